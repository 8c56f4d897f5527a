//! The client of The Update Framework, version 1.0: who may say what an edition consists of, and until when.
//!
//! Reading order: [`TufError`] (why metadata is refused), `value` (JSON and its canonical form), `envelope` (signatures around
//! what is signed), `key` and `authority` (enough good signatures of different keys), the roles ([`Root`], `listing` for timestamp and
//! snapshot, [`Targets`]), [`Trusted`] (the workflow, by the specification's step numbers), `search` (which role speaks for
//! a target), and `bundle` (all roles in one file, as the page fetches them).
//!
//! No role is decoded before its signatures were checked, except root, which names its own signers.
//! <https://theupdateframework.github.io/specification/v1.0.34/>

mod authority;
mod bundle;
#[cfg(feature = "conformance-keys")]
mod conformance_keys;
mod envelope;
mod error;
mod floors;
mod key;
mod listing;
mod pattern;
mod root;
mod search;
mod targets;
#[cfg(test)]
mod tests;
mod trusted;
mod value;

pub use authority::{Authority, TOP_LEVEL};
pub use bundle::Bundle;
pub use envelope::{Envelope, SIGNED_AT, Signature};
pub use error::TufError;
pub use floors::Floors;
pub use key::Key;
pub use listing::{Listed, Listing};
pub use root::Root;
pub use search::{Search, Searched};
pub use targets::{Delegation, Targets};
pub use trusted::{Expiry, Taken, Trusted};
pub use value::Value;

/// Of the specification that is followed.
pub const SPEC_VERSION: &str = "1.0.34";
