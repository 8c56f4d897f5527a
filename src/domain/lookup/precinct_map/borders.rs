//! An R-tree of borders: it proposes the edges near a point, and the ellipsoid decides how near.

use geo_types::{Coord, Line};
use rstar::{AABB, RTree, primitives::GeomWithData};

use super::Edge;
use crate::domain::lookup::in_order::sorted;
use crate::domain::geodesy::{LocalFrame, LonLat};

/// A precinct near a point.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Near {
    /// The caller's label.
    pub label: u32,
    /// Metres from the point to the precinct; 0 inside.
    pub distance_m: f64,
}

/// Every border, in degrees.
#[derive(Debug)]
pub(super) struct Borders {
    tree: RTree<GeomWithData<Line<f64>, u32>>,
}

fn degrees(vertex: super::Vertex) -> Coord<f64> {
    Coord { x: f64::from(vertex[0]) / 1e7, y: f64::from(vertex[1]) / 1e7 }
}

impl Borders {
    pub(super) fn new(edges: &[Edge]) -> Self {
        let line = |e: &Edge| GeomWithData::new(Line::new(degrees(e.from), degrees(e.to)), e.label);
        Self { tree: RTree::bulk_load(edges.iter().map(line).collect()) }
    }

    /// Labels with a border within the radius, each once, nearest first.
    pub(super) fn within(&self, at: LonLat, radius_m: f64) -> Vec<Near> {
        let frame = LocalFrame::at(at);
        let [dx, dy] = frame.reach(radius_m);
        let window = AABB::from_corners(
            geo_types::Point::new(at.lon() - dx, at.lat() - dy),
            geo_types::Point::new(at.lon() + dx, at.lat() + dy),
        );
        let mut near: Vec<Near> = Vec::new();
        for edge in self.tree.locate_in_envelope_intersecting(window) {
            let line = edge.geom();
            let distance_m = frame.to_segment([line.start.x, line.start.y], [line.end.x, line.end.y]);
            if distance_m <= radius_m {
                match near.iter_mut().find(|n| n.label == edge.data) {
                    Some(known) => known.distance_m = known.distance_m.min(distance_m),
                    None => near.push(Near { label: edge.data, distance_m }),
                }
            }
        }
        sorted(near, &|a, b| a.distance_m.total_cmp(&b.distance_m).then(a.label.cmp(&b.label)))
    }

    /// Labels with a border that meets the closed quadrilateral, sorted.
    pub(super) fn meeting(&self, quad: [[f64; 2]; 4]) -> Vec<u32> {
        let [xs, ys] = [0, 1].map(|i| quad.map(|corner| corner.get(i).copied().unwrap_or(f64::NAN)));
        let least = |v: [f64; 4]| v.into_iter().fold(f64::INFINITY, f64::min);
        let most = |v: [f64; 4]| v.into_iter().fold(f64::NEG_INFINITY, f64::max);
        let window = AABB::from_corners(
            geo_types::Point::new(least(xs), least(ys)),
            geo_types::Point::new(most(xs), most(ys)),
        );
        let mut labels: Vec<u32> = self
            .tree
            .locate_in_envelope_intersecting(window)
            .filter(|edge| meets(edge.geom(), quad))
            .map(|edge| edge.data)
            .collect();
        labels.sort_unstable();
        labels.dedup();
        labels
    }
}

/// Whether a segment meets a closed convex or concave quadrilateral: an end inside it, or a side crossed.
fn meets(line: &Line<f64>, quad: [[f64; 2]; 4]) -> bool {
    let [a, b] = [[line.start.x, line.start.y], [line.end.x, line.end.y]];
    let [p, q, r, s] = quad;
    let sides = [[p, q], [q, r], [r, s], [s, p]];
    let turn = |o: [f64; 2], u: [f64; 2], v: [f64; 2]| {
        (u[0] - o[0]) * (v[1] - o[1]) - (u[1] - o[1]) * (v[0] - o[0])
    };
    let crosses = |[c, d]: [[f64; 2]; 2]| {
        turn(a, b, c) * turn(a, b, d) <= 0.0 && turn(c, d, a) * turn(c, d, b) <= 0.0
    };
    let holds = |point: [f64; 2]| {
        sides.iter().filter(|[c, d]| {
            (c[1] <= point[1]) != (d[1] <= point[1])
                && (point[0] - c[0]) < (d[0] - c[0]) * (point[1] - c[1]) / (d[1] - c[1])
        }).count() % 2 == 1
    };
    // Collinear segments apart from each other pass the turn test, so the caller's box test goes first.
    sides.into_iter().any(crosses) || holds(a) || holds(b)
}
