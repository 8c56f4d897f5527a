//! Sources → checks → edition and report. Native only.

pub mod corrections;
pub mod finding;
pub mod join;
pub mod profile;
pub mod sources;
