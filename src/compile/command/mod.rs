//! The command line: one file per command. Results on stdout, talk on stderr; 0 done, 1 failed, 2 asked wrongly.

mod asking;
mod build;
mod changes;
mod demo;
mod directory;
mod edition;
mod law;
mod law_row;
mod locate;
mod log;
mod monitor;
mod new;
mod new_sheets;
mod notice;
mod packet;
mod progress;
mod restore;
mod roll;
mod sign;
mod suggest;
mod two;
mod verify;
mod what_if;
mod zone;

use std::io::Write;

use clap::{Parser, Subcommand};

/// How a command ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// Done.
    Done,
    /// Failed: stderr says what was found and what was expected.
    Failed,
    /// Asked wrongly: stderr says how to ask.
    AskedWrongly,
}

impl From<Exit> for std::process::ExitCode {
    fn from(exit: Exit) -> Self {
        match exit {
            Exit::Done => Self::SUCCESS,
            Exit::Failed => Self::from(1),
            Exit::AskedWrongly => Self::from(2),
        }
    }
}

/// A failure in words: what was found and expected, and advice on a second line where there is any.
#[derive(Debug)]
pub struct Failure {
    exit: Exit,
    message: String,
    advice: Option<&'static str>,
}

impl Failure {
    fn failed(message: impl std::fmt::Display) -> Self {
        Self { exit: Exit::Failed, message: message.to_string(), advice: None }
    }

    fn asked_wrongly(message: impl std::fmt::Display) -> Self {
        Self { exit: Exit::AskedWrongly, message: message.to_string(), advice: None }
    }

    fn advising(mut self, advice: &'static str) -> Self {
        self.advice = Some(advice);
        self
    }
}

#[derive(Parser)]
#[command(
    name = "pollstead",
    version,
    about = "Where to vote in Mississippi: builds editions from official files, checks them, and answers from them.",
    after_help = "A first try, with made-up data:\n  pollstead demo --out demo\n  pollstead build demo/demo.toml --out edition\n  \
                  echo '{\"address\": \"109 Elm St, Pretend Springs\"}' | pollstead locate --edition edition"
)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Write a made-up source: a county, or a state of Mississippi's real size.
    Demo(demo::Args),
    /// Look at files that arrived and write a profile of them, by asking.
    New(new::Args),
    /// Read a source and report what is odd in it, without writing an edition.
    Check(build::CheckArgs),
    /// Read a source and write an edition and a report.
    Build(build::BuildArgs),
    /// List what changed between two editions or sources, in sentences.
    Changes(changes::Args),
    /// List the addresses that would change place, precinct, split or ballot style.
    WhatIf(what_if::Args),
    /// Write what a county's polling places need on paper, and its confirmation sheet.
    Packet(packet::Args),
    /// Say what changed since the edition was made, such as a place that moved on the morning; list it, take it back.
    Notice(notice::Args),
    /// Answer rows of addresses, ids, precincts or points from an edition.
    Locate(locate::Args),
    /// Write an edition as plain pages without script: counties, wall lists, polling places.
    Directory(directory::Args),
    /// Ask the law: is this ID good, who may remain, what may be done, by when; and what counsel must check.
    Law(law::Args),
    /// Check the log of a polling place's day, print it, or write it as a table.
    Log(log::Args),
    /// Rolls, where an office turns them on: card codes, sealed records, and what a code's holder is told.
    Roll(roll::Args),
    /// Look at copies of an edition and of the pages: whole, agreeing, and the released ones.
    Monitor(monitor::Args),
    /// Make a copy of an edition from back-ups, and prove it.
    Restore(restore::Args),
    /// Sign an edition: keys, who may sign, signatures one after another, and what a host serves.
    Sign(sign::Args),
    /// Prove a published edition against a root that you trust: signatures, times, every file.
    Verify(verify::Args),
    /// Suggest addresses of an edition for rows of typed text.
    Suggest(suggest::Args),
    /// Measure positions against the 30-foot and 150-foot lines, with their doubt.
    Zone(zone::Args),
}

/// Runs the command line. Everything it says goes to the writers; the exit is returned.
pub fn run(args: impl IntoIterator<Item = std::ffi::OsString>, input: &mut dyn std::io::Read, out: &mut dyn Write, talk: &mut dyn Write) -> Exit {
    let cli = match Cli::try_parse_from(args) {
        Ok(cli) => cli,
        Err(error) => {
            let asked_for = !error.use_stderr();
            let text = error.render();
            let written = if asked_for { write!(out, "{text}") } else { write!(talk, "{text}") };
            return if asked_for && written.is_ok() { Exit::Done } else { Exit::AskedWrongly };
        }
    };
    let done = match cli.command {
        Command::Demo(args) => demo::run(&args, out, talk),
        Command::New(args) => new::run(&args, input, out, talk),
        Command::Check(args) => build::check(&args, out, talk),
        Command::Build(args) => build::build(&args, out, talk),
        Command::Changes(args) => changes::run(&args, out, talk),
        Command::WhatIf(args) => what_if::run(&args, out, talk),
        Command::Notice(args) => notice::run(&args, input, out, talk),
        Command::Packet(args) => packet::run(&args, out, talk),
        Command::Law(args) => law::run(&args, input, out, talk),
        Command::Log(args) => log::run(&args, out, talk),
        Command::Locate(args) => locate::run(&args, input, out, talk),
        Command::Directory(args) => directory::run(&args, out, talk),
        Command::Roll(args) => roll::run(&args, input, out, talk),
        Command::Monitor(args) => monitor::run(&args, out, talk),
        Command::Restore(args) => restore::run(&args, out),
        Command::Sign(args) => sign::run(&args, out, talk),
        Command::Verify(args) => verify::run(&args, out, talk),
        Command::Suggest(args) => suggest::run(&args, input, out, talk),
        Command::Zone(args) => zone::run(&args, input, out, talk),
    };
    match done {
        Ok(exit) => exit,
        Err(failure) => {
            // Nothing is left to tell somebody whose terminal is gone.
            let _ = writeln!(talk, "pollstead: {}", failure.message);
            if let Some(advice) = failure.advice {
                let _ = writeln!(talk, "{advice}");
            }
            failure.exit
        }
    }
}

/// Writes a line of results. A reader that went away (`| head`) is no failure.
fn put(out: &mut dyn Write, line: &str) -> Result<bool, Failure> {
    match writeln!(out, "{line}") {
        Ok(()) => Ok(true),
        Err(e) if e.kind() == std::io::ErrorKind::BrokenPipe => Ok(false),
        Err(e) => Err(Failure::failed(format!("writing results: {e}"))),
    }
}
