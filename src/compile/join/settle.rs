//! Applies the boundary rows of a corrections file to what the grammar found, and refuses those that no longer fit it.

use std::collections::{BTreeMap, BTreeSet};

use super::{Joined, Rule};
use crate::compile::finding::Spot;
use crate::compile::sources::{Boundary, ListRow, SourceError};
use crate::domain::place::CountyFips;

/// A row of the corrections file with `field` = `boundary`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct BoundaryCorrection {
    /// County name or FIPS code.
    pub county: String,
    /// The list's code of the row.
    pub precinct_code: String,
    /// The map id the grammar chose; empty where it left the row unjoined.
    pub old: String,
    /// The map id that is right; empty to say that the row has no polygon.
    pub new: String,
    /// Why.
    pub reason: String,
    /// Who says so.
    pub who: String,
    /// `YYYY-MM-DD`.
    pub when: String,
    /// Whether the cause has been mended at its origin.
    pub made_in_sems: bool,
    /// Where the correction stands.
    pub spot: Spot,
}

/// Row index → the correction that settled it, for the report.
pub(super) type Settled<'a> = BTreeMap<usize, &'a BoundaryCorrection>;

/// Rewrites `joined`; on any error nothing may be used.
pub(super) fn settle<'a>(
    rows: &[(CountyFips, &ListRow)],
    boundaries: &[(CountyFips, &Boundary)],
    corrections: &'a [BoundaryCorrection],
    joined: &mut Vec<Joined>,
) -> Result<Settled<'a>, Vec<SourceError>> {
    let mut settled = Settled::new();
    let mut errors = Vec::new();
    let mut fresh = Vec::new();
    let by_grammar: BTreeMap<usize, usize> = joined.iter().map(|j| (j.row, j.boundary)).collect();
    for correction in corrections {
        let found = row_of(rows, correction)
            .and_then(|row| Ok((row, check_old(boundaries, &by_grammar, row, correction)?)))
            .and_then(|(row, ())| Ok((row, new_boundary(rows, boundaries, row, correction)?)));
        match found {
            Err(error) => errors.push(error),
            Ok((row, _)) if settled.contains_key(&row) => errors.push(wrong(
                correction,
                "precinct_code",
                format!(
                    "found a second correction for precinct {:?}, expected one",
                    correction.precinct_code
                ),
            )),
            Ok((row, boundary)) => {
                settled.insert(row, correction);
                fresh.extend(boundary.map(|boundary| Joined {
                    row,
                    boundary,
                    rule: Rule::Correction,
                }));
            }
        }
    }
    joined.retain(|j| !settled.contains_key(&j.row));
    let mut taken: BTreeSet<usize> = joined.iter().map(|j| j.boundary).collect();
    for pair in fresh {
        if taken.insert(pair.boundary) {
            joined.push(pair);
        } else if let Some(correction) = settled.get(&pair.row) {
            errors.push(wrong(
                correction,
                "new",
                format!(
                    "found polygon {:?} joined to another row already, expected a free one",
                    correction.new
                ),
            ));
        }
    }
    if errors.is_empty() {
        Ok(settled)
    } else {
        Err(errors)
    }
}

fn row_of(
    rows: &[(CountyFips, &ListRow)],
    correction: &BoundaryCorrection,
) -> Result<usize, SourceError> {
    let county = correction.county.trim();
    let mut found = rows.iter().enumerate().filter(|(_, (fips, row))| {
        row.code.trim() == correction.precinct_code.trim()
            && (fips.as_str() == county || row.county.trim().eq_ignore_ascii_case(county))
    });
    match (found.next(), found.next()) {
        (Some((i, _)), None) => Ok(i),
        (None, _) => Err(wrong(
            correction,
            "precinct_code",
            format!(
                "found precinct {:?} of county {county:?}, expected one the list has",
                correction.precinct_code
            ),
        )),
        (Some(_), Some(_)) => Err(wrong(
            correction,
            "precinct_code",
            format!(
                "found several list rows with code {:?} in {county:?}, expected one",
                correction.precinct_code
            ),
        )),
    }
}

fn check_old(
    boundaries: &[(CountyFips, &Boundary)],
    by_grammar: &BTreeMap<usize, usize>,
    row: usize,
    correction: &BoundaryCorrection,
) -> Result<(), SourceError> {
    let chosen = by_grammar
        .get(&row)
        .and_then(|b| boundaries.get(*b))
        .map_or("", |(_, b)| b.id.as_str());
    if correction.old != chosen {
        let message = format!(
            "found old polygon {:?}, expected {chosen:?} as the grammar joins it",
            correction.old
        );
        return Err(wrong(correction, "old", message));
    }
    // An empty `new` beside an empty `old` does say something: that the row has no polygon.
    if correction.old == correction.new && !correction.new.is_empty() {
        let message =
            format!("found the same polygon {chosen:?} as old and new, expected a change");
        return Err(wrong(correction, "new", message));
    }
    Ok(())
}

fn new_boundary(
    rows: &[(CountyFips, &ListRow)],
    boundaries: &[(CountyFips, &Boundary)],
    row: usize,
    correction: &BoundaryCorrection,
) -> Result<Option<usize>, SourceError> {
    if correction.new.is_empty() {
        return Ok(None);
    }
    let county = rows.get(row).map(|(fips, _)| *fips);
    let mut found = boundaries
        .iter()
        .enumerate()
        .filter(|(_, (fips, b))| Some(*fips) == county && b.id == correction.new);
    match (found.next(), found.next()) {
        (Some((i, _)), None) => Ok(Some(i)),
        (None, _) => Err(wrong(
            correction,
            "new",
            format!(
                "found polygon {:?}, expected one the map has in that county",
                correction.new
            ),
        )),
        (Some(_), Some(_)) => Err(wrong(
            correction,
            "new",
            format!(
                "found several polygons with id {:?}, expected one",
                correction.new
            ),
        )),
    }
}

fn wrong(correction: &BoundaryCorrection, field: &str, message: String) -> SourceError {
    SourceError {
        spot: correction.spot.clone().field(field),
        message,
    }
}
