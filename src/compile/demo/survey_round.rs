//! The demo's survey round: a made-up building at each place, its doors, its room, what is around it; and one policy.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path as FilePath;

use super::chance::{Use, hash_below};
use super::land::Land;
use super::lattice::At;
use super::register::Place;
use super::sheet::Sheet;
use super::{DemoError, Scale};
use crate::domain::geodesy::{LonLat, Plane};
use crate::domain::place::Tri;
use crate::domain::zone::survey_file::write_survey;
use crate::domain::zone::{
    Confidence, Counts, Door, Doubt, Landmark, Located, METRES_PER_FOOT, Parcel, Path, PathKind, PlaceState, PlaceSurvey, Polls,
    PollsShape, RoomPart, Round, RoundPlace, Surveyed, Tape, WhyNot,
};

const BY: &str = "A. Pretend, made-up deputy clerk";
const ON: &str = "2027-03-15";

/// Writes `surveys/<fips>.geojson` for each county whose places are given; the number of places surveyed.
pub(super) fn write(folder: &FilePath, land: &Land, scale: Scale, places: &mut dyn Iterator<Item = &Place>) -> Result<usize, DemoError> {
    let into = folder.join("surveys");
    std::fs::create_dir_all(&into).map_err(|source| DemoError::Write { path: into.clone(), source })?;
    let mut rounds: BTreeMap<usize, Round> = BTreeMap::new();
    // Where a building was surveyed first, and in which rooms.
    let mut seen: BTreeMap<(usize, String), (PlaceSurvey, BTreeSet<&str>)> = BTreeMap::new();
    let mut surveyed = 0;
    for place in places {
        let (Some(county), Some(at)) = (land.counties.get(place.owner.county), place.at) else { continue };
        let round = rounds.entry(place.owner.county).or_insert_with(|| Round {
            county: county.fips.clone(),
            by: BY.to_owned(),
            places: Vec::new(),
        });
        let site = Site { seed: land.lattice.seed, place, at };
        let survey = match seen.entry((place.owner.county, place.name.clone())) {
            Entry::Vacant(new) => new.insert((site.survey(scale), BTreeSet::from([place.room]))).0.clone(),
            // Two precincts may vote in one room, which is surveyed once.
            Entry::Occupied(mut building) => {
                let (first, rooms) = building.get_mut();
                if !rooms.insert(place.room) {
                    continue;
                }
                site.another_room(first)
            }
        };
        surveyed += 1;
        let changed = format!("{ON}T15:00:00Z");
        round.places.push(RoundPlace { survey, state: PlaceState::Done, changed });
    }
    for round in rounds.values() {
        let mut sheet = Sheet::create(folder, &format!("surveys/{}.geojson", round.county))?;
        sheet.text(&write_survey(round))?;
        sheet.finish()?;
    }
    Ok(surveyed)
}

/// Writes `policies.csv`: what the first county adopted; the others adopted nothing.
pub(super) fn policies(folder: &FilePath, land: &Land) -> Result<(), DemoError> {
    let mut sheet = Sheet::create(folder, "policies.csv")?;
    sheet.row(&["county", "thirty", "private_property", "photos", "call", "by", "on"])?;
    if let Some(county) = land.counties.first() {
        let by = format!("Election commissioners of {} County (made up)", county.name);
        sheet.row(&[&county.name, "both", "excepted", "no", "Circuit clerk (made up), 601-555-0100", &by, "2027-03-02"])?;
    }
    sheet.finish()
}

/// A building's site. Decimetres east and north of its middle.
struct Site<'a> {
    seed: u64,
    place: &'a Place,
    at: At,
}

type Dm = (i64, i64);

impl Site<'_> {
    fn draw(&self, k: i64, n: i64) -> i64 {
        let [c, p] = [self.place.owner.county, self.place.owner.precinct].map(|n| i64::try_from(n).unwrap_or(0));
        hash_below(self.seed, Use::SurveyRound, &[c, p, k], n)
    }

    /// Degrees on the edition's grid, by whole numbers: the same on every platform. The middle lies 40 m north of the
    /// house at the street. A metre is 106.7 steps of 1e-7 degrees east and 90.2 north at 32.75 degrees; a building may
    /// be a hair too long elsewhere.
    fn degrees(&self, (east, north): Dm) -> (f64, f64) {
        #[expect(clippy::cast_precision_loss, reason = "degrees in 1e-7 are below 2^31")]
        let step = |v: i64| v as f64 / 1e7;
        (step(self.at.x * 10 + east * 1067 / 100), step(self.at.y * 10 + (north + 400) * 902 / 100))
    }

    fn ring(&self, west: i64, south: i64, east: i64, north: i64) -> Vec<(f64, f64)> {
        [(west, south), (east, south), (east, north), (west, north)].map(|at| self.degrees(at)).to_vec()
    }

    fn survey(&self, scale: Scale) -> PlaceSurvey {
        let (half_width, half_depth) = (90 + self.draw(0, 12) * 10, 70 + self.draw(1, 8) * 10);
        let kind = self.place.owner.precinct % 6;
        let doors = self.doors(scale, kind, half_width, half_depth);
        let mut survey = PlaceSurvey {
            place: self.place.name.clone(),
            name: self.place.name.clone(),
            tapes: self.tape(&doors),
            polls: Some(self.polls(kind, half_width, half_depth)),
            surveyed: Some(Surveyed { by: BY.to_owned(), on: ON.to_owned() }),
            doors,
            ..PlaceSurvey::default()
        };
        if scale == Scale::County && kind != 5 {
            self.around(&mut survey, half_width, half_depth);
        }
        survey
    }

    /// Another polling place in a building that is surveyed: all its doors are the building's, its room lies at the back.
    fn another_room(&self, building: &PlaceSurvey) -> PlaceSurvey {
        let doubt = Doubt { accuracy_m: 1.0, confidence: Confidence::P68, datum_m: 0.0 };
        let shape = PollsShape::Room { parts: vec![RoomPart { outline: self.ring(-60, 20, 60, 60), holes: Vec::new() }] };
        let polls = Polls { name: self.place.room.to_owned(), shape, doubt, located: Located::Tape };
        PlaceSurvey { place: format!("{}, {}", self.place.name, self.place.room), polls: Some(polls), ..building.clone() }
    }

    /// One door to four, on the four walls; a state's places have three each.
    fn doors(&self, scale: Scale, kind: usize, half_width: i64, half_depth: i64) -> Vec<Door> {
        let count = if scale == Scale::State { 3 } else { 1 + (kind + 1) % 4 };
        let walls = [
            ("Front door, by the flagpole", (0, -half_depth), "everybody"),
            ("East door, with the ramp", (half_width, 0), "everybody"),
            ("Back door, by the bins", (20, half_depth), "staff"),
            ("West door, towards the field", (-half_width, 10), "nobody"),
        ];
        let door = |(at, (name, wall, used_by)): (usize, (&str, Dm, &str))| {
            // The second door is taped from the first; the others were locked by a phone.
            let taped = at == 1;
            let number = i64::try_from(at).unwrap_or(0);
            let decimetres = if taped { 5 } else { 25 + self.draw(10 + number, 30) };
            let counts = match at {
                2 if scale == Scale::County => Counts::No { why: WhyNot::Staff },
                3 => Counts::No { why: WhyNot::Emergency },
                _ => Counts::Yes,
            };
            #[expect(clippy::cast_precision_loss, reason = "below a hundred")]
            let accuracy_m = decimetres as f64 / 10.0;
            Door {
                id: format!("d{}", at + 1),
                name: name.to_owned(),
                at: self.degrees(wall),
                doubt: Doubt { accuracy_m, confidence: Confidence::P68, datum_m: 0.0 },
                located: if taped { Located::Tape } else { Located::Gps },
                counts,
                used_by: used_by.to_owned(),
                step_free: match at {
                    0 if self.draw(20, 2) == 0 => Tri::No,
                    1 => Tri::Yes,
                    2 => Tri::Unknown,
                    _ => Tri::No,
                },
            }
        };
        walls.into_iter().take(count).enumerate().map(door).collect()
    }

    /// Most vote in a room; one in a hall about a courtyard, one in a room of two parts, one at a point nobody walked around.
    fn polls(&self, kind: usize, half_width: i64, half_depth: i64) -> Polls {
        let part = |outline, holes| RoomPart { outline, holes };
        let south = -half_depth + 5;
        let shape = match kind {
            1 => {
                let outline = self.ring(-half_width + 5, south, half_width - 5, half_depth - 5);
                let yard = self.ring(-half_width / 3, -half_depth / 3, half_width / 3, half_depth / 3);
                PollsShape::Room { parts: vec![part(outline, vec![yard])] }
            }
            2 => {
                let hall = self.ring(-half_width + 5, south, -10, 0);
                let annex = self.ring(10, south, half_width - 5, 20);
                PollsShape::Room { parts: vec![part(hall, Vec::new()), part(annex, Vec::new())] }
            }
            3 => PollsShape::Point { at: self.degrees((0, -half_depth / 2)) },
            _ => PollsShape::Room { parts: vec![part(self.ring(-half_width / 2, south, half_width - 5, 10), Vec::new())] },
        };
        let (accuracy_m, located) = if kind == 3 { (4.0, Located::Map) } else { (1.0, Located::Tape) };
        let doubt = Doubt { accuracy_m, confidence: Confidence::P68, datum_m: 0.0 };
        Polls { name: self.place.room.to_owned(), shape, doubt, located }
    }

    /// The check tape between the first two doors, to a tenth of a foot.
    fn tape(&self, doors: &[Door]) -> Vec<Tape> {
        let [first, second, ..] = doors else { return Vec::new() };
        let Ok(origin) = LonLat::new(first.at.0, first.at.1) else { return Vec::new() };
        let [east, north] = Plane::at(origin).metres(second.at);
        let feet = ((east * east + north * north).sqrt() / METRES_PER_FOOT * 10.0).round() / 10.0;
        vec![Tape { from: first.id.clone(), to: second.id.clone(), feet }]
    }

    /// The walk to the street, the drive, the street's edge, and what one sees from afar.
    fn around(&self, survey: &mut PlaceSurvey, half_width: i64, half_depth: i64) {
        let line = |points: &[Dm]| points.iter().map(|at| self.degrees(*at)).collect();
        let path = |name: &str, kind, points: &[Dm]| Path { name: name.to_owned(), kind, line: line(points) };
        let street = -half_depth - 520;
        survey.paths = vec![
            path("The walk to the street", PathKind::Walk, &[(0, -half_depth), (0, -half_depth - 200), (25, street)]),
            path("The drive to the car park", PathKind::Drive, &[(half_width + 60, half_depth), (half_width + 60, -half_depth - 150), (half_width + 200, street)]),
            path("The edge of the street", PathKind::RoadEdge, &[(-900, street), (900, street)]),
        ];
        let landmark = |name: &str, at| Landmark { name: name.to_owned(), at: self.degrees(at) };
        survey.landmarks = vec![
            landmark("The flagpole", (30, -half_depth - 40)),
            landmark("The mailbox", (15, street + 20)),
            landmark("The old oak", (-half_width - 180, -120)),
        ];
        if self.place.owner.precinct.is_multiple_of(2) {
            let (west, south) = (half_width + 260, -half_depth - 100);
            survey.parcels = vec![Parcel { name: "The made-up feed store's lot".to_owned(), outline: self.ring(west, south, west + 300, south + 350) }];
        }
    }
}
