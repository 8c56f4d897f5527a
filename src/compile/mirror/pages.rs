//! A release's list of hashes (`data/formats/release.md`), and whether a copy of the pages holds those very files.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde::Deserialize;
use sha2::{Digest, Sha384};

use super::host::Copy;
use super::tree::{Fault, Held, files_of};

/// The longest list, and the longest file of the pages, that is read. Bytes.
const LONGEST: u32 = 64 << 20;

/// Why a list of hashes is none.
#[derive(Debug, thiserror::Error)]
pub enum ReleaseError {
    /// Not there.
    #[error("{0}: {1}")]
    Unread(String, std::io::Error),
    /// Not the JSON that is due.
    #[error("{0}: {1}")]
    Json(String, serde_json::Error),
    /// Of another format.
    #[error("{0}: found format {1}, expected 1")]
    Format(String, u32),
}

/// The hashes of a release of the pages.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct ReleaseList {
    format: u32,
    /// Its name.
    pub release: String,
    /// `sha384-…` by path.
    pub files: BTreeMap<String, String>,
}

impl ReleaseList {
    /// Reads a `release.json`.
    ///
    /// # Errors
    /// [`ReleaseError`].
    pub fn read(path: &Path) -> Result<Self, ReleaseError> {
        let shown = path.display().to_string();
        let bytes = std::fs::read(path).map_err(|e| ReleaseError::Unread(shown.clone(), e))?;
        Self::of(&shown, &bytes)
    }

    /// Reads its bytes; `shown`: as errors name it.
    ///
    /// # Errors
    /// As [`ReleaseList::read`].
    pub fn of(shown: &str, bytes: &[u8]) -> Result<Self, ReleaseError> {
        let list: Self = serde_json::from_slice(bytes).map_err(|e| ReleaseError::Json(shown.to_owned(), e))?;
        if list.format == 1 { Ok(list) } else { Err(ReleaseError::Format(shown.to_owned(), list.format)) }
    }

    /// What a copy of the pages holds otherwise: files that differ, that are missing, and, in a folder, scripts that nobody released.
    #[must_use]
    pub fn faults(&self, copy: &Copy) -> Vec<Fault> {
        let fault = |file: &str, message: String| Fault { file: file.to_owned(), message };
        let mut faults: Vec<Fault> = self.files.iter().filter_map(|(name, expected)| match hash_of(copy, name) {
            Ok(found) if found == *expected => None,
            Ok(found) => Some(fault(name, format!("found {found}, expected {expected}"))),
            Err(e) => Some(fault(name, format!("{e}; {expected}"))),
        }).collect();
        match copy.folder().map_or_else(|| Ok(BTreeSet::new()), files_of) {
            Ok(found) => faults.extend(
                found.iter().filter(|name| runs(name) && !self.files.contains_key(*name))
                    .map(|name| fault(name, "found code that is not in the release, expected none".to_owned())),
            ),
            Err(e) => faults.push(fault("", e.to_string())),
        }
        faults
    }
}

/// What a browser would run if a page named it. The Directory's pages have no script and are made with the edition.
fn runs(name: &str) -> bool {
    let of_others = ["edition/", "directory/", "deploy/"].iter().any(|folder| name.starts_with(folder));
    !of_others && [".js", ".mjs", ".wasm", ".html"].iter().any(|end| name.ends_with(end))
}

fn hash_of(copy: &Copy, name: &str) -> Result<String, String> {
    let bytes = copy.get(name, LONGEST)?;
    if bytes.len() > usize::try_from(LONGEST).unwrap_or(usize::MAX) {
        return Err(format!("found more than {LONGEST} bytes, expected fewer"));
    }
    Ok(format!("sha384-{}", base64(&Sha384::digest(bytes))))
}

/// Standard base64 with its padding.
fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let letter = |six: u32| char::from(*LETTERS.get((six & 63) as usize).unwrap_or(&b'='));
    bytes.chunks(3).flat_map(|part| {
        let word = part.iter().fold(0u32, |word, byte| (word << 8) | u32::from(*byte)) << (8 * (3 - part.len()));
        [18, 12, 6, 0].into_iter().enumerate().map(move |(i, shift)| if i > part.len() { '=' } else { letter(word >> shift) })
    }).collect()
}

#[cfg(test)]
mod tests {
    use super::base64;

    #[test]
    fn base64_is_the_standards() {
        // RFC 4648, section 10.
        for (bytes, text) in [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy")] {
            assert_eq!(base64(bytes.as_bytes()), text);
        }
        assert_eq!(base64(&[0xff, 0xef, 0xbe]), "/+++");
    }
}
