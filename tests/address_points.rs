//! 911 address points and TIGER ADDRFEAT from file to answer. All made up but the real ADDRFEAT sample.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::print_stderr, clippy::panic, reason = "tests")]

mod editions;

use editions::{Edition, SAMPLE_PROFILE, build_files, found, kind, program, real_inputs, sample_input};
use pollstead::compile::pipeline::Built;
use pollstead::domain::lookup::{Answer, How};

/// Two squares of 0.1°, West and East, that meet at -89.0.
const MAP: &str = r#"{"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"id":"W","name":"West"},"geometry":{"type":"Polygon","coordinates":[[[-89.1,32.0],[-89.0,32.0],[-89.0,32.1],[-89.1,32.1],[-89.1,32.0]]]}},
{"type":"Feature","properties":{"id":"E","name":"East"},"geometry":{"type":"Polygon","coordinates":[[[-89.0,32.0],[-88.9,32.0],[-88.9,32.1],[-89.0,32.1],[-89.0,32.0]]]}}]}"#;
const PLACES: &str = "precinct_code,precinct_name,place_name,address\n1,West,West Hall,1 Invented Rd Sampleton MS 00501\n2,East,East Hall,2 Invented Rd Sampleton MS 00501\n";
const POINTS: &str = "Add_Number,St_Name,St_PosTyp,Unit,Post_Comm,Post_Code,Old_Name,Longitude,Latitude\n\
    100,INVENTED,RD,,Sampleton,00501,,-89.05,32.05\n\
    104,INVENTED,RD,A,Sampleton,00501,,-89.0495,32.05\n\
    104,INVENTED,RD,B,Sampleton,00501,,-89.0494,32.05\n\
    900,INVENTED,RD,,Sampleton,00501,,-89.00001,32.05\n\
    1700,INVENTED,RD,,Sampleton,00501,OLD MILL RD,-88.95,32.05\n\
    1702,INVENTED,RD,,Sampleton,00501,,-88.95,33.05\n\
    1704,INVENTED,RD,,Sampleton,00501,,-88.90001,32.05\n\
    eleven,INVENTED,RD,,Sampleton,00501,,-88.95,32.05\n\
    ,INVENTED,RD,,Sampleton,00501,,-88.95,32.05\n";

fn profile(streets: &[String]) -> String {
    let places = sample_input("polling_places", "csv", "places.csv", "county = \"99999\"");
    let map = sample_input("precincts", "geojson", "map.geojson", "county = \"99999\"\ncolumns = { id = \"id\", name = \"name\" }");
    format!("{SAMPLE_PROFILE}{places}{map}{}", streets.concat())
}

fn points_input() -> String {
    let columns = "columns = { number = \"Add_Number\", name = \"St_Name\", post_type = \"St_PosTyp\", unit = \"Unit\", town = \"Post_Comm\", \
                   zip = \"Post_Code\", alias = \"Old_Name\", lon = \"Longitude\", lat = \"Latitude\" }";
    sample_input("streets", "address_points", "points.csv", columns)
}

fn build(streets: &[String], more: &[(&str, &[u8])]) -> Built {
    let profile = profile(streets);
    let mut files: Vec<(&str, &[u8])> =
        vec![("profile.toml", profile.as_bytes()), ("map.geojson", MAP.as_bytes()), ("places.csv", PLACES.as_bytes()), ("points.csv", POINTS.as_bytes())];
    files.extend_from_slice(more);
    let built = build_files(&files).unwrap();
    for row in &built.report.rows {
        assert_eq!(row.rows_in, row.used + row.reported, "{} {}", row.file, row.role);
    }
    built
}

fn count(built: &Built, code: &str) -> usize {
    built.report.findings.iter().filter(|f| f.code == code).count()
}

#[test]
fn a_point_becomes_an_address_of_the_precincts_its_doubt_meets() {
    let built = build(&[points_input()], &[]);
    let row = built.report.rows.iter().find(|r| r.role == "Streets").unwrap();
    assert_eq!((row.rows_in, row.used, row.reported), (9, 7, 2));
    assert_eq!((count(&built, "point-outside-precincts"), count(&built, "address-number-unreadable"), count(&built, "point-without-number")), (1, 1, 1));
    for (path, bytes) in &built.files {
        assert!(!bytes.windows(6).any(|w| w == b"89.049"), "{path} holds a point");
    }
    let mut edition = Edition::new(built.files);
    let Answer::Found(card) = edition.address("100 Invented Rd, Sampleton") else { panic!("100") };
    assert_eq!((card.precinct.id.as_str(), card.place.name.as_str(), card.position.how), ("99999/1", "West Hall", How::Point));
    assert!(card.proof.rows[0].says.contains("911 address points"), "{:?}", card.proof.rows);
    assert_eq!(found(&edition.address("104 Invented Rd Apt B, Sampleton")), Some("99999/1"));
    assert_eq!(found(&edition.address("1700 Invented Rd, Sampleton")), Some("99999/2"));
    // One metre from the border: both are named.
    let Answer::Close { candidates, .. } = edition.address("900 Invented Rd, Sampleton") else { panic!("900") };
    assert_eq!(candidates.len(), 2);
    // Outside, and one metre inside the map's edge.
    let Answer::Close { candidates, .. } = edition.address("1702 Invented Rd, Sampleton") else { panic!("1702") };
    assert!(candidates.is_empty());
    let Answer::Close { candidates, .. } = edition.address("1704 Invented Rd, Sampleton") else { panic!("1704") };
    assert_eq!(candidates.len(), 1);
    // The old name in the file's own column leads to that one house.
    assert_eq!(found(&edition.address("1700 Old Mill Rd, Sampleton")), Some("99999/2"));
    assert_eq!(kind(&edition.address("100 Old Mill Rd, Sampleton")), "not_found");
}

#[test]
fn the_program_builds_from_points_and_locates() {
    let profile = profile(&[points_input()]);
    let files: [(&str, &[u8]); 4] = [
        ("profile.toml", profile.as_bytes()), ("map.geojson", MAP.as_bytes()), ("places.csv", PLACES.as_bytes()), ("points.csv", POINTS.as_bytes()),
    ];
    let answers = program(&files, "address\n\"100 Invented Rd, Sampleton\"\n\"900 Invented Rd, Sampleton\"\n\"1700 Old Mill Rd, Sampleton\"\n");
    let kinds: Vec<_> = answers.iter().map(|a| a["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["found", "close", "found"]);
    assert_eq!((answers[0]["precinct"]["id"].as_str(), answers[0]["position"]["how"].as_str()), (Some("99999/1"), Some("point")));
    assert_eq!(answers[2]["precinct"]["id"], "99999/2");
}

#[test]
fn an_alias_table_renames_a_street_in_every_layer_and_says_what_it_could_not_place() {
    let aliases = sample_input("streets", "street_aliases", "aliases.csv", "");
    let table = "street,alias,town\nINVENTED RD,HWY 999,Sampleton\nINVENTED RD,OTHER WAY,Otherton\nNO SUCH RD,NOWHERE LN,\n";
    // Before the points in the profile: the order of inputs does not matter.
    let built = build(&[aliases, points_input()], &[("aliases.csv", table.as_bytes())]);
    let row = built.report.rows.iter().find(|r| r.file == "aliases.csv").unwrap();
    assert_eq!((row.rows_in, row.used, row.reported), (3, 1, 2));
    assert_eq!(count(&built, "alias-of-no-street"), 2);
    let mut edition = Edition::new(built.files);
    assert_eq!(found(&edition.address("100 Highway 999, Sampleton")), Some("99999/1"));
    let Answer::Close { candidates, .. } = edition.address("1702 Hwy 999, Sampleton") else { panic!("1702") };
    assert!(candidates.is_empty());
    assert_eq!(kind(&edition.address("100 Other Way, Sampleton")), "not_found");
}

#[test]
fn a_row_that_names_another_precinct_than_the_point_is_a_conflict() {
    let rows = "number,street,town,zip,precinct\n100,INVENTED RD,Sampleton,00501,2\n104,INVENTED RD,Sampleton,00501,1\n";
    let registered = sample_input("streets", "registered_addresses", "registered.csv", "county = \"99999\"");
    let built = build(&[points_input(), registered], &[("registered.csv", rows.as_bytes())]);
    assert_eq!(count(&built, "address-against-polygon"), 1);
    let mut edition = Edition::new(built.files);
    assert_eq!(kind(&edition.address("100 Invented Rd, Sampleton")), "conflict");
    let Answer::Found(card) = edition.address("104 Invented Rd, Sampleton") else { panic!("104") };
    assert_eq!(card.position.how, How::Row, "the row goes first");
}

#[test]
fn points_in_three_formats_make_one_and_the_same_edition() {
    let mut features = Vec::new();
    for line in POINTS.lines().skip(1) {
        let cells: Vec<&str> = line.split(',').collect();
        features.push(format!(
            r#"{{"type":"Feature","properties":{{"n":"{}","s":"{} {}","t":"{}","z":"{}","o":"{}"}},"geometry":{{"type":"Point","coordinates":[{},{}]}}}}"#,
            cells[0], cells[1], cells[2], cells[4], cells[5], cells[6], cells[7], cells[8]
        ));
    }
    let text = format!(r#"{{"type":"FeatureCollection","features":[{}]}}"#, features.join(","));
    let columns = "columns = { number = \"n\", street = \"s\", town = \"t\", zip = \"z\", alias = \"o\" }";
    let map = build(&[sample_input("streets", "address_points", "points.geojson", columns)], &[("points.geojson", text.as_bytes())]);
    let table = build(&[points_input()], &[]);
    let streets = |built: &Built| -> Vec<Vec<u8>> { built.files.iter().filter(|(p, _)| p.contains("streets-")).map(|(_, b)| b.clone()).collect() };
    assert!(!streets(&table).is_empty());
    assert_eq!(streets(&map), streets(&table));
}

#[test]
fn meaghers_address_features_answer_as_the_weakest_layer() {
    let Some(data) = real_inputs("ADDRFEAT") else { return };
    // Two made-up precincts that cover Meagher County MT, parted at 110.9° W through White Sulphur Springs.
    let map = MAP.replace("-89.1", "-112.0").replace("-89.0", "-110.9").replace("-88.9", "-110.0").replace("32.0", "46.0").replace("32.1", "47.5");
    let roads = sample_input("streets", "tiger_addrfeat", "roads.shp", "county = \"99999\"");
    let profile = profile(&[roads]);
    let part = |e: &str| std::fs::read(data.join(format!("tiger_addrfeat/tl_2021_30059_addrfeat.{e}"))).unwrap();
    let (shp, dbf, prj) = (part("shp"), part("dbf"), part("prj"));
    let files: [(&str, &[u8]); 6] = [
        ("profile.toml", profile.as_bytes()), ("map.geojson", map.as_bytes()), ("places.csv", PLACES.as_bytes()), ("roads.shp", &shp),
        ("roads.dbf", &dbf), ("roads.prj", &prj),
    ];
    let built = build_files(&files).unwrap();
    let row = built.report.rows.iter().find(|r| r.role == "Streets").unwrap();
    eprintln!("{row:?} {:?}", built.report.counts);
    assert_eq!(row.rows_in, 2 * 677);
    assert_eq!(row.rows_in, row.used + row.reported);
    assert_eq!(row.used, 2 * 677 - 237 - 239, "237 left and 239 right sides are blank in the table");
    let mut edition = Edition::new(built.files);
    let Answer::Found(card) = edition.address("1151 State Hwy 360") else { panic!("{:?}", edition.address("1151 State Hwy 360")) };
    assert_eq!(card.position.how, How::Range);
    assert!(card.proof.rows[0].says.contains("road line"), "{:?}", card.proof.rows);
}
