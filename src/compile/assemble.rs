//! List rows, SEMS rows and polygons become precincts and places, county by county.

use std::collections::{BTreeMap, BTreeSet};

use super::county_names::CountyNames;
use super::draft::{Draft, DraftCounty, DraftPlace, DraftPrecinct};
use super::finding::{FixIn, Severity};
use super::join::{self, BoundaryCorrection, Outcome, name::is_pseudo};
use super::place_numbers::plain;
use super::sources::{Boundary, ListRow, SourceError};
use crate::domain::edition::{IndexSplit, RowRef};
use crate::domain::place::{CountyFips, PollingPlace};

/// A row of a list, with what the row itself does not say.
#[derive(Debug, Clone)]
pub struct Listed {
    /// The row, corrected.
    pub row: ListRow,
    /// Its county.
    pub fips: CountyFips,
    /// Position of its file among the edition's sources.
    pub file: u16,
    /// The elections it is for, by position.
    pub elections: Vec<u16>,
    /// What the state's list still says, where a correction is not made there yet.
    pub list_still_says: Option<String>,
    /// Splits of the precinct, where the source has them.
    pub splits: Vec<IndexSplit>,
}

/// Joins rows to polygons and fills the draft's counties. Returns the join for the report.
///
/// # Errors
/// Corrections that no longer fit.
pub fn assemble(
    draft: &mut Draft,
    names: &CountyNames,
    listed: &[Listed],
    boundaries: &[(CountyFips, Boundary)],
    corrections: &[BoundaryCorrection],
) -> Result<Outcome, Vec<SourceError>> {
    let heads = heads(listed);
    let rows: Vec<(CountyFips, &ListRow)> =
        heads.iter().filter_map(|at| listed.get(*at)).map(|l| (l.fips, &l.row)).collect();
    let drawn: Vec<(CountyFips, &Boundary)> = boundaries.iter().map(|(f, b)| (*f, b)).collect();
    let outcome = join::join(&rows, &drawn, corrections)?;
    let mut polygon_of: BTreeMap<(CountyFips, &str), &Boundary> = BTreeMap::new();
    for joined in &outcome.joined {
        if let (Some((fips, row)), Some((_, boundary))) = (rows.get(joined.row), drawn.get(joined.boundary)) {
            polygon_of.insert((*fips, row.code.as_str()), boundary);
        }
    }
    for (fips, row) in &rows {
        let county = county_of(draft, names, *fips);
        county.precincts.push(precinct(row, polygon_of.get(&(*fips, row.code.as_str())).copied()));
    }
    for left in &outcome.boundaries_left {
        let Some((fips, boundary)) = drawn.get(left.index) else { continue };
        // A polygon without a row is a precinct all the same: a point in it is in no other, and has no place.
        let county = county_of(draft, names, *fips);
        let code = unused_code(county, &boundary.name);
        county.precincts.push(DraftPrecinct {
            code,
            name: boundary.name.clone(),
            boundary_id: Some(boundary.id.clone()),
            polygon: Some(boundary.polygon.clone()),
            ..DraftPrecinct::default()
        });
    }
    for (fips, boundary) in boundaries {
        let county = county_of(draft, names, *fips);
        county.datum_doubt_m = county.datum_doubt_m.max(boundary.datum_doubt_m);
    }
    for county in draft.counties.values_mut() {
        county.precincts.sort_by(|a, b| a.code.cmp(&b.code));
    }
    for l in listed {
        serve(draft, l);
    }
    draft.findings.extend(outcome.findings.iter().cloned());
    Ok(outcome)
}

/// Positions of the rows that the join sees: a precinct may be listed once for each of several elections, and its polygon
/// joins once.
#[must_use]
pub fn heads(listed: &[Listed]) -> Vec<usize> {
    let mut first: BTreeMap<(CountyFips, &str), usize> = BTreeMap::new();
    for (at, l) in listed.iter().enumerate() {
        first.entry((l.fips, l.row.code.as_str())).or_insert(at);
    }
    let mut heads: Vec<usize> = first.values().copied().collect();
    heads.sort_unstable();
    heads
}

fn county_of<'a>(draft: &'a mut Draft, names: &CountyNames, fips: CountyFips) -> &'a mut DraftCounty {
    let county = draft.counties.entry(fips).or_default();
    if county.name.is_empty() {
        county.name = names.name(fips);
    }
    county
}

fn unused_code(county: &DraftCounty, name: &str) -> String {
    let plain_code = format!("map:{name}");
    let taken: BTreeSet<&str> = county.precincts.iter().map(|p| p.code.as_str()).collect();
    let numbered = (2..).map(|n| format!("{plain_code}:{n}"));
    std::iter::once(plain_code.clone()).chain(numbered).find(|c| !taken.contains(c.as_str())).unwrap_or(plain_code)
}

fn precinct(row: &ListRow, boundary: Option<&Boundary>) -> DraftPrecinct {
    DraftPrecinct {
        code: row.code.clone(),
        name: row.precinct.clone(),
        boundary_id: boundary.map(|b| b.id.clone()),
        polygon: boundary.map(|b| b.polygon.clone()),
        registered: row.registered,
        ..DraftPrecinct::default()
    }
}

/// Adds a row's place to its county, and notes that it serves the row's precinct.
fn serve(draft: &mut Draft, listed: &Listed) {
    let Listed { row, fips, .. } = listed;
    let Some(county) = draft.counties.get_mut(fips) else { return };
    let county_name = county.name.clone();
    let Some(precinct) = county.precinct(&row.code) else { return };
    let place = place_at(county, listed);
    // What is no precinct by its name has a finding of the join already.
    let missing = place.is_none() && !row.place_elsewhere && !is_pseudo(&row.precinct);
    if let Some(held) = county.precincts.get_mut(precinct) {
        held.row.get_or_insert(RowRef { file: listed.file, row: row.spot.line.unwrap_or(0) });
        if held.splits.is_empty() {
            held.splits.clone_from(&listed.splits);
        }
        if let Some(place) = place {
            for election in &listed.elections {
                held.serving.insert(*election, place);
            }
        }
    }
    if missing {
        let sentence = format!("The list gives no polling place for {} (code {}); expected one.", row.precinct, row.code);
        draft.find(
            "precinct-without-place",
            Severity::Error,
            FixIn::Sems,
            &county_name,
            &row.precinct,
            sentence,
            row.spot.clone(),
            Some(row.received.clone()),
        );
    }
}

/// The row's place among the county's, added where it is new; none for a row that names none, or that is no precinct.
fn place_at(county: &mut DraftCounty, listed: &Listed) -> Option<usize> {
    let row = &listed.row;
    let name = if row.place.is_empty() { &row.address } else { &row.place };
    if name.is_empty() || is_pseudo(&row.precinct) {
        return None;
    }
    let same = |held: &DraftPlace| {
        plain(&held.place.name) == plain(name)
            && plain(&held.place.address) == plain(&row.address)
            && held.place.room == row.room
    };
    if let Some(at) = county.places.iter().position(same) {
        return Some(at);
    }
    county.places.push(DraftPlace {
        place: PollingPlace {
            name: name.clone(),
            address: row.address.clone(),
            room: row.room.clone(),
            at: row.at,
            list_still_says: listed.list_still_says.clone(),
            ..PollingPlace::default()
        },
        spot: row.spot.clone(),
        ..DraftPlace::default()
    });
    Some(county.places.len() - 1)
}
