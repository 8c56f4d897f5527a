//! Inputs of a profile whose files are missing, of the wrong format, or many.

use std::path::Path;

use pollstead::compile::sources::open::{SourceData, read_input};

use super::*;

fn at(path: &str, mut input: Input) -> Input {
    input.path = path.to_owned();
    input
}

#[test]
fn files_are_found_in_order_and_hashed() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("ro[o]t");
    std::fs::create_dir_all(root.join("precincts")).unwrap();
    for name in ["b", "a", "c"] {
        std::fs::write(root.join(format!("precincts/{name}.geojson")), maps::good()).unwrap();
    }
    let input = at(
        "precincts/*.geojson",
        input(Role::Precincts, Format::Geojson, &[("id", "id")]),
    );
    let received = read_input(&root, folder.path(), &input).unwrap();
    let names: Vec<_> = received.files.iter().map(|f| f.name.as_str()).collect();
    assert_eq!(
        names,
        [
            "precincts/a.geojson",
            "precincts/b.geojson",
            "precincts/c.geojson"
        ]
    );
    assert!(
        received
            .files
            .iter()
            .all(|f| f.sha256.len() == 64 && f.bytes == maps::good().len())
    );
    let SourceData::Precincts(read) = received.data else {
        panic!("precincts")
    };
    assert_eq!((read.rows_in, read.rows.len()), (6, 6));
    assert_eq!(read.rows[0].spot.file, "precincts/a.geojson");
}

#[test]
fn beside_the_profile_where_the_root_has_none() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(
        folder.path().join("offices.csv"),
        "office,phone,source,on\nA,1,s,2026-01-05\n",
    )
    .unwrap();
    let input = at("offices.csv", input(Role::Contacts, Format::Csv, &[]));
    let received = read_input(Path::new("no-such-root"), folder.path(), &input).unwrap();
    assert!(matches!(received.data, SourceData::Contacts(read) if read.rows.len() == 1));
    assert_eq!(received.files[0].bytes, 40);
    // By sha256sum.
    assert_eq!(
        received.files[0].sha256,
        "e51962882661462520ee070a188dfac968f91bad98fd329332110bec9e36f14b"
    );
}

#[test]
fn a_shapefile_without_prj_says_which_file_is_expected() {
    let folder = tempfile::tempdir().unwrap();
    let parts = shapefiles::good_edges();
    std::fs::write(folder.path().join("e.shp"), &parts.shp).unwrap();
    std::fs::write(folder.path().join("e.DBF"), &parts.dbf).unwrap();
    let input = at("e.shp", input(Role::Streets, Format::TigerEdges, &[]));
    let said = read_input(folder.path(), folder.path(), &input)
        .unwrap_err()
        .to_string();
    assert_eq!(said, "e.shp: found no file e.prj beside it, expected one");
    std::fs::write(folder.path().join("e.prj"), &parts.prj).unwrap();
    let received = read_input(folder.path(), folder.path(), &input).unwrap();
    assert_eq!(received.files.len(), 3);
}

#[test]
fn wrong_paths_and_formats_are_errors() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a.csv"), "x\n").unwrap();
    let said = |path: &str, role, format| {
        let input = at(path, input(role, format, &[]));
        read_input(folder.path(), folder.path(), &input)
            .unwrap_err()
            .to_string()
    };
    let nothing = said("b*.csv", Role::Contacts, Format::Csv);
    assert!(
        nothing.starts_with("b*.csv: found no file that matches this path"),
        "{nothing}"
    );
    assert!(said("[", Role::Contacts, Format::Csv).contains("found a pattern that cannot be read"));
    assert!(said("", Role::Contacts, Format::Csv).contains("empty or absolute"));
    assert!(said("/a.csv", Role::Contacts, Format::Csv).contains("empty or absolute"));
    assert_eq!(
        said("a.csv", Role::Precincts, Format::Csv),
        "a.csv: found format csv for the role precincts, expected geojson, shapefile or vip"
    );
}
