//! Positions on WGS 84, longitude first, how sure we are of them, and distances near a point.

mod decimal;
mod local;
mod plane;
mod position;

pub use decimal::Decimal;
pub use local::LocalFrame;
pub use plane::{Plane, earth_centred};
pub use position::{Fix, LonLat, PositionError};
