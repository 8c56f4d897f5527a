//! Feeds of the Voting Information Project: XML of version 3.0, 5.x or 6.0, as a file or in a zip with its shapefile.
//!
//! VIP 3 writes `street_segment` and `polling_location_id` where VIP 5 and 6 write `StreetSegment` and
//! `PollingLocationIds` (several ids, parted by spaces); names are compared without `_` and case, so one reader reads
//! all. Of the feed it takes localities, precincts with their splits, polling locations with their hours, street
//! segments and (VIP 6) the shapes of precincts; what else a feed holds is counted and named in one note.

mod feed;
mod segments;
mod shapes;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::{Boundary, Finding, Read, SourceError, Spot, StreetSegment, limits, zip_parts};

pub use feed::read as read_feed;

/// A feed as received: its XML, and where the files lie that it names.
#[derive(Debug, Clone)]
pub struct VipFile {
    /// As findings call the XML: `feed.zip/vipfeed-04013.xml` in a zip.
    pub name: String,
    /// Its bytes.
    pub xml: Vec<u8>,
    /// The zip's other files.
    parts: BTreeMap<String, Vec<u8>>,
    /// Where a feed that is no zip lies: folder and its name.
    beside: Option<(PathBuf, String)>,
}

impl VipFile {
    /// Takes a feed apart. `path` is where it lies, for the files beside it.
    ///
    /// # Errors
    /// A zip that cannot be opened under the limits, or that holds no XML feed or several.
    pub fn open(name: &str, bytes: Vec<u8>, path: &Path) -> Result<Self, SourceError> {
        if !bytes.starts_with(b"PK\x03\x04") {
            let folder = path.parent().map(Path::to_path_buf).unwrap_or_default();
            let prefix = name.rsplit_once('/').map_or_else(String::new, |(before, _)| format!("{before}/"));
            return Ok(Self { name: name.to_owned(), xml: bytes, parts: BTreeMap::new(), beside: Some((folder, prefix)) });
        }
        let mut parts = zip_parts::open(name, &bytes)?;
        let is_feed = |part: &&String| {
            let base = zip_parts::base_name(part).to_ascii_lowercase();
            base.ends_with(".xml") && !base.ends_with(".shp.xml")
        };
        let feeds: Vec<String> = parts.keys().filter(is_feed).cloned().collect();
        let [feed] = feeds.as_slice() else {
            let list = if feeds.is_empty() { "none".to_owned() } else { feeds.join(", ") };
            return Err(SourceError::file(name, format!("found {} XML files in the zip ({list}), expected one feed", feeds.len())));
        };
        let xml = parts.remove(feed).unwrap_or_default();
        Ok(Self { name: format!("{name}/{feed}"), xml, parts, beside: None })
    }

    /// A file that the feed names, with the name findings call it by; `None` where it is not there.
    fn named(&self, uri: &str) -> Result<Option<(String, Vec<u8>)>, SourceError> {
        let base = zip_parts::base_name(uri);
        if let Some((path, bytes)) = self.parts.iter().find(|(path, _)| zip_parts::base_name(path) == base) {
            let zip = self.name.rsplit_once('/').map_or("", |(zip, _)| zip);
            return Ok(Some((format!("{zip}/{path}"), bytes.clone())));
        }
        // Only a plain name: a feed does not say which other folders are read.
        let Some((folder, prefix)) = self.beside.as_ref().filter(|_| base == uri && !base.is_empty() && base != "..") else {
            return Ok(None);
        };
        let path = folder.join(base);
        let name = format!("{prefix}{base}");
        if !path.is_file() {
            return Ok(None);
        }
        limits::load(&path, &name).map(|bytes| Some((name, bytes)))
    }
}

/// What a feed says, street segments and shapes apart.
#[derive(Debug, Clone, Default)]
pub struct VipFeed {
    /// As findings call the XML.
    pub name: String,
    /// Counties, towns and others that run elections.
    pub localities: BTreeMap<String, VipLocality>,
    /// Precincts in the feed's order; in VIP 5 and 6 a split is a precinct too.
    pub precincts: Vec<VipPrecinct>,
    /// Polling locations in the feed's order.
    pub locations: Vec<VipLocation>,
    /// VIP 3: splits by id.
    pub splits: BTreeMap<String, VipSplit>,
    /// Hours by id.
    pub hours: BTreeMap<String, Vec<VipSchedule>>,
    /// VIP 6: files by id.
    pub files: BTreeMap<String, VipExternalFile>,
    /// Dates of elections, `YYYY-MM-DD`.
    pub elections: Vec<String>,
    /// Locations that serve a whole locality, by its id; under the empty id those of the state.
    pub at_large: BTreeMap<String, Vec<String>>,
    /// Records: precincts read and left out.
    pub precincts_in: usize,
    /// Records: locations read and left out.
    pub locations_in: usize,
    /// What was found.
    pub findings: Vec<Finding>,
}

impl VipFeed {
    /// A feed of one county is about that county, whatever a finding is about.
    pub fn say_county(&self, findings: &mut [Finding]) {
        let mut localities = self.localities.values();
        let (Some(only), None) = (localities.next(), localities.next()) else { return };
        let county = only.fips.as_ref().unwrap_or(&only.name);
        for finding in findings.iter_mut().filter(|f| f.county.is_empty()) {
            finding.county.clone_from(county);
        }
    }
}

/// Who runs elections: a county, mostly.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct VipLocality {
    /// Its name.
    pub name: String,
    /// Five digits, where the feed says them.
    pub fips: Option<String>,
}

/// A precinct, or in VIP 5 and 6 a split of one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct VipPrecinct {
    /// The feed's id.
    pub id: String,
    /// Id of its locality.
    pub locality: String,
    /// Its name.
    pub name: String,
    /// Its number; may be empty.
    pub number: String,
    /// Split of that precinct, in VIP 5 and 6; else empty.
    pub split: String,
    /// Ballot style; may be empty.
    pub ballot_style: String,
    /// Everybody votes by mail.
    pub mail_only: bool,
    /// Ids of polling locations.
    pub locations: Vec<String>,
    /// File id and index of each shape.
    pub features: Vec<(String, String, Spot)>,
    /// What its code in an edition is; set once all are read.
    pub code: String,
    /// Where it stands.
    pub spot: Spot,
    /// As received.
    pub received: String,
}

/// VIP 3: a split of a precinct.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct VipSplit {
    /// Its name.
    pub name: String,
    /// Id of its precinct.
    pub precinct: String,
}

/// A place where people vote or hand ballots in.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct VipLocation {
    /// The feed's id.
    pub id: String,
    /// Its name; may be empty.
    pub name: String,
    /// In one line.
    pub address: String,
    /// A box for ballots.
    pub drop_box: bool,
    /// Open before election day.
    pub early: bool,
    /// Id of its hours; may be empty.
    pub hours: String,
    /// Longitude and latitude, degrees.
    pub at: Option<(f64, f64)>,
    /// Where it stands.
    pub spot: Spot,
}

/// Hours of some days.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct VipSchedule {
    /// First and last day, `YYYY-MM-DD`; empty where the feed says none.
    pub days: (String, String),
    /// From and to, `HH:MM`.
    pub hours: Vec<(String, String)>,
}

/// VIP 6: a file outside the feed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct VipExternalFile {
    /// Its name.
    pub uri: String,
    /// `sha-512` or another.
    pub algorithm: String,
    /// Hexadecimal.
    pub checksum: String,
    /// Where it stands.
    pub spot: Spot,
}

/// Records of one kind: read, used, left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct VipTally {
    /// What is counted, as the feed calls it.
    pub what: &'static str,
    /// In the file.
    pub rows_in: usize,
    /// Used.
    pub used: usize,
}

/// The shapes of a feed's precincts.
#[derive(Debug, Clone, Default)]
pub struct VipShapes {
    /// One for each precinct that has any.
    pub boundaries: Vec<Boundary>,
    /// Precincts, references and shapes.
    pub tallies: Vec<VipTally>,
    /// What was found.
    pub findings: Vec<Finding>,
    /// Files beside the feed that were read, with their bytes.
    pub beside: Vec<(String, Vec<u8>)>,
}

/// The shapes of its precincts.
///
/// # Errors
/// The feed or a file it names cannot be read, or a file is not the one the feed was made with.
pub fn boundaries(file: &VipFile) -> Result<VipShapes, SourceError> {
    let feed = read_feed(file)?;
    let mut shapes = shapes::read(file, &feed)?;
    feed.say_county(&mut shapes.findings);
    Ok(shapes)
}

/// Its street segments.
///
/// # Errors
/// The feed cannot be read.
pub fn street_segments(file: &VipFile) -> Result<Read<StreetSegment>, SourceError> {
    segments_of(file, &read_feed(file)?)
}

/// Its street segments, of a feed that was read already.
///
/// # Errors
/// As [`street_segments`].
pub fn segments_of(file: &VipFile, feed: &VipFeed) -> Result<Read<StreetSegment>, SourceError> {
    let mut segments = segments::read(file, feed)?;
    feed.say_county(&mut segments.findings);
    Ok(segments)
}
