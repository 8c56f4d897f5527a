//! Writes road lines with house-number ranges, in the shape of a TIGER/Line EDGES shapefile, WGS 84.

use std::io::Cursor;
use std::path::Path;

use dbase::{FieldName, FieldValue, TableWriterBuilder};
use shapefile::{Point, Polyline, ShapeWriter};

use super::DemoError;
use super::lattice::At;
use super::street::{Piece, Street, Town};

/// ESRI's well-known text for WGS 84.
const PRJ: &str = "GEOGCS[\"GCS_WGS_1984\",DATUM[\"D_WGS_1984\",SPHEROID[\"WGS_1984\",6378137.0,298.257223563]],PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",0.0174532925199433]]";

/// Where the attribute table keeps the day of its last change (three bytes), and what is written there. `dbase` writes
/// today; the demo has no clock.
const DAY_AT: std::ops::Range<usize> = 1..4;
const DAY: [u8; 3] = [127, 4, 1];

const COLUMNS: [(&str, u8); 10] = [
    ("STATEFP", 2),
    ("COUNTYFP", 3),
    ("MTFCC", 5),
    ("FULLNAME", 100),
    ("LFROMADD", 12),
    ("LTOADD", 12),
    ("RFROMADD", 12),
    ("RTOADD", 12),
    ("ZIPL", 5),
    ("ZIPR", 5),
];

fn point(at: At) -> Point {
    // Microdegrees are exact in a double, and IEEE division is the same everywhere.
    Point::new(at.x as f64 / 1e6, at.y as f64 / 1e6)
}

/// Writes `roads.shp`, `.shx`, `.dbf` and `.prj`; `fips` is the county's.
pub(super) fn write(
    folder: &Path,
    fips: &str,
    towns: &[Town],
    pieces: &[(&Street, Piece)],
) -> Result<(), DemoError> {
    let failed = |said: &dyn std::fmt::Display| DemoError::Roads {
        path: folder.join("roads.shp"),
        said: said.to_string(),
    };
    let (mut shp, mut shx, mut dbf) = (
        Cursor::new(Vec::new()),
        Cursor::new(Vec::new()),
        Cursor::new(Vec::new()),
    );
    {
        let mut shapes = ShapeWriter::with_shx(&mut shp, &mut shx);
        let name = |text: &str| FieldName::try_from(text).map_err(|e| failed(&e));
        let mut builder = TableWriterBuilder::new().add_numeric_field(name("TLID")?, 10, 0);
        for (column, width) in COLUMNS {
            builder = builder.add_character_field(name(column)?, width);
        }
        let mut table = builder.build_with_dest(&mut dbf);
        let (state, county) = fips.split_at_checked(2).unwrap_or(("28", fips));
        for (index, (street, piece)) in pieces.iter().enumerate() {
            shapes
                .write_shape(&Polyline::new(vec![point(piece.from), point(piece.to)]))
                .map_err(|e| failed(&e))?;
            let zip = towns.get(street.town).map_or("", |t| t.zip.as_str());
            let [lf, lt, rf, rt] =
                [piece.left.0, piece.left.1, piece.right.0, piece.right.1].map(|n| n.to_string());
            let values = [
                state,
                county,
                "S1400",
                street.name.as_str(),
                &lf,
                &lt,
                &rf,
                &rt,
                zip,
                zip,
            ];
            let mut record = dbase::Record::default();
            record.insert(
                "TLID".to_owned(),
                FieldValue::Numeric(Some(900_000_000.0 + index as f64)),
            );
            for ((column, _), value) in COLUMNS.iter().zip(values) {
                record.insert(
                    (*column).to_owned(),
                    FieldValue::Character(Some(value.to_owned())),
                );
            }
            table.write_record(&record).map_err(|e| failed(&e))?;
        }
        table.finalize().map_err(|e| failed(&e))?;
        shapes.finalize().map_err(|e| failed(&e))?;
    }
    let mut dbf = dbf.into_inner();
    if let Some(day) = dbf.get_mut(DAY_AT) {
        day.copy_from_slice(&DAY);
    }
    for (name, bytes) in [
        ("roads.shp", shp.into_inner()),
        ("roads.shx", shx.into_inner()),
        ("roads.dbf", dbf),
        ("roads.prj", PRJ.into()),
    ] {
        let path = folder.join(name);
        std::fs::write(&path, bytes).map_err(|source| DemoError::Write { path, source })?;
    }
    Ok(())
}
