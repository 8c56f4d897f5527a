//! Brings files of an edition from a folder: the command line's driver, the twin of the page's `fetch`.

use std::io::Read;
use std::path::{Path, PathBuf};

use crate::domain::lookup::{Brought, MAX_STEPS, Shelf, Step, Want};

/// An edition in a folder.
#[derive(Debug)]
pub struct FolderDriver {
    root: PathBuf,
    /// What has been verified so far.
    pub shelf: Shelf,
}

impl FolderDriver {
    /// An edition at this folder; nothing is read yet.
    #[must_use]
    pub fn new(root: &Path) -> Self {
        Self { root: root.to_owned(), shelf: Shelf::new() }
    }

    /// Asks until there is an answer. `None` only if a question wants files without end, which none does.
    pub fn ask<T>(&mut self, question: impl Fn(&Shelf) -> Step<T>) -> Option<T> {
        for _ in 0..MAX_STEPS {
            match question(&self.shelf) {
                Step::Done(answer) => return Some(answer),
                Step::Needs(wants) => {
                    for want in wants {
                        let brought = bring(&self.root, &want);
                        self.shelf.bring(&want.name, brought);
                    }
                }
            }
        }
        None
    }

    /// What the folder has for a want.
    #[must_use]
    pub fn fetch(&self, want: &Want) -> Brought {
        bring(&self.root, want)
    }
}

fn bring(root: &Path, want: &Want) -> Brought {
    let path = root.join(&want.path);
    let file = match std::fs::File::open(&path) {
        Ok(file) => file,
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Brought::Absent,
        Err(e) => return Brought::Failed(e.to_string()),
    };
    let mut bytes = Vec::new();
    // One byte more than is due, so that a longer file is seen to be longer.
    match file.take(u64::from(want.max_len) + 1).read_to_end(&mut bytes) {
        Ok(_) => Brought::Bytes(bytes),
        Err(e) => Brought::Failed(e.to_string()),
    }
}
