//! The root role: which keys speak for the other roles.

use super::authority::{Keys, keys_of};
use super::envelope::Head;
use super::{Authority, Envelope, Key, TOP_LEVEL, TufError, Value};

/// A root.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Root {
    pub(super) head: Head,
    keys: Keys,
    roles: Vec<(String, Authority)>,
    /// Whether files of roles carry their version, and those of targets their hash, in their names.
    pub consistent_snapshot: bool,
}

impl Root {
    /// Reads it out of its envelope. Nothing is verified: [`Trusted`](super::Trusted) does that.
    ///
    /// # Errors
    /// [`TufError::Form`].
    pub fn of(envelope: &Envelope) -> Result<Self, TufError> {
        let head = envelope.head("root", "root")?;
        let signed = &envelope.signed;
        let bad = || TufError::form("root", "expected keys and the four roles that root names");
        let keys = signed.get("keys").and_then(keys_of).ok_or_else(bad)?;
        let mut roles = Vec::new();
        for (name, role) in signed.get("roles").and_then(Value::as_map).ok_or_else(bad)? {
            roles.push((name.clone(), Authority::of(role).ok_or_else(bad)?));
        }
        if !roles.iter().map(|(name, _)| name.as_str()).eq(TOP_LEVEL) {
            return Err(bad());
        }
        let consistent_snapshot = match signed.get("consistent_snapshot") {
            Some(Value::Truth(said)) => *said,
            None | Some(Value::Null) => false,
            Some(_) => return Err(bad()),
        };
        Ok(Self { head, keys, roles, consistent_snapshot })
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

    /// Who may sign one of the four roles.
    #[must_use]
    pub fn authority(&self, role: &str) -> Option<&Authority> {
        self.roles.iter().find(|(name, _)| name == role).map(|(_, authority)| authority)
    }

    /// All keys by id.
    #[must_use]
    pub fn keys(&self) -> &[(String, Key)] {
        &self.keys
    }

    pub(super) fn verify(&self, role: &str, envelope: &Envelope) -> Result<(), TufError> {
        let authority = self.authority(role).ok_or_else(|| TufError::Missing { role: role.to_owned() })?;
        authority.verify(role, &self.keys, envelope)
    }

    /// Public keys of a role, sorted, whatever ids they go by.
    pub(super) fn publics(&self, role: &str) -> Vec<&str> {
        let ids = self.authority(role).map(|a| a.keyids.as_slice()).unwrap_or_default();
        let mut publics: Vec<&str> = self.keys.iter().filter(|(id, _)| ids.contains(id)).map(|(_, key)| key.public()).collect();
        publics.sort_unstable();
        publics
    }

    /// Whether another root has other keys for this role.
    pub(super) fn rotates(&self, role: &str, other: &Self) -> bool {
        self.publics(role) != other.publics(role)
    }
}
