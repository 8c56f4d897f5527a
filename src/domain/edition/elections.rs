//! `site/elections`: what the edition is, its elections, and whom its sources are owed to.

use serde::{Deserialize, Serialize};

use super::Shard;
use crate::domain::election::Election;

/// The edition's own description and its elections, sorted by date then id.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SiteElections {
    /// "Mississippi, 22 September 2020".
    pub name: String,
    /// Two letters, `MS`.
    pub state: String,
    /// `YYYY-MM-DD`: the day the sources speak of.
    pub as_of: String,
    /// IANA name.
    pub time_zone: String,
    /// Invented places.
    pub made_up: bool,
    /// At least one.
    pub elections: Vec<Election>,
    /// Who made the sources, and under which terms: distinct, sorted.
    pub attribution: Vec<Attribution>,
}

/// Whom something drawn from a source is owed to.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Attribution {
    /// Who made it.
    pub source: String,
    /// Under which terms.
    pub licence: String,
}

impl Shard for SiteElections {
    const KIND: u8 = b'E';
    const VERSION: u8 = 3;

    fn check(&self) -> Result<(), String> {
        if self.elections.is_empty() {
            return Err("found no election, expected at least one".to_owned());
        }
        Ok(())
    }
}
