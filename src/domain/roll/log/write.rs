//! Makes the next line of a log from the last one: nothing else need be kept.

use ed25519_dalek::{Signature, VerifyingKey};

use super::allowed::{NotAllowed, allowed};
use super::entry::{By, Entry, LogOf, What, Why};
use super::line::{Line, Unread};
use crate::domain::edition::Hash;
use crate::domain::lookup::Instant;
use crate::domain::roll::public_key::public_key;

/// Why there is no next line.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum WriteError {
    /// The entry may not be made.
    #[error(transparent)]
    NotAllowed(#[from] NotAllowed),
    /// What was given as the last line is none.
    #[error("the last entry: {0}")]
    Last(#[from] Unread),
    /// The first line says which log it is.
    #[error("found another entry as the first line, expected the one that opens the log")]
    First,
    /// A kind of entry that is made otherwise.
    #[error("found an entry that opens or signs a log, expected another kind")]
    Kind,
    /// An entry that is not there.
    #[error("found {found} as the entry to strike out, expected one that was made: 1 to {most}")]
    NoSuchEntry {
        /// Its number.
        found: u32,
        /// The last one.
        most: u32,
    },
    /// A signature that does not fit.
    #[error("found a signature that the device key did not make")]
    Signature,
}

pub(super) fn year(at: &Instant) -> u32 {
    at.as_str().split('-').next().and_then(|year| year.parse().ok()).unwrap_or_default()
}

/// The first line, without its line's end.
///
/// # Errors
/// [`WriteError::NotAllowed`].
pub fn open(of: LogOf, at: Instant, up_s: u32) -> Result<String, WriteError> {
    let what = What::Opened(of);
    allowed(&what, year(&at))?;
    Ok(Line::make(0, Entry { at, up_s, by: By::Page, what }, zeros()).1)
}

/// The hash before the first line.
pub(super) fn zeros() -> Hash {
    // Sixty-four zeros are a hash.
    "0".repeat(64).parse().unwrap_or_else(|_error| Hash::of(b""))
}

/// The line behind `last`.
///
/// # Errors
/// The entry may not be made, or `last` is no line.
pub fn next(last: &str, entry: Entry) -> Result<String, WriteError> {
    let last = Line::read(last.as_bytes())?;
    match &entry.what {
        What::Opened(_) | What::Checkpoint { .. } => return Err(WriteError::Kind),
        What::Struck { entry, .. } if *entry == 0 || *entry > last.seq => {
            return Err(WriteError::NoSuchEntry { found: *entry, most: last.seq });
        }
        _ => allowed(&entry.what, year(&entry.at))?,
    }
    Ok(Line::make(last.seq.saturating_add(1), entry, last.hash).1)
}

/// What the device key signs: that this log, by its first line, goes to its last.
fn message(first: &Hash, (seq, last): (u32, &Hash), at: &Instant, why: Why) -> String {
    format!("pollstead log checkpoint 1\n{first}\n{seq}\n{last}\n{}\n{}\n", at.as_str(), why.word())
}

/// The text to sign for a checkpoint behind `last`. `first`: the log's first line.
///
/// # Errors
/// One of the two is no line.
pub fn to_sign(first: &str, last: &str, at: &Instant, why: Why) -> Result<String, WriteError> {
    let last = Line::read(last.as_bytes())?;
    Ok(message(&Line::read(first.as_bytes())?.hash, (last.seq, &last.hash), at, why))
}

/// The checkpoint behind `last`, if `sig` is the device key's under [`to_sign`].
///
/// # Errors
/// A line that is none, or a signature that does not fit.
pub fn checkpoint(first: &str, last: &str, at: Instant, up_s: u32, why: Why, sig: String) -> Result<String, WriteError> {
    let first = Line::read(first.as_bytes())?;
    let last = Line::read(last.as_bytes())?;
    let What::Opened(of) = &first.entry.what else { return Err(WriteError::First) };
    if !signed(&first.hash, (last.seq, &last.hash), &at, why, &sig, public_key(&of.device).as_ref()) {
        return Err(WriteError::Signature);
    }
    let entry = Entry { at, up_s, by: By::Page, what: What::Checkpoint { why, sig } };
    Ok(Line::make(last.seq.saturating_add(1), entry, last.hash).1)
}

/// Whether the key signed that the log goes to `last`: an entry's number and hash.
pub(super) fn signed(first: &Hash, last: (u32, &Hash), at: &Instant, why: Why, sig: &str, key: Option<&VerifyingKey>) -> bool {
    let signature = data_encoding::HEXLOWER.decode(sig.as_bytes()).ok().and_then(|bytes| Signature::from_slice(&bytes).ok());
    let (Some(signature), Some(key)) = (signature, key) else { return false };
    key.verify_strict(message(first, last, at, why).as_bytes(), &signature).is_ok()
}
