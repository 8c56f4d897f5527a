//! The probability that a point with normal doubt lies within a region of many corners.

use geo::{MultiPolygon, Orient as _, orient::Direction};

use super::outline::rings;
use super::on_plane::{Metres, edges};

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
/// Their three points, enough for a short piece: its error goes with the sixth power of the length, and is below 1e-9 of it.
const FEW_POINTS: [(f64, f64); 3] = [(0.0, 8.0 / 9.0), (-0.774_596_669_241_483_4, 5.0 / 9.0), (0.774_596_669_241_483_4, 5.0 / 9.0)];
/// A piece of no more sigma is short.
const SHORT: f64 = 0.3;
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
        let points = if piece * length <= SHORT { FEW_POINTS.as_slice() } else { &POINTS };
        for (at, weight) in points {
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
    // From a half on the plain difference loses no digit that counts, and is quicker.
    if u < 1e-5 {
        1.0 - u / 2.0
    } else if u < 0.5 {
        -libm::expm1(-u) / u
    } else {
        (1.0 - (-u).exp()) / u
    }
}

#[cfg(test)]
mod tests {
    use super::super::outline::{BOUNDS, Side, around, discs};
    use super::super::rice::within_disc;
    use super::super::room::Room;
    use super::*;
    use proptest::prelude::*;

    fn rectangle(x: f64, y: f64, width: f64, height: f64) -> Vec<Metres> {
        vec![[x, y], [x + width, y], [x + width, y + height], [x, y + height]]
    }

    fn room(parts: &[&[Vec<Metres>]]) -> Room {
        Room { parts: parts.iter().map(|part| part.to_vec()).collect() }
    }

    fn of(room: &Room) -> Region {
        Region::new(&super::super::outline::room_polygons(room))
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(60))]
        /// The foreign witness: a rectangle's probability is the product of two normal ones, by `libm`'s erfc.
        #[test]
        fn a_rectangle_is_the_product_of_two_lines(
            x in -60f64..60.0, y in -60f64..60.0, width in 0.5f64..120.0, height in 0.5f64..120.0, sigma in 0.05f64..40.0,
        ) {
            let below = |metres: f64| 0.5 * libm::erfc(-metres / sigma / std::f64::consts::SQRT_2);
            let truth = (below(x + width) - below(x)) * (below(y + height) - below(y));
            let p = of(&room(&[&[rectangle(x, y, width, height)]])).probability([0.0, 0.0], sigma);
            prop_assert!((p - truth).abs() < 1e-7, "{} {}", p, truth);
        }

        /// The few points of short pieces against the many of long ones: walls cut into bits are the same walls.
        #[test]
        fn a_wall_cut_into_bits_is_the_same_wall(
            x in -60f64..60.0, y in -60f64..60.0, width in 0.5f64..60.0, height in 0.5f64..60.0, sigma in 0.5f64..12.0, bits in 2u32..200,
        ) {
            let whole = rectangle(x, y, width, height);
            let cut = edges(&whole).flat_map(|(a, b)| (0..bits).map(move |i| {
                let t = f64::from(i) / f64::from(bits);
                [a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])]
            })).collect();
            let [p, twin] = [cut, whole].map(|ring| of(&room(&[&[ring]])).probability([0.0, 0.0], sigma));
            prop_assert!((p - twin).abs() < 1e-7, "{} {}", p, twin);
        }

        /// A courtyard and a second part, against one rectangle less another plus a third.
        #[test]
        fn holes_are_taken_away_and_parts_added(x in -40f64..40.0, y in -40f64..40.0, sigma in 0.2f64..20.0) {
            let (outer, hole, other) = (rectangle(-20.0, -15.0, 40.0, 30.0), rectangle(-9.0, -7.0, 18.0, 14.0), rectangle(30.0, 0.0, 5.0, 5.0));
            let whole = of(&room(&[&[outer.clone(), hole.clone()], std::slice::from_ref(&other)])).probability([x, y], sigma);
            let each = [outer, hole, other].map(|ring| of(&room(&[&[ring]])).probability([x, y], sigma));
            prop_assert!((whole - (each[0] - each[1] + each[2])).abs() < 1e-7);
        }

        /// Inner and outer polygons of a disc hold the exact one between them, and a point's polygons are the disc's.
        #[test]
        fn the_bounds_hold_the_disc(x in 0f64..40.0, sigma in 0.4f64..20.0) {
            let exact = within_disc(x, 9.144, sigma);
            let bound = |side| Region::new(&discs(&[[0.0, 0.0]], 9.144, BOUNDS, side)).probability([x, 0.0], sigma);
            prop_assert!(bound(Side::Within) <= exact + 1e-7 && exact <= bound(Side::Around) + 1e-7);
            prop_assert!(bound(Side::Around) - bound(Side::Within) < 0.004);
            let point = Room::point([0.0, 0.0]);
            prop_assert!((Region::new(&around(&point, 9.144, BOUNDS, Side::Within)).probability([x, 0.0], sigma) - bound(Side::Within)).abs() < 1e-6);
        }

        /// The stupid twin for a room's 30 feet: a grid of squares, each weighed by its middle, askew to the walls.
        #[test]
        fn the_bounds_hold_a_rooms_thirty_feet(x in -30f64..30.0, y in -30f64..30.0, sigma in 1.5f64..8.0) {
            let el = vec![[-10.0, -8.0], [12.0, -8.0], [12.0, 0.0], [0.0, 0.0], [0.0, 9.0], [-10.0, 9.0]];
            let room = room(&[&[el]]);
            let bound = |side| Region::new(&around(&room, 9.144, BOUNDS, side)).probability([x, y], sigma);
            let (step, (sin, cos)) = (sigma / 25.0, 0.5f64.sin_cos());
            let mut sum = 0.0;
            for i in -150..150 {
                for j in -150..150 {
                    let [across, up] = [(f64::from(i) + 0.5) * step, (f64::from(j) + 0.5) * step];
                    let [dx, dy] = [across * cos - up * sin, across * sin + up * cos];
                    if room.nearest([x + dx, y + dy]).is_some_and(|(distance, _)| distance <= 9.144) {
                        sum += (-(dx * dx + dy * dy) / (2.0 * sigma * sigma)).exp();
                    }
                }
            }
            let twin = sum * step * step / (std::f64::consts::TAU * sigma * sigma);
            prop_assert!(bound(Side::Within) <= twin + 3e-3 && twin <= bound(Side::Around) + 3e-3, "{} {} {}", bound(Side::Within), twin, bound(Side::Around));
        }
    }

    #[test]
    fn on_a_corner_and_on_an_edge() {
        let square = of(&room(&[&[rectangle(0.0, 0.0, 1e3, 1e3)]]));
        assert!((square.probability([0.0, 0.0], 1.0) - 0.25).abs() < 1e-7);
        assert!((square.probability([500.0, 0.0], 1.0) - 0.5).abs() < 1e-7);
        assert!((square.probability([500.0, 500.0], 0.001) - 1.0).abs() < 1e-7);
        assert_eq!(Region::default().probability([0.0, 0.0], 1.0), 0.0);
    }
}
