//! A county's confirmation sheet: each place as it would be published, and room for the order of the board.

use super::spreadsheet::{Column, Fill, Spreadsheet};
use super::whole_edition::WholeCounty;

const fn column(header: &'static str, width: u16, fill: Fill) -> Column {
    Column { header, width, fill }
}

/// The columns that the reader of confirmations takes back.
pub const COLUMNS: &[Column] = &[
    column("county", 10, Fill::Ours),
    column("place_id", 13, Fill::Ours),
    column("place", 32, Fill::Ours),
    column("address", 36, Fill::Ours),
    column("room", 14, Fill::Ours),
    column("precincts", 26, Fill::Ours),
    column("minute_book", 12, Fill::Theirs),
    column("page", 8, Fill::Theirs),
    column("date", 12, Fill::Theirs),
    column("name", 22, Fill::Theirs),
    column("office", 22, Fill::Theirs),
];

/// One row for each place that serves a precinct at this election; what is confirmed already is filled in.
#[must_use]
pub fn sheet(county: &WholeCounty, election: usize) -> Spreadsheet {
    let rows = county.places.places.iter().enumerate().filter_map(|(at, place)| {
        let precincts = precincts_of(county, election, at);
        if precincts.is_empty() {
            return None;
        }
        let confirmed = place.confirmed.clone().unwrap_or_default();
        Some(vec![
            county.index.county.fips.to_string(),
            place.id.clone(),
            place.name.clone(),
            place.address.clone(),
            place.room.clone().unwrap_or_default(),
            precincts.join("; "),
            confirmed.minute_book,
            confirmed.page,
            confirmed.on,
            confirmed.by,
            confirmed.office,
        ])
    });
    Spreadsheet { name: "confirmations", columns: COLUMNS, rows: rows.collect() }
}

/// Names of the precincts that a place serves at an election.
#[must_use]
pub fn precincts_of(county: &WholeCounty, election: usize, place: usize) -> Vec<String> {
    let serving = county.index.serving.iter().find(|s| usize::from(s.election) == election);
    let places = serving.map_or(&[][..], |s| s.places.as_slice());
    let serves = |at: &Option<u16>| at.is_some_and(|p| usize::from(p) == place);
    let precincts = county.index.precincts.iter().zip(places).filter(|(_, at)| serves(at));
    precincts.map(|(p, _)| if p.name.is_empty() { p.code.clone() } else { p.name.clone() }).collect()
}
