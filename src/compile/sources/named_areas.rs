//! From a map record's attributes to what it is called: id, name and county by the profile's column map.
//!
//! GeoJSON and shapefiles share this; each brings its own geometry.

use std::collections::BTreeMap;

use geo_types::MultiPolygon;

use super::polygons::{Fault, Repairs, Rings, mend};
use super::{Area, Boundary, Finding, FixIn, Read, Severity, SourceError, Spot, found};
use crate::compile::profile::Input;

/// Our field names for a map record.
pub const FIELDS: [&str; 4] = ["id", "name", "county", "label"];

/// A map record before it is mended.
#[derive(Debug, Clone)]
pub struct MapRecord {
    /// 1-based.
    pub line: u32,
    /// Values by our field names, mapped ones only; trimmed.
    pub values: BTreeMap<String, String>,
    /// Rings in degrees, or why there are none.
    pub rings: Result<Rings, Fault>,
}

/// All of a map file's records.
#[derive(Debug, Clone)]
pub struct MapFile {
    /// As findings name it.
    pub name: String,
    /// Records that could be told apart.
    pub records: Vec<MapRecord>,
    /// Records already left out; each has a finding.
    pub left_out: usize,
    /// Doubt of the datum, metres.
    pub datum_doubt_m: f64,
    /// What was found so far.
    pub findings: Vec<Finding>,
    /// Whether a ring that runs the other way is worth a note (a shapefile's exteriors always run clockwise).
    pub turning: Turning,
}

/// What the format says of a ring's direction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turning {
    /// As ours: RFC 7946, exterior counter-clockwise.
    Ours,
    /// The other way: ESRI, exterior clockwise.
    Other,
}

/// The column map, checked: which of their properties our fields come from.
///
/// # Errors
/// A key of `columns` that is none of [`FIELDS`], or nothing to call a record by.
pub fn columns(file: &str, input: &Input) -> Result<Vec<(String, String)>, SourceError> {
    for key in input.columns.keys() {
        if !FIELDS.contains(&key.as_str()) {
            return Err(SourceError::file(
                file,
                format!(
                    "found columns key {key:?} in the profile, expected one of {}",
                    FIELDS.join(", ")
                ),
            ));
        }
    }
    if !["id", "name", "label"]
        .iter()
        .any(|k| input.columns.contains_key(*k))
    {
        return Err(SourceError::file(
            file,
            "found no id, name or label in the profile's columns, expected at least one",
        ));
    }
    Ok(input
        .columns
        .iter()
        .map(|(ours, theirs)| (ours.clone(), theirs.clone()))
        .collect())
}

/// Precinct polygons.
///
/// The county is, in this order: the `county` property, the profile's `county`, the five digits before the first `-` of
/// the label. Those digits are taken off the name.
#[must_use]
pub fn boundaries(map: MapFile, input: &Input) -> Read<Boundary> {
    let doubt = map.datum_doubt_m;
    areas_of(map, |file, line, values, polygon, findings| {
        let value = |key: &str| values.get(key).map(String::as_str).unwrap_or_default();
        let label = [value("label"), value("name"), value("id")]
            .into_iter()
            .find(|v| !v.is_empty());
        let spot = Spot::line(file, line);
        let refuse = |code, sentence: &str| {
            found(
                code,
                Severity::Error,
                FixIn::Map,
                Spot::line(file, line),
                label.unwrap_or(""),
                sentence,
            )
        };
        let Some(label) = label else {
            findings.push(refuse(
                "boundary-without-name",
                "The polygon has no id, name or label, so it was left out.",
            ));
            return None;
        };
        let prefixed = fips_prefix(value("label"));
        let county = [value("county"), input.county.as_deref().unwrap_or_default()]
            .into_iter()
            .find(|c| !c.is_empty())
            .or(prefixed.map(|(fips, _)| fips));
        let Some(county) = county else {
            findings.push(refuse(
                "boundary-without-county",
                "The polygon names no county: no county property, no county in the profile, no five digits before its \
                 label. It was left out.",
            ));
            return None;
        };
        let bare = prefixed.map_or(label, |(_, rest)| rest);
        let name = if value("name").is_empty() {
            bare
        } else {
            value("name")
        };
        let id = if value("id").is_empty() {
            label
        } else {
            value("id")
        };
        Some(Boundary {
            county: county.to_owned(),
            id: id.to_owned(),
            name: name.to_owned(),
            polygon,
            of_code: None,
            datum_doubt_m: doubt,
            spot,
        })
    })
}

/// County or town polygons.
#[must_use]
pub fn areas(map: MapFile) -> Read<Area> {
    areas_of(map, |file, line, values, polygon, findings| {
        let value = |key: &str| values.get(key).map(String::as_str).unwrap_or_default();
        let name = [value("name"), value("label")]
            .into_iter()
            .find(|v| !v.is_empty());
        let id = value("id");
        let Some(name) = name.filter(|_| !id.is_empty()) else {
            findings.push(found(
                "area-without-name",
                Severity::Error,
                FixIn::Map,
                Spot::line(file, line),
                id,
                "The area has no id or no name, so it was left out.",
            ));
            return None;
        };
        Some(Area {
            id: id.to_owned(),
            name: name.to_owned(),
            polygon,
            spot: Spot::line(file, line),
        })
    })
}

type Values = BTreeMap<String, String>;

fn areas_of<T>(
    map: MapFile,
    mut make: impl FnMut(&str, u32, &Values, MultiPolygon<f64>, &mut Vec<Finding>) -> Option<T>,
) -> Read<T> {
    let MapFile {
        name: file,
        records,
        mut left_out,
        mut findings,
        turning,
        ..
    } = map;
    let rows_in = left_out + records.len();
    let mut rows = Vec::with_capacity(records.len());
    let mut repairs = Repairs::default();
    for record in records {
        let label = ["label", "name", "id"]
            .iter()
            .find_map(|k| record.values.get(*k).filter(|v| !v.is_empty()));
        let mended = record.rings.and_then(|rings| mend(&rings, &mut repairs));
        let row = match mended {
            Ok(polygon) => make(&file, record.line, &record.values, polygon, &mut findings),
            Err(fault) => {
                let spot = Spot::line(&file, record.line);
                findings.push(fault.finding(spot, label.map_or("", String::as_str)));
                None
            }
        };
        match row {
            Some(row) => rows.push(row),
            None => left_out += 1,
        }
    }
    if turning == Turning::Other {
        repairs.turned = 0;
    }
    findings.extend(repairs.findings(&file));
    Read {
        rows,
        rows_in,
        left_out,
        findings,
    }
}

/// `28159-ZION RIDGE` → (`28159`, `ZION RIDGE`).
fn fips_prefix(label: &str) -> Option<(&str, &str)> {
    let (fips, rest) = label.split_once('-')?;
    let rest = rest.trim();
    (fips.len() == 5 && fips.bytes().all(|b| b.is_ascii_digit()) && !rest.is_empty())
        .then_some((fips, rest))
}
