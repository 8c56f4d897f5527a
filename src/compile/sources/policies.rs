//! What a county's officials adopted about the two lines: one row a county.

use super::contacts::is_date;
use super::polling_places::county_of;
use super::table::{Fields, OtherColumns, Row, may, must, read as read_table};
use super::{Finding, FixIn, Read, Severity, SourceError, Spot};
use crate::compile::profile::Input;
use crate::domain::zone::{AdoptedThirty, Policy, PrivateProperty};

/// Our field names for policies.
pub const FIELDS: Fields = Fields {
    known: &[may("county"), must("thirty"), must("private_property"), may("photos"), may("call"), must("by"), must("on")],
    others: OtherColumns::Ignored,
};

/// A county's policy as a row has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PolicyRow {
    /// Name or FIPS code, as written.
    pub county: String,
    /// What was adopted, by whom and when.
    pub policy: Policy,
    /// Where the row stands.
    pub spot: Spot,
}

/// Reads policies. A row that says something else than what can be adopted is left out: a line is never guessed.
///
/// # Errors
/// The file cannot be read, or has not these columns.
pub fn read(file: &str, bytes: &[u8], input: &Input) -> Result<Read<PolicyRow>, SourceError> {
    read_table(file, bytes, input, FIELDS, |row, findings| policy(row, input, findings))
}

fn policy(row: &Row<'_>, input: &Input, findings: &mut Vec<Finding>) -> Option<PolicyRow> {
    let county = county_of(row, input, "the policy", findings)?;
    let mut leave_out = |field: &str, expected: &str| {
        let sentence = format!("Found {:?} as {field}, expected {expected}; the policy was left out, and the statute's lines are shown.", row.get(field));
        let mut finding = row.finding("policy-unreadable", Severity::Error, FixIn::Here, (field, &county), &sentence);
        finding.county.clone_from(&county);
        findings.push(finding);
    };
    let lower = |field: &str| row.get(field).to_ascii_lowercase();
    let thirty = match lower("thirty").as_str() {
        "room" => AdoptedThirty::Room,
        "entrances" => AdoptedThirty::Entrances,
        "both" => AdoptedThirty::Both,
        _ => {
            leave_out("thirty", "room, entrances or both");
            return None;
        }
    };
    let private_property = match lower("private_property").as_str() {
        "included" => PrivateProperty::Included,
        "excepted" => PrivateProperty::Excepted,
        _ => {
            leave_out("private_property", "included or excepted");
            return None;
        }
    };
    let photos = match lower("photos").as_str() {
        "yes" => true,
        "no" | "" => false,
        _ => {
            leave_out("photos", "yes, no or blank");
            return None;
        }
    };
    if row.get("by").is_empty() {
        leave_out("by", "who adopted it");
        return None;
    }
    if !is_date(row.get("on")) {
        leave_out("on", "a day such as 2026-05-04");
        return None;
    }
    let text = |field: &str| row.get(field).to_owned();
    let policy = Policy { thirty, private_property, photos, call: text("call"), by: text("by"), on: text("on") };
    Some(PolicyRow { county, policy, spot: row.spot() })
}
