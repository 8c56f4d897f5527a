//! `pollstead new`: from files that arrived to a profile, by asking.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Read, Write};
use std::path::{Component, Path, PathBuf};

use super::asking::Asking;
use super::new_sheets::choose_sheets;
use super::{Exit, Failure, put};
use crate::compile::new_profile::columns::KINDS;
use crate::compile::new_profile::guess::{GuessedInput, of_kind};
use crate::compile::new_profile::look::What;
use crate::compile::new_profile::profile_text::{NewProfile, text};
use crate::compile::new_profile::{Guess, Looked, counties, guess, look, preview};
use crate::compile::profile::{Format, Role};
use crate::compile::sources::contacts::is_date;
use crate::compile::write;

#[derive(clap::Args)]
#[command(after_help = "Say which files you have; each is looked into, whatever its name says: Excel, CSV, a SEMS export, GeoJSON, a shapefile's .shp,\n\
    911 address points, TIGER road lines, a VIP feed, a corrections sheet, a confirmation sheet. Of a workbook every sheet is read that tells\n\
    something; of two that tell the same you are asked which. For each you see what it most likely is, which of its columns is which, and\n\
    its first rows as they would be read. Enter keeps a guess; `no` lets you name the columns; `skip` leaves the file out.\n\n\
    Columns about people (names, birth dates, Social Security or voter numbers) are named and never carried on; a file that is a roll of voters\n\
    is refused. Delete such columns at the source.\n\n\
    A first profile:\n  pollstead new places.xlsx precincts.shp --county Winston --out winston.toml\n\
    Without questions, with the guesses shown:\n  pollstead new places.xlsx --county Winston --election-date 2026-11-03 --yes --out winston.toml\n\
    Then:\n  pollstead check winston.toml --report report.html --corrections-sheet corrections.xlsx")]
pub(super) struct Args {
    /// The files as they arrived.
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
    /// Where to write the profile. A file that is there is never written over.
    #[arg(long, value_name = "SOURCE.toml")]
    out: PathBuf,
    /// Take every guess; they are shown all the same.
    #[arg(long)]
    yes: bool,
    /// Of a workbook with several sheets: one to read. May be said more than once.
    #[arg(long = "sheet", value_name = "NAME")]
    sheets: Vec<String>,
    /// What the edition is called.
    #[arg(long, value_name = "TEXT")]
    name: Option<String>,
    /// The day the files speak of, YYYY-MM-DD.
    #[arg(long, value_name = "DAY")]
    as_of: Option<String>,
    /// The county of files that do not say: a name, a code, or CODE=NAME.
    #[arg(long, value_name = "COUNTY")]
    county: Option<String>,
    /// The election's day, YYYY-MM-DD.
    #[arg(long, value_name = "DAY")]
    election_date: Option<String>,
    /// The election as a voter would call it.
    #[arg(long, value_name = "TEXT")]
    election_name: Option<String>,
    /// primary, primary_runoff, general, general_runoff, special, municipal_primary or municipal_general.
    #[arg(long, value_name = "KIND", default_value = "general", value_parser = ["primary", "primary_runoff", "general", "general_runoff", "special", "municipal_primary", "municipal_general"])]
    election_kind: String,
    /// The places and people in the files are invented.
    #[arg(long)]
    made_up: bool,
}

pub(super) fn run(args: &Args, input: &mut dyn Read, out: &mut dyn Write, talk: &mut dyn Write) -> Result<Exit, Failure> {
    if args.out.exists() {
        return Err(Failure::failed(format!("{}: found a file there, expected none", args.out.display())).advising("Give the profile another name."));
    }
    for (option, day) in [("--as-of", &args.as_of), ("--election-date", &args.election_date)] {
        if let Some(day) = day.as_ref().filter(|d| !is_date(d)) {
            return Err(Failure::asked_wrongly(format!("{option}: found {day:?}, expected a day such as 2026-11-03")));
        }
    }
    let folder = args.out.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut asking = Asking::new(input, talk, args.yes);
    let looked = choose_sheets(&mut asking, look_at_all(&args.files, folder)?, &args.sheets)?;
    let (mut inputs, mut profile) = (Vec::new(), NewProfile { made_up: args.made_up, ..NewProfile::default() });
    for LookedAt { name, looked: seen, guess } in looked {
        match guess {
            Guess::Corrections => {
                asking.say(&format!("{name}: corrections"));
                profile.corrections.push(name);
            }
            Guess::Unknown(headers) => {
                asking.say(&format!("{name}: found the columns {}, and none that tell what it is for; it is left out", headers.join(", ")));
            }
            Guess::Input(guessed) => {
                let last = inputs.last().filter(|g: &&GuessedInput| g.input.path == guessed.input.path).map(|g| g.input.source.clone());
                inputs.extend(settle(&mut asking, &name, &seen, *guessed, last.as_deref())?);
            }
        }
    }
    if inputs.is_empty() {
        return Err(Failure::failed("found no file that can be an input, expected at least one").advising("Nothing was written."));
    }
    place_them(args, &mut asking, &mut inputs, &mut profile)?;
    for guessed in &inputs {
        let shown = preview::preview(folder, &guessed.input).map_err(Failure::failed)?;
        asking.say(&format!("{}: {} rows, {} left out; the first as they would be read:", guessed.input.path, shown.rows.0, shown.rows.1));
        for row in &shown.first {
            asking.say(&format!("    {row}"));
        }
        for finding in shown.findings.iter().take(5) {
            asking.say(&format!("    ! {finding}"));
        }
        if shown.findings.len() > 5 {
            asking.say(&format!("    ! and {} more; `pollstead check` lists them all", shown.findings.len() - 5));
        }
    }
    about_the_whole(args, &mut asking, &inputs, &mut profile)?;
    profile.inputs = inputs.into_iter().map(|g| g.input).collect();
    if asking.ask("Write the profile? yes or no", Some("yes"))?.to_lowercase().starts_with('n') {
        return Err(Failure::failed("stopped before the profile was written"));
    }
    write::file(&args.out, text(&profile).as_bytes()).map_err(Failure::failed)?;
    put(out, &args.out.display().to_string())?;
    asking.say(&format!("next: pollstead check {} --report report.html --corrections-sheet corrections.xlsx", args.out.display()));
    Ok(Exit::Done)
}

/// What a file or a sheet of it was found to be.
pub(super) struct LookedAt {
    /// The file as the profile names it.
    pub(super) name: String,
    pub(super) looked: Looked,
    pub(super) guess: Guess,
}

/// Every file, looked into; what is wrong with any of them is said of all of them at once.
fn look_at_all(files: &[PathBuf], folder: &Path) -> Result<Vec<LookedAt>, Failure> {
    let (mut all, mut wrong) = (Vec::new(), Vec::new());
    for file in files {
        let shown = file.display().to_string();
        let Some(name) = relative(file, folder) else {
            wrong.push(format!("{shown}: found a file on another drive than the profile, expected both on one"));
            continue;
        };
        let things = match look(file, &shown) {
            Ok(things) => things,
            Err(error) => {
                wrong.push(error.to_string());
                continue;
            }
        };
        for looked in things {
            match guess(&shown, &looked) {
                Err(error) => wrong.push(error.to_string()),
                Ok(guesses) => all.extend(guesses.into_iter().map(|mut guess| {
                    if let Guess::Input(guessed) = &mut guess {
                        guessed.input.path = glob::Pattern::escape(&name);
                    }
                    LookedAt { name: name.clone(), looked: looked.clone(), guess }
                })),
            }
        }
    }
    if wrong.is_empty() {
        return Ok(all);
    }
    Err(Failure::failed(wrong.join("\npollstead: ")).advising("Nothing was written."))
}

/// A file's path as the profile names it: from the profile's folder, with `/`.
fn relative(file: &Path, folder: &Path) -> Option<String> {
    // A folder that is yet to be made stands under one that is there.
    let base = std::path::absolute(folder).ok()?;
    let file = std::path::absolute(file).ok()?;
    let (base, file): (Vec<Component<'_>>, Vec<Component<'_>>) = (base.components().collect(), file.components().collect());
    let same = base.iter().zip(&file).take_while(|(a, b)| a == b).count();
    if same == 0 {
        return None;
    }
    let up = base.iter().skip(same).map(|_| "..".to_owned());
    let down = file.iter().skip(same).map(|c| c.as_os_str().to_string_lossy().into_owned());
    Some(up.chain(down).collect::<Vec<_>>().join("/"))
}

/// Shows a guess and lets it be mended; none where the file is to be left out.
/// `source` is who made the file, where that was asked before.
fn settle(asking: &mut Asking<'_>, name: &str, looked: &Looked, guessed: GuessedInput, source: Option<&str>) -> Result<Option<GuessedInput>, Failure> {
    let mut guessed = guessed;
    let sheet = guessed.input.sheet.as_ref().map(|s| format!(", sheet {s:?}")).unwrap_or_default();
    asking.say(&format!("{name}{sheet}: {}", guessed.words));
    for (ours, theirs) in &guessed.input.columns {
        asking.say(&format!("    {ours} = {theirs}"));
    }
    for (header, why) in &guessed.left_out {
        asking.say(&format!("    not carried on: {header} ({})", why.words()));
    }
    let used: BTreeSet<&String> = guessed.input.columns.values().collect();
    let rest: Vec<&str> = guessed.headers.iter().filter(|h| !used.contains(h)).map(String::as_str).collect();
    if !rest.is_empty() {
        asking.say(&format!("    not used: {}", rest.join(", ")));
    }
    for note in &looked.notes {
        asking.say(&format!("    {note}"));
    }
    let answer = asking.ask("Is that right? yes, no (name the columns), or skip (leave the file out)", Some("yes"))?.to_lowercase();
    if answer.starts_with('s') {
        return Ok(None);
    }
    if answer.starts_with('n') {
        guessed = name_columns(asking, name, looked, guessed)?;
    }
    guessed.input.source = asking.ask("Who made this file? It is shown with anything drawn from it", Some(source.unwrap_or("as received")))?;
    Ok(Some(guessed))
}

fn name_columns(asking: &mut Asking<'_>, name: &str, looked: &Looked, guessed: GuessedInput) -> Result<GuessedInput, Failure> {
    let streets = guessed.input.role == Role::Streets;
    let kind = KINDS.iter().find(|k| k.role == guessed.input.role && (!streets || k.format == Some(guessed.input.format)));
    let (Some(kind), What::Table(table)) = (kind, &looked.what) else {
        return Err(Failure::asked_wrongly(format!("{name}: this file's columns cannot be named here")).advising("Skip it, and write its input into the profile by hand."));
    };
    let mut columns = BTreeMap::new();
    for field in kind.fields() {
        let known = guessed.input.columns.get(field).map_or("-", String::as_str);
        let answer = asking.ask(&format!("Column for {field} (- for none)"), Some(known))?;
        if answer == "-" {
            continue;
        }
        let Some(header) = guessed.headers.iter().find(|h| **h == answer) else {
            let known = guessed.headers.join(", ");
            return Err(Failure::asked_wrongly(format!("found column {answer:?}, expected one of {known}")).advising("Nothing was written."));
        };
        columns.insert(field.to_owned(), header.clone());
    }
    if !kind.fits(&columns) {
        return Err(Failure::asked_wrongly(format!("{name}: found too few columns for {}", kind.words)).advising("Nothing was written."));
    }
    of_kind(name, table, kind, columns, guessed.headers, guessed.left_out)
        .map(|mut g| {
            g.input.path = guessed.input.path;
            g
        })
        .map_err(Failure::failed)
}

/// Which county the files are of: each row's own, or one for the whole file.
fn place_them(args: &Args, asking: &mut Asking<'_>, inputs: &mut [GuessedInput], profile: &mut NewProfile) -> Result<(), Failure> {
    let named: BTreeSet<String> = inputs.iter().flat_map(|g| g.counties.iter().cloned()).collect();
    for name in &named {
        if let Some((code, name)) = counties::find(name) {
            profile.counties.insert(name, code);
        }
    }
    let silent = |g: &GuessedInput| {
        let needs = matches!(g.input.role, Role::PollingPlaces | Role::Splits | Role::Streets | Role::Contacts | Role::Surveys | Role::Precincts);
        // A feed says its own localities, with its places.
        needs && g.input.format != Format::Vip && !["county", "label"].iter().any(|c| g.input.columns.contains_key(*c))
    };
    if !inputs.iter().any(silent) {
        return Ok(());
    }
    let only = (profile.counties.len() == 1).then(|| profile.counties.keys().next().cloned()).flatten();
    let question = "Which county are the files of that do not say? Its name, its code, or CODE=NAME";
    let answer = match &args.county {
        Some(county) => county.clone(),
        None => asking.ask_or(question, only.as_deref(), "--county")?,
    };
    let Some((code, name)) = counties::find(&answer) else {
        return Err(Failure::asked_wrongly(format!("found county {answer:?}, expected a county of Mississippi, its code, or one such as 28901=Fiction")));
    };
    profile.counties.insert(name, code.clone());
    for guessed in inputs.iter_mut().filter(|g| silent(g)) {
        guessed.input.county = Some(code.clone());
    }
    Ok(())
}

fn about_the_whole(args: &Args, asking: &mut Asking<'_>, inputs: &[GuessedInput], profile: &mut NewProfile) -> Result<(), Failure> {
    let told = inputs.iter().find_map(|g| g.election.clone());
    let day = |asking: &mut Asking<'_>, given: &Option<String>, question: &str, guess: Option<&str>, option: &str| {
        let answer = match given {
            Some(day) => day.clone(),
            None => asking.ask_or(question, guess, option)?,
        };
        if is_date(&answer) { Ok(answer) } else { Err(Failure::asked_wrongly(format!("{option}: found {answer:?}, expected a day such as 2026-11-03"))) }
    };
    let election_day = told.as_ref().map(|(_, date)| date.as_str()).filter(|d| is_date(d));
    profile.election_date = day(asking, &args.election_date, "The election's day, YYYY-MM-DD", election_day, "--election-date")?;
    let title = told.as_ref().map(|(title, _)| title.as_str()).filter(|t| !t.is_empty()).unwrap_or("General election");
    profile.election = match &args.election_name {
        Some(name) => name.clone(),
        None => asking.ask("The election as a voter would call it", Some(title))?,
    };
    profile.election_kind.clone_from(&args.election_kind);
    let newest = newest_day(&args.files);
    profile.as_of = day(asking, &args.as_of, "The day the files speak of, YYYY-MM-DD", newest.as_deref(), "--as-of")?;
    let county = profile.counties.keys().next().filter(|_| profile.counties.len() == 1);
    let place = county.map_or_else(|| "Mississippi".to_owned(), |c| format!("{c} County"));
    let guess = format!("{place}, {}", profile.as_of);
    profile.name = match &args.name {
        Some(name) => name.clone(),
        None => asking.ask("What the edition is called", Some(&guess))?,
    };
    Ok(())
}

/// The day on which the newest of the files was last changed: a guess, shown and asked for.
fn newest_day(files: &[PathBuf]) -> Option<String> {
    let changed = files.iter().filter_map(|f| std::fs::metadata(f).ok()?.modified().ok());
    let at = jiff::Timestamp::try_from(changed.max()?).ok()?;
    Some(at.in_tz("America/Chicago").ok()?.date().to_string())
}
