//! Street segments: house numbers of a street, and the precinct they vote in.

use std::collections::{BTreeMap, BTreeSet};

use super::feed::objects;
use super::shapes::county;
use super::{VipFeed, VipFile, VipPrecinct};
use crate::compile::finding::{FixIn, Severity};
use crate::compile::sources::xml::Element;
use crate::compile::sources::{Numbers, Read, SegmentParity, SourceError, StreetSegment, found};

/// Reads them; the precincts are known already.
pub(super) fn read(file: &VipFile, feed: &VipFeed) -> Result<Read<StreetSegment>, SourceError> {
    let precincts: BTreeMap<&str, &VipPrecinct> = feed.precincts.iter().map(|p| (p.id.as_str(), p)).collect();
    let mut read = Read { rows: Vec::new(), rows_in: 0, left_out: 0, findings: feed.findings.clone() };
    let mut ids: BTreeSet<String> = BTreeSet::new();
    let mut objects = objects(file)?;
    while let Some(object) = objects.next_object()? {
        if !object.is("StreetSegment") {
            continue;
        }
        read.rows_in += 1;
        let segment = if object.id.is_empty() {
            Err(("vip-id-missing", "Found a street segment without an id, expected one".to_owned(), "id"))
        } else if !ids.insert(object.id.clone()) {
            Err(("vip-id-twice", format!("Found the id {} a second time, expected it once in the feed", object.id), "id"))
        } else {
            segment(&object, feed, &precincts)
        };
        match segment {
            Ok(mut row) => {
                row.spot = object.spot(&file.name);
                note(&object, &row, &mut read);
                read.rows.push(row);
            }
            Err((code, said, field)) => {
                let spot = object.spot(&file.name).field(field);
                let mut finding = found(code, Severity::Error, FixIn::Sems, spot, &subject(&object), format!("{said}; the segment was left out."));
                finding.received = Some(object.received());
                read.left_out += 1;
                read.findings.push(finding);
            }
        }
    }
    if read.rows_in == 0 {
        let spot = crate::compile::finding::Spot::file(&file.name);
        let sentence = "The feed holds no street segment, so no address is found by it.";
        read.findings.push(found("vip-without-segments", Severity::Error, FixIn::Sems, spot, "", sentence));
    }
    Ok(read)
}

/// A field of the segment, or of the `non_house_address` in which VIP 3 has the street.
fn get<'a>(object: &'a Element, name: &str) -> &'a str {
    let own = object.get(name);
    if own.is_empty() { object.child("NonHouseAddress").map_or("", |a| a.get(name)) } else { own }
}

fn subject(object: &Element) -> String {
    format!("{} {}", object.id, street(object)).trim().to_owned()
}

/// `E Guinevere Dr SE`.
fn street(object: &Element) -> String {
    let parts = ["StreetDirection", "StreetName", "StreetSuffix", "AddressDirection"].map(|f| get(object, f));
    parts.into_iter().flat_map(str::split_whitespace).collect::<Vec<_>>().join(" ")
}

fn is_true(text: &str) -> bool {
    matches!(text.to_ascii_lowercase().as_str(), "true" | "1" | "yes")
}

type Refused = (&'static str, String, &'static str);

fn segment(
    object: &Element,
    feed: &VipFeed,
    precincts: &BTreeMap<&str, &VipPrecinct>,
) -> Result<StreetSegment, Refused> {
    let named = object.get("PrecinctId");
    if named.is_empty() {
        return Err(("segment-without-precinct", "Found no precinct, expected a PrecinctId".to_owned(), "PrecinctId"));
    }
    let Some(precinct) = precincts.get(named) else {
        return Err(("vip-reference-unknown", format!("Found the precinct id {named:?}, expected one of the feed"), "PrecinctId"));
    };
    let split_id = object.get("PrecinctSplitId");
    let split = match (split_id.is_empty(), feed.splits.get(split_id)) {
        (true, _) => precinct.split.clone(),
        (false, Some(split)) if split.precinct == precinct.id => split_id.to_owned(),
        (false, Some(split)) => {
            let said = format!("Found the split {split_id} of precinct {}, expected a split of {named}", split.precinct);
            return Err(("vip-reference-unknown", said, "PrecinctSplitId"));
        }
        (false, None) => {
            return Err(("vip-reference-unknown", format!("Found the split id {split_id:?}, expected one of the feed"), "PrecinctSplitId"));
        }
    };
    let name = get(object, "StreetName");
    if is_true(object.get("IncludesAllStreets")) || name == "*" {
        let town = get(object, "City");
        let said = format!("Found a segment for all streets of {town:?}, expected a street: which streets those are the feed does not say");
        return Err(("segment-of-all-streets", said, "IncludesAllStreets"));
    }
    let street = street(object);
    if name.is_empty() {
        return Err(("segment-without-street", "Found no street name, expected one".to_owned(), "StreetName"));
    }
    let parity = match get(object, "OddEvenBoth").to_ascii_lowercase().as_str() {
        "both" | "" => SegmentParity::Both,
        "even" => SegmentParity::Even,
        "odd" => SegmentParity::Odd,
        other => return Err(("segment-numbers-unreadable", format!("Found {other:?}, expected odd, even or both"), "OddEvenBoth")),
    };
    let numbers = if is_true(object.get("IncludesAllAddresses")) {
        Numbers::All
    } else {
        let number = |field: &'static str| {
            let text = get(object, field);
            let said = || ("segment-numbers-unreadable", format!("Found {field} {text:?}, expected a whole number of 0 or more"), field);
            text.parse::<u32>().ok().ok_or_else(said)
        };
        Numbers::From(number("StartHouseNumber")?, number("EndHouseNumber")?)
    };
    let qualified = ["HouseNumberPrefix", "HouseNumberSuffix", "UnitNumber", "Apartment"].iter().any(|f| !get(object, f).is_empty());
    Ok(StreetSegment {
        county: county(feed, precinct),
        precinct: precinct.code.clone(),
        split,
        street,
        numbers,
        parity,
        qualified,
        town: get(object, "City").to_owned(),
        zip: get(object, "Zip").chars().take(5).collect(),
        id: object.id.clone(),
        spot: crate::compile::finding::Spot::default(),
    })
}

/// What is odd about a segment that is used.
fn note(object: &Element, row: &StreetSegment, read: &mut Read<StreetSegment>) {
    let Numbers::From(from, to) = row.numbers else { return };
    let mut say = |code, sentence: String| {
        let mut finding = found(code, Severity::Warning, FixIn::Sems, row.spot.clone(), &subject(object), sentence);
        finding.received = Some(object.received());
        read.findings.push(finding);
    };
    if from > to {
        say("segment-reversed", format!("Found numbers {from} to {to}, expected the lower first; they were read as {to} to {from}."));
    }
    let odd = match row.parity {
        SegmentParity::Both => return,
        SegmentParity::Even => 0,
        SegmentParity::Odd => 1,
    };
    let word = if odd == 0 { "even" } else { "odd" };
    if from % 2 != odd && to % 2 != odd && from == to {
        say("segment-parity", format!("Found the number {from} alone with {word} numbers only, so the segment holds no house; expected an {word} number."));
    } else if from % 2 != odd || to % 2 != odd {
        say("segment-parity", format!("Found numbers {from} to {to} with {word} numbers only; expected {word} ends. Only its {word} numbers are used."));
    }
}
