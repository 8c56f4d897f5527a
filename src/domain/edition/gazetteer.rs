//! Which counties a town or a ZIP may lie in. Sets, because towns and ZIPs straddle county lines.
//! Stored as [`GazetteerColumns`](super::GazetteerColumns).

use crate::domain::place::CountyRef;

/// Counties, towns and ZIPs. Lists are sorted by fips, canonical name and number.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Gazetteer {
    /// Every county of the edition.
    pub counties: Vec<GazetteerCounty>,
    /// Every town that a source names.
    pub towns: Vec<GazetteerTown>,
    /// Every ZIP that a source names.
    pub zips: Vec<GazetteerZip>,
}

/// A county and the box around its precincts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GazetteerCounty {
    /// Code and name.
    pub county: CountyRef,
    /// West, south, east, north in 1e-2 degrees, outwards; none where the edition has no polygon there.
    pub bounds: Option<[i32; 4]>,
    /// Whether the edition has any address of it.
    pub streets: bool,
}

/// A town and the counties it may lie in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GazetteerTown {
    /// As one writes it.
    pub name: String,
    /// Positions in `counties`, most likely first.
    pub counties: Vec<u16>,
}

/// A ZIP, its towns, and the counties it may lie in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GazetteerZip {
    /// Five digits as a number.
    pub zip: u32,
    /// Positions in `towns`.
    pub towns: Vec<u16>,
    /// Positions in `counties`, most likely first.
    pub counties: Vec<u16>,
}
