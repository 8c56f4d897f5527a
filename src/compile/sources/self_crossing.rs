//! Finds where a polygon's rings cross or overlap themselves or each other.
//!
//! Two segments cross if they share a point that is inner to at least one of them. Rings that meet at a vertex of
//! both only touch: a point is inside or outside all the same, so that is no fault.

use geo_types::{Coord, Line, LineString, Polygon};
use robust::{Coord as Exact, orient2d};
use rstar::primitives::GeomWithData;
use rstar::{AABB, RTree, RTreeObject as _};

/// A point at or near which the polygon's rings cross, or `None`. Touching at vertices is no crossing.
///
/// Exact: the verdict never depends on rounding (`robust`, after Shewchuk 1997). About `n log n` for real borders.
#[must_use]
pub fn crossing(polygon: &Polygon<f64>) -> Option<Coord<f64>> {
    let segments: Vec<Line<f64>> = segments(polygon).collect();
    let indexed = segments
        .iter()
        .enumerate()
        .map(|(i, line)| GeomWithData::new(*line, i))
        .collect();
    let tree: RTree<GeomWithData<Line<f64>, usize>> = RTree::bulk_load(indexed);
    for (i, line) in segments.iter().enumerate() {
        let window: AABB<_> = line.envelope();
        for other in tree.locate_in_envelope_intersecting(window) {
            // Each pair once.
            if other.data > i
                && let Some(at) = crossing_of(*line, *other.geom())
            {
                return Some(at);
            }
        }
    }
    None
}

/// The stupid twin: every pair.
#[must_use]
pub fn crossing_by_every_pair(polygon: &Polygon<f64>) -> Option<Coord<f64>> {
    let segments: Vec<Line<f64>> = segments(polygon).collect();
    let pairs = segments
        .iter()
        .enumerate()
        .flat_map(|(i, a)| segments.iter().skip(i + 1).map(move |b| (*a, *b)));
    pairs.filter_map(|(a, b)| crossing_of(a, b)).next()
}

fn segments(polygon: &Polygon<f64>) -> impl Iterator<Item = Line<f64>> {
    std::iter::once(polygon.exterior())
        .chain(polygon.interiors())
        .flat_map(LineString::lines)
}

/// Where two segments share a point that is inner to at least one.
fn crossing_of(a: Line<f64>, b: Line<f64>) -> Option<Coord<f64>> {
    let (b_start, b_end) = (side(a, b.start), side(a, b.end));
    let (a_start, a_end) = (side(b, a.start), side(b, a.end));
    if b_start * b_end < 0.0 && a_start * a_end < 0.0 {
        let t = a_start.abs() / (a_start.abs() + a_end.abs());
        return Some(Coord {
            x: a.start.x + t * a.dx(),
            y: a.start.y + t * a.dy(),
        });
    }
    // A vertex of one on the inside of the other.
    for (line, at, which) in [
        (a, b.start, b_start),
        (a, b.end, b_end),
        (b, a.start, a_start),
        (b, a.end, a_end),
    ] {
        if which == 0.0 && at != line.start && at != line.end && in_box(line, at) {
            return Some(at);
        }
    }
    // The same segment twice.
    let same = (a.start == b.start && a.end == b.end) || (a.start == b.end && a.end == b.start);
    same.then_some(a.start)
}

/// Its sign is exact: positive left of the line, negative right, zero on it.
fn side(line: Line<f64>, at: Coord<f64>) -> f64 {
    let exact = |c: Coord<f64>| Exact { x: c.x, y: c.y };
    orient2d(exact(line.start), exact(line.end), exact(at)).signum_or_zero()
}

/// `f64::signum` calls zero positive.
trait SignumOrZero {
    fn signum_or_zero(self) -> f64;
}

impl SignumOrZero for f64 {
    fn signum_or_zero(self) -> f64 {
        if self == 0.0 { 0.0 } else { self.signum() }
    }
}

fn in_box(line: Line<f64>, at: Coord<f64>) -> bool {
    let (x, y) = (line.start.x.min(line.end.x), line.start.y.min(line.end.y));
    let (right, top) = (line.start.x.max(line.end.x), line.start.y.max(line.end.y));
    (x..=right).contains(&at.x) && (y..=top).contains(&at.y)
}

#[cfg(test)]
mod tests {
    use geo_types::polygon;
    use proptest::prelude::*;

    use super::*;

    fn ring(points: &[(f64, f64)]) -> Polygon<f64> {
        Polygon::new(LineString::from(points.to_vec()), vec![])
    }

    #[test]
    fn crossings_are_told_from_touches() {
        let bow_tie = ring(&[(0., 0.), (2., 2.), (2., 0.), (0., 2.)]);
        assert_eq!(crossing(&bow_tie), Some(Coord { x: 1., y: 1. }));
        let spike = ring(&[(0., 0.), (2., 0.), (4., 0.), (2., 0.), (1., 2.)]);
        assert!(crossing(&spike).is_some(), "spike");
        let tee = ring(&[(0., 0.), (4., 0.), (4., 2.), (2., 0.), (0., 2.)]);
        assert!(crossing(&tee).is_some(), "vertex on an edge");
        let pinched = ring(&[(0., 0.), (1., 1.), (2., 0.), (2., 2.), (1., 1.), (0., 2.)]);
        assert_eq!(crossing(&pinched), None);
        let square = ring(&[(0., 0.), (4., 0.), (4., 4.), (0., 4.)]);
        assert_eq!(crossing(&square), None);
        let hole_touching_at_vertex = polygon!(
            exterior: [(x: 0., y: 0.), (x: 4., y: 0.), (x: 4., y: 4.), (x: 0., y: 4.)],
            interiors: [[(x: 0., y: 0.), (x: 1., y: 2.), (x: 2., y: 1.)]],
        );
        assert_eq!(crossing(&hole_touching_at_vertex), None);
        let hole_crossing = polygon!(
            exterior: [(x: 0., y: 0.), (x: 4., y: 0.), (x: 4., y: 4.), (x: 0., y: 4.)],
            interiors: [[(x: 1., y: 1.), (x: 1., y: 2.), (x: 5., y: 1.)]],
        );
        assert!(crossing(&hole_crossing).is_some());
    }

    proptest! {
        // A small grid, so that touches, overlaps and crossings all happen.
        #[test]
        fn the_index_agrees_with_every_pair(points in prop::collection::vec((0_i8..7, 0_i8..7), 3..12)) {
            let points: Vec<(f64, f64)> = points.iter().map(|&(x, y)| (f64::from(x), f64::from(y))).collect();
            let polygon = ring(&points);
            prop_assert_eq!(crossing(&polygon).is_some(), crossing_by_every_pair(&polygon).is_some());
        }

        // A star about a centre never crosses itself; two of its vertices swapped nearly always do.
        #[test]
        fn a_star_is_simple(radii in prop::collection::vec(0.5_f64..2.0, 3..60)) {
            let n = radii.len() as f64;
            let points: Vec<(f64, f64)> = radii
                .iter()
                .enumerate()
                .map(|(i, r)| {
                    let angle = std::f64::consts::TAU * i as f64 / n;
                    (r * angle.cos(), r * angle.sin())
                })
                .collect();
            prop_assert_eq!(crossing(&ring(&points)), None);
        }
    }
}
