//! From a code to the one bucket that may hold its record, and the key that opens it: Argon2id once a card, HKDF once an
//! epoch. Spec: `data/formats/roll.md`.

use argon2::{Algorithm, Argon2, Block, Params, Version};
use hkdf::Hkdf;
use sha2::{Digest, Sha256};

use super::card_code::{CardCode, Series};

/// How many buckets an epoch has.
pub const BUCKETS: u16 = 2048;

/// What stretching a code costs. It travels in the signed list, so that it can rise without a new program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cost {
    /// Memory, KiB.
    pub memory_kib: u32,
    /// Passes over it.
    pub passes: u32,
}

/// A cost that a phone is not asked for, or that protects nothing.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("found a cost of {} KiB and {} passes, expected {} to {} KiB and 1 to {} passes", .0.memory_kib, .0.passes, Cost::LOWEST.memory_kib, Cost::HIGHEST.memory_kib, Cost::HIGHEST.passes)]
pub struct CostError(Cost);

impl Cost {
    /// For published rolls: OWASP's parameters for Argon2id, 40 ms of a desktop.
    pub const PRODUCTION: Self = Self { memory_kib: 19_456, passes: 2 };
    /// For made-up rolls and tests, where two million codes are to be stretched in a minute.
    pub const LOWEST: Self = Self { memory_kib: 8, passes: 1 };
    /// More is not asked of a phone.
    const HIGHEST: Self = Self { memory_kib: 65_536, passes: 4 };

    /// The cost itself, if it is within bounds.
    ///
    /// # Errors
    /// [`CostError`].
    pub const fn within_bounds(self) -> Result<Self, CostError> {
        let memory = self.memory_kib >= Self::LOWEST.memory_kib && self.memory_kib <= Self::HIGHEST.memory_kib;
        if memory && self.passes >= 1 && self.passes <= Self::HIGHEST.passes { Ok(self) } else { Err(CostError(self)) }
    }
}

/// A code, stretched: the root of its keys in every epoch of its series.
#[derive(Clone, PartialEq, Eq)]
pub struct Root([u8; 32]);

impl std::fmt::Debug for Root {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Root(not shown)")
    }
}

impl Root {
    /// A root that was kept.
    #[must_use]
    pub const fn kept(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// To keep it, under lock and key.
    #[must_use]
    pub const fn bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

/// Stretches codes of one series at one cost, in memory that is used again.
pub struct Stretcher {
    argon: Argon2<'static>,
    memory: Vec<Block>,
    salt: [u8; 16],
}

impl Stretcher {
    /// Memory for this cost.
    ///
    /// # Errors
    /// [`CostError`].
    pub fn new(series: &Series, cost: Cost) -> Result<Self, CostError> {
        let cost = cost.within_bounds()?;
        let params = Params::new(cost.memory_kib, cost.passes, 1, Some(32)).ok().ok_or(CostError(cost))?;
        let memory = vec![Block::default(); params.block_count()];
        let digest = Sha256::new().chain_update(b"pollstead/series/").chain_update(series.as_str()).finalize();
        let salt = std::array::from_fn(|at| digest.get(at).copied().unwrap_or(0));
        Ok(Self { argon: Argon2::new(Algorithm::Argon2id, Version::V0x13, params), memory, salt })
    }

    /// The code's root.
    ///
    /// # Errors
    /// None that a checked cost and a code allow.
    pub fn stretch(&mut self, code: &CardCode) -> Result<Root, KeyError> {
        let mut root = [0; 32];
        self.argon.hash_password_into_with_memory(&code.secret(), &self.salt, &mut root, &mut self.memory).ok().ok_or(KeyError)?;
        Ok(Root(root))
    }
}

/// The crates' own limits, which the fixed lengths here never meet.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the key could not be derived")]
pub struct KeyError;

/// Where a code's record lies in one epoch, and what opens it.
#[derive(Clone, PartialEq, Eq)]
pub struct EpochKey {
    /// Which bucket.
    pub bucket: u16,
    /// What its slot begins with.
    pub tag: [u8; 16],
    pub(super) key: [u8; 32],
    pub(super) nonce: [u8; 12],
}

impl EpochKey {
    /// The key under an epoch's public salt.
    ///
    /// # Errors
    /// None that the fixed lengths allow.
    pub fn derive(root: &Root, salt: &[u8; 32]) -> Result<Self, KeyError> {
        let mut out = [0; 62];
        Hkdf::<Sha256>::new(Some(salt), &root.0).expand(b"pollstead/lookup/v1", &mut out).ok().ok_or(KeyError)?;
        let mut rest = out.as_slice();
        let bucket = u16::from_be_bytes(take(&mut rest)) & (BUCKETS - 1);
        Ok(Self { bucket, tag: take(&mut rest), key: take(&mut rest), nonce: take(&mut rest) })
    }
}

/// The next bytes; the caller asks for no more than there are.
fn take<const N: usize>(rest: &mut &[u8]) -> [u8; N] {
    let (first, behind) = rest.split_first_chunk::<N>().map_or(([0; N], &[][..]), |(first, behind)| (*first, behind));
    *rest = behind;
    first
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]
    use super::*;

    fn series(name: &str) -> Series {
        name.parse().unwrap()
    }

    #[test]
    fn the_root_is_argon2id_as_another_program_computes_it() {
        // argon2-cffi 25.1 (the reference C library), over the code and the first 16 bytes of SHA-256 of "pollstead/series/demo-1".
        let code = CardCode::of_bits(b"made-up code");
        assert_eq!(code.plain(), "DNGP8S9DENR20RVFCHEG");
        let hex = |root: &Root| root.bytes().iter().map(|b| format!("{b:02x}")).collect::<String>();
        let mut stretcher = Stretcher::new(&series("demo-1"), Cost::LOWEST).unwrap();
        // Used again, the memory leaves nothing behind.
        stretcher.stretch(&CardCode::of_bits(&[1; 12])).unwrap();
        assert_eq!(hex(&stretcher.stretch(&code).unwrap()), "8301cf9390f55bf8a624ede937d7b092bb9ea0bc25ec985dbd19cdce77abb817");
        let root = Stretcher::new(&series("demo-1"), Cost::PRODUCTION).unwrap().stretch(&code).unwrap();
        assert_eq!(hex(&root), "a2cc477c2ee6d305958f302d56cc2ab05cc4f1eba0f812cbc315dc3e1ce77184");
        assert_ne!(Stretcher::new(&series("demo-2"), Cost::PRODUCTION).unwrap().stretch(&code).unwrap(), root);
    }

    #[test]
    fn another_epoch_is_another_bucket_tag_and_key() {
        let root = Root::kept([7; 32]);
        let (a, b) = (EpochKey::derive(&root, &[1; 32]).unwrap(), EpochKey::derive(&root, &[2; 32]).unwrap());
        assert!(a == EpochKey::derive(&root, &[1; 32]).unwrap());
        assert!(a.tag != b.tag && a.key != b.key && a.nonce != b.nonce);
        assert!(a.bucket < BUCKETS);
    }

    #[test]
    fn a_cost_that_no_phone_bears_is_refused() {
        for (memory_kib, passes) in [(0, 1), (7, 1), (65_537, 1), (u32::MAX, 1), (8, 0), (8, 5), (19_456, u32::MAX)] {
            assert!(Stretcher::new(&series("ms"), Cost { memory_kib, passes }).is_err(), "{memory_kib} {passes}");
        }
        assert!(Cost::PRODUCTION.within_bounds().is_ok());
    }
}
