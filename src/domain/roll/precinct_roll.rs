//! A poll manager's roll, once it is opened: whose it is, from when to when, and who is on it. Spec: `data/formats/roll.md`.
//!
//! Read only: the paper pollbook is the book of record. No field for a birth date, a number or a telephone exists.

use data_encoding::HEXLOWER_PERMISSIVE;
use ed25519_dalek::{Signature, VerifyingKey};
use serde::{Deserialize, Serialize};

use super::record::Status;
use super::search::{NameIndex, NameParts};
use crate::domain::law::Day;

/// What the opened file begins with.
const HEAD: &str = "pollstead-precinct-roll-1";
/// A roll is in nobody's tablet earlier: 1 Miss. Admin. Code 10-9.3, as read second-hand.
pub const DAYS_BEFORE: u32 = 10;
/// The last day it opens: the day after, for the close that runs past midnight.
pub const DAYS_AFTER: u32 = 1;

/// Whose roll it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct About {
    /// The edition's id of the election.
    pub election: String,
    /// Its day.
    pub day: Day,
    /// `28159/11`.
    pub precinct: String,
    /// Rises with each roll of this precinct and election.
    pub version: u32,
    /// The first day it opens.
    pub from: Day,
    /// The last.
    pub until: Day,
    /// How many people follow.
    pub count: u32,
    /// Everyone in it is invented.
    pub made_up: bool,
}

/// A person, as far as a poll manager needs it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Listed {
    /// Family name.
    pub last: String,
    /// Given name.
    pub first: String,
    /// Middle names or initials.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub middle: String,
    /// Jr., III.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub suffix: String,
    /// House number and street; in the own precinct with the town. Never of who is protected.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub address: String,
    /// `28159/11`.
    pub precinct: String,
    /// The split's code, in the own precinct.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub split: String,
    /// On the list how; none of who is protected, for whom the clerk is asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<Status>,
    /// In the own precinct: on the list of those who have voted absentee, which § 23-15-255 has posted at the place.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub absentee: bool,
    /// In the own precinct: the clerk knows of a move within the county whose registration was not transferred.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub moved: Option<Moved>,
}

/// How long before the election somebody moved within the county: Miss. Code Ann. § 23-15-13.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Moved {
    /// At most thirty days.
    #[serde(rename = "within_30_days")]
    Within30Days,
    /// More.
    #[serde(rename = "over_30_days")]
    Over30Days,
}

impl Moved {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Within30Days, Self::Over30Days];

    /// For a move on one day and an election on another; a move after the election is none.
    #[must_use]
    pub fn before(election: Day, moved: Day) -> Option<Self> {
        let days = election.number().checked_sub(moved.number())?;
        Some(if days <= 30 { Self::Within30Days } else { Self::Over30Days })
    }

    /// The fact as the law's question names it.
    #[must_use]
    pub const fn fact(self) -> &'static str {
        match self {
            Self::Within30Days => "moved_within_30_days",
            Self::Over30Days => "moved_over_30_days",
        }
    }
}

/// An opened roll, its signature checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrecinctRoll {
    /// Whose it is.
    pub about: About,
    /// The own precinct's people first.
    pub people: Vec<Listed>,
}

/// What this tablet is for.
#[derive(Debug, Clone, Copy)]
pub struct Expected<'a> {
    /// `28159/11`.
    pub precinct: &'a str,
    /// The edition's id of the election.
    pub election: &'a str,
    /// The day of the device's clock, in the county.
    pub today: Day,
    /// The version that was loaded before, where there was one.
    pub at_least: u32,
}

/// Why an opened roll is not taken; the last good one stays.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PrecinctRollError {
    /// Another kind of file.
    #[error("found no precinct roll, expected a file that begins with {HEAD}")]
    Kind,
    /// Not signed by the office whose key this tablet was enrolled with.
    #[error("found a roll that this office did not sign, or that was changed since")]
    Signature,
    /// Lines that are not as they must be.
    #[error("line {line}: found {found}, expected {expected}")]
    Line {
        /// 1-based.
        line: usize,
        /// Without the line itself.
        found: &'static str,
        /// What there must be.
        expected: &'static str,
    },
    /// Too few or too many people.
    #[error("found {found} people, expected {expected}")]
    Count {
        /// In the file.
        found: usize,
        /// By its first line.
        expected: usize,
    },
    /// A window that is wider than the rule allows.
    #[error("found a roll that opens from {from} to {until}, expected at most {DAYS_BEFORE} days before {day} and {DAYS_AFTER} after")]
    Window {
        /// By the roll.
        from: Day,
        /// By the roll.
        until: Day,
        /// The election's.
        day: Day,
    },
    /// Another precinct's.
    #[error("found the roll of precinct {found}, expected {expected}")]
    Precinct {
        /// By the roll.
        found: String,
        /// This tablet's.
        expected: String,
    },
    /// Another election's.
    #[error("found the roll of election {found}, expected {expected}")]
    Election {
        /// By the roll.
        found: String,
        /// This tablet's.
        expected: String,
    },
    /// Before its first day.
    #[error("found a roll that opens on {from}, and today is {today}: load it then")]
    TooEarly {
        /// Its first day.
        from: Day,
        /// By the device's clock.
        today: Day,
    },
    /// After its last.
    #[error("found a roll that was for use until {until}, and today is {today}")]
    Over {
        /// Its last day.
        until: Day,
        /// By the device's clock.
        today: Day,
    },
    /// Older than the one that is here.
    #[error("found version {found} of the roll, expected {expected} or a later one")]
    Older {
        /// By the roll.
        found: u32,
        /// Here before.
        expected: u32,
    },
}

/// The window of an election's day.
#[must_use]
pub fn window(day: Day) -> (Day, Day) {
    let moved = |number: u32| Day::of_number(number).unwrap_or(day);
    (moved(day.number().saturating_sub(DAYS_BEFORE)), moved(day.number() + DAYS_AFTER))
}

/// What is signed and sealed: the first line, the signature's line, then who the roll is about and the people.
///
/// # Errors
/// Only if JSON cannot be written, which these types do not allow.
pub fn write(about: &About, people: &[Listed], sign: impl FnOnce(&[u8]) -> [u8; 64]) -> Result<Vec<u8>, serde_json::Error> {
    let mut body = serde_json::to_string(about)?;
    for person in people {
        body.push('\n');
        body.push_str(&serde_json::to_string(person)?);
    }
    body.push('\n');
    let signature = HEXLOWER_PERMISSIVE.encode(&sign(body.as_bytes()));
    Ok(format!("{HEAD}\n{signature}\n{body}").into_bytes())
}

impl PrecinctRoll {
    /// Reads an opened file, and checks that it is this office's, this tablet's, and that its day has come.
    ///
    /// # Errors
    /// [`PrecinctRollError`], which says which.
    pub fn read(bytes: &[u8], office: &VerifyingKey, expected: &Expected<'_>) -> Result<Self, PrecinctRollError> {
        let rest = bytes.strip_prefix(HEAD.as_bytes()).and_then(|rest| rest.strip_prefix(b"\n")).ok_or(PrecinctRollError::Kind)?;
        let (signature, body) = rest.split_at_checked(128).and_then(|(hex, body)| Some((hex, body.strip_prefix(b"\n")?))).ok_or(PrecinctRollError::Signature)?;
        let signature = HEXLOWER_PERMISSIVE.decode(signature).ok().and_then(|bytes| Signature::from_slice(&bytes).ok()).ok_or(PrecinctRollError::Signature)?;
        office.verify_strict(body, &signature).ok().ok_or(PrecinctRollError::Signature)?;
        let text = std::str::from_utf8(body).ok().ok_or(PrecinctRollError::Kind)?;
        let line = |at: usize, expected| PrecinctRollError::Line { line: at + 3, found: "something else", expected };
        let mut lines = text.lines().enumerate();
        let (_, first) = lines.next().ok_or(PrecinctRollError::Kind)?;
        let about: About = serde_json::from_str(first).ok().ok_or_else(|| line(0, "whose roll it is"))?;
        about.check(expected)?;
        let people: Vec<Listed> = lines.map(|(at, text)| serde_json::from_str(text).ok().ok_or_else(|| line(at, "a person"))).collect::<Result<_, _>>()?;
        let expected = usize::try_from(about.count).unwrap_or(usize::MAX);
        if people.len() != expected {
            return Err(PrecinctRollError::Count { found: people.len(), expected });
        }
        Ok(Self { about, people })
    }

    /// The index that searches its names.
    #[must_use]
    pub fn index(&self) -> NameIndex {
        NameIndex::new(self.people.iter().map(|p| NameParts { last: &p.last, first: &p.first, middle: &p.middle, suffix: &p.suffix }))
    }

    /// What the law is asked about a person at this place: the fact `pollbook`. `None` where the clerk is asked.
    ///
    /// Who belongs elsewhere is sent there first. A mark of a ballot already cast goes before a move, and that before how
    /// somebody is listed: each is looked into by more steps than the next.
    #[must_use]
    pub fn pollbook_fact(&self, person: &Listed) -> Option<&'static str> {
        let status = person.status?;
        Some(match person {
            _ if person.precinct != self.about.precinct => "wrong_precinct",
            Listed { absentee: true, .. } => "marked_voted",
            Listed { moved: Some(moved), .. } => moved.fact(),
            _ => status.word(),
        })
    }
}

impl About {
    fn check(&self, expected: &Expected<'_>) -> Result<(), PrecinctRollError> {
        let (from, until) = window(self.day);
        if self.from < from || self.until > until || self.from > self.until {
            return Err(PrecinctRollError::Window { from: self.from, until: self.until, day: self.day });
        }
        if self.precinct != expected.precinct {
            return Err(PrecinctRollError::Precinct { found: self.precinct.clone(), expected: expected.precinct.to_owned() });
        }
        if self.election != expected.election {
            return Err(PrecinctRollError::Election { found: self.election.clone(), expected: expected.election.to_owned() });
        }
        if expected.today < self.from {
            return Err(PrecinctRollError::TooEarly { from: self.from, today: expected.today });
        }
        if expected.today > self.until {
            return Err(PrecinctRollError::Over { until: self.until, today: expected.today });
        }
        if self.version < expected.at_least {
            return Err(PrecinctRollError::Older { found: self.version, expected: expected.at_least });
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]
    use super::*;
    use ed25519_dalek::{Signer, SigningKey};

    fn key() -> SigningKey {
        SigningKey::from_bytes(&[4; 32])
    }

    /// What the roll asks the law is what the law can be asked.
    #[test]
    fn every_fact_is_one_of_the_laws() {
        use crate::domain::law::Question;
        let known = Question::Pollbook.facts().iter().find(|fact| fact.name == "pollbook").unwrap().values;
        let asked = Status::ALL.map(Status::word).into_iter().chain(Moved::ALL.map(Moved::fact)).chain(["marked_voted", "wrong_precinct"]);
        for fact in asked {
            assert!(known.contains(&fact), "{fact}");
        }
        for moved in Moved::ALL {
            assert_eq!(serde_json::to_value(moved).unwrap(), moved.fact().trim_start_matches("moved_"));
        }
    }

    fn about() -> About {
        let day = "2027-11-02".parse().unwrap();
        let (from, until) = window(day);
        About { election: "general".to_owned(), day, precinct: "28901/07".to_owned(), version: 3, from, until, count: 2, made_up: true }
    }

    fn people() -> Vec<Listed> {
        let person = |last: &str, precinct: &str, status| Listed {
            last: last.to_owned(), first: "Mary".to_owned(), middle: String::new(), suffix: String::new(), address: "1 Fable Road".to_owned(),
            precinct: precinct.to_owned(), split: String::new(), status, absentee: false, moved: None,
        };
        vec![person("Fable", "28901/07", Some(Status::Inactive)), person("Mirage", "28901/08", Some(Status::Active))]
    }

    fn bytes(about: &About) -> Vec<u8> {
        write(about, &people(), |body| key().sign(body).to_bytes()).unwrap()
    }

    const HERE: (&str, &str) = ("28901/07", "general");

    fn read(bytes: &[u8], today: &str) -> Result<PrecinctRoll, PrecinctRollError> {
        PrecinctRoll::read(bytes, &key().verifying_key(), &Expected { precinct: HERE.0, election: HERE.1, today: today.parse().unwrap(), at_least: 3 })
    }

    #[test]
    fn it_opens_from_ten_days_before_to_the_day_after() {
        let roll = bytes(&about());
        for (today, opens) in [("2027-10-22", false), ("2027-10-23", true), ("2027-11-02", true), ("2027-11-03", true), ("2027-11-04", false)] {
            assert_eq!(read(&roll, today).is_ok(), opens, "{today}");
        }
        assert!(matches!(read(&roll, "2027-10-22"), Err(PrecinctRollError::TooEarly { .. })));
        assert!(matches!(read(&roll, "2027-11-04"), Err(PrecinctRollError::Over { .. })));
        let opened = read(&roll, "2027-11-02").unwrap();
        assert_eq!(opened.people, people());
        assert_eq!(opened.people.iter().map(|p| opened.pollbook_fact(p)).collect::<Vec<_>>(), [Some("inactive"), Some("wrong_precinct")]);
        assert_eq!(opened.index().search("mary fable").hits[0].at, 0);
    }

    #[test]
    fn what_is_wrong_is_said() {
        let with = |change: &dyn Fn(&mut About)| {
            let mut about = about();
            change(&mut about);
            read(&bytes(&about), "2027-11-02").unwrap_err()
        };
        assert!(matches!(with(&|a| a.precinct = "28901/08".to_owned()), PrecinctRollError::Precinct { .. }));
        assert!(matches!(with(&|a| a.election = "primary".to_owned()), PrecinctRollError::Election { .. }));
        assert!(matches!(with(&|a| a.version = 2), PrecinctRollError::Older { .. }));
        assert!(matches!(with(&|a| a.count = 3), PrecinctRollError::Count { found: 2, expected: 3 }));
        assert!(matches!(with(&|a| a.from = "2027-10-22".parse().unwrap()), PrecinctRollError::Window { .. }));
        assert!(matches!(with(&|a| a.until = "2027-11-09".parse().unwrap()), PrecinctRollError::Window { .. }));
    }

    #[test]
    fn any_byte_changed_any_line_lost_or_moved_and_any_other_office_is_told() {
        let roll = bytes(&about());
        for at in 0..roll.len() {
            let mut changed = roll.clone();
            changed[at] ^= 1;
            assert!(read(&changed, "2027-11-02").is_err(), "byte {at}");
            assert!(read(&roll[..at], "2027-11-02").is_err(), "cut at {at}");
        }
        let text = String::from_utf8(roll.clone()).unwrap();
        let mut lines: Vec<&str> = text.lines().collect();
        lines.swap(3, 4);
        assert_eq!(read((lines.join("\n") + "\n").as_bytes(), "2027-11-02"), Err(PrecinctRollError::Signature));
        let other = SigningKey::from_bytes(&[5; 32]).verifying_key();
        let expected = Expected { precinct: HERE.0, election: HERE.1, today: "2027-11-02".parse().unwrap(), at_least: 0 };
        assert_eq!(PrecinctRoll::read(&roll, &other, &expected), Err(PrecinctRollError::Signature));
    }
}
