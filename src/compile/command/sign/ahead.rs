//! `pollstead sign ahead` and `sign due`: timestamps for days on which no key is near, and their putting in place.

use std::io::Write;
use std::path::PathBuf;

use super::passphrase::PassphraseArgs;
use super::{bytes, keys, put_published};
use crate::compile::command::edition::clock;
use crate::compile::command::{Exit, Failure, put};
use crate::compile::sign::ahead::{self, Ahead};
use crate::compile::sign::publish::Signing;
use crate::compile::whole_edition::WholeEdition;
use crate::compile::write;
use crate::domain::Instant;

#[derive(clap::Args)]
#[command(after_help = "On Friday, where the keys are:\n  \
    pollstead sign ahead --edition published --key snapshot.key --key timestamp.key --from 2027-10-30T00:00:00Z --until 2027-11-06T00:00:00Z --out ahead\n\n\
    By cron on the host, every half hour, without a key:\n  \
    pollstead sign due --edition published --ahead ahead\n\n\
    Whoever holds the folder can show this edition as fresh until the last of them ends: keep it as you keep a key. After a notice or a\n\
    new edition none of them fits any more; sign ahead again.")]
pub(super) struct AheadArgs {
    /// The published edition's folder.
    #[arg(long, value_name = "DIR")]
    edition: PathBuf,
    /// The timestamp's key, and the snapshot's, which then is good until the end.
    #[arg(long, value_name = "FILE", required = true)]
    key: Vec<PathBuf>,
    /// When the first is due.
    #[arg(long, value_name = "INSTANT")]
    from: Instant,
    /// Through when there is always one that is good.
    #[arg(long, value_name = "INSTANT")]
    until: Instant,
    /// Hours from one to the next.
    #[arg(long, value_name = "HOURS", default_value_t = 6)]
    every: u32,
    /// Where to write them, a file each; a folder that is there is refused.
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    #[command(flatten)]
    passphrase: PassphraseArgs,
    /// Take this as the time instead of the clock's.
    #[arg(long, value_name = "INSTANT")]
    now: Option<String>,
}

#[derive(clap::Args)]
pub(super) struct DueArgs {
    /// The published edition's folder.
    #[arg(long, value_name = "DIR")]
    edition: PathBuf,
    /// What `sign ahead` wrote.
    #[arg(long, value_name = "DIR")]
    ahead: PathBuf,
    /// Take this as the time instead of the clock's.
    #[arg(long, value_name = "INSTANT")]
    now: Option<String>,
}

pub(super) fn ahead(args: &AheadArgs, out: &mut dyn Write) -> Result<Exit, Failure> {
    if args.out.exists() {
        return Err(Failure::asked_wrongly(format!("{}: found a folder, expected none: what was signed ahead is never mixed", args.out.display())));
    }
    let bundle = write::list_of(&args.edition).map_err(Failure::failed)?;
    let edition = WholeEdition::folder(&args.edition).map_err(Failure::failed)?;
    let (now, keys) = (clock(args.now.as_deref())?, keys(&args.key, &args.passphrase)?);
    let signing = Signing { now: &now, elections: &edition.site.elections, until: None, keys: &keys };
    let files = ahead::sign(&bundle, &signing, &args.from, &args.until, args.every).map_err(|e| {
        Failure::failed(e).advising("A role that ends too early is drafted with `sign start --until`; the snapshot with its key beside the timestamp's.")
    })?;
    // As a whole: half a folder would end a day early, and nobody would know.
    write::new_secret_folder(&args.out, &files).map_err(Failure::failed)?;
    let count = files.keys().filter(|name| *name != ahead::SNAPSHOT).count();
    put(out, &format!("{}: {count} timestamps, one every {} hours from {}, good through {}", args.out.display(), args.every, args.from.as_str(), args.until.as_str()))?;
    Ok(Exit::Done)
}

pub(super) fn due(args: &DueArgs, out: &mut dyn Write) -> Result<Exit, Failure> {
    let bundle = write::list_of(&args.edition).map_err(Failure::failed)?;
    let now = clock(args.now.as_deref())?;
    let entries = std::fs::read_dir(&args.ahead).map_err(|e| Failure::asked_wrongly(format!("{}: {e}", args.ahead.display())))?;
    let mut files = Ahead::new();
    for entry in entries {
        let path = entry.map_err(|e| Failure::failed(format!("{}: {e}", args.ahead.display())))?.path();
        if let Some(name) = path.file_name().and_then(|name| name.to_str()).filter(|name| name.ends_with(".json")) {
            files.insert(name.to_owned(), bytes(&path)?);
        }
    }
    let advice = "The edition is as it was.";
    match ahead::due(&bundle, &files, &now).map_err(|e| Failure::failed(e).advising(advice))? {
        None => {
            put(out, &format!("{}: the newest timestamp that is due is there", args.edition.display()))?;
        }
        Some((until, files)) => {
            put_published(&args.edition, &files)?;
            put(out, &format!("{}: the timestamp is good until {}", args.edition.display(), until.as_str()))?;
        }
    }
    Ok(Exit::Done)
}
