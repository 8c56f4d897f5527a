//! All people of a roll by their names' words, and the search through them.

use std::collections::BTreeMap;
use std::rc::Rc;

use rphonetic::DoubleMetaphone;
use serde::Serialize;

use super::judge::{Fit, NONE, Sounded, judge};
use super::query::{Reading, Side, readings};
use super::{NameParts, nicknames, words};

/// As many people as are ever shown: more would be a list to read through, not an answer.
pub const MOST: usize = 20;
/// A word that is found in the middle name stands a little behind.
const IN_MIDDLE: u8 = 1;

/// A person found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Hit {
    /// Position in the roll.
    pub at: u32,
    /// 0 is best.
    pub rank: u8,
}

/// What a search finds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Found {
    /// Best first, by name where they rank alike; at most [`MOST`].
    pub hits: Vec<Hit>,
    /// Whether more people fit than are shown: type more.
    pub more: bool,
}

/// Where a person's words lie in [`NameIndex::parts`].
#[derive(Debug, Clone, Copy)]
struct Person {
    start: u32,
    last: u8,
    first: u8,
    middle: u8,
    suffix: u8,
}

/// The names of a roll.
#[derive(Debug, Default)]
pub struct NameIndex {
    /// Every word once.
    vocabulary: Vec<Sounded>,
    /// Numbers of words, person by person: family, given, middle, suffix.
    parts: Vec<u32>,
    people: Vec<Person>,
    /// Each person's place in the order of their names.
    order: Vec<u32>,
}

fn narrow(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

impl NameIndex {
    /// The index over these names, in the roll's order.
    #[must_use]
    pub fn new<'a>(names: impl IntoIterator<Item = NameParts<'a>>) -> Self {
        let ear = DoubleMetaphone::new(Some(8));
        let mut index = Self::default();
        let mut known: BTreeMap<String, u32> = BTreeMap::new();
        let mut sorted: Vec<(String, String, u32)> = Vec::new();
        for (at, name) in names.into_iter().enumerate() {
            let start = narrow(index.parts.len());
            let mut put = |text: &str| -> u8 {
                let mut count = 0;
                for word in words::of_name(text).into_iter().take(usize::from(u8::MAX)) {
                    let number = *known.entry(word).or_insert_with_key(|word| {
                        index.vocabulary.push(Sounded::new(word.clone(), &ear));
                        narrow(index.vocabulary.len() - 1)
                    });
                    index.parts.push(number);
                    count += 1;
                }
                count
            };
            let person = Person { start, last: put(name.last), first: put(name.first), middle: put(name.middle), suffix: put(name.suffix) };
            index.people.push(person);
            sorted.push((words::plain(name.last).concat(), words::plain(name.first).concat(), narrow(at)));
        }
        sorted.sort_unstable();
        index.order = vec![0; sorted.len()];
        for (place, (_, _, at)) in sorted.iter().enumerate() {
            if let Some(slot) = usize::try_from(*at).ok().and_then(|at| index.order.get_mut(at)) {
                *slot = narrow(place);
            }
        }
        index
    }

    /// How many people it holds.
    #[must_use]
    pub fn len(&self) -> usize {
        self.people.len()
    }

    /// Whether it holds nobody.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.people.is_empty()
    }

    /// Who may be meant. Less than two letters find nobody.
    #[must_use]
    pub fn search(&self, typed: &str) -> Found {
        let ear = DoubleMetaphone::new(Some(8));
        // Two readings share most of their words, and each word is judged once.
        let mut judged: BTreeMap<String, Rc<Table>> = BTreeMap::new();
        let tables: Vec<Vec<(Rc<Table>, Side)>> = readings(typed).into_iter().map(|reading| self.tables(reading, &mut judged, &ear)).collect();
        let mut ranked: Vec<(u8, u32, u32)> = Vec::new();
        for (at, person) in self.people.iter().enumerate() {
            let rank = tables.iter().filter_map(|tables| self.rank(*person, tables)).min();
            if let Some(rank) = rank {
                ranked.push((rank, self.order.get(at).copied().unwrap_or(0), narrow(at)));
            }
        }
        let more = ranked.len() > MOST;
        if more {
            ranked.select_nth_unstable(MOST);
            ranked.truncate(MOST);
        }
        ranked.sort_unstable();
        Found { hits: ranked.into_iter().map(|(rank, _, at)| Hit { at, rank }).collect(), more }
    }

    fn tables(&self, reading: Reading, judged: &mut BTreeMap<String, Rc<Table>>, ear: &DoubleMetaphone) -> Vec<(Rc<Table>, Side)> {
        let table = |(word, side): (String, Side)| {
            let table = judged.entry(word).or_insert_with_key(|word| Rc::new(self.table(word, ear)));
            (Rc::clone(table), side)
        };
        reading.words.into_iter().map(table).collect()
    }

    /// Every word of the vocabulary, judged against a typed one.
    fn table(&self, typed: &str, ear: &DoubleMetaphone) -> Table {
        let typed = Sounded::new(typed.to_owned(), ear);
        let also = nicknames::of(&typed.text);
        let (mut family, mut given) = (Vec::with_capacity(self.vocabulary.len()), Vec::with_capacity(self.vocabulary.len()));
        for word in &self.vocabulary {
            let cost = judge(&typed, word).map_or(NONE, Fit::cost);
            family.push(cost);
            given.push(if also.contains(&word.text.as_str()) { cost.min(Fit::Nickname.cost()) } else { cost });
        }
        Table { family, given }
    }

    /// The sum over the words typed, each where it fits best; `None` where one fits nowhere.
    fn rank(&self, person: Person, tables: &[(Rc<Table>, Side)]) -> Option<u8> {
        let mut sum: u8 = 0;
        for (table, side) in tables {
            let best = self.best(person, table, *side);
            if best == NONE {
                return None;
            }
            sum = sum.saturating_add(best);
        }
        Some(sum)
    }

    fn best(&self, person: Person, table: &Table, side: Side) -> u8 {
        let mut rest = self.parts.get(usize::try_from(person.start).unwrap_or(usize::MAX)..).unwrap_or_default();
        let mut least = |count: u8, costs: &[u8]| {
            let (words, behind) = rest.split_at_checked(usize::from(count)).unwrap_or((rest, &[]));
            rest = behind;
            let cost = |word: &u32| usize::try_from(*word).ok().and_then(|at| costs.get(at)).copied().unwrap_or(NONE);
            words.iter().map(cost).min().unwrap_or(NONE)
        };
        let family = least(person.last, &table.family);
        let given = least(person.first, &table.given);
        let middle = least(person.middle, &table.given);
        let suffix = least(person.suffix, &table.family);
        let middle = if middle == NONE { NONE } else { middle.saturating_add(IN_MIDDLE) };
        match side {
            Side::Any => family.min(given).min(middle).min(suffix),
            Side::Family => family.min(suffix),
            Side::Given => given.min(middle).min(suffix),
        }
    }
}

/// What each word of the vocabulary costs for one typed word, as a family name and as a given one.
struct Table {
    family: Vec<u8>,
    given: Vec<u8>,
}
