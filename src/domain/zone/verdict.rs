//! What a position means at a place: for each line and each reading, how far, how surely, and which side.

use serde::{Deserialize, Serialize};

/// From here a probability settles `inside`.
const SURE: f64 = 0.95;
/// Up to here it settles `outside`.
const HARDLY: f64 = 0.05;

/// Both lines at one place.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Verdicts {
    /// The place's id.
    pub place: String,
    /// The 30 feet.
    pub thirty: Reading,
    /// The 150 feet.
    pub one_fifty: Reading,
    /// Other places whose zones may hold the position.
    pub also: Vec<String>,
}

/// One line under the statute's words and under the Secretary of State's guidance.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Reading {
    /// § 23-15-245 or § 23-15-895.
    pub statute: LineVerdict,
    /// The Secretary of State's reminders.
    pub guidance: LineVerdict,
}

/// One line, one reading.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LineVerdict {
    /// To the thing measured from, feet; 0 inside the room; none where nothing is surveyed.
    pub distance_ft: Option<f64>,
    /// The distance's doubt at 95 of 100, feet.
    pub give_or_take_ft: Option<f64>,
    /// Bounds on the probability of being inside; `[0, 1]` where nothing is surveyed.
    pub p: [f64; 2],
    /// Which side.
    pub verdict: Verdict,
    /// The door's or room's name.
    pub from: Option<String>,
    /// To the line, feet: below 0 inside it.
    pub to_line_ft: Option<f64>,
    /// The nearest point of the thing measured from, and the way there.
    pub nearest: Option<Nearest>,
}

/// The nearest point of what is measured from.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Nearest {
    /// Longitude and latitude, degrees.
    pub at: (f64, f64),
    /// From the position to it, degrees clockwise of true north, 0 to 360.
    pub bearing_deg: f64,
}

/// Which side of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// At least 0.95 sure. A point on the line is inside.
    Inside,
    /// At most 0.05.
    Outside,
    /// Neither: the next step is the tape.
    TooCloseToCall,
    /// No confirmed entrance or room: a distance at most, never a verdict.
    NotSurveyed,
}

impl Verdict {
    /// Which side bounds on the probability of being inside settle.
    pub(super) fn of([low, high]: [f64; 2]) -> Self {
        if low >= SURE {
            Self::Inside
        } else if high <= HARDLY {
            Self::Outside
        } else {
            Self::TooCloseToCall
        }
    }
}
