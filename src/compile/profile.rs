//! A source profile: a TOML file that names input files, their formats and their columns.
//!
//! The written form, with every key explained, is `data/formats/profile.md`. Paths are relative to `--root` (or to
//! the profile's own folder without it), always with `/`.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::domain::election::{Authority, ElectionKind};

/// The whole profile.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    /// What the edition is called: "Mississippi, 22 September 2020".
    pub name: String,
    /// `YYYY-MM-DD`: the day the sources speak of.
    pub as_of: String,
    /// IANA name; all of Mississippi is `America/Chicago`.
    pub time_zone: String,
    /// Two letters, `MS`.
    pub state: String,
    /// Two digits, `28`.
    pub state_fips: String,
    /// The places, people and streets are invented. `--production` refuses such a source.
    #[serde(default)]
    pub made_up: bool,
    /// Folder of the tracked place-number tables, relative to this profile; without it numbers are given afresh.
    pub ids: Option<String>,
    /// Corrections, CSV or XLSX, relative to this profile: one file, or several that each correct other things.
    #[serde(default)]
    pub corrections: FileNames,
    /// The edition, or the profile of one, since which changes are listed and fed; relative to this profile.
    pub since: Option<String>,
    /// Bytes of places and streets that a county's index may carry, so that a small county comes in one round.
    #[serde(default = "carry_up_to")]
    pub carry_up_to: usize,
    /// County names to FIPS codes, for sources that write names only; a `counties` input fills it too.
    #[serde(default)]
    pub counties: BTreeMap<String, String>,
    /// At least one.
    pub elections: Vec<ElectionSpec>,
    /// In any order; the pipeline sorts by role.
    pub inputs: Vec<Input>,
}

/// `"a.csv"` or `["a.csv", "b.xlsx"]`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(untagged)]
pub enum FileNames {
    /// No file.
    #[default]
    None,
    /// One.
    One(String),
    /// Several.
    Several(Vec<String>),
}

impl FileNames {
    /// In the order written.
    #[must_use]
    pub fn all(&self) -> &[String] {
        match self {
            Self::None => &[],
            Self::One(name) => std::slice::from_ref(name),
            Self::Several(names) => names,
        }
    }
}

/// An election as a profile writes it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ElectionSpec {
    /// Stable id, `ms-2020-11-03-general`.
    pub id: String,
    /// As a voter would call it.
    pub name: String,
    /// `YYYY-MM-DD`, local.
    pub date: String,
    /// Which kind.
    pub kind: ElectionKind,
    /// Who runs it.
    pub authority: Authority,
    /// Precinct ids (`28159/11`) it reaches; absent means everywhere.
    pub precincts: Option<Vec<String>>,
    /// False where another authority chooses the places and this source does not list them.
    #[serde(default = "yes")]
    pub places_listed: bool,
    /// `07:00`.
    #[serde(default = "seven")]
    pub opens: String,
    /// `19:00`.
    #[serde(default = "nineteen")]
    pub closes: String,
}

/// A fifth of a second on a slow phone; a round of its own is more than half a second.
fn carry_up_to() -> usize {
    40_000
}
fn yes() -> bool {
    true
}
fn seven() -> String {
    "07:00".to_owned()
}
fn nineteen() -> String {
    "19:00".to_owned()
}

/// What an input tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// County polygons with FIPS and name.
    Counties,
    /// Town polygons: which counties a town lies in.
    Towns,
    /// ZIP codes with town and county.
    PostalCodes,
    /// Precinct → split → ballot style, with places (SEMS export).
    Splits,
    /// The list: precinct → polling place.
    PollingPlaces,
    /// Precinct polygons.
    Precincts,
    /// Addresses or ranges with their precinct, or road lines with ranges.
    Streets,
    /// Doors, rooms and accessibility by place (CSV, or GeoJSON as the tablet writes it).
    Surveys,
    /// Offices of a county with source and date (CSV).
    Contacts,
    /// Who confirmed which place, with the board's order (the confirmation sheet, filled in).
    Confirmations,
    /// What a county's officials adopted about the two lines (CSV).
    Policies,
}

/// How an input is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// Comma-separated (or `delimiter`), with a header row unless `columns` are numbers.
    Csv,
    /// Excel workbook.
    Xlsx,
    /// GeoJSON FeatureCollection, WGS 84.
    Geojson,
    /// ESRI Shapefile with `.prj`.
    Shapefile,
    /// SEMS election export ("GEMS import").
    Sems,
    /// Registered-address list (CSV or XLSX by extension).
    RegisteredAddresses,
    /// TIGER/Line EDGES shapefile.
    TigerEdges,
    /// TIGER/Line ADDRFEAT shapefile.
    TigerAddrfeat,
    /// 911 address points (CSV, XLSX, GeoJSON or shapefile by extension).
    AddressPoints,
    /// What streets are also called (CSV or XLSX by extension).
    StreetAliases,
    /// Voting Information Project feed: XML of version 3.0, 5.x or 6.0, or a zip of it with its shapefile.
    Vip,
}

/// One input of a profile.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Input {
    /// What it tells.
    pub role: Role,
    /// How it is written.
    pub format: Format,
    /// Path or glob pattern.
    pub path: String,
    /// Who made it: shown with anything drawn from it.
    pub source: String,
    /// Under which terms.
    pub licence: String,
    /// Our field → their column (header text, or a 1-based number in a file without header).
    #[serde(default)]
    pub columns: BTreeMap<String, String>,
    /// Sheet of a workbook; the first without it.
    pub sheet: Option<String>,
    /// Column separator of a CSV, one character; `,` without it, `\t` for tabs.
    pub delimiter: Option<String>,
    /// The one county of a file that does not say: five digits.
    pub county: Option<String>,
    /// The election a list of places is for; all without it.
    pub election: Option<String>,
}
