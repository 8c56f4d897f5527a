//! `pollstead roll code`: first cards, cards again, cards taken back.

use std::collections::BTreeSet;
use std::io::Write;
use std::path::PathBuf;

use super::series::SeriesArgs;
use super::{Exit, Failure, put};
use crate::compile::command::progress::Progress;
use crate::compile::roll::mailing::{self, Site};
use crate::compile::roll::rows::Keep;
use crate::compile::write;

#[derive(clap::Args)]
#[command(after_help = "DIR/cards.csv is for the card printer: roll id, name, code, link. It opens records, so send it sealed and destroy it after.\n\
    Who is in the address confidentiality programme (column `protected`) gets no code.")]
pub(super) struct Args {
    #[command(flatten)]
    of: SeriesArgs,
    /// The address of the card page, which the QR opens.
    #[arg(long, value_name = "URL")]
    site: String,
    /// Where to write what the printer gets.
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// A QR for each card, as SVG, under DIR/qr.
    #[arg(long)]
    qr: bool,
    /// Print this voter's card again under a new code; the old one opens nothing from the next sealing on. May be repeated.
    #[arg(long, value_name = "VOTER")]
    reissue: Vec<String>,
    /// Take this voter's card back, without a new one. May be repeated.
    #[arg(long, value_name = "VOTER")]
    revoke: Vec<String>,
}

pub(super) fn run(args: &Args, out: &mut dyn Write, talk: &mut dyn Write) -> Result<Exit, Failure> {
    let site: Site = args.site.parse().map_err(Failure::asked_wrongly)?;
    let mut given = args.of.read(Keep::People)?;
    let on_roll: BTreeSet<&str> = given.roll.rows.iter().filter(|row| !row.protected).map(|row| row.voter.as_str()).collect();
    let mut printed = BTreeSet::new();
    for voter in &args.revoke {
        given.cards.revoke(voter).map_err(Failure::asked_wrongly)?;
    }
    for voter in &args.reissue {
        if !on_roll.contains(voter.as_str()) {
            return Err(Failure::asked_wrongly(format!("--reissue: found {voter:?}, expected a voter of this roll who may have a card")));
        }
        given.cards.issue_again(voter).map_err(Failure::asked_wrongly)?;
        printed.insert(voter.clone());
    }
    if args.reissue.is_empty() && args.revoke.is_empty() {
        for row in given.roll.rows.iter().filter(|row| !row.protected) {
            if given.cards.issue_first(&row.voter).is_some() {
                printed.insert(row.voter.clone());
            }
        }
    }
    let cards = mailing::cards_of(&given.roll.rows, &given.cards, &given.key, &given.series, |voter| printed.contains(voter));
    let folder = args.qr.then(mailing::pictures_folder);
    let table = mailing::table(&cards, &site, folder.as_deref()).map_err(Failure::failed)?;
    if let Some(folder) = &folder {
        let progress = Progress::bar(cards.len());
        for (at, card) in cards.iter().enumerate() {
            let svg = mailing::picture(card, &site).map_err(Failure::failed)?;
            write::secret(&args.out.join(folder).join(mailing::picture_name(card)), svg.as_bytes()).map_err(Failure::failed)?;
            progress.at(at + 1);
        }
        progress.done();
    }
    // The table of cards last: a card that is not in it is printed again by the next run, never forgotten.
    let path = args.out.join("cards.csv");
    write::secret(&path, &table).map_err(Failure::failed)?;
    write::secret(&args.of.cards, &given.cards.bytes()).map_err(Failure::failed)?;
    put(out, &format!("{}: {} cards to print", path.display(), cards.len()))?;
    let protected = given.roll.rows.iter().filter(|row| row.protected).count();
    if protected > 0 {
        put(out, &format!("{protected} voters are protected and get no code"))?;
    }
    if given.roll.windows_1252 {
        let _ = writeln!(talk, "{}: the file is not UTF-8; it was read as Windows-1252", given.file);
    }
    Ok(Exit::Done)
}
