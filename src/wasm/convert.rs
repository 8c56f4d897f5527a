//! JS values in and out. Expected outcomes cross as data; only a caller's mistake throws.

use serde::Serialize;
use wasm_bindgen::prelude::*;

use crate::domain::lookup::{Instant, Question};
use crate::domain::place::CountyFips;

/// A value as plain JS objects; `None` becomes `null`, as in the command line's JSON.
///
/// # Errors
/// Never for the types that cross.
pub fn to_js<T: Serialize>(value: &T) -> Result<JsValue, JsError> {
    let plain = serde_wasm_bindgen::Serializer::json_compatible();
    value
        .serialize(&plain)
        .map_err(|e| JsError::new(&e.to_string()))
}

pub(super) fn clock(text: &str) -> Result<Instant, JsError> {
    text.parse()
        .map_err(|e: crate::domain::lookup::InstantError| JsError::new(&e.to_string()))
}

pub(super) fn county(text: &str) -> Result<CountyFips, JsError> {
    text.parse()
        .map_err(|e: crate::domain::place::FipsError| JsError::new(&e.to_string()))
}

/// A question from JS: a number is a number, and no field is made up.
///
/// # Errors
/// What was found, where the object is no question.
pub fn question(asked: JsValue) -> Result<Question, JsError> {
    serde_wasm_bindgen::from_value(asked).map_err(|e| JsError::new(&e.to_string()))
}
