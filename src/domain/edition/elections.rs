//! `site/elections`: what the edition is, its elections, and the files it was made from.

use serde::{Deserialize, Serialize};

use super::{Hash, Shard};
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
    /// The files the edition was made from; rows cite them by position.
    pub sources: Vec<SourceFile>,
}

/// A file the edition was made from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceFile {
    /// Relative to the profile's root.
    pub path: String,
    /// Of the file as received.
    pub sha256: Hash,
    /// Who made it.
    pub source: String,
    /// Under which terms.
    pub licence: String,
}

impl Shard for SiteElections {
    const KIND: u8 = b'E';
    const VERSION: u8 = 1;

    fn check(&self) -> Result<(), String> {
        if self.elections.is_empty() {
            return Err("found no election, expected at least one".to_owned());
        }
        Ok(())
    }
}
