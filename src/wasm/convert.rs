//! JS values in and out. Expected outcomes cross as data; only a caller's mistake throws.

use serde::Serialize;
use wasm_bindgen::prelude::*;

use super::plain::Plain;
use crate::domain::lookup::{How, Instant, InstantError, Question};
use crate::domain::place::{CountyFips, FipsError};

/// A value as plain JS objects; `None` becomes `null`, as in the command line's JSON.
///
/// # Errors
/// None that the core's own types can raise.
pub fn to_js<T: Serialize>(value: &T) -> Result<JsValue, JsError> {
    let plain = Plain::of(value).map_err(|e| JsError::new(&e.to_string()))?;
    let objects = serde_wasm_bindgen::Serializer::json_compatible();
    plain.put_together(&objects).map_err(|e| JsError::new(&e.to_string()))
}

pub(super) fn clock(text: &str) -> Result<Instant, JsError> {
    text.parse().map_err(|e: InstantError| JsError::new(&e.to_string()))
}

pub(super) fn county(text: &str) -> Result<CountyFips, JsError> {
    text.parse().map_err(|e: FipsError| JsError::new(&e.to_string()))
}

/// Reads a question, field by field. What the kind does not have is not looked at.
///
/// # Errors
/// A field that is missing or of another type: what was found and what was expected.
pub fn question(asked: &JsValue) -> Result<Question, JsError> {
    let asked = Fields(asked);
    let election = asked.text_if_any("election")?;
    Ok(match asked.text("kind")?.as_str() {
        "address" => Question::Address { text: asked.text("text")?, county: asked.text_if_any("county")?, election },
        "id" => Question::Id { id: asked.text("id")?, election },
        "precinct" => {
            Question::Precinct { county: asked.text("county")?, precinct: asked.text("precinct")?, election }
        }
        "point" => Question::Point {
            lon: asked.number("lon")?,
            lat: asked.number("lat")?,
            accuracy_m: asked.number_if_any("accuracy_m")?,
            how: how(&asked.text("how")?)?,
            election,
        },
        other => return Err(mistaken("kind", other, "address, id, precinct or point")),
    })
}

fn how(text: &str) -> Result<How, JsError> {
    Ok(match text {
        "row" => How::Row,
        "point" => How::Point,
        "range" => How::Range,
        "gps" => How::Gps,
        "map" => How::Map,
        other => return Err(mistaken("how", other, "row, point, range, gps or map")),
    })
}

fn mistaken(field: &str, found: &str, expected: &str) -> JsError {
    JsError::new(&["found ", field, " ", found, ", expected ", expected].concat())
}

/// A JS object's fields.
struct Fields<'a>(&'a JsValue);

impl Fields<'_> {
    /// Undefined where the object lacks it, and where there is no object.
    fn get(&self, field: &str) -> JsValue {
        js_sys::Reflect::get(self.0, &field.into()).unwrap_or(JsValue::UNDEFINED)
    }

    fn text(&self, field: &str) -> Result<String, JsError> {
        self.get(field).as_string().ok_or_else(|| mistaken(field, "none", "text"))
    }

    fn text_if_any(&self, field: &str) -> Result<Option<String>, JsError> {
        if self.is_missing(field) { Ok(None) } else { self.text(field).map(Some) }
    }

    fn number(&self, field: &str) -> Result<f64, JsError> {
        let number = self.get(field).as_f64().filter(|n| n.is_finite());
        number.ok_or_else(|| mistaken(field, "none", "a number"))
    }

    fn number_if_any(&self, field: &str) -> Result<Option<f64>, JsError> {
        if self.is_missing(field) { Ok(None) } else { self.number(field).map(Some) }
    }

    fn is_missing(&self, field: &str) -> bool {
        let value = self.get(field);
        value.is_undefined() || value.is_null()
    }
}
