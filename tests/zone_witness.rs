//! Distances of the zones against foreign witnesses: Karney's geodesic for points, a transverse Mercator at the place (PROJ's formulas, in
//! `proj4rs`) with `geo`'s planar distance for rooms; outlines against the same. 100,000 cases each.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::print_stdout, reason = "tests")]

mod zones;

use geo::{Contains, Distance, Euclidean, LineString, MultiPolygon, Point, Polygon};
use geographiclib_rs::{Geodesic, InverseGeodesic};
use pollstead::domain::zone::{
    Confidence, METRES_PER_FOOT, ONE_FIFTY_FT, PlaceSurvey, Policy, PollsShape, Rings, RoomPart, THIRTY_FT, ZoneFix, ZoneMap,
};
use proj4rs::{Proj, transform::transform};
use zones::{Chance, exact, from_origin, parcel, parts, place, polls, shapes, turned};

/// A millimetre.
const MM: f64 = 0.001;

fn anywhere(chance: &mut Chance) -> (f64, f64) {
    (chance.between(-91.6, -88.1), chance.between(30.1, 35.0))
}

fn within(chance: &mut Chance, radius: f64) -> (f64, f64) {
    let (sin, cos) = chance.between(0.0, std::f64::consts::TAU).sin_cos();
    let away = radius * chance.unit().sqrt();
    (away * sin, away * cos)
}

fn exact_fix((lon, lat): (f64, f64)) -> ZoneFix {
    ZoneFix::new(lon, lat, 0.0, Confidence::P95).unwrap()
}

#[test]
fn points_are_within_a_millimetre_of_karney() {
    let (mut chance, karney) = (Chance(20_261_122), Geodesic::wgs84());
    let (mut worst, mut worst_bearing) = (0f64, 0f64);
    for _ in 0..10_000 {
        let origin = anywhere(&mut chance);
        // Doors up to a mile apart: the plane lies in their middle.
        let doors: Vec<(f64, f64)> = (0..3).map(|_| from_origin(origin, within(&mut chance, 800.0))).collect();
        let map = ZoneMap::of(&place(&doors, exact()), &Policy::default());
        for _ in 0..10 {
            let near = doors[usize::try_from(chance.next() % 3).unwrap()];
            let at = from_origin(near, within(&mut chance, 304.8));
            let said = map.verdicts(&exact_fix(at)).one_fifty.statute;
            let to_each = doors.iter().map(|door| {
                let (metres, azimuth, _, _): (f64, f64, f64, f64) = karney.inverse(at.1, at.0, door.1, door.0);
                (metres, azimuth.rem_euclid(360.0))
            });
            let (metres, azimuth) = to_each.min_by(|a, b| a.0.total_cmp(&b.0)).unwrap();
            let measured = said.distance_ft.unwrap() * METRES_PER_FOOT;
            let off = (measured - metres).abs();
            worst = worst.max(off);
            assert!(off <= MM, "{at:?} {doors:?}: {measured} and {metres} m");
            let turn = (said.nearest.unwrap().bearing_deg - azimuth + 180.0).rem_euclid(360.0) - 180.0;
            // The bearing's error across is a millimetre too.
            let across = turn.to_radians().abs() * metres;
            worst_bearing = worst_bearing.max(across);
            assert!(across <= MM, "{at:?}: {turn} degrees off at {metres} m");
        }
    }
    println!("points: 100000 cases, worst {:.4} mm along and {:.4} mm across", worst * 1e3, worst_bearing * 1e3);
}

/// A transverse Mercator with scale 1 at the place: within 300 m of its meridian it stretches a length by 1e-9.
struct Mercator {
    here: Proj,
    degrees: Proj,
}

impl Mercator {
    fn at((lon, lat): (f64, f64)) -> Self {
        let here = format!("+proj=tmerc +lat_0={lat} +lon_0={lon} +k=1 +x_0=0 +y_0=0 +ellps=WGS84 +units=m");
        Self { here: Proj::from_proj_string(&here).unwrap(), degrees: Proj::from_proj_string("+proj=longlat +ellps=WGS84").unwrap() }
    }

    fn metres(&self, (lon, lat): (f64, f64)) -> (f64, f64) {
        let mut point = (lon.to_radians(), lat.to_radians(), 0.0);
        transform(&self.degrees, &self.here, &mut point).unwrap();
        (point.0, point.1)
    }

    fn room(&self, parts: &[RoomPart]) -> MultiPolygon {
        let ring = |ring: &Vec<(f64, f64)>| LineString::from(ring.iter().map(|at| self.metres(*at)).collect::<Vec<_>>());
        MultiPolygon::new(parts.iter().map(|p| Polygon::new(ring(&p.outline), p.holes.iter().map(ring).collect())).collect())
    }

    fn rings(&self, rings: &Rings) -> Vec<LineString> {
        rings.iter().map(|ring| ring.iter().chain(ring.first()).map(|at| self.metres(*at)).collect()).collect()
    }
}

#[test]
fn rooms_are_within_a_millimetre_of_an_independent_projection() {
    let mut chance = Chance(2_315_245);
    let mut worst = 0f64;
    for case in 0..2_000 {
        let origin = anywhere(&mut chance);
        let shape = turned(&shapes()[case % shapes().len()], chance.between(0.0, std::f64::consts::TAU));
        let parts = parts(origin, &shape);
        let mercator = Mercator::at(origin);
        let truth = mercator.room(&parts);
        let survey = PlaceSurvey { polls: Some(polls(PollsShape::Room { parts }, exact())), ..place(&[origin], exact()) };
        let map = ZoneMap::of(&survey, &Policy::default());
        assert_eq!(map.problems(), Vec::new());
        for _ in 0..50 {
            let at = from_origin(origin, within(&mut chance, 304.8));
            let said = map.verdicts(&exact_fix(at)).thirty.statute;
            let metres = Euclidean.distance(&Point::from(mercator.metres(at)), &truth);
            let measured = said.distance_ft.unwrap() * METRES_PER_FOOT;
            let off = (measured - metres).abs();
            worst = worst.max(off);
            assert!(off <= MM, "case {case} {at:?}: {measured} and {metres} m");
            if metres > THIRTY_FT * METRES_PER_FOOT {
                let to_line = said.to_line_ft.unwrap() * METRES_PER_FOOT;
                assert!((to_line + THIRTY_FT * METRES_PER_FOOT - metres).abs() <= MM);
            }
        }
    }
    println!("rooms: 100000 cases, worst {:.4} mm", worst * 1e3);
}

/// Every outline is within a centimetre of the true curve, both ways: what is drawn is where the distance is the radius, and what lies a
/// centimetre deeper or farther is on the right side of what is drawn.
#[test]
fn outlines_are_within_a_centimetre_of_the_true_curve() {
    let mut chance = Chance(2_315_895);
    let (thirty, far) = (THIRTY_FT * METRES_PER_FOOT, ONE_FIFTY_FT * METRES_PER_FOOT);
    let mut worst = 0f64;
    for case in 0..60 {
        let origin = anywhere(&mut chance);
        let shape = turned(&shapes()[case % shapes().len()], chance.between(0.0, std::f64::consts::TAU));
        let parts = parts(origin, &shape);
        let doors: Vec<(f64, f64)> = (0..=case % 6).map(|_| from_origin(origin, within(&mut chance, 60.0))).collect();
        let mercator = Mercator::at(origin);
        let room = mercator.room(&parts);
        let points: Vec<Point> = doors.iter().map(|door| Point::from(mercator.metres(*door))).collect();
        let survey = PlaceSurvey { polls: Some(polls(PollsShape::Room { parts }, exact())), ..place(&doors, exact()) };
        let outlines = ZoneMap::of(&survey, &Policy::default()).outlines();
        let to_doors = |at: &Point| points.iter().map(|door| Euclidean.distance(at, door)).fold(f64::INFINITY, f64::min);
        let to_room = |at: &Point| Euclidean.distance(at, &room);
        type Away<'a> = &'a dyn Fn(&Point) -> f64;
        let checks: [(&Rings, f64, Away); 3] = [
            (&outlines.thirty.statute, thirty, &to_room),
            (&outlines.thirty.guidance, thirty, &to_doors),
            (&outlines.one_fifty.statute, far, &to_doors),
        ];
        for (rings, radius, distance) in checks {
            let rings = mercator.rings(rings);
            for line in rings.iter().flat_map(LineString::lines) {
                for at in [line.start, (line.start + line.end) / 2.0] {
                    let off = (distance(&Point(at)) - radius).abs();
                    worst = worst.max(off);
                    assert!(off <= 0.01, "case {case}: {off} m off {radius}");
                }
            }
            let polygons: Vec<Polygon> = rings.into_iter().map(|ring| Polygon::new(ring, Vec::new())).collect();
            for _ in 0..300 {
                let at = Point::from(mercator.metres(from_origin(origin, within(&mut chance, 130.0))));
                let away = distance(&at) - radius;
                if away.abs() > 0.01 {
                    // Even-odd: holes count too.
                    let inside = polygons.iter().filter(|ring| ring.contains(&at)).count() % 2 == 1;
                    assert_eq!(inside, away < 0.0, "case {case}: {away} m from {radius}");
                }
            }
        }
    }
    println!("outlines: worst {:.3} mm", worst * 1e3);
}

/// Inside the 30 feet the signed distance is that to the drawn curve, courtyards too.
#[test]
fn the_way_to_the_line_from_inside() {
    let mut chance = Chance(30);
    for (i, shape) in shapes().iter().enumerate() {
        let origin = anywhere(&mut chance);
        let parts = parts(origin, shape);
        let survey = PlaceSurvey { polls: Some(polls(PollsShape::Room { parts }, exact())), ..place(&[origin], exact()) };
        let map = ZoneMap::of(&survey, &Policy::default());
        let mercator = Mercator::at(origin);
        let rings = mercator.rings(&map.outlines().thirty.statute);
        for _ in 0..200 {
            let at = from_origin(origin, within(&mut chance, 40.0));
            let said = map.verdicts(&exact_fix(at)).thirty.statute;
            let (inside, to_line) = (said.distance_ft.unwrap() <= THIRTY_FT, said.to_line_ft.unwrap());
            assert_eq!(inside, to_line <= 0.0);
            let at = Point::from(mercator.metres(at));
            let truth = rings.iter().map(|ring| Euclidean.distance(&at, ring)).fold(f64::INFINITY, f64::min);
            assert!((to_line.abs() * METRES_PER_FOOT - truth).abs() <= 2.0 * MM, "shape {i}: {to_line} ft, {truth} m");
        }
    }
}

/// Parcels are cut out of the guidance's 150 feet and out of nothing else.
#[test]
fn parcels_are_cut_out_of_the_guidance() {
    let origin = (-89.5, 32.75);
    let lot = [(20.0, -30.0), (80.0, -30.0), (80.0, 30.0), (20.0, 30.0)];
    let survey = PlaceSurvey { parcels: vec![parcel(origin, &lot)], ..place(&[origin], exact()) };
    let map = ZoneMap::of(&survey, &Policy::default());
    let says = |east: f64, north: f64| map.verdicts(&exact_fix(from_origin(origin, (east, north)))).one_fifty;
    use pollstead::domain::zone::Verdict::{Inside, Outside, TooCloseToCall};
    for (east, north, statute, guidance, to_line_m) in [
        (0.0, 0.0, Inside, Inside, -20.0),
        (10.0, 0.0, Inside, Inside, -10.0),
        (40.0, 0.0, Inside, Outside, 20.0),
        (19.0, 0.0, Inside, TooCloseToCall, -1.0),
        (21.0, 0.0, Inside, TooCloseToCall, 1.0),
        (-40.0, 0.0, Inside, Inside, -5.72),
        (-50.0, 0.0, Outside, Outside, 4.28),
        (90.0, 0.0, Outside, Outside, 63.09),
    ] {
        let said = says(east, north);
        assert_eq!((said.statute.verdict, said.guidance.verdict), (statute, guidance), "{east} {north}: {:?}", said.guidance);
        let to_line = said.guidance.to_line_ft.unwrap() * METRES_PER_FOOT;
        assert!((to_line - to_line_m).abs() < 0.1, "{east} {north}: {to_line} m");
    }
    let outlines = map.outlines();
    assert_eq!(outlines.one_fifty.adopted, outlines.one_fifty.statute);
    assert_ne!(outlines.one_fifty.guidance, outlines.one_fifty.statute);
}
