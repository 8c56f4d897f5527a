//! House numbers: `12`, `12 1/2`, `12A`, `12-B`, in the order they stand along a street.

use crate::domain::quoted::Quoted;

/// The number in front of a street name. `12-B` and `12B` are the same; ordered by number, then by what follows it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct HouseNumber {
    /// The number itself.
    pub base: u32,
    /// Empty, `A`, `1/2`, or `14` where a range such as `12-14` was written.
    pub tail: String,
}

/// Text that is no house number.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("found house number {}, expected one such as 12, 12A, 12-B or 12 1/2", Quoted(.0))]
pub struct HouseNumberError(pub String);

impl HouseNumber {
    /// A bare number.
    #[must_use]
    pub const fn new(base: u32) -> Self {
        Self {
            base,
            tail: String::new(),
        }
    }

    /// `12` or `12A`; ordinals such as `12TH` are street names.
    pub(super) fn from_word(word: &str) -> Option<Self> {
        let digits = word.bytes().take_while(u8::is_ascii_digit).count();
        let (base, tail) = word.split_at_checked(digits)?;
        let tail_fits = tail.len() <= 2 && tail.bytes().all(|b| b.is_ascii_uppercase());
        if !tail_fits || matches!(tail, "ST" | "ND" | "RD" | "TH") {
            return None;
        }
        Some(Self {
            base: base.parse().ok()?,
            tail: tail.into(),
        })
    }

    pub(super) fn is_fraction(word: &str) -> bool {
        matches!(word, "1/2" | "1/3" | "2/3" | "1/4" | "3/4")
    }
}

impl std::str::FromStr for HouseNumber {
    type Err = HouseNumberError;
    fn from_str(text: &str) -> Result<Self, HouseNumberError> {
        let refused = || HouseNumberError(text.chars().take(40).collect());
        let words = super::words::words(text);
        let mut words = words.iter().skip_while(|w| w.is("#"));
        let mut number = words
            .next()
            .and_then(|w| Self::from_word(&w.text))
            .ok_or_else(refused)?;
        if let Some(tail) = words.next() {
            let plain =
                tail.text.len() <= 9 && tail.text.bytes().all(|b| b.is_ascii_alphanumeric());
            if !number.tail.is_empty()
                || words.next().is_some()
                || !(plain || Self::is_fraction(&tail.text))
            {
                return Err(refused());
            }
            number.tail.clone_from(&tail.text);
        }
        Ok(number)
    }
}

impl std::fmt::Display for HouseNumber {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let between = if self.tail.contains('/') {
            " "
        } else if self.tail.starts_with(|c: char| c.is_ascii_digit()) {
            "-"
        } else {
            ""
        };
        write!(f, "{}{between}{}", self.base, self.tail)
    }
}

#[cfg(test)]
#[expect(clippy::expect_used, reason = "tests")]
mod tests {
    use super::*;

    #[test]
    fn spellings_and_order() {
        let sorted = ["2", "12", "12 1/2", "12-14", "12A", "12-B", "101"];
        let numbers: Vec<HouseNumber> = sorted
            .iter()
            .map(|t| t.parse().expect("a house number"))
            .collect();
        assert!(numbers.is_sorted());
        let shown: Vec<String> = numbers.iter().map(ToString::to_string).collect();
        assert_eq!(shown, ["2", "12", "12 1/2", "12-14", "12A", "12B", "101"]);
        assert_eq!("0012 b".parse(), "12-B".parse::<HouseNumber>());
    }

    #[test]
    fn refused() {
        for text in ["", "A12", "12TH", "4294967296", "12 A B", "12A B"] {
            assert!(text.parse::<HouseNumber>().is_err(), "{text}");
        }
        let said = "12TH"
            .parse::<HouseNumber>()
            .expect_err("an ordinal")
            .to_string();
        assert_eq!(
            said,
            "found house number \"12TH\", expected one such as 12, 12A, 12-B or 12 1/2"
        );
    }
}
