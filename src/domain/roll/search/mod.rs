//! Finding a person on a precinct's or county's roll by what somebody says or types, in memory.
//!
//! Each distinct word of all names is judged once for each word typed (`judge`); then every person is looked at, which takes a
//! table's look-up a word. No index can miss anybody, and 155,000 people take a few milliseconds. Reading order: `words` (a name's
//! words), `nicknames`, `judge` (how well a typed word fits), `query` (what is typed), `index` (all of it).

mod index;
mod judge;
mod nicknames;
mod query;
#[cfg(test)]
mod tests;
mod words;

pub use index::{Found, Hit, MOST, NameIndex};
pub use judge::Fit;

/// A name as a roll has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NameParts<'a> {
    /// Family name.
    pub last: &'a str,
    /// Given name.
    pub first: &'a str,
    /// Middle names or initials.
    pub middle: &'a str,
    /// Jr., III.
    pub suffix: &'a str,
}
