//! Editions of the real inputs: every list row is reached, every exact point agrees with an independent witness.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::print_stderr, clippy::panic, reason = "tests")]

mod editions;

use std::collections::BTreeMap;

use editions::{Edition, build_real, found, kind, real_inputs};
use geo::{Contains, Intersects};
use pollstead::domain::lookup::{Answer, Question};

fn all(report: &pollstead::compile::report::Report) {
    for row in &report.rows {
        assert_eq!(row.rows_in, row.used + row.reported, "{}", row.file);
    }
}

#[test]
fn mississippi_2020_reaches_every_row_by_name_and_says_no_streets() {
    let Some(data) = real_inputs("mississippi_2020") else { return };
    let built = build_real("ms-2020.toml", &data);
    all(&built.report);
    let join = built.report.join.clone().unwrap();
    assert_eq!((join.rows, join.polygons), (1776, 1764));
    assert!(join.joined >= 1755, "{} joined", join.joined);
    assert!(join.joined - join.by_rule["correction"] >= 1720, "by the grammar alone");
    let mut edition = Edition::new(built.files);
    let mut csv = csv::Reader::from_path(data.join("ms/polling_places/2020-09-22.csv")).unwrap();
    let mut kinds: BTreeMap<String, usize> = BTreeMap::new();
    for row in csv.deserialize::<BTreeMap<String, String>>() {
        let row = row.unwrap();
        let question = Question::Precinct { county: row["county"].clone(), precinct: row["precinct_name"].clone(), election: None };
        let answer = edition.locate(&question);
        *kinds.entry(kind(&answer)).or_default() += 1;
        match &answer {
            Answer::Found(card) => {
                assert_eq!(card.precinct.name, row["precinct_name"]);
                assert_eq!(card.freshness.state, pollstead::domain::lookup::FreshnessState::Old);
                if !row["polling_place"].is_empty() {
                    assert_eq!(card.place.name.to_lowercase(), row["polling_place"].to_lowercase());
                }
            }
            // Two rows of one name in a county are told apart by code.
            Answer::Choose { candidates, .. } => assert!(candidates.iter().any(|c| c.id.ends_with(&format!("/{}", row["precinct_code"])))),
            Answer::NoPlace { precinct, .. } => assert_eq!(precinct.name, row["precinct_name"]),
            other => panic!("{row:?}: {other:?}"),
        }
    }
    eprintln!("rows by county and precinct name: {kinds:?}");
    assert_eq!(kinds.values().sum::<usize>(), 1776);
    for typed in ["123 Main St, Jackson, MS 39201", "245 Ivy Ave, Louisville", "12 Nowhere Rd", "400 South Chestnut Street, Aberdeen MS 39730"] {
        assert_eq!(kind(&edition.address(typed)), "no_streets", "{typed}");
    }
}

#[test]
fn every_exact_point_agrees_with_an_independent_point_in_polygon() {
    let Some(data) = real_inputs("exact points") else { return };
    let built = build_real("ms-2020.toml", &data);
    let mut edition = Edition::new(built.files);
    let mut polygons: Vec<(String, geo::Geometry<f64>, geo::Rect<f64>)> = Vec::new();
    for path in glob::glob(data.join("ms/precincts/*.geojson").to_str().unwrap()).unwrap() {
        let text = std::fs::read_to_string(path.unwrap()).unwrap();
        let geojson::GeoJson::FeatureCollection(features) = text.parse().unwrap() else { panic!() };
        for feature in features.features {
            let id = feature.property("GEOID").unwrap().as_str().unwrap().to_owned();
            let shape = geo::Geometry::<f64>::try_from(feature.geometry.unwrap()).unwrap();
            let bounds = geo::BoundingRect::bounding_rect(&shape).unwrap();
            polygons.push((id, shape, bounds));
        }
    }
    // A fixed lattice that falls on no vertex, finer than the smallest county is wide.
    let (mut inside, mut outside) = (0, 0);
    for i in 0..60 {
        for k in 0..80 {
            let at = geo::Coord { x: -91.65 + 3.55 * f64::from(i) / 60.0 + 0.000_123_4, y: 30.2 + 4.8 * f64::from(k) / 80.0 + 0.000_432_1 };
            let holds = |(_, shape, bounds): &&(String, geo::Geometry<f64>, geo::Rect<f64>)| bounds.intersects(&at) && shape.contains(&at);
            let witness: Vec<&str> = polygons.iter().filter(holds).map(|p| p.0.as_str()).collect();
            let answer = edition.point(at.x, at.y, None);
            let boundary = match &answer {
                Answer::Found(card) => card.precinct.boundary_id.as_deref(),
                Answer::NoPlace { precinct, .. } => precinct.boundary_id.as_deref(),
                Answer::Outside { .. } => None,
                other => panic!("{at:?}: {other:?}"),
            };
            assert_eq!(boundary.into_iter().collect::<Vec<_>>(), witness, "{at:?}");
            if witness.is_empty() { outside += 1 } else { inside += 1 }
        }
    }
    eprintln!("{inside} points inside, {outside} outside, all as the witness says");
    assert!(inside > 2000 && outside > 500);
}

#[test]
fn perquimans_places_typed_in_many_ways_reach_the_precinct_that_lists_them() {
    let Some(data) = real_inputs("perquimans") else { return };
    let built = build_real("perquimans.toml", &data);
    all(&built.report);
    let holds = &built.report.holds;
    eprintln!("{} of {} sides settled", holds.road_sides_settled, holds.road_sides);
    let mut edition = Edition::new(built.files);
    let mut csv = csv::Reader::from_path(data.join("nc_perquimans/polling_places.csv")).unwrap();
    let mut kinds: BTreeMap<String, usize> = BTreeMap::new();
    for row in csv.deserialize::<BTreeMap<String, String>>() {
        let row = row.unwrap();
        let (street, city) = (row["street_address"].clone(), row["city_line"].clone());
        let town = city.split(',').next().unwrap().to_owned();
        let zip = city.rsplit(' ').next().unwrap().to_owned();
        let long = street.replace(" RD", " Road").replace(" ST", " Street").replace("N CHURCH", "North Church");
        let title: String = street.split(' ').map(|w| w[..1].to_owned() + &w[1..].to_lowercase()).collect::<Vec<_>>().join(" ");
        let spellings = [
            format!("{street}, {city}"),
            format!("{} {}", street.to_lowercase(), city.to_lowercase()),
            format!("{long}, {town}, NC {zip}"),
            format!("{long} {town} North Carolina {zip}-1234"),
            format!("{title}, {zip}"),
            format!("{title}, {town}"),
            format!("{street}., {town}., N.C. {zip}"),
            format!("{street} Apt 2, {town} {zip}"),
            format!("  {street} ,, {town}   {zip} "),
            format!("{street} #4, {town}, NC"),
            format!("{}, {town} {zip}", street.replace(" N CHURCH ST", " CHURCH ST N").replace(" RD", " RD.")),
            street.clone(),
        ];
        for spelling in spellings {
            let answer = edition.address(&spelling);
            *kinds.entry(kind(&answer)).or_default() += 1;
            let reached: Vec<String> = match &answer {
                Answer::Found(card) => vec![card.precinct.name.clone()],
                Answer::Close { candidates, .. } => candidates.iter().map(|c| c.precinct.name.clone()).collect(),
                // Picking the offered address must lead there.
                Answer::Choose { candidates, .. } => candidates.iter().flat_map(|c| {
                    match edition.locate(&Question::Id { id: c.id.clone(), election: None }) {
                        Answer::Found(card) => vec![card.precinct.name],
                        Answer::Close { candidates, .. } => candidates.into_iter().map(|c| c.precinct.name).collect(),
                        other => panic!("{spelling}: {other:?}"),
                    }
                }).collect(),
                other => panic!("{spelling}: {other:?}"),
            };
            assert!(reached.contains(&row["precinct"]), "{spelling}: {reached:?}, expected {}", row["precinct"]);
        }
    }
    eprintln!("84 spellings: {kinds:?}");
}

#[test]
fn oktibbeha_keeps_its_splits_and_ballot_styles() {
    let Some(data) = real_inputs("oktibbeha") else { return };
    let built = build_real("oktibbeha-sems.toml", &data);
    all(&built.report);
    assert_eq!((built.report.holds.precincts, built.report.holds.places, built.report.holds.splits), (20, 20, 99));
    let mut edition = Edition::new(built.files);
    let answer = edition.locate(&Question::Id { id: "28105/852/2271".into(), election: None });
    let Answer::Found(card) = answer else { panic!("{answer:?}") };
    let split = card.split.unwrap();
    let styles: Vec<(Option<&str>, &str)> = split.ballot_styles.iter().map(|s| (s.party.as_deref(), s.style.as_str())).collect();
    assert_eq!(styles, [(Some("Democrat"), "7D"), (Some("Republican"), "69R")]);
    assert_eq!(card.place.name, "BELL SCHOOL HOUSE FIRE STATION");
    // A place that the export names without an address says so, and the precinct has many splits: none is guessed.
    let answer = edition.locate(&Question::Precinct { county: "Oktibbeha".into(), precinct: "Central Starkville".into(), election: None });
    assert_eq!(found(&answer), Some("28105/853"));
    let Answer::Found(card) = answer else { panic!() };
    assert_eq!(card.split, None);
}
