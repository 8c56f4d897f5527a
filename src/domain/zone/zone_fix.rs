//! A position asked about: where, how surely. Refused here where it is no position.

use super::Confidence;
use super::swapped::looks_swapped;
use crate::domain::geodesy::{Decimal, LonLat, PositionError};

/// A position with the radius its device reports. An accuracy of 0 is taken as exact.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ZoneFix {
    /// Where.
    pub at: LonLat,
    accuracy_m: f64,
    /// How often the true position lies within the radius.
    pub confidence: Confidence,
}

/// Why a position was refused.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum ZoneFixError {
    /// Out of range, or no number.
    #[error(transparent)]
    Position(#[from] PositionError),
    /// A position in Mississippi with its two numbers in the wrong order.
    #[error("found longitude {} and latitude {}, which look swapped, expected longitude first", Decimal(*.lon), Decimal(*.lat))]
    Swapped {
        /// As given.
        lon: f64,
        /// As given.
        lat: f64,
    },
}

impl ZoneFix {
    /// A position from plain numbers: degrees, longitude first, and metres.
    ///
    /// # Errors
    /// [`ZoneFixError`] for numbers out of range, not a number, swapped, or a negative accuracy.
    pub fn new(lon: f64, lat: f64, accuracy_m: f64, confidence: Confidence) -> Result<Self, ZoneFixError> {
        if looks_swapped(lon, lat) {
            return Err(ZoneFixError::Swapped { lon, lat });
        }
        let at = LonLat::new(lon, lat)?;
        let accuracy_m = crate::domain::geodesy::Fix::new(at, accuracy_m)?.accuracy_m();
        Ok(Self { at, accuracy_m, confidence })
    }

    /// The radius as reported, metres.
    #[must_use]
    pub const fn accuracy_m(self) -> f64 {
        self.accuracy_m
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_position_is_refused_in_words() {
        let new = |lon, lat, accuracy| ZoneFix::new(lon, lat, accuracy, Confidence::P68);
        let says = |lon, lat, accuracy| new(lon, lat, accuracy).err().map(|e| e.to_string()).unwrap_or_default();
        assert!(new(-89.5, 32.5, 0.0).is_ok_and(|fix| fix.accuracy_m() == 0.0));
        assert_eq!(says(32.5, -89.5, 5.0), "found longitude 32.5 and latitude -89.5, which look swapped, expected longitude first");
        assert_eq!(says(32.5, -90.5, 5.0), "found longitude 32.5 and latitude -90.5, which look swapped, expected longitude first");
        assert_eq!(says(f64::NAN, 32.5, 5.0), "found longitude NaN, expected -180 to 180 degrees");
        assert_eq!(says(-89.5, f64::INFINITY, 5.0), "found latitude more than 1e11, expected -90 to 90 degrees");
        assert_eq!(says(-89.5, 32.5, -1.0), "found accuracy -1 m, expected 0 or more metres");
        assert_eq!(says(-89.5, 32.5, f64::NAN), "found accuracy NaN m, expected 0 or more metres");
    }
}
