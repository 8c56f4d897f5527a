//! `lookup/<series>`: the signed list of an epoch's buckets, and what a code needs to find its own. Spec: `data/formats/roll.md`.

use serde::Serialize;

use super::bucket::BUCKET;
use super::card_code::Series;
use super::keys::{BUCKETS, Cost};
use crate::domain::edition::{Expected, Hash, Shard};
use crate::domain::law::Day;

/// One epoch of one series.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SeriesList {
    /// `ms-2026`.
    pub series: String,
    /// Rises by one with each sealing.
    pub epoch: u32,
    /// Public, another in every epoch.
    pub salt: [u8; 32],
    /// Argon2id's memory, KiB.
    pub memory_kib: u32,
    /// Argon2id's passes.
    pub passes: u32,
    /// The day the epoch was sealed for publication.
    pub published: Day,
    /// Everyone in it is invented.
    pub made_up: bool,
    /// SHA-256 of each bucket, in order.
    pub buckets: Vec<Hash>,
}

impl SeriesList {
    /// What stretching a code costs in this series.
    #[must_use]
    pub const fn cost(&self) -> Cost {
        Cost { memory_kib: self.memory_kib, passes: self.passes }
    }

    /// What the bytes of a bucket must be; `None` where there is no such bucket.
    #[must_use]
    pub fn expect(&self, bucket: u16) -> Option<Expected> {
        let sha256 = *self.buckets.get(usize::from(bucket))?;
        Some(Expected { name: bucket_name(&self.series, bucket), length: u32::try_from(BUCKET).ok()?, sha256 })
    }
}

/// What a bucket is called among wants: `lookup/ms-2026/0417`. It is no target: the list names it by its hash.
#[must_use]
pub fn bucket_name(series: &str, bucket: u16) -> String {
    format!("lookup/{series}/{bucket:04}")
}

/// Where an epoch's buckets lie below the edition's root.
#[must_use]
pub fn epoch_folder(series: &str, epoch: u32) -> String {
    format!("b/{series}/{epoch}")
}

/// Where a bucket lies below the edition's root: `b/ms-2026/12/0417`.
#[must_use]
pub fn bucket_path(series: &str, epoch: u32, bucket: u16) -> String {
    format!("{}/{bucket:04}", epoch_folder(series, epoch))
}

impl Shard for SeriesList {
    const KIND: u8 = b'K';
    const VERSION: u8 = 1;

    fn check(&self) -> Result<(), String> {
        self.series.parse::<Series>().map_err(|e| e.to_string())?;
        self.cost().within_bounds().map_err(|e| e.to_string())?;
        if self.buckets.len() != usize::from(BUCKETS) {
            return Err(format!("found {} buckets, expected {BUCKETS}", self.buckets.len()));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]
    use super::*;

    fn list() -> SeriesList {
        SeriesList {
            series: "ms-2026".to_owned(),
            epoch: 12,
            salt: std::array::from_fn(|i| u8::try_from(i * 8).unwrap()),
            memory_kib: Cost::PRODUCTION.memory_kib,
            passes: Cost::PRODUCTION.passes,
            published: "2027-10-01".parse().unwrap(),
            made_up: true,
            buckets: (0..BUCKETS).map(|n| Hash::of(&n.to_be_bytes())).collect(),
        }
    }

    fn stored(list: &SeriesList) -> Vec<u8> {
        miniz_oxide::deflate::compress_to_vec(&list.encode().unwrap(), 6)
    }

    fn read(stored: &[u8]) -> Result<SeriesList, String> {
        let expected = Expected::of("lookup/ms-2026", stored).unwrap();
        SeriesList::decode(expected.verify(stored).unwrap()).map_err(|e| e.to_string())
    }

    #[test]
    fn written_is_read_back() {
        assert_eq!(read(&stored(&list())), Ok(list()));
        let bucket = list().expect(417).unwrap();
        assert_eq!((bucket.name.as_str(), bucket.length), ("lookup/ms-2026/0417", 122_880));
        assert_eq!(bucket_path("ms-2026", 12, 417), "b/ms-2026/12/0417");
        assert_eq!(list().expect(BUCKETS), None);
    }

    #[test]
    fn a_list_that_asks_too_much_or_names_too_few_is_refused() {
        let bad = [
            SeriesList { memory_kib: 1 << 20, ..list() },
            SeriesList { passes: 0, ..list() },
            SeriesList { series: "../x".to_owned(), ..list() },
            SeriesList { buckets: list().buckets.into_iter().skip(1).collect(), ..list() },
        ];
        for list in bad {
            assert!(read(&stored(&list)).is_err(), "{list:?}");
        }
        let mut cut = list().encode().unwrap();
        cut.truncate(cut.len() / 2);
        assert!(read(&miniz_oxide::deflate::compress_to_vec(&cut, 6)).is_err());
    }
}
