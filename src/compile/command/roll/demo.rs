//! `pollstead roll demo`: a made-up roll over an edition's precincts.

use std::io::Write;
use std::path::PathBuf;

use super::{Exit, Failure, put};
use crate::compile::demo::{VotersPrecinct, made_up_roll};
use crate::compile::whole_edition::WholeEdition;
use crate::compile::write;

#[derive(clap::Args)]
pub(super) struct Args {
    /// The edition whose precincts the made-up people live in.
    #[arg(long, value_name = "DIR")]
    edition: PathBuf,
    /// How many.
    #[arg(long, value_name = "N", default_value_t = 2_000)]
    voters: usize,
    /// The same seed gives the same bytes.
    #[arg(long, value_name = "N", default_value_t = 1)]
    seed: u64,
    /// Where to write the roll.
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
}

pub(super) fn run(args: &Args, out: &mut dyn Write) -> Result<Exit, Failure> {
    let edition = WholeEdition::folder(&args.edition).map_err(Failure::failed)?;
    let mut precincts = Vec::new();
    for fips in edition.counties().into_keys() {
        let county = edition.county(fips).map_err(Failure::failed)?;
        precincts.extend(county.index.precincts.iter().map(|p| VotersPrecinct {
            county: fips.to_string(),
            code: p.code.clone(),
            splits: p.splits.iter().map(|s| s.code.clone()).collect(),
        }));
    }
    write::file(&args.out, made_up_roll(&precincts, args.voters, args.seed).as_bytes()).map_err(Failure::failed)?;
    put(out, &format!("{}: {} made-up people in {} precincts; nobody in it exists", args.out.display(), args.voters, precincts.len()))?;
    Ok(Exit::Done)
}
