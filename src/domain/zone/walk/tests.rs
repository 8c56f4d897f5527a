//! Scripted walks with jitter and dropout, and laws that every walk keeps.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use proptest::prelude::*;

use super::*;
use crate::domain::geodesy::{LocalFrame, LonLat};
use crate::domain::zone::{Confidence, Nearest};

const DOOR: (f64, f64) = (-89.0, 33.0);

/// One door; the line taken as straight, which for a fix is near enough to script a walk.
fn judge(fix: &ZoneFix) -> Lines {
    let [east, north] = LocalFrame::at(LonLat::new(DOOR.0, DOOR.1).unwrap()).metres(fix.at.lon(), fix.at.lat());
    let sigma = fix.sigma_m();
    let line = |feet: f64| {
        let beyond = east.hypot(north) - feet * METRES_PER_FOOT;
        let (verdict, p) = match beyond / sigma {
            z if z <= -1.645 => (Verdict::Inside, 0.99),
            z if z >= 1.645 => (Verdict::Outside, 0.01),
            _ => (Verdict::TooCloseToCall, 0.5),
        };
        LineVerdict {
            distance_ft: Some(east.hypot(north) / METRES_PER_FOOT),
            give_or_take_ft: Some(2.0 * sigma / METRES_PER_FOOT),
            p: [p, p],
            verdict,
            from: Some("Door 1".to_owned()),
            to_line_ft: Some(beyond / METRES_PER_FOOT),
            nearest: Some(Nearest { at: DOOR, bearing_deg: 270.0 }),
        }
    };
    Lines { thirty: line(30.0), one_fifty: line(150.0) }
}

/// Metres east and north of the door.
fn fix(east: f64, north: f64, accuracy_m: f64) -> ZoneFix {
    let [lon, lat] = LocalFrame::at(LonLat::new(DOOR.0, DOOR.1).unwrap()).degrees([east, north]);
    ZoneFix::new(lon, lat, accuracy_m, Confidence::P68).unwrap()
}

/// Numbers from -1 to 1, the same each time (Knuth's MMIX generator).
struct Jitter(u64);

impl Jitter {
    fn next(&mut self) -> f64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        f64::from(u32::try_from(self.0 >> 33).unwrap()) / f64::from(1u32 << 30) - 1.0
    }

    /// Near enough to normal, variance 1 (twelve uniforms).
    fn normal(&mut self) -> f64 {
        (0..12).map(|_| self.next()).sum::<f64>() / 2.0
    }
}

/// States without repeats, alarms among them.
fn told(states: &[WalkState]) -> Vec<(Side, Option<Crossing>)> {
    let mut out: Vec<(Side, Option<Crossing>)> = Vec::new();
    for state in states {
        let now = (state.state, state.alarm);
        if out.last().is_none_or(|last| last.0 != now.0 || now.1.is_some()) {
            out.push(now);
        }
    }
    out
}

#[test]
fn in_and_out_with_jitter_and_a_dropout() {
    let (mut walk, mut jitter, mut states) = (Walk::default(), Jitter(4), Vec::new());
    let mut now = 0.0;
    states.push(walk.tick(now, judge).unwrap());
    // From 80 m to 20 m from the door at a walk.
    for step in 0..50 {
        now += 1000.0;
        let here = fix(80.0 - 1.2 * f64::from(step) + jitter.next(), jitter.next(), 5.0);
        states.push(walk.fix(&here, now, judge).unwrap());
    }
    // Indoors nothing is heard for half a minute, tick by tick.
    for _ in 0..30 {
        now += 1000.0;
        states.push(walk.tick(now, judge).unwrap());
    }
    // Heard again inside, then out past the line, and at the line for two minutes.
    for step in 0..40 {
        now += 1000.0;
        let here = fix(20.0 + 1.2 * f64::from(step) + jitter.next(), jitter.next(), 5.0);
        states.push(walk.fix(&here, now, judge).unwrap());
    }
    for _ in 0..120 {
        now += 1000.0;
        let here = fix(45.72 + 2.0 * jitter.next(), 2.0 * jitter.next(), 5.0);
        states.push(walk.fix(&here, now, judge).unwrap());
    }
    assert_eq!(
        told(&states),
        [
            (Side::NoPosition, None),
            (Side::Outside, None),
            (Side::TooCloseToCall, None),
            (Side::Inside, Some(Crossing::Entered)),
            (Side::NoPosition, None),
            (Side::Inside, None),
            (Side::TooCloseToCall, None),
            (Side::Outside, Some(Crossing::Left)),
            (Side::TooCloseToCall, None),
        ]
    );
}

#[test]
fn silence_is_told_with_its_age_and_shows_no_old_measure() {
    let mut walk = Walk::default();
    assert_eq!(walk.tick(0.0, judge).unwrap().age_s, None);
    walk.fix(&fix(60.0, 0.0, 5.0), 1_000.0, judge).unwrap();
    let soon = walk.tick(11_000.0, judge).unwrap();
    // 7 s beyond the fresh ones, at a walk.
    assert!((soon.accuracy_m.unwrap() - (5.0 + 9.8)).abs() < 1e-9, "{soon:?}");
    let lost = walk.tick(11_001.0, judge).unwrap();
    assert_eq!((lost.state, lost.age_s), (Side::NoPosition, Some(10.001)));
    assert_eq!((lost.one_fifty, lost.thirty, lost.at, lost.accuracy_m), (None, None, None, None));
}

#[test]
fn a_coarse_position_is_none_and_says_so() {
    let mut walk = Walk::default();
    let hidden = walk.fix(&fix(0.0, 0.0, 3_000.0), 0.0, judge).unwrap();
    assert_eq!((hidden.state, hidden.coarse, hidden.accuracy_m, hidden.at), (Side::NoPosition, true, Some(3_000.0), None));
    assert_eq!(hidden.one_fifty, None);
    let plain = walk.fix(&fix(0.0, 0.0, 5.0), 1_000.0, judge).unwrap();
    assert_eq!((plain.state, plain.coarse), (Side::Inside, false));
}

#[test]
fn thirty_feet_want_a_position_within_thirty_feet() {
    let at = |accuracy: f64| Walk::default().fix(&fix(0.0, 0.0, accuracy), 0.0, judge).unwrap();
    assert!(at(9.144).thirty.is_some());
    assert!(at(9.2).thirty.is_none());
}

#[test]
fn a_rough_position_at_the_door_is_not_outside() {
    let outside = |fix: &ZoneFix| {
        let mut lines = judge(fix);
        // What a disc of 150 ft under a doubt of 300 m comes to: p below 0.05 everywhere.
        (lines.one_fifty.verdict, lines.one_fifty.p) = (Verdict::Outside, [0.02, 0.02]);
        lines
    };
    let mut walk = Walk::default();
    let near = walk.fix(&fix(0.0, 0.0, 300.0), 0.0, outside).unwrap();
    assert_eq!((near.state, near.one_fifty.unwrap().p), (Side::TooCloseToCall, [0.02, 1.0]));
    let far = Walk::default().fix(&fix(700.0, 0.0, 300.0), 0.0, outside).unwrap();
    assert_eq!(far.state, Side::Outside);
}

#[test]
fn what_is_no_time_is_refused_and_changes_nothing() {
    let mut walk = Walk::default();
    let before = walk.fix(&fix(80.0, 0.0, 5.0), 5_000.0, judge).unwrap();
    let back = walk.tick(4_999.0, judge).unwrap_err();
    assert_eq!(back.to_string(), "found the time 4999 ms after 5000 ms, expected a clock that does not go back");
    let back = walk.fix(&fix(0.0, 0.0, 5.0), 4_000.0, judge).unwrap_err();
    assert_eq!(back, WalkError::Backwards { found: 4_000.0, last: 5_000.0 });
    assert_eq!(walk.tick(f64::NAN, judge).unwrap_err().to_string(), "found the time NaN ms, expected a number of milliseconds");
    assert_eq!(walk.tick(5_000.0, judge).unwrap(), WalkState { alarm: None, ..before });
}

#[test]
fn a_radius_of_nothing_is_a_device_that_does_not_say() {
    let here = Walk::default().fix(&fix(44.0, 0.0, 0.0), 0.0, judge).unwrap();
    assert_eq!(here.accuracy_m, Some(1.0));
}

/// A walker to and fro; the device's errors are white, or drift slowly as under an echoing wall.
fn share_within(confidence: Confidence, accuracy_m: f64, drift: f64) -> f64 {
    let sigma = accuracy_m / if confidence == Confidence::P68 { 1.5096 } else { 2.4477 };
    let (mut jitter, mut held, mut all) = (Jitter(9), 0u32, 0u32);
    for _ in 0..200 {
        let (mut walk, mut east, mut error) = (Walk::default(), -60.0, [sigma * jitter.normal(), sigma * jitter.normal()]);
        for second in 0..90u32 {
            east += if second < 45 { 1.4 } else { -1.4 };
            let fresh = (1.0 - drift * drift).sqrt();
            error = error.map(|e| drift * e + fresh * sigma * jitter.normal());
            let here = fix(east + error[0], error[1], accuracy_m).at;
            let fix = ZoneFix::new(here.lon(), here.lat(), accuracy_m, confidence).unwrap();
            let state = walk.fix(&fix, f64::from(second) * 1000.0, judge).unwrap();
            let (lon, lat) = state.at.unwrap();
            let [x, y] = LocalFrame::at(LonLat::new(DOOR.0, DOOR.1).unwrap()).metres(lon, lat);
            all += 1;
            held += u32::from((x - east).hypot(y) <= state.accuracy_m.unwrap());
        }
    }
    f64::from(held) / f64::from(all)
}

#[test]
fn the_smoothed_radius_holds_as_often_as_it_says() {
    for drift in [0.0, 0.9, 0.99] {
        for accuracy in [2.0, 5.0, 20.0] {
            let held = share_within(Confidence::P68, accuracy, drift);
            assert!(held >= 0.67, "68 %, {accuracy} m, drift {drift}: {held}");
            let held = share_within(Confidence::P95, accuracy, drift);
            assert!(held >= 0.94, "95 %, {accuracy} m, drift {drift}: {held}");
        }
    }
}

proptest! {
    #[test]
    fn alarms_take_turns_and_no_doubt_is_lost(
        steps in prop::collection::vec((0.0f64..6_000.0, -70.0f64..70.0, 0.0f64..40.0, 0u8..10), 1..200),
    ) {
        let (mut walk, mut now, mut last) = (Walk::default(), 0.0, None);
        for (wait, east, accuracy, kind) in steps {
            now += wait;
            let state = match kind {
                0 => walk.tick(now, judge).unwrap(),
                1 => walk.fix(&fix(east, 0.0, 5_000.0), now, judge).unwrap(),
                _ => {
                    let state = walk.fix(&fix(east, 0.0, accuracy), now, judge).unwrap();
                    prop_assert!(state.accuracy_m.unwrap() >= accuracy);
                    state
                }
            };
            if let Some(alarm) = state.alarm {
                prop_assert_ne!(last, Some(alarm));
                last = Some(alarm);
                let side = if alarm == Crossing::Entered { Side::Inside } else { Side::Outside };
                prop_assert_eq!(state.state, side);
            }
            prop_assert_eq!(state.one_fifty.is_none(), state.state == Side::NoPosition);
        }
    }
}
