//! Reads the list of a series of card codes out of a body.

use super::{Body, InBody};
use crate::domain::roll::series::SeriesList;

fields! {
    SeriesList { series, epoch, salt, memory_kib, passes, published, made_up, buckets }
}

impl InBody for [u8; 32] {
    fn read(body: &mut Body<'_>) -> Self {
        body.array()
    }
}
