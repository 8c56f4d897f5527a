//! Sources → checks → edition and report. Native only.

pub mod demo;
pub mod finding;
pub mod profile;
pub mod sources;
