//! VIP feeds that are cut, mis-encoded, bombs, of another kind, or refer to what is not there. All names are made up.

use std::io::{Cursor, Write as _};
use std::path::Path;

use pollstead::compile::sources::vip::{self, VipFile};
use zip::write::SimpleFileOptions;

use super::*;

/// A feed of version 6 with one precinct, one place and one segment.
pub(crate) fn good() -> String {
    r#"<?xml version="1.0"?>
<VipObject schemaVersion="6.0">
<Locality id="l"><Name>Sample County</Name></Locality>
<PollingLocation id="a"><AddressStructured><Line1>1 Invented Rd</Line1><City>Sampleton</City><State>MS</State><Zip>00501</Zip></AddressStructured><Name>Sample Hall</Name></PollingLocation>
<Precinct id="p"><LocalityId>l</LocalityId><Name>One</Name><Number>1</Number><PollingLocationIds>a</PollingLocationIds></Precinct>
<StreetSegment id="s"><City>Sampleton</City><PrecinctId>p</PrecinctId><StartHouseNumber>1</StartHouseNumber><EndHouseNumber>9</EndHouseNumber><StreetName>INVENTED</StreetName></StreetSegment>
</VipObject>
"#
    .to_owned()
}

/// Segments of a feed, whose precincts are read on the way.
pub(crate) fn segments(bytes: &[u8]) -> Result<Said, SourceError> {
    let file = VipFile::open("f.xml", bytes.to_vec(), Path::new("f.xml"))?;
    said(vip::street_segments(&file))
}

fn refused(bytes: &[u8]) -> String {
    segments(bytes).expect_err("expected a refusal").to_string()
}

fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

#[test]
fn a_good_feed_is_read() {
    let read = segments(good().as_bytes()).unwrap();
    assert_eq!((read.rows, read.left_out, read.codes()), (1, 0, vec![]));
}

#[test]
fn a_feed_cut_anywhere_is_refused_or_whole() {
    let whole = good();
    let end = whole.rfind("</VipObject>").unwrap();
    for at in 0..end {
        let message = refused(&whole.as_bytes()[..at]);
        assert!(message.starts_with("f.xml"), "{at}: {message}");
    }
    let in_segment = whole.find("<StreetName>").unwrap();
    let message = refused(&whole.as_bytes()[..in_segment]);
    assert!(message.starts_with("f.xml:6 [StreetSegment]: found the end of the file inside StreetSegment"), "{message}");
}

#[test]
fn what_is_no_feed_says_what_it_is() {
    let cases: [(&[u8], &str); 9] = [
        (b"", "found an empty file"),
        (b"precinct,place\n1,Hall\n", "found text before the first element"),
        (b"%PDF-1.7", "found text before the first element"),
        (b"<html><body/></html>", "found the element html, expected VipObject"),
        (b"<VipObject schemaVersion=\"7.1\"/>", "found schemaVersion \"7.1\", expected 3.0, 5.x or 6.0"),
        (b"<VipObject/>", "found schemaVersion \"\""),
        (b"\xff\xfe<\0V\0", "found UTF-16"),
        (b"<VipObject schemaVersion=\"6.0\">\n\n<Precinct id=\"\0\"/></VipObject>", "f.xml:3: found a NUL byte"),
        (b"<VipObject schemaVersion=\"6.0\">\n<Name>Do\xf1a</Name></VipObject>", "f.xml:2: found bytes that are not UTF-8"),
    ];
    for (bytes, want) in cases {
        let message = refused(bytes);
        assert!(message.contains(want), "{message}");
    }
}

#[test]
fn no_document_type_is_taken_and_no_entity_expanded() {
    let bomb = "<!DOCTYPE VipObject [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>\n<VipObject schemaVersion=\"6.0\"><Name>&b;</Name></VipObject>";
    assert!(refused(bomb.as_bytes()).contains("found a document type (DTD), expected none"));
    let outside = "<!DOCTYPE VipObject SYSTEM \"file:///etc/passwd\"><VipObject schemaVersion=\"6.0\"/>";
    assert!(refused(outside.as_bytes()).contains("document type"));
    let late = good().replace("<StreetSegment ", "<!DOCTYPE x><StreetSegment ");
    assert!(segments(late.as_bytes()).is_err());
    let undeclared = good().replace("INVENTED", "&b;");
    let message = refused(undeclared.as_bytes());
    assert!(message.starts_with("f.xml:6: found the entity &b;, expected text"), "{message}");
    assert!(segments(good().replace("id=\"s\"", "id=\"&b;\"").as_bytes()).is_err());
    let allowed = good().replace("INVENTED", "&lt;I&#110;V&#x45;NTED&gt; &amp; CO");
    assert_eq!(segments(allowed.as_bytes()).unwrap().rows, 1);
}

#[test]
fn past_the_limits_it_is_refused_with_the_element() {
    let long = good().replace("INVENTED", &"A".repeat(10 << 20));
    let message = refused(long.as_bytes());
    assert!(message.starts_with("f.xml:6 [StreetName]: found an element with more than 1048576 bytes"), "{message}");
    let attribute = good().replace("id=\"s\"", &format!("id=\"{}\"", "s".repeat(10 << 20)));
    assert!(refused(attribute.as_bytes()).contains("found a tag of 104857"), "the tag's own length");
    let deep = good().replace("<StreetName>", &"<x>".repeat(100_000));
    assert!(refused(deep.as_bytes()).contains("found elements more than 32 deep"));
    let wide = good().replace("<StreetName>", &format!("{}<StreetName>", "<x/>".repeat(1_000_001)));
    assert!(refused(wide.as_bytes()).contains("found an object of more than 1000000 elements"));
    // A feed all in one line is no fault.
    let one_line = good().replace('\n', " ").replace("<StreetSegment ", &format!("{}<StreetSegment ", "<Note>x</Note>".repeat(800_000)));
    assert!(one_line.len() > 10 << 20);
    assert_eq!(segments(one_line.as_bytes()).unwrap().rows, 1);
}

#[test]
fn broken_xml_has_its_line() {
    for (from, to) in [("</Name></PollingLocation>", "</PollingLocation>"), ("Sample Hall", "Sample < Hall"), ("id=\"a\"", "id=\"a\" id=\"b\""), ("id=\"a\"", "id=a")] {
        let message = refused(good().replace(from, to).as_bytes());
        assert!(message.starts_with("f.xml:4: found"), "{from} → {to}: {message}");
    }
}

#[test]
fn a_zip_is_a_feed_only_with_one_xml_in_it() {
    let open = |bytes: Vec<u8>| VipFile::open("f.zip", bytes, Path::new("f.zip"));
    let good = good();
    let file = open(zipped(&[("feed.xml", good.as_bytes()), ("shapes.shp.xml", b"<metadata/>"), ("__MACOSX/._feed.xml", b"x")])).unwrap();
    assert_eq!(file.name, "f.zip/feed.xml");
    let error = |bytes| open(bytes).unwrap_err().to_string();
    assert!(error(zipped(&[("readme.txt", b"x")])).contains("found 0 XML files in the zip (none), expected one feed"));
    assert!(error(zipped(&[("a.xml", b"x"), ("b.xml", b"x")])).contains("found 2 XML files in the zip (a.xml, b.xml)"));
    let whole = zipped(&[("feed.xml", good.as_bytes())]);
    for cut in [4, 10, whole.len() / 2, whole.len() - 1] {
        assert!(open(whole[..cut].to_vec()).is_err(), "{cut}");
    }
}

/// A precinct with this reference, and this external file.
fn with_shape(index: &str, external: &str) -> String {
    let boundary = format!(
        "<SpatialBoundary><ExternalGeospatialFeature><ExternalFileId>e</ExternalFileId><FileFormat>shp</FileFormat>\
         <FeatureIdentifier><Index>{index}</Index></FeatureIdentifier></ExternalGeospatialFeature></SpatialBoundary></Precinct>"
    );
    good().replace("</Precinct>", &boundary).replace("<StreetSegment ", &format!("{external}<StreetSegment "))
}

fn external(uri: &str, bytes: &[u8]) -> String {
    use sha2::Digest as _;
    let sum: String = sha2::Sha512::digest(bytes).iter().map(|b| format!("{b:02x}")).collect();
    format!("<ExternalFile id=\"e\"><FileUri>{uri}</FileUri><Checksum><Algorithm>sha-512</Algorithm><Value>{sum}</Value></Checksum></ExternalFile>")
}

#[test]
fn shapes_are_taken_from_the_very_file_the_feed_was_made_with() {
    let parts = shapefiles::good_polygons();
    let gis = zipped(&[("g/p.shp", &parts.shp), ("g/p.dbf", &parts.dbf), ("g/p.prj", &parts.prj)]);
    let read = |feed: String, gis: &[u8]| {
        let zip = zipped(&[("feed.xml", feed.as_bytes()), ("gis.zip", gis)]);
        vip::boundaries(&VipFile::open("f.zip", zip, Path::new("f.zip")).unwrap())
    };
    let shapes = read(with_shape("0", &external("gis.zip", &gis)), &gis).unwrap();
    assert_eq!(shapes.boundaries.len(), 1);
    assert_eq!(shapes.boundaries[0].of_code.as_deref(), Some("1"));
    let codes: Vec<_> = shapes.findings.iter().map(|f| f.code).collect();
    assert!(codes.contains(&"vip-shape-unnamed"), "{codes:?}");

    let error = |feed: String, gis: &[u8]| read(feed, gis).unwrap_err().to_string();
    let other = error(with_shape("0", &external("gis.zip", b"another file")), &gis);
    assert!(other.contains("it is not the file the feed was made with"), "{other}");
    assert!(error(with_shape("0", &external("missing.zip", b"")), &gis).contains("found no file \"missing.zip\""));
    assert!(error(with_shape("0", &external("../../etc/passwd", b"")), &gis).contains("found no file"));
    let no_prj = zipped(&[("p.shp", &parts.shp), ("p.dbf", &parts.dbf)]);
    assert!(error(with_shape("0", &external("gis.zip", &no_prj)), &no_prj).contains("found no file p.prj in the zip"));

    for (index, code) in [("99", "vip-feature-unknown"), ("-1", "vip-feature-unknown"), ("first", "vip-feature-unknown"), ("", "vip-feature-unknown")] {
        let shapes = read(with_shape(index, &external("gis.zip", &gis)), &gis).unwrap();
        assert!(shapes.boundaries.is_empty());
        assert!(shapes.findings.iter().any(|f| f.code == code && f.sentence.contains(&format!("{index:?}"))), "{index}: {:?}", shapes.findings);
        assert!(shapes.tallies.iter().all(|t| t.used <= t.rows_in));
    }
    let dangling = read(with_shape("0", ""), &gis).unwrap();
    assert!(dangling.findings.iter().any(|f| f.code == "vip-reference-unknown"));
}

#[test]
fn a_shape_named_by_two_precincts_is_neithers() {
    let parts = shapefiles::good_polygons();
    let gis = zipped(&[("p.shp", &parts.shp), ("p.dbf", &parts.dbf), ("p.prj", &parts.prj)]);
    let feed = with_shape("0", &external("gis.zip", &gis));
    let (start, end) = (feed.find("<Precinct ").unwrap(), feed.find("</Precinct>").unwrap() + "</Precinct>".len());
    let again = feed.get(start..end).unwrap().replace("id=\"p\"", "id=\"q\"").replace("<Number>1<", "<Number>2<");
    let feed = feed.replace("<StreetSegment ", &format!("{again}<StreetSegment "));
    let zip = zipped(&[("feed.xml", feed.as_bytes()), ("gis.zip", &gis)]);
    let shapes = vip::boundaries(&VipFile::open("f.zip", zip, Path::new("f.zip")).unwrap()).unwrap();
    assert!(shapes.boundaries.is_empty());
    let told: Vec<_> = shapes.findings.iter().filter(|f| f.code == "vip-feature-twice").collect();
    assert_eq!(told.len(), 2);
    assert!(told[0].sentence.contains("One (p) and One (q)"), "{}", told[0].sentence);
}
