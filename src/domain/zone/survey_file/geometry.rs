//! A feature's geometry as positions, each number looked at. What it means is `features.rs`'s job.

use serde_json::Value;

use super::MOST_CORNERS;
use crate::domain::geodesy::{Decimal, LonLat};
use crate::domain::zone::RoomPart;
use crate::domain::zone::swapped::looks_swapped;

/// What a geometry draws.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Shape {
    /// `null`.
    Nothing,
    /// A Point, or a MultiPoint.
    Points(Vec<(f64, f64)>),
    /// A LineString, or a MultiLineString.
    Lines(Vec<Vec<(f64, f64)>>),
    /// A Polygon, or a MultiPolygon: rings without the first corner repeated.
    Areas(Vec<RoomPart>),
}

/// Reads a geometry, or says what was found and what was expected.
pub(super) fn shape(geometry: Option<&Value>) -> Result<Shape, String> {
    let Some(geometry) = geometry.filter(|g| !g.is_null()) else { return Ok(Shape::Nothing) };
    let kind = geometry.get("type").and_then(Value::as_str).unwrap_or("geometry without type");
    let coordinates = geometry.get("coordinates").unwrap_or(&Value::Null);
    let shape = match kind {
        "Point" => Shape::Points(vec![position(coordinates)?]),
        "MultiPoint" => Shape::Points(line(coordinates)?),
        "LineString" => Shape::Lines(vec![line(coordinates)?]),
        "MultiLineString" => Shape::Lines(list(coordinates)?.iter().map(line).collect::<Result<_, _>>()?),
        "Polygon" => Shape::Areas(vec![part(coordinates)?]),
        "MultiPolygon" => Shape::Areas(list(coordinates)?.iter().map(part).collect::<Result<_, _>>()?),
        other => return Err(format!("found {}, expected a point, a line or a polygon", shortened(other))),
    };
    let corners = match &shape {
        Shape::Nothing => 0,
        Shape::Points(points) => points.len(),
        Shape::Lines(lines) => lines.iter().map(Vec::len).sum(),
        Shape::Areas(parts) => parts.iter().map(|p| p.outline.len() + p.holes.iter().map(Vec::len).sum::<usize>()).sum(),
    };
    if corners > MOST_CORNERS {
        return Err(format!("found {corners} points in one feature, expected at most {MOST_CORNERS}"));
    }
    Ok(shape)
}

fn list(value: &Value) -> Result<&[Value], String> {
    value.as_array().map(Vec::as_slice).ok_or_else(|| format!("found {}, expected a list of coordinates", said(value)))
}

fn line(value: &Value) -> Result<Vec<(f64, f64)>, String> {
    list(value)?.iter().map(position).collect()
}

fn position(value: &Value) -> Result<(f64, f64), String> {
    let [lon, lat, ..] = list(value)? else {
        return Err(format!("found {}, expected a position of two numbers", said(value)));
    };
    let number = |value: &Value| value.as_f64().ok_or_else(|| format!("found {} in a position, expected a number", said(value)));
    let at = (number(lon)?, number(lat)?);
    position_trouble(at).map_or(Ok(at), Err)
}

/// Why a pair of numbers is no position, or none. Longitude first.
fn position_trouble((lon, lat): (f64, f64)) -> Option<String> {
    if looks_swapped(lon, lat) {
        return Some(format!("found {}, {}, which looks swapped: expected longitude first, then latitude", Decimal(lon), Decimal(lat)));
    }
    LonLat::new(lon, lat).err().map(|e| e.to_string())
}

fn part(rings: &Value) -> Result<RoomPart, String> {
    let mut rings = list(rings)?.iter().map(ring);
    let outline = rings.next().unwrap_or_else(|| Err("found a polygon without corners".to_owned()))?;
    Ok(RoomPart { outline, holes: rings.collect::<Result<_, _>>()? })
}

/// Corners once each, the last not the first again.
fn ring(value: &Value) -> Result<Vec<(f64, f64)>, String> {
    let mut ring = line(value)?;
    ring.dedup();
    if ring.len() > 1 && ring.first() == ring.last() {
        ring.pop();
    }
    if ring.len() < 3 {
        return Err(format!("found a ring of {} corners, expected three or more", ring.len()));
    }
    Ok(ring)
}

/// A value as a message names it.
pub(super) fn said(value: &Value) -> String {
    match value {
        Value::Null => "nothing (null)".to_owned(),
        Value::String(text) => format!("the text \"{}\"", shortened(text)),
        Value::Number(number) => number.as_f64().map_or_else(|| number.to_string(), |n| Decimal(n).to_string()),
        Value::Bool(flag) => flag.to_string(),
        Value::Array(list) => format!("a list of {}", list.len()),
        Value::Object(_) => "an object".to_owned(),
    }
}

/// Foreign text in a message.
pub(super) fn shortened(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).take(60).collect()
}
