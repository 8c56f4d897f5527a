//! The 30 feet from the room or the polls' point: how far, how surely.

use std::sync::OnceLock;

use super::line_measure::{From, Known, LineMeasure, Measured, Reached};
use super::outline::{BOUNDS, FINE, Side, around};
use super::region::Region;
use super::rice::{FAR, within_disc};
use super::on_plane::Metres;
use super::room::{Room, nearest_of};

/// Doubt below a micrometre is none.
const EXACT_M: f64 = 1e-6;
/// Unions are computed on a grid finer than this, metres.
const GRID_M: f64 = 1e-5;

/// What the 30 feet run around.
#[derive(Debug)]
pub(super) struct PollsZone {
    pub(super) name: String,
    pub(super) room: Room,
    pub(super) sigma: f64,
    pub(super) datum: f64,
    pub(super) radius: f64,
    pub(super) known: Known,
    /// Made when a position first comes near: most of a state's rooms are never asked about.
    line: OnceLock<Region>,
    /// Regions that the true one holds, and that hold it, whatever the datum.
    bounds: OnceLock<[Region; 2]>,
}

impl PollsZone {
    pub(super) fn new(name: String, room: Room, [sigma, datum]: [f64; 2], radius: f64, known: Known) -> Self {
        Self { name, room, sigma, datum, radius, known, line: OnceLock::new(), bounds: OnceLock::new() }
    }

    pub(super) fn measure(&self, at: Metres, fix_sigma: f64) -> LineMeasure {
        let Some((distance, nearest)) = self.room.nearest(at) else { return LineMeasure::NOTHING };
        let sigma = (self.sigma * self.sigma + fix_sigma * fix_sigma).sqrt();
        let measured = if distance <= self.radius { Measured::Inside } else { Measured::Outside };
        let reached = Reached {
            from: From::Polls,
            distance_m: distance,
            // Whatever the room's shape, its distance changes by no more than the position does.
            give_or_take_m: super::doubt::RADIUS_OF_95 * sigma + self.datum,
            to_line_m: self.to_line(at, distance),
            nearest,
        };
        LineMeasure::judged(self.bounds(at, distance, sigma), measured, self.known, reached)
    }

    fn to_line(&self, at: Metres, distance: f64) -> Option<f64> {
        if distance >= self.radius || self.room.as_point().is_some() {
            return Some(distance - self.radius);
        }
        let line = self.line.get_or_init(|| Region::new(&around(&self.room, self.radius, FINE, Side::Within)));
        nearest_of(line.rings(), at).map(|(depth, _)| -depth)
    }

    /// Bounds on the probability of being within the radius of the room. The room's doubt moves it as a whole.
    ///
    /// What a many-cornered region within the true one holds is held; what one around it does not hold is not. The datum may have moved
    /// the room by so many metres in any direction: the inner region shrinks by it, the outer one grows.
    fn bounds(&self, at: Metres, distance: f64, sigma: f64) -> [f64; 2] {
        if self.room.as_point().is_some() || sigma < EXACT_M {
            let nearer = (distance - self.datum).max(0.0);
            return [within_disc(distance + self.datum, self.radius, sigma), within_disc(nearer, self.radius, sigma)];
        }
        if distance - self.radius - self.datum > FAR * sigma {
            return [0.0, 0.0];
        }
        let [inner, outer] = self.bounds.get_or_init(|| {
            let inner = self.radius - self.datum - GRID_M;
            let inner = if inner > 0.0 { Region::new(&around(&self.room, inner, BOUNDS, Side::Within)) } else { Region::default() };
            [inner, Region::new(&around(&self.room, self.radius + self.datum + GRID_M, BOUNDS, Side::Around))]
        });
        [inner.probability(at, sigma), outer.probability(at, sigma)]
    }
}
