//! One line of a log: canonical JSON that ends in its own hash.
//!
//! The hash is SHA-256 over the line's bytes without the last 75, which are `,"hash":"…"}`. So `head -c` and `sha256sum`
//! check a line as well as this does.

use serde::{Deserialize, Serialize};

use super::entry::{By, Entry, What};
use crate::domain::edition::Hash;
use crate::domain::lookup::Instant;

/// Bytes of `,"hash":"…"}`.
const TAIL: usize = 75;
/// More than a photo's line has.
const LONGEST: usize = 500_000;

/// An entry in its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Its number; the first is 0.
    pub seq: u32,
    /// What was entered.
    pub entry: Entry,
    /// Hash of the line before; zeros for the first.
    pub prev: Hash,
    /// Its own.
    pub hash: Hash,
}

/// As it stands in the file, in this order.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Body {
    seq: u32,
    at: Instant,
    up_s: u32,
    by: By,
    what: What,
    prev: Hash,
}

/// Why bytes are no line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unread {
    /// Not of a line's form.
    #[error("found something that is no entry of a log")]
    Form,
    /// The bytes are not those that were hashed.
    #[error("found other bytes than its hash was made from")]
    Hash,
    /// The same written otherwise: spaces, another order of fields, a field that this version does not know.
    #[error("found an entry written otherwise than a tablet writes it")]
    NotCanonical,
}

impl Line {
    /// The line, and its text without the line's end.
    pub(super) fn make(seq: u32, entry: Entry, prev: Hash) -> (Self, String) {
        let text = body(seq, &entry, prev);
        let hash = Hash::of(text.as_bytes());
        let text = format!("{text},\"hash\":\"{hash}\"}}");
        (Self { seq, entry, prev, hash }, text)
    }

    /// Reads a line, without its line's end.
    ///
    /// # Errors
    /// [`Unread`].
    pub fn read(line: &[u8]) -> Result<Self, Unread> {
        let text = str::from_utf8(line).map_err(|_error| Unread::Form)?;
        let (body_text, tail) = text.len().checked_sub(TAIL).filter(|_| text.len() <= LONGEST).and_then(|at| text.split_at_checked(at)).ok_or(Unread::Form)?;
        let hash = tail.strip_prefix(",\"hash\":\"").and_then(|tail| tail.strip_suffix("\"}")).ok_or(Unread::Form)?;
        let hash: Hash = hash.parse().map_err(|_error| Unread::Form)?;
        if Hash::of(body_text.as_bytes()) != hash {
            return Err(Unread::Hash);
        }
        let Body { seq, at, up_s, by, what, prev } = serde_json::from_str(&[body_text, "}"].concat()).map_err(|_error| Unread::Form)?;
        let entry = Entry { at, up_s, by, what };
        if body(seq, &entry, prev) != body_text {
            return Err(Unread::NotCanonical);
        }
        Ok(Self { seq, entry, prev, hash })
    }
}

/// Whether an entry is struck out, after all that was said of it.
#[must_use]
pub fn struck(lines: &[Line], seq: u32) -> bool {
    let said = lines.iter().rev().find_map(|line| match &line.entry.what {
        What::Struck { entry, struck } if *entry == seq => Some(*struck),
        _ => None,
    });
    said.unwrap_or(false)
}

/// The text that is hashed: all but the closing bracket.
fn body(seq: u32, entry: &Entry, prev: Hash) -> String {
    let Entry { at, up_s, by, what } = entry.clone();
    let mut text = serde_json::to_string(&Body { seq, at, up_s, by, what, prev }).unwrap_or_default();
    text.pop();
    text
}
