//! Whether two lists mean the same address for a place: surely, surely not, or their words do not say.

use std::collections::BTreeSet;

use crate::compile::place_numbers::plain;
use crate::domain::lookup::address::{StreetKey, Towns, parse};

/// What two written addresses say of each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Addresses {
    /// The same letters and digits, or the same house number on the same street.
    Same,
    /// Another house number, or another street.
    Other,
    /// One is blank, has no house number, or names the street in another way.
    Unsure,
}

/// Canonical names of towns, so that an address without commas can be parted.
pub struct KnownTowns<'a>(pub &'a BTreeSet<String>);

impl Towns for KnownTowns<'_> {
    fn is_town(&self, canonical: &str) -> bool {
        self.0.contains(canonical)
    }
}

/// Compares two addresses as lists write them.
#[must_use]
pub fn compare(a: &str, b: &str, towns: &KnownTowns<'_>) -> Addresses {
    if a.trim().is_empty() || b.trim().is_empty() {
        return Addresses::Unsure;
    }
    if plain(a) == plain(b) {
        return Addresses::Same;
    }
    let written = [a, b];
    let (a, b) = (parse(a, towns), parse(b, towns));
    let (Some(first), Some(second)) = (&a.number, &b.number) else { return Addresses::Unsure };
    if first != second {
        // One of them may begin with a stray ZIP or a building's name: number and street stand in the other, further on.
        let [wa, wb] = written.map(tokens);
        return if stands_in(&wa, &wb) || stands_in(&wb, &wa) { Addresses::Unsure } else { Addresses::Other };
    }
    let streets = |p: &crate::domain::lookup::address::Parsed| p.readings.iter().map(|r| r.street.clone()).collect::<Vec<StreetKey>>();
    let (ours, theirs) = (streets(&a), streets(&b));
    if ours.is_empty() || theirs.is_empty() {
        return Addresses::Unsure;
    }
    let any = |same: &dyn Fn(&StreetKey, &StreetKey) -> bool| ours.iter().any(|x| theirs.iter().any(|y| same(x, y)));
    let towns_differ = match (a.zip.as_deref(), b.zip.as_deref()) {
        (Some(x), Some(y)) => x != y,
        _ => false,
    };
    if any(&|x, y| x == y) {
        // The same street in another ZIP may be a mended ZIP or another town's street.
        return if towns_differ { Addresses::Unsure } else { Addresses::Same };
    }
    // A direction or a suffix more or less, or a town that only one of them names.
    let begins = |x: &StreetKey, y: &StreetKey| x.name.iter().zip(&y.name).next().is_some_and(|(p, q)| p == q);
    if any(&begins) { Addresses::Unsure } else { Addresses::Other }
}

/// Words in capitals, without signs.
fn tokens(text: &str) -> Vec<String> {
    let word = |w: &str| w.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_uppercase).collect::<String>();
    text.split(|c: char| c.is_whitespace() || c == ',').map(word).filter(|w| !w.is_empty()).collect()
}

/// Whether the first two words of an address, its number and the beginning of its street, stand in another.
fn stands_in(address: &[String], other: &[String]) -> bool {
    address.first_chunk::<2>().is_some_and(|[number, street]| {
        other.windows(2).any(|pair| matches!(pair, [a, b] if a == number && b == street))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spelling_is_no_move_and_another_number_is() {
        let towns: BTreeSet<String> = ["PRETEND SPRINGS", "FICTION"].map(crate::domain::lookup::address::canonical_town).into();
        let said = |a, b| compare(a, b, &KnownTowns(&towns));
        assert_eq!(said("12 Elm St. Fiction MS 39990", "12 ELM STREET, FICTION MS 39990"), Addresses::Same);
        assert_eq!(said("12 Elm St Fiction MS 39990", "14 Elm St Fiction MS 39990"), Addresses::Other);
        assert_eq!(said("12 Elm St Fiction MS 39990", "12 Oak St Fiction MS 39990"), Addresses::Other);
        assert_eq!(said("12 Elm St Fiction MS 39990", "12 W Elm St Fiction MS 39990"), Addresses::Unsure);
        assert_eq!(said("12 Elm St Fiction MS 39990", "12 Elm St Fiction MS 39991"), Addresses::Unsure);
        assert_eq!(said("Hwy 15 Fiction", "12 Hwy 15 Fiction"), Addresses::Unsure);
        assert_eq!(said("", "12 Elm St"), Addresses::Unsure);
        assert_eq!(said("39990 12 Elm St Fiction", "12 Elm St Fiction MS 39990"), Addresses::Unsure);
        assert_eq!(said("12 Elm St Fiction", "412 Elm St Fiction"), Addresses::Other);
    }
}
