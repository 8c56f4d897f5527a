//! The nearest spellings of a street that is not there.

use super::reading::{Ending, TypedWord};
use super::{Hit, StreetSearch, in_order};
use crate::domain::lookup::address::{StreetKey, suffix_in_full};
use crate::domain::lookup::in_order::sorted;

/// Words that say what kind of numbered road it is; one for another costs as much as a typo.
const CLASSES: &[&str] = &["BIA", "CR", "HWY", "I", "RD"];

/// A word of a name, and the vocabulary words that it may be a misspelling of.
struct Looked<'a> {
    word: &'a str,
    matches: Vec<(usize, u8)>,
}

impl StreetSearch {
    /// Streets whose name is the key's, or is within its words' typos, or differs only in how it is parted
    /// (`Pine Crest`, `Pinecrest`: cost 1) or in the class of its number (`Road 397`, `CR 397`: cost 1). A suffix may be
    /// a word of the other's name: `Mill Creek` is near `Mill Creek Rd` at no cost. Fewest typos first, then those that
    /// differ in fewer of direction and suffix, then by display.
    #[must_use]
    pub fn nearest(&self, key: &StreetKey, limit: usize) -> Vec<Hit> {
        let look = |word| {
            let typed = TypedWord {
                text: String::from(word),
                ending: Ending::Whole,
            };
            Looked {
                word,
                matches: self.vocabulary.matches(&typed),
            }
        };
        let mut looked: Vec<Looked> = key.name.iter().map(String::as_str).map(look).collect();
        let kind_word = key.kind.and_then(suffix_in_full).map(look);
        let name_length = looked.len();
        looked.extend(kind_word);
        let (with_kind, name) = (
            looked.as_slice(),
            looked.get(..name_length).unwrap_or_default(),
        );
        let mut found: Vec<(u8, Hit)> = Vec::new();
        for street in &self.streets {
            let theirs: Vec<&str> = street.key.name.iter().map(String::as_str).collect();
            let mut theirs_with_kind = theirs.clone();
            theirs_with_kind.extend(street.key.kind.and_then(suffix_in_full));
            let pairs = [
                (name, &theirs),
                (with_kind, &theirs),
                (name, &theirs_with_kind),
            ];
            let Some(cost) = pairs
                .iter()
                .filter_map(|(mine, theirs)| self.name_cost(mine, theirs))
                .min()
            else {
                continue;
            };
            let differs =
                u8::from(street.key.dirs != key.dirs) + u8::from(street.key.kind != key.kind);
            found.push((
                differs,
                Hit {
                    index: street.index,
                    cost,
                    exact: street.key == *key,
                },
            ));
        }
        let found = sorted(found, &|a, b| a.1.cost.cmp(&b.1.cost).then(a.0.cmp(&b.0)));
        in_order(found.into_iter().map(|(_, hit)| hit), limit)
    }

    fn name_cost(&self, mine: &[Looked], theirs: &[&str]) -> Option<u8> {
        if mine.len() != theirs.len() {
            let same_letters = mine
                .iter()
                .flat_map(|w| w.word.chars())
                .eq(theirs.iter().flat_map(|w| w.chars()));
            return (same_letters && !mine.is_empty()).then_some(1);
        }
        let mut total: u8 = 0;
        for (Looked { word, matches }, theirs) in mine.iter().zip(theirs) {
            let cost = if word == theirs {
                0
            } else if CLASSES.contains(word) && CLASSES.contains(theirs) {
                1
            } else {
                let id = self.vocabulary.id(theirs)?;
                let at = matches.binary_search_by_key(&id, |(id, _)| *id).ok()?;
                matches.get(at)?.1
            };
            total = total.saturating_add(cost);
        }
        Some(total)
    }
}
