//! Kinds of keys that TUF's conformance suite signs its repositories with. No page and no release has them.

use p256::ecdsa::signature::Verifier;
use p256::pkcs8::DecodePublicKey;
use rsa::sha2::Sha256;

/// Whether these hexadecimal digits are the key's signature of these bytes. `public` is PEM.
pub(super) fn verifies(keytype: &str, scheme: &str, public: &str, signed: &[u8], sig: &str) -> bool {
    let Ok(sig) = data_encoding::HEXLOWER_PERMISSIVE.decode(sig.as_bytes()) else { return false };
    let found = match (keytype, scheme) {
        ("ecdsa" | "ecdsa-sha2-nistp256", "ecdsa-sha2-nistp256") => ecdsa(public, signed, &sig),
        ("rsa", "rsassa-pss-sha256") => rsa_pss(public, signed, &sig),
        ("rsa", "rsa-pkcs1v15-sha256") => rsa_pkcs1v15(public, signed, &sig),
        _ => None,
    };
    found.is_some()
}

fn ecdsa(public: &str, signed: &[u8], sig: &[u8]) -> Option<()> {
    let key = p256::ecdsa::VerifyingKey::from_public_key_pem(public).ok()?;
    key.verify(signed, &p256::ecdsa::Signature::from_der(sig).ok()?).ok()
}

fn rsa_pss(public: &str, signed: &[u8], sig: &[u8]) -> Option<()> {
    let key = rsa::PublicKey::from_public_key_pem(public).ok()?;
    let key = rsa::pss::VerifyingKey::<Sha256>::new(key);
    key.verify(signed, &rsa::pss::Signature::try_from(sig).ok()?).ok()
}

fn rsa_pkcs1v15(public: &str, signed: &[u8], sig: &[u8]) -> Option<()> {
    let key = rsa::PublicKey::from_public_key_pem(public).ok()?;
    let key = rsa::pkcs1v15::VerifyingKey::<Sha256>::new(key);
    key.verify(signed, &rsa::pkcs1v15::Signature::try_from(sig).ok()?).ok()
}
