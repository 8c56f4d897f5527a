//! Which precinct holds a point, and which precincts lie near it.
//!
//! **The rule for borders.** A point belongs to the precinct in which a point a hair to the east, and a far smaller hair
//! to the north, would lie. So of two precincts that share a border the eastern one has it, on an east-west border the
//! northern one, and where several meet, exactly one. A point on an outer border, with nothing to the east, belongs to the
//! precinct whose border it is (of several, the first by order). Vertices are compared as integers, so the rule is exact;
//! a query is taken to the nearest 1e-9° (0.1 mm).

mod borders;
mod cells;
mod rows;

pub use borders::Near;

use borders::Borders;
use cells::Cells;

use crate::domain::edition::CountyPrecincts;
use crate::domain::geodesy::{Fix, LonLat};

/// A vertex: longitude and latitude in units of 1e-7°.
type Vertex = [i32; 2];

/// Polygons that no map can be made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PrecinctMapError {
    /// Exact arithmetic is in 64 bits, which this many degrees would overflow.
    #[error("found polygons {0} degrees across, expected at most 10")]
    TooWide(i64),
    /// More edges or labels than an index can count.
    #[error("found {0} edges or precincts, expected at most 100 million and 1 million")]
    TooMany(usize),
    /// A tally of so many polygons fits no index.
    #[error("found polygons wound over one another more than 1,000 times, expected them side by side")]
    Tangled,
}

/// An edge of a polygon in its ring's own direction: interior on the left.
#[derive(Debug, Clone, Copy)]
struct Edge {
    from: Vertex,
    to: Vertex,
    label: u32,
}

/// Query units per vertex unit: vertices in 1e-7°, queries in 1e-9°.
const FINE: i64 = 100;

/// A point in query units.
type Point = [i64; 2];

fn fine(vertex: Vertex) -> Point {
    [i64::from(vertex[0]) * FINE, i64::from(vertex[1]) * FINE]
}

/// Twice the signed area of (from, to, point): above 0 where the point is left of the edge.
fn turn(from: Vertex, to: Vertex, point: Point) -> i64 {
    let base = fine(from);
    let dx = i64::from(to[0]) - i64::from(from[0]);
    let dy = i64::from(to[1]) - i64::from(from[1]);
    dx * (point[1] - base[1]) - dy * (point[0] - base[0])
}

/// The polygons of a county (or of several), indexed. Labels are the caller's.
#[derive(Debug)]
pub struct PrecinctMap {
    cells: Cells,
    borders: Borders,
    doubt_m: f64,
}

impl PrecinctMap {
    /// Indexes one county's polygons; labels are positions in its list of precincts.
    ///
    /// # Errors
    /// [`PrecinctMapError`] for polygons wider than 10 degrees.
    pub fn new(county: &CountyPrecincts) -> Result<Self, PrecinctMapError> {
        Self::of_counties([(0, county)])
    }

    /// Indexes several counties' polygons; a label is the county's offset plus the position in its list.
    ///
    /// # Errors
    /// [`PrecinctMapError`] for polygons wider than 10 degrees.
    pub fn of_counties<'a>(
        counties: impl IntoIterator<Item = (u32, &'a CountyPrecincts)>,
    ) -> Result<Self, PrecinctMapError> {
        let mut edges = Vec::new();
        let mut doubt_m = 0f64;
        for (offset, county) in counties {
            doubt_m = doubt_m.max(f64::from(county.datum_doubt_m));
            let unit = 10_000_000 / county.quantum.per_degree();
            for shape in &county.shapes {
                let label = offset + u32::from(shape.precinct);
                for ring in shape.rings().iter().flatten() {
                    for pair in ring.windows(2) {
                        if let &[from, to] = pair {
                            let [from, to] = [from, to].map(|v| [v[0] * unit, v[1] * unit]);
                            edges.push(Edge { from, to, label });
                        }
                    }
                }
            }
        }
        Ok(Self { cells: Cells::new(&edges)?, borders: Borders::new(&edges), doubt_m })
    }

    /// The label of the precinct that holds the point, by the border rule; `None` outside all of them.
    #[must_use]
    pub fn label_at(&self, at: LonLat) -> Option<u32> {
        self.cells.label_at(at)
    }

    /// Every label whose polygons hold the point, by plain even-odd: more than one where polygons overlap. Slow path
    /// only where they do.
    #[must_use]
    pub fn labels_at(&self, at: LonLat) -> Vec<u32> {
        self.cells.labels_at(at)
    }

    /// Doubt of the polygons' datum, metres.
    #[must_use]
    pub fn datum_doubt_m(&self) -> f64 {
        self.doubt_m
    }

    /// Every precinct with a point within the radius of the fix, nearest first; the one that holds it at distance 0.
    #[must_use]
    pub fn near(&self, fix: Fix, radius_m: f64) -> Vec<Near> {
        let mut near = self.borders.within(fix.at, radius_m);
        if let Some(label) = self.label_at(fix.at) {
            near.retain(|n| n.label != label);
            near.insert(0, Near { label, distance_m: 0.0 });
        }
        near
    }

    /// Labels of every border that meets the closed quadrilateral with these corners (degrees, in order around it).
    #[must_use]
    pub fn borders_meeting(&self, quad: [[f64; 2]; 4]) -> Vec<u32> {
        self.borders.meeting(quad)
    }
}
