//! All roles in one file, `m/now.json`: `{"root":…,"timestamp":…,"snapshot":…,"targets":…,"places":…}`, each byte for byte the
//! file that TUF's tools fetch singly. So a page has all that it must verify in one round.

use super::envelope::members;
use super::{Envelope, Root, Trusted, TufError};

/// Largest bundle that is read, bytes.
const MOST: usize = 384 << 10;

/// The roles' files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bundle<'a> {
    parts: Vec<(String, &'a [u8])>,
    root: u32,
}

impl<'a> Bundle<'a> {
    /// Takes the file apart. Nothing is verified.
    ///
    /// # Errors
    /// [`TufError`]: larger than it ever needs to be, no such JSON, or without a root.
    pub fn read(bytes: &'a [u8]) -> Result<Self, TufError> {
        if bytes.len() > MOST {
            return Err(TufError::TooLarge { role: "bundle".to_owned(), found: bytes.len(), most: MOST });
        }
        let parts = members(bytes).map_err(|what| TufError::form("bundle", what))?;
        let mut bundle = Self { parts, root: 0 };
        bundle.root = Root::of(&Envelope::read("root", bundle.part("root")?)?)?.version();
        Ok(bundle)
    }

    /// Writes it, in this order.
    #[must_use]
    pub fn write(parts: &[(&str, &[u8])]) -> Vec<u8> {
        let mut out = Vec::new();
        let mut before = b'{';
        for (name, bytes) in parts {
            out.push(before);
            out.push(b'"');
            out.extend_from_slice(name.as_bytes());
            out.extend_from_slice(b"\":");
            out.extend_from_slice(bytes);
            before = b',';
        }
        out.push(b'}');
        out
    }

    /// A role's file.
    ///
    /// # Errors
    /// [`TufError::Missing`].
    pub fn part(&self, role: &str) -> Result<&'a [u8], TufError> {
        let part = self.parts.iter().find(|(name, _)| name == role);
        part.map(|(_, bytes)| *bytes).ok_or_else(|| TufError::Missing { role: role.to_owned() })
    }

    /// Names of its roles, in its order.
    pub fn roles(&self) -> impl Iterator<Item = &str> {
        self.parts.iter().map(|(role, _)| role.as_str())
    }

    /// Which roots must be brought beside it, before its own can be taken.
    #[must_use]
    pub fn roots_between(&self, trusted: &Trusted) -> std::ops::Range<u32> {
        trusted.root().version().saturating_add(1)..self.root
    }

    /// The whole workflow over the bundle's parts. Roles that the snapshot does not name are not expected.
    ///
    /// # Errors
    /// [`TufError`]: the first thing that is not as it must be. Nothing is taken then.
    pub fn verify(&self, trusted: &Trusted) -> Result<Trusted, TufError> {
        let mut next = trusted.clone();
        if self.root > next.root().version() {
            next.update_root(self.part("root")?)?;
        }
        next.root_is_last()?;
        next.update_timestamp(self.part("timestamp")?)?;
        next.update_snapshot(self.part("snapshot")?, false)?;
        next.update_targets("targets", "root", self.part("targets")?)?;
        let names = |trusted: &Trusted, by: &str| -> Vec<String> {
            trusted.targets(by).map(|t| t.delegations().iter().map(|d| d.role.clone()).collect()).unwrap_or_default()
        };
        for role in names(&next, "targets") {
            if next.snapshot().is_some_and(|s| s.file(&format!("{role}.json")).is_some()) {
                next.update_targets(&role, "targets", self.part(&role)?)?;
            }
        }
        Ok(next)
    }
}
