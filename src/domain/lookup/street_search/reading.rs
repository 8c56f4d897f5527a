//! The words of what has been typed so far.

use super::MOST_WORDS;
use crate::domain::lookup::address::{plain_words, street_key};

/// Whether a typed word may go on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// Another word or a blank follows it.
    Whole,
    /// It is what is being typed.
    Open,
}

/// A word to look for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TypedWord {
    /// Capitals and figures.
    pub text: String,
    /// Whole, or the beginning of a word.
    pub ending: Ending,
}

impl TypedWord {
    /// How many typos it may have.
    #[must_use]
    pub fn bound(&self) -> u8 {
        if self.text.bytes().any(|b| b.is_ascii_digit()) {
            return 0;
        }
        match self.text.chars().count() {
            0..=3 => 0,
            4..=7 => 1,
            _ => 2,
        }
    }
}

/// The words as typed, and the words of the street key they make (`St Pau` is also `SAINT PAU`). The last word typed is
/// open unless a blank or a sign follows it. Nothing for nothing, and for more than [`MOST_WORDS`].
#[must_use]
pub fn readings_of(typed: &str) -> Vec<Vec<TypedWord>> {
    let raw = plain_words(typed);
    let open = typed.ends_with(|c: char| c.is_ascii_alphanumeric() || !c.is_ascii());
    let last = if open { raw.last().cloned() } else { None };
    let key = street_key(typed);
    let mut of_key: Vec<String> = key.dirs.names().map(str::to_owned).collect();
    of_key.extend(key.name.iter().cloned());
    of_key.extend(key.kind.map(str::to_owned));
    let mut readings: Vec<Vec<TypedWord>> = Vec::with_capacity(2);
    for words in [raw, of_key] {
        let open_at = last
            .as_ref()
            .and_then(|last| words.iter().rposition(|word| word == last));
        let reading: Vec<TypedWord> = words
            .into_iter()
            .enumerate()
            .map(|(at, text)| TypedWord {
                text,
                ending: if open_at == Some(at) {
                    Ending::Open
                } else {
                    Ending::Whole
                },
            })
            .collect();
        if !reading.is_empty() && reading.len() <= MOST_WORDS && !readings.contains(&reading) {
            readings.push(reading);
        }
    }
    readings
}
