//! The offices of a county. One without a source and a date is never shown, so it is left out here.

use super::polling_places::county_of;
use super::table::{Fields, OtherColumns, may, must, read as read_table};
use super::{FixIn, Read, Severity, SourceError, Spot};
use crate::compile::profile::Input;
use crate::domain::place::Office;

/// Our field names for offices.
pub const FIELDS: Fields = Fields {
    known: &[
        may("county"),
        must("office"),
        must("phone"),
        must("source"),
        must("on"),
    ],
    others: OtherColumns::Ignored,
};

/// An office and the county it answers for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContactRow {
    /// Name or FIPS code, as written.
    pub county: String,
    /// The office, with source and date.
    pub office: Office,
    /// Where the row stands.
    pub spot: Spot,
}

/// Reads the list.
///
/// # Errors
/// The file cannot be read or lacks a column.
pub fn read(file: &str, bytes: &[u8], input: &Input) -> Result<Read<ContactRow>, SourceError> {
    read_table(file, bytes, input, FIELDS, |row, findings| {
        let name = row.get("office");
        let county = county_of(row, input, name, findings)?;
        for field in ["office", "phone", "source"] {
            if row.get(field).is_empty() {
                let sentence = format!("The office has no {field}, so it was left out.");
                let mut finding = row.finding(
                    "contact-incomplete",
                    Severity::Warning,
                    FixIn::Here,
                    (field, name),
                    &sentence,
                );
                finding.county = county;
                findings.push(finding);
                return None;
            }
        }
        let on = row.get("on");
        if !is_date(on) {
            let sentence =
                format!("Found date {on:?}, expected YYYY-MM-DD; the office was left out.");
            let mut finding = row.finding(
                "contact-incomplete",
                Severity::Warning,
                FixIn::Here,
                ("on", name),
                &sentence,
            );
            finding.county = county;
            findings.push(finding);
            return None;
        }
        Some(ContactRow {
            county,
            office: Office {
                name: name.to_owned(),
                phone: row.get("phone").to_owned(),
                source: row.get("source").to_owned(),
                on: on.to_owned(),
            },
            spot: row.spot(),
        })
    })
}

/// Whether the text is a day of the calendar as `YYYY-MM-DD`.
pub(crate) fn is_date(text: &str) -> bool {
    text.len() == 10 && text.parse::<jiff::civil::Date>().is_ok()
}
