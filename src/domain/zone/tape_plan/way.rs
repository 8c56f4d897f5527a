//! Where a drawn path crosses a circle about a door, and how far along the path that is.

use crate::domain::zone::on_plane::{Metres, between, on_edge};

/// Two crossings nearer than this are one, metres: a path's corner may lie on the circle.
const SAME_M: f64 = 0.001;

/// A path as lengths from its start.
#[derive(Debug)]
pub(super) struct Way<'a> {
    line: &'a [Metres],
}

/// A point of a path.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct OnWay {
    pub(super) at: Metres,
    /// Metres along the path from its start.
    pub(super) along: f64,
}

impl<'a> Way<'a> {
    pub(super) fn new(line: &'a [Metres]) -> Self {
        Self { line }
    }

    /// Each segment: its ends, and how far along the path it begins.
    fn segments(&self) -> impl Iterator<Item = (Metres, Metres, f64)> {
        let ends = self.line.iter().zip(self.line.iter().skip(1));
        ends.scan(0.0, |along, (a, b)| {
            let begins = *along;
            *along += between(*a, *b);
            Some((*a, *b, begins))
        })
    }

    /// The path's nearest point; none for a path without a segment.
    pub(super) fn nearest(&self, p: Metres) -> Option<OnWay> {
        let near = self.segments().map(|(a, b, begins)| {
            let (at, t) = on_edge(a, b, p);
            OnWay { at, along: begins + t * between(a, b) }
        });
        near.min_by(|a, b| between(a.at, p).total_cmp(&between(b.at, p)))
    }

    /// Every point where the path meets a circle, in the path's order.
    pub(super) fn crossings(&self, centre: Metres, radius: f64) -> Vec<OnWay> {
        let mut found: Vec<OnWay> = Vec::new();
        for (a, b, begins) in self.segments() {
            for t in meets(a, b, centre, radius).into_iter().flatten() {
                let at = [a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])];
                let along = begins + t * between(a, b);
                if found.last().is_none_or(|last| along - last.along > SAME_M) {
                    found.push(OnWay { at, along });
                }
            }
        }
        found
    }
}

/// How far along a segment it meets a circle, 0 to 1, the nearer first: the roots of |a + t (b − a) − c|² = r².
fn meets(a: Metres, b: Metres, centre: Metres, radius: f64) -> [Option<f64>; 2] {
    let (dx, dy) = (b[0] - a[0], b[1] - a[1]);
    let (x, y) = (a[0] - centre[0], a[1] - centre[1]);
    let square = dx * dx + dy * dy;
    if square == 0.0 {
        return [None, None];
    }
    // The foot of the perpendicular, then half the chord: no difference of large squares.
    let foot = -(x * dx + y * dy) / square;
    let length = square.sqrt();
    let height = (x * dy - y * dx).abs() / length;
    if height > radius {
        return [None, None];
    }
    let half = ((radius - height) * (radius + height)).sqrt() / length;
    [foot - half, foot + half].map(|t| (0.0..=1.0).contains(&t).then_some(t))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]
    use proptest::prelude::*;

    use super::*;

    /// The stupid twin: small steps along the path, and a crossing wherever the side changes.
    fn stepped(line: &[Metres], centre: Metres, radius: f64) -> Vec<f64> {
        let (mut found, mut along) = (Vec::new(), 0.0);
        for ends in line.windows(2) {
            let length = between(ends[0], ends[1]);
            let steps = (length / 0.02).ceil().max(1.0);
            let mut before = between(ends[0], centre) <= radius;
            let mut step = 1.0;
            while step <= steps {
                let t = step / steps;
                let at = [ends[0][0] + t * (ends[1][0] - ends[0][0]), ends[0][1] + t * (ends[1][1] - ends[0][1])];
                let now = between(at, centre) <= radius;
                if now != before {
                    found.push(along + t * length);
                }
                before = now;
                step += 1.0;
            }
            along += length;
        }
        found
    }

    proptest! {
        #[test]
        fn crossings_are_where_small_steps_change_sides(
            line in prop::collection::vec((-90.0f64..90.0, -90.0f64..90.0).prop_map(|(x, y)| [x, y]), 2..7),
            cx in -30.0f64..30.0, cy in -30.0f64..30.0, radius in 5.0f64..60.0,
        ) {
            let found = Way::new(&line).crossings([cx, cy], radius);
            for on in &found {
                prop_assert!((between(on.at, [cx, cy]) - radius).abs() < 1e-9);
            }
            let stepped = stepped(&line, [cx, cy], radius);
            // Small steps jump over a chord shorter than a step: such a pair is taken out of ours.
            let mut ours: Vec<f64> = Vec::new();
            for on in &found {
                if ours.last().is_some_and(|last| on.along - last < 0.05) { ours.pop(); } else { ours.push(on.along); }
            }
            let mut theirs: Vec<f64> = Vec::new();
            for along in stepped {
                if theirs.last().is_some_and(|last| along - last < 0.05) { theirs.pop(); } else { theirs.push(along); }
            }
            prop_assert_eq!(ours.len(), theirs.len(), "{:?} {:?}", ours, theirs);
            for (a, b) in ours.iter().zip(&theirs) {
                prop_assert!((a - b).abs() <= 0.021, "{} {}", a, b);
            }
        }
    }

    #[test]
    fn a_corner_on_the_circle_is_one_crossing_and_a_path_within_has_none() {
        let way = [[0.0, 0.0], [5.0, 0.0], [9.0, 0.0]];
        let found = Way::new(&way).crossings([0.0, 0.0], 5.0);
        assert_eq!(found, [OnWay { at: [5.0, 0.0], along: 5.0 }]);
        assert!(Way::new(&way).crossings([4.0, 0.0], 6.0).is_empty());
        assert!(Way::new(&[[1.0, 1.0], [1.0, 1.0]]).crossings([1.0, 1.0], 0.0).is_empty());
        assert_eq!(Way::new(&way).nearest([6.0, 3.0]), Some(OnWay { at: [6.0, 0.0], along: 6.0 }));
        assert_eq!(Way::new(&[]).nearest([0.0, 0.0]), None);
    }
}
