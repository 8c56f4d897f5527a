//! Locking a door: somebody stands at it and holds still, and the device's positions become one, with an honest doubt.

use std::collections::VecDeque;

use serde::{Deserialize, Serialize};

use super::{Confidence, Doubt};
use crate::domain::geodesy::{LonLat, Plane};

/// To hold still, seconds.
const HOLD_S: f64 = 8.0;
/// Positions that it takes.
const LEAST_SAMPLES: usize = 3;
/// Good enough for a door: 20 feet in 68 of 100. Beyond it the 150-foot line is blurred by more than a car's length.
const GOOD_M: f64 = 6.096;
/// Beyond this, metres, a device hides where it is, or does not know.
const COARSE_M: f64 = 100.0;
/// What lies farther back than this is of somebody who was still walking up.
const WINDOW_MS: f64 = 20_000.0;
/// A silence longer than this is no holding still.
const LONGEST_STEP_MS: f64 = 2_000.0;
/// A device that reports more often than eight times a second says nothing new.
const MOST_SAMPLES: usize = 160;
/// How locking stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LockState {
    /// No position yet.
    Waiting,
    /// Hold still.
    Holding,
    /// The door can be locked.
    GoodEnough,
    /// Held long enough, and still rough: move away from the wall, or take the tape.
    TooRough,
}

/// A door being locked.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Locking {
    /// How it stands.
    pub state: LockState,
    /// Positions used.
    pub samples: u32,
    /// Seconds held still, of 8.
    pub seconds: f64,
    /// The radius about `at` that holds 68 of 100 positions, metres.
    pub spread_m: f64,
    /// Longitude and latitude, degrees; none while there is no position.
    pub at: Option<(f64, f64)>,
    /// Never less than what the device reports; none while there is no position.
    pub doubt: Option<Doubt>,
}

#[derive(Debug, Clone, Copy)]
struct Sample {
    at: LonLat,
    /// At 68 of 100.
    radius_m: f64,
    now_ms: f64,
}

/// Positions as they come in while somebody holds still.
#[derive(Debug, Clone, Default)]
pub struct DoorLock {
    samples: VecDeque<Sample>,
    /// The first reading of the clock, and the latest.
    clock_ms: Option<(f64, f64)>,
}

impl DoorLock {
    /// Nothing yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes a position as the device reports it. `now_ms`: a clock that runs on. A position that is none, without an
    /// accuracy, or rougher than 100 m is passed over: it says nothing about a door.
    pub fn sample(&mut self, at: (f64, f64), accuracy_m: f64, confidence: Confidence, now_ms: f64) -> Locking {
        // A clock that runs backwards stands still.
        let latest = self.clock_ms.map_or(now_ms, |(_, latest)| latest);
        let now_ms = if now_ms.is_finite() { now_ms.max(latest) } else { latest };
        self.clock_ms = Some((self.clock_ms.map_or(now_ms, |(first, _)| first), now_ms));
        let radius_m = confidence.radius_of_68(accuracy_m);
        if let Ok(at) = LonLat::new(at.0, at.1)
            && radius_m > 0.0
            && radius_m <= COARSE_M
        {
            self.samples.push_back(Sample { at, radius_m, now_ms });
        }
        let too_many = |held: &VecDeque<Sample>| held.len() > MOST_SAMPLES || held.front().is_some_and(|s| s.now_ms < now_ms - WINDOW_MS);
        while too_many(&self.samples) {
            self.samples.pop_front();
        }
        self.locking()
    }

    fn locking(&self) -> Locking {
        let waited_s = self.clock_ms.map_or(0.0, |(first, latest)| (latest - first) / 1_000.0);
        let Some(first) = self.samples.front() else {
            let state = if waited_s >= HOLD_S { LockState::TooRough } else { LockState::Waiting };
            return Locking { state, samples: 0, seconds: 0.0, spread_m: 0.0, at: None, doubt: None };
        };
        let plane = Plane::at(first.at);
        let points: Vec<Point> = self.samples.iter().map(|s| Point { at: plane.metres((s.at.lon(), s.at.lat())), radius_m: s.radius_m }).collect();
        let centre = geometric_median(&points);
        let distances = points.iter().map(|p| distance(p.at, centre)).collect();
        let spread_m = share_of(distances, 0.68);
        // The median of what the device says: averaging many positions shrinks no wall's echo, and one lucky report
        // is no better than the others.
        let reported = share_of(points.iter().map(|p| p.radius_m).collect(), 0.5);
        let radius_m = reported.max(spread_m);
        let seconds = self.held_s();
        let state = if seconds < HOLD_S || points.len() < LEAST_SAMPLES {
            // Devices that report once in ten seconds never hold; say so rather than let somebody stand in the rain.
            if waited_s >= 3.0 * HOLD_S { LockState::TooRough } else { LockState::Holding }
        } else if radius_m <= GOOD_M {
            LockState::GoodEnough
        } else {
            LockState::TooRough
        };
        let doubt = Doubt { accuracy_m: radius_m, confidence: Confidence::P68, datum_m: 0.0 };
        Locking { state, samples: u32::try_from(points.len()).unwrap_or(u32::MAX), seconds, spread_m, at: Some(plane.degrees(centre)), doubt: Some(doubt) }
    }

    /// Seconds that the positions cover; a silence counts as two.
    fn held_s(&self) -> f64 {
        let later = self.samples.iter().skip(1);
        let steps = self.samples.iter().zip(later).map(|(a, b)| (b.now_ms - a.now_ms).min(LONGEST_STEP_MS));
        steps.sum::<f64>() / 1_000.0
    }
}

/// A position on the plane, metres, with its radius at 68 of 100.
#[derive(Debug, Clone, Copy)]
struct Point {
    at: [f64; 2],
    radius_m: f64,
}

fn distance(a: [f64; 2], b: [f64; 2]) -> f64 {
    let (east, north) = (a[0] - b[0], a[1] - b[1]);
    (east * east + north * north).sqrt()
}

/// The value that this share of them does not exceed; 0 of none.
fn share_of(mut values: Vec<f64>, share: f64) -> f64 {
    values.sort_by(f64::total_cmp);
    let below = values.len().saturating_sub(1);
    // Rounded up: the radius holds at least the share.
    let at = (0..=below).find(|at| (at + 1) as f64 >= share * values.len() as f64).unwrap_or(below);
    values.get(at).copied().unwrap_or_default()
}

/// The point of least sum of distances, each weighed by 1 / radius: up to half the weight may lie anywhere without moving it
/// far (Lopuhaä and Rousseeuw 1991). Where that point is a sample, the rounds creep up to it, so each sample is tried too.
fn geometric_median(points: &[Point]) -> [f64; 2] {
    let sum = |at: [f64; 2]| points.iter().map(|point| distance(point.at, at) / point.radius_m).sum::<f64>();
    let (mut best, mut least) = (rounds(points), f64::INFINITY);
    for at in std::iter::once(best).chain(points.iter().map(|point| point.at)) {
        let sum = sum(at);
        if sum < least {
            (best, least) = (at, sum);
        }
    }
    best
}

/// Weiszfeld's rounds, with Vardi and Zhang's step (2000) where a round ends on a sample.
fn rounds(points: &[Point]) -> [f64; 2] {
    let mut at = middle(points);
    for _ in 0..200 {
        let (mut pull, mut weight, mut here) = ([0.0, 0.0], 0.0, 0.0);
        for point in points {
            let far = distance(point.at, at);
            let inverse = 1.0 / point.radius_m;
            if far < 1e-9 {
                here += inverse;
                continue;
            }
            pull = [pull[0] + point.at[0] * inverse / far, pull[1] + point.at[1] * inverse / far];
            weight += inverse / far;
        }
        if weight <= 0.0 {
            return at;
        }
        let next = [pull[0] / weight, pull[1] / weight];
        let towards = distance(next, at) * weight;
        if towards <= here {
            return at;
        }
        let step = 1.0 - here / towards;
        let moved = [at[0] + step * (next[0] - at[0]), at[1] + step * (next[1] - at[1])];
        if distance(moved, at) < 1e-5 {
            return moved;
        }
        at = moved;
    }
    at
}

/// The median of each coordinate, where the rounds begin.
fn middle(points: &[Point]) -> [f64; 2] {
    let median = |axis: fn(&Point) -> f64| share_of(points.iter().map(axis).collect(), 0.5);
    [median(|p| p.at[0]), median(|p| p.at[1])]
}

#[cfg(test)]
mod tests;
