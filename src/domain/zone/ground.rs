//! A survey laid on its plane: the doors, the room and what is around them in metres east and north.

use super::{Counts, Door, Path, PathKind, PlaceSurvey, Polls, PollsShape};
use crate::domain::geodesy::{LonLat, Plane};

/// Metres east and north.
pub(super) type At = [f64; 2];

/// A place's ground. What is no position is left out; [`PlaceSurvey`]'s problems name it.
#[derive(Debug, Clone)]
pub(super) struct Ground<'a> {
    pub(super) plane: Plane,
    /// Every door.
    pub(super) doors: Vec<GroundDoor<'a>>,
    pub(super) polls: Option<&'a Polls>,
    /// The room's outlines and courtyards, or nothing.
    pub(super) room: Vec<GroundPart>,
    /// The polls' point where there is no room.
    pub(super) point: Option<At>,
    pub(super) paths: Vec<GroundPath<'a>>,
    pub(super) landmarks: Vec<(&'a str, At)>,
    pub(super) parcels: Vec<(&'a str, Vec<At>)>,
}

#[derive(Debug, Clone)]
pub(super) struct GroundDoor<'a> {
    pub(super) door: &'a Door,
    pub(super) at: At,
}

#[derive(Debug, Clone)]
pub(super) struct GroundPart {
    pub(super) outline: Vec<At>,
    pub(super) holes: Vec<Vec<At>>,
}

#[derive(Debug, Clone)]
pub(super) struct GroundPath<'a> {
    pub(super) name: &'a str,
    pub(super) kind: PathKind,
    pub(super) line: Vec<At>,
}

impl<'a> Ground<'a> {
    /// None where the survey holds no position at all.
    pub(super) fn of(survey: &'a PlaceSurvey) -> Option<Self> {
        let doors = survey.doors.iter().map(|d| d.at);
        let polls = survey.polls.iter().flat_map(|p| match &p.shape {
            PollsShape::Point { at } => vec![*at],
            PollsShape::Room { parts } => parts.iter().flat_map(|p| p.outline.clone()).collect(),
        });
        let origin = doors.chain(polls).find_map(|(lon, lat)| LonLat::new(lon, lat).ok())?;
        let plane = Plane::at(origin);
        let ring = |ring: &[(f64, f64)]| -> Vec<At> { ring.iter().filter_map(|at| on(&plane, *at)).collect() };
        let room = match survey.polls.as_ref().map(|p| &p.shape) {
            Some(PollsShape::Room { parts }) => parts
                .iter()
                .map(|part| GroundPart { outline: ring(&part.outline), holes: part.holes.iter().map(|h| ring(h)).collect() })
                .filter(|part| part.outline.len() >= 3)
                .collect(),
            _ => Vec::new(),
        };
        let point = match survey.polls.as_ref().map(|p| &p.shape) {
            Some(PollsShape::Point { at }) => on(&plane, *at),
            _ => None,
        };
        let path = |path: &'a Path| GroundPath { name: &path.name, kind: path.kind, line: ring(&path.line) };
        Some(Self {
            doors: survey.doors.iter().filter_map(|door| Some(GroundDoor { door, at: on(&plane, door.at)? })).collect(),
            polls: survey.polls.as_ref(),
            room,
            point,
            paths: survey.paths.iter().map(path).filter(|p| p.line.len() >= 2).collect(),
            landmarks: survey.landmarks.iter().filter_map(|l| Some((l.name.as_str(), on(&plane, l.at)?))).collect(),
            parcels: survey.parcels.iter().map(|p| (p.name.as_str(), ring(&p.outline))).filter(|(_, o)| o.len() >= 3).collect(),
            plane,
        })
    }

    /// The doors from which the 150 feet run.
    pub(super) fn counted(&self) -> impl Iterator<Item = &GroundDoor<'a>> {
        self.doors.iter().filter(|d| d.door.counts == Counts::Yes)
    }
}

impl GroundDoor<'_> {
    /// As people call it, its id where nobody named it.
    pub(super) fn name(&self) -> &str {
        if self.door.name.trim().is_empty() { &self.door.id } else { &self.door.name }
    }
}

fn on(plane: &Plane, (lon, lat): (f64, f64)) -> Option<At> {
    let at = LonLat::new(lon, lat).ok()?;
    Some(plane.metres((at.lon(), at.lat())))
}

/// Metres between two points.
pub(super) fn apart(a: At, b: At) -> f64 {
    (a[0] - b[0]).hypot(a[1] - b[1])
}

/// A point some metres off another, towards a bearing in degrees clockwise of north.
pub(super) fn off(from: At, bearing_deg: f64, metres: f64) -> At {
    let (sin, cos) = bearing_deg.to_radians().sin_cos();
    [from[0] + metres * sin, from[1] + metres * cos]
}

/// From one point to another, degrees clockwise of north, 0 to 360. The plane's north is the origin's: over a lot's width it
/// turns by less than a hundredth of a degree.
pub(super) fn bearing(from: At, to: At) -> f64 {
    let degrees = (to[0] - from[0]).atan2(to[1] - from[1]).to_degrees().rem_euclid(360.0);
    if degrees < 360.0 { degrees } else { 0.0 }
}

/// Whether a ring holds a point (even-odd rule).
pub(super) fn holds(ring: &[At], [x, y]: At) -> bool {
    let ends = ring.iter().zip(ring.iter().cycle().skip(1));
    ends.filter(|(a, b)| (a[1] > y) != (b[1] > y) && x < a[0] + (y - a[1]) / (b[1] - a[1]) * (b[0] - a[0])).count() % 2 == 1
}

/// The nearest point of a segment, and how far along it, 0 to 1.
pub(super) fn nearest_on(a: At, b: At, p: At) -> (At, f64) {
    let (dx, dy) = (b[0] - a[0], b[1] - a[1]);
    let square = dx * dx + dy * dy;
    let t = if square > 0.0 { (((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / square).clamp(0.0, 1.0) } else { 0.0 };
    ([a[0] + t * dx, a[1] + t * dy], t)
}

/// The eight directions that everybody knows, from north clockwise.
pub(super) const COMPASS: [(&str, f64); 8] = [
    ("north", 0.0), ("north-east", 45.0), ("east", 90.0), ("south-east", 135.0),
    ("south", 180.0), ("south-west", 225.0), ("west", 270.0), ("north-west", 315.0),
];

/// The nearest of the eight.
pub(super) fn compass(bearing_deg: f64) -> &'static str {
    let gap = |other: f64| {
        let gap = (bearing_deg - other).rem_euclid(360.0);
        gap.min(360.0 - gap)
    };
    COMPASS.iter().min_by(|a, b| gap(a.1).total_cmp(&gap(b.1))).map_or("north", |(name, _)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_eight_directions() {
        for (name, degrees) in COMPASS {
            assert_eq!(compass(degrees), name);
            assert_eq!(compass((degrees + 22.0) % 360.0), name);
            assert!((bearing([3.0, 4.0], off([3.0, 4.0], degrees, 45.72)) - degrees).abs() < 1e-9);
        }
        assert_eq!(compass(359.0), "north");
    }

    #[test]
    fn inside_a_ring_and_near_a_segment() {
        let square = [[0.0, 0.0], [4.0, 0.0], [4.0, 4.0], [0.0, 4.0]];
        assert!(holds(&square, [1.0, 3.0]) && !holds(&square, [5.0, 3.0]) && !holds(&square, [-1.0, 2.0]));
        assert_eq!(nearest_on([0.0, 0.0], [4.0, 0.0], [1.0, 3.0]), ([1.0, 0.0], 0.25));
        assert_eq!(nearest_on([2.0, 2.0], [2.0, 2.0], [1.0, 3.0]), ([2.0, 2.0], 0.0));
    }
}
