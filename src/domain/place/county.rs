//! County, precinct and split: their ids and the short forms that answers carry.

use serde::{Deserialize, Serialize};

use crate::domain::quoted::Quoted;

/// A county's five-digit FIPS code (state + county), such as `28159` for Winston County, Mississippi.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CountyFips([u8; 5]);

/// A county code that is not five digits.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("found county code {}, expected five digits such as 28159", Quoted(.0))]
pub struct FipsError(pub String);

impl CountyFips {
    /// No county's code.
    pub(in crate::domain) const NONE: Self = Self(*b"00000");

    /// The five digits as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        // The only constructor lets ASCII digits in and nothing else.
        std::str::from_utf8(&self.0).unwrap_or("00000")
    }
}

impl std::str::FromStr for CountyFips {
    type Err = FipsError;
    fn from_str(text: &str) -> Result<Self, FipsError> {
        match <[u8; 5]>::try_from(text.as_bytes()) {
            Ok(digits) if digits.iter().all(u8::is_ascii_digit) => Ok(Self(digits)),
            _ => Err(FipsError(text.chars().take(40).collect())),
        }
    }
}

impl std::fmt::Display for CountyFips {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for CountyFips {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for CountyFips {
    fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let text = String::deserialize(d)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

/// A county as an answer names it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct CountyRef {
    /// Five digits.
    pub fips: CountyFips,
    /// Without the word "County".
    pub name: String,
}

/// A precinct as an answer names it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct PrecinctRef {
    /// `28159/11`.
    pub id: String,
    /// As the list writes it.
    pub name: String,
    /// The id its polygon has in the map source; none where no polygon joined.
    pub boundary_id: Option<String>,
}

/// One ballot style; a primary has one per party.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct BallotStyle {
    /// Party label as the source writes it; none outside primaries.
    pub party: Option<String>,
    /// The style's own name or number.
    pub style: String,
}

/// A split as an answer names it: the part of a precinct that gets one ballot.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct SplitRef {
    /// `28159/11/2`.
    pub id: String,
    /// As the source writes it.
    pub name: String,
    /// Empty where the source has none.
    pub ballot_styles: Vec<BallotStyle>,
}
