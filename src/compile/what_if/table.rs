//! The ranges that would change, as a table for a spreadsheet.

use super::{Differs, Said, WhatIf};
use crate::compile::spreadsheet::{Column, Fill, Spreadsheet};

const fn ours(header: &'static str, width: u16) -> Column {
    Column { header, width, fill: Fill::Ours }
}

const COLUMNS: &[Column] = &[
    ours("county", 14),
    ours("street", 24),
    ours("low", 8),
    ours("high", 8),
    ours("parity", 7),
    ours("town", 16),
    ours("zip", 7),
    ours("numbers", 9),
    ours("differs", 22),
    ours("old_place", 34),
    ours("new_place", 34),
    ours("old_precinct", 14),
    ours("new_precinct", 14),
    ours("old_split", 14),
    ours("new_split", 14),
    ours("old_ballot_style", 16),
    ours("new_ballot_style", 16),
];

/// One row for each range.
#[must_use]
pub fn table(what_if: &WhatIf) -> Spreadsheet {
    let list = |said: Option<&Said>, of: fn(&Said) -> &Vec<String>| said.map(|s| of(s).join("; ")).unwrap_or_default();
    let rows = what_if.ranges.iter().map(|range| {
        let (old, new) = (range.old.as_ref(), range.new.as_ref());
        let mut row = vec![
            range.county.clone(),
            range.street.clone(),
            range.low.to_string(),
            range.high.to_string(),
            range.parity.to_owned(),
            range.town.clone(),
            range.zip.clone(),
            range.numbers.to_string(),
            range.differs.iter().map(|d| respect(*d)).collect::<Vec<_>>().join("; "),
        ];
        for of in [(|s| &s.places) as fn(&Said) -> &Vec<String>, |s| &s.precincts, |s| &s.splits, |s| &s.ballot_styles] {
            row.extend([list(old, of), list(new, of)]);
        }
        row
    });
    Spreadsheet { name: "what would change", columns: COLUMNS, rows: rows.collect() }
}

const fn respect(differs: Differs) -> &'static str {
    match differs {
        Differs::Place => "place",
        Differs::Precinct => "precinct",
        Differs::Split => "split",
        Differs::BallotStyle => "ballot style",
        Differs::Certainty => "certainty",
        Differs::Gone => "gone",
        Differs::New => "new",
    }
}
