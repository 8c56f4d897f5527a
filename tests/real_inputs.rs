//! The readers on the real inputs, which lie beside the project and are never copied into it.

#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::print_stderr,
    clippy::indexing_slicing,
    reason = "tests"
)]

use std::path::PathBuf;

use pollstead::compile::sources::shapefile_records::ShapefileBytes;
use pollstead::compile::sources::tiger_edges;

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
