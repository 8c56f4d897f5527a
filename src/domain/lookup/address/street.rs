//! Streets: from any spelling to the key that all spellings of one street share, and back to text.

use super::directions::Directions;
use super::name_words;
use super::routes::{self, Route};
use super::suffixes::{is_bare_suffix, suffix};
use super::words::{Word, words};

/// What the spellings of one street share. Equality is "the same street, spelt correctly".
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct StreetKey {
    /// Found before or after the name.
    pub dirs: Directions,
    /// Canonical words; a numbered road's class and number are two of them: `HWY`, `15`.
    pub name: Vec<String>,
    /// Standard abbreviation of the suffix: `ST`, `RD`, `AVE`.
    pub kind: Option<&'static str>,
}

/// The key of a source's street column: `W MAIN ST`, `County Road 123`, `Attala Road 6315`.
#[must_use]
pub fn street_key(text: &str) -> StreetKey {
    key_of(&words(text))
}

/// The key of words already cut. A key always reads back as itself: where a first reading's display would be read
/// otherwise, the second reading counts.
pub(super) fn key_of(cut: &[Word]) -> StreetKey {
    let mut key = read(cut);
    // Each round only merges or moves a word; six are more than any input has needed.
    for _ in 0..6 {
        let again = read(&words(&key.to_string()));
        if again == key {
            break;
        }
        key = again;
    }
    key
}

fn read(cut: &[Word]) -> StreetKey {
    let cut: Vec<Word> = cut
        .iter()
        .filter(|w| !matches!(w.text.as_str(), "," | "/" | "@"))
        .cloned()
        .collect();
    let Some(route) = routes::find(&cut) else {
        let texts: Vec<&str> = cut
            .iter()
            .filter(|w| !w.is("#"))
            .map(|w| w.text.as_str())
            .collect();
        return plain(&texts);
    };
    with_route(&cut, &route)
}

/// `[directions] [words] CLASS NUMBER [qualifiers] [words] [kind] [directions]`
fn with_route(cut: &[Word], route: &Route) -> StreetKey {
    let text_of = |words: &[Word]| -> Vec<String> {
        words
            .iter()
            .filter(|w| !w.is("#"))
            .map(|w| w.text.clone())
            .collect()
    };
    let before = text_of(cut.get(..route.from).unwrap_or_default());
    let after = text_of(cut.get(route.to..).unwrap_or_default());
    let mut before: Vec<&str> = before.iter().map(String::as_str).collect();
    let mut after: Vec<&str> = after.iter().map(String::as_str).collect();
    let mut dirs = route.direction.unwrap_or_default();
    if let Some(found) = take_first_direction(&mut before, 0) {
        dirs = dirs.with(found);
    }
    let mut old = false;
    if let Some(found) = take_last_direction(&mut after, 0) {
        dirs = dirs.with(found);
    }
    let kind = after.last().and_then(|word| suffix(word));
    if kind.is_some() {
        after.pop();
    }
    // HWY 15 N BYPASS: a direction between the number and the kind.
    if let [only] = after.as_slice()
        && let Some(found) = Directions::of(only)
    {
        dirs = dirs.with(found);
        after.clear();
    }
    after.retain(|word| {
        old |= *word == "OLD";
        *word != "OLD"
    });
    let mut name = name_words::canonical(&before);
    if old && !name.iter().any(|word| word == "OLD") {
        name.insert(0, "OLD".into());
    }
    name.push(route.class.into());
    name.push(route.number.clone());
    name.extend(route.qualifiers.iter().map(|q| (*q).to_owned()));
    name.extend(name_words::canonical(&after));
    StreetKey { dirs, name, kind }
}

fn plain(texts: &[&str]) -> StreetKey {
    let mut core = texts.to_vec();
    let mut dirs = Directions::NONE;
    let kept = lettered_avenue(&core);
    let all_directions = core.iter().all(|w| Directions::of(w).is_some());
    if !all_directions && let Some(found) = take_last_direction(&mut core, kept.max(1)) {
        dirs = dirs.with(found);
    }
    let mut kind = None;
    if core.len() > kept.max(1) {
        kind = core.last().and_then(|word| suffix(word));
    }
    // N Park is a park to the north; N St is a street called North.
    if let ([only, _], Some(found)) = (core.as_slice(), kind)
        && Directions::of(only).is_some()
        && !is_bare_suffix(found)
    {
        kind = None;
    }
    if kind.is_some() {
        core.pop();
    }
    if kept == 0
        && !leads_a_name(&core)
        && let Some(found) = take_first_direction(&mut core, 1)
    {
        dirs = dirs.with(found);
    }
    let name = match core.as_slice() {
        [only] => match Directions::of(only).and_then(Directions::long) {
            Some(long) => vec![long.to_owned()],
            None => name_words::canonical(&core),
        },
        _ => name_words::canonical(&core),
    };
    StreetKey { dirs, name, kind }
}

/// `AVENUE E`, `AVENUE OF THE OAKS`: how many words in front are the name for certain.
fn lettered_avenue(core: &[&str]) -> usize {
    match core {
        ["AVENUE" | "AVE" | "AV", next, ..] if next.len() == 1 || *next == "OF" => 2,
        _ => 0,
    }
}

/// `NO NAME RD` and `NO MANS LAND` do not go north.
fn leads_a_name(core: &[&str]) -> bool {
    matches!(core, ["NO", "NAME" | "MANS" | "MAN" | "BUSINESS", ..])
}

/// Takes one direction, of one word or two, from the front, leaving at least `leave` words.
fn take_first_direction(core: &mut Vec<&str>, leave: usize) -> Option<Directions> {
    let (found, used) = match core.as_slice() {
        [first, second, rest @ ..]
            if rest.len() >= leave && Directions::between(first, second).is_some() =>
        {
            (Directions::between(first, second)?, 2)
        }
        [first, rest @ ..] if rest.len() >= leave => (Directions::of(first)?, 1),
        _ => return None,
    };
    core.drain(..used);
    Some(found)
}

/// The same from the end.
fn take_last_direction(core: &mut Vec<&str>, leave: usize) -> Option<Directions> {
    let (found, used) = match core.as_slice() {
        [rest @ .., first, second]
            if rest.len() >= leave && Directions::between(first, second).is_some() =>
        {
            (Directions::between(first, second)?, 2)
        }
        [rest @ .., last] if rest.len() >= leave => (Directions::of(last)?, 1),
        _ => return None,
    };
    core.truncate(core.len() - used);
    Some(found)
}

impl StreetKey {
    /// The class and number of a numbered road: `HWY`, `15`.
    #[must_use]
    pub fn route(&self) -> Option<(&str, &str)> {
        self.name.windows(2).find_map(|pair| match pair {
            [class, number]
                if matches!(class.as_str(), "HWY" | "I" | "CR" | "BIA" | "RD")
                    && number.starts_with(|c: char| c.is_ascii_digit()) =>
            {
                Some((class.as_str(), number.as_str()))
            }
            _ => None,
        })
    }

    /// No words at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.name.is_empty()
    }

    /// A numbered road and a lettered avenue carry their direction behind.
    fn direction_behind(&self) -> bool {
        self.route().is_some()
            || matches!(self.name.as_slice(), [first, _, ..] if first == "AVENUE")
    }
}

/// `W MAIN ST`, `HWY 15 N`, `N MAIN ST E`.
impl std::fmt::Display for StreetKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut behind: Vec<&str> = self.dirs.names().collect();
        let mut parts: Vec<&str> = Vec::with_capacity(self.name.len() + 3);
        if !behind.is_empty() && !self.direction_behind() {
            parts.push(behind.remove(0));
        }
        parts.extend(self.name.iter().map(String::as_str));
        parts.extend(self.kind);
        parts.append(&mut behind);
        f.write_str(&parts.join(" "))
    }
}
