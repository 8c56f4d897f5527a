//! Sides of roads resolved to precincts: the strip 3 to 40 m off the centre line, laid over the polygons.

use super::sources::{RoadSide, Side};
use crate::domain::edition::{Layer, NumberRange, Parity, RowRef, Settles};
use crate::domain::geodesy::{LocalFrame, LonLat};
use crate::domain::lookup::precinct_map::PrecinctMap;

/// Nearest house fronts to a centre line, metres (design §4).
const STRIP_NEAR_M: f64 = 3.0;
/// Farthest that a house of the road is taken to stand, metres (design §4).
const STRIP_FAR_M: f64 = 40.0;

/// Numbers of a street with what the map says of them: a road side with what its strip meets, or address points.
#[derive(Debug, Clone, PartialEq)]
pub struct RoadRange {
    /// As the source writes it.
    pub street: String,
    /// As the source writes it; road lines say none.
    pub town: String,
    /// Five digits as a number.
    pub zip: Option<u32>,
    /// Without its locality.
    pub range: NumberRange,
    /// Middle of the line, for the report's map.
    pub at: (f64, f64),
}

/// Numbers that no range can be made of.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("found numbers {from:?} to {to:?}, expected two whole numbers")]
pub struct NoRange {
    from: String,
    to: String,
}

/// Numbers and parity of a side; of a side whose ends differ in parity, all numbers.
///
/// # Errors
/// Where an end is no whole number.
pub fn range_of(side: &RoadSide, row: Option<RowRef>) -> Result<NumberRange, NoRange> {
    let number = |text: &str| text.trim().parse::<u32>().ok();
    let (Some(from), Some(to)) = (number(&side.from), number(&side.to)) else {
        return Err(NoRange { from: side.from.clone(), to: side.to.clone() });
    };
    let parity = match (from % 2, to % 2) {
        (0, 0) => Parity::Even,
        (1, 1) => Parity::Odd,
        _ => Parity::Both,
    };
    Ok(NumberRange {
        low: from.min(to),
        high: from.max(to),
        parity,
        locality: 0,
        layer: Layer::Roads,
        settles: Settles::Gap(Vec::new()),
        row,
    })
}

/// Which precincts the strip meets.
#[must_use]
pub fn settles(side: &RoadSide, map: &PrecinctMap) -> Settles {
    let mut meets: Vec<u16> = Vec::new();
    let mut gap = false;
    let quads = strip(side);
    if quads.is_empty() {
        gap = true;
    }
    for quad in quads {
        let borders = map.borders_meeting(quad);
        meets.extend(borders.iter().filter_map(|label| u16::try_from(*label).ok()));
        // Without a border in it the quadrilateral lies in one precinct, or in none.
        for [lon, lat] in quad {
            match LonLat::new(lon, lat).ok().and_then(|at| map.label_at(at)) {
                Some(label) => meets.extend(u16::try_from(label)),
                None => gap = true,
            }
        }
    }
    meets.sort_unstable();
    meets.dedup();
    match (meets.as_slice(), gap) {
        (&[precinct], false) => Settles::One { precinct, split: None },
        (_, true) => Settles::Gap(meets),
        _ => Settles::Straddles(meets),
    }
}

/// Quadrilaterals (degrees) that cover the strip: one per segment, and one in each bend.
fn strip(side: &RoadSide) -> Vec<[[f64; 2]; 4]> {
    let points: Vec<[f64; 2]> = side.line.coords().map(|c| [c.x, c.y]).collect();
    let sign = match side.side {
        Side::Left => 1.0,
        Side::Right => -1.0,
    };
    let mut quads = Vec::new();
    let mut last: Option<[[f64; 2]; 2]> = None;
    for pair in points.windows(2) {
        let &[a, b] = pair else { continue };
        let Ok(origin) = LonLat::new(a[0], a[1]) else { continue };
        let frame = LocalFrame::at(origin);
        let [east, north] = frame.metres(b[0], b[1]);
        let length = east.hypot(north);
        if length <= 0.0 {
            continue;
        }
        let normal = [-north / length * sign, east / length * sign];
        let off = |[x, y]: [f64; 2], metres: f64| frame.degrees([x + normal[0] * metres, y + normal[1] * metres]);
        let start = [off([0.0, 0.0], STRIP_NEAR_M), off([0.0, 0.0], STRIP_FAR_M)];
        let end = [off([east, north], STRIP_NEAR_M), off([east, north], STRIP_FAR_M)];
        if let Some([near, far]) = last {
            quads.push([near, far, start[1], start[0]]);
        }
        quads.push([start[0], end[0], end[1], start[1]]);
        last = Some(end);
    }
    quads
}
