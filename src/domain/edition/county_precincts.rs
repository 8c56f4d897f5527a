//! `places/<fips>.precincts`: a county's polygons, at the source's own precision.

use serde::{Deserialize, Serialize};

use super::Shard;
use crate::domain::geodesy::Decimal;

/// Finest step of a coordinate, as a power of ten of degrees.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Quantum {
    /// 1e-6°, about 0.1 m: what the state's polygons come in.
    E6,
    /// 1e-7°, about 1 cm: the finest an edition keeps.
    E7,
}

impl Quantum {
    /// Steps per degree.
    #[must_use]
    pub const fn per_degree(self) -> i32 {
        match self {
            Self::E6 => 1_000_000,
            Self::E7 => 10_000_000,
        }
    }
}

/// Polygons of one county.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CountyPrecincts {
    /// One step of a coordinate.
    pub quantum: Quantum,
    /// Doubt of the source's datum, metres: 0 for WGS 84, 2 for NAD 83 taken as WGS 84.
    pub datum_doubt_m: f32,
    /// In any order; each names its precinct.
    pub shapes: Vec<PrecinctShape>,
}

/// The polygon or polygons of a precinct.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PrecinctShape {
    /// Position in the index's list of precincts.
    pub precinct: u16,
    /// Polygons → rings (outer first, counter-clockwise; holes clockwise) → steps: the first vertex from (0, 0), each
    /// further one from the one before, longitude then latitude; the closing vertex is left out.
    pub polygons: Vec<Vec<Vec<i32>>>,
}

impl PrecinctShape {
    /// Makes the steps of closed rings given in quantum units; the last vertex of each ring repeats the first.
    #[must_use]
    pub fn from_rings(precinct: u16, polygons: &[Vec<Vec<[i32; 2]>>]) -> Self {
        let steps = |ring: &Vec<[i32; 2]>| {
            let mut last = [0i32; 2];
            let open = ring.split_last().map_or(&[][..], |(_, open)| open);
            let mut out = Vec::with_capacity(open.len() * 2);
            for &[x, y] in open {
                out.push(x.wrapping_sub(last[0]));
                out.push(y.wrapping_sub(last[1]));
                last = [x, y];
            }
            out
        };
        let polygons =
            polygons.iter().map(|rings| rings.iter().map(steps).collect()).collect();
        Self { precinct, polygons }
    }

    /// The rings again, closed, in quantum units.
    #[must_use]
    pub fn rings(&self) -> Vec<Vec<Vec<[i32; 2]>>> {
        let ring = |steps: &Vec<i32>| {
            let mut at = [0i32; 2];
            let mut out = Vec::with_capacity(steps.len() / 2 + 1);
            for step in steps.chunks_exact(2) {
                if let &[dx, dy] = step {
                    at = [at[0].wrapping_add(dx), at[1].wrapping_add(dy)];
                    out.push(at);
                }
            }
            out.extend(out.first().copied());
            out
        };
        self.polygons.iter().map(|rings| rings.iter().map(ring).collect()).collect()
    }
}

impl Shard for CountyPrecincts {
    const KIND: u8 = b'P';
    const VERSION: u8 = 1;

    fn check(&self) -> Result<(), String> {
        if !(0.0..=1000.0).contains(&self.datum_doubt_m) {
            return Err(format!("found datum doubt {} m, expected 0 to 1000", Decimal(self.datum_doubt_m.into())));
        }
        let half = self.quantum.per_degree();
        for shape in &self.shapes {
            for (polygon, steps) in shape.rings().iter().flatten().zip(shape.polygons.iter().flatten()) {
                if steps.len() % 2 != 0 || steps.len() < 6 {
                    return Err(format!("found a ring of {} steps, expected pairs for 3 or more vertices", steps.len()));
                }
                let out = |v: &&[i32; 2]| {
                    i64::from(v[0]).abs() > 180 * i64::from(half) || i64::from(v[1]).abs() > 90 * i64::from(half)
                };
                if let Some([x, y]) = polygon.iter().find(out) {
                    return Err(format!("found vertex [{x}, {y}], expected longitude and latitude in range"));
                }
            }
        }
        Ok(())
    }
}
