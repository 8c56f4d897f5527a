//! Signing editions: keys, who may sign what, drafts of the roles, signatures one after another, and what is published.
//!
//! Reading order: [`key_file`] (a person's key, sealed with a passphrase), [`roles`] (a file says who signs what; a root is drafted
//! from it), [`draft`] (the roles of an edition that was built), [`gate`] (what moved must be acknowledged), [`collect`]
//! (signatures of several people, on several machines), [`publish`] (thresholds met: the files that a host serves),
//! [`ahead`] (timestamps for days on which no key is near). What is
//! published is proved by `crate::compile::mirror`. The roles' files are those of TUF: `crate::domain::edition::tuf`.

pub mod ahead;
pub mod collect;
pub mod draft;
pub mod gate;
pub mod key_file;
pub mod publish;
pub mod roles;

/// Why nothing was signed.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum SignError {
    /// A file.
    #[error("{file}: {message}")]
    File {
        /// As it was named.
        file: String,
        /// What was found and what was expected.
        message: String,
    },
    /// Metadata.
    #[error("{file}: {error}")]
    Metadata {
        /// As it was named.
        file: String,
        /// What is wrong with it.
        error: crate::domain::edition::tuf::TufError,
    },
    /// The edition.
    #[error(transparent)]
    Edition(#[from] crate::compile::whole_edition::OpenError),
    /// What moved was not acknowledged.
    #[error(transparent)]
    Gate(#[from] gate::GateError),
    /// Not written.
    #[error(transparent)]
    Write(#[from] crate::compile::write::WriteError),
}

impl SignError {
    fn file(file: impl std::fmt::Display, message: impl std::fmt::Display) -> Self {
        Self::File { file: file.to_string(), message: message.to_string() }
    }

    fn metadata(file: impl std::fmt::Display) -> impl FnOnce(crate::domain::edition::tuf::TufError) -> Self {
        move |error| Self::Metadata { file: file.to_string(), error }
    }
}

/// Reads a file of metadata; `most`: bytes.
fn read(path: &std::path::Path) -> Result<Vec<u8>, SignError> {
    let shown = path.display().to_string();
    crate::compile::sources::limits::load(path, &shown).map_err(|e| SignError::file(shown, e.message))
}
