//! An edition opened whole, from its folder or as it was just built: what paper and comparisons are made of.
//!
//! Every file is checked against its hash before it is read, as the page does it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::changes::feed::CHANGES;
use super::encode::{EncodeError, Files};
use super::notices::{NoticeFiles, Relisted, relisted};
use crate::domain::edition::{
    CountyIndex, CountyPlaces, CountyPrecincts, CountyZones, Expected, ALERTS, Gazetteer, GazetteerColumns, LawBook, NOTICES, Notices, Now, Shard, SiteChanges, SiteElections, SiteSources, StreetColumns, StreetShard, target_path,
};
use crate::domain::zone::{PlaceSurvey, Policy};
use crate::domain::lookup::address::canonical_town;
use crate::domain::place::CountyFips;
use crate::domain::roll::card_code::Series;
use crate::domain::roll::series::SeriesList;

/// The longest file of metadata that is read.
const LONGEST_NOW: u64 = 1 << 20;

/// Why an edition does not open.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{edition}: {file}: {message}")]
pub struct OpenError {
    /// Which edition, as it was named.
    pub edition: String,
    /// Its file.
    pub file: String,
    /// What was found.
    pub message: String,
}

enum Bytes {
    Folder(PathBuf),
    Made(Files),
}

/// An edition with its metadata read; counties are read when asked for.
pub struct WholeEdition {
    shown: String,
    bytes: Bytes,
    now: Now,
    /// Its name, its day, its elections.
    pub site: SiteElections,
    /// Its counties and towns.
    pub gazetteer: Gazetteer,
}

/// A county of an edition.
#[derive(Debug, Clone)]
pub struct WholeCounty {
    /// Precincts, and which place serves each.
    pub index: CountyIndex,
    /// Places in full.
    pub places: CountyPlaces,
}

impl WholeEdition {
    /// Opens an edition's folder.
    ///
    /// # Errors
    /// A file that is missing or not genuine.
    pub fn folder(root: &Path) -> Result<Self, OpenError> {
        Self::open(root.display().to_string(), Bytes::Folder(root.to_owned()))
    }

    /// Opens an edition that was just built and not written.
    ///
    /// # Errors
    /// As [`WholeEdition::folder`].
    pub fn made(shown: &str, files: Files) -> Result<Self, OpenError> {
        Self::open(shown.to_owned(), Bytes::Made(files))
    }

    fn open(shown: String, bytes: Bytes) -> Result<Self, OpenError> {
        let error = |message: String| OpenError { edition: shown.clone(), file: "m/now.json".to_owned(), message };
        let now = bytes.get("m/now.json", LONGEST_NOW).map_err(error)?;
        let now = Now::read(&now).map_err(|e| OpenError { edition: shown.clone(), file: "m/now.json".to_owned(), message: e.to_string() })?;
        let site = read(&shown, &bytes, &now, "site/elections")?;
        let columns: GazetteerColumns = read(&shown, &bytes, &now, "site/gazetteer")?;
        let gazetteer = columns.open().map_err(|message| OpenError {
            edition: shown.clone(),
            file: "site/gazetteer".to_owned(),
            message: message.to_owned(),
        })?;
        Ok(Self { shown, bytes, now, site, gazetteer })
    }

    /// As it was named when it was opened.
    #[must_use]
    pub fn shown(&self) -> &str {
        &self.shown
    }

    /// Its counties by code, with their names.
    #[must_use]
    pub fn counties(&self) -> BTreeMap<CountyFips, String> {
        self.gazetteer.counties.iter().map(|c| (c.county.fips, c.county.name.clone())).collect()
    }

    /// Canonical names of its towns.
    #[must_use]
    pub fn towns(&self) -> std::collections::BTreeSet<String> {
        self.gazetteer.towns.iter().map(|t| canonical_town(&t.name)).collect()
    }

    /// A county's precincts and places.
    ///
    /// # Errors
    /// As [`WholeEdition::folder`].
    pub fn county(&self, fips: CountyFips) -> Result<WholeCounty, OpenError> {
        let index: CountyIndex = self.read(&format!("places/{fips}.index"))?;
        let places = self.county_shard(&index, &format!("{fips}.places"))?;
        Ok(WholeCounty { index, places })
    }

    /// A county's streets, part by part.
    ///
    /// # Errors
    /// As [`WholeEdition::folder`].
    pub fn streets(&self, index: &CountyIndex) -> Result<Vec<StreetShard>, OpenError> {
        let parts = index.shards.iter().filter(|s| s.name.contains(".streets-"));
        let open = |name: &str| {
            let columns: StreetColumns = self.county_shard(index, name)?;
            columns.open().map_err(|message| OpenError { edition: self.shown.clone(), file: name.to_owned(), message: message.to_owned() })
        };
        parts.map(|s| open(&s.name)).collect()
    }

    /// A county's polygons, where the edition has any.
    ///
    /// # Errors
    /// As [`WholeEdition::folder`].
    pub fn precincts(&self, index: &CountyIndex) -> Result<Option<CountyPrecincts>, OpenError> {
        let name = format!("{}.precincts", index.county.fips);
        if !index.shards.iter().any(|s| s.name == name) {
            return Ok(None);
        }
        self.county_shard(index, &name).map(Some)
    }

    /// What was surveyed at a county's places, by place id; a place that nobody surveyed has none.
    ///
    /// # Errors
    /// As [`WholeEdition::folder`].
    pub fn surveys(&self, index: &CountyIndex) -> Result<BTreeMap<String, PlaceSurvey>, OpenError> {
        let name = format!("{}.zones", index.county.fips);
        if !index.shards.iter().any(|s| s.name == name) {
            return Ok(BTreeMap::new());
        }
        let zones: CountyZones = self.county_shard(index, &name)?;
        Ok(zones.surveys.into_iter().map(|survey| (survey.place.clone(), survey)).collect())
    }

    /// What a county's officials adopted about the two lines; nothing where the edition holds no policy.
    ///
    /// # Errors
    /// As [`WholeEdition::folder`].
    pub fn policy(&self, fips: CountyFips) -> Result<Policy, OpenError> {
        let name = format!("policy/{fips}");
        if self.now.expect(&name).is_none() { Ok(Policy::default()) } else { self.read(&name) }
    }

    /// What the bytes of a target must be.
    #[must_use]
    pub fn expected(&self, name: &str) -> Option<Expected> {
        self.now.expect(name)
    }

    /// All its targets, in order.
    pub fn targets(&self) -> impl Iterator<Item = Expected> {
        self.now.names().filter_map(|name| self.now.expect(name))
    }

    /// The list of a series of card codes, where the edition has one.
    ///
    /// # Errors
    /// As [`WholeEdition::folder`].
    pub fn series_list(&self, series: &Series) -> Result<Option<SeriesList>, OpenError> {
        let name = series.target();
        if self.now.expect(&name).is_none() { Ok(None) } else { self.read(&name).map(Some) }
    }

    /// What changed since it was made; nothing where it lists no notices.
    ///
    /// # Errors
    /// As [`WholeEdition::folder`].
    pub fn notices(&self) -> Result<NoticeFiles, OpenError> {
        let read = |name: &str| if self.now.expect(name).is_none() { Ok(Notices::default()) } else { self.read(name) };
        let files = NoticeFiles { notices: read(NOTICES)?, alerts: read(ALERTS)? };
        let more = |message| OpenError { edition: self.shown.clone(), file: ALERTS.to_owned(), message };
        files.alerts.alert_only().map_err(more)?;
        Ok(files)
    }

    /// Its list of targets.
    #[must_use]
    pub fn list(&self) -> &Now {
        &self.now
    }

    /// What became of polling places since the edition that it names; nothing where it names none.
    ///
    /// # Errors
    /// As [`WholeEdition::folder`].
    pub fn changes(&self) -> Result<Option<SiteChanges>, OpenError> {
        self.now.expect(CHANGES).map(|_| self.read(CHANGES)).transpose()
    }

    /// The file and the list that put these notices in place of those it has.
    ///
    /// # Errors
    /// Notices that are refused.
    pub fn relisted(&self, notices: &NoticeFiles) -> Result<Relisted, EncodeError> {
        relisted(&self.now, notices)
    }

    /// The rules of the law; none where the edition holds none.
    ///
    /// # Errors
    /// As [`WholeEdition::folder`].
    pub fn law(&self) -> Result<Option<LawBook>, OpenError> {
        let sources: SiteSources = self.read("site/sources")?;
        sources.expect("rules/law").map(|expected| decode(&self.shown, &self.bytes, &expected)).transpose()
    }

    fn read<S: Shard>(&self, name: &str) -> Result<S, OpenError> {
        read(&self.shown, &self.bytes, &self.now, name)
    }

    fn county_shard<S: Shard>(&self, index: &CountyIndex, name: &str) -> Result<S, OpenError> {
        let target = format!("places/{name}");
        let Some(entry) = index.shards.iter().find(|s| s.name == name) else {
            let message = "the county's index does not list it".to_owned();
            return Err(OpenError { edition: self.shown.clone(), file: target, message });
        };
        let expected = Expected { name: target, length: entry.length, sha256: entry.sha256 };
        decode(&self.shown, &self.bytes, &expected)
    }
}

fn read<S: Shard>(shown: &str, bytes: &Bytes, now: &Now, name: &str) -> Result<S, OpenError> {
    match now.expect(name) {
        Some(expected) => decode(shown, bytes, &expected),
        None => Err(OpenError {
            edition: shown.to_owned(),
            file: name.to_owned(),
            message: "the edition does not list it".to_owned(),
        }),
    }
}

fn decode<S: Shard>(shown: &str, bytes: &Bytes, expected: &Expected) -> Result<S, OpenError> {
    let error = |message: String| OpenError { edition: shown.to_owned(), file: expected.name.clone(), message };
    let stored = bytes.get(&target_path(expected), u64::from(expected.length)).map_err(error)?;
    let verified = expected.verify(&stored).map_err(|e| error(e.to_string()))?;
    S::decode(verified).map_err(|e| error(e.to_string()))
}

impl Bytes {
    /// At most one byte more than is due, so that a longer file is seen to be longer.
    fn get(&self, path: &str, most: u64) -> Result<Vec<u8>, String> {
        match self {
            Self::Made(files) => files.get(path).cloned().ok_or_else(|| "found no such file, expected one".to_owned()),
            Self::Folder(root) => {
                let file = std::fs::File::open(root.join(path)).map_err(|e| e.to_string())?;
                let mut bytes = Vec::new();
                std::io::Read::read_to_end(&mut std::io::Read::take(file, most.saturating_add(1)), &mut bytes).map_err(|e| e.to_string())?;
                Ok(bytes)
            }
        }
    }
}
