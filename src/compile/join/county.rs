//! One county's staged join: a rule joins a pair only where neither side has another choice.

use std::collections::{BTreeMap, BTreeSet};

use super::name::{Name, is_pseudo};
use super::rule::{Rule, Side, fits};
use super::{Joined, Tangle};
use crate::compile::sources::ListRow;

/// The names of one county, read once.
pub(super) struct County<'a> {
    rows: Vec<Entry<'a>>,
    boundaries: Vec<Entry<'a>>,
}

struct Entry<'a> {
    /// Index into the caller's input.
    index: usize,
    text: &'a str,
    code: &'a str,
    name: Name,
}

impl<'a> County<'a> {
    /// Pseudo-precincts take no part: no polygon can be theirs.
    pub(super) fn new(
        rows: impl Iterator<Item = (usize, &'a ListRow)>,
        boundaries: impl Iterator<Item = (usize, &'a str)>,
    ) -> Self {
        let entry = |index, text: &'a str, code| Entry {
            index,
            text,
            code,
            name: Name::read(text),
        };
        Self {
            rows: rows
                .filter(|(_, row)| !is_pseudo(&row.precinct))
                .map(|(i, row)| entry(i, &row.precinct, row.code.as_str()))
                .collect(),
            boundaries: boundaries.map(|(i, label)| entry(i, label, "")).collect(),
        }
    }

    /// Rule after rule. What a rule leaves tangled is asked no weaker one.
    pub(super) fn join(&self) -> (Vec<Joined>, Vec<Tangle>) {
        let mut joined = Vec::new();
        let mut tangles = Vec::new();
        let mut open_rows: BTreeSet<usize> = self.rows.iter().map(|e| e.index).collect();
        let mut open_boundaries: BTreeSet<usize> =
            self.boundaries.iter().map(|e| e.index).collect();
        for rule in Rule::GRAMMAR {
            // `Contained` may join only what is unique in the whole county, so joined names count against it.
            let counts = |row: &usize, boundary: &usize| {
                let (r, b) = (open_rows.contains(row), open_boundaries.contains(boundary));
                if rule == Rule::Contained {
                    r || b
                } else {
                    r && b
                }
            };
            for knot in components(self.fitting(rule, counts)) {
                let rows: BTreeSet<usize> = knot.iter().map(|(r, _)| *r).collect();
                let boundaries: BTreeSet<usize> = knot.iter().map(|(_, b)| *b).collect();
                let free =
                    |(r, b): &(usize, usize)| open_rows.contains(r) && open_boundaries.contains(b);
                if !knot.iter().any(free) {
                    continue;
                }
                match knot.as_slice() {
                    [(row, boundary)] => joined.push(Joined {
                        row: *row,
                        boundary: *boundary,
                        rule,
                    }),
                    _ => tangles.push(Tangle {
                        rule,
                        rows: rows.clone(),
                        boundaries: boundaries.clone(),
                    }),
                }
                open_rows.retain(|r| !rows.contains(r));
                open_boundaries.retain(|b| !boundaries.contains(b));
            }
        }
        (joined, tangles)
    }

    /// Every pair that counts and that the rule lets meet.
    fn fitting(&self, rule: Rule, counts: impl Fn(&usize, &usize) -> bool) -> Vec<(usize, usize)> {
        let strips_codes = matches!(rule, Rule::OwnCode | Rule::Contained);
        let mut pairs = Vec::new();
        for row in &self.rows {
            let bare = |text| {
                if strips_codes {
                    Name::without_code(text, row.code)
                } else {
                    None
                }
            };
            let row_side = Side {
                name: &row.name,
                bare: bare(row.text),
            };
            for boundary in &self.boundaries {
                if !counts(&row.index, &boundary.index) {
                    continue;
                }
                let side = Side {
                    name: &boundary.name,
                    bare: bare(boundary.text),
                };
                if fits(rule, &row_side, &side) {
                    pairs.push((row.index, boundary.index));
                }
            }
        }
        pairs
    }
}

/// Splits pairs into groups that share no row and no polygon.
fn components(pairs: Vec<(usize, usize)>) -> Vec<Vec<(usize, usize)>> {
    let mut groups: Vec<Vec<(usize, usize)>> = Vec::new();
    for pair in pairs {
        let (touching, mut rest): (Vec<_>, Vec<_>) = groups
            .into_iter()
            .partition(|g| g.iter().any(|(r, b)| *r == pair.0 || *b == pair.1));
        let mut merged: Vec<_> = touching.into_iter().flatten().collect();
        merged.push(pair);
        rest.push(merged);
        groups = rest;
    }
    let mut sorted: BTreeMap<(usize, usize), Vec<(usize, usize)>> = BTreeMap::new();
    for mut group in groups {
        group.sort_unstable();
        if let Some(first) = group.first() {
            sorted.insert(*first, group);
        }
    }
    sorted.into_values().collect()
}
