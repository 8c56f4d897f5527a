//! `monitor` and `restore`: what is wrong with a copy is named file by file, and a copy is made whole again or not at all.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use std::path::{Path, PathBuf};

use super::program::{Made, Ran, made_of_single_files, names, run};

fn copy(from: &Path, to: &Path) {
    for (name, _) in names(from) {
        let (old, new) = (from.join(&name), to.join(&name));
        if old.is_dir() {
            std::fs::create_dir_all(new).unwrap();
        } else {
            std::fs::create_dir_all(new.parent().unwrap()).unwrap();
            std::fs::copy(old, new).unwrap();
        }
    }
}

/// Two copies of the edition, `first` and `second`, and the paths of their files.
fn copies() -> (Made, Vec<PathBuf>) {
    let made = made_of_single_files();
    for name in ["first", "second"] {
        copy(&made.path().join("edition"), &made.path().join(name));
    }
    let edition = made.path().join("edition");
    let files = names(&edition).into_keys().map(PathBuf::from).filter(|name| edition.join(name).is_file()).collect();
    (made, files)
}

fn flip(file: &Path) {
    let mut bytes = std::fs::read(file).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    std::fs::write(file, bytes).unwrap();
}

fn monitor(made: &Made, args: &[&str]) -> (Ran, serde_json::Value) {
    let ran = run(made, &[&["monitor", "first", "second"], args].concat(), b"");
    let said = serde_json::from_str(&ran.out).unwrap_or_default();
    (ran, said)
}

#[test]
fn copies_that_are_whole_and_alike_are_nothing_to_see_to() {
    let (made, files) = copies();
    let (ran, said) = monitor(&made, &[]);
    assert_eq!((ran.exit, ran.err.as_str()), (0, ""));
    assert_eq!((said["ok"].as_bool(), said["agree"].as_bool()), (Some(true), Some(true)));
    assert_eq!(said["mirrors"][0]["right"].as_u64(), u64::try_from(files.len()).ok(), "every file of the edition was looked at");
}

#[test]
fn a_byte_changed_or_a_file_missing_in_any_file_of_a_copy_is_named() {
    let (made, files) = copies();
    for name in &files {
        let file = made.path().join("second").join(name);
        let good = std::fs::read(&file).unwrap();
        flip(&file);
        let (ran, said) = monitor(&made, &[]);
        assert_eq!(ran.exit, 1, "{}", name.display());
        let shown = name.to_string_lossy().replace('\\', "/");
        let named = said["mirrors"][1]["faults"].as_array().unwrap().iter().any(|fault| fault["file"] == shown.as_str());
        // A changed list of targets may still be a list; then it is another edition's.
        assert!(named || said["agree"] == false, "{shown}: {}", ran.out);
        std::fs::remove_file(&file).unwrap();
        let (ran, said) = monitor(&made, &[]);
        assert_eq!(ran.exit, 1);
        assert_eq!(said["mirrors"][1]["faults"][0]["file"], shown.as_str());
        assert!(ran.err.contains(&shown), "{}", ran.err);
        std::fs::write(&file, good).unwrap();
    }
    assert_eq!(monitor(&made, &[]).0.exit, 0, "all is as it was");
}

#[test]
fn copies_of_two_editions_do_not_agree() {
    let (made, _) = copies();
    std::fs::remove_dir_all(made.path().join("second")).unwrap();
    copy(&made.path().join("real"), &made.path().join("second"));
    let (ran, said) = monitor(&made, &[]);
    assert_eq!((ran.exit, said["agree"].as_bool()), (1, Some(false)));
    assert_eq!(said["mirrors"][1]["faults"].as_array().unwrap().len(), 0);
}

#[test]
fn pages_are_held_against_the_release_that_was_kept() {
    let (made, _) = copies();
    let pages = made.path().join("pages");
    std::fs::create_dir_all(pages.join("assets")).unwrap();
    std::fs::create_dir_all(pages.join("edition")).unwrap();
    std::fs::write(pages.join("index.html"), "foobar").unwrap();
    std::fs::write(pages.join("assets/a.js"), "").unwrap();
    std::fs::write(pages.join("edition/x.js"), "no code of the pages").unwrap();
    // By `openssl dgst -sha384 -binary | base64`.
    let list = r#"{"format":1,"release":"r1","files":{
        "index.html":"sha384-PJww2fZl501RXIQpYNSkUcg6ASX9Pec5LXs3IxrxDHLqWK7fzfiaV2W/kCr5Ps8G",
        "assets/a.js":"sha384-OLBgp1GsljhM2TJ+sbHjaiH9txEUvgdDTAzHv2P24donTt6/529l+9Ua0vFImLlb"}}"#;
    std::fs::write(made.path().join("release.json"), list).unwrap();
    let args = ["--pages", "pages", "--release", "release.json"];
    let (ran, said) = monitor(&made, &args);
    assert_eq!((ran.exit, said["pages"][0]["release"].as_str()), (0, Some("r1")), "{} {}", ran.out, ran.err);
    for (file, text, says) in [
        ("index.html", Some("foobas"), "found sha384-"),
        ("assets/a.js", None, "found no file to read"),
        ("assets/b.js", Some("evil()"), "found code that is not in the release"),
    ] {
        let path = pages.join(file);
        let good = std::fs::read(&path).ok();
        text.map_or_else(|| std::fs::remove_file(&path), |text| std::fs::write(&path, text)).unwrap();
        let (ran, said) = monitor(&made, &args);
        assert_eq!((ran.exit, said["pages"][0]["faults"][0]["file"].as_str()), (1, Some(file)));
        assert!(ran.err.contains(says), "{}", ran.err);
        good.map_or_else(|| std::fs::remove_file(&path), |bytes| std::fs::write(&path, bytes)).unwrap();
    }
    std::fs::write(made.path().join("release.json"), list.replace("\"format\":1", "\"format\":2")).unwrap();
    let (ran, _) = monitor(&made, &args);
    assert_eq!((ran.exit, ran.err.as_str()), (2, "pollstead: release.json: found format 2, expected 1\n"));
    assert_eq!(run(&made, &["monitor"], b"").exit, 2);
    assert_eq!(run(&made, &["monitor", "first", "--pages", "pages"], b"").exit, 2, "pages without the hashes to hold them against");
}

#[test]
fn what_each_back_up_lacks_comes_from_the_other() {
    let (made, files) = copies();
    for (i, name) in files.iter().filter(|name| name.starts_with("t")).enumerate() {
        let file = made.path().join(["first", "second"][i % 2]).join(name);
        if i % 3 == 0 { std::fs::remove_file(file).unwrap() } else { flip(&file) }
    }
    let ran = run(&made, &["restore", "first", "second", "--out", "again"], b"");
    assert_eq!(ran.exit, 0, "{}", ran.err);
    assert!(ran.out.ends_with(&format!("{} files, each as it should be\n", files.len())), "{}", ran.out);
    for name in &files {
        assert_eq!(std::fs::read(made.path().join("again").join(name)).unwrap(), std::fs::read(made.path().join("edition").join(name)).unwrap());
    }
}

#[test]
fn a_file_that_no_back_up_has_right_leaves_nothing_written() {
    let (made, files) = copies();
    for name in files.iter().filter(|name| name.starts_with("t")) {
        let [one, other] = ["first", "second"].map(|root| made.path().join(root).join(name));
        let good = std::fs::read(&one).unwrap();
        flip(&one);
        std::fs::remove_file(&other).unwrap();
        let ran = run(&made, &["restore", "first", "second", "--out", "again"], b"");
        assert_eq!((ran.exit, ran.out.as_str()), (1, ""), "{}", name.display());
        assert!(ran.err.contains(&*name.to_string_lossy().replace('\\', "/")), "{}", ran.err);
        assert!(!made.path().join("again").exists());
        for file in [one, other] {
            std::fs::write(file, &good).unwrap();
        }
    }
}

#[test]
fn of_two_editions_the_one_that_is_asked_for_is_restored() {
    let (made, _) = copies();
    let ran = run(&made, &["restore", "edition", "real", "--out", "again"], b"");
    assert_eq!(ran.exit, 1);
    assert!(ran.err.contains("found 2 editions in the back-ups"), "{}", ran.err);
    let wanted = run(&made, &["monitor", "real"], b"");
    let said: serde_json::Value = serde_json::from_str(&wanted.out).unwrap();
    let ran = run(&made, &["restore", "edition", "real", "--edition", said["mirrors"][0]["edition"].as_str().unwrap(), "--out", "again"], b"");
    assert_eq!(ran.exit, 0, "{}", ran.err);
    assert_eq!(names(&made.path().join("again")), names(&made.path().join("real")));
    assert_eq!(run(&made, &["restore", "edition", "--edition", "xyz", "--out", "again"], b"").exit, 2);
    let ran = run(&made, &["restore", "other", "--out", "again2"], b"");
    assert_eq!(ran.exit, 1);
    assert!(ran.err.contains("found no edition in any back-up"), "{}", ran.err);
}

/// Serves a folder on a port of this machine until the tests end. `instead`: an answer in place of a path's file; a status and a body, or
/// none for a connection that is closed without a word.
fn host(folder: PathBuf, instead: impl Fn(&str) -> Option<Option<(&'static str, Vec<u8>)>> + Send + 'static) -> String {
    use std::io::{BufRead, BufReader, Write};
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let base = format!("http://{}/edition/", listener.local_addr().unwrap());
    std::thread::spawn(move || {
        for stream in listener.incoming().map_while(Result::ok) {
            let mut lines = BufReader::new(&stream).lines().map_while(Result::ok);
            let asked = lines.next().unwrap_or_default();
            lines.take_while(|line| !line.is_empty()).for_each(drop);
            let path = asked.split(' ').nth(1).unwrap_or_default().trim_start_matches("/edition/").to_owned();
            let answer = instead(&path).unwrap_or_else(|| Some(std::fs::read(folder.join(&path)).map_or_else(|_gone| ("404 Not Found", Vec::new()), |bytes| ("200 OK", bytes))));
            let Some((status, body)) = answer else { continue };
            let head = format!("HTTP/1.1 {status}\r\ncontent-length: {}\r\nlocation: /elsewhere\r\nconnection: close\r\n\r\n", body.len());
            let _ = (&stream).write_all(head.as_bytes()).and_then(|()| (&stream).write_all(&body));
        }
    });
    base
}

#[test]
fn a_host_is_asked_for_every_file_as_a_voter_is_served_it() {
    let (made, files) = copies();
    let second = made.path().join("second");
    let honest = host(second.clone(), |_| None);
    let look = |host: &str| {
        let ran = run(&made, &["monitor", "first", host], b"");
        let said: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
        (ran.exit, said, ran.err)
    };
    let (exit, said, err) = look(&honest);
    assert_eq!((exit, err.as_str()), (0, ""));
    assert_eq!((said["mirrors"][1]["mirror"].as_str(), said["mirrors"][1]["right"].as_u64()), (Some(honest.as_str()), u64::try_from(files.len()).ok()));
    // Without the slash it is the same place.
    assert_eq!(look(honest.trim_end_matches('/')).0, 0);
    let index = "t/places/";
    let page = host(second.clone(), move |path| path.starts_with(index).then(|| Some(("200 OK", b"<html>Sign in to our Wi-Fi</html>".to_vec()))));
    let gone = host(second.clone(), move |path| path.starts_with(index).then(|| Some(("404 Not Found", Vec::new()))));
    let moved = host(second.clone(), move |path| path.starts_with(index).then(|| Some(("302 Found", Vec::new()))));
    for (host, found) in [(page, "bytes"), (gone, "found status 404, expected 200"), (moved, "found status 302, expected 200")] {
        let (exit, said, err) = look(&host);
        assert_eq!((exit, said["agree"].as_bool()), (1, Some(true)), "{said}");
        let fault = &said["mirrors"][1]["faults"][0];
        assert!(fault["file"].as_str().unwrap().starts_with(index) && fault["message"].as_str().unwrap().contains(found), "{fault}");
        assert!(err.contains(&host), "{err}");
    }
    // One that says nothing is asked three times, and not for each of its files.
    let asked = std::sync::Arc::new(std::sync::atomic::AtomicUsize::new(0));
    let count = std::sync::Arc::clone(&asked);
    let silent = host(second, move |path| (path != "m/now.json").then(|| { count.fetch_add(1, std::sync::atomic::Ordering::SeqCst); None }));
    let (exit, said, _) = look(&silent);
    let faults = said["mirrors"][1]["faults"].as_array().unwrap();
    assert!(exit == 1 && faults.len() > 3 && faults[0]["message"].as_str().unwrap().starts_with("found no answer"), "{faults:?}");
    assert!(faults[4]["message"].as_str().unwrap().starts_with("not asked for"), "{faults:?}");
    assert!(asked.load(std::sync::atomic::Ordering::SeqCst) <= 6, "a request that breaks off may be tried again once");
    // Nobody there.
    let (exit, said, _) = look("http://127.0.0.1:9/edition/");
    assert_eq!((exit, said["mirrors"][1]["edition"].is_null()), (1, true));
}
