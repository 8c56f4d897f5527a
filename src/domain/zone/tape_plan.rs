//! The tape plan: where the lines fall along what one can walk, in feet and landmarks, for a place without any position.

mod check;
mod near;
mod thirty;
mod way;

use serde::{Deserialize, Serialize};

use self::near::near;
use self::way::Way;
use super::ground::{Ground, GroundDoor};
use super::on_plane::{COMPASS, Metres, bearing, between, off, winds_about};
use super::{METRES_PER_FOOT, ONE_FIFTY_FT, PathKind, PlaceSurvey, Policy, PrivateProperty};

pub use self::check::TapeCheck;
pub use self::thirty::TapeThirty;

/// Where to knot a rope, feet: the two lines, and shorter lengths to lay along a wall or a walk.
const ROPE_FT: [f64; 5] = [10.0, 30.0, 50.0, 100.0, 150.0];
/// A mark this much within another zone is covered by it; two doors side by side do not hide each other, metres.
const WITHIN_M: f64 = 0.001;

/// What to tape at a place. Fields as in `src/wasm/manager.ts`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct TapePlan {
    /// The doors that count, in the survey's order.
    pub doors: Vec<TapeDoor>,
    /// Around the room or the polls, or from the doors, as the county adopted.
    pub thirty: Vec<TapeThirty>,
    /// Distances to tape first: they say whether the survey is right.
    pub checks: Vec<TapeCheck>,
    /// Where to knot a rope, feet.
    pub rope_ft: Vec<f64>,
}

/// Where a door's 150 feet fall.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TapeDoor {
    /// Its id.
    pub door: String,
    /// As people call it.
    pub name: String,
    /// Along the paths, then at the compass points.
    pub marks: Vec<TapeMark>,
}

/// A spot on a line.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TapeMark {
    /// The path's name, or a compass point.
    pub along: String,
    /// What one walks along.
    pub kind: MarkKind,
    /// From the start of the tape, degrees clockwise of true north, 0 to 360.
    pub bearing_deg: f64,
    /// Longitude and latitude, degrees.
    pub at: (f64, f64),
    /// To pull, straight, feet.
    pub tape_ft: f64,
    /// Along the path from where it leaves the door, feet; none for a compass point.
    pub path_ft: Option<f64>,
    /// "12 ft past the mailbox"; none where nothing is near.
    pub near: Option<String>,
    /// Another door's or wall's zone reaches farther there.
    pub covered_by: Option<String>,
}

/// What a mark is found along.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MarkKind {
    /// A walk.
    Walk,
    /// A drive or lane of a car park.
    Drive,
    /// The edge of a road.
    RoadEdge,
    /// Straight towards a compass point.
    Compass,
}

impl From<PathKind> for MarkKind {
    fn from(kind: PathKind) -> Self {
        match kind {
            PathKind::Walk => Self::Walk,
            PathKind::Drive => Self::Drive,
            PathKind::RoadEdge => Self::RoadEdge,
        }
    }
}

impl TapePlan {
    /// The plan of a place. A door, path or landmark that the zones refuse has no part in it; the survey's problems name it.
    #[must_use]
    pub fn of(survey: &PlaceSurvey, policy: &Policy) -> Self {
        let rope_ft = ROPE_FT.to_vec();
        let usable = survey.measured_from();
        let Some(ground) = Ground::of(&usable) else { return Self { rope_ft, ..Self::default() } };
        let doors = ground.counted().map(|door| TapeDoor {
            door: door.door.id.clone(),
            name: door.name().to_owned(),
            marks: marks(&ground, policy, door, ONE_FIFTY_FT, true),
        });
        Self {
            doors: doors.collect(),
            thirty: thirty::around(&ground, policy),
            checks: check::checks(&ground, survey),
            rope_ft,
        }
    }
}

/// A door's marks at a distance. Along a path only where the line runs, on the edge of all doors' zones together; a compass
/// point that lies within another's zone says so. `line`: the 150 feet, from which private property may be excepted.
fn marks(ground: &Ground<'_>, policy: &Policy, door: &GroundDoor<'_>, feet: f64, line: bool) -> Vec<TapeMark> {
    let radius = feet * METRES_PER_FOOT;
    let cover = |at: Metres| {
        let others = ground.counted().filter(|other| other.door.id != door.door.id);
        let nearest = others.map(|other| (other.name(), between(other.at, at))).min_by(|a, b| a.1.total_cmp(&b.1))?;
        (nearest.1 < radius - WITHIN_M).then(|| nearest.0.to_owned())
    };
    let excepted = |at: Metres, near: Option<String>| {
        let parcel = ground.parcels.iter().find(|(_, outline)| winds_about(outline, at)).filter(|_| line);
        match parcel.filter(|_| policy.shown_private_property() == PrivateProperty::Excepted) {
            Some((name, _)) => {
                let name = if name.trim().is_empty() { "private property" } else { *name };
                let says = format!("on {name}, which the county's policy excepts");
                Some(near.map_or(says.clone(), |near| format!("{near}; {says}")))
            }
            None => near,
        }
    };
    let mut out = Vec::new();
    for path in &ground.paths {
        let way = Way::new(&path.line);
        let Some(leaves) = way.nearest(door.at) else { continue };
        for on in way.crossings(door.at, radius) {
            if cover(on.at).is_some() {
                continue;
            }
            out.push(TapeMark {
                along: if path.name.trim().is_empty() { kind_words(path.kind).to_owned() } else { path.name.to_owned() },
                kind: path.kind.into(),
                bearing_deg: bearing(door.at, on.at),
                at: ground.plane.degrees(on.at),
                tape_ft: feet,
                path_ft: Some((on.along - leaves.along).abs() / METRES_PER_FOOT),
                near: excepted(on.at, near(&ground.landmarks, &way, leaves.along, on.along, on.at)),
                covered_by: None,
            });
        }
    }
    out.extend(COMPASS.iter().map(|(name, degrees)| {
        let mut mark = straight(ground, door.at, *degrees, feet, name);
        let at = off(door.at, *degrees, radius);
        mark.near = excepted(at, mark.near);
        TapeMark { covered_by: cover(at), ..mark }
    }));
    out
}

/// A mark straight from a spot.
fn straight(ground: &Ground<'_>, from: Metres, bearing_deg: f64, feet: f64, along: &str) -> TapeMark {
    let metres = feet * METRES_PER_FOOT;
    let at = off(from, bearing_deg, metres);
    let line = [from, off(from, bearing_deg, 2.0 * metres)];
    TapeMark {
        along: along.to_owned(),
        kind: MarkKind::Compass,
        bearing_deg,
        at: ground.plane.degrees(at),
        tape_ft: feet,
        path_ft: None,
        near: near(&ground.landmarks, &Way::new(&line), 0.0, metres, at),
        covered_by: None,
    }
}

const fn kind_words(kind: PathKind) -> &'static str {
    match kind {
        PathKind::Walk => "walk",
        PathKind::Drive => "drive",
        PathKind::RoadEdge => "road edge",
    }
}
