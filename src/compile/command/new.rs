//! `pollstead new`: from files that arrived to a profile, by asking.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead, Read, Write};
use std::path::{Component, Path, PathBuf};

use super::{Exit, Failure, put};
use crate::compile::new_profile::columns::KINDS;
use crate::compile::new_profile::guess::{GuessedInput, of_kind};
use crate::compile::new_profile::look::What;
use crate::compile::new_profile::profile_text::{NewProfile, text};
use crate::compile::new_profile::{Guess, Looked, counties, guess, look, preview};
use crate::compile::profile::Role;
use crate::compile::sources::contacts::is_date;
use crate::compile::write;

#[derive(clap::Args)]
#[command(after_help = "Say which files you have; each is looked into, whatever its name says: Excel, CSV, a SEMS export, GeoJSON, a shapefile's .shp,\n\
    TIGER road lines, a corrections sheet, a confirmation sheet. For each you see what it most likely is, which of its columns is which, and\n\
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
    let mut asking = Asking { answers: std::io::BufReader::new(input), talk, yes: args.yes };
    let looked = look_at_all(&args.files, folder)?;
    let (mut inputs, mut profile) = (Vec::new(), NewProfile { made_up: args.made_up, ..NewProfile::default() });
    for (name, seen, guessed) in looked {
        match guessed {
            Guess::Corrections => {
                asking.say(&format!("{name}: corrections"));
                profile.corrections.push(name);
            }
            Guess::Unknown(headers) => {
                asking.say(&format!("{name}: found the columns {}, and none that tell what it is for; it is left out", headers.join(", ")));
            }
            Guess::Input(guessed) => inputs.extend(settle(&mut asking, &name, &seen, *guessed)?),
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

/// Every file, looked into; what is wrong with any of them is said of all of them at once.
fn look_at_all(files: &[PathBuf], folder: &Path) -> Result<Vec<(String, Looked, Guess)>, Failure> {
    let (mut all, mut wrong) = (Vec::new(), Vec::new());
    for file in files {
        let shown = file.display().to_string();
        let one = look(file, &shown).and_then(|looked| guess(&shown, &looked).map(|g| (looked, g)));
        match one {
            Err(error) => wrong.push(error.to_string()),
            Ok((looked, mut guessed)) => {
                let Some(name) = relative(file, folder) else {
                    wrong.push(format!("{shown}: found a file on another drive than the profile, expected both on one"));
                    continue;
                };
                if let Guess::Input(guessed) = &mut guessed {
                    guessed.input.path = glob::Pattern::escape(&name);
                }
                all.push((name, looked, guessed));
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
fn settle(asking: &mut Asking<'_>, name: &str, looked: &Looked, guessed: GuessedInput) -> Result<Option<GuessedInput>, Failure> {
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
    guessed.input.source = asking.ask("Who made this file? It is shown with anything drawn from it", Some("as received"))?;
    Ok(Some(guessed))
}

fn name_columns(asking: &mut Asking<'_>, name: &str, looked: &Looked, guessed: GuessedInput) -> Result<GuessedInput, Failure> {
    let kind = KINDS.iter().find(|k| k.role == guessed.input.role);
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
        needs && !["county", "label"].iter().any(|c| g.input.columns.contains_key(*c))
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

/// Questions on stderr, answers from stdin, a line each.
struct Asking<'a> {
    answers: std::io::BufReader<&'a mut dyn Read>,
    talk: &'a mut dyn Write,
    yes: bool,
}

impl Asking<'_> {
    /// Foreign text goes to a terminal here: nothing that steers it.
    fn say(&mut self, line: &str) {
        let plain: String = line.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        let _ = writeln!(self.talk, "{plain}");
    }

    fn ask(&mut self, question: &str, guess: Option<&str>) -> Result<String, Failure> {
        self.ask_or(question, guess, "--yes")
    }

    /// An answer, or the guess; without either, `option` is what would have said it.
    fn ask_or(&mut self, question: &str, guess: Option<&str>, option: &str) -> Result<String, Failure> {
        let bracket = guess.map(|g| format!(" [{g}]")).unwrap_or_default();
        if self.yes {
            let Some(guess) = guess else {
                return Err(Failure::asked_wrongly(format!("found nothing in the files that answers: {question}; expected {option}")));
            };
            self.say(&format!("{question}:{bracket}"));
            return Ok(guess.to_owned());
        }
        let _ = write!(self.talk, "{question}{bracket}: ");
        let _ = self.talk.flush();
        let mut answer = String::new();
        let read = self.answers.read_line(&mut answer).map_err(|e| Failure::failed(format!("reading answers: {e}")))?;
        if read == 0 {
            let _ = writeln!(self.talk);
            return Err(Failure::asked_wrongly(format!("found the end of the answers, expected one to: {question}"))
                .advising("Say --yes to take the guesses."));
        }
        match (answer.trim(), guess) {
            ("", Some(guess)) => Ok(guess.to_owned()),
            ("", None) => Err(Failure::asked_wrongly(format!("found no answer, expected one to: {question}"))),
            (answer, _) => Ok(answer.to_owned()),
        }
    }
}
