//! Bytes whose length and hash were checked. No decoder takes anything else.

use super::Hash;

/// A file that a verified list names: what its bytes must be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expected {
    /// Target name, `places/28159.index`.
    pub name: String,
    /// Stored length in bytes.
    pub length: u32,
    /// Hash of the stored bytes.
    pub sha256: Hash,
}

/// Bytes that are the ones a verified list names. Only [`Expected::verify`] makes one.
#[derive(Debug, Clone, Copy)]
pub struct Verified<'a> {
    name: &'a str,
    bytes: &'a [u8],
}

/// Bytes that are not the ones expected.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum VerifyError {
    /// Too short or too long.
    #[error("{name}: found {found} bytes, expected {expected}")]
    Length {
        /// Target name.
        name: String,
        /// What arrived.
        found: usize,
        /// What the list says.
        expected: u32,
    },
    /// Right length, other bytes.
    #[error("{name}: found sha256 {found}, expected {expected}")]
    Hash {
        /// Target name.
        name: String,
        /// Of what arrived.
        found: Hash,
        /// What the list says.
        expected: Hash,
    },
}

impl Expected {
    /// Checks length, then hash.
    ///
    /// # Errors
    /// [`VerifyError`] says what was found and what was expected.
    pub fn verify<'a>(&'a self, bytes: &'a [u8]) -> Result<Verified<'a>, VerifyError> {
        if u32::try_from(bytes.len()) != Ok(self.length) {
            return Err(VerifyError::Length {
                name: self.name.clone(),
                found: bytes.len(),
                expected: self.length,
            });
        }
        let found = Hash::of(bytes);
        if found != self.sha256 {
            return Err(VerifyError::Hash { name: self.name.clone(), found, expected: self.sha256 });
        }
        Ok(Verified { name: &self.name, bytes })
    }

    /// What a verified list would say of these bytes; `build` uses it after writing them.
    ///
    /// # Errors
    /// When the file is 4 GiB or longer.
    pub fn of(name: &str, bytes: &[u8]) -> Result<Self, std::num::TryFromIntError> {
        Ok(Self { name: name.to_owned(), length: bytes.len().try_into()?, sha256: Hash::of(bytes) })
    }
}

impl<'a> Verified<'a> {
    /// The target name that was verified.
    #[must_use]
    pub const fn name(&self) -> &'a str {
        self.name
    }

    /// The stored bytes.
    #[must_use]
    pub const fn bytes(&self) -> &'a [u8] {
        self.bytes
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::expect_used, reason = "tests")]
    use super::*;

    #[test]
    fn bytes_are_those_that_the_list_names_or_it_is_said_how_they_differ() {
        let expected = Expected::of("places/x", b"abc").expect("short");
        let verified = expected.verify(b"abc").expect("the same");
        assert_eq!((verified.name(), verified.bytes()), ("places/x", &b"abc"[..]));
        let name = || "places/x".to_owned();
        assert_eq!(expected.verify(b"abcd").err(), Some(VerifyError::Length { name: name(), found: 4, expected: 3 }));
        let altered = VerifyError::Hash { name: name(), found: Hash::of(b"abd"), expected: Hash::of(b"abc") };
        assert_eq!(expected.verify(b"abd").err(), Some(altered));
    }
}
