//! What is wrong with a log, and from which entry on.

use serde::Serialize;

/// The first thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Fault {
    /// The entry that is not what the tablet wrote, or that is not there, by the number it has or should have.
    pub entry: u32,
    /// Signed entries before it, by the last one's number: those stand. What lies between may have been made to fit by
    /// somebody without the key.
    pub stands_through: Option<u32>,
    /// What kind.
    pub code: FaultCode,
    /// A plain sentence.
    pub says: String,
}

/// Kinds of fault.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum FaultCode {
    /// Nothing is there.
    Empty,
    /// The file is larger than a log gets.
    TooLarge,
    /// No entry of a log.
    Unread,
    /// The entry's bytes are not those that its hash was made from.
    Changed,
    /// Another number stands where this entry should.
    Missing,
    /// An entry stands here that came before.
    Repeated,
    /// The next entry was not written after this one.
    NotFollowed,
    /// This entry was not written after the one before.
    NotFollowing,
    /// The signature is not the device key's.
    Signature,
    /// A second first entry, a first entry of another kind, or an entry that says what it may not.
    NotAllowed,
    /// The log ends without its closing signature.
    NotClosed,
    /// The last line is cut off.
    CutOff,
    /// The key is not the one that was expected.
    Key,
    /// The head on paper is of no entry.
    Head,
}
