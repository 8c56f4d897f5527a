//! Survey files: GeoJSON in which each door, room and walk is a feature. Spec: `data/formats/surveys.md`.
//!
//! [`read_survey`] takes any feature collection whose features say `place` and `role`; [`write_survey`] writes one that
//! reads back as the same round. One bad feature never costs the others: it is left out and said.

mod features;
mod geometry;
mod properties;
mod write;

use serde::Serialize;
use serde_json::Value;

use super::{PlaceSurvey, Policy, Round, SurveyProblem, ZoneMap};
use features::Features;
pub(super) use features::fresh_id;
pub use write::write_survey;

/// The version of what `write_survey` adds to GeoJSON.
pub const VERSION: u64 = 1;
/// Bytes of a file; a county's survey is some hundred kilobytes, a state's some megabytes.
pub const MOST_BYTES: usize = 64 << 20;
/// Features of a file.
pub const MOST_FEATURES: usize = 400_000;
/// Points of one feature.
pub const MOST_CORNERS: usize = 2_000;
/// Letters of one property.
pub const MOST_TEXT: usize = 400;
/// Metres by which NAD 83 may lie off WGS 84 in Mississippi; no shift is guessed.
const NAD_83_DOUBT_M: f64 = 2.0;

/// What a file held.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct SurveyFile {
    /// All that could be used.
    pub round: Round,
    /// All that was left out or is odd.
    pub problems: Vec<SurveyProblem>,
    /// Features in the file.
    pub features: usize,
    /// Features that were left out; each has a refused problem.
    pub left_out: usize,
    /// For each feature that is used: its places, by position in the round.
    pub used_by: Vec<Vec<usize>>,
}

/// Why nothing of a file was used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SurveyFileError {
    /// Too many bytes.
    #[error("found a file of {found} bytes, expected at most {MOST_BYTES}")]
    TooLarge {
        /// Bytes.
        found: usize,
    },
    /// No JSON.
    #[error("found no JSON at line {line}, column {column}; expected a GeoJSON survey file")]
    NotJson {
        /// 1-based.
        line: usize,
        /// 1-based.
        column: usize,
    },
    /// Some other JSON.
    #[error("found {found}, expected a GeoJSON feature collection")]
    NoCollection {
        /// Its `type`, or that it has none.
        found: String,
    },
    /// Too many features.
    #[error("found {found} features, expected at most {MOST_FEATURES}")]
    TooMany {
        /// How many.
        found: usize,
    },
    /// Written by a newer program.
    #[error("found a survey file of version {found}, expected {VERSION}: a newer Pollstead wrote it")]
    Newer {
        /// As the file says.
        found: String,
    },
    /// Positions that are not longitude and latitude on WGS 84 or NAD 83.
    #[error("found coordinate system {found}, expected WGS 84 or NAD 83 in degrees")]
    Crs {
        /// As the file names it.
        found: String,
    },
    /// GeoJSON of something else.
    #[error("found {features} features, none of which could be used; expected features with `place` and `role` room, polls or entrance. The first: {first}")]
    NoSurvey {
        /// How many.
        features: usize,
        /// What was wrong with the first.
        first: String,
    },
}

/// What reading a file came to, as the page is told.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum SurveyRead {
    /// What could be used of it.
    Read {
        /// The survey.
        round: Round,
        /// All that was left out or is odd.
        problems: Vec<SurveyProblem>,
    },
    /// Nothing of it.
    Refused {
        /// What was found and what was expected.
        error: String,
    },
}

/// What a survey lacks while it is being made is no problem of a file.
const UNFINISHED: [&str; 3] = ["not_confirmed", "no_room", "no_door"];

/// What is wrong or odd in a survey itself, wherever it came from: what the zones cannot be drawn from.
#[must_use]
pub fn problems_of(survey: &PlaceSurvey) -> Vec<SurveyProblem> {
    let mut problems = ZoneMap::of(survey, &Policy::default()).problems();
    problems.retain(|p| !UNFINISHED.contains(&p.code.as_str()));
    for problem in &mut problems {
        let door = survey.doors.iter().find(|d| d.id == problem.subject).map(|d| d.name.as_str()).filter(|n| !n.is_empty());
        problem.subject = format!("{} of {}", door.unwrap_or(&problem.subject), survey.place);
    }
    problems
}

impl From<Result<SurveyFile, SurveyFileError>> for SurveyRead {
    fn from(read: Result<SurveyFile, SurveyFileError>) -> Self {
        match read {
            Ok(SurveyFile { round, mut problems, .. }) => {
                problems.extend(round.places.iter().flat_map(|p| problems_of(&p.survey)));
                Self::Read { round, problems }
            }
            Err(error) => Self::Refused { error: error.to_string() },
        }
    }
}

/// Reads a survey file.
///
/// A place counts as surveyed if the file says by whom and when, or if the file is plain GeoJSON that says nothing of
/// how far the survey has come: then somebody made it to be used. A place of whose doors one had to be left out is not
/// surveyed, for the line might run farther out than the others say.
///
/// # Errors
/// [`SurveyFileError`]: nothing of the file can be used.
pub fn read_survey(text: &str) -> Result<SurveyFile, SurveyFileError> {
    if text.len() > MOST_BYTES {
        return Err(SurveyFileError::TooLarge { found: text.len() });
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let whole = json(text)?;
    let kind = whole.get("type").and_then(Value::as_str).unwrap_or("no type");
    let alone = std::slice::from_ref(&whole);
    let list = match (kind, whole.get("features")) {
        ("FeatureCollection", Some(Value::Array(features))) => features.as_slice(),
        ("FeatureCollection", _) => return Err(SurveyFileError::NoCollection { found: "a feature collection without features".to_owned() }),
        ("Feature", _) => alone,
        (other, _) => return Err(SurveyFileError::NoCollection { found: geometry::shortened(other) }),
    };
    if list.len() > MOST_FEATURES {
        return Err(SurveyFileError::TooMany { found: list.len() });
    }
    let ours = whole.get("pollstead").filter(|v| !v.is_null());
    if let Some(version) = ours.map(|o| o.get("survey").unwrap_or(&Value::Null))
        && version.as_u64().is_none_or(|v| v > VERSION || v == 0)
    {
        return Err(SurveyFileError::Newer { found: geometry::said(version) });
    }
    let said = |name: &str| ours.and_then(|o| o.get(name)).and_then(Value::as_str).unwrap_or_default();
    let mut features = Features::new(said("county"), said("by"), datum_doubt_m(whole.get("crs"))?);
    for (at, feature) in list.iter().enumerate() {
        features.take(at + 1, feature);
    }
    let file = features.end();
    if ours.is_none() && file.left_out == file.features {
        let first = file.problems.first().map_or_else(|| "there is none".to_owned(), |p| p.says.clone());
        return Err(SurveyFileError::NoSurvey { features: file.features, first });
    }
    Ok(file)
}

fn json(text: &str) -> Result<Value, SurveyFileError> {
    match serde_json::from_str(text) {
        Ok(whole) => Ok(whole),
        // Some programs write NaN, which JSON has not: as texts they cost one feature and not the file.
        Err(error) => serde_json::from_str(&quote_odd_numbers(text))
            .ok()
            .ok_or_else(|| SurveyFileError::NotJson { line: error.line(), column: error.column() }),
    }
}

/// Puts `NaN` and `Infinity` outside of texts into quotation marks.
fn quote_odd_numbers(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let (mut in_text, mut escaped) = (false, false);
    let mut rest = text;
    while let Some(letter) = rest.chars().next() {
        let odd = ["NaN", "-Infinity", "Infinity"].into_iter().find(|word| !in_text && rest.starts_with(word));
        if let Some(word) = odd {
            out.extend(["\"", word, "\""]);
            rest = rest.strip_prefix(word).unwrap_or_default();
            continue;
        }
        match letter {
            _ if escaped => escaped = false,
            '\\' if in_text => escaped = true,
            '"' => in_text = !in_text,
            _ => {}
        }
        out.push(letter);
        rest = rest.strip_prefix(letter).unwrap_or_default();
    }
    out
}

/// Doubt of the datum that a `crs` member (older than RFC 7946) names; without one it is WGS 84.
fn datum_doubt_m(crs: Option<&Value>) -> Result<f64, SurveyFileError> {
    let Some(crs) = crs.filter(|c| !c.is_null()) else { return Ok(0.0) };
    let named = crs.pointer("/properties/name").and_then(Value::as_str).unwrap_or("without name");
    match named.to_ascii_uppercase().rsplit(':').next().unwrap_or_default() {
        "CRS84" | "4326" => Ok(0.0),
        "CRS83" | "4269" => Ok(NAD_83_DOUBT_M),
        _ => Err(SurveyFileError::Crs { found: geometry::shortened(named) }),
    }
}

#[cfg(test)]
mod tests;
