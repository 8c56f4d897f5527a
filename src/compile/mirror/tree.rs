//! A copy of an edition: every file that it has to hold, each against its hash, also those that only a county's index names.

use std::collections::BTreeSet;
use std::io::Read;
use std::path::Path;

use serde::Serialize;

use crate::compile::encode::Files;
use crate::domain::edition::tuf::{Bundle, Envelope, Expiry, Trusted};
use crate::domain::edition::{CountyIndex, Expected, Hash, Now, Shard, ShardEntry, SiteSources, target_path};

/// The only file with a fixed name.
const NOW: &str = "m/now.json";
/// The longest file of metadata that is read.
pub(super) const LONGEST_NOW: u32 = 1 << 20;

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
    if let Ok(bundle) = Bundle::read(&bytes) {
        tree.take_roles(copy, &bundle);
    }
    tree.files.insert(NOW.to_owned(), bytes);
    for expected in now.names().filter_map(|name| now.expect(name)) {
        tree.take(copy, &expected);
    }
    Ok(tree)
}

/// Where a role's file lies, as TUF's tools fetch it.
pub(super) fn role_file(role: &str, version: u32) -> String {
    if role == "timestamp" { "m/timestamp.json".to_owned() } else { format!("m/{version}.{role}.json") }
}

fn version_of(role: &str, bytes: &[u8]) -> Option<u32> {
    Envelope::read(role, bytes).ok()?.signed.get("version")?.as_count()
}

impl Tree {
    /// The roles singly, each as the one file has it; and the roots before, each signed by the one before it.
    fn take_roles(&mut self, copy: &dyn Held, bundle: &Bundle<'_>) {
        for role in bundle.roles() {
            let Ok(part) = bundle.part(role) else { continue };
            let file = role_file(role, version_of(role, part).unwrap_or(0));
            match copy.get(&file, u32::try_from(part.len()).unwrap_or(u32::MAX)) {
                Ok(bytes) if bytes == part => drop(self.files.insert(file, bytes)),
                Ok(_) => self.faults.push(Fault { file, message: "found other bytes than m/now.json has of this role".to_owned() }),
                Err(message) => self.faults.push(Fault { file, message }),
            }
        }
        let Some(last) = bundle.part("root").ok().and_then(|bytes| version_of("root", bytes)) else { return };
        let mut walked: Option<Trusted> = None;
        for at in 1..last {
            let file = role_file("root", at);
            let next = copy.get(&file, LONGEST_NOW).and_then(|bytes| {
                let next = match walked.take() {
                    None => Trusted::new(&bytes, Expiry::Told),
                    Some(mut before) => before.update_root(&bytes).map(|()| before),
                };
                Ok((next.map_err(|e| e.to_string())?, bytes))
            });
            match next {
                Ok((next, bytes)) => {
                    walked = Some(next);
                    self.files.insert(file, bytes);
                }
                Err(message) => return self.faults.push(Fault { file, message }),
            }
        }
    }

    /// The roles that are missing or spoilt singly, out of the one file that has them all.
    pub(super) fn mend_roles(&mut self) {
        let Some(bytes) = self.files.get(NOW).cloned() else { return };
        let Ok(bundle) = Bundle::read(&bytes) else { return };
        for role in bundle.roles() {
            if let Ok(part) = bundle.part(role) {
                let file = role_file(role, version_of(role, part).unwrap_or(0));
                self.faults.retain(|fault| fault.file != file);
                self.files.insert(file, part.to_vec());
            }
        }
    }

    fn take(&mut self, copy: &dyn Held, expected: &Expected) {
        let path = target_path(expected);
        if !plain(&path) {
            let message = format!("found the name {:?} in a list, expected letters, digits, '.', '-' and '_' between its '/'", expected.name);
            return self.faults.push(Fault { file: NOW.to_owned(), message });
        }
        match verified(copy, &path, expected) {
            Ok(bytes) => {
                self.files.insert(path.clone(), bytes);
                match named_in(expected, self.files.get(&path).map_or(&[], Vec::as_slice)) {
                    Ok(named) => named.iter().for_each(|one| self.take(copy, one)),
                    Err(message) => self.faults.push(Fault { file: path, message }),
                }
            }
            Err(message) => self.faults.push(Fault { file: path, message }),
        }
    }
}

/// Whether a path stays below the root that it is joined to. A county's index may hold any text as a name.
fn plain(path: &str) -> bool {
    path.split('/').all(|word| {
        !word.is_empty() && !word.starts_with('.') && word.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b'_'))
    })
}

/// The files that a file names in its turn: a county's by its index, those that no answer reads by the list of sources.
fn named_in(expected: &Expected, bytes: &[u8]) -> Result<Vec<Expected>, String> {
    let verified = expected.verify(bytes).map_err(|e| e.to_string())?;
    if expected.name.starts_with("places/") && expected.name.ends_with(".index") {
        let index = CountyIndex::decode(verified).map_err(|e| e.to_string())?;
        let entry = |e: ShardEntry| Expected { name: format!("places/{}", e.name), length: e.length, sha256: e.sha256 };
        return Ok(index.shards.into_iter().map(entry).collect());
    }
    if expected.name == "site/sources" {
        let sources = SiteSources::decode(verified).map_err(|e| e.to_string())?;
        let entry = |e: ShardEntry| Expected { name: e.name, length: e.length, sha256: e.sha256 };
        return Ok(sources.others.into_iter().map(entry).collect());
    }
    Ok(Vec::new())
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

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]
    use super::*;
    use crate::domain::edition::StreetLayers;
    use crate::domain::place::CountyRef;

    impl Held for Files {
        fn get(&self, path: &str, _: u32) -> Result<Vec<u8>, String> {
            Files::get(self, path).cloned().ok_or_else(|| "found no file".to_owned())
        }
    }

    #[test]
    fn a_name_that_climbs_out_of_the_folder_is_a_fault_and_no_file() {
        for (name, faults) in [("28999.places", 0), ("../../../evil", 1), ("x/../../evil", 1), ("/etc/evil", 0), ("..\\evil", 1)] {
            let shard = b"whatever".to_vec();
            let named = Expected::of(&format!("places/{name}"), &shard).unwrap();
            let index = CountyIndex {
                county: CountyRef { fips: "28999".parse().unwrap(), name: "Makebelieve".into() },
                offices: Vec::new(),
                streets: StreetLayers::default(),
                precincts: Vec::new(),
                serving: Vec::new(),
                shards: vec![ShardEntry { name: name.into(), length: named.length, sha256: named.sha256 }],
                files: Vec::new(),
                carried: Vec::new(),
            };
            let opened = index.encode().unwrap();
            let stored = miniz_oxide::deflate::compress_to_vec(&opened, 6);
            let expected = Expected::of("places/28999.index", &stored).unwrap();
            let now = Now::new([expected.clone()]).write().unwrap();
            let files = Files::from([(NOW.to_owned(), now), (target_path(&expected), stored), (target_path(&named), shard)]);
            let tree = look_at(&files).unwrap();
            assert_eq!((tree.faults.len(), tree.files.len()), (faults, 3 - faults), "{name}: {:?}", tree.faults);
            assert!(tree.files.keys().all(|path| !path.contains("..") && !path.contains('\\')), "{name}");
        }
    }
}
