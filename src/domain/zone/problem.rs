//! What is wrong or odd in a survey, in words that a deputy clerk can act on.

use serde::{Deserialize, Serialize};

/// One thing that is wrong or odd.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SurveyProblem {
    /// A word for programs: `room_crosses_itself`.
    pub code: String,
    /// No verdict comes from the part that `subject` names. Else the part is used, and this is worth a look.
    pub refused: bool,
    /// The part: "Door 2 of 28159:p014".
    pub subject: String,
    /// A sentence: what was found and what was expected.
    pub says: String,
}

impl SurveyProblem {
    /// A part that no verdict comes from.
    #[must_use]
    pub fn refused(code: &str, subject: &str, says: String) -> Self {
        Self { code: code.to_owned(), refused: true, subject: subject.to_owned(), says }
    }

    /// A part that is used, and worth a look.
    #[must_use]
    pub fn flagged(code: &str, subject: &str, says: String) -> Self {
        Self { code: code.to_owned(), refused: false, subject: subject.to_owned(), says }
    }
}
