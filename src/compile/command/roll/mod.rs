//! `pollstead roll`: one file per step, from the office's key to what a code's holder is told.

mod code;
mod demo;
mod key;
mod open;
mod seal;
mod series;
mod tablet;

use std::io::{Read, Write};

use clap::Subcommand;

use super::{Exit, Failure, put};

#[derive(clap::Args)]
#[command(after_help = "A first try, with people who do not exist:\n  \
    pollstead roll demo --edition edition --out roll.csv\n  \
    pollstead roll key --out office.key\n  \
    pollstead roll code --roll roll.csv --key office.key --series demo-1 --cards cards.csv --site https://vote.example/v --out mailing\n  \
    pollstead roll seal --roll roll.csv --key office.key --series demo-1 --cards cards.csv --edition edition --as-of 2027-10-01 \\\n    \
    --cost lowest --work work --out sealed\n  \
    cut -d, -f8 mailing/cards.csv | pollstead roll open --edition sealed\n\n\
    Nothing published is keyed by a name, a birth date or a number of a person, and a roll that has such a column is refused.")]
pub(super) struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// Write a made-up roll over an edition's precincts.
    Demo(demo::Args),
    /// Make the office's secret key.
    Key(key::Args),
    /// Issue card codes: the card printer's file and QR codes. Again for a lost card, or take one back.
    Code(code::Args),
    /// Stretch the codes of some counties, for a roll that is split over many processes.
    Stretch(seal::StretchArgs),
    /// Seal a roll's records into an edition, before it is signed.
    Seal(seal::SealArgs),
    /// Answer codes from an edition, as the card page does.
    Open(open::Args),
    /// Seal a precinct's roll to its poll managers' tablets, where an office turns that on.
    Pack(tablet::PackArgs),
    /// Look for names in a precinct's sealed roll, as the tablet does.
    Search(tablet::SearchArgs),
}

pub(super) fn run(args: &Args, input: &mut dyn Read, out: &mut dyn Write, talk: &mut dyn Write) -> Result<Exit, Failure> {
    match &args.what {
        What::Demo(args) => demo::run(args, out),
        What::Key(args) => key::run(args, out, talk),
        What::Code(args) => code::run(args, out, talk),
        What::Stretch(args) => seal::stretch(args, out, talk),
        What::Seal(args) => seal::seal(args, out, talk),
        What::Open(args) => open::run(args, input, out, talk),
        What::Pack(args) => tablet::pack(args, out),
        What::Search(args) => tablet::search(args, input, out),
    }
}
