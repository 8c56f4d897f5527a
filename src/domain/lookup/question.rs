//! Everything that can be asked.

use serde::{Deserialize, Serialize};

use super::How;

/// A question, as the page and the command line ask it. Without `election` it is about the edition's latest.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Question {
    /// An address as typed.
    Address {
        /// Free text.
        text: String,
        /// FIPS code of the county the asker named.
        #[serde(default)]
        county: Option<String>,
        /// Election id.
        #[serde(default)]
        election: Option<String>,
    },
    /// An id that `suggest`, `Choose` or a list gave: of an address, a precinct or a split.
    Id {
        /// As given.
        id: String,
        /// Election id.
        #[serde(default)]
        election: Option<String>,
    },
    /// A precinct picked from a list.
    Precinct {
        /// FIPS code or name.
        county: String,
        /// Name or code.
        precinct: String,
        /// Election id.
        #[serde(default)]
        election: Option<String>,
    },
    /// A point or a fix.
    Point {
        /// Degrees, WGS 84.
        lon: f64,
        /// Degrees, WGS 84.
        lat: f64,
        /// Reported radius, metres; without it the point is taken as exact.
        #[serde(default)]
        accuracy_m: Option<f64>,
        /// A phone's fix, a finger on the map, or a point from a file.
        how: How,
        /// Election id.
        #[serde(default)]
        election: Option<String>,
    },
}

impl Question {
    /// The election asked about, if one was named.
    #[must_use]
    pub fn election(&self) -> Option<&str> {
        match self {
            Self::Address { election, .. }
            | Self::Id { election, .. }
            | Self::Precinct { election, .. }
            | Self::Point { election, .. } => election.as_deref(),
        }
    }
}
