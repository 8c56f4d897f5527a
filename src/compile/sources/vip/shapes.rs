//! VIP 6: the shapes of precincts, in a shapefile outside the feed, each named by its zero-based index.
//!
//! The specification's index counts the shapefile's records from 0 (votinginfoproject/vip-specification, 6.0,
//! FeatureIdentifier), so index 0 is the record that every other reader here calls line 1.

use std::collections::{BTreeMap, BTreeSet};

use geo_types::{MultiPolygon, Polygon};
use sha2::{Digest as _, Sha256, Sha512};

use super::feed::about;
use super::{VipExternalFile, VipFeed, VipFile, VipPrecinct, VipShapes, VipTally};
use crate::compile::finding::{FixIn, Severity, Spot};
use crate::compile::sources::polygons::{Fault, Repairs, mend};
use crate::compile::sources::shapefile_polygons::{rings, wrong_way_round};
use crate::compile::sources::shapefile_records::{Records, ShapefileBytes, read as read_records, sibling};
use crate::compile::sources::{Boundary, SourceError, found, line_number, zip_parts};

/// A shapefile that the feed names, read.
struct Shapes {
    /// As findings call it.
    name: String,
    records: Records,
    /// The record at each index; none where it is marked as deleted.
    at: BTreeMap<usize, usize>,
    /// Precincts that name each index.
    named: BTreeMap<usize, Vec<String>>,
}

/// Reads the files, resolves every reference, and makes a boundary of each precinct that has a shape.
pub(super) fn read(file: &VipFile, feed: &VipFeed) -> Result<VipShapes, SourceError> {
    let mut out = VipShapes { findings: feed.findings.clone(), ..VipShapes::default() };
    let mut files: BTreeMap<&str, Shapes> = BTreeMap::new();
    for precinct in &feed.precincts {
        for (id, _, spot) in &precinct.features {
            if files.contains_key(id.as_str()) {
                continue;
            }
            let Some(external) = feed.files.get(id) else {
                // Told at each reference below.
                continue;
            };
            let (shapes, beside) = open(file, external, spot)?;
            out.findings.extend(shapes.records.findings.iter().cloned());
            out.beside.extend(beside);
            files.insert(id, shapes);
        }
    }
    note_who_names_what(feed, &mut files);
    let mut repairs = Repairs::default();
    let mut wrong_way = 0_usize;
    let (mut references, mut resolved) = (0_usize, 0_usize);
    let mut used: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
    for precinct in &feed.precincts {
        if precinct.features.is_empty() {
            let sentence = format!("The precinct {} has no shape in the feed, so a point in it is found in no precinct; expected a FeatureIdentifier.", precinct.name);
            out.findings.push(about(precinct, "vip-precinct-without-shape", Severity::Error, precinct.spot.clone(), sentence));
            continue;
        }
        let mut parts: Vec<Polygon<f64>> = Vec::new();
        let mut doubt: f64 = 0.0;
        for (id, index, spot) in &precinct.features {
            references += 1;
            match feature(precinct, &files, id, index, &mut repairs, &mut wrong_way) {
                Ok((polygon, datum_doubt_m, at)) => {
                    resolved += 1;
                    used.entry(id).or_default().insert(at);
                    parts.extend(polygon.0);
                    doubt = doubt.max(datum_doubt_m);
                }
                Err(refused) => {
                    let Refused { code, sentence, at, field } = *refused;
                    let mut finding = about(precinct, code, Severity::Error, field.unwrap_or_else(|| spot.clone()), sentence);
                    finding.at = at;
                    out.findings.push(finding);
                }
            }
        }
        if !parts.is_empty() {
            out.boundaries.push(Boundary {
                county: county(feed, precinct),
                id: precinct.id.clone(),
                name: precinct.name.clone(),
                of_code: Some(precinct.code.clone()),
                polygon: MultiPolygon::new(parts),
                datum_doubt_m: doubt,
                spot: precinct.spot.clone(),
            });
        }
    }
    let mut shapes_in = 0;
    for shapes in files.values() {
        shapes_in += shapes.records.records.len() + shapes.records.deleted;
        nobody_names(shapes, &mut out);
    }
    if let Some(shapes) = files.values().next() {
        // A shapefile's exteriors always run the other way.
        out.findings.extend(Repairs { turned: 0, ..repairs }.findings(&shapes.name));
        out.findings.extend(wrong_way_round(wrong_way, &shapes.name));
    }
    merge_splits(&mut out);
    let with_shape = feed.precincts.iter().filter(|p| out.boundaries.iter().any(|b| b.county == county(feed, p) && b.of_code.as_deref() == Some(&p.code)));
    out.tallies = vec![
        VipTally { what: "Precincts", rows_in: feed.precincts_in, used: with_shape.count() },
        VipTally { what: "FeatureIdentifiers", rows_in: references, used: resolved },
        VipTally { what: "Shapes", rows_in: shapes_in, used: used.values().map(BTreeSet::len).sum() },
    ];
    Ok(out)
}

/// Splits of a precinct have shapes of their own; the precinct's is all of them.
fn merge_splits(out: &mut VipShapes) {
    let mut merged: Vec<Boundary> = Vec::with_capacity(out.boundaries.len());
    let mut known: BTreeMap<(String, Option<String>), usize> = BTreeMap::new();
    for boundary in std::mem::take(&mut out.boundaries) {
        let key = (boundary.county.clone(), boundary.of_code.clone());
        match known.get(&key).and_then(|at| merged.get_mut(*at)) {
            Some(first) => first.polygon.0.extend(boundary.polygon.0),
            None => {
                known.insert(key, merged.len());
                merged.push(boundary);
            }
        }
    }
    out.boundaries = merged;
}

/// County of a precinct as the feed says it: five digits or a name; empty where its locality is not in the feed.
pub(super) fn county(feed: &VipFeed, precinct: &VipPrecinct) -> String {
    let locality = feed.localities.get(&precinct.locality);
    locality.map(|l| l.fips.clone().unwrap_or_else(|| l.name.clone())).unwrap_or_default()
}

struct Refused {
    code: &'static str,
    sentence: String,
    at: Option<(f64, f64)>,
    field: Option<Spot>,
}

fn refused(code: &'static str, sentence: String) -> Box<Refused> {
    Box::new(Refused { code, sentence, at: None, field: None })
}

/// One reference: its polygon, the doubt of the datum, and the index.
fn feature(
    precinct: &VipPrecinct,
    files: &BTreeMap<&str, Shapes>,
    id: &str,
    index: &str,
    repairs: &mut Repairs,
    wrong_way: &mut usize,
) -> Result<(MultiPolygon<f64>, f64, usize), Box<Refused>> {
    let Some(shapes) = files.get(id) else {
        let sentence = format!("Found the file id {id:?}, expected an ExternalFile of the feed; this shape of {} was left out.", precinct.name);
        return Err(refused("vip-reference-unknown", sentence));
    };
    let count = shapes.records.records.len() + shapes.records.deleted;
    let unknown = || {
        let sentence = format!("Found shape index {index:?}, expected 0 to {}; this shape of {} was left out.", count.saturating_sub(1), precinct.name);
        refused("vip-feature-unknown", sentence)
    };
    let at = index.parse::<usize>().ok().filter(|at| *at < count).ok_or_else(unknown)?;
    if let Some(others) = shapes.named.get(&at).filter(|p| p.len() > 1) {
        let sentence = format!("Shape {at} is named by {}; expected one precinct. It was left out of all of them.", others.join(" and "));
        return Err(refused("vip-feature-twice", sentence));
    }
    let record = shapes.at.get(&at).and_then(|r| shapes.records.records.get(*r));
    let Some(record) = record else {
        let sentence = format!("Shape {at} is marked as deleted in {}; it was left out of {}.", shapes.name, precinct.name);
        return Err(refused("vip-feature-unknown", sentence));
    };
    let mended = rings(&record.shape, &shapes.records.crs, wrong_way).and_then(|rings| mend(&rings, repairs));
    match mended {
        Ok(polygon) => Ok((polygon, shapes.records.crs.datum_doubt_m(), at)),
        Err(fault) => Err(broken(&fault, shapes, record.line, at, precinct)),
    }
}

fn broken(fault: &Fault, shapes: &Shapes, line: u32, at: usize, precinct: &VipPrecinct) -> Box<Refused> {
    let finding = fault.finding(Spot::line(&shapes.name, line), &precinct.name);
    let sentence = format!("Shape {at} of {}: {}", precinct.name, finding.sentence);
    Box::new(Refused { code: finding.code, sentence, at: finding.at, field: Some(finding.spot) })
}

fn note_who_names_what(feed: &VipFeed, files: &mut BTreeMap<&str, Shapes>) {
    for precinct in &feed.precincts {
        for (id, index, _) in &precinct.features {
            if let (Some(shapes), Ok(at)) = (files.get_mut(id.as_str()), index.parse::<usize>()) {
                shapes.named.entry(at).or_default().push(format!("{} ({})", precinct.name, precinct.id));
            }
        }
    }
}

fn nobody_names(shapes: &Shapes, out: &mut VipShapes) {
    for at in shapes.at.keys().filter(|at| !shapes.named.contains_key(at)) {
        let line = line_number(at + 1);
        let sentence = format!("No precinct of the feed names shape {at} (record {line}), so a point in it is found in no precinct; expected a FeatureIdentifier with index {at}.");
        out.findings.push(found("vip-shape-unnamed", Severity::Error, FixIn::Map, Spot::line(&shapes.name, line), &format!("shape {at}"), sentence));
    }
}

/// Files read beside the feed: name and bytes.
type Beside = Vec<(String, Vec<u8>)>;

fn open(file: &VipFile, external: &VipExternalFile, spot: &Spot) -> Result<(Shapes, Beside), SourceError> {
    let Some((name, bytes)) = file.named(&external.uri)? else {
        let message = format!("found no file {:?} in the zip or beside the feed, expected the one that the feed names", external.uri);
        let error = SourceError { spot: external.spot.clone(), message };
        return Err(error.field("FileUri"));
    };
    check(external, &name, &bytes)?;
    let (shp_name, parts, beside) = if bytes.starts_with(b"PK\x03\x04") {
        let mut zipped = zip_parts::open(&name, &bytes)?;
        let shapes: Vec<String> = zipped.keys().filter(|p| p.to_ascii_lowercase().ends_with(".shp")).cloned().collect();
        let [shp] = shapes.as_slice() else {
            let message = format!("found {} shapefiles in the zip, expected one", shapes.len());
            return Err(SourceError::file(&name, message));
        };
        let mut part = |extension: &str| {
            let wanted = sibling(shp, extension);
            let key = zipped.keys().find(|k| k.eq_ignore_ascii_case(&wanted)).cloned();
            let bytes = key.and_then(|k| zipped.remove(&k));
            bytes.ok_or_else(|| SourceError::file(&name, format!("found no file {wanted} in the zip, expected one beside {shp}")))
        };
        let parts = ShapefileBytes { shp: part("shp")?, dbf: part("dbf")?, prj: part("prj")? };
        (format!("{name}/{shp}"), parts, vec![(name, bytes)])
    } else if external.uri.to_ascii_lowercase().ends_with(".shp") {
        let mut beside = vec![(name.clone(), bytes.clone())];
        let mut part = |extension: &str| match file.named(&sibling(&external.uri, extension))? {
            Some((name, bytes)) => {
                beside.push((name, bytes.clone()));
                Ok(bytes)
            }
            None => Err(SourceError::file(&name, format!("found no file {} beside it, expected one", sibling(&external.uri, extension)))),
        };
        let parts = ShapefileBytes { shp: bytes, dbf: part("dbf")?, prj: part("prj")? };
        (name, parts, beside)
    } else {
        let message = format!("found the file {:?}, expected a shapefile or a zip of one", external.uri);
        return Err(SourceError { spot: spot.clone(), message });
    };
    let records = read_records(&shp_name, &parts, &[])?;
    let at = records.records.iter().enumerate().filter_map(|(i, r)| Some((usize::try_from(r.line).ok()?.checked_sub(1)?, i))).collect();
    // What lies in the feed's own zip is accounted for by the zip.
    let beside = if file.beside.is_some() { beside } else { Vec::new() };
    Ok((Shapes { name: shp_name, records, at, named: BTreeMap::new() }, beside))
}

/// An index says which record only of the very file that the feed was made with.
fn check(external: &VipExternalFile, name: &str, bytes: &[u8]) -> Result<(), SourceError> {
    let hex = |digest: &[u8]| digest.iter().map(|b| format!("{b:02x}")).collect::<String>();
    let ours = match external.algorithm.as_str() {
        "sha-512" | "sha512" => hex(&Sha512::digest(bytes)),
        "sha-256" | "sha256" => hex(&Sha256::digest(bytes)),
        other => {
            let message = format!("found the checksum algorithm {other:?} for {name}, expected sha-512 or sha-256");
            return Err(SourceError { spot: external.spot.clone(), message }.field("Algorithm"));
        }
    };
    if ours == external.checksum {
        return Ok(());
    }
    let message = format!("found a file {name} with the checksum {ours}, expected {}: it is not the file the feed was made with", external.checksum);
    Err(SourceError { spot: external.spot.clone(), message }.field("Value"))
}
