//! Surveys for the poll manager's pages: from the edition, from and to files, two of them merged, a door locked or taped.
#![expect(unreachable_pub, reason = "wasm-bindgen exports only what is pub")]

use js_sys::Promise;
use wasm_bindgen::prelude::*;

use super::zone::{given, zone_fix};
use crate::domain::lookup;
use crate::domain::zone::survey_file::{SurveyRead, read_survey, write_survey};
use crate::domain::zone::{self, AlongWall, Picked, DoorTape, Placed, Round, TapedPoint, TapedRoom};
use crate::wasm::convert::{county, to_js};
use crate::wasm::{Core, step};

#[wasm_bindgen]
impl Core {
    /// What was surveyed at a place, by its id; an empty survey with its name where nobody did.
    #[wasm_bindgen(unchecked_return_type = "Promise<PlaceSurvey | Unavailable>")]
    pub fn survey(&self, place: String) -> Promise {
        let fips = county(place.split(':').next().unwrap_or_default());
        self.ask(fips.map(|fips| step(move |shelf| lookup::survey_of_place(shelf, fips, &place))))
    }

    /// What a county's officials adopted; the statute's shapes, by nobody, where they adopted nothing.
    #[wasm_bindgen(unchecked_return_type = "Promise<Policy | Unavailable>")]
    pub fn policy(&self, fips: String) -> Promise {
        self.ask(county(&fips).map(|fips| step(move |shelf| lookup::policy_of_county(shelf, fips))))
    }
}

/// Reads a survey file's text.
#[wasm_bindgen(js_name = readSurvey, unchecked_return_type = "SurveyRead")]
pub fn read(text: &str) -> Result<JsValue, JsError> {
    to_js(&SurveyRead::from(read_survey(text)))
}

/// A round as a survey file's text. Throws where it is not of the shape that manager.ts says.
#[wasm_bindgen(js_name = writeSurvey)]
pub fn write(#[wasm_bindgen(unchecked_param_type = "Round")] round: JsValue) -> Result<String, JsError> {
    Ok(write_survey(&given::<Round>("round", round)?))
}

/// Two rounds in one. Where they differ, theirs is taken for what was picked; else mine stands and the conflict is told.
#[wasm_bindgen(js_name = mergeSurveys, unchecked_return_type = "Merged")]
pub fn merge(
    #[wasm_bindgen(unchecked_param_type = "Round")] mine: JsValue,
    #[wasm_bindgen(unchecked_param_type = "Round")] theirs: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "Picked[]")] picked: JsValue,
) -> Result<JsValue, JsError> {
    let picked: Vec<Picked> = if picked.is_undefined() { Vec::new() } else { given("list of picked conflicts", picked)? };
    to_js(&zone::merge(&given::<Round>("round", mine)?, &given::<Round>("round", theirs)?, &picked))
}

/// A door's position from two known points.
#[wasm_bindgen(js_name = doorByTape, unchecked_return_type = "TapedPoint")]
pub fn door_by_tape(
    #[wasm_bindgen(unchecked_param_type = "Placed")] from: JsValue,
    #[wasm_bindgen(unchecked_param_type = "Placed")] to: JsValue,
    #[wasm_bindgen(unchecked_param_type = "DoorTape")] taped: JsValue,
) -> Result<JsValue, JsError> {
    let taped: DoorTape = given("tape", taped)?;
    to_js(&TapedPoint::from(zone::door_by_tape(&given::<Placed>("point", from)?, &given::<Placed>("point", to)?, taped)))
}

/// A room by its width and depth along a wall that two points lie on.
#[wasm_bindgen(js_name = roomAlongWall, unchecked_return_type = "TapedRoom")]
pub fn room_along_wall(#[wasm_bindgen(unchecked_param_type = "AlongWall")] wall: JsValue) -> Result<JsValue, JsError> {
    to_js(&TapedRoom::from(zone::room_along_wall(&given::<AlongWall>("wall", wall)?)))
}

/// A door being locked: one for each door, from the moment somebody holds still.
#[wasm_bindgen]
#[derive(Default)]
pub struct DoorLock(zone::DoorLock);

#[wasm_bindgen]
impl DoorLock {
    /// No position yet.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes a position as the device reports it, and says how the lock stands. `now_ms`: a clock that never steps back.
    #[wasm_bindgen(unchecked_return_type = "Locking")]
    pub fn sample(&mut self, #[wasm_bindgen(unchecked_param_type = "ZoneFix")] fix: JsValue, now_ms: f64) -> Result<JsValue, JsError> {
        let fix = zone_fix(fix)?;
        to_js(&self.0.sample((fix.at.lon(), fix.at.lat()), fix.accuracy_m(), fix.confidence, now_ms))
    }
}
