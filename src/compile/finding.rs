//! A finding: what is odd in a source, where it stands, and where to fix it.

use serde::Serialize;

/// How bad it is for a voter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Worth knowing.
    Note,
    /// A voter may get no answer, or a vaguer one.
    Warning,
    /// A voter could get a wrong answer, or a row was left out.
    Error,
}

/// The desk at which the cause can be mended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum FixIn {
    /// The Statewide Election Management System.
    Sems,
    /// The county's 911 addressing office.
    #[serde(rename = "911")]
    NineOneOne,
    /// The precinct map.
    Map,
    /// The profile or the corrections file.
    Here,
}

/// Where in the received files a finding stands.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Spot {
    /// As the profile names it.
    pub file: String,
    /// Sheet of a workbook.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sheet: Option<String>,
    /// 1-based line, row or record.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<u32>,
    /// Column or property.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
}

impl Spot {
    /// The file as a whole.
    #[must_use]
    pub fn file(file: &str) -> Self {
        Self { file: file.to_owned(), ..Self::default() }
    }

    /// A line (row, record) of a file, 1-based.
    #[must_use]
    pub fn line(file: &str, line: u32) -> Self {
        Self { file: file.to_owned(), line: Some(line), ..Self::default() }
    }

    /// The same spot, naming a column or property.
    #[must_use]
    pub fn field(mut self, field: &str) -> Self {
        self.field = Some(field.to_owned());
        self
    }
}

/// One line of the report.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Finding {
    /// Stable, kebab-case: `precinct-without-place`.
    pub code: &'static str,
    /// How bad.
    pub severity: Severity,
    /// County name, or empty for the whole source.
    pub county: String,
    /// The precinct, place, street or row it is about.
    pub subject: String,
    /// One plain sentence: what was found, what was expected.
    pub sentence: String,
    /// Where to fix it.
    pub fix_in: FixIn,
    /// Where it stands.
    pub spot: Spot,
    /// The row as received, where a row was left out or doubted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub received: Option<String>,
    /// Longitude and latitude for the report's map, where there is a place to point at.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<(f64, f64)>,
}
