//! `pollstead verify`: a published edition against a root that came by another way. For the office, the press, and anybody.

use std::io::Write;
use std::path::PathBuf;

use super::edition::{clock, metadata_file};
use super::{Exit, Failure, put};
use crate::compile::mirror::prove;

#[derive(clap::Args)]
#[command(after_help = "One line of JSON on stdout. Exit 0: signed by those whom the root names, in time, and every file as listed; 1: not; 2: asked wrongly.\n\
                        The root must have come another way than the edition: from the office by hand, or with an earlier release.")]
pub(super) struct Args {
    /// The edition's folder.
    #[arg(long, value_name = "DIR")]
    edition: PathBuf,
    /// A root that you trust; a newer one is followed from it.
    #[arg(long, value_name = "ROOT")]
    trust: PathBuf,
    /// Take this as the time instead of the clock's.
    #[arg(long, value_name = "INSTANT")]
    now: Option<String>,
}

pub(super) fn run(args: &Args, out: &mut dyn Write, talk: &mut dyn Write) -> Result<Exit, Failure> {
    let shown = args.trust.display().to_string();
    let root = metadata_file(&args.trust).map_err(Failure::asked_wrongly)?;
    let proof = prove(&args.edition, &root, &clock(args.now.as_deref())?).map_err(|e| Failure::asked_wrongly(format!("--trust: {shown}: {e}")))?;
    put(out, &serde_json::to_string(&proof).map_err(Failure::failed)?)?;
    if let Some(refused) = &proof.metadata.refused {
        let _ = writeln!(talk, "pollstead: {}: {refused}", args.edition.display());
    }
    for fault in &proof.faults {
        let _ = writeln!(talk, "pollstead: {}: {}: {}", args.edition.display(), fault.file, fault.message);
    }
    Ok(if proof.ok { Exit::Done } else { Exit::Failed })
}
