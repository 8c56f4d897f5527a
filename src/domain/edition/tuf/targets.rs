//! A targets role: what it vouches for, and whom it lets vouch for what.

use super::authority::{Keys, keys_of};
use super::envelope::Head;
use super::pattern::matches;
use super::{Authority, Envelope, Key, TOP_LEVEL, TufError, Value};
use crate::domain::edition::{Expected, Hash};

/// The targets role, or one that it delegates to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Targets {
    pub(super) head: Head,
    /// Sorted by name.
    targets: Vec<Expected>,
    keys: Keys,
    delegations: Vec<Delegation>,
}

/// A role that another one lets vouch for some names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delegation {
    /// The role's name.
    pub role: String,
    /// Who may sign it.
    pub authority: Authority,
    /// Whether the search for a name that it may vouch for ends with it.
    pub terminating: bool,
    names: Names,
}

/// Which names a role may vouch for.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Names {
    Patterns(Vec<String>),
    /// Beginnings of the name's SHA-256 in hexadecimal digits.
    HashPrefixes(Vec<String>),
}

impl Targets {
    /// Reads it out of its envelope. Nothing is verified: [`Trusted`](super::Trusted) does that.
    ///
    /// # Errors
    /// [`TufError::Form`].
    pub fn of(role: &str, envelope: &Envelope) -> Result<Self, TufError> {
        let head = envelope.head(role, "targets")?;
        let bad = |what| TufError::form(role, what);
        let mut targets = Vec::new();
        let listed = envelope.signed.get("targets").and_then(Value::as_map);
        for (name, value) in listed.ok_or_else(|| bad("expected targets"))? {
            targets.push(target(name, value).ok_or_else(|| bad("expected a target's length and sha256"))?);
        }
        let (keys, delegations) = match envelope.signed.get("delegations") {
            None | Some(Value::Null) => (Keys::new(), Vec::new()),
            Some(value) => delegations(value).ok_or_else(|| bad("expected delegations: keys, and roles with the names they may vouch for"))?,
        };
        Ok(Self { head, targets, keys, delegations })
    }

    /// What it says of a target.
    #[must_use]
    pub fn target(&self, name: &str) -> Option<&Expected> {
        let at = self.targets.binary_search_by(|known| known.name.as_str().cmp(name)).ok()?;
        self.targets.get(at)
    }

    /// All its targets, sorted by name.
    #[must_use]
    pub fn targets(&self) -> &[Expected] {
        &self.targets
    }

    /// Whom it lets vouch, in order.
    #[must_use]
    pub fn delegations(&self) -> &[Delegation] {
        &self.delegations
    }

    /// Keys of those, by id.
    #[must_use]
    pub fn keys(&self) -> &[(String, Key)] {
        &self.keys
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

    pub(super) fn verify(&self, role: &str, envelope: &Envelope) -> Result<(), TufError> {
        let delegation = self.delegations.iter().find(|d| d.role == role).ok_or_else(|| TufError::Missing { role: role.to_owned() })?;
        delegation.authority.verify(role, &self.keys, envelope)
    }
}

impl Delegation {
    /// Whether the role may vouch for this name.
    #[must_use]
    pub fn covers(&self, name: &str) -> bool {
        match &self.names {
            Names::Patterns(patterns) => patterns.iter().any(|pattern| matches(pattern, name)),
            Names::HashPrefixes(prefixes) => {
                let hash = Hash::of(name.as_bytes()).to_string();
                prefixes.iter().any(|prefix| hash.starts_with(prefix.as_str()))
            }
        }
    }
}

fn target(name: &str, value: &Value) -> Option<Expected> {
    let Value::Whole(length) = value.get("length")? else { return None };
    let sha256 = value.get("hashes")?.get("sha256")?.as_text()?.parse().ok()?;
    Some(Expected { name: name.to_owned(), length: u32::try_from(*length).ok()?, sha256 })
}

/// Other clients read brackets as a set of letters, which the specification does not know.
fn is_read_alike(pattern: &str) -> bool {
    !pattern.contains('[')
}

fn delegations(value: &Value) -> Option<(Keys, Vec<Delegation>)> {
    let keys = value.get("keys").and_then(keys_of)?;
    let mut delegations: Vec<Delegation> = Vec::new();
    for one in value.get("roles")?.as_list()? {
        let role = one.get("name")?.as_text()?.to_owned();
        let is_taken = delegations.iter().any(|known| known.role == role) || TOP_LEVEL.contains(&role.as_str());
        let Value::Truth(terminating) = *one.get("terminating")? else { return None };
        let names = match (one.get("paths"), one.get("path_hash_prefixes")) {
            (Some(patterns), None) => Names::Patterns(patterns.as_names().filter(|patterns| patterns.iter().all(|p| is_read_alike(p)))?),
            (None, Some(prefixes)) => Names::HashPrefixes(prefixes.as_names()?),
            _ => return None,
        };
        if is_taken || role.is_empty() {
            return None;
        }
        delegations.push(Delegation { role, authority: Authority::of(one)?, terminating, names });
    }
    Some((keys, delegations))
}
