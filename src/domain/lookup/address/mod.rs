//! The grammar of addresses.
mod boxes;
mod directions;
mod house_number;
mod name_words;
mod parse;
mod routes;
mod states;
mod street;
mod suffixes;
mod town;
mod units;
mod words;

pub use directions::Directions;
pub use house_number::{HouseNumber, HouseNumberError};
pub use parse::{Parsed, Reading, Towns, Trouble, parse};
pub use street::{StreetKey, street_key};
pub use town::canonical_town;

pub(crate) use name_words::spelt_out_number;
pub(crate) use suffixes::{full_word as suffix_in_full, suffix_of_full_word};
pub(crate) use words::plain_words;

#[cfg(test)]
mod tests;
