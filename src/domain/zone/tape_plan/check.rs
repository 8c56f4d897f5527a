//! Check distances: what the survey says between doors and landmarks, and whether the tape says the same.

use serde::{Deserialize, Serialize};

use crate::domain::zone::ground::{Ground, GroundDoor};
use crate::domain::zone::on_plane::{Metres, between};
use crate::domain::zone::taped::{drawn_doubt_ft, tape_doubt_ft};
use crate::domain::zone::{METRES_PER_FOOT, PlaceSurvey, RADIUS_OF_68, Tape};

/// The longest tape that is sold, feet.
const LONGEST_FT: f64 = 300.0;
/// Landmarks asked for from each door.
const LANDMARKS: usize = 2;
/// A survey holds no doubt of a landmark: it is taken as a point put on a map or aerial picture, metres, 68 of 100.
const LANDMARK_M: f64 = 3.0;
/// A distance that the survey implies, and what the tape said.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TapeCheck {
    /// A door's name.
    pub from: String,
    /// Another door's name, or a landmark's.
    pub to: String,
    /// By the survey's positions, feet.
    pub drawn_ft: f64,
    /// As somebody read it off, feet.
    pub taped_ft: Option<f64>,
    /// Whether the two agree within their doubts; none where nobody taped it.
    pub agrees: Option<bool>,
}

/// One end of a distance.
#[derive(Debug, Clone, Copy)]
struct End<'a> {
    /// As the survey's tapes call it.
    key: &'a str,
    name: &'a str,
    at: Metres,
    sigma_m: f64,
    datum_m: f64,
}

/// Doors that count with each other, each with its nearest landmarks, and whatever else was taped. A tape between things that the
/// survey does not hold is one of its problems, not a check.
pub(super) fn checks(ground: &Ground<'_>, survey: &PlaceSurvey) -> Vec<TapeCheck> {
    let doors: Vec<End<'_>> = ground.counted().map(door_end).collect();
    let marks: Vec<End<'_>> = ground.landmarks.iter().map(|(name, at)| landmark_end(name, *at)).collect();
    let mut pairs: Vec<(End<'_>, End<'_>)> = Vec::new();
    for (at, from) in doors.iter().enumerate() {
        let others = doors.iter().skip(at + 1).filter(|to| between(from.at, to.at) <= LONGEST_FT * METRES_PER_FOOT);
        pairs.extend(others.map(|to| (*from, *to)));
        let mut near: Vec<&End<'_>> =
            marks.iter().filter(|to| between(from.at, to.at) <= LONGEST_FT * METRES_PER_FOOT).collect();
        near.sort_by(|a, b| between(from.at, a.at).total_cmp(&between(from.at, b.at)));
        pairs.extend(near.into_iter().take(LANDMARKS).map(|to| (*from, *to)));
    }
    let same = |tape: &Tape, (from, to): &(End<'_>, End<'_>)| {
        (tape.from == from.key && tape.to == to.key) || (tape.from == to.key && tape.to == from.key)
    };
    let all: Vec<End<'_>> = ground.doors.iter().map(door_end).chain(marks.iter().copied()).collect();
    for tape in &survey.tapes {
        if pairs.iter().any(|pair| same(tape, pair)) {
            continue;
        }
        let find = |key: &str| all.iter().find(|end| end.key == key);
        if let (Some(from), Some(to)) = (find(&tape.from), find(&tape.to)) {
            pairs.push((*from, *to));
        }
    }
    let mut out = Vec::new();
    for pair in &pairs {
        let taped: Vec<f64> = survey.tapes.iter().filter(|tape| same(tape, pair)).map(|tape| tape.feet).collect();
        if taped.is_empty() {
            out.push(check(pair, None));
        }
        out.extend(taped.into_iter().map(|feet| check(pair, Some(feet))));
    }
    out
}

fn check((from, to): &(End<'_>, End<'_>), taped_ft: Option<f64>) -> TapeCheck {
    let drawn_ft = between(from.at, to.at) / METRES_PER_FOOT;
    let drawn_doubt = drawn_doubt_ft([(from.sigma_m, from.datum_m), (to.sigma_m, to.datum_m)]);
    let agrees = taped_ft.map(|taped| (taped - drawn_ft).abs() <= drawn_doubt.hypot(tape_doubt_ft(taped)));
    TapeCheck { from: from.name.to_owned(), to: to.name.to_owned(), drawn_ft, taped_ft, agrees }
}

fn door_end<'a>(door: &'a GroundDoor<'_>) -> End<'a> {
    let doubt = door.door.doubt;
    End { key: &door.door.id, name: door.name(), at: door.at, sigma_m: doubt.sigma_m(), datum_m: doubt.datum_m }
}

const fn landmark_end(name: &str, at: Metres) -> End<'_> {
    End { key: name, name, at, sigma_m: LANDMARK_M / RADIUS_OF_68, datum_m: 0.0 }
}
