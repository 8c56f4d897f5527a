//! The verified files at hand: what has been brought, what is still wanted, and what let us down.

mod file;
mod list;

use std::cell::OnceCell;

use super::area::Places;
use super::placed::zones_wanted;
use super::county_streets::CountyStreets;
use super::precinct_map::PrecinctMap;
use super::{Brought, Instant, ShardRef, Signed, UnavailableWhy, Want};
use crate::domain::edition::tuf::Trusted;
use crate::domain::edition::{
    CountyIndex, CountyPlaces, CountyPrecincts, Expected, Gazetteer, Hash, NOTICE_FILES, NOTICES, ALERTS, Notice, Notices, Now, Shard, SiteElections, SiteSources, target_path,
};
use crate::domain::place::CountyFips;
use file::{File, read_file};

/// Name of the metadata file among wants.
pub const NOW: &str = "m/now.json";
/// Name of the elections shard.
pub const ELECTIONS: &str = "site/elections";
/// Name of the gazetteer shard.
pub const GAZETTEER: &str = "site/gazetteer";
/// Name of the list of sources, which names the targets that no address question reads.
pub(super) const SOURCES: &str = "site/sources";
/// Name of the rules of law.
pub(super) const LAW: &str = "rules/law";

/// Why a question cannot go on yet.
#[derive(Debug, Clone, PartialEq)]
pub enum Stop {
    /// Files are still to be brought.
    Needs(Vec<Want>),
    /// A file could not be had, or was not genuine.
    Unavailable {
        /// Which of the two.
        why: UnavailableWhy,
        /// Target name.
        name: String,
        /// What happened.
        error: String,
    },
}

/// A file that let us down.
#[derive(Debug, Clone)]
struct Failure {
    why: UnavailableWhy,
    error: String,
}

/// A file, verified and read, with its hash; or why it is not here.
type Kept = Result<(File, Hash), Failure>;

/// The files of one edition, verified as they come in.
#[derive(Debug, Default)]
pub struct Shelf {
    now: Option<Result<Now, Failure>>,
    /// The list is to be asked for again, and the one at hand stays until another is brought.
    again: bool,
    /// The list before the one at hand, which a tablet goes back to where the new one's notices do not come.
    before: Option<Now>,
    /// And its notices.
    spare: Vec<(String, Kept)>,
    /// What signatures are checked against, and what was verified so far; none where unsigned editions are opened.
    trusted: Option<Trusted>,
    /// A bundle that waits for the roots between its own and the one at hand, and what they lead to.
    pending: Option<(Vec<u8>, Trusted)>,
    /// What the metadata says of itself, once it is verified; none for an unsigned edition.
    signed: Option<Signed>,
    /// When the code that asks was made.
    built: Option<Instant>,
    /// Whoever asks works at the polls.
    for_polls: bool,
    /// Sorted by name.
    files: Vec<(String, Kept)>,
    /// In the order in which the indexes came.
    streets: Vec<(CountyFips, OnceCell<CountyStreets>)>,
}

/// Target name of a county's shard.
fn place_target(fips: CountyFips, kind: &str) -> String {
    format!("places/{fips}.{kind}")
}

impl Shelf {
    /// Nothing brought yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Notes when the code that asks was made: a clock before that is wrong.
    pub fn set_built(&mut self, built: Instant) {
        self.built = Some(built);
    }

    /// Whoever asks works at the polls: there an old list is better than none, and the paper roll better than both.
    pub fn set_for_polls(&mut self) {
        self.for_polls = true;
    }

    pub(super) fn is_for_polls(&self) -> bool {
        self.for_polls
    }

    pub(super) fn signed(&self) -> Option<&Signed> {
        self.signed.as_ref()
    }

    pub(super) fn built(&self) -> Option<&Instant> {
        self.built.as_ref()
    }

    /// Takes what the driver brought for a want. Bytes are verified before anything reads them. Whether they are what they
    /// must be: where they are not, another mirror may have better ones.
    pub fn bring(&mut self, name: &str, brought: Brought) -> bool {
        let not_reached = |error: String| Failure { why: UnavailableWhy::NotReached, error };
        let not_genuine = |error: String| Failure { why: UnavailableWhy::NotGenuine, error };
        let bytes = match brought {
            Brought::Bytes(bytes) => Ok(bytes),
            Brought::Absent => Err(not_reached("the host has no such file".to_owned())),
            Brought::Failed(error) => Err(not_reached(error)),
        };
        if name == NOW {
            return self.bring_list(bytes);
        }
        if name.ends_with(".root.json") {
            return self.bring_root(bytes);
        }
        // A file that no verified list names is not asked for, so it is not kept.
        let Some(expected) = self.expected(name) else { return false };
        let read = |bytes: Vec<u8>| {
            read_file(&expected, &bytes).map(|file| (file, expected.sha256)).map_err(not_genuine)
        };
        let mut file = bytes.and_then(read);
        if NOTICE_FILES.contains(&name)
            && file.is_err()
            && self.for_polls
            && let Some(before) = self.before.take()
        {
            self.now = Some(Ok(before));
            self.notices_before();
            return false;
        }
        let taken = file.is_ok();
        let mut carried = Vec::new();
        if let Ok((File::Index(index), _)) = &mut file {
            carried = std::mem::take(&mut index.carried);
            let fips = index.county.fips;
            if !self.streets.iter().any(|(county, _)| *county == fips) {
                self.streets.push((fips, OnceCell::new()));
            }
        }
        match self.position(name) {
            Ok(at) => {
                if let Some((_, held)) = self.files.get_mut(at) {
                    *held = file;
                }
            }
            Err(at) => self.files.insert(at, (name.to_owned(), file)),
        }
        for shard in carried {
            self.bring(&format!("places/{}", shard.name), Brought::Bytes(shard.bytes));
        }
        taken
    }

    fn position(&self, name: &str) -> Result<usize, usize> {
        self.files.binary_search_by(|(held, _)| held.as_str().cmp(name))
    }

    fn held(&self, name: &str) -> Option<&Result<(File, Hash), Failure>> {
        self.files.get(self.position(name).ok()?).map(|(_, file)| file)
    }

    /// Forgets what could not be had, so that the next question asks again.
    pub fn forget_failures(&mut self) {
        if matches!(self.now, Some(Err(_))) {
            self.now = None;
        }
        self.files.retain(|(_, file)| file.is_ok());
    }

    /// What the bytes of a target must be, by a list that is itself verified.
    fn expected(&self, name: &str) -> Option<Expected> {
        let Some(Ok(now)) = &self.now else { return None };
        if let Some(expected) = now.expect(name) {
            return Some(expected);
        }
        if name == LAW {
            let Some(Ok((File::Stored(expected, bytes), _))) = self.held(SOURCES) else { return None };
            return SiteSources::decode(expected.verify(bytes).ok()?).ok()?.expect(name);
        }
        let rest = name.strip_prefix("places/")?;
        let (fips, _) = rest.split_once('.')?;
        let Some(Ok((File::Index(index), _))) = self.held(&format!("places/{fips}.index")) else {
            return None;
        };
        index.shards.iter().find(|s| s.name == rest).map(|shard| Expected {
            name: name.to_owned(),
            length: shard.length,
            sha256: shard.sha256,
        })
    }

    /// The list of targets.
    ///
    /// # Errors
    /// [`Stop`] until `m/now.json` has been brought and read.
    pub fn now(&self) -> Result<&Now, Stop> {
        if let Some(wants) = self.roots_wanted() {
            return Err(Stop::Needs(wants));
        }
        match &self.now {
            Some(Ok(now)) if !self.again => Ok(now),
            Some(Err(failure)) => Err(stop(NOW, failure)),
            Some(Ok(_)) | None => Err(Stop::Needs(vec![Want {
                name: NOW.to_owned(),
                path: NOW.to_owned(),
                max_len: if self.trusted.is_some() { 384 << 10 } else { 256 << 10 },
                sha256: None,
                may_be_absent: false,
            }])),
        }
    }

    /// Makes sure that all of these are at hand; asks for those that are not, all at once.
    ///
    /// # Errors
    /// [`Stop`] until they are.
    pub fn need<S: AsRef<str>>(&self, names: &[S]) -> Result<(), Stop> {
        self.now()?;
        let mut wants = Vec::new();
        for name in names.iter().map(AsRef::as_ref) {
            match self.held(name) {
                Some(Ok(_)) => {}
                Some(Err(failure)) => return Err(stop(name, failure)),
                None => match self.expected(name) {
                    Some(expected) => wants.push(Want {
                        name: name.to_owned(),
                        path: target_path(&expected),
                        max_len: expected.length,
                        sha256: Some(expected.sha256),
                        may_be_absent: false,
                    }),
                    None => {
                        return Err(Stop::Unavailable {
                            why: UnavailableWhy::NotReached,
                            name: name.to_owned(),
                            error: "the edition lists no such file".to_owned(),
                        });
                    }
                },
            }
        }
        if wants.is_empty() { Ok(()) } else { Err(Stop::Needs(wants)) }
    }

    fn file(&self, name: &str) -> Result<&File, Stop> {
        self.need(&[name])?;
        match self.held(name) {
            Some(Ok((file, _))) => Ok(file),
            _ => Err(Stop::Unavailable {
                why: UnavailableWhy::NotReached,
                name: name.to_owned(),
                error: "the file is not at hand".to_owned(),
            }),
        }
    }

    /// The edition's description and elections.
    ///
    /// # Errors
    /// [`Stop`] until it is at hand.
    pub fn elections(&self) -> Result<&SiteElections, Stop> {
        match self.file(ELECTIONS)? {
            File::Elections(elections) => Ok(elections),
            _ => Err(other_kind(ELECTIONS)),
        }
    }

    /// Which counties towns and ZIPs may lie in.
    ///
    /// # Errors
    /// [`Stop`] until it is at hand.
    pub fn gazetteer(&self) -> Result<&Gazetteer, Stop> {
        match self.file(GAZETTEER)? {
            File::Gazetteer(gazetteer, _) => Ok(gazetteer),
            _ => Err(other_kind(GAZETTEER)),
        }
    }

    /// The gazetteer by canonical names.
    pub(super) fn towns(&self) -> Result<Places<'_>, Stop> {
        match self.file(GAZETTEER)? {
            File::Gazetteer(gazetteer, canonical) => Ok(Places { gazetteer, canonical }),
            _ => Err(other_kind(GAZETTEER)),
        }
    }

    /// Elections and gazetteer, asked for together.
    ///
    /// # Errors
    /// [`Stop`] until both are at hand.
    pub fn site(&self) -> Result<(&SiteElections, &Gazetteer), Stop> {
        let mut names = vec![ELECTIONS, GAZETTEER];
        // What moved this morning is wanted by every question, in the round that every question has.
        names.extend(self.notice_files()?);
        self.need(&names)?;
        Ok((self.elections()?, self.gazetteer()?))
    }

    /// Which files of notices the edition lists.
    fn notice_files(&self) -> Result<Vec<&'static str>, Stop> {
        let now = self.now()?;
        Ok(NOTICE_FILES.into_iter().filter(|name| now.expect(name).is_some()).collect())
    }

    /// What changed since the edition was made and still stands, the earliest issued first; nothing where it lists no notices.
    ///
    /// # Errors
    /// [`Stop`] until they are at hand.
    pub fn notices(&self) -> Result<Vec<&Notice>, Stop> {
        static NONE: Notices = Notices { notices: Vec::new() };
        let listed = self.notice_files()?;
        self.need(&listed)?;
        let of = |name: &str| match listed.contains(&name).then(|| self.file(name)).transpose()? {
            None => Ok(&NONE),
            Some(File::Notices(notices)) => Ok(notices),
            Some(_) => Err(other_kind(name)),
        };
        Ok(of(NOTICES)?.standing_with(of(ALERTS)?))
    }

    /// A county's index.
    ///
    /// # Errors
    /// [`Stop`] until it is at hand.
    pub fn index(&self, fips: CountyFips) -> Result<&CountyIndex, Stop> {
        let name = place_target(fips, "index");
        match self.file(&name)? {
            File::Index(index) => Ok(index),
            _ => Err(other_kind(&name)),
        }
    }

    /// A county's polling places.
    ///
    /// # Errors
    /// [`Stop`] until they are at hand.
    pub fn places(&self, fips: CountyFips) -> Result<&CountyPlaces, Stop> {
        let name = place_target(fips, "places");
        match self.file(&name)? {
            File::Places(places) => Ok(places),
            _ => Err(other_kind(&name)),
        }
    }

    /// A county's polygons, and the map made of them; `None` where the edition has none there.
    ///
    /// # Errors
    /// [`Stop`] until they are at hand.
    pub fn precincts(&self, fips: CountyFips) -> Result<Option<(&CountyPrecincts, &PrecinctMap)>, Stop> {
        let name = place_target(fips, "precincts");
        if !self.lists(fips, "precincts")? {
            return Ok(None);
        }
        match self.file(&name)? {
            File::Precincts(precincts, map) => Ok(Some((precincts, map))),
            _ => Err(other_kind(&name)),
        }
    }

    /// A county's streets, all parts in order.
    ///
    /// # Errors
    /// [`Stop`] until all parts are at hand.
    pub fn streets(&self, fips: CountyFips) -> Result<&CountyStreets, Stop> {
        let names = self.street_targets(fips)?;
        self.need(&names)?;
        let mut parts = Vec::new();
        for name in &names {
            match self.file(name)? {
                File::Streets(part) => parts.push(part),
                _ => return Err(other_kind(name)),
            }
        }
        match self.streets.iter().find(|(county, _)| *county == fips) {
            Some((_, cell)) => Ok(cell.get_or_init(|| CountyStreets::new(&parts))),
            None => Err(other_kind(&place_target(fips, "index"))),
        }
    }

    /// Makes sure that all an address question reads of these counties is at hand: the indexes in one round, then every
    /// county's places and all its street parts, in order, whatever was typed.
    ///
    /// # Errors
    /// [`Stop`] until they are.
    pub fn need_county(&self, counties: &[CountyFips]) -> Result<(), Stop> {
        let indexes: Vec<String> = counties.iter().map(|c| place_target(*c, "index")).collect();
        self.need(&indexes)?;
        let mut names = Vec::new();
        for fips in counties {
            names.push(place_target(*fips, "places"));
            names.extend(zones_wanted(self, self.index(*fips)?)?);
            names.extend(self.street_targets(*fips)?);
        }
        self.need(&names)
    }

    /// Target names of a county's street parts, in order. The index must be at hand.
    ///
    /// # Errors
    /// [`Stop`] until the index is at hand.
    pub fn street_targets(&self, fips: CountyFips) -> Result<Vec<String>, Stop> {
        let head = format!("{fips}.streets-");
        let shards = &self.index(fips)?.shards;
        Ok(shards.iter().filter(|s| s.name.starts_with(&head)).map(|s| format!("places/{}", s.name)).collect())
    }

    /// A file that is kept as it is stored, verified, opened and read.
    ///
    /// # Errors
    /// [`Stop`] until it is at hand; also where it is not what its name says.
    pub(super) fn opened<S: Shard>(&self, name: &str) -> Result<S, Stop> {
        let File::Stored(expected, bytes) = self.file(name)? else { return Err(other_kind(name)) };
        let read = expected.verify(bytes).map_err(|e| e.to_string()).and_then(|v| S::decode(v).map_err(|e| e.to_string()));
        read.map_err(|error| stop(name, &Failure { why: UnavailableWhy::NotGenuine, error }))
    }

    fn lists(&self, fips: CountyFips, kind: &str) -> Result<bool, Stop> {
        let name = format!("{fips}.{kind}");
        Ok(self.index(fips)?.shards.iter().any(|s| s.name == name))
    }

    /// Names and hashes of those of the named files that are at hand.
    pub fn refs<S: AsRef<str>>(&self, names: &[S]) -> Vec<ShardRef> {
        let hash = |name: &str| match self.held(name) {
            Some(Ok((_, hash))) => Some(ShardRef { name: name.to_owned(), sha256: hash.to_string() }),
            _ => None,
        };
        names.iter().filter_map(|name| hash(name.as_ref())).collect()
    }
}

fn stop(name: &str, failure: &Failure) -> Stop {
    Stop::Unavailable { why: failure.why, name: name.to_owned(), error: failure.error.clone() }
}

fn other_kind(name: &str) -> Stop {
    Stop::Unavailable {
        why: UnavailableWhy::NotGenuine,
        name: name.to_owned(),
        error: "the file is of another kind than its name says".to_owned(),
    }
}
