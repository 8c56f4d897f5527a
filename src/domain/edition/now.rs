//! `m/now.json`: the only file fetched by a fixed name. It lists the targets, in TUF's shape.
//!
//! Until editions are signed it holds the targets role alone, without signatures, version or expiry; the shape is the
//! one that signing fills in.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Expected, Hash};

/// Largest `now.json` that is read, bytes.
const MAX_NOW: usize = 256 << 10;

#[derive(Serialize, Deserialize)]
struct NowFile {
    targets: Envelope,
}

#[derive(Serialize, Deserialize)]
struct Envelope {
    signatures: Vec<serde_json::Value>,
    signed: Signed,
}

#[derive(Serialize, Deserialize)]
struct Signed {
    #[serde(rename = "_type")]
    role: String,
    spec_version: String,
    targets: BTreeMap<String, Target>,
}

/// A target as TUF lists it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Target {
    /// Of the stored bytes.
    pub hashes: TargetHashes,
    /// Stored bytes.
    pub length: u32,
}

/// TUF's object of hashes; we write and read one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TargetHashes {
    /// Of the stored bytes.
    pub sha256: Hash,
}

/// Why `now.json` was refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum NowError {
    /// Larger than it ever needs to be.
    #[error("m/now.json: found {0} bytes, expected at most {MAX_NOW}")]
    TooLarge(usize),
    /// Not the JSON that is due.
    #[error("m/now.json: {0}")]
    Json(String),
    /// A role other than `targets`.
    #[error("m/now.json: found role {0:?}, expected \"targets\"")]
    Role(String),
    /// A target name that could climb out of its folder.
    #[error("m/now.json: found target name {0:?}, expected folder/name of letters, digits, '.', '-' and '_'")]
    Name(String),
}

/// The targets of an edition, by name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Now {
    targets: BTreeMap<String, Target>,
}

impl Now {
    /// Lists these targets.
    #[must_use]
    pub fn new(targets: impl IntoIterator<Item = Expected>) -> Self {
        let entry = |e: Expected| {
            (e.name, Target { hashes: TargetHashes { sha256: e.sha256 }, length: e.length })
        };
        Self { targets: targets.into_iter().map(entry).collect() }
    }

    /// Reads the file.
    ///
    /// # Errors
    /// [`NowError`] says what was found.
    pub fn read(bytes: &[u8]) -> Result<Self, NowError> {
        if bytes.len() > MAX_NOW {
            return Err(NowError::TooLarge(bytes.len()));
        }
        let file: NowFile =
            serde_json::from_slice(bytes).map_err(|e| NowError::Json(e.to_string()))?;
        if file.targets.signed.role != "targets" {
            return Err(NowError::Role(file.targets.signed.role));
        }
        let targets = file.targets.signed.targets;
        if let Some(name) = targets.keys().find(|name| !is_target_name(name)) {
            return Err(NowError::Name(name.chars().take(80).collect()));
        }
        Ok(Self { targets })
    }

    /// Writes the file: keys sorted, no spaces, so that the same targets give the same bytes.
    ///
    /// # Errors
    /// Only if JSON cannot be written, which these types do not allow.
    pub fn write(&self) -> Result<Vec<u8>, NowError> {
        let signed = Signed {
            role: "targets".to_owned(),
            spec_version: "1.0.34".to_owned(),
            targets: self.targets.clone(),
        };
        let file = NowFile { targets: Envelope { signatures: Vec::new(), signed } };
        serde_json::to_vec(&file).map_err(|e| NowError::Json(e.to_string()))
    }

    /// What the bytes of this target must be; `None` where the edition has no such target.
    #[must_use]
    pub fn expect(&self, name: &str) -> Option<Expected> {
        self.targets.get(name).map(|target| Expected {
            name: name.to_owned(),
            length: target.length,
            sha256: target.hashes.sha256,
        })
    }

    /// Target names, sorted.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.targets.keys().map(String::as_str)
    }
}

fn is_target_name(name: &str) -> bool {
    let word = |part: &str| {
        !part.is_empty()
            && !part.starts_with('.')
            && part.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b'_'))
    };
    name.split_once('/').is_some_and(|(folder, rest)| word(folder) && word(rest))
}

/// Where a target lies below the edition's root: `t/places/<sha256>.28159.index` for `places/28159.index`.
#[must_use]
pub fn target_path(expected: &Expected) -> String {
    let (folder, rest) = expected.name.split_once('/').unwrap_or(("", &expected.name));
    format!("t/{folder}/{}.{rest}", expected.sha256)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::expect_used, reason = "tests")]
    use super::*;

    #[test]
    fn written_is_read_back_and_paths_are_tufs() {
        let index = Expected::of("places/28159.index", b"abc").expect("short");
        let now = Now::new([index.clone()]);
        let bytes = now.write().expect("json");
        assert_eq!(Now::read(&bytes), Ok(now));
        assert_eq!(
            target_path(&index),
            "t/places/ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad.28159.index"
        );
    }

    #[test]
    fn names_that_climb_are_refused() {
        for name in ["places/../x", "/etc", "a/b/c", "places/.x", "places/", "x", "a\\b/c"] {
            let now = Now::new([Expected::of(name, b"").expect("short")]);
            let bytes = now.write().expect("json");
            assert_eq!(Now::read(&bytes), Err(NowError::Name(name.to_owned())), "{name}");
        }
    }

    #[test]
    fn rubbish_is_an_error() {
        for bytes in [&b""[..], b"{}", b"[1]", b"{\"targets\":{}}", &[0xff; 40]] {
            assert!(Now::read(bytes).is_err());
        }
        assert_eq!(Now::read(&vec![b' '; MAX_NOW + 1]), Err(NowError::TooLarge(MAX_NOW + 1)));
    }
}
