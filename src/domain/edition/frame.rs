//! How every shard is stored: raw deflate around a magic, a version and a postcard body. Spec: `data/formats/edition.md`.
//!
//! ```text
//! stored  = raw deflate (RFC 1951) of opened
//! opened  = "PS" kind:1 version:1 body
//! body    = postcard (its wire format, version 1) of the shard's struct, nothing after it
//! ```

use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_with_limit};
use serde::Serialize;

use super::{Body, InBody, Verified};

/// No shard opens to more than this; a deflate bomb ends here.
pub const MAX_OPENED: usize = 32 << 20;

/// Bytes before the body: magic, kind, version.
const HEAD: usize = 4;

/// A kind of shard: its letter, its version, and nothing else that a format may differ in.
pub trait Shard: Serialize + InBody {
    /// One ASCII letter, unique among shards.
    const KIND: u8;
    /// Raised when the body changes in any way.
    const VERSION: u8;

    /// Checks what serde cannot: that inner references and sizes make sense.
    ///
    /// # Errors
    /// What was found and what was expected.
    fn check(&self) -> Result<(), String>;

    /// Opened bytes: magic, kind, version, body.
    ///
    /// # Errors
    /// Only if postcard cannot serialise, which no shard struct allows.
    fn encode(&self) -> Result<Vec<u8>, DecodeError> {
        let head = vec![b'P', b'S', Self::KIND, Self::VERSION];
        postcard::to_extend(self, head)
            .map_err(|e| DecodeError::Body { name: String::new(), error: e.to_string() })
    }

    /// Opens verified bytes and reads the shard.
    ///
    /// # Errors
    /// [`DecodeError`]; never panics, whatever the bytes.
    fn decode(stored: Verified<'_>) -> Result<Self, DecodeError> {
        // What does not depend on the shard is in functions of their own: this one is compiled for each kind.
        let opened = open(stored, Self::KIND, Self::VERSION)?;
        let (shard, rest) = Body::read_one::<Self>(opened.get(HEAD..).unwrap_or_default())
            .map_err(|error| unreadable(stored, error.to_owned()))?;
        nothing_after(stored, rest)?;
        shard.check().map_err(|error| unreadable(stored, error))?;
        Ok(shard)
    }
}

fn unreadable(stored: Verified<'_>, error: String) -> DecodeError {
    DecodeError::Body { name: stored.name().to_owned(), error }
}

fn nothing_after(stored: Verified<'_>, rest: &[u8]) -> Result<(), DecodeError> {
    if rest.is_empty() {
        return Ok(());
    }
    Err(DecodeError::Trailing { name: stored.name().to_owned(), bytes: rest.len() })
}

/// Inflates, and checks the head against the kind and version that are due.
fn open(stored: Verified<'_>, expected_kind: u8, expected_version: u8) -> Result<Vec<u8>, DecodeError> {
    let name = || stored.name().to_owned();
    let opened = decompress_to_vec_with_limit(stored.bytes(), MAX_OPENED).map_err(|e| {
        if e.status == TINFLStatus::HasMoreOutput {
            DecodeError::TooLarge { name: name() }
        } else {
            DecodeError::Deflate { name: name() }
        }
    })?;
    let Some(&[p, s, kind, version]) = opened.first_chunk::<HEAD>() else {
        return Err(DecodeError::Truncated { name: name(), found: opened.len() });
    };
    if [p, s, kind] != [b'P', b'S', expected_kind] {
        return Err(DecodeError::Kind { name: name(), found: [p, s, kind], expected: expected_kind });
    }
    if version != expected_version {
        return Err(DecodeError::Version { name: name(), found: version, expected: expected_version });
    }
    Ok(opened)
}

/// Verified bytes that still are not a shard this version reads.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum DecodeError {
    /// Not a deflate stream, or cut short.
    #[error("{name}: found bytes that do not inflate, expected raw deflate")]
    Deflate {
        /// Target name.
        name: String,
    },
    /// Opens to more than the cap.
    #[error("{name}: opens to more than {MAX_OPENED} bytes")]
    TooLarge {
        /// Target name.
        name: String,
    },
    /// Shorter than the head.
    #[error("{name}: found {found} bytes, expected at least 4")]
    Truncated {
        /// Target name.
        name: String,
        /// Opened length.
        found: usize,
    },
    /// Another kind of shard, or none.
    #[error("{name}: found magic [{}, {}, {}], expected \"PS\" and kind {}", .found[0], .found[1], .found[2], char::from(*.expected))]
    Kind {
        /// Target name.
        name: String,
        /// The first three bytes.
        found: [u8; 3],
        /// The letter expected.
        expected: u8,
    },
    /// Another version of the format.
    #[error("{name}: found format version {found}, expected {expected}")]
    Version {
        /// Target name.
        name: String,
        /// In the file.
        found: u8,
        /// In this program.
        expected: u8,
    },
    /// The body is not what the kind and version promise.
    #[error("{name}: {error}")]
    Body {
        /// Target name.
        name: String,
        /// What was wrong.
        error: String,
    },
    /// Something after the body.
    #[error("{name}: found {bytes} bytes after the body, expected none")]
    Trailing {
        /// Target name.
        name: String,
        /// How many.
        bytes: usize,
    },
}
