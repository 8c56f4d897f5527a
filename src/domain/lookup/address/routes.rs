//! Roads known by number: highways, interstates, county roads, BIA roads, `Road 397`, `Attala Road 6315`.

use super::directions::Directions;
use super::name_words::without_leading_zeros;
use super::suffixes::suffix;
use super::words::Word;

/// A numbered road found among words.
pub(super) struct Route {
    /// Where it begins and ends.
    pub(super) from: usize,
    pub(super) to: usize,
    /// `HWY`, `I`, `CR`, `BIA`, `RD`.
    pub(super) class: &'static str,
    /// Without leading zeros, with a letter where there is one: `101A`.
    pub(super) number: String,
    /// From `HWY 43N`.
    pub(super) direction: Option<Directions>,
    /// `ALT`, `BUS`, `BYP`, `SPUR`, `TRUCK`, where they stand about the number.
    pub(super) qualifiers: Vec<&'static str>,
}

/// The first numbered road among the words.
pub(super) fn find(words: &[Word]) -> Option<Route> {
    (0..words.len()).find_map(|from| at(words, from))
}

/// Words that say nothing but "highway", with no number to say which.
pub(super) fn is_nameless(words: &[&str]) -> bool {
    words.iter().all(|word| {
        is_state(word) || is_highway(word) || matches!(*word, "US" | "STATE" | "OLD" | "INTERSTATE")
    }) && words
        .iter()
        .any(|word| is_highway(word) || *word == "INTERSTATE")
        || matches!(words, ["CO" | "CNTY" | "COUNTY", "RD" | "ROAD"])
}

fn at(words: &[Word], from: usize) -> Option<Route> {
    let mut qualifiers = Vec::new();
    let mut start = from;
    // A qualifier may stand first: ALT US 45.
    if let Some(found) = words.get(start).and_then(|w| qualifier(&w.text)) {
        qualifiers.push(found);
        start += 1;
    }
    let (class, mut next) = class_at(words, start)?;
    if let Some(found) = words.get(next).and_then(|w| qualifier(&w.text)) {
        qualifiers.push(found);
        next += 1;
    }
    if class != "RD"
        && words
            .get(next)
            .is_some_and(|w| matches!(w.text.as_str(), "NO" | "NUMBER" | "#"))
    {
        next += 1;
    }
    let (number, direction) = number_of(words.get(next)?)?;
    let mut number = number.to_owned();
    next += 1;
    // CR 101-A
    if let Some(letter) = words
        .get(next)
        .filter(|w| w.glued && w.text.len() == 1 && number.len() < 8)
        && Directions::of(&letter.text).is_none()
        && letter.text.bytes().all(|b| b.is_ascii_uppercase())
    {
        number.push_str(&letter.text);
        next += 1;
    }
    while let Some(found) = words.get(next).and_then(|w| qualifier(&w.text)) {
        qualifiers.push(found);
        next += 1;
    }
    qualifiers.sort_unstable();
    qualifiers.dedup();
    if class == "RD" && !qualifiers.is_empty() {
        // "Spur Road 5" is a name.
        return None;
    }
    Some(Route {
        from,
        to: next,
        class,
        number,
        direction,
        qualifiers,
    })
}

/// What kind of road a number may follow, and where the number is due.
fn class_at(words: &[Word], from: usize) -> Option<(&'static str, usize)> {
    let word = |at: usize| words.get(from + at).map_or("", |w| w.text.as_str());
    let highway = |at: usize| is_highway(word(at)) || matches!(word(at), "RT" | "RTE" | "ROUTE");
    let road = |at: usize| matches!(word(at), "RD" | "ROAD" | "R");
    let found = match word(0) {
        "CR" | "CRD" => ("CR", 1),
        "CO" | "CNTY" | "CTY" | "COUNTY" if road(1) => ("CR", 2),
        "C" if word(1) == "R" => ("CR", 2),
        "I" | "INTERSTATE" => ("I", if highway(1) { 2 } else { 1 }),
        "BIA" => ("BIA", if highway(1) || road(1) { 2 } else { 1 }),
        "SR" | "SH" => ("HWY", 1),
        "S" if matches!(word(1), "R" | "H") => ("HWY", 2),
        "U" if word(1) == "S" => ("HWY", if highway(2) { 3 } else { 2 }),
        "M" if word(1) == "S" => ("HWY", if highway(2) { 3 } else { 2 }),
        "STATE" | "ST" if highway(1) => ("HWY", 2),
        "STATE" if road(1) => ("HWY", 2),
        state if is_state(state) || state == "US" => match word(1) {
            "STATE" | "ST" if highway(2) => ("HWY", 3),
            _ => ("HWY", if highway(1) { 2 } else { 1 }),
        },
        _ if highway(0) => match word(1) {
            // HWY MS 15, HIGHWAY US 45
            between if is_state(between) || between == "US" => ("HWY", 2),
            _ => ("HWY", 1),
        },
        "RD" | "ROAD" => ("RD", 1),
        _ => return None,
    };
    Some((found.0, from + found.1))
}

fn is_highway(word: &str) -> bool {
    suffix(word) == Some("HWY")
}

fn is_state(word: &str) -> bool {
    matches!(
        word,
        "MS" | "MISS" | "MISSISSIPPI" | "AL" | "AR" | "LA" | "NC" | "TN"
    )
}

fn qualifier(word: &str) -> Option<&'static str> {
    Some(match word {
        "ALT" | "ALTERNATE" => "ALT",
        "BUS" | "BUSINESS" => "BUS",
        "BYP" | "BYPASS" | "BYPASSED" => "BYP",
        "SPUR" => "SPUR",
        "TRUCK" | "TRK" => "TRUCK",
        _ => return None,
    })
}

/// `43N` is 43, north; `101A` is 101A; `1ST` is no road's number.
fn number_of(word: &Word) -> Option<(&str, Option<Directions>)> {
    let digits = word.text.bytes().take_while(u8::is_ascii_digit).count();
    let (number, tail) = word
        .text
        .split_at_checked(digits)
        .filter(|(number, _)| (1..=7).contains(&number.len()))?;
    match tail {
        "" => Some((without_leading_zeros(number), None)),
        "N" | "S" | "E" | "W" | "NE" | "NW" | "SE" | "SW" => {
            Some((without_leading_zeros(number), Directions::of(tail)))
        }
        _ if tail.len() == 1 && tail.bytes().all(|b| b.is_ascii_uppercase()) => {
            Some((without_leading_zeros(&word.text), None))
        }
        _ => None,
    }
}
