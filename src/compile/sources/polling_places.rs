//! The polling-place list: one row for each precinct.

use super::table::{Fields, OtherColumns, Row, may, read as read_table};
use super::{Finding, FixIn, ListRow, Read, Severity, SourceError};
use crate::compile::profile::Input;

/// Our field names for the list.
pub const FIELDS: Fields = Fields {
    known: &[
        may("county"),
        may("precinct_code"),
        may("precinct_name"),
        may("place_name"),
        may("address"),
        may("street_address"),
        may("city_line"),
        may("zip"),
        may("room"),
        may("registered"),
        may("lon"),
        may("lat"),
    ],
    others: OtherColumns::Ignored,
};

/// Reads the list. Without a code column the precinct's name is its code.
///
/// # Errors
/// The file cannot be read, or has no column for the precinct, the place or the county.
pub fn read(file: &str, bytes: &[u8], input: &Input) -> Result<Read<ListRow>, SourceError> {
    // Without a column map the headers are our own field names.
    let has = |key: &str| input.columns.is_empty() || input.columns.contains_key(key);
    for (either, need) in [
        (
            has("precinct_code") || has("precinct_name"),
            "precinct_code or precinct_name",
        ),
        (has("place_name"), "place_name"),
        (
            has("county") || input.county.is_some(),
            "county, as a column or for the whole file",
        ),
    ] {
        if !either {
            return Err(SourceError::file(
                file,
                format!("found a profile without {need}, expected it"),
            ));
        }
    }
    read_table(file, bytes, input, FIELDS, |row, findings| {
        list_row(row, input, findings)
    })
}

fn list_row(row: &Row<'_>, input: &Input, findings: &mut Vec<Finding>) -> Option<ListRow> {
    let name = row.get("precinct_name");
    let code = if row.has("precinct_code") {
        row.get("precinct_code")
    } else {
        name
    };
    let county = county_of(row, input, name, findings)?;
    if code.is_empty() {
        findings.push(row.finding(
            "row-without-precinct",
            Severity::Error,
            FixIn::Sems,
            ("precinct_code", name),
            "The row names no precinct, so it was left out.",
        ));
        return None;
    }
    let about = (code, county.as_str());
    let whole = row.get("address");
    let city_line = [row.get("city_line"), row.get("zip")].join(" ");
    let address = match (whole, row.get("street_address"), city_line.trim()) {
        ("", "", city) => city.to_owned(),
        ("", street, "") => street.to_owned(),
        ("", street, city) => format!("{street}, {city}"),
        (whole, ..) => whole.to_owned(),
    };
    Some(ListRow {
        code: code.to_owned(),
        precinct: if name.is_empty() { code } else { name }.to_owned(),
        place: row.get("place_name").to_owned(),
        address,
        room: Some(row.get("room"))
            .filter(|r| !r.is_empty())
            .map(str::to_owned),
        registered: registered(row, about, findings),
        at: point(row, about, findings),
        place_elsewhere: false,
        spot: row.spot(),
        received: row.received(),
        county,
    })
}

/// The row's county, else the file's, else a finding.
pub(super) fn county_of(
    row: &Row<'_>,
    input: &Input,
    subject: &str,
    findings: &mut Vec<Finding>,
) -> Option<String> {
    let county = [
        row.get("county"),
        input.county.as_deref().unwrap_or_default(),
    ];
    let county = county
        .into_iter()
        .find(|c| !c.is_empty())
        .map(str::to_owned);
    if county.is_none() {
        findings.push(row.finding(
            "row-without-county",
            Severity::Error,
            FixIn::Sems,
            ("county", subject),
            "The row names no county, so it was left out.",
        ));
    }
    county
}

/// Voters, with or without thousands separators; anything else is reported and taken as not said.
fn registered(
    row: &Row<'_>,
    (code, county): (&str, &str),
    findings: &mut Vec<Finding>,
) -> Option<u32> {
    let text = row.get("registered");
    if text.is_empty() {
        return None;
    }
    let number = text.replace(',', "").parse().ok();
    if number.is_none() {
        let sentence =
            format!("Found {text:?}, expected a number of voters; it was taken as not said.");
        let mut finding = row.finding(
            "registered-not-a-number",
            Severity::Warning,
            FixIn::Sems,
            ("registered", code),
            &sentence,
        );
        county.clone_into(&mut finding.county);
        findings.push(finding);
    }
    number
}

/// Longitude and latitude in degrees; what is no place on earth is reported and taken as not said.
pub(super) fn point(
    row: &Row<'_>,
    (subject, county): (&str, &str),
    findings: &mut Vec<Finding>,
) -> Option<(f64, f64)> {
    let (lon, lat) = (row.get("lon"), row.get("lat"));
    if lon.is_empty() && lat.is_empty() {
        return None;
    }
    // A blank is no zero, and NaN is in no range.
    let at = lon.parse::<f64>().ok().zip(lat.parse::<f64>().ok());
    let at = at.filter(|(x, y)| (-180.0..=180.0).contains(x) && (-90.0..=90.0).contains(y));
    if at.is_none() {
        let sentence = format!(
            "Found {lon:?}, {lat:?}, expected a longitude and a latitude in degrees; the point was taken as not said."
        );
        let mut finding = row.finding(
            "coordinate-not-on-earth",
            Severity::Warning,
            FixIn::NineOneOne,
            ("lon", subject),
            &sentence,
        );
        county.clone_into(&mut finding.county);
        findings.push(finding);
    }
    at
}
