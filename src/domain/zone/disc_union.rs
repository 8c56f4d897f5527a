//! Discs of one radius merged: how far a point is from their common line, exactly.

use super::on_plane::{Metres, between};

/// A point so near to a circle counts as on it, metres.
const ON_IT: f64 = 1e-7;

/// Discs about the entrances that count.
#[derive(Debug, Clone, Default)]
pub(super) struct DiscUnion {
    centres: Vec<Metres>,
    radius: f64,
    /// Where two circles meet and no third disc covers them.
    corners: Vec<Metres>,
}

impl DiscUnion {
    pub(super) fn new(centres: Vec<Metres>, radius: f64) -> Self {
        let mut union = Self { centres, radius, corners: Vec::new() };
        let mut corners = Vec::new();
        for (i, a) in union.centres.iter().enumerate() {
            for b in union.centres.iter().skip(i + 1) {
                corners.extend(meeting(*a, *b, radius).into_iter().flatten().filter(|corner| !union.covers(*corner)));
            }
        }
        union.corners = corners;
        union
    }

    /// Whether a point lies inside a disc and not merely on its circle.
    fn covers(&self, point: Metres) -> bool {
        self.centres.iter().any(|centre| between(*centre, point) < self.radius - ON_IT)
    }

    /// Metres to the line: below 0 inside it, none where there is no disc. `nearest` is the distance to the nearest centre.
    pub(super) fn to_line(&self, point: Metres, nearest: f64) -> Option<f64> {
        if nearest >= self.radius {
            return (!self.centres.is_empty()).then_some(nearest - self.radius);
        }
        if let [_] = self.centres.as_slice() {
            return Some(nearest - self.radius);
        }
        // Inside: the nearest point of the line is a corner, or lies straight away from a centre where nothing covers it.
        let corners = self.corners.iter().map(|corner| between(*corner, point));
        let straight = self.centres.iter().filter_map(|centre| {
            let away = between(*centre, point);
            let [dx, dy] = if away > 0.0 { [(point[0] - centre[0]) / away, (point[1] - centre[1]) / away] } else { [1.0, 0.0] };
            let foot = [centre[0] + self.radius * dx, centre[1] + self.radius * dy];
            // From a centre itself every direction is straight: the corners of its circle are as far as any other point.
            (!self.covers(foot)).then_some((self.radius - away).abs())
        });
        corners.chain(straight).min_by(f64::total_cmp).map(|depth| -depth)
    }
}

/// Where two circles of one radius meet.
fn meeting(a: Metres, b: Metres, radius: f64) -> [Option<Metres>; 2] {
    let apart = between(a, b);
    if apart <= ON_IT || apart > 2.0 * radius {
        return [None, None];
    }
    let middle = [f64::midpoint(a[0], b[0]), f64::midpoint(a[1], b[1])];
    let along = (radius * radius - apart * apart / 4.0).max(0.0).sqrt() / apart;
    let across = [-(b[1] - a[1]) * along, (b[0] - a[0]) * along];
    [Some([middle[0] + across[0], middle[1] + across[1]]), Some([middle[0] - across[0], middle[1] - across[1]])]
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]
    use super::*;
    use proptest::prelude::*;

    /// The stupid twin: a point every tenth of a degree of every circle, those inside another disc left out.
    fn by_sampling(centres: &[Metres], radius: f64, point: Metres) -> f64 {
        let mut least = f64::INFINITY;
        for centre in centres {
            for step in 0..3600 {
                let (sin, cos) = (f64::from(step) / 10.0).to_radians().sin_cos();
                let on = [centre[0] + radius * cos, centre[1] + radius * sin];
                if centres.iter().all(|other| between(*other, on) >= radius - 1e-6) {
                    least = least.min(between(on, point));
                }
            }
        }
        least
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(200))]
        #[test]
        fn the_line_is_as_far_as_the_nearest_sample(
            centres in prop::collection::vec([-40f64..40.0, -40f64..40.0], 1..7), point in [-90f64..90.0, -90f64..90.0],
        ) {
            let radius = 45.72;
            let nearest = centres.iter().map(|c| between(*c, point)).fold(f64::INFINITY, f64::min);
            let to_line = DiscUnion::new(centres.clone(), radius).to_line(point, nearest).unwrap();
            prop_assert_eq!(to_line < 0.0, nearest < radius);
            // A tenth of a degree of 45.72 m is 8 cm: from a point on the line a sample is 4 cm away at most.
            let sampled = by_sampling(&centres, radius, point);
            prop_assert!(to_line.abs() <= sampled + 1e-6 && sampled <= to_line.abs() + 0.08, "{} {}", to_line, sampled);
        }
    }

    #[test]
    fn doors_at_one_spot_and_no_doors() {
        let twice = DiscUnion::new(vec![[0.0, 0.0], [0.0, 0.0]], 10.0);
        assert_eq!(twice.to_line([4.0, 0.0], 4.0), Some(-6.0));
        assert_eq!(twice.to_line([0.0, 0.0], 0.0), Some(-10.0));
        assert_eq!(DiscUnion::new(Vec::new(), 10.0).to_line([0.0, 0.0], f64::INFINITY), None);
    }
}
