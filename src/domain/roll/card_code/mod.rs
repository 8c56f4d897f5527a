//! The code on a registration card: 90 bits as 18 symbols and 2 check symbols, in five groups of four.
//!
//! Symbols are Crockford's base 32. What is typed may have spaces, hyphens and small letters; I and L are read as 1, O as 0.
//! A mistake is noticed here, before anything is fetched, and the error names the group where one can be named.

mod field;
mod link;
#[cfg(test)]
mod tests;

pub use link::{CardLink, LinkError, Series, SeriesError};

use crate::domain::quoted::Quoted;

/// Crockford's base 32: no I, L, O or U.
const SYMBOLS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Symbols that carry the secret.
pub const DATA: usize = 18;
/// Symbols of a whole code.
pub const WHOLE: usize = 20;
/// Symbols in a group as printed.
const GROUP: usize = 4;
/// No code with its spaces is longer; what is pasted may be anything.
const LONGEST: usize = 200;

/// A code whose check symbols were right. It is a secret: it does not print itself but by [`CardCode::shown`].
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CardCode([u8; DATA]);

impl std::fmt::Debug for CardCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("CardCode(not shown)")
    }
}

/// Why a typed code was not taken. None of them holds what was typed but the one sign that is no symbol.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CodeError {
    /// Nothing typed yet.
    #[error("found no code, expected 20 letters and digits")]
    Empty,
    /// A sign that no code has.
    #[error("group {group}: found {}, expected a letter or digit of the card (the card has no U)", Quoted(&.sign.to_string()))]
    Sign {
        /// 1 to 5; 5 also for what stands behind.
        group: usize,
        /// What was found.
        sign: char,
    },
    /// A group that was typed apart from the others and does not have four.
    #[error("group {group}: found {found} letters and digits, expected 4")]
    Group {
        /// 1 to 5.
        group: usize,
        /// How many it has.
        found: usize,
    },
    /// Too few.
    #[error("found {found} letters and digits, expected 20: group {group} is not complete")]
    Short {
        /// The group that ends too early.
        group: usize,
        /// How many there are.
        found: usize,
    },
    /// Too many.
    #[error("found {found} letters and digits, expected 20: something stands behind group 5")]
    Long {
        /// How many there are.
        found: usize,
    },
    /// The check symbols say that one or more others are wrong; which, they cannot say.
    #[error("found a letter or digit that is not as on the card, or two that are swapped: compare the five groups")]
    Check,
}

impl CodeError {
    /// The group to look at first, 1 to 5, where one can be named.
    #[must_use]
    pub const fn group(&self) -> Option<usize> {
        match self {
            Self::Sign { group, .. } | Self::Group { group, .. } | Self::Short { group, .. } => Some(*group),
            Self::Long { .. } => Some(WHOLE / GROUP),
            Self::Empty | Self::Check => None,
        }
    }
}

/// What stands between groups, typed or pasted.
fn is_between(sign: char) -> bool {
    sign.is_whitespace() || matches!(sign, '-' | '_' | '.' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{200b}' | '\u{feff}')
}

/// A symbol's value, as typed.
fn value(sign: char) -> Option<u8> {
    let sign = match sign.to_ascii_uppercase() {
        'I' | 'L' => '1',
        'O' => '0',
        other => other,
    };
    SYMBOLS.iter().position(|symbol| char::from(*symbol) == sign).and_then(|at| u8::try_from(at).ok())
}

impl CardCode {
    /// The code of 90 bits: the first 90 of these, highest bit first.
    #[must_use]
    pub fn of_bits(bits: &[u8; 12]) -> Self {
        let number = bits.iter().fold(0_u128, |sum, byte| sum << 8 | u128::from(*byte));
        Self(std::array::from_fn(|at| {
            let behind = 96 - 5 * (at + 1);
            u8::try_from(number >> behind & 31).unwrap_or(0)
        }))
    }

    /// Reads what was typed, pasted or scanned.
    ///
    /// # Errors
    /// [`CodeError`]. A code with one or two wrong symbols, or two swapped, is always an error.
    pub fn read(typed: &str) -> Result<Self, CodeError> {
        let mut values = Vec::with_capacity(WHOLE);
        // How many symbols each group has that was typed apart.
        let mut apart = vec![0_usize];
        for sign in typed.chars().take(LONGEST) {
            if is_between(sign) {
                if apart.last() != Some(&0) {
                    apart.push(0);
                }
                continue;
            }
            match value(sign) {
                Some(value) => values.push(value),
                None => return Err(CodeError::Sign { group: (values.len() / GROUP + 1).min(WHOLE / GROUP), sign }),
            }
            if let Some(last) = apart.last_mut() {
                *last += 1;
            }
        }
        apart.retain(|found| *found > 0);
        let found = values.len();
        if found == 0 {
            return Err(CodeError::Empty);
        }
        // Five groups, as printed: then the one that is not of four is the one to mend.
        if apart.len() == WHOLE / GROUP
            && let Some(at) = apart.iter().position(|n| *n != GROUP)
        {
            return Err(CodeError::Group { group: at + 1, found: apart.get(at).copied().unwrap_or(0) });
        }
        if found < WHOLE {
            return Err(CodeError::Short { group: found / GROUP + 1, found });
        }
        if found > WHOLE {
            return Err(CodeError::Long { found });
        }
        if !field::is_right(&values) {
            return Err(CodeError::Check);
        }
        values.truncate(DATA);
        <[u8; DATA]>::try_from(values).ok().map(Self).ok_or(CodeError::Check)
    }

    /// As printed: `XXXX-XXXX-XXXX-XXXX-XXXX`.
    #[must_use]
    pub fn shown(&self) -> String {
        let mut shown = String::with_capacity(WHOLE + 4);
        for (at, sign) in self.signs().enumerate() {
            if at > 0 && at % GROUP == 0 {
                shown.push('-');
            }
            shown.push(sign);
        }
        shown
    }

    /// As in a link: the twenty symbols and nothing else.
    #[must_use]
    pub fn plain(&self) -> String {
        self.signs().collect()
    }

    fn signs(&self) -> impl Iterator<Item = char> {
        let check = field::check_symbols(&self.0);
        self.0.into_iter().chain(check).map(|value| SYMBOLS.get(usize::from(value)).map_or('0', |s| char::from(*s)))
    }

    /// What a key is made of: the eighteen symbols in ASCII.
    pub(super) fn secret(&self) -> [u8; DATA] {
        self.0.map(|value| SYMBOLS.get(usize::from(value)).copied().unwrap_or(b'0'))
    }
}
