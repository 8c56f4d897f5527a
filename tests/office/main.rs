//! The clerk's kit over small made-up sources: change list, what-if, corrections sheet, new profiles, confirmations, packets.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::print_stderr, clippy::panic, reason = "tests")]

mod changes;
mod desk;
mod feed;
mod new;
mod new_streets;
mod packet;
mod sheet;
mod what_if;
