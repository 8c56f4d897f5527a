//! An Ed25519 public key as people copy it: 64 lower-case hexadecimal digits.

use ed25519_dalek::VerifyingKey;

/// The key that these digits are. None of a weak one, for which anybody can make a signature.
#[must_use]
pub fn public_key(hex: &str) -> Option<VerifyingKey> {
    let bytes: [u8; 32] = data_encoding::HEXLOWER.decode(hex.as_bytes()).ok()?.try_into().ok()?;
    VerifyingKey::from_bytes(&bytes).ok().filter(|key| !key.is_weak())
}

/// As it is written.
#[must_use]
pub fn hex_of(key: &VerifyingKey) -> String {
    data_encoding::HEXLOWER.encode(key.as_bytes())
}
