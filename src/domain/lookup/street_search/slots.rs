//! The words under which a street can be typed.

use crate::domain::lookup::address::{
    StreetKey, spelt_out_number, suffix_in_full, suffix_of_full_word,
};

/// What a slot is of the street.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// A word of the name; of the row.
    Name,
    /// The suffix; last of the row.
    Kind,
    /// A direction; anywhere.
    Direction,
}

/// A word of a street, in every form it may be typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slot {
    /// What it is.
    pub role: Role,
    /// The canonical form first.
    pub forms: Vec<String>,
}

/// A street's slots: name, suffix, directions.
#[must_use]
pub fn slots_of(key: &StreetKey) -> Vec<Slot> {
    let mut slots = Vec::with_capacity(key.name.len() + 3);
    let mut name = |forms: &[&str]| {
        slots.push(Slot {
            role: Role::Name,
            forms: forms.iter().map(|form| (*form).to_owned()).collect(),
        });
    };
    let mut words = key.name.iter().map(String::as_str).peekable();
    while let Some(word) = words.next() {
        let numbered = words
            .peek()
            .is_some_and(|next| next.starts_with(|c: char| c.is_ascii_digit()));
        match word {
            "CR" if numbered => {
                name(&["CR", "COUNTY", "CO"]);
                name(&["RD", "ROAD"]);
            }
            "HWY" if numbered => {
                name(&["MS", "US", "SR", "STATE", "MISSISSIPPI"]);
                name(&["HWY", "HIGHWAY", "ROUTE"]);
            }
            "I" if numbered => name(&["I", "INTERSTATE"]),
            "RD" if numbered => name(&["RD", "ROAD"]),
            "MLK" => {
                name(&["MLK", "MARTIN", "ML"]);
                name(&["LUTHER"]);
                name(&["KING"]);
                name(&["JR"]);
            }
            _ => match spelt_out_number(word).or_else(|| suffix_of_full_word(word)) {
                Some(other) => name(&[word, other]),
                None => name(&[word]),
            },
        }
    }
    if let Some(kind) = key.kind {
        let full = suffix_in_full(kind).map(str::to_owned);
        slots.push(Slot {
            role: Role::Kind,
            forms: std::iter::once(kind.to_owned()).chain(full).collect(),
        });
    }
    for (short, long) in key.dirs.names_and_words() {
        slots.push(Slot {
            role: Role::Direction,
            forms: vec![short.to_owned(), long.to_owned()],
        });
    }
    slots
}
