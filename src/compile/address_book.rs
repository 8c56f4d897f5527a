//! Addresses of a county, folded into streets as they are read: numbers with their precinct, never a person, never a point.

use std::collections::BTreeMap;

use crate::domain::edition::{Layer, Locality, NumberRange, Parity, Settles};
use crate::domain::lookup::address::{StreetKey, canonical_town, street_key};

/// Numbers of one side between two listed ones count as listed up to this far; beyond it the list is silent.
///
/// A city block, or 528 feet of a county road numbered by the 5.28-foot frontage interval. A wider hole is more
/// likely another road, a river or another precinct than a house that nobody registered from.
pub const WIDEST_HOLE: u32 = 100;

/// A hole counts as listed only where no listed number this near, on either side of the street, is in another precinct.
///
/// Where a border runs along a street, or wiggles across it, a house in a hole may lie over the border while both its
/// listed neighbours do not: on the made-up state 191 of 1.43 million holes. Next to a change the list is silent.
pub const NEAR_A_CHANGE: u32 = 300;

/// Streets of a county with their registered numbers.
#[derive(Debug, Default)]
pub struct AddressBook {
    streets: BTreeMap<(StreetKey, Locality), Numbers>,
    keys: BTreeMap<String, StreetKey>,
    count: usize,
    layer: Layer,
}

#[derive(Debug, Default, Clone)]
struct Numbers {
    /// Spellings in the source, with how often.
    spellings: BTreeMap<String, u32>,
    /// House number, precinct position, split position.
    listed: Vec<(u32, u16, Option<u16>)>,
    /// Numbers that a neighbouring county lists.
    across: Vec<u32>,
}

/// A number that the rows put in two precincts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TwicePlaced {
    /// Number, street and town.
    pub address: String,
    /// Positions of the precincts.
    pub precincts: Vec<u16>,
}

impl AddressBook {
    /// An empty book of this layer.
    #[must_use]
    pub fn of(layer: Layer) -> Self {
        Self { layer, ..Self::default() }
    }

    /// Enters a street's numbers under another name too, in one town or (where that is empty) in all; false where the
    /// book has no such street.
    pub fn also_called(&mut self, street: &str, alias: &str, town: &str) -> bool {
        let (key, other) = (street_key(street), street_key(alias));
        let town = canonical_town(town);
        let held: Vec<(Locality, Numbers)> = self
            .streets
            .range((key.clone(), Locality::default())..)
            .take_while(|((k, _), _)| *k == key)
            .filter(|((_, locality), _)| town.is_empty() || canonical_town(&locality.town) == town)
            .map(|((_, locality), numbers)| (locality.clone(), numbers.clone()))
            .collect();
        if key != other {
            for (locality, copied) in &held {
                let numbers = self.streets.entry((other.clone(), locality.clone())).or_default();
                numbers.spellings.entry(alias.to_owned()).or_insert(1);
                numbers.listed.extend_from_slice(&copied.listed);
                numbers.across.extend_from_slice(&copied.across);
            }
        }
        !held.is_empty()
    }

    /// Adds a row that was checked: its street, its locality, its number, its precinct.
    pub fn add(&mut self, street: &str, locality: Locality, number: u32, precinct: u16, split: Option<u16>) {
        let key = match self.keys.get(street) {
            Some(key) => key.clone(),
            None => {
                let key = street_key(street);
                self.keys.insert(street.to_owned(), key.clone());
                key
            }
        };
        let numbers = self.streets.entry((key, locality)).or_default();
        match numbers.spellings.get_mut(street) {
            Some(count) => *count += 1,
            None => {
                numbers.spellings.insert(street.to_owned(), 1);
            }
        }
        numbers.listed.push((number, precinct, split));
        self.count += 1;
    }

    /// How many rows were added.
    #[must_use]
    pub fn len(&self) -> usize {
        self.count
    }

    /// Whether no row was added.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// Every street with its localities' numbers, for the neighbours' books.
    pub fn numbers(&self) -> impl Iterator<Item = (&StreetKey, &Locality, Vec<u32>)> {
        self.streets.iter().map(|((key, locality), n)| (key, locality, n.listed.iter().map(|l| l.0).collect()))
    }

    /// Notes what a neighbouring county lists on the same street in the same town and ZIP: between its numbers and ours
    /// runs the county line, which is a change of precinct too.
    pub fn across_the_line(&mut self, key: &StreetKey, locality: &Locality, numbers: &[u32]) {
        if let Some(held) = self.streets.get_mut(&(key.clone(), locality.clone())) {
            held.across.extend_from_slice(numbers);
        }
    }

    /// The streets as ranges: `(name, locality, ranges)`, sorted by key; `locality` of the ranges is left 0.
    pub fn ranges(&mut self, twice: &mut Vec<TwicePlaced>) -> Vec<(StreetKey, String, Locality, Vec<NumberRange>)> {
        let mut out = Vec::with_capacity(self.streets.len());
        for ((key, locality), numbers) in &mut self.streets {
            // The commonest spelling is shown; of two as common, the first by order.
            let most = numbers.spellings.values().copied().max().unwrap_or(0);
            let name = numbers.spellings.iter().find(|(_, n)| **n == most).map(|(s, _)| s.clone()).unwrap_or_default();
            numbers.listed.sort_unstable();
            numbers.listed.dedup();
            let ranges = runs(&numbers.listed, &numbers.across, self.layer);
            for range in &ranges {
                if let Settles::Straddles(precincts) = &range.settles {
                    let address = format!("{} {name}, {}", range.low, locality.town);
                    twice.push(TwicePlaced { address, precincts: precincts.clone() });
                }
            }
            out.push((key.clone(), name, locality.clone(), ranges));
        }
        out
    }
}

/// Sorted listed numbers → runs of one parity and one precinct.
fn runs(listed: &[(u32, u16, Option<u16>)], across: &[u32], layer: Layer) -> Vec<NumberRange> {
    let mut sides: [Vec<NumberRange>; 2] = [Vec::new(), Vec::new()];
    let mut rest = listed;
    let changes = changes(listed, across);
    while let Some(&(number, ..)) = rest.first() {
        let same = rest.iter().take_while(|l| l.0 == number).count();
        let (here, after) = rest.split_at(same);
        rest = after;
        let settles = settled(here);
        let [even, odd] = &mut sides;
        let (side, parity) = if number % 2 == 0 { (even, Parity::Even) } else { (odd, Parity::Odd) };
        match side.last_mut() {
            Some(run)
                if run.settles == settles
                    && matches!(settles, Settles::One { .. })
                    && number - run.high <= WIDEST_HOLE
                    && (number - run.high == 2 || !is_near(&changes, run.high, number)) =>
            {
                run.high = number;
            }
            _ => side.push(NumberRange {
                low: number,
                high: number,
                parity,
                locality: 0,
                layer,
                settles,
                row: None,
            }),
        }
    }
    let [even, odd] = sides;
    zip_sides(even, odd)
}

/// Where neighbouring listed numbers, of either side, lie in different precincts: the lower and the higher of each.
fn changes(listed: &[(u32, u16, Option<u16>)], across: &[u32]) -> Vec<(u32, u32)> {
    let ours = listed.iter().map(|l| (l.0, Some(l.1)));
    let mut all: Vec<(u32, Option<u16>)> = ours.chain(across.iter().map(|n| (*n, None))).collect();
    all.sort_unstable();
    let pairs = all.windows(2).filter_map(|pair| match pair {
        [a, b] if a.1 != b.1 => Some((a.0, b.0)),
        _ => None,
    });
    pairs.collect()
}

/// Whether a change lies within reach of the numbers between `low` and `high`. Changes are sorted.
fn is_near(changes: &[(u32, u32)], low: u32, high: u32) -> bool {
    let from = changes.partition_point(|c| c.1.saturating_add(NEAR_A_CHANGE) < low);
    changes.get(from).is_some_and(|c| c.0 <= high.saturating_add(NEAR_A_CHANGE))
}

/// What rows of one number say together.
fn settled(here: &[(u32, u16, Option<u16>)]) -> Settles {
    let mut precincts: Vec<u16> = here.iter().map(|l| l.1).collect();
    precincts.sort_unstable();
    precincts.dedup();
    match (precincts.as_slice(), here.first()) {
        (&[precinct], Some((_, _, split))) => {
            // Two splits of one precinct at one number: the place is the same, the ballot is not said.
            let split = if here.iter().all(|l| l.2 == *split) { *split } else { None };
            Settles::One { precinct, split }
        }
        _ => Settles::Straddles(precincts),
    }
}

/// Two sides that begin and end next to each other and settle the same become one range of both parities.
pub(super) fn zip_sides(even: Vec<NumberRange>, odd: Vec<NumberRange>) -> Vec<NumberRange> {
    let mut out: Vec<NumberRange> = Vec::new();
    let mut odd: Vec<Option<NumberRange>> = odd.into_iter().map(Some).collect();
    for mut run in even {
        let partner = odd.iter_mut().find(|o| {
            o.as_ref().is_some_and(|o| {
                o.settles == run.settles && o.row == run.row && o.low.abs_diff(run.low) <= 1 && o.high.abs_diff(run.high) <= 1
            })
        });
        if let Some(other) = partner.and_then(Option::take) {
            run.low = run.low.min(other.low);
            run.high = run.high.max(other.high);
            run.parity = Parity::Both;
        }
        out.push(run);
    }
    out.extend(odd.into_iter().flatten());
    out.sort();
    out
}

#[cfg(test)]
mod tests {
    #![allow(clippy::indexing_slicing, reason = "tests")]
    use super::*;

    fn book(rows: &[(u32, u16)]) -> Vec<NumberRange> {
        let mut book = AddressBook::default();
        for (number, precinct) in rows {
            book.add("MADE UP ST", Locality::default(), *number, *precinct, None);
        }
        book.ranges(&mut Vec::new()).into_iter().flat_map(|s| s.3).collect()
    }

    fn settles(ranges: &[NumberRange], number: u32) -> Vec<u16> {
        ranges.iter().filter(|r| r.holds(number)).flat_map(|r| r.settles.precincts()).collect()
    }

    #[test]
    fn a_number_between_two_of_one_precinct_is_settled_and_one_between_two_precincts_is_not() {
        let ranges = book(&[(100, 1), (110, 1), (101, 1), (510, 1), (520, 2)]);
        assert_eq!(settles(&ranges, 104), [1]);
        assert_eq!(settles(&ranges, 514), [0u16; 0]);
        assert_eq!(settles(&ranges, 103), [0u16; 0], "the odd side was listed at 101 only");
        assert_eq!(settles(&ranges, 522), [0u16; 0], "beyond the last number the list is silent");
    }

    #[test]
    fn near_a_change_of_precinct_on_either_side_only_listed_numbers_are_settled() {
        let ranges = book(&[(100, 1), (104, 1), (131, 2), (200, 1), (600, 1), (604, 1)]);
        assert_eq!(settles(&ranges, 102), [0u16; 0], "131 across the street is in another precinct");
        assert_eq!(settles(&ranges, 602), [1], "here no change is near");
        assert_eq!(settles(&ranges, 104), [1]);
    }

    #[test]
    fn a_wide_hole_is_not_bridged() {
        let ranges = book(&[(100, 1), (100 + WIDEST_HOLE + 2, 1)]);
        assert_eq!(settles(&ranges, 102), [0u16; 0]);
        assert_eq!(settles(&book(&[(100, 1), (100 + WIDEST_HOLE, 1)]), 102), [1]);
    }

    #[test]
    fn a_number_in_two_precincts_is_both() {
        assert_eq!(settles(&book(&[(100, 1), (100, 2)]), 100), [1, 2]);
    }

    proptest::proptest! {
        /// Against a list asked number by number.
        #[test]
        fn every_listed_number_keeps_its_precinct(rows in proptest::collection::vec((1u32..1500, 0u16..2), 1..40)) {
            let ranges = book(&rows);
            for (number, _) in &rows {
                let mut want: Vec<u16> = rows.iter().filter(|r| r.0 == *number).map(|r| r.1).collect();
                want.sort_unstable();
                want.dedup();
                proptest::prop_assert_eq!(settles(&ranges, *number), want);
            }
            for number in 1..1600u32 {
                // The twin: nearest listed of the same parity on either side must agree and be near.
                let same = |r: &&(u32, u16)| r.0 % 2 == number % 2;
                let below = rows.iter().filter(same).filter(|r| r.0 <= number).map(|r| r.0).max();
                let above = rows.iter().filter(same).filter(|r| r.0 >= number).map(|r| r.0).min();
                let at = |n: Option<u32>| {
                    let mut p: Vec<u16> = rows.iter().filter(|r| Some(r.0) == n).map(|r| r.1).collect();
                    p.sort_unstable();
                    p.dedup();
                    p
                };
                let (low, high) = (at(below), at(above));
                let near = below.zip(above).is_some_and(|(b, a)| a - b <= WIDEST_HOLE);
                // No two neighbouring listed numbers of different precincts within reach, asked pair by pair.
                let mut sorted = rows.clone();
                sorted.sort_unstable();
                let calm = below.zip(above).is_some_and(|(b, a)| {
                    a - b == 2 || !sorted.windows(2).any(|w| {
                        w[0].1 != w[1].1 && w[0].0 <= a + NEAR_A_CHANGE && w[1].0 + NEAR_A_CHANGE >= b
                    })
                });
                let bridged = near && calm && low == high && low.len() == 1;
                let want = if below == above || bridged { low } else { Vec::new() };
                proptest::prop_assert_eq!(settles(&ranges, number), want, "{}", number);
            }
        }
    }
}
