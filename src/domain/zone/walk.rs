//! Walking the line: positions and silence in, one state out, and an alarm each time the 150-ft line is surely crossed.

mod smooth;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

use self::smooth::Smooth;
use super::{LineVerdict, Lines, METRES_PER_FOOT, ONE_FIFTY_FT, THIRTY_FT, Verdict, ZoneFix};
use crate::domain::geodesy::Decimal;

/// Longer than this without a position, and there is none, milliseconds. A person walks 14 m in that time.
pub const SILENCE_MS: f64 = 10_000.0;
/// A radius from which on the device hides where it is, metres: the "approximate" location of iOS and Android gives
/// kilometres, and no receiver under the open sky is as rough.
pub const COARSE_M: f64 = 1_000.0;

/// What the page shows of a walk. Fields as in `src/wasm/manager.ts`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct WalkState {
    /// The adopted 150-ft line.
    pub state: Side,
    /// Set for the one state in which the line was crossed.
    pub alarm: Option<Crossing>,
    /// The adopted 150-ft line's measure; none without a position.
    pub one_fifty: Option<LineVerdict>,
    /// None where the position is rougher than 30 ft: there the tape plan measures.
    pub thirty: Option<LineVerdict>,
    /// The smoothed position, degrees.
    pub at: Option<(f64, f64)>,
    /// Its radius, metres: never below what the device reports.
    pub accuracy_m: Option<f64>,
    /// Whether the device seems to hide where it is.
    pub coarse: bool,
    /// Seconds since the last position.
    pub age_s: Option<f64>,
}

/// A verdict, or that there is no position for one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// At least 0.95 sure.
    Inside,
    /// At least 0.95 sure.
    Outside,
    /// Neither: the next step is the tape.
    TooCloseToCall,
    /// Nothing to measure from.
    NotSurveyed,
    /// Lost, not yet found, or too coarse.
    NoPosition,
}

/// Which way the line was crossed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Crossing {
    /// From outside to inside.
    Entered,
    /// From inside to outside.
    Left,
}

/// What a walk does not take. It stays as it was.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum WalkError {
    /// The clock's reading is no time.
    #[error("found the time {} ms, expected a number of milliseconds", Decimal(*.0))]
    Time(f64),
    /// The clock went back.
    #[error("found the time {} ms after {} ms, expected a clock that does not go back", Decimal(*.found), Decimal(*.last))]
    Backwards {
        /// As read.
        found: f64,
        /// The reading before.
        last: f64,
    },
}

/// A walk so far.
#[derive(Debug, Clone, Default)]
pub struct Walk {
    smooth: Smooth,
    /// When the clock was last read, ms.
    clock: Option<f64>,
    /// When the last position came, ms, and whether it was coarse.
    heard: Option<(f64, Heard)>,
    /// The side last known for sure. Jitter between the two sures changes nothing: that is the hysteresis, and it is as
    /// wide as the doubt.
    sure: Option<Crossing>,
}

/// What the last position was good for.
#[derive(Debug, Clone, Copy)]
enum Heard {
    Place,
    Coarse(f64),
}

impl Walk {
    /// A position. `now_ms`: a clock that does not go back, such as the page's `performance.now()`. `judge`: what the
    /// lines mean at a position.
    ///
    /// # Errors
    /// [`WalkError`] for a clock that is none or went back.
    pub fn fix(&mut self, fix: &ZoneFix, now_ms: f64, judge: impl Fn(&ZoneFix) -> Lines) -> Result<WalkState, WalkError> {
        self.wind(now_ms)?;
        if fix.accuracy_m() >= COARSE_M {
            self.heard = Some((now_ms, Heard::Coarse(fix.accuracy_m())));
        } else {
            self.smooth.take(fix, now_ms);
            self.heard = Some((now_ms, Heard::Place));
        }
        Ok(self.state(now_ms, judge))
    }

    /// Time passing without a position.
    ///
    /// # Errors
    /// [`WalkError`] for a clock that is none or went back.
    pub fn tick(&mut self, now_ms: f64, judge: impl Fn(&ZoneFix) -> Lines) -> Result<WalkState, WalkError> {
        self.wind(now_ms)?;
        Ok(self.state(now_ms, judge))
    }

    fn wind(&mut self, now_ms: f64) -> Result<(), WalkError> {
        if !now_ms.is_finite() {
            return Err(WalkError::Time(now_ms));
        }
        match self.clock {
            Some(last) if now_ms < last => Err(WalkError::Backwards { found: now_ms, last }),
            _ => {
                self.clock = Some(now_ms);
                Ok(())
            }
        }
    }

    fn state(&mut self, now_ms: f64, judge: impl Fn(&ZoneFix) -> Lines) -> WalkState {
        let nowhere = WalkState {
            state: Side::NoPosition,
            alarm: None,
            one_fifty: None,
            thirty: None,
            at: None,
            accuracy_m: None,
            coarse: false,
            age_s: None,
        };
        let Some((then, heard)) = self.heard else { return nowhere };
        let nowhere = WalkState { age_s: Some((now_ms - then) / 1000.0), ..nowhere };
        if now_ms - then > SILENCE_MS {
            return nowhere;
        }
        if let Heard::Coarse(accuracy_m) = heard {
            return WalkState { coarse: true, accuracy_m: Some(accuracy_m), ..nowhere };
        }
        let Some(fix) = self.smooth.at(now_ms) else { return nowhere };
        let Lines { thirty, one_fifty } = judge(&fix);
        let one_fifty = not_by_roughness(one_fifty, fix.accuracy_m());
        let alarm = self.crossed(one_fifty.verdict);
        WalkState {
            state: one_fifty.verdict.into(),
            alarm,
            one_fifty: Some(one_fifty),
            thirty: (fix.accuracy_m() <= THIRTY_FT * METRES_PER_FOOT).then_some(thirty),
            at: Some((fix.at.lon(), fix.at.lat())),
            accuracy_m: Some(fix.accuracy_m()),
            ..nowhere
        }
    }

    fn crossed(&mut self, verdict: Verdict) -> Option<Crossing> {
        let side = match verdict {
            Verdict::Inside => Crossing::Entered,
            Verdict::Outside => Crossing::Left,
            Verdict::TooCloseToCall | Verdict::NotSurveyed => return None,
        };
        let before = self.sure.replace(side);
        // The first sure side is where the walk began: nothing was crossed.
        (before.is_some_and(|before| before != side)).then_some(side)
    }
}

/// A position so rough that it would be `outside` wherever the device is says nothing: its disc is larger than the zone,
/// so the chance of the zone is small at the very door. The walker is near the line, not anywhere on the map. So a
/// radius above 150 ft calls `outside` only from twice that radius beyond the line.
fn not_by_roughness(line: LineVerdict, accuracy_m: f64) -> LineVerdict {
    let beyond_m = line.to_line_ft.unwrap_or(0.0) * METRES_PER_FOOT;
    let rough = accuracy_m > ONE_FIFTY_FT * METRES_PER_FOOT && beyond_m < 2.0 * accuracy_m;
    if line.verdict == Verdict::Outside && rough {
        let [low, _] = line.p;
        return LineVerdict { verdict: Verdict::TooCloseToCall, p: [low, 1.0], ..line };
    }
    line
}

impl From<Verdict> for Side {
    fn from(verdict: Verdict) -> Self {
        match verdict {
            Verdict::Inside => Self::Inside,
            Verdict::Outside => Self::Outside,
            Verdict::TooCloseToCall => Self::TooCloseToCall,
            Verdict::NotSurveyed => Self::NotSurveyed,
        }
    }
}
