//! `site/sources`: the files an edition was made from, with their hashes, and the targets that no answer about an address
//! reads. Listed here, they cost nothing before the first answer.

use serde::{Deserialize, Serialize};

use super::{Expected, Hash, Shard, ShardEntry};
use crate::domain::quoted::Quoted;

/// Every file, in the order in which rows cite them by position.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SiteSources {
    /// In the profile's order.
    pub files: Vec<SourceFile>,
    /// Other targets by their whole names, such as `rules/law`: sorted, each once.
    pub others: Vec<ShardEntry>,
}

impl SiteSources {
    /// What the bytes of such a target must be; `None` where the edition has none.
    #[must_use]
    pub fn expect(&self, name: &str) -> Option<Expected> {
        let entry = self.others.iter().find(|e| e.name == name)?;
        Some(Expected { name: entry.name.clone(), length: entry.length, sha256: entry.sha256 })
    }
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
    const VERSION: u8 = 2;

    fn check(&self) -> Result<(), String> {
        // A name becomes a path.
        if let Some(strange) = self.others.iter().find(|e| !super::now::is_target_name(&e.name)) {
            return Err(format!("found target name {}, expected folder/name of letters, digits, '.', '-' and '_'", Quoted(&strange.name)));
        }
        if self.others.windows(2).any(|pair| matches!(pair, [a, b] if a.name >= b.name)) {
            return Err("found targets out of order or twice, expected names that rise".to_owned());
        }
        Ok(())
    }
}
