//! What the poll manager's pages print or read aloud: tape plan, sheet, notice, and what a taped distance means.
#![expect(unreachable_pub, reason = "wasm-bindgen exports only what is pub")]

use wasm_bindgen::prelude::*;

use super::zone::{Zone, given};
use crate::domain::zone::{SheetAbout, TapePlan, Taped, notice, sheet, taped};
use crate::domain::zone::beside::Law;
use crate::wasm::convert::to_js;

/// Sections, readings and conduct beside the lines; the same for every place.
#[wasm_bindgen(unchecked_return_type = "Law")]
pub fn law() -> Result<JsValue, JsError> {
    to_js(&Law::of_mississippi())
}

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
    /// The zone sheet as SVG: a Letter page, to scale.
    pub fn sheet(&self, #[wasm_bindgen(unchecked_param_type = "SheetAbout")] about: JsValue) -> Result<String, JsError> {
        let about: SheetAbout = given("about", about)?;
        Ok(sheet(&self.survey, self.map.policy(), &about))
    }

    /// The notice for the wall as SVG: a Letter page, the adopted reading alone.
    pub fn notice(&self, #[wasm_bindgen(unchecked_param_type = "SheetAbout")] about: JsValue) -> Result<String, JsError> {
        let about: SheetAbout = given("about", about)?;
        Ok(notice(&self.survey, self.map.policy(), &about))
    }
}
