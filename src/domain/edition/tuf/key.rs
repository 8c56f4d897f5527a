//! A public key as metadata names it, and whether a signature is its.
//!
//! Ed25519 alone (RFC 8032), verified strictly. Implementations differ on some signatures; here
//!
//! - a key or a signature's point of small order is refused, however it is encoded: such a key would sign any message;
//! - a number S that is not reduced is refused, so that nobody makes a second signature of a first one;
//! - a point of the signature that is not encoded in the one reduced way is refused, for it is compared as bytes;
//! - the equation is the one without the cofactor, which is stricter than the one with it;
//! - a key that is not encoded in the one reduced way is of small order, or nobody has its other half.
//!
//! `tests/tuf_vectors.rs` holds it. Other kinds of keys are known to the conformance build only.

use ed25519_dalek::{Signature, VerifyingKey};

use super::Value;

/// A public key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key {
    keytype: String,
    scheme: String,
    public: String,
}

impl Key {
    /// An Ed25519 key of these 64 hexadecimal digits.
    #[must_use]
    pub fn ed25519(public: impl Into<String>) -> Self {
        Self { keytype: "ed25519".to_owned(), scheme: "ed25519".to_owned(), public: public.into() }
    }

    /// As metadata holds it; `None` where it is no key.
    pub(super) fn of(value: &Value) -> Option<Self> {
        let text = |value: &Value, name| value.get(name).and_then(Value::as_text).map(str::to_owned);
        Some(Self { keytype: text(value, "keytype")?, scheme: text(value, "scheme")?, public: text(value.get("keyval")?, "public")? })
    }

    /// As metadata holds it.
    #[must_use]
    pub fn value(&self) -> Value {
        let keyval = Value::map([("public", Value::text(&self.public))]);
        Value::map([("keytype", Value::text(&self.keytype)), ("keyval", keyval), ("scheme", Value::text(&self.scheme))])
    }

    /// What tells one key from another, whatever ids they go by.
    #[must_use]
    pub fn public(&self) -> &str {
        &self.public
    }

    /// Whether these hexadecimal digits are this key's signature of these bytes.
    #[must_use]
    pub fn verifies(&self, signed: &[u8], sig: &str) -> bool {
        match (self.keytype.as_str(), self.scheme.as_str()) {
            ("ed25519", "ed25519") => self.verifies_ed25519(signed, sig).is_some(),
            #[cfg(feature = "conformance-keys")]
            (keytype, scheme) => super::conformance_keys::verifies(keytype, scheme, &self.public, signed, sig),
            #[cfg(not(feature = "conformance-keys"))]
            _ => false,
        }
    }

    fn verifies_ed25519(&self, signed: &[u8], sig: &str) -> Option<()> {
        let key = VerifyingKey::from_bytes(&hex(&self.public)?).ok()?;
        key.verify_strict(signed, &Signature::from_bytes(&hex(sig)?)).ok()
    }
}

/// Bytes of lower-case or capital hexadecimal digits.
fn hex<const N: usize>(text: &str) -> Option<[u8; N]> {
    let mut bytes = [0; N];
    if text.len() != 2 * N {
        return None;
    }
    for (at, byte) in bytes.iter_mut().enumerate() {
        let digits = text.get(2 * at..2 * at + 2)?;
        // `from_str_radix` takes a sign.
        if !digits.bytes().all(|b| b.is_ascii_hexdigit()) {
            return None;
        }
        *byte = u8::from_str_radix(digits, 16).ok()?;
    }
    Some(bytes)
}
