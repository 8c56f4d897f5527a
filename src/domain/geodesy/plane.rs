//! A place's own plane: metres east and north on the ellipsoid's tangent plane, for lines that the law draws in feet.

use super::LonLat;
use super::local::{A, F};

/// The plane that touches WGS 84 at an origin. A point is put on it along the plane's normal.
///
/// Distances on it are within 1 mm of Karney's geodesic for points that lie within 1,000 feet of each other and within
/// 10 km of the origin (`tests/zone_witness.rs`): the projection shortens a distance by the cosine of the angle from the
/// origin, 0.4 mm of 1,000 feet at 10 km.
#[derive(Debug, Clone, Copy)]
pub struct Plane {
    origin: LonLat,
    centre: [f64; 3],
    east: [f64; 3],
    north: [f64; 3],
}

impl Plane {
    /// Lays the plane at a point.
    #[must_use]
    pub fn at(origin: LonLat) -> Self {
        let (sin_lon, cos_lon) = origin.lon().to_radians().sin_cos();
        let (sin_lat, cos_lat) = origin.lat().to_radians().sin_cos();
        Self {
            origin,
            centre: earth_centred(origin.lon(), origin.lat()),
            east: [-sin_lon, cos_lon, 0.0],
            north: [-sin_lat * cos_lon, -sin_lat * sin_lon, cos_lat],
        }
    }

    /// The point where it touches.
    #[must_use]
    pub const fn origin(&self) -> LonLat {
        self.origin
    }

    /// Metres east and north of the origin; degrees in, longitude first.
    #[must_use]
    pub fn metres(&self, (lon, lat): (f64, f64)) -> [f64; 2] {
        self.metres_of(earth_centred(lon, lat))
    }

    /// The same for a point given in earth-centred metres, so that a point is put on many planes by one [`earth_centred`].
    #[must_use]
    pub fn metres_of(&self, point: [f64; 3]) -> [f64; 2] {
        let from = self.away(point);
        [dot(from, self.east), dot(from, self.north)]
    }

    /// Metres to the origin, straight through the earth.
    #[must_use]
    pub fn chord(&self, point: [f64; 3]) -> f64 {
        let from = self.away(point);
        dot(from, from).sqrt()
    }

    fn away(&self, [x, y, z]: [f64; 3]) -> [f64; 3] {
        let [cx, cy, cz] = self.centre;
        [x - cx, y - cy, z - cz]
    }

    /// Longitude and latitude, degrees, of a point given in metres; within a micrometre up to 10 km from the origin.
    #[must_use]
    pub fn degrees(&self, wanted: [f64; 2]) -> (f64, f64) {
        let frame = super::LocalFrame::at(self.origin);
        let [mut lon, mut lat] = frame.degrees(wanted);
        // The local frame's metre is right to a thousandth, so each round leaves a thousandth of the error.
        for _ in 0..4 {
            let [east, north] = self.metres((lon, lat));
            let [next_lon, next_lat] = frame.degrees([wanted[0] - east, wanted[1] - north]);
            lon += next_lon - self.origin.lon();
            lat += next_lat - self.origin.lat();
        }
        (lon, lat)
    }
}

fn dot(a: [f64; 3], b: [f64; 3]) -> f64 {
    a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
}

/// Earth-centred metres of a point on the ellipsoid, longitude and latitude in degrees (NIMA TR8350.2, equation 4-14 at height 0).
#[must_use]
pub fn earth_centred(lon: f64, lat: f64) -> [f64; 3] {
    let (sin_lon, cos_lon) = lon.to_radians().sin_cos();
    let (sin_lat, cos_lat) = lat.to_radians().sin_cos();
    let e2 = F * (2.0 - F);
    let prime_vertical = A / (1.0 - e2 * sin_lat * sin_lat).sqrt();
    [prime_vertical * cos_lat * cos_lon, prime_vertical * cos_lat * sin_lon, prime_vertical * (1.0 - e2) * sin_lat]
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]
    use super::*;

    #[test]
    fn there_and_back() {
        let plane = Plane::at(LonLat::new(-89.5, 32.75).unwrap());
        for (east, north) in [(0.0, 0.0), (45.72, 0.0), (-9.144, 300.0), (7_000.0, -7_000.0)] {
            let [back_east, back_north] = plane.metres(plane.degrees([east, north]));
            assert!((back_east - east).abs() < 1e-6 && (back_north - north).abs() < 1e-6, "{east} {north}: {back_east} {back_north}");
        }
    }
}
