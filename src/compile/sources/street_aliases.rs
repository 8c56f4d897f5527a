//! Alias table: what a street is also called, CSV or XLSX by the file's extension.

use super::table::{Fields, OtherColumns, may, must, read as read_table};
use super::{FixIn, Read, Severity, SourceError, StreetAlias};
use crate::compile::profile::Input;

/// Its columns.
pub const FIELDS: Fields = Fields {
    known: &[must("street"), must("alias"), may("town"), may("county")],
    others: OtherColumns::PersonalRefused,
};

/// Reads the table.
///
/// # Errors
/// The file cannot be read, lacks a column, or has one about a person.
pub fn read(file: &str, bytes: &[u8], input: &Input) -> Result<Read<StreetAlias>, SourceError> {
    read_table(file, bytes, input, FIELDS, |row, findings| {
        for field in ["street", "alias"] {
            if row.get(field).is_empty() {
                let sentence = format!("The row has no {field}, so it was left out.");
                let about = (field, if field == "alias" { row.get("street") } else { row.get("alias") });
                findings.push(row.finding("alias-incomplete", Severity::Error, FixIn::NineOneOne, about, &sentence));
                return None;
            }
        }
        let county = Some(row.get("county")).filter(|c| !c.is_empty()).or(input.county.as_deref());
        Some(StreetAlias {
            county: county.unwrap_or_default().to_owned(),
            street: row.get("street").to_owned(),
            alias: row.get("alias").to_owned(),
            town: row.get("town").to_owned(),
            spot: row.spot(),
        })
    })
}
