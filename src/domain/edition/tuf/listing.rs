//! Timestamp and snapshot: lists of other roles' files, by version.

use super::envelope::Head;
use super::{Envelope, TufError, Value};
use crate::domain::edition::Hash;

/// What a list says of a role's file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Which version is due.
    pub version: u32,
    /// How long its file is, bytes, where the list says it.
    pub length: Option<u32>,
    /// Its file's hash, where the list says it.
    pub sha256: Option<Hash>,
}

/// A timestamp or a snapshot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listing {
    pub(super) head: Head,
    /// By file name, `places.json`, sorted.
    pub(super) meta: Vec<(String, Listed)>,
}

impl Listing {
    /// `kind` is `timestamp` or `snapshot`.
    pub(super) fn of(envelope: &Envelope, kind: &'static str) -> Result<Self, TufError> {
        let head = envelope.head(kind, kind)?;
        let bad = || TufError::form(kind, "expected meta: versions from 1, lengths and hashes of files");
        let mut meta = Vec::new();
        for (name, value) in envelope.signed.get("meta").and_then(Value::as_map).ok_or_else(bad)? {
            meta.push((name.clone(), Listed::of(value).ok_or_else(bad)?));
        }
        Ok(Self { head, meta })
    }

    /// What it says of a file.
    #[must_use]
    pub fn file(&self, name: &str) -> Option<&Listed> {
        let at = self.meta.binary_search_by(|(known, _)| known.as_str().cmp(name)).ok()?;
        self.meta.get(at).map(|(_, listed)| listed)
    }

    /// What it says of all files, sorted by name.
    #[must_use]
    pub fn files(&self) -> &[(String, Listed)] {
        &self.meta
    }

    /// From 1.
    #[must_use]
    pub const fn version(&self) -> u32 {
        self.head.version
    }

    /// Until when it is good.
    #[must_use]
    pub fn expires(&self) -> &str {
        self.head.expires.as_str()
    }
}

impl Listed {
    fn of(value: &Value) -> Option<Self> {
        let length = match value.get("length") {
            Some(Value::Whole(length)) => Some(u32::try_from(*length).ok()?),
            Some(_) => return None,
            None => None,
        };
        let sha256 = match value.get("hashes") {
            // A hash of another kind alone would leave the file unchecked.
            Some(hashes) => Some(hashes.get("sha256")?.as_text()?.parse().ok()?),
            None => None,
        };
        Some(Self { version: value.get("version")?.as_count()?, length, sha256 })
    }

    /// Whether these bytes can be the file, as far as the list tells without reading them.
    pub(super) fn fits(&self, bytes: &[u8]) -> bool {
        self.length.is_none_or(|length| u32::try_from(bytes.len()) == Ok(length)) && self.sha256.is_none_or(|hash| Hash::of(bytes) == hash)
    }
}
