//! A distance taped from a door to a spot, typed back: what it says of the 150-ft line, over whatever a device reports.

use libm::erfc;
use serde::{Deserialize, Serialize};

use super::ground::{Ground, GroundDoor, apart};
use super::{LineVerdict, METRES_PER_FOOT, ONE_FIFTY_FT, PlaceSurvey, Verdict};

/// Farther than this nobody tapes, feet.
const LONGEST_FT: f64 = 1_000.0;
/// Half the width of 95 of 100, in standard deviations.
const OF_95: f64 = 1.96;

/// What a taped distance may be off by, 95 of 100, feet: half a foot for where its two ends are held, and a hundredth of its
/// length. A tape pulled up a slope of 8 degrees reads a hundredth too long (1/cos 8° = 1.0098); sag, and a tape that is not
/// pulled straight, also only lengthen. No surveyor's tape is as bad; a cloth tape in the hands of two people is.
pub(super) fn tape_doubt_ft(feet: f64) -> f64 {
    0.5 + 0.01 * feet.abs()
}

/// A distance from a door to where somebody stands.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Taped {
    /// The door's id.
    pub door: String,
    /// As read off, straight and level, feet.
    pub feet: f64,
}

/// Why a taped distance says nothing.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum TapedError {
    /// No distance at all.
    #[error("found no distance, expected the feet from one door or more")]
    None,
    /// No length that a tape has.
    #[error("found {0} feet, expected 0 to 1,000")]
    Feet(f64),
    /// Not a door of the place, or one that does not count.
    #[error("found the door {found:?}, expected {expected}")]
    Door {
        /// As given.
        found: String,
        /// The doors that count.
        expected: String,
    },
}

/// The 150-ft line by tape alone: no position takes part.
///
/// One taped door of several settles `inside`. It settles `outside` only where no door that was not taped can reach the spot, by
/// the doors' own distances; else the next step is to tape those too. Over several doors the probability is bounded as design
/// §5 has it: max pᵢ ≤ p ≤ min(1, Σ pᵢ).
///
/// # Errors
/// [`TapedError`] for a door that does not count and for a length that no tape has.
pub fn taped(survey: &PlaceSurvey, distances: &[Taped]) -> Result<LineVerdict, TapedError> {
    let ground = Ground::of(survey);
    let doors: Vec<&GroundDoor<'_>> = ground.iter().flat_map(Ground::counted).collect();
    let mut measured: Vec<(&GroundDoor<'_>, f64)> = Vec::new();
    for distance in distances {
        if !(0.0..=LONGEST_FT).contains(&distance.feet) {
            return Err(TapedError::Feet(distance.feet));
        }
        let door = doors.iter().find(|d| d.door.id == distance.door).ok_or_else(|| TapedError::Door {
            found: distance.door.clone(),
            expected: expected(&doors),
        })?;
        measured.push((door, distance.feet));
    }
    let nearest = measured.iter().min_by(|a, b| a.1.total_cmp(&b.1)).ok_or(TapedError::None)?;
    let each = measured.iter().map(|(_, feet)| within(*feet));
    let low = each.clone().fold(0.0, f64::max);
    let untaped = doors.iter().filter(|d| !measured.iter().any(|(m, _)| m.door.id == d.door.id));
    let open = untaped.filter(|door| measured.iter().all(|(from, feet)| can_reach(from, *feet, door))).count() > 0;
    let high = if open { 1.0 } else { each.sum::<f64>().min(1.0) };
    let verdict = match (low, high) {
        (low, _) if low >= 0.95 => Verdict::Inside,
        (_, high) if high <= 0.05 => Verdict::Outside,
        _ => Verdict::TooCloseToCall,
    };
    let feet = nearest.1;
    Ok(LineVerdict {
        distance_ft: Some(feet),
        give_or_take_ft: Some(tape_doubt_ft(feet)),
        p: [low, high],
        verdict,
        from: Some(nearest.0.name().to_owned()),
        to_line_ft: Some(feet - ONE_FIFTY_FT),
        nearest: None,
    })
}

/// The probability that a spot taped at so many feet is within 150; a spot taped at 150 is as likely in as out.
fn within(feet: f64) -> f64 {
    let sigma = tape_doubt_ft(feet) / OF_95;
    0.5 * erfc((feet - ONE_FIFTY_FT) / sigma / std::f64::consts::SQRT_2)
}

/// Whether a spot so far from one door may lie within another's 150 feet: it is at least as far from the other as the two
/// distances differ.
fn can_reach(from: &GroundDoor<'_>, feet: f64, to: &GroundDoor<'_>) -> bool {
    let between = apart(from.at, to.at) / METRES_PER_FOOT;
    let (one, other) = (from.door.doubt, to.door.doubt);
    let doubt = (OF_95 * one.sigma_m().hypot(other.sigma_m()) + (one.datum_m - other.datum_m).abs()) / METRES_PER_FOOT;
    (between - feet).abs() - doubt.hypot(tape_doubt_ft(feet)) <= ONE_FIFTY_FT
}

fn expected(doors: &[&GroundDoor<'_>]) -> String {
    let names: Vec<String> = doors.iter().map(|d| format!("{:?}", d.door.id)).collect();
    if names.is_empty() { "a door that counts, and the survey has none".to_owned() } else { format!("one of {}", names.join(", ")) }
}
