//! The office's secret: 32 random bytes from which every code of every series is made. It never leaves the office.

use std::path::Path;

use hkdf::Hkdf;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use crate::compile::sources::limits;
use crate::compile::write::{self, WriteError};
use crate::domain::roll::card_code::{CardCode, Series};

/// The secret, in memory.
#[derive(Clone)]
pub struct OfficeKey([u8; 32]);

impl std::fmt::Debug for OfficeKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("OfficeKey(not shown)")
    }
}

/// What a key file begins with, so that no other file is taken for one.
const HEAD: &str = "pollstead-roll-key-1 ";

/// Why there is no key.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum KeyError {
    /// The file.
    #[error("{file}: {message}")]
    File {
        /// As it was named.
        file: String,
        /// What was found and what was expected.
        message: String,
    },
    /// The system gave no random bytes.
    #[error("the system gave no random bytes: {0}")]
    Chance(String),
    /// It could not be written.
    #[error(transparent)]
    Write(#[from] WriteError),
}

impl OfficeKey {
    /// These 32 bytes; for tests and demos.
    #[must_use]
    pub const fn of(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// Makes a new one and writes it, readable by its owner alone. A key that is there is never written over: every card
    /// in anybody's hands would be void.
    ///
    /// # Errors
    /// [`KeyError`].
    pub fn make(path: &Path) -> Result<Self, KeyError> {
        if path.exists() {
            let message = "found a file, expected none: the cards of an office's key are void without it".to_owned();
            return Err(KeyError::File { file: path.display().to_string(), message });
        }
        let mut bytes = [0; 32];
        getrandom::fill(&mut bytes).map_err(|e| KeyError::Chance(e.to_string()))?;
        write::new_secret(path, format!("{HEAD}{}\n", data_encoding::HEXLOWER.encode(&bytes)).as_bytes())?;
        Ok(Self(bytes))
    }

    /// Reads a key's file.
    ///
    /// # Errors
    /// [`KeyError`]; it never repeats what it found.
    pub fn read(path: &Path) -> Result<Self, KeyError> {
        let file = path.display().to_string();
        let bytes = limits::load(path, &file).map_err(|e| KeyError::File { file: file.clone(), message: e.message })?;
        let read = || {
            let hex = std::str::from_utf8(&bytes).ok()?.trim_end().strip_prefix(HEAD)?;
            let hash: crate::domain::edition::Hash = hex.parse().ok()?;
            Some(hash.bytes())
        };
        let message = || format!("expected one line, {HEAD}and 64 hexadecimal digits, as `pollstead roll key` writes it");
        read().map(Self).ok_or_else(|| KeyError::File { file, message: message() })
    }

    /// 32 bytes for one purpose: HMAC-SHA256 of the purpose and the parts, each with its length in front.
    pub(super) fn derive(&self, purpose: &str, parts: &[&[u8]]) -> [u8; 32] {
        // HMAC takes a key of any length.
        let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(&self.0) else { return [0; 32] };
        for part in std::iter::once(purpose.as_bytes()).chain(parts.iter().copied()) {
            mac.update(&u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes());
            mac.update(part);
        }
        mac.finalize().into_bytes().into()
    }

    /// The key that signs precinct rolls; tablets are enrolled with its public half.
    #[must_use]
    pub fn signing(&self) -> ed25519_dalek::SigningKey {
        ed25519_dalek::SigningKey::from_bytes(&self.derive("pollstead/precinct-roll", &[]))
    }

    /// A key for one file of kept roots.
    pub(super) fn of_kept_roots(&self, about: &[u8]) -> [u8; 32] {
        let mut key = [0; 32];
        // 32 bytes are within HKDF's bound.
        let _ = Hkdf::<Sha256>::new(None, &self.0).expand(about, &mut key);
        key
    }

    /// The code on the card of this issue.
    #[must_use]
    pub fn code(&self, series: &Series, voter: &str, issue: u32) -> CardCode {
        let bytes = self.derive("pollstead/card-code", &[series.as_str().as_bytes(), voter.as_bytes(), &issue.to_be_bytes()]);
        CardCode::of_bits(&std::array::from_fn(|at| bytes.get(at).copied().unwrap_or(0)))
    }

    /// What a card is called in the office's own files of kept roots.
    pub(super) fn card_id(&self, series: &Series, voter: &str, issue: u32) -> [u8; 16] {
        let bytes = self.derive("pollstead/card-id", &[series.as_str().as_bytes(), voter.as_bytes(), &issue.to_be_bytes()]);
        std::array::from_fn(|at| bytes.get(at).copied().unwrap_or(0))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::string_slice, reason = "tests")]
    use super::*;

    #[test]
    fn a_key_is_written_once_for_its_owner_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("office.key");
        let key = OfficeKey::make(&path).unwrap();
        let series: Series = "ms-2026".parse().unwrap();
        assert_eq!(OfficeKey::read(&path).unwrap().code(&series, "v1", 1), key.code(&series, "v1", 1));
        assert!(OfficeKey::make(&path).is_err());
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        }
        let text = std::fs::read_to_string(&path).unwrap();
        for bad in ["", "x", &text[..40], &text.to_uppercase(), &format!("{text}{text}")] {
            std::fs::write(&path, bad).unwrap();
            let error = OfficeKey::read(&path).unwrap_err().to_string();
            assert!(error.contains("expected one line") && !error.contains(&text[30..50]), "{error}");
        }
    }

    #[test]
    fn voter_issue_and_series_each_make_another_code() {
        let key = OfficeKey::of([5; 32]);
        let series = |s: &str| s.parse::<Series>().unwrap();
        let all = [
            key.code(&series("a"), "v1", 1),
            key.code(&series("a"), "v1", 2),
            key.code(&series("a"), "v2", 1),
            key.code(&series("b"), "v1", 1),
            // Lengths stand in front of the parts, so that they cannot run into one another.
            key.code(&series("av"), "1", 1),
            OfficeKey::of([6; 32]).code(&series("a"), "v1", 1),
        ];
        let distinct: std::collections::BTreeSet<_> = all.iter().collect();
        assert_eq!(distinct.len(), all.len());
        assert_eq!(format!("{key:?}"), "OfficeKey(not shown)");
    }
}
