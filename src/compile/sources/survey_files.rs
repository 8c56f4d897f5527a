//! Surveys as GeoJSON, from a tablet or a map program. Reading is `domain/zone/survey_file`'s job; here problems become findings.

use super::{Finding, FixIn, Severity, SourceError, Spot};
use crate::domain::zone::SurveyProblem;
use crate::domain::zone::survey_file::{SurveyFile, read_survey};

/// One file.
#[derive(Debug, Clone)]
pub struct SurveyInput {
    /// As findings name it.
    pub name: String,
    /// What it says.
    pub file: SurveyFile,
    /// What was left out of it, and what is odd.
    pub findings: Vec<Finding>,
}

/// Reads a file.
///
/// # Errors
/// It is no text, or no survey, or a newer program wrote it.
pub fn read(name: &str, bytes: &[u8]) -> Result<SurveyInput, SourceError> {
    let text = std::str::from_utf8(bytes).map_err(|e| SourceError::file(name, format!("found bytes that are not UTF-8: {e}")))?;
    let file = read_survey(text).map_err(|e| SourceError::file(name, e.to_string()))?;
    let findings = file.problems.iter().map(|p| finding(p, &file.round.county, Spot::file(name))).collect();
    Ok(SurveyInput { name: name.to_owned(), file, findings })
}

/// A problem as the report has it.
#[must_use]
pub fn finding(problem: &SurveyProblem, county: &str, spot: Spot) -> Finding {
    let (code, severity) = match problem.refused {
        true => ("survey-part-refused", Severity::Error),
        false => ("survey-part-odd", Severity::Warning),
    };
    Finding {
        code,
        severity,
        county: county.to_owned(),
        subject: problem.subject.clone(),
        sentence: format!("{}: {}.", problem.subject, problem.says),
        fix_in: FixIn::Here,
        spot,
        received: None,
        at: None,
    }
}
