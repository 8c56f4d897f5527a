//! An edition whose files are truncated, flipped or missing: the honest answer or none, never another.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use std::path::{Path, PathBuf};

use super::program::{Made, NOW, Ran, kinds, made, made_of_single_files, names, run};

/// Rows that between them need every file of the edition.
const ROWS: &str = "address,county,precinct,lon,lat,accuracy_m\n\
    \"109 Elm St, Pretend Springs, MS 39991\",,,,,\n\
    \"12 Jest St, Hollow Pretend, MS 39994\",,,,,\n\
    ,28901,09,,,\n\
    ,28903,2,,,\n\
    ,,,-89.188578,33.065108,\n\
    ,,,-89.193658,33.065108,200\n\
    ,,,-89.057,33.068,\n\
    ,,,-88.000000,34.500000,\n";

fn ask(made: &Made) -> Ran {
    run(
        made,
        &["locate", "--edition", "edition", "--now", NOW],
        ROWS.as_bytes(),
    )
}

/// No answer about an address or a point reads the sources’ hashes, the law, the table of photo IDs, surveys or policies.
fn answers(path: &Path) -> bool {
    let kind = path.extension().and_then(|kind| kind.to_str()).unwrap_or_default();
    !["sources", "law", "id", "zones"].contains(&kind) && !path.parent().is_some_and(|folder| folder.ends_with("policy"))
}

/// Files of the edition that answers are read from, in order.
fn files(made: &Made) -> Vec<PathBuf> {
    let edition = made.path().join("edition");
    let all: Vec<PathBuf> = names(&edition)
        .keys()
        .map(|n| edition.join(n))
        .filter(|p| p.is_file() && answers(p))
        .collect();
    assert_eq!(all.len(), 10);
    all
}

/// Each line is the honest one or `unavailable`, and the exit says which. How many were unavailable; all, if none was written.
fn none_is_another(honest: &Ran, ran: &Ran, what: &str) -> usize {
    if ran.out.is_empty() {
        assert_eq!(ran.exit, 1, "{what}");
        assert!(
            ran.err.starts_with("pollstead: edition: "),
            "{what}: {}",
            ran.err
        );
        return honest.out.lines().count();
    }
    assert_eq!(
        ran.out.lines().count(),
        honest.out.lines().count(),
        "{what}"
    );
    let mut unavailable = 0;
    for ((line, expected), kind) in ran.out.lines().zip(honest.out.lines()).zip(kinds(ran)) {
        assert!(
            line == expected || kind == "unavailable",
            "{what}: found {line}, expected {expected}"
        );
        unavailable += usize::from(kind == "unavailable");
    }
    assert_eq!(ran.exit, i32::from(unavailable > 0), "{what}");
    let says = format!(
        "pollstead: {unavailable} rows could not be answered, because files of the edition are missing or not genuine\n"
    );
    assert_eq!(
        ran.err,
        if unavailable > 0 { says } else { String::new() },
        "{what}"
    );
    unavailable
}

/// Damages a file, asks, and mends it again.
fn with_damage(made: &Made, path: &Path, damage: impl Fn(&[u8]) -> Option<Vec<u8>>) -> Ran {
    let whole = std::fs::read(path).unwrap();
    match damage(&whole) {
        Some(bytes) => std::fs::write(path, bytes).unwrap(),
        None => std::fs::remove_file(path).unwrap(),
    }
    let ran = ask(made);
    std::fs::write(path, whole).unwrap();
    ran
}

#[test]
fn a_file_that_is_missing_cut_or_longer_gives_no_answer_from_it() {
    let made = made_of_single_files();
    let honest = ask(&made);
    assert_eq!(
        kinds(&honest),
        [
            "found",
            "no_streets",
            "found",
            "found",
            "found",
            "close",
            "found",
            "outside"
        ]
    );
    type Damage = fn(&[u8]) -> Option<Vec<u8>>;
    let damages: [(&str, &str, Damage); 5] = [
        ("missing", "not_reached", |_| None),
        ("empty", "not_genuine", |_| Some(Vec::new())),
        ("cut in half", "not_genuine", |b| {
            Some(b[..b.len() / 2].to_vec())
        }),
        ("cut by a byte", "not_genuine", |b| {
            Some(b[..b.len() - 1].to_vec())
        }),
        ("longer by a byte", "not_genuine", |b| {
            Some([b, b"x"].concat())
        }),
    ];
    for path in files(&made) {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let target = name.split_once('.').unwrap().1;
        for (what, why, damage) in damages {
            let ran = with_damage(&made, &path, damage);
            let what = format!("{name} {what}");
            assert!(
                none_is_another(&honest, &ran, &what) > 0,
                "{what}: every file is needed"
            );
            if ran.out.is_empty() {
                let file = if name == "now.json" {
                    "m/now.json".to_owned()
                } else {
                    format!("site/{target}")
                };
                assert!(
                    ran.err
                        .starts_with(&format!("pollstead: edition: {file}: ")),
                    "{what}: {}",
                    ran.err
                );
            } else {
                let said =
                    format!(r#""kind":"unavailable","why":"{why}","name":"places/{target}""#);
                assert!(ran.out.contains(&said), "{what}: {}", ran.out);
            }
        }
    }
    assert_eq!(ask(&made).out, honest.out, "mended");
}

#[test]
fn a_flipped_bit_anywhere_gives_the_honest_answer_or_none() {
    let made = made_of_single_files();
    let honest = ask(&made);
    let mut state = 20_261_122_u64;
    let mut next = move |below: usize| {
        // Knuth's constants; the high bits are the random ones.
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).unwrap() % below
    };
    let mut refused = 0;
    for path in files(&made) {
        let is_list = path.ends_with("now.json");
        // The list is the one file that no hash covers yet.
        for _ in 0..if is_list { 60 } else { 6 } {
            let (at, bit) = (
                next(std::fs::metadata(&path).unwrap().len().try_into().unwrap()),
                next(8),
            );
            let ran = with_damage(&made, &path, |bytes| {
                let mut flipped = bytes.to_vec();
                flipped[at] ^= 1 << bit;
                Some(flipped)
            });
            let what = format!("{}, byte {at}, bit {bit}", path.display());
            let unavailable = none_is_another(&honest, &ran, &what);
            assert!(is_list || unavailable > 0, "{what}: went unnoticed");
            refused += usize::from(unavailable > 0);
        }
    }
    assert!(refused >= 54 + 30, "{refused} of 114 flips were noticed");
}

#[test]
fn what_an_index_carries_is_as_good_as_what_is_fetched() {
    let (single, carried) = (made_of_single_files(), made());
    for path in files(&carried).iter().filter(|p| {
        let name = p.to_string_lossy();
        name.ends_with(".places") || name.contains(".streets-")
    }) {
        std::fs::remove_file(path).unwrap();
    }
    // The hashes of the indexes are part of the proof, and differ.
    let without_proof = |ran: &Ran| -> Vec<serde_json::Value> {
        let line = |line: &str| {
            let mut answer: serde_json::Value = serde_json::from_str(line).unwrap();
            answer["proof"]["shards"] = serde_json::Value::Null;
            answer
        };
        ran.out.lines().map(line).collect()
    };
    assert_eq!(without_proof(&ask(&carried)), without_proof(&ask(&single)));
}
