//! From what a voter types, or where a phone says it is, to a typed [`Answer`].
//!
//! A question is asked of a [`Shelf`] of verified files: [`locate`] and [`suggest`] either answer or say which files
//! they [`Want`]; a driver brings them and asks again. Nothing here fetches.

pub mod address;
mod address_id;
mod answer;
mod area;
mod browse;
pub mod county_streets;
mod freshness;
mod in_order;
mod law_book;
mod locate;
mod placed;
pub mod precinct_map;
mod question;
mod shelf;
pub mod street_search;
mod suggest;
mod surveyed;
mod want;

pub use address_id::AddressId;
pub use answer::*;
pub use browse::{
    CountyDetail, ListedPrecinct, OpenedCounty, OpenedEdition, Outline, StreetName, county_detail,
    open, outlines, precincts_of_place, street_names,
};
pub use freshness::Signed;
pub use crate::domain::instant::{Instant, InstantError};
pub use locate::locate;
pub use placed::AnswerNotice;
pub use question::Question;
pub use shelf::{ELECTIONS, GAZETTEER, NOW, Shelf, Stop};
pub use suggest::{Area, Suggested, suggest};
pub use law_book::ask_law;
pub use surveyed::{policy_of_county, survey_of_place, surveys_of_county};
pub use want::{Brought, MAX_STEPS, Step, Want};
