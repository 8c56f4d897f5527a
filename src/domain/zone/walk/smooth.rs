//! A walker's position, smoothed: it trembles less than the device's, and claims no less doubt.

use crate::domain::geodesy::{LocalFrame, LonLat};
use crate::domain::zone::ZoneFix;

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
    /// With the radius to be claimed.
    fix: ZoneFix,
    /// Of each axis, m².
    variance: f64,
    ms: f64,
}

impl Smooth {
    /// Takes a position in.
    pub(super) fn take(&mut self, fix: &ZoneFix, ms: f64) {
        let fix = with_radius(fix.at, fix, fix.accuracy_m().max(LEAST_ACCURACY_M));
        let new = Held { fix, variance: fix.sigma_m().powi(2), ms };
        self.0 = Some(self.0.map_or(new, |held| held.moved(new)));
    }

    /// Where the walker is now; the radius grows with a silence, for one may have walked on.
    pub(super) fn at(&self, now_ms: f64) -> Option<ZoneFix> {
        self.0.map(|held| {
            let walked = WALK_M_S * (now_ms - held.ms - FRESH_MS).max(0.0) / 1000.0;
            with_radius(held.fix.at, &held.fix, held.fix.accuracy_m() + walked)
        })
    }
}

impl Held {
    fn moved(self, new: Self) -> Self {
        let frame = LocalFrame::at(self.fix.at);
        let [east, north] = frame.metres(new.fix.at.lon(), new.fix.at.lat());
        let seconds = (new.ms - self.ms) / 1000.0;
        let before = self.variance + (WALK_M_S * seconds).powi(2);
        let gain = before / (before + new.variance);
        let [lon, lat] = frame.degrees([gain * east, gain * north]);
        let Ok(at) = LonLat::new(lon, lat) else { return new };
        // What the smoothing moved the point by may be noise taken away or a step not followed yet. It is counted as
        // doubt either way, beside the device's own.
        let held_back = (1.0 - gain) * east.hypot(north);
        let fix = with_radius(at, &new.fix, new.fix.accuracy_m().hypot(held_back));
        Self { fix, variance: gain * new.variance, ..new }
    }
}

/// A position as sure as another, with a radius of its own; the other where a number is none.
fn with_radius(at: LonLat, like: &ZoneFix, accuracy_m: f64) -> ZoneFix {
    ZoneFix::new(at.lon(), at.lat(), accuracy_m, like.confidence).unwrap_or(*like)
}
