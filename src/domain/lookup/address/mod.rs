//! The grammar of addresses: from what a voter types, and from a source's street column, to the same key.
//!
//! Equality of [`StreetKey`]s is "the same street, spelt correctly". It forgives spelling, never a word that tells streets
//! apart: `Main St`, `W Main St`, `Main Rd` and `Main` are four streets. The rules, in the order they are applied:
//!
//! 1. **Words** (`words`). Capitals; accents off; apostrophes joined (`O'Neal` = `ONeal`, `Smith's` = `Smiths`); every other
//!    sign parts words, so periods and hyphens are blanks (`U.S. 45` = `US 45`). A new line is a comma.
//! 2. **ZIP, state** (`states`), from the end: `39350`, `39350-1234`; `MS`, `Miss.`, `Mississippi`, other states' codes.
//!    A five-digit number behind a road word is the road's: `County Road 39350`.
//! 3. **Boxes** (`boxes`). `PO Box 12`, `POB 12`; `Rt 2 Box 45`, `RR 1`, `HC 61 Box 5`, `Star Rt` are a [`Trouble`]; a post-office
//!    box behind a street address is taken off, and no trouble.
//! 4. **House number** (`house_number`). `12`, `12A` = `12-A`, `12 1/2` = `12½`. `1st Ave` has none; `2 Mile Rd` is read as number 2.
//! 5. **Units** (`units`). `Apt 4`, `#4`, `Unit B`, `Lot 12`, `Bldg C Apt 2`, before or after the street.
//! 6. **Town** (`town`). With commas, the last part that is a known town, else the last part. Without, every trailing run of
//!    words that is a known town makes a [`Reading`], and so does the street alone. Short forms are a table: `Phila`, `H'burg`.
//! 7. **Numbered roads** (`routes`). `County Road 123` = `Co. Rd. 123` = `C R 123` → `CR 123`. State and US highways share one
//!    class, as people say "Highway 45" of US 45, and Mississippi gives no state highway a US highway's number:
//!    `Hwy 15 No.` = `MS-15 N` = `SR 15 N` = `St Hwy 15N` → `HWY 15 N`. Interstates are apart. `ALT`, `BUS`, `BYP`, `SPUR`, `TRUCK` and `OLD`
//!    are kept. `BIA 0024` = `BIA Road 24`. `Road 397` and `Attala Road 6315` are names of their own: not `CR 397`.
//! 8. **Directions** (`directions`), one before and one after, as a set: `W Main St` = `Main St W`; `N E` = `NE`. A street named by
//!    a direction keeps it: `N St` = `North St`; `Avenue E` is a letter.
//! 9. **Suffix** (`suffixes`), the last word that is one, where a word stands before it: `Main Str.` = `Main Street`.
//! 10. **Name** (`name_words`). `First` = `1st`, `Twenty First` = `21st`; `St` is Saint in front of a name, `Dr` Doctor; `Mt`, `Ft`, `Co`,
//!     suffix abbreviations in full (`Mill Crk Rd` = `Mill Creek Rd`); `&` = `and`; initials together (`J.B.` = `JB`); the King family
//!     (`Dr Martin Luther King Jr`, `ML King`) → `MLK`. Leading zeros go.
//!
//! A key reads back as itself: `street_key(&key.to_string()) == key`.

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
mod word_table;
mod words;

pub use directions::Directions;
pub use house_number::{HouseNumber, HouseNumberError};
pub use parse::{Parsed, Reading, Towns, Trouble, parse};
pub use street::{StreetKey, street_key};
pub use town::canonical_town;

pub(crate) use name_words::spelt_out_number;
pub(crate) use suffixes::{full_word as suffix_in_full, suffix_of_full_word};
pub(crate) use words::{plain_letter, plain_words};

#[cfg(test)]
mod tests;
