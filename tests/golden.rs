//! Golden editions: the same input gives the same bytes, and these bytes; a place keeps its id.
//!
//! `BLESS=1 cargo test --test golden` accepts what is found. Read the diff: other bytes mean that every copy of an
//! edition is fetched anew.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

mod editions;

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

use editions::{build_real, demo, real_inputs};
use pollstead::compile::encode::Files;
use sha2::{Digest, Sha256};

fn hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .fold(String::new(), |mut all, b| {
            let _ = write!(all, "{b:02x}");
            all
        })
}

/// A line per file: hash, length, path.
fn listed<'a>(files: impl Iterator<Item = (&'a String, &'a Vec<u8>)>) -> String {
    files
        .map(|(path, bytes)| format!("{} {} {path}\n", hex(bytes), bytes.len()))
        .collect()
}

/// Compares with `tests/golden/NAME.txt`, or writes it.
fn golden(name: &str, found: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/golden/{name}.txt"));
    if std::env::var_os("BLESS").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, found).unwrap();
        return;
    }
    let expected = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        found == expected,
        "tests/golden/{name}.txt: the edition has other bytes.\nfound:\n{found}expected:\n{expected}\
         If that is meant, run `BLESS=1 cargo test --test golden` and read the diff."
    );
}

fn pollstead(folder: &Path, args: &[&str]) {
    let ran = Command::new(env!("CARGO_BIN_EXE_pollstead"))
        .args(args)
        .current_dir(folder)
        .output()
        .unwrap();
    assert!(
        ran.status.success(),
        "{args:?}: {}",
        String::from_utf8_lossy(&ran.stderr)
    );
}

/// Every file below a folder, as an edition in memory has them.
fn read(folder: &Path) -> Files {
    let mut files = Files::default();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for path in std::fs::read_dir(next).unwrap().map(|e| e.unwrap().path()) {
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path
                    .strip_prefix(folder)
                    .unwrap()
                    .to_string_lossy()
                    .into_owned();
                files.insert(name, std::fs::read(path).unwrap());
            }
        }
    }
    files
}

#[test]
fn the_made_up_county_has_these_bytes() {
    let (_folder, built) = demo(1);
    golden("demo-1", &listed(built.files.iter()));
}

#[test]
fn the_same_input_gives_the_same_bytes_from_wherever_it_is_built() {
    let (_folder, first) = demo(1);
    let (_other_folder, second) = demo(1);
    assert_eq!(listed(first.files.iter()), listed(second.files.iter()));
    let (_third_folder, other) = demo(2);
    assert_ne!(
        listed(first.files.iter()),
        listed(other.files.iter()),
        "another seed is another county"
    );
    // From beside the profile, from far away, and through a longer path; over an earlier edition too.
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("far")).unwrap();
    pollstead(folder.path(), &["demo", "--out", "demo"]);
    pollstead(
        &folder.path().join("demo"),
        &["build", "demo.toml", "--out", "../beside"],
    );
    pollstead(
        &folder.path().join("far"),
        &["build", "../demo/demo.toml", "--out", "edition"],
    );
    let whole: PathBuf = folder.path().join("far/../demo/demo.toml");
    pollstead(
        Path::new("/"),
        &[
            "build",
            whole.to_str().unwrap(),
            "--out",
            folder.path().join("far/edition").to_str().unwrap(),
        ],
    );
    for edition in ["beside", "far/edition"] {
        assert_eq!(
            listed(read(&folder.path().join(edition)).iter()),
            listed(first.files.iter()),
            "{edition}"
        );
    }
}

/// The list names every other file by hash, so its own hash stands for the edition.
fn real(profile: &str, name: &str) {
    let Some(data) = real_inputs(name) else {
        return;
    };
    let built = build_real(profile, &data);
    golden(
        name,
        &listed(
            built
                .files
                .iter()
                .filter(|(path, _)| path.as_str() == "m/now.json"),
        ),
    );
}

#[test]
fn perquimans_has_these_bytes() {
    real("perquimans.toml", "perquimans");
}

#[test]
fn mississippi_of_2020_has_these_bytes() {
    real("ms-2020.toml", "ms-2020");
}

#[test]
fn a_place_keeps_its_id_when_others_come_and_go() {
    let folder = tempfile::tempdir().unwrap();
    let build = || {
        pollstead(
            folder.path(),
            &["build", "demo/demo.toml", "--out", "edition"],
        )
    };
    let table = || std::fs::read_to_string(folder.path().join("demo/ids/28901.csv")).unwrap();
    pollstead(folder.path(), &["demo", "--out", "demo"]);
    build();
    let (first, edition) = (table(), read(&folder.path().join("edition")));
    assert!(first.contains("\n28901:p005,"), "{first}");
    build();
    assert_eq!(table(), first, "built twice");
    assert_eq!(
        listed(read(&folder.path().join("edition")).iter()),
        listed(edition.iter()),
        "built twice"
    );

    // A new place at the head of the list, and the last one gone.
    let list = folder.path().join("demo/places.csv");
    let text = std::fs::read_to_string(&list).unwrap();
    let mut rows: Vec<&str> = text.lines().collect();
    rows.insert(1, "Makebelieve,99,Invented Corner,10,Made-Up Invented Corner Barn,\"1 Nowhere Rd, Pretend Springs, MS 39991\",,,");
    let gone = rows.iter().position(|r| r.contains("Courthouse")).unwrap();
    rows.remove(gone);
    std::fs::write(&list, rows.join("\n") + "\n").unwrap();
    build();
    let last = first.lines().count() - 1;
    let new = format!(
        "28901:p{:03},Made-Up Invented Corner Barn,\"1 Nowhere Rd, Pretend Springs, MS 39991\"\n",
        last + 1
    );
    assert_eq!(
        table(),
        first.clone() + &new,
        "all that were, and the new one after them"
    );
}
