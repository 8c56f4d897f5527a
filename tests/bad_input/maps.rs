//! GeoJSON that is cut, of the wrong type, crosses itself, or lies nowhere on earth.

use super::*;

fn collection(features: &str) -> String {
    format!(r#"{{"type":"FeatureCollection","features":[{features}]}}"#)
}

fn feature(geometry: &str) -> String {
    format!(r#"{{"type":"Feature","properties":{{"id":"A"}},"geometry":{geometry}}}"#)
}

fn polygon(rings: &str) -> String {
    feature(&format!(r#"{{"type":"Polygon","coordinates":{rings}}}"#))
}

/// A square, counter-clockwise and closed.
const SQUARE: &str = "[[[-89.0,32.0],[-88.0,32.0],[-88.0,33.0],[-89.0,33.0],[-89.0,32.0]]]";

pub(crate) fn good() -> Vec<u8> {
    collection(&[polygon(SQUARE), polygon(SQUARE)].join(",")).into_bytes()
}

#[test]
fn good_polygons_have_no_findings() {
    for reader in [precincts as Reader, counties] {
        let said = reader(&good()).unwrap();
        assert_eq!((said.rows, said.codes()), (2, vec![]));
    }
}

#[test]
fn each_fault_is_named_and_its_record_left_out() {
    for (feature, code) in [
        (
            polygon("[[[0,0],[2,2],[3,0],[0,2],[0,0]]]"),
            "polygon-self-crossing",
        ),
        (
            polygon("[[[0,0],[2,2],[2,0],[0,2],[0,0]]]"),
            "polygon-self-crossing",
        ),
        (polygon("[[[0,0],[1,1],[0,0]]]"), "polygon-too-few-vertices"),
        (
            polygon("[[[0,0],[1,1],[2,2],[0,0]]]"),
            "polygon-without-area",
        ),
        (polygon("[]"), "polygon-empty"),
        (polygon("[[]]"), "polygon-empty"),
        (
            polygon("[[[0,0],[200,0],[0,1],[0,0]]]"),
            "coordinate-not-on-earth",
        ),
        (
            polygon("[[[0,0],[0,-91],[1,1],[0,0]]]"),
            "coordinate-not-on-earth",
        ),
        (polygon("[[[0],[1],[2],[0]]]"), "coordinate-not-on-earth"),
        (
            polygon(r#"[[["a","b"],[1,1],[2,0]]]"#),
            "coordinate-not-on-earth",
        ),
        (polygon("7"), "coordinate-not-on-earth"),
        (feature("null"), "polygon-empty"),
        (feature("{}"), "geometry-wrong-type"),
        (
            feature(r#"{"type":"Point","coordinates":[0,0]}"#),
            "geometry-wrong-type",
        ),
        (
            feature(r#"{"type":"LineString","coordinates":[[0,0],[1,1]]}"#),
            "geometry-wrong-type",
        ),
        (
            feature(r#"{"type":"GeometryCollection","geometries":[]}"#),
            "geometry-wrong-type",
        ),
        ("7".to_owned(), "geometry-wrong-type"),
        ("null".to_owned(), "geometry-wrong-type"),
    ] {
        let text = collection(&[polygon(SQUARE), feature].join(","));
        for reader in [precincts as Reader, counties] {
            let said = reader(text.as_bytes()).unwrap();
            assert_eq!(
                (said.rows, said.left_out, said.codes()),
                (1, 1, vec![code]),
                "{text}"
            );
            let spot = &said.findings[0].spot;
            assert_eq!((spot.file.as_str(), spot.line), ("f.geojson", Some(2)));
            assert_eq!(spot.field.as_deref(), Some("geometry"));
        }
    }
}

#[test]
fn repairs_are_exact_and_reported() {
    let open = "[[[-89.0,32.0],[-88.0,32.0],[-88.0,32.0],[-88.0,33.0]]]";
    let clockwise = "[[[-89.0,32.0],[-88.0,33.0],[-88.0,32.0],[-89.0,32.0]]]";
    let text = collection(&[polygon(open), polygon(clockwise)].join(","));
    let said = precincts(text.as_bytes()).unwrap();
    assert_eq!(said.rows, 2);
    assert_eq!(
        said.codes(),
        [
            "polygon-unclosed",
            "polygon-duplicate-vertices",
            "polygon-orientation"
        ]
    );
}

#[test]
fn what_is_no_feature_collection_is_an_error() {
    for (text, says) in [
        ("", "f.geojson:1: found no JSON at column 0"),
        ("{", "f.geojson:1: found no JSON"),
        (
            "[]",
            "f.geojson: found \"no type\", expected a FeatureCollection",
        ),
        (
            r#"{"type":"Feature"}"#,
            "f.geojson: found \"Feature\", expected a FeatureCollection",
        ),
        (
            r#"{"type":"FeatureCollection","features":7}"#,
            "f.geojson: found \"FeatureCollection\"",
        ),
        (
            &collection(""),
            "f.geojson: found a FeatureCollection without features",
        ),
        (
            &collection(&polygon("[[[NaN,0],[1,1],[2,0]]]")),
            "f.geojson:1: found no JSON at column",
        ),
        (
            &collection(&polygon("[[[1e999,0],[1,1],[2,0]]]")),
            "f.geojson:1: found no JSON at column",
        ),
        (&"[".repeat(100_000), "f.geojson:1: found no JSON at column"),
    ] {
        let said = precincts(text.as_bytes()).unwrap_err().to_string();
        assert!(said.starts_with(says), "{said}");
    }
    for bytes in [&[0xff, 0xfe, 0x00][..], b"PK\x03\x04"] {
        assert!(precincts(bytes).is_err());
    }
    let other = r#"{"type":"Feature","properties":{"name":"A"},"geometry":null}"#;
    let said = precincts(collection(other).as_bytes())
        .unwrap_err()
        .to_string();
    assert_eq!(
        said,
        "f.geojson [id]: found no property \"id\", expected it among name"
    );
    let long =
        collection(&polygon(SQUARE).replace("\"A\"", &format!("\"{}\"", "x".repeat(10 << 20))));
    let said = precincts(long.as_bytes()).unwrap_err().to_string();
    assert_eq!(
        said,
        "f.geojson:1 [id]: found a property of 10485760 bytes, expected at most 65536"
    );
}

#[test]
fn cut_anywhere_is_an_error() {
    let whole = good();
    for cut in 0..whole.len() {
        assert!(precincts(&whole[..cut]).is_err(), "cut at {cut}");
    }
}

#[test]
fn a_coordinate_system_that_is_not_degrees_is_named() {
    let with = |crs: &str| {
        let crs = format!(r#""crs":{{"type":"name","properties":{{"name":"{crs}"}}}},"features""#);
        String::from_utf8(good())
            .unwrap()
            .replace("\"features\"", &crs)
    };
    let mut input = input(Role::Precincts, Format::Geojson, &[("id", "id")]);
    for (crs, doubt) in [
        ("urn:ogc:def:crs:OGC:1.3:CRS84", 0.0),
        ("urn:ogc:def:crs:EPSG::4269", 2.0),
    ] {
        let read = geojson_areas::boundaries("f", with(crs).as_bytes(), &input).unwrap();
        assert_eq!(read.rows[0].datum_doubt_m, doubt);
    }
    for crs in [
        "urn:ogc:def:crs:EPSG::4267",
        "urn:ogc:def:crs:EPSG::2254",
        "EPSG:3857",
        "",
    ] {
        let said = precincts(with(crs).as_bytes()).unwrap_err().to_string();
        assert!(
            said.starts_with(&format!("f.geojson [crs]: found coordinate system {crs:?}")),
            "{said}"
        );
    }
    // No county anywhere: every record is reported.
    input.county = None;
    let read = said(geojson_areas::boundaries("f", &good(), &input)).unwrap();
    assert_eq!(
        (read.left_out, read.codes()),
        (2, vec!["boundary-without-county"; 2])
    );
    // The label's five digits are a county.
    input.columns.insert("label".to_owned(), "id".to_owned());
    let labelled = String::from_utf8(good())
        .unwrap()
        .replace("\"A\"", "\"99999-ZION-SAMPLE\"");
    let read = geojson_areas::boundaries("f", labelled.as_bytes(), &input).unwrap();
    let row = &read.rows[0];
    assert_eq!(
        (row.county.as_str(), row.name.as_str()),
        ("99999", "ZION-SAMPLE")
    );
    assert_eq!(row.id, "99999-ZION-SAMPLE");
}
