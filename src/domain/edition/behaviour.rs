//! What a page shows, by what is known of an edition's age, its signatures and the device's clock: `security.md` §3.4 as a table.
//!
//! Wrong is red, stale is amber. What failed verification shows no polling place. Age alone is never red before 72 hours past
//! the timestamp's end and hides no place before 7 days, in an election's week too.

use serde::{Deserialize, Serialize};

const HOUR: i64 = 3_600;
const DAY: i64 = 24 * HOUR;
/// Past the timestamp's end, age is amber up to here.
pub const RED_AFTER: i64 = 72 * HOUR;
/// Past the timestamp's end, a place is shown up to here.
pub const HIDDEN_AFTER: i64 = 7 * DAY;
/// A clock that is this much before the page's own making is wrong.
pub const CLOCK_SLACK: i64 = DAY;
/// A clock that is this much past all that was ever made or signed is likelier wrong than right: no role is signed for longer.
pub const CLOCK_AHEAD: i64 = 400 * DAY;
/// A county's word about a place is asked for anew in this many days before an election.
pub const ATTEST_BEFORE: i64 = 45 * DAY;
/// And is good for so long.
pub const ATTESTED_FOR: i64 = 30 * DAY;

/// What became of the signatures and hashes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verification {
    /// Nobody signed it, and who opened it said that it may be so.
    Unsigned,
    /// Every signature, hash, threshold and version is as it must be.
    Genuine,
    /// On no mirror.
    NotGenuine,
}

/// What is known when an answer is given. Instants are seconds since 1970.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reading {
    /// The device's clock.
    pub clock: i64,
    /// When the page's code was made; none where it is not known.
    pub built: Option<i64>,
    /// The newest instant that a verified signature stands for.
    pub newest_signed: Option<i64>,
    /// Until when the timestamp is good; none for an unsigned edition.
    pub timestamp_expires: Option<i64>,
    /// What became of the signatures.
    pub verification: Verification,
    /// When the county confirmed the place; none where it never did.
    pub attested: Option<i64>,
    /// When the election's polls open.
    pub polls_open: Option<i64>,
    /// Mirrors had different valid versions.
    pub mirrors_differ: bool,
}

impl Reading {
    /// The time as far as it can be told: a clock that lags behind what was made or signed is not believed.
    #[must_use]
    pub fn time(&self) -> i64 {
        if self.is_clock_behind() { self.known().unwrap_or(self.clock).max(self.clock) } else { self.clock }
    }

    /// Seconds since the timestamp's end; zero or less while it is good.
    #[must_use]
    pub fn age(&self) -> i64 {
        self.timestamp_expires.map_or(0, |expires| self.time().saturating_sub(expires))
    }

    /// The newest instant of which something is known to have been made or signed.
    fn known(&self) -> Option<i64> {
        self.built.into_iter().chain(self.newest_signed).max()
    }

    fn is_clock_behind(&self) -> bool {
        self.known().is_some_and(|known| self.clock < known.saturating_sub(CLOCK_SLACK))
    }

    fn is_clock_ahead(&self) -> bool {
        self.known().is_some_and(|known| self.clock > known.saturating_add(CLOCK_AHEAD))
    }

    fn is_to_confirm(&self) -> bool {
        let soon = self.polls_open.is_some_and(|polls| (0..=ATTEST_BEFORE).contains(&polls.saturating_sub(self.time())));
        soon && self.attested.is_none_or(|on| self.time().saturating_sub(on) > ATTESTED_FOR)
    }
}

/// How a voter's page shows the place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Band {
    /// The answer.
    Plain,
    /// The answer under an amber band: "may be out of date", and whom to call.
    Amber,
    /// Red: whom to call first, the place under "last known".
    LastKnown,
    /// Red: whom to call, and no place.
    NoPlace,
}

/// How the poll managers' page goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PollApp {
    /// As it is.
    GoOn,
    /// Under an amber band.
    Amber,
    /// Under an amber band, the paper roll first.
    AmberPaperFirst,
    /// What arrived is refused; the last good edition stays.
    KeepLastGood,
    /// Goes on, and the log says that the clock is wrong.
    GoOnAndLog,
    /// Under an amber band; nothing is wiped for the clock alone.
    AmberNoWipe,
}

/// A line that goes with the answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Note {
    /// "The county has not confirmed this place again yet."
    CountyNotConfirmed,
    /// "Your device's clock looks wrong": behind.
    ClockBehind,
    /// "Your device says 2031."
    ClockAhead,
    /// For the diagnostics alone.
    MirrorsDiffer,
    /// At the polls: the paper roll goes before what a tablet says.
    PaperFirst,
}

/// A row of the table.
pub struct Row {
    /// Names it in tests and diagnostics.
    pub name: &'static str,
    /// When it holds.
    pub when: fn(&Reading) -> bool,
    /// The voter's page.
    pub voter: Band,
    /// The poll managers' page.
    pub poll: PollApp,
    /// What is said beside.
    pub note: Option<Note>,
}

/// One of these decides the band: the first that holds.
pub const BANDS: [Row; 7] = [
    Row { name: "not genuine", when: |r| matches!(r.verification, Verification::NotGenuine), voter: Band::NoPlace, poll: PollApp::KeepLastGood, note: None },
    Row { name: "unsigned", when: |r| matches!(r.verification, Verification::Unsigned), voter: Band::Plain, poll: PollApp::GoOn, note: None },
    Row { name: "fresh", when: |r| r.age() <= 0, voter: Band::Plain, poll: PollApp::GoOn, note: None },
    Row { name: "clock far ahead", when: |r| r.is_clock_ahead(), voter: Band::Amber, poll: PollApp::AmberNoWipe, note: Some(Note::ClockAhead) },
    Row { name: "expired up to 72 hours", when: |r| r.age() <= RED_AFTER, voter: Band::Amber, poll: PollApp::GoOn, note: None },
    Row { name: "expired over 72 hours", when: |r| r.age() <= HIDDEN_AFTER, voter: Band::LastKnown, poll: PollApp::Amber, note: None },
    Row { name: "expired over 7 days", when: |r| r.age() > HIDDEN_AFTER, voter: Band::NoPlace, poll: PollApp::AmberPaperFirst, note: None },
];

/// Each of these that holds adds its note, and never makes a band better than it is.
pub const NOTES: [Row; 3] = [
    Row { name: "county has not confirmed", when: Reading::is_to_confirm, voter: Band::Plain, poll: PollApp::GoOn, note: Some(Note::CountyNotConfirmed) },
    Row { name: "clock behind", when: Reading::is_clock_behind, voter: Band::Plain, poll: PollApp::GoOnAndLog, note: Some(Note::ClockBehind) },
    Row { name: "mirrors differ", when: |r| r.mirrors_differ, voter: Band::Plain, poll: PollApp::GoOn, note: Some(Note::MirrorsDiffer) },
];

impl PollApp {
    /// The same in a page's terms.
    #[must_use]
    pub const fn band(self) -> (Band, Option<Note>) {
        match self {
            Self::GoOn | Self::GoOnAndLog => (Band::Plain, None),
            Self::Amber | Self::AmberNoWipe => (Band::Amber, None),
            Self::AmberPaperFirst => (Band::Amber, Some(Note::PaperFirst)),
            Self::KeepLastGood => (Band::NoPlace, None),
        }
    }
}

/// What is to be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Behaviour {
    /// Names of the rows that held, the band's first.
    pub rows: Vec<&'static str>,
    /// The voter's page.
    pub voter: Band,
    /// The poll managers' page.
    pub poll: PollApp,
    /// In the order of the table.
    pub notes: Vec<Note>,
}

/// Looks the reading up in the table.
#[must_use]
pub fn behaviour(reading: &Reading) -> Behaviour {
    let band = BANDS.iter().find(|row| (row.when)(reading));
    let (voter, poll) = band.map_or((Band::NoPlace, PollApp::KeepLastGood), |row| (row.voter, row.poll));
    let mut said = Behaviour { rows: Vec::new(), voter, poll, notes: Vec::new() };
    for row in band.into_iter().chain(NOTES.iter().filter(|row| (row.when)(reading))) {
        said.rows.push(row.name);
        said.notes.extend(row.note);
        if row.poll == PollApp::GoOnAndLog && said.poll == PollApp::GoOn {
            said.poll = row.poll;
        }
    }
    said
}

#[cfg(test)]
mod tests;
