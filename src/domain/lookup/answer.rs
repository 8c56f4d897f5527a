//! Everything a look-up can say. The JSON of the command line and the objects of the page are these types.

use serde::{Deserialize, Serialize};

use super::AnswerNotice;
use crate::domain::edition::behaviour::{Band, Note};
use crate::domain::election::{ElectionRef, Hours};
use crate::domain::place::{Contact, CountyRef, PlaceRef, PrecinctRef, SplitRef};

/// An answer with its proof and its election, or a typed refusal. Never the nearest guess.
#[expect(clippy::large_enum_variant, reason = "one answer at a time is held, and it is matched everywhere")]
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Answer {
    /// One precinct, one place.
    Found(Box<Found>),
    /// Several addresses fit, or one that differs from what was typed; never picked for the voter.
    Choose {
        /// At least one.
        candidates: Vec<Candidate>,
        /// Whom to call.
        contact: Contact,
    },
    /// Another precinct lies within the position's doubt.
    Close {
        /// What makes it doubtful.
        why: CloseWhy,
        /// The election that was asked about.
        election: ElectionRef,
        /// Nearest first.
        candidates: Vec<PlaceOption>,
        /// How the position was got.
        position: Position,
        /// The rows and files behind it.
        proof: Proof,
        /// How old the edition is.
        freshness: Freshness,
        /// Whom to call.
        contact: Contact,
    },
    /// The source names no polling place for the precinct.
    NoPlace {
        /// The election that was asked about.
        election: ElectionRef,
        /// Where.
        county: CountyRef,
        /// Which precinct.
        precinct: PrecinctRef,
        /// The rows and files behind it.
        proof: Proof,
        /// How old the edition is.
        freshness: Freshness,
        /// Whom to call.
        contact: Contact,
    },
    /// Two official records disagree; none is preferred.
    Conflict {
        /// The election that was asked about.
        election: ElectionRef,
        /// What the address row says.
        by_row: PlaceOption,
        /// What the map says.
        by_polygon: PlaceOption,
        /// The rows and files behind it.
        proof: Proof,
        /// How old the edition is.
        freshness: Freshness,
        /// Whom to call.
        contact: Contact,
    },
    /// The edition holds no addresses there; said before anyone types.
    NoStreets {
        /// Where; more than one where the town or ZIP lies in several.
        counties: Vec<CountyRef>,
        /// The first of them; none where nothing typed says which county.
        county: Option<CountyRef>,
        /// What can be chosen from a list instead.
        precincts: Vec<PrecinctRef>,
        /// Whom to call.
        contact: Contact,
    },
    /// Nothing is held there on that day.
    NoElection {
        /// The next one the edition knows for the precinct.
        next: Option<ElectionRef>,
        /// Whom to call.
        contact: Contact,
    },
    /// Somebody else runs it, and may use other places.
    OtherAuthority {
        /// The election that was asked about.
        election: ElectionRef,
        /// Whom to call.
        contact: Contact,
    },
    /// A point in no precinct of the edition.
    Outside {
        /// How the position was got.
        position: Position,
        /// Whom to call.
        contact: Contact,
    },
    /// "This does not mean you are not registered."
    NotFound {
        /// What would help.
        reason: NotFoundReason,
        /// May be empty.
        nearest_spellings: Vec<Suggestion>,
        /// Counties the town or ZIP may lie in; filled for `which_county`.
        counties: Vec<CountyRef>,
        /// Whom to call.
        contact: Contact,
    },
    /// A file could not be had, or was not the file its hash names. No place is shown.
    Unavailable {
        /// Not reached, or not genuine.
        why: UnavailableWhy,
        /// The file.
        name: String,
        /// What happened, for the desk.
        error: String,
        /// Whom to call.
        contact: Contact,
    },
    /// The question itself cannot be read; the batch goes on.
    Invalid {
        /// What was found and what was expected.
        error: String,
    },
}

/// The card.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Found {
    /// Which election the place is for.
    pub election: ElectionRef,
    /// Where.
    pub county: CountyRef,
    /// Which precinct.
    pub precinct: PrecinctRef,
    /// Which split, where it is known; a precinct's splits vote in one place.
    pub split: Option<SplitRef>,
    /// Where to go.
    pub place: PlaceRef,
    /// When.
    pub hours: Hours,
    /// Notices that touch it; where one says `moved`, `place` is the new one.
    pub notices: Vec<AnswerNotice>,
    /// How the position was got.
    pub position: Position,
    /// The rows and files behind it.
    pub proof: Proof,
    /// How old the edition is.
    pub freshness: Freshness,
    /// Whom to call.
    pub contact: Contact,
}

/// Why a position does not settle the precinct.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CloseWhy {
    /// A location fix whose doubt reaches another precinct.
    FixNearBorder,
    /// A range of house numbers whose side of the street lies in several precincts.
    SideStraddles,
    /// The map has a hole here.
    Gap,
}

/// Which file let us down, and how.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UnavailableWhy {
    /// No network, or no such file.
    NotReached,
    /// The bytes are not the ones the edition lists.
    NotGenuine,
    /// Genuine, and too old to say where anybody votes.
    TooOld,
}

/// What a "not found" can suggest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NotFoundReason {
    /// No street of that name there.
    NoSuchStreet,
    /// The street is there, the number is not.
    NoSuchNumber,
    /// No house number was typed.
    NumberMissing,
    /// The area is unknown: a town or a ZIP is wanted.
    AreaUnknown,
    /// The town or ZIP lies in several counties: "Which county is on your car tag?"
    WhichCounty,
    /// A highway without its number: the cross road or the map.
    HighwayWithoutNumber,
    /// A rural route box: the number on the blue sign or the light bill.
    RuralBox,
    /// A post office box is not a residence.
    PoBox,
    /// Two roads that cross, no number.
    Intersection,
    /// An id that this edition does not hold.
    UnknownId,
}

/// One of several addresses that fit.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Candidate {
    /// What `locate` takes.
    pub id: String,
    /// The whole address as the source writes it.
    pub text: String,
    /// Which parts differ from what was typed, or from the other candidates.
    pub differs: Vec<Difference>,
    /// Where.
    pub county: CountyRef,
}

/// A part of an address that tells candidates apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Difference {
    /// North, south, east, west.
    Direction,
    /// Street, Road, Avenue.
    Suffix,
    /// The name's spelling.
    Name,
    /// Town or ZIP.
    Locality,
    /// Which county.
    County,
    /// Apartment or lot.
    Unit,
}

/// A place that may be the one: with its precinct, and how far its border is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PlaceOption {
    /// Where.
    pub county: CountyRef,
    /// Which precinct.
    pub precinct: PrecinctRef,
    /// None where the source names no place.
    pub place: Option<PlaceRef>,
    /// Notices that touch it; where one says `moved`, `place` is the new one.
    pub notices: Vec<AnswerNotice>,
    /// Metres from the position to the precinct; 0 inside; none where it is not a matter of distance.
    pub distance_m: Option<f64>,
}

/// How the position was got.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Position {
    /// A row, a point, a range, a phone's fix, or a finger on the map.
    pub how: How,
    /// Radius in metres; 0 where a row or an exact point settles it.
    pub accuracy_m: f64,
}

/// Ways to a position.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum How {
    /// A row names the precinct, or the voter picked it from the list.
    Row,
    /// An exact point.
    Point,
    /// A range of house numbers on one side of a street.
    Range,
    /// A location fix.
    Gps,
    /// A finger on the map.
    Map,
}

/// What the answer rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proof {
    /// What matched, as the source writes it.
    pub matched: String,
    /// Files and rows.
    pub rows: Vec<ProofRow>,
    /// What else was considered and set aside, in words.
    pub considered: Vec<String>,
    /// Names and hashes of the shards that were read.
    pub shards: Vec<ShardRef>,
}

/// A row of a source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProofRow {
    /// File name as the profile gives it.
    pub file: String,
    /// 1-based line or row; none where a whole layer was consulted.
    pub row: Option<u32>,
    /// What it says.
    pub says: String,
}

/// A verified file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShardRef {
    /// Target name, `places/28159.index`.
    pub name: String,
    /// Lower-case hex.
    pub sha256: String,
}

/// How old the edition is, and what that means for the card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Freshness {
    /// `current` while an election lies ahead, else `old`.
    pub state: FreshnessState,
    /// `YYYY-MM-DD`, the day the source speaks of.
    pub as_of: String,
    /// The edition is of made-up places.
    pub made_up: bool,
    /// Nobody signed it.
    pub unsigned: bool,
    /// How the page shows it, by its age and its signatures.
    pub band: Band,
    /// What goes with it.
    pub notes: Vec<Note>,
    /// When the newest of it was signed, an instant; none for an unsigned edition.
    pub published: Option<String>,
    /// `YYYY-MM-DD`: when the county confirmed the place that is shown; none where it never did.
    pub confirmed_on: Option<String>,
}

/// Whether an election lies ahead.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FreshnessState {
    /// An election is ahead, or today.
    Current,
    /// "Old: this was the place on …"
    Old,
}

/// A spelling that the edition holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Suggestion {
    /// As the source writes it.
    pub text: String,
    /// What `locate` takes; none where only the street is known so far.
    pub id: Option<String>,
}
