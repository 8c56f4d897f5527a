//! Private property excepted from the 150 feet, as the Secretary of State's reminders say.

use geo::MultiPolygon;

use super::line_measure::{Known, LineMeasure, Measured, Reached};
use super::outline::{BOUNDS, FINE, Side, around, around_walls, both, discs, room_polygons, without};
use super::region::Region;
use super::on_plane::Metres;
use super::room::{Room, nearest_of};

/// How far off a drawn parcel may be, metres: what a source that names no datum may be. A survey measures doors and rooms, not parcels.
pub const PARCEL_DOUBT_M: f64 = 2.0;
/// Doubt below a micrometre is none.
const EXACT_M: f64 = 1e-6;

/// Parcels as drawn, and what remains of the 150 feet.
#[derive(Debug)]
pub(super) struct Exception {
    parcels: Room,
    drawn: MultiPolygon,
    /// Inside the parcels wherever they truly lie, and around them.
    bounds: [Region; 2],
    line: Region,
    /// Whether a parcel was refused.
    known: Known,
}

impl Exception {
    pub(super) fn new(parcels: Room, centres: &[Metres], radius: f64, known: Known) -> Self {
        let drawn = parcels.parts.iter().fold(MultiPolygon::new(Vec::new()), |all, part| {
            both(&all, &room_polygons(&Room { parts: vec![part.clone()] }))
        });
        let grown = around(&parcels, PARCEL_DOUBT_M, BOUNDS, Side::Around);
        let edge = around_walls(&parcels, PARCEL_DOUBT_M, BOUNDS, Side::Around);
        let bounds = [Region::new(&without(&drawn, &edge)), Region::new(&grown)];
        let line = Region::new(&without(&discs(centres, radius, FINE, Side::Within), &drawn));
        Self { parcels, drawn, bounds, line, known }
    }

    /// What is left of a region.
    pub(super) fn leave(&self, region: &MultiPolygon) -> MultiPolygon {
        without(region, &self.drawn)
    }

    /// The guidance's line, from the statute's. With U the union of discs and Q the parcels, max(0, P(U) − P(Q)) ≤ P(U without Q) ≤
    /// min(P(U), 1 − P(Q)) (Fréchet), however the errors of doors and position hang together.
    pub(super) fn measure(&self, statute: LineMeasure, at: Metres, sigma: f64) -> LineMeasure {
        let Some(reached) = statute.reached else { return LineMeasure::NOTHING };
        let sigma = sigma.max(EXACT_M);
        let [sure, possible] = [self.bounds[0].probability(at, sigma), self.bounds[1].probability(at, sigma)];
        let p = [(statute.p[0] - possible).max(0.0), statute.p[1].min(1.0 - sure)];
        let within = reached.to_line_m.is_some_and(|to_line| to_line <= 0.0) && !self.parcels.contains(at);
        let to_line_m = nearest_of(self.line.rings(), at).map(|(away, _)| if within { -away } else { away });
        let known = if statute.verdict == super::Verdict::NotSurveyed { Known::Unconfirmed } else { self.known };
        let measured = if within { Measured::Inside } else { Measured::Outside };
        LineMeasure::judged(p, measured, known, Reached { to_line_m, ..reached })
    }
}
