//! A mark in words: how many feet before or past a landmark, as somebody walks from the door.

use super::way::Way;
use crate::domain::zone::METRES_PER_FOOT;
use crate::domain::zone::on_plane::{Metres, bearing, between, compass};

/// So far beside the way one still says "past it", feet.
const BESIDE_FT: f64 = 30.0;
/// So far along the way one still counts from it, feet.
const ALONG_FT: f64 = 60.0;
/// So far off in any direction one still names it, feet.
const AROUND_FT: f64 = 75.0;

/// In words where a mark is. `way`: what one walks along, with metres from its start to where it leaves the door and to the
/// mark.
pub(super) fn near(landmarks: &[(&str, Metres)], way: &Way<'_>, leaves: f64, mark_along: f64, mark: Metres) -> Option<String> {
    let outward = if mark_along >= leaves { 1.0 } else { -1.0 };
    let passed = landmarks.iter().filter_map(|(name, at)| {
        let foot = way.nearest(*at)?;
        let beside = between(foot.at, *at) / METRES_PER_FOOT;
        let past = outward * (mark_along - foot.along) / METRES_PER_FOOT;
        // What lies behind the door is not passed.
        let ahead = outward * (foot.along - leaves) > 0.0;
        (ahead && beside <= BESIDE_FT && past.abs() <= ALONG_FT).then_some((*name, past, beside))
    });
    if let Some((name, past, beside)) = passed.min_by(|a, b| (a.1.abs() + a.2).total_cmp(&(b.1.abs() + b.2))) {
        let name = spoken(name);
        let feet = past.abs().round();
        return Some(match (feet >= 1.0, past > 0.0) {
            (true, true) => format!("{feet} ft past {name}"),
            (true, false) => format!("{feet} ft before {name}"),
            (false, _) if beside < 3.0 => format!("at {name}"),
            (false, _) => format!("level with {name}"),
        });
    }
    let nearest = landmarks.iter().min_by(|a, b| between(a.1, mark).total_cmp(&between(b.1, mark)))?;
    let feet = between(nearest.1, mark) / METRES_PER_FOOT;
    (feet <= AROUND_FT).then(|| format!("{} ft {} of {}", feet.round(), compass(bearing(nearest.1, mark)), spoken(nearest.0)))
}

/// "The mailbox" within a sentence.
fn spoken(name: &str) -> String {
    match name.strip_prefix("The ") {
        Some(rest) => format!("the {rest}"),
        None => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FOOT: f64 = METRES_PER_FOOT;

    fn said(landmark: Metres, mark_ft: f64) -> Option<String> {
        let line = [[0.0, 0.0], [400.0 * FOOT, 0.0]];
        near(&[("The mailbox", landmark)], &Way::new(&line), 0.0, mark_ft * FOOT, [mark_ft * FOOT, 0.0])
    }

    #[test]
    fn in_feet_past_before_and_beside() {
        assert_eq!(said([138.0 * FOOT, 5.0 * FOOT], 150.0).as_deref(), Some("12 ft past the mailbox"));
        assert_eq!(said([158.0 * FOOT, 0.0], 150.0).as_deref(), Some("8 ft before the mailbox"));
        assert_eq!(said([150.2 * FOOT, 1.0 * FOOT], 150.0).as_deref(), Some("at the mailbox"));
        assert_eq!(said([150.2 * FOOT, 20.0 * FOOT], 150.0).as_deref(), Some("level with the mailbox"));
        assert_eq!(said([150.0 * FOOT, -60.0 * FOOT], 150.0).as_deref(), Some("60 ft north of the mailbox"));
        assert_eq!(said([150.0 * FOOT, 80.0 * FOOT], 150.0), None);
        assert_eq!(said([-20.0 * FOOT, 0.0], 150.0), None);
    }
}
