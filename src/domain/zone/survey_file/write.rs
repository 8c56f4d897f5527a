//! Writes a round as GeoJSON, one feature a line, so that two files can be compared by eye.

use serde_json::{Map, Value, json};

use super::VERSION;
use crate::domain::place::Tri;
use crate::domain::zone::{
    Confidence, Counts, Door, Doubt, Located, PathKind, PlaceState, PlaceSurvey, PollsShape, RoomPart, Round, RoundPlace, WhyNot,
};

/// The round as a file that [`super::read_survey`] reads back as the same round.
#[must_use]
pub fn write_survey(round: &Round) -> String {
    let features: Vec<Value> = round.places.iter().flat_map(of_place).collect();
    let about = json!({ "survey": VERSION, "county": round.county, "by": round.by });
    let mut text = format!("{{\"type\":\"FeatureCollection\",\"pollstead\":{about},\"features\":[");
    for (at, feature) in features.iter().enumerate() {
        text.push_str(if at == 0 { "\n" } else { ",\n" });
        text.push_str(&feature.to_string());
    }
    text.push_str("\n]}\n");
    text
}

fn feature(place: &str, role: &str, geometry: Value, properties: Value) -> Value {
    let mut all = Map::new();
    all.insert("place".to_owned(), json!(place));
    all.insert("role".to_owned(), json!(role));
    if let Value::Object(properties) = properties {
        // What nobody said is left out.
        all.extend(properties.into_iter().filter(|(_, v)| !v.is_null() && v != ""));
    }
    json!({ "type": "Feature", "properties": all, "geometry": geometry })
}

fn of_place(held: &RoundPlace) -> Vec<Value> {
    let survey = &held.survey;
    let place = survey.place.as_str();
    let mut features = vec![facts(held)];
    if let Some(polls) = &survey.polls {
        let (role, geometry) = match &polls.shape {
            PollsShape::Point { at } => ("polls", point(*at)),
            PollsShape::Room { parts } => ("room", match parts.as_slice() {
                [one] => json!({ "type": "Polygon", "coordinates": rings(one) }),
                several => json!({ "type": "MultiPolygon", "coordinates": several.iter().map(rings).collect::<Vec<_>>() }),
            }),
        };
        features.push(feature(place, role, geometry, with_doubt(json!({ "name": polls.name }), &polls.doubt, polls.located)));
    }
    features.extend(survey.doors.iter().map(|d| door(place, d)));
    for parcel in &survey.parcels {
        let geometry = json!({ "type": "Polygon", "coordinates": [closed(&parcel.outline)] });
        features.push(feature(place, "parcel", geometry, json!({ "name": parcel.name })));
    }
    for path in &survey.paths {
        let role = match path.kind {
            PathKind::Walk => "walk",
            PathKind::Drive => "drive",
            PathKind::RoadEdge => "road_edge",
        };
        let geometry = json!({ "type": "LineString", "coordinates": path.line });
        features.push(feature(place, role, geometry, json!({ "name": path.name })));
    }
    for landmark in &survey.landmarks {
        features.push(feature(place, "landmark", point(landmark.at), json!({ "name": landmark.name })));
    }
    for tape in &survey.tapes {
        let end = |name: &str| {
            let door = survey.doors.iter().find(|d| d.id == name).map(|d| d.at);
            door.or_else(|| survey.landmarks.iter().find(|l| l.name == name).map(|l| l.at))
        };
        // For the eye: the line in a map program. What counts are the names and the feet.
        let geometry = match (end(&tape.from), end(&tape.to)) {
            (Some(from), Some(to)) => json!({ "type": "LineString", "coordinates": [from, to] }),
            _ => Value::Null,
        };
        features.push(feature(place, "tape", geometry, json!({ "from": tape.from, "to": tape.to, "feet": tape.feet })));
    }
    features
}

fn facts(held: &RoundPlace) -> Value {
    let PlaceSurvey { place, name, accessibility: a, surveyed, .. } = &held.survey;
    let state = match held.state {
        PlaceState::ToDo => "to_do",
        PlaceState::Started => "started",
        PlaceState::Done => "done",
    };
    feature(place, "place", Value::Null, json!({
        "name": name, "state": state, "changed": held.changed,
        "surveyed_by": surveyed.as_ref().map(|s| &s.by), "surveyed_on": surveyed.as_ref().map(|s| &s.on),
        "parking": tri(a.parking), "drop_off": tri(a.drop_off), "route": tri(a.route), "step_free_door": tri(a.step_free_door),
        "door_opens": tri(a.door_opens), "inside_route": tri(a.inside_route), "accessible_machine": tri(a.accessible_machine),
        "note": a.note, "checked_by": a.checked.as_ref().map(|c| &c.by), "checked_on": a.checked.as_ref().map(|c| &c.on),
    }))
}

fn door(place: &str, door: &Door) -> Value {
    let (counts, why) = match &door.counts {
        Counts::Yes => ("yes", ""),
        Counts::No { why } => ("no", match why {
            WhyNot::Staff => "staff",
            WhyNot::Locked => "locked",
            WhyNot::Emergency => "emergency",
            WhyNot::Other(words) => words,
        }),
    };
    let properties = json!({
        "id": door.id, "name": door.name, "counts": counts, "why": why, "used_by": door.used_by, "step_free": tri(door.step_free),
    });
    feature(place, "entrance", point(door.at), with_doubt(properties, &door.doubt, door.located))
}

fn with_doubt(mut properties: Value, doubt: &Doubt, located: Located) -> Value {
    let located = match located {
        Located::Gps => "gps",
        Located::Map => "map",
        Located::Tape => "tape",
        Located::File => "file",
    };
    let confidence = match doubt.confidence {
        Confidence::P68 => 0.68,
        Confidence::P95 => 0.95,
    };
    if let Value::Object(all) = &mut properties {
        all.insert("accuracy_m".to_owned(), json!(doubt.accuracy_m));
        all.insert("confidence".to_owned(), json!(confidence));
        all.insert("datum_m".to_owned(), json!(doubt.datum_m));
        all.insert("located".to_owned(), json!(located));
    }
    properties
}

fn tri(answer: Tri) -> Option<&'static str> {
    match answer {
        Tri::Yes => Some("yes"),
        Tri::No => Some("no"),
        Tri::Unknown => None,
    }
}

fn point(at: (f64, f64)) -> Value {
    json!({ "type": "Point", "coordinates": at })
}

/// RFC 7946 repeats the first corner at the end.
fn closed(ring: &[(f64, f64)]) -> Vec<(f64, f64)> {
    ring.iter().chain(ring.first()).copied().collect()
}

fn rings(part: &RoomPart) -> Vec<Vec<(f64, f64)>> {
    std::iter::once(&part.outline).chain(&part.holes).map(|ring| closed(ring)).collect()
}
