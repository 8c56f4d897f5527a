//! One line measured, in metres and without words: what a batch keeps, and what becomes a [`LineVerdict`](super::LineVerdict).

use super::Verdict;
use super::on_plane::Metres;

/// What is measured from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum From {
    /// An entrance, by its number in the survey.
    Door(usize),
    /// The room or the polls' point.
    Polls,
}

/// A distance to the thing measured from.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Reached {
    /// The thing.
    pub from: From,
    /// Metres; 0 inside the room.
    pub distance_m: f64,
    /// Its doubt at 95 of 100, metres.
    pub give_or_take_m: f64,
    /// To the line, metres, below 0 inside it; none where no verdict is given.
    pub to_line_m: Option<f64>,
    /// The nearest point on the place's plane, metres.
    pub nearest: Metres,
}

/// One line under one reading.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LineMeasure {
    /// Which side.
    pub verdict: Verdict,
    /// Bounds on the probability of being inside.
    pub p: [f64; 2],
    /// None where nothing is surveyed.
    pub reached: Option<Reached>,
}

/// One line under both readings.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ReadingMeasure {
    /// By the statute's words.
    pub statute: LineMeasure,
    /// By the Secretary of State's reminders.
    pub guidance: LineMeasure,
}

/// Both lines of one place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PlaceMeasure {
    /// The 30 feet.
    pub thirty: ReadingMeasure,
    /// The 150 feet.
    pub one_fifty: ReadingMeasure,
}

/// Where a position was measured, doubt aside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Measured {
    /// On the line too.
    Inside,
    Outside,
}

/// How much of what the line runs around is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Known {
    /// All of it, and somebody confirmed it.
    Whole,
    /// More may lie inside than is known: a part of the survey was refused.
    AtLeast,
    /// Less may lie inside than is known.
    AtMost,
    /// Nobody confirmed it.
    Unconfirmed,
}

impl LineMeasure {
    pub(super) const NOTHING: Self = Self { verdict: Verdict::NotSurveyed, p: [0.0, 1.0], reached: None };

    /// Which side, from bounds on the probability. What was measured inside is never called outside, however rough the position:
    /// a doubt many times the zone's size would make any place improbable.
    pub(super) fn judged(p: [f64; 2], measured: Measured, known: Known, reached: Reached) -> Self {
        let [low, high] = match known {
            Known::Whole => p,
            Known::AtLeast => [p[0], 1.0],
            Known::AtMost => [0.0, p[1]],
            Known::Unconfirmed => [0.0, 1.0],
        };
        let verdict = match Verdict::of([low, high]) {
            Verdict::Outside if measured == Measured::Inside => Verdict::TooCloseToCall,
            verdict => verdict,
        };
        let settled = known == Known::Whole || verdict != Verdict::TooCloseToCall;
        let verdict = if settled { verdict } else { Verdict::NotSurveyed };
        let to_line_m = reached.to_line_m.filter(|_| verdict != Verdict::NotSurveyed);
        Self { verdict, p: [low, high], reached: Some(Reached { to_line_m, ..reached }) }
    }
}
