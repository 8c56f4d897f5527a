//! What a look-up still needs, and what a driver brought. The domain never fetches.

use crate::domain::edition::Hash;

/// A file the domain asks its driver for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Want {
    /// Target name; `bring` takes it back.
    pub name: String,
    /// Path below the edition's root.
    pub path: String,
    /// A driver stops reading here.
    pub max_len: u32,
    /// What the bytes must hash to; none for `m/now.json`.
    pub sha256: Option<Hash>,
    /// Whether its absence is an answer in itself.
    pub may_be_absent: bool,
}

/// What became of a want.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Brought {
    /// The stored bytes.
    Bytes(Vec<u8>),
    /// The host says there is no such file (404, 403, 410).
    Absent,
    /// It could not be had: what happened, in words.
    Failed(String),
}

/// One step of a question.
#[derive(Debug, Clone, PartialEq)]
pub enum Step<T> {
    /// The answer.
    Done(T),
    /// Bring these, then ask again.
    Needs(Vec<Want>),
}

/// A driver gives up after this many steps; no question takes more than six.
pub const MAX_STEPS: usize = 12;
