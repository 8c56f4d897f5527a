//! The walls that the compiler cannot hold: the domain touches no file, clock, network or browser; the arrows point at it.
#![allow(clippy::unwrap_used, reason = "tests")]

use std::path::{Path, PathBuf};

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else if path.extension().is_some_and(|e| e == "rs") {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn src(folder: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(folder)
}

/// Lines of code that name something banned; comments and tests do not count.
fn offenders(folder: &str, banned: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    for path in files(&src(folder)) {
        let text = std::fs::read_to_string(&path).unwrap();
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        for (at, line) in code.lines().enumerate() {
            // What kind of error a library met is a name, and reads nothing.
            let line = line.split("//").next().unwrap_or_default().replace("std::io::ErrorKind", "");
            if let Some(name) = banned.iter().find(|b| line.contains(**b)) {
                found.push(format!("{}:{} {name}", path.display(), at + 1));
            }
        }
    }
    found
}

#[test]
fn the_domain_touches_no_file_clock_network_or_browser() {
    let banned = [
        "std::fs", "std::env", "std::net", "std::time", "std::process", "std::thread", "std::io", "println!", "eprintln!",
        "wasm_bindgen", "web_sys", "js_sys", "crate::compile", "crate::wasm", "jiff", "rand::",
    ];
    assert_eq!(offenders("domain", &banned), Vec::<String>::new());
}

#[test]
fn compile_and_wasm_never_meet() {
    assert_eq!(offenders("compile", &["crate::wasm", "wasm_bindgen", "web_sys"]), Vec::<String>::new());
    assert_eq!(offenders("wasm", &["crate::compile", "std::fs", "std::time"]), Vec::<String>::new());
}

#[test]
fn only_one_file_writes_editions_and_it_renames() {
    let writers = offenders("compile", &["fs::write(", "File::create", "fs::rename"]);
    // The demo writes its own source folder, in the same way.
    let others: Vec<&String> = writers.iter().filter(|w| !w.contains("compile/write.rs") && !w.contains("compile/demo/")).collect();
    assert_eq!(others, Vec::<&String>::new());
}

#[test]
fn every_file_says_its_job_first() {
    for folder in ["domain", "compile", "wasm", "bin"] {
        for path in files(&src(folder)) {
            let text = std::fs::read_to_string(&path).unwrap();
            assert!(text.starts_with("//! "), "{}: the first line is no `//!`", path.display());
        }
    }
}

#[test]
fn each_package_has_one_importer_in_the_pages() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("www/src");
    let mut importers = Vec::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let text = std::fs::read_to_string(&path).unwrap_or_default();
            let code: String = text.lines().filter(|l| !l.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
            // `import type` leaves nothing in the built page, and `?url` only an address.
            let imports = |s: &&str| {
                s.contains("pkg/") && s.contains("from") && !["import type", "export type", "?url"].iter().any(|w| s.contains(w))
            };
            if code.split(';').any(|s| imports(&s)) {
                importers.push(path.strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/"));
            }
        }
    }
    importers.sort();
    // One for each worker: the roll is in one of its own, which ends with the lock.
    assert_eq!(importers, ["core/card/engine.ts", "core/engine.ts", "core/manager/engine.ts", "core/manager/roll/engine.ts"]);
}
