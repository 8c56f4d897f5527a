//! What somebody saw at a place: its room, its doors, its accessibility. One row a place, or one a door.

use super::contacts::is_date;
use super::polling_places::{county_of, point};
use super::table::{Fields, OtherColumns, Row, may, read as read_table};
use super::{Finding, FixIn, Read, Severity, SourceError, Spot};
use crate::compile::profile::Input;
use crate::domain::place::{Accessibility, Checked, Tri};

/// Our field names for a survey.
pub const FIELDS: Fields = Fields {
    known: &[
        may("county"),
        may("place_id"),
        may("place_name"),
        may("address"),
        may("room"),
        may("entrance"),
        may("lon"),
        may("lat"),
        may("accuracy_m"),
        may("parking"),
        may("drop_off"),
        may("route"),
        may("step_free_door"),
        may("door_opens"),
        may("inside_route"),
        may("accessible_machine"),
        may("note"),
        may("by"),
        may("on"),
    ],
    others: OtherColumns::Ignored,
};

/// One row of a survey.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct SurveyRow {
    /// Name or FIPS code, as written.
    pub county: String,
    /// `28159:p014`, or empty.
    pub place_id: String,
    /// The place's name, or empty where the id says it.
    pub place_name: String,
    /// Its address, or empty.
    pub address: String,
    /// The room or door, where written.
    pub room: Option<String>,
    /// A door's name, where the row is about one.
    pub entrance: Option<String>,
    /// `(lon, lat)` degrees: the door's, else the place's.
    pub at: Option<(f64, f64)>,
    /// The door's accuracy, metres, in 68 of 100; none where nobody wrote it down.
    pub accuracy_m: Option<f64>,
    /// Who surveyed; empty where nobody wrote it down.
    pub by: String,
    /// `YYYY-MM-DD`, as written.
    pub on: String,
    /// Every answer, and who gave it; `checked` is set wherever any answer is yes or no.
    pub accessibility: Accessibility,
    /// Where the row stands.
    pub spot: Spot,
}

/// Reads a survey.
///
/// # Errors
/// The file cannot be read, or names places neither by id nor by name.
pub fn read(file: &str, bytes: &[u8], input: &Input) -> Result<Read<SurveyRow>, SourceError> {
    read_table(file, bytes, input, FIELDS, |row, findings| {
        survey_row(row, input, findings)
    })
}

fn survey_row(row: &Row<'_>, input: &Input, findings: &mut Vec<Finding>) -> Option<SurveyRow> {
    let (place_id, place_name, address) = (
        row.get("place_id"),
        row.get("place_name"),
        row.get("address"),
    );
    let subject = [place_name, place_id, address]
        .into_iter()
        .find(|s| !s.is_empty());
    let Some(subject) = subject else {
        findings.push(row.finding(
            "survey-without-place",
            Severity::Warning,
            FixIn::Here,
            ("place_name", ""),
            "The row names no place, so it was left out.",
        ));
        return None;
    };
    // A place id begins with its county.
    let county = match place_id.split_once(':') {
        Some((fips, _)) if row.get("county").is_empty() => fips.to_owned(),
        _ => county_of(row, input, subject, findings)?,
    };
    let mut tri = |field: &str| match row.get(field).to_ascii_lowercase().as_str() {
        "yes" | "y" => Tri::Yes,
        "no" | "n" => Tri::No,
        "" | "unknown" => Tri::Unknown,
        other => {
            let sentence =
                format!("Found {other:?}, expected yes, no or blank; it was taken as not checked.");
            let mut finding = row.finding(
                "survey-answer-unknown",
                Severity::Warning,
                FixIn::Here,
                (field, subject),
                &sentence,
            );
            finding.county.clone_from(&county);
            findings.push(finding);
            Tri::Unknown
        }
    };
    let mut accessibility = Accessibility {
        parking: tri("parking"),
        drop_off: tri("drop_off"),
        route: tri("route"),
        step_free_door: tri("step_free_door"),
        door_opens: tri("door_opens"),
        inside_route: tri("inside_route"),
        accessible_machine: tri("accessible_machine"),
        note: row.get("note").to_owned(),
        checked: None,
    };
    let says_something = accessibility != Accessibility::default();
    let (by, on) = (row.get("by"), row.get("on"));
    if says_something && (by.is_empty() || !is_date(on)) {
        let sentence = format!(
            "Found answers by {by:?} on {on:?}, expected a name and a date YYYY-MM-DD; the row was left out."
        );
        let mut finding = row.finding(
            "survey-without-source",
            Severity::Warning,
            FixIn::Here,
            ("by", subject),
            &sentence,
        );
        finding.county = county;
        findings.push(finding);
        return None;
    }
    if says_something {
        accessibility.checked = Some(Checked {
            by: by.to_owned(),
            on: on.to_owned(),
        });
    }
    let written = |field: &str| {
        Some(row.get(field))
            .filter(|t| !t.is_empty())
            .map(str::to_owned)
    };
    let accuracy_m = match row.get("accuracy_m") {
        "" => None,
        said => match said.parse::<f64>() {
            Ok(metres) if (0.0..=1e6).contains(&metres) => Some(metres),
            _ => {
                let sentence = format!("Found accuracy {said:?}, expected metres, 0 or more; it was taken as not known.");
                let mut finding = row.finding("survey-answer-unknown", Severity::Warning, FixIn::Here, ("accuracy_m", subject), &sentence);
                finding.county.clone_from(&county);
                findings.push(finding);
                None
            }
        },
    };
    Some(SurveyRow {
        accuracy_m,
        by: by.to_owned(),
        on: on.to_owned(),
        place_id: place_id.to_owned(),
        place_name: place_name.to_owned(),
        address: address.to_owned(),
        room: written("room"),
        entrance: written("entrance"),
        at: point(row, (subject, &county), findings),
        accessibility,
        spot: row.spot(),
        county,
    })
}
