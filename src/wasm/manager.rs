//! What only the poll manager's build has: which precincts vote at a place.

use wasm_bindgen::prelude::*;

use super::Core;
use super::convert::{county, to_js};
use super::typescript::JsListedPrecincts;
use crate::domain::lookup;

#[wasm_bindgen]
impl Core {
    /// Precincts that vote at a place, by its id, at an election, the latest without one.
    #[wasm_bindgen(js_name = precinctsOfPlace)]
    pub async fn precincts_of_place(&self, place: String, election: Option<String>) -> Result<JsListedPrecincts, JsError> {
        let fips = county(place.split(':').next().unwrap_or_default())?;
        let ask = |shelf: &lookup::Shelf| lookup::precincts_of_place(shelf, fips, &place, election.as_deref());
        let precincts = self.driver.read(ask).await;
        to_js(&precincts).map(JsValue::unchecked_into)
    }
}
