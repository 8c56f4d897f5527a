//! `pollstead zone`: survey files and editions, good rows and bad.
#![allow(clippy::indexing_slicing, clippy::unwrap_used, reason = "tests")]

use serde_json::{Value, json};

use super::program::{Made, Ran, made, run};

/// Two made-up places a mile apart: one of two doors and a room, one of a door that somebody only pointed out.
fn survey(made: &Made) {
    let feature = |properties: Value, geometry: Value| json!({ "type": "Feature", "properties": properties, "geometry": geometry });
    let point = |lon: f64, lat: f64| json!({ "type": "Point", "coordinates": [lon, lat] });
    let door = |place: &str, name: &str, lon: f64| {
        feature(json!({ "place": place, "role": "entrance", "name": name, "accuracy_m": 0.001, "confidence": 0.95 }), point(lon, 33.0))
    };
    let room = [[-89.2, 33.0], [-89.1998, 33.0], [-89.1998, 33.0001], [-89.2, 33.0001], [-89.2, 33.0]];
    let all = json!({ "type": "FeatureCollection", "features": [
        door("28159:p001", "Door 1", -89.2),
        door("28159:p001", "Door 2", -89.1998),
        feature(
            json!({ "place": "28159:p001", "role": "room", "name": "Make-Believe Room", "accuracy_m": 0.001, "confidence": 0.95 }),
            json!({ "type": "Polygon", "coordinates": [room] }),
        ),
        door("28159:p002", "Only door", -89.1828),
    ] });
    std::fs::write(made.path().join("places.geojson"), all.to_string()).unwrap();
}

fn zone(made: &Made, rows: &str) -> Ran {
    run(made, &["zone", "--places", "places.geojson"], rows.as_bytes())
}

fn lines(ran: &Ran) -> Vec<Value> {
    ran.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn rows_are_measured_in_order_and_bad_ones_are_said() {
    let made = made();
    survey(&made);
    // 45 m and 48 m south of door 1; a degree of latitude is 110.91 km there.
    let rows: &[(&str, Result<[&str; 4], &str>)] = &[
        ("-89.2,32.99964,0,,", Ok(["28159:p001", "inside", "outside", "Door 1"])),
        ("-89.2,32.99956,0,,", Ok(["28159:p001", "outside", "outside", "Door 1"])),
        ("-89.2,32.99956,10,0.68,", Ok(["28159:p001", "too_close_to_call", "outside", "Door 1"])),
        ("-89.19985,33.00005,1,0.95,", Ok(["28159:p001", "inside", "inside", "Door 2"])),
        ("-89.1829,33.0,3,0.95,", Ok(["28159:p002", "inside", "not_surveyed", "Only door"])),
        ("-89.1829,33.0,3,0.95,28159:p001", Ok(["28159:p001", "outside", "outside", "Door 2"])),
        ("-88.5,34.0,3,,", Ok(["28159:p002", "outside", "not_surveyed", "Only door"])),
        (",33.0,3,,", Err("found no lon, expected degrees")),
        ("-89.2,,3,,", Err("found no lat, expected degrees")),
        ("-89.2,33.0,,,", Err("found no accuracy_m, expected metres, 0 for an exact position")),
        ("-89.2,33.0,-1,,", Err("found accuracy -1 m, expected 0 or more metres")),
        ("-89.2,33.0,NaN,,", Err("found accuracy_m \"NaN\", expected a number")),
        ("-89.2,33.0,1e999,,", Err("found accuracy_m \"1e999\", expected a number")),
        ("33.0,-89.2,5,,", Err("found longitude 33 and latitude -89.2, which look swapped, expected longitude first")),
        ("west,33.0,5,,", Err("found lon \"west\", expected a number")),
        ("-89.2,95,5,,", Err("found latitude 95, expected -90 to 90 degrees")),
        ("-89.2,33.0,5,0.9,", Err("found confidence \"0.9\", expected 0.68 or 0.95")),
        ("-89.2,33.0,5,,28159:p9", Err("found place \"28159:p9\", expected the id of a place, such as 28159:p014")),
        ("-89.2,33.0,5,,,,", Err("found 7 fields, expected 5")),
    ];
    let text: String = rows.iter().map(|(row, _)| format!("{row}\n")).collect();
    let ran = zone(&made, &format!("lon,lat,accuracy_m,confidence,place\n{text}"));
    assert_eq!((ran.exit, ran.err.as_str()), (0, ""));
    let said = lines(&ran);
    assert_eq!(said.len(), rows.len());
    for (said, (row, expected)) in said.iter().zip(rows) {
        match expected {
            Err(error) => assert_eq!(*said, json!({ "kind": "invalid", "error": error }), "{row}"),
            Ok([place, far, near, from]) => {
                assert_eq!([&said["place"], &said["one_fifty"]["statute"]["verdict"], &said["thirty"]["statute"]["verdict"]], [place, far, near], "{row}");
                assert_eq!(said["one_fifty"]["statute"]["from"], *from, "{row}");
                assert_eq!(said["one_fifty"]["guidance"], said["one_fifty"]["statute"], "{row}: no parcels");
                let p = &said["one_fifty"]["statute"]["p"];
                assert!(p[0].as_f64().unwrap() <= p[1].as_f64().unwrap(), "{row}: {p}");
            }
        }
    }
    // 39.93 m: 0.00036 degrees of latitude at 33 degrees north.
    let feet = said[0]["one_fifty"]["statute"]["distance_ft"].as_f64().unwrap();
    assert!((feet - 39.927 / 0.3048).abs() < 0.05, "{feet}");
    assert_eq!(said[3]["thirty"]["statute"]["distance_ft"], 0.0);
}

#[test]
fn json_lines_are_rows_too() {
    let made = made();
    survey(&made);
    let ran = zone(&made, "{\"lon\":-89.2,\"lat\":33.0,\"accuracy_m\":0,\"confidence\":0.95}\n{\"lon\":null,\"lat\":33,\"accuracy_m\":0}\n[1]\n");
    let said = lines(&ran);
    assert_eq!((ran.exit, said.len()), (0, 3));
    assert_eq!(said[0]["one_fifty"]["statute"]["verdict"], "inside");
    assert_eq!(said[1], json!({ "kind": "invalid", "error": "found no lon, expected degrees" }));
    assert_eq!(said[2]["kind"], "invalid");
}

#[test]
fn an_edition_answers_under_its_counties_policies() {
    let made = made();
    // A door of the demo's own survey, as the edition's source says it.
    let round = std::fs::read_dir(made.path().join("demo/surveys")).unwrap().map(|file| file.unwrap().path()).min().unwrap();
    let round: Value = serde_json::from_str(&std::fs::read_to_string(round).unwrap()).unwrap();
    let door = round["features"].as_array().unwrap().iter().find(|f| f["properties"]["role"] == "entrance").unwrap();
    let at = door["geometry"]["coordinates"].as_array().unwrap();
    let row = format!("lon,lat,accuracy_m\n{},{},0\n", at[0], at[1]);
    let ran = run(&made, &["zone", "--edition", "edition"], row.as_bytes());
    assert_eq!((ran.exit, ran.err.as_str()), (0, ""));
    let said = lines(&ran);
    assert_eq!(said.len(), 1);
    assert!(said[0]["one_fifty"]["statute"]["distance_ft"].as_f64().unwrap() < 1.0, "{}", said[0]);
    // The same edition calling itself real opens only when asked to.
    assert_eq!(run(&made, &["zone", "--edition", "real"], row.as_bytes()).exit, 2);
    assert_eq!(run(&made, &["zone", "--edition", "real", "--unsigned"], row.as_bytes()).out, ran.out);
}

#[test]
fn what_is_asked_wrongly_is_said() {
    let made = made();
    survey(&made);
    std::fs::write(made.path().join("empty.geojson"), r#"{"type":"FeatureCollection","features":[]}"#).unwrap();
    std::fs::write(made.path().join("no.geojson"), b"\xff").unwrap();
    for (args, exit, words) in [
        (&["zone"][..], 2, "--edition <DIR>|--places <F.geojson>"),
        (&["zone", "--edition", "edition", "--places", "places.geojson"], 2, "cannot be used with"),
        (&["zone", "--places", "nowhere.geojson"], 1, "nowhere.geojson"),
        (&["zone", "--places", "no.geojson"], 1, "found bytes that are not UTF-8 (invalid utf-8 sequence of 1 bytes from index 0), expected a GeoJSON survey file"),
        (&["zone", "--edition", "nowhere"], 1, "nowhere"),
    ] {
        let ran = run(&made, args, b"lon,lat,accuracy_m\n");
        assert_eq!(ran.exit, exit, "{args:?}: {}", ran.err);
        assert!(ran.err.contains(words) && ran.out.is_empty(), "{args:?}: {}", ran.err);
    }
    let ran = run(&made, &["zone", "--places", "places.geojson"], b"x,y\n1,2\n");
    assert_eq!(ran.exit, 2);
    assert!(ran.err.contains("expected some of lon, lat, accuracy_m, confidence, place"), "{}", ran.err);
}
