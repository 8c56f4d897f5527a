//! A clock reading as text, `2026-11-03T13:00:00Z`. Two of one form compare as text, so no time library is needed.

use serde::{Deserialize, Serialize};

use crate::domain::quoted::Quoted;

/// A UTC instant, to the second.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Instant(String);

/// Text that is not an instant.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("found instant {}, expected the form 2026-11-03T13:00:00Z", Quoted(.0))]
pub struct InstantError(String);

impl std::str::FromStr for Instant {
    type Err = InstantError;
    /// Reads `YYYY-MM-DDTHH:MM:SSZ`; fractions of a second, as browsers write them, are dropped.
    fn from_str(text: &str) -> Result<Self, InstantError> {
        let refuse = || InstantError(text.chars().take(40).collect());
        let (whole, rest) = text.split_at_checked(19).ok_or_else(refuse)?;
        let fits = whole.bytes().zip("0000-00-00T00:00:00".bytes()).all(|(found, form)| {
            if form == b'0' { found.is_ascii_digit() } else { found == form }
        });
        let fraction = rest.strip_suffix('Z').ok_or_else(refuse)?;
        let fraction_fits = fraction.is_empty()
            || fraction.strip_prefix('.').is_some_and(|f| !f.is_empty() && f.bytes().all(|b| b.is_ascii_digit()));
        if fits && fraction_fits { Ok(Self(format!("{whole}Z"))) } else { Err(refuse()) }
    }
}

impl TryFrom<String> for Instant {
    type Error = InstantError;
    fn try_from(text: String) -> Result<Self, InstantError> {
        text.parse()
    }
}

impl From<Instant> for String {
    fn from(instant: Instant) -> Self {
        instant.0
    }
}

impl Instant {
    /// Seconds since 1970, by the calendar of today carried back; digits that are no day are counted on from the first one.
    #[must_use]
    pub fn seconds(&self) -> i64 {
        let number = |from: usize, to: usize| self.0.get(from..to).and_then(|t| t.parse::<i64>().ok()).unwrap_or(0);
        // Years that begin in March: the leap day is the last of its year, and months before it have no say.
        let (month, before_march) = (number(5, 7), number(5, 7) < 3);
        let year = number(0, 4) - i64::from(before_march);
        let month = if before_march { month + 9 } else { month - 3 };
        let days = 365 * year + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400) + (153 * month + 2).div_euclid(5) + number(8, 10) - 719_469;
        ((days * 24 + number(11, 13)) * 60 + number(14, 16)) * 60 + number(17, 19)
    }

    /// Whether the digits are a day and a time of day; a leap second is none.
    #[must_use]
    pub fn is_of_the_calendar(&self) -> bool {
        let number = |from: usize, to: usize| self.0.get(from..to).and_then(|t| t.parse::<u32>().ok()).unwrap_or(u32::MAX);
        let (year, month) = (number(0, 4), number(5, 7));
        let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        let days = match month {
            2 => 28 + u32::from(is_leap),
            4 | 6 | 9 | 11 => 30,
            _ => 31,
        };
        year >= 1 && (1..=12).contains(&month) && (1..=days).contains(&number(8, 10)) && number(11, 13) < 24 && number(14, 16) < 60 && number(17, 19) < 60
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]
    use super::*;

    #[test]
    fn browsers_and_build_write_the_same_instant() {
        let build: Instant = "2020-11-03T13:00:00Z".parse().unwrap();
        assert_eq!(build, "2020-11-03T13:00:00.123Z".parse().unwrap());
        assert!(build < "2020-11-03T13:00:01Z".parse().unwrap());
    }

    /// Beside a library that knows the calendar.
    #[test]
    fn seconds_are_those_of_the_calendar() {
        let mut seconds = -5_000_000_000_i64;
        while seconds < 100_000_000_000 {
            let text = jiff::Timestamp::from_second(seconds).unwrap().strftime("%Y-%m-%dT%H:%M:%SZ").to_string();
            assert_eq!(text.parse::<Instant>().unwrap().seconds(), seconds, "{text}");
            seconds += 86_400 * 17 + 4_231;
        }
    }

    #[test]
    fn days_of_the_calendar_are_those_of_a_library() {
        let mut refused = 0;
        for year in [1, 1900, 1999, 2000, 2024, 2026, 2100] {
            for month in 0..=13 {
                for day in 0..=32 {
                    for (hour, minute) in [(0, 0), (23, 59), (24, 0), (7, 60)] {
                        let instant: Instant = format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:00Z").parse().unwrap();
                        let twin = jiff::civil::DateTime::new(year, month, day, hour, minute, 0, 0).is_ok();
                        assert_eq!(instant.is_of_the_calendar(), twin, "{instant:?}");
                        refused += usize::from(!twin);
                    }
                }
            }
        }
        assert!(refused > 1_000);
        assert!(!"2016-12-31T23:59:60Z".parse::<Instant>().unwrap().is_of_the_calendar());
    }

    #[test]
    fn other_forms_are_refused() {
        for text in ["", "2020-11-03", "2020-11-03T13:00:00", "2020-11-03T13:00:00+00:00", "2020-11-03T13:00:00.Z", "é020-11-03T13:00:00Z"] {
            assert!(text.parse::<Instant>().is_err(), "{text}");
        }
    }
}
