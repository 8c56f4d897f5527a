//! The published bytes: names, hashes, and one file per format with `encode` beside `decode`.
//!
//! Reading order: [`Hash`] and [`Verified`] (nothing is decoded before its hash is checked), `frame` (deflate, magic,
//! body), `body` (what is in a body, field by field), `now` (the one file that is fetched by a fixed name), [`tuf`] (who
//! signed it), then the shards it leads to: [`SiteElections`],
//! [`Gazetteer`], and per county [`CountyIndex`], [`CountyPlaces`], [`CountyPrecincts`], [`CountyZones`],
//! [`StreetShard`].
//! The written spec is `data/formats/edition.md`.

pub mod behaviour;
pub mod patience;
mod body;
mod changes;
mod county_index;
mod county_places;
mod county_precincts;
mod county_zones;
mod elections;
mod frame;
mod gazetteer;
mod gazetteer_columns;
mod hash;
mod json;
mod law;
mod notices;
mod now;
mod sources;
mod street_columns;
mod streets;
pub mod tuf;
mod verified;

pub use body::{Body, InBody};
pub use changes::{ComparedEdition, SaidChange, SiteChanges};
pub use county_index::{
    CarriedShard, CitedFile, CountyIndex, IndexPrecinct, IndexSplit, RowRef, Serving, ShardEntry, StreetLayers,
};
pub use county_places::CountyPlaces;
pub use county_precincts::{CountyPrecincts, PrecinctShape, Quantum};
pub use county_zones::CountyZones;
pub use elections::{Attribution, SiteElections};
pub use frame::{DecodeError, MAX_OPENED, Shard};
pub use gazetteer::{Gazetteer, GazetteerCounty, GazetteerTown, GazetteerZip};
pub use gazetteer_columns::GazetteerColumns;
pub use hash::{Hash, HashError};
pub use law::LawBook;
pub use notices::{ALERTS, Moment, NOTICE_FILES, NOTICES, Notice, NoticeKind, Notices};
pub use now::{Now, NowError, target_path};
pub use sources::{SiteSources, SourceFile};
pub use street_columns::StreetColumns;
pub use streets::{Layer, Locality, NumberRange, Parity, Settles, Street, StreetShard};
pub use verified::{Expected, Verified, VerifyError};
