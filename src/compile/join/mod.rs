//! The join of a polling-place list to precinct polygons: one to one, county by county, by stated rules.
//!
//! The rules and the name grammar are written down in `data/formats/join.md`. No rule measures likeness: edit distance
//! only ranks the candidates shown beside what stays unjoined. A row or polygon that a rule lets meet several is joined
//! to none of them.

mod county;
mod findings;
pub(super) mod name;
mod nearest;
mod rule;
mod settle;
mod vocabulary;

use std::collections::{BTreeMap, BTreeSet};

use super::finding::Finding;
use super::sources::{Boundary, ListRow, SourceError};
use crate::domain::place::CountyFips;

pub use rule::Rule;
pub use settle::BoundaryCorrection;

/// A row and its polygon, as indices into the inputs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Joined {
    /// Index of the list row.
    pub row: usize,
    /// Index of the polygon.
    pub boundary: usize,
    /// What joined them.
    pub rule: Rule,
}

/// A row or polygon that stays alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Left {
    /// Index on its own side.
    pub index: usize,
    /// At most three of the other side in its county, likest name first; those not joined come before those that are.
    pub nearest: Vec<usize>,
}

/// The join: every row and every polygon is either in `joined` once, or left once.
#[derive(Debug, Clone, Default)]
pub struct Outcome {
    /// By row.
    pub joined: Vec<Joined>,
    /// Rows without polygon, pseudo-precincts and rows that a correction says have none among them.
    pub rows_left: Vec<Left>,
    /// Polygons without row.
    pub boundaries_left: Vec<Left>,
    /// What the report says of it.
    pub findings: Vec<Finding>,
}

/// Rows and polygons that one rule lets meet in more than one way.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Tangle {
    rule: Rule,
    rows: BTreeSet<usize>,
    boundaries: BTreeSet<usize>,
}

/// Joins rows to polygons of the same county by the grammar, then applies the corrections.
///
/// # Errors
///
/// Every correction that names no row or no polygon of its county, whose `old` is not what the grammar found, that
/// changes nothing, or that would put two rows on one polygon.
pub fn join(
    rows: &[(CountyFips, &ListRow)],
    boundaries: &[(CountyFips, &Boundary)],
    corrections: &[BoundaryCorrection],
) -> Result<Outcome, Vec<SourceError>> {
    let mut joined = named(rows, boundaries);
    let with_row: BTreeSet<usize> = joined.iter().map(|j| j.row).collect();
    let with_boundary: BTreeSet<usize> = joined.iter().map(|j| j.boundary).collect();
    let mut sides: BTreeMap<CountyFips, (Vec<usize>, Vec<usize>)> = BTreeMap::new();
    for (i, (fips, _)) in rows.iter().enumerate().filter(|(i, _)| !with_row.contains(i)) {
        sides.entry(*fips).or_default().0.push(i);
    }
    for (i, (fips, _)) in boundaries.iter().enumerate().filter(|(i, _)| !with_boundary.contains(i)) {
        sides.entry(*fips).or_default().1.push(i);
    }
    let mut tangles = Vec::new();
    for (row_indices, boundary_indices) in sides.values() {
        let county = county::County::new(
            row_indices
                .iter()
                .filter_map(|i| Some((*i, rows.get(*i)?.1))),
            boundary_indices.iter().filter_map(|i| {
                let (fips, boundary) = boundaries.get(*i)?;
                Some((*i, label(*fips, boundary)))
            }),
        );
        let (pairs, knots) = county.join();
        joined.extend(pairs);
        tangles.extend(knots);
    }
    let settled = settle::settle(rows, boundaries, corrections, &mut joined)?;
    joined.sort_unstable();

    let with_polygon: BTreeSet<usize> = joined.iter().map(|j| j.row).collect();
    let with_row: BTreeSet<usize> = joined.iter().map(|j| j.boundary).collect();
    let near = nearest::Nearest::new(rows, boundaries, &with_polygon, &with_row);
    let rows_left: Vec<Left> = rows
        .iter()
        .enumerate()
        .filter(|(i, _)| !with_polygon.contains(i))
        .map(|(index, (fips, row))| Left {
            index,
            nearest: near.boundaries(*fips, row),
        })
        .collect();
    let boundaries_left: Vec<Left> = boundaries
        .iter()
        .enumerate()
        .filter(|(i, _)| !with_row.contains(i))
        .map(|(index, (fips, boundary))| Left {
            index,
            nearest: near.rows(*fips, boundary),
        })
        .collect();
    tangles.retain(|t| {
        t.rows.iter().any(|r| !with_polygon.contains(r))
            && t.boundaries.iter().any(|b| !with_row.contains(b))
    });
    let mut outcome = Outcome {
        joined,
        rows_left,
        boundaries_left,
        findings: Vec::new(),
    };
    outcome.findings = findings::of(rows, boundaries, &outcome, &tangles, &settled);
    Ok(outcome)
}

/// Polygons whose source names the row's code itself (a VIP feed): no name is compared. Of two polygons that name one
/// row the first has it, as their readers make one of them.
fn named(rows: &[(CountyFips, &ListRow)], boundaries: &[(CountyFips, &Boundary)]) -> Vec<Joined> {
    let mut open: BTreeMap<(CountyFips, &str), usize> = BTreeMap::new();
    for (i, (fips, row)) in rows.iter().enumerate() {
        open.entry((*fips, row.code.as_str())).or_insert(i);
    }
    let mut joined = Vec::new();
    for (boundary, (fips, held)) in boundaries.iter().enumerate() {
        let row = held.of_code.as_ref().and_then(|code| open.remove(&(*fips, code.as_str())));
        joined.extend(row.map(|row| Joined { row, boundary, rule: Rule::Named }));
    }
    joined
}

/// The polygon's name without the county's own prefix, where a map writes its label as `28159-ZION RIDGE`.
fn label(county: CountyFips, boundary: &Boundary) -> &str {
    boundary
        .name
        .strip_prefix(county.as_str())
        .and_then(|rest| rest.strip_prefix('-'))
        .unwrap_or(&boundary.name)
}

#[cfg(test)]
mod tests;
