//! A walker's position, smoothed: it trembles less than the device's, and claims no less doubt.

use crate::domain::geodesy::{Fix, LocalFrame, LonLat};
use crate::domain::zone::{Confidence, ZoneFix};

/// A brisk walk, metres a second (Bohannon 1997: comfortable gait of adults 1.27 to 1.46 m/s).
const WALK_M_S: f64 = 1.4;
/// Devices report about once a second; only what is older than this may have walked on, ms.
const FRESH_MS: f64 = 3_000.0;
/// No phone's receiver knows itself better: a smaller radius, 0 too, is a device that does not say, metres.
const LEAST_ACCURACY_M: f64 = 1.0;

/// The position so far: a walk in one dimension, twice (Kalman 1960), with a walker's pace as what is not known between
/// two positions.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Smooth(Option<Held>);

#[derive(Debug, Clone, Copy)]
struct Held {
    at: LonLat,
    /// Of each axis, m².
    variance: f64,
    /// To be claimed.
    accuracy_m: f64,
    confidence: Confidence,
    ms: f64,
}

impl Smooth {
    /// Takes a position in.
    pub(super) fn take(&mut self, fix: Fix, confidence: Confidence, ms: f64) {
        let radius = fix.accuracy_m().max(LEAST_ACCURACY_M);
        let noise = (radius / radii(confidence)).powi(2);
        let first = Held { at: fix.at, variance: noise, accuracy_m: radius, confidence, ms };
        self.0 = Some(match self.0 {
            None => first,
            Some(held) => held.moved(first),
        });
    }

    /// Where the walker is now; the radius grows with a silence, for one may have walked on.
    pub(super) fn at(&self, now_ms: f64) -> Option<ZoneFix> {
        self.0.map(|held| {
            let walked = WALK_M_S * (now_ms - held.ms - FRESH_MS).max(0.0) / 1000.0;
            ZoneFix { lon: held.at.lon(), lat: held.at.lat(), accuracy_m: held.accuracy_m + walked, confidence: held.confidence }
        })
    }
}

impl Held {
    fn moved(self, new: Self) -> Self {
        let frame = LocalFrame::at(self.at);
        let [east, north] = frame.metres(new.at.lon(), new.at.lat());
        let seconds = (new.ms - self.ms) / 1000.0;
        let before = self.variance + (WALK_M_S * seconds).powi(2);
        let gain = before / (before + new.variance);
        let [lon, lat] = frame.degrees([gain * east, gain * north]);
        let Ok(at) = LonLat::new(lon, lat) else { return new };
        // What the smoothing moved the point by may be noise taken away or a step not followed yet. It is counted as
        // doubt either way, beside the device's own.
        let held_back = (1.0 - gain) * east.hypot(north);
        Self { at, variance: gain * new.variance, accuracy_m: new.accuracy_m.hypot(held_back), ..new }
    }
}

/// Standard deviations of one axis within the radius (Rayleigh distribution).
const fn radii(confidence: Confidence) -> f64 {
    match confidence {
        Confidence::P68 => 1.5096,
        Confidence::P95 => 2.4477,
    }
}
