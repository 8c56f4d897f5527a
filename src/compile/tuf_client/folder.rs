//! Where a client keeps the metadata that it verified: one file a role, without versions in their names.

use std::path::PathBuf;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::ClientError;
use crate::compile::write;

/// All but what RFC 3986 calls unreserved, the slash too: a role's name is one word of a path, whatever it is.
const RESERVED: AsciiSet = NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

pub(super) fn quoted(name: &str) -> String {
    utf8_percent_encode(name, &RESERVED).to_string()
}

#[derive(Debug)]
pub(super) struct Folder {
    path: PathBuf,
}

impl Folder {
    pub(super) const fn new(path: PathBuf) -> Self {
        Self { path }
    }

    fn path(&self, role: &str) -> PathBuf {
        self.path.join(quoted(role) + ".json")
    }

    pub(super) fn read(&self, role: &str) -> Result<Vec<u8>, ClientError> {
        let path = self.path(role);
        std::fs::read(&path).map_err(|error| ClientError::Read { path, error })
    }

    /// A role's file; what cannot be read is fetched again.
    pub(super) fn get(&self, role: &str) -> Option<Vec<u8>> {
        std::fs::read(self.path(role)).ok()
    }

    pub(super) fn keep(&self, role: &str, bytes: &[u8]) -> Result<(), ClientError> {
        Ok(write::file(&self.path(role), bytes)?)
    }
}
