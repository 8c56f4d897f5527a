//! From a survey to a [`ZoneMap`]: what can be measured from is put on the plane, what cannot is named.

use geo::Validation;

use super::disc_union::DiscUnion;
use super::line_measure::Known;
use super::outline::room_polygons;
use super::parcels::Exception;
use super::polls_zone::PollsZone;
use super::problems::SurveyProblem;
use super::on_plane::{Metres, between};
use super::room::Room;
use super::swapped::looks_swapped;
use super::zone_map::{CountedDoor, ZoneMap};
use super::{Counts, Door, Doubt, METRES_PER_FOOT, ONE_FIFTY_FT, Parcel, PlaceSurvey, Policy, Polls, PollsShape, RoomPart, THIRTY_FT};
use crate::domain::geodesy::{Decimal, LonLat, Plane};

/// A part farther from the rest is refused: the plane measures to the millimetre no farther, and no building is so large.
const TOO_FAR_M: f64 = 10_000.0;
/// A part farther from the rest is odd: 1,000 feet.
const FAR_M: f64 = 304.8;
/// Two doors nearer to each other look like one: 4 feet.
const SAME_SPOT_M: f64 = 1.2192;
/// What the room is called in a problem's subject.
const ROOM: &str = "room";

impl ZoneMap {
    /// The lines of a surveyed place under a county's policy. Whatever is wrong with the survey becomes a problem, not an error.
    #[must_use]
    pub fn of(survey: &PlaceSurvey, policy: &Policy) -> Self {
        let mut checking = Checking { plane: Plane::at(middle(survey)), problems: Vec::new() };
        let doors: Vec<CountedDoor> =
            survey.doors.iter().enumerate().filter(|(_, door)| door.counts == Counts::Yes).filter_map(|(i, door)| checking.door(i, door)).collect();
        let refused = survey.doors.iter().filter(|door| door.counts == Counts::Yes).count() - doors.len();
        let known = match survey.surveyed {
            None => Known::Unconfirmed,
            Some(_) if refused > 0 => Known::AtLeast,
            Some(_) => Known::Whole,
        };
        let room = survey.polls.as_ref().and_then(|polls| checking.polls(polls, known));
        checking.doors_among_themselves(survey, &doors, room.as_ref());
        let centres: Vec<Metres> = doors.iter().map(|door| door.at).collect();
        let far = ONE_FIFTY_FT * METRES_PER_FOOT;
        let exception = checking.parcels(&survey.parcels).map(|(parcels, known)| Exception::new(parcels, &centres, far, known));
        Self {
            place: survey.place.clone(),
            plane: checking.plane,
            policy: policy.clone(),
            near: DiscUnion::new(centres.clone(), THIRTY_FT * METRES_PER_FOOT),
            far: DiscUnion::new(centres, far),
            doors,
            doors_known: known,
            room,
            exception,
            problems: checking.problems,
        }
    }
}

impl PlaceSurvey {
    /// The survey without what nothing is measured from: the parts that a [`ZoneMap`] of it refuses, and paths and landmarks
    /// that stand nowhere near. Where it is drawn and taped follows what is left.
    pub(super) fn measured_from(&self) -> Self {
        let mut checking = Checking { plane: Plane::at(middle(self)), problems: Vec::new() };
        let mut usable = self.clone();
        usable.doors.retain(|door| checking.door(0, door).is_some());
        usable.polls.take_if(|polls| checking.polls(polls, Known::Unconfirmed).is_none());
        usable.parcels.retain(|parcel| checking.parcels(std::slice::from_ref(parcel)).is_some_and(|(room, _)| !room.parts.is_empty()));
        usable.paths.retain(|path| path.line.iter().all(|at| checking.point(&path.name, *at).is_some()));
        usable.landmarks.retain(|landmark| checking.point(&landmark.name, landmark.at).is_some());
        usable
    }
}

/// The middle of what the survey names: the median of longitudes and of latitudes, so that one wild point moves it little.
fn middle(survey: &PlaceSurvey) -> LonLat {
    let polls = survey.polls.iter().flat_map(|polls| match &polls.shape {
        PollsShape::Point { at } => vec![*at],
        PollsShape::Room { parts } => parts.iter().flat_map(|part| part.outline.iter().copied()).collect(),
    });
    let points: Vec<(f64, f64)> = survey.doors.iter().map(|door| door.at).chain(polls).filter(|at| position(*at).is_ok()).collect();
    let median = |mut values: Vec<f64>| {
        values.sort_by(f64::total_cmp);
        values.get(values.len() / 2).copied().unwrap_or(0.0)
    };
    let lon = median(points.iter().map(|at| at.0).collect());
    let lat = median(points.iter().map(|at| at.1).collect());
    LonLat::new(lon, lat).unwrap_or(LonLat::ZERO)
}

/// A position that can be measured from, or what is wrong with it.
fn position((lon, lat): (f64, f64)) -> Result<LonLat, (&'static str, String)> {
    if looks_swapped(lon, lat) {
        let says = format!("found longitude {} and latitude {}, which look swapped, expected longitude first", Decimal(lon), Decimal(lat));
        return Err(("swapped", says));
    }
    LonLat::new(lon, lat).map_err(|e| ("no_position", e.to_string()))
}

fn doubt(doubt: &Doubt) -> Result<[f64; 2], String> {
    let found = |what: &str, value: f64| format!("found {what} {} m, expected 0 or more metres", Decimal(value));
    if !(0.0..=f64::MAX).contains(&doubt.accuracy_m) {
        return Err(found("accuracy", doubt.accuracy_m));
    }
    if !(0.0..=f64::MAX).contains(&doubt.datum_m) {
        return Err(found("datum doubt", doubt.datum_m));
    }
    Ok([doubt.sigma_m(), doubt.datum_m])
}

struct Checking {
    plane: Plane,
    problems: Vec<SurveyProblem>,
}

impl Checking {
    fn refuse<T>(&mut self, code: &str, subject: &str, says: String) -> Option<T> {
        self.problems.push(SurveyProblem::refused(code, subject, says));
        None
    }

    fn odd(&mut self, code: &str, subject: &str, says: String) {
        self.problems.push(SurveyProblem::odd(code, subject, says));
    }

    fn point(&mut self, subject: &str, at: (f64, f64)) -> Option<Metres> {
        if let Err((code, says)) = position(at) {
            return self.refuse(code, subject, says);
        }
        let metres = self.plane.metres(at);
        let far = self.plane.chord(crate::domain::geodesy::earth_centred(at.0, at.1));
        if far > TOO_FAR_M {
            let says = format!("it lies {:.0} miles from the rest of the place; one of the positions is wrong", far / 1609.344);
            return self.refuse("too_far", subject, says);
        }
        Some(metres)
    }

    fn door(&mut self, number: usize, door: &Door) -> Option<CountedDoor> {
        let at = self.point(&door.id, door.at)?;
        match doubt(&door.doubt) {
            Err(says) => self.refuse("no_doubt", &door.id, says),
            Ok([sigma, datum]) => Some(CountedDoor { number, name: door.name.clone(), at, sigma, datum }),
        }
    }

    fn polls(&mut self, polls: &Polls, known: Known) -> Option<PollsZone> {
        let room = match &polls.shape {
            PollsShape::Point { at } => Room::point(self.point(ROOM, *at)?),
            PollsShape::Room { parts } => self.room(parts)?,
        };
        let doubt = match doubt(&polls.doubt) {
            Err(says) => return self.refuse("no_doubt", ROOM, says),
            Ok(doubt) => doubt,
        };
        // What is wrong with a door has no say about the room.
        let known = if known == Known::Unconfirmed { known } else { Known::Whole };
        let name = if polls.name.is_empty() { "the room".to_owned() } else { polls.name.clone() };
        Some(PollsZone::new(name, room, doubt, THIRTY_FT * METRES_PER_FOOT, known))
    }

    fn room(&mut self, parts: &[RoomPart]) -> Option<Room> {
        if parts.is_empty() {
            return self.refuse("room_without_corners", ROOM, "found a room without corners, expected at least three".to_owned());
        }
        let mut room = Room::default();
        for part in parts {
            let rings = std::iter::once(&part.outline).chain(&part.holes);
            let rings: Option<Vec<Vec<Metres>>> = rings.map(|ring| self.ring(ROOM, ring)).collect();
            room.parts.push(rings?);
        }
        self.simple("room", "the room", &room).then_some(room)
    }

    /// A ring's corners, a last one that repeats the first left out.
    fn ring(&mut self, subject: &str, ring: &[(f64, f64)]) -> Option<Vec<Metres>> {
        let ring = match ring.split_last() {
            Some((last, rest)) if rest.len() > 1 && rest.first() == Some(last) => rest,
            _ => ring,
        };
        if ring.len() < 3 {
            let says = format!("found an outline of {} corners, expected at least three", ring.len());
            return self.refuse("too_few_corners", subject, says);
        }
        ring.iter().map(|at| self.point(subject, *at)).collect()
    }

    /// Whether no ring crosses itself or another one.
    fn simple(&mut self, subject: &str, called: &str, room: &Room) -> bool {
        if room_polygons(room).0.iter().all(Validation::is_valid) {
            return true;
        }
        let says = format!("the outline of {called} crosses itself; walk it again in order, corner by corner");
        self.refuse::<()>("crosses_itself", subject, says);
        false
    }

    fn parcels(&mut self, parcels: &[Parcel]) -> Option<(Room, Known)> {
        let mut drawn = Room::default();
        for parcel in parcels {
            let Some(ring) = self.ring(&parcel.name, &parcel.outline) else { continue };
            let one = Room { parts: vec![vec![ring]] };
            if self.simple(&parcel.name, "the parcel", &one) {
                drawn.parts.extend(one.parts);
            }
        }
        let known = if drawn.parts.len() < parcels.len() { Known::AtMost } else { Known::Whole };
        (!parcels.is_empty()).then_some((drawn, known))
    }

    fn doors_among_themselves(&mut self, survey: &PlaceSurvey, doors: &[CountedDoor], room: Option<&PollsZone>) {
        for (i, door) in survey.doors.iter().enumerate() {
            if survey.doors.iter().take(i).any(|other| other.id == door.id) {
                self.odd("same_id", &door.id, "two doors have this id; give each its own".to_owned());
            }
        }
        for (i, door) in doors.iter().enumerate() {
            let id = survey.doors.get(door.number).map_or("", |door| door.id.as_str());
            if let Some(twin) = doors.iter().take(i).find(|other| between(other.at, door.at) < SAME_SPOT_M) {
                self.odd("same_spot", id, format!("it stands where {} stands; is it one door surveyed twice?", twin.name));
            }
            if let Some((far, _)) = room.and_then(|room| room.room.nearest(door.at))
                && far > FAR_M
            {
                self.odd("far_from_room", id, format!("it lies {:.0} feet from the room; look whether both are of this place", far / METRES_PER_FOOT));
            }
        }
        if survey.surveyed.is_none() {
            self.odd("not_confirmed", &survey.place, "nobody has confirmed this survey; it gives distances, never a verdict".to_owned());
        }
        if survey.polls.is_none() {
            self.odd("no_room", &survey.place, "neither the room nor the polls are surveyed; the 30 feet have no verdict".to_owned());
        }
        if !survey.doors.iter().any(|door| door.counts == Counts::Yes) {
            self.odd("no_door", &survey.place, "no entrance counts; the 150 feet have no verdict".to_owned());
        }
    }
}

#[cfg(test)]
mod tests;
