//! The built program, run in a folder with the made-up source, its edition, and the same edition calling itself real.
#![allow(clippy::unwrap_used, reason = "tests")]

use std::collections::BTreeMap;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

/// The time of every case.
pub(crate) const NOW: &str = "2026-11-22T12:00:00Z";
/// A row that is found.
pub(crate) const ELM: &str = "address\n\"109 Elm St, Pretend Springs, MS 39991\"\n";

/// `demo/`, `edition/`, `real/` and `other/mine`; gone with the value.
pub(crate) struct Made(tempfile::TempDir);

impl Made {
    pub(crate) fn path(&self) -> &Path {
        self.0.path()
    }

    /// A folder with nothing in it.
    pub(crate) fn empty() -> Self {
        Self(tempfile::tempdir().unwrap())
    }
}

/// What a run left.
pub(crate) struct Ran {
    pub(crate) exit: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

pub(crate) fn run(made: &Made, args: &[&str], stdin: &[u8]) -> Ran {
    let mut child = Command::new(env!("CARGO_BIN_EXE_pollstead"))
        .args(args)
        .current_dir(made.path())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    let rows = stdin.to_vec();
    // A program that refuses its arguments reads nothing; that the pipe breaks then is right.
    let feeder = std::thread::spawn(move || drop(input.write_all(&rows)));
    let output = child.wait_with_output().unwrap();
    feeder.join().unwrap();
    Ran {
        exit: output.status.code().unwrap(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

pub(crate) fn made() -> Made {
    let made = Made(tempfile::tempdir().unwrap());
    let ok = |args: &[&str]| assert_eq!(run(&made, args, b"").exit, 0, "{args:?}");
    ok(&["demo", "--out", "demo"]);
    ok(&["build", "demo/demo.toml", "--out", "edition"]);
    let profile = std::fs::read_to_string(made.path().join("demo/demo.toml")).unwrap();
    let real = profile.replace("made_up = true", "made_up = false");
    assert_ne!(real, profile);
    std::fs::write(made.path().join("demo/real.toml"), real).unwrap();
    ok(&["build", "demo/real.toml", "--out", "real"]);
    std::fs::create_dir(made.path().join("other")).unwrap();
    std::fs::write(made.path().join("other/mine"), "keep").unwrap();
    made
}

/// An edition whose indexes carry nothing, so that every file is fetched by itself.
pub(crate) fn made_of_single_files() -> Made {
    let made = made();
    let profile = made.path().join("demo/demo.toml");
    let text = std::fs::read_to_string(&profile).unwrap();
    std::fs::write(&profile, text.replacen("state = ", "carry_up_to = 0\nstate = ", 1)).unwrap();
    assert_eq!(run(&made, &["build", "demo/demo.toml", "--out", "edition"], b"").exit, 0);
    made
}

/// The kind of each line.
pub(crate) fn kinds(ran: &Ran) -> Vec<String> {
    let kind = |line: &str| {
        serde_json::from_str::<serde_json::Value>(line).unwrap()["kind"]
            .as_str()
            .unwrap()
            .to_owned()
    };
    ran.out.lines().map(kind).collect()
}

/// Every path below a folder, hidden ones too, with its length.
pub(crate) fn names(folder: &Path) -> BTreeMap<String, u64> {
    let mut all = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in std::fs::read_dir(next).unwrap().map(Result::unwrap) {
            let (path, about) = (entry.path(), entry.metadata().unwrap());
            all.insert(
                path.strip_prefix(folder)
                    .unwrap()
                    .to_string_lossy()
                    .into_owned(),
                if about.is_dir() { 0 } else { about.len() },
            );
            if about.is_dir() {
                folders.push(path);
            }
        }
    }
    all
}
