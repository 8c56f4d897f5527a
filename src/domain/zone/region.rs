//! The probability that a point with normal doubt lies within a region of many corners.

use geo::{MultiPolygon, Orient as _, orient::Direction};

use super::outline::rings;
use super::room::{Metres, edges};

/// A region whose outer rings run counter-clockwise and whose holes run clockwise.
#[derive(Debug, Clone, Default)]
pub(super) struct Region {
    rings: Vec<Vec<Metres>>,
}

/// Gauss and Legendre's five points on [-1, 1] and their weights (Abramowitz and Stegun, table 25.4).
const POINTS: [(f64, f64); 5] = [
    (0.0, 0.568_888_888_888_888_9),
    (-0.538_469_310_105_683_1, 0.478_628_670_499_366_47),
    (0.538_469_310_105_683_1, 0.478_628_670_499_366_47),
    (-0.906_179_845_938_664, 0.236_926_885_056_189_08),
    (0.906_179_845_938_664, 0.236_926_885_056_189_08),
];
/// A piece of an edge is no longer than this many sigma, or than this share of its distance.
const PIECE: f64 = 0.75;
/// More pieces than this an edge is never cut into; a kilometre at sigma 0.1 m near the point takes fewer, for pieces grow with distance.
const MOST: u32 = 4_000;

impl Region {
    pub(super) fn new(region: &MultiPolygon) -> Self {
        Self { rings: rings(&region.orient(Direction::Default)) }
    }

    pub(super) fn rings(&self) -> impl Iterator<Item = &[Metres]> {
        self.rings.iter().map(Vec::as_slice)
    }

    /// The probability that a point measured at `point` lies in the region; `sigma` above 0, metres. Within 1e-7.
    ///
    /// In polar coordinates about the point the density integrates to (1 − e^(−r²/2σ²))/2π along the boundary by dθ (Green's theorem):
    /// a smooth integrand also where the boundary runs through the point.
    pub(super) fn probability(&self, point: Metres, sigma: f64) -> f64 {
        let around: f64 = self.rings().flat_map(edges).map(|(from, to)| along(from, to, point, sigma)).sum();
        (around / std::f64::consts::TAU).clamp(0.0, 1.0)
    }
}

/// ∫ (1 − e^(−r²/2σ²)) dθ along an edge.
fn along([ax, ay]: Metres, [bx, by]: Metres, [px, py]: Metres, sigma: f64) -> f64 {
    let (ax, ay, bx, by) = ((ax - px) / sigma, (ay - py) / sigma, (bx - px) / sigma, (by - py) / sigma);
    let (dx, dy) = (bx - ax, by - ay);
    // r² dθ = cross · dt for the edge's parameter t from 0 to 1.
    let cross = ax * by - ay * bx;
    let length = (dx * dx + dy * dy).sqrt();
    let (mut t, mut sum) = (0.0, 0.0);
    for _ in 0..MOST {
        if t >= 1.0 || length <= 0.0 {
            break;
        }
        // The distance changes by no more than the piece's length, so half of it keeps the piece clear of the point.
        let (x, y) = (ax + t * dx, ay + t * dy);
        let piece = (PIECE.max(0.4 * (x * x + y * y).sqrt()) / length).min(1.0 - t);
        let (middle, half) = (t + piece / 2.0, piece / 2.0);
        for (at, weight) in POINTS {
            let t = middle + half * at;
            let (x, y) = (ax + t * dx, ay + t * dy);
            sum += weight * half * shrinking((x * x + y * y) / 2.0);
        }
        t += piece;
        if 1.0 - t < 1e-12 {
            break;
        }
    }
    cross / 2.0 * sum
}

/// (1 − e^(−u))/u, which is 1 at 0.
fn shrinking(u: f64) -> f64 {
    if u < 1e-5 { 1.0 - u / 2.0 } else { -libm::expm1(-u) / u }
}
