//! A copy of an edition: every file that it has to hold, each against its hash, also those that only a county's index names.

use std::collections::BTreeSet;
use std::io::Read;
use std::path::Path;

use serde::Serialize;

use crate::compile::encode::Files;
use crate::domain::edition::{CountyIndex, Expected, Hash, Now, Shard, target_path};

/// The only file with a fixed name.
const NOW: &str = "m/now.json";
/// The longest file of metadata that is read.
const LONGEST_NOW: u32 = 1 << 20;

/// What is wrong with a file of a copy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Fault {
    /// From the copy's root.
    pub file: String,
    /// What was found, and what was expected.
    pub message: String,
}

/// A copy of an edition as it was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tree {
    /// Hash of `m/now.json`: copies of one edition have the same.
    pub edition: Hash,
    /// Files that were as they should be, by path.
    pub files: Files,
    /// What was not.
    pub faults: Vec<Fault>,
}

/// Bytes by path; `most`: how many there should be, and a reader may stop after one more.
pub(super) trait Held {
    fn get(&self, path: &str, most: u32) -> Result<Vec<u8>, String>;
}

impl Held for &Path {
    fn get(&self, path: &str, most: u32) -> Result<Vec<u8>, String> {
        let file = std::fs::File::open(self.join(path)).map_err(|e| format!("found no file to read, expected one ({e})"))?;
        let mut bytes = Vec::new();
        file.take(u64::from(most) + 1).read_to_end(&mut bytes).map_err(|e| e.to_string())?;
        Ok(bytes)
    }
}

/// Looks at every file of a copy.
///
/// # Errors
/// Where its metadata cannot be read, so that nobody knows what it should hold.
pub fn look(root: &Path) -> Result<Tree, Fault> {
    look_at(&root)
}

pub(super) fn look_at(copy: &dyn Held) -> Result<Tree, Fault> {
    let fault = |message: String| Fault { file: NOW.to_owned(), message };
    let bytes = copy.get(NOW, LONGEST_NOW).map_err(fault)?;
    let now = Now::read(&bytes).map_err(|e| Fault { file: NOW.to_owned(), message: e.to_string() })?;
    let mut tree = Tree { edition: Hash::of(&bytes), files: Files::new(), faults: Vec::new() };
    tree.files.insert(NOW.to_owned(), bytes);
    for expected in now.names().filter_map(|name| now.expect(name)) {
        tree.take(copy, &expected);
    }
    Ok(tree)
}

impl Tree {
    fn take(&mut self, copy: &dyn Held, expected: &Expected) {
        let path = target_path(expected);
        match verified(copy, &path, expected) {
            Ok(bytes) => {
                self.files.insert(path.clone(), bytes);
                if expected.name.ends_with(".index") {
                    self.take_shards(copy, &path, expected);
                }
            }
            Err(message) => self.faults.push(Fault { file: path, message }),
        }
    }

    /// The files that a county's index lists.
    fn take_shards(&mut self, copy: &dyn Held, path: &str, expected: &Expected) {
        let index = self.files.get(path).map(|bytes| {
            let verified = expected.verify(bytes).map_err(|e| e.to_string())?;
            CountyIndex::decode(verified).map_err(|e| e.to_string())
        });
        match index {
            Some(Ok(index)) => {
                for entry in index.shards {
                    let name = format!("places/{}", entry.name);
                    self.take(copy, &Expected { name, length: entry.length, sha256: entry.sha256 });
                }
            }
            Some(Err(message)) => self.faults.push(Fault { file: path.to_owned(), message }),
            None => {}
        }
    }
}

fn verified(copy: &dyn Held, path: &str, expected: &Expected) -> Result<Vec<u8>, String> {
    let bytes = copy.get(path, expected.length)?;
    expected.verify(&bytes).map_err(|e| e.to_string())?;
    Ok(bytes)
}

/// Paths of the files below a folder, from its root, with `/` between names.
///
/// # Errors
/// A folder that cannot be read.
pub fn files_of(root: &Path) -> std::io::Result<BTreeSet<String>> {
    let mut found = BTreeSet::new();
    let mut folders = vec![String::new()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(root.join(&folder))? {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy().into_owned();
            let path = if folder.is_empty() { name } else { format!("{folder}/{name}") };
            if entry.file_type()?.is_dir() { folders.push(path) } else { let _ = found.insert(path); }
        }
    }
    Ok(found)
}
