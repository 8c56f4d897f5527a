//! How well one typed word fits one word of a name.

use rphonetic::{DoubleMetaphone, Encoder};

/// Better ones are less.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Fit {
    /// The same word.
    Same,
    /// What was typed so far begins it.
    Begins,
    /// Another form of the given name.
    Nickname,
    /// It sounds the same.
    Sounds,
    /// A letter or two are wrong, missing, extra or swapped.
    Typo,
}

/// What a fit adds to a person's rank.
impl Fit {
    pub(super) const fn cost(self) -> u8 {
        match self {
            Self::Same => 0,
            Self::Begins => 1,
            Self::Nickname => 3,
            Self::Sounds => 4,
            Self::Typo => 5,
        }
    }
}

/// No fit at all.
pub(super) const NONE: u8 = u8::MAX;

/// A word with the sounds it may have, in Double Metaphone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Sounded {
    pub(super) text: String,
    first: String,
    other: String,
    /// A bit for each letter that stands in it, however often.
    letters: u32,
    /// How many letters it has.
    count: usize,
}

/// Letters of a to z by their place, all other signs together in six bits: two signs may share one, never the other way round.
fn letters(text: &str) -> u32 {
    text.chars().fold(0, |bits, sign| {
        bits | 1 << match sign {
            'a'..='z' => u32::from(sign) - u32::from('a'),
            other => 26 + u32::from(other) % 6,
        }
    })
}

impl Sounded {
    pub(super) fn new(text: String, ear: &DoubleMetaphone) -> Self {
        let is_plain = text.is_ascii();
        let first = if is_plain { ear.encode(&text) } else { String::new() };
        let other = if is_plain { ear.encode_alternate(&text) } else { String::new() };
        Self { letters: letters(&text), count: text.chars().count(), text, first, other }
    }

    fn sounds_as(&self, other: &Self) -> bool {
        let heard = |a: &str, b: &str| a.len() >= 2 && a == b;
        [&self.first, &self.other].into_iter().any(|a| [&other.first, &other.other].into_iter().any(|b| heard(a, b)))
    }
}

/// Wrong letters that are forgiven in a word of this length.
const fn forgiven(letters: usize) -> usize {
    match letters {
        0..=3 => 0,
        4..=7 => 1,
        _ => 2,
    }
}

/// How well a typed word fits a name's; nicknames are judged by the whole word elsewhere.
pub(super) fn judge(typed: &Sounded, word: &Sounded) -> Option<Fit> {
    if typed.text == word.text {
        return Some(Fit::Same);
    }
    if word.text.starts_with(&typed.text) {
        return Some(Fit::Begins);
    }
    if typed.text.len() >= 3 && word.text.len() >= 3 && typed.sounds_as(word) {
        return Some(Fit::Sounds);
    }
    is_typo(typed, word).then_some(Fit::Typo)
}

/// Whether so few letters are wrong, in the whole word or in its beginning of the length typed.
fn is_typo(typed: &Sounded, word: &Sounded) -> bool {
    let (letters, of_word) = (typed.count, word.count);
    let most = forgiven(letters);
    if most == 0 || letters > of_word + most {
        return false;
    }
    // Each letter of the one that the other lacks is a letter wrong: nearly all words end here.
    let lacking = usize::try_from((typed.letters & !word.letters).count_ones()).unwrap_or(0);
    if lacking > most {
        return false;
    }
    if of_word <= letters + most && strsim::osa_distance(&typed.text, &word.text) <= most {
        return true;
    }
    // Still typing: the beginning is let off one letter, and must be long enough to mean something.
    letters >= 5 && of_word > letters && lacking <= 1 && {
        let end = word.text.char_indices().nth(letters).map_or(word.text.len(), |(at, _)| at);
        strsim::osa_distance(&typed.text, word.text.get(..end).unwrap_or(&word.text)) <= 1
    }
}
