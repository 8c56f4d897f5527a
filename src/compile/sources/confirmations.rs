//! The confirmation sheet, filled in: who confirmed a place as it stands, and where the board's order is.

use super::contacts::is_date;
use super::polling_places::county_of;
use super::table::{Fields, OtherColumns, Row, may, must, read as read_table};
use super::{Finding, FixIn, Read, Severity, SourceError, Spot};
use crate::compile::profile::Input;
use crate::compile::spreadsheet::unguarded;
use crate::domain::place::Confirmed;

/// Our field names for confirmations.
pub const FIELDS: Fields = Fields {
    known: &[
        may("county"),
        may("place_id"),
        must("place"),
        must("address"),
        may("room"),
        may("precincts"),
        must("minute_book"),
        must("page"),
        must("date"),
        must("name"),
        must("office"),
    ],
    others: OtherColumns::Refused("a confirmation sheet has eleven columns and no others"),
};

/// What a person fills in.
const FILLED: [&str; 5] = ["minute_book", "page", "date", "name", "office"];

/// A place, as it was confirmed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConfirmationRow {
    /// Name or FIPS code, as written.
    pub county: String,
    /// `28159:p014`; may be empty.
    pub place_id: String,
    /// Its name when it was confirmed.
    pub place: String,
    /// Its address when it was confirmed.
    pub address: String,
    /// Who, and where the order stands.
    pub confirmed: Confirmed,
    /// Where the row stands.
    pub spot: Spot,
}

/// Reads the sheet. A row that nobody has filled in is left out as a note, one filled in by half as an error.
///
/// # Errors
/// The file cannot be read or has other columns.
pub fn read(file: &str, bytes: &[u8], input: &Input) -> Result<Read<ConfirmationRow>, SourceError> {
    read_table(file, bytes, input, FIELDS, |row, findings| confirmation(row, input, findings))
}

fn confirmation(row: &Row<'_>, input: &Input, findings: &mut Vec<Finding>) -> Option<ConfirmationRow> {
    let place = unguarded(row.get("place"));
    let place_id = row.get("place_id");
    let county = match place_id.split_once(':') {
        Some((fips, _)) if row.get("county").is_empty() => fips.to_owned(),
        _ => county_of(row, input, place, findings)?,
    };
    let mut leave_out = |code, severity, field: &str, sentence: &str| {
        let mut finding = row.finding(code, severity, FixIn::Here, (field, place), sentence);
        finding.county.clone_from(&county);
        findings.push(finding);
    };
    let (some, none): (Vec<&str>, Vec<&str>) = FILLED.into_iter().partition(|f| !row.get(f).is_empty());
    if some.is_empty() {
        leave_out("confirmation-not-filled", Severity::Note, "minute_book", "Nobody has confirmed this place on the sheet yet.");
        return None;
    }
    if let Some(first) = none.first() {
        let sentence = format!(
            "Found {} but no {}; expected minute book, page, date, name and office together. The confirmation was left out.",
            some.join(", ").replace('_', " "),
            none.join(", no ").replace('_', " ")
        );
        leave_out("confirmation-incomplete", Severity::Error, first, &sentence);
        return None;
    }
    let on = row.get("date");
    if !is_date(on) {
        let sentence = format!("Found date {on:?}, expected a day such as 2026-05-04; the confirmation was left out.");
        leave_out("confirmation-incomplete", Severity::Error, "date", &sentence);
        return None;
    }
    let text = |field: &str| unguarded(row.get(field)).to_owned();
    Some(ConfirmationRow {
        place_id: place_id.to_owned(),
        place: place.to_owned(),
        address: text("address"),
        confirmed: Confirmed {
            by: text("name"),
            office: text("office"),
            on: on.to_owned(),
            minute_book: text("minute_book"),
            page: text("page"),
        },
        spot: row.spot(),
        county,
    })
}
