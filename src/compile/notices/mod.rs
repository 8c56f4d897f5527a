//! Notices about an edition: made from what a clerk says, held against the edition, and put into its list.
//!
//! Only ids and moments leave here. What somebody typed as a name is looked up, and never carried on.

mod compose;
mod list;

pub use compose::{Affected, Compose, NoticeError, Wanted};
pub use list::{NoticeFiles, Relisted, carried_over, in_folder, relisted};
