//! What is typed, read as the words of a name: family name first or last, with or without a comma.

use super::words;

/// Words that are looked at; a longer text is a sentence, not a name.
const WORDS: usize = 6;
/// Signs that are looked at.
const SIGNS: usize = 80;

/// One way to read what was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Reading {
    /// The words, and whether each stands before a comma and so belongs to the family name.
    pub(super) words: Vec<(String, Side)>,
}

/// Where a word must be found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    /// Nothing says.
    Any,
    /// Before a comma.
    Family,
    /// Behind it.
    Given,
}

/// All ways to read it: each word apart, and particles with what stands behind them. Empty where too little was typed to search.
pub(super) fn readings(typed: &str) -> Vec<Reading> {
    let typed: String = typed.chars().take(SIGNS).collect();
    let parts: Vec<(String, Side)> = match typed.split_once(',') {
        Some((family, given)) => {
            let side = |text: &str, side| words::plain(text).into_iter().map(move |word| (word, side)).collect::<Vec<_>>();
            [side(family, Side::Family), side(given, Side::Given)].concat()
        }
        None => words::plain(&typed).into_iter().map(|word| (word, Side::Any)).collect(),
    };
    let apart: Vec<(String, Side)> = parts.into_iter().take(WORDS).collect();
    if apart.iter().map(|(word, _)| word.chars().count()).sum::<usize>() < 2 {
        return Vec::new();
    }
    let mut joined: Vec<(String, Side)> = Vec::new();
    let mut before = String::new();
    for (at, (word, side)) in apart.iter().enumerate() {
        let goes_on = apart.get(at + 1).is_some_and(|(_, next)| next == side);
        if words::is_particle(word) && goes_on {
            before.push_str(word);
            continue;
        }
        joined.push((format!("{}{word}", std::mem::take(&mut before)), *side));
    }
    let mut all = vec![Reading { words: apart }];
    if all.iter().all(|reading| reading.words != joined) {
        all.push(Reading { words: joined });
    }
    all
}
