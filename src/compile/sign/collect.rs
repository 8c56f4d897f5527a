//! Signatures, one person after another: each with a key of their own, on a machine of their own, over the same drafts.

use super::SignError;
use super::draft::{Drafts, MASS_CHANGE};
use super::key_file::SignerKey;
use crate::domain::edition::tuf::{Authority, Envelope, Key, Root, Value};

/// Where a draft stands.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Standing {
    /// The role.
    pub role: String,
    /// Of the draft.
    pub version: u32,
    /// Good signatures of different keys.
    pub signed: usize,
    /// How many are asked for.
    pub asked: u32,
    /// Just signed by the key at hand.
    pub now: bool,
}

impl Standing {
    /// Enough have signed.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        u32::try_from(self.signed).is_ok_and(|signed| signed >= self.asked)
    }
}

/// Signs with this key all drafts that it may sign and that ask for signatures still; says where each draft stands.
///
/// # Errors
/// [`SignError`]: drafts that cannot be read.
pub fn add(drafts: &mut Drafts, key: Option<&SignerKey>) -> Result<Vec<Standing>, SignError> {
    let (root, targets) = (drafts.root()?, drafts.targets()?);
    let mut standings = Vec::new();
    for (role, envelope) in drafts.roles.iter_mut().filter(|(role, _)| *role != "root") {
        let delegated = targets.delegations().iter().find(|d| d.role == *role).map(|d| (&d.authority, targets.keys()));
        let by_root = root.authority(role).map(|authority| (authority, root.keys()));
        let Some((authority, keys)) = by_root.or(delegated) else { continue };
        standings.push(one(role, envelope, authority, keys, asked(authority, envelope), key));
    }
    Ok(standings)
}

/// How many signatures a draft asks for: its role's threshold, and one more where many move.
fn asked(authority: &Authority, envelope: &Envelope) -> u32 {
    authority.threshold + u32::from(envelope.signed.get(MASS_CHANGE) == Some(&Value::Truth(true)))
}

fn one(role: &str, envelope: &mut Envelope, authority: &Authority, keys: &[(String, Key)], asked: u32, key: Option<&SignerKey>) -> Standing {
    let signed = |envelope: &Envelope| authority.signers(keys, envelope).len();
    let mine = |key: &&SignerKey| {
        let keyid = key.keyid();
        let is_one = authority.keyids.contains(&keyid) && keys.iter().any(|(id, known)| *id == keyid && known.public() == key.public());
        is_one && !authority.signers(keys, envelope).contains(&keyid.as_str()) && u32::try_from(signed(envelope)).is_ok_and(|n| n < asked)
    };
    let key = key.filter(mine);
    if let Some(key) = key {
        key.sign(envelope);
    }
    let version = envelope.signed.get("version").and_then(Value::as_count).unwrap_or(0);
    Standing { role: role.to_owned(), version, signed: signed(envelope), asked, now: key.is_some() }
}

/// Signs a root, where the key is one of its own or of the root before it; says where it stands by both.
///
/// # Errors
/// [`SignError`]: no root.
pub fn add_to_root(envelope: &mut Envelope, before: Option<&Root>, key: Option<&SignerKey>) -> Result<Vec<Standing>, SignError> {
    let root = Root::of(envelope).map_err(SignError::metadata("root"))?;
    let mut standings = Vec::new();
    for (name, root) in [("root", Some(&root)), ("root, by the one before", before)] {
        if let Some((authority, keys)) = root.and_then(|root| Some((root.authority("root")?, root.keys()))) {
            standings.push(one(name, envelope, authority, keys, authority.threshold, key));
        }
    }
    // The second may have been met by the first one's signature.
    if let (Some((authority, keys)), Some(last)) = (before.and_then(|r| Some((r.authority("root")?, r.keys()))), standings.get_mut(1)) {
        last.signed = authority.signers(keys, envelope).len();
    }
    Ok(standings)
}
