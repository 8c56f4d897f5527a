//! `places/<fips>.places`: a county's polling places in full.

use serde::{Deserialize, Serialize};

use super::Shard;
use crate::domain::place::PollingPlace;

/// Polling places in the order that the index counts them.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct CountyPlaces {
    /// Sorted by id.
    pub places: Vec<PollingPlace>,
}

impl Shard for CountyPlaces {
    const KIND: u8 = b'L';
    const VERSION: u8 = 3;

    fn check(&self) -> Result<(), String> {
        Ok(())
    }
}
