//! What an entry may say. Observations, not accusations: what it was, how it was measured, what was asked, what was done.

use serde::{Deserialize, Serialize};

use crate::domain::lookup::Instant;

/// One entry as somebody makes it; its number and its place in the chain come with the line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// What the tablet's clock said.
    pub at: Instant,
    /// Seconds that the page has been open, by a clock that never steps back.
    pub up_s: u32,
    /// By whom.
    pub by: By,
    /// What.
    pub what: What,
}

/// Who makes entries. There is no other person in a log.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum By {
    /// The bailiff.
    Bailiff,
    /// A poll manager.
    Manager,
    /// The page itself.
    Page,
}

/// What an entry is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum What {
    /// The first entry: which log this is.
    Opened(LogOf),
    /// Something that stands or somebody who is near the lines, and how far.
    Observation {
        /// What it is.
        seen: Seen,
        /// Who held the tape or the tablet; a poll manager's name or initials.
        measured_by: String,
        /// Tenths of a foot by tape; none without a tape.
        tape_tenths_ft: Option<u32>,
        /// Where the tape began.
        tape_from: String,
        /// What the tablet said of the 150-ft line then.
        reading: String,
        /// Where, to about 5 m.
        spot: Option<Spot>,
        /// How well the tablet knew it, metres.
        accuracy_m: Option<u32>,
        /// What was asked.
        asked: String,
        /// What was done.
        done: String,
    },
    /// Something that happened.
    Incident {
        /// What about.
        topic: Topic,
        /// What happened.
        text: String,
        /// What was asked.
        asked: String,
        /// What was done.
        done: String,
    },
    /// A question that came up, and what was answered.
    Question {
        /// The question.
        text: String,
        /// The answer; empty while there is none.
        answer: String,
        /// The office that was asked; empty where none was.
        office: String,
    },
    /// Anything else.
    Note {
        /// The words.
        text: String,
    },
    /// A photo, where the county's policy allows it.
    Photo(Photo),
    /// An entry is struck out, or stands again. It is never taken away.
    Struck {
        /// The entry's number.
        entry: u32,
        /// Out, or standing again.
        struck: bool,
    },
    /// What the tablet did.
    Device {
        /// What.
        did: Did,
    },
    /// The tablet's signature over all entries before this one.
    Checkpoint {
        /// What it was made for.
        why: Why,
        /// Ed25519, 128 lower-case hexadecimal digits.
        sig: String,
    },
}

/// Which log it is. In a primary each party has its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LogOf {
    /// Version of the format: 1.
    pub format: u32,
    /// The county's FIPS code.
    pub county: String,
    /// The polling place's id.
    pub place: String,
    /// Its name.
    pub place_name: String,
    /// The election's id.
    pub election: String,
    /// Its name.
    pub election_name: String,
    /// `YYYY-MM-DD`.
    pub election_date: String,
    /// The party in a primary; empty in other elections.
    pub party: String,
    /// The tablet's Ed25519 key, 64 lower-case hexadecimal digits; empty where the browser has none to give.
    pub device: String,
    /// How the tablet keeps that key.
    pub key: KeyKind,
    /// Made-up data.
    pub made_up: bool,
}

/// How a tablet keeps its key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum KeyKind {
    /// In the browser, which signs with it and gives it to nobody, the page included.
    NonExtractable,
    /// None: the entries hold together, but nothing says which tablet wrote them.
    None,
}

/// What is seen at the lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Seen {
    /// A stake that marks the line.
    Stake,
    /// A sign.
    Sign,
    /// A table.
    Table,
    /// Somebody.
    Person,
}

/// What an incident is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Topic {
    /// The line of waiting voters.
    Queue,
    /// A machine or a scanner.
    Equipment,
    /// Power, light, heat or the building.
    Building,
    /// Ballots, forms, pens.
    Supplies,
    /// Ramp, door, parking, curbside.
    Access,
    /// What goes on near the two lines.
    NearLines,
    /// Watchers and other people who may remain.
    Remaining,
    /// Something else.
    Other,
}

/// A spot, hundred-thousandths of a degree, in steps of five: about 5 m.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spot {
    /// Longitude.
    pub lon_e5: i32,
    /// Latitude.
    pub lat_e5: i32,
}

/// A photo drawn anew as a small JPEG, without what a camera writes into its files.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Photo {
    /// What it shows.
    pub text: String,
    /// The JPEG in base64.
    pub jpeg: String,
}

/// What a tablet does that a log says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Did {
    /// The roll was opened.
    Unlock,
    /// The roll was locked.
    Lock,
    /// The roll did not open.
    UnlockFailed,
    /// A roll came in.
    Import,
    /// A name was searched; never which.
    Search,
    /// A record was looked at; never whose.
    View,
    /// A voter was sent to another place; never who.
    Redirect,
    /// This log was saved as a file for the clerk.
    Export,
    /// The roll and its keys were wiped. A log is never wiped with them.
    Wipe,
    /// The clock was set.
    ClockSet,
    /// The tablet held fewer entries than it had written.
    EntriesLost,
}

/// What a signature was made for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// Fifty entries were unsigned.
    Count,
    /// Five minutes had passed.
    Time,
    /// The day was closed.
    Close,
}

impl Why {
    /// The word in the line and in what is signed.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Count => "count",
            Self::Time => "time",
            Self::Close => "close",
        }
    }
}
