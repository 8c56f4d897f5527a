//! Editions for tests: built once per test program, from the demo or from the real inputs where they lie.
#![allow(dead_code, unreachable_pub, missing_docs, clippy::unwrap_used, clippy::print_stderr, clippy::panic, clippy::indexing_slicing, reason = "tests")]

pub mod signing;

use std::path::{Path, PathBuf};

use pollstead::compile::demo::{DemoOptions, Scale, write_demo_with};
use pollstead::compile::encode::Files;
use pollstead::compile::pipeline::{self, Built};
use pollstead::domain::lookup::{Answer, Brought, Instant, MAX_STEPS, Question, Shelf, Step, locate};

/// The folder of real inputs, or `None`, said loudly.
pub fn real_inputs(test: &str) -> Option<PathBuf> {
    let named = std::env::var_os("POLLSTEAD_DATA").map(PathBuf::from);
    let folder = named.unwrap_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data"));
    if folder.join("ms").is_dir() {
        return Some(folder);
    }
    eprintln!("SKIPPED: {test}: no real inputs at ../shared/data (or POLLSTEAD_DATA)");
    None
}

/// Builds a profile of data/sources over the real inputs.
pub fn build_real(profile: &str, data: &Path) -> Built {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/sources").join(profile);
    pipeline::build(&path, Some(data), &mut |_| {}).unwrap()
}

/// Builds a source whose files are written into a folder of its own: `(name, bytes)`, among them `profile.toml`.
pub fn build_files(files: &[(&str, &[u8])]) -> Result<Built, pipeline::BuildError> {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        std::fs::write(folder.path().join(name), bytes).unwrap();
    }
    pipeline::build(&folder.path().join("profile.toml"), None, &mut |_| {})
}

/// The built program: `build` over these files, then `locate` with these rows; its answers, one a row.
pub fn program(files: &[(&str, &[u8])], rows: &str) -> Vec<serde_json::Value> {
    use std::io::Write as _;
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        std::fs::write(folder.path().join(name), bytes).unwrap();
    }
    let run = |args: &[&str], input: &str| {
        let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_pollstead"))
            .args(args)
            .current_dir(folder.path())
            .stdin(std::process::Stdio::piped())
            .stdout(std::process::Stdio::piped())
            .stderr(std::process::Stdio::piped())
            .spawn()
            .unwrap();
        child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
        let output = child.wait_with_output().unwrap();
        assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    };
    run(&["build", "profile.toml", "--out", "edition"], "");
    let answers = run(&["locate", "--edition", "edition", "--now", "2026-11-22T12:00:00Z"], rows);
    answers.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// A profile's head with one made-up county, 99999; inputs follow.
pub const SAMPLE_PROFILE: &str = r#"
name = "Sample County, made up"
as_of = "2026-01-05"
time_zone = "America/Chicago"
state = "MS"
state_fips = "99"
made_up = true
counties = { Sample = "99999" }
[[elections]]
id = "sample-2027-11-02-general"
name = "General election"
date = "2027-11-02"
kind = "general"
authority = { kind = "county" }
"#;

/// An input of a made-up profile; `more` is TOML.
pub fn sample_input(role: &str, format: &str, path: &str, more: &str) -> String {
    format!("[[inputs]]\nrole = \"{role}\"\nformat = \"{format}\"\npath = \"{path}\"\nsource = \"made up\"\nlicence = \"none\"\n{more}\n")
}

/// Writes and builds the made-up county; the folder lives as long as the value.
pub fn demo(seed: u64) -> (tempfile::TempDir, Built) {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("demo");
    write_demo_with(&out, &DemoOptions::new(Scale::County, seed), &mut |_, _| {}).unwrap();
    let built = pipeline::build(&out.join("demo.toml"), None, &mut |_| {}).unwrap();
    (folder, built)
}

/// An edition in memory, asked like one behind a server.
pub struct Edition {
    files: Files,
    shelf: Shelf,
    now: Instant,
    /// Paths asked for, in order.
    pub log: Vec<String>,
}

impl Edition {
    pub fn new(files: Files) -> Self {
        let now = "2026-11-22T12:00:00Z".parse().unwrap();
        Self { files, shelf: Shelf::new(), now, log: Vec::new() }
    }

    /// The same with another clock.
    pub fn at(files: Files, now: &str) -> Self {
        Self { now: now.parse().unwrap(), ..Self::new(files) }
    }

    /// Other files behind the same server.
    pub fn publish(&mut self, files: Files) {
        self.files = files;
    }

    /// The shelf, for what a driver tells it beside files.
    pub fn shelf(&mut self) -> &mut Shelf {
        &mut self.shelf
    }

    pub fn ask<T>(&mut self, question: impl Fn(&Shelf) -> Step<T>) -> T {
        self.shelf.forget_failures();
        for _ in 0..MAX_STEPS {
            match question(&self.shelf) {
                Step::Done(done) => return done,
                Step::Needs(wants) => {
                    for want in wants {
                        self.log.push(want.path.clone());
                        let brought = self.files.get(&want.path).cloned().map_or(Brought::Absent, Brought::Bytes);
                        self.shelf.bring(&want.name, brought);
                    }
                }
            }
        }
        panic!("more than {MAX_STEPS} steps");
    }

    pub fn locate(&mut self, question: &Question) -> Answer {
        let now = self.now.clone();
        self.ask(|shelf| locate(shelf, question, &now))
    }

    pub fn address(&mut self, text: &str) -> Answer {
        self.locate(&Question::Address { text: text.to_owned(), county: None, election: None })
    }

    pub fn point(&mut self, lon: f64, lat: f64, accuracy_m: Option<f64>) -> Answer {
        let how = pollstead::domain::lookup::How::Gps;
        self.locate(&Question::Point { lon, lat, accuracy_m, how, election: None })
    }
}

/// The kind of an answer, as JSON names it.
pub fn kind(answer: &Answer) -> String {
    serde_json::to_value(answer).unwrap()["kind"].as_str().unwrap().to_owned()
}

/// The precinct id of a `Found`.
pub fn found(answer: &Answer) -> Option<&str> {
    match answer {
        Answer::Found(found) => Some(&found.precinct.id),
        _ => None,
    }
}
