//! Counting days as the Code does. What is closed comes from `closures`; nothing here knows a holiday.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};
use serde::{Deserialize, Serialize};

use super::closures::{Closures, DayKind};

/// How a date follows from election day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Counting {
    /// Election day itself.
    ElectionDay,
    /// So many days before.
    DaysBefore,
    /// So many days before, but not before the rule is in force.
    DaysBeforeFrom,
    /// So many days before; if that is a Sunday or a legal holiday, the next business day (§ 23-15-47(2)(a)).
    DaysBeforeOrNextBusinessDay,
    /// So many business days after.
    BusinessDaysAfter,
    /// So many weeks after.
    WeeksAfter,
    /// The Saturday before a Tuesday, the Thursday before a Saturday, else the second day before (§ 23-15-637).
    LastDayInPerson,
    /// So many Saturdays before.
    SaturdaysBefore,
}

/// What happens on a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Edge {
    /// Something begins.
    Begins,
    /// It is the last day, or the last hour of a day.
    Ends,
}

/// A date that was counted.
pub(super) struct Counted {
    pub(super) date: Date,
    /// A day that was counted and may be closed.
    pub(super) doubt: Option<String>,
}

impl Counting {
    pub(super) fn count(self, election: Date, number: u16, closures: &Closures) -> Result<Counted, String> {
        let number = i64::from(number);
        let sure = |date: Date| Counted { date, doubt: None };
        let days = |days: i64| election.checked_add(days.days()).map_err(|e| e.to_string());
        Ok(match self {
            Self::ElectionDay => sure(election),
            Self::DaysBefore | Self::DaysBeforeFrom => sure(days(-number)?),
            Self::WeeksAfter => sure(days(7 * number)?),
            Self::LastDayInPerson => sure(match election.weekday() {
                Weekday::Tuesday => days(-3)?,
                _ => days(-2)?,
            }),
            Self::SaturdaysBefore => {
                let back = i64::from(election.weekday().since(Weekday::Saturday));
                sure(days(-(if back == 0 { 7 } else { back }) - 7 * (number - 1))?)
            }
            Self::DaysBeforeOrNextBusinessDay => {
                let mut at = days(-number)?;
                let mut doubt = None;
                if at.weekday() == Weekday::Sunday || closures.kind(at) == DayKind::Closed {
                    at = next(at)?;
                    while closures.kind(at) == DayKind::Closed {
                        at = next(at)?;
                    }
                    doubt = closures.doubt(at);
                }
                Counted { date: at, doubt }
            }
            Self::BusinessDaysAfter => {
                let mut at = election;
                let mut left = number;
                let mut doubt = None;
                while left > 0 {
                    at = next(at)?;
                    if closures.kind(at) == DayKind::Closed {
                        continue;
                    }
                    doubt = doubt.or_else(|| closures.doubt(at));
                    left -= 1;
                }
                Counted { date: at, doubt }
            }
        })
    }
}

fn next(day: Date) -> Result<Date, String> {
    day.tomorrow().map_err(|e| e.to_string())
}
