//! GeoJSON feature collections of polygons: precincts, counties, towns.
//!
//! Positions are read to the last bit and never moved. A `crs` member (older than RFC 7946) is obeyed where it names
//! WGS 84 or NAD 83 in degrees, and refused otherwise.

use std::collections::{BTreeMap, BTreeSet};

use geojson::{Geometry, GeometryValue};
use serde_json::Value;

use super::datum::NAD_83_DOUBT_M;
use super::named_areas::{self, MapFile, MapRecord, Turning};
use super::polygons::{Fault, Rings};
use super::{Area, Boundary, Read, SourceError, limits, line_number};
use crate::compile::profile::Input;

/// Precinct polygons by the profile's column map.
///
/// # Errors
/// The bytes are no feature collection, its coordinate system is not accepted, or no feature has a mapped property.
pub fn boundaries(name: &str, bytes: &[u8], input: &Input) -> Result<Read<Boundary>, SourceError> {
    Ok(named_areas::boundaries(
        map_file(name, bytes, input)?,
        input,
    ))
}

/// County or town polygons by the profile's column map.
///
/// # Errors
/// As [`boundaries`].
pub fn areas(name: &str, bytes: &[u8], input: &Input) -> Result<Read<Area>, SourceError> {
    Ok(named_areas::areas(map_file(name, bytes, input)?))
}

/// A feature collection's features, and the doubt of its datum in metres.
pub(super) fn features(name: &str, bytes: &[u8]) -> Result<(Vec<Value>, f64), SourceError> {
    let bytes = bytes.strip_prefix(&[0xef, 0xbb, 0xbf]).unwrap_or(bytes);
    let mut whole: Value = serde_json::from_slice(bytes).map_err(|e| {
        let line = line_number(e.line());
        SourceError::line(
            name,
            line,
            format!("found no JSON at column {}: {e}", e.column()),
        )
    })?;
    let kind = whole
        .get("type")
        .and_then(Value::as_str)
        .unwrap_or("no type")
        .to_owned();
    let features = whole.get_mut("features").map(Value::take);
    let (true, Some(Value::Array(features))) = (kind == "FeatureCollection", features) else {
        return Err(SourceError::file(
            name,
            format!(
                "found {:?}, expected a FeatureCollection with features",
                shortened(&kind)
            ),
        ));
    };
    let datum_doubt_m = datum_doubt_m(name, whole.get("crs"))?;
    Ok((features, datum_doubt_m))
}

fn map_file(name: &str, bytes: &[u8], input: &Input) -> Result<MapFile, SourceError> {
    let columns = named_areas::columns(name, input)?;
    let (features, datum_doubt_m) = features(name, bytes)?;
    let mut records = Vec::with_capacity(features.len());
    let mut seen = BTreeSet::new();
    for (i, mut feature) in features.into_iter().enumerate() {
        let properties = feature
            .get_mut("properties")
            .map(Value::take)
            .unwrap_or_default();
        let mut values = BTreeMap::new();
        for (ours, theirs) in &columns {
            if let Some(value) = properties.get(theirs).map(text) {
                if value.len() > limits::CELL_BYTES {
                    let cap = limits::CELL_BYTES;
                    let message = format!(
                        "found a property of {} bytes, expected at most {cap}",
                        value.len()
                    );
                    return Err(SourceError::line(name, line_number(i + 1), message).field(theirs));
                }
                values.insert(ours.clone(), value);
            }
        }
        if let Value::Object(properties) = &properties
            && seen.len() < 64
        {
            seen.extend(properties.keys().map(|k| shortened(k)));
        }
        let kind = feature.get("type").and_then(Value::as_str);
        let rings = if kind == Some("Feature") {
            rings(
                feature
                    .get_mut("geometry")
                    .map(Value::take)
                    .unwrap_or_default(),
            )
        } else {
            Err(Fault::WrongType(shortened(
                kind.unwrap_or("thing without type"),
            )))
        };
        records.push(MapRecord {
            line: line_number(i + 1),
            values,
            rings,
        });
    }
    for (ours, theirs) in &columns {
        if !records.is_empty() && !records.iter().any(|r| r.values.contains_key(ours)) {
            let seen: Vec<String> = seen.into_iter().collect();
            return Err(SourceError::file(
                name,
                format!(
                    "found no property {theirs:?}, expected it among {}",
                    seen.join(", ")
                ),
            )
            .field(theirs));
        }
    }
    if records.is_empty() {
        return Err(SourceError::file(
            name,
            "found a FeatureCollection without features, expected polygons",
        ));
    }
    Ok(MapFile {
        name: name.to_owned(),
        records,
        left_out: 0,
        datum_doubt_m,
        findings: Vec::new(),
        turning: Turning::Ours,
    })
}

/// The rings of a polygon or multipolygon.
fn rings(geometry: Value) -> Result<Rings, Fault> {
    if geometry.is_null() {
        return Err(Fault::Empty);
    }
    let kind = geometry
        .get("type")
        .and_then(Value::as_str)
        .unwrap_or("geometry without type")
        .to_owned();
    if kind != "Polygon" && kind != "MultiPolygon" {
        return Err(Fault::WrongType(shortened(&kind)));
    }
    let geometry: Geometry = serde_json::from_value(geometry)
        .map_err(|e| Fault::NotOnEarth(shortened(&format!("found {e}"))))?;
    let polygons = match geometry.value {
        GeometryValue::Polygon { coordinates } => vec![coordinates],
        GeometryValue::MultiPolygon { coordinates } => coordinates,
        _ => return Err(Fault::WrongType(kind)),
    };
    let position = |p: geojson::Position| match p.as_slice() {
        [x, y, ..] => Ok((*x, *y)),
        short => Err(Fault::NotOnEarth(format!(
            "found a position of {} numbers, expected two",
            short.len()
        ))),
    };
    polygons
        .into_iter()
        .map(|rings| {
            rings
                .into_iter()
                .map(|ring| ring.into_iter().map(position).collect())
                .collect()
        })
        .collect()
}

/// Doubt of the datum a `crs` member names; RFC 7946 without one is WGS 84.
fn datum_doubt_m(file: &str, crs: Option<&Value>) -> Result<f64, SourceError> {
    let Some(crs) = crs.filter(|c| !c.is_null()) else {
        return Ok(0.0);
    };
    let named = crs
        .pointer("/properties/name")
        .and_then(Value::as_str)
        .unwrap_or("without name");
    let bare: String = named.to_ascii_uppercase().replace("::", ":");
    match bare.as_str() {
        "URN:OGC:DEF:CRS:OGC:1.3:CRS84" | "URN:OGC:DEF:CRS:OGC:CRS84" | "URN:OGC:DEF:CRS:EPSG:4326" | "EPSG:4326" => {
            Ok(0.0)
        }
        "URN:OGC:DEF:CRS:OGC:1.3:CRS83" | "URN:OGC:DEF:CRS:OGC:CRS83" | "URN:OGC:DEF:CRS:EPSG:4269" | "EPSG:4269" => {
            Ok(NAD_83_DOUBT_M)
        }
        _ => Err(SourceError::file(
            file,
            format!(
                "found coordinate system {:?}, expected WGS 84 (EPSG 4326) or NAD 83 (EPSG 4269) in degrees",
                shortened(named)
            ),
        )
        .field("crs")),
    }
}

/// A property as text.
pub(super) fn text(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.trim().to_owned(),
        other => other.to_string(),
    }
}

/// Foreign text in a message, at most 80 characters.
fn shortened(text: &str) -> String {
    text.chars().take(80).collect()
}
