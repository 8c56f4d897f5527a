//! A copy of an edition made of back-ups, none of which has to be whole: every file comes from whichever has it right.

use std::path::{Path, PathBuf};

use super::tree::{Held, Fault, Tree, look_at};
use crate::domain::edition::Hash;

/// Why nothing could be restored.
#[derive(Debug, thiserror::Error)]
pub enum Lost {
    /// No back-up has metadata that can be read.
    #[error("found no edition in any back-up, expected one: {}", say(.0))]
    NoEdition(Vec<Fault>),
    /// Files that no back-up has right.
    #[error("edition {edition}: found {} files in no back-up as they should be, expected all: {}", .faults.len(), say(.faults))]
    Files {
        /// Hash of its `m/now.json`.
        edition: Hash,
        /// Each of them.
        faults: Vec<Fault>,
    },
    /// The back-ups hold several whole editions, and nothing says which is the newer.
    #[error("found {} editions in the back-ups, expected one or to be told which: {}", .0.len(), .0.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "))]
    Several(Vec<Hash>),
}

fn say(faults: &[Fault]) -> String {
    let first: Vec<String> = faults.iter().take(3).map(|f| format!("{}: {}", f.file, f.message)).collect();
    first.join("; ")
}

/// The back-ups as one copy: metadata of one of them, every other file from whichever has it right.
struct Together<'a> {
    metadata: &'a Path,
    all: &'a [PathBuf],
}

impl Held for Together<'_> {
    fn get(&self, path: &str, most: u32) -> Result<Vec<u8>, String> {
        if path.starts_with("m/") {
            return self.metadata.get(path, most);
        }
        let mut last = "found it in no back-up, expected it in one".to_owned();
        for root in self.all {
            match root.as_path().get(path, most) {
                Ok(bytes) if named_by(path, &bytes) => return Ok(bytes),
                Ok(_) => last = "found other bytes than its name says in every back-up that has it".to_owned(),
                Err(_) => {}
            }
        }
        Err(last)
    }
}

/// Whether a target's bytes are those that its name says.
fn named_by(path: &str, bytes: &[u8]) -> bool {
    let hash = path.rsplit('/').next().and_then(|name| name.split('.').next()).unwrap_or_default();
    hash.parse() == Ok(Hash::of(bytes))
}

/// The files of an edition, from back-ups. `wanted`: the hash of its `m/now.json`, where the back-ups hold several.
///
/// # Errors
/// [`Lost`] says what is missing.
pub fn restore(backups: &[PathBuf], wanted: Option<Hash>) -> Result<Tree, Lost> {
    let mut unread = Vec::new();
    let mut found: Vec<Tree> = Vec::new();
    for root in backups {
        match look_at(&Together { metadata: root, all: backups }) {
            Ok(tree) if wanted.is_some_and(|hash| hash != tree.edition) || found.iter().any(|t| t.edition == tree.edition) => {}
            Ok(mut tree) => {
                tree.mend_roles();
                found.push(tree);
            }
            Err(fault) => unread.push(Fault { file: format!("{}: {}", root.display(), fault.file), ..fault }),
        }
    }
    let (mut whole, torn): (Vec<Tree>, Vec<Tree>) = found.into_iter().partition(|tree| tree.faults.is_empty());
    match (whole.len(), torn.into_iter().next()) {
        (1, _) => whole.pop().ok_or(Lost::NoEdition(unread)),
        (0, Some(tree)) => Err(Lost::Files { edition: tree.edition, faults: tree.faults }),
        (0, None) => Err(Lost::NoEdition(unread)),
        _ => Err(Lost::Several(whole.iter().map(|tree| tree.edition).collect())),
    }
}
