//! The nearest spellings of a street that is not there.

use super::reading::{Ending, TypedWord};
use super::{Hit, StreetSearch, in_order};
use crate::domain::lookup::address::StreetKey;

/// Words that say what kind of numbered road it is; one for another costs as much as a typo.
const CLASSES: &[&str] = &["BIA", "CR", "HWY", "I", "RD"];

impl StreetSearch {
    /// Streets whose name is the key's, or is within its words' typos, or differs only in how it is parted
    /// (`Pine Crest`, `Pinecrest`: cost 1) or in the class of its number (`Road 397`, `CR 397`: cost 1). Fewest typos
    /// first, then those that differ in fewer of direction and suffix, then by display.
    #[must_use]
    pub fn nearest(&self, key: &StreetKey, limit: usize) -> Vec<Hit> {
        let costs: Vec<Vec<(usize, u8)>> = key
            .name
            .iter()
            .map(|word| {
                self.vocabulary.matches(&TypedWord {
                    text: word.clone(),
                    ending: Ending::Whole,
                })
            })
            .collect();
        let mut found: Vec<(u8, Hit)> = Vec::new();
        for street in &self.streets {
            let Some(cost) = self.name_cost(key, &costs, &street.key) else {
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
        found.sort_by_key(|(differs, hit)| (hit.cost, *differs));
        in_order(found.into_iter().map(|(_, hit)| hit), limit)
    }

    fn name_cost(
        &self,
        key: &StreetKey,
        costs: &[Vec<(usize, u8)>],
        other: &StreetKey,
    ) -> Option<u8> {
        if key.name.len() != other.name.len() {
            let same_letters = key
                .name
                .iter()
                .flat_map(|w| w.chars())
                .eq(other.name.iter().flat_map(|w| w.chars()));
            return (same_letters && !key.name.is_empty()).then_some(1);
        }
        let mut total: u8 = 0;
        for ((mine, theirs), matches) in key.name.iter().zip(&other.name).zip(costs) {
            let cost = if mine == theirs {
                0
            } else if CLASSES.contains(&mine.as_str()) && CLASSES.contains(&theirs.as_str()) {
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
