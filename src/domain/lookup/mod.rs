//! From what a voter types, or where a phone says it is, to a typed [`Answer`].

mod answer;
pub mod precinct_map;

pub use answer::*;
