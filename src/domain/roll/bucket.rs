//! A bucket: 1,280 slots of 96 bytes, records and chance alike to whoever lacks the key. Spec: `data/formats/roll.md`.

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{ChaCha20Poly1305, Key, Nonce};

use super::keys::EpochKey;
use super::record::{RECORD, Record, RecordError};

/// Slots in a bucket, filled or not.
pub const SLOTS: usize = 1280;
/// Bytes of a slot: tag, sealed record, authenticator.
pub const SLOT: usize = TAG + RECORD + AUTHENTICATOR;
/// Bytes of every bucket.
pub const BUCKET: usize = SLOTS * SLOT;
const TAG: usize = 16;
const AUTHENTICATOR: usize = 16;

/// A record that its key does not open, or that says what no record says.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum OpenError {
    /// Not a bucket.
    #[error("found a bucket of {0} bytes, expected {BUCKET}")]
    Length(usize),
    /// The slot is this code's, and its bytes are not as they were sealed.
    #[error("found a sealed record that does not open with the key of its slot")]
    Seal,
    /// Sealed by a version that writes otherwise.
    #[error(transparent)]
    Record(#[from] RecordError),
}

/// What is sealed along: a slot moved to another epoch or bucket does not open.
fn along(epoch: u32, bucket: u16) -> [u8; 16] {
    let mut out = *b"pollstead1\0\0\0\0\0\0";
    let numbers = epoch.to_be_bytes().into_iter().chain(bucket.to_be_bytes());
    for (byte, number) in out.iter_mut().skip(10).zip(numbers) {
        *byte = number;
    }
    out
}

/// Seals a record into the slot of its key. A key must never seal two different records: every epoch has a salt of its own.
///
/// # Errors
/// None that a record of fixed length allows.
pub fn seal(record: &[u8; RECORD], key: &EpochKey, epoch: u32) -> Result<[u8; SLOT], OpenError> {
    let aad = along(epoch, key.bucket);
    let payload = Payload { msg: record, aad: &aad };
    let sealed = ChaCha20Poly1305::new(&Key::from(key.key)).encrypt(&Nonce::from(key.nonce), payload).ok().ok_or(OpenError::Seal)?;
    let all: Vec<u8> = key.tag.iter().chain(&sealed).copied().collect();
    <[u8; SLOT]>::try_from(all).ok().ok_or(OpenError::Seal)
}

/// The record of this key in its bucket; `None` where no slot is its.
///
/// # Errors
/// [`OpenError`]; never another record than the one that was sealed.
pub fn open(bucket: &[u8], key: &EpochKey, epoch: u32) -> Result<Option<Record>, OpenError> {
    if bucket.len() != BUCKET {
        return Err(OpenError::Length(bucket.len()));
    }
    let slots = bucket.chunks_exact(SLOT).filter_map(|slot| slot.split_first_chunk::<TAG>());
    let Some((_, sealed)) = slots.into_iter().find(|(tag, _)| **tag == key.tag) else { return Ok(None) };
    let aad = along(epoch, key.bucket);
    let payload = Payload { msg: sealed, aad: &aad };
    let plain = ChaCha20Poly1305::new(&Key::from(key.key)).decrypt(&Nonce::from(key.nonce), payload).ok().ok_or(OpenError::Seal)?;
    let plain = <[u8; RECORD]>::try_from(plain).ok().ok_or(OpenError::Seal)?;
    Ok(Some(Record::decode(&plain)?))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]
    use super::*;
    use crate::domain::roll::card_code::CardCode;
    use crate::domain::roll::keys::{Cost, Root, Stretcher};
    use crate::domain::roll::record::tests::record;

    fn sealed(root: u8, salt: u8, epoch: u32) -> (EpochKey, Vec<u8>) {
        let key = EpochKey::derive(&Root::kept([root; 32]), &[salt; 32]).unwrap();
        let mut bucket = vec![0x77; BUCKET];
        bucket[5 * SLOT..6 * SLOT].copy_from_slice(&seal(&record().encode().unwrap(), &key, epoch).unwrap());
        (key, bucket)
    }

    #[test]
    fn only_its_own_key_opens_it_and_only_in_its_epoch() {
        let (key, bucket) = sealed(1, 2, 3);
        assert_eq!(open(&bucket, &key, 3), Ok(Some(record())));
        assert_eq!(open(&bucket, &key, 4), Err(OpenError::Seal));
        assert_eq!(open(&bucket, &sealed(9, 2, 3).0, 3), Ok(None));
        let moved = EpochKey { bucket: key.bucket ^ 1, ..key.clone() };
        assert_eq!(open(&bucket, &moved, 3), Err(OpenError::Seal));
        assert_eq!(open(&bucket[1..], &key, 3), Err(OpenError::Length(BUCKET - 1)));
        assert_eq!(BUCKET, 122_880);
    }

    #[test]
    fn a_slot_is_the_one_that_another_program_seals() {
        // Python's `cryptography` (HKDF, ChaCha20-Poly1305), over the root that argon2-cffi gives for "made-up code" in demo-1 at
        // the lowest cost, salt 00..1f, epoch 7.
        let salt = std::array::from_fn(|i| u8::try_from(i).unwrap());
        let code = CardCode::of_bits(b"made-up code");
        let root = Stretcher::new(&"demo-1".parse().unwrap(), Cost::LOWEST).unwrap().stretch(&code).unwrap();
        let key = EpochKey::derive(&root, &salt).unwrap();
        let slot: String = seal(&record().encode().unwrap(), &key, 7).unwrap().iter().map(|b| format!("{b:02x}")).collect();
        assert_eq!(key.bucket, 860);
        assert_eq!(
            slot,
            "90c6b3a2e644b1cf68177711e59cc5013898f27a7fe5a1a7f918cf79969120362d09f31718002c228a39e2c786e6e5f01e79b40bab11e470e30eabea5e314290fff981b2b43078b39b679fecb38f38f242dc79daad159594f75df1393dc39cf8"
        );
    }

    #[test]
    fn every_bit_of_the_slot_flipped_is_no_record() {
        let (key, mut bucket) = sealed(1, 2, 3);
        for bit in 0..SLOT * 8 {
            let at = 5 * SLOT + bit / 8;
            bucket[at] ^= 1 << (bit % 8);
            let found = open(&bucket, &key, 3);
            // In the tag: nobody's slot. Behind it: the seal is broken.
            assert_eq!(found, if bit < TAG * 8 { Ok(None) } else { Err(OpenError::Seal) }, "bit {bit}");
            bucket[at] ^= 1 << (bit % 8);
        }
        assert_eq!(open(&bucket, &key, 3), Ok(Some(record())));
    }
}
