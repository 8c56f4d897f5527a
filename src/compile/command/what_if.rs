//! `pollstead what-if`: which addresses would change, before anything is published.

use std::io::Write;
use std::path::PathBuf;

use super::two::{TwoArgs, put_files};
use super::{Exit, Failure, put};
use crate::compile::what_if;

#[derive(clap::Args)]
#[command(after_help = "OLD is what is published, NEW what you are about to publish; each an edition's folder or a profile.\n\n\
    Listed are ranges of house numbers, even and odd apart, that get another place, precinct, split or ballot style, that are new, or gone.\n\
    An edition holds ranges and not houses, so the figures count house numbers. Where neither holds addresses, use `pollstead changes`.\n\n\
    Before publishing a new source:\n  pollstead what-if edition/ new.toml --unsigned --out what-if")]
pub(super) struct Args {
    #[command(flatten)]
    two: TwoArgs,
    /// Where to write what-if.csv (for a spreadsheet) and what-if.json (for programs). Without it JSON goes to stdout.
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
}

pub(super) fn run(args: &Args, out: &mut dyn Write, talk: &mut dyn Write) -> Result<Exit, Failure> {
    let [(old, was), (new, is)] = args.two.open()?;
    let found = what_if::compare((&old, was), (&new, is)).map_err(Failure::failed)?;
    let json = serde_json::to_string_pretty(&found).map_err(Failure::failed)?;
    match &args.out {
        None => {
            put(out, &json)?;
        }
        Some(folder) => {
            let table = what_if::table(&found).bytes(&folder.join("what-if.csv")).map_err(Failure::failed)?;
            put_files(folder, &[("what-if.csv", &table), ("what-if.json", json.as_bytes())], out)?;
        }
    }
    let _ = writeln!(talk, "{}", found.line());
    Ok(Exit::Done)
}
