//! The clerk's receipt: what only somebody can say who opened the sealed log and read it to its end.

use super::head::Head;
use crate::domain::edition::Hash;

/// Thirty-two hexadecimal digits that the tablet makes at random for one sealed file and puts behind its last entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReceiptSecret(String);

/// Text that is no secret.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("found a receipt line that is none, expected {{\"receipt\":\"…\"}} with 32 lower-case hexadecimal digits")]
pub struct SecretError;

impl std::str::FromStr for ReceiptSecret {
    type Err = SecretError;
    fn from_str(text: &str) -> Result<Self, SecretError> {
        let fits = text.len() == 32 && text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
        if fits { Ok(Self(text.to_owned())) } else { Err(SecretError) }
    }
}

impl ReceiptSecret {
    /// The line behind the last entry.
    #[must_use]
    pub fn line(&self) -> String {
        format!("{{\"receipt\":\"{}\"}}", self.0)
    }

    /// What [`line`](Self::line) wrote.
    pub(super) fn read(line: &[u8]) -> Option<Result<Self, SecretError>> {
        let text = line.strip_prefix(b"{\"receipt\":")?;
        let digits = text.strip_prefix(b"\"").and_then(|text| text.strip_suffix(b"\"}"));
        Some(digits.and_then(|digits| str::from_utf8(digits).ok()).ok_or(SecretError).and_then(str::parse))
    }

    /// The receipt of a log that ends in this hash.
    #[must_use]
    pub fn receipt(&self, last: &Hash) -> Head {
        Head::of(&Hash::of(format!("pollstead log receipt 1\n{}\n{last}\n", self.0).as_bytes()))
    }
}
