//! A made-up clerk's morning, from the files as they arrive to paper: a workbook with five planted errors, a shapefile in
//! State Plane feet, a SEMS export, a list of addresses and a 911 file → `new` → `check` → the corrections sheet filled in → `build` →
//! the page's own answers, the packets, the change list. Each planted error is named with where to fix it.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, clippy::print_stderr, reason = "tests")]

#[path = "office/desk.rs"]
#[allow(dead_code, reason = "shared with the other tests of the office")]
mod desk;

use std::collections::BTreeMap;

use calamine::Reader as _;
use desk::Desk;
use shapefile::{Point, Polygon, PolygonRing};

/// Code, name, place, address, voters. Five things are wrong: 103 has a place in SEMS only, without
/// address, 104 no ZIP, 105 no house number, 106 is
/// at the address of 101 under another name, and no polygon is called as 107 is.
const LIST: [[&str; 5]; 8] = [
    ["0101", "Pretend Springs", "Made-Up Hall", "1 Oak St, Fiction MS 39990", "812"],
    ["0102", "Invented Hill", "Fiction School", "20 Elm St, Fiction MS 39990", "400"],
    ["0103", "Nowhere", "", "", "163"],
    ["0104", "Imaginary Bend", "Bend Church", "7 Bend Rd, Fiction", "90"],
    ["0105", "Fable", "Fable Fire Station", "Fable Rd, Fiction MS 39990", "75"],
    ["0106", "Story", "Town Hall", "1 Oak St, Fiction MS 39990", "300"],
    ["0107", "Legend Crossing", "Legend Gym", "9 Legend Rd, Fiction MS 39990", "120"],
    ["0108", "Tale", "Tale Library", "4 Tale Ln, Fiction MS 39990", "55"],
];

/// EPSG 2254: Mississippi East, NAD 83, US survey feet.
const PRJ: &str = r#"PROJCS["NAD_1983_StatePlane_Mississippi_East_FIPS_2301_Feet",GEOGCS["GCS_North_American_1983",DATUM["D_North_American_1983",SPHEROID["GRS_1980",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],PARAMETER["False_Easting",984250.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",-88.83333333333333],PARAMETER["Scale_Factor",0.99995],PARAMETER["Latitude_Of_Origin",29.5],UNIT["Foot_US",0.3048006096012192]]"#;

fn workbook(desk: &Desk) {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name("Precincts").unwrap();
    for (at, header) in (0u16..).zip(["Pct Code", "Precinct Name", "Polling Place", "Location Address", "Active Voters", "Manager Name"]) {
        sheet.write_string(0, at, header).unwrap();
    }
    for (line, row) in (1u32..).zip(LIST) {
        for (at, cell) in (0u16..).zip(row) {
            sheet.write_string(line, at, cell).unwrap();
        }
        sheet.write_string(line, 5, "MADE UP PERSON").unwrap();
    }
    desk.write("places.xlsx", book.save_to_buffer().unwrap());
}

/// Squares of two miles in a row, in feet.
fn shapefile(desk: &Desk) {
    let names = ["Pretend Springs", "Invented Hill", "Nowhere", "Imaginary Bend", "Fable", "Story", "Old Mill Quarry", "Tale"];
    let square = |at: u32| {
        let (west, south, side) = (900_000.0 + f64::from(at) * 10_560.0, 1_300_000.0, 10_560.0);
        let corners = [(0.0, 0.0), (0.0, side), (side, side), (side, 0.0), (0.0, 0.0)];
        Polygon::new(PolygonRing::Outer(corners.iter().map(|(x, y)| Point::new(west + x, south + y)).collect()))
    };
    let rows: Vec<(Polygon, Vec<&str>)> = (0..).zip(names).map(|(at, name)| (square(at), vec![name])).collect();
    desk.shapefile("map", PRJ, &[("PCT_NAME", 40)], &rows);
}

/// Splits and ballot styles; the places are those of the list.
fn sems(desk: &Desk) {
    let mut text = "0, \"GEMS Import Data\", 1, 5, 1, 1, 1, 1\n1, \"Made-Up General Election\", \"11/3/2026\"\n2, -1, 10, \"State Of Fiction\"\n".to_owned();
    for (at, row) in LIST.iter().enumerate() {
        let place = if row[2].is_empty() { "Nowhere Community Center" } else { row[2] };
        text += &format!("3, 0, {}, \"{}\"\n", 20 + at, place.to_uppercase());
    }
    for (at, row) in LIST.iter().enumerate() {
        text += &format!("4, {}, {}, {}, \"{}\", {}, \"{}\"\n", 20 + at, row[0], 40 + at, row[1], row[4], 1 + at % 3);
    }
    for at in 0..LIST.len() {
        text += &format!("5, {}, 10\n", 40 + at);
    }
    text += "6, 2, \"Blue\", \"B\", 2, \"Blue\"\n7, 50, \"Governor\",0, 0, 10, 1, 1, \"Governor\\nVote for ONE\", 2, 0\n8, 50, 1, \"NOBODY, AT ALL\",0, 1, 2, \"Nobody, At All\"\n";
    desk.write("sems.txt", text);
}

/// The 911 office's points, in the same feet and in the columns of the NENA model: one house in each square of the map.
fn nine_one_one(desk: &Desk) {
    let numbers: Vec<String> = (1_000..1_008).map(|number: u32| number.to_string()).collect();
    let house = |at: u32| Point::new(900_000.0 + (f64::from(at) + 0.5) * 10_560.0, 1_305_280.0);
    let rows: Vec<(Point, Vec<&str>)> = (0..).zip(&numbers).map(|(at, number)| (house(at), vec![number.as_str(), "Long", "Hwy", "Fiction"])).collect();
    desk.shapefile("911", PRJ, &[("Add_Number", 6), ("St_Name", 20), ("St_PosTyp", 6), ("Post_Comm", 20)], &rows);
}

fn addresses(desk: &Desk) {
    let mut text = "House Number,Street Name,City,Zip,Pct,Split\n".to_owned();
    for (at, row) in LIST.iter().enumerate() {
        for number in (100..140).step_by(2) {
            text += &format!("{number},{} Rd,Fiction,39990,{},{}\n", row[1].split(' ').next().unwrap(), row[0], 40 + at);
        }
    }
    desk.write("addresses.csv", text);
}

fn sheet_rows(desk: &Desk, name: &str) -> Vec<BTreeMap<String, String>> {
    let mut book: calamine::Xlsx<_> = calamine::open_workbook(desk.path(name)).unwrap();
    let range = book.worksheet_range("corrections").unwrap();
    let mut all = range.rows().map(|r| r.iter().map(ToString::to_string).collect::<Vec<_>>());
    let head = all.next().unwrap();
    all.map(|row| head.iter().cloned().zip(row).collect()).collect()
}

/// The clerk fills in what she knows, row by row, in the sheet as it came.
fn fill_in(desk: &Desk) {
    let know: BTreeMap<(&str, &str), &str> = [
        (("0103", "address"), "12 Nowhere Rd, Fiction MS 39990"),
        (("0104", "address"), "7 Bend Rd, Fiction MS 39990"),
        (("0105", "address"), "88 Fable Rd, Fiction MS 39990"),
        (("0106", "place_name"), "Made-Up Hall"),
        (("0107", "boundary"), "Old Mill Quarry"),
    ].into();
    let rows = sheet_rows(desk, "corrections.xlsx");
    let head = ["county", "precinct_code", "precinct", "found", "field", "old", "candidates", "new", "reason", "who", "when", "made_in_sems", "where"];
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (at, name) in (0u16..).zip(head) {
        sheet.write_string(0, at, name).unwrap();
    }
    for (line, row) in (1u32..).zip(&rows) {
        let new = know.get(&(row["precinct_code"].as_str(), row["field"].as_str()));
        for (at, name) in (0u16..).zip(head) {
            let cell = match (name, new) {
                ("new", Some(new)) => (*new).to_owned(),
                ("reason", Some(_)) => "looked it up in the minutes".to_owned(),
                ("who", Some(_)) => "A. Made-Up, deputy clerk".to_owned(),
                ("when", Some(_)) => "2026-06-02".to_owned(),
                _ => row[name].clone(),
            };
            if !cell.is_empty() {
                sheet.write_string(line, at, &cell).unwrap();
            }
        }
    }
    desk.write("filled.xlsx", book.save_to_buffer().unwrap());
}

#[test]
fn from_the_files_as_they_arrive_to_paper() {
    let desk = Desk::new();
    workbook(&desk);
    shapefile(&desk);
    sems(&desk);
    addresses(&desk);
    nine_one_one(&desk);

    // new
    let new = desk.ok(&["new", "places.xlsx", "map.shp", "sems.txt", "addresses.csv", "911.shp", "--county", "28901=Fiction", "--as-of", "2026-06-01",
        "--election-date", "2026-11-03", "--made-up", "--yes", "--out", "fiction.toml"]);
    for said in ["places.xlsx, sheet \"Precincts\": a list of precincts and polling places", "map.shp: a precinct map", "sems.txt: a SEMS election export",
        "addresses.csv: a list of registered addresses", "911.shp: 911 address points", "911.shp: 8 rows, 0 left out", "not carried on: Manager Name (people's names)"] {
        assert!(new.err.contains(said), "{said}: {}", new.err);
    }
    assert!(!new.err.contains("MADE UP PERSON") && !desk.read("fiction.toml").contains("Manager"));

    // check: every planted error, with its row and its desk, and one line to act on
    let check = desk.ok(&["check", "fiction.toml", "--report", "report.json", "--corrections-sheet", "corrections.xlsx"]);
    let report = desk.json("report.json");
    for row in report["rows"].as_array().unwrap() {
        let n = |k: &str| row[k].as_u64().unwrap();
        assert_eq!(n("rows_in"), n("used") + n("reported"), "{row}");
    }
    let findings = report["findings"].as_array().unwrap();
    for (code, subject, line, fix_in) in [
        ("place-without-address", "NOWHERE COMMUNITY CENTER", 4, "sems"),
        ("place-without-zip", "Bend Church", 5, "sems"),
        ("place-without-house-number", "Fable Fire Station", 6, "sems"),
        ("one-address-two-names", "Made-Up Hall", 2, "sems"),
        ("list-row-without-polygon", "0107", 8, "here"),
    ] {
        let found = findings.iter().find(|f| f["code"] == code && f["subject"] == subject);
        let found = found.unwrap_or_else(|| panic!("{code} {subject}: {findings:#?}"));
        assert_eq!((found["spot"]["file"].as_str(), found["spot"]["line"].as_u64(), found["fix_in"].as_str()), (Some("places.xlsx"), Some(line), Some(fix_in)), "{found}");
    }
    assert!(check.err.contains("mend the errors before publishing, start with Fiction, "), "{}", check.err);
    desk.ok(&["build", "fiction.toml", "--out", "first"]);

    // the corrections sheet, filled in
    let asked: Vec<(String, String)> = sheet_rows(&desk, "corrections.xlsx").iter().map(|r| (r["precinct_code"].clone(), r["field"].clone())).collect();
    let want = [("0101", "place_name"), ("0103", "address"), ("0104", "address"), ("0105", "address"), ("0106", "place_name"), ("0107", "boundary")];
    assert_eq!(asked, want.map(|(c, f)| (c.to_owned(), f.to_owned())));
    fill_in(&desk);
    let text = desk.read("fiction.toml");
    desk.write("fiction.toml", text.replace("made_up = true", "made_up = true\ncorrections = \"filled.xlsx\"").replace("2026-06-01", "2026-06-03"));

    // build
    desk.ok(&["build", "fiction.toml", "--out", "edition", "--report", "after.json"]);
    let counts = desk.json("after.json")["counts"].clone();
    for code in ["place-without-address", "place-without-zip", "place-without-house-number", "one-address-two-names", "list-row-without-polygon", "polygon-without-list-row"] {
        assert!(counts[code].is_null(), "{code}: {counts}");
    }

    // what the page answers: by address, with the split's ballot, by name, and by a point in the square of feet
    let ask = "address,county,precinct,lon,lat\n\"110 Nowhere Rd, Fiction MS 39990\",,,,\n,Fiction,Fable,,\n,,,-89.08,33.085\n\"1004 Long Hwy, Fiction\",,,,\n";
    let answers = desk.asked(&["locate", "--edition", "edition", "--now", "2026-06-04T12:00:00Z"], ask).out;
    let answers: Vec<serde_json::Value> = answers.lines().map(|l| serde_json::from_str(l).unwrap()).collect();
    assert_eq!(answers[0]["place"]["name"], "NOWHERE COMMUNITY CENTER", "{}", answers[0]);
    assert_eq!((answers[0]["split"]["id"].as_str(), answers[0]["split"]["ballot_styles"][0]["style"].as_str()), (Some("28901/0103/42"), Some("3")));
    assert_eq!((answers[1]["place"]["address"].as_str(), answers[1]["place"]["list_still_says"].as_str()), (Some("88 Fable Rd, Fiction MS 39990"), Some("Fable Rd, Fiction MS 39990")));
    // 900,000 ft east of the false origin is 84,250 ft west of 88°50′W: about 0.275° of longitude there.
    assert_eq!((answers[2]["kind"].as_str(), answers[2]["precinct"]["id"].as_str()), (Some("found"), Some("28901/0101")), "{}", answers[2]);

    // The fifth house of the 911 file stands in the fifth square, which the map calls Fable.
    assert_eq!((answers[3]["kind"].as_str(), answers[3]["precinct"]["id"].as_str()), (Some("found"), Some("28901/0105")), "{}", answers[3]);

    // packets
    let packet = desk.ok(&["packet", "--edition", "edition", "--county", "Fiction", "--out", "packet"]);
    assert_eq!(packet.err, "7 polling places, 30 files\n");
    let paper = desk.read("packet/places.html");
    assert!(paper.contains("<h1>NOWHERE COMMUNITY CENTER</h1>") && paper.contains("Polling places of the precincts around"));
    assert!(paper.contains("<li>Pretend Springs</li><li>Story</li>"), "one hall, two precincts");

    // the change list, and what changes for addresses
    desk.ok(&["changes", "first", "edition", "--out", "changes"]);
    let changes = desk.json("changes/changes.json");
    let said: Vec<&str> = changes["changes"].as_array().unwrap().iter().map(|c| c["sentence"].as_str().unwrap()).collect();
    assert!(said.contains(&"Fiction County: precinct 0103 Nowhere still votes at NOWHERE COMMUNITY CENTER; its address is now written 12 Nowhere Rd, Fiction MS 39990 instead of no address; 163 registered voters."), "{said:#?}");
    assert!(said.contains(&"Fiction County: precinct 0106 Story votes at the same address, 1 Oak St, Fiction MS 39990, now called Made-Up Hall instead of Town Hall; 300 registered voters."), "{said:#?}");
    let what_if = desk.ok(&["what-if", "first", "edition", "--out", "changes"]);
    assert!(what_if.err.contains(": 1 get another place, 1 another precinct, 0 another split, 1 another ballot style; 0 are new, 0 are gone, "), "{}", what_if.err);
    let what_if = desk.read("changes/what-if.csv");
    let moved: Vec<&str> = what_if.lines().skip(1).collect();
    // Mended addresses send nobody elsewhere; the square that had no row before has one now, and with it the house in it.
    assert!(matches!(moved.as_slice(), [only] if only.contains("1006") && only.contains("Legend Gym")), "{moved:#?}");
}
