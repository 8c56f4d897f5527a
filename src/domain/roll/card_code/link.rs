//! What the QR on a card leads to: `…/v#1.<series>.<20 symbols>`, and the name of a series of cards.

use super::{CardCode, CodeError};
use crate::domain::quoted::Quoted;

/// A mailing of cards: lower-case letters, digits and hyphens, at most 24, a letter first, such as `ms-2026`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Series(String);

/// Text that is no series.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("found series {}, expected 1 to 24 small letters, digits and hyphens, a letter first, such as ms-2026", Quoted(.0))]
pub struct SeriesError(String);

impl Series {
    /// As it is written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Name of the signed list of its buckets.
    #[must_use]
    pub fn target(&self) -> String {
        format!("{TARGET}{}", self.0)
    }

    /// The series whose list a target is.
    #[must_use]
    pub fn of_target(name: &str) -> Option<Self> {
        name.strip_prefix(TARGET)?.parse().ok()
    }
}

/// What the names of the lists begin with.
const TARGET: &str = "lookup/";

impl std::str::FromStr for Series {
    type Err = SeriesError;

    fn from_str(text: &str) -> Result<Self, SeriesError> {
        let fits = (1..=24).contains(&text.len())
            && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
            && text.starts_with(|c: char| c.is_ascii_lowercase());
        if fits { Ok(Self(text.to_owned())) } else { Err(SeriesError(text.chars().take(40).collect())) }
    }
}

/// What a card's QR holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CardLink {
    /// Which mailing.
    pub series: Series,
    /// Whose card.
    pub code: CardCode,
}

/// Why a link's fragment was not taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum LinkError {
    /// Not of the form.
    #[error("found no card's link, expected 1.<series>.<code> behind the #")]
    Form,
    /// Of a later form than this program knows.
    #[error("found a card's link of another version, expected 1")]
    Version,
    /// Its series.
    #[error(transparent)]
    Series(#[from] SeriesError),
    /// Its code.
    #[error(transparent)]
    Code(#[from] CodeError),
}

impl CardLink {
    /// Reads a fragment, with or without its `#`.
    ///
    /// # Errors
    /// [`LinkError`].
    pub fn read(fragment: &str) -> Result<Self, LinkError> {
        let text = fragment.strip_prefix('#').unwrap_or(fragment);
        let mut parts = text.splitn(3, '.');
        match (parts.next(), parts.next(), parts.next()) {
            (Some("1"), Some(series), Some(code)) => Ok(Self { series: series.parse()?, code: CardCode::read(code)? }),
            (Some(version), Some(_), Some(_)) if !version.is_empty() && version.bytes().all(|b| b.is_ascii_digit()) => Err(LinkError::Version),
            _ => Err(LinkError::Form),
        }
    }

    /// The fragment, without its `#`.
    #[must_use]
    pub fn fragment(&self) -> String {
        format!("1.{}.{}", self.series.as_str(), self.code.plain())
    }
}
