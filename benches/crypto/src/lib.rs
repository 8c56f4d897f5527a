//! The calls that our packages make, over memory of the caller's: what is left of the libraries after the linker is what weighs.

use ed25519_dalek::{Signature, VerifyingKey};
use sha2::{Digest, Sha256};

/// Bytes that the optimiser knows nothing of: handed in by whoever calls [`at`].
static mut MEMORY: [u8; 4096] = [0; 4096];

/// Where to put what is to be hashed or opened.
#[unsafe(no_mangle)]
pub extern "C" fn at() -> *mut u8 {
    &raw mut MEMORY as *mut u8
}

fn given<const N: usize>(from: usize) -> [u8; N] {
    // SAFETY: one thread, and no reference into the memory outlives this copy.
    let all: &[u8; 4096] = unsafe { &*(&raw const MEMORY) };
    all.get(from..from + N).and_then(|part| part.try_into().ok()).unwrap_or([0; N])
}

/// A file's hash.
#[unsafe(no_mangle)]
pub extern "C" fn hash(len: usize) -> u8 {
    let all: [u8; 4096] = given(0);
    Sha256::digest(all.get(..len).unwrap_or_default()).iter().fold(0, |a, b| a ^ b)
}

/// A role's signature, verified strictly.
#[unsafe(no_mangle)]
pub extern "C" fn verify(len: usize) -> bool {
    let message: [u8; 1024] = given(96);
    VerifyingKey::from_bytes(&given(0)).is_ok_and(|key| key.verify_strict(message.get(..len).unwrap_or_default(), &Signature::from_bytes(&given(32))).is_ok())
}

/// A card's code to its record.
#[cfg(feature = "card")]
#[unsafe(no_mangle)]
pub extern "C" fn open(memory_kib: u32, passes: u32) -> bool {
    use argon2::{Algorithm, Argon2, Block, Params, Version};
    use chacha20poly1305::aead::{Aead, Payload};
    use chacha20poly1305::{ChaCha20Poly1305, Key, KeyInit, Nonce};
    let Ok(params) = Params::new(memory_kib, passes, 1, Some(32)) else { return false };
    let mut memory = vec![Block::default(); params.block_count()];
    let mut root = [0; 32];
    let code: [u8; 18] = given(0);
    let salt: [u8; 16] = given(32);
    if Argon2::new(Algorithm::Argon2id, Version::V0x13, params).hash_password_into_with_memory(&code, &salt, &mut root, &mut memory).is_err() {
        return false;
    }
    let mut key = [0; 62];
    if hkdf::Hkdf::<Sha256>::new(Some(&given::<32>(64)), &root).expand(b"lookup", &mut key).is_err() {
        return false;
    }
    let (key, nonce) = (key.first_chunk::<32>().copied().unwrap_or_default(), key.last_chunk::<12>().copied().unwrap_or_default());
    ChaCha20Poly1305::new(&Key::from(key)).decrypt(&Nonce::from(nonce), Payload { msg: &given::<80>(128), aad: b"along" }).is_ok()
}
