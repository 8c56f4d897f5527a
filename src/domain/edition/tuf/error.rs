//! Why metadata is refused.

use crate::domain::quoted::Quoted;

/// Metadata that is not what it must be. `role` is the role's name, or a target's.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TufError {
    /// Larger than it ever needs to be; it is not read.
    #[error("{role}: found {found} bytes, expected at most {most}")]
    TooLarge {
        /// Role.
        role: String,
        /// Bytes.
        found: usize,
        /// Bytes.
        most: usize,
    },
    /// Not the JSON that is due.
    #[error("{role}: {what}")]
    Form {
        /// Role.
        role: String,
        /// What was expected.
        what: &'static str,
    },
    /// Not enough good signatures of different keys.
    #[error("{role}: found {found} good signatures, expected {threshold}")]
    Threshold {
        /// Role.
        role: String,
        /// How many keys signed well.
        found: u32,
        /// How many must.
        threshold: u32,
    },
    /// Another version than the one that is due.
    #[error("{role}: found version {found}, expected {expected}")]
    Version {
        /// Role.
        role: String,
        /// Found.
        found: u32,
        /// Due.
        expected: u32,
    },
    /// An older version than was seen before.
    #[error("{role}: found version {found}, expected {floor} or newer, which was seen before")]
    Rollback {
        /// Role.
        role: String,
        /// Found.
        found: u32,
        /// Seen before.
        floor: u32,
    },
    /// Its time is over.
    #[error("{role}: good until {expires}")]
    Expired {
        /// Role.
        role: String,
        /// Instant, UTC.
        expires: String,
    },
    /// Its bytes are others than what names it says.
    #[error("{role}: found other bytes than its list names")]
    Altered {
        /// Role or target.
        role: String,
    },
    /// What must be there is not.
    #[error("{} is missing", Quoted(.role))]
    Missing {
        /// Role.
        role: String,
    },
}

impl TufError {
    pub(super) fn form(role: &str, what: &'static str) -> Self {
        Self::Form { role: role.to_owned(), what }
    }

    /// Its time alone is over; all else about it is good.
    #[must_use]
    pub const fn is_age(&self) -> bool {
        matches!(self, Self::Expired { .. })
    }
}
