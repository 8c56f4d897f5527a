//! `pollstead notice`: what changed since the edition was made, such as a place that moved on the morning.

use std::io::{Read, Write};
use std::path::Path;

use super::asking::Talk;
use super::edition::EditionArgs;
use super::{Exit, Failure, put};
use crate::compile::notices::{Affected, Compose, NoticeError, NoticeFiles, Relisted, Wanted};
use crate::compile::whole_edition::WholeEdition;
use crate::compile::sign::draft::{Drafts, FOLDER, Wanted as WantedDrafts};
use crate::compile::write;
use crate::domain::edition::Now;
use crate::domain::edition::tuf::Bundle;
use crate::domain::edition::{Notice, NoticeKind};
use crate::domain::lookup::Instant;

/// As many of the precincts as are said one by one.
const SAID: usize = 24;

#[derive(clap::Args)]
#[command(after_help = "A notice holds ids, a kind and two moments, and nothing that is typed freely; the pages say it in their own words, in English\n\
    and Spanish. It reaches voters at their next look-up: the edition is not built anew.\n\n\
    The school is locked:\n  pollstead notice add --edition edition --kind moved --place \"Made-Up School\" --new-place \"Made-Up Hall\"\n\
    Another door:\n  pollstead notice add --edition edition --kind entrance_changed --place 28901:p005 --entrance 28901:p005/e2")]
pub(super) struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(clap::Subcommand)]
enum What {
    /// Add a notice; what is not said is asked, and who is affected is shown before anything is written.
    Add(Box<AddArgs>),
    /// List the notices, one line of JSON each, with whether it is ahead, in force, over or replaced.
    List(EditionArgs),
    /// Take a notice back.
    Withdraw(WithdrawArgs),
}

#[derive(clap::Args)]
struct AddArgs {
    #[command(flatten)]
    of: EditionArgs,
    /// moved, delayed_open, closed_temp, extended_hours_court, call_clerk or entrance_changed.
    #[arg(long)]
    kind: Option<String>,
    /// A precinct it is about, by id, such as 28159/11; may be said several times.
    #[arg(long, value_name = "ID")]
    precinct: Vec<String>,
    /// All precincts that vote at this place: its id, its name, or a part of it.
    #[arg(long, value_name = "PLACE", conflicts_with = "precinct")]
    place: Option<String>,
    /// All precincts of this county; may be said several times.
    #[arg(long, value_name = "COUNTY", conflicts_with_all = ["precinct", "place"])]
    county: Vec<String>,
    /// Where they vote now: an id, a name, or a part of it. With moved.
    #[arg(long, value_name = "PLACE")]
    new_place: Option<String>,
    /// The door to use: an id, or its name. With entrance_changed.
    #[arg(long, value_name = "DOOR")]
    entrance: Option<String>,
    /// The election it is about; the next one without it.
    #[arg(long, value_name = "ID")]
    election: Option<String>,
    /// From when: 06:10 on election day, or 2026-11-03T06:10. Local time.
    #[arg(long, value_name = "TIME")]
    from: Option<String>,
    /// Until when, not included; the end of election day where the kind allows that.
    #[arg(long, value_name = "TIME")]
    until: Option<String>,
    /// The notice it replaces, by id.
    #[arg(long, value_name = "ID")]
    supersedes: Option<String>,
    /// Publish without being asked; then places are said by their ids or their whole names.
    #[arg(long)]
    yes: bool,
}

#[derive(clap::Args)]
struct WithdrawArgs {
    #[command(flatten)]
    of: EditionArgs,
    /// The notice, by id.
    #[arg(value_name = "ID")]
    id: String,
    /// Withdraw without being asked.
    #[arg(long)]
    yes: bool,
}

pub(super) fn run(args: &Args, input: &mut dyn Read, out: &mut dyn Write, talk: &mut dyn Write) -> Result<Exit, Failure> {
    match &args.what {
        What::Add(args) => add(args, &mut Talk::new(input, talk), out),
        What::List(of) => list(of, out),
        What::Withdraw(args) => withdraw(args, &mut Talk::new(input, talk), out),
    }
}

/// An edition as it stands, with the list as it was read: what is written replaces that list and no other.
struct Standing {
    edition: WholeEdition,
    notices: NoticeFiles,
    now: Instant,
    before: Vec<u8>,
}

fn open(of: &EditionArgs) -> Result<Standing, Failure> {
    let before = write::list_of(&of.edition).map_err(Failure::failed)?;
    of.open()?;
    let edition = WholeEdition::folder(&of.edition).map_err(Failure::failed)?;
    let notices = edition.notices().map_err(Failure::failed)?;
    Ok(Standing { edition, notices, now: of.now()?, before })
}

fn refused(error: NoticeError) -> Failure {
    match error {
        NoticeError::Said { .. } => Failure::asked_wrongly(error).advising("Nothing was written."),
        NoticeError::Open(error) => Failure::failed(error),
    }
}

fn add(args: &AddArgs, asking: &mut Talk<'_>, out: &mut dyn Write) -> Result<Exit, Failure> {
    let standing = open(&args.of)?;
    let election = election(&standing, args.election.as_deref())?;
    let wanted = wanted(args, asking)?;
    let compose = Compose { edition: &standing.edition, election, now: &standing.now };
    let (notice, affected) = compose.compose(&wanted, &standing.notices).map_err(refused)?;
    tell(asking, &notice, &affected, wanted.new_place.as_deref());
    if !args.yes && !asking.agrees("Publish this notice? yes or no")? {
        return Err(Failure::failed("stopped before anything was written"));
    }
    let mut all = standing.notices.clone();
    all.add(notice.clone());
    publish(&args.of.edition, &standing, &all, asking)?;
    put(out, &serde_json::to_string(&notice).map_err(Failure::failed)?)?;
    Ok(Exit::Done)
}

fn publish(root: &Path, standing: &Standing, all: &NoticeFiles, asking: &mut Talk<'_>) -> Result<(), Failure> {
    let relisted = standing.edition.relisted(all).map_err(Failure::failed)?;
    if let Ok(bundle) = Bundle::read(&standing.before) {
        return draft(root, standing, &bundle, &relisted, asking);
    }
    write::relisted(root, &relisted, &standing.before).map_err(|e| Failure::failed(e).advising("Nothing that anybody sees was changed; try again."))?;
    asking.say("the plain pages say it when they are made again: pollstead directory");
    Ok(())
}

/// Of a signed edition nothing changes until its notices are signed: they are drafted, and nothing else is.
fn draft(root: &Path, standing: &Standing, bundle: &Bundle<'_>, relisted: &Relisted, asking: &mut Talk<'_>) -> Result<(), Failure> {
    let folder = root.join(FOLDER);
    if folder.exists() {
        return Err(Failure::failed(format!("{}: found drafts that somebody may be signing, expected none", folder.display()))
            .advising("Publish them, or remove the folder."));
    }
    let list = Now::read(&relisted.now).map_err(Failure::failed)?;
    let roles: Vec<&str> = relisted.files.iter().filter_map(|(name, ..)| name.split('/').next()).collect();
    let elections = &standing.edition.site.elections;
    let wanted = WantedDrafts { list: &list, elections, now: &standing.now, until: None, roles: None, mass_change: false, only: Some(&roles) };
    let part = bundle.part("root").map_err(Failure::failed)?;
    let drafts = Drafts::new(part, Some(standing.before.clone()), &wanted).map_err(Failure::failed)?;
    let vouch = drafts.delegated().map_err(Failure::failed)?;
    if let Some(nobody) = roles.iter().find(|role| !vouch.iter().any(|held| held == *role)) {
        return Err(Failure::failed(format!("found nobody who may sign {nobody}, expected the role among those that targets delegates to"))
            .advising("Sign the edition again by pollstead sign start --roles, which adds the role."));
    }
    for (_, path, bytes) in &relisted.files {
        write::file(&root.join(path), bytes).map_err(Failure::failed)?;
    }
    for (path, bytes) in drafts.files() {
        write::file(&root.join(path), &bytes).map_err(Failure::failed)?;
    }
    asking.say(&format!("drafted in {}; nobody sees it until it is signed: pollstead sign add, then pollstead sign publish", folder.display()));
    Ok(())
}

fn list(of: &EditionArgs, out: &mut dyn Write) -> Result<Exit, Failure> {
    let Standing { notices, now, .. } = open(of)?;
    for notice in notices.all() {
        let state = if !notices.standing().iter().any(|n| n.id == notice.id) {
            "replaced"
        } else if notice.until.utc.as_str() <= now.as_str() {
            "over"
        } else if notice.from.utc.as_str() <= now.as_str() {
            "in_force"
        } else {
            "ahead"
        };
        let mut line = serde_json::to_value(notice).map_err(Failure::failed)?;
        if let Some(fields) = line.as_object_mut() {
            fields.insert("state".to_owned(), state.into());
        }
        if !put(out, &line.to_string())? {
            break;
        }
    }
    Ok(Exit::Done)
}

fn withdraw(args: &WithdrawArgs, asking: &mut Talk<'_>, out: &mut dyn Write) -> Result<Exit, Failure> {
    let standing = open(&args.of)?;
    let all = standing.notices.all();
    let Some(notice) = all.iter().find(|n| n.id == args.id) else {
        let known: Vec<&str> = all.iter().map(|n| n.id.as_str()).collect();
        let known = if known.is_empty() { "the edition has none".to_owned() } else { format!("expected one of {}", known.join(", ")) };
        return Err(Failure::asked_wrongly(format!("found no notice {:?}, {known}", args.id)));
    };
    asking.say(&format!("{} {}: {}, {} to {}", notice.id, notice.kind.word(), notice.precincts.join(", "), notice.from.local, notice.until.local));
    if let Some(old) = &notice.supersedes
        && all.iter().any(|n| n.id == *old)
    {
        asking.say(&format!("it replaces {old}, which stands again"));
    }
    if !args.yes && !asking.agrees("Withdraw it? yes or no")? {
        return Err(Failure::failed("stopped before anything was written"));
    }
    let mut kept = standing.notices.clone();
    kept.retain(|n| n.id != args.id);
    publish(&args.of.edition, &standing, &kept, asking)?;
    put(out, &format!("withdrawn {}", args.id))?;
    Ok(Exit::Done)
}

/// The one named, else the next that is not over.
fn election(standing: &Standing, asked: Option<&str>) -> Result<usize, Failure> {
    let all = &standing.edition.site.elections;
    let found = match asked {
        Some(id) => all.iter().position(|e| e.id == id),
        None => all.iter().position(|e| e.places_listed && e.over_utc.as_str() > standing.now.as_str()),
    };
    found.ok_or_else(|| {
        let known: Vec<&str> = all.iter().map(|e| e.id.as_str()).collect();
        Failure::asked_wrongly(format!("--election: found {}, expected one of {}", asked.map_or("none ahead".to_owned(), |id| format!("{id:?}")), known.join(", ")))
    })
}

/// What was said by flags, and for the rest what is answered.
fn wanted(args: &AddArgs, asking: &mut Talk<'_>) -> Result<Wanted, Failure> {
    let words: Vec<&str> = NoticeKind::ALL.iter().map(|k| k.word()).collect();
    let kind = asking.or_ask(args.kind.clone(), &format!("What happened? {}", words.join(", ")), args.yes, "--kind")?;
    let Some(kind) = NoticeKind::ALL.into_iter().find(|k| k.word() == kind.trim().to_ascii_lowercase()) else {
        return Err(Failure::asked_wrongly(format!("--kind: found {kind:?}, expected one of {}", words.join(", "))));
    };
    let mut wanted = Wanted {
        kind,
        precincts: args.precinct.clone(),
        of_place: args.place.clone(),
        of_counties: args.county.clone(),
        new_place: args.new_place.clone(),
        entrance: args.entrance.clone(),
        from: args.from.clone(),
        until: args.until.clone(),
        supersedes: args.supersedes.clone(),
        in_full: args.yes,
    };
    if wanted.precincts.is_empty() && wanted.of_place.is_none() && wanted.of_counties.is_empty() {
        let place = asking.or_ask(None, "At which polling place? Its name or id", args.yes, "--place, --precinct or --county")?;
        wanted.of_place = Some(place);
    }
    match kind {
        NoticeKind::Moved if wanted.new_place.is_none() => {
            wanted.new_place = Some(asking.or_ask(None, "Where do they vote now? Its name or id", args.yes, "--new-place")?);
        }
        NoticeKind::EntranceChanged if wanted.entrance.is_none() => {
            wanted.entrance = Some(asking.or_ask(None, "Which door? Its name or id", args.yes, "--entrance")?);
        }
        NoticeKind::ClosedTemp if wanted.from.is_none() => {
            wanted.from = Some(asking.or_ask(None, "Closed from when? Such as 10:00", args.yes, "--from")?);
        }
        _ => {}
    }
    let needs_end = matches!(kind, NoticeKind::DelayedOpen | NoticeKind::ClosedTemp | NoticeKind::ExtendedHoursCourt);
    if needs_end && wanted.until.is_none() {
        wanted.until = Some(asking.or_ask(None, "Until when? Such as 09:00", args.yes, "--until")?);
    }
    Ok(wanted)
}

fn tell(asking: &mut Talk<'_>, notice: &Notice, affected: &[Affected], new_place: Option<&str>) {
    asking.say(&format!("{}: {} to {}, local time", notice.kind.word(), notice.from.local, notice.until.local));
    for one in affected.iter().take(SAID) {
        let listed = one.listed.as_ref().map_or("no place".to_owned(), |(id, name)| format!("{name} ({id})"));
        let voters = one.registered.map_or(String::new(), |n| format!(", {n} registered"));
        asking.say(&format!("  {} County, {} {}{voters}: {listed}", one.county, one.precinct, one.name));
    }
    if affected.len() > SAID {
        asking.say(&format!("  and {} more precincts", affected.len() - SAID));
    }
    let voters: u64 = affected.iter().filter_map(|a| a.registered).map(u64::from).sum();
    asking.say(&format!("precincts: {}; registered voters, where the list says: {voters}", affected.len()));
    if let Some(id) = notice.new_place_id.as_deref().filter(|id| Some(*id) != new_place) {
        asking.say(&format!("new place: {id}"));
    }
    if let Some(id) = &notice.entrance {
        asking.say(&format!("door: {id}"));
    }
}

impl Talk<'_> {
    fn ask(&mut self, question: &str) -> Result<String, Failure> {
        self.answer(question, "", "Nothing was written.")
    }

    fn or_ask(&mut self, said: Option<String>, question: &str, never_ask: bool, option: &str) -> Result<String, Failure> {
        match said {
            Some(said) => Ok(said),
            None if never_ask => Err(Failure::asked_wrongly(format!("expected {option}")).advising("Nothing was written.")),
            None => self.ask(question),
        }
    }

    fn agrees(&mut self, question: &str) -> Result<bool, Failure> {
        Ok(matches!(self.ask(question)?.to_lowercase().as_str(), "y" | "yes"))
    }
}
