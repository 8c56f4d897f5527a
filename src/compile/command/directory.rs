//! `pollstead directory`: an edition as plain pages without script.

use std::io::Write;
use std::path::{Path, PathBuf};

use super::edition::EditionArgs;
use super::progress::Progress;
use super::{Exit, Failure, put};
use crate::compile::directory::{self, BaseUrl, Options};
use crate::compile::folder_driver::FolderDriver;
use crate::compile::write;

#[derive(clap::Args)]
#[command(after_help = "The pages carry the dates of their elections and no clock: the same edition gives the same bytes. With --today, \
    elections before that day are over, and an edition with none ahead is headed \"Old\".")]
pub(super) struct Args {
    #[command(flatten)]
    edition: EditionArgs,
    /// Where to write the pages. A Directory that is there is replaced as a whole, or not at all.
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// Address the pages will have, such as https://example.org/directory/. Without it there is no sitemap.
    #[arg(long, value_name = "URL")]
    base_url: Option<String>,
    /// The day it is, such as 2026-11-22.
    #[arg(long, value_name = "DATE")]
    today: Option<String>,
    /// The look-up page as seen from the index, such as ../, for a link back.
    #[arg(long, value_name = "URL")]
    lookup: Option<String>,
}

pub(super) fn run(args: &Args, out: &mut dyn Write, talk: &mut dyn Write) -> Result<Exit, Failure> {
    let base_url = args.base_url.as_deref().map(str::parse::<BaseUrl>).transpose();
    let base_url = base_url.map_err(|e| Failure::asked_wrongly(format!("--base-url: {e}")))?;
    let today = args.today.as_deref().map(day).transpose()?;
    let options = Options { base_url, today, lookup: args.lookup.clone(), only: None };
    let mut driver = args.edition.open()?;
    write_out(&args.edition.edition, &mut driver, &options, &args.out, out)?;
    if options.base_url.is_none() {
        let _ = writeln!(talk, "no sitemap: it needs --base-url, for a sitemap holds whole addresses only");
    }
    Ok(Exit::Done)
}

/// For `build`: the pages of the edition it has just written, read back as anybody would read it.
pub(super) fn of_edition(edition: &Path, folder: &Path, out: &mut dyn Write) -> Result<(), Failure> {
    write_out(edition, &mut FolderDriver::new(edition), &Options::default(), folder, out)
}

/// Writes the pages as a whole, and says what they are.
fn write_out(edition: &Path, driver: &mut FolderDriver, options: &Options, folder: &Path, out: &mut dyn Write) -> Result<(), Failure> {
    let progress = Progress::new();
    let made = directory::make(driver, options, &mut |county| progress.step(county));
    progress.done();
    let made = made.map_err(|e| Failure::failed(format!("{}: {e}", edition.display())))?;
    write::directory(folder, &made.files).map_err(Failure::failed)?;
    put(out, &format!(
        "{}: {} counties, {} polling places, {} pages, the largest {} bytes",
        folder.display(), made.counties, made.places, made.pages, made.largest
    ))?;
    Ok(())
}

fn day(text: &str) -> Result<String, Failure> {
    let read = (text.len() == 10).then(|| text.parse::<jiff::civil::Date>().ok()).flatten();
    read.map(|date| date.to_string()).ok_or_else(|| Failure::asked_wrongly(format!("--today: found {text:?}, expected a day such as 2026-11-22")))
}
