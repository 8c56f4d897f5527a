//! The log of a polling place's day: what was seen, asked and done, in entries that hold together.
//!
//! A log is a text of lines. Each line is one entry as JSON with the SHA-256 of the line before it and its own, and every
//! so often a line is a signature by the tablet's key over all before it. The bytes are described in `data/formats/log.md`.
//! No entry has a field for a voter. Read in this order: `entry`, `line`, `write`, `verify`.

mod allowed;
mod entry;
mod fault;
mod head;
mod jpeg;
mod line;
mod made;
mod personal;
mod receipt;
mod table;
mod verify;
mod write;

pub use allowed::NotAllowed;
pub use entry::{By, Did, Entry, KeyKind, LogOf, Photo, Seen, Spot, Topic, What, Why};
pub use fault::{Fault, FaultCode};
pub use head::{Head, HeadError, PaperHead};
pub use line::{Line, Unread, struck};
pub use made::Made;
pub use receipt::{ReceiptSecret, SecretError};
pub use table::table;
pub use verify::{Checked, Expected, verify};
pub use write::{WriteError, checkpoint, next, open, to_sign};

#[cfg(test)]
mod tests;
