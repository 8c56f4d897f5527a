//! Shapefiles of polygons: precincts, counties, towns.
//!
//! A shapefile says by direction which rings are holes (exteriors clockwise), but not whose: a hole goes to the smallest
//! exterior around it. A "hole" that lies in no exterior is an exterior drawn the wrong way, and is reported.

use geo_types::Coord;
use shapefile::{PolygonRing, Shape};

use super::named_areas::{self, MapFile, MapRecord, Turning};
use super::polygons::{Fault, Rings};
use super::prj::Crs;
use super::shapefile_records::{ShapefileBytes, read as read_records};
use super::{Area, Boundary, Finding, FixIn, Read, Severity, SourceError, Spot, found};
use crate::compile::profile::Input;

/// Precinct polygons by the profile's column map.
///
/// # Errors
/// A part is missing or broken, the datum is not accepted, or a mapped column does not exist.
pub fn boundaries(
    name: &str,
    parts: &ShapefileBytes,
    input: &Input,
) -> Result<Read<Boundary>, SourceError> {
    Ok(named_areas::boundaries(
        map_file(name, parts, input)?,
        input,
    ))
}

/// County or town polygons by the profile's column map.
///
/// # Errors
/// As [`boundaries`].
pub fn areas(name: &str, parts: &ShapefileBytes, input: &Input) -> Result<Read<Area>, SourceError> {
    Ok(named_areas::areas(map_file(name, parts, input)?))
}

fn map_file(name: &str, parts: &ShapefileBytes, input: &Input) -> Result<MapFile, SourceError> {
    let columns = named_areas::columns(name, input)?;
    let wanted: Vec<&str> = columns.iter().map(|(_, theirs)| theirs.as_str()).collect();
    let received = read_records(name, parts, &wanted)?;
    let mut findings = received.findings;
    let mut records = Vec::with_capacity(received.records.len());
    let mut wrong_way = 0_usize;
    for record in received.records {
        let ours = columns.iter().map(|(ours, _)| ours.clone());
        let values = ours.zip(record.values).collect();
        let rings = rings(&record.shape, &received.crs, &mut wrong_way);
        records.push(MapRecord {
            line: record.line,
            values,
            rings,
        });
    }
    findings.extend(wrong_way_round(wrong_way, name));
    Ok(MapFile {
        name: name.to_owned(),
        records,
        left_out: received.deleted,
        datum_doubt_m: received.crs.datum_doubt_m(),
        findings,
        turning: Turning::Other,
    })
}

/// The finding for holes that lie in nothing.
pub(super) fn wrong_way_round(rings: usize, name: &str) -> Option<Finding> {
    let sentence = format!("{rings} rings run like holes but lie in no polygon; they were read as polygons.");
    let spot = Spot::file(name).field("geometry");
    (rings > 0).then(|| found("polygon-orientation", Severity::Note, FixIn::Map, spot, "", sentence))
}

type Ring = Vec<(f64, f64)>;

/// A shape's rings in degrees, holes with their exteriors.
pub(super) fn rings(shape: &Shape, crs: &Crs, wrong_way: &mut usize) -> Result<Rings, Fault> {
    /// The three kinds of polygon differ in their points only.
    fn taken<P>(rings: &[PolygonRing<P>], xy: impl Fn(&P) -> (f64, f64)) -> Vec<(bool, Ring)> {
        let hole = |ring: &PolygonRing<P>| matches!(ring, PolygonRing::Inner(_));
        rings
            .iter()
            .map(|ring| (hole(ring), ring.points().iter().map(&xy).collect()))
            .collect()
    }
    let received = match shape {
        Shape::Polygon(p) => taken(p.rings(), |v| (v.x, v.y)),
        Shape::PolygonM(p) => taken(p.rings(), |v| (v.x, v.y)),
        Shape::PolygonZ(p) => taken(p.rings(), |v| (v.x, v.y)),
        Shape::NullShape => return Err(Fault::Empty),
        other => return Err(Fault::WrongType(other.shapetype().to_string())),
    };
    let mut exteriors: Vec<Vec<Ring>> = Vec::new();
    let mut holes = Vec::new();
    for (hole, ring) in received {
        let ring: Ring = ring
            .into_iter()
            .map(|(x, y)| crs.degrees(x, y))
            .collect::<Result<_, _>>()
            .map_err(Fault::NotOnEarth)?;
        if hole {
            holes.push(ring)
        } else {
            exteriors.push(vec![ring])
        }
    }
    for hole in holes {
        let home = exteriors
            .iter()
            .enumerate()
            .filter(|(_, rings)| {
                rings
                    .first()
                    .is_some_and(|exterior| lies_in(&hole, exterior))
            })
            .min_by(|(_, a), (_, b)| area(a).total_cmp(&area(b)))
            .map(|(i, _)| i);
        match home.and_then(|i| exteriors.get_mut(i)) {
            Some(rings) => rings.push(hole),
            None => {
                *wrong_way += 1;
                exteriors.push(vec![hole]);
            }
        }
    }
    Ok(exteriors)
}

/// Whether a ring lies in another, judged by its first vertex that is not on the other's border.
fn lies_in(inner: &[(f64, f64)], outer: &[(f64, f64)]) -> bool {
    let mut on_border = false;
    for &(x, y) in inner {
        match position(Coord { x, y }, outer) {
            Position::Inside => return true,
            Position::Outside => return false,
            Position::Border => on_border = true,
        }
    }
    on_border
}

enum Position {
    Inside,
    Border,
    Outside,
}

/// By counting the edges to the right; a vertex counts with the edge above it.
fn position(at: Coord<f64>, ring: &[(f64, f64)]) -> Position {
    let mut inside = false;
    let next = ring.iter().skip(1).chain(ring.first());
    for (&(ax, ay), &(bx, by)) in ring.iter().zip(next) {
        let exact = |x, y| robust::Coord { x, y };
        let side = robust::orient2d(exact(ax, ay), exact(bx, by), exact(at.x, at.y));
        let in_box =
            (ax.min(bx)..=ax.max(bx)).contains(&at.x) && (ay.min(by)..=ay.max(by)).contains(&at.y);
        if side == 0.0 && in_box {
            return Position::Border;
        }
        if (ay > at.y) != (by > at.y) && (side > 0.0) == (by > ay) {
            inside = !inside;
        }
    }
    if inside {
        Position::Inside
    } else {
        Position::Outside
    }
}

/// Square degrees of the exterior, for comparing only.
fn area(rings: &[Ring]) -> f64 {
    let Some(ring) = rings.first() else {
        return 0.0;
    };
    let next = ring.iter().skip(1).chain(ring.first());
    ring.iter()
        .zip(next)
        .map(|(a, b)| a.0 * b.1 - b.0 * a.1)
        .sum::<f64>()
        .abs()
}
