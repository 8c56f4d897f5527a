//! `pollstead restore`: a copy of an edition from back-ups, written whole and looked at once more.

use std::io::Write;
use std::path::PathBuf;

use super::{Exit, Failure, put};
use crate::compile::mirror::{look, restore};
use crate::compile::write;
use crate::domain::edition::Hash;

#[derive(clap::Args)]
#[command(after_help = "A file comes from whichever back-up has it as its name says; none of them has to be whole.")]
pub(super) struct Args {
    /// Back-ups, as folders.
    #[arg(required = true, value_name = "BACKUP")]
    from: Vec<PathBuf>,
    /// Where the edition is written.
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// Which edition, by the hash of its m/now.json, where the back-ups hold several.
    #[arg(long, value_name = "SHA256")]
    edition: Option<String>,
}

pub(super) fn run(args: &Args, out: &mut dyn Write) -> Result<Exit, Failure> {
    let wanted = args.edition.as_deref().map(str::parse::<Hash>).transpose().map_err(|e| Failure::asked_wrongly(format!("--edition: {e}")))?;
    let tree = restore(&args.from, wanted).map_err(Failure::failed)?;
    write::edition(&args.out, &tree.files).map_err(Failure::failed)?;
    // As it now lies there, and not as it was meant.
    let proof = look(&args.out).map_err(|fault| Failure::failed(format!("{}: {}", fault.file, fault.message)))?;
    if proof != tree {
        return Err(Failure::failed(format!("{}: found other files than were written, expected the edition", args.out.display())));
    }
    put(out, &format!("edition {}: {} files, each as it should be", tree.edition, tree.files.len()))?;
    Ok(Exit::Done)
}
