//! The words of a county's streets in order, and which of them a typed word fits, by one walk that shares beginnings.

use super::reading::{Ending, TypedWord};
use crate::domain::lookup::in_order::sorted;

/// Sorted words, each once. A word's id is its rank.
#[derive(Debug)]
pub(super) struct Vocabulary {
    words: Vec<Entry>,
}

#[derive(Debug)]
struct Entry {
    text: String,
    letters: Box<[char]>,
    /// Letters shared with the word before.
    shared: usize,
    has_digit: bool,
}

impl Vocabulary {
    pub(super) fn new(words: impl Iterator<Item = String>) -> Self {
        let mut sorted = sorted(words.collect(), &|a: &String, b: &String| a.cmp(b));
        sorted.dedup();
        let mut entries: Vec<Entry> = Vec::with_capacity(sorted.len());
        for text in sorted {
            let letters: Box<[char]> = text.chars().collect();
            let shared = entries.last().map_or(0, |before| {
                before
                    .letters
                    .iter()
                    .zip(&letters)
                    .take_while(|(a, b)| a == b)
                    .count()
            });
            let has_digit = text.bytes().any(|b| b.is_ascii_digit());
            entries.push(Entry {
                text,
                letters,
                shared,
                has_digit,
            });
        }
        Self { words: entries }
    }

    pub(super) fn len(&self) -> usize {
        self.words.len()
    }

    pub(super) fn id(&self, word: &str) -> Option<usize> {
        self.words
            .binary_search_by(|entry| entry.text.as_str().cmp(word))
            .ok()
    }

    /// Ids and typos of the words that fit.
    pub(super) fn matches(&self, word: &TypedWord) -> Vec<(usize, u8)> {
        match word.bound() {
            0 => self.spelt_so(word),
            bound => self.within(word, bound),
        }
    }

    fn spelt_so(&self, word: &TypedWord) -> Vec<(usize, u8)> {
        match word.ending {
            Ending::Whole => self.id(&word.text).map(|id| (id, 0)).into_iter().collect(),
            Ending::Open => {
                let from = self.words.partition_point(|entry| entry.text < word.text);
                let beginning = self
                    .words
                    .iter()
                    .skip(from)
                    .take_while(|entry| entry.text.starts_with(&word.text));
                beginning
                    .enumerate()
                    .map(|(at, _)| (from + at, 0))
                    .collect()
            }
        }
    }

    /// Walks the words in order and keeps the rows of the distance table for the letters they share with the one before.
    /// A beginning whose last row is all over the bound is done with: every word that shares it is skipped.
    fn within(&self, word: &TypedWord, bound: u8) -> Vec<(usize, u8)> {
        let typed: Vec<char> = word.text.chars().collect();
        let mut table = Table::new(&typed);
        let mut dead: Option<usize> = None;
        let mut found = Vec::new();
        for (id, entry) in self.words.iter().enumerate() {
            dead = dead.filter(|depth| entry.shared >= *depth);
            if dead.is_none() {
                table.rows.truncate(entry.shared + 1);
                while let Some(&letter) = entry.letters.get(table.rows.len() - 1) {
                    let depth = table.rows.len();
                    let earlier = depth
                        .checked_sub(2)
                        .and_then(|at| entry.letters.get(at))
                        .copied();
                    table.push(letter, earlier);
                    if table.is_over(bound) {
                        dead = Some(depth);
                        break;
                    }
                }
            }
            let cost = match word.ending {
                Ending::Open => table.best(),
                Ending::Whole if dead.is_none() => table.last(),
                Ending::Whole => continue,
            };
            if cost <= bound && (cost == 0 || !entry.has_digit) {
                found.push((id, cost));
            }
        }
        found
    }
}

/// The table of optimal string alignment, one row per letter of a vocabulary word.
struct Table<'a> {
    typed: &'a [char],
    rows: Vec<Row>,
}

struct Row {
    cells: Vec<u8>,
    least: u8,
    /// The least last cell of this row and those above: the distance to the nearest beginning.
    best: u8,
}

impl<'a> Table<'a> {
    fn new(typed: &'a [char]) -> Self {
        let cells: Vec<u8> = (0..=typed.len())
            .map(|n| u8::try_from(n).unwrap_or(u8::MAX))
            .collect();
        let best = cells.last().copied().unwrap_or(0);
        Self {
            typed,
            rows: vec![Row {
                cells,
                least: 0,
                best,
            }],
        }
    }

    /// `earlier`: the letter before `letter` in the vocabulary word.
    fn push(&mut self, letter: char, earlier: Option<char>) {
        let depth = self.rows.len();
        let (Some(up), two_up) = (
            self.rows.last(),
            depth.checked_sub(2).and_then(|at| self.rows.get(at)),
        ) else {
            return;
        };
        let mut cells = Vec::with_capacity(self.typed.len() + 1);
        let mut left = u8::try_from(depth).unwrap_or(u8::MAX);
        let mut least = left;
        cells.push(left);
        let mut typed_before = None;
        for (column, (&typed, pair)) in self.typed.iter().zip(up.cells.windows(2)).enumerate() {
            let [diagonal, above] = *pair else { break };
            let mut cell = diagonal.saturating_add(u8::from(typed != letter));
            cell = cell
                .min(above.saturating_add(1))
                .min(left.saturating_add(1));
            if earlier == Some(typed) && typed_before == Some(letter) {
                let swapped = two_up
                    .zip(column.checked_sub(1))
                    .and_then(|(row, at)| row.cells.get(at));
                cell = cell.min(swapped.map_or(u8::MAX, |from| from.saturating_add(1)));
            }
            cells.push(cell);
            least = least.min(cell);
            left = cell;
            typed_before = Some(typed);
        }
        let best = up.best.min(left);
        self.rows.push(Row { cells, least, best });
    }

    /// No continuation comes back under the bound. A swap reaches two rows up, but a row's least is at most one over the
    /// least of the row above, so that row is at the bound at best, and the swap over it.
    fn is_over(&self, bound: u8) -> bool {
        self.rows.last().is_some_and(|row| row.least > bound)
    }

    fn best(&self) -> u8 {
        self.rows.last().map_or(u8::MAX, |row| row.best)
    }

    fn last(&self) -> u8 {
        self.rows
            .last()
            .and_then(|row| row.cells.last())
            .copied()
            .unwrap_or(u8::MAX)
    }
}
