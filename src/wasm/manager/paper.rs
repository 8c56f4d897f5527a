//! What the poll manager's pages print or read aloud: the tape plan, and what a taped distance means.

use wasm_bindgen::prelude::*;

use super::zone::{Zone, given};
use crate::domain::zone::{TapePlan, Taped, taped};
use crate::wasm::convert::to_js;

#[wasm_bindgen]
impl Zone {
    /// Where the lines fall, in feet and landmarks.
    #[wasm_bindgen(js_name = tapePlan, unchecked_return_type = "TapePlan")]
    pub fn tape_plan(&self) -> Result<JsValue, JsError> {
        to_js(&TapePlan::of(&self.survey, self.map.policy()))
    }

    /// The 150-ft line by tape alone: distances from doors to one spot. Throws for a door that does not count and for a length
    /// that no tape has.
    #[wasm_bindgen(unchecked_return_type = "LineVerdict")]
    pub fn taped(&self, #[wasm_bindgen(unchecked_param_type = "Taped[]")] distances: JsValue) -> Result<JsValue, JsError> {
        let distances: Vec<Taped> = given("taped distances", distances)?;
        to_js(&taped(&self.survey, &distances).map_err(|e| JsError::new(&e.to_string()))?)
    }
}
