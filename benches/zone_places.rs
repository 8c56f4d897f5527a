// Places of three doors from flat numbers, for the native and the wasm bench alike; included by `#[path]`.

use pollstead::domain::place::Tri;
use pollstead::domain::zone::{
    Confidence, Counts, Door, Doubt, Located, Measured, PlaceSurvey, Policy, Polls, PollsShape, RoomPart, Surveyed, Verdict, ZoneMap,
};

/// Of every fix.
pub(crate) const CONFIDENCE: Confidence = Confidence::P68;

/// Each door, and each room, is known to 2 m.
const DOUBT: Doubt = Doubt { accuracy_m: 2.0, confidence: Confidence::P68, datum_m: 0.0 };

/// Whether a place has a room beside its doors.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Rooms {
    /// The 30 feet are measured from the entrances alone.
    None,
    /// 20 by 12 metres, in the middle of the doors.
    One,
}

/// Six numbers a place: three doors, longitude first.
pub(crate) fn surveys(doors: &[f64], rooms: Rooms) -> Vec<PlaceSurvey> {
    let door = |(number, at): (usize, &[f64])| Door {
        id: format!("e{number}"),
        name: format!("Door {number}"),
        at: (at[0], at[1]),
        doubt: DOUBT,
        located: Located::Gps,
        counts: Counts::Yes,
        used_by: String::new(),
        step_free: Tri::Unknown,
    };
    let survey = |(place, doors): (usize, &[f64])| PlaceSurvey {
        place: format!("28000:p{place:04}"),
        doors: doors.chunks_exact(2).enumerate().map(door).collect(),
        polls: (rooms == Rooms::One).then(|| room(doors)),
        surveyed: Some(Surveyed { by: "made up".to_owned(), on: "2026-01-01".to_owned() }),
        ..PlaceSurvey::default()
    };
    doors.chunks_exact(6).enumerate().map(survey).collect()
}

fn room(doors: &[f64]) -> Polls {
    let middle = |first: usize| doors.iter().skip(first).step_by(2).sum::<f64>() / 3.0;
    let (lon, lat) = (middle(0), middle(1));
    let (east, north) = (10.0 / (111_320.0 * lat.to_radians().cos()), 6.0 / 110_950.0);
    let outline = [(-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0)].map(|(x, y)| (lon + x * east, lat + y * north)).to_vec();
    Polls {
        name: "Room".to_owned(),
        shape: PollsShape::Room { parts: vec![RoomPart { outline, holes: Vec::new() }] },
        doubt: DOUBT,
        located: Located::Gps,
    }
}

pub(crate) fn maps(surveys: &[PlaceSurvey]) -> Vec<ZoneMap> {
    surveys.iter().map(|survey| ZoneMap::of(survey, &Policy::default())).collect()
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
