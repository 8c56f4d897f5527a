//! Editions for tests: built once per test program, from the demo or from the real inputs where they lie.
#![allow(dead_code, clippy::unwrap_used, clippy::print_stderr, clippy::panic, reason = "tests")]

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
