//! `pollstead packet`: what a county's polling places need on paper.

use std::io::Write;
use std::path::PathBuf;

use super::edition::leave_to_open;
use super::{Exit, Failure, put};
use crate::compile::county_names::CountyNames;
use crate::compile::report_html::words::counted;
use crate::compile::directory::{self, Options};
use crate::compile::folder_driver::FolderDriver;
use crate::compile::whole_edition::WholeEdition;
use crate::compile::{packet, write};
use crate::domain::place::CountyFips;

#[derive(clap::Args)]
#[command(after_help = "DIR then holds places.html (every place of the county, a page each and a blank log page, in large type), places/ (the same\n\
    one by one), wall-list/ (the county's list to hang up, in normal and large print, English and Spanish), confirmation.html to print\n\
    for the board, confirmations.xlsx to fill in (minute book, page, day, name and office for each place), tape-plans.html (where the\n\
    two lines fall at each place, in feet and landmarks) and zones/ (for each place that plan, the zone sheet drawn to scale and the\n\
    notice for the wall; where nobody surveyed, a worksheet to measure by tape, and no sheet), law.html and law/ (the acceptable IDs,\n\
    what is posted, the affidavit steps with this election's dates, who may remain; a draft until counsel has reviewed the rules). Name the filled-in confirmations.xlsx in\n\
    the profile as an input of the role `confirmations`, and the next edition says who confirmed.\n\n\
    Telephone numbers stand there only with their source and day; the Secretary of State's lines always.\n\n\
    One county:\n  pollstead packet --edition edition --county Winston --election ms-2026-11-03-general --out packet")]
pub(super) struct Args {
    /// The edition's folder.
    #[arg(long, value_name = "DIR")]
    edition: PathBuf,
    /// Open an edition that nobody has signed.
    #[arg(long)]
    unsigned: bool,
    /// The county: its five digits, or its name.
    #[arg(long, value_name = "COUNTY")]
    county: String,
    /// The election, by its id; the latest whose places are listed without this.
    #[arg(long, value_name = "ID")]
    election: Option<String>,
    /// Where to write the papers.
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
}

pub(super) fn run(args: &Args, out: &mut dyn Write, talk: &mut dyn Write) -> Result<Exit, Failure> {
    let edition = WholeEdition::folder(&args.edition).map_err(Failure::failed)?;
    leave_to_open(&args.edition, args.unsigned, edition.site.made_up)?;
    let election = super::two::election(&edition, args.election.as_deref(), "--election", None)?;
    let fips = county(&edition, &args.county)?;
    let papers = packet::papers(&edition, fips, election).map_err(Failure::failed)?;
    for (name, bytes) in &papers {
        write::file(&args.out.join(name), bytes).map_err(Failure::failed)?;
    }
    let options = Options { only: Some(fips), ..Options::default() };
    let lists = directory::make(&mut FolderDriver::new(&args.edition), &options, &mut |_| {});
    let lists = lists.map_err(|e| Failure::failed(format!("{}: {e}", args.edition.display())))?;
    write::directory(&args.out.join("wall-list"), &lists.files).map_err(Failure::failed)?;
    let places = papers.keys().filter(|n| n.starts_with("places/")).count();
    put(out, &args.out.join("places.html").display().to_string())?;
    put(out, &args.out.join("wall-list").join("index.html").display().to_string())?;
    put(out, &args.out.join("tape-plans.html").display().to_string())?;
    if papers.contains_key("law.html") {
        put(out, &args.out.join("law.html").display().to_string())?;
    }
    put(out, &args.out.join("confirmation.html").display().to_string())?;
    put(out, &args.out.join("confirmations.xlsx").display().to_string())?;
    let _ = writeln!(talk, "{}, {}", counted(places, "polling place"), counted(papers.len(), "file"));
    Ok(Exit::Done)
}

fn county(edition: &WholeEdition, asked: &str) -> Result<CountyFips, Failure> {
    let counties = edition.counties();
    let mut names = CountyNames::default();
    for (fips, name) in &counties {
        names.add(*fips, name);
    }
    names.find(asked).filter(|fips| counties.contains_key(fips)).ok_or_else(|| {
        let known: Vec<&str> = counties.values().take(90).map(String::as_str).collect();
        Failure::asked_wrongly(format!("--county: found {asked:?}, expected one of {}", known.join(", ")))
    })
}
