//! Copies of a published edition and of the pages: whether a copy is whole, whether copies agree, and a new one made of old ones.
//!
//! Reading order: `tree` (a copy of an edition, file by file), `pages` (a copy of the pages against a release's hashes),
//! `proof` (its signatures, by a root), `host` (a copy at an address), `watch` (all copies at once), `restored` (one made of back-ups).

mod host;
mod pages;
mod proof;
mod restored;
mod tree;
mod watch;

pub use host::Copy;
pub use pages::{ReleaseError, ReleaseList};
pub use proof::{Metadata, Proof, prove};
pub use restored::{Lost, restore};
pub use tree::{Fault, Tree, files_of, look};
pub use watch::{MirrorReport, PagesReport, WatchReport, Watched, watch};
