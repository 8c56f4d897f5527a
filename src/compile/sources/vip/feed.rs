//! Everything of a feed but its segments and shapes: objects by their ids, references checked.

use std::collections::{BTreeMap, BTreeSet};

use super::{VipExternalFile, VipFeed, VipFile, VipLocality, VipLocation, VipPrecinct, VipSchedule, VipSplit};
use crate::compile::finding::{Finding, FixIn, Severity, Spot};
use crate::compile::sources::xml::{Element, Objects};
use crate::compile::sources::{SourceError, found};

/// Opens the XML and checks that it is a feed of a version this reader knows.
pub(super) fn objects(file: &VipFile) -> Result<Objects<'_>, SourceError> {
    let objects = Objects::open(&file.name, &file.xml)?;
    let root = Element { name: objects.root.clone(), ..Element::default() };
    if !root.is("VipObject") {
        let message = format!("found the element {}, expected VipObject (VIP 5 and 6) or vip_object (VIP 3)", objects.root);
        return Err(SourceError::file(&file.name, message));
    }
    let version = objects.attributes.iter().find(|(name, _)| name == "schemaVersion").map_or("", |(_, v)| v.trim());
    match version.split('.').next() {
        Some("3" | "5" | "6") => Ok(objects),
        _ => {
            let message = format!("found schemaVersion {version:?}, expected 3.0, 5.x or 6.0");
            Err(SourceError::file(&file.name, message).field("schemaVersion"))
        }
    }
}

/// Reads a feed.
///
/// # Errors
/// It is no XML, no feed, of another version, or past a limit.
pub fn read(file: &VipFile) -> Result<VipFeed, SourceError> {
    let mut objects = objects(file)?;
    let mut reading = Reading { feed: VipFeed { name: file.name.clone(), ..VipFeed::default() }, ..Reading::default() };
    while let Some(object) = objects.next_object()? {
        reading.take(&object);
    }
    Ok(reading.end())
}

#[derive(Default)]
struct Reading {
    feed: VipFeed,
    ids: BTreeSet<String>,
    /// Kinds that are not taken, with how many.
    others: BTreeMap<String, usize>,
}

impl Reading {
    fn take(&mut self, object: &Element) {
        let kind = ["Precinct", "PollingLocation", "Locality", "PrecinctSplit", "HoursOpen", "ExternalFile", "Election", "State"]
            .into_iter()
            .find(|kind| object.is(kind));
        match kind {
            Some("Precinct") => self.feed.precincts_in += 1,
            Some("PollingLocation") => self.feed.locations_in += 1,
            Some(_) => {}
            // Their own reader counts these.
            None if object.is("StreetSegment") => return,
            None => {
                *self.others.entry(object.name.clone()).or_default() += 1;
                return;
            }
        }
        if !self.has_new_id(object) {
            return;
        }
        let id = object.id.clone();
        match kind {
            Some("Precinct") => self.precinct(object),
            Some("PollingLocation") => self.location(object),
            Some("Locality") => {
                self.feed.at_large.extend(ids(object, "PollingLocationId"));
                self.feed.localities.insert(id, VipLocality { name: object.get("Name").to_owned(), fips: fips(object) });
            }
            Some("State") => self.feed.at_large.extend(ids(object, "PollingLocationId")),
            Some("PrecinctSplit") => {
                let split = VipSplit { name: object.get("Name").to_owned(), precinct: object.get("PrecinctId").to_owned() };
                self.feed.splits.insert(id, split);
            }
            Some("HoursOpen") => {
                self.feed.hours.insert(id, object.all("Schedule").map(schedule).collect());
            }
            Some("ExternalFile") => {
                let checksum = object.child("Checksum");
                let part = |name: &str| checksum.map_or("", |c| c.get(name)).to_owned();
                let file = VipExternalFile {
                    uri: object.get("FileUri").to_owned(),
                    algorithm: part("Algorithm").to_ascii_lowercase(),
                    checksum: part("Value").to_ascii_lowercase(),
                    spot: object.spot(&self.feed.name),
                };
                self.feed.files.insert(id, file);
            }
            Some("Election") => self.feed.elections.push(object.get("Date").to_owned()),
            _ => {}
        }
    }

    /// An object without an id cannot be named by another; of two with the same id the second is not the one meant.
    fn has_new_id(&mut self, object: &Element) -> bool {
        if object.id.is_empty() {
            let sentence = format!("Found a {} without an id, expected one; it was left out.", object.name);
            self.refuse("vip-id-missing", object, sentence);
            return false;
        }
        if !self.ids.insert(object.id.clone()) {
            let sentence = format!("Found the id {} a second time, expected it once in the feed; this {} was left out.", object.id, object.name);
            self.refuse("vip-id-twice", object, sentence);
            return false;
        }
        true
    }

    fn refuse(&mut self, code: &'static str, object: &Element, sentence: String) {
        let subject = if object.get("Name").is_empty() { &object.id } else { object.get("Name") };
        let mut finding = found(code, Severity::Error, FixIn::Sems, object.spot(&self.feed.name), subject, sentence);
        finding.received = Some(object.received());
        self.feed.findings.push(finding);
    }

    fn precinct(&mut self, object: &Element) {
        let mut precinct = VipPrecinct {
            id: object.id.clone(),
            locality: object.get("LocalityId").to_owned(),
            name: object.get("Name").to_owned(),
            number: object.get("Number").to_owned(),
            split: object.get("PrecinctSplitName").to_owned(),
            ballot_style: object.get("BallotStyleId").to_owned(),
            mail_only: is_true(object.get("IsMailOnly")) || is_true(object.get("MailOnly")),
            locations: ids(object, "PollingLocationId"),
            spot: object.spot(&self.feed.name),
            received: object.received(),
            ..VipPrecinct::default()
        };
        if precinct.name.is_empty() {
            let sentence = format!("The precinct {} has no name; its id is shown in its place.", object.id);
            let spot = object.spot(&self.feed.name);
            self.feed.findings.push(found("vip-precinct-without-name", Severity::Warning, FixIn::Sems, spot, &object.id, sentence));
            precinct.name.clone_from(&object.id);
        }
        for boundary in object.all("SpatialBoundary") {
            for external in boundary.all("ExternalGeospatialFeature") {
                let file = external.get("ExternalFileId").to_owned();
                for feature in external.all("FeatureIdentifier") {
                    let spot = feature.child("Index").unwrap_or(feature).spot(&self.feed.name);
                    precinct.features.push((file.clone(), feature.get("Index").to_owned(), spot));
                }
            }
        }
        self.feed.precincts.push(precinct);
    }

    fn location(&mut self, object: &Element) {
        let spot = object.spot(&self.feed.name);
        let structured = object.child("AddressStructured").or_else(|| object.child("Address"));
        let lines: Vec<&str> = match structured {
            Some(address) => ["Line1", "Line2", "Line3", "City"].iter().map(|l| address.get(l)).collect(),
            None => object.all("AddressLine").map(|l| l.text.as_str()).collect(),
        };
        let mut address = lines.into_iter().filter(|l| !l.is_empty()).map(words).collect::<Vec<_>>().join(", ");
        if let Some(structured) = structured {
            let end = words(&format!("{} {}", structured.get("State"), structured.get("Zip")));
            if !end.is_empty() {
                address.push_str(", ");
                address.push_str(&end);
            }
        }
        let name = [object.get("Name"), structured.map_or("", |s| s.get("LocationName"))];
        let location = VipLocation {
            id: object.id.clone(),
            name: name.into_iter().find(|n| !n.is_empty()).map(words).unwrap_or_default(),
            address,
            drop_box: is_true(object.get("IsDropBox")),
            early: is_true(object.get("IsEarlyVoting")),
            hours: object.get("HoursOpenId").to_owned(),
            at: self.at(object),
            spot,
        };
        self.feed.locations.push(location);
    }

    /// The point, where the feed says one that is on earth.
    fn at(&mut self, object: &Element) -> Option<(f64, f64)> {
        let point = object.child("LatLng")?;
        let number = |name: &str| point.get(name).parse::<f64>().ok();
        match (number("Longitude"), number("Latitude")) {
            (Some(lon), Some(lat)) if (-180.0..=180.0).contains(&lon) && (-90.0..=90.0).contains(&lat) => Some((lon, lat)),
            _ => {
                let found_here = (point.get("Longitude"), point.get("Latitude"));
                let sentence = format!("Found longitude {:?} and latitude {:?}, expected degrees; the place is used without its point.", found_here.0, found_here.1);
                let spot = point.spot(&self.feed.name);
                self.feed.findings.push(found("coordinate-not-on-earth", Severity::Warning, FixIn::Sems, spot, object.get("Name"), sentence));
                None
            }
        }
    }

    fn end(mut self) -> VipFeed {
        if !self.others.is_empty() {
            let list: Vec<String> = self.others.iter().map(|(name, n)| format!("{n} {name}")).collect();
            let sentence = format!("The feed also holds {}; this reader takes nothing from them.", list.join(", "));
            self.feed.findings.push(found("vip-not-read", Severity::Note, FixIn::Here, Spot::file(&self.feed.name), "", sentence));
        }
        if self.feed.precincts.is_empty() {
            let sentence = "The feed holds no precinct that can be used.";
            self.feed.findings.push(found("vip-without-precincts", Severity::Error, FixIn::Sems, Spot::file(&self.feed.name), "", sentence));
        }
        give_codes(&mut self.feed.precincts);
        self.feed
    }
}

/// A precinct's code: its number where no other precinct of its locality has it, else the feed's id.
fn give_codes(precincts: &mut [VipPrecinct]) {
    let mut names: BTreeMap<(String, String), BTreeSet<String>> = BTreeMap::new();
    for p in precincts.iter() {
        // Two of one name and number are splits of one precinct only where they say so.
        let own = if p.split.is_empty() { format!("\u{0}{}", p.id) } else { p.name.clone() };
        names.entry((p.locality.clone(), p.number.clone())).or_default().insert(own);
    }
    for p in precincts.iter_mut() {
        let alone = names.get(&(p.locality.clone(), p.number.clone())).is_some_and(|n| n.len() == 1);
        p.code = match (p.number.is_empty() || !alone, p.split.is_empty()) {
            (false, _) => p.number.clone(),
            (true, true) => p.id.clone(),
            // Splits without a number of their own belong together by name.
            (true, false) => p.name.clone(),
        };
    }
}

/// Ids of a reference: VIP 5 and 6 write several into one element (`…Ids`), VIP 3 repeats the element (`…_id`).
fn ids(object: &Element, name: &str) -> Vec<String> {
    let several = format!("{name}s");
    let written = object.children.iter().filter(|c| c.is(name) || c.is(&several));
    let mut out: Vec<String> = Vec::new();
    for id in written.flat_map(|c| c.text.split_whitespace()) {
        if !out.iter().any(|known| known == id) {
            out.push(id.to_owned());
        }
    }
    out
}

fn is_true(text: &str) -> bool {
    matches!(text.to_ascii_lowercase().as_str(), "true" | "1" | "yes")
}

/// Runs of spaces and line ends become one space.
fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Five digits of the county, from the identifiers.
fn fips(object: &Element) -> Option<String> {
    let list = object.child("ExternalIdentifiers")?;
    let values = list.all("ExternalIdentifier").filter(|i| i.get("Type").eq_ignore_ascii_case("fips"));
    values.map(|i| i.get("Value").to_owned()).find(|v| v.len() == 5 && v.bytes().all(|b| b.is_ascii_digit()))
}

fn schedule(element: &Element) -> VipSchedule {
    let clock = |text: &str| text.get(..5).unwrap_or(text).to_owned();
    VipSchedule {
        days: (element.get("StartDate").to_owned(), element.get("EndDate").to_owned()),
        hours: element.all("Hours").map(|h| (clock(h.get("StartTime")), clock(h.get("EndTime")))).collect(),
    }
}

/// A finding of a reader of the feed, with the precinct as its subject.
pub(super) fn about(precinct: &VipPrecinct, code: &'static str, severity: Severity, spot: Spot, sentence: String) -> Finding {
    let mut finding = found(code, severity, FixIn::Map, spot, &format!("{} ({})", precinct.name, precinct.code), sentence);
    finding.received = Some(precinct.received.clone());
    finding
}
