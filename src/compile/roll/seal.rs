//! An epoch: every record sealed into its bucket, every empty slot filled with what looks the same. Spec: `data/formats/roll.md`.
//!
//! The same cards, records, key and epoch give the same bytes, in whatever order they come. The epoch's salt is made from all
//! that is sealed, so that no key ever seals two different records.

use sha2::{Digest, Sha256};

use chacha20poly1305::aead::{Aead, KeyInit};
use chacha20poly1305::{ChaCha20Poly1305, Key, Nonce};

use super::key::OfficeKey;
use super::stretch::CardId;
use crate::domain::edition::Hash;
use crate::domain::law::Day;
use crate::domain::roll::bucket::{self, OpenError, SLOT, SLOTS};
use crate::domain::roll::card_code::Series;
use crate::domain::roll::keys::{BUCKETS, Cost, EpochKey, KeyError, Root};
use crate::domain::roll::record::RECORD;
use crate::domain::roll::series::SeriesList;

/// More cards than this are refused before anything is stretched: here about one sealing in a million has to draw another
/// salt (a bucket of 1,280 is 6.3 standard deviations above its mean), and soon after nearly every one.
pub const MOST_CARDS: usize = 2_200_000;
/// Salts that are drawn before an overflow is an error.
const DRAWS: u32 = 16;

/// A card with its record.
#[derive(Debug, Clone)]
pub struct ToSeal {
    /// By which they are put in order.
    pub id: CardId,
    /// Its stretched code.
    pub root: Root,
    /// What it says.
    pub record: [u8; RECORD],
}

/// What an epoch is, beside its cards.
#[derive(Debug, Clone)]
pub struct Epoch {
    /// Of which cards.
    pub series: Series,
    /// One more than the last.
    pub number: u32,
    /// What the roots were stretched with.
    pub cost: Cost,
    /// The day it is published.
    pub published: Day,
    /// Everyone in it is invented.
    pub made_up: bool,
}

/// A sealed epoch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sealed {
    /// To be signed.
    pub list: SeriesList,
    /// In order.
    pub buckets: Vec<Vec<u8>>,
    /// Records in the fullest bucket.
    pub fullest: usize,
}

/// Why an epoch could not be sealed.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum SealError {
    /// Too many for the format.
    #[error("found {0} cards, expected at most {MOST_CARDS}: make two series, by county")]
    TooMany(usize),
    /// Two records for one card.
    #[error("found two records for one card, expected one")]
    Twice,
    /// A key.
    #[error(transparent)]
    Key(#[from] KeyError),
    /// A slot.
    #[error(transparent)]
    Slot(#[from] OpenError),
    /// No salt leaves room, which no roll of allowed size meets.
    #[error("found a bucket of more than {SLOTS} records with each of {DRAWS} salts")]
    Full,
}

/// Seals all of them.
///
/// # Errors
/// [`SealError`]; then there is no epoch.
pub fn seal(office: &OfficeKey, epoch: &Epoch, mut cards: Vec<ToSeal>) -> Result<Sealed, SealError> {
    if cards.len() > MOST_CARDS {
        return Err(SealError::TooMany(cards.len()));
    }
    cards.sort_unstable_by_key(|card| card.id);
    if cards.windows(2).any(|pair| matches!(pair, [a, b] if a.id == b.id)) {
        return Err(SealError::Twice);
    }
    let digest = cards.iter().fold(Sha256::new(), |all, card| all.chain_update(card.id).chain_update(card.root.bytes()).chain_update(card.record)).finalize();
    for draw in 0..DRAWS {
        let salt = office.derive("pollstead/epoch-salt", &[epoch.series.as_str().as_bytes(), &epoch.number.to_be_bytes(), &draw.to_be_bytes(), &digest]);
        if let Some(sealed) = with_salt(office, epoch, &cards, salt)? {
            return Ok(sealed);
        }
    }
    Err(SealError::Full)
}

/// `None` where a bucket overflows.
fn with_salt(office: &OfficeKey, epoch: &Epoch, cards: &[ToSeal], salt: [u8; 32]) -> Result<Option<Sealed>, SealError> {
    let mut slots: Vec<Vec<[u8; SLOT]>> = vec![Vec::new(); usize::from(BUCKETS)];
    for card in cards {
        let key = EpochKey::derive(&card.root, &salt)?;
        let slot = bucket::seal(&card.record, &key, epoch.number)?;
        if let Some(bucket) = slots.get_mut(usize::from(key.bucket)) {
            bucket.push(slot);
        }
    }
    let fullest = slots.iter().map(Vec::len).max().unwrap_or(0);
    if fullest > SLOTS {
        return Ok(None);
    }
    let mut buckets = Vec::with_capacity(slots.len());
    for (at, mut bucket) in (0_u16..).zip(slots) {
        let dummies = office.derive("pollstead/dummies", &[&salt, &at.to_be_bytes()]);
        bucket.extend(chance(&dummies, SLOTS - bucket.len()).ok_or(KeyError)?);
        // Tags are chance to whoever lacks the codes, so their order says nothing of the roll's, nor which slots are filled.
        bucket.sort_unstable();
        buckets.push(bucket.concat());
    }
    let list = SeriesList {
        series: epoch.series.as_str().to_owned(),
        epoch: epoch.number,
        salt,
        memory_kib: epoch.cost.memory_kib,
        passes: epoch.cost.passes,
        published: epoch.published,
        made_up: epoch.made_up,
        buckets: buckets.iter().map(|bytes| Hash::of(bytes)).collect(),
    };
    Ok(Some(Sealed { list, buckets, fullest }))
}

/// Slots that nobody's key opens: the key stream of ChaCha20.
fn chance(key: &[u8; 32], count: usize) -> Option<Vec<[u8; SLOT]>> {
    let zeros = vec![0; count * SLOT];
    let stream = ChaCha20Poly1305::new(&Key::from(*key)).encrypt(&Nonce::from([0; 12]), zeros.as_slice()).ok()?;
    Some(stream.chunks_exact(SLOT).take(count).filter_map(|slot| slot.try_into().ok()).collect())
}

#[cfg(test)]
mod tests;
