//! `site/sources`: the files an edition was made from, with their hashes. No answer needs it; a reader who doubts one does.

use serde::{Deserialize, Serialize};

use super::{Hash, Shard};

/// Every file, in the order in which rows cite them by position.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SiteSources {
    /// In the profile's order.
    pub files: Vec<SourceFile>,
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

impl Shard for SiteSources {
    const KIND: u8 = b'F';
    const VERSION: u8 = 1;

    fn check(&self) -> Result<(), String> {
        Ok(())
    }
}
