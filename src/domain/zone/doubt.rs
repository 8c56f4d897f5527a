//! How far off a position may be, as the sigma of a normal error along each axis.

use super::{Confidence, Doubt, ZoneFix};

/// The radius of 68 of 100, in sigma: √(−2 ln 0.32), for the error's length has Rayleigh's distribution.
pub const RADIUS_OF_68: f64 = 1.509_592_185_451_663_4;
/// The radius of 95 of 100, in sigma: √(−2 ln 0.05).
pub const RADIUS_OF_95: f64 = 2.447_746_830_680_816_6;
/// Half the width of 95 of 100 along a line, in sigma.
const LINE_OF_95: f64 = 1.959_963_984_540;

/// Sigma along each axis, metres.
fn sigma(accuracy_m: f64, confidence: Confidence) -> f64 {
    let radius = match confidence {
        Confidence::P68 => RADIUS_OF_68,
        Confidence::P95 => RADIUS_OF_95,
    };
    // The earth is smaller; what is larger would overflow when squared.
    (accuracy_m / radius).min(1e8)
}

impl Confidence {
    /// The radius of 68 of 100 that goes with a radius of this confidence, metres.
    pub(super) fn radius_of_68(self, accuracy_m: f64) -> f64 {
        match self {
            Self::P68 => accuracy_m,
            Self::P95 => accuracy_m * RADIUS_OF_68 / RADIUS_OF_95,
        }
    }
}

impl Doubt {
    /// Sigma along each axis, metres. The datum's doubt is no part of it: see `datum_m`.
    #[must_use]
    pub fn sigma_m(&self) -> f64 {
        sigma(self.accuracy_m, self.confidence)
    }
}

impl ZoneFix {
    /// Sigma along each axis, metres.
    #[must_use]
    pub fn sigma_m(&self) -> f64 {
        sigma(self.accuracy_m(), self.confidence)
    }
}

/// What a distance measured to a point may be off by in 95 of 100, metres: a Rice-distributed length lies within it
/// of the measured one. Along a line that is 1.96 sigma; near the point itself every error is away from it, so the width grows
/// to the 2.45 of a radius.
pub(super) fn of_distance(distance: f64, sigma: f64) -> f64 {
    if sigma <= 0.0 {
        return 0.0;
    }
    sigma * (LINE_OF_95 + (RADIUS_OF_95 - LINE_OF_95) * sigma / (sigma + distance))
}

#[cfg(test)]
mod tests {
    use super::super::rice::within_disc;
    use super::*;

    #[test]
    fn the_radii_are_rayleighs() {
        assert!((RADIUS_OF_68 - (-2.0 * 0.32f64.ln()).sqrt()).abs() < 1e-15);
        assert!((RADIUS_OF_95 - (-2.0 * 0.05f64.ln()).sqrt()).abs() < 1e-15);
        let doubt = Doubt { accuracy_m: 5.0, confidence: Confidence::P95, datum_m: 2.0 };
        assert!((doubt.sigma_m() - 2.042_694).abs() < 1e-6);
        assert!((Doubt { confidence: Confidence::P68, ..doubt }.sigma_m() - 3.312_153).abs() < 1e-6);
        assert!(Doubt { accuracy_m: f64::MAX, ..doubt }.sigma_m() <= 1e8);
    }

    /// The true distance, Rice-distributed about the measured one, lies within the width in at least 95 of 100, and in 98 at most.
    #[test]
    fn the_width_of_a_distance_holds_ninety_five_of_a_hundred() {
        for step in 0..400 {
            let distance = f64::from(step) * 0.05;
            let half = of_distance(distance, 1.0);
            let low = if distance > half { within_disc(distance, distance - half, 1.0) } else { 0.0 };
            let held = within_disc(distance, distance + half, 1.0) - low;
            assert!((0.95..0.98).contains(&held), "{distance} sigma: {held}");
        }
        assert_eq!(of_distance(0.0, 0.0), 0.0);
    }
}
