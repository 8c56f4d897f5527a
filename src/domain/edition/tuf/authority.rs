//! Who may sign a role: keys, and how many different ones must.

use super::{Envelope, Key, TufError, Value};

/// The roles that root names.
pub const TOP_LEVEL: [&str; 4] = ["root", "snapshot", "targets", "timestamp"];

/// Keys by id.
pub(super) type Keys = Vec<(String, Key)>;

/// Who may sign a role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Authority {
    /// Ids of keys, each once.
    pub keyids: Vec<String>,
    /// How many different keys must sign.
    pub threshold: u32,
}

impl Authority {
    pub(super) fn of(value: &Value) -> Option<Self> {
        let keyids = value.get("keyids")?.as_names()?;
        Some(Self { keyids, threshold: value.get("threshold")?.as_count()? })
    }

    /// Which of these keys signed well: each public key once, whatever ids it goes by.
    #[must_use]
    pub fn signers<'a>(&'a self, keys: &'a [(String, Key)], envelope: &Envelope) -> Vec<&'a str> {
        let bytes = envelope.signed.canonical();
        let mut counted: Vec<(&str, &str)> = Vec::new();
        for keyid in &self.keyids {
            let Some((_, key)) = keys.iter().find(|(id, _)| id == keyid) else { continue };
            let Some(signature) = envelope.signatures.iter().find(|s| s.keyid == *keyid) else { continue };
            let is_new = !counted.iter().any(|(_, public)| *public == key.public());
            if is_new && key.verifies(&bytes, &signature.sig) {
                counted.push((keyid, key.public()));
            }
        }
        counted.into_iter().map(|(keyid, _)| keyid).collect()
    }

    pub(super) fn verify(&self, role: &str, keys: &[(String, Key)], envelope: &Envelope) -> Result<(), TufError> {
        let found = u32::try_from(self.signers(keys, envelope).len()).unwrap_or(u32::MAX);
        if found < self.threshold {
            return Err(TufError::Threshold { role: role.to_owned(), found, threshold: self.threshold });
        }
        Ok(())
    }
}

/// `{id: key}`; `None` where one is no key.
pub(super) fn keys_of(value: &Value) -> Option<Keys> {
    value.as_map()?.iter().map(|(id, key)| Some((id.clone(), Key::of(key)?))).collect()
}
