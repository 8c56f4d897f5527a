//! Outlines of counties for the report's map: rings made simpler by Douglas and Peucker's method.

use geo_types::MultiPolygon;

use super::draft::{Draft, DraftCounty};
use super::finding::Severity;
use super::report::MapCounty;
use super::sources::Area;
use crate::domain::place::CountyFips;

/// Vertices of a county's outline at most, on a map of many.
const OUTLINE_VERTICES: usize = 60;
/// Vertices of a precinct's ring at most, on a map of many.
const PRECINCT_VERTICES: usize = 24;
/// With more counties than this precinct lines would be too small to see.
const FEW_COUNTIES: usize = 4;

type Ring = Vec<(f64, f64)>;

/// A county each, by code, with its errors and warnings. Of one without an area of its own there are its precincts.
pub(super) fn counties(draft: &Draft, areas: &[(CountyFips, Area)]) -> Vec<MapCounty> {
    let few = draft.counties.len() <= FEW_COUNTIES;
    let count = |county: &DraftCounty, severity| {
        draft.findings.iter().filter(|f| f.severity == severity && f.county == county.name).count()
    };
    let drawn = |(fips, county): (&CountyFips, &DraftCounty)| {
        let area = areas.iter().find(|(f, _)| f == fips).map(|(_, area)| &area.polygon);
        // Fewer counties are drawn larger.
        let finer = if few { 4 } else { 1 };
        let outline = area.map(|polygon| rings(polygon, OUTLINE_VERTICES * finer)).unwrap_or_default();
        let precincts = if few || outline.is_empty() {
            let polygons = county.precincts.iter().filter_map(|p| p.polygon.as_ref());
            polygons.flat_map(|polygon| rings(polygon, PRECINCT_VERTICES * finer)).collect()
        } else {
            Vec::new()
        };
        MapCounty {
            fips: *fips,
            name: county.name.clone(),
            outline,
            precincts,
            errors: count(county, Severity::Error),
            warnings: count(county, Severity::Warning),
        }
    };
    draft.counties.iter().map(drawn).collect()
}

/// Outer rings with no more vertices than that in all; islands too small to see are left out first.
fn rings(polygon: &MultiPolygon<f64>, most: usize) -> Vec<Ring> {
    let outer: Vec<Ring> = polygon.0.iter().map(|p| p.exterior().0.iter().map(|c| (c.x, c.y)).collect()).collect();
    let (mut low, mut high) = ((f64::MAX, f64::MAX), (f64::MIN, f64::MIN));
    for (x, y) in outer.iter().flatten() {
        low = (low.0.min(*x), low.1.min(*y));
        high = (high.0.max(*x), high.1.max(*y));
    }
    let mut tolerance = (high.0 - low.0).hypot(high.1 - low.1) / 1000.0;
    if !tolerance.is_finite() || tolerance <= 0.0 {
        return Vec::new();
    }
    // A tolerance as wide as the polygon leaves nothing, so this ends.
    loop {
        let simpler: Vec<Ring> = outer.iter().map(|ring| simplified(ring, tolerance)).filter(|r| r.len() > 3).collect();
        if simpler.iter().map(Vec::len).sum::<usize>() <= most {
            return simpler;
        }
        tolerance *= 1.4;
    }
}

/// A line without the vertices that lie within the tolerance of what is left, in degrees. The ends stay.
pub(super) fn simplified(line: &[(f64, f64)], tolerance: f64) -> Ring {
    let Some(last) = line.len().checked_sub(1) else { return Ring::new() };
    let mut kept = vec![false; line.len()];
    for end in [0, last] {
        if let Some(kept) = kept.get_mut(end) {
            *kept = true;
        }
    }
    let mut open = vec![(0, last)];
    while let Some((from, to)) = open.pop() {
        let (Some(a), Some(b)) = (line.get(from), line.get(to)) else { continue };
        let between = line.iter().enumerate().take(to).skip(from + 1);
        let far = between.map(|(at, p)| (at, distance(*p, *a, *b))).max_by(|x, y| x.1.total_cmp(&y.1));
        if let Some((at, d)) = far
            && d > tolerance
        {
            if let Some(kept) = kept.get_mut(at) {
                *kept = true;
            }
            open.extend([(from, at), (at, to)]);
        }
    }
    line.iter().zip(kept).filter(|(_, kept)| *kept).map(|(p, _)| *p).collect()
}

/// From a point to a segment, degrees, with a degree of longitude as wide as it is at that latitude.
fn distance(p: (f64, f64), a: (f64, f64), b: (f64, f64)) -> f64 {
    let shrink = p.1.to_radians().cos();
    let (px, py) = ((p.0 - a.0) * shrink, p.1 - a.1);
    let (bx, by) = ((b.0 - a.0) * shrink, b.1 - a.1);
    let length_2 = bx * bx + by * by;
    let along = if length_2 > 0.0 { ((px * bx + py * by) / length_2).clamp(0.0, 1.0) } else { 0.0 };
    (px - bx * along).hypot(py - by * along)
}

#[cfg(test)]
#[allow(clippy::indexing_slicing, reason = "tests")]
mod tests {
    use geo_types::{LineString, Polygon};

    use super::*;

    /// A rough circle of so many vertices.
    fn circle(vertices: u32, rough: f64) -> Ring {
        let mut ring: Ring = (0..vertices)
            .map(|at| {
                let turn = f64::from(at) / f64::from(vertices) * std::f64::consts::TAU;
                let radius = 0.3 + rough * f64::from(at * 7919 % 13) / 13.0;
                (-89.0 + radius * turn.cos(), 33.0 + radius * turn.sin())
            })
            .collect();
        ring.push(ring[0]);
        ring
    }

    fn polygon(ring: &Ring) -> Polygon<f64> {
        Polygon::new(LineString::from(ring.clone()), Vec::new())
    }

    #[test]
    fn what_is_dropped_lies_within_the_tolerance_of_what_is_kept() {
        let ring = circle(500, 0.02);
        let simpler = simplified(&ring, 0.01);
        assert!(simpler.len() < ring.len() / 2 && simpler.len() > 10);
        assert_eq!((simpler[0], simpler[simpler.len() - 1]), (ring[0], ring[0]));
        for p in &ring {
            let near = simpler.windows(2).map(|ab| distance(*p, ab[0], ab[1])).fold(f64::MAX, f64::min);
            assert!(near <= 0.01, "{p:?} is {near} degrees off");
        }
    }

    #[test]
    fn a_county_keeps_its_shape_in_few_vertices_and_loses_its_smallest_islands() {
        let tiny: Ring = circle(20, 0.0).iter().map(|(x, y)| (-88.0 + (x + 89.0) * 1e-4, 33.0 + (y - 33.0) * 1e-4)).collect();
        let both = MultiPolygon::new(vec![polygon(&circle(5000, 0.0)), polygon(&tiny)]);
        let kept = rings(&both, OUTLINE_VERTICES);
        assert_eq!(kept.len(), 1);
        assert!((20..=OUTLINE_VERTICES).contains(&kept[0].len()), "{}", kept[0].len());
    }

    #[test]
    fn a_polygon_without_extent_draws_nothing() {
        let point = MultiPolygon::new(vec![polygon(&vec![(-89.0, 33.0); 4])]);
        assert!(rings(&point, OUTLINE_VERTICES).is_empty());
        assert!(rings(&MultiPolygon::new(Vec::new()), OUTLINE_VERTICES).is_empty());
    }
}
