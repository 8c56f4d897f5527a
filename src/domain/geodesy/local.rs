//! Short distances on the WGS 84 ellipsoid, from a frame laid at one point.

use super::LonLat;

/// WGS 84 semi-major axis, metres (NIMA TR8350.2, table 3.1).
pub(super) const A: f64 = 6_378_137.0;
/// WGS 84 flattening (NIMA TR8350.2, table 3.1).
pub(super) const F: f64 = 1.0 / 298.257_223_563;

/// Metres east and north of a point, by the ellipsoid's radii of curvature there.
///
/// Against Karney's geodesic the error is below 0.1 % up to 5 km at Mississippi's latitudes, and below 1 mm up to 20 m
/// (`tests/geodesy_witness.rs`). It is for doubt radii and strips beside streets, not for legal lines.
#[derive(Debug, Clone, Copy)]
pub struct LocalFrame {
    origin: LonLat,
    metres_per_lon: f64,
    metres_per_lat: f64,
}

impl LocalFrame {
    /// Lays the frame at a point.
    #[must_use]
    pub fn at(origin: LonLat) -> Self {
        let cos = cosine(origin.lat().to_radians());
        let e2 = F * (2.0 - F);
        let w2 = 1.0 - e2 * (1.0 - cos * cos);
        // Prime vertical N = a/w; meridian M = a(1-e²)/w³.
        let prime_vertical = A / w2.sqrt();
        let meridian = prime_vertical * (1.0 - e2) / w2;
        Self {
            origin,
            metres_per_lon: prime_vertical * cos * 1f64.to_radians(),
            metres_per_lat: meridian * 1f64.to_radians(),
        }
    }

    /// Metres east and north of the origin; degrees in, longitude first.
    #[must_use]
    pub fn metres(&self, lon: f64, lat: f64) -> [f64; 2] {
        [
            (lon - self.origin.lon()) * self.metres_per_lon,
            (lat - self.origin.lat()) * self.metres_per_lat,
        ]
    }

    /// Longitude and latitude, degrees, of a point given in metres east and north.
    #[must_use]
    pub fn degrees(&self, [east, north]: [f64; 2]) -> [f64; 2] {
        [
            self.origin.lon() + east / self.metres_per_lon,
            self.origin.lat() + north / self.metres_per_lat,
        ]
    }

    /// Half-width in degrees of longitude and latitude of a box that holds the disc of this radius, metres.
    #[must_use]
    pub fn reach(&self, radius_m: f64) -> [f64; 2] {
        // A tenth of a percent more than the frame's own error, and the cosine shrinks towards the pole.
        let slack = 1.002 + radius_m / 1.0e6;
        [radius_m * slack / self.metres_per_lon, radius_m * slack / self.metres_per_lat]
    }

    /// Metres from the origin to the segment between two points given in degrees.
    #[must_use]
    pub fn to_segment(&self, from: [f64; 2], to: [f64; 2]) -> f64 {
        let [ax, ay] = self.metres(from[0], from[1]);
        let [bx, by] = self.metres(to[0], to[1]);
        let (dx, dy) = (bx - ax, by - ay);
        let length2 = dx * dx + dy * dy;
        let t = if length2 > 0.0 { (-(ax * dx + ay * dy) / length2).clamp(0.0, 1.0) } else { 0.0 };
        // Metres on a map neither overflow nor vanish when squared, so the page needs no `hypot`.
        let (east, north) = (ax + t * dx, ay + t * dy);
        (east * east + north * north).sqrt()
    }
}

/// Cosine of an angle within a right one, radians: 1 − 2 sin²(x/2), by the sine's series about 0 (Taylor; the first term
/// left out is below 1e-18). The standard one would bring to the page the reduction of angles of any size.
fn cosine(angle: f64) -> f64 {
    let half = angle / 2.0;
    let square = half * half;
    let mut series = 1.0;
    // 1 − x²/(2·3) (1 − x²/(4·5) (1 − …)), from the inside: nine terms.
    for even in [16.0, 14.0, 12.0, 10.0, 8.0, 6.0, 4.0, 2.0] {
        series = 1.0 - square / (even * (even + 1.0)) * series;
    }
    let sine = half * series;
    1.0 - 2.0 * sine * sine
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cosine_is_the_standard_librarys() {
        for step in -9_000..=9_000 {
            let angle = (f64::from(step) / 100.0).to_radians();
            assert!((cosine(angle) - angle.cos()).abs() <= 5e-16, "{step}: {} {}", cosine(angle), angle.cos());
        }
    }
}
