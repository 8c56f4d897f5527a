//! A log as a file: sealed or plain, opened for the clerk, and in words.

mod sealed;
mod words;

pub use sealed::{LogFile, OpenError, new_identity, open};
pub use words::{entry, said, stands};
