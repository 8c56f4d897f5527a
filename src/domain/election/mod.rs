//! Elections: when, by whose authority, and for which precincts.

mod held;

pub use held::{Authority, AuthorityKind, Covers, CureBy, Election, ElectionKind, ElectionRef, Hours};
