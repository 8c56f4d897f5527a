//! The law as people ask it: every row of the decision tables, the edges of the expiry rule, bad input, the published rules.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, clippy::print_stderr, reason = "tests")]

#[path = "law/ask.rs"]
mod ask;
#[path = "law/bad_input.rs"]
mod bad_input;
#[path = "law/broken.rs"]
mod broken;
#[path = "law/page.rs"]
mod page;
#[path = "law/published.rs"]
mod published;
#[path = "law/spanish.rs"]
mod spanish;
#[path = "law/tables.rs"]
mod tables;
#[path = "law/twin.rs"]
mod twin;
