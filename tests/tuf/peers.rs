//! Other clients of The Update Framework: one process each, which reads a line for a repository and writes one for its answer.
#![allow(dead_code, clippy::print_stderr, reason = "each test that has it asks for a part; what is skipped is said")]

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

/// What a client makes of a repository and a target.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Answer {
    /// All is good, and these are the target's length and hash.
    Found(String),
    /// All is good, and no role vouches for the target.
    Nowhere,
    /// Something is not as it must be; why.
    Refused(String),
}

impl Answer {
    pub(crate) fn is_refused(&self) -> bool {
        matches!(self, Self::Refused(_))
    }

    /// As the other clients' programs write it: a word, a blank, the rest.
    pub(crate) fn read(line: &str) -> Self {
        match line.split_once(' ').unwrap_or((line, "")) {
            ("found", what) => Self::Found(what.to_owned()),
            ("nowhere", _) => Self::Nowhere,
            ("refused", why) => Self::Refused(why.to_owned()),
            _ => panic!("found {line:?}, expected an answer"),
        }
    }
}

pub(crate) struct Peer {
    process: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
}

impl Peer {
    /// Starts it; `None`, and a line that says how to have it, where it is not installed.
    fn start(program: &str, script: &str, folder: &Path, install: &str) -> Option<Self> {
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/tuf").join(script);
        let mut command = Command::new(program);
        command.arg(&script).current_dir(folder).stdin(Stdio::piped()).stdout(Stdio::piped());
        let started = command.spawn().ok().and_then(|mut process| {
            let (input, output) = (process.stdin.take()?, BufReader::new(process.stdout.take()?));
            let mut peer = Self { process, input, output };
            // It says so once it has found its library.
            (peer.line() == "ready").then_some(peer)
        });
        if started.is_none() {
            eprintln!("SKIPPED: tests beside {}; `{install}`", script.display());
        }
        started
    }

    fn line(&mut self) -> String {
        let mut line = String::new();
        self.output.read_line(&mut line).unwrap();
        line.trim_end().to_owned()
    }

    pub(crate) fn says(&mut self, line: &str) -> String {
        writeln!(self.input, "{line}").unwrap();
        self.input.flush().unwrap();
        self.line()
    }

    pub(crate) fn answer(&mut self, folder: &Path, target: &str) -> Answer {
        Answer::read(&self.says(&format!("{}\t{target}", folder.display())))
    }
}

/// The client of PyPI's `tuf`.
pub(crate) fn python(folder: &Path) -> Option<Peer> {
    let program = std::env::var("TUF_PYTHON").unwrap_or_else(|_| "python3".to_owned());
    Peer::start(&program, "python_tuf.py", folder, "python3 -m pip install tuf securesystemslib[crypto]")
}

/// The client of npm's `tuf-js`.
pub(crate) fn node(folder: &Path) -> Option<Peer> {
    Peer::start("node", "tuf_js.mjs", folder, "npm install tuf-js")
}

impl Drop for Peer {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
