//! The readers on the real inputs, which lie beside the project and are never copied into it.

#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::print_stderr,
    clippy::indexing_slicing,
    reason = "tests"
)]

use std::path::PathBuf;

use pollstead::compile::finding::Finding;
use pollstead::compile::profile::{Format, Input, Role};
use pollstead::compile::sources::shapefile_records::ShapefileBytes;
use pollstead::compile::sources::{
    geojson_areas, polling_places, postal_codes, self_crossing, sems, shapefile_polygons,
    tiger_edges,
};

/// The folder of real inputs, or `None` with a word on stderr.
fn data() -> Option<PathBuf> {
    let folder = std::env::var_os("POLLSTEAD_DATA").map_or_else(
        || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/data"),
        PathBuf::from,
    );
    if !folder.is_dir() {
        eprintln!("SKIPPED: no real inputs at ../shared/data; set POLLSTEAD_DATA to their folder");
        return None;
    }
    Some(folder)
}

#[test]
fn perquimans_edges_are_all_accounted_for() {
    let Some(data) = data() else { return };
    let name = "nc_perquimans/tl_2020_37143_edges.shp";
    let parts = ShapefileBytes::load(&data.join(name), name).unwrap();
    let read = tiger_edges::read(name, &parts).unwrap();
    assert_eq!(read.rows_in, 2 * 3260);
    assert_eq!(read.rows_in, read.rows.len() + read.left_out);
    let mut edges: Vec<u32> = read.rows.iter().map(|r| r.spot.line.unwrap()).collect();
    edges.dedup();
    eprintln!("{} sides; {:?}", read.rows.len(), read.findings);
    assert_eq!(edges.len(), 1663);
    assert!(read.rows.iter().all(|r| r.datum_doubt_m == 2.0));
}

/// A profile input with this column map.
fn input(role: Role, format: Format, columns: &[(&str, &str)]) -> Input {
    let columns = columns
        .iter()
        .map(|(a, b)| ((*a).to_owned(), (*b).to_owned()))
        .collect();
    Input {
        role,
        format,
        path: String::new(),
        source: String::new(),
        licence: String::new(),
        columns,
        sheet: None,
        delimiter: None,
        county: None,
        election: None,
    }
}

fn summary(findings: &[Finding]) -> std::collections::BTreeMap<&str, usize> {
    let mut counts = std::collections::BTreeMap::new();
    for finding in findings {
        *counts.entry(finding.code).or_insert(0) += 1;
    }
    counts
}

#[test]
fn every_mississippi_precinct_polygon_is_read_to_the_bit() {
    let Some(data) = data() else { return };
    let input = input(
        Role::Precincts,
        Format::Geojson,
        &[("id", "GEOID"), ("label", "GEOID")],
    );
    let (mut polygons, mut vertices, mut nanoseconds) = (0, 0, 0);
    let mut files: Vec<_> = std::fs::read_dir(data.join("ms/precincts"))
        .unwrap()
        .map(|f| f.unwrap().path())
        .collect();
    files.sort();
    for path in files {
        let bytes = std::fs::read(&path).unwrap();
        let name = path.file_name().unwrap().to_str().unwrap();
        let read = geojson_areas::boundaries(name, &bytes, &input).unwrap();
        assert_eq!(read.rows_in, read.rows.len() + read.left_out);
        assert_eq!(read.left_out, 0, "{name}: {:?}", read.findings);
        let mut seen = std::collections::BTreeSet::new();
        for row in &read.rows {
            assert!(
                row.county.starts_with("28") && row.county.len() == 5,
                "{}",
                row.county
            );
            assert_eq!(row.id, format!("{}-{}", row.county, row.name));
            for polygon in &row.polygon.0 {
                let started = std::time::Instant::now();
                assert_eq!(self_crossing::crossing(polygon), None);
                nanoseconds += started.elapsed().as_nanos();
                for ring in std::iter::once(polygon.exterior()).chain(polygon.interiors()) {
                    vertices += ring.0.len();
                    seen.extend(ring.0.iter().map(|at| (at.x.to_bits(), at.y.to_bits())));
                }
            }
        }
        let repeats = read
            .findings
            .iter()
            .find(|f| f.code == "polygon-duplicate-vertices");
        vertices += repeats.map_or(0, |f| {
            f.sentence
                .split(' ')
                .next()
                .unwrap()
                .parse::<usize>()
                .unwrap()
        });
        // The numbers as text, by another way: every innermost pair of brackets.
        let text = String::from_utf8(bytes).unwrap();
        let written: std::collections::BTreeSet<(u64, u64)> = text
            .split('[')
            .filter_map(|t| t.split(']').next()?.split_once(','))
            .filter_map(|(x, y)| {
                let bits = |t: &str| t.trim().parse::<f64>().ok().map(f64::to_bits);
                Some((bits(x)?, bits(y)?))
            })
            .collect();
        assert!(!written.is_empty());
        assert_eq!(seen, written, "{name}");
        polygons += read.rows.len();
    }
    eprintln!(
        "{polygons} polygons, {vertices} vertices, crossings in {} ms",
        nanoseconds / 1_000_000
    );
    assert_eq!((polygons, vertices), (1764, 469_165));
}

#[test]
fn counties_and_towns_are_read() {
    let Some(data) = data() else { return };
    for (role, file, count) in [
        (
            Role::Counties,
            "ms/counties/ms_counties_cb2016_500k.geojson",
            82,
        ),
        (Role::Towns, "ms/places/ms_places.geojson", 361),
    ] {
        let input = input(role, Format::Geojson, &[("id", "GEOID"), ("name", "NAME")]);
        let read =
            geojson_areas::areas(file, &std::fs::read(data.join(file)).unwrap(), &input).unwrap();
        eprintln!("{file}: {:?}", summary(&read.findings));
        assert_eq!(
            (read.rows_in, read.rows.len() + read.left_out),
            (count, count)
        );
        assert_eq!(read.left_out, 0, "{:?}", read.findings);
    }
}

#[test]
fn perquimans_precincts_are_read() {
    let Some(data) = data() else { return };
    let file = "nc_perquimans/perquimans_precincts.geojson";
    let input = input(
        Role::Precincts,
        Format::Geojson,
        &[
            ("id", "Label"),
            ("name", "Description"),
            ("county", "COUNTY"),
        ],
    );
    let read =
        geojson_areas::boundaries(file, &std::fs::read(data.join(file)).unwrap(), &input).unwrap();
    assert_eq!(read.rows.len(), 7);
    let first = &read.rows[0];
    assert_eq!(
        (
            first.county.as_str(),
            first.id.as_str(),
            first.name.as_str()
        ),
        ("PERQUIMANS", "BELVID", "BELVIDERE")
    );
}

/// Arizona Central in international feet (EPSG 2868), out of a zip within a zip.
#[test]
fn maricopa_shapefile_in_feet_becomes_degrees() {
    use std::io::{Cursor, Read as _};
    let Some(data) = data() else { return };
    let part = |zip: Vec<u8>, name: &str| {
        let mut zip = zip::ZipArchive::new(Cursor::new(zip)).unwrap();
        let mut bytes = Vec::new();
        zip.by_name(name).unwrap().read_to_end(&mut bytes).unwrap();
        bytes
    };
    let outer = std::fs::read(data.join("vip/sample_feed_v6.zip")).unwrap();
    let inner = part(outer, "gis_maricopa1103.zip");
    let file = |extension: &str| {
        part(
            inner.clone(),
            &format!("BallotBoundariesNov2020.{extension}"),
        )
    };
    let parts = ShapefileBytes {
        shp: file("shp"),
        dbf: file("dbf"),
        prj: file("prj"),
    };
    let mut input = input(Role::Precincts, Format::Shapefile, &[("label", "nope")]);
    input.county = Some("04013".to_owned());
    let said = shapefile_polygons::boundaries("b.shp", &parts, &input)
        .unwrap_err()
        .to_string();
    eprintln!("{said}");
    assert!(said.starts_with(r#"b.dbf [nope]: found no column "nope", expected it among "#));
    let column = said
        .split("among ")
        .nth(1)
        .unwrap()
        .split(", ")
        .next()
        .unwrap()
        .to_owned();
    input.columns.insert("label".to_owned(), column);
    let read = shapefile_polygons::boundaries("b.shp", &parts, &input).unwrap();
    eprintln!(
        "{} rows, {} left out, {:?}",
        read.rows.len(),
        read.left_out,
        summary(&read.findings)
    );
    assert_eq!(
        (read.rows_in, read.rows.len() + read.left_out),
        (1077, 1077)
    );
    let multi = read.rows.iter().filter(|r| r.polygon.0.len() > 1).count();
    eprintln!("{multi} multi");
    for row in &read.rows {
        for at in row.polygon.0.iter().flat_map(|p| p.exterior().coords()) {
            // Maricopa County's bounds.
            assert!(
                (-113.4..=-111.0).contains(&at.x) && (32.4..=34.1).contains(&at.y),
                "{at:?}"
            );
        }
    }
}

#[test]
fn both_state_lists_are_accounted_for() {
    let Some(data) = data() else { return };
    let columns = [
        ("county", "county"),
        ("precinct_code", "precinct_code"),
        ("precinct_name", "precinct_name"),
        ("place_name", "polling_place"),
        ("address", "address"),
        ("registered", "active_voters"),
    ];
    let of_2020 = input(Role::PollingPlaces, Format::Csv, &columns);
    let bytes = std::fs::read(data.join("ms/polling_places/2020-09-22.csv")).unwrap();
    let read = polling_places::read("2020.csv", &bytes, &of_2020).unwrap();
    eprintln!("2020: {:?}", summary(&read.findings));
    assert_eq!((read.rows_in, read.rows.len()), (1776, 1776));
    let voters: u32 = read.rows.iter().filter_map(|r| r.registered).sum();
    assert_eq!(voters, 1_937_584);
    assert_eq!(read.rows.iter().filter(|r| r.address.is_empty()).count(), 7);
    let lines = String::from_utf8(bytes).unwrap();
    let last = read.rows.last().unwrap();
    assert_eq!(
        last.spot.line,
        Some(u32::try_from(lines.lines().count()).unwrap())
    );

    let columns = [
        ("county", "county_name"),
        ("precinct_code", "precinct_id"),
        ("precinct_name", "precinct_name"),
        ("place_name", "name"),
        ("address", "address"),
    ];
    let of_2018 = input(Role::PollingPlaces, Format::Csv, &columns);
    let bytes = std::fs::read(data.join("ms/polling_places/2018-11-06.csv")).unwrap();
    let read = polling_places::read("2018.csv", &bytes, &of_2018).unwrap();
    eprintln!("2018: {:?}", summary(&read.findings));
    assert_eq!(read.rows_in, 1741);
    assert_eq!((read.rows.len(), read.left_out), (1695, 46));
}

#[test]
fn perquimans_places_and_zip_codes_are_read() {
    let Some(data) = data() else { return };
    let mut places = input(
        Role::PollingPlaces,
        Format::Csv,
        &[
            ("precinct_name", "precinct"),
            ("place_name", "name"),
            ("street_address", "street_address"),
            ("city_line", "city_line"),
            ("lon", "lon"),
            ("lat", "lat"),
        ],
    );
    places.county = Some("37143".to_owned());
    let bytes = std::fs::read(data.join("nc_perquimans/polling_places.csv")).unwrap();
    let read = polling_places::read("places.csv", &bytes, &places).unwrap();
    assert_eq!((read.rows.len(), read.findings.len()), (7, 0));
    assert_eq!(
        read.rows[0].address,
        "1504 BELVIDERE RD, BELVIDERE, NC 27919"
    );
    assert_eq!(read.rows[0].code, "BELVIDERE");
    assert_eq!(read.rows[0].at, Some((-76.538_007_6, 36.269_022_5)));

    let columns = [
        ("zip", "2"),
        ("town", "3"),
        ("county", "6"),
        ("lat", "10"),
        ("lon", "11"),
    ];
    let mut zips = input(Role::PostalCodes, Format::Csv, &columns);
    zips.delimiter = Some("\\t".to_owned());
    let bytes = std::fs::read(data.join("ms/zip/ms_postal_geonames.tsv")).unwrap();
    let read = postal_codes::read("zip.tsv", &bytes, &zips).unwrap();
    eprintln!("zip: {:?}", summary(&read.findings));
    assert_eq!((read.rows_in, read.rows.len()), (531, 531));
    assert_eq!(read.rows[0].town, "Natchez");
    assert_eq!(read.rows[0].at, Some((-91.3642, 31.5492)));
}

#[test]
fn oktibbeha_export_is_whole() {
    let Some(data) = data() else { return };
    let bytes = std::fs::read(data.join("ms/sems/53_2019-05-02.txt")).unwrap();
    let sems = sems::read("53.txt", &bytes).unwrap();
    let e = &sems.export;
    assert_eq!(
        (e.title.as_str(), e.date.as_str()),
        ("2019 MOCK Primary Election", "2019-05-02")
    );
    assert_eq!((e.districts.len(), e.locations.len()), (21, 20));
    assert_eq!((e.splits.len(), e.split_districts.len()), (198, 1109));
    assert_eq!(
        (e.parties.len(), e.contests.len(), e.candidates.len()),
        (14, 54, 78)
    );
    assert_eq!(sems.rows_in, 1496);
    assert_eq!(sems.rows_in, sems.rows_used() + sems.left_out);
    assert_eq!(sems.left_out, 0);
    assert_eq!(e.splits[0].label, "Bell Schoolhouse");
    assert_eq!(e.splits[0].ballot_style, "69R");
    assert_eq!(e.splits[0].spot.line, Some(44));
    // The file's own defect: districts of splits that have no row in section 4.
    let counts = summary(&sems.findings);
    eprintln!("{counts:?} {:?}", sems.findings.first());
    assert_eq!(counts.keys().copied().collect::<Vec<_>>(), ["orphan-split"]);

    // Cut anywhere: an error or a finding, never the same export in silence.
    for cut in (0..bytes.len() - 2).step_by(997) {
        match sems::read("53.txt", &bytes[..cut]) {
            Err(e) => assert!(!e.message.is_empty()),
            Ok(part) => {
                assert!(part.rows_in < 1496 || part.left_out > 0, "cut at {cut}");
                assert_eq!(part.rows_in, part.rows_used() + part.left_out);
            }
        }
    }
    // The list of candidates that came with it is no export.
    let map = std::fs::read(data.join("ms/sems/53_2019-05-02_candidate_map.txt")).unwrap();
    assert!(sems::read("map.txt", &map).is_err());
}
