//! One reader per format received. A reader knows its format's columns and limits, and nothing of editions.
//!
//! Every reader returns [`Read`]: the rows it could use, and a finding for each it could not. What stops a file as a
//! whole is a [`SourceError`].

use geo_types::{LineString, MultiPolygon};

use super::finding::{Finding, FixIn, Severity, Spot};

pub mod address_points;
pub mod columns;
pub mod confirmations;
pub mod contacts;
mod csv_rows;
pub mod datum;
pub mod geojson_areas;
pub mod limits;
pub mod named_areas;
pub mod open;
pub mod policies;
pub mod polling_places;
pub mod polygons;
pub mod postal_codes;
pub mod prj;
pub mod registered_addresses;
mod personal;
pub mod self_crossing;
pub mod sems;
mod sems_fields;
mod sems_references;
mod shapefile_counts;
pub mod shapefile_polygons;
pub mod shapefile_records;
pub mod street_aliases;
pub mod survey_files;
pub mod surveys;
pub mod table;
pub mod text_file;
pub mod tiger_addrfeat;
pub mod tiger_edges;
mod tiger_sides;
pub mod vip;
pub mod what_it_is;
pub(in crate::compile) mod workbook;
pub mod workbook_shape;
pub mod xml;
mod zip_parts;

/// What a reader made of a file.
#[derive(Debug, Clone)]
pub struct Read<T> {
    /// Rows that can be used.
    pub rows: Vec<T>,
    /// Records in the file, header apart: always `rows.len() + left_out`.
    pub rows_in: usize,
    /// Records left out; each has at least one finding.
    pub left_out: usize,
    /// Rows left out, repaired or doubted.
    pub findings: Vec<Finding>,
}

/// Why a file could not be read at all.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[error("{}{}{}: {message}", spot.file, spot.line.map(|l| format!(":{l}")).unwrap_or_default(), spot.field.as_ref().map(|f| format!(" [{f}]")).unwrap_or_default())]
pub struct SourceError {
    /// File, line and field.
    pub spot: Spot,
    /// What was found, and what was expected.
    pub message: String,
}

impl SourceError {
    /// An error about the file as a whole.
    #[must_use]
    pub fn file(file: &str, message: impl Into<String>) -> Self {
        Self {
            spot: Spot::file(file),
            message: message.into(),
        }
    }

    /// An error at a line, row or record, 1-based.
    #[must_use]
    pub fn line(file: &str, line: u32, message: impl Into<String>) -> Self {
        Self {
            spot: Spot::line(file, line),
            message: message.into(),
        }
    }

    /// The same error, naming a column or property.
    #[must_use]
    pub fn field(mut self, field: &str) -> Self {
        self.spot.field = Some(field.to_owned());
        self
    }
}

/// A finding of a reader: no county unless the row says one, no point on the map.
fn found(
    code: &'static str,
    severity: Severity,
    fix_in: FixIn,
    spot: Spot,
    subject: &str,
    sentence: impl Into<String>,
) -> Finding {
    Finding {
        code,
        severity,
        county: String::new(),
        subject: subject.to_owned(),
        sentence: sentence.into(),
        fix_in,
        spot,
        received: None,
        at: None,
    }
}

/// Record numbers as a [`Spot`] holds them; beyond `u32` the last, which no limit lets happen.
fn line_number(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// A row of the polling-place list.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ListRow {
    /// County name or FIPS code, as written.
    pub county: String,
    /// The list's own code for the precinct.
    pub code: String,
    /// The precinct's name.
    pub precinct: String,
    /// The place's name; empty where the list has none.
    pub place: String,
    /// Street address with town and ZIP; empty where the list has none.
    pub address: String,
    /// The room or door, where the list has a column for it.
    pub room: Option<String>,
    /// Registered (active) voters, where the list says.
    pub registered: Option<u32>,
    /// `(lon, lat)` degrees, where the list says.
    pub at: Option<(f64, f64)>,
    /// The source says why this row has no place, so none is missed: the county's places serve it, or the mail does.
    pub place_elsewhere: bool,
    /// Where the row stands.
    pub spot: Spot,
    /// The row as received.
    pub received: String,
}

/// A precinct polygon, WGS 84 degrees, exterior counter-clockwise.
#[derive(Debug, Clone, PartialEq)]
pub struct Boundary {
    /// County as written, or taken from the file name or the label's FIPS prefix.
    pub county: String,
    /// The map's own id.
    pub id: String,
    /// The name to join by.
    pub name: String,
    /// The code of its precinct, where the source itself says it; then no name is compared.
    pub of_code: Option<String>,
    /// Longitude first.
    pub polygon: MultiPolygon<f64>,
    /// Doubt of the datum, metres: 0 for WGS 84, 2 for NAD 83.
    pub datum_doubt_m: f64,
    /// Where it stands.
    pub spot: Spot,
}

/// A side of a street with its house numbers: from a road line (TIGER), so a range, never a point.
#[derive(Debug, Clone, PartialEq)]
pub struct RoadSide {
    /// The road's whole name as the source writes it.
    pub street: String,
    /// First number at the line's start, as written.
    pub from: String,
    /// Last number, as written.
    pub to: String,
    /// Five digits, where known.
    pub zip: Option<String>,
    /// Which side of the line, looking along it.
    pub side: Side,
    /// The centre line, WGS 84 degrees.
    pub line: LineString<f64>,
    /// Doubt of the datum, metres.
    pub datum_doubt_m: f64,
    /// Where it stands.
    pub spot: Spot,
}

/// A 911 address point: where a house stands, never who lives there. No point reaches an edition.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct AddressPoint {
    /// County name or FIPS, as written; empty where neither the file nor the profile says one.
    pub county: String,
    /// House number as written, with what goes before and after it.
    pub number: String,
    /// The street's whole name.
    pub street: String,
    /// Other names of the same street.
    pub aliases: Vec<String>,
    /// Town as the post office calls it.
    pub town: String,
    /// Five digits, or empty.
    pub zip: String,
    /// Longitude and latitude, WGS 84 degrees.
    pub at: (f64, f64),
    /// How far the house may stand from the point, metres, datum included.
    pub doubt_m: f64,
    /// Where it stands.
    pub spot: Spot,
}

/// Another name of a street: the old 911 name, a highway's number.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct StreetAlias {
    /// County name or FIPS, as written; empty where neither the file nor the profile says one.
    pub county: String,
    /// The street as the other inputs write it.
    pub street: String,
    /// What it is also called.
    pub alias: String,
    /// Only in this town; everywhere where it is empty.
    pub town: String,
    /// Where it stands.
    pub spot: Spot,
}

/// House numbers of a street with their precinct, as a row of the source says: never a point.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StreetSegment {
    /// County name or FIPS code, as written; empty where the source says none.
    pub county: String,
    /// Precinct code.
    pub precinct: String,
    /// Split code, or empty.
    pub split: String,
    /// The street's whole name.
    pub street: String,
    /// Which numbers.
    pub numbers: Numbers,
    /// Odd, even or both.
    pub parity: SegmentParity,
    /// It speaks of some doors at these numbers only: of some units, or of numbers with a letter.
    pub qualified: bool,
    /// Town as written.
    pub town: String,
    /// Five digits, or empty.
    pub zip: String,
    /// The source's id.
    pub id: String,
    /// Where it stands.
    pub spot: Spot,
}

/// Numbers of a segment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Numbers {
    /// First and last as written, which may be the wrong way round.
    From(u32, u32),
    /// Every number of the street.
    All,
}

/// Which numbers in between.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SegmentParity {
    /// All of them.
    Both,
    /// Even ones.
    Even,
    /// Odd ones.
    Odd,
}

/// Left or right of a line, looking from its first vertex to its last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Side {
    /// Left.
    Left,
    /// Right.
    Right,
}

/// A registered address: never a person, never a point.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct RegisteredAddress {
    /// County name or FIPS, as written.
    pub county: String,
    /// House number as written, `12`, `12 1/2`, `12A`.
    pub number: String,
    /// Street as written.
    pub street: String,
    /// Town as written.
    pub town: String,
    /// Five digits, or empty.
    pub zip: String,
    /// Precinct code.
    pub precinct: String,
    /// Split code, or empty.
    pub split: String,
    /// Where it stands.
    pub spot: Spot,
}

/// A county, town or other named area.
#[derive(Debug, Clone, PartialEq)]
pub struct Area {
    /// FIPS or census id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// WGS 84 degrees.
    pub polygon: MultiPolygon<f64>,
    /// Where it stands.
    pub spot: Spot,
}

/// A ZIP code's listed town and county.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct PostalCode {
    /// Five digits.
    pub zip: String,
    /// Town as the post office calls it.
    pub town: String,
    /// County name.
    pub county: String,
    /// `(lon, lat)`, where the source says.
    pub at: Option<(f64, f64)>,
    /// Where it stands.
    pub spot: Spot,
}

/// A SEMS election export, sections 0 to 8, as its rows say.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct SemsExport {
    /// Section 1: title.
    pub title: String,
    /// Section 1: election date, `YYYY-MM-DD`.
    pub date: String,
    /// Section 2: id, label.
    pub districts: Vec<(String, String)>,
    /// Section 3: id, label.
    pub locations: Vec<(String, String)>,
    /// Section 4.
    pub splits: Vec<SemsSplit>,
    /// Section 5: split id, district id.
    pub split_districts: Vec<(String, String)>,
    /// Section 6: id, label.
    pub parties: Vec<(String, String)>,
    /// Section 6: the letters that end a ballot style, and the party's label.
    pub party_letters: Vec<(String, String)>,
    /// Section 7: rows as read.
    pub contests: Vec<Vec<String>>,
    /// Section 8: rows as read.
    pub candidates: Vec<Vec<String>>,
}

/// Section 4 of a SEMS export.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct SemsSplit {
    /// Location id.
    pub location: String,
    /// Precinct id.
    pub precinct: String,
    /// Split id.
    pub split: String,
    /// Precinct or split label.
    pub label: String,
    /// Registered voters.
    pub registered: u32,
    /// Ballot style.
    pub ballot_style: String,
    /// Where it stands.
    pub spot: Spot,
}
