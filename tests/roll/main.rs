//! Rolls at the command line: codes, sealing, opening; a killed run; two processes; bad rolls; values that must not come out; tablets.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, clippy::print_stdout, clippy::string_slice, reason = "tests")]

#[allow(dead_code, reason = "the command line's tests use more of it")]
#[path = "../cli/program.rs"]
mod program;

mod bad;
mod names;
mod planted;
mod sealed;
mod tablet;
