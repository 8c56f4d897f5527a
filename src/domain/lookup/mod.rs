//! From what a voter types, or where a phone says it is, to a typed [`Answer`].

pub mod address;
mod answer;
pub mod street_search;

pub use answer::*;
