//! A day of the calendar as text gives it, and the one function that turns a document's dates into what the law asks.

mod number;

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A day that exists, from the year 1 to 9999. Earlier days are less.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Day {
    year: u16,
    month: u8,
    day: u8,
}

/// Text that is no day.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("found {}, expected a day that exists, such as 2026-11-03", crate::domain::quoted::Quoted(.0))]
pub struct DayError(String);

const fn is_leap(year: u16) -> bool {
    (year.is_multiple_of(4) && !year.is_multiple_of(100)) || year.is_multiple_of(400)
}

const fn days_in(year: u16, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if is_leap(year) => 29,
        2 => 28,
        _ => 31,
    }
}

impl Day {
    /// The first there is.
    pub const FIRST: Self = Self { year: 1, month: 1, day: 1 };
    /// The last there is: the version of the rules that stands at the end.
    pub const LAST: Self = Self { year: 9999, month: 12, day: 31 };

    /// `None` where the calendar has no such day.
    #[must_use]
    pub const fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let exists = year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= days_in(year, month);
        if exists { Some(Self { year, month, day }) } else { None }
    }

    /// The same day of a later year; 29 February becomes the 28th where that year has none.
    #[must_use]
    pub const fn years_later(self, years: u16) -> Self {
        let year = self.year.saturating_add(years);
        let last = days_in(year, self.month);
        Self { year, month: self.month, day: if self.day < last { self.day } else { last } }
    }

    /// The day before; the first day of all is its own.
    #[must_use]
    pub const fn before(self) -> Self {
        if self.day > 1 {
            return Self { day: self.day - 1, ..self };
        }
        if self.month > 1 {
            return Self { month: self.month - 1, day: days_in(self.year, self.month - 1), ..self };
        }
        if self.year > 1 { Self { year: self.year - 1, month: 12, day: 31 } } else { self }
    }
}

impl FromStr for Day {
    type Err = DayError;

    /// Ten characters, `YYYY-MM-DD`, nothing about them.
    fn from_str(text: &str) -> Result<Self, DayError> {
        let refuse = || DayError(text.chars().take(40).collect());
        let parts: Vec<&str> = text.split('-').collect();
        let &[year, month, day] = parts.as_slice() else { return Err(refuse()) };
        let digits = |part: &str, length: usize| part.len() == length && part.bytes().all(|b| b.is_ascii_digit());
        if !(digits(year, 4) && digits(month, 2) && digits(day, 2)) {
            return Err(refuse());
        }
        let (Ok(year), Ok(month), Ok(day)) = (year.parse(), month.parse(), day.parse()) else { return Err(refuse()) };
        Self::new(year, month, day).ok_or_else(refuse)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl From<Day> for String {
    fn from(day: Day) -> Self {
        day.to_string()
    }
}

impl TryFrom<String> for Day {
    type Error = DayError;

    fn try_from(text: String) -> Result<Self, DayError> {
        text.parse()
    }
}

/// A date on a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Printed {
    /// This one.
    On(Day),
    /// The document prints none.
    None,
    /// Nobody could tell.
    Unknown,
}

/// Dates that cannot all be true.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum DatesError {
    /// Issued after it ends.
    #[error("found issued {issued} after expires {expires}, expected an issue date on or before it")]
    IssuedAfterExpiry {
        /// Issue date.
        issued: Day,
        /// Expiration date.
        expires: Day,
    },
    /// Issued after it was shown.
    #[error("found issued {issued} after on {on}, expected an issue date on or before the day it is shown")]
    IssuedAfterShown {
        /// Issue date.
        issued: Day,
        /// The day it is shown.
        on: Day,
    },
}

/// The two facts that the law takes from a document's dates, as words of the facts `issued` and `expires`.
///
/// > "valid" … has no expiration date or has an issuance date not more than ten (10) years prior to the date the document
/// > is presented
/// > Miss. Code Ann. § 23-15-563(3), as amended by 2024 SB 2576, in force from 15 April 2024
///
/// *Interpretation:* "not more than ten years prior" counts the tenth anniversary in, and the anniversary of 29 February
/// is 28 February in a year without one. A document is unexpired on the day printed on it. A document that prints no issue
/// date has an unknown one.
///
/// # Errors
/// [`DatesError`]: an issue date after the expiry or after the day it is shown.
pub fn document_dates(on: Day, issued: Printed, expires: Printed) -> Result<(&'static str, &'static str), DatesError> {
    if let (Printed::On(issued), Printed::On(expires)) = (issued, expires)
        && issued > expires
    {
        return Err(DatesError::IssuedAfterExpiry { issued, expires });
    }
    let age = match issued {
        Printed::On(issued) if issued > on => return Err(DatesError::IssuedAfterShown { issued, on }),
        Printed::On(issued) if issued.years_later(10) >= on => "within_ten_years",
        Printed::On(_) => "over_ten",
        Printed::None | Printed::Unknown => "unknown",
    };
    let expiry = match expires {
        Printed::On(expires) if expires >= on => "unexpired",
        Printed::On(_) => "expired",
        Printed::None => "none",
        Printed::Unknown => "unknown",
    };
    Ok((age, expiry))
}

/// The first issue date that [`document_dates`] takes as within ten years of a day: asked of it, day by day.
#[must_use]
pub fn first_issue_day(on: Day) -> Day {
    let within = |issued: Day| document_dates(on, Printed::On(issued), Printed::Unknown).is_ok_and(|(age, _)| age == "within_ten_years");
    let mut first = on;
    while first > Day::FIRST && within(first.before()) {
        first = first.before();
    }
    first
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn dates(on: &str, issued: &str, expires: &str) -> (&'static str, &'static str) {
        let printed = |text: &str| match text {
            "none" => Printed::None,
            "unknown" => Printed::Unknown,
            text => Printed::On(day(text)),
        };
        document_dates(day(on), printed(issued), printed(expires)).unwrap()
    }

    #[test]
    fn only_days_that_exist_are_days() {
        for text in ["2026-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "2026-1-1", "26-01-01", "", "2026-11-03T00", "2026-11-3 ", "+026-11-03", "0000-01-01", "1900-02-29"] {
            assert!(text.parse::<Day>().is_err(), "{text}");
        }
        for text in ["2024-02-29", "2000-02-29", "0001-01-01", "9999-12-31"] {
            assert_eq!(day(text).to_string(), text);
        }
        assert_eq!("2026-02-30".parse::<Day>().unwrap_err().to_string(), "found \"2026-02-30\", expected a day that exists, such as 2026-11-03");
    }

    #[test]
    fn the_tenth_anniversary_counts_and_the_day_after_does_not() {
        assert_eq!(dates("2026-11-03", "2016-11-03", "unknown").0, "within_ten_years");
        assert_eq!(dates("2026-11-03", "2016-11-02", "unknown").0, "over_ten");
        assert_eq!(dates("2026-11-03", "2026-11-03", "unknown").0, "within_ten_years");
    }

    #[test]
    fn ten_years_after_a_leap_day_is_the_28th() {
        assert_eq!(day("2016-02-29").years_later(10), day("2026-02-28"));
        assert_eq!(dates("2026-02-28", "2016-02-29", "none").0, "within_ten_years");
        assert_eq!(dates("2026-03-01", "2016-02-29", "none").0, "over_ten");
        assert_eq!(day("2016-02-29").years_later(4), day("2020-02-29"));
    }

    #[test]
    fn the_first_issue_day_is_the_edge_that_the_rule_has() {
        for (on, first) in [("2026-11-03", "2016-11-03"), ("2024-02-29", "2014-03-01"), ("2026-02-28", "2016-02-28"), ("2026-03-01", "2016-03-01"), ("0005-01-01", "0001-01-01")] {
            assert_eq!(first_issue_day(day(on)), day(first), "{on}");
        }
    }

    #[test]
    fn a_document_is_good_on_the_day_it_names() {
        assert_eq!(dates("2026-11-03", "unknown", "2026-11-03"), ("unknown", "unexpired"));
        assert_eq!(dates("2026-11-03", "none", "2026-11-02"), ("unknown", "expired"));
        assert_eq!(dates("2026-11-03", "2020-01-01", "none"), ("within_ten_years", "none"));
        assert_eq!(dates("2026-11-03", "2020-01-01", "unknown"), ("within_ten_years", "unknown"));
    }

    #[test]
    fn dates_that_contradict_one_another_are_named() {
        let on = day("2026-11-03");
        let said = document_dates(on, Printed::On(day("2020-01-02")), Printed::On(day("2020-01-01"))).unwrap_err().to_string();
        assert_eq!(said, "found issued 2020-01-02 after expires 2020-01-01, expected an issue date on or before it");
        let said = document_dates(on, Printed::On(day("2026-11-04")), Printed::None).unwrap_err().to_string();
        assert_eq!(said, "found issued 2026-11-04 after on 2026-11-03, expected an issue date on or before the day it is shown");
    }

    #[test]
    fn every_day_has_one_before_it() {
        for (day_text, before) in [("2026-03-01", "2026-02-28"), ("2024-03-01", "2024-02-29"), ("2026-01-01", "2025-12-31"), ("2026-11-03", "2026-11-02")] {
            assert_eq!(day(day_text).before(), day(before));
        }
        assert_eq!(day("0001-01-01").before(), day("0001-01-01"));
    }
}
