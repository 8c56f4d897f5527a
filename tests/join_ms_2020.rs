//! The join of Mississippi's list of 22 September 2020 to its precinct polygons: how many, which, and that none is false.

#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stderr,
    clippy::print_stdout,
    clippy::string_slice,
    missing_docs,
    reason = "a test may stop where it stands"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use geo_types::MultiPolygon;
use pollstead::compile::finding::{Severity, Spot};
use pollstead::compile::join::{BoundaryCorrection, Outcome, Rule, join};
use pollstead::compile::sources::{Boundary, ListRow};
use pollstead::domain::place::CountyFips;

#[path = "join_ms_2020/twin.rs"]
mod twin;

const ROWS: usize = 1776;
const POLYGONS: usize = 1764;

struct Input {
    rows: Vec<(CountyFips, ListRow)>,
    boundaries: Vec<(CountyFips, Boundary)>,
}

impl Input {
    fn join(&self, corrections: &[BoundaryCorrection]) -> Outcome {
        let rows: Vec<_> = self.rows.iter().map(|(f, r)| (*f, r)).collect();
        let boundaries: Vec<_> = self.boundaries.iter().map(|(f, b)| (*f, b)).collect();
        join(&rows, &boundaries, corrections).unwrap()
    }

    fn row(&self, county: &str, code: &str) -> usize {
        self.rows
            .iter()
            .position(|(_, r)| r.county == county && r.code == code)
            .unwrap()
    }
}

fn data() -> Option<PathBuf> {
    let root = std::env::var_os("POLLSTEAD_DATA").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data"),
        PathBuf::from,
    );
    if root.join("ms/precincts").is_dir() {
        return Some(root);
    }
    eprintln!(
        "SKIPPED: no real inputs at {}; set POLLSTEAD_DATA",
        root.display()
    );
    None
}

fn read(root: &Path) -> Input {
    let text =
        std::fs::read_to_string(root.join("ms/counties/ms_counties_cb2016_500k.geojson")).unwrap();
    let counties: serde_json::Value = serde_json::from_str(&text).unwrap();
    let fips: BTreeMap<String, CountyFips> = counties["features"]
        .as_array()
        .unwrap()
        .iter()
        .map(|f| {
            let p = &f["properties"];
            (
                p["NAME"].as_str().unwrap().to_owned(),
                p["GEOID"].as_str().unwrap().parse().unwrap(),
            )
        })
        .collect();
    let list = root.join("ms/polling_places/2020-09-22.csv");
    let rows = csv::Reader::from_path(list)
        .unwrap()
        .records()
        .enumerate()
        .map(|(i, record)| {
            let record = record.unwrap();
            let row = ListRow {
                county: record[0].to_owned(),
                code: record[1].to_owned(),
                precinct: record[2].to_owned(),
                registered: record[3].parse().ok(),
                place: record[4].to_owned(),
                address: record[5].to_owned(),
                spot: Spot::line("2020-09-22.csv", u32::try_from(i + 2).unwrap()),
                ..ListRow::default()
            };
            (fips[&record[0]], row)
        })
        .collect();
    let mut boundaries = Vec::new();
    let mut files: Vec<_> = std::fs::read_dir(root.join("ms/precincts"))
        .unwrap()
        .map(|e| e.unwrap().path())
        .collect();
    files.sort();
    for file in files {
        let map: serde_json::Value =
            serde_json::from_str(&std::fs::read_to_string(&file).unwrap()).unwrap();
        for feature in map["features"].as_array().unwrap() {
            let id = feature["properties"]["GEOID"].as_str().unwrap();
            let county: CountyFips = id[..5].parse().unwrap();
            let boundary = Boundary {
                county: id[..5].to_owned(),
                id: id.to_owned(),
                name: id.to_owned(),
                polygon: MultiPolygon(Vec::new()),
                of_code: None,
                datum_doubt_m: 0.0,
                spot: Spot::file(&file.file_name().unwrap().to_string_lossy()),
            };
            boundaries.push((county, boundary));
        }
    }
    Input { rows, boundaries }
}

fn here(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn corrections() -> Vec<BoundaryCorrection> {
    let name = "ms-2020.corrections.csv";
    csv::Reader::from_path(here("data/sources").join(name))
        .unwrap()
        .deserialize::<BTreeMap<String, String>>()
        .enumerate()
        .map(|(i, row)| {
            let mut row = row.unwrap();
            let mut take = |key: &str| row.remove(key).unwrap();
            assert_eq!(take("field"), "boundary");
            BoundaryCorrection {
                county: take("county"),
                precinct_code: take("precinct_code"),
                old: take("old"),
                new: take("new"),
                reason: take("reason"),
                who: take("who"),
                when: take("when"),
                made_in_sems: take("made_in_sems") == "yes",
                spot: Spot::line(name, u32::try_from(i + 2).unwrap()),
            }
        })
        .collect()
}

/// Every row and every polygon once: joined or left, and never two on one.
fn assert_one_to_one(outcome: &Outcome) {
    let rows: BTreeSet<_> = outcome
        .joined
        .iter()
        .map(|j| j.row)
        .chain(outcome.rows_left.iter().map(|l| l.index))
        .collect();
    let boundaries: BTreeSet<_> = outcome
        .joined
        .iter()
        .map(|j| j.boundary)
        .chain(outcome.boundaries_left.iter().map(|l| l.index))
        .collect();
    assert_eq!(
        (rows.len(), outcome.joined.len() + outcome.rows_left.len()),
        (ROWS, ROWS)
    );
    assert_eq!(
        (
            boundaries.len(),
            outcome.joined.len() + outcome.boundaries_left.len()
        ),
        (POLYGONS, POLYGONS)
    );
}

#[test]
fn the_grammar_alone_joins_as_many_as_it_must() {
    let Some(root) = data() else { return };
    let outcome = read(&root).join(&[]);
    assert_one_to_one(&outcome);
    let mut by_rule: BTreeMap<Rule, usize> = BTreeMap::new();
    for pair in &outcome.joined {
        *by_rule.entry(pair.rule).or_default() += 1;
    }
    println!(
        "{} joined by the grammar alone: {by_rule:?}",
        outcome.joined.len()
    );
    assert!(outcome.joined.len() >= 1720, "{}", outcome.joined.len());
}

#[test]
fn the_corrections_settle_the_rest_and_the_report_says_what_is_left() {
    let Some(root) = data() else { return };
    let input = read(&root);
    let outcome = input.join(&corrections());
    assert_one_to_one(&outcome);
    println!(
        "{} joined with the corrections, {} rows left",
        outcome.joined.len(),
        outcome.rows_left.len()
    );
    assert!(outcome.joined.len() >= 1755, "{}", outcome.joined.len());

    let mut by_code: BTreeMap<&str, usize> = BTreeMap::new();
    for finding in &outcome.findings {
        *by_code.entry(finding.code).or_default() += 1;
    }
    let plain = outcome
        .joined
        .iter()
        .filter(|j| j.rule == Rule::EqualNames)
        .count();
    let expected = BTreeMap::from([
        ("joined-after-normalising", outcome.joined.len() - plain),
        ("list-row-without-polygon", 10),
        ("pseudo-precinct", 2),
    ]);
    assert_eq!(by_code, expected);
    // The one row whose voters live under another precinct's name on this map.
    let errors: Vec<_> = outcome
        .findings
        .iter()
        .filter(|f| f.severity == Severity::Error)
        .collect();
    assert_eq!(
        errors
            .iter()
            .map(|f| (f.county.as_str(), f.subject.as_str()))
            .collect::<Vec<_>>(),
        [("Warren", "225")]
    );
    assert!(
        outcome
            .rows_left
            .iter()
            .any(|l| l.index == input.row("Harrison", "9999"))
    );
}

/// Section of `ms-2020.joins.md` → the first four columns of its table.
fn written() -> BTreeMap<String, Vec<String>> {
    let text = std::fs::read_to_string(here("data/sources/ms-2020.joins.md")).unwrap();
    let mut out: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut section = String::new();
    for line in text.lines() {
        if let Some(title) = line.strip_prefix("## ") {
            section = title.split(' ').next().unwrap().to_owned();
        } else if line.starts_with("| ") && !line.starts_with("| county |") {
            let columns: Vec<&str> = line.split('|').map(str::trim).collect();
            out.entry(section.clone())
                .or_default()
                .push(columns[1..=4].join(" | "));
        }
    }
    out
}

#[test]
fn every_join_not_by_equal_names_is_in_the_list_checked_by_hand() {
    let Some(root) = data() else { return };
    let input = read(&root);
    let outcome = input.join(&corrections());
    let written = written();
    let rules = Rule::GRAMMAR.into_iter().skip(1).chain([Rule::Correction]);
    for rule in rules {
        let joined: Vec<String> = outcome
            .joined
            .iter()
            .filter(|j| j.rule == rule)
            .map(|j| {
                let (row, boundary) = (&input.rows[j.row].1, &input.boundaries[j.boundary].1);
                [
                    row.county.as_str(),
                    &row.code,
                    &row.precinct,
                    &boundary.id[6..],
                ]
                .join(" | ")
            })
            .collect();
        assert_eq!(written.get(rule.name()), Some(&joined), "{}", rule.name());
    }
}

#[test]
fn the_profile_reads_and_every_file_it_names_is_there() {
    let text = std::fs::read_to_string(here("data/sources/ms-2020.toml")).unwrap();
    let profile: pollstead::compile::profile::Profile = toml::from_str(&text).unwrap();
    assert!(
        here("data/sources")
            .join(&profile.corrections.all()[0])
            .is_file()
    );
    let Some(root) = data() else { return };
    for input in profile.inputs {
        let pattern = root.join(&input.path);
        assert!(
            glob::glob(&pattern.to_string_lossy())
                .unwrap()
                .next()
                .is_some(),
            "{}",
            input.path
        );
    }
}
