//! `m/now.json`: the only file fetched by a fixed name. It lists the targets.
//!
//! An unsigned edition's holds the targets role alone, without signatures, version or expiry. A signed one's is a
//! [`Bundle`](super::tuf::Bundle) of all roles, which say the same once they are verified.

use serde_json::json;

use super::tuf::{Search, Searched, Trusted, TufError, Value};
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
    /// Metadata of a signed edition that is not as it must be.
    #[error("m/now.json: {0}")]
    Metadata(TufError),
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

    /// Reads the file and verifies nothing: of a signed edition's, what the roles would say.
    ///
    /// # Errors
    /// [`NowError`] says what was found.
    pub fn read(bytes: &[u8]) -> Result<Self, NowError> {
        if bytes.len() > MAX_NOW {
            return Err(NowError::TooLarge(bytes.len()));
        }
        let file = Value::read(bytes).map_err(|e| NowError::Json(e.to_owned()))?;
        let parts = file.as_map().ok_or_else(|| NowError::Json("expected an object".to_owned()))?;
        let is_signed = file.get("root").is_some();
        let mut targets = Vec::new();
        for (role, part) in parts.iter().filter(|(role, _)| role == "targets" || is_signed) {
            if !matches!(role.as_str(), "root" | "timestamp" | "snapshot") {
                targets.extend(listed(part)?);
            }
        }
        if file.get("targets").is_none() {
            return Err(NowError::Json("expected the role targets".to_owned()));
        }
        Self::checked(targets)
    }

    /// What the verified roles of a signed edition say.
    ///
    /// # Errors
    /// [`NowError::Name`].
    pub fn of(trusted: &Trusted) -> Result<Self, NowError> {
        let mut targets = Vec::new();
        let top = trusted.targets("targets");
        let roles = top.into_iter().chain(top.iter().flat_map(|t| t.delegations()).filter_map(|d| trusted.targets(&d.role)));
        for target in roles.flat_map(super::tuf::Targets::targets) {
            // What a role says of a name that others speak for is nothing.
            if let Searched::Found(expected) = Search::new(&target.name).step(trusted) {
                targets.push(expected);
            }
        }
        Self::checked(targets)
    }

    fn checked(targets: Vec<Expected>) -> Result<Self, NowError> {
        match targets.iter().find(|t| !is_target_name(&t.name)) {
            Some(target) => Err(NowError::Name(target.name.chars().take(80).collect())),
            None => Ok(Self::new(targets)),
        }
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
        let all = |now: &Self| now.targets.iter().filter(|t| !super::NOTICE_FILES.contains(&t.name.as_str())).cloned().collect::<Vec<_>>();
        all(self) == all(other)
    }

    /// Target names, sorted.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.targets.iter().map(|target| target.name.as_str())
    }
}

/// `{"signatures":[…],"signed":{"_type":"targets","spec_version":…,"targets":{name:{"hashes":{"sha256":…},"length":…}}}}`
fn listed(part: &Value) -> Result<Vec<Expected>, NowError> {
    let bad = |expected: &str| NowError::Json(expected.to_owned());
    let signed = part.get("signed").filter(|_| part.get("signatures").and_then(Value::as_list).is_some());
    let signed = signed.ok_or_else(|| bad("expected signatures and what is signed"))?;
    let text = |name| signed.get(name).and_then(Value::as_text);
    match text("_type") {
        Some("targets") => {}
        Some(role) => return Err(NowError::Role(role.to_owned())),
        None => return Err(bad("expected a _type")),
    }
    let targets = signed.get("targets").and_then(Value::as_map).filter(|_| text("spec_version").is_some());
    let mut found = Vec::new();
    for (name, value) in targets.ok_or_else(|| bad("expected spec_version and targets"))? {
        let length = if let Some(Value::Whole(length)) = value.get("length") { u32::try_from(*length).ok() } else { None };
        let sha256 = value.get("hashes").and_then(|hashes| hashes.get("sha256")).and_then(Value::as_text);
        let (Some(length), Some(sha256)) = (length, sha256) else { return Err(bad("expected a target's length and sha256")) };
        let sha256 = sha256.parse().map_err(|e: HashError| NowError::Json(e.to_string()))?;
        found.push(Expected { name: name.clone(), length, sha256 });
    }
    Ok(found)
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
