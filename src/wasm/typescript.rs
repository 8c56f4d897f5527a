//! The TypeScript side of the types that cross. `tests/contract.rs` writes one of each answer, and `tsc` judges them.

use wasm_bindgen::prelude::*;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("types.ts");

#[cfg(feature = "manager")]
#[wasm_bindgen(typescript_custom_section)]
const MANAGER_TYPES: &str = include_str!("manager.ts");

#[cfg(feature = "card")]
#[wasm_bindgen(typescript_custom_section)]
const CARD_TYPES: &str = include_str!("card.ts");
