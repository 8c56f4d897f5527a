//! What a polling place keeps of its day, and who is listed: for the voter alone and for the poll manager. Every roll here
//! is made up.

pub mod bucket;
pub mod card_code;
pub mod find;
pub mod keys;
pub mod log;
pub mod passphrase;
pub mod precinct_roll;
pub mod public_key;
pub mod record;
pub mod search;
pub mod series;
pub mod tablet_roll;
