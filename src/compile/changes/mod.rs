//! The change list between two editions: who votes somewhere else, in sentences.
//!
//! Precincts are compared by county and code. What the two lists do not settle (a move, or the same building written
//! otherwise) is a kind of its own and says so. The written form is `data/formats/changes.md`.

mod compare;
pub mod feed;
pub mod freeze;
pub mod page;
pub mod same_address;
mod sentence;

use std::collections::BTreeMap;

use serde::Serialize;

pub use compare::compare;
pub(in crate::compile) use compare::{compared, of_place};
use freeze::Freeze;

/// One of the two that are compared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Compared {
    /// The edition's name.
    pub name: String,
    /// The day its sources speak of.
    pub as_of: String,
    /// The election whose places are compared.
    pub election: String,
    /// That election's day.
    pub election_date: String,
    /// Invented places.
    pub made_up: bool,
}

/// What became of a precinct, its place, or a county.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Another place at another address.
    Moved,
    /// A place of the same name at another address: a move, or a mended address.
    SameNameOtherAddress,
    /// Another name, and the addresses do not say whether it is another building.
    MovedOrRenamed,
    /// The list names no place any more.
    PlaceGone,
    /// The list named none before.
    PlaceNew,
    /// Another name at the same address.
    Renamed,
    /// The same place in another room.
    RoomChanged,
    /// The same name, its address written otherwise.
    AddressReworded,
    /// A precinct that the old list does not have.
    PrecinctNew,
    /// A precinct that the new list does not have.
    PrecinctGone,
    /// Another name for the same code.
    PrecinctRenamed,
    /// Another code for the same name.
    PrecinctRecoded,
    /// A county that only one of the two holds; its precincts cannot be compared.
    CountyInOneOnly,
}

impl Kind {
    /// In the order in which a reader wants them.
    pub const ALL: [Self; 13] = [
        Self::Moved,
        Self::SameNameOtherAddress,
        Self::MovedOrRenamed,
        Self::PlaceGone,
        Self::PlaceNew,
        Self::Renamed,
        Self::RoomChanged,
        Self::AddressReworded,
        Self::PrecinctNew,
        Self::PrecinctGone,
        Self::PrecinctRenamed,
        Self::PrecinctRecoded,
        Self::CountyInOneOnly,
    ];

    /// Whether voters have, or may have, to go somewhere else.
    #[must_use]
    pub const fn sends_elsewhere(self) -> bool {
        matches!(self, Self::Moved | Self::SameNameOtherAddress | Self::MovedOrRenamed | Self::PlaceGone)
    }
}

/// A place as a change names it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PlaceSaid {
    /// As the list writes it.
    pub name: String,
    /// As the list writes it; may be empty.
    pub address: String,
    /// Where the list says.
    pub room: Option<String>,
}

/// One change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Change {
    /// What kind.
    pub kind: Kind,
    /// Five digits.
    pub fips: String,
    /// Without the word "County".
    pub county: String,
    /// `28159/11`; empty for a whole county.
    pub precinct: String,
    /// As the newer list that has it writes it.
    pub precinct_name: String,
    /// Before.
    pub old: Option<PlaceSaid>,
    /// After.
    pub new: Option<PlaceSaid>,
    /// Registered voters of the precinct, by the newer list that says.
    pub registered: Option<u32>,
    /// For what sends voters elsewhere: the freezes it falls into, or may.
    pub freeze: Vec<Freeze>,
    /// All of it in words.
    pub sentence: String,
}

/// Figures that must add up.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Totals {
    /// Precincts of the old list.
    pub precincts_old: usize,
    /// Precincts of the new list.
    pub precincts_new: usize,
    /// In both, by county and code.
    pub joined: usize,
    /// Of those, the ones whose place has the same name in both, spelling apart.
    pub same_place_name: usize,
    /// Of those joined, the ones with nothing changed about their place.
    pub place_unchanged: usize,
    /// Voters of precincts that have, or may have, to go somewhere else, where the lists say.
    pub voters_sent_elsewhere: u64,
    /// Changes by kind.
    pub by_kind: BTreeMap<Kind, usize>,
    /// Changes that lie surely inside a freeze.
    pub surely_in_freeze: usize,
    /// Changes that may lie inside one.
    pub perhaps_in_freeze: usize,
}

/// The whole list. Comparing the same two gives the same list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ChangeList {
    /// What was.
    pub old: Compared,
    /// What is.
    pub new: Compared,
    /// The figures.
    pub totals: Totals,
    /// By county, then by kind, then by precinct.
    pub changes: Vec<Change>,
}

impl ChangeList {
    /// One line for the terminal and the page's head.
    #[must_use]
    pub fn line(&self) -> String {
        let of = |kinds: &[Kind]| kinds.iter().filter_map(|k| self.totals.by_kind.get(k)).sum::<usize>();
        let mut line = format!(
            "{} precincts compared: {} vote at another address, {} more may, {} keep their place under another name, {} are unchanged",
            self.totals.joined,
            of(&[Kind::Moved, Kind::SameNameOtherAddress]),
            of(&[Kind::MovedOrRenamed]),
            of(&[Kind::Renamed]),
            self.totals.place_unchanged,
        );
        let (sure, perhaps) = (self.totals.surely_in_freeze, self.totals.perhaps_in_freeze);
        if sure + perhaps > 0 {
            line.push_str(&format!("; {sure} inside the 60 days before an election, {perhaps} perhaps"));
        }
        line
    }
}
