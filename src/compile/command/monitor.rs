//! `pollstead monitor`: are the copies whole, do they agree, are the pages the released ones. For cron, and for the press.

use std::io::Write;
use std::path::PathBuf;

use super::{Exit, Failure, put};
use crate::compile::mirror::{ReleaseList, watch};

#[derive(clap::Args)]
#[command(after_help = "One line of JSON on stdout. Exit 0: nothing to see to; 1: something; 2: asked wrongly.\n\
                        It looks at folders: fetch a host's files first. It does not say yet who signed an edition, or how old it is.")]
pub(super) struct Args {
    /// Copies of the edition, as folders.
    #[arg(required = true, value_name = "MIRROR")]
    mirrors: Vec<PathBuf>,
    /// Copies of the pages, as folders.
    #[arg(long, value_name = "DIR", requires = "release")]
    pages: Vec<PathBuf>,
    /// The release's hashes, from a copy of `release.json` that was kept elsewhere.
    #[arg(long, value_name = "FILE", requires = "pages")]
    release: Option<PathBuf>,
}

pub(super) fn run(args: &Args, out: &mut dyn Write, talk: &mut dyn Write) -> Result<Exit, Failure> {
    let release = args.release.as_deref().map(ReleaseList::read).transpose().map_err(Failure::asked_wrongly)?;
    let report = watch(&args.mirrors, &args.pages, release.as_ref());
    put(out, &serde_json::to_string(&report).map_err(Failure::failed)?)?;
    if report.ok {
        return Ok(Exit::Done);
    }
    if !report.agree {
        let _ = writeln!(talk, "pollstead: the copies do not hold the same edition");
    }
    let mirrors = report.mirrors.iter().map(|one| (&one.mirror, &one.faults));
    for (place, faults) in mirrors.chain(report.pages.iter().map(|one| (&one.pages, &one.faults))) {
        for fault in faults {
            let _ = writeln!(talk, "pollstead: {place}: {}: {}", fault.file, fault.message);
        }
    }
    Ok(Exit::Failed)
}
