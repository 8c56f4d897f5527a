//! `pollstead sign start`: drafts the roles, once what moved has been acknowledged.

use std::io::Write;
use std::path::PathBuf;

use super::{bytes, keep, say};
use crate::compile::command::edition::clock;
use crate::compile::command::{Exit, Failure, put};
use crate::compile::sign::draft::{Drafts, Wanted};
use crate::compile::sign::roles::Roles;
use crate::compile::sign::{collect, gate};
use crate::compile::whole_edition::WholeEdition;
use crate::compile::{changes, write};
use crate::domain::Instant;

#[derive(clap::Args)]
pub(super) struct StartArgs {
    /// The edition's folder, as `build` wrote it.
    #[arg(long, value_name = "DIR")]
    edition: PathBuf,
    /// The newest root, signed.
    #[arg(long, value_name = "ROOT")]
    root: PathBuf,
    /// Who signs what; needed the first time, and when it changes.
    #[arg(long, value_name = "FILE")]
    roles: Option<PathBuf>,
    /// The edition that is published now; leave it out the first time only.
    #[arg(long, value_name = "DIR")]
    after: Option<PathBuf>,
    /// How many precincts have another place than in the published edition, as `pollstead changes` lists them.
    #[arg(long, value_name = "N", requires = "after")]
    acknowledge: Option<usize>,
    /// More than 5 in 100 precincts move, and that is right: one signature more is asked for.
    #[arg(long, requires = "after")]
    mass_change: bool,
    /// Until when the drafted roles are good, instead of their season's end.
    #[arg(long, value_name = "INSTANT")]
    until: Option<Instant>,
    /// Take this as the time instead of the clock's.
    #[arg(long, value_name = "INSTANT")]
    now: Option<String>,
}

pub(super) fn run(args: &StartArgs, out: &mut dyn Write, talk: &mut dyn Write) -> Result<Exit, Failure> {
    let root = bytes(&args.root)?;
    let roles = args.roles.as_deref().map(Roles::read).transpose().map_err(Failure::asked_wrongly)?;
    let edition = WholeEdition::folder(&args.edition).map_err(Failure::failed)?;
    let (mut before, mut mass_change) = (None, false);
    if let Some(after) = &args.after {
        let published = WholeEdition::folder(after).map_err(Failure::failed)?;
        let last = |e: &WholeEdition| e.site.elections.iter().rposition(|e| e.places_listed).unwrap_or(0);
        let list = changes::compare((&published, last(&published)), (&edition, last(&edition))).map_err(Failure::failed)?;
        let _ = writeln!(talk, "{}", list.line());
        let passed = gate::gate(&list, args.acknowledge, args.mass_change).map_err(|e| {
            Failure::failed(e).advising("Read the sentences of `pollstead changes PUBLISHED EDITION` first. A mass change that is right is said with --mass-change.")
        })?;
        mass_change = passed.is_mass;
        before = Some(write::list_of(after).map_err(Failure::failed)?);
    }
    let now = clock(args.now.as_deref())?;
    if args.until.as_ref().is_some_and(|until| *until <= now) {
        return Err(Failure::asked_wrongly("--until: found an instant that is over, expected one ahead"));
    }
    let wanted =
        Wanted { list: edition.list(), elections: &edition.site.elections, now: &now, until: args.until.as_ref(), roles: roles.as_ref(), mass_change, only: None };
    let mut drafts = Drafts::new(&root, before, &wanted).map_err(Failure::failed)?;
    let folder = args.edition.join(crate::compile::sign::draft::FOLDER);
    if folder.exists() {
        return Err(Failure::asked_wrongly(format!("{}: found drafts that somebody may be signing, expected none", folder.display()))
            .advising("Publish them, or remove the folder."));
    }
    keep(&args.edition, &drafts)?;
    put(out, &format!("wrote drafts into {}; they ask for signatures:", folder.display()))?;
    say(&collect::add(&mut drafts, None).map_err(Failure::failed)?, out)
}
