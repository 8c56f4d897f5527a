//! `m/now.json`: the only file fetched by a fixed name. It lists the targets, in TUF's shape.
//!
//! Until editions are signed it holds the targets role alone, without signatures, version or expiry; the shape is the
//! one that signing fills in.

use serde_json::json;

use super::json::Json;
use super::{Expected, HashError};
use crate::domain::quoted::Quoted;

/// Largest `now.json` that is read, bytes.
const MAX_NOW: usize = 256 << 10;

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
    #[error("m/now.json: found role {}, expected \"targets\"", Quoted(.0))]
    Role(String),
    /// A target name that could climb out of its folder.
    #[error("m/now.json: found target name {}, expected folder/name of letters, digits, '.', '-' and '_'", Quoted(.0))]
    Name(String),
}

/// The targets of an edition.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Now {
    /// Sorted by name, each once.
    targets: Vec<Expected>,
}

impl Now {
    /// Lists these targets; of two that share a name, the later.
    #[must_use]
    pub fn new(targets: impl IntoIterator<Item = Expected>) -> Self {
        let mut now = Self::default();
        for target in targets {
            match now.position(&target.name) {
                Ok(at) => {
                    if let Some(known) = now.targets.get_mut(at) {
                        *known = target;
                    }
                }
                Err(at) => now.targets.insert(at, target),
            }
        }
        now
    }

    fn position(&self, name: &str) -> Result<usize, usize> {
        self.targets.binary_search_by(|target| target.name.as_str().cmp(name))
    }

    /// Reads the file.
    ///
    /// # Errors
    /// [`NowError`] says what was found.
    pub fn read(bytes: &[u8]) -> Result<Self, NowError> {
        if bytes.len() > MAX_NOW {
            return Err(NowError::TooLarge(bytes.len()));
        }
        let text = std::str::from_utf8(bytes)
            .ok()
            .ok_or_else(|| NowError::Json("expected UTF-8".to_owned()))?;
        let file = read_file(text).map_err(|e| NowError::Json(e.to_owned()))?;
        if file.role != "targets" {
            return Err(NowError::Role(file.role));
        }
        let mut targets = Vec::new();
        for (name, length, sha256) in file.targets {
            if !is_target_name(&name) {
                return Err(NowError::Name(name.chars().take(80).collect()));
            }
            let sha256 = sha256.parse().map_err(|e: HashError| NowError::Json(e.to_string()))?;
            targets.push(Expected { name, length, sha256 });
        }
        Ok(Self::new(targets))
    }

    /// Writes the file: keys sorted, no spaces, so that the same targets give the same bytes.
    ///
    /// # Errors
    /// Only if JSON cannot be written, which these types do not allow.
    pub fn write(&self) -> Result<Vec<u8>, NowError> {
        let target = |t: &Expected| (t.name.clone(), json!({ "hashes": { "sha256": t.sha256 }, "length": t.length }));
        let targets: serde_json::Map<String, serde_json::Value> = self.targets.iter().map(target).collect();
        let signed = json!({ "_type": "targets", "spec_version": "1.0.34", "targets": targets });
        let file = json!({ "targets": { "signatures": [], "signed": signed } });
        serde_json::to_vec(&file).map_err(|e| NowError::Json(e.to_string()))
    }

    /// What the bytes of this target must be; `None` where the edition has no such target.
    #[must_use]
    pub fn expect(&self, name: &str) -> Option<Expected> {
        self.targets.get(self.position(name).ok()?).cloned()
    }

    /// Whether another list is of the same edition, notices apart.
    #[must_use]
    pub fn differs_in_notices_alone(&self, other: &Self) -> bool {
        let all = |now: &Self| now.targets.iter().filter(|t| t.name != super::NOTICES).cloned().collect::<Vec<_>>();
        all(self) == all(other)
    }

    /// Target names, sorted.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.targets.iter().map(|target| target.name.as_str())
    }
}

/// The file as it is read: what nobody looks at is passed over.
struct NowFile {
    role: String,
    /// Name, length, hash as text.
    targets: Vec<(String, u32, String)>,
}

/// `{"targets":{"signatures":[…],"signed":{"_type":…,"spec_version":…,"targets":{name:{"hashes":{"sha256":…},"length":…}}}}}`
fn read_file(text: &str) -> Result<NowFile, &'static str> {
    let (mut signatures, mut role, mut version, mut targets) = (None, None, None, None);
    let mut json = Json::new(text);
    json.object(&mut |name, json| match name {
        "targets" => json.object(&mut |name, json| match name {
            "signatures" => json.array().map(|()| signatures = Some(())),
            "signed" => json.object(&mut |name, json| {
                match name {
                    "_type" => role = Some(json.text()?),
                    "spec_version" => version = Some(json.text()?),
                    "targets" => targets = Some(read_targets(json)?),
                    _ => json.pass()?,
                }
                Ok(())
            }),
            _ => json.pass(),
        }),
        _ => json.pass(),
    })?;
    json.end()?;
    match (signatures, role, version, targets) {
        (Some(()), Some(role), Some(_), Some(targets)) => Ok(NowFile { role, targets }),
        _ => Err("expected the role targets with signatures, _type, spec_version and targets"),
    }
}

fn read_targets(json: &mut Json<'_>) -> Result<Vec<(String, u32, String)>, &'static str> {
    let mut targets = Vec::new();
    json.object(&mut |target, json| {
        let (mut length, mut sha256) = (None, None);
        json.object(&mut |name, json| {
            match name {
                "length" => length = Some(json.whole_number()?),
                "hashes" => json.object(&mut |name, json| match name {
                    "sha256" => json.text().map(|text| sha256 = Some(text)),
                    _ => json.pass(),
                })?,
                _ => json.pass()?,
            }
            Ok(())
        })?;
        let (Some(length), Some(sha256)) = (length, sha256) else { return Err("expected a target's length and sha256") };
        targets.push((target.to_owned(), length, sha256));
        Ok(())
    })?;
    Ok(targets)
}

pub(super) fn is_target_name(name: &str) -> bool {
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
