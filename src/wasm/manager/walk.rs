//! A walk along the line for the poll manager's pages: positions and silence in, `WalkState` out.

use std::rc::Rc;

use wasm_bindgen::prelude::*;

use super::zone::{Zone, zone_fix};
use crate::domain::zone::walk::{self, WalkError, WalkState};
use crate::domain::zone::{Lines, ZoneFix, ZoneMap};
use crate::wasm::convert::to_js;

/// One walk. `nowMs` is a clock that does not go back: `performance.now()`.
#[wasm_bindgen]
pub struct Walk {
    walk: walk::Walk,
    map: Rc<ZoneMap>,
}

#[wasm_bindgen]
impl Walk {
    /// A walk that has not begun, about a place's lines.
    #[wasm_bindgen(constructor)]
    pub fn new(zone: &Zone) -> Self {
        Self { walk: walk::Walk::default(), map: Rc::clone(&zone.map) }
    }

    /// A position. Throws for what is no position and for a clock that went back; the walk stays as it was.
    #[wasm_bindgen(unchecked_return_type = "WalkState")]
    pub fn fix(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "ZoneFix")] fix: JsValue,
        #[wasm_bindgen(unchecked_param_type = "number")] now_ms: JsValue,
    ) -> Result<JsValue, JsError> {
        let fix = zone_fix(fix)?;
        told(self.walk.fix(&fix, clock(&now_ms), |at| adopted(&self.map, at)))
    }

    /// Time passing without a position. Throws for a clock that went back.
    #[wasm_bindgen(unchecked_return_type = "WalkState")]
    pub fn tick(&mut self, #[wasm_bindgen(unchecked_param_type = "number")] now_ms: JsValue) -> Result<JsValue, JsError> {
        told(self.walk.tick(clock(&now_ms), |at| adopted(&self.map, at)))
    }
}

/// What is no number is no time, and is refused as such: null would arrive as 0.
fn clock(now_ms: &JsValue) -> f64 {
    now_ms.as_f64().unwrap_or(f64::NAN)
}

fn adopted(map: &ZoneMap, fix: &ZoneFix) -> Lines {
    Lines::adopted(&map.verdicts(fix), map.policy())
}

fn told(state: Result<WalkState, WalkError>) -> Result<JsValue, JsError> {
    to_js(&state.map_err(|e| JsError::new(&e.to_string()))?)
}
