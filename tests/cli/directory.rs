//! `pollstead directory` as a clerk meets it: what it refuses, in which words, and that nothing is left half-written.

use std::path::Path;

use crate::program::{Made, Ran, made, made_of_single_files, names, run};

fn directory(made: &Made, edition: &str, more: &[&str]) -> Ran {
    run(made, &[&["directory", "--edition", edition, "--out", "pages"], more].concat(), b"")
}

/// The files of a kind in an edition, by the end of their names.
fn target(edition: &Path, end: &str) -> std::path::PathBuf {
    let mut found = std::fs::read_dir(edition.join("t/places")).unwrap().map(|e| e.unwrap().path());
    found.find(|path| path.to_string_lossy().ends_with(end)).unwrap()
}

#[test]
fn pages_are_written_as_a_whole_and_replaced_as_a_whole() {
    let made = made();
    let first = directory(&made, "edition", &[]);
    assert_eq!(first.exit, 0, "{}", first.err);
    assert!(first.out.starts_with("pages: 2 counties, 14 polling places, 42 pages, the largest "), "{}", first.out);
    assert_eq!(first.err, "no sitemap: it needs --base-url, for a sitemap holds whole addresses only\n");
    let before = names(&made.path().join("pages"));
    std::fs::write(made.path().join("pages/left-over.html"), "x").unwrap();
    let again = directory(&made, "edition", &["--base-url", "https://example.org/d"]);
    assert_eq!((again.exit, again.err.as_str()), (0, ""));
    let after = names(&made.path().join("pages"));
    assert!(after.contains_key("sitemap.xml") && !after.contains_key("left-over.html"), "{after:?}");
    assert_eq!(after.len(), before.len() + 1);
}

#[test]
fn build_writes_the_same_pages_when_asked() {
    let made = made();
    assert_eq!(directory(&made, "edition", &[]).exit, 0);
    let built = run(&made, &["build", "demo/demo.toml", "--out", "edition", "--directory", "with"], b"");
    assert_eq!(built.exit, 0, "{}", built.err);
    assert_eq!(names(&made.path().join("pages")), names(&made.path().join("with")));
    let other = run(&made, &["build", "demo/demo.toml", "--out", "edition", "--directory", "other"], b"");
    assert!(other.exit == 1 && other.err.contains("expected a directory made by pollstead"), "{}", other.err);
}

#[test]
fn what_is_wrong_is_said_and_nothing_is_written() {
    let made = made();
    let occupied = "pollstead: other: found a folder with other files in it, expected a directory made by pollstead, an empty folder, or nothing\n";
    let cases: &[(&[&str], i32, &str)] = &[
        (&["--edition", "edition", "--out", "other"], 1, occupied),
        (&["--edition", "real", "--out", "pages"], 2, "pollstead: real: nobody has signed this edition\nSay --unsigned to open it all the same.\n"),
        (&["--edition", "demo", "--out", "pages"], 1, "pollstead: demo: m/now.json: the host has no such file\n"),
        (&["--edition", "nowhere", "--out", "pages"], 1, "pollstead: nowhere: m/now.json: the host has no such file\n"),
        (
            &["--edition", "edition", "--out", "pages", "--base-url", "example.org"],
            2,
            "pollstead: --base-url: found \"example.org\", expected a whole address such as https://example.org/directory/\n",
        ),
        (&["--edition", "edition", "--out", "pages", "--today", "3 November"], 2, "pollstead: --today: found \"3 November\", expected a day such as 2026-11-22\n"),
    ];
    // An edition is no Directory, so one is not written over the other either.
    let over = run(&made, &["directory", "--edition", "edition", "--out", "edition"], b"");
    assert_eq!(over.exit, 1, "{}", over.err);
    for (args, exit, says) in cases {
        let ran = run(&made, &[&["directory"], *args].concat(), b"");
        assert_eq!((ran.exit, ran.err.as_str(), ran.out.as_str()), (*exit, *says, ""), "{args:?}");
        assert!(!made.path().join("pages").exists(), "{args:?}");
    }
}

#[test]
fn a_damaged_edition_gives_no_page_at_all() {
    for (end, damage) in [(".28903.places", "flip"), (".28903.index", "cut"), (".28901.precincts", "gone")] {
        let made = made_of_single_files();
        let path = target(&made.path().join("edition"), end);
        let mut bytes = std::fs::read(&path).unwrap();
        match damage {
            "flip" => {
                let middle = bytes.len() / 2;
                bytes[middle] ^= 1;
                std::fs::write(&path, bytes).unwrap();
            }
            "cut" => std::fs::write(&path, &bytes[..bytes.len() / 2]).unwrap(),
            _ => std::fs::remove_file(&path).unwrap(),
        }
        let ran = directory(&made, "edition", &[]);
        let name = end.trim_start_matches('.');
        assert_eq!((ran.exit, ran.out.as_str()), (1, ""), "{damage}");
        assert!(ran.err.starts_with(&format!("pollstead: edition: places/{name}: ")), "{}", ran.err);
        assert!(!made.path().join("pages").exists(), "{damage}");
    }
}
