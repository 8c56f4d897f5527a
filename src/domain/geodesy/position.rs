//! Longitude, latitude and accuracy, checked once, here. Measuring is `distance.rs`'s job.

use super::Decimal;

/// A point on WGS 84, in degrees, longitude first. Never NaN, never out of range.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LonLat {
    lon: f64,
    lat: f64,
}

/// Why a position was refused.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum PositionError {
    /// Longitude outside ±180 degrees, or not a number.
    #[error("found longitude {}, expected -180 to 180 degrees", Decimal(*.0))]
    Longitude(f64),
    /// Latitude outside ±90 degrees, or not a number.
    #[error("found latitude {}, expected -90 to 90 degrees", Decimal(*.0))]
    Latitude(f64),
    /// Accuracy negative, infinite, or not a number.
    #[error("found accuracy {} m, expected 0 or more metres", Decimal(*.0))]
    Accuracy(f64),
}

impl LonLat {
    /// 0° 0°: where a plane is laid that nothing will be put on.
    pub(crate) const ZERO: Self = Self { lon: 0.0, lat: 0.0 };

    /// Checks the ranges. NaN is in no range, so it is refused too.
    ///
    /// # Errors
    /// [`PositionError`] names the coordinate that is out of range.
    pub fn new(lon: f64, lat: f64) -> Result<Self, PositionError> {
        if !(-180.0..=180.0).contains(&lon) {
            return Err(PositionError::Longitude(lon));
        }
        if !(-90.0..=90.0).contains(&lat) {
            return Err(PositionError::Latitude(lat));
        }
        Ok(Self { lon, lat })
    }

    /// Degrees east of Greenwich.
    #[must_use]
    pub const fn lon(self) -> f64 {
        self.lon
    }

    /// Degrees north of the equator.
    #[must_use]
    pub const fn lat(self) -> f64 {
        self.lat
    }
}

/// A position with the radius its source reports, in metres. Zero means "taken as exact".
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Fix {
    /// Where.
    pub at: LonLat,
    accuracy_m: f64,
}

impl Fix {
    /// A position with its reported accuracy radius in metres.
    ///
    /// # Errors
    /// [`PositionError::Accuracy`] for a negative, infinite or missing number.
    pub fn new(at: LonLat, accuracy_m: f64) -> Result<Self, PositionError> {
        if !(0.0..=f64::MAX).contains(&accuracy_m) {
            return Err(PositionError::Accuracy(accuracy_m));
        }
        Ok(Self { at, accuracy_m })
    }

    /// The radius as reported, metres.
    #[must_use]
    pub const fn accuracy_m(self) -> f64 {
        self.accuracy_m
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::expect_used, reason = "tests")]
    use super::*;

    #[test]
    fn nan_and_out_of_range_are_refused() {
        assert!(matches!(
            LonLat::new(f64::NAN, 0.0),
            Err(PositionError::Longitude(_))
        ));
        assert!(matches!(
            LonLat::new(0.0, f64::NAN),
            Err(PositionError::Latitude(_))
        ));
        assert_eq!(LonLat::new(0.0, 90.1), Err(PositionError::Latitude(90.1)));
        let here = LonLat::new(-89.0, 33.0).expect("in range");
        assert!(Fix::new(here, -1.0).is_err());
        assert!(Fix::new(here, f64::INFINITY).is_err());
        assert!(Fix::new(here, f64::NAN).is_err());
    }
}
