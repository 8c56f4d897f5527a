//! Rolls: who a voter is on the list, for the voter alone and for the poll manager. Every roll here is made up.

pub mod bucket;
pub mod card_code;
pub mod find;
pub mod keys;
pub mod precinct_roll;
pub mod record;
pub mod search;
pub mod series;
