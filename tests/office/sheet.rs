//! The corrections spreadsheet: out with what was found, filled in, and in again; half-filled rows are refused in words.

use calamine::Reader as _;

use super::desk::{Desk, list, profile};

const MAP: &str = "\n[[inputs]]\nrole = \"precincts\"\nformat = \"geojson\"\npath = \"map.geojson\"\nsource = \"made up\"\nlicence = \"made up\"\ncounty = \"28901\"\ncolumns = { id = \"id\", name = \"name\" }\n";

fn desk() -> Desk {
    let desk = Desk::new();
    desk.write("places.csv", list(&[
        "0103,Maben,Hall,1 Oak St Fiction MS 39990,,500",
        "3-61,Zion Ridge,,,,163",
        "4,Sandtown Methodist,Church,12 Elm St Fiction,,40",
        "5,Five,Town Hall,1 Oak St Fiction MS 39990,,50",
    ]));
    let square = |id: &str, name: &str, west: i32| {
        let (w, e) = (f64::from(west) / 10.0 - 90.0, f64::from(west + 1) / 10.0 - 90.0);
        format!("{{\"type\":\"Feature\",\"properties\":{{\"id\":\"{id}\",\"name\":\"{name}\"}},\"geometry\":{{\"type\":\"Polygon\",\"coordinates\":[[[{w},33.0],[{e},33.0],[{e},33.1],[{w},33.1],[{w},33.0]]]}}}}")
    };
    let squares = [square("m1", "Maben", 0), square("m2", "Zion Ridge", 1), square("m3", "Stone Quarry", 2), square("m4", "Five", 3)];
    desk.write("map.geojson", format!("{{\"type\":\"FeatureCollection\",\"features\":[{}]}}", squares.join(",")));
    desk.write("source.toml", profile("2026-01-05", "places.csv", MAP));
    desk
}

/// The sheet's rows by column name.
fn rows(desk: &Desk, name: &str) -> Vec<std::collections::BTreeMap<String, String>> {
    let mut book: calamine::Xlsx<_> = calamine::open_workbook(desk.path(name)).unwrap();
    let range = book.worksheet_range("corrections").unwrap();
    let mut all = range.rows().map(|r| r.iter().map(ToString::to_string).collect::<Vec<_>>());
    let head = all.next().unwrap();
    all.map(|row| head.iter().cloned().zip(row).collect()).collect()
}

/// Fills in rows, as a person in a spreadsheet would: (code, field) → new, reason, who, when.
fn fill(desk: &Desk, from: &str, to: &str, answers: &[(&str, &str, [&str; 4])]) {
    let mut out = rust_xlsxwriter::Workbook::new();
    let sheet = out.add_worksheet();
    let mut book: calamine::Xlsx<_> = calamine::open_workbook(desk.path(from)).unwrap();
    let head: Vec<String> = book.worksheet_range("corrections").unwrap().rows().next().unwrap().iter().map(ToString::to_string).collect();
    for (at, name) in (0u16..).zip(&head) {
        sheet.write(0, at, name).unwrap();
    }
    for (line, row) in (1u32..).zip(rows(desk, from)) {
        for (at, name) in (0u16..).zip(&head) {
            let answer = answers.iter().find(|(code, field, _)| row["precinct_code"] == *code && row["field"] == *field);
            let filled = answer.and_then(|(_, _, a)| ["new", "reason", "who", "when"].iter().position(|n| n == name).map(|i| a[i]));
            let cell = filled.unwrap_or(&row[name]);
            if name == "when" && !cell.is_empty() {
                // Excel makes a date of it.
                let date = rust_xlsxwriter::ExcelDateTime::parse_from_str(cell).unwrap();
                sheet.write_datetime_with_format(line, at, &date, &rust_xlsxwriter::Format::new().set_num_format("m/d/yyyy")).unwrap();
            } else if !cell.is_empty() {
                sheet.write_string(line, at, cell).unwrap();
            }
        }
    }
    out.save(desk.path(to)).unwrap();
}

#[test]
fn the_sheet_asks_for_what_a_correction_settles_and_comes_back_as_corrections() {
    let desk = desk();
    let before = desk.ok(&["check", "source.toml", "--report", "before.json", "--corrections-sheet", "sheet.xlsx"]);
    assert!(before.err.contains(": mend the errors before publishing, start with Fiction, Zion Ridge (places.csv, row 3), in SEMS\n"), "{}", before.err);
    let asked = rows(&desk, "sheet.xlsx");
    let about: Vec<(&str, &str, &str, &str)> = asked.iter()
        .map(|r| (r["precinct_code"].as_str(), r["field"].as_str(), r["old"].as_str(), r["candidates"].as_str())).collect();
    assert_eq!(about, [
        ("0103", "place_name", "Hall", "Town Hall"),
        ("3-61", "place_name", "", ""),
        ("3-61", "address", "", ""),
        ("4", "boundary", "", "m3"),
        ("4", "address", "12 Elm St Fiction", ""),
        ("5", "place_name", "Town Hall", "Hall"),
    ]);
    assert!(asked.iter().all(|r| r["new"].is_empty() && r["when"].is_empty() && r["made_in_sems"] == "no" && !r["found"].is_empty()));
    assert_eq!(asked[0]["where"], "places.csv, row 2");
    let who = |new: &'static str| [new, "asked the clerk", "A. Clerk, circuit clerk", "2026-02-11"];
    fill(&desk, "sheet.xlsx", "filled.xlsx", &[
        ("3-61", "place_name", who("Zion Church")),
        ("3-61", "address", who("7 Zion Rd Fiction MS 39990")),
        ("4", "boundary", who("m3")),
        ("4", "address", who("12 Elm St Fiction MS 39990")),
    ]);
    desk.write("source.toml", desk.read("source.toml").replace("made_up = true", "made_up = true\ncorrections = \"filled.xlsx\""));
    let after = desk.ok(&["check", "source.toml", "--report", "after.json", "--corrections-sheet", "next.xlsx"]);
    let counts = desk.json("after.json")["counts"].clone();
    for gone in ["precinct-without-place", "list-row-without-polygon", "place-without-zip"] {
        assert!(desk.json("before.json")["counts"][gone].is_u64() && counts[gone].is_null(), "{gone}: {counts}");
    }
    assert_eq!(counts["corrections-not-filled"], 1);
    assert!(after.err.contains("read the warnings before publishing, start with"), "{}", after.err);
    let left: Vec<String> = rows(&desk, "next.xlsx").iter().map(|r| r["precinct_code"].clone()).collect();
    assert_eq!(left, ["0103", "5"], "what is settled is not asked again");
    // A second sheet beside the first.
    fill(&desk, "next.xlsx", "second.xlsx", &[("5", "place_name", who("Hall"))]);
    desk.write("source.toml", desk.read("source.toml").replace("\"filled.xlsx\"", "[\"filled.xlsx\", \"second.xlsx\"]"));
    desk.ok(&["check", "source.toml", "--report", "last.json"]);
    assert!(desk.json("last.json")["counts"]["one-address-two-names"].is_null());
}

#[test]
fn a_row_filled_in_by_half_is_refused_in_words_and_nothing_is_written_over() {
    let desk = desk();
    desk.ok(&["check", "source.toml", "--report", "r.json", "--corrections-sheet", "sheet.xlsx"]);
    fill(&desk, "sheet.xlsx", "half.xlsx", &[("4", "address", ["12 Elm St Fiction MS 39990", "", "A. Clerk", ""])]);
    desk.write("half.toml", desk.read("source.toml").replace("made_up = true", "made_up = true\ncorrections = \"half.xlsx\""));
    let ran = desk.run(&["check", "half.toml"]);
    assert_eq!((ran.exit, ran.err.as_str()), (1, "pollstead: half.xlsx:6 [reason]: found new, who filled in but no reason, no when, expected new, reason, who and when together, or none of them\n"));
    let again = desk.run(&["check", "source.toml", "--corrections-sheet", "sheet.xlsx"]);
    assert_eq!((again.exit, again.err.as_str()), (1, "pollstead: sheet.xlsx: found a file there, expected none: it may be filled in already\nGive the corrections sheet another name.\n"));
    let ods = desk.run(&["check", "source.toml", "--corrections-sheet", "sheet.ods"]);
    assert_eq!((ods.exit, ods.err.as_str()), (2, "pollstead: found file name \"sheet.ods\", expected one that ends in .xlsx or .csv\n"));
}

#[test]
fn a_csv_sheet_filled_in_comes_back_too() {
    let desk = desk();
    desk.ok(&["check", "source.toml", "--report", "r.json", "--corrections-sheet", "sheet.csv"]);
    let text = desk.read("sheet.csv");
    assert!(text.starts_with('\u{feff}'));
    let filled = text.replace(",boundary,,m3,,,,,no,", ",boundary,,m3,m3,by the map,A. Clerk,2026-02-11,no,");
    assert_ne!(filled, text);
    desk.write("filled.csv", filled);
    desk.write("source.toml", desk.read("source.toml").replace("made_up = true", "made_up = true\ncorrections = \"filled.csv\""));
    desk.ok(&["check", "source.toml", "--report", "after.json"]);
    assert!(desk.json("after.json")["counts"]["list-row-without-polygon"].is_null());
}
