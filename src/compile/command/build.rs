//! `pollstead check` and `pollstead build`.

use std::io::Write;
use std::path::PathBuf;

use super::progress::Progress;
use super::two::{election, one};
use super::{Exit, Failure, put};
use crate::compile::changes;
use crate::compile::corrections_sheet;
use crate::compile::law_audit;
use crate::compile::notices;
use crate::compile::pipeline::{self, Built};
use crate::compile::profile::Profile;
use crate::compile::report::Report;
use crate::compile::whole_edition::WholeEdition;
use crate::compile::write;

#[derive(clap::Args)]
pub(super) struct CheckArgs {
    /// The source's profile.
    #[arg(value_name = "SOURCE.toml")]
    source: PathBuf,
    /// Folder that the profile's paths are relative to; its own without this.
    #[arg(long, value_name = "DIR")]
    root: Option<PathBuf>,
    /// Where to write the report: FILE.html for reading, FILE.json for programs. Without it JSON goes to stdout.
    #[arg(long, value_name = "FILE")]
    report: Option<PathBuf>,
    /// Where to write the corrections spreadsheet: FILE.xlsx, or FILE.csv. One row for each thing a correction can settle;
    /// fill in new, reason, who and when, and name the file under `corrections` in the profile.
    #[arg(long, value_name = "FILE")]
    corrections_sheet: Option<PathBuf>,
}

#[derive(clap::Args)]
pub(super) struct BuildArgs {
    /// The source's profile.
    #[arg(value_name = "SOURCE.toml")]
    source: PathBuf,
    /// Folder that the profile's paths are relative to; its own without this.
    #[arg(long, value_name = "DIR")]
    root: Option<PathBuf>,
    /// Where to write the edition. An edition that is there is replaced as a whole, or not at all.
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// Where to write the report: FILE.html for reading, FILE.json for programs.
    #[arg(long, value_name = "FILE")]
    report: Option<PathBuf>,
    /// Where to write the corrections spreadsheet: FILE.xlsx, or FILE.csv. One row for each thing a correction can settle;
    /// fill in new, reason, who and when, and name the file under `corrections` in the profile.
    #[arg(long, value_name = "FILE")]
    corrections_sheet: Option<PathBuf>,
    /// Also write the edition as plain pages without script, as `pollstead directory` does.
    #[arg(long, value_name = "DIR")]
    directory: Option<PathBuf>,
    /// Refuse what must not be published: made-up data, places nobody has confirmed, law nobody has reviewed.
    #[arg(long)]
    production: bool,
    /// An edition's folder, or a profile, since which changes are listed in the edition and fed as changes.atom; the profile's
    /// own `since` without it.
    #[arg(long, value_name = "OLD")]
    since: Option<PathBuf>,
    /// What becomes of the notices of the edition that stands at --out, where it has any: keep those that are not over, or drop them.
    #[arg(long, value_name = "WHAT", value_parser = ["keep", "drop"])]
    notices: Option<String>,
}

pub(super) fn check(args: &CheckArgs, out: &mut dyn Write, talk: &mut dyn Write) -> Result<Exit, Failure> {
    let built = made(&args.source, args.root.as_deref())?;
    write_sheet(args.corrections_sheet.as_deref(), &built)?;
    match &args.report {
        Some(path) => write_report(path, &built.report)?,
        None => {
            let json = serde_json::to_string_pretty(&built.report).map_err(Failure::failed)?;
            put(out, &json)?;
        }
    }
    let _ = writeln!(talk, "{}", built.report.line());
    Ok(Exit::Done)
}

pub(super) fn build(args: &BuildArgs, out: &mut dyn Write, talk: &mut dyn Write) -> Result<Exit, Failure> {
    let profile = pipeline::read_profile(&args.source).map_err(Failure::failed)?;
    if args.production && profile.made_up {
        return Err(Failure::failed(format!("{}: found made-up data, expected a real source for --production", args.source.display()))
            .advising("Build it without --production to try it out."));
    }
    let mut built = made(&args.source, args.root.as_deref())?;
    write_sheet(args.corrections_sheet.as_deref(), &built)?;
    if args.production {
        if let Some(path) = &args.report {
            write_report(path, &built.report)?;
        }
        let unconfirmed = built.report.counts.get("places-not-confirmed").copied().unwrap_or(0);
        let unreviewed = law_audit::unreviewed().map_err(Failure::failed)?;
        if unconfirmed > 0 || !unreviewed.is_empty() {
            let law = if unreviewed.is_empty() { "no unreviewed law".to_owned() } else { format!("law nobody has reviewed ({})", unreviewed.join(", ")) };
            return Err(Failure::failed(format!("found unconfirmed polling places in {unconfirmed} counties and {law}, expected none for --production"))
                .advising("Have each county confirm its places, and counsel work through `pollstead law audit`; until then build without --production."));
        }
    }
    list_changes(args, &profile, &mut built, talk)?;
    keep_notices(args, &mut built, talk)?;
    write::edition(&args.out, &built.files).map_err(Failure::failed)?;
    if let Some(ids) = &profile.ids {
        let folder = args.source.parent().unwrap_or(std::path::Path::new(".")).join(ids);
        for (name, table) in &built.tables {
            write::file(&folder.join(name), table).map_err(Failure::failed)?;
        }
    }
    if let Some(path) = &args.report {
        write_report(path, &built.report)?;
    }
    let holds = &built.report.holds;
    put(out, &format!(
        "{}: {} counties, {} precincts, {} polling places, {} registered addresses, {} road sides; {} files, {} bytes",
        args.out.display(), holds.counties, holds.precincts, holds.places, holds.addresses, holds.road_sides, holds.files, holds.bytes
    ))?;
    if let Some(folder) = &args.directory {
        super::directory::of_edition(&args.out, folder, out)?;
    }
    let _ = writeln!(talk, "{}", built.report.line());
    Ok(Exit::Done)
}

/// What became of polling places since the edition that the profile or `--since` names, if either does.
fn list_changes(args: &BuildArgs, profile: &Profile, built: &mut Built, talk: &mut dyn Write) -> Result<(), Failure> {
    let folder = args.source.parent().unwrap_or(std::path::Path::new("."));
    let Some(since) = args.since.clone().or_else(|| profile.since.as_ref().map(|s| folder.join(s))) else { return Ok(()) };
    // Of an edition that is only compared, nothing is published.
    let old = one(&since, args.root.as_deref(), true)?;
    let new = WholeEdition::made("the new edition", built.files.clone()).map_err(Failure::failed)?;
    let at = election(&new, None, "--election", None)?;
    let same = new.site.elections.get(at).map(|e| e.id.clone());
    let was = election(&old, None, "--old-election", same.as_deref())?;
    let list = changes::compare((&old, was), (&new, at)).map_err(Failure::failed)?;
    changes::feed::add(&mut built.files, new.list(), &list).map_err(Failure::failed)?;
    let _ = writeln!(talk, "{}", list.line());
    Ok(())
}

/// A new edition must not undo in silence what a notice says of the morning.
fn keep_notices(args: &BuildArgs, built: &mut Built, talk: &mut dyn Write) -> Result<(), Failure> {
    let Ok(standing) = notices::in_folder(&args.out) else { return Ok(()) };
    let now = super::edition::clock(None)?;
    let ahead = standing.standing().into_iter().filter(|n| n.until.utc.as_str() > now.as_str()).count();
    if ahead == 0 {
        return Ok(());
    }
    match args.notices.as_deref() {
        Some("drop") => Ok(()),
        Some(_) => {
            let kept = notices::carried_over(&mut built.files, &standing, &now).map_err(Failure::failed)?;
            let _ = writeln!(talk, "{kept} notices kept");
            Ok(())
        }
        None => Err(Failure::asked_wrongly(format!("{}: found an edition with {ahead} notices that are not over, expected to be told what becomes of them", args.out.display()))
            .advising("Say --notices keep, or --notices drop.")),
    }
}

fn made(source: &std::path::Path, root: Option<&std::path::Path>) -> Result<Built, Failure> {
    let progress = Progress::new();
    let built = pipeline::build(source, root, &mut |step| progress.step(step));
    progress.done();
    built.map_err(Failure::failed)
}

/// What is there is somebody's work and is not written over.
fn write_sheet(path: Option<&std::path::Path>, built: &Built) -> Result<(), Failure> {
    let Some(path) = path else { return Ok(()) };
    if path.exists() {
        return Err(Failure::failed(format!("{}: found a file there, expected none: it may be filled in already", path.display()))
            .advising("Give the corrections sheet another name."));
    }
    let bytes = corrections_sheet::sheet(&built.to_correct).bytes(path).map_err(Failure::asked_wrongly)?;
    write::file(path, &bytes).map_err(Failure::failed)
}

fn write_report(path: &std::path::Path, report: &Report) -> Result<(), Failure> {
    let is_html = path.extension().is_some_and(|e| e.eq_ignore_ascii_case("html"));
    let bytes = if is_html {
        crate::compile::report_html::page(report).into_bytes()
    } else {
        serde_json::to_vec_pretty(report).map_err(Failure::failed)?
    };
    write::file(path, &bytes).map_err(Failure::failed)
}
