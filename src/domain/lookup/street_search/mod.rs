//! Finds a county's streets while one types, and the nearest spellings of a street that is not there.
//!
//! A street is a row of *slots*: the words of its name, then its suffix, and its directions apart from the row. A slot
//! has several forms (`W`, `WEST`), see [`slots_of`]. What is typed is one or two *readings*, rows of words of which the
//! last may be the beginning of a word, see [`readings_of`]. A reading fits a street when each of its words fits a slot
//! of its own, those in the row in order, and at least one of them is a word of the name. Its cost is the sum of the
//! words' typos.
//!
//! Typos are counted as optimal string alignment: a letter more, less or other, and two neighbours swapped, are one
//! each. A typed word of three letters or fewer allows none, of four to seven one, from eight two; a word with a digit
//! allows none and is never reached by one. `tests/street_search_twin.rs` holds the same rules without an index.
//!
//! The house number is not part of what is searched; [`super::address::parse`] takes it off.

mod assign;
mod nearest;
mod reading;
mod slots;
mod vocabulary;

pub use reading::{Ending, TypedWord, readings_of};
pub use slots::{Role, Slot, slots_of};

use super::address::{StreetKey, street_key};
use super::in_order::sorted;
use assign::SlotForms;
use vocabulary::Vocabulary;

/// The most words that are looked for; more find nothing.
pub const MOST_WORDS: usize = 12;

/// A street that fits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    /// As given to [`StreetSearch::new`].
    pub index: u32,
    /// Typos; of nearest spellings, see [`StreetSearch::nearest`].
    pub cost: u8,
    /// What was typed is this street, whole and correctly spelt.
    pub exact: bool,
}

/// The streets of one county, ready to be searched.
#[derive(Debug)]
pub struct StreetSearch {
    vocabulary: Vocabulary,
    /// In display order, so that a position is a rank.
    streets: Vec<Street>,
    /// By vocabulary word: the streets that have it, ascending.
    postings: Vec<Vec<u32>>,
}

#[derive(Debug)]
struct Street {
    index: u32,
    key: StreetKey,
    slots: Vec<SlotForms>,
}

impl StreetSearch {
    /// Streets as (index, display, key). Equal displays are ordered by index.
    pub fn new<'a>(streets: impl IntoIterator<Item = (u32, &'a str, &'a StreetKey)>) -> Self {
        let named: Vec<(&str, u32, &StreetKey, Vec<Slot>)> = streets
            .into_iter()
            .map(|(index, display, key)| (display, index, key, slots_of(key)))
            .collect();
        let sorted = sorted(named, &|a, b| a.0.cmp(b.0).then(a.1.cmp(&b.1)));
        let vocabulary = Vocabulary::new(
            sorted
                .iter()
                .flat_map(|(.., slots)| slots)
                .flat_map(|slot| slot.forms.iter().cloned()),
        );
        let mut postings: Vec<Vec<u32>> = vec![Vec::new(); vocabulary.len()];
        let mut ready = Vec::with_capacity(sorted.len());
        for ((_, index, key, slots), position) in sorted.into_iter().zip(0_u32..) {
            let slots: Vec<SlotForms> = slots
                .iter()
                .map(|slot| SlotForms {
                    role: slot.role,
                    forms: slot
                        .forms
                        .iter()
                        .filter_map(|form| vocabulary.id(form))
                        .collect(),
                })
                .collect();
            for form in slots.iter().flat_map(|slot| &slot.forms) {
                if let Some(list) = postings.get_mut(*form)
                    && list.last() != Some(&position)
                {
                    list.push(position);
                }
            }
            ready.push(Street {
                index,
                key: key.clone(),
                slots,
            });
        }
        Self {
            vocabulary,
            streets: ready,
            postings,
        }
    }

    /// The streets that fit what has been typed so far: fewest typos first, then the exact one, then by display.
    #[must_use]
    pub fn search(&self, typed: &str, limit: usize) -> Vec<Hit> {
        let mut best: Vec<Option<u8>> = vec![None; self.streets.len()];
        for reading in readings_of(typed) {
            self.fit(&reading, &mut best);
        }
        let key = street_key(typed);
        let found = self.streets.iter().zip(best).filter_map(|(street, cost)| {
            let cost = cost?;
            Some(Hit {
                index: street.index,
                cost,
                exact: cost == 0 && street.key == key,
            })
        });
        in_order(found, limit)
    }

    /// Lowers each street's cost to that of a reading that fits it.
    fn fit(&self, reading: &[TypedWord], best: &mut [Option<u8>]) {
        let mut costs = Vec::with_capacity(reading.len());
        let mut rarest: Option<(usize, Vec<usize>)> = None;
        for word in reading {
            let matches = self.vocabulary.matches(word);
            let mut by_word = vec![assign::NONE; self.vocabulary.len()];
            let mut streets = 0;
            for (id, cost) in &matches {
                if let Some(slot) = by_word.get_mut(*id) {
                    *slot = *cost;
                }
                streets += self.postings.get(*id).map_or(0, Vec::len);
            }
            costs.push(by_word);
            if rarest.as_ref().is_none_or(|(fewest, _)| streets < *fewest) {
                rarest = Some((streets, matches.into_iter().map(|(id, _)| id).collect()));
            }
        }
        let Some((_, ids)) = rarest else { return };
        let mut seen = vec![false; self.streets.len()];
        let mut scratch = assign::Scratch::default();
        for position in ids.iter().filter_map(|id| self.postings.get(*id)).flatten() {
            let Ok(position) = usize::try_from(*position) else {
                continue;
            };
            let (Some(street), Some(cost), Some(seen)) = (
                self.streets.get(position),
                best.get_mut(position),
                seen.get_mut(position),
            ) else {
                continue;
            };
            if !std::mem::replace(seen, true)
                && let Some(found) = assign::cheapest(&costs, &street.slots, &mut scratch)
            {
                *cost = Some(cost.map_or(found, |known| known.min(found)));
            }
        }
    }
}

/// Fewest typos first, the exact one before the others, else as they come.
fn in_order(found: impl Iterator<Item = Hit>, limit: usize) -> Vec<Hit> {
    // Stable: display order within.
    let mut hits = sorted(found.collect(), &|a: &Hit, b: &Hit| a.cost.cmp(&b.cost).then(b.exact.cmp(&a.exact)));
    hits.truncate(limit);
    hits
}
