//! The first rows of an input as the reader itself reads them, and what it has to say.

use std::path::Path;

use crate::compile::profile::Input;
use crate::compile::sources::open::{SourceData, read_input};
use crate::compile::sources::{Read, SourceError};

/// What a person looks at before saying yes.
#[derive(Debug, Clone, Default)]
pub struct Preview {
    /// Rows in the file, and rows left out.
    pub rows: (usize, usize),
    /// The first few, field by field.
    pub first: Vec<String>,
    /// What the reader found: sentences with their rows.
    pub findings: Vec<String>,
}

const SHOWN: usize = 3;

/// Reads the input.
///
/// # Errors
/// As the reader's: the file cannot be read as a whole.
pub fn preview(folder: &Path, input: &Input) -> Result<Preview, SourceError> {
    let received = read_input(folder, folder, input)?;
    Ok(match received.data {
        SourceData::PollingPlaces(read) => of(&read, |r| {
            fields(&[("county", &r.county), ("code", &r.code), ("precinct", &r.precinct), ("place", &r.place), ("address", &r.address),
                ("room", r.room.as_deref().unwrap_or_default()), ("voters", &r.registered.map(|n| n.to_string()).unwrap_or_default())])
        }),
        SourceData::RegisteredAddresses(read) => of(&read, |r| {
            fields(&[("number", &r.number), ("street", &r.street), ("town", &r.town), ("zip", &r.zip), ("precinct", &r.precinct), ("split", &r.split)])
        }),
        SourceData::AddressPoints(read) => of(&read, |p| {
            fields(&[("number", &p.number), ("street", &p.street), ("town", &p.town), ("zip", &p.zip), ("lon", &format!("{:.5}", p.at.0)), ("lat", &format!("{:.5}", p.at.1)),
                ("also", &p.aliases.join(", "))])
        }),
        SourceData::StreetAliases(read) => of(&read, |a| fields(&[("street", &a.street), ("also", &a.alias), ("town", &a.town)])),
        SourceData::Precincts(read) => of(&read, |r| fields(&[("county", &r.county), ("id", &r.id), ("name", &r.name)])),
        SourceData::Counties(read) | SourceData::Towns(read) => of(&read, |r| fields(&[("id", &r.id), ("name", &r.name)])),
        SourceData::PostalCodes(read) => of(&read, |r| fields(&[("zip", &r.zip), ("town", &r.town), ("county", &r.county)])),
        SourceData::Roads(read) => of(&read, |r| fields(&[("street", &r.street), ("from", &r.from), ("to", &r.to)])),
        SourceData::Surveys(read) => of(&read, |r| fields(&[("place", &r.place_name), ("id", &r.place_id), ("address", &r.address)])),
        SourceData::SurveyFiles(files) => {
            let mut preview = Preview::default();
            for survey in files {
                preview.rows.0 += survey.file.features;
                preview.rows.1 += survey.file.left_out;
                preview.findings.extend(survey.findings.iter().map(said));
                let places = survey.file.round.places.iter().take(SHOWN);
                preview.first.extend(places.map(|p| fields(&[("place", &p.survey.place), ("name", &p.survey.name), ("doors", &p.survey.doors.len().to_string())])));
            }
            preview
        }
        SourceData::Policies(read) => of(&read, |r| fields(&[("county", &r.county), ("by", &r.policy.by), ("on", &r.policy.on)])),
        SourceData::Contacts(read) => of(&read, |r| {
            fields(&[("county", &r.county), ("office", &r.office.name), ("phone", &r.office.phone), ("source", &r.office.source), ("on", &r.office.on)])
        }),
        SourceData::Confirmations(read) => of(&read, |r| {
            fields(&[("place", &r.place), ("book", &r.confirmed.minute_book), ("page", &r.confirmed.page), ("on", &r.confirmed.on), ("by", &r.confirmed.by)])
        }),
        SourceData::Splits(files) => {
            let mut preview = Preview::default();
            for file in files {
                preview.rows.0 += file.rows_in;
                preview.rows.1 += file.left_out;
                preview.findings.extend(file.findings.iter().map(said));
                let splits = file.export.splits.iter().take(SHOWN);
                preview.first.extend(splits.map(|s| fields(&[("precinct", &s.precinct), ("split", &s.split), ("name", &s.label), ("ballot", &s.ballot_style)])));
            }
            preview
        }
        #[allow(unreachable_patterns, reason = "a reader that is added has no preview until it says here what to show")]
        _ => Preview::default(),
    })
}

fn of<T>(read: &Read<T>, say: impl Fn(&T) -> String) -> Preview {
    Preview {
        rows: (read.rows_in, read.left_out),
        first: read.rows.iter().take(SHOWN).map(say).collect(),
        findings: read.findings.iter().map(said).collect(),
    }
}

fn said(finding: &crate::compile::finding::Finding) -> String {
    let row = finding.spot.line.map(|l| format!("row {l}: ")).unwrap_or_default();
    format!("{row}{}", finding.sentence)
}

fn fields(all: &[(&str, &str)]) -> String {
    let said: Vec<String> = all.iter().filter(|(_, v)| !v.is_empty()).map(|(k, v)| format!("{k} {v}")).collect();
    said.join(" · ")
}
