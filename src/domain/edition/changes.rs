//! `site/changes`: what became of polling places since an earlier edition, in sentences, signed with the edition that says it.

use serde::{Deserialize, Serialize};

use super::{Hash, Shard};

/// One of the two editions that were compared.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ComparedEdition {
    /// Its name.
    pub name: String,
    /// `YYYY-MM-DD`: the day its sources speak of.
    pub as_of: String,
    /// Id of the election whose places were compared.
    pub election: String,
}

/// One change.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SaidChange {
    /// The word of `data/formats/changes.md`: `moved`.
    pub kind: String,
    /// Five digits.
    pub fips: String,
    /// Without the word "County".
    pub county: String,
    /// `28159/11`; empty for a whole county.
    pub precinct: String,
    /// All of it in words.
    pub sentence: String,
}

/// The changes, and the feed of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SiteChanges {
    /// What was.
    pub since: ComparedEdition,
    /// What is.
    pub now: ComparedEdition,
    /// The figures in one line.
    pub line: String,
    /// By county, kind and precinct.
    pub changes: Vec<SaidChange>,
    /// Of `changes.atom`, which lies beside the edition under a name that stays.
    pub feed: Hash,
}

impl Shard for SiteChanges {
    const KIND: u8 = b'H';
    const VERSION: u8 = 1;

    fn check(&self) -> Result<(), String> {
        Ok(())
    }
}
