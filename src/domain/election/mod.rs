//! Elections: when, by whose authority, and for which precincts.

mod election;

pub use election::{Authority, Covers, Election, ElectionKind, ElectionRef, Hours};
