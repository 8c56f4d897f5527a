//! `pollstead new` over what streets come in: 911 points as a table, a map or a shapefile, other names, TIGER, a VIP feed; and
//! over workbooks with several sheets.

use std::io::Cursor;

use rust_xlsxwriter::Workbook;
use shapefile::Point;

use super::desk::Desk;

const GIVEN: [&str; 8] = ["--county", "28901=Fiction", "--election-date", "2026-11-03", "--as-of", "2026-05-01", "--made-up", "--yes"];

fn new(desk: &Desk, files: &[&str], more: &[&str]) -> super::desk::Ran {
    let mut args = vec!["new"];
    args.extend(files);
    args.extend(GIVEN);
    args.extend(more);
    args.extend(["--out", "source.toml"]);
    desk.run(&args)
}

/// Two precincts side by side, and the list that names their places.
fn list_and_map(desk: &Desk) {
    desk.write("list.csv", "Pct Code,Precinct Name,Polling Place,Address\n101,West Fiction,Hall,1 Oak St; Fiction MS 39990\n102,East Fiction,School,2 Oak St; Fiction MS 39990\n");
    let square = |name: &str, west: f64| {
        format!(
            r#"{{"type":"Feature","properties":{{"PCT_NAME":"{name}"}},"geometry":{{"type":"Polygon","coordinates":[[[{west},33.0],[{e},33.0],[{e},33.1],[{west},33.1],[{west},33.0]]]}}}}"#,
            e = west + 0.1
        )
    };
    desk.write("map.geojson", format!(r#"{{"type":"FeatureCollection","features":[{},{}]}}"#, square("West Fiction", -89.2), square("East Fiction", -89.1)));
}

fn asked(desk: &Desk, address: &str) -> serde_json::Value {
    let ran = desk.asked(&["locate", "--edition", "edition", "--now", "2026-05-02T12:00:00Z"], &format!("address\n\"{address}\"\n"));
    serde_json::from_str(ran.out.lines().next().unwrap()).unwrap()
}

/// From the list, the map and one file of streets to an answer.
fn answers(files: &[&str], said: &[&str], address: &str, precinct: &str, desk: &Desk) {
    let ran = new(desk, &[&["list.csv", "map.geojson"], files].concat(), &[]);
    assert_eq!(ran.exit, 0, "{}", ran.err);
    for line in said {
        assert!(ran.err.contains(line), "{line}: {}", ran.err);
    }
    let built = desk.run(&["build", "source.toml", "--out", "edition"]);
    assert_eq!(built.exit, 0, "{}", built.err);
    let answer = asked(desk, address);
    assert_eq!((answer["kind"].as_str(), answer["precinct"]["id"].as_str()), (Some("found"), Some(precinct)), "{answer}");
}

#[test]
fn a_911_table_in_the_words_of_the_nena_model() {
    let desk = Desk::new();
    list_and_map(&desk);
    desk.write(
        "points.csv",
        "NGUID,Add_Number,St_PreDir,St_Name,St_PosTyp,Post_Comm,Post_Code,Longitude,Latitude\nmade-up-1,12,N,Pretend,St,Fiction,39990,-89.15,33.05\nmade-up-2,14,N,Pretend,St,Fiction,39990,-89.05,33.05\n",
    );
    let said = [
        "points.csv: 911 address points\n",
        "    name = St_Name\n",
        "    post_type = St_PosTyp\n",
        "    not used: NGUID\n",
        "points.csv: 2 rows, 0 left out; the first as they would be read:\n    number 12 · street N Pretend St · town Fiction · zip 39990 · lon -89.15000 · lat 33.05000\n",
    ];
    answers(&["points.csv"], &said, "12 N Pretend St, Fiction MS 39990", "28901/101", &desk);
    assert_eq!(asked(&desk, "14 N Pretend St, Fiction MS 39990")["precinct"]["id"], "28901/102");
}

#[test]
fn a_911_map_with_whole_street_names_and_a_table_of_other_names() {
    let desk = Desk::new();
    list_and_map(&desk);
    let point = |number: u32, lon: f64| {
        format!(r#"{{"type":"Feature","properties":{{"HOUSE_NUM":"{number}","FULLNAME":"Pretend Hill Rd","City":"Fiction"}},"geometry":{{"type":"Point","coordinates":[{lon},33.05]}}}}"#)
    };
    desk.write("points.geojson", format!(r#"{{"type":"FeatureCollection","features":[{},{}]}}"#, point(12, -89.15), point(14, -89.05)));
    desk.write("other.csv", "Street,Also called\nPretend Hill Rd,County Road 7\n");
    let said = ["points.geojson: 911 address points\n", "    street = FULLNAME\n", "other.csv: what streets are also called\n", "    street Pretend Hill Rd · also County Road 7\n"];
    answers(&["points.geojson", "other.csv"], &said, "14 County Road 7, Fiction MS", "28901/102", &desk);
}

#[test]
fn a_911_shapefile_in_degrees() {
    let desk = Desk::new();
    list_and_map(&desk);
    let wgs_84 = r#"GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]"#;
    let columns = [("Add_Number", 6), ("St_Name", 20), ("St_PosTyp", 6), ("Post_Comm", 20)];
    let house = |number, lon| (Point::new(lon, 33.05), vec![number, "Pretend", "Ave", "Fiction"]);
    desk.shapefile("points", wgs_84, &columns, &[house("12", -89.15), house("14", -89.05)]);
    answers(&["points.shp"], &["points.shp: 911 address points\n", "    name = St_Name\n"], "12 Pretend Ave, Fiction MS", "28901/101", &desk);
}

#[test]
fn points_about_people_or_of_something_else_are_told() {
    let desk = Desk::new();
    list_and_map(&desk);
    desk.write("points.csv", "Add_Number,St_Name,Longitude,Latitude,OWNER_NAME\n12,Pretend,-89.15,33.05,MADE UP PERSON\n");
    let ran = new(&desk, &["points.csv"], &[]);
    assert_eq!(ran.exit, 1);
    assert!(ran.err.contains("points.csv:1: found columns about people: \"OWNER_NAME\" (people's names)") && !ran.err.contains("MADE UP PERSON"), "{}", ran.err);
    let owners = r#"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"HOUSE_NUM":"12","STREET":"Pretend St","OWNER":"MADE UP PERSON"},"geometry":{"type":"Point","coordinates":[-89.15,33.05]}}]}"#;
    desk.write("owners.geojson", owners);
    let ran = new(&desk, &["owners.geojson"], &[]);
    assert_eq!(ran.exit, 1);
    assert!(ran.err.contains("found \"OWNER\", which may be personal") && !ran.err.contains("MADE UP PERSON"), "{}", ran.err);
    desk.write("hydrants.geojson", owners.replace("HOUSE_NUM", "HYDRANT").replace("OWNER", "KIND"));
    let ran = new(&desk, &["list.csv", "hydrants.geojson"], &[]);
    assert_eq!(ran.exit, 0, "{}", ran.err);
    assert!(ran.err.contains("hydrants.geojson: found the columns HYDRANT, KIND, STREET, and none that tell what it is for; it is left out\n"), "{}", ran.err);
    assert!(!desk.read("source.toml").contains("hydrants"));
}

#[test]
fn a_vip_feed_says_its_own_county_day_and_streets() {
    let desk = Desk::new();
    let feed = r#"<?xml version="1.0" encoding="UTF-8"?>
<VipObject schemaVersion="5.1">
  <Source id="src1"><Name>Made up</Name><VipId>28</VipId></Source>
  <State id="st1"><Name>Fiction</Name></State>
  <Election id="el1"><Date>2026-11-03</Date><StateId>st1</StateId></Election>
  <Locality id="loc1"><ExternalIdentifiers><ExternalIdentifier><Type>fips</Type><Value>28901</Value></ExternalIdentifier></ExternalIdentifiers><Name>Fiction County</Name><StateId>st1</StateId><Type>county</Type></Locality>
  <PollingLocation id="pl1"><AddressLine>1 Oak St, Fiction MS 39990</AddressLine><Name>Hall</Name></PollingLocation>
  <Precinct id="pc1"><LocalityId>loc1</LocalityId><Name>Pretend Springs</Name><Number>101</Number><PollingLocationIds>pl1</PollingLocationIds></Precinct>
  <StreetSegment id="ss1"><City>Fiction</City><OddEvenBoth>both</OddEvenBoth><PrecinctId>pc1</PrecinctId><StartHouseNumber>100</StartHouseNumber><EndHouseNumber>198</EndHouseNumber><State>MS</State><StreetName>Pretend</StreetName><StreetSuffix>St</StreetSuffix><Zip>39990</Zip></StreetSegment>
</VipObject>
"#;
    desk.write("feed.xml", feed);
    let ran = desk.run(&["new", "feed.xml", "--as-of", "2026-05-01", "--made-up", "--yes", "--out", "source.toml"]);
    assert_eq!(ran.exit, 0, "{}", ran.err);
    assert!(ran.err.contains("feed.xml: a VIP feed: its precincts and polling places\n") && ran.err.contains("feed.xml: a VIP feed: its street segments\n"), "{}", ran.err);
    assert!(!ran.err.contains("shapes of its precincts"), "it has none: {}", ran.err);
    let text = desk.read("source.toml");
    assert!(text.contains("\"Fiction County\" = \"28901\"") && text.contains("date = \"2026-11-03\""), "{text}");
    let built = desk.run(&["build", "source.toml", "--out", "edition"]);
    assert_eq!(built.exit, 0, "{}", built.err);
    let answer = asked(&desk, "120 Pretend St, Fiction MS 39990");
    assert_eq!((answer["kind"].as_str(), answer["place"]["name"].as_str()), (Some("found"), Some("Hall")), "{answer}");
}

#[test]
fn a_zip_is_a_workbook_a_feed_or_to_be_unpacked() {
    let desk = Desk::new();
    for (part, said) in [
        ("notes.txt", "in.zip: found 0 XML files in the zip (none), expected one feed\n"),
        ("points.shp", "in.zip: found a zip with points.shp in it, expected the shapefile itself (unpack it, and name its .shp)\n"),
    ] {
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        zip.start_file(part, zip::write::SimpleFileOptions::default()).unwrap();
        desk.write("in.zip", zip.finish().unwrap().into_inner());
        let ran = new(&desk, &["in.zip"], &[]);
        assert_eq!(ran.exit, 1, "{}", ran.err);
        assert!(ran.err.contains(said), "{}", ran.err);
    }
}

/// A workbook of sheets, each with a header and one row.
fn workbook(desk: &Desk, sheets: &[(&str, &[&str], &[&str])]) {
    let mut book = Workbook::new();
    for (name, head, row) in sheets {
        let sheet = book.add_worksheet();
        sheet.set_name(*name).unwrap();
        for (line, cells) in (0u32..).zip([head, row]) {
            for (at, cell) in (0u16..).zip(cells.iter()) {
                sheet.write_string(line, at, *cell).unwrap();
            }
        }
    }
    desk.write("book.xlsx", book.save_to_buffer().unwrap());
}

const HEAD: &[&str] = &["Pct Code", "Precinct Name", "Polling Place", "Address"];
const THIS: &[&str] = &["101", "Maben", "Hall", "1 Oak St, Fiction MS 39990"];
const LAST: &[&str] = &["101", "Maben", "Old Hall", "9 Oak St, Fiction MS 39990"];
const OFFICES: (&[&str], &[&str]) = (&["office", "phone", "source", "on"], &["Circuit clerk", "662-555-0100", "made up", "2026-05-01"]);

#[test]
fn every_sheet_that_tells_something_is_an_input() {
    let desk = Desk::new();
    workbook(&desk, &[("Read me", &["hello"], &["there"]), ("Offices", OFFICES.0, OFFICES.1), ("Places", HEAD, THIS)]);
    let ran = new(&desk, &["book.xlsx"], &[]);
    assert_eq!(ran.exit, 0, "{}", ran.err);
    for said in ["book.xlsx, sheet \"Offices\": offices and their telephone numbers\n", "book.xlsx, sheet \"Places\": a list of precincts and polling places\n",
        "    Not read, since their columns tell nothing known: \"Read me\".\n"] {
        assert!(ran.err.contains(said), "{said}: {}", ran.err);
    }
    let text = desk.read("source.toml");
    assert!(text.contains("sheet = \"Offices\"") && text.contains("sheet = \"Places\"") && !text.contains("Read me"), "{text}");
    assert_eq!(desk.run(&["build", "source.toml", "--out", "edition"]).exit, 0);
}

#[test]
fn of_two_sheets_that_tell_the_same_a_person_says_which() {
    let desk = Desk::new();
    workbook(&desk, &[("2022", HEAD, LAST), ("2026", HEAD, THIS)]);
    let unasked = new(&desk, &["book.xlsx"], &[]);
    assert_eq!(unasked.exit, 2, "{}", unasked.err);
    assert!(unasked.err.contains("book.xlsx: 2 sheets are a list of precincts and polling places: 1 \"2022\", 2 \"2026\"\n"), "{}", unasked.err);
    assert!(unasked.err.ends_with("expected --sheet\n") && !desk.path("source.toml").exists(), "{}", unasked.err);
    let other = new(&desk, &["book.xlsx"], &["--sheet", "2024"]);
    assert_eq!(other.exit, 2);
    assert!(other.err.starts_with("pollstead: --sheet: found \"2024\", expected one of \"2022\", \"2026\"\n"), "{}", other.err);
    let told = new(&desk, &["book.xlsx"], &["--sheet", "2026"]);
    assert_eq!(told.exit, 0, "{}", told.err);
    let text = desk.read("source.toml");
    assert!(text.contains("sheet = \"2026\"") && !text.contains("2022"), "{text}");
    std::fs::remove_file(desk.path("source.toml")).unwrap();

    let args = ["new", "book.xlsx", "--out", "source.toml"];
    let wrong = desk.asked(&args, "3\n");
    assert_eq!(wrong.exit, 2);
    assert!(wrong.err.contains("found \"3\", expected numbers from 1 to 2, or all\nNothing was written.\n"), "{}", wrong.err);
    let rest = "yes\nMade-up clerk\n28901=Fiction\n2026-11-03\n\n2026-05-01\nA list\nyes\n";
    let asked = desk.asked(&args, &format!("2\n{rest}"));
    assert_eq!(asked.exit, 0, "{}", asked.err);
    assert!(desk.read("source.toml").contains("sheet = \"2026\"") && !desk.read("source.toml").contains("sheet = \"2022\""));
}
