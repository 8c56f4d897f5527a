//! Signatures around what is signed: `{"signatures":[{"keyid":…,"sig":…}],"signed":{…}}`.

use super::super::json::Json;
use super::{SPEC_VERSION, TufError, Value};
use crate::domain::Instant;

/// One signature.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    /// Whose.
    pub keyid: String,
    /// Hexadecimal digits.
    pub sig: String,
}

/// A role's file, its signatures not yet checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Envelope {
    /// Each key once.
    pub signatures: Vec<Signature>,
    /// What is signed.
    pub signed: Value,
}

/// What every role says of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Head {
    /// From 1.
    pub(super) version: u32,
    /// Until when it is good, UTC.
    pub(super) expires: Instant,
    /// When it was signed; ours say it, TUF does not ask for it.
    pub(super) signed_at: Option<Instant>,
}

/// The member that says when a role was signed.
pub const SIGNED_AT: &str = "x-signed-at";

/// Largest file of a role, bytes; it is measured before anything reads it.
pub(super) fn most(role: &str) -> usize {
    match role {
        "timestamp" => 4 << 10,
        "root" => 64 << 10,
        "notices" | "alerts" => 32 << 10,
        _ => 256 << 10,
    }
}

impl Envelope {
    /// Reads a role's file.
    ///
    /// # Errors
    /// [`TufError::TooLarge`] before anything is read; [`TufError::Form`].
    pub fn read(role: &str, bytes: &[u8]) -> Result<Self, TufError> {
        let most = most(role);
        if bytes.len() > most {
            return Err(TufError::TooLarge { role: role.to_owned(), found: bytes.len(), most });
        }
        let file = Value::read(bytes).map_err(|what| TufError::form(role, what))?;
        let bad = || TufError::form(role, "expected signatures, each key once, and what is signed");
        let mut signatures: Vec<Signature> = Vec::new();
        for one in file.get("signatures").and_then(Value::as_list).ok_or_else(bad)? {
            let text = |name| one.get(name).and_then(Value::as_text).map(str::to_owned);
            let (Some(keyid), Some(sig)) = (text("keyid"), text("sig")) else { return Err(bad()) };
            if signatures.iter().any(|known| known.keyid == keyid) {
                return Err(bad());
            }
            signatures.push(Signature { keyid, sig });
        }
        let Value::Map(members) = file else { return Err(bad()) };
        let (_, signed) = members.into_iter().find(|(name, _)| name == "signed").ok_or_else(bad)?;
        Ok(Self { signatures, signed })
    }

    /// The file.
    #[must_use]
    pub fn write(&self) -> Vec<u8> {
        let signature = |s: &Signature| Value::map([("keyid", Value::text(&s.keyid)), ("sig", Value::text(&s.sig))]);
        let signatures = Value::List(self.signatures.iter().map(signature).collect());
        Value::map([("signatures", signatures), ("signed", self.signed.clone())]).canonical()
    }

    /// What it says of itself, where it is of this type.
    pub(super) fn head(&self, role: &str, kind: &str) -> Result<Head, TufError> {
        let bad = |what| TufError::form(role, what);
        let text = |name| self.signed.get(name).and_then(Value::as_text);
        if text("_type") != Some(kind) {
            return Err(bad("expected another _type"));
        }
        if !text("spec_version").is_some_and(is_of_our_major_version) {
            return Err(bad("expected a spec_version of the form 1.0.34"));
        }
        let version = self.signed.get("version").and_then(Value::as_count).ok_or_else(|| bad("expected a version from 1"))?;
        let expires = text("expires").filter(|t| t.len() == 20).and_then(|t| t.parse::<Instant>().ok()).filter(Instant::is_of_the_calendar);
        let expires = expires.ok_or_else(|| bad("expected expires of the form 2026-11-03T13:00:00Z"))?;
        let signed_at = text(SIGNED_AT).and_then(|t| t.parse().ok()).filter(Instant::is_of_the_calendar);
        Ok(Head { version, expires, signed_at })
    }
}

/// Of one major version, and no word that another reader could take for another one; what a later minor one adds is passed over.
fn is_of_our_major_version(spec_version: &str) -> bool {
    let parts: Vec<&str> = spec_version.split('.').collect();
    let are_numbers = parts.iter().all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit()));
    are_numbers && matches!(parts.len(), 2 | 3) && parts.first().copied() == SPEC_VERSION.split('.').next()
}

/// Texts of a document's members, as they stand.
pub(super) fn members(document: &[u8]) -> Result<Vec<(String, &[u8])>, &'static str> {
    let text = std::str::from_utf8(document).ok().ok_or("expected UTF-8")?;
    let mut json = Json::new(text);
    let mut found: Vec<(String, &[u8])> = Vec::new();
    json.object(&mut |name, json| {
        let slice = json.slice()?;
        if found.iter().any(|(known, _)| known == name) {
            return Err("expected each name once");
        }
        found.push((name.to_owned(), slice));
        Ok(())
    })?;
    json.end()?;
    Ok(found)
}
