//! Makes a received polygon fit for use: rings closed, turned the right way, without repeated vertices; or says why not.
//!
//! Vertices are never moved. What was repaired is counted and reported; what cannot be trusted is refused.

use geo_types::{Coord, LineString, MultiPolygon, Polygon};

use super::self_crossing::crossing;
use super::{Finding, FixIn, Severity, Spot, found};

/// Rings as received: per polygon the exterior first, then its holes. Longitude first, degrees.
pub type Rings = Vec<Vec<Vec<(f64, f64)>>>;

/// What was repaired in a file's polygons.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Repairs {
    /// Rings that did not end where they began.
    pub unclosed: usize,
    /// Vertices equal to the one before.
    pub duplicates: usize,
    /// Rings that ran the other way.
    pub turned: usize,
}

/// Why a polygon cannot be used.
#[derive(Debug, Clone, PartialEq)]
pub enum Fault {
    /// No polygon, or a ring without vertices.
    Empty,
    /// A vertex that is no place on earth, in the reader's words.
    NotOnEarth(String),
    /// A ring with fewer than three different vertices.
    TooFew(usize),
    /// A ring whose area is zero.
    Flat((f64, f64)),
    /// Rings cross here.
    Crossing((f64, f64)),
    /// Another kind of geometry, named.
    WrongType(String),
}

impl Fault {
    /// The finding for a record that is left out.
    #[must_use]
    pub fn finding(&self, spot: Spot, subject: &str) -> Finding {
        let (code, sentence, at) = match self {
            Self::Empty => (
                "polygon-empty",
                "Found no vertices, expected a polygon".to_owned(),
                None,
            ),
            Self::NotOnEarth(said) => (
                "coordinate-not-on-earth",
                format!("In the polygon: {said}"),
                None,
            ),
            Self::TooFew(n) => (
                "polygon-too-few-vertices",
                format!("Found a ring of {n} different vertices, expected at least 3"),
                None,
            ),
            Self::Flat(at) => (
                "polygon-without-area",
                "Found a ring without area, expected a polygon".to_owned(),
                Some(*at),
            ),
            Self::Crossing(at) => (
                "polygon-self-crossing",
                format!(
                    "The border crosses or overlaps itself at {:.6}, {:.6}",
                    at.0, at.1
                ),
                Some(*at),
            ),
            Self::WrongType(kind) => (
                "geometry-wrong-type",
                format!("Found a {kind}, expected a polygon"),
                None,
            ),
        };
        let sentence = format!("{sentence}; the polygon was left out.");
        let spot = spot.field("geometry");
        Finding {
            at,
            ..found(code, Severity::Error, FixIn::Map, spot, subject, sentence)
        }
    }
}

/// Checks and mends one record's polygons, adding what was repaired to `repairs`.
///
/// # Errors
/// The first fault found; nothing of the record is then used.
pub fn mend(rings: &Rings, repairs: &mut Repairs) -> Result<MultiPolygon<f64>, Fault> {
    if rings.is_empty() {
        return Err(Fault::Empty);
    }
    let mut done = *repairs;
    let mut polygons = Vec::with_capacity(rings.len());
    for polygon in rings {
        let mut mended = Vec::with_capacity(polygon.len());
        for (i, ring) in polygon.iter().enumerate() {
            let turn = if i == 0 {
                Turn::CounterClockwise
            } else {
                Turn::Clockwise
            };
            mended.push(mend_ring(ring, turn, &mut done)?);
        }
        let mut mended = mended.into_iter();
        let exterior = mended.next().ok_or(Fault::Empty)?;
        let polygon = Polygon::new(exterior, mended.collect());
        if let Some(at) = crossing(&polygon) {
            return Err(Fault::Crossing((at.x, at.y)));
        }
        polygons.push(polygon);
    }
    *repairs = done;
    Ok(MultiPolygon::new(polygons))
}

#[derive(PartialEq)]
enum Turn {
    CounterClockwise,
    Clockwise,
}

fn mend_ring(
    ring: &[(f64, f64)],
    turn: Turn,
    repairs: &mut Repairs,
) -> Result<LineString<f64>, Fault> {
    if ring.is_empty() {
        return Err(Fault::Empty);
    }
    let mut line: Vec<Coord<f64>> = Vec::with_capacity(ring.len() + 1);
    for &(x, y) in ring {
        // NaN is in no range.
        if !((-180.0..=180.0).contains(&x) && (-90.0..=90.0).contains(&y)) {
            return Err(Fault::NotOnEarth(format!(
                "found ({x}, {y}), expected a longitude and a latitude"
            )));
        }
        let at = Coord { x, y };
        if line.last() == Some(&at) {
            repairs.duplicates += 1;
        } else {
            line.push(at);
        }
    }
    if line.first() != line.last() {
        repairs.unclosed += 1;
        line.extend(line.first().copied());
    }
    if line.len() < 4 {
        return Err(Fault::TooFew(line.len().saturating_sub(1)));
    }
    let area = twice_signed_area(&line);
    if area == 0.0 {
        // A bow tie has no area either, but its fault is that it crosses itself.
        let bow_tie = crossing(&Polygon::new(LineString::new(line.clone()), vec![]))
            .filter(|_| !in_one_line(&line));
        return Err(match bow_tie {
            Some(at) => Fault::Crossing((at.x, at.y)),
            None => Fault::Flat(ring.first().copied().unwrap_or_default()),
        });
    }
    if (area > 0.0) != (turn == Turn::CounterClockwise) {
        repairs.turned += 1;
        line.reverse();
    }
    Ok(LineString::new(line))
}

/// Whether every vertex lies on the line through the first two.
fn in_one_line(closed: &[Coord<f64>]) -> bool {
    let exact = |c: &Coord<f64>| robust::Coord { x: c.x, y: c.y };
    match closed {
        [a, b, rest @ ..] => rest
            .iter()
            .all(|c| robust::orient2d(exact(a), exact(b), exact(c)) == 0.0),
        _ => true,
    }
}

/// Positive counter-clockwise. Taken from the first vertex, so that far-off degrees do not eat the digits.
fn twice_signed_area(closed: &[Coord<f64>]) -> f64 {
    let Some(from) = closed.first() else {
        return 0.0;
    };
    closed
        .windows(2)
        .map(|pair| match pair {
            [a, b] => (a.x - from.x) * (b.y - from.y) - (b.x - from.x) * (a.y - from.y),
            _ => 0.0,
        })
        .sum()
}

impl Repairs {
    /// One finding for each kind of repair, with its count.
    #[must_use]
    pub fn findings(&self, file: &str) -> Vec<Finding> {
        let note = |code, severity, sentence: String| {
            found(
                code,
                severity,
                FixIn::Map,
                Spot::file(file).field("geometry"),
                "",
                sentence,
            )
        };
        let mut out = Vec::new();
        if self.unclosed > 0 {
            let sentence = format!(
                "{} rings did not end where they began; each was closed to its first vertex.",
                self.unclosed
            );
            out.push(note("polygon-unclosed", Severity::Warning, sentence));
        }
        if self.duplicates > 0 {
            let sentence = format!(
                "{} vertices repeated the one before and were dropped; the border is the same.",
                self.duplicates
            );
            out.push(note("polygon-duplicate-vertices", Severity::Note, sentence));
        }
        if self.turned > 0 {
            let sentence = format!(
                "{} rings ran the other way round and were turned; the border is the same.",
                self.turned
            );
            out.push(note("polygon-orientation", Severity::Note, sentence));
        }
        out
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

    use super::*;

    fn one(ring: &[(f64, f64)]) -> Result<(MultiPolygon<f64>, Repairs), Fault> {
        let mut repairs = Repairs::default();
        mend(&vec![vec![ring.to_vec()]], &mut repairs).map(|polygon| (polygon, repairs))
    }

    #[test]
    fn a_sound_ring_comes_back_as_it_was_to_the_bit() {
        let ring = [
            (-89.1, 32.1),
            (-89.0, 32.1),
            (-89.000_000_000_000_01, 32.3),
            (-89.1, 32.1),
        ];
        let (polygon, repairs) = one(&ring).unwrap();
        let back: Vec<(f64, f64)> = polygon.0[0]
            .exterior()
            .coords()
            .map(|c| (c.x, c.y))
            .collect();
        assert_eq!(back, ring);
        assert_eq!(repairs, Repairs::default());
    }

    #[test]
    fn repairs_are_counted() {
        let clockwise_open_with_a_repeat = [(0., 0.), (0., 1.), (0., 1.), (1., 1.)];
        let (polygon, repairs) = one(&clockwise_open_with_a_repeat).unwrap();
        assert_eq!(
            repairs,
            Repairs {
                unclosed: 1,
                duplicates: 1,
                turned: 1
            }
        );
        assert!(twice_signed_area(&polygon.0[0].exterior().0) > 0.0);
        assert_eq!(polygon.0[0].exterior().0.len(), 4);
        assert_eq!(repairs.findings("a.geojson").len(), 3);
    }

    #[test]
    fn faults_are_named() {
        let code =
            |ring: &[(f64, f64)]| one(ring).unwrap_err().finding(Spot::line("a", 1), "x").code;
        assert_eq!(code(&[]), "polygon-empty");
        assert_eq!(
            code(&[(0., 0.), (1., 1.), (0., 0.)]),
            "polygon-too-few-vertices"
        );
        assert_eq!(
            code(&[(0., 0.), (1., 1.), (2., 2.), (0., 0.)]),
            "polygon-without-area"
        );
        assert_eq!(
            code(&[(0., 0.), (f64::NAN, 1.), (2., 2.)]),
            "coordinate-not-on-earth"
        );
        assert_eq!(
            code(&[(0., 0.), (f64::INFINITY, 1.), (2., 2.)]),
            "coordinate-not-on-earth"
        );
        assert_eq!(
            code(&[(0., 0.), (181., 1.), (2., 2.)]),
            "coordinate-not-on-earth"
        );
        assert_eq!(
            code(&[(0., 0.), (2., 2.), (3., 0.), (0., 2.)]),
            "polygon-self-crossing"
        );
        assert_eq!(mend(&vec![], &mut Repairs::default()), Err(Fault::Empty));
        assert_eq!(
            mend(&vec![vec![]], &mut Repairs::default()),
            Err(Fault::Empty)
        );
    }
}
