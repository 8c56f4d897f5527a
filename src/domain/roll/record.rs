//! What one sealed record says: 64 bytes, no name, address, birth date or number of a person. Spec: `data/formats/roll.md`.

use serde::{Deserialize, Serialize};

use crate::domain::law::Day;
use crate::domain::place::CountyFips;

/// Bytes of a record.
pub const RECORD: usize = 64;
/// The version written, and the only one read.
const VERSION: u8 = 1;
/// Longest precinct code.
pub const PRECINCT: usize = 16;
/// Longest split code.
pub const SPLIT: usize = 8;
/// Longest place id.
pub const PLACE: usize = 12;
/// The first day that a record can say.
const FIRST: Day = match Day::new(1900, 1, 1) {
    Some(day) => day,
    None => Day::FIRST,
};

/// What the list says of a registration. Anything else a roll knows is not published.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// On the list of the precinct.
    Active,
    /// Listed as inactive: votes by affidavit ballot.
    Inactive,
    /// Registered by mail, the number on the form not verified: other documents serve the first time.
    HavaUnverified,
}

impl Status {
    /// All of them, by their byte less one.
    pub const ALL: [Self; 3] = [Self::Active, Self::Inactive, Self::HavaUnverified];

    /// As a roll writes it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::Inactive => "inactive",
            Self::HavaUnverified => "hava_unverified",
        }
    }
}

/// The districts a voter votes in; 0 where the roll does not say.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Districts {
    /// Of the House of Representatives in Washington.
    pub congress: u8,
    /// Of the state's senate.
    pub senate: u8,
    /// Of the state's house.
    pub house: u8,
    /// Of the county's board of supervisors.
    pub supervisor: u8,
}

/// One voter's record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Record {
    /// On the list how.
    pub status: Status,
    /// Five digits.
    #[serde(serialize_with = "as_text")]
    pub county: CountyFips,
    /// The source's code: the precinct's id is `county/precinct`.
    pub precinct: String,
    /// The source's code of the split, where there are splits.
    pub split: Option<String>,
    /// Where the edition that was sealed with let this precinct vote, `28159:p014`; none where it named no place.
    pub place: Option<String>,
    /// The first eight bytes of that edition's mark, so that a page can tell whether its own edition is the same.
    #[serde(skip)]
    pub edition: [u8; 8],
    /// The day of registration, where the roll says.
    pub registered: Option<Day>,
    /// The day the roll speaks of.
    pub as_of: Day,
    /// The election the record was made for.
    pub election: Day,
    /// First letters of given and family name, so that two cards in one house are told apart.
    pub initials: String,
    /// Where the roll says.
    pub districts: Districts,
}

fn as_text<S: serde::Serializer>(county: &CountyFips, s: S) -> Result<S::Ok, S::Error> {
    s.collect_str(county)
}

/// What does not fit a record, or is none.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum RecordError {
    /// A text longer than its field, or one that the format has no signs for.
    #[error("{field}: found {found} bytes, expected 1 to {most} of plain ASCII")]
    Text {
        /// Which field.
        field: &'static str,
        /// How long it is.
        found: usize,
        /// How long it may be.
        most: usize,
    },
    /// A day before 1900 or after 2079.
    #[error("{field}: found {found}, expected a day from 1900-01-01 to 2079-06-05")]
    Day {
        /// Which field.
        field: &'static str,
        /// What was given.
        found: Day,
    },
    /// A version that this program does not read.
    #[error("found a record of version {0}, expected {VERSION}")]
    Version(u8),
    /// A byte that means nothing in this version.
    #[error("{field}: found a value that this version does not know")]
    Unknown {
        /// Which field.
        field: &'static str,
    },
}

/// Days since 1900-01-01; 0 is no day, so the first is 1.
fn number_of(field: &'static str, day: Day) -> Result<u16, RecordError> {
    let found = (day.number() + 1).checked_sub(FIRST.number()).and_then(|n| u16::try_from(n).ok()).filter(|n| *n > 0);
    found.ok_or(RecordError::Day { field, found: day })
}

fn day_of(number: u16) -> Option<Day> {
    Day::of_number(FIRST.number() + u32::from(number.checked_sub(1)?))
}

/// Text in a field of fixed length, zeros behind it.
fn put<const N: usize>(field: &'static str, text: &str, out: &mut Vec<u8>) -> Result<(), RecordError> {
    if text.is_empty() || text.len() > N || !text.bytes().all(|b| b.is_ascii_graphic() || b == b' ') {
        return Err(RecordError::Text { field, found: text.len(), most: N });
    }
    out.extend(text.bytes());
    out.resize(out.len() + N - text.len(), 0);
    Ok(())
}

/// The text of such a field; none where it is all zeros.
fn text(field: &'static str, bytes: &[u8]) -> Result<Option<String>, RecordError> {
    let length = bytes.iter().position(|b| *b == 0).unwrap_or(bytes.len());
    let (text, zeros) = bytes.split_at_checked(length).unwrap_or((bytes, &[]));
    if zeros.iter().any(|b| *b != 0) || !text.iter().all(|b| b.is_ascii_graphic() || *b == b' ') {
        return Err(RecordError::Unknown { field });
    }
    let text = std::str::from_utf8(text).ok().ok_or(RecordError::Unknown { field })?;
    Ok((!text.is_empty()).then(|| text.to_owned()))
}

impl Record {
    /// The record's bytes.
    ///
    /// # Errors
    /// [`RecordError`]: what has no room.
    pub fn encode(&self) -> Result<[u8; RECORD], RecordError> {
        let mut out = Vec::with_capacity(RECORD);
        let status = Self::position(self.status);
        let county: u16 = self.county.as_str().parse().ok().ok_or(RecordError::Unknown { field: "county" })?;
        out.extend([VERSION, status]);
        out.extend(county.to_be_bytes());
        // No flags yet.
        out.extend([0, 0]);
        out.extend(self.registered.map_or(Ok(0), |day| number_of("registered", day))?.to_be_bytes());
        out.extend(number_of("as of", self.as_of)?.to_be_bytes());
        out.extend(number_of("election", self.election)?.to_be_bytes());
        put::<2>("initials", &self.initials, &mut out)?;
        put::<PRECINCT>("precinct", &self.precinct, &mut out)?;
        match &self.split {
            Some(split) => put::<SPLIT>("split", split, &mut out)?,
            None => out.extend([0; SPLIT]),
        }
        match &self.place {
            Some(place) => put::<PLACE>("place", place, &mut out)?,
            None => out.extend([0; PLACE]),
        }
        out.extend(self.edition);
        let Districts { congress, senate, house, supervisor } = self.districts;
        out.extend([congress, senate, house, supervisor]);
        out.resize(RECORD, 0);
        <[u8; RECORD]>::try_from(out).map_err(|all| RecordError::Text { field: "record", found: all.len(), most: RECORD })
    }

    fn position(status: Status) -> u8 {
        Status::ALL.iter().position(|s| *s == status).and_then(|at| u8::try_from(at + 1).ok()).unwrap_or(0)
    }

    /// Reads a record. It comes out of a sealed slot, so what is wrong here was written wrong.
    ///
    /// # Errors
    /// [`RecordError`]; never a record that says something else than was written.
    pub fn decode(bytes: &[u8; RECORD]) -> Result<Self, RecordError> {
        let unknown = |field| RecordError::Unknown { field };
        let mut rest = bytes.as_slice();
        let mut take = |count: usize| {
            let (first, behind) = rest.split_at_checked(count).unwrap_or((rest, &[]));
            rest = behind;
            first
        };
        let number = |two: &[u8]| two.first_chunk().map_or(0, |two| u16::from_be_bytes(*two));
        let version = take(1).first().copied().unwrap_or(0);
        if version != VERSION {
            return Err(RecordError::Version(version));
        }
        let status = take(1).first().and_then(|byte| Status::ALL.get(usize::from(*byte).checked_sub(1)?)).copied().ok_or_else(|| unknown("status"))?;
        let county = format!("{:05}", number(take(2))).parse().ok().ok_or_else(|| unknown("county"))?;
        if take(2) != [0, 0] {
            return Err(unknown("flags"));
        }
        let registered = day_of(number(take(2)));
        let as_of = day_of(number(take(2))).ok_or_else(|| unknown("as of"))?;
        let election = day_of(number(take(2))).ok_or_else(|| unknown("election"))?;
        let initials = text("initials", take(2))?.ok_or_else(|| unknown("initials"))?;
        let precinct = text("precinct", take(PRECINCT))?.ok_or_else(|| unknown("precinct"))?;
        let split = text("split", take(SPLIT))?;
        let place = text("place", take(PLACE))?;
        let edition = take(8).first_chunk().copied().unwrap_or_default();
        let [congress, senate, house, supervisor] = take(4).first_chunk().copied().unwrap_or_default();
        if rest.iter().any(|b| *b != 0) {
            return Err(unknown("padding"));
        }
        let districts = Districts { congress, senate, house, supervisor };
        Ok(Self { status, county, precinct, split, place, edition, registered, as_of, election, initials, districts })
    }

    /// `28159/11`.
    #[must_use]
    pub fn precinct_id(&self) -> String {
        format!("{}/{}", self.county, self.precinct)
    }

    /// `28159/11/2`, or the precinct's id where the roll has no split.
    #[must_use]
    pub fn split_id(&self) -> String {
        match &self.split {
            Some(split) => format!("{}/{}/{split}", self.county, self.precinct),
            None => self.precinct_id(),
        }
    }
}

#[cfg(test)]
pub(in crate::domain::roll) mod tests;
