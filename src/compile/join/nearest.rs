//! Ranks, for what stays alone, the likest names of the other side. It only shows; it never joins.

use std::collections::BTreeSet;

use super::label;
use super::name::{Name, is_pseudo};
use crate::compile::sources::{Boundary, ListRow};
use crate::domain::place::CountyFips;

const SHOWN: usize = 3;

/// Letters compared: a ranking needs no more, and a name of megabytes must not cost hours.
const COMPARED: usize = 100;

/// The names of both sides, by county.
pub(super) struct Nearest {
    rows: Vec<Candidate>,
    boundaries: Vec<Candidate>,
}

struct Candidate {
    index: usize,
    county: CountyFips,
    joined: bool,
    /// Sorts equals, so that the order of the input does not show.
    id: String,
    name: String,
}

impl Nearest {
    pub(super) fn new(
        rows: &[(CountyFips, &ListRow)],
        boundaries: &[(CountyFips, &Boundary)],
        with_polygon: &BTreeSet<usize>,
        with_row: &BTreeSet<usize>,
    ) -> Self {
        let rows = rows
            .iter()
            .enumerate()
            .filter(|(_, (_, row))| !is_pseudo(&row.precinct))
            .map(|(index, (county, row))| Candidate {
                index,
                county: *county,
                joined: with_polygon.contains(&index),
                id: row.code.clone(),
                name: Name::read(&row.precinct).reordered(),
            });
        let boundaries = boundaries
            .iter()
            .enumerate()
            .map(|(index, (county, b))| Candidate {
                index,
                county: *county,
                joined: with_row.contains(&index),
                id: b.id.clone(),
                name: Name::read(label(*county, b)).reordered(),
            });
        Self {
            rows: rows.collect(),
            boundaries: boundaries.collect(),
        }
    }

    /// Polygons for a row.
    pub(super) fn boundaries(&self, county: CountyFips, row: &ListRow) -> Vec<usize> {
        likest(
            &self.boundaries,
            county,
            &Name::read(&row.precinct).reordered(),
        )
    }

    /// Rows for a polygon; a pseudo-precinct is never one.
    pub(super) fn rows(&self, county: CountyFips, boundary: &Boundary) -> Vec<usize> {
        likest(
            &self.rows,
            county,
            &Name::read(label(county, boundary)).reordered(),
        )
    }
}

fn likest(candidates: &[Candidate], county: CountyFips, name: &str) -> Vec<usize> {
    let mut ranked: Vec<_> = candidates
        .iter()
        .filter(|c| c.county == county)
        .map(|c| (c.joined, edits(name, &c.name), &c.name, &c.id, c.index))
        .collect();
    ranked.sort_unstable();
    ranked
        .into_iter()
        .take(SHOWN)
        .map(|(.., index)| index)
        .collect()
}

/// Levenshtein distance of the first [`COMPARED`] characters.
fn edits(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().take(COMPARED).collect();
    let mut costs: Vec<usize> = (0..=other.len()).collect();
    for (i, c) in one.chars().take(COMPARED).enumerate() {
        let mut next = vec![i + 1];
        for ((o, above_left), above) in other.iter().zip(&costs).zip(costs.iter().skip(1)) {
            let left = next.last().copied().unwrap_or(i + 1);
            next.push(
                (above_left + usize::from(*o != c))
                    .min(above + 1)
                    .min(left + 1),
            );
        }
        costs = next;
    }
    costs.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::edits;

    #[test]
    fn edits_are_counted_as_levenshtein_counts_them() {
        for (one, other, want) in [
            ("", "", 0),
            ("abc", "", 3),
            ("", "ab", 2),
            ("kitten", "sitting", 3),
            ("ab", "ba", 2),
            ("alders", "alder", 1),
        ] {
            assert_eq!(edits(one, other), want, "{one} {other}");
        }
    }
}
