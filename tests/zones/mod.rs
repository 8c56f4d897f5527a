//! Made-up places for the zone tests, laid out by Karney's geodesic and never by the core's own plane.
#![allow(dead_code, unreachable_pub, clippy::unwrap_used, clippy::indexing_slicing, reason = "tests, each of which uses a part")]

use geographiclib_rs::{DirectGeodesic, Geodesic};
use pollstead::domain::zone::{
    Confidence, Counts, Door, Doubt, Located, Parcel, PlaceSurvey, Polls, PollsShape, RoomPart, Surveyed,
};

/// Metres east and north.
pub type Metres = (f64, f64);

/// A seeded chance: splitmix64 (Steele, Lea, Flood 2014), and Box and Muller's normal.
pub struct Chance(pub u64);

impl Chance {
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// From 0 up to 1.
    pub fn unit(&mut self) -> f64 {
        #[allow(clippy::cast_precision_loss, reason = "53 bits")]
        let bits = (self.next() >> 11) as f64;
        bits / 9_007_199_254_740_992.0
    }

    pub fn between(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * self.unit()
    }

    /// Two independent standard normals.
    pub fn normals(&mut self) -> Metres {
        let radius = (-2.0 * (1.0 - self.unit()).ln()).sqrt();
        let (sin, cos) = (std::f64::consts::TAU * self.unit()).sin_cos();
        (radius * cos, radius * sin)
    }
}

/// Degrees of a point so many metres east and north of an origin: the geodesic in that direction.
pub fn from_origin((lon, lat): (f64, f64), (east, north): Metres) -> (f64, f64) {
    let (there_lat, there_lon): (f64, f64) = Geodesic::wgs84().direct(lat, lon, east.atan2(north).to_degrees(), east.hypot(north));
    (there_lon, there_lat)
}

pub fn exact() -> Doubt {
    Doubt { accuracy_m: 0.0, confidence: Confidence::P95, datum_m: 0.0 }
}

pub fn door(number: usize, at: (f64, f64), doubt: Doubt) -> Door {
    Door {
        id: format!("28159:p014/e{number}"),
        name: format!("Door {number}"),
        at,
        doubt,
        located: Located::Tape,
        counts: Counts::Yes,
        used_by: String::new(),
        step_free: pollstead::domain::place::Tri::Unknown,
    }
}

pub fn polls(shape: PollsShape, doubt: Doubt) -> Polls {
    Polls { name: "Make-Believe Room".to_owned(), shape, doubt, located: Located::Tape }
}

/// A surveyed place; positions in degrees.
pub fn place(doors: &[(f64, f64)], doubt: Doubt) -> PlaceSurvey {
    PlaceSurvey {
        place: "28159:p014".to_owned(),
        name: "Make-Believe Hall".to_owned(),
        doors: doors.iter().enumerate().map(|(i, at)| door(i + 1, *at, doubt)).collect(),
        surveyed: Some(Surveyed { by: "A. Deputy".to_owned(), on: "2026-10-01".to_owned() }),
        ..PlaceSurvey::default()
    }
}

/// A room's parts from metres about an origin: each an outline and its holes.
pub fn parts(origin: (f64, f64), shape: &[Vec<Vec<Metres>>]) -> Vec<RoomPart> {
    let ring = |ring: &Vec<Metres>| ring.iter().map(|at| from_origin(origin, *at)).collect::<Vec<_>>();
    shape.iter().map(|rings| RoomPart { outline: ring(&rings[0]), holes: rings[1..].iter().map(ring).collect() }).collect()
}

pub fn parcel(origin: (f64, f64), outline: &[Metres]) -> Parcel {
    Parcel { name: "a made-up lot".to_owned(), outline: outline.iter().map(|at| from_origin(origin, *at)).collect() }
}

/// Shapes of real rooms: a hall, an L, a gym with a courtyard, two rooms across a corridor, a round chapel. Metres.
pub fn shapes() -> Vec<Vec<Vec<Vec<Metres>>>> {
    let rectangle = |x0: f64, y0: f64, x1: f64, y1: f64| vec![(x0, y0), (x1, y0), (x1, y1), (x0, y1)];
    let round = |radius: f64, corners: u32| {
        let at = |i: u32| (f64::from(i) * std::f64::consts::TAU / f64::from(corners)).sin_cos();
        (0..corners).map(|i| (radius * at(i).1, radius * at(i).0)).collect::<Vec<_>>()
    };
    vec![
        vec![vec![rectangle(-12.0, -7.5, 12.0, 7.5)]],
        vec![vec![vec![(-15.0, -10.0), (15.0, -10.0), (15.0, 0.0), (-3.0, 0.0), (-3.0, 14.0), (-15.0, 14.0)]]],
        vec![vec![rectangle(-35.0, -30.0, 35.0, 30.0), rectangle(-22.0, -18.0, 22.0, 18.0)]],
        vec![vec![rectangle(-14.0, -6.0, -2.0, 6.0)], vec![rectangle(2.0, -6.0, 14.0, 6.0)]],
        vec![vec![round(9.0, 24)]],
    ]
}

/// The same turned by an angle, radians.
pub fn turned(shape: &[Vec<Vec<Metres>>], angle: f64) -> Vec<Vec<Vec<Metres>>> {
    let (sin, cos) = angle.sin_cos();
    let turn = |(x, y): &Metres| (x * cos - y * sin, x * sin + y * cos);
    shape.iter().map(|part| part.iter().map(|ring| ring.iter().map(turn).collect()).collect()).collect()
}
