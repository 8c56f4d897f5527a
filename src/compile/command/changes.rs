//! `pollstead changes`: who votes somewhere else, between two editions or sources.

use std::io::Write;
use std::path::PathBuf;

use super::two::{TwoArgs, put_files};
use super::{Exit, Failure, put};
use crate::compile::changes;

#[derive(clap::Args)]
#[command(after_help = "OLD and NEW are each an edition's folder or a profile; a profile is built in memory and nothing of it is written.\n\n\
    Precincts are compared by county and code. A place of another name at the same address is told apart from the same name at another\n\
    address and from a move; what the lists do not settle says so. In Mississippi a move inside the 60 days before an election is flagged,\n\
    surely or perhaps: two dated lists show between which days a place changed, not on which.\n\n\
    Two years of the state's list:\n  pollstead changes data/sources/ms-2018.toml data/sources/ms-2020.toml --root ../shared/data --out changes\n\
    Two editions:\n  pollstead changes last-year/ edition/ --unsigned --out changes")]
pub(super) struct Args {
    #[command(flatten)]
    two: TwoArgs,
    /// Where to write changes.html (to read and print) and changes.json (for programs). Without it JSON goes to stdout.
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
}

pub(super) fn run(args: &Args, out: &mut dyn Write, talk: &mut dyn Write) -> Result<Exit, Failure> {
    let [(old, was), (new, is)] = args.two.open()?;
    let list = changes::compare((&old, was), (&new, is)).map_err(Failure::failed)?;
    let json = serde_json::to_string_pretty(&list).map_err(Failure::failed)?;
    match &args.out {
        None => {
            put(out, &json)?;
        }
        Some(folder) => {
            let page = changes::page::page(&list);
            put_files(folder, &[("changes.html", page.as_bytes()), ("changes.json", json.as_bytes())], out)?;
        }
    }
    let _ = writeln!(talk, "{}", list.line());
    Ok(Exit::Done)
}
