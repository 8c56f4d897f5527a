//! The pure part: no files, no clock, no network, no browser types. Both targets build it.
//!
//! Read in this order: `geodesy` (positions and their doubt), `place` (county, precinct, split, polling place),
//! `election` (who votes when, and where), `edition` (the published bytes, and what has been verified),
//! `lookup` (an address or a position in, an [`lookup::Answer`] out), `zone` (where the two lines run), `roll` (a polling
//! place's log, and who is listed, sealed so that each opens their own).

pub mod edition;
pub mod election;
pub mod geodesy;
mod instant;
pub mod law;
pub mod lookup;
pub mod place;
mod quoted;
pub mod roll;
pub mod zone;

pub use instant::{Instant, InstantError};
