//! A published edition against a root that came by another way: every role, every target, every file.

use std::path::Path;

use serde::Serialize;

use super::{SignError, read};
use crate::compile::mirror::{Fault, look};
use crate::domain::Instant;
use crate::domain::edition::tuf::{Bundle, Expiry, Listing, Trusted, TufError};

/// What was found of an edition in a folder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Proof {
    /// Signed, in time, and every file as it must be.
    pub ok: bool,
    /// Versions of the roles, by name.
    pub versions: std::collections::BTreeMap<String, u32>,
    /// When the newest role was signed, where it says so.
    pub signed_at: Option<String>,
    /// The first end of any role.
    pub good_until: Option<String>,
    /// Why the metadata is refused; the files were looked at all the same where that is possible.
    pub refused: Option<String>,
    /// Files with something wrong.
    pub faults: Vec<Fault>,
    /// Files that were looked at.
    pub files: usize,
}

/// Looks at an edition's folder. `clock`: metadata whose time is over then is refused.
///
/// # Errors
/// [`SignError`]: a root that is none.
pub fn prove(edition: &Path, root: &[u8], clock: &Instant) -> Result<Proof, SignError> {
    let trusted = Trusted::new(root, Expiry::Refused { clock: clock.seconds() }).map_err(SignError::metadata("root"))?;
    let mut proof = Proof {
        ok: false,
        versions: std::collections::BTreeMap::new(),
        signed_at: None,
        good_until: None,
        refused: None,
        faults: Vec::new(),
        files: 0,
    };
    match verified(edition, trusted) {
        Ok(trusted) => {
            proof.versions = versions(&trusted);
            proof.signed_at = trusted.signed_at().map(|at| at.as_str().to_owned());
            proof.good_until = trusted.good_until().map(|at| at.as_str().to_owned());
        }
        Err(error) => proof.refused = Some(error),
    }
    match look(edition) {
        Ok(tree) => {
            proof.files = tree.files.len();
            proof.faults = tree.faults;
        }
        Err(fault) => proof.faults.push(fault),
    }
    proof.ok = proof.refused.is_none() && proof.faults.is_empty();
    Ok(proof)
}

/// The metadata of a folder, from a root to the newest.
fn verified(edition: &Path, mut trusted: Trusted) -> Result<Trusted, String> {
    let bytes = read(&edition.join("m/now.json")).map_err(|e| e.to_string())?;
    let said = |e: TufError| e.to_string();
    let bundle = Bundle::read(&bytes).map_err(said)?;
    for version in bundle.roots_between(&trusted) {
        let root = read(&edition.join(format!("m/{version}.root.json"))).map_err(|e| e.to_string())?;
        trusted.update_root(&root).map_err(said)?;
    }
    let verified = bundle.verify(&trusted).map_err(said)?;
    // The same roles singly, as TUF's tools fetch them.
    for role in bundle.roles() {
        let name = match role {
            "timestamp" => "m/timestamp.json".to_owned(),
            role => format!("m/{}.{role}.json", versions(&verified).get(role).copied().unwrap_or(0)),
        };
        let single = read(&edition.join(&name)).map_err(|e| e.to_string())?;
        if single != bundle.part(role).map_err(said)? {
            return Err(format!("{name}: found other bytes than m/now.json has of this role"));
        }
    }
    Ok(verified)
}

fn versions(trusted: &Trusted) -> std::collections::BTreeMap<String, u32> {
    let listing = |name: &str, listing: Option<&Listing>| listing.map(|l| (name.to_owned(), l.version()));
    let mut versions: std::collections::BTreeMap<String, u32> =
        [("root".to_owned(), trusted.root().version())].into_iter().chain(listing("timestamp", trusted.timestamp())).chain(listing("snapshot", trusted.snapshot())).collect();
    let files = trusted.snapshot().map(Listing::files).unwrap_or_default();
    versions.extend(files.iter().map(|(name, listed)| (name.trim_end_matches(".json").to_owned(), listed.version)));
    versions
}
