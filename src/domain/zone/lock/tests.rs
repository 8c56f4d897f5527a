//! A door locked: noise, outliers, dropouts, frozen and jumping positions; no point near has a smaller sum.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use proptest::prelude::*;

use super::*;

const DOOR: (f64, f64) = (-89.5, 32.75);

/// A position so many metres east and north of the door.
fn off(east: f64, north: f64) -> (f64, f64) {
    Plane::at(LonLat::new(DOOR.0, DOOR.1).unwrap()).degrees([east, north])
}

fn error_m(locking: &Locking) -> f64 {
    let [east, north] = Plane::at(LonLat::new(DOOR.0, DOOR.1).unwrap()).metres(locking.at.unwrap());
    east.hypot(north)
}

/// One position a second.
fn hold(lock: &mut DoorLock, from_s: i32, positions: &[(f64, f64, f64)]) -> Locking {
    let mut last = None;
    for (at, &(east, north, accuracy)) in (from_s..).zip(positions) {
        last = Some(lock.sample(off(east, north), accuracy, Confidence::P68, f64::from(at) * 1_000.0));
    }
    last.unwrap()
}

const STILL: [(f64, f64, f64); 9] = [
    (0.4, 0.1, 4.0), (-0.3, 0.5, 4.0), (0.2, -0.6, 4.0), (-0.5, -0.2, 4.0), (0.1, 0.3, 4.0), (0.6, 0.2, 4.0), (-0.2, -0.4, 4.0),
    (0.3, 0.0, 4.0), (-0.4, 0.2, 4.0),
];

#[test]
fn eight_seconds_of_holding_still() {
    let mut lock = DoorLock::new();
    let early = hold(&mut lock, 0, &STILL[..8]);
    assert_eq!((early.state, early.samples), (LockState::Holding, 8));
    let locked = hold(&mut lock, 8, &STILL[8..]);
    assert_eq!((locked.state, locked.samples, locked.seconds), (LockState::GoodEnough, 9, 8.0));
    assert!(error_m(&locked) < 0.5, "{}", error_m(&locked));
    let doubt = locked.doubt.unwrap();
    assert!((doubt.accuracy_m - 4.0).abs() < 1e-9, "nine positions are no surer than what the device says: {doubt:?}");
    assert!(locked.spread_m > 0.3 && locked.spread_m < 1.0);
}

/// Three of nine bounce off a wall 40 m away and claim to be sure; a mean would be dragged 13 m.
#[test]
fn echoes_do_not_drag_the_door() {
    let mut heard = STILL;
    for at in [1, 4, 7] {
        heard[at] = (40.0, 5.0, 4.0);
    }
    let locked = hold(&mut DoorLock::new(), 0, &heard);
    assert!(error_m(&locked) < 1.0, "{}", error_m(&locked));
    let mean: f64 = heard.iter().map(|p| p.0).sum::<f64>() / 9.0;
    assert!(mean > 13.0, "the stupid twin is dragged: {mean}");
}

#[test]
fn a_wide_spread_is_rough_whatever_the_device_says() {
    let wild: Vec<(f64, f64, f64)> = (0..9).map(|i| (f64::from(i) * 4.0 - 16.0, f64::from(i % 3) * 8.0, 2.0)).collect();
    let locked = hold(&mut DoorLock::new(), 0, &wild);
    assert_eq!(locked.state, LockState::TooRough);
    assert!((locked.doubt.unwrap().accuracy_m - locked.spread_m).abs() < 1e-9);
}

#[test]
fn a_rough_device_is_told_to_take_the_tape() {
    let rough = STILL.map(|(east, north, _)| (east, north, 15.0));
    assert_eq!(hold(&mut DoorLock::new(), 0, &rough).state, LockState::TooRough);
    // "Approximate location" of a phone: kilometres. Nothing is taken from it.
    let hidden = STILL.map(|(east, north, _)| (east, north, 3_000.0));
    let locked = hold(&mut DoorLock::new(), 0, &hidden);
    assert_eq!((locked.state, locked.samples, locked.at), (LockState::TooRough, 0, None));
}

#[test]
fn an_accuracy_that_jumps() {
    // Warming up: 60 m, 30 m, then 4 m. The rough ones weigh little, and do not count as the device's word.
    let mut warming = STILL.to_vec();
    warming.splice(0..0, [(-45.0, 20.0, 60.0), (-20.0, 9.0, 30.0)]);
    let locked = hold(&mut DoorLock::new(), 0, &warming);
    assert_eq!(locked.state, LockState::GoodEnough);
    assert!(error_m(&locked) < 1.0);
    // One report of half a metre among nine of 4 m is luck.
    let mut lucky = STILL;
    lucky[3].2 = 0.5;
    assert!(hold(&mut DoorLock::new(), 0, &lucky).doubt.unwrap().accuracy_m >= 4.0);
}

#[test]
fn a_dropout_is_not_holding_still() {
    let mut lock = DoorLock::new();
    hold(&mut lock, 0, &STILL[..3]);
    let after = lock.sample(off(0.0, 0.0), 4.0, Confidence::P68, 10_000.0);
    assert_eq!((after.state, after.seconds), (LockState::Holding, 4.0));
    // One position in ten seconds: after a while the answer is the tape.
    let mut slow = DoorLock::new();
    let mut last = slow.sample(off(0.0, 0.0), 4.0, Confidence::P68, 0.0);
    for ten in 1..5 {
        last = slow.sample(off(0.0, 0.0), 4.0, Confidence::P68, f64::from(ten) * 10_000.0);
    }
    assert_eq!(last.state, LockState::TooRough);
}

#[test]
fn a_frozen_position_is_no_surer_than_the_device_says() {
    let frozen = [(3.0, 3.0, 5.0); 9];
    let locked = hold(&mut DoorLock::new(), 0, &frozen);
    assert_eq!((locked.state, locked.spread_m), (LockState::GoodEnough, 0.0));
    assert!((locked.doubt.unwrap().accuracy_m - 5.0).abs() < 1e-9);
}

#[test]
fn who_walks_up_first_is_still_right() {
    let mut walking: Vec<(f64, f64, f64)> = (0..20).map(|s| (60.0 - f64::from(s) * 3.0, 0.0, 4.0)).collect();
    walking.extend(STILL.iter().cycle().take(21));
    let locked = hold(&mut DoorLock::new(), 0, &walking);
    assert_eq!(locked.state, LockState::GoodEnough);
    assert!(error_m(&locked) < 0.5, "{}", error_m(&locked));
}

#[test]
fn what_is_no_position_is_passed_over() {
    let mut lock = DoorLock::new();
    for (at, accuracy, now) in [
        ((f64::NAN, 32.75), 4.0, 0.0), (DOOR, f64::NAN, 1_000.0), (DOOR, 0.0, 2_000.0), (DOOR, -1.0, 3_000.0), ((200.0, 32.75), 4.0, 4_000.0),
        (DOOR, f64::INFINITY, f64::NAN),
    ] {
        let waiting = lock.sample(at, accuracy, Confidence::P68, now);
        assert_eq!((waiting.state, waiting.samples, waiting.doubt), (LockState::Waiting, 0, None));
    }
    let locked = hold(&mut lock, 5, &STILL);
    assert_eq!(locked.samples, 9);
    // A clock that jumps back stands still.
    assert_eq!(lock.sample(DOOR, 4.0, Confidence::P68, 0.0).seconds, 8.0);
}

/// 95 of 100 is a wider promise: 4 m at 0.95 is 2.5 m at 0.68.
#[test]
fn a_radius_at_95_is_a_smaller_one_at_68() {
    let mut lock = DoorLock::new();
    let locked = (0..9).map(|s| lock.sample(DOOR, 4.0, Confidence::P95, f64::from(s) * 1_000.0)).last().unwrap();
    assert!((locked.doubt.unwrap().accuracy_m - 4.0 * 1.5096 / 2.4477).abs() < 1e-3);
}

/// The stupid twin: tries a net of points, ever finer about the best.
fn least_sum_by_trying(points: &[Point]) -> f64 {
    let sum = |at: [f64; 2]| points.iter().map(|p| distance(p.at, at) / p.radius_m).sum::<f64>();
    let mut best = middle(points);
    let mut step = 50.0;
    while step > 1e-6 {
        let around = (-4..=4).flat_map(|x| (-4..=4).map(move |y| (x, y)));
        let tried = around.map(|(x, y)| [best[0] + f64::from(x) * step, best[1] + f64::from(y) * step]);
        best = tried.min_by(|a, b| sum(*a).total_cmp(&sum(*b))).unwrap();
        step /= 2.0;
    }
    sum(best)
}

/// Two of almost one weight: every point between them has almost one sum, and the rounds stop on the way.
#[test]
fn of_two_samples_the_surer_one_is_the_middle() {
    let points = [Point { at: [0.0, 0.0], radius_m: 12.4 }, Point { at: [0.0, 9.0], radius_m: 12.2 }];
    assert_eq!(geometric_median(&points), [0.0, 9.0]);
}

proptest! {
    #[test]
    fn no_point_has_a_smaller_sum(points in prop::collection::vec((-30f64..30.0, -30f64..30.0, 1f64..20.0), 1..12)) {
        let points: Vec<Point> = points.into_iter().map(|(x, y, radius_m)| Point { at: [x, y], radius_m }).collect();
        let at = geometric_median(&points);
        let sum: f64 = points.iter().map(|p| distance(p.at, at) / p.radius_m).sum();
        let least = least_sum_by_trying(&points);
        prop_assert!(sum <= least + 1e-3 * (1.0 + least), "{} {}", sum, least);
    }

    /// Never below the best report, never below the spread, whatever comes in.
    #[test]
    fn the_doubt_is_honest(all in prop::collection::vec((-60f64..60.0, -60f64..60.0, -1f64..130.0, 0f64..4_000.0), 1..40)) {
        let mut lock = DoorLock::new();
        let mut now = 0.0;
        for (east, north, accuracy, step) in &all {
            now += step;
            let locking = lock.sample(off(*east, *north), *accuracy, Confidence::P68, now);
            if let Some(doubt) = locking.doubt {
                let best = lock.samples.iter().map(|s| s.radius_m).fold(f64::INFINITY, f64::min);
                prop_assert!(doubt.accuracy_m >= best && doubt.accuracy_m >= locking.spread_m);
                prop_assert!(locking.at.is_some() && locking.samples > 0);
            }
            if locking.state == LockState::GoodEnough {
                prop_assert!(locking.doubt.is_some_and(|d| d.accuracy_m <= GOOD_M) && locking.seconds >= HOLD_S);
            }
        }
    }
}
