//! Positions on WGS 84, longitude first, how sure we are of them, and distances near a point.

mod decimal;
mod local;
mod plane;
mod position;
pub mod self_crossing;

pub use decimal::Decimal;
pub use local::LocalFrame;
pub use plane::Plane;
pub use position::{Fix, LonLat, PositionError};
