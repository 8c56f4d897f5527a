//! Doubt at the line: of verdicts that are barely certain, as many are true as they say. A twin without doubt fails the same test.
//!
//! `POLLSTEAD_MEASURE=full cargo test --release --test zone_calibration -- --nocapture` runs 1,000,000 trials a layout.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::cast_precision_loss, clippy::print_stdout, reason = "tests")]

mod zones;

use pollstead::domain::zone::{
    Confidence, Doubt, METRES_PER_FOOT, ONE_FIFTY_FT, PlaceSurvey, Policy, PollsShape, RADIUS_OF_68, RADIUS_OF_95, THIRTY_FT,
    Verdict, Verdicts, ZoneFix, ZoneMap,
};
use zones::{Chance, Metres, from_origin, parcel, parts, place, polls, shapes, turned};

const ORIGIN: Metres = (-89.5, 32.75);
/// Radii of 68 or of 95 of 100, metres.
const ACCURACIES: [f64; 9] = [1.0, 2.0, 3.0, 5.0, 8.0, 10.0, 15.0, 20.0, 30.0];

fn trials() -> u32 {
    if std::env::var("POLLSTEAD_MEASURE").as_deref() == Ok("full") { 1_000_000 } else { 12_000 }
}

/// How the true position lies about the measured one.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Error {
    Normal,
    /// Student's t with 4 degrees of freedom, scaled to the same radius of 68 of 100: a longer tail.
    Heavy,
    /// A common shift to the east of half the accuracy: a wall's echo.
    Echo,
}

/// Whose verdict is judged.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Twin {
    Ours,
    /// The position taken as exact.
    NoDoubt,
    /// A radius of 68 of 100 believed to be one of 95.
    TooSure,
}

/// What a line runs around, in metres, judged without the core.
enum Shape {
    Doors { doors: Vec<Metres>, radius: f64 },
    Room { parts: Vec<Vec<Vec<Metres>>> },
    /// Doors with parcels excepted.
    Parcels { doors: Vec<Metres>, lot: Vec<Metres> },
}

struct Layout {
    name: String,
    map: ZoneMap,
    /// The same place as if everything of it were exact.
    exact: ZoneMap,
    shape: Shape,
    /// One disc: the probability is exact.
    one: bool,
    /// The doors' or room's own doubt.
    own: Doubt,
    /// The way to the layout's line among the verdicts.
    line: fn(&Verdicts) -> (Verdict, [f64; 2]),
}

fn hypot((x, y): Metres) -> f64 {
    x.hypot(y)
}

fn holds(ring: &[Metres], (px, py): Metres) -> bool {
    let mut inside = false;
    for i in 0..ring.len() {
        let ((ax, ay), (bx, by)) = (ring[i], ring[(i + 1) % ring.len()]);
        if (ay > py) != (by > py) && px < (bx - ax) * (py - ay) / (by - ay) + ax {
            inside = !inside;
        }
    }
    inside
}

fn to_ring(ring: &[Metres], (px, py): Metres) -> f64 {
    let to_edge = |i: usize| {
        let ((ax, ay), (bx, by)) = (ring[i], ring[(i + 1) % ring.len()]);
        let (dx, dy) = (bx - ax, by - ay);
        let t = (((px - ax) * dx + (py - ay) * dy) / (dx * dx + dy * dy)).clamp(0.0, 1.0);
        (ax + t * dx - px).hypot(ay + t * dy - py)
    };
    (0..ring.len()).map(to_edge).fold(f64::INFINITY, f64::min)
}

impl Shape {
    /// How deep inside (below 0) or how far outside a true position is, the true doors being moved as said.
    fn truth(&self, at: Metres, moved: &[Metres]) -> f64 {
        let to_doors = |doors: &[Metres], radius: f64| {
            let each = doors.iter().zip(moved).map(|(d, m)| hypot((at.0 - d.0 - m.0, at.1 - d.1 - m.1)));
            each.fold(f64::INFINITY, f64::min) - radius
        };
        match self {
            Self::Doors { doors, radius } => to_doors(doors, *radius),
            Self::Room { parts } => {
                let at = (at.0 - moved[0].0, at.1 - moved[0].1);
                let inside = parts.iter().any(|rings| rings.iter().filter(|ring| holds(ring, at)).count() % 2 == 1);
                let nearest = || parts.iter().flatten().map(|ring| to_ring(ring, at)).fold(f64::INFINITY, f64::min);
                (if inside { 0.0 } else { nearest() }) - THIRTY_FT * METRES_PER_FOOT
            }
            Self::Parcels { doors, lot } => {
                let away = to_doors(doors, ONE_FIFTY_FT * METRES_PER_FOOT);
                if holds(lot, at) { away.max(to_ring(lot, at)) } else { away.max(-to_ring(lot, at)) }
            }
        }
    }

    fn centres(&self) -> usize {
        match self {
            Self::Doors { doors, .. } | Self::Parcels { doors, .. } => doors.len(),
            Self::Room { .. } => 1,
        }
    }

    /// Half of a square about the origin that holds the shape with its line.
    fn half(&self) -> f64 {
        match self {
            Self::Doors { .. } | Self::Parcels { .. } => 45.72 + 45.0,
            Self::Room { .. } => 9.144 + 47.0,
        }
    }
}

fn doubt(accuracy_m: f64) -> Doubt {
    Doubt { accuracy_m, confidence: Confidence::P68, datum_m: 0.0 }
}

fn layouts() -> Vec<Layout> {
    let mut all = Vec::new();
    let spread = [(0.0, 0.0), (31.0, 4.0), (-18.0, 22.0), (-25.0, -20.0), (12.0, -30.0), (40.0, 15.0)];
    let degrees = |doors: &[Metres]| doors.iter().map(|at| from_origin(ORIGIN, *at)).collect::<Vec<_>>();
    for (count, own) in [(1, 0.0), (1, 4.0), (2, 0.0), (2, 3.0), (3, 0.0), (4, 3.0), (5, 0.0), (6, 0.0), (6, 5.0)] {
        let doors = spread[..count].to_vec();
        let map = |doors, own| ZoneMap::of(&place(&degrees(doors), doubt(own)), &Policy::default());
        let taped = if own > 0.0 { format!("doors known to {own} m") } else { "taped".to_owned() };
        all.push(Layout {
            name: format!("150 ft, {count} entrances, {taped}"),
            map: map(&doors, own),
            exact: map(&doors, 0.0),
            shape: Shape::Doors { doors: doors.clone(), radius: ONE_FIFTY_FT * METRES_PER_FOOT },
            one: count == 1,
            own: doubt(own),
            line: |said| (said.one_fifty.statute.verdict, said.one_fifty.statute.p),
        });
        if count <= 2 {
            all.push(Layout {
                name: format!("30 ft, {count} entrances, {taped}"),
                map: map(&doors, own),
                exact: map(&doors, 0.0),
                shape: Shape::Doors { doors, radius: THIRTY_FT * METRES_PER_FOOT },
                one: count == 1,
                own: doubt(own),
                line: |said| (said.thirty.guidance.verdict, said.thirty.guidance.p),
            });
        }
    }
    for (i, name) in ["hall", "L", "gym with courtyard", "two rooms", "chapel"].into_iter().enumerate() {
        let (shape, own) = (turned(&shapes()[i], 0.4), if i % 2 == 0 { 0.0 } else { 2.0 });
        let map = |own| {
            let room = polls(PollsShape::Room { parts: parts(ORIGIN, &shape) }, doubt(own));
            ZoneMap::of(&PlaceSurvey { polls: Some(room), ..place(&[ORIGIN], doubt(0.0)) }, &Policy::default())
        };
        all.push(Layout {
            name: format!("30 ft, {name}, walls known to {own} m"),
            map: map(own),
            exact: map(0.0),
            shape: Shape::Room { parts: shape },
            one: false,
            own: doubt(own),
            line: |said| (said.thirty.statute.verdict, said.thirty.statute.p),
        });
    }
    let (doors, lot) = (spread[..2].to_vec(), vec![(45.0, -40.0), (75.0, -40.0), (75.0, 45.0), (45.0, 45.0)]);
    let survey = PlaceSurvey { parcels: vec![parcel(ORIGIN, &lot)], ..place(&degrees(&doors), doubt(0.0)) };
    all.push(Layout {
        name: "150 ft without a parcel, 2 entrances".to_owned(),
        map: ZoneMap::of(&survey, &Policy::default()),
        exact: ZoneMap::of(&survey, &Policy::default()),
        shape: Shape::Parcels { doors, lot },
        one: false,
        own: doubt(0.0),
        line: |said| (said.one_fifty.guidance.verdict, said.one_fifty.guidance.p),
    });
    all
}

/// What was judged, and how often the verdict was true.
#[derive(Default)]
struct Count {
    /// `inside` with 0.95 ≤ p < 0.97.
    inside: [u32; 2],
    /// `outside` with 0.03 < p ≤ 0.05.
    outside: [u32; 2],
    /// Every `inside` and `outside`.
    any: [u32; 2],
    trials: u32,
}

fn share([right, all]: [u32; 2]) -> f64 {
    f64::from(right) / f64::from(all)
}

impl Count {
    fn barely(&self) -> [u32; 2] {
        [self.inside[0] + self.outside[0], self.inside[1] + self.outside[1]]
    }
}

fn count(layout: &Layout, trials: u32, error: Error, twin: Twin, chance: &mut Chance) -> Count {
    let mut count = Count::default();
    let none = vec![(0.0, 0.0); layout.shape.centres()];
    while count.trials < trials {
        let accuracy = ACCURACIES[usize::try_from(chance.next() % 9).unwrap()];
        let (confidence, radius) = if chance.next().is_multiple_of(2) { (Confidence::P68, RADIUS_OF_68) } else { (Confidence::P95, RADIUS_OF_95) };
        let sigma = accuracy / radius;
        let own = layout.own.sigma_m();
        let all = sigma.hypot(own);
        // Uniform over the strip of three sigma to both sides of the line.
        let half = layout.shape.half() + 3.0 * all;
        let at = (chance.between(-half, half), chance.between(-half, half));
        if layout.shape.truth(at, &none).abs() > 3.0 * all {
            continue;
        }
        let moved: Vec<Metres> = none.iter().map(|_| chance.normals()).map(|(x, y)| (x * own, y * own)).collect();
        let off = match error {
            Error::Normal => chance.normals(),
            Error::Heavy => {
                // t with 4 degrees of freedom in two dimensions: normal over √(χ²₄/4). Its radius of 68 is 1.7524.
                let ((a, b), (c, d), (x, y)) = (chance.normals(), chance.normals(), chance.normals());
                let stretch = ((a * a + b * b + c * c + d * d) / 4.0).sqrt() * 1.7524 / RADIUS_OF_68;
                (x / stretch, y / stretch)
            }
            Error::Echo => {
                let (x, y) = chance.normals();
                (x + accuracy / 2.0 / sigma, y)
            }
        };
        let fix_at = from_origin(ORIGIN, (at.0 + off.0 * sigma, at.1 + off.1 * sigma));
        let (told, confidence) = match twin {
            Twin::Ours => (accuracy, confidence),
            Twin::NoDoubt => (0.0, confidence),
            Twin::TooSure => (accuracy * RADIUS_OF_68 / radius, Confidence::P95),
        };
        let map = if twin == Twin::NoDoubt { &layout.exact } else { &layout.map };
        let said = map.verdicts(&ZoneFix::new(fix_at.0, fix_at.1, told, confidence).unwrap());
        let (verdict, [low, high]) = (layout.line)(&said);
        count.trials += 1;
        let inside = layout.shape.truth(at, &moved) <= 0.0;
        let right = u32::from(match verdict {
            Verdict::Inside => inside,
            Verdict::Outside => !inside,
            _ => continue,
        });
        count.any[0] += right;
        count.any[1] += 1;
        let bin = match verdict {
            Verdict::Inside if low < 0.97 => &mut count.inside,
            Verdict::Outside if high > 0.03 => &mut count.outside,
            _ => continue,
        };
        bin[0] += right;
        bin[1] += 1;
    }
    count
}

/// Four standard errors of a share, so that a sound layout fails once in some ten thousand runs with fewer trials.
fn slack([_, all]: [u32; 2]) -> f64 {
    4.0 * (0.95f64 * 0.05 / f64::from(all.max(1))).sqrt()
}

fn sound(layout: &Layout, bin: [u32; 2]) -> bool {
    let slack = if trials() >= 1_000_000 { 0.0 } else { (slack(bin) - 0.02).max(0.0) };
    share(bin) >= 0.93 - slack && (!layout.one || share(bin) <= 0.99 + slack)
}

#[test]
fn barely_certain_verdicts_are_true_as_often_as_they_say() {
    let mut chance = Chance(245_895);
    println!("{:44} {:>9} {:>8} {:>9} {:>8} | {:>8} {:>8}", "layout", "inside", "true", "outside", "true", "all", "true");
    for layout in layouts() {
        let counted = count(&layout, trials(), Error::Normal, Twin::Ours, &mut chance);
        println!(
            "{:44} {:9} {:8.4} {:9} {:8.4} | {:8} {:8.4}",
            layout.name, counted.inside[1], share(counted.inside), counted.outside[1], share(counted.outside), counted.any[1],
            share(counted.any),
        );
        assert!(counted.barely()[1] > trials() / 200, "{}: too few to judge", layout.name);
        assert!(sound(&layout, counted.barely()), "{}: {:.4}", layout.name, share(counted.barely()));
        for bin in [counted.inside, counted.outside] {
            assert!(bin[1] < 200 || sound(&layout, bin), "{}: {:.4} of {}", layout.name, share(bin), bin[1]);
        }
    }
}

#[test]
fn twins_without_doubt_or_with_too_little_fail_the_same_test() {
    let mut chance = Chance(7);
    // Parcels have a doubt of their own, which no survey takes away.
    for layout in layouts().into_iter().filter(|layout| !matches!(layout.shape, Shape::Parcels { .. })) {
        let no_doubt = count(&layout, 10_000, Error::Normal, Twin::NoDoubt, &mut chance);
        println!("{:44} no doubt: {:.4} of {} verdicts true", layout.name, share(no_doubt.any), no_doubt.any[1]);
        assert!(!sound(&layout, no_doubt.any), "{}: {:.4}", layout.name, share(no_doubt.any));
    }
    // On one disc, where the bounds meet, too little doubt shows as well.
    let too_sure = count(&layouts()[0], 20_000, Error::Normal, Twin::TooSure, &mut chance);
    println!("a radius of 68 taken for one of 95: {:.4} of {} barely certain verdicts true", share(too_sure.barely()), too_sure.barely()[1]);
    assert!(!sound(&layouts()[0], too_sure.barely()));
}

/// Reported, not judged: the verdict assumes normal errors about the truth.
#[test]
fn heavier_tails_and_an_echo_reported() {
    let mut chance = Chance(11);
    let trials = trials().min(200_000) / 2;
    for layout in layouts() {
        for error in [Error::Heavy, Error::Echo] {
            let counted = count(&layout, trials, error, Twin::Ours, &mut chance);
            println!(
                "{:44} {error:?}: barely certain {:.4} of {}, all {:.4} of {}",
                layout.name, share(counted.barely()), counted.barely()[1], share(counted.any), counted.any[1],
            );
            assert!(counted.any[1] > 0);
        }
    }
}

/// Nothing hides behind its doubt: at 5 m (95 of 100) and a taped entrance, 4.5 m decide.
#[test]
fn four_and_a_half_metres_decide() {
    let map = ZoneMap::of(&place(&[ORIGIN], doubt(0.0)), &Policy::default());
    for azimuth in 0..360 {
        let (sin, cos) = f64::from(azimuth).to_radians().sin_cos();
        let said = |metres: f64| {
            let at = from_origin(ORIGIN, (metres * sin, metres * cos));
            map.verdicts(&ZoneFix::new(at.0, at.1, 5.0, Confidence::P95).unwrap()).one_fifty.statute.verdict
        };
        let line = ONE_FIFTY_FT * METRES_PER_FOOT;
        assert_eq!((said(line + 4.5), said(line - 4.5), said(line)), (Verdict::Outside, Verdict::Inside, Verdict::TooCloseToCall));
    }
}
