//! Doors and rooms from what a tape or a plan says, where no device knows better: along a wall, or from two ends.

use serde::{Deserialize, Serialize};

use super::{Confidence, Doubt, METRES_PER_FOOT, RoomPart};
use crate::domain::geodesy::{LonLat, Plane};

/// What a tape may be off along 150 feet, metres at 68 of 100: sag, slope and where one holds it.
const TAPE_M: f64 = 0.15;
/// Longest side of a room or distance of a tape, feet.
const LONGEST_FT: f64 = 2_000.0;

/// A point with its doubt: a door, a corner.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Placed {
    /// Longitude and latitude, degrees.
    pub at: (f64, f64),
    /// How surely it is there.
    pub doubt: Doubt,
}

/// Which hand, looking from the first point to the second.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Hand {
    /// To the left.
    Left,
    /// To the right.
    Right,
}

/// A room by its width and depth along a wall that two points lie on.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct AlongWall {
    /// Where the wall is measured from.
    pub from: Placed,
    /// Where it leads.
    pub to: Placed,
    /// From `from` to the room's first corner, feet; below 0 on the far side of it.
    pub start_ft: f64,
    /// Along the wall, feet.
    pub width_ft: f64,
    /// Away from the wall, feet.
    pub depth_ft: f64,
    /// On which hand the room lies.
    pub hand: Hand,
}

/// How a door was taped.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum DoorTape {
    /// So far from the first point, straight towards the second.
    AlongWall {
        /// Feet.
        feet: f64,
    },
    /// So far from each of the two.
    FromBoth {
        /// From the first, feet.
        from_ft: f64,
        /// From the second, feet.
        to_ft: f64,
        /// On which hand it lies.
        hand: Hand,
    },
}

/// Why nothing comes of a measure.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum TapeError {
    /// A point that is none.
    #[error("found a point that is no position, expected longitude and latitude")]
    Position,
    /// Two points that are one.
    #[error("found two points within a foot of each other, expected two ends of a wall")]
    OnePoint,
    /// A distance that is none.
    #[error("found {0} feet, expected more than 0 and at most {LONGEST_FT}")]
    Feet(f64),
    /// Tapes that do not meet.
    #[error("found tapes of {from_ft} and {to_ft} feet between points {apart_ft:.1} feet apart, which meet nowhere; expected one of them longer or shorter")]
    NoMeeting {
        /// From the first.
        from_ft: f64,
        /// From the second.
        to_ft: f64,
        /// Between the two.
        apart_ft: f64,
    },
}

/// A taped point, as the page is told.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum TapedPoint {
    /// Where it lies, and how surely.
    Placed {
        /// Longitude and latitude, degrees.
        at: (f64, f64),
        /// With that of the points it was taped from.
        doubt: Doubt,
    },
    /// Nothing comes of it.
    Refused {
        /// What was found and what was expected.
        error: String,
    },
}

/// A taped room, as the page is told.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum TapedRoom {
    /// Where it lies, and how surely.
    Placed {
        /// Its outline.
        part: RoomPart,
        /// With that of the points it was taped from.
        doubt: Doubt,
    },
    /// Nothing comes of it.
    Refused {
        /// What was found and what was expected.
        error: String,
    },
}

impl From<Result<Placed, TapeError>> for TapedPoint {
    fn from(taped: Result<Placed, TapeError>) -> Self {
        match taped {
            Ok(Placed { at, doubt }) => Self::Placed { at, doubt },
            Err(error) => Self::Refused { error: error.to_string() },
        }
    }
}

impl From<Result<(RoomPart, Doubt), TapeError>> for TapedRoom {
    fn from(taped: Result<(RoomPart, Doubt), TapeError>) -> Self {
        match taped {
            Ok((part, doubt)) => Self::Placed { part, doubt },
            Err(error) => Self::Refused { error: error.to_string() },
        }
    }
}

/// A line from one point to another: the plane at the first, the way to the second, metres.
struct Line {
    plane: Plane,
    along: [f64; 2],
    length_m: f64,
}

impl Line {
    fn between(from: &Placed, to: &Placed) -> Result<Self, TapeError> {
        let point = |at: (f64, f64)| LonLat::new(at.0, at.1).ok().ok_or(TapeError::Position);
        let plane = Plane::at(point(from.at)?);
        point(to.at)?;
        let [east, north] = plane.metres(to.at);
        let length_m = east.hypot(north);
        if length_m < METRES_PER_FOOT {
            return Err(TapeError::OnePoint);
        }
        Ok(Self { plane, along: [east / length_m, north / length_m], length_m })
    }

    /// Degrees of a point so many metres along the line and to that hand of it.
    fn degrees(&self, along_m: f64, aside_m: f64, hand: Hand) -> (f64, f64) {
        let [east, north] = self.along;
        let aside_m = match hand {
            Hand::Left => aside_m,
            Hand::Right => -aside_m,
        };
        self.plane.degrees([east * along_m - north * aside_m, north * along_m + east * aside_m])
    }
}

fn length_m(feet: f64) -> Result<f64, TapeError> {
    if feet > 0.0 && feet <= LONGEST_FT { Ok(feet * METRES_PER_FOOT) } else { Err(TapeError::Feet(feet)) }
}

/// A room's outline, and how surely it is there.
///
/// # Errors
/// [`TapeError`].
pub fn room_along_wall(wall: &AlongWall) -> Result<(RoomPart, Doubt), TapeError> {
    let line = Line::between(&wall.from, &wall.to)?;
    let (width, depth) = (length_m(wall.width_ft)?, length_m(wall.depth_ft)?);
    if wall.start_ft.is_nan() || wall.start_ft.abs() > LONGEST_FT {
        return Err(TapeError::Feet(wall.start_ft));
    }
    let start = wall.start_ft * METRES_PER_FOOT;
    let corners = [(start, 0.0), (start + width, 0.0), (start + width, depth), (start, depth)];
    let outline = corners.iter().map(|(along, aside)| line.degrees(*along, *aside, wall.hand)).collect();
    let farthest = corners.iter().map(|(along, aside)| along.hypot(*aside).max((along - line.length_m).hypot(*aside))).fold(0.0, f64::max);
    Ok((RoomPart { outline, holes: Vec::new() }, spread(&wall.from, &wall.to, farthest / line.length_m)))
}

/// A door's position from two known points, and how surely it is there.
///
/// # Errors
/// [`TapeError`].
pub fn door_by_tape(from: &Placed, to: &Placed, taped: DoorTape) -> Result<Placed, TapeError> {
    let line = Line::between(from, to)?;
    match taped {
        DoorTape::AlongWall { feet } => {
            let along = length_m(feet)?;
            let at = line.degrees(along, 0.0, Hand::Left);
            Ok(Placed { at, doubt: spread(from, to, (along / line.length_m).max(0.0)) })
        }
        DoorTape::FromBoth { from_ft, to_ft, hand } => {
            let (a, b, c) = (length_m(from_ft)?, length_m(to_ft)?, line.length_m);
            // Where two circles meet, by the law of cosines.
            let along = (a * a - b * b + c * c) / (2.0 * c);
            let square = a * a - along * along;
            // A tape's own doubt may make them pass each other by a little: then it lies between them.
            let slack = 2.0 * TAPE_M;
            if a + b + slack < c || (a - b).abs() > c + slack {
                return Err(TapeError::NoMeeting { from_ft, to_ft, apart_ft: c / METRES_PER_FOOT });
            }
            let aside = square.max(0.0).sqrt();
            let at = line.degrees(along, aside, hand);
            // A flat triangle says little across the line: the doubt grows as the angle between the tapes shrinks.
            let sine = (aside * c / (a * b)).clamp(0.1, 1.0);
            let mut doubt = spread(from, to, a.max(b) / c);
            doubt.accuracy_m = doubt.accuracy_m.max(TAPE_M / sine);
            Ok(Placed { at, doubt })
        }
    }
}

/// The doubt of a point carried from two others. `reach`: how far out it lies, in lengths of the line between them; the
/// farther, the more a turn of the line moves it.
fn spread(from: &Placed, to: &Placed, reach: f64) -> Doubt {
    let radius = |doubt: &Doubt| doubt.confidence.radius_of_68(doubt.accuracy_m);
    let (a, b) = (radius(&from.doubt), radius(&to.doubt));
    // P = A + reach (B - A), turned: errors of A and B weigh as (1 - reach) and reach, and A's own at least in full.
    let across = ((1.0 - reach) * a).hypot(reach * b);
    let accuracy_m = across.max(a.min(b)).max(if reach > 1.0 { b } else { 0.0 }).hypot(TAPE_M);
    Doubt { accuracy_m, confidence: Confidence::P68, datum_m: from.doubt.datum_m.max(to.doubt.datum_m) }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]
    use geographiclib_rs::{DirectGeodesic, Geodesic, InverseGeodesic};
    use proptest::prelude::*;

    use super::*;

    fn placed(lon: f64, lat: f64) -> Placed {
        Placed { at: (lon, lat), doubt: Doubt { accuracy_m: 1.0, ..Doubt::default() } }
    }

    fn feet_between(a: (f64, f64), b: (f64, f64)) -> f64 {
        let metres: f64 = Geodesic::wgs84().inverse(a.1, a.0, b.1, b.0);
        metres / METRES_PER_FOOT
    }

    proptest! {
        /// Karney's geodesic measures what the tape said.
        #[test]
        fn a_taped_door_is_where_the_tapes_say(azimuth in 0f64..360.0, apart in 20f64..200.0, from_ft in 30f64..300.0, share in 0.05f64..0.95, left: bool) {
            let from = placed(-89.5, 32.75);
            let (lat, lon) = Geodesic::wgs84().direct(32.75, -89.5, azimuth, apart * METRES_PER_FOOT);
            let to = placed(lon, lat);
            let apart = feet_between(from.at, to.at);
            let (shortest, longest) = ((from_ft - apart).abs(), from_ft + apart);
            let to_ft = shortest + share * (longest - shortest);
            let hand = if left { Hand::Left } else { Hand::Right };
            let door = door_by_tape(&from, &to, DoorTape::FromBoth { from_ft, to_ft, hand }).unwrap();
            prop_assert!((feet_between(from.at, door.at) - from_ft).abs() < 0.003);
            prop_assert!((feet_between(to.at, door.at) - to_ft).abs() < 0.003);
            prop_assert!(door.doubt.accuracy_m >= 1.0);
            let along = door_by_tape(&from, &to, DoorTape::AlongWall { feet: from_ft }).unwrap();
            prop_assert!((feet_between(from.at, along.at) - from_ft).abs() < 0.003);
            prop_assert!((feet_between(to.at, along.at) - (from_ft - apart).abs()).abs() < 0.003);
        }

        #[test]
        fn a_room_has_its_sides(azimuth in 0f64..360.0, start_ft in -50f64..50.0, width_ft in 10f64..120.0, depth_ft in 10f64..120.0, left: bool) {
            let from = placed(-89.5, 32.75);
            let (lat, lon) = Geodesic::wgs84().direct(32.75, -89.5, azimuth, 18.0);
            let hand = if left { Hand::Left } else { Hand::Right };
            let wall = AlongWall { from, to: placed(lon, lat), start_ft, width_ft, depth_ft, hand };
            let (room, doubt) = room_along_wall(&wall).unwrap();
            let corner = &room.outline;
            let sides: Vec<f64> = (0..4).map(|i| feet_between(corner[i], corner[(i + 1) % 4])).collect();
            for (side, expected) in sides.iter().zip([width_ft, depth_ft, width_ft, depth_ft]) {
                prop_assert!((side - expected).abs() < 0.003, "{:?}", sides);
            }
            prop_assert!((feet_between(corner[0], corner[2]) - width_ft.hypot(depth_ft)).abs() < 0.003, "right angles");
            prop_assert!((feet_between(from.at, corner[0]) - start_ft.abs()).abs() < 0.003);
            prop_assert!(doubt.accuracy_m >= 1.0);
        }
    }

    #[test]
    fn left_is_left() {
        // The wall runs north; left of it is west.
        let wall = AlongWall { from: placed(-89.5, 32.75), to: placed(-89.5, 32.7502), start_ft: 0.0, width_ft: 30.0, depth_ft: 20.0, hand: Hand::Left };
        assert!(room_along_wall(&wall).unwrap().0.outline[2].0 < -89.5);
        let right = AlongWall { hand: Hand::Right, ..wall };
        assert!(room_along_wall(&right).unwrap().0.outline[2].0 > -89.5);
    }

    #[test]
    fn what_cannot_be_is_refused_in_words() {
        let (from, to) = (placed(-89.5, 32.75), placed(-89.5, 32.7502));
        let said = |taped| door_by_tape(&from, &to, taped).unwrap_err().to_string();
        assert_eq!(said(DoorTape::AlongWall { feet: f64::NAN }), "found NaN feet, expected more than 0 and at most 2000");
        assert_eq!(said(DoorTape::AlongWall { feet: 0.0 }), "found 0 feet, expected more than 0 and at most 2000");
        assert_eq!(
            said(DoorTape::FromBoth { from_ft: 20.0, to_ft: 20.0, hand: Hand::Left }),
            "found tapes of 20 and 20 feet between points 72.8 feet apart, which meet nowhere; expected one of them longer or shorter"
        );
        let same = door_by_tape(&from, &from, DoorTape::AlongWall { feet: 5.0 });
        assert_eq!(same, Err(TapeError::OnePoint));
        let nowhere = door_by_tape(&placed(f64::NAN, 0.0), &to, DoorTape::AlongWall { feet: 5.0 });
        assert_eq!(nowhere, Err(TapeError::Position));
    }
}
