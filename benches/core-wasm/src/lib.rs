//! Batch entry points to the core, for measuring in Node and in a browser's main thread.

#[path = "../../zone_places.rs"]
mod zone_places;

use pollstead::domain::edition::tuf::{Bundle, Expiry, Trusted};
use pollstead::domain::edition::{CountyPrecincts, Expected, PrecinctShape, Quantum};
use pollstead::domain::geodesy::LonLat;
use pollstead::domain::lookup::precinct_map::PrecinctMap;
use pollstead::domain::lookup::{Brought, Shelf, Step, suggest};
use pollstead::domain::zone::{Statewide, ZoneFix};
use wasm_bindgen::prelude::*;

/// No position, or no place.
const NO_VERDICT: u8 = 255;
/// No precinct.
const NONE: u32 = u32::MAX;

/// What a page verifies before its first answer: the root that came with it, every role of the list, and the bytes of the files
/// that are fetched with it. Gives how many roles there were.
#[wasm_bindgen]
pub fn verify_start(root: &[u8], list: &[u8], files: Vec<js_sys::Uint8Array>) -> Result<usize, JsError> {
    let trusted = Trusted::new(root, Expiry::Told)?;
    let bundle = Bundle::read(list)?;
    bundle.verify(&trusted)?;
    for file in files {
        let bytes = file.to_vec();
        Expected::of("file", &bytes)?.verify(&bytes)?;
    }
    Ok(bundle.roles().count())
}

/// The statewide map.
#[wasm_bindgen]
pub struct Map {
    map: PrecinctMap,
}

#[wasm_bindgen]
impl Map {
    /// Polygons as `prepare.mjs` writes them: count, then per precinct its polygons, rings and open vertices, 1e-7°.
    #[wasm_bindgen(constructor)]
    pub fn new(flat: &[i32]) -> Result<Map, JsError> {
        let mut words = flat.iter().copied();
        let mut next = || words.next().ok_or_else(|| JsError::new("polygons end early"));
        let mut shapes = Vec::new();
        for precinct in 0..next()? {
            let mut polygons = Vec::new();
            for _ in 0..next()? {
                let mut rings = Vec::new();
                for _ in 0..next()? {
                    let mut ring = Vec::new();
                    for _ in 0..next()? {
                        ring.push([next()?, next()?]);
                    }
                    ring.extend(ring.first().copied());
                    rings.push(ring);
                }
                polygons.push(rings);
            }
            shapes.push(PrecinctShape::from_rings(u16::try_from(precinct)?, &polygons));
        }
        let county = CountyPrecincts { quantum: Quantum::E7, datum_doubt_m: 0.0, shapes };
        Ok(Map { map: PrecinctMap::new(&county)? })
    }

    /// Labels of points given as lon, lat, lon, lat…
    pub fn locate_many(&self, points: &[f64]) -> Vec<u32> {
        let label = |point: &[f64]| match *point {
            [lon, lat] => LonLat::new(lon, lat).ok().and_then(|at| self.map.label_at(at)).unwrap_or(NONE),
            _ => NONE,
        };
        points.chunks_exact(2).map(label).collect()
    }
}

/// The state's zones.
#[wasm_bindgen]
pub struct Zones {
    all: Statewide,
}

#[wasm_bindgen]
impl Zones {
    /// Doors as `zones.mjs` writes them; each place with a room beside them or without one.
    #[wasm_bindgen(constructor)]
    pub fn new(doors: &[f64], rooms: bool) -> Zones {
        let rooms = if rooms { zone_places::Rooms::One } else { zone_places::Rooms::None };
        Zones { all: Statewide::new(zone_places::maps(&zone_places::surveys(doors, rooms))) }
    }

    /// The verdict of one fix.
    pub fn measure(&self, lon: f64, lat: f64, accuracy: f64) -> u8 {
        ZoneFix::new(lon, lat, accuracy, zone_places::CONFIDENCE)
            .ok()
            .and_then(|fix| self.all.measure(&fix))
            .map_or(NO_VERDICT, |measured| zone_places::code(&measured))
    }

    /// Verdicts of fixes given as lon, lat, accuracy, lon…
    pub fn measure_many(&self, fixes: &[f64]) -> Vec<u8> {
        let code = |fix: &[f64]| match *fix {
            [lon, lat, accuracy] => self.measure(lon, lat, accuracy),
            _ => NO_VERDICT,
        };
        fixes.chunks_exact(3).map(code).collect()
    }
}

/// Suggestions from one edition.
#[wasm_bindgen]
#[derive(Default)]
pub struct Desk {
    shelf: Shelf,
}

#[wasm_bindgen]
impl Desk {
    #[wasm_bindgen(constructor)]
    pub fn new() -> Desk {
        Desk::default()
    }

    /// Takes a file that was wanted.
    pub fn bring(&mut self, name: &str, bytes: Vec<u8>) {
        self.shelf.bring(name, Brought::Bytes(bytes));
    }

    /// JSON: `{"needs":[[name,path],…]}` or `{"done":…}`.
    pub fn suggest(&self, text: &str, county: &str) -> Result<String, JsError> {
        let value = match suggest(&self.shelf, text, Some(county), 7) {
            Step::Needs(wants) => {
                let names: Vec<_> = wants.into_iter().map(|w| (w.name, w.path)).collect();
                serde_json::to_string(&serde_json::json!({ "needs": names }))?
            }
            Step::Done(Ok(suggested)) => format!("{{\"done\":{}}}", serde_json::to_string(&suggested)?),
            Step::Done(Err(stop)) => return Err(JsError::new(&format!("{stop:?}"))),
        };
        Ok(value)
    }
}
