//! `pollstead monitor`: are the copies whole, do they agree, are the pages the released ones. For cron, and for the press.

use std::io::Write;
use std::path::PathBuf;

use super::{Exit, Failure, put};
use super::edition::{clock, metadata_file};
use super::progress::Progress;
use crate::compile::mirror::{Copy, ReleaseList, Watched, watch};

#[derive(clap::Args)]
#[command(after_help = "One line of JSON on stdout. Exit 0: nothing to see to; 1: something; 2: asked wrongly.\n\
                        A host is asked for every file of the edition, one after another; where it redirects, say the address that it redirects to. \
                        What else lies on a host it cannot tell: for code that nobody released, give it a folder. \
                        With --trust it also checks who signed each copy, and how long ago.\n\n\
                        pollstead monitor https://vote.example/edition/ https://mirror.example/edition/ \\\n  \
                        --pages https://vote.example/ --release release.json --trust 1.root.json")]
pub(super) struct Args {
    /// Copies of the edition: folders, or addresses such as https://vote.example/edition/.
    #[arg(required = true, value_name = "MIRROR")]
    mirrors: Vec<String>,
    /// Copies of the pages: folders, or addresses.
    #[arg(long, value_name = "PAGES", requires = "release")]
    pages: Vec<String>,
    /// The release's hashes, from a copy of `release.json` that was kept elsewhere.
    #[arg(long, value_name = "FILE", requires = "pages")]
    release: Option<PathBuf>,
    /// The root that signatures are checked against, kept elsewhere than on the hosts.
    #[arg(long, value_name = "ROOT")]
    trust: Option<PathBuf>,
    /// Somebody should see to a copy whose newest signature is this many hours old.
    #[arg(long, value_name = "HOURS", default_value_t = 12, requires = "trust")]
    oldest: i64,
    /// Take this as the time instead of the clock's.
    #[arg(long, value_name = "INSTANT")]
    now: Option<String>,
}

pub(super) fn run(args: &Args, out: &mut dyn Write, talk: &mut dyn Write) -> Result<Exit, Failure> {
    let release = args.release.as_deref().map(ReleaseList::read).transpose().map_err(Failure::asked_wrongly)?;
    let now = clock(args.now.as_deref())?;
    let shown = args.trust.as_ref().map(|path| path.display().to_string()).unwrap_or_default();
    let root = args.trust.as_deref().map(metadata_file).transpose();
    let root = root.map_err(|e| Failure::asked_wrongly(format!("--trust: {e}")))?;
    let watched = root.as_deref().map(|root| Watched { root, now: &now, oldest: args.oldest });
    let progress = std::rc::Rc::new(Progress::new());
    let copies = |texts: &[String]| -> Vec<Copy> {
        let copy = |text: &String| {
            let (progress, host) = (std::rc::Rc::clone(&progress), text.clone());
            Copy::of(text, move |path| progress.step(&format!("{host}: {path}")))
        };
        texts.iter().map(copy).collect()
    };
    let report = watch(&copies(&args.mirrors), &copies(&args.pages), release.as_ref(), watched.as_ref());
    progress.done();
    let report = report.map_err(|e| Failure::asked_wrongly(format!("--trust: {shown}: {e}")))?;
    put(out, &serde_json::to_string(&report).map_err(Failure::failed)?)?;
    if report.ok {
        return Ok(Exit::Done);
    }
    if !report.agree {
        let _ = writeln!(talk, "pollstead: the copies do not hold the same edition");
    }
    for one in &report.mirrors {
        if let Some(refused) = one.signed.as_ref().and_then(|signed| signed.refused.as_ref()) {
            let _ = writeln!(talk, "pollstead: {}: {refused}", one.mirror);
        }
        if let Some(hours) = one.hours_old.filter(|hours| *hours >= args.oldest) {
            let _ = writeln!(talk, "pollstead: {}: the newest signature is {hours} hours old, expected less than {}", one.mirror, args.oldest);
        }
    }
    let mirrors = report.mirrors.iter().map(|one| (&one.mirror, &one.faults));
    for (place, faults) in mirrors.chain(report.pages.iter().map(|one| (&one.pages, &one.faults))) {
        for fault in faults {
            let _ = writeln!(talk, "pollstead: {place}: {}: {}", fault.file, fault.message);
        }
    }
    Ok(Exit::Failed)
}
