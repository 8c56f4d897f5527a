//! Counties, precincts, splits and polling places, and the names they go by.
//!
//! Ids are strings, never positions: precinct `28159/11` (FIPS / the source's code), split `28159/11/2`,
//! place `28159:p014`, entrance `28159:p014/e2`.

mod accessibility;
mod county;
mod polling_place;

pub use accessibility::{Accessibility, Checked, Tri};
pub use county::{BallotStyle, CountyFips, CountyRef, FipsError, PrecinctRef, SplitRef};
pub use polling_place::{Confirmed, Contact, Office, PlaceRef, PollingPlace};
