//! Any bytes, and any good file with some bytes changed: an answer or an error, never a panic.

use pollstead::compile::corrections::Corrections;
use proptest::prelude::*;

use super::*;

/// A good file with up to eight bytes overwritten and perhaps its end cut off.
fn damaged(good: Vec<u8>) -> impl Strategy<Value = Vec<u8>> {
    let n = good.len();
    let edits = prop::collection::vec((0..n, any::<u8>()), 0..8);
    (edits, prop::option::weighted(0.2, 0..n)).prop_map(move |(edits, cut)| {
        let mut bytes = good.clone();
        for (at, byte) in edits {
            bytes[at] = byte;
        }
        bytes.truncate(cut.unwrap_or(n));
        bytes
    })
}

fn table_text(header: &str, row: &str) -> Vec<u8> {
    format!("{header}\n{row}\n\"{row}\"\n{row}\n").into_bytes()
}

proptest! {
    #[test]
    fn any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        for (_, reader, ..) in TABLES {
            let _ = reader(&bytes);
        }
        let _ = workbook(&bytes);
        let _ = precincts(&bytes);
        let _ = counties(&bytes);
        let _ = export(&bytes);
        let _ = vip_feeds::segments(&bytes);
        let _ = Corrections::parse("f", &bytes);
        let parts = ShapefileBytes { shp: bytes.clone(), dbf: bytes.clone(), prj: bytes };
        let _ = precinct_shapes(&parts);
        let _ = edges(&parts);
    }

    #[test]
    fn any_text_under_a_good_header(
        which in 0..TABLES.len(),
        text in "([a-z0-9 ,\"\n\r]|\u{e9}|-|/|NaN|1e9){0,200}",
    ) {
        let (_, reader, header, _) = TABLES[which];
        let _ = reader(format!("{header}\n{text}").as_bytes());
    }

    #[test]
    fn damaged_tables(
        (which, bytes) in (0..TABLES.len()).prop_flat_map(|i| (Just(i), damaged(table_text(TABLES[i].2, TABLES[i].3))))
    ) {
        let _ = TABLES[which].1(&bytes);
    }

    #[test]
    fn damaged_maps(bytes in damaged(maps::good())) {
        let _ = precincts(&bytes);
    }

    #[test]
    fn damaged_feeds(bytes in damaged(vip_feeds::good().into_bytes())) {
        let _ = vip_feeds::segments(&bytes);
    }

    #[test]
    fn damaged_exports(bytes in damaged(sems_exports::GOOD.as_bytes().to_vec())) {
        let _ = export(&bytes);
    }

    #[test]
    fn damaged_shapes(shp in damaged(shapefiles::good_polygons().shp)) {
        let _ = precinct_shapes(&ShapefileBytes { shp, ..shapefiles::good_polygons() });
    }

    #[test]
    fn damaged_attributes(dbf in damaged(shapefiles::good_edges().dbf)) {
        let _ = edges(&ShapefileBytes { dbf, ..shapefiles::good_edges() });
    }

    #[test]
    fn damaged_coordinate_systems(prj in damaged(shapefiles::good_edges().prj)) {
        let _ = edges(&ShapefileBytes { prj, ..shapefiles::good_edges() });
    }

    #[test]
    fn damaged_workbooks(bytes in damaged(workbooks::good())) {
        let _ = workbook(&bytes);
    }
}
