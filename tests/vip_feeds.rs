//! VIP feeds from file to answer: the project's own samples where they lie, and made-up feeds.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::print_stderr, clippy::panic, reason = "tests")]

mod editions;

use std::collections::BTreeMap;

use editions::{Edition, SAMPLE_PROFILE, build_files, build_real, found, kind, program, real_inputs, sample_input};
use pollstead::compile::finding::{FixIn, Severity};
use pollstead::compile::report::Report;
use pollstead::domain::lookup::{Answer, How};

/// Rows in, used and reported of each thing counted, in the order of the report.
fn rows(report: &Report) -> Vec<(String, usize, usize, usize)> {
    for row in &report.rows {
        assert_eq!(row.rows_in, row.used + row.reported, "{} {}", row.file, row.role);
    }
    report.rows.iter().map(|r| (r.role.clone(), r.rows_in, r.used, r.reported)).collect()
}

fn count(report: &Report, code: &str) -> usize {
    report.findings.iter().filter(|f| f.code == code).count()
}

#[test]
fn maricopa_resolves_every_reference_by_the_zero_based_index() {
    let Some(data) = real_inputs("maricopa") else { return };
    let built = build_real("maricopa-vip6.toml", &data);
    let report = &built.report;
    let rows: BTreeMap<String, (usize, usize, usize)> =
        rows(report).into_iter().enumerate().map(|(i, (role, a, b, c))| (format!("{i} {role}"), (a, b, c))).collect();
    eprintln!("{rows:?}\n{:?}", report.counts);
    assert_eq!(rows["1 Precincts"], (748, 748, 0));
    assert_eq!(rows["0 PollingLocations"], (560, 0, 560), "vote centers of the whole county, drop boxes, early places");
    assert_eq!(rows["4 Precincts"], (748, 742, 6));
    // One of the 1,076 names a shape whose border crosses itself; the index itself leads to a shape each time.
    assert_eq!(rows["3 FeatureIdentifiers"], (1076, 1075, 1));
    assert_eq!(rows["2 Shapes"], (1077, 1075, 2));
    assert_eq!((count(report, "vip-feature-unknown"), count(report, "polygon-self-crossing")), (0, 1));

    let without: Vec<&str> =
        report.findings.iter().filter(|f| f.code == "vip-precinct-without-shape").map(|f| f.subject.as_str()).collect();
    let parks = ["EAST", "NE", "SE", "SOUTH", "SW"].map(|p| format!("SOUTH MTN PARK {p}"));
    assert_eq!(without.len(), 6);
    assert!(without[0].starts_with("ACACIA") && parks.iter().all(|p| without.iter().any(|w| w.starts_with(p.as_str()))), "{without:?}");
    let unnamed: Vec<_> = report.findings.iter().filter(|f| f.code == "vip-shape-unnamed").collect();
    assert_eq!(unnamed.len(), 1);
    assert_eq!((unnamed[0].subject.as_str(), unnamed[0].spot.line, unnamed[0].severity, unnamed[0].fix_in), ("shape 0", Some(1), Severity::Error, FixIn::Map));
    assert!(unnamed[0].spot.file.ends_with("gis_maricopa1103.zip/BallotBoundariesNov2020.shp"));
    assert!(report.findings.iter().filter(|f| f.code.starts_with("vip-")).all(|f| f.county == "Maricopa"), "each says its county");

    // ELECTPCT in the shapefile's own table is the precinct's number: a witness that no index is off by one.
    let mut edition = Edition::new(built.files.clone());
    for (lon, lat, precinct) in witness(&data) {
        match edition.point(lon, lat, None) {
            Answer::NoPlace { precinct: held, .. } => assert_eq!(held.id, format!("04013/{precinct}"), "{lon}, {lat}"),
            other => panic!("{precinct} at {lon}, {lat}: {other:?}"),
        }
    }
}

/// A point in each of some shapes, with the precinct number that the shapefile's table gives it.
fn witness(data: &std::path::Path) -> Vec<(f64, f64, String)> {
    use std::io::Read as _;
    let outer = std::fs::read(data.join("vip/sample_feed_v6.zip")).unwrap();
    let part = |bytes: &[u8], name: &str| {
        let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
        let mut out = Vec::new();
        zip.by_name(name).unwrap().read_to_end(&mut out).unwrap();
        out
    };
    let inner = part(&outer, "gis_maricopa1103.zip");
    let [shp, dbf, prj] = ["shp", "dbf", "prj"].map(|e| part(&inner, &format!("BallotBoundariesNov2020.{e}")));
    let crs = pollstead::compile::sources::prj::Crs::read("f.prj", &prj).unwrap();
    let shapes = shapefile::ShapeReader::new(std::io::Cursor::new(shp)).unwrap();
    let mut table = dbase::Reader::new(std::io::Cursor::new(dbf)).unwrap();
    let names: Vec<String> = table
        .iter_records()
        .map(|r| match r.unwrap().get("ELECTPCT") {
            Some(dbase::FieldValue::Character(Some(text))) => text.trim().to_owned(),
            other => panic!("{other:?}"),
        })
        .collect();
    let mut out = Vec::new();
    for (at, shape) in shapes.read().unwrap().into_iter().enumerate() {
        // Shape 0 nobody names, shape 243 is refused.
        if at % 25 != 1 || at == 243 {
            continue;
        }
        let shapefile::Shape::Polygon(polygon) = shape else { panic!("shape {at}") };
        // Shapes with holes or in parts are left to the reader's own tests.
        let [ring] = polygon.rings() else { continue };
        let ring: Vec<(f64, f64)> = ring.points().iter().map(|p| (p.x, p.y)).collect();
        let polygon = geo::Polygon::new(ring.into(), vec![]);
        let inside = geo::InteriorPoint::interior_point(&polygon).unwrap();
        let (lon, lat) = crs.degrees(inside.x(), inside.y()).unwrap();
        out.push((lon, lat, names[at].clone()));
    }
    assert!(out.len() > 30, "{}", out.len());
    out
}

#[test]
fn albemarle_answers_by_segment_with_place_and_split() {
    let Some(data) = real_inputs("albemarle") else { return };
    let built = build_real("albemarle-vip5.toml", &data);
    let report = &built.report;
    let rows = rows(report);
    eprintln!("{rows:?}\n{:?}", report.counts);
    // Twenty-seven precincts, five of them in two splits, which the feed writes as precincts too.
    assert_eq!(rows[1], ("Precincts".to_owned(), 32, 32, 0));
    assert_eq!((built.report.holds.precincts, built.report.holds.splits), (27, 10));
    // A drop box and an early center serve no precinct on the day.
    assert_eq!(rows[0], ("PollingLocations".to_owned(), 27, 25, 2));
    assert_eq!((rows[2].1, rows[2].3), (13, 1), "the segment for all streets of a town is reported");
    assert_eq!(count(report, "segment-of-all-streets"), 1);
    assert_eq!(count(report, "vip-reference-unknown"), 0);
    assert_eq!(count(report, "hours-differ"), 0, "06:00 to 19:00 in feed and profile");
    let mut edition = Edition::new(built.files);
    let Answer::Found(card) = edition.address("150 Georgetown Grn, Charlottesville, VA 22901") else { panic!("georgetown") };
    assert_eq!(card.precinct.id, "51003/0201");
    assert_eq!(card.split.as_ref().unwrap().id, "51003/0201/0000");
    assert_eq!(card.position.how, How::Row);
    assert!(card.proof.rows[0].says.contains("street segment"), "{:?}", card.proof.rows);
    assert!(card.proof.rows[0].row.is_some());
    assert_eq!(kind(&edition.address("181 Georgetown Grn, Charlottesville, VA 22901")), "not_found");
    // The one place of election day among a drop box, an early center and itself.
    let Answer::Found(card) = edition.address("12 Arbor Crest Dr Charlottesville") else { panic!("arbor crest") };
    assert_eq!(card.place.name, "ALBEMARLE HIGH SCHOOL");
    assert_eq!(found(&edition.address("57 Misty Mountain Rd, Greenwood, VA")), Some("51003/0601"));
}

#[test]
fn the_overlaps_in_vips_own_file_are_found_and_nobody_is_sent_to_one_of_them() {
    let Some(data) = real_inputs("overlapping segments") else { return };
    let built = build_real("vip3-overlaps.toml", &data);
    let report = &built.report;
    let rows = rows(report);
    eprintln!("{rows:?}\n{:?}", report.counts);
    assert_eq!(rows[1], ("Precincts".to_owned(), 8, 8, 0));
    assert_eq!((rows[2].1, rows[2].2, rows[2].3), (4, 3, 1));
    let overlaps: Vec<_> = report.findings.iter().filter(|f| f.code == "segments-overlap").collect();
    assert_eq!(overlaps.len(), 1, "{overlaps:?}");
    assert_eq!((overlaps[0].severity, overlaps[0].fix_in), (Severity::Error, FixIn::Sems));
    assert!(overlaps[0].sentence.contains("2 Main Dr is claimed by segment 1210002 (Fake Twp (10101)) and segment 1210003 (Psuedo Twp (10102))"), "{}", overlaps[0].sentence);
    assert!(overlaps[0].spot.line.is_some());
    assert_eq!(count(report, "precinct-several-places"), 1, "10103 lists two places");
    let mut edition = Edition::new(built.files);
    assert_eq!(found(&edition.address("4 Main Dr, Annandale")), Some("39001/10101"));
    let Answer::Found(card) = edition.address("4 Main Dr, Annandale") else { panic!() };
    assert_eq!(card.split.unwrap().name, "Fake Twp-B");
    let Answer::Close { candidates, .. } = edition.address("2 Main Dr, Annandale") else { panic!("2 Main Dr") };
    assert_eq!(candidates.iter().map(|c| c.precinct.id.as_str()).collect::<Vec<_>>(), ["39001/10101", "39001/10102"]);
}

/// A made-up feed of version 5 with these objects.
fn feed(objects: &str) -> String {
    format!(
        r#"<?xml version="1.0" encoding="UTF-8"?>
<VipObject schemaVersion="5.2">
<Locality id="l1"><Name>Sample County</Name><StateId>st</StateId></Locality>
<PollingLocation id="a"><Name>Sample Hall &amp; Annex</Name><AddressLine>1 Invented Rd</AddressLine><AddressLine>Sampleton MS 00501</AddressLine><HoursOpenId>h</HoursOpenId></PollingLocation>
<HoursOpen id="h"><Schedule><Hours><StartTime>08:00:00-06:00</StartTime><EndTime>18:00:00-06:00</EndTime></Hours></Schedule></HoursOpen>
<Precinct id="p1"><LocalityId>l1</LocalityId><Name>One</Name><Number>1</Number><PollingLocationIds>a</PollingLocationIds></Precinct>
<Precinct id="p2"><LocalityId>l1</LocalityId><Name>Two</Name><Number>2</Number><PollingLocationIds>a nobody</PollingLocationIds></Precinct>
{objects}
</VipObject>"#
    )
}

fn segment(id: &str, more: &str) -> String {
    format!("<StreetSegment id=\"{id}\"><City>Sampleton</City><State>MS</State><StreetName>MADE UP</StreetName><StreetSuffix>RD</StreetSuffix>{more}</StreetSegment>\n")
}

fn build(feed: &str) -> pollstead::compile::pipeline::Built {
    let profile = format!("{SAMPLE_PROFILE}{}{}", sample_input("polling_places", "vip", "feed.xml", ""), sample_input("streets", "vip", "feed.xml", ""));
    build_files(&[("profile.toml", profile.as_bytes()), ("feed.xml", feed.as_bytes())]).unwrap()
}

#[test]
fn the_program_builds_from_a_feed_and_locates() {
    let numbers = "<PrecinctId>p1</PrecinctId><StartHouseNumber>1</StartHouseNumber><EndHouseNumber>99</EndHouseNumber>";
    let profile = format!("{SAMPLE_PROFILE}{}{}", sample_input("polling_places", "vip", "feed.xml", ""), sample_input("streets", "vip", "feed.xml", ""));
    let feed = feed(&segment("s1", numbers));
    let answers = program(&[("profile.toml", profile.as_bytes()), ("feed.xml", feed.as_bytes())], "address\n\"12 Made Up Rd, Sampleton\"\n\"120 Made Up Rd, Sampleton\"\n");
    assert_eq!((answers[0]["kind"].as_str(), answers[0]["precinct"]["id"].as_str()), (Some("found"), Some("99999/1")));
    assert_eq!(answers[0]["position"]["how"], "row");
    assert_eq!(answers[1]["kind"], "not_found");
}

#[test]
fn every_fault_of_a_segment_is_told_and_counted() {
    let numbers = |from: &str, to: &str| format!("<StartHouseNumber>{from}</StartHouseNumber><EndHouseNumber>{to}</EndHouseNumber>");
    let objects = [
        segment("s1", &format!("<PrecinctId>p1</PrecinctId><OddEvenBoth>even</OddEvenBoth>{}", numbers("198", "100"))),
        segment("s2", &format!("<PrecinctId>p1</PrecinctId><OddEvenBoth>odd</OddEvenBoth>{}", numbers("200", "298"))),
        segment("s3", &format!("<PrecinctId>p9</PrecinctId>{}", numbers("1", "9"))),
        segment("s4", &numbers("1", "9")),
        segment("s5", &format!("<PrecinctId>p1</PrecinctId>{}", numbers("-1", "9"))),
        segment("s5", &format!("<PrecinctId>p1</PrecinctId>{}", numbers("1", "9"))),
        segment("", &format!("<PrecinctId>p1</PrecinctId>{}", numbers("1", "9"))),
        segment("s6", &format!("<PrecinctId>p2</PrecinctId><OddEvenBoth>never</OddEvenBoth>{}", numbers("1", "9"))),
        segment("s7", &format!("<PrecinctId>p2</PrecinctId><UnitNumber>4</UnitNumber>{}", numbers("500", "500"))),
        segment("s8", "<PrecinctId>p2</PrecinctId><IncludesAllStreets>true</IncludesAllStreets>"),
        "<Precinct id=\"p2\"><LocalityId>l1</LocalityId><Name>Again</Name></Precinct>".to_owned(),
        "<Precinct id=\"p4\"><LocalityId>l9</LocalityId><Name>Four</Name><Number>4</Number></Precinct>".to_owned(),
        "<PollingLocation id=\"z\"><Name>Nobody's</Name><AddressLine>9 Invented Rd</AddressLine></PollingLocation>".to_owned(),
    ];
    let built = build(&feed(&objects.concat()));
    let report = &built.report;
    let rows = rows(report);
    assert_eq!(rows[0], ("PollingLocations".to_owned(), 2, 1, 1));
    assert_eq!(rows[1], ("Precincts".to_owned(), 4, 2, 2));
    assert_eq!(rows[2], ("Streets".to_owned(), 10, 3, 7));
    let of = |code: &str| count(report, code);
    assert_eq!((of("segment-reversed"), of("segment-parity")), (1, 1));
    // A precinct, a place and a locality that are not there.
    assert_eq!(of("vip-reference-unknown"), 3, "{:?}", report.counts);
    assert_eq!((of("vip-id-twice"), of("vip-id-missing")), (2, 1), "{:?}", report.counts);
    assert_eq!((of("segment-without-precinct"), of("segment-numbers-unreadable"), of("segment-of-all-streets")), (1, 2, 1));
    assert_eq!((of("hours-differ"), of("vip-place-unnamed")), (1, 1));
    let mut edition = Edition::new(built.files);
    let Answer::Found(card) = edition.address("150 Made Up Rd, Sampleton") else { panic!("150") };
    assert_eq!((card.precinct.id.as_str(), card.place.name.as_str()), ("99999/1", "Sample Hall & Annex"));
    assert_eq!(kind(&edition.address("151 Made Up Rd, Sampleton")), "not_found", "the odd side was not listed");
    assert_eq!(found(&edition.address("201 Made Up Rd, Sampleton")), Some("99999/1"));
    assert_eq!(kind(&edition.address("500 Made Up Rd, Sampleton")), "close", "one unit does not speak for all");
}
