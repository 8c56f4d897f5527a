//! A SEMS export as a list: each precinct with its location, its splits and their ballot styles.

use std::collections::BTreeMap;

use super::sources::{ListRow, SemsExport, SemsSplit};
use crate::domain::edition::IndexSplit;
use crate::domain::place::BallotStyle;

/// One row per precinct, with its splits. A primary's rows name each split once per party.
#[must_use]
pub fn rows(export: &SemsExport, county: &str) -> Vec<(ListRow, Vec<IndexSplit>)> {
    let locations: BTreeMap<&str, &str> =
        export.locations.iter().map(|(id, label)| (id.as_str(), label.as_str())).collect();
    let mut precincts: BTreeMap<&str, Vec<&SemsSplit>> = BTreeMap::new();
    for split in &export.splits {
        precincts.entry(&split.precinct).or_default().push(split);
    }
    let mut out = Vec::new();
    for (code, rows) in precincts {
        let Some(first) = rows.first() else { continue };
        let splits = splits(export, &rows);
        let registered: u32 = by_split(&rows).values().filter_map(|s| s.first()).map(|s| s.registered).sum();
        let row = ListRow {
            county: county.to_owned(),
            code: code.to_owned(),
            precinct: first.label.clone(),
            place: locations.get(first.location.as_str()).copied().unwrap_or_default().to_owned(),
            registered: Some(registered),
            spot: first.spot.clone(),
            received: format!("{}, {}, {}", first.location, code, first.label),
            ..ListRow::default()
        };
        out.push((row, splits));
    }
    out
}

fn by_split<'a>(rows: &[&'a SemsSplit]) -> BTreeMap<&'a str, Vec<&'a SemsSplit>> {
    let mut splits: BTreeMap<&str, Vec<&SemsSplit>> = BTreeMap::new();
    for row in rows {
        splits.entry(&row.split).or_default().push(row);
    }
    splits
}

fn splits(export: &SemsExport, rows: &[&SemsSplit]) -> Vec<IndexSplit> {
    let mut out = Vec::new();
    for (code, rows) in by_split(rows) {
        let mut ballot_styles: Vec<BallotStyle> = rows
            .iter()
            .filter(|r| !r.ballot_style.is_empty())
            .map(|r| BallotStyle { party: party_of(export, &r.ballot_style), style: r.ballot_style.clone() })
            .collect();
        ballot_styles.sort();
        ballot_styles.dedup();
        let name = rows.first().map(|r| r.label.clone()).unwrap_or_default();
        out.push(IndexSplit { code: code.to_owned(), name, ballot_styles });
    }
    out
}

/// A primary's style ends in its party's letters: `69R`, `7D`. Section 6 says whose they are.
fn party_of(export: &SemsExport, style: &str) -> Option<String> {
    let letters = style.trim_start_matches(|c: char| c.is_ascii_digit());
    export.party_letters.iter().find(|(l, _)| l == letters).map(|(_, label)| label.clone())
}
