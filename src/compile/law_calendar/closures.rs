//! Days on which offices are closed, or may be, and dates that somebody published: data, read from `holidays.toml`.

use std::collections::BTreeMap;

use jiff::civil::{Date, Weekday};
use serde::Deserialize;

use crate::compile::law_data::LawError;

pub(super) const TEXT: &str = include_str!("../../../data/law/ms/holidays.toml");

/// Whether an office is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayKind {
    /// A weekday that is no holiday.
    Business,
    /// A weekday on which offices may be closed, by a proclamation or an order that is not on file.
    PerhapsClosed,
    /// Saturday, Sunday, a legal holiday or a proclaimed one.
    Closed,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Why {
    Legal,
    Proclaimed,
    Possible,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Holiday {
    date: Date,
    name: String,
    why: Why,
    #[serde(default)]
    source: String,
}

/// A date that was published.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Published {
    /// Election day.
    pub election: Date,
    /// Which date: `register_by`, `cure_by`, …
    pub what: String,
    /// As published.
    pub date: Date,
    /// By whom, where.
    pub source: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    years: [i16; 2],
    holidays: Vec<Holiday>,
    published: Vec<Published>,
}

/// Closed days and published dates.
pub struct Closures {
    years: [i16; 2],
    days: BTreeMap<Date, Holiday>,
    published: Vec<Published>,
}

impl Closures {
    /// The days of this program.
    ///
    /// # Errors
    /// A file that cannot be read, or a day listed twice.
    pub fn read() -> Result<Self, LawError> {
        let refuse = |error: String| LawError { file: "data/law/ms/holidays.toml".to_owned(), error };
        let file: File = toml::from_str(TEXT).map_err(|e| refuse(e.to_string()))?;
        let mut days = BTreeMap::new();
        for holiday in file.holidays {
            let date = holiday.date;
            if days.insert(date, holiday).is_some() {
                return Err(refuse(format!("found {date} twice")));
            }
        }
        Ok(Self { years: file.years, days, published: file.published })
    }

    /// The last year on file.
    #[must_use]
    pub const fn last_year(&self) -> i16 {
        let [_, last] = self.years;
        last
    }

    /// Whether offices are open on a day.
    #[must_use]
    pub fn kind(&self, day: Date) -> DayKind {
        if matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday) {
            return DayKind::Closed;
        }
        match self.days.get(&day).map(|h| h.why) {
            Some(Why::Legal | Why::Proclaimed) => DayKind::Closed,
            Some(Why::Possible) => DayKind::PerhapsClosed,
            None => DayKind::Business,
        }
    }

    /// As if each day that may be closed were.
    #[cfg(test)]
    pub(super) fn all_closed(mut self) -> Self {
        for holiday in self.days.values_mut().filter(|h| h.why == Why::Possible) {
            holiday.why = Why::Proclaimed;
        }
        self
    }

    /// Why a day that was counted may be closed.
    pub(super) fn doubt(&self, day: Date) -> Option<String> {
        let holiday = self.days.get(&day).filter(|h| h.why == Why::Possible)?;
        Some(format!("Offices may be closed on {day} ({}; {}). Ask the clerk.", holiday.name, holiday.source))
    }

    /// What was published of an election.
    #[must_use]
    pub fn published(&self, election: Date, what: &str) -> Option<&Published> {
        self.published.iter().find(|p| p.election == election && p.what == what)
    }

    /// Everything that was published.
    pub fn all_published(&self) -> impl Iterator<Item = &Published> {
        self.published.iter()
    }
}
