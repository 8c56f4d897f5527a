//! The 30 feet by tape: outward from each corner and wall of the room, about the polls' point, or from the doors.

use serde::{Deserialize, Serialize};

use super::{TapeMark, marks, straight};
use crate::domain::zone::ground::Ground;
use crate::domain::zone::on_plane::{COMPASS, Metres, bearing, between, compass, off, on_edge, winds_about};
use crate::domain::zone::{AdoptedThirty, METRES_PER_FOOT, Policy, THIRTY_FT};

/// A shorter wall has no middle worth taping from, feet.
const WALL_FT: f64 = 6.0;
/// A corner that turns less is a wall that somebody walked unsteadily, degrees.
const TURN_DEG: f64 = 20.0;
/// A mark nearer than this to 30 ft from every wall is on the line, metres.
const ON_LINE_M: f64 = 0.001;

/// Where 30 feet from one corner, wall, point or door fall.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TapeThirty {
    /// "Courtroom, corner 1 (north-west)".
    pub from: String,
    /// Never empty.
    pub marks: Vec<TapeMark>,
}

/// By the shape that the county adopted.
pub(super) fn around(ground: &Ground<'_>, policy: &Policy) -> Vec<TapeThirty> {
    let room = matches!(policy.shown_thirty(), AdoptedThirty::Room | AdoptedThirty::Both);
    let doors = matches!(policy.shown_thirty(), AdoptedThirty::Entrances | AdoptedThirty::Both);
    let mut out = Vec::new();
    if room {
        out.extend(from_polls(ground));
    }
    if doors {
        out.extend(ground.counted().map(|door| TapeThirty {
            from: door.name().to_owned(),
            marks: marks(ground, policy, door, THIRTY_FT, false),
        }));
    }
    if room && doors {
        cover_each_other(ground, &mut out);
    }
    out
}

fn from_polls(ground: &Ground<'_>) -> Vec<TapeThirty> {
    let name = ground.polls.map(|p| p.name.trim()).filter(|n| !n.is_empty());
    if let Some(at) = ground.point {
        let marks = COMPASS.iter().map(|(along, degrees)| straight(ground, at, *degrees, THIRTY_FT, along)).collect();
        return vec![TapeThirty { from: name.unwrap_or("The polls").to_owned(), marks }];
    }
    let name = name.unwrap_or("The room");
    let mut out = Vec::new();
    let (mut corner, mut wall) = (0u32, 0u32);
    for part in &ground.room {
        let middle = mean(&part.outline);
        for (ring, courtyard) in std::iter::once((&part.outline, false)).chain(part.holes.iter().map(|h| (h, true))) {
            for start in starts(ring, courtyard) {
                let mark = straight(ground, start.at, start.outward_deg, THIRTY_FT, compass(start.outward_deg));
                let clear = clear_of_walls(ground, off(start.at, start.outward_deg, THIRTY_FT * METRES_PER_FOOT));
                // A courtyard may be narrower than 30 feet; an outer wall that another one covers is said to be.
                if !clear && (courtyard || start.wall_ft.is_none()) {
                    continue;
                }
                let from = match start.wall_ft {
                    None => {
                        corner += 1;
                        format!("{name}, corner {corner} ({})", compass(bearing(middle, start.at)))
                    }
                    Some(feet) => {
                        wall += 1;
                        let which = if courtyard { "courtyard " } else { "" };
                        format!("{name}, middle of {which}wall {wall} ({}, {} ft long)", compass(start.outward_deg), feet.round())
                    }
                };
                let covered_by = (!clear).then(|| "another wall of the room".to_owned());
                out.push(TapeThirty { from, marks: vec![TapeMark { covered_by, ..mark }] });
            }
        }
    }
    out
}

/// A spot of a wall and the way straight out of the room.
struct Start {
    at: Metres,
    outward_deg: f64,
    /// The wall's length where the spot is its middle; none at a corner.
    wall_ft: Option<f64>,
}

/// Corners that point outward, and the middles of walls.
fn starts(ring: &[Metres], courtyard: bool) -> Vec<Start> {
    let next = || ring.iter().cycle().skip(1);
    let area: f64 = ring.iter().zip(next()).map(|(a, b)| a[0] * b[1] - b[0] * a[1]).sum();
    // Out of the room is to the right of a ring that runs counter-clockwise, and into a courtyard.
    let turn = if (area > 0.0) == courtyard { -90.0 } else { 90.0 };
    let walls: Vec<(Metres, Metres, f64)> =
        ring.iter().zip(next()).filter(|(a, b)| between(**a, **b) > 0.0).map(|(a, b)| (*a, *b, bearing(*a, *b))).collect();
    let mut out = Vec::new();
    for (wall, before) in walls.iter().zip(walls.iter().cycle().skip(walls.len().saturating_sub(1))) {
        let (from, to, along) = *wall;
        // Towards the outside, -180 to 180: the corner points outward where the ring turns away from it.
        let bend = (along - before.2 + 180.0).rem_euclid(360.0) - 180.0;
        if bend * turn < 0.0 && bend.abs() >= TURN_DEG {
            out.push(Start { at: from, outward_deg: (before.2 + turn + bend / 2.0).rem_euclid(360.0), wall_ft: None });
        }
        let feet = between(from, to) / METRES_PER_FOOT;
        if feet >= WALL_FT {
            let at = [f64::midpoint(from[0], to[0]), f64::midpoint(from[1], to[1])];
            out.push(Start { at, outward_deg: (along + turn).rem_euclid(360.0), wall_ft: Some(feet) });
        }
    }
    out
}

/// Whether a spot is on the 30-foot line: out of the room, and no wall is nearer.
fn clear_of_walls(ground: &Ground<'_>, at: Metres) -> bool {
    ground.room.iter().all(|part| {
        let within = winds_about(&part.outline, at) && !part.holes.iter().any(|hole| winds_about(hole, at));
        let mut rings = std::iter::once(&part.outline).chain(&part.holes);
        !within && rings.all(|ring| {
            let mut walls = ring.iter().zip(ring.iter().cycle().skip(1));
            walls.all(|(a, b)| between(on_edge(*a, *b, at).0, at) >= THIRTY_FT * METRES_PER_FOOT - ON_LINE_M)
        })
    })
}

/// Under both shapes, a mark from the room may lie within a door's 30 feet, and the other way.
fn cover_each_other(ground: &Ground<'_>, all: &mut [TapeThirty]) {
    let radius = THIRTY_FT * METRES_PER_FOOT - ON_LINE_M;
    for mark in all.iter_mut().flat_map(|group| &mut group.marks).filter(|mark| mark.covered_by.is_none()) {
        let at = ground.plane.metres(mark.at);
        let door = ground.counted().find(|door| between(door.at, at) < radius).map(|door| door.name().to_owned());
        let point = ground.point.is_some_and(|point| between(point, at) < radius);
        let room = (point || !clear_of_walls(ground, at)).then(|| "the room".to_owned());
        mark.covered_by = door.or(room);
    }
}

fn mean(ring: &[Metres]) -> Metres {
    let [x, y] = ring.iter().fold([0.0, 0.0], |[x, y], at| [x + at[0], y + at[1]]);
    #[expect(clippy::cast_precision_loss, reason = "a room has fewer corners than 2^52")]
    let count = ring.len().max(1) as f64;
    [x / count, y / count]
}
