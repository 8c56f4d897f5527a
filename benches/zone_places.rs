// Places of three doors from flat numbers, for the native and the wasm bench alike; included by `#[path]`.

use pollstead::domain::place::Tri;
use pollstead::domain::zone::{
    Confidence, Counts, Door, Doubt, Located, Measured, PlaceSurvey, Policy, Surveyed, Verdict, ZoneMap,
};

/// Of every fix.
pub(crate) const CONFIDENCE: Confidence = Confidence::P68;

/// Six numbers a place: three doors, longitude first. Each door is known to 2 m.
pub(crate) fn maps(doors: &[f64]) -> Vec<ZoneMap> {
    let doubt = Doubt { accuracy_m: 2.0, confidence: Confidence::P68, datum_m: 0.0 };
    let door = |(number, at): (usize, &[f64])| Door {
        id: format!("e{number}"),
        name: format!("Door {number}"),
        at: (at[0], at[1]),
        doubt,
        located: Located::Gps,
        counts: Counts::Yes,
        used_by: String::new(),
        step_free: Tri::Unknown,
    };
    let survey = |(place, doors): (usize, &[f64])| PlaceSurvey {
        place: format!("28000:p{place:04}"),
        doors: doors.chunks_exact(2).enumerate().map(door).collect(),
        surveyed: Some(Surveyed { by: "made up".to_owned(), on: "2026-01-01".to_owned() }),
        ..PlaceSurvey::default()
    };
    doors.chunks_exact(6).enumerate().map(survey).map(|survey| ZoneMap::of(&survey, &Policy::default())).collect()
}

/// The 150-ft line by the statute: 0 outside, 1 inside, 2 too close, 3 not surveyed; 4 more where it is measured inside.
pub(crate) fn code(measured: &Measured) -> u8 {
    let line = measured.lines.one_fifty.statute;
    let verdict = match line.verdict {
        Verdict::Outside => 0,
        Verdict::Inside => 1,
        Verdict::TooCloseToCall => 2,
        Verdict::NotSurveyed => 3,
    };
    let inside = line.reached.and_then(|r| r.to_line_m).is_some_and(|m| m <= 0.0);
    verdict + if inside { 4 } else { 0 }
}
