//! `notices/current`: what changed since the edition was made, such as a place that moved on the morning.
//!
//! A notice is made of ids, a kind and two moments, and of nothing that somebody could type freely: a page renders it from
//! its own message files, and a stolen key cannot make it say something else.

use serde::{Deserialize, Serialize};

use super::Shard;
use crate::domain::place::CountyFips;
use crate::domain::quoted::Quoted;

/// Target name of those that move voters or change an hour.
pub const NOTICES: &str = "notices/current";
/// Target name of those that ask people to call and say no more. They have a role of their own, so that one person on call can sign:
/// who steals one key can make people call their clerk, and nothing else.
pub const ALERTS: &str = "alerts/current";
/// Both.
pub const NOTICE_FILES: [&str; 2] = [NOTICES, ALERTS];

/// More than this are no notices any more but an edition.
const MOST_NOTICES: usize = 500;
/// Mississippi has about 1,800 precincts, and a court may reach them all.
const MOST_PRECINCTS: usize = 4_000;
/// Letters of an id that somebody gave.
const LONGEST_ID: usize = 80;

/// What happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoticeKind {
    /// Vote at another place.
    Moved,
    /// The polls open late, at `until`.
    DelayedOpen,
    /// The place is closed from `from` until `until`.
    ClosedTemp,
    /// A court keeps the polls open until `until`; who comes after the usual hour votes by affidavit ballot (§ 23-15-573).
    ExtendedHoursCourt,
    /// Something is wrong there; call before you go.
    CallClerk,
    /// Another door of the same building.
    EntranceChanged,
}

impl NoticeKind {
    /// All of them.
    pub const ALL: [Self; 6] =
        [Self::Moved, Self::DelayedOpen, Self::ClosedTemp, Self::ExtendedHoursCourt, Self::CallClerk, Self::EntranceChanged];

    /// The word that the command line and answers use.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Moved => "moved",
            Self::DelayedOpen => "delayed_open",
            Self::ClosedTemp => "closed_temp",
            Self::ExtendedHoursCourt => "extended_hours_court",
            Self::CallClerk => "call_clerk",
            Self::EntranceChanged => "entrance_changed",
        }
    }
}

/// A moment as the clock on the wall shows it and as an instant, so that no client needs time-zone data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moment {
    /// `2026-11-03T06:10`, local.
    pub local: String,
    /// `2026-11-03T12:10:00Z`.
    pub utc: String,
}

/// One notice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    /// Given by the tool: letters, digits and hyphens.
    pub id: String,
    /// What happened.
    pub kind: NoticeKind,
    /// Ids of the precincts it is about, sorted, each once; at least one.
    pub precincts: Vec<String>,
    /// Where they vote now, by id; with `moved` alone, and of their own county.
    pub new_place_id: Option<String>,
    /// The door to use, by id; with `entrance_changed` alone.
    pub entrance: Option<String>,
    /// From when.
    pub from: Moment,
    /// Until when; not included.
    pub until: Moment,
    /// When it was issued, `2026-11-03T12:12:30Z`.
    pub issued_at: String,
    /// The notice that it replaces, by id.
    pub supersedes: Option<String>,
}

/// The notices that stand, the earliest issued first.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notices {
    /// By when they were issued, then by id.
    pub notices: Vec<Notice>,
}

impl Shard for Notices {
    const KIND: u8 = b'N';
    const VERSION: u8 = 1;

    fn check(&self) -> Result<(), String> {
        if self.notices.len() > MOST_NOTICES {
            return Err(format!("found {} notices, expected at most {MOST_NOTICES}", self.notices.len()));
        }
        for (at, notice) in self.notices.iter().enumerate() {
            notice.check().map_err(|error| format!("notice {}: {error}", Quoted(&notice.id)))?;
            let before = self.notices.get(..at).unwrap_or_default();
            if before.iter().any(|b| b.id == notice.id) {
                return Err(format!("found two notices {}, expected each id once", Quoted(&notice.id)));
            }
            if before.last().is_some_and(|b| b.issued() > notice.issued()) {
                return Err(format!("found notice {} after one issued later, expected the earliest first", Quoted(&notice.id)));
            }
            if let Some(old) = &notice.supersedes
                && !before.iter().any(|b| b.id == *old)
                && self.notices.iter().any(|n| n.id == *old)
            {
                return Err(format!("notice {}: found that it replaces {}, which was issued later", Quoted(&notice.id), Quoted(old)));
            }
        }
        Ok(())
    }
}

impl Notices {
    /// Those that no other of the same file replaces.
    pub fn standing(&self) -> impl Iterator<Item = &Notice> {
        self.notices.iter().filter(|n| !self.replaces(n))
    }

    /// Those of both files that stand, the earliest issued first. A notice may replace an alert. An alert replaces alerts alone, or
    /// one key would be enough to take back a move that two had signed.
    #[must_use]
    pub fn standing_with<'a>(&'a self, alerts: &'a Self) -> Vec<&'a Notice> {
        let mut standing: Vec<&Notice> = self.standing().chain(alerts.standing().filter(|alert| !self.replaces(alert))).collect();
        standing.sort_by(|a, b| a.issued().cmp(&b.issued()));
        standing
    }

    fn replaces(&self, notice: &Notice) -> bool {
        self.notices.iter().any(|other| other.supersedes.as_deref() == Some(notice.id.as_str()))
    }

    /// That they say what one signature may say.
    ///
    /// # Errors
    /// The first that says more.
    pub fn alert_only(&self) -> Result<(), String> {
        match self.notices.iter().find(|notice| notice.kind != NoticeKind::CallClerk) {
            Some(other) => Err(format!("notice {}: found kind {}, expected call_clerk, as in {ALERTS}", Quoted(&other.id), other.kind.word())),
            None => Ok(()),
        }
    }
}

impl Notice {
    /// That it holds ids and moments and nothing else, and what its kind needs.
    ///
    /// # Errors
    /// What was found and what was expected.
    pub fn check(&self) -> Result<(), String> {
        let plain = |id: &str| !id.is_empty() && id.len() <= LONGEST_ID && id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        for id in std::iter::once(&self.id).chain(&self.supersedes) {
            if !plain(id) {
                return Err(format!("found the id {}, expected small letters, digits and hyphens", Quoted(id)));
            }
        }
        if self.precincts.is_empty() || self.precincts.len() > MOST_PRECINCTS {
            return Err(format!("found {} precincts, expected 1 to {MOST_PRECINCTS}", self.precincts.len()));
        }
        if self.precincts.windows(2).any(|pair| matches!(pair, [a, b] if a >= b)) {
            return Err("found precincts out of order, expected them sorted and each once".to_owned());
        }
        if let Some(id) = self.precincts.iter().find(|id| county_of_precinct(id).is_none()) {
            return Err(format!("found precinct {}, expected an id such as 28159/11", Quoted(id)));
        }
        let wanted = (self.kind == NoticeKind::Moved, self.kind == NoticeKind::EntranceChanged);
        if (self.new_place_id.is_some(), self.entrance.is_some()) != wanted {
            return Err(format!("found kind {}, expected a new place with moved alone, and a door with entrance_changed alone", self.kind.word()));
        }
        let bad_place = self.new_place_id.as_ref().filter(|id| county_of_place(id).is_none());
        let bad_door = self.entrance.as_ref().filter(|id| place_of_door(id).is_none());
        if let Some(id) = bad_place.or(bad_door) {
            return Err(format!("found {}, expected an id such as 28159:p014 or 28159:p014/e2", Quoted(id)));
        }
        if let Some(there) = self.place().and_then(county_of_place)
            && let Some(id) = self.precincts.iter().find(|id| county_of_precinct(id) != Some(there))
        {
            return Err(format!("found precinct {} with a place of county {there}, expected one county", Quoted(id)));
        }
        if let Some(moment) = [&self.from, &self.until].into_iter().find(|m| !is_form(&m.local, LOCAL) || !is_form(&m.utc, INSTANT)) {
            return Err(format!("found the moment {} {}, expected 2026-11-03T06:10 and 2026-11-03T12:10:00Z", Quoted(&moment.local), Quoted(&moment.utc)));
        }
        if !is_form(&self.issued_at, INSTANT) {
            return Err(format!("found issued at {}, expected 2026-11-03T12:10:00Z", Quoted(&self.issued_at)));
        }
        if self.until.utc <= self.from.utc {
            return Err(format!("found {} to {}, expected an end after the beginning", self.from.local, self.until.local));
        }
        Ok(())
    }

    /// What notices are sorted by: when they were issued, then their ids.
    #[must_use]
    pub fn issued(&self) -> (&str, &str) {
        (&self.issued_at, &self.id)
    }

    /// The place it names, of itself or by its door.
    #[must_use]
    pub fn place(&self) -> Option<&str> {
        self.new_place_id.as_deref().or_else(|| place_of_door(self.entrance.as_deref()?))
    }

    /// Whether it is about a precinct, by its id.
    #[must_use]
    pub fn is_about(&self, precinct: &str) -> bool {
        self.precincts.binary_search_by(|id| id.as_str().cmp(precinct)).is_ok()
    }

    /// Whether it is about a precinct of a county.
    #[must_use]
    pub fn is_in(&self, county: CountyFips) -> bool {
        self.precincts.iter().any(|id| county_of_precinct(id) == Some(county))
    }
}

/// Digits stand for any digit.
const LOCAL: &str = "0000-00-00T00:00";
const INSTANT: &str = "0000-00-00T00:00:00Z";

fn is_form(text: &str, form: &str) -> bool {
    text.len() == form.len() && text.bytes().zip(form.bytes()).all(|(found, due)| if due == b'0' { found.is_ascii_digit() } else { found == due })
}

/// The county of a precinct's id, whose code is as its source writes it but for what could be markup or an address.
fn county_of_precinct(id: &str) -> Option<CountyFips> {
    let (fips, code) = id.split_once('/')?;
    let odd = |c: char| c.is_control() || matches!(c, '<' | '>' | '"' | '`' | '\\' | '{' | '}');
    let fits = !code.is_empty() && code.len() <= LONGEST_ID && !code.contains(odd) && !code.contains("//");
    fips.parse().ok().filter(|_| fits)
}

fn county_of_place(id: &str) -> Option<CountyFips> {
    let (fips, number) = id.split_once(":p")?;
    let fits = (3..=9).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_digit());
    fips.parse().ok().filter(|_| fits)
}

/// The place of a door's id.
fn place_of_door(id: &str) -> Option<&str> {
    let (place, number) = id.split_once("/e")?;
    let fits = (1..=4).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_digit());
    county_of_place(place).filter(|_| fits).map(|_| place)
}

#[cfg(test)]
mod tests;
