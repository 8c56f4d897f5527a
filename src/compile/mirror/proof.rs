//! A copy of a signed edition against a root that came by another way: every role, every target, every file.

use std::collections::BTreeMap;
use std::path::Path;

use serde::Serialize;

use super::tree::{Fault, Held, LONGEST_NOW, look, role_file};
use crate::domain::Instant;
use crate::domain::edition::tuf::{Bundle, Expiry, Listing, Trusted, TufError};

/// What a root says of a copy's metadata.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Metadata {
    /// Versions of the roles, by name.
    pub versions: BTreeMap<String, u32>,
    /// When the newest role was signed, where it says so.
    pub signed_at: Option<String>,
    /// The first end of any role.
    pub good_until: Option<String>,
    /// Why it is refused.
    pub refused: Option<String>,
}

/// What was found of an edition in a folder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Proof {
    /// Signed, in time, and every file as it must be.
    pub ok: bool,
    /// The roles.
    #[serde(flatten)]
    pub metadata: Metadata,
    /// Files with something wrong; they were looked at also where the metadata is refused.
    pub faults: Vec<Fault>,
    /// Files that are right.
    pub files: usize,
}

/// Looks at an edition's folder. `clock`: metadata whose time is over then is refused.
///
/// # Errors
/// A root that is none.
pub fn prove(edition: &Path, root: &[u8], clock: &Instant) -> Result<Proof, TufError> {
    let metadata = metadata(&edition, root, clock)?;
    let (files, faults) = match look(edition) {
        Ok(tree) => (tree.files.len(), tree.faults),
        Err(fault) => (0, vec![fault]),
    };
    Ok(Proof { ok: metadata.refused.is_none() && faults.is_empty(), metadata, faults, files })
}

/// The roles alone, from the root to the newest.
///
/// # Errors
/// A root that is none.
pub(super) fn metadata(edition: &dyn Held, root: &[u8], clock: &Instant) -> Result<Metadata, TufError> {
    let trusted = Trusted::new(root, Expiry::Refused { clock: clock.seconds() })?;
    Ok(match verified(edition, trusted) {
        Ok(trusted) => Metadata {
            versions: versions(&trusted),
            signed_at: trusted.signed_at().map(|at| at.as_str().to_owned()),
            good_until: trusted.good_until().map(|at| at.as_str().to_owned()),
            refused: None,
        },
        Err(refused) => Metadata { refused: Some(refused), ..Metadata::default() },
    })
}

fn verified(edition: &dyn Held, mut trusted: Trusted) -> Result<Trusted, String> {
    let read = |name: &str| edition.get(name, LONGEST_NOW).map_err(|e| format!("{name}: {e}"));
    let said = |e: TufError| e.to_string();
    let bytes = read("m/now.json")?;
    let bundle = Bundle::read(&bytes).map_err(said)?;
    for version in bundle.roots_between(&trusted) {
        trusted.update_root(&read(&role_file("root", version))?).map_err(said)?;
    }
    bundle.verify(&trusted).map_err(said)
}

fn versions(trusted: &Trusted) -> BTreeMap<String, u32> {
    let listing = |name: &str, listing: Option<&Listing>| listing.map(|l| (name.to_owned(), l.version()));
    let top = [Some(("root".to_owned(), trusted.root().version())), listing("timestamp", trusted.timestamp()), listing("snapshot", trusted.snapshot())];
    let files = trusted.snapshot().map(Listing::files).unwrap_or_default();
    let others = files.iter().map(|(name, listed)| (name.trim_end_matches(".json").to_owned(), listed.version));
    top.into_iter().flatten().chain(others).collect()
}
