//! What only the poll manager's build has: which precincts vote at a place.

mod law;
mod paper;
mod survey;
mod walk;
mod zone;

use js_sys::Promise;
use wasm_bindgen::prelude::*;

use super::convert::county;
use super::{Core, step};
use crate::domain::lookup;

#[wasm_bindgen]
impl Core {
    /// Precincts that vote at a place, by its id, at an election, the latest without one.
    #[wasm_bindgen(js_name = precinctsOfPlace, unchecked_return_type = "Promise<ListedPrecinct[] | Unavailable>")]
    pub fn precincts_of_place(&self, place: String, election: Option<String>) -> Promise {
        let fips = county(place.split(':').next().unwrap_or_default());
        let ask = |fips| step(move |shelf| lookup::precincts_of_place(shelf, fips, &place, election.as_deref()));
        self.ask(fips.map(ask))
    }
}
