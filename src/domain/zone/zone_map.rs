//! A place's zones, made ready to be measured from.

use super::disc_union::DiscUnion;
use super::line_measure::{From, Known, LineMeasure, Measured, PlaceMeasure, Reached, ReadingMeasure};
use super::parcels::Exception;
use super::polls_zone::PollsZone;
use super::problems::SurveyProblem;
use super::rice::within_disc;
use super::on_plane::{Metres, between};
use super::{LineVerdict, METRES_PER_FOOT, Nearest, ONE_FIFTY_FT, Policy, Reading, THIRTY_FT, Verdict, Verdicts, ZoneFix};
use crate::domain::geodesy::{Plane, earth_centred};

/// Beyond so many metres from its origin the plane is used for directions only.
const PLANE_M: f64 = 10_000.0;
/// The earth's mean radius, metres (IUGG; Moritz, "Geodetic Reference System 1980").
const EARTH_M: f64 = 6_371_008.8;

/// An entrance that counts.
#[derive(Debug, Clone)]
pub(super) struct CountedDoor {
    /// Its number in the survey.
    pub(super) number: usize,
    pub(super) name: String,
    pub(super) at: Metres,
    pub(super) sigma: f64,
    pub(super) datum: f64,
}

/// The lines of one place.
#[derive(Debug)]
pub struct ZoneMap {
    pub(super) place: String,
    pub(super) plane: Plane,
    pub(super) policy: Policy,
    pub(super) doors: Vec<CountedDoor>,
    pub(super) doors_known: Known,
    pub(super) near: DiscUnion,
    pub(super) far: DiscUnion,
    pub(super) room: Option<PollsZone>,
    pub(super) exception: Option<Exception>,
    pub(super) problems: Vec<SurveyProblem>,
}

impl ZoneMap {
    /// The place's id.
    #[must_use]
    pub fn place(&self) -> &str {
        &self.place
    }

    /// The plane on which the place is measured.
    #[must_use]
    pub const fn plane(&self) -> &Plane {
        &self.plane
    }

    /// What the county adopted.
    #[must_use]
    pub const fn policy(&self) -> &Policy {
        &self.policy
    }

    /// What is wrong or odd in the survey.
    #[must_use]
    pub fn problems(&self) -> Vec<SurveyProblem> {
        self.problems.clone()
    }

    /// What a position means here, in feet and words.
    #[must_use]
    pub fn verdicts(&self, fix: &ZoneFix) -> Verdicts {
        let at = self.metres_of(earth_centred(fix.at.lon(), fix.at.lat()));
        self.spell(&self.measure(at, fix.sigma_m()), at)
    }

    pub(super) fn centres(&self) -> Vec<Metres> {
        self.doors.iter().map(|door| door.at).collect()
    }

    /// What the place is found by, earth-centred metres: its entrances that count, or else its room's corners.
    pub(super) fn anchors(&self) -> Vec<[f64; 3]> {
        if self.doors.is_empty() { self.room_corners() } else { self.doors.iter().map(|door| self.earth_centred(door.at)).collect() }
    }

    /// The room's corners, or the polls' point, earth-centred metres.
    pub(super) fn room_corners(&self) -> Vec<[f64; 3]> {
        let corners = self.room.iter().flat_map(|polls| polls.room.rings()).flatten();
        corners.map(|at| self.earth_centred(*at)).collect()
    }

    fn earth_centred(&self, at: Metres) -> [f64; 3] {
        let (lon, lat) = self.plane.degrees(at);
        earth_centred(lon, lat)
    }

    /// A point in earth-centred metres on the place's plane; a far one in its direction, as far as it is along the earth.
    pub(super) fn metres_of(&self, point: [f64; 3]) -> Metres {
        let [east, north] = self.plane.metres_of(point);
        let chord = self.plane.chord(point);
        if chord <= PLANE_M {
            return [east, north];
        }
        let along = 2.0 * EARTH_M * (chord / (2.0 * EARTH_M)).min(1.0).asin();
        let flat = (east * east + north * north).sqrt();
        // At the antipode every direction is as good.
        if flat > 0.0 { [east / flat * along, north / flat * along] } else { [along, 0.0] }
    }

    /// Both lines for a point on the plane whose doubt has this sigma; metres.
    pub(super) fn measure(&self, at: Metres, sigma: f64) -> PlaceMeasure {
        let [near, far] = self.entrances(at, sigma);
        PlaceMeasure {
            thirty: ReadingMeasure {
                statute: self.room.as_ref().map_or(LineMeasure::NOTHING, |room| room.measure(at, sigma)),
                guidance: near,
            },
            one_fifty: ReadingMeasure {
                statute: far,
                guidance: self.exception.as_ref().map_or(far, |parcels| parcels.measure(far, at, sigma)),
            },
        }
    }

    /// The lines about the entrances, 30 feet and 150. Of one disc the probability is exact; of several it lies between the largest and
    /// the sum (Boole), however the entrances' errors hang together. The datum may have moved an entrance by so many metres in any direction.
    fn entrances(&self, at: Metres, fix_sigma: f64) -> [LineMeasure; 2] {
        let lines = [(&self.near, THIRTY_FT * METRES_PER_FOOT), (&self.far, ONE_FIFTY_FT * METRES_PER_FOOT)];
        let mut p = [[0f64, 0f64]; 2];
        let mut nearest: Option<(f64, &CountedDoor, f64)> = None;
        for door in &self.doors {
            let distance = between(door.at, at);
            let sigma = (door.sigma * door.sigma + fix_sigma * fix_sigma).sqrt();
            for ([low, high], (_, radius)) in p.iter_mut().zip(lines) {
                let least = within_disc(distance + door.datum, radius, sigma);
                *low = low.max(least);
                *high += if door.datum > 0.0 { within_disc((distance - door.datum).max(0.0), radius, sigma) } else { least };
            }
            if nearest.is_none_or(|(least, ..)| distance < least) {
                nearest = Some((distance, door, sigma));
            }
        }
        let Some((distance, door, sigma)) = nearest else { return [LineMeasure::NOTHING; 2] };
        let give_or_take_m = super::doubt::of_distance(distance, sigma) + door.datum;
        let line = |(union, radius): (&DiscUnion, f64), [low, high]: [f64; 2]| {
            let to_line_m = union.to_line(at, distance);
            let reached = Reached { from: From::Door(door.number), distance_m: distance, give_or_take_m, to_line_m, nearest: door.at };
            let measured = if distance <= radius { Measured::Inside } else { Measured::Outside };
            LineMeasure::judged([low, high.min(1.0)], measured, self.doors_known, reached)
        };
        let [near, far] = lines;
        let [p_near, p_far] = p;
        [line(near, p_near), line(far, p_far)]
    }

    /// Words and feet for what was measured at a point of the plane.
    pub(super) fn spell(&self, measure: &PlaceMeasure, at: Metres) -> Verdicts {
        let line = |line: &LineMeasure| self.spell_line(line, at);
        let reading = |reading: &ReadingMeasure| Reading { statute: line(&reading.statute), guidance: line(&reading.guidance) };
        Verdicts {
            place: self.place.clone(),
            thirty: reading(&measure.thirty),
            one_fifty: reading(&measure.one_fifty),
            also: Vec::new(),
        }
    }

    fn spell_line(&self, line: &LineMeasure, at: Metres) -> LineVerdict {
        let Some(reached) = line.reached else {
            return LineVerdict {
                distance_ft: None,
                give_or_take_ft: None,
                p: line.p,
                verdict: Verdict::NotSurveyed,
                from: None,
                to_line_ft: None,
                nearest: None,
            };
        };
        let from = match reached.from {
            From::Door(number) => self.doors.iter().find(|door| door.number == number).map(|door| door.name.clone()),
            From::Polls => self.room.as_ref().map(|room| room.name.clone()),
        };
        LineVerdict {
            distance_ft: Some(reached.distance_m / METRES_PER_FOOT),
            give_or_take_ft: Some(reached.give_or_take_m / METRES_PER_FOOT),
            p: line.p,
            verdict: line.verdict,
            from,
            to_line_ft: reached.to_line_m.map(|metres| metres / METRES_PER_FOOT),
            nearest: Some(Nearest { at: self.plane.degrees(reached.nearest), bearing_deg: self.bearing(at, reached.nearest) }),
        }
    }

    /// Degrees clockwise of true north, 0 to 360; 0 where both are one point.
    fn bearing(&self, from: Metres, to: Metres) -> f64 {
        let (east, north) = (to[0] - from[0], to[1] - from[1]);
        if east == 0.0 && north == 0.0 {
            return 0.0;
        }
        // The plane's north is the origin's; the meridian of a point to the east leans west by the sine of the latitude.
        let lean = (self.plane.degrees(from).0 - self.plane.origin().lon()) * self.plane.origin().lat().to_radians().sin();
        (east.atan2(north).to_degrees() + lean).rem_euclid(360.0)
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]
    use super::*;
    use crate::domain::zone::{Confidence, Counts, Door, Doubt, Located, PlaceSurvey, Polls, PollsShape, RoomPart, Surveyed};

    const ORIGIN: (f64, f64) = (-89.5, 32.75);

    fn plane() -> Plane {
        Plane::at(crate::domain::geodesy::LonLat::new(ORIGIN.0, ORIGIN.1).unwrap())
    }

    fn taped() -> Doubt {
        Doubt::default()
    }

    fn door(id: &str, at: Metres) -> Door {
        Door {
            id: id.to_owned(),
            name: format!("Door {id}"),
            at: plane().degrees(at),
            doubt: taped(),
            located: Located::Tape,
            counts: Counts::Yes,
            used_by: String::new(),
            step_free: crate::domain::place::Tri::Unknown,
        }
    }

    fn survey(doors: &[Metres]) -> PlaceSurvey {
        let room = [[-10.0, -5.0], [10.0, -5.0], [10.0, 5.0], [-10.0, 5.0]];
        PlaceSurvey {
            place: "28159:p014".to_owned(),
            doors: doors.iter().enumerate().map(|(i, at)| door(&(i + 1).to_string(), *at)).collect(),
            polls: Some(Polls {
                name: "Courtroom".to_owned(),
                shape: PollsShape::Room {
                    parts: vec![RoomPart { outline: room.iter().map(|at| plane().degrees(*at)).collect(), holes: Vec::new() }],
                },
                doubt: taped(),
                located: Located::Tape,
            }),
            surveyed: Some(Surveyed { by: "A. Deputy".to_owned(), on: "2026-10-01".to_owned() }),
            ..PlaceSurvey::default()
        }
    }

    fn asked(map: &ZoneMap, at: Metres, accuracy_m: f64, confidence: Confidence) -> Verdicts {
        let (lon, lat) = plane().degrees(at);
        map.verdicts(&ZoneFix::new(lon, lat, accuracy_m, confidence).unwrap())
    }

    #[test]
    fn at_five_metres_and_a_taped_entrance_the_line_does_not_hide() {
        let map = ZoneMap::of(&survey(&[[0.0, 0.0]]), &Policy::default());
        let line = ONE_FIFTY_FT * METRES_PER_FOOT;
        let far = |past: f64| asked(&map, [line + past, 0.0], 5.0, Confidence::P95).one_fifty.statute;
        assert_eq!(far(4.5).verdict, Verdict::Outside, "{:?}", far(4.5));
        assert_eq!(far(-4.5).verdict, Verdict::Inside, "{:?}", far(-4.5));
        assert_eq!(far(0.0).verdict, Verdict::TooCloseToCall);
        assert!((far(4.5).to_line_ft.unwrap() * METRES_PER_FOOT - 4.5).abs() < 1e-3);
        assert!((far(4.5).nearest.unwrap().bearing_deg - 270.0).abs() < 0.01);
    }

    #[test]
    fn a_point_on_the_line_is_inside() {
        let map = ZoneMap::of(&survey(&[[0.0, 0.0]]), &Policy::default());
        let exactly = map.measure([ONE_FIFTY_FT * METRES_PER_FOOT, 0.0], 0.0).one_fifty.statute;
        assert_eq!((exactly.verdict, exactly.p), (Verdict::Inside, [1.0, 1.0]));
        let room = map.measure([10.0 + THIRTY_FT * METRES_PER_FOOT, 0.0], 0.0).thirty.statute;
        assert!(room.reached.unwrap().distance_m - THIRTY_FT * METRES_PER_FOOT < 1e-6);
    }

    #[test]
    fn nobody_confirmed_it_so_there_is_a_distance_and_no_verdict() {
        let unconfirmed = PlaceSurvey { surveyed: None, ..survey(&[[0.0, 0.0]]) };
        let map = ZoneMap::of(&unconfirmed, &Policy::default());
        let said = asked(&map, [12.0, 0.0], 5.0, Confidence::P95);
        for line in [&said.thirty.statute, &said.thirty.guidance, &said.one_fifty.statute, &said.one_fifty.guidance] {
            assert_eq!((line.verdict, line.p, line.to_line_ft), (Verdict::NotSurveyed, [0.0, 1.0], None));
            assert!(line.distance_ft.is_some());
        }
        assert_eq!(map.problems()[0].code, "not_confirmed");
    }

    #[test]
    fn the_thirty_feet_run_from_the_room() {
        let map = ZoneMap::of(&survey(&[[40.0, 0.0]]), &Policy::default());
        let said = asked(&map, [14.0, 0.0], 1.0, Confidence::P95).thirty;
        assert_eq!((said.statute.verdict, said.guidance.verdict), (Verdict::Inside, Verdict::Outside));
        assert_eq!(said.statute.from.as_deref(), Some("Courtroom"));
        assert!((said.statute.distance_ft.unwrap() * METRES_PER_FOOT - 4.0).abs() < 1e-3);
    }
}
