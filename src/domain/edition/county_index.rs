//! `places/<fips>.index`: a county's precincts, which place serves each at each election, and its other shards.

use serde::{Deserialize, Serialize};

use super::{Hash, Shard};
use crate::domain::place::{BallotStyle, CountyRef, Office};

/// All of a county but its polygons, its place details and its streets, which it names by hash.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CountyIndex {
    /// Code and name.
    pub county: CountyRef,
    /// Offices with a source and a date.
    pub offices: Vec<Office>,
    /// Which layers its streets come from.
    pub streets: StreetLayers,
    /// Sorted by code.
    pub precincts: Vec<IndexPrecinct>,
    /// One per election of the edition that reaches this county.
    pub serving: Vec<Serving>,
    /// `28159.places`, `28159.precincts`, `28159.streets-0`…
    pub shards: Vec<ShardEntry>,
    /// The source files that rows of this county cite.
    pub files: Vec<CitedFile>,
    /// Places and streets, where they are so small that a round of their own would cost more; else nothing.
    pub carried: Vec<CarriedShard>,
}

/// A shard that comes with the index. It is verified as if it had been fetched.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CarriedShard {
    /// As in `shards`.
    pub name: String,
    /// As stored.
    pub bytes: Vec<u8>,
}

/// A source file that a row of the county comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CitedFile {
    /// Position in `site/sources`, as rows cite it.
    pub file: u16,
    /// Relative to the profile's root.
    pub path: String,
}

/// Where a county's addresses come from.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct StreetLayers {
    /// Rows that name their precinct.
    pub registered: bool,
    /// What was laid over the map: 911 address points, and road lines with number ranges, the weakest layer.
    pub roads: bool,
}

impl StreetLayers {
    /// Whether there is any address at all.
    #[must_use]
    pub const fn any(self) -> bool {
        self.registered || self.roads
    }
}

/// A precinct of the county.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IndexPrecinct {
    /// The source's code: the id is `fips/code`.
    pub code: String,
    /// As the list writes it.
    pub name: String,
    /// The polygon's id in the map source.
    pub boundary_id: Option<String>,
    /// Registered voters, where the list says.
    pub registered: Option<u32>,
    /// Where the list names it.
    pub row: Option<RowRef>,
    /// Empty where the source has none.
    pub splits: Vec<IndexSplit>,
}

/// A split of a precinct.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IndexSplit {
    /// The source's code: the id is `fips/precinct/code`.
    pub code: String,
    /// As the source writes it.
    pub name: String,
    /// One per party in a primary.
    pub ballot_styles: Vec<BallotStyle>,
}

/// A row of a source file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct RowRef {
    /// Position in `site/sources`; the index has its path.
    pub file: u16,
    /// 1-based.
    pub row: u32,
}

/// Which place serves each precinct at one election.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Serving {
    /// Position in the edition's list of elections.
    pub election: u16,
    /// For each precinct, in order: its place's position in the places shard, or none.
    pub places: Vec<Option<u16>>,
}

/// A shard of this county.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShardEntry {
    /// Target name without its folder: `28159.streets-0`.
    pub name: String,
    /// Stored bytes.
    pub length: u32,
    /// Of the stored bytes.
    pub sha256: Hash,
}

impl Shard for CountyIndex {
    const KIND: u8 = b'C';
    const VERSION: u8 = 2;

    fn check(&self) -> Result<(), String> {
        let precincts = self.precincts.len();
        for serving in &self.serving {
            if serving.places.len() != precincts {
                return Err(format!(
                    "found places for {} precincts, expected {precincts}",
                    serving.places.len()
                ));
            }
        }
        if precincts > usize::from(u16::MAX) {
            return Err(format!("found {precincts} precincts, expected at most {}", u16::MAX));
        }
        Ok(())
    }
}
