//! The elections that the Code itself puts on the calendar of a year.

use jiff::civil::{Date, Weekday};
use serde::Serialize;

use crate::domain::election::ElectionKind;

/// A regular election.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RegularElection {
    /// `YYYY-MM-DD`.
    pub date: String,
    /// Which kind.
    pub kind: ElectionKind,
    /// In a few words.
    pub name: &'static str,
    /// Where it stands.
    pub cite: &'static str,
    /// How well known.
    pub confidence: &'static str,
}

/// Of a weekday in a month, the n-th, from 1.
fn nth(year: i16, month: i8, nth: i8, weekday: Weekday) -> Option<Date> {
    Date::new(year, month, 1).ok()?.nth_weekday_of_month(nth, weekday).ok()
}

/// The first Tuesday after the first Monday.
fn tuesday_after_monday(year: i16, month: i8) -> Option<Date> {
    nth(year, month, 1, Weekday::Monday)?.tomorrow().ok()
}

/// The regular elections of a year, by date: statewide ones every fourth year from 1995, congressional ones in even years,
/// municipal ones every fourth year from 1985. Runoffs follow from `runoff` of each.
#[must_use]
pub fn regular_elections(year: i16) -> Vec<RegularElection> {
    let mut all = Vec::new();
    let mut add = |date: Option<Date>, kind, name, cite, confidence| {
        if let Some(date) = date {
            all.push(RegularElection { date: date.to_string(), kind, name, cite, confidence });
        }
    };
    use ElectionKind::{General, MunicipalGeneral, MunicipalPrimary, Primary, Special};
    if year % 2 == 0 {
        let cite = "2025 HB 293 / SB 2656, as reported; first held so on 10 March 2026";
        add(nth(year, 3, 2, Weekday::Tuesday).filter(|_| year >= 2026), Primary, "Congressional primary", cite, "SEEN-2nd");
        add(tuesday_after_monday(year, 11), General, "General election", "first Tuesday after the first Monday in November", "SEEN-2nd");
    } else {
        if year.rem_euclid(4) == 1995i16.rem_euclid(4) {
            add(tuesday_after_monday(year, 8), Primary, "Statewide, legislative and county primary", "Miss. Code Ann. § 23-15-191", "DERIVED");
            add(tuesday_after_monday(year, 11), General, "Statewide general election", "Miss. Code Ann. § 23-15-193", "SEEN-2nd");
        } else {
            add(tuesday_after_monday(year, 11), Special, "Regular special election day", "Miss. Code Ann. § 23-15-833", "SEEN");
        }
        if year.rem_euclid(4) == 1985i16.rem_euclid(4) {
            add(nth(year, 4, 1, Weekday::Tuesday), MunicipalPrimary, "Municipal primary", "Miss. Code Ann. § 23-15-171", "DERIVED");
            add(tuesday_after_monday(year, 6), MunicipalGeneral, "Municipal general election", "Miss. Code Ann. § 23-15-173", "DERIVED");
        }
    }
    all.sort_by(|a, b| a.date.cmp(&b.date));
    all
}
