//! From an address as a voter types it to its readings: number, street, unit, town, state, ZIP, or what is in the way.

use super::house_number::HouseNumber;
use super::street::{StreetKey, key_of};
use super::town::canonical_town_of;
use super::words::{Word, is_number, words};
use super::{boxes, routes, states, units};

/// The longest text that is read, in characters.
const LONGEST: usize = 200;
/// "Mississippi Valley State University".
const LONGEST_TOWN_WORDS: usize = 4;

/// The gazetteer's towns.
pub trait Towns {
    /// Whether a canonical name (see [`super::canonical_town`]) is a town's.
    fn is_town(&self, canonical: &str) -> bool;
}

/// What an address says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Parsed {
    /// None where there is none; see [`Trouble::NumberMissing`].
    pub number: Option<HouseNumber>,
    /// `APT 4`, `#4`, `BLDG C APT 2`.
    pub unit: Option<String>,
    /// Every way to part street and town: the longest town first, the street alone last. Empty for boxes and rubbish.
    pub readings: Vec<Reading>,
    /// Five digits.
    pub zip: Option<String>,
    /// Two letters.
    pub state: Option<&'static str>,
    /// What keeps the address from being looked up, or may do so: the readings are still given where there are any.
    pub trouble: Option<Trouble>,
}

/// One way to read street and town.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// The street.
    pub street: StreetKey,
    /// Canonical; none where the reading has no town.
    pub town: Option<String>,
    /// The street's words as typed, in capitals.
    pub displayed_street: String,
}

/// Why an address cannot be looked up as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trouble {
    /// Nothing was typed.
    Empty,
    /// A street without a house number.
    NumberMissing,
    /// `123 Highway`: which one is not said.
    HighwayWithoutNumber,
    /// `Rt 2 Box 45`: an old mail address, replaced by a 911 address.
    RuralBox,
    /// A post-office box is not a residence.
    PoBox,
    /// `Main & Oak`: two streets and no number.
    Intersection,
    /// Over 200 characters.
    TooLong,
    /// What was found that no address holds.
    Unreadable(String),
}

/// Reads an address. Never fails: what cannot be read is said in [`Parsed::trouble`].
#[must_use]
pub fn parse(text: &str, towns: &dyn Towns) -> Parsed {
    let mut parsed = Parsed::default();
    if let Some(trouble) = unreadable(text) {
        parsed.trouble = Some(trouble);
        return parsed;
    }
    let mut cut = words(text);
    if !cut.iter().any(|w| {
        w.text
            .chars()
            .any(|c| c.is_ascii_alphanumeric() || !c.is_ascii())
    }) {
        parsed.trouble = Some(Trouble::Unreadable("signs only".into()));
        return parsed;
    }
    (parsed.zip, parsed.state) = states::take_zip_and_state(&mut cut);
    if let Some(trouble) = boxes::take(&mut cut) {
        parsed.trouble = Some(trouble);
        return parsed;
    }
    let early_unit = units::take_leading(&mut cut);
    match take_number(&mut cut) {
        Ok(number) => parsed.number = number,
        Err(trouble) => {
            parsed.trouble = Some(trouble);
            return parsed;
        }
    }
    let mut found_units: Vec<String> = early_unit.into_iter().collect();
    let mut parts: Vec<Vec<Word>> = Vec::new();
    for part in cut.split(|w| w.is(",")) {
        let mut part = part.to_vec();
        found_units.append(&mut units::take(
            &mut part,
            parsed.number.is_some() && parts.is_empty(),
        ));
        let is_county = !parts.is_empty() && part.last().is_some_and(|w| w.is("COUNTY"));
        if !part.is_empty() && !is_county {
            parts.push(part);
        }
    }
    if !found_units.is_empty() {
        let units: Vec<&str> = found_units.iter().map(String::as_str).collect();
        parsed.unit = Some(units.join(" "));
    }
    parsed.readings = readings(&parts, towns);
    parsed.trouble = trouble_of(&parsed, parts.first().map_or(&[], Vec::as_slice));
    parsed
}

fn unreadable(text: &str) -> Option<Trouble> {
    if text.trim().is_empty() {
        return Some(Trouble::Empty);
    }
    if text.chars().nth(LONGEST).is_some() {
        return Some(Trouble::TooLong);
    }
    text.chars().find(|c| is_strange(*c)).map(|c| {
        let shown: String = if c.is_ascii_control() {
            c.escape_unicode().collect()
        } else {
            c.into()
        };
        Trouble::Unreadable(shown)
    })
}

/// Control characters, arrows, symbols and emoji; not the blanks, dashes and quotes that are read as such.
fn is_strange(c: char) -> bool {
    match c {
        '\n' | '\r' | '\t' => false,
        '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{fffd}' => true,
        '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{2190}'..='\u{2bff}' => true,
        '\u{e000}'..='\u{f8ff}' | '\u{fe00}'..='\u{fe0f}' | '\u{1f000}'..='\u{10ffff}' => true,
        _ => false,
    }
}

/// The house number in front, with what hangs on it: `12-B`, `12 1/2`.
fn take_number(cut: &mut Vec<Word>) -> Result<Option<HouseNumber>, Trouble> {
    let start = cut.iter().take_while(|w| w.is("#") || w.is(",")).count();
    let Some(first) = cut.get(start) else {
        return Ok(None);
    };
    let Some(mut number) = HouseNumber::from_word(&first.text) else {
        let too_long = is_number(&first.text);
        return if too_long {
            Err(Trouble::Unreadable(first.text.clone()))
        } else {
            Ok(None)
        };
    };
    let mut used = start + 1;
    if let Some(next) = cut.get(used) {
        let letters = next.text.len() <= 2 && next.text.bytes().all(|b| b.is_ascii_uppercase());
        let tail = HouseNumber::is_fraction(&next.text)
            || (next.glued && (letters || is_number(&next.text)));
        if tail && number.tail.is_empty() {
            number.tail.clone_from(&next.text);
            used += 1;
        } else if next.glued {
            // 12-Mile Road is a road.
            return Ok(None);
        }
    }
    used += cut.iter().skip(used).take_while(|w| w.is(",")).count();
    cut.drain(..used);
    Ok(Some(number))
}

fn readings(parts: &[Vec<Word>], towns: &dyn Towns) -> Vec<Reading> {
    let Some((street, rest)) = parts.split_first() else {
        return Vec::new();
    };
    let mut out = Vec::new();
    let names: Vec<String> = rest
        .iter()
        .map(|part| canonical_town_of(&texts(part)))
        .collect();
    let known = names.iter().rev().find(|name| towns.is_town(name));
    match (known, names.last()) {
        (Some(town), _) => add(&mut out, street, Some(town.clone())),
        (None, last) => {
            for count in (1..=LONGEST_TOWN_WORDS.min(street.len().saturating_sub(1))).rev() {
                let (before, after) = street.split_at(street.len() - count);
                let town = canonical_town_of(&texts(after));
                if towns.is_town(&town) {
                    add(&mut out, before, Some(town));
                }
            }
            add(&mut out, street, last.cloned());
        }
    }
    out
}

fn add(out: &mut Vec<Reading>, street: &[Word], town: Option<String>) {
    let key = key_of(street);
    if !key.is_empty() {
        out.push(Reading {
            street: key,
            town,
            displayed_street: texts(street).join(" "),
        });
    }
}

fn texts(words: &[Word]) -> Vec<&str> {
    words.iter().map(|w| w.text.as_str()).collect()
}

fn trouble_of(parsed: &Parsed, street: &[Word]) -> Option<Trouble> {
    if parsed.readings.is_empty() {
        return Some(match &parsed.number {
            Some(number) => Trouble::Unreadable(number.to_string()),
            None => Trouble::NumberMissing,
        });
    }
    if parsed.number.is_none() && is_intersection(street) {
        return Some(Trouble::Intersection);
    }
    let nameless = parsed.readings.iter().any(|reading| {
        let typed: Vec<&str> = reading
            .displayed_street
            .split(' ')
            .filter(|word| super::Directions::of(word).is_none())
            .collect();
        routes::is_nameless(&typed)
    });
    if nameless {
        return Some(Trouble::HighwayWithoutNumber);
    }
    parsed.number.is_none().then_some(Trouble::NumberMissing)
}

/// `Main & Oak`, `Main St at Oak St`, `Main/Oak`, `corner of Main and Oak`.
fn is_intersection(street: &[Word]) -> bool {
    if street
        .first()
        .is_some_and(|w| matches!(w.text.as_str(), "CORNER" | "INTERSECTION"))
        && street.len() > 1
    {
        return true;
    }
    let joint = |w: &Word| matches!(w.text.as_str(), "&" | "@" | "/" | "AND" | "AT");
    street
        .iter()
        .enumerate()
        .any(|(at, word)| at > 0 && at + 1 < street.len() && joint(word))
}
