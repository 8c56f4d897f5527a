//! A person's signing key: 32 random bytes in a file that a passphrase seals, in age's format. What is public of it lies beside.

use std::path::{Path, PathBuf};

use age::secrecy::SecretString;
use ed25519_dalek::{Signer, SigningKey};

use super::SignError;
use crate::compile::write;
use crate::domain::edition::tuf::{Envelope, Key, Signature};
use crate::domain::edition::Hash;

/// What the opened file begins with, so that no other file is taken for a key.
const HEAD: &str = "pollstead-signing-key-1 ";
/// The same for the public half.
const PUBLIC_HEAD: &str = "pollstead-public-key-1 ";

/// How hard a passphrase is to try: 2 to this many steps of scrypt, each with 1 kB.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WorkFactor(u8);

impl WorkFactor {
    /// About a second and 256 MB.
    pub const USUAL: Self = Self(18);
    /// For tests: nothing is safe with it.
    pub const LOWEST: Self = Self(1);
}

/// A key in memory.
pub struct SignerKey {
    key: SigningKey,
}

impl std::fmt::Debug for SignerKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "SignerKey({})", self.public())
    }
}

impl SignerKey {
    /// Of these 32 bytes; for tests and demos.
    #[must_use]
    pub fn of(bytes: [u8; 32]) -> Self {
        Self { key: SigningKey::from_bytes(&bytes) }
    }

    /// Makes a new key and writes it sealed, with its public half beside it. A file that is there is never written over.
    ///
    /// # Errors
    /// [`SignError`].
    pub fn make(path: &Path, passphrase: &str, work: WorkFactor) -> Result<Self, SignError> {
        let shown = path.display();
        if passphrase.chars().count() < 12 {
            return Err(SignError::file(shown, "found a passphrase of fewer than 12 letters, expected four words or more"));
        }
        let public = public_path(path);
        for taken in [path, &public] {
            if taken.exists() {
                return Err(SignError::file(taken.display(), "found a file, expected none: a key is never written over"));
            }
        }
        let mut bytes = [0; 32];
        getrandom::fill(&mut bytes).map_err(|e| SignError::file(path.display(), format!("the system gave no random bytes: {e}")))?;
        let text = format!("{HEAD}{}\n", data_encoding::HEXLOWER.encode(&bytes));
        let mut recipient = age::scrypt::Recipient::new(SecretString::from(passphrase.to_owned()));
        recipient.set_work_factor(work.0);
        let sealed = age::encrypt(&recipient, text.as_bytes()).map_err(|e| SignError::file(path.display(), e))?;
        let key = Self::of(bytes);
        write::new_secret(path, &sealed)?;
        write::file(&public, format!("{PUBLIC_HEAD}{}\n", key.public()).as_bytes())?;
        Ok(key)
    }

    /// Opens a key's file.
    ///
    /// # Errors
    /// [`SignError`]; it never repeats what it found.
    pub fn open(path: &Path, passphrase: &str) -> Result<Self, SignError> {
        let shown = path.display().to_string();
        let sealed = super::read(path)?;
        let mut identity = age::scrypt::Identity::new(SecretString::from(passphrase.to_owned()));
        identity.set_max_work_factor(22);
        let text = age::decrypt(&identity, &sealed).map_err(|e| SignError::file(&shown, format!("the key does not open: {e}")))?;
        let hash = || -> Option<Hash> { std::str::from_utf8(&text).ok()?.trim_end().strip_prefix(HEAD)?.parse().ok() };
        let found = hash().ok_or_else(|| SignError::file(&shown, "found something else, expected a key as `pollstead sign key` writes it"))?;
        Ok(Self::of(found.bytes()))
    }

    /// The public half, 64 hexadecimal digits.
    #[must_use]
    pub fn public(&self) -> String {
        data_encoding::HEXLOWER.encode(self.key.verifying_key().as_bytes())
    }

    /// The id that metadata names it by.
    #[must_use]
    pub fn keyid(&self) -> String {
        keyid(&Key::ed25519(self.public()))
    }

    /// Signs what is in an envelope; an earlier signature of this key is replaced.
    pub fn sign(&self, envelope: &mut Envelope) {
        let keyid = self.keyid();
        let sig = data_encoding::HEXLOWER.encode(&self.key.sign(&envelope.signed.canonical()).to_bytes());
        envelope.signatures.retain(|known| known.keyid != keyid);
        envelope.signatures.push(Signature { keyid, sig });
        envelope.signatures.sort_by(|a, b| a.keyid.cmp(&b.keyid));
    }
}

/// The SHA-256 of a key's canonical form, as TUF's tools make ids.
#[must_use]
pub fn keyid(key: &Key) -> String {
    Hash::of(&key.value().canonical()).to_string()
}

/// Beside the key: `alice.key` → `alice.key.pub`.
#[must_use]
pub fn public_path(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".pub");
    PathBuf::from(name)
}

/// Reads a public half, from its file's text or as digits alone. None of a weak key, for which anybody can make a signature.
#[must_use]
pub fn public_of(text: &str) -> Option<String> {
    let digits = text.trim();
    let digits = digits.strip_prefix(PUBLIC_HEAD).unwrap_or(digits);
    crate::domain::roll::public_key::public_key(digits).map(|_| digits.to_owned())
}
