//! Every reader on bad input: a diagnosed error with file, line and field, or a repair that is reported; never a panic,
//! never a row dropped in silence. All names are made up.

#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    reason = "tests"
)]

mod address_points;
mod any_bytes;
mod corpora;
mod maps;
mod opening;
mod sems_exports;
mod shapefiles;
mod tables;
mod vip_feeds;
mod workbooks;

use pollstead::compile::finding::Finding;
use pollstead::compile::profile::{Format, Input, Role};
use pollstead::compile::sources::shapefile_records::ShapefileBytes;
use pollstead::compile::sources::{
    Read, SourceError, contacts, geojson_areas, polling_places, postal_codes, registered_addresses,
    sems, shapefile_polygons, surveys, tiger_addrfeat, tiger_edges,
};

/// A profile input with this column map.
fn input(role: Role, format: Format, columns: &[(&str, &str)]) -> Input {
    Input {
        role,
        format,
        path: String::new(),
        source: String::new(),
        licence: String::new(),
        columns: columns
            .iter()
            .map(|(a, b)| ((*a).to_owned(), (*b).to_owned()))
            .collect(),
        sheet: None,
        delimiter: None,
        county: Some("99999".to_owned()),
        election: None,
    }
}

/// What a reader said, whatever its rows are.
#[derive(Debug)]
struct Said {
    rows: usize,
    left_out: usize,
    findings: Vec<Finding>,
}

impl Said {
    /// The findings' codes, in order.
    fn codes(&self) -> Vec<&'static str> {
        self.findings.iter().map(|f| f.code).collect()
    }
}

/// Holds the promise that every row is used or reported.
fn said<T>(read: Result<Read<T>, SourceError>) -> Result<Said, SourceError> {
    let read = read?;
    assert_eq!(read.rows_in, read.rows.len() + read.left_out);
    assert!(
        read.left_out == 0 || !read.findings.is_empty(),
        "left out in silence"
    );
    Ok(Said {
        rows: read.rows.len(),
        left_out: read.left_out,
        findings: read.findings,
    })
}

type Reader = fn(&[u8]) -> Result<Said, SourceError>;

/// A table reader, a header it accepts, and a good row.
const TABLES: [(&str, Reader, &str, &str); 7] = [
    (
        "polling places",
        |b| {
            said(polling_places::read(
                "f.csv",
                b,
                &input(Role::PollingPlaces, Format::Csv, &[]),
            ))
        },
        "precinct_code,precinct_name,place_name,address",
        "1,One,Sample Hall,1 Invented Rd",
    ),
    (
        "postal codes",
        |b| {
            said(postal_codes::read(
                "f.csv",
                b,
                &input(Role::PostalCodes, Format::Csv, &[]),
            ))
        },
        "zip,town,county,note",
        "00000,Sampleton,Sample,x",
    ),
    (
        "registered addresses",
        |b| {
            let input = input(Role::Streets, Format::RegisteredAddresses, &[]);
            said(registered_addresses::read("f.csv", b, &input))
        },
        "number,street,town,precinct",
        "12 1/2,Invented Rd,Sampleton,1",
    ),
    (
        "surveys",
        |b| {
            said(surveys::read(
                "f.csv",
                b,
                &input(Role::Surveys, Format::Csv, &[]),
            ))
        },
        "place_name,parking,by,on",
        "Sample Hall,yes,A Clerk,2026-01-05",
    ),
    (
        "contacts",
        |b| {
            said(contacts::read(
                "f.csv",
                b,
                &input(Role::Contacts, Format::Csv, &[]),
            ))
        },
        "office,phone,source,on",
        "Sample clerk,555-0100,a letter,2026-01-05",
    ),
    (
        "address points",
        address_points::table,
        "Add_Number,AddNum_Suf,St_PreDir,St_Name,St_PosTyp,St_PosDir,Unit,Post_Comm,Post_Code,Old_Name,Longitude,Latitude",
        "12,1/2,W,INVENTED,RD,,4,Sampleton,00501,OLD MILL RD,-89.5,32.5",
    ),
    (
        "street aliases",
        address_points::aliases,
        "street,alias,town",
        "INVENTED RD,OLD MILL RD,Sampleton",
    ),
];

fn workbook(bytes: &[u8]) -> Result<Said, SourceError> {
    said(polling_places::read(
        "f.xlsx",
        bytes,
        &input(Role::PollingPlaces, Format::Xlsx, &[]),
    ))
}

fn precincts(bytes: &[u8]) -> Result<Said, SourceError> {
    let input = input(Role::Precincts, Format::Geojson, &[("id", "id")]);
    said(geojson_areas::boundaries("f.geojson", bytes, &input))
}

fn counties(bytes: &[u8]) -> Result<Said, SourceError> {
    let input = input(
        Role::Counties,
        Format::Geojson,
        &[("id", "id"), ("name", "id")],
    );
    said(geojson_areas::areas("f.geojson", bytes, &input))
}

fn precinct_shapes(parts: &ShapefileBytes) -> Result<Said, SourceError> {
    let input = input(Role::Precincts, Format::Shapefile, &[("id", "id")]);
    said(shapefile_polygons::boundaries("f.shp", parts, &input))
}

fn edges(parts: &ShapefileBytes) -> Result<Said, SourceError> {
    said(tiger_edges::read("f.shp", parts))
}

fn features(parts: &ShapefileBytes) -> Result<Said, SourceError> {
    said(tiger_addrfeat::read("f.shp", parts))
}

fn export(bytes: &[u8]) -> Result<Said, SourceError> {
    let sems = sems::read("f.txt", bytes)?;
    assert_eq!(sems.rows_in, sems.rows_used() + sems.left_out);
    assert!(
        sems.left_out == 0 || !sems.findings.is_empty(),
        "left out in silence"
    );
    Ok(Said {
        rows: sems.rows_used(),
        left_out: sems.left_out,
        findings: sems.findings,
    })
}
