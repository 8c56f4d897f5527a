//! `site/gazetteer`: which counties a town or a ZIP may lie in. Sets, because towns and ZIPs straddle county lines.

use serde::{Deserialize, Serialize};

use super::Shard;
use crate::domain::place::CountyRef;

/// Counties, towns and ZIPs. Lists are sorted by fips, canonical name and number.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Gazetteer {
    /// Every county of the edition.
    pub counties: Vec<GazetteerCounty>,
    /// Every town that a source names.
    pub towns: Vec<GazetteerTown>,
    /// Every ZIP that a source names.
    pub zips: Vec<GazetteerZip>,
}

/// A county and the box around its precincts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct GazetteerCounty {
    /// Code and name.
    pub county: CountyRef,
    /// West, south, east, north in 1e-6 degrees, outwards; none where the edition has no polygon there.
    pub bounds: Option<[i32; 4]>,
    /// Whether the edition has any address of it.
    pub streets: bool,
}

/// A town and the counties it may lie in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GazetteerTown {
    /// As one writes it.
    pub name: String,
    /// Positions in `counties`, most likely first.
    pub counties: Vec<u16>,
}

/// A ZIP, its towns, and the counties it may lie in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GazetteerZip {
    /// Five digits as a number.
    pub zip: u32,
    /// Positions in `towns`.
    pub towns: Vec<u16>,
    /// Positions in `counties`, most likely first.
    pub counties: Vec<u16>,
}

impl Shard for Gazetteer {
    const KIND: u8 = b'G';
    const VERSION: u8 = 1;

    fn check(&self) -> Result<(), String> {
        let county = |i: &u16| usize::from(*i) < self.counties.len();
        let town = |i: &u16| usize::from(*i) < self.towns.len();
        if !self.towns.iter().all(|t| t.counties.iter().all(county)) {
            return Err("found a town in a county that is not listed".to_owned());
        }
        if !self.zips.iter().all(|z| z.counties.iter().all(county) && z.towns.iter().all(town)) {
            return Err("found a ZIP in a county or town that is not listed".to_owned());
        }
        Ok(())
    }
}
