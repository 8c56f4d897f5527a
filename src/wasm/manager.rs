//! What only the poll manager's build has: which precincts vote at a place.

mod law;
mod log;
mod paper;
mod roll;
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
    /// Whoever asks works at the polls: age alone does not take the list away from them.
    #[wasm_bindgen(js_name = forPolls)]
    pub fn for_polls(&self) {
        self.driver.set_for_polls();
    }

    /// Precincts that vote at a place, by its id, at an election, the latest without one.
    #[wasm_bindgen(js_name = precinctsOfPlace, unchecked_return_type = "Promise<ListedPrecinct[] | Unavailable>")]
    pub fn precincts_of_place(&self, place: String, election: Option<String>) -> Promise {
        let fips = county(place.split(':').next().unwrap_or_default());
        let now = self.driver.clock();
        let ask = |fips| step(move |shelf| lookup::precincts_of_place(shelf, fips, &place, election.as_deref(), now.as_ref()));
        self.ask(fips.map(ask))
    }
}
