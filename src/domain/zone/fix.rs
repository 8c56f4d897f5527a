//! A position as a device reports it, with how often it lies within the radius.

use serde::{Deserialize, Serialize};

use super::Confidence;
use crate::domain::geodesy::{Fix, LonLat, PositionError};

/// A position as reported: nothing is checked before [`ZoneFix::checked`].
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
pub struct ZoneFix {
    /// Degrees.
    pub lon: f64,
    /// Degrees.
    pub lat: f64,
    /// The radius, metres.
    pub accuracy_m: f64,
    /// How often the device lies within it; 0.68 unless 0.95 is known.
    pub confidence: Confidence,
}

impl ZoneFix {
    /// The same, its numbers within their ranges.
    ///
    /// # Errors
    /// [`PositionError`] names the number that is not.
    pub fn checked(&self) -> Result<Fix, PositionError> {
        Fix::new(LonLat::new(self.lon, self.lat)?, self.accuracy_m)
    }
}
