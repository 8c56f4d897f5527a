//! Surveys and policies from a source to an edition to the poll manager's question; and never on the voter's way.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

mod editions;

use editions::{Edition, SAMPLE_PROFILE, build_files, demo, kind, sample_input};
use pollstead::compile::pipeline::Built;
use pollstead::domain::lookup::{Shelf, Step, Stop, UnavailableWhy, policy_of_county, survey_of_place, surveys_of_county};
use pollstead::domain::place::{CountyFips, Tri};
use pollstead::domain::zone::{AdoptedThirty, Counts, Located, PlaceSurvey, PollsShape, PrivateProperty, WhyNot, ZoneMap};
use serde_json::json;

fn fips(code: &str) -> CountyFips {
    code.parse().unwrap()
}

fn ask<T>(edition: &mut Edition, read: impl Fn(&Shelf) -> Result<T, Stop>) -> Result<T, Stop> {
    edition.ask(|shelf| match read(shelf) {
        Err(Stop::Needs(wants)) => Step::Needs(wants),
        other => Step::Done(other),
    })
}

fn codes(built: &Built) -> Vec<&str> {
    built.report.findings.iter().map(|f| f.code).filter(|c| c.starts_with("survey") || c.starts_with("policy")).collect()
}

/// A made-up county of two precincts with places in the halls, and a survey.
fn sample(survey: &str, more: &str, files: &[(&str, &[u8])]) -> Built {
    let list = "precinct_code,precinct_name,place_name,address\n1,North,North Hall,\"1 Oak St, Sample, MS 39999\"\n2,South,South Hall,\"2 Oak St, Sample, MS 39999\"\n";
    let columns = "county = \"99999\"\ncolumns = { precinct_code = \"precinct_code\", precinct_name = \"precinct_name\", place_name = \"place_name\", address = \"address\" }";
    let profile = [
        SAMPLE_PROFILE.to_owned(),
        sample_input("polling_places", "csv", "list.csv", columns),
        sample_input("surveys", "geojson", "survey.geojson", "county = \"99999\""),
        more.to_owned(),
    ]
    .concat();
    let own: [(&str, &[u8]); 3] = [("profile.toml", profile.as_bytes()), ("list.csv", list.as_bytes()), ("survey.geojson", survey.as_bytes())];
    build_files(&[&own[..], files].concat()).unwrap()
}

fn door(place: &str, name: &str, at: [f64; 2]) -> serde_json::Value {
    json!({ "type": "Feature", "geometry": { "type": "Point", "coordinates": at }, "properties": { "place": place, "role": "entrance",
        "name": name, "accuracy_m": 3, "surveyed_by": "A. Pretend", "surveyed_on": "2026-01-03" } })
}

fn collection(features: &[serde_json::Value]) -> String {
    json!({ "type": "FeatureCollection", "features": features }).to_string()
}

#[test]
fn the_demo_has_a_round_and_a_policy() {
    let (_folder, built) = demo(1);
    assert!(built.report.rows.iter().all(pollstead::compile::draft::Tally::balances), "{:?}", built.report.rows);
    assert_eq!(codes(&built), Vec::<&str>::new());
    let mut edition = Edition::new(built.files);
    let all = ask(&mut edition, |shelf| surveys_of_county(shelf, fips("28901"))).unwrap();
    let surveyed = |s: &&PlaceSurvey| s.surveyed.is_some();
    assert_eq!(all.iter().filter(|s| !surveyed(s)).count(), 1, "one place that nobody surveyed");
    let doors: Vec<usize> = all.iter().filter(surveyed).map(|s| s.doors.len()).collect();
    for count in 1..=4 {
        assert!(doors.contains(&count), "{doors:?}");
    }
    let counts: Vec<&Counts> = all.iter().flat_map(|s| &s.doors).map(|d| &d.counts).collect();
    for expected in [Counts::Yes, Counts::No { why: WhyNot::Staff }, Counts::No { why: WhyNot::Emergency }] {
        assert!(counts.contains(&&expected), "{expected:?}");
    }
    let shapes = || all.iter().filter_map(|s| s.polls.as_ref()).map(|p| &p.shape);
    assert!(shapes().any(|s| matches!(s, PollsShape::Room { parts } if parts[0].holes.len() == 1)), "a courtyard");
    assert!(shapes().any(|s| matches!(s, PollsShape::Room { parts } if parts.len() == 2)), "two parts");
    assert!(shapes().any(|s| matches!(s, PollsShape::Point { .. })), "a point");
    for survey in all.iter().filter(surveyed) {
        assert!(survey.doors.iter().all(|d| d.id.starts_with(&format!("{}/e", survey.place))), "{:?}", survey.doors);
        assert!(survey.tapes.iter().all(|t| survey.doors.iter().any(|d| d.id == t.from) && survey.doors.iter().any(|d| d.id == t.to)));
        assert!(!survey.name.is_empty());
        assert_eq!(ZoneMap::of(survey, &pollstead::domain::zone::Policy::default()).problems(), Vec::new(), "{}", survey.name);
    }
    let of_one_building = |s: &&PlaceSurvey| all.iter().filter(|o| o.name == s.name).count() == 2;
    let halves: Vec<&PlaceSurvey> = all.iter().filter(of_one_building).collect();
    let [one, other] = halves.as_slice() else { panic!("expected two places in one building: {halves:?}") };
    assert_eq!(one.doors[0].at, other.doors[0].at, "the same front door");
    assert_ne!(one.polls.as_ref().map(|p| &p.shape), other.polls.as_ref().map(|p| &p.shape));
    assert!(all.iter().any(|s| s.accessibility.parking == Tri::Yes), "accessibility comes from its own home");
    let policy = ask(&mut edition, |shelf| policy_of_county(shelf, fips("28901"))).unwrap();
    assert_eq!((policy.thirty, policy.private_property), (AdoptedThirty::Both, PrivateProperty::Excepted));
    // The neighbour's doors were only written down: there, but unconfirmed; and it adopted nothing.
    let next = ask(&mut edition, |shelf| surveys_of_county(shelf, fips("28903"))).unwrap();
    assert!(next.iter().any(|s| !s.doors.is_empty()) && next.iter().all(|s| s.surveyed.is_none()), "{next:?}");
    assert_eq!(ask(&mut edition, |shelf| policy_of_county(shelf, fips("28903"))).unwrap().by, "");
    // One place of them is the same as asked alone; one that is not listed is refused in words.
    let one = ask(&mut edition, |shelf| survey_of_place(shelf, fips("28901"), &all[0].place)).unwrap();
    assert_eq!(one, all[0]);
    let none = ask(&mut edition, |shelf| survey_of_place(shelf, fips("28901"), "28901:p999"));
    assert!(matches!(none, Err(Stop::Unavailable { why: UnavailableWhy::NotReached, .. })), "{none:?}");
}

#[test]
fn no_voter_fetches_a_survey() {
    let (_folder, built) = demo(1);
    let mut edition = Edition::new(built.files);
    for asked in ["131 Borderline Ln, Pretend Springs, MS 39991", "12 Elm St, Pretend Springs, MS 39991"] {
        let _ = edition.address(asked);
    }
    let _ = edition.point(-89.3, 32.9, Some(20.0));
    assert!(edition.log.len() >= 4, "{:?}", edition.log);
    let fetched: Vec<&String> = edition.log.iter().filter(|p| p.ends_with(".zones") || p.contains("/policy/")).collect();
    assert_eq!(fetched, Vec::<&String>::new());
    let survey = ask(&mut edition, |shelf| surveys_of_county(shelf, fips("28901")));
    assert!(survey.is_ok() && edition.log.iter().any(|p| p.ends_with(".zones")), "asked for, it is fetched");
}

#[test]
fn a_survey_that_was_changed_on_its_way_is_not_shown() {
    let (_folder, mut built) = demo(1);
    for (path, bytes) in &mut built.files {
        if path.ends_with(".zones") || path.contains("/policy/") {
            *bytes.last_mut().unwrap() ^= 1;
        }
    }
    let mut edition = Edition::new(built.files);
    let survey = ask(&mut edition, |shelf| surveys_of_county(shelf, fips("28901"))).map(|_| ());
    assert!(matches!(survey, Err(Stop::Unavailable { why: UnavailableWhy::NotGenuine, .. })), "{survey:?}");
    let policy = ask(&mut edition, |shelf| policy_of_county(shelf, fips("28901"))).map(|_| ());
    assert!(matches!(policy, Err(Stop::Unavailable { why: UnavailableWhy::NotGenuine, .. })), "{policy:?}");
    // The voter's way does not pass there.
    assert_ne!(kind(&edition.address("12 Elm St, Pretend Springs, MS 39991")), "unavailable");
}

#[test]
fn who_when_and_how_sure_go_into_the_edition() {
    let mut shared = door("North Hall", "Porch", [-89.3, 32.9]);
    shared["properties"]["place"] = json!(["North Hall", "99999:p002"]);
    shared["properties"]["confidence"] = json!(0.95);
    shared["properties"]["located"] = json!("tape");
    let built = sample(&collection(&[shared, door("North Hall", "Back", [-89.300_3, 32.9])]), "", &[]);
    assert_eq!(codes(&built), Vec::<&str>::new());
    let tally = built.report.rows.iter().find(|t| t.file == "survey.geojson").unwrap();
    assert_eq!((tally.rows_in, tally.used, tally.reported), (2, 2, 0));
    let mut edition = Edition::new(built.files);
    let all = ask(&mut edition, |shelf| surveys_of_county(shelf, fips("99999"))).unwrap();
    let ids: Vec<Vec<&str>> = all.iter().map(|s| s.doors.iter().map(|d| d.id.as_str()).collect()).collect();
    assert_eq!(ids, [vec!["99999:p001/e1", "99999:p001/e2"], vec!["99999:p002/e1"]]);
    let porch = &all[1].doors[0];
    assert_eq!((porch.name.as_str(), porch.located, porch.doubt.accuracy_m), ("Porch", Located::Tape, 3.0));
    let who = all[0].surveyed.as_ref().unwrap();
    assert_eq!((who.by.as_str(), who.on.as_str()), ("A. Pretend", "2026-01-03"));
}

#[test]
fn features_in_are_features_used_and_reported() {
    let mut unsigned = door("South Hall", "Front", [-89.31, 32.9]);
    unsigned["properties"]["surveyed_by"] = json!("");
    let room = json!([[[-89.3, 32.9], [-89.2999, 32.9001], [-89.2999, 32.9], [-89.3, 32.9001], [-89.3, 32.9]]]);
    let features = [
        door("North Hall", "Front", [-89.3, 32.9]),
        door("North Hall", "Swapped", [32.9, -89.3]),
        door("East Hall", "Front", [-89.3, 32.9]),
        door("99998:p001", "Front", [-89.3, 32.9]),
        json!({ "type": "Feature", "geometry": { "type": "Polygon", "coordinates": room }, "properties": { "place": "North Hall", "role": "room", "accuracy_m": 1 } }),
        unsigned,
    ];
    let second = collection(&[door("North Hall", "Front", [-89.300_02, 32.9])]);
    let more = sample_input("surveys", "geojson", "second.geojson", "county = \"99999\"");
    let built = sample(&collection(&features), &more, &[("second.geojson", second.as_bytes())]);
    let mut found = codes(&built);
    found.sort_unstable();
    assert_eq!(
        found,
        [
            "survey-conflict", "survey-not-confirmed", "survey-not-confirmed", "survey-part-refused", "survey-part-refused",
            "survey-part-refused", "survey-without-place", "survey-without-place",
        ]
    );
    let tallies: Vec<_> = built.report.rows.iter().filter(|t| t.role == "Surveys").map(|t| (t.rows_in, t.used, t.reported)).collect();
    assert_eq!(tallies, [(6, 3, 3), (1, 1, 0)]);
    let crossing = built.report.findings.iter().find(|f| f.sentence.contains("crosses itself")).unwrap();
    assert_eq!(crossing.sentence, "room of 99999:p001: the outline of the room crosses itself; walk it again in order, corner by corner.");
    let mut edition = Edition::new(built.files);
    let all = ask(&mut edition, |shelf| surveys_of_county(shelf, fips("99999"))).unwrap();
    assert_eq!(all[0].doors.len(), 1, "both files' front door");
    assert!(all[0].surveyed.is_none(), "a door had to be left out of the first file, and no other file makes up for it");
    assert!(all[1].surveyed.is_none());
}

#[test]
fn a_newer_survey_stops_the_build_in_words() {
    let newer = json!({ "type": "FeatureCollection", "features": [], "pollstead": { "survey": 2 } }).to_string();
    let profile = [SAMPLE_PROFILE.to_owned(), sample_input("surveys", "geojson", "survey.geojson", "")].concat();
    let error = build_files(&[("profile.toml", profile.as_bytes()), ("survey.geojson", newer.as_bytes())]).err().unwrap().to_string();
    assert_eq!(error, "survey.geojson: found a survey file of version 2, expected 1: a newer Pollstead wrote it");
}

#[test]
fn a_policy_is_taken_as_adopted_or_not_at_all() {
    let survey = collection(&[door("North Hall", "Front", [-89.3, 32.9])]);
    let with = |row: &str| {
        let policies = format!("county,thirty,private_property,photos,call,by,on\n99999,{row}\n");
        let more = sample_input("policies", "csv", "policies.csv", "");
        sample(&survey, &more, &[("policies.csv", policies.as_bytes())])
    };
    for row in ["hall,excepted,no,,Board,2026-01-02", "room,maybe,no,,Board,2026-01-02", "room,included,no,,,2026-01-02", "room,included,no,,Board,soon"] {
        let built = with(row);
        assert_eq!(codes(&built), ["policy-unreadable"], "{row}");
        let policy = ask(&mut Edition::new(built.files), |shelf| policy_of_county(shelf, fips("99999"))).unwrap();
        assert_eq!(policy, pollstead::domain::zone::Policy::default(), "{row}");
    }
    let built = with("Entrances,included,yes,the clerk,Board,2026-01-02");
    assert_eq!(codes(&built), Vec::<&str>::new());
    let policy = ask(&mut Edition::new(built.files), |shelf| policy_of_county(shelf, fips("99999"))).unwrap();
    assert_eq!((policy.thirty, policy.photos, policy.by.as_str()), (AdoptedThirty::Entrances, true, "Board"));
}

/// A door in a table gives verdicts only where somebody wrote down how surely it is there.
#[test]
fn a_door_of_a_table_needs_its_doubt() {
    let survey = collection(&[door("South Hall", "Front", [-89.31, 32.9])]);
    let table = "place_name,entrance,lon,lat,accuracy_m,by,on\nNorth Hall,Front,-89.3,32.9,4,A. Pretend,2026-01-03\nNorth Hall,Back,-89.3004,32.9,,A. Pretend,2026-01-03\n";
    let more = sample_input("surveys", "csv", "table.csv", "county = \"99999\"");
    for (table, signed) in [(table.to_owned(), false), (table.replace("32.9,,", "32.9,5,"), true)] {
        let built = sample(&survey, &more, &[("table.csv", table.as_bytes())]);
        let north = ask(&mut Edition::new(built.files), |shelf| survey_of_place(shelf, fips("99999"), "99999:p001")).unwrap();
        assert_eq!(north.doors.len(), 2);
        assert_eq!(north.surveyed.is_some(), signed);
    }
}
