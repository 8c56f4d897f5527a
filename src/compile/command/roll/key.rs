//! `pollstead roll key`: the office's secret, made once.

use std::io::Write;
use std::path::PathBuf;

use super::{Exit, Failure, put};
use crate::compile::roll::key::OfficeKey;

#[derive(clap::Args)]
pub(super) struct Args {
    /// Where to write it. A file that is there is never written over.
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
}

pub(super) fn run(args: &Args, out: &mut dyn Write, talk: &mut dyn Write) -> Result<Exit, Failure> {
    OfficeKey::make(&args.out).map_err(Failure::failed)?;
    put(out, &args.out.display().to_string())?;
    let _ = writeln!(talk, "Keep it offline, with a copy in another safe: who has it can make every code, and without it no card opens anything.");
    Ok(Exit::Done)
}
