//! An election's dates: what must be done by when, by which section, in Mississippi's local time and as instants.
//!
//! Counting is in `count`, closed days and published dates in `closures`, files for a calendar in `ics`. The rules with
//! their words and days are `data/law/ms/calendar.toml`; which days are closed is `data/law/ms/holidays.toml`.

mod closures;
mod count;
mod ics;
mod regular;

pub use closures::{Closures, DayKind};
pub use count::{Counting, Edge};
pub use ics::ics;
pub use regular::{RegularElection, regular_elections};

use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

use super::law_data::LawError;
use crate::domain::election::{CureBy, ElectionKind};
use crate::domain::law::{Confidence, DRAFT, ELECTION_TYPES, Layer, Reviewed};

/// All of Mississippi.
const ZONE: &str = "America/Chicago";

const RULES: &str = include_str!("../../../data/law/ms/calendar.toml");

/// A rule for one date.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DateRule {
    /// Stable.
    pub id: String,
    /// What the date is called: `register_by`, `cure_by`, …
    pub what: String,
    /// How it is counted from election day.
    pub count: Counting,
    /// How many days or weeks, where the counting asks for a number.
    #[serde(default)]
    pub number: u16,
    /// Whether something begins or ends then.
    pub edge: Edge,
    /// `12:00`, local; without it the whole day counts.
    #[serde(default)]
    pub time: Option<String>,
    /// Kinds of election it is for; all without.
    #[serde(default)]
    pub kinds: Vec<ElectionKind>,
    /// Whose word.
    pub layer: Layer,
    /// How well known.
    pub confidence: Confidence,
    /// Where it stands.
    pub cite: String,
    /// Keys of `sources.toml`.
    pub source: String,
    /// Quoted; empty where no text was read.
    #[serde(default)]
    pub words: String,
    /// In a plain sentence.
    pub text: String,
    /// What a person must check.
    #[serde(default)]
    pub check: String,
    /// First election day it is for.
    pub in_force_from: Date,
    /// The election day from which it is not.
    #[serde(default)]
    pub in_force_to: Option<Date>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    held_from: Date,
    #[serde(default)]
    reviewed: Option<Reviewed>,
    rule: Vec<DateRule>,
}

/// Where a date comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// The Secretary of State or the press published this very date.
    Published,
    /// Counted from the rule and the closed days on file.
    Computed,
}

/// One date of an election.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Deadline {
    /// `register_by`, `cure_by`, …
    pub what: String,
    /// `YYYY-MM-DD`, local.
    pub date: String,
    /// "Monday".
    pub weekday: String,
    /// `12:00`, local.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub time: Option<String>,
    /// Whether something begins or ends.
    pub edge: Edge,
    /// The instant at which it begins, or has ended.
    pub utc: String,
    /// Published, or computed.
    pub basis: Basis,
    /// False where the rule is in doubt, or an office may be closed on a day that was counted.
    pub certain: bool,
    /// The rule's id.
    pub rule: String,
    /// Where it stands.
    pub cite: String,
    /// Whose word.
    pub layer: Layer,
    /// How well known.
    pub confidence: &'static str,
    /// In a plain sentence.
    pub text: String,
    /// What makes it uncertain, or where a published date is from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// The dates of one election.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Calendar {
    /// Election day.
    pub election: String,
    /// Which kind.
    pub kind: ElectionKind,
    /// IANA name.
    pub time_zone: &'static str,
    /// By date.
    pub deadlines: Vec<Deadline>,
    /// "Draft, not reviewed by counsel", or who reviewed the rules.
    pub reviewed: String,
}

/// The rules for dates and the days that are closed.
pub struct LawCalendar {
    held_from: Date,
    reviewed: Option<Reviewed>,
    /// All rules.
    pub rules: Vec<DateRule>,
    /// Closed days and published dates.
    pub closures: Closures,
    zone: TimeZone,
}

fn refuse(file: &str, error: impl std::fmt::Display) -> LawError {
    LawError { file: file.to_owned(), error: error.to_string() }
}

impl LawCalendar {
    /// The rules of this program.
    ///
    /// # Errors
    /// [`LawError`]; the tests hold that there is none.
    pub fn read() -> Result<Self, LawError> {
        let name = "data/law/ms/calendar.toml";
        let file: File = toml::from_str(RULES).map_err(|e| refuse(name, e))?;
        for rule in &file.rule {
            if !rule.confidence.is_certain() && rule.check.is_empty() {
                return Err(refuse(name, format!("{}: found {} without `check`", rule.id, rule.confidence.word())));
            }
        }
        let zone = TimeZone::get(ZONE).map_err(|e| refuse(name, e))?;
        Ok(Self { held_from: file.held_from, reviewed: file.reviewed, rules: file.rule, closures: Closures::read()?, zone })
    }

    /// Hash of the rules and the closed days: what a review is of.
    #[must_use]
    pub fn fingerprint(&self) -> crate::domain::edition::Hash {
        // The file's text without the review itself, which stands in a table of its own at the end of the head.
        let rules: Vec<&str> = RULES.split("[[rule]]").skip(1).collect();
        crate::domain::edition::Hash::of([rules.join("[[rule]]").as_str(), closures::TEXT].concat().as_bytes())
    }

    /// The review, if it is of these very rules.
    #[must_use]
    pub fn review(&self) -> Option<&Reviewed> {
        self.reviewed.as_ref().filter(|r| r.rules == self.fingerprint())
    }

    /// What every line says of the review.
    #[must_use]
    pub fn reviewed_words(&self) -> String {
        self.review().map_or_else(
            || DRAFT.to_owned(),
            |r| format!("Reviewed by {}, {}, on {}, through the {} session", r.name, r.office, r.date, r.through_session),
        )
    }

    /// Every date of an election.
    ///
    /// # Errors
    /// A day outside the years that are held.
    pub fn of(&self, election: Date, kind: ElectionKind) -> Result<Calendar, String> {
        let last = self.closures.last_year();
        if election < self.held_from || election.year() > last {
            return Err(format!("found election {election}, expected a day from {} to {last}-12-31, the years whose holidays are on file", self.held_from));
        }
        let due = |r: &&DateRule| {
            r.in_force_from <= election && r.in_force_to.is_none_or(|to| election < to) && (r.kinds.is_empty() || r.kinds.contains(&kind))
        };
        let mut deadlines = self.rules.iter().filter(due).map(|r| self.deadline(r, election)).collect::<Result<Vec<_>, _>>()?;
        deadlines.sort_by(|a, b| (&a.utc, &a.what).cmp(&(&b.utc, &b.what)));
        Ok(Calendar { election: election.to_string(), kind, time_zone: ZONE, deadlines, reviewed: self.reviewed_words() })
    }

    /// The day by which an affidavit ballot cast without ID is completed, as an edition carries it.
    ///
    /// # Errors
    /// As [`LawCalendar::of`].
    pub fn cure_by(&self, election: Date, kind: ElectionKind) -> Result<Option<CureBy>, String> {
        let calendar = self.of(election, kind)?;
        let cure = calendar.deadlines.into_iter().find(|d| d.what == "cure_by");
        Ok(cure.map(|d| CureBy { date: d.date, over_utc: d.utc, certain: d.certain, published: d.basis == Basis::Published }))
    }

    fn deadline(&self, rule: &DateRule, election: Date) -> Result<Deadline, String> {
        let counted = rule.count.count(election, rule.number, &self.closures)?;
        let mut date = counted.date;
        if rule.count == Counting::DaysBeforeFrom {
            date = date.max(rule.in_force_from);
        }
        let published = self.closures.published(election, &rule.what);
        let mut note = counted.doubt;
        let mut certain = rule.confidence.is_certain() && note.is_none();
        if let Some(published) = published {
            date = published.date;
            certain = rule.confidence.is_certain();
            note = Some(format!("Published: {}", published.source));
        }
        let time = rule.time.as_deref().map(|t| Time::strptime("%H:%M", t)).transpose().map_err(|e| format!("{}: {e}", rule.id))?;
        let at = match (time, rule.edge) {
            (Some(time), _) => date.to_datetime(time),
            (None, Edge::Begins) => date.to_datetime(Time::midnight()),
            (None, Edge::Ends) => date.tomorrow().map_err(|e| e.to_string())?.to_datetime(Time::midnight()),
        };
        let instant = at.to_zoned(self.zone.clone()).map_err(|e| e.to_string())?.timestamp();
        Ok(Deadline {
            what: rule.what.clone(),
            date: date.to_string(),
            weekday: date.strftime("%A").to_string(),
            time: rule.time.clone(),
            edge: rule.edge,
            utc: instant.strftime("%Y-%m-%dT%H:%M:%SZ").to_string(),
            basis: if published.is_some() { Basis::Published } else { Basis::Computed },
            certain,
            rule: rule.id.clone(),
            cite: rule.cite.clone(),
            layer: rule.layer,
            confidence: rule.confidence.word(),
            text: rule.text.clone(),
            note,
        })
    }
}

/// The kind of election of this word.
///
/// # Errors
/// What was found, and the words that are known.
pub fn kind_of(word: &str) -> Result<ElectionKind, String> {
    use serde::de::IntoDeserializer;
    let deserializer: serde::de::value::StrDeserializer<'_, serde::de::value::Error> = word.into_deserializer();
    ElectionKind::deserialize(deserializer).ok().ok_or_else(|| format!("found kind {word:?}, expected one of {}", ELECTION_TYPES.join(", ")))
}

/// The word of a kind of election.
#[must_use]
pub fn word_of(kind: ElectionKind) -> &'static str {
    ELECTION_TYPES.iter().copied().find(|word| kind_of(word) == Ok(kind)).unwrap_or_default()
}

#[cfg(test)]
mod tests;
