//! `pollstead demo`.

use std::io::Write;
use std::path::PathBuf;

use super::progress::Progress;
use super::{Exit, Failure, put};
use crate::compile::demo::{DemoOptions, Scale, write_demo_with};

#[derive(clap::Args)]
pub(super) struct Args {
    /// Where to write the made-up source. An earlier demo there is replaced.
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// A county of twelve precincts, or a state of Mississippi's real size.
    #[arg(long, value_enum, default_value_t = ScaleArg::County)]
    scale: ScaleArg,
    /// The same seed gives the same bytes.
    #[arg(long, value_name = "N", default_value_t = 1)]
    seed: u64,
    /// Leave this share of streets, and of numbers, out of the address lists; the truth keeps them.
    #[arg(long, value_name = "SHARE", default_value_t = 0.0)]
    hold_out: f64,
}

#[derive(Clone, Copy, clap::ValueEnum)]
enum ScaleArg {
    County,
    State,
}

pub(super) fn run(args: &Args, out: &mut dyn Write, _talk: &mut dyn Write) -> Result<Exit, Failure> {
    let scale = match args.scale {
        ScaleArg::County => Scale::County,
        ScaleArg::State => Scale::State,
    };
    let options = DemoOptions { hold_out: args.hold_out, ..DemoOptions::new(scale, args.seed) };
    let progress = Progress::new();
    let written = write_demo_with(&args.out, &options, &mut |done, of| progress.step(&format!("county {done} of {of}")));
    progress.done();
    let summary = written.map_err(Failure::failed)?;
    put(out, &format!(
        "{}: made-up source of {} counties, {} precincts, {} addresses",
        args.out.display(), summary.counties, summary.precincts, summary.addresses
    ))?;
    put(out, &format!("next: pollstead build {} --out edition", args.out.join("demo.toml").display()))?;
    Ok(Exit::Done)
}
