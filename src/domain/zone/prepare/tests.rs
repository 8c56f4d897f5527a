//! Bad surveys: what is refused, what is odd, and what is measured from all the same.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use super::*;
use crate::domain::zone::{Confidence, Located, Surveyed, Verdict, Verdicts, WhyNot, ZoneFix};

const AT: (f64, f64) = (-89.5, 32.75);

fn put([east, north]: Metres) -> (f64, f64) {
    Plane::at(LonLat::new(AT.0, AT.1).unwrap()).degrees([east, north])
}

fn door(id: &str, at: (f64, f64)) -> Door {
    Door {
        id: id.to_owned(),
        name: format!("Door {id}"),
        at,
        doubt: Doubt::default(),
        located: Located::Tape,
        counts: Counts::Yes,
        used_by: String::new(),
        step_free: crate::domain::place::Tri::Unknown,
    }
}

fn room(outline: &[Metres]) -> Option<Polls> {
    let parts = vec![RoomPart { outline: outline.iter().map(|at| put(*at)).collect(), holes: Vec::new() }];
    Some(Polls { name: String::new(), shape: PollsShape::Room { parts }, doubt: Doubt::default(), located: Located::Tape })
}

fn survey() -> PlaceSurvey {
    PlaceSurvey {
        place: "28159:p014".to_owned(),
        doors: vec![door("e1", put([0.0, 0.0])), door("e2", put([30.0, 0.0]))],
        polls: room(&[[0.0, 0.0], [20.0, 0.0], [20.0, 10.0], [0.0, 10.0]]),
        surveyed: Some(Surveyed::default()),
        ..PlaceSurvey::default()
    }
}

fn says(survey: &PlaceSurvey) -> Vec<(String, bool, String)> {
    ZoneMap::of(survey, &Policy::default()).problems().into_iter().map(|p| (p.code, p.refused, p.subject)).collect()
}

fn at(survey: &PlaceSurvey, at: Metres) -> Verdicts {
    let (lon, lat) = put(at);
    ZoneMap::of(survey, &Policy::default()).verdicts(&ZoneFix::new(lon, lat, 1.0, Confidence::P95).unwrap())
}

fn refused(code: &str, subject: &str) -> (String, bool, String) {
    (code.to_owned(), true, subject.to_owned())
}

fn odd(code: &str, subject: &str) -> (String, bool, String) {
    (code.to_owned(), false, subject.to_owned())
}

#[test]
fn a_sound_survey_has_no_problem() {
    assert_eq!(says(&survey()), []);
}

#[test]
fn a_room_that_crosses_itself_is_never_measured_from() {
    let bow_tie = [[0.0, 0.0], [20.0, 10.0], [20.0, 0.0], [0.0, 10.0]];
    let crossed = PlaceSurvey { polls: room(&bow_tie), ..survey() };
    assert_eq!(says(&crossed), [refused("crosses_itself", "room")]);
    let said = at(&crossed, [10.0, 5.0]);
    assert_eq!((said.thirty.statute.verdict, said.thirty.statute.distance_ft), (Verdict::NotSurveyed, None));
    // The doors are sound.
    assert_eq!(said.one_fifty.statute.verdict, Verdict::Inside);
    for (outline, code) in [(&bow_tie[..2], "too_few_corners"), (&[], "too_few_corners")] {
        assert_eq!(says(&PlaceSurvey { polls: room(outline), ..survey() }), [refused(code, "room")]);
    }
    let mut courtyard_outside = survey();
    if let Some(Polls { shape: PollsShape::Room { parts }, .. }) = &mut courtyard_outside.polls {
        parts[0].holes.push([[30.0, 0.0], [35.0, 0.0], [35.0, 5.0]].map(put).to_vec());
    }
    assert_eq!(says(&courtyard_outside), [refused("crosses_itself", "room")]);
    let mut no_parts = survey();
    no_parts.polls.as_mut().unwrap().shape = PollsShape::Room { parts: Vec::new() };
    assert_eq!(says(&no_parts), [refused("room_without_corners", "room")]);
}

#[test]
fn a_ring_that_repeats_its_first_corner_is_the_same_ring() {
    let closed = [[0.0, 0.0], [20.0, 0.0], [20.0, 10.0], [0.0, 10.0], [0.0, 0.0]];
    assert_eq!(says(&PlaceSurvey { polls: room(&closed), ..survey() }), []);
}

#[test]
fn a_door_that_is_no_position_is_refused_and_the_rest_says_only_what_it_can() {
    for (at_door, code) in [
        ((32.75, -89.5), "swapped"),
        ((f64::NAN, 32.75), "no_position"),
        ((-89.5, 95.0), "no_position"),
        ((-89.5, f64::INFINITY), "no_position"),
        ((-88.5, 32.75), "too_far"),
    ] {
        let mut bad = survey();
        bad.doors.push(door("e3", at_door));
        assert_eq!(says(&bad), [refused(code, "e3")], "{at_door:?}");
        // Near the two good doors one is inside for certain; elsewhere the third may be near.
        assert_eq!(at(&bad, [10.0, 5.0]).one_fifty.statute.verdict, Verdict::Inside);
        let far = at(&bad, [300.0, 0.0]).one_fifty.statute;
        assert_eq!((far.verdict, far.to_line_ft, far.p[1]), (Verdict::NotSurveyed, None, 1.0));
    }
}

#[test]
fn a_doubt_that_is_no_radius_is_refused() {
    for (accuracy_m, datum_m) in [(-1.0, 0.0), (f64::NAN, 0.0), (f64::INFINITY, 0.0), (1.0, -2.0), (1.0, f64::NAN)] {
        let doubt = Doubt { accuracy_m, datum_m, ..Doubt::default() };
        let mut bad = survey();
        bad.doors[1].doubt = doubt;
        bad.polls.as_mut().unwrap().doubt = doubt;
        assert_eq!(says(&bad), [refused("no_doubt", "e2"), refused("no_doubt", "room")]);
    }
}

#[test]
fn a_door_a_mile_from_its_room_is_odd() {
    let mut far = survey();
    far.doors[1].at = put([1609.0, 0.0]);
    assert_eq!(says(&far), [odd("far_from_room", "e2")]);
    let says = &ZoneMap::of(&far, &Policy::default()).problems()[0].says;
    assert_eq!(says, "it lies 5213 feet from the room; look whether both are of this place");
}

#[test]
fn what_is_missing_is_said() {
    let nothing = PlaceSurvey { place: "28159:p014".to_owned(), ..PlaceSurvey::default() };
    assert_eq!(
        says(&nothing),
        [odd("not_confirmed", "28159:p014"), odd("no_room", "28159:p014"), odd("no_door", "28159:p014")]
    );
    let said = at(&nothing, [0.0, 0.0]);
    for line in [said.thirty.statute, said.thirty.guidance, said.one_fifty.statute, said.one_fifty.guidance] {
        assert_eq!((line.verdict, line.distance_ft, line.p), (Verdict::NotSurveyed, None, [0.0, 1.0]));
    }
    let mut uncounted = survey();
    for door in &mut uncounted.doors {
        door.counts = Counts::No { why: WhyNot::Staff };
    }
    assert_eq!(says(&uncounted), [odd("no_door", "28159:p014")]);
    assert_eq!(at(&uncounted, [0.0, 0.0]).one_fifty.statute.verdict, Verdict::NotSurveyed);
}

#[test]
fn a_door_that_does_not_count_is_not_measured_from() {
    let mut one = survey();
    one.doors[1].counts = Counts::No { why: WhyNot::Locked };
    assert_eq!(at(&one, [60.0, 0.0]).one_fifty.statute.verdict, Verdict::Outside);
    assert_eq!(at(&survey(), [60.0, 0.0]).one_fifty.statute.verdict, Verdict::Inside);
}

#[test]
fn doubles_are_odd() {
    let mut twice = survey();
    twice.doors.push(door("e2", put([30.1, 0.1])));
    assert_eq!(says(&twice), [odd("same_id", "e2"), odd("same_spot", "e2")]);
}

#[test]
fn a_parcel_that_is_refused_leaves_no_certain_inside() {
    let lot = |corners: &[Metres]| Parcel { name: "lot".to_owned(), outline: corners.iter().map(|at| put(*at)).collect() };
    let crossed = lot(&[[40.0, 0.0], [60.0, 20.0], [60.0, 0.0], [40.0, 20.0]]);
    let bad = PlaceSurvey { parcels: vec![crossed], ..survey() };
    assert_eq!(says(&bad), [refused("crosses_itself", "lot")]);
    let near = at(&bad, [10.0, 5.0]).one_fifty;
    assert_eq!((near.statute.verdict, near.guidance.verdict, near.guidance.p[0]), (Verdict::Inside, Verdict::NotSurveyed, 0.0));
    assert_eq!(at(&bad, [300.0, 0.0]).one_fifty.guidance.verdict, Verdict::Outside);
}

#[test]
fn the_datum_widens_the_bounds_by_its_metres() {
    let mut shifted = survey();
    shifted.doors.truncate(1);
    shifted.doors[0].doubt.datum_m = 2.0;
    let line = ONE_FIFTY_FT * METRES_PER_FOOT;
    let exact = |past: f64| {
        let (lon, lat) = put([-(line + past), 0.0]);
        ZoneMap::of(&shifted, &Policy::default()).verdicts(&ZoneFix::new(lon, lat, 0.0, Confidence::P95).unwrap()).one_fifty.statute
    };
    for (past, p, verdict) in [
        (-2.01, [1.0, 1.0], Verdict::Inside),
        (-1.99, [0.0, 1.0], Verdict::TooCloseToCall),
        (1.99, [0.0, 1.0], Verdict::TooCloseToCall),
        (2.01, [0.0, 0.0], Verdict::Outside),
    ] {
        assert_eq!((exact(past).p, exact(past).verdict), (p, verdict), "{past}");
    }
    // A room's too: its two polygons are so far apart.
    let mut moved = survey();
    moved.polls.as_mut().unwrap().doubt.datum_m = 2.0;
    let thirty = |survey: &PlaceSurvey, north: f64| at(survey, [10.0, 10.0 + THIRTY_FT * METRES_PER_FOOT + north]).thirty.statute;
    assert_eq!((thirty(&survey(), -1.5).verdict, thirty(&moved, -1.5).verdict), (Verdict::Inside, Verdict::TooCloseToCall));
    assert_eq!((thirty(&survey(), 1.5).verdict, thirty(&moved, 1.5).verdict), (Verdict::Outside, Verdict::TooCloseToCall));
    assert_eq!((thirty(&moved, -3.5).verdict, thirty(&moved, 3.5).verdict), (Verdict::Inside, Verdict::Outside));
}

#[test]
fn a_position_measured_inside_is_never_called_outside() {
    let said = |metres: f64| {
        let (lon, lat) = put([metres, 0.0]);
        let fix = ZoneFix::new(lon, lat, 1_000.0, Confidence::P68).unwrap();
        ZoneMap::of(&survey(), &Policy::default()).verdicts(&fix).one_fifty.statute
    };
    assert!(said(0.0).p[1] < 0.05);
    assert_eq!(said(0.0).verdict, Verdict::TooCloseToCall);
    assert_eq!(said(5_000.0).verdict, Verdict::Outside);
}

#[test]
fn two_doors_are_bounded_by_the_larger_and_the_sum() {
    let (map, at) = (ZoneMap::of(&survey(), &Policy::default()), [15.0, 50.0]);
    let one = |i: usize| {
        let mut only = survey();
        only.doors = vec![only.doors[i].clone()];
        ZoneMap::of(&only, &Policy::default())
    };
    let p = |map: &ZoneMap| map.verdicts(&ZoneFix::new(put(at).0, put(at).1, 8.0, Confidence::P68).unwrap()).one_fifty.statute.p;
    let [first, second] = [p(&one(0)), p(&one(1))];
    assert_eq!((first[0], second[0]), (first[1], second[1]), "one disc is exact");
    let both = p(&map);
    assert!((both[0] - first[0].max(second[0])).abs() < 1e-9 && (both[1] - (first[0] + second[0]).min(1.0)).abs() < 1e-9);
}

#[test]
fn the_county_decides_what_is_shown() {
    let outlines = |policy: &Policy| ZoneMap::of(&survey(), policy).outlines().thirty;
    let mut policy = Policy { thirty: crate::domain::zone::AdoptedThirty::Entrances, ..Policy::default() };
    let drawn = outlines(&policy);
    assert_eq!(drawn.adopted, drawn.statute, "nobody adopted it");
    policy.by = "Make-Believe Commission".to_owned();
    let drawn = outlines(&policy);
    assert_eq!(drawn.adopted, drawn.guidance);
    policy.thirty = crate::domain::zone::AdoptedThirty::Both;
    let drawn = outlines(&policy);
    assert!(drawn.adopted != drawn.guidance && drawn.adopted != drawn.statute && !drawn.adopted.is_empty());
}
