//! Reading and writing: what is written is read back; whatever is wrong is said, and costs only itself.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use proptest::prelude::*;
use serde_json::json;

use super::*;
use crate::domain::place::Tri;
use crate::domain::zone::any_survey;
use crate::domain::zone::{Confidence, Counts, Located, PlaceState, PlaceSurvey, PollsShape, WhyNot};

/// A town hall: a room and two doors, as plain as design §5 has it.
fn plain() -> Value {
    let square = json!([[[-89.0, 33.0], [-88.9999, 33.0], [-88.9999, 33.0001], [-89.0, 33.0001], [-89.0, 33.0]]]);
    json!({ "type": "FeatureCollection", "features": [
        { "type": "Feature", "geometry": { "type": "Polygon", "coordinates": square },
          "properties": { "place": "hall", "role": "room", "name": "Court room", "accuracy_m": 1, "confidence": 0.95 } },
        { "type": "Feature", "geometry": { "type": "Point", "coordinates": [-89.0, 33.00005] },
          "properties": { "place": "hall", "role": "entrance", "name": "Front door", "counts": true, "accuracy_m": 2.5 } },
        { "type": "Feature", "geometry": { "type": "Point", "coordinates": [-88.9999, 33.00005] },
          "properties": { "place": "hall", "role": "entrance", "name": "Back door", "counts": "no", "why": "locked", "accuracy_m": 2.5 } },
    ]})
}

/// The plain file with one value changed or added.
fn with(pointer: &str, value: Value) -> Value {
    let mut file = plain();
    let (parent, key) = pointer.rsplit_once('/').unwrap();
    match file.pointer_mut(parent).unwrap() {
        Value::Array(list) => list[key.parse::<usize>().unwrap()] = value,
        parent => parent[key] = value,
    }
    file
}

fn read(file: &Value) -> SurveyFile {
    read_survey(&file.to_string()).unwrap()
}

fn only(file: &SurveyFile) -> &PlaceSurvey {
    assert_eq!(file.round.places.len(), 1);
    &file.round.places[0].survey
}

fn codes(file: &SurveyFile) -> Vec<(&str, bool)> {
    file.problems.iter().map(|p| (p.code.as_str(), p.refused)).collect()
}

#[test]
fn a_plain_file_is_a_survey() {
    let file = read(&plain());
    assert_eq!(file.problems, Vec::new());
    assert_eq!((file.features, file.left_out), (3, 0));
    let hall = only(&file);
    assert!(hall.surveyed.is_some());
    assert_eq!(hall.doors.len(), 2);
    assert_eq!((hall.doors[0].id.as_str(), hall.doors[0].name.as_str()), ("hall/e1", "Front door"));
    assert_eq!(hall.doors[0].doubt.confidence, Confidence::P68);
    assert_eq!(hall.doors[1].counts, Counts::No { why: WhyNot::Locked });
    let polls = hall.polls.as_ref().unwrap();
    assert_eq!(polls.doubt.confidence, Confidence::P95);
    assert!(matches!(&polls.shape, PollsShape::Room { parts } if parts[0].outline.len() == 4), "{polls:?}");
}

#[test]
fn ways_of_saying_the_same() {
    for (counts, expected) in [
        (json!(true), Counts::Yes),
        (json!("Yes"), Counts::Yes),
        (json!(null), Counts::Yes),
        (json!(false), Counts::No { why: WhyNot::Other(String::new()) }),
        (json!("no: staff"), Counts::No { why: WhyNot::Staff }),
        (json!("Emergency"), Counts::No { why: WhyNot::Emergency }),
        (json!("no (bricked up)"), Counts::No { why: WhyNot::Other("bricked up".to_owned()) }),
    ] {
        assert_eq!(only(&read(&with("/features/1/properties/counts", counts.clone()))).doors[0].counts, expected, "{counts}");
    }
    for confidence in [json!(0.95), json!("0.95"), json!("95 %"), json!(95)] {
        let file = read(&with("/features/1/properties/confidence", confidence.clone()));
        assert_eq!(only(&file).doors[0].doubt.confidence, Confidence::P95, "{confidence}");
        assert_eq!(file.problems, Vec::new());
    }
}

#[test]
fn a_door_of_two_places_is_a_door_of_each() {
    let file = read(&with("/features/1/properties/place", json!(["hall", "annex"])));
    assert_eq!(file.round.places.len(), 2);
    assert!(file.round.places.iter().all(|p| p.survey.doors[0].name == "Front door"));
}

/// A radius at another confidence becomes the radius at 0.68 of the same normal error: 2.4477 σ against 1.5096 σ.
#[test]
fn another_confidence_is_converted_and_said() {
    let file = read(&with("/features/1/properties/confidence", json!(0.5)));
    assert!((only(&file).doors[0].doubt.accuracy_m - 2.5 * 1.5096 / 1.1774).abs() < 1e-3);
    assert_eq!(codes(&file), [("confidence", false)]);
}

#[test]
fn what_cannot_be_used_costs_only_itself() {
    let door = "/features/1/geometry/coordinates";
    let room = "/features/0/geometry/coordinates";
    let lost = [("geometry", true), ("door_left_out", true)];
    type Case<'a> = (&'a str, Value, &'a [(&'a str, bool)], &'a str);
    let cases: &[Case<'_>] = &[
        (door, json!(["-89", 33]), &lost, "found the text \"-89\" in a position, expected a number"),
        (door, json!([null, 33]), &lost, "found nothing (null) in a position, expected a number"),
        (door, json!([33.00005, -89.0]), &lost, "found 33.00005, -89, which looks swapped: expected longitude first, then latitude"),
        (door, json!([-89.0]), &lost, "found a list of 1, expected a position of two numbers"),
        (door, json!([-189.0, 33.0]), &lost, "found longitude -189, expected -180 to 180 degrees"),
        ("/features/1/geometry", json!(null), &lost, "found another shape, expected a point for an entrance"),
        ("/features/1/geometry/type", json!("Circle"), &lost, "found Circle, expected a point, a line or a polygon"),
        ("/features/1/properties/accuracy_m", json!(-5), &[("accuracy", true), ("door_left_out", true)], "found -5 as accuracy_m, expected metres, 0 or more"),
        ("/features/1/properties/accuracy_m", json!("5 m"), &[("accuracy", true), ("door_left_out", true)], "found the text \"5 m\" as accuracy_m, expected metres, 0 or more"),
        ("/features/1/properties/accuracy_m", json!(0), &[("accuracy_not_said", false)], "1 parts say no accuracy_m, or 0; they were taken as exact"),
        ("/features/1/properties/accuracy_m", json!(null), &[("accuracy_not_said", false)], "1 parts say no accuracy_m, or 0; they were taken as exact"),
        ("/features/1/properties/confidence", json!("sure"), &[("confidence", false)], "found the text \"sure\" as confidence, expected 0.68 or 0.95; it was taken as 0.68"),
        ("/features/1/properties/counts", json!("maybe"), &[("counts", false)], "found counts maybe, expected yes or no; the door was counted"),
        ("/features/1/properties/step_free", json!("perhaps"), &[("property", false)], "found the text \"perhaps\" as step_free, expected yes, no or unknown; it was taken as unknown"),
        ("/features/1/properties/place", json!(""), &[("no_place", true)], "found the text \"\" as place, expected a place's id or name"),
        ("/features/2/properties/role", json!("window"), &[("no_role", true)], "found role window, expected room, polls or entrance"),
        (room, json!([[[-89.0, 33.0], [-88.9999, 33.0], [-89.0, 33.0]]]), &[("geometry", true)], "found a ring of 2 corners, expected three or more"),
    ];
    for (pointer, value, expected, says) in cases {
        let file = read(&with(pointer, value.clone()));
        assert_eq!(codes(&file), *expected, "{pointer} {value}");
        assert_eq!(file.problems[0].says, *says, "{pointer} {value}");
        let refused = expected.first().is_some_and(|(_, refused)| *refused);
        assert_eq!(file.left_out, usize::from(refused), "{pointer} {value}");
        let hall = file.round.places.iter().find(|p| p.survey.place == "hall").unwrap();
        assert_eq!(hall.survey.doors.len() + usize::from(hall.survey.polls.is_some()), 3 - file.left_out, "{pointer} {value}");
        assert_eq!(hall.survey.surveyed.is_none(), expected.contains(&("door_left_out", true)), "{pointer} {value}");
    }
}

/// What is read and drawn all the same is said by whoever draws the zones, here and on the page in the same words.
#[test]
fn a_survey_that_cannot_be_right_is_read_and_said() {
    let door = "/features/1/geometry/coordinates";
    let crossing = json!([[[-89.0, 33.0], [-88.9999, 33.0001], [-88.9999, 33.0], [-89.0, 33.0001], [-89.0, 33.0]]]);
    let cases: &[(&str, Value, bool, &str)] = &[
        (door, json!([-89.02, 33.0]), false, "Front door of hall: it lies 6132 feet from the room; look whether both are of this place"),
        (door, json!([-89.2, 33.0]), true, "Front door of hall: it lies 12 miles from the rest of the place; one of the positions is wrong"),
        ("/features/2", json!({ "type": "Feature", "geometry": { "type": "Point", "coordinates": [-89.00001, 33.00005] },
            "properties": { "place": "hall", "role": "entrance", "name": "Side door", "accuracy_m": 2.5 } }),
            false, "Side door of hall: it stands where Front door stands; is it one door surveyed twice?"),
        ("/features/0/geometry/coordinates", crossing, true, "room of hall: the outline of the room crosses itself; walk it again in order, corner by corner"),
    ];
    for (pointer, value, refused, says) in cases {
        let SurveyRead::Read { round, problems } = SurveyRead::from(read_survey(&with(pointer, value.clone()).to_string())) else {
            unreachable!("{pointer}")
        };
        let said: Vec<String> = problems.iter().map(|p| format!("{}: {}", p.subject, p.says)).collect();
        assert_eq!(said, [*says]);
        assert_eq!(problems[0].refused, *refused, "{says}");
        assert_eq!((round.places[0].survey.doors.len(), round.places[0].survey.polls.is_some()), (2, true), "it is there to be mended");
    }
}

#[test]
fn a_file_that_is_none_is_refused_in_words() {
    let newer = json!({ "type": "FeatureCollection", "features": [], "pollstead": { "survey": 2 } }).to_string();
    let crs = json!({ "type": "FeatureCollection", "features": [], "crs": { "properties": { "name": "EPSG:2254" } } }).to_string();
    let precinct = json!({ "type": "Feature", "geometry": null, "properties": { "PRECINCT": "3" } }).to_string();
    for (text, says) in [
        ("", "found no JSON at line 1, column 0; expected a GeoJSON survey file"),
        ("{\n  \"type\": ", "found no JSON at line 2, column 10; expected a GeoJSON survey file"),
        ("[1]", "found no type, expected a GeoJSON feature collection"),
        ("{\"type\":\"FeatureCollection\"}", "found a feature collection without features, expected a GeoJSON feature collection"),
        (newer.as_str(), "found a survey file of version 2, expected 1: a newer Pollstead wrote it"),
        (crs.as_str(), "found coordinate system EPSG:2254, expected WGS 84 or NAD 83 in degrees"),
        (precinct.as_str(), "found 1 features, none of which could be used; expected features with `place` and `role` room, polls or entrance. \
            The first: found nothing (null) as place, expected a place's id or name"),
    ] {
        let error = read_survey(text).unwrap_err().to_string();
        assert_eq!(error, says);
        assert_eq!(SurveyRead::from(read_survey(text)), SurveyRead::Refused { error });
    }
}

/// Python writes NaN as it stands, outside of what JSON allows; inside a text it is a word.
#[test]
fn a_nan_costs_a_feature_and_not_the_file() {
    let text = with("/features/1/properties/name", json!("NaN \"Infinity\"")).to_string().replacen("33.00005", "NaN", 1);
    let file = read_survey(&text).unwrap();
    assert_eq!(codes(&file), [("geometry", true), ("door_left_out", true)]);
    assert_eq!(file.problems[0].says, "found the text \"NaN\" in a position, expected a number");
    assert!(file.problems[0].subject.contains("NaN \"Infinity\" of hall"), "{}", file.problems[0].subject);
}

#[test]
fn the_datum_is_taken_from_the_file() {
    let crs = |name: &str| with("/crs", json!({ "properties": { "name": name } }));
    assert!((only(&read(&crs("urn:ogc:def:crs:EPSG::4269"))).doors[0].doubt.datum_m - 2.0).abs() < 1e-9);
    assert!(only(&read(&crs("urn:ogc:def:crs:OGC:1.3:CRS84"))).doors[0].doubt.datum_m.abs() < 1e-9);
}

#[test]
fn a_place_of_another_county_is_flagged() {
    let mut file = with("/pollstead", json!({ "survey": 1, "county": "28901", "by": "Ada Madeup" }));
    for at in 0..3 {
        file["features"][at]["properties"]["place"] = json!("28903:p001");
    }
    let file = read(&file);
    assert_eq!(codes(&file), [("place_of_another_county", false)]);
    assert_eq!(file.round.by, "Ada Madeup");
}

#[test]
fn everything_that_one_can_say_of_a_place() {
    let text = r#"{ "type": "FeatureCollection", "pollstead": { "survey": 1, "county": "28901", "by": "Ada" }, "features": [
      { "type": "Feature", "geometry": null, "properties": { "place": "p", "role": "place", "name": "Hall", "state": "done", "changed": "2026-10-01T10:00:00Z",
        "surveyed_by": "Ada", "surveyed_on": "2026-10-01", "parking": "yes", "checked_by": "Ada", "checked_on": "2026-10-01" } },
      { "type": "Feature", "geometry": { "type": "Point", "coordinates": [-89, 33] }, "id": "d1", "properties": { "place": "p", "role": "entrance",
        "used_by": "voters", "step_free": true, "located": "tape", "accuracy_m": 0 } },
      { "type": "Feature", "geometry": { "type": "Point", "coordinates": [-89.001, 33] }, "properties": { "place": "p", "role": "landmark", "name": "the mailbox" } },
      { "type": "Feature", "geometry": { "type": "LineString", "coordinates": [[-89, 33], [-89.002, 33]] }, "properties": { "place": "p", "role": "road_edge" } },
      { "type": "Feature", "geometry": null, "properties": { "place": "p", "role": "tape", "from": "d1", "to": "the mailbox", "feet": 306.3 } } ] }"#;
    let file = read_survey(text).unwrap();
    assert_eq!(file.problems, Vec::new());
    let held = &file.round.places[0];
    assert_eq!((held.state, held.changed.as_str()), (PlaceState::Done, "2026-10-01T10:00:00Z"));
    assert_eq!(held.survey.accessibility.parking, Tri::Yes);
    assert_eq!((held.survey.doors[0].id.as_str(), held.survey.doors[0].located, held.survey.doors[0].step_free), ("d1", Located::Tape, Tri::Yes));
    assert_eq!(held.survey.tapes[0].to, "the mailbox");
    assert_eq!(held.survey.surveyed.as_ref().unwrap().by, "Ada");
    assert_eq!(read_survey(&write_survey(&file.round)).unwrap(), file);
}

proptest! {
    #[test]
    fn what_is_written_is_read_back(round in any_survey::round()) {
        let file = read_survey(&write_survey(&round)).unwrap();
        prop_assert_eq!(&file.round, &round);
        prop_assert_eq!(file.left_out, 0);
        prop_assert_eq!(write_survey(&file.round), write_survey(&round));
    }

    #[test]
    fn any_text_is_a_survey_or_an_error(text in ".{0,200}") {
        let _ = read_survey(&text);
    }

    /// A file cut short or with a byte changed never panics, and what is used and left out adds up.
    #[test]
    fn any_damage_is_survived(round in any_survey::round(), at in 0usize..6_000, letter in prop_oneof!["", "-", "null", "\"", "9"]) {
        let text = write_survey(&round);
        let at = (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap();
        let (before, after) = text.split_at(at);
        if let Ok(file) = read_survey(&[before, &letter, after.get(1..).unwrap_or_default()].concat()) {
            let refused = file.problems.iter().filter(|p| p.refused && p.subject.starts_with("Feature ")).count();
            prop_assert_eq!(refused, file.left_out);
        }
        prop_assert!(read_survey(before).is_err() || after.trim().is_empty());
    }
}
