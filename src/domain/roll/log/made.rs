//! A line that was made, or why it was not, as a page is told.

use serde::Serialize;

use super::write::WriteError;

/// What came of an entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Made {
    /// The line, without its line's end.
    Made {
        /// The text.
        line: String,
    },
    /// The entry may not be made.
    Refused {
        /// `empty`, `too_long`, `control`, `birth_date`, `nine_digits`, `photo` or `invalid`.
        code: &'static str,
        /// The field it is about.
        field: Option<&'static str>,
        /// What was found and what was expected.
        error: String,
    },
}

impl From<Result<String, WriteError>> for Made {
    fn from(made: Result<String, WriteError>) -> Self {
        match made {
            Ok(line) => Self::Made { line },
            Err(WriteError::NotAllowed(error)) => Self::Refused { code: error.code(), field: error.field(), error: error.to_string() },
            Err(error) => Self::Refused { code: "invalid", field: None, error: error.to_string() },
        }
    }
}
