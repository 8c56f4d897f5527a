//! The registered-address list: where voters live, never who.
//!
//! Any column beside the seven is refused, since it may be personal; `data/formats/registered-addresses.md` says how to
//! make such a list.

use super::polling_places::county_of;
use super::table::{Fields, OtherColumns, may, must, read as read_table};
use super::{FixIn, Read, RegisteredAddress, Severity, SourceError};
use crate::compile::profile::Input;

/// The only columns such a list may have.
pub const FIELDS: Fields = Fields {
    known: &[
        must("number"),
        must("street"),
        may("town"),
        may("zip"),
        must("precinct"),
        may("split"),
        may("county"),
    ],
    others: OtherColumns::Refused("it may be personal: remove it at the source"),
};

/// Reads the list, CSV or XLSX by the file's extension.
///
/// # Errors
/// The file cannot be read, lacks a column, or has one that is not among [`FIELDS`].
pub fn read(
    file: &str,
    bytes: &[u8],
    input: &Input,
) -> Result<Read<RegisteredAddress>, SourceError> {
    read_table(file, bytes, input, FIELDS, |row, findings| {
        let county = county_of(row, input, row.get("street"), findings)?;
        for (field, what) in [
            ("street", "street"),
            ("number", "house number"),
            ("precinct", "precinct"),
        ] {
            if row.get(field).is_empty() {
                let sentence = format!("The row has no {what}, so it was left out.");
                let code = match field {
                    "street" => "address-without-street",
                    "number" => "address-without-number",
                    _ => "address-without-precinct",
                };
                let mut finding = row.finding(
                    code,
                    Severity::Error,
                    FixIn::Sems,
                    (field, row.get("street")),
                    &sentence,
                );
                finding.county = county;
                findings.push(finding);
                return None;
            }
        }
        Some(RegisteredAddress {
            number: row.get("number").to_owned(),
            street: row.get("street").to_owned(),
            town: row.get("town").to_owned(),
            zip: row.get("zip").to_owned(),
            precinct: row.get("precinct").to_owned(),
            split: row.get("split").to_owned(),
            spot: row.spot(),
            county,
        })
    })
}
