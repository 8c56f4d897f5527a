//! An edition in the making: counties with their precincts, places and streets, before they become bytes.

use std::collections::BTreeMap;

use geo_types::MultiPolygon;

use super::address_book::AddressBook;
use super::finding::{Finding, FixIn, Severity, Spot};
use super::point_book::PointBook;
use super::road_sides::RoadRange;
use super::segment_book::SegmentBook;
use crate::domain::edition::{IndexSplit, RowRef, SourceFile};
use crate::domain::place::{CountyFips, Office, PollingPlace};
use crate::domain::zone::{PlaceSurvey, Policy};

/// All counties by code, and what belongs to none of them.
#[derive(Debug, Default)]
pub struct Draft {
    /// By code.
    pub counties: BTreeMap<CountyFips, DraftCounty>,
    /// Every file read.
    pub files: Vec<SourceFile>,
    /// In the order raised; the report sorts them.
    pub findings: Vec<Finding>,
    /// What the readers took in, by input.
    pub tallies: Vec<Tally>,
}

/// Rows of one file: in, used, reported.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Tally {
    /// As the profile names it.
    pub file: String,
    /// What it tells.
    pub role: String,
    /// Records, header apart.
    pub rows_in: usize,
    /// Records that the edition uses.
    pub used: usize,
    /// Records left out; each has a finding.
    pub reported: usize,
}

impl Tally {
    /// Whether no row is lost: in = used + reported.
    #[must_use]
    pub const fn balances(&self) -> bool {
        self.rows_in == self.used.saturating_add(self.reported)
    }
}

/// A county in the making.
#[derive(Debug, Default)]
pub struct DraftCounty {
    /// Without the word "County".
    pub name: String,
    /// Offices with a source and a date.
    pub offices: Vec<Office>,
    /// What its officials adopted about the two lines; none where nobody did.
    pub policy: Option<Policy>,
    /// By code once assembled.
    pub precincts: Vec<DraftPrecinct>,
    /// By id once numbered.
    pub places: Vec<DraftPlace>,
    /// Registered addresses.
    pub addresses: AddressBook,
    /// Street segments that name their precinct.
    pub segments: SegmentBook,
    /// 911 address points, resolved to precincts.
    pub points: PointBook,
    /// Sides of roads, resolved to precincts.
    pub roads: Vec<RoadRange>,
    /// Doubt of the polygons' datum, metres.
    pub datum_doubt_m: f64,
}

/// A precinct in the making.
#[derive(Debug, Default, Clone)]
pub struct DraftPrecinct {
    /// The source's code.
    pub code: String,
    /// As the list writes it.
    pub name: String,
    /// The polygon's id.
    pub boundary_id: Option<String>,
    /// The polygon, WGS 84 degrees.
    pub polygon: Option<MultiPolygon<f64>>,
    /// Registered voters.
    pub registered: Option<u32>,
    /// Where the list names it.
    pub row: Option<RowRef>,
    /// By code.
    pub splits: Vec<IndexSplit>,
    /// For each election by position: which of the county's places, by position.
    pub serving: BTreeMap<u16, usize>,
}

/// A place in the making: the place, and what it was first seen as.
#[derive(Debug, Default, Clone)]
pub struct DraftPlace {
    /// Without its id until it is numbered.
    pub place: PollingPlace,
    /// Where the list names it first.
    pub spot: Spot,
    /// What was surveyed there.
    pub survey: Option<PlaceSurvey>,
}

impl DraftCounty {
    /// A precinct's position by its code.
    #[must_use]
    pub fn precinct(&self, code: &str) -> Option<usize> {
        self.precincts.iter().position(|p| p.code == code)
    }
}

impl Draft {
    /// Adds a finding.
    #[expect(clippy::too_many_arguments, reason = "a finding has that many parts, and each call names them in order")]
    pub fn find(
        &mut self,
        code: &'static str,
        severity: Severity,
        fix_in: FixIn,
        county: &str,
        subject: &str,
        sentence: String,
        spot: Spot,
        received: Option<String>,
    ) {
        self.findings.push(Finding {
            code,
            severity,
            county: county.to_owned(),
            subject: subject.to_owned(),
            sentence,
            fix_in,
            spot,
            received,
            at: None,
        });
    }
}
