//! `places/<fips>.streets-N`: a fixed part of a county's streets, with what each range of numbers settles.
//!
//! Ranges, never points: a range was resolved to its precinct, or to the several it meets, when the edition was built.
//! Stored as [`super::StreetColumns`].

use serde::{Deserialize, Serialize};

use super::RowRef;

/// Some of a county's streets, sorted by canonical name. All parts are always fetched, in order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct StreetShard {
    /// Towns and ZIPs that ranges point at.
    pub localities: Vec<Locality>,
    /// Streets.
    pub streets: Vec<Street>,
}

/// Where a range lies, as its source says.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Locality {
    /// As the source writes it; empty where it says none.
    pub town: String,
    /// Five digits as a number.
    pub zip: Option<u32>,
}

/// A street and its ranges.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Street {
    /// As the source writes it.
    pub name: String,
    /// Sorted by low, high, parity.
    pub ranges: Vec<NumberRange>,
}

/// House numbers `low` to `high` of one parity.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct NumberRange {
    /// Lowest number.
    pub low: u32,
    /// Highest number.
    pub high: u32,
    /// Which numbers in between.
    pub parity: Parity,
    /// Position in the shard's localities.
    pub locality: u16,
    /// From rows that name the precinct, from points, or from road lines.
    pub layer: Layer,
    /// What it settles.
    pub settles: Settles,
    /// The row behind it; none where many rows made one range.
    pub row: Option<RowRef>,
}

/// Which numbers a range holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Parity {
    /// Even numbers only.
    Even,
    /// Odd numbers only.
    Odd,
    /// All of them.
    Both,
}

/// Where a range comes from.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Layer {
    /// Registered addresses: rows that name their precinct.
    #[default]
    Registered,
    /// Road lines with ranges: the strip beside the line was laid over the polygons.
    Roads,
    /// Street segments: rows that name their precinct for a range of numbers.
    Segments,
    /// 911 address points, laid over the polygons when the edition was built.
    Points,
}

impl Layer {
    /// Which layer goes first: of the ranges that hold a number, only those of the least rank count.
    #[must_use]
    pub const fn rank(self) -> u8 {
        match self {
            Self::Registered | Self::Segments => 0,
            Self::Points => 1,
            Self::Roads => 2,
        }
    }

    /// As a proof names it.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Registered => "registered addresses",
            Self::Roads => "road line",
            Self::Segments => "street segment",
            Self::Points => "911 address points",
        }
    }
}

/// What a range of numbers settles. Numbers are positions in the index's list of precincts.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Settles {
    /// One precinct; the split too where the source names it (position in the precinct's splits).
    One {
        /// Precinct.
        precinct: u16,
        /// Split.
        split: Option<u16>,
    },
    /// The side of the street lies in several.
    Straddles(Vec<u16>),
    /// Part of the side lies in no polygon; the precincts it does meet, maybe none.
    Gap(Vec<u16>),
    /// The row names one precinct, the map another.
    Conflict {
        /// By the row.
        row: u16,
        /// By the polygon.
        polygon: u16,
    },
}

impl Settles {
    /// Every precinct it may be.
    #[must_use]
    pub fn precincts(&self) -> Vec<u16> {
        match self {
            Self::One { precinct, .. } => vec![*precinct],
            Self::Straddles(several) | Self::Gap(several) => several.clone(),
            Self::Conflict { row, polygon } => vec![*row, *polygon],
        }
    }
}

impl Settles {
    /// The split, where one precinct is settled and its row names one.
    #[must_use]
    pub const fn split(&self) -> Option<u16> {
        match self {
            Self::One { split, .. } => *split,
            _ => None,
        }
    }
}

impl NumberRange {
    /// Whether the range holds this house number.
    #[must_use]
    pub const fn holds(&self, number: u32) -> bool {
        self.low <= number
            && number <= self.high
            && match self.parity {
                Parity::Both => true,
                Parity::Even => number.is_multiple_of(2),
                Parity::Odd => number % 2 == 1,
            }
    }
}
