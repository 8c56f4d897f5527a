//! Moves inside the 60 days before an election.
//!
//! > Polling place may not be moved within 60 days of any primary, general, runoff or special election unless exigent
//! > circumstances; then notices posted and published.
//! > 2025 HB 1419, in force from 1 July 2025, as reported; the text of the section itself was not at hand.
//!
//! *Interpretation:* the report does not say whether the sixtieth day itself counts, so it is counted in. What two dated
//! lists show is *between* which days a place changed, not on which: only a change that lies wholly inside is said to.

use serde::Serialize;

use crate::domain::election::Election;

/// Where the rule stands.
pub const CITE: &str = "2025 HB 1419, in force from July 1, 2025";
/// What is known of it, in a sentence.
pub const RULE: &str = "A polling place may not be moved within 60 days of a primary, general, runoff or special election, unless there are exigent circumstances; then notices are posted and published (2025 HB 1419, in force from July 1, 2025, as reported; check the section's own words).";

const DAYS: i64 = 60;
const IN_FORCE: jiff::civil::Date = jiff::civil::date(2025, 7, 1);

/// How sure it is that a change fell into the freeze.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum InFreeze {
    /// Both lists are of days inside it.
    Surely,
    /// The older list is of a day before it, the newer of a day inside it or later.
    Perhaps,
}

/// A freeze that a change touches.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Freeze {
    /// The election.
    pub election: String,
    /// Its name and day.
    pub name: String,
    /// Its day.
    pub date: String,
    /// First frozen day.
    pub from: String,
    /// How sure.
    pub inside: InFreeze,
}

/// The freezes into which a change between two days (of the older and of the newer list) falls, or may fall.
#[must_use]
pub fn touched(elections: &[Election], state: &str, older: &str, newer: &str) -> Vec<Freeze> {
    // The rule is Mississippi's.
    let days = older.parse::<jiff::civil::Date>().ok().zip(newer.parse::<jiff::civil::Date>().ok());
    let Some((older, newer)) = days.filter(|_| state == "MS") else { return Vec::new() };
    let one = |election: &Election| {
        let day: jiff::civil::Date = election.date.parse().ok()?;
        let from = day.checked_sub(jiff::Span::new().try_days(DAYS).ok()?).ok()?.max(IN_FORCE);
        // The change lies after `older` and no later than `newer`.
        let inside = if newer < from || older >= day || day < IN_FORCE {
            return None;
        } else if older >= from && newer <= day {
            InFreeze::Surely
        } else {
            InFreeze::Perhaps
        };
        Some(Freeze {
            election: election.id.clone(),
            name: election.name.clone(),
            date: election.date.clone(),
            from: from.to_string(),
            inside,
        })
    };
    elections.iter().filter_map(one).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]
    use super::*;
    use crate::domain::election::{Authority, AuthorityKind, Covers, ElectionKind, Hours};

    fn on(date: &str) -> Election {
        let text = String::new;
        Election {
            id: "e".to_owned(),
            name: "Made-up election".to_owned(),
            date: date.to_owned(),
            kind: ElectionKind::General,
            authority: Authority { kind: AuthorityKind::County, name: None },
            covers: Covers::Everywhere,
            places_listed: true,
            hours: Hours { opens: text(), closes: text(), opens_utc: text(), closes_utc: text() },
            over_utc: text(),
            cure_by: None,
        }
    }

    #[test]
    fn only_what_lies_wholly_inside_is_sure() {
        let said = |older: &str, newer: &str| touched(&[on("2026-11-03")], "MS", older, newer).first().map(|f| (f.from.clone(), f.inside));
        let from = "2026-09-04".to_owned();
        assert_eq!(said("2026-09-04", "2026-10-01"), Some((from.clone(), InFreeze::Surely)), "the sixtieth day counts");
        assert_eq!(said("2026-09-03", "2026-09-04"), Some((from.clone(), InFreeze::Perhaps)));
        assert_eq!(said("2026-09-03", "2026-09-03"), None);
        assert_eq!(said("2026-09-10", "2026-11-03"), Some((from.clone(), InFreeze::Surely)));
        assert_eq!(said("2026-09-10", "2026-11-04"), Some((from, InFreeze::Perhaps)));
        assert_eq!(said("2026-11-03", "2026-11-20"), None, "after the polls");
    }

    #[test]
    fn before_the_rule_and_outside_the_state_there_is_none() {
        assert!(touched(&[on("2020-11-03")], "MS", "2020-09-22", "2020-10-10").is_empty());
        assert!(touched(&[on("2026-11-03")], "NC", "2026-09-22", "2026-10-10").is_empty());
        let young = touched(&[on("2025-08-05")], "MS", "2025-06-20", "2025-07-10");
        assert_eq!(young.first().map(|f| (f.from.as_str(), f.inside)), Some(("2025-07-01", InFreeze::Perhaps)));
    }
}
