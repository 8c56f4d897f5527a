//! ZIP codes with the town and county the post office lists them under.

use super::polling_places::point;
use super::table::{Fields, OtherColumns, may, must, read as read_table};
use super::{FixIn, PostalCode, Read, Severity, SourceError};
use crate::compile::profile::Input;

/// Our field names for the list of ZIP codes.
pub const FIELDS: Fields = Fields {
    known: &[
        must("zip"),
        must("town"),
        must("county"),
        may("lon"),
        may("lat"),
    ],
    others: OtherColumns::Ignored,
};

/// Reads the list.
///
/// # Errors
/// The file cannot be read or lacks a column.
pub fn read(file: &str, bytes: &[u8], input: &Input) -> Result<Read<PostalCode>, SourceError> {
    read_table(file, bytes, input, FIELDS, |row, findings| {
        let (zip, town, county) = (row.get("zip"), row.get("town"), row.get("county"));
        let five = zip.len() == 5 && zip.bytes().all(|b| b.is_ascii_digit());
        if !five {
            let sentence =
                format!("Found ZIP code {zip:?}, expected five digits; the row was left out.");
            findings.push(row.finding(
                "zip-not-five-digits",
                Severity::Error,
                FixIn::Here,
                ("zip", town),
                &sentence,
            ));
            return None;
        }
        if town.is_empty() && county.is_empty() {
            findings.push(row.finding(
                "zip-without-town",
                Severity::Warning,
                FixIn::Here,
                ("town", zip),
                "The ZIP code has no town and no county, so it was left out.",
            ));
            return None;
        }
        Some(PostalCode {
            zip: zip.to_owned(),
            town: town.to_owned(),
            county: county.to_owned(),
            at: point(row, (zip, county), findings),
            spot: row.spot(),
        })
    })
}
