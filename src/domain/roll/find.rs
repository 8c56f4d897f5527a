//! From a stretched code to what its holder may know: status, precinct, and the polling place of the signed edition.
//!
//! As a look-up does it, in steps: the lists of the series, then one bucket, then the county. What is fetched beside the
//! bucket says no more than which county.

use serde::Serialize;

use super::bucket;
use super::card_code::Series;
use super::keys::{EpochKey, Root};
use super::record::Record;
use super::series::{SeriesList, bucket_name, bucket_path};
use crate::domain::edition::{Expected, Hash, Shard, target_path};
use crate::domain::law::Day;
use crate::domain::lookup::{Answer, Brought, Found, Instant, Question, Shelf, Step, Stop, UnavailableWhy, Want, locate};
use crate::domain::place::Contact;

/// What a code's holder is told.
#[expect(clippy::large_enum_variant, reason = "one answer at a time is held")]
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum CardAnswer {
    /// The record of this code.
    Record {
        /// What the list says.
        record: Record,
        /// `28159/11`.
        precinct_id: String,
        /// The day the list was published.
        published: Day,
        /// Where that precinct votes, by the signed edition and not by the record.
        answer: Answer,
        /// Whether the record names the same place.
        place: PlaceCheck,
    },
    /// No slot opens: mistyped beyond what check symbols tell, given back, or never published. The three look alike.
    NoMatch {
        /// The day the list was published.
        published: Day,
        /// Whom to call.
        contact: Contact,
    },
    /// The edition has no such list.
    NotOffered {
        /// Whom to call.
        contact: Contact,
    },
}

/// The place of the record beside the place of the edition, which is the one shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum PlaceCheck {
    /// The same.
    Same,
    /// Another, and the edition has changed since the record was sealed.
    Changed,
    /// Another, though the edition is the one the record was sealed with: two records disagree.
    Disagrees,
    /// One of the two names no place.
    NotNamed,
}

/// The lists and buckets at hand.
#[derive(Debug, Default)]
pub struct Cards {
    lists: Vec<(String, Kept<SeriesList>)>,
    bucket: Option<(Expected, Kept<Vec<u8>>)>,
}

/// A file, verified; or why it is not here.
type Kept<T> = Result<T, (UnavailableWhy, String)>;

/// What all names of the files here begin with.
const LOOKUP: &str = "lookup/";

impl Cards {
    /// Nothing brought yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Whether a want is one of ours; the shelf takes the others.
    #[must_use]
    pub fn takes(name: &str) -> bool {
        name.starts_with(LOOKUP)
    }

    /// Takes what the driver brought. Bytes are verified before anything reads them.
    pub fn bring(&mut self, shelf: &Shelf, name: &str, brought: Brought) {
        let bytes = match brought {
            Brought::Bytes(bytes) => Ok(bytes),
            Brought::Absent => Err((UnavailableWhy::NotReached, "the host has no such file".to_owned())),
            Brought::Failed(error) => Err((UnavailableWhy::NotReached, error)),
        };
        let not_genuine = |error: String| (UnavailableWhy::NotGenuine, error);
        if let Some((expected, held)) = &mut self.bucket
            && expected.name == name
        {
            *held = bytes.and_then(|bytes| expected.verify(&bytes).map(|v| v.bytes().to_vec()).map_err(|e| not_genuine(e.to_string())));
            return;
        }
        let Some(expected) = shelf.now().ok().and_then(|now| now.expect(name)) else { return };
        let read = |bytes: Vec<u8>| {
            let verified = expected.verify(&bytes).map_err(|e| not_genuine(e.to_string()))?;
            let list = SeriesList::decode(verified).map_err(|e| not_genuine(e.to_string()))?;
            // A list under another's name would lead to buckets of another salt.
            if Series::of_target(name).is_some_and(|s| s.as_str() == list.series) { Ok(list) } else { Err(not_genuine(format!("the list is of series {}", list.series))) }
        };
        let list = bytes.and_then(read);
        self.lists.retain(|(held, _)| held != name);
        self.lists.push((name.to_owned(), list));
    }

    /// Forgets what could not be had, so that the next question asks again.
    pub fn forget_failures(&mut self) {
        self.lists.retain(|(_, list)| list.is_ok());
        if matches!(self.bucket, Some((_, Err(_)))) {
            self.bucket = None;
        }
    }

    /// The lists of the edition, by series; a code that was typed does not say which.
    ///
    /// # Errors
    /// [`Stop`] until they are at hand.
    pub fn lists(&self, shelf: &Shelf) -> Result<Vec<&SeriesList>, Stop> {
        let (mut wants, mut lists) = (Vec::new(), Vec::new());
        for name in shelf.now()?.names().filter(|name| Self::takes(name)) {
            match self.lists.iter().find(|(held, _)| held == name) {
                Some((_, Ok(list))) => lists.push(list),
                Some((_, Err((why, error)))) => return Err(Stop::Unavailable { why: *why, name: name.to_owned(), error: error.clone() }),
                None => wants.extend(shelf.now()?.expect(name).map(|expected| Want {
                    name: name.to_owned(),
                    path: target_path(&expected),
                    max_len: expected.length,
                    sha256: Some(expected.sha256),
                    may_be_absent: false,
                })),
            }
        }
        if wants.is_empty() { Ok(lists) } else { Err(Stop::Needs(wants)) }
    }

    /// The record of a root in its series, and the day of its list; `None` where the edition has no such series.
    fn record(&mut self, shelf: &Shelf, series: &Series, root: &Root) -> Result<Option<(Option<Record>, Day)>, Stop> {
        let Some(list) = self.lists(shelf)?.into_iter().find(|list| list.series == series.as_str()) else { return Ok(None) };
        let broken = |error: String| Stop::Unavailable { why: UnavailableWhy::NotGenuine, name: series.target(), error };
        let (epoch, published) = (list.epoch, list.published);
        let key = EpochKey::derive(root, &list.salt).map_err(|e| broken(e.to_string()))?;
        let expected = list.expect(key.bucket).ok_or_else(|| broken("the list has too few buckets".to_owned()))?;
        let name = bucket_name(series.as_str(), key.bucket);
        match &self.bucket {
            Some((held, Ok(bytes))) if *held == expected => {
                let found = bucket::open(bytes, &key, epoch).map_err(|e| broken(e.to_string()))?;
                Ok(Some((found, published)))
            }
            Some((held, Err((why, error)))) if *held == expected => Err(Stop::Unavailable { why: *why, name, error: error.clone() }),
            _ => {
                let want = Want {
                    path: bucket_path(series.as_str(), epoch, key.bucket),
                    name,
                    max_len: expected.length,
                    sha256: Some(expected.sha256),
                    may_be_absent: false,
                };
                self.bucket = Some((expected, Err((UnavailableWhy::NotReached, "nothing was brought".to_owned()))));
                Err(Stop::Needs(vec![want]))
            }
        }
    }

    /// What the holder of a code is told. Where files could not be had, that is the answer, and no place is shown.
    ///
    /// # Errors
    /// [`Stop::Needs`] until all is at hand; [`Stop::Unavailable`] where something could not be had or is not genuine.
    pub fn find(&mut self, shelf: &Shelf, series: &Series, root: &Root, now: &Instant) -> Result<CardAnswer, Stop> {
        let contact = Contact::with_offices(Vec::new());
        let Some((record, published)) = self.record(shelf, series, root)? else { return Ok(CardAnswer::NotOffered { contact }) };
        let Some(record) = record else { return Ok(CardAnswer::NoMatch { published, contact }) };
        let site = shelf.elections()?;
        let election = site.elections.iter().rev().find(|e| e.date == record.election.to_string()).map(|e| e.id.clone());
        let ask = |id: String| match locate(shelf, &Question::Id { id, election: election.clone() }, now) {
            Step::Done(answer) => Ok(answer),
            Step::Needs(wants) => Err(Stop::Needs(wants)),
        };
        let mut answer = ask(record.split_id())?;
        // A split that the edition does not know does not hide the precinct's place: all splits vote in one.
        if matches!(answer, Answer::NotFound { .. }) && record.split.is_some() {
            answer = ask(record.precinct_id())?;
        }
        let place = self::place(shelf, &record, &answer);
        Ok(CardAnswer::Record { precinct_id: record.precinct_id(), record, published, answer, place })
    }
}

fn place(shelf: &Shelf, record: &Record, answer: &Answer) -> PlaceCheck {
    let Answer::Found(found) = answer else { return PlaceCheck::NotNamed };
    let Found { place, .. } = &**found;
    match &record.place {
        None => PlaceCheck::NotNamed,
        Some(named) if *named == place.id => PlaceCheck::Same,
        Some(_) if edition_of(shelf, record).is_some_and(|hash| hash.bytes().starts_with(&record.edition)) => PlaceCheck::Disagrees,
        Some(_) => PlaceCheck::Changed,
    }
}

/// The hash of the county's index, whose first eight bytes a record holds: another index, another edition.
fn edition_of(shelf: &Shelf, record: &Record) -> Option<Hash> {
    let name = format!("places/{}.index", record.county);
    shelf.refs(&[name]).into_iter().next()?.sha256.parse().ok()
}
