//! Two editions of the made-up county and what the generator knows of both: never what `compile` made of them.

use std::path::Path;

use pollstead::compile::demo::{DemoOptions, Scale, write_demo_with};
use pollstead::compile::encode::Files;
use pollstead::compile::pipeline::{self, Built};
use pollstead::domain::lookup::{Answer, PlaceOption};

use super::Was;
use super::editions::signing::Office;
use super::editions::{Edition, found};

pub(crate) const NOW: &str = "2027-10-20T12:00:00Z";
/// The older edition: a day before, and every place under another name.
const OLD_DAY: &str = "2027-01-15";
const NEW_DAY: &str = "2027-04-01";
const FORMER: &str = "Former ";

pub(crate) struct Asked {
    pub(crate) address: String,
    precinct: String,
    place: String,
}

/// When they were signed: the older one's timestamp ended two days ago.
const OLD_SIGNED: &str = "2027-10-17T12:00:00Z";
const NEW_SIGNED: &str = "2027-10-20T06:00:00Z";

pub(crate) struct World {
    pub(crate) new: Files,
    pub(crate) old: Files,
    /// What the page was built to trust.
    pub(crate) root: Vec<u8>,
    pub(crate) rows: Vec<Asked>,
}

pub(crate) fn world() -> World {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("demo");
    write_demo_with(&out, &DemoOptions::new(Scale::County, 1), &mut |_, _| {}).unwrap();
    let profile = std::fs::read_to_string(out.join("demo.toml")).unwrap();
    // Each file by itself, so that each is fetched; and no corrections, of which the generator's truth knows nothing.
    let plain: String = profile.lines().filter(|line| !line.starts_with("corrections")).map(|line| format!("{line}\n")).collect();
    let plain = plain.replacen("state = ", "carry_up_to = 0\nstate = ", 1);
    assert!(plain.contains(NEW_DAY));
    std::fs::write(out.join("new.toml"), &plain).unwrap();
    let new = build(&out.join("new.toml"));
    let places = std::fs::read_to_string(out.join("places.csv")).unwrap();
    let former = places.replace("Made-Up ", &format!("{FORMER}Made-Up "));
    assert_ne!(places, former);
    std::fs::write(out.join("former.csv"), former).unwrap();
    std::fs::write(out.join("old.toml"), plain.replace(NEW_DAY, OLD_DAY).replace("places.csv", "former.csv")).unwrap();
    let old = build(&out.join("old.toml"));
    let mut rows = Vec::new();
    let mut table = csv::Reader::from_path(out.join("truth/addresses-28901.csv")).unwrap();
    let mut edition = Edition::new(new.files.clone());
    for (at, row) in table.deserialize::<std::collections::BTreeMap<String, String>>().enumerate() {
        let row = row.unwrap();
        let settled = row["held_out"].is_empty() && row["precinct"] == row["listed_precinct"] && !row["place"].is_empty();
        // What the list has in two towns is a choice by right; those are not asked.
        if at % 7 == 0 && settled && found(&edition.address(&row["address"])).is_some() {
            rows.push(Asked { address: row["address"].clone(), precinct: row["precinct"].clone(), place: row["place"].clone() });
        }
    }
    assert!(rows.len() > 200, "{}", rows.len());
    let office = Office::founded("2027-01-10T00:00:00Z");
    let old = office.sign(&old.files, OLD_SIGNED, None);
    let new = office.sign(&new.files, NEW_SIGNED, Some(&old["m/now.json"]));
    World { new, old, root: office.root, rows }
}

fn build(profile: &Path) -> Built {
    pipeline::build(profile, None, &mut |_| {}).unwrap()
}

impl World {
    /// Beside the truth of the newer edition, or of the older one where the label names it.
    pub(crate) fn judge(&self, answer: &Answer, asked: &Asked) -> Was {
        let options = |all: &[&PlaceOption]| {
            let there = all.iter().any(|o| o.precinct.id == asked.precinct);
            if there { Was::Refusal } else { Was::Wrong }
        };
        match answer {
            Answer::Found(found) => {
                let here = found.precinct.id == asked.precinct;
                let is_new = here && found.place.name == asked.place && found.freshness.as_of == NEW_DAY;
                let is_old = here && found.place.name == format!("{FORMER}{}", asked.place) && found.freshness.as_of == OLD_DAY;
                if is_new {
                    Was::Right
                } else if is_old {
                    Was::LabelledStale
                } else {
                    Was::Wrong
                }
            }
            Answer::Close { candidates, .. } => options(&candidates.iter().collect::<Vec<_>>()),
            Answer::Conflict { by_row, by_polygon, .. } => options(&[by_row, by_polygon]),
            Answer::NoPlace { .. } => Was::Wrong,
            _ => Was::Refusal,
        }
    }
}
