//! The head of a log as people copy it: twelve symbols of the last line's hash, 60 bits, for the paper form.

use std::fmt;
use std::str::FromStr;

use crate::domain::edition::Hash;

/// Crockford's base32: no I, L, O, U.
const SYMBOLS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const LONG: usize = 12;

/// Twelve symbols.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Head(u64);

/// Text that is no head.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("found {} letters and digits that are no head, expected 12 such as 7K2M-9QXD-41TB", .0)]
pub struct HeadError(usize);

impl Head {
    /// Of a line's hash.
    #[must_use]
    pub fn of(hash: &Hash) -> Self {
        // Fifteen hexadecimal digits are sixty bits.
        let digits: String = hash.to_string().chars().take(LONG * 5 / 4).collect();
        Self(u64::from_str_radix(&digits, 16).unwrap_or_default())
    }
}

impl fmt::Display for Head {
    /// In three groups of four.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for i in 0..LONG {
            if i > 0 && i % 4 == 0 {
                f.write_str("-")?;
            }
            let shift = 5 * (LONG - 1 - i);
            let index = usize::try_from(self.0 >> shift & 31).unwrap_or_default();
            write!(f, "{}", char::from(SYMBOLS.get(index).copied().unwrap_or(b'0')))?;
        }
        Ok(())
    }
}

impl FromStr for Head {
    type Err = HeadError;
    /// As people write it: any case, with or without dashes and spaces; O is 0, I and L are 1.
    fn from_str(text: &str) -> Result<Self, HeadError> {
        let signs: Vec<char> = text.chars().filter(|sign| !sign.is_whitespace() && *sign != '-').collect();
        let refuse = || HeadError(signs.len());
        if signs.len() != LONG {
            return Err(refuse());
        }
        let mut value = 0;
        for sign in &signs {
            let sign = match sign.to_ascii_uppercase() {
                'O' => '0',
                'I' | 'L' => '1',
                other => other,
            };
            let at = SYMBOLS.iter().position(|symbol| char::from(*symbol) == sign).ok_or_else(refuse)?;
            value = value << 5 | u64::try_from(at).unwrap_or_default();
        }
        Ok(Self(value))
    }
}

/// A head as the paper form has it, with the number of its entry where that was written too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PaperHead {
    /// The entry's number.
    pub entry: Option<u32>,
    /// The symbols.
    pub head: Head,
}

impl FromStr for PaperHead {
    type Err = HeadError;
    /// `7K2M-9QXD-41TB` or `41:7K2M-9QXD-41TB`.
    fn from_str(text: &str) -> Result<Self, HeadError> {
        match text.split_once(':') {
            None => Ok(Self { entry: None, head: text.parse()? }),
            Some((entry, head)) => {
                let entry = entry.trim().parse().map_err(|_error| HeadError(text.len()))?;
                Ok(Self { entry: Some(entry), head: head.parse()? })
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_is_read_as_people_write_it() {
        let head = Head::of(&Hash::of(b"abc"));
        // ba7816bf8f01cfe in base32, by hand: 10111 01001 11100 00001 01101 01111 11100 01111 00000 00111 00111 11110.
        assert_eq!(head.to_string(), "Q9W1-DFWF-077Y");
        for text in ["Q9W1-DFWF-077Y", "q9w1dfwfo77y", " Q9WI dfwf 077Y ", "Q9WL-DFWF-O77Y"] {
            assert_eq!(text.parse(), Ok(head), "{text}");
        }
        assert_eq!("41:Q9W1-DFWF-077Y".parse(), Ok(PaperHead { entry: Some(41), head }));
        for text in ["", "Q9W1-DFWF-077", "Q9W1-DFWF-077YY", "Q9W1-DFWU-077Y", "x:Q9W1-DFWF-077Y", "é9W1-DFWF-077Y"] {
            assert!(text.parse::<PaperHead>().is_err(), "{text}");
        }
    }
}
