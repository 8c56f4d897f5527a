//! The tape plan against Karney's geodesic and against a scan of the ground: every mark lies where it says.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, clippy::cast_possible_truncation, reason = "tests")]

use geographiclib_rs::{DirectGeodesic, Geodesic, InverseGeodesic};
use pollstead::domain::geodesy::{LonLat, Plane};
use pollstead::domain::place::Tri;
use pollstead::domain::zone::{
    AdoptedThirty, Confidence, Counts, Door, Doubt, Landmark, Located, METRES_PER_FOOT, MarkKind, Parcel, Path, PathKind, PlaceSurvey,
    Policy, Polls, PollsShape, PrivateProperty, RoomPart, Tape, TapePlan, WhyNot,
};
use proptest::prelude::*;

const MM: f64 = 0.001;

fn door(name: &str, at: (f64, f64)) -> Door {
    Door {
        id: name.to_lowercase().replace(' ', "-"),
        name: name.to_owned(),
        at,
        doubt: Doubt { accuracy_m: 1.0, confidence: Confidence::P95, datum_m: 0.0 },
        located: Located::Map,
        counts: Counts::Yes,
        used_by: String::new(),
        step_free: Tri::Unknown,
    }
}

fn metres(a: (f64, f64), b: (f64, f64)) -> f64 {
    Geodesic::wgs84().inverse(a.1, a.0, b.1, b.0)
}

fn plane() -> Plane {
    Plane::at(LonLat::new(-89.0, 33.0).unwrap())
}

/// Feet east and north of the first door.
fn ft(east: f64, north: f64) -> (f64, f64) {
    plane().degrees([east * METRES_PER_FOOT, north * METRES_PER_FOOT])
}

fn room(corners: &[(f64, f64)], holes: &[&[(f64, f64)]]) -> Polls {
    let ring = |corners: &[(f64, f64)]| corners.iter().map(|(x, y)| ft(*x, *y)).collect();
    let part = RoomPart { outline: ring(corners), holes: holes.iter().map(|h| ring(h)).collect() };
    Polls {
        name: "Courtroom".to_owned(),
        shape: PollsShape::Room { parts: vec![part] },
        doubt: Doubt::default(),
        located: Located::Tape,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn every_mark_is_its_feet_from_its_door_within_a_millimetre(
        lon in -91.6f64..-88.1, lat in 30.2f64..35.0, azimuth in 0f64..360.0, apart in 1f64..300.0,
        bends in prop::collection::vec((0f64..360.0, 1f64..300.0), 2..6),
    ) {
        let karney = Geodesic::wgs84();
        let from = |azimuth: f64, metres: f64| {
            let (to_lat, to_lon): (f64, f64) = karney.direct(lat, lon, azimuth, metres);
            (to_lon, to_lat)
        };
        let doors = vec![door("Door 1", (lon, lat)), door("Door 2", from(azimuth, apart))];
        let line = bends.iter().map(|(azimuth, metres)| from(*azimuth, *metres)).collect();
        let path = Path { name: "The walk".to_owned(), kind: PathKind::Walk, line };
        let survey = PlaceSurvey { doors: doors.clone(), paths: vec![path], ..PlaceSurvey::default() };
        let policy = Policy { thirty: AdoptedThirty::Entrances, by: "The commission".to_owned(), ..Policy::default() };
        let plan = TapePlan::of(&survey, &policy);
        let groups = plan.doors.iter().map(|d| &d.marks).chain(plan.thirty.iter().map(|t| &t.marks));
        for (at, marks) in groups.enumerate() {
            let own = &doors[at % 2];
            let other = &doors[(at + 1) % 2];
            let feet = if at < 2 { 150.0 } else { 30.0 };
            for mark in marks {
                let off = metres(own.at, mark.at) - feet * METRES_PER_FOOT;
                prop_assert!(off.abs() <= MM, "{} {}: {} m", own.name, mark.along, off);
                prop_assert_eq!(mark.tape_ft, feet);
                let reach = metres(other.at, mark.at) - feet * METRES_PER_FOOT;
                if reach.abs() > 3.0 * MM {
                    prop_assert_eq!(mark.covered_by.is_some(), reach < 0.0 && mark.kind == MarkKind::Compass);
                    // Where the other's zone reaches farther, the line does not run along this path.
                    prop_assert!(mark.kind == MarkKind::Compass || reach > 0.0);
                }
                // Karney's azimuth is the geodesic's at its start; the plane's north is that of the first door.
                let (azimuth, _, _): (f64, f64, f64) = karney.inverse(own.at.1, own.at.0, mark.at.1, mark.at.0);
                let turn = (azimuth - mark.bearing_deg + 180.0).rem_euclid(360.0) - 180.0;
                prop_assert!(turn.abs() < 0.01, "{} {}", azimuth, mark.bearing_deg);
            }
        }
        // Farther apart than a tape is long, and nobody is asked to check.
        prop_assert_eq!(plan.checks.is_empty(), apart > 300.0 * METRES_PER_FOOT);
        for check in &plan.checks {
            prop_assert!((check.drawn_ft * METRES_PER_FOOT - metres(doors[0].at, doors[1].at)).abs() <= MM);
        }
    }
}

/// A library: two doors that count and one that does not, a walk, a drive.
fn library() -> PlaceSurvey {
    let mut staff = door("Door 3", ft(-40.0, 40.0));
    staff.counts = Counts::No { why: WhyNot::Staff };
    let landmark = |name: &str, at| Landmark { name: name.to_owned(), at };
    PlaceSurvey {
        doors: vec![door("Door 1", ft(0.0, 0.0)), door("Door 2", ft(80.0, 0.0)), staff],
        polls: Some(room(&[(-20.0, 10.0), (40.0, 10.0), (40.0, 50.0), (-20.0, 50.0)], &[])),
        paths: vec![
            Path { name: "The walk to Ivy Avenue".to_owned(), kind: PathKind::Walk, line: vec![ft(0.0, -5.0), ft(0.0, -250.0)] },
            Path { name: String::new(), kind: PathKind::Drive, line: vec![ft(-300.0, -30.0), ft(300.0, -30.0)] },
        ],
        landmarks: vec![landmark("The mailbox", ft(6.0, -138.0)), landmark("The flagpole", ft(30.0, -40.0))],
        tapes: vec![
            Tape { from: "door-1".to_owned(), to: "door-2".to_owned(), feet: 81.0 },
            Tape { from: "door-2".to_owned(), to: "The flagpole".to_owned(), feet: 90.0 },
            Tape { from: "door-3".to_owned(), to: "door-1".to_owned(), feet: 56.0 },
            Tape { from: "door-9".to_owned(), to: "door-1".to_owned(), feet: 1.0 },
        ],
        ..PlaceSurvey::default()
    }
}

#[test]
fn a_plan_in_words() {
    let plan = TapePlan::of(&library(), &Policy::default());
    assert_eq!(plan.rope_ft, [10.0, 30.0, 50.0, 100.0, 150.0]);
    assert_eq!(plan.doors.iter().map(|d| d.name.as_str()).collect::<Vec<_>>(), ["Door 1", "Door 2"]);
    let paths: Vec<(String, MarkKind, f64, Option<String>)> = plan.doors[0].marks.iter()
        .filter(|m| m.kind != MarkKind::Compass)
        .map(|m| (m.along.clone(), m.kind, m.path_ft.unwrap().round(), m.near.clone()))
        .collect();
    assert_eq!(paths, [
        // The path begins 5 ft from the door: 145 ft along it.
        ("The walk to Ivy Avenue".to_owned(), MarkKind::Walk, 145.0, Some("12 ft past the mailbox".to_owned())),
        // √(150² − 30²) = 147, and only to the west: to the east Door 2's zone reaches farther.
        ("drive".to_owned(), MarkKind::Drive, 147.0, None),
    ]);
    let covered: Vec<(&str, Option<&str>)> = plan.doors[0].marks.iter()
        .filter(|m| m.kind == MarkKind::Compass)
        .map(|m| (m.along.as_str(), m.covered_by.as_deref()))
        .collect();
    let two = Some("Door 2");
    assert_eq!(covered, [
        ("north", None), ("north-east", two), ("east", two), ("south-east", two),
        ("south", None), ("south-west", None), ("west", None), ("north-west", None),
    ]);
}

#[test]
fn thirty_feet_from_each_corner_and_wall() {
    let survey = library();
    let plan = TapePlan::of(&survey, &Policy::default());
    let from: Vec<&str> = plan.thirty.iter().map(|t| t.from.as_str()).collect();
    assert_eq!(from, [
        "Courtroom, corner 1 (south-west)", "Courtroom, middle of wall 1 (south, 60 ft long)",
        "Courtroom, corner 2 (south-east)", "Courtroom, middle of wall 2 (east, 40 ft long)",
        "Courtroom, corner 3 (north-east)", "Courtroom, middle of wall 3 (north, 60 ft long)",
        "Courtroom, corner 4 (north-west)", "Courtroom, middle of wall 4 (west, 40 ft long)",
    ]);
    let bearings: Vec<f64> = plan.thirty.iter().map(|t| t.marks[0].bearing_deg.round()).collect();
    assert_eq!(bearings, [225.0, 180.0, 135.0, 90.0, 45.0, 0.0, 315.0, 270.0]);
    // The same room walked the other way round says the same spots.
    let mut other = survey.clone();
    if let Some(Polls { shape: PollsShape::Room { parts }, .. }) = &mut other.polls {
        parts[0].outline.reverse();
    }
    let spots = |plan: &TapePlan| {
        let mut spots: Vec<(i64, i64)> = plan.thirty.iter().map(|t| t.marks[0].at).map(|(x, y)| ((x * 1e8).round() as i64, (y * 1e8).round() as i64)).collect();
        spots.sort_unstable();
        spots
    };
    assert_eq!(spots(&plan), spots(&TapePlan::of(&other, &Policy::default())));
}

#[test]
fn a_room_with_a_wing_and_a_courtyard() {
    let mut survey = library();
    // An L, whose inner corner is no corner to tape from, and whose inner walls cover each other's middles.
    survey.polls = Some(room(&[(0.0, 0.0), (60.0, 0.0), (60.0, 20.0), (20.0, 20.0), (20.0, 60.0), (0.0, 60.0)], &[]));
    let plan = TapePlan::of(&survey, &Policy::default());
    let corners = plan.thirty.iter().filter(|t| t.from.contains("corner")).count();
    assert_eq!(corners, 5);
    let covered: Vec<&str> = plan.thirty.iter().filter(|t| t.marks[0].covered_by.is_some()).map(|t| t.from.as_str()).collect();
    assert_eq!(covered, ["Courtroom, middle of wall 3 (north, 40 ft long)", "Courtroom, middle of wall 4 (east, 40 ft long)"]);
    // A courtyard wide enough to have a line of its own, and one that has none.
    let outer = [(0.0, 0.0), (200.0, 0.0), (200.0, 200.0), (0.0, 200.0)];
    let count = |hole: &[(f64, f64)]| {
        let mut survey = library();
        survey.polls = Some(room(&outer, &[hole]));
        TapePlan::of(&survey, &Policy::default()).thirty.iter().filter(|t| t.from.contains("courtyard")).count()
    };
    assert_eq!(count(&[(50.0, 50.0), (150.0, 50.0), (150.0, 150.0), (50.0, 150.0)]), 4);
    assert_eq!(count(&[(90.0, 90.0), (110.0, 90.0), (110.0, 110.0), (90.0, 110.0)]), 0);
}

#[test]
fn the_policy_decides_what_the_thirty_feet_run_from() {
    let from = |survey: &PlaceSurvey, thirty| {
        let plan = TapePlan::of(survey, &Policy { thirty, by: "The commission".to_owned(), ..Policy::default() });
        plan.thirty.iter().map(|t| t.from.clone()).collect::<Vec<_>>()
    };
    assert_eq!(from(&library(), AdoptedThirty::Entrances), ["Door 1", "Door 2"]);
    assert_eq!(from(&library(), AdoptedThirty::Both).len(), 10);
    let mut polls = library();
    polls.polls = Some(Polls { name: String::new(), shape: PollsShape::Point { at: ft(0.0, 20.0) }, doubt: Doubt::default(), located: Located::Map });
    assert_eq!(from(&polls, AdoptedThirty::Room), ["The polls"]);
    let plan = TapePlan::of(&polls, &Policy { thirty: AdoptedThirty::Both, by: "The commission".to_owned(), ..Policy::default() });
    let north = |from: &str| plan.thirty.iter().find(|t| t.from == from).unwrap().marks.iter().find(|m| m.along == "north").unwrap().clone();
    // Door 1's 30 feet to the north end within the polls' own, and the polls' lie beyond the door's.
    assert_eq!((north("Door 1").covered_by.as_deref(), north("The polls").covered_by.as_deref()), (Some("the room"), None));
}

#[test]
fn check_distances_say_whether_the_tape_agrees() {
    let plan = TapePlan::of(&library(), &Policy::default());
    let found = |from: &str, to: &str| plan.checks.iter().find(|c| c.from == from && c.to == to).unwrap();
    // Both doors within 1 m, 95 of 100: 1.6 m both together, 3.7 ft; the tape 1.3.
    assert_eq!((found("Door 1", "Door 2").taped_ft, found("Door 1", "Door 2").agrees), (Some(81.0), Some(true)));
    assert!((found("Door 1", "Door 2").drawn_ft - 80.0).abs() < 0.01);
    // 64 ft drawn, 90 taped.
    assert_eq!(found("Door 2", "The flagpole").agrees, Some(false));
    assert_eq!(found("Door 1", "The mailbox").agrees, None);
    // A door that does not count is checked where somebody taped it, either way round.
    assert_eq!(found("Door 3", "Door 1").agrees, Some(true));
    assert!(plan.checks.iter().all(|c| c.taped_ft != Some(1.0)));
}

#[test]
fn private_property_is_named_where_the_county_excepts_it() {
    let mut survey = library();
    survey.parcels = vec![Parcel { name: "the Crane lot".to_owned(), outline: vec![ft(-30.0, -200.0), ft(30.0, -200.0), ft(30.0, -100.0), ft(-30.0, -100.0)] }];
    let near = |policy: &Policy| TapePlan::of(&survey, policy).doors[0].marks[0].near.clone().unwrap();
    assert_eq!(near(&Policy::default()), "12 ft past the mailbox");
    let policy = Policy { private_property: PrivateProperty::Excepted, by: "The commission".to_owned(), ..Policy::default() };
    assert_eq!(near(&policy), "12 ft past the mailbox; on the Crane lot, which the county's policy excepts");
}

#[test]
fn what_is_no_position_has_no_part() {
    let mut survey = library();
    survey.doors[0].at = (f64::NAN, 33.0);
    survey.landmarks[0].at = (500.0, 0.0);
    survey.paths[0].line = vec![(f64::INFINITY, 0.0), ft(0.0, 0.0)];
    let plan = TapePlan::of(&survey, &Policy::default());
    assert_eq!(plan.doors.len(), 1);
    assert!(plan.doors[0].marks.iter().all(|m| m.at.0.is_finite() && m.bearing_deg.is_finite()));
    let empty = TapePlan::of(&PlaceSurvey::default(), &Policy::default());
    assert_eq!((empty.doors.len(), empty.thirty.len(), empty.checks.len(), empty.rope_ft.len()), (0, 0, 0, 5));
}

/// The plane is laid at a door, so one door whose numbers are swapped must not move the others' marks.
#[test]
fn what_the_zones_refuse_has_no_mark_and_moves_none() {
    let sound = library();
    let mut odd = library();
    let (lon, lat) = ft(10.0, 10.0);
    odd.doors.insert(0, door("Swapped", (lat, lon)));
    odd.doors.push(door("Far", (lon + 1.0, lat)));
    odd.landmarks.insert(0, Landmark { name: "The moon".to_owned(), at: (lat, lon) });
    assert_eq!(TapePlan::of(&odd, &Policy::default()), TapePlan::of(&sound, &Policy::default()));
}
