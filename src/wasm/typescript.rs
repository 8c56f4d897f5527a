//! The TypeScript side of the types that cross. `tests/contract.rs` writes one of each answer, and `tsc` judges them.

use wasm_bindgen::prelude::*;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("types.ts");

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(typescript_type = "Question")]
    pub type JsQuestion;
    #[wasm_bindgen(typescript_type = "Answer")]
    pub type JsAnswer;
    #[wasm_bindgen(typescript_type = "Opened")]
    pub type JsOpened;
    #[wasm_bindgen(typescript_type = "Suggested | Unavailable")]
    pub type JsSuggested;
    #[wasm_bindgen(typescript_type = "CountyDetail | Unavailable")]
    pub type JsCountyDetail;
    #[wasm_bindgen(typescript_type = "StreetName[] | Unavailable")]
    pub type JsStreetNames;
    #[wasm_bindgen(typescript_type = "Outline[] | Unavailable")]
    pub type JsOutlines;
    #[cfg(feature = "manager")]
    #[wasm_bindgen(typescript_type = "ListedPrecinct[] | Unavailable")]
    pub type JsListedPrecincts;
}
