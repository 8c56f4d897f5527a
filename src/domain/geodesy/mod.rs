//! Positions on WGS 84, longitude first, and how sure we are of them.

mod position;

pub use position::{Fix, LonLat, PositionError};
