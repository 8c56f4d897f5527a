//! The address a Directory is published under.

/// An `https://` or `http://` address that ends in a slash.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BaseUrl(String);

/// Text that is no such address.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("found {0:?}, expected a whole address such as https://example.org/directory/")]
pub struct BaseUrlError(String);

impl std::str::FromStr for BaseUrl {
    type Err = BaseUrlError;
    /// Adds the slash at the end where it is missing.
    fn from_str(text: &str) -> Result<Self, BaseUrlError> {
        let refuse = || BaseUrlError(text.chars().take(80).collect());
        let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://")).ok_or_else(refuse)?;
        let plain = |c: char| c.is_ascii_alphanumeric() || "-._~:/@!$&()*+,;=%[]".contains(c);
        if rest.is_empty() || rest.starts_with('/') || !rest.chars().all(plain) {
            return Err(refuse());
        }
        Ok(Self(format!("{}/", text.trim_end_matches('/'))))
    }
}

impl BaseUrl {
    /// The text, with its slash.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    #[test]
    fn only_a_whole_address_is_one() {
        let read = |text: &str| text.parse::<BaseUrl>();
        assert_eq!(read("https://example.org/d").unwrap().as_str(), "https://example.org/d/");
        assert_eq!(read("http://localhost:8080//").unwrap().as_str(), "http://localhost:8080/");
        for text in ["", "example.org", "https://", "https:///d", "https://a b/", "ftp://a/", "https://a/?q=1", "https://a/<b>"] {
            assert!(read(text).is_err(), "{text}");
        }
    }
}
