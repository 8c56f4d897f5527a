//! The precinct map against its stupid twin: plain ray casting over every ring, and a full scan for what is near.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::cast_possible_truncation, reason = "tests")]

use geographiclib_rs::{Geodesic, InverseGeodesic};
use pollstead::domain::edition::{CountyPrecincts, PrecinctShape, Quantum};
use pollstead::domain::geodesy::{Fix, LonLat};
use pollstead::domain::lookup::precinct_map::PrecinctMap;
use proptest::prelude::*;

type Ring = Vec<[i32; 2]>;

fn county(shapes: &[Vec<Vec<Ring>>]) -> CountyPrecincts {
    let shapes = shapes
        .iter()
        .enumerate()
        .map(|(i, polygons)| PrecinctShape::from_rings(i as u16, polygons))
        .collect();
    CountyPrecincts { quantum: Quantum::E6, datum_doubt_m: 0.0, shapes }
}

/// Even-odd, one ring at a time, in 128-bit integers: a hair east, a smaller hair north, as the rule says.
fn twin(shapes: &[Vec<Vec<Ring>>], lon9: i64, lat9: i64) -> Option<u32> {
    let inside = |ring: &Ring| {
        ring.windows(2)
            .filter(|pair| {
                let at = |v: [i32; 2]| [i128::from(v[0]) * 1000, i128::from(v[1]) * 1000];
                let (mut a, mut b) = (at(pair[0]), at(pair[1]));
                let p = [i128::from(lon9), i128::from(lat9)];
                if (a[1] <= p[1]) == (b[1] <= p[1]) {
                    return false;
                }
                if a[1] > b[1] {
                    std::mem::swap(&mut a, &mut b);
                }
                (b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0]) > 0
            })
            .count()
            % 2
            == 1
    };
    let holds = |polygons: &Vec<Vec<Ring>>| {
        polygons.iter().flatten().filter(|ring| inside(ring)).count() % 2 == 1
    };
    let on = |polygons: &Vec<Vec<Ring>>| {
        polygons.iter().flatten().flat_map(|ring| ring.windows(2)).any(|pair| {
            let at = |v: [i32; 2]| [i128::from(v[0]) * 1000, i128::from(v[1]) * 1000];
            let (a, b, p) = (at(pair[0]), at(pair[1]), [i128::from(lon9), i128::from(lat9)]);
            (b[0] - a[0]) * (p[1] - a[1]) == (b[1] - a[1]) * (p[0] - a[0])
                && (0..2).all(|i| (a[i].min(b[i])..=a[i].max(b[i])).contains(&p[i]))
        })
    };
    let first = |f: &dyn Fn(&Vec<Vec<Ring>>) -> bool| shapes.iter().position(f).map(|i| i as u32);
    first(&holds).or_else(|| first(&on))
}

/// A patch of quadrilaterals over a jittered lattice: neighbours share their corners exactly.
fn lattice(side: usize, jitter: Vec<[i32; 2]>) -> Vec<Vec<Vec<Ring>>> {
    let corner = |x: usize, y: usize| {
        let j = jitter[(y * (side + 1) + x) % jitter.len()];
        [-89_000_000 + x as i32 * 1000 + j[0], 33_000_000 + y as i32 * 1000 + j[1]]
    };
    let mut shapes = Vec::new();
    for y in 0..side {
        for x in 0..side {
            let [a, b, c, d] = [corner(x, y), corner(x + 1, y), corner(x + 1, y + 1), corner(x, y + 1)];
            shapes.push(vec![vec![vec![a, b, c, d, a]]]);
        }
    }
    shapes
}

fn label(map: &PrecinctMap, lon9: i64, lat9: i64) -> Option<u32> {
    map.label_at(LonLat::new(lon9 as f64 / 1e9, lat9 as f64 / 1e9).unwrap())
}

proptest! {
    #[test]
    fn agrees_with_ray_casting_inside_on_borders_and_on_corners(
        side in 1usize..6,
        jitter in prop::collection::vec([-300i32..300, -300i32..300], 1..40),
        points in prop::collection::vec((-1500i64..7500, -1500i64..7500, 0u8..4), 60),
    ) {
        let shapes = lattice(side, jitter);
        let map = PrecinctMap::new(&county(&shapes)).unwrap();
        for (x, y, kind) in points {
            // Free points, points on vertex coordinates, and vertices and mid-points of edges themselves.
            let (lon9, lat9) = match kind {
                0 => (-89_000_000_000 + x * 1000 + y % 997, 33_000_000_000 + y * 1000 + x % 991),
                1 => (-89_000_000_000 + x * 1000, 33_000_000_000 + y * 1000),
                _ => {
                    let shape = &shapes[x.unsigned_abs() as usize % shapes.len()][0][0];
                    let (a, b) = (shape[y.unsigned_abs() as usize % 4], shape[y.unsigned_abs() as usize % 4 + 1]);
                    let b = if kind == 2 { a } else { b };
                    ((i64::from(a[0]) + i64::from(b[0])) * 500, (i64::from(a[1]) + i64::from(b[1])) * 500)
                }
            };
            prop_assert_eq!(label(&map, lon9, lat9), twin(&shapes, lon9, lat9), "{} {}", lon9, lat9);
        }
    }

    #[test]
    fn every_point_of_a_shared_border_is_in_exactly_one(
        jitter in prop::collection::vec([-300i32..300, -300i32..300], 1..40),
        t in 0i64..=1000,
    ) {
        let shapes = lattice(3, jitter);
        let map = PrecinctMap::new(&county(&shapes)).unwrap();
        // Along the west side of the middle square: the exact middle of two vertices is on the border to the last bit.
        let ring = &shapes[4][0][0];
        let (a, d) = (ring[0], ring[3]);
        let on = |i: usize| (i64::from(a[i]) * (1000 - t) + i64::from(d[i]) * t) as f64 / 1e9;
        prop_assert!(map.label_at(LonLat::new(on(0), on(1)).unwrap()).is_some());
    }

    #[test]
    fn near_agrees_with_karney_over_every_border(
        jitter in prop::collection::vec([-300i32..300, -300i32..300], 1..40),
        x in -500i64..5500, y in -500i64..5500, radius in 1f64..400.0,
    ) {
        let shapes = lattice(4, jitter);
        let map = PrecinctMap::new(&county(&shapes)).unwrap();
        let at = LonLat::new((-89_000_000 + x) as f64 / 1e6, (33_000_000 + y) as f64 / 1e6).unwrap();
        let near = map.near(Fix::new(at, 0.0).unwrap(), radius);
        let geodesic = Geodesic::wgs84();
        for (i, polygons) in shapes.iter().enumerate() {
            // The twin walks every edge in 64 steps and asks Karney for each.
            let mut least = f64::INFINITY;
            for pair in polygons[0][0].windows(2) {
                for k in 0..=64 {
                    let t = f64::from(k) / 64.0;
                    let on = |i: usize| (f64::from(pair[0][i]) * (1.0 - t) + f64::from(pair[1][i]) * t) / 1e6;
                    let d: f64 = geodesic.inverse(at.lat(), at.lon(), on(1), on(0));
                    least = least.min(d);
                }
            }
            let found = near.iter().find(|n| n.label == i as u32).map(|n| n.distance_m);
            if map.label_at(at) == Some(i as u32) {
                prop_assert_eq!(found, Some(0.0));
            } else if let Some(distance) = found {
                prop_assert!(distance <= least + 0.01 && distance > least - 2.0, "{} {}", distance, least);
            } else {
                prop_assert!(least > radius - 0.01, "{} missed at {}", i, least);
            }
        }
    }
}

#[test]
fn overlapping_polygons_and_bow_ties_fall_back_to_parity() {
    let square = |x: i32| vec![vec![vec![[x, 0], [x + 1000, 0], [x + 1000, 1000], [x, 1000], [x, 0]]]];
    let bow = vec![vec![vec![[5000, 0], [6000, 1000], [6000, 0], [5000, 1000], [5000, 0]]]];
    let shapes = vec![square(0), square(500), bow];
    let map = PrecinctMap::new(&county(&shapes)).unwrap();
    for (x, y) in [(250, 500), (750, 500), (1250, 500), (5100, 500), (5900, 500), (5500, 900), (5500, 100)] {
        assert_eq!(label(&map, x * 1000, y * 1000), twin(&shapes, x * 1000, y * 1000), "{x} {y}");
    }
    assert_eq!(label(&map, 750_000, 500_000), Some(0), "of two that overlap, the first");
}

#[test]
fn holes_are_outside() {
    let outer = vec![[0, 0], [9000, 0], [9000, 9000], [0, 9000], [0, 0]];
    let hole = vec![[3000, 3000], [3000, 6000], [6000, 6000], [6000, 3000], [3000, 3000]];
    let shapes = vec![vec![vec![outer, hole]]];
    let map = PrecinctMap::new(&county(&shapes)).unwrap();
    assert_eq!(label(&map, 4_500_000, 4_500_000), None);
    assert_eq!(label(&map, 1_500_000, 4_500_000), Some(0));
}
