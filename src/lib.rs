//! Pollstead: where to vote in Mississippi, answered inside a static page with no server of its own.
//!
//! | folder      | builds for | what it is                                                | may use               |
//! |-------------|------------|-----------------------------------------------------------|-----------------------|
//! | [`domain`]  | both       | geodesy, places, elections, look-up, the edition's bytes  | nothing outside it    |
//! | `compile`   | native     | sources → checks → edition and report; the commands       | `domain`, files       |
//! | `wasm`      | wasm32     | converts, drives `fetch`, converts back                   | `domain`, the browser |
//!
//! `bin → compile → domain ← wasm ← pkg ← www`. `compile` and `wasm` never meet: they share only
//! [`domain::edition`]. `tests/layers.rs` holds what the compiler cannot.

pub mod domain;

#[cfg(not(target_arch = "wasm32"))]
pub mod compile;

#[cfg(target_arch = "wasm32")]
pub mod wasm;
