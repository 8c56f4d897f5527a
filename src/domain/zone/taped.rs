//! A distance taped from a door to a spot, typed back: what it says of the 150-ft line, over whatever a device reports.

use libm::erfc;
use serde::{Deserialize, Serialize};

use super::ground::{Ground, GroundDoor};
use super::on_plane::between;
use super::{Counts, LineVerdict, METRES_PER_FOOT, ONE_FIFTY_FT, PlaceSurvey, Verdict};
use crate::domain::geodesy::Decimal;

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

/// What a distance between two surveyed points may be off by, 95 of 100, feet: each end's sigma along an axis and its datum's
/// shift, metres. A shift moves both ends alike; only what one end has more of shows in a distance.
pub(super) fn drawn_doubt_ft([(one, shift), (other, other_shift)]: [(f64, f64); 2]) -> f64 {
    (OF_95 * one.hypot(other) + (shift - other_shift).abs()) / METRES_PER_FOOT
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
    #[error("found {} feet, expected 0 to 1,000", Decimal(*.0))]
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
    let usable = survey.measured_from();
    let ground = Ground::of(&usable);
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
    // A door that counts and stands nowhere may stand anywhere.
    let nowhere = survey.doors.iter().filter(|d| d.counts == Counts::Yes).count() > doors.len();
    let open = nowhere || untaped.filter(|door| measured.iter().all(|(from, feet)| can_reach(from, *feet, door))).count() > 0;
    let high = if open { 1.0 } else { each.sum::<f64>().min(1.0) };
    // Nobody confirmed the survey: a distance, never a verdict.
    let ([low, high], confirmed) = if survey.surveyed.is_some() { ([low, high], true) } else { ([0.0, 1.0], false) };
    let verdict = if confirmed { Verdict::of([low, high]) } else { Verdict::NotSurveyed };
    let feet = nearest.1;
    Ok(LineVerdict {
        distance_ft: Some(feet),
        give_or_take_ft: Some(tape_doubt_ft(feet)),
        p: [low, high],
        verdict,
        from: Some(nearest.0.name().to_owned()),
        to_line_ft: confirmed.then_some(feet - ONE_FIFTY_FT),
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
    let between = between(from.at, to.at) / METRES_PER_FOOT;
    let drawn = drawn_doubt_ft([from, to].map(|end| (end.door.doubt.sigma_m(), end.door.doubt.datum_m)));
    (between - feet).abs() - drawn.hypot(tape_doubt_ft(feet)) <= ONE_FIFTY_FT
}

fn expected(doors: &[&GroundDoor<'_>]) -> String {
    let names: Vec<String> = doors.iter().map(|d| format!("{:?}", d.door.id)).collect();
    if names.is_empty() { "a door that counts, and the survey has none".to_owned() } else { format!("one of {}", names.join(", ")) }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]
    use super::*;
    use crate::domain::geodesy::{LonLat, Plane};
    use crate::domain::place::Tri;
    use crate::domain::zone::{Confidence, Door, Doubt, Located, Surveyed, WhyNot};

    /// Doors so many feet east of the first.
    fn survey(east_ft: &[f64]) -> PlaceSurvey {
        let plane = Plane::at(LonLat::new(-89.0, 33.0).unwrap());
        let doors = east_ft.iter().enumerate().map(|(at, feet)| Door {
            id: format!("e{}", at + 1),
            name: format!("Door {}", at + 1),
            at: plane.degrees([feet * METRES_PER_FOOT, 0.0]),
            doubt: Doubt { accuracy_m: 1.0, confidence: Confidence::P95, datum_m: 0.0 },
            located: Located::Map,
            counts: Counts::Yes,
            used_by: String::new(),
            step_free: Tri::Unknown,
        });
        PlaceSurvey { doors: doors.collect(), surveyed: Some(Surveyed::default()), ..PlaceSurvey::default() }
    }

    fn at(feet: &[(&str, f64)]) -> Vec<Taped> {
        feet.iter().map(|(door, feet)| Taped { door: (*door).to_owned(), feet: *feet }).collect()
    }

    fn verdict(survey: &PlaceSurvey, feet: &[(&str, f64)]) -> Verdict {
        taped(survey, &at(feet)).unwrap().verdict
    }

    #[test]
    fn one_door_by_tape_two_feet_either_way() {
        let one = survey(&[0.0]);
        assert_eq!(verdict(&one, &[("e1", 147.0)]), Verdict::Inside);
        assert_eq!(verdict(&one, &[("e1", 150.0)]), Verdict::TooCloseToCall);
        assert_eq!(verdict(&one, &[("e1", 153.0)]), Verdict::Outside);
        let line = taped(&one, &at(&[("e1", 150.0)])).unwrap();
        assert_eq!((line.distance_ft, line.give_or_take_ft, line.to_line_ft), (Some(150.0), Some(2.0), Some(0.0)));
        assert_eq!((line.p, line.from.as_deref()), ([0.5, 0.5], Some("Door 1")));
        // The ends of 95 of 100, two-sided: a fortieth is beyond each.
        let line = taped(&one, &at(&[("e1", 152.02)])).unwrap();
        assert!((line.p[0] - 0.025).abs() < 1e-4, "{line:?}");
    }

    #[test]
    fn outside_one_door_is_not_outside_until_the_others_are() {
        let two = survey(&[0.0, 60.0]);
        assert_eq!(verdict(&two, &[("e1", 100.0)]), Verdict::Inside);
        let open = taped(&two, &at(&[("e1", 180.0)])).unwrap();
        assert_eq!((open.verdict, open.p[1]), (Verdict::TooCloseToCall, 1.0));
        assert_eq!(verdict(&two, &[("e1", 180.0), ("e2", 160.0)]), Verdict::Outside);
        assert_eq!(verdict(&two, &[("e1", 180.0), ("e2", 140.0)]), Verdict::Inside);
        // 230 ft from the first, so at least 170 from the second.
        assert_eq!(verdict(&two, &[("e1", 230.0)]), Verdict::Outside);
        // The second is so far off that it cannot reach.
        assert_eq!(verdict(&survey(&[0.0, 500.0]), &[("e1", 180.0)]), Verdict::Outside);
        assert_eq!(verdict(&survey(&[0.0, 320.0]), &[("e1", 180.0)]), Verdict::TooCloseToCall);
    }

    #[test]
    fn a_survey_with_a_gap_and_one_that_nobody_confirmed() {
        let mut two = survey(&[0.0, 60.0]);
        two.doors.iter_mut().last().unwrap().at = (f64::NAN, 33.0);
        assert_eq!(verdict(&two, &[("e1", 300.0)]), Verdict::TooCloseToCall);
        assert_eq!(verdict(&two, &[("e1", 100.0)]), Verdict::Inside);
        two.surveyed = None;
        let line = taped(&two, &at(&[("e1", 100.0)])).unwrap();
        assert_eq!((line.verdict, line.p, line.distance_ft, line.to_line_ft), (Verdict::NotSurveyed, [0.0, 1.0], Some(100.0), None));
    }

    #[test]
    fn what_no_tape_says_is_refused_in_words() {
        let mut two = survey(&[0.0, 60.0]);
        two.doors.iter_mut().last().unwrap().counts = Counts::No { why: WhyNot::Staff };
        let says = |feet: &[(&str, f64)]| taped(&two, &at(feet)).unwrap_err().to_string();
        assert_eq!(says(&[]), "found no distance, expected the feet from one door or more");
        assert_eq!(says(&[("e1", f64::NAN)]), "found NaN feet, expected 0 to 1,000");
        assert_eq!(says(&[("e1", -1.0)]), "found -1 feet, expected 0 to 1,000");
        assert_eq!(says(&[("e2", 10.0)]), "found the door \"e2\", expected one of \"e1\"");
        let none = taped(&PlaceSurvey::default(), &at(&[("e1", 1.0)])).unwrap_err().to_string();
        assert_eq!(none, "found the door \"e1\", expected a door that counts, and the survey has none");
    }
}
