//! Street segments into their counties: codes become positions, and what fits no precinct is reported.

use std::collections::BTreeMap;

use super::county_names::CountyNames;
use super::draft::Draft;
use super::finding::{FixIn, Severity};
use super::gazetteer_sets::Evidence;
use super::profile::Input;
use super::sources::StreetSegment;
use super::streets_intake::{give_back, split_position};
use crate::domain::edition::RowRef;
use crate::domain::place::CountyFips;

/// Files each segment in its county.
pub(super) fn segments(draft: &mut Draft, names: &CountyNames, evidence: &mut Evidence, rows: Vec<StreetSegment>, file: u16, input: &Input) {
    let mut codes: BTreeMap<CountyFips, BTreeMap<String, u16>> = BTreeMap::new();
    for row in rows {
        let county = input.county.as_deref().unwrap_or(&row.county);
        let Some(fips) = names.find(county).filter(|f| draft.counties.contains_key(f)) else {
            let sentence = format!("Found county {county:?}, expected one that the profile names and that has precincts; the segment was left out.");
            refuse(draft, &row, county, "county-unknown", sentence);
            continue;
        };
        let Some(held) = draft.counties.get_mut(&fips) else { continue };
        let codes = codes.entry(fips).or_insert_with(|| (0u16..).zip(&held.precincts).map(|(at, p)| (p.code.clone(), at)).collect());
        let Some(precinct) = codes.get(&row.precinct).copied() else {
            let county = held.name.clone();
            let sentence = format!("Found precinct code {:?}, expected one that the list of precincts has; the segment was left out.", row.precinct);
            refuse(draft, &row, &county, "segment-unknown-precinct", sentence);
            continue;
        };
        let split = held.precincts.get_mut(usize::from(precinct)).and_then(|p| split_position(p, &row.split));
        evidence.row(&row.town, row.zip.parse().ok(), fips);
        let at = row.spot.line.map(|row| RowRef { file, row });
        held.segments.add(&row, precinct, split, at);
    }
}

fn refuse(draft: &mut Draft, row: &StreetSegment, county: &str, code: &'static str, sentence: String) {
    give_back(draft);
    let subject = format!("{} {}", row.id, row.street);
    draft.find(code, Severity::Error, FixIn::Sems, county, &subject, sentence, row.spot.clone(), None);
}
