//! Looks a survey over: a room that crosses itself, a door far from its room, one door twice. Used by whoever reads or
//! draws a survey, so that the same thing is said in the same words.

use geo_types::{Coord, LineString, Polygon};

use super::{Door, METRES_PER_FOOT, PlaceSurvey, Polls, PollsShape, RoomPart, SurveyProblem, Tape};
use crate::domain::geodesy::{LonLat, Plane, self_crossing::crossing};

/// Doors of a building lie within this of its room, feet; farther is worth a look.
const FAR_FT: f64 = 1_000.0;
/// Beyond this, feet, the door or the room lies at another place.
const ELSEWHERE_FT: f64 = 2_640.0;
/// Two doors nearer than this, feet, are likely one door surveyed twice.
const ONE_DOOR_FT: f64 = 4.0;

/// What is wrong or odd in a survey as it stands. What is refused is still in the survey, to be drawn and mended.
#[must_use]
pub fn check_survey(survey: &PlaceSurvey) -> Vec<SurveyProblem> {
    let mut found = Vec::new();
    let place = &survey.place;
    if let Some(polls) = &survey.polls {
        check_polls(place, polls, &mut found);
    }
    for door in &survey.doors {
        let subject = subject_of(door, place);
        if let Some(trouble) = position_trouble(door.at) {
            found.push(SurveyProblem::refused("position", &subject, trouble));
        } else if !(0.0..=f64::MAX).contains(&door.doubt.accuracy_m) {
            let says = format!("found an accuracy of {} m, expected 0 or more", door.doubt.accuracy_m);
            found.push(SurveyProblem::refused("accuracy", &subject, says));
        }
    }
    let placed: Vec<&Door> = survey.doors.iter().filter(|d| position_trouble(d.at).is_none()).collect();
    far_from_the_room(survey, &placed, &mut found);
    door_twice(survey, &placed, &mut found);
    check_tapes(survey, &mut found);
    found
}

/// "Door 2 of 28159:p014".
#[must_use]
pub(super) fn subject_of(door: &Door, place: &str) -> String {
    let name = if door.name.is_empty() { &door.id } else { &door.name };
    format!("{name} of {place}")
}

/// Why a pair of numbers is no position, or none. Longitude first.
#[must_use]
pub(super) fn position_trouble((lon, lat): (f64, f64)) -> Option<String> {
    // The country lies between these, Alaska and Hawaii too; no longitude of it is a latitude of it.
    let looks_swapped = (17.0..=72.0).contains(&lon) && (-180.0..=-64.0).contains(&lat);
    if looks_swapped {
        return Some(format!("found {lon}, {lat}, which looks swapped: expected longitude first, then latitude"));
    }
    LonLat::new(lon, lat).err().map(|e| e.to_string())
}

fn check_polls(place: &str, polls: &Polls, found: &mut Vec<SurveyProblem>) {
    let name = if polls.name.is_empty() { "The room" } else { &polls.name };
    let subject = format!("{name} of {place}");
    let accuracy = polls.doubt.accuracy_m;
    if !(0.0..=f64::MAX).contains(&accuracy) {
        let says = format!("found an accuracy of {accuracy} m, expected 0 or more");
        found.push(SurveyProblem::refused("accuracy", &subject, says));
    }
    match &polls.shape {
        PollsShape::Point { at } => {
            if let Some(trouble) = position_trouble(*at) {
                found.push(SurveyProblem::refused("position", &subject, trouble));
            }
        }
        PollsShape::Room { parts } => {
            if parts.is_empty() {
                found.push(SurveyProblem::refused("room_empty", &subject, "found a room without walls, expected three corners or more".to_owned()));
            }
            if let Some(problem) = parts.iter().find_map(|part| part_trouble(&subject, part)) {
                found.push(problem);
            }
        }
    }
}

/// The first thing that keeps a part of a room from being measured from.
fn part_trouble(subject: &str, part: &RoomPart) -> Option<SurveyProblem> {
    let rings = || std::iter::once(&part.outline).chain(&part.holes);
    if let Some(trouble) = rings().flatten().find_map(|at| position_trouble(*at)) {
        return Some(SurveyProblem::refused("position", subject, trouble));
    }
    if let Some(ring) = rings().find(|ring| corners(ring) < 3) {
        let says = format!("found a wall line of {} different corners, expected three or more", corners(ring));
        return Some(SurveyProblem::refused("room_empty", subject, says));
    }
    let line = |ring: &Vec<(f64, f64)>| LineString::new(ring.iter().map(|&(x, y)| Coord { x, y }).collect());
    let polygon = Polygon::new(line(&part.outline), part.holes.iter().map(line).collect());
    let at = crossing(&polygon)?;
    let says = format!("the walls cross each other near {:.6}, {:.6}; expected an outline that one can walk around once", at.x, at.y);
    Some(SurveyProblem::refused("room_crosses_itself", subject, says))
}

fn corners(ring: &[(f64, f64)]) -> usize {
    let mut seen: Vec<(f64, f64)> = Vec::new();
    for at in ring {
        if !seen.contains(at) {
            seen.push(*at);
            // Three are enough.
            if seen.len() == 3 {
                break;
            }
        }
    }
    seen.len()
}

/// Feet between two positions; none where the first is no position.
fn feet(from: (f64, f64), to: (f64, f64)) -> Option<f64> {
    let plane = Plane::at(LonLat::new(from.0, from.1).ok()?);
    let [east, north] = plane.metres(to);
    Some(east.hypot(north) / METRES_PER_FOOT)
}

fn far_from_the_room(survey: &PlaceSurvey, doors: &[&Door], found: &mut Vec<SurveyProblem>) {
    let corners: Vec<(f64, f64)> = match survey.polls.as_ref().map(|p| &p.shape) {
        Some(PollsShape::Point { at }) => vec![*at],
        Some(PollsShape::Room { parts }) => parts.iter().flat_map(|p| &p.outline).copied().collect(),
        None => return,
    };
    for door in doors {
        // A wall's corner is never much farther than its nearest point, beside a thousand feet.
        let near = corners.iter().filter_map(|at| feet(door.at, *at)).min_by(f64::total_cmp);
        let Some(near) = near.filter(|ft| *ft > FAR_FT) else { continue };
        let says = format!("it lies {near:.0} feet from the room; expected a door of the same building");
        let subject = subject_of(door, &survey.place);
        found.push(if near > ELSEWHERE_FT {
            SurveyProblem::refused("door_far_from_room", &subject, says)
        } else {
            SurveyProblem::flagged("door_far_from_room", &subject, says)
        });
    }
}

fn door_twice(survey: &PlaceSurvey, doors: &[&Door], found: &mut Vec<SurveyProblem>) {
    for (at, door) in doors.iter().enumerate() {
        for other in doors.iter().skip(at + 1) {
            let subject = subject_of(other, &survey.place);
            if door.id == other.id {
                let says = format!("found the id {} twice, expected one door to each id", door.id);
                found.push(SurveyProblem::flagged("door_id_twice", &subject, says));
            }
            if let Some(ft) = feet(door.at, other.at).filter(|ft| *ft < ONE_DOOR_FT) {
                let says = format!("it lies {ft:.1} feet from {}; is it one door surveyed twice?", subject_of(door, &survey.place));
                found.push(SurveyProblem::flagged("door_twice", &subject, says));
            }
        }
    }
}

fn check_tapes(survey: &PlaceSurvey, found: &mut Vec<SurveyProblem>) {
    for tape in &survey.tapes {
        let Tape { from, to, feet } = tape;
        let subject = format!("The tape from {from} to {to} at {}", survey.place);
        let door = |id: &str| survey.doors.iter().any(|d| d.id == id);
        let says = if !feet.is_finite() || *feet <= 0.0 {
            format!("found {feet} feet, expected more than 0")
        } else if !door(from) {
            format!("found no door {from}, expected one of this place")
        } else if !door(to) && !survey.landmarks.iter().any(|l| l.name == *to) {
            format!("found no door or landmark {to}, expected one of this place")
        } else {
            continue;
        };
        found.push(SurveyProblem::refused("tape", &subject, says));
    }
}
