//! Corrections: what fits is applied, what does not stops the build with its line. Every name here is made up.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use super::*;

const HEADER: &str = "county,precinct_code,field,old,new,reason,who,when,made_in_sems\n";

fn parse(rows: &str) -> Result<Corrections, SourceError> {
    Corrections::parse("corrections.csv", format!("{HEADER}{rows}").as_bytes())
}

fn list() -> Vec<ListRow> {
    let row = |code: &str, place: &str| ListRow {
        county: "Sample".to_owned(),
        code: code.to_owned(),
        precinct: format!("Precinct {code}"),
        place: place.to_owned(),
        address: "1 Invented Rd".to_owned(),
        ..ListRow::default()
    };
    vec![
        row("1", "Old Hall"),
        row("2", "Fire House"),
        row("2", "Fire House Annex"),
    ]
}

#[test]
fn a_correction_is_applied_and_says_what_the_list_still_says() {
    let corrections = parse(
        "Sample,1,place_name,Old Hall,New Hall,misspelt,Clerk,2026-01-05,no\n\
         Sample,1,address,1 Invented Rd,2 Invented Rd,moved,Clerk,2026-01-05,yes\n\
         Sample,1,room,,Room B,seen,Clerk,2026-01-05,no\n\
         Sample,1,boundary,,99999-ONE,map,Clerk,2026-01-05,no\n",
    )
    .unwrap();
    let mut rows = list();
    let applied = corrections.apply_to_list(&mut rows).unwrap();
    assert_eq!(rows[0].place, "New Hall");
    assert_eq!(rows[0].address, "2 Invented Rd");
    assert_eq!(rows[0].room.as_deref(), Some("Room B"));
    let still: Vec<_> = applied
        .iter()
        .map(|a| (a.index, a.list_still_says.as_deref()))
        .collect();
    assert_eq!(still, [(0, Some("Old Hall")), (0, None), (0, None)]);
    let boundaries: Vec<_> = corrections.boundaries().map(|c| c.new.as_str()).collect();
    assert_eq!(boundaries, ["99999-ONE"]);
}

#[test]
fn what_no_longer_fits_stops_the_build_and_leaves_the_list_as_it_was() {
    let corrections = parse(
        "Sample,1,place_name,Other Hall,New Hall,r,w,2026-01-05,no\n\
         Sample,2,room,,B,r,w,2026-01-05,no\n\
         Sample,9,room,,B,r,w,2026-01-05,no\n\
         Sample,1,address,1 Invented Rd,2 Invented Rd,r,w,2026-01-05,no\n",
    )
    .unwrap();
    let mut rows = list();
    let said: Vec<String> = corrections
        .apply_to_list(&mut rows)
        .unwrap_err()
        .iter()
        .map(ToString::to_string)
        .collect();
    assert_eq!(
        said,
        [
            "corrections.csv:2: found place_name \"Old Hall\" in the list for county \"Sample\" precinct \"1\", expected \
             \"Other Hall\" as the correction says",
            "corrections.csv:3: found 2 rows of the list for county \"Sample\" precinct \"2\", expected one",
            "corrections.csv:4: found no row of the list for county \"Sample\" precinct \"9\", expected one",
        ]
    );
    assert_eq!(rows, list());
}

#[test]
fn a_wrong_row_is_an_error_with_line_and_column() {
    for (row, says) in [
        (
            "Sample,1,colour,a,b,r,w,2026-01-05,no",
            "corrections.csv:2 [field]: found \"colour\", expected boundary",
        ),
        (
            "Sample,1,room,a,a,r,w,2026-01-05,no",
            "corrections.csv:2 [new]: found \"a\" as old and as new",
        ),
        (
            "Sample,1,address,a,,r,w,2026-01-05,no",
            "corrections.csv:2 [new]: found no new address",
        ),
        (
            "Sample,1,room,a,b,,w,2026-01-05,no",
            "corrections.csv:2 [reason]: found no reason",
        ),
        (
            "Sample,1,room,a,b,r,,2026-01-05,no",
            "corrections.csv:2 [who]: found no who",
        ),
        (
            "Sample,1,room,a,b,r,w,5 Jan,no",
            "corrections.csv:2 [when]: found \"5 Jan\", expected a date",
        ),
        (
            "Sample,1,room,a,b,r,w,2026-02-30,no",
            "corrections.csv:2 [when]: found \"2026-02-30\"",
        ),
        (
            "Sample,1,room,a,b,r,w,2026-01-05,soon",
            "corrections.csv:2 [made_in_sems]: found \"soon\", expected yes",
        ),
        (
            "Sample,1,room,a,b",
            "corrections.csv:2: found 5 cells, expected 9",
        ),
        (
            "Sample,1,room,a,b,r,w,2026-01-05,no\nSample,1,room,a,c,r,w,2026-01-05,no",
            "corrections.csv:3: found a second correction of room for Sample 1",
        ),
    ] {
        let said = parse(row).unwrap_err().to_string();
        assert!(said.starts_with(says), "{said}");
    }
}

#[test]
fn the_columns_are_these_nine() {
    let said = Corrections::parse("c.csv", b"county,field\n")
        .unwrap_err()
        .to_string();
    assert!(said.contains("found no column \"precinct_code\""), "{said}");
    let extra = format!("{},notes\n", HEADER.trim());
    let said = Corrections::parse("c.csv", extra.as_bytes())
        .unwrap_err()
        .to_string();
    assert!(
        said.contains("found \"notes\" beside the columns"),
        "{said}"
    );
    assert_eq!(parse("").unwrap().rows, []);
}
