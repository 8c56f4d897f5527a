//! One place's zones for the poll manager's pages: what is odd in the survey, the outlines, what a position means.

use std::rc::Rc;

use serde::Deserialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::prelude::*;

use crate::domain::zone::{Confidence, PlaceSurvey, Policy, ZoneFix, ZoneMap};
use crate::wasm::convert::to_js;

/// A surveyed place under a county's policy.
#[wasm_bindgen]
pub struct Zone {
    pub(super) map: Rc<ZoneMap>,
    pub(super) survey: PlaceSurvey,
}

/// `ZoneFix` of manager.ts. A number that is missing, null or text is refused by its type.
#[derive(Deserialize)]
struct GivenFix {
    lon: f64,
    lat: f64,
    accuracy_m: f64,
    confidence: Confidence,
}

#[wasm_bindgen]
impl Zone {
    /// Throws where a survey or policy is not of the shape that manager.ts says; what is odd in it is in `problems`.
    #[wasm_bindgen(constructor)]
    pub fn new(
        #[wasm_bindgen(unchecked_param_type = "PlaceSurvey")] survey: JsValue,
        #[wasm_bindgen(unchecked_param_type = "Policy")] policy: JsValue,
    ) -> Result<Self, JsError> {
        let survey: PlaceSurvey = given("survey", survey)?;
        let policy: Policy = given("policy", policy)?;
        Ok(Self { map: Rc::new(ZoneMap::of(&survey, &policy)), survey })
    }

    /// What is wrong or odd in the survey.
    #[wasm_bindgen(unchecked_return_type = "SurveyProblem[]")]
    pub fn problems(&self) -> Result<JsValue, JsError> {
        to_js(&self.map.problems())
    }

    /// The lines for drawing.
    #[wasm_bindgen(unchecked_return_type = "Outlines")]
    pub fn outlines(&self) -> Result<JsValue, JsError> {
        to_js(&self.map.outlines())
    }

    /// What a position means. Throws where it is no position.
    #[wasm_bindgen(unchecked_return_type = "Verdicts")]
    pub fn verdicts(&self, #[wasm_bindgen(unchecked_param_type = "ZoneFix")] fix: JsValue) -> Result<JsValue, JsError> {
        to_js(&self.map.verdicts(&zone_fix(fix)?))
    }
}

/// A position from the page, checked.
pub(super) fn zone_fix(given_fix: JsValue) -> Result<ZoneFix, JsError> {
    let GivenFix { lon, lat, accuracy_m, confidence } = given("position", given_fix)?;
    ZoneFix::new(lon, lat, accuracy_m, confidence).map_err(|e| JsError::new(&e.to_string()))
}

/// A value of the shape that manager.ts says.
pub(super) fn given<T: DeserializeOwned>(what: &str, value: JsValue) -> Result<T, JsError> {
    serde_wasm_bindgen::from_value(value).map_err(|e| JsError::new(&["found no ", what, ": ", &e.to_string()].concat()))
}
