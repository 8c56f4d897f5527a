//! Opens a log's file: plain JSON Lines, or sealed with age to the clerk's key.

use std::path::{Path, PathBuf};

use age::secrecy::ExposeSecret;
use age::x25519::Identity;

/// How an age file begins.
const AGE: &[u8] = b"age-encryption.org/";
const ARMORED: &[u8] = b"-----BEGIN AGE ENCRYPTED FILE-----";
/// A log's limit and what sealing adds.
const LARGEST: u64 = 80 << 20;

/// Why a file cannot be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// It cannot be read.
    #[error("{}: {error}", path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// Why.
        error: std::io::Error,
    },
    /// It is larger than a log gets.
    #[error("{}: found {found} bytes, expected a log of at most {LARGEST}", path.display())]
    TooLarge {
        /// The file.
        path: PathBuf,
        /// Its size.
        found: u64,
    },
    /// It is sealed, and nobody said with which key.
    #[error("{}: found a sealed log, expected --identity with the file that holds the office's secret key", .0.display())]
    NoIdentity(PathBuf),
    /// The key file holds no key.
    #[error("{}: found no line that is a secret key, expected one such as AGE-SECRET-KEY-1…, as age-keygen writes it", .0.display())]
    NoKey(PathBuf),
    /// Sealed to somebody else, cut off or changed.
    #[error("{}: {why}", path.display())]
    Sealed {
        /// The file.
        path: PathBuf,
        /// In plain words.
        why: String,
    },
}

/// A log's bytes, and whether they came sealed.
pub struct LogFile {
    /// JSON Lines.
    pub bytes: Vec<u8>,
    /// It was sealed.
    pub sealed: bool,
}

/// Reads a file, and opens it with the office's secret key where it is sealed.
///
/// # Errors
/// [`OpenError`].
pub fn open(path: &Path, identity: Option<&Path>) -> Result<LogFile, OpenError> {
    let bytes = read(path)?;
    if bytes.starts_with(ARMORED) {
        let why = "found a sealed log as text, expected it as the tablet saved it: `age --decrypt` reads both".to_owned();
        return Err(OpenError::Sealed { path: path.to_owned(), why });
    }
    if !bytes.starts_with(AGE) {
        return Ok(LogFile { bytes, sealed: false });
    }
    let keys = identity.ok_or_else(|| OpenError::NoIdentity(path.to_owned()))?;
    let text = String::from_utf8_lossy(&read(keys)?).into_owned();
    let all: Vec<Identity> = text.lines().filter_map(|line| line.trim().parse().ok()).collect();
    if all.is_empty() {
        return Err(OpenError::NoKey(keys.to_owned()));
    }
    let mut why = String::new();
    for one in &all {
        match age::decrypt(one, &bytes) {
            Ok(bytes) => return Ok(LogFile { bytes, sealed: true }),
            Err(age::DecryptError::NoMatchingKeys) if why.is_empty() => {
                why = format!("found a log that is sealed to another key than those in {}", keys.display());
            }
            Err(age::DecryptError::NoMatchingKeys) => {}
            Err(error) => why = format!("found a sealed log that is cut off or was changed: {error}"),
        }
    }
    Err(OpenError::Sealed { path: path.to_owned(), why })
}

fn read(path: &Path) -> Result<Vec<u8>, OpenError> {
    let at = |error| OpenError::Read { path: path.to_owned(), error };
    let found = std::fs::metadata(path).map_err(at)?.len();
    if found > LARGEST {
        return Err(OpenError::TooLarge { path: path.to_owned(), found });
    }
    std::fs::read(path).map_err(at)
}

/// A new secret key as the text of a key file, and the public half that tablets seal to.
#[must_use]
pub fn new_identity() -> (String, String) {
    let identity = Identity::generate();
    let public = identity.to_public().to_string();
    let secret = identity.to_string();
    (format!("# The secret key that opens the logs of polling places. Keep it at the office alone.\n# public key: {public}\n{}\n", secret.expose_secret()), public)
}
