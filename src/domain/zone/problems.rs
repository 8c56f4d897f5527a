//! What is wrong or odd in a survey, in plain words.

use serde::{Deserialize, Serialize};

/// What is wrong or odd.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SurveyProblem {
    /// `room_crosses_itself`, for programs.
    pub code: String,
    /// No verdict comes from the part it names.
    pub refused: bool,
    /// The door's id, or the name of the part.
    pub subject: String,
    /// What is wrong and what to do, for people.
    pub says: String,
}

impl SurveyProblem {
    /// Something odd; it is measured from all the same.
    #[must_use]
    pub fn odd(code: &str, subject: &str, says: String) -> Self {
        Self { code: code.to_owned(), refused: false, subject: subject.to_owned(), says }
    }

    /// Something that is never measured from.
    #[must_use]
    pub fn refused(code: &str, subject: &str, says: String) -> Self {
        Self { refused: true, ..Self::odd(code, subject, says) }
    }
}
