//! From files that arrived to a profile: what each is, which column holds what, how its first rows would be read.
//!
//! Guesses only; `command/new.rs` shows them and asks. What may be about a person is named and never carried on.

pub mod columns;
pub mod counties;
pub mod guess;
mod guess_map;
pub mod look;
mod look_map;
mod look_workbook;
pub mod personal;
pub mod preview;
pub mod profile_text;

pub use guess::{Guess, guess};
pub use look::{Looked, look};
