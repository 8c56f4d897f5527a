//! Shapefiles that are cut, disagree with their table, lie on another datum, or cross themselves.

use std::io::Cursor;

use dbase::{FieldName, FieldValue, Record, TableWriterBuilder};
use shapefile::record::EsriShape;
use shapefile::{Point, Polygon, PolygonRing, Polyline, ShapeWriter};

use super::*;

const WGS_84: &str = r#"GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]"#;

/// Writes shapes beside text attributes.
pub(crate) fn shapefile<S: EsriShape>(shapes: &[S], columns: &[&str], rows: &[&[&str]]) -> ShapefileBytes {
    let mut shp = Cursor::new(Vec::new());
    let mut writer = ShapeWriter::new(&mut shp);
    for shape in shapes {
        writer.write_shape(shape).unwrap();
    }
    writer.finalize().unwrap();
    drop(writer);
    let mut table = TableWriterBuilder::new();
    for column in columns {
        table = table.add_character_field(FieldName::try_from(*column).unwrap(), 40);
    }
    let mut dbf = Cursor::new(Vec::new());
    let mut table = table.build_with_dest(&mut dbf);
    for row in rows {
        let mut record = Record::default();
        for (column, value) in columns.iter().zip(*row) {
            record.insert(
                (*column).to_owned(),
                FieldValue::Character(Some((*value).to_owned())),
            );
        }
        table.write_record(&record).unwrap();
    }
    table.finalize().unwrap();
    drop(table);
    ShapefileBytes {
        shp: shp.into_inner(),
        dbf: dbf.into_inner(),
        prj: WGS_84.as_bytes().to_vec(),
    }
}

fn ring(points: &[(f64, f64)]) -> Polygon {
    Polygon::new(PolygonRing::Outer(
        points.iter().map(|&(x, y)| Point::new(x, y)).collect(),
    ))
}

fn square() -> Polygon {
    ring(&[
        (-89.0, 32.0),
        (-89.0, 33.0),
        (-88.0, 33.0),
        (-88.0, 32.0),
        (-89.0, 32.0),
    ])
}

pub(crate) fn good_polygons() -> ShapefileBytes {
    shapefile(&[square(), square()], &["id"], &[&["A"], &["B"]])
}

const EDGE: [&str; 7] = [
    "FULLNAME", "LFROMADD", "LTOADD", "RFROMADD", "RTOADD", "ZIPL", "ZIPR",
];

pub(crate) fn good_edges() -> ShapefileBytes {
    let line = || Polyline::new(vec![Point::new(-89.0, 32.0), Point::new(-88.9, 32.0)]);
    let rows: [&[&str]; 5] = [
        &["Invented Rd", "1", "99", "2", "98", "00000", "00000"],
        &["", "1", "99", "2", "98", "", ""],
        &["Sample St", "", "", "2", "", "", ""],
        &["Sample St", "", "", "", "", "", ""],
        &["Sample St", "", "", "100", "198", "", ""],
    ];
    shapefile(&[line(), line(), line(), line(), line()], &EDGE, &rows)
}

/// ADDRFEAT has the same sides under other names.
pub(crate) fn good_features() -> ShapefileBytes {
    let line = || Polyline::new(vec![Point::new(-89.0, 32.0), Point::new(-88.9, 32.0)]);
    let columns = ["FULLNAME", "LFROMHN", "LTOHN", "RFROMHN", "RTOHN", "ZIPL", "ZIPR"];
    let rows: [&[&str]; 2] = [&["Invented Rd", "1", "99", "2", "", "00000", "00000"], &["Old Mill Rd", "1", "99", "", "", "", ""]];
    shapefile(&[line(), line()], &columns, &rows)
}

#[test]
fn the_sides_of_address_features_are_used_or_said() {
    let said = features(&good_features()).unwrap();
    assert_eq!((said.rows, said.left_out), (2, 2));
    assert_eq!(said.codes(), ["range-incomplete", "roads-without-ranges"]);
    assert_eq!(said.findings[0].spot.field.as_deref(), Some("RTOHN"));
    let wrong = features(&good_edges()).unwrap_err().to_string();
    assert!(wrong.contains("found no column \"LFROMHN\""), "{wrong}");
    for cut in [0, 50, 99, 120] {
        assert!(features(&ShapefileBytes { shp: good_features().shp[..cut].to_vec(), ..good_features() }).is_err(), "{cut}");
        assert!(features(&ShapefileBytes { dbf: good_features().dbf[..cut].to_vec(), ..good_features() }).is_err(), "{cut}");
    }
}

#[test]
fn good_polygons_are_read_counter_clockwise_and_without_findings() {
    let said = precinct_shapes(&good_polygons()).unwrap();
    assert_eq!((said.rows, said.codes()), (2, vec![]));
}

#[test]
fn every_side_of_an_edge_is_used_or_said() {
    let said = edges(&good_edges()).unwrap();
    assert_eq!((said.rows, said.left_out), (3, 7));
    assert_eq!(
        said.codes(),
        [
            "range-without-street",
            "range-incomplete",
            "roads-without-ranges"
        ]
    );
    assert_eq!(said.findings[1].spot.field.as_deref(), Some("RTOADD"));
    assert!(
        said.findings[2]
            .sentence
            .starts_with("1 of 5 lines have no house numbers"),
        "{said:?}"
    );
}

#[test]
fn a_part_that_is_cut_is_an_error() {
    for (good, read) in [
        (
            good_polygons(),
            precinct_shapes as fn(&ShapefileBytes) -> Result<Said, SourceError>,
        ),
        (good_edges(), edges),
    ] {
        for cut in 0..good.shp.len() {
            let parts = ShapefileBytes {
                shp: good.shp[..cut].to_vec(),
                ..good.clone()
            };
            let said = read(&parts).unwrap_err();
            assert_eq!(said.spot.file, "f.shp", "cut at {cut}");
        }
        // The last byte of a table is its end mark.
        for cut in 0..good.dbf.len() - 1 {
            let parts = ShapefileBytes {
                dbf: good.dbf[..cut].to_vec(),
                ..good.clone()
            };
            let said = read(&parts).unwrap_err();
            assert_eq!(said.spot.file, "f.dbf", "cut at {cut}");
        }
        for cut in 0..good.prj.len() {
            let parts = ShapefileBytes {
                prj: good.prj[..cut].to_vec(),
                ..good.clone()
            };
            let Err(said) = read(&parts) else {
                panic!("cut at {cut}")
            };
            assert_eq!(said.spot.file, "f.prj", "cut at {cut}");
        }
    }
}

#[test]
fn shapes_and_records_must_be_as_many() {
    let parts = shapefile(&[square(), square()], &["id"], &[&["A"]]);
    let said = precinct_shapes(&parts).unwrap_err().to_string();
    assert_eq!(
        said,
        "f.shp:2: found more shapes than the 1 records of the .dbf"
    );
    let parts = shapefile(&[square()], &["id"], &[&["A"], &["B"]]);
    let said = precinct_shapes(&parts).unwrap_err().to_string();
    assert_eq!(said, "f.shp: found 1 shapes, expected 2 as the .dbf has");
    let parts = shapefile(&[square()], &["name"], &[&["A"]]);
    let said = precinct_shapes(&parts).unwrap_err().to_string();
    assert_eq!(
        said,
        "f.dbf [id]: found no column \"id\", expected it among name"
    );
}

/// The trap: the dBase reader passes over deleted records, which would move every name to the shape before.
#[test]
fn a_deleted_record_takes_its_own_shape_with_it() {
    let far = ring(&[
        (-80.0, 32.0),
        (-80.0, 33.0),
        (-79.0, 33.0),
        (-79.0, 32.0),
        (-80.0, 32.0),
    ]);
    let mut parts = shapefile(&[square(), far], &["id"], &[&["A"], &["B"]]);
    let first = usize::from(u16::from_le_bytes([parts.dbf[8], parts.dbf[9]]));
    parts.dbf[first] = b'*';
    let input = input(Role::Precincts, Format::Shapefile, &[("id", "id")]);
    let read = shapefile_polygons::boundaries("f.shp", &parts, &input).unwrap();
    assert_eq!(
        (read.rows_in, read.left_out, read.findings[0].code),
        (2, 1, "record-deleted")
    );
    assert_eq!(read.rows[0].id, "B");
    assert!(read.rows[0].polygon.0[0].exterior().0[0].x > -81.0);
}

#[test]
fn faults_of_a_shape_are_named() {
    for (shape, code) in [
        (
            ring(&[(0., 0.), (2., 2.), (3., 0.), (0., 2.), (0., 0.)]),
            "polygon-self-crossing",
        ),
        (
            ring(&[(0., 0.), (f64::NAN, 2.), (3., 0.), (0., 0.)]),
            "coordinate-not-on-earth",
        ),
        (
            ring(&[(0., 0.), (f64::INFINITY, 2.), (3., 0.), (0., 0.)]),
            "coordinate-not-on-earth",
        ),
        (
            ring(&[
                (700_000., 800_000.),
                (700_001., 800_001.),
                (700_002., 800_000.),
            ]),
            "coordinate-not-on-earth",
        ),
        (
            ring(&[(0., 0.), (1., 1.), (2., 2.), (0., 0.)]),
            "polygon-without-area",
        ),
    ] {
        let parts = shapefile(&[square(), shape], &["id"], &[&["A"], &["B"]]);
        let said = precinct_shapes(&parts).unwrap();
        assert_eq!((said.rows, said.left_out, said.codes()), (1, 1, vec![code]));
        assert_eq!(
            (
                said.findings[0].spot.line,
                said.findings[0].subject.as_str()
            ),
            (Some(2), "B")
        );
    }
    let line = Polyline::new(vec![Point::new(0., 0.), Point::new(1., 1.)]);
    let said = precinct_shapes(&shapefile(&[line], &["id"], &[&["A"]])).unwrap();
    assert_eq!(said.codes(), ["geometry-wrong-type"]);
    let polygons_for_edges = shapefile(
        &[square()],
        &EDGE,
        &[&["Invented Rd", "1", "9", "", "", "", ""]],
    );
    let said = edges(&polygons_for_edges).unwrap();
    assert_eq!((said.rows, said.left_out), (0, 2));
    assert_eq!(
        said.codes(),
        ["geometry-wrong-type", "roads-without-ranges"]
    );
    let nan = Polyline::new(vec![Point::new(0., 0.), Point::new(f64::NAN, 1.)]);
    let said = edges(&shapefile(
        &[nan],
        &EDGE,
        &[&["Invented Rd", "1", "9", "2", "8", "", ""]],
    ))
    .unwrap();
    assert_eq!(
        (said.left_out, said.codes()),
        (2, vec!["coordinate-not-on-earth"])
    );
}

#[test]
fn a_hole_goes_to_the_smallest_polygon_around_it() {
    let points = |v: &[(f64, f64)]| v.iter().map(|&(x, y)| Point::new(x, y)).collect::<Vec<_>>();
    let far = points(&[(20., 0.), (20., 4.), (24., 4.), (24., 0.), (20., 0.)]);
    let square = |x: f64, y: f64, side: f64| {
        points(&[
            (x, y),
            (x, y + side),
            (x + side, y + side),
            (x + side, y),
            (x, y),
        ])
    };
    let turned = |mut ring: Vec<Point>| {
        ring.reverse();
        ring
    };
    let rings = vec![
        PolygonRing::Outer(far),
        PolygonRing::Outer(square(0., 0., 8.)),
        // An island in a hole, with a hole of its own.
        PolygonRing::Outer(square(2., 2., 4.)),
        PolygonRing::Inner(turned(square(1., 1., 6.))),
        PolygonRing::Inner(turned(square(3., 3., 2.))),
        PolygonRing::Inner(turned(square(12., 1., 1.))),
    ];
    let parts = shapefile(&[Polygon::with_rings(rings)], &["id"], &[&["A"]]);
    let input = input(Role::Precincts, Format::Shapefile, &[("id", "id")]);
    let read = shapefile_polygons::boundaries("f.shp", &parts, &input).unwrap();
    let holes: Vec<usize> = read.rows[0]
        .polygon
        .0
        .iter()
        .map(|p| p.interiors().len())
        .collect();
    assert_eq!(holes, [0, 1, 1, 0]);
    assert_eq!(
        read.findings.iter().map(|f| f.code).collect::<Vec<_>>(),
        ["polygon-orientation"]
    );
}

#[test]
fn another_datum_is_refused_by_name_and_windows_1252_is_reported() {
    let clarke = WGS_84
        .replace("D_WGS_1984", "D_North_American_1927")
        .replace("6378137.0", "6378206.4");
    let parts = ShapefileBytes {
        prj: clarke.into_bytes(),
        ..good_polygons()
    };
    let said = precinct_shapes(&parts).unwrap_err().to_string();
    assert!(
        said.starts_with("f.prj: found datum \"D_North_American_1927\", expected WGS 84 or NAD 83"),
        "{said}"
    );

    let mut parts = good_polygons();
    let at = parts.dbf.iter().rposition(|b| *b == b'B').unwrap();
    parts.dbf[at] = 0xe9;
    let said = precinct_shapes(&parts).unwrap();
    assert_eq!(
        (said.rows, said.codes()),
        (2, vec!["encoding-windows-1252"])
    );
}

/// Found by the fuzzer: 672 bytes that asked for six gigabytes by a count, 478 for four by where a part begins, and 478 for fifteen
/// behind a record that says it is empty.
#[test]
fn a_shape_that_claims_more_than_its_record_holds_is_refused_before_any_room_is_made() {
    // The second shape's counts: behind the header, the first record, its own record header, kind and box.
    let good = good_polygons();
    let length = |at: usize| usize::try_from(i32::from_be_bytes(good.shp[at..at + 4].try_into().unwrap())).unwrap() * 2;
    let second = 100 + 8 + length(104) + 8;
    let read = |at: usize, count: i32| {
        let mut parts = good.clone();
        parts.shp[at..at + 4].copy_from_slice(&count.to_le_bytes());
        pollstead::compile::sources::shapefile_records::read("f.shp", &parts, &["id"]).map(|_| ()).map_err(|e| e.to_string())
    };
    assert_eq!(read(second + 36, 1), Ok(()), "as it is");
    for (at, count, said) in [
        (second + 36, 1_599_292_231, "f.shp:2: found a shape of 1599292231 parts and 5 points in 128 bytes, expected as many as fit"),
        (second + 36, -1, "f.shp:2: found a shape of -1 parts and 5 points in 128 bytes, expected as many as fit"),
        (second + 40, 6, "f.shp:2: found a shape of 1 parts and 6 points in 128 bytes, expected as many as fit"),
        (second + 44, -268_435_456, "f.shp:2: found part 1 of a shape to begin at its point -268435456, expected parts in order among its 5 points"),
        (second + 44, 6, "f.shp:2: found part 1 of a shape to begin at its point 6, expected parts in order among its 5 points"),
        (second + 40, i32::MAX, "f.shp:2: found a shape of 1 parts and 2147483647 points in 128 bytes, expected as many as fit"),
    ] {
        assert_eq!(read(at, count), Err(said.to_owned()));
    }
}

#[test]
fn what_a_record_says_of_its_length_hides_nothing() {
    let good = good_polygons();
    let read = |change: &dyn Fn(&mut Vec<u8>)| {
        let mut parts = good.clone();
        change(&mut parts.shp);
        pollstead::compile::sources::shapefile_records::read("f.shp", &parts, &["id"]).map(|_| ()).map_err(|e| e.to_string())
    };
    // The first record's length, in words, at 104; its kind at 108, its counts at 144.
    let said = |shp: &mut Vec<u8>, words: i32| shp[104..108].copy_from_slice(&words.to_be_bytes());
    assert_eq!(read(&|shp| said(shp, 64)), Ok(()), "as it is");
    for words in [1, 0, -1, i32::MIN] {
        let held = usize::try_from(words).unwrap_or(0) * 2;
        assert_eq!(read(&|shp| said(shp, words)), Err(format!("f.shp:1: found a shape of 1 parts and 5 points in {held} bytes, expected as many as fit")));
    }
    // A shape that is none, of a length all the same: what stands behind its kind is read as the next record.
    let hidden = read(&|shp| {
        shp[108..112].copy_from_slice(&0_i32.to_le_bytes());
        shp[116..120].copy_from_slice(&64_i32.to_be_bytes());
        shp[120..124].copy_from_slice(&5_i32.to_le_bytes());
        shp[156..160].copy_from_slice(&1_599_292_231_i32.to_le_bytes());
    });
    assert!(hidden.as_ref().is_err_and(|e| e.starts_with("f.shp:2: found a shape of 1599292231 parts and ")), "{hidden:?}");
}
