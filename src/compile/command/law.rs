//! `pollstead law`: facts in, an outcome with its reasons out; the dates of an election; what counsel checks.

use std::io::{BufRead, BufReader, Read, Write};
use std::path::PathBuf;

use clap::{Subcommand, ValueEnum};

use super::law_row::{Row, answer};
use super::{Exit, Failure, put};
use crate::compile::law_calendar::{LawCalendar, ics, kind_of, regular_elections};
use crate::compile::{law_audit, law_data, write};
use crate::domain::law::{Guidance, Question};

#[derive(clap::Args)]
#[command(after_help = "A first try:\n  \
    echo '{\"on\":\"2026-11-03\",\"mode\":\"polling_place\",\"document\":\"ms_drivers_license\",\"photo\":true,\"issued\":\"2018-05-01\",\
    \"expires\":\"2026-05-01\",\"depicts\":\"yes\",\"name\":\"same\"}' | pollstead law id\n  \
    echo '{\"role\":\"media\",\"where\":\"room\",\"election_type\":\"general\"}' | pollstead law presence\n  \
    pollstead law calendar --election 2026-11-03\n\n\
    Not legal advice. Every line says who reviewed the rules, or that nobody did.")]
pub(super) struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// Is the check of a voter's photo ID met? Facts: on, mode, document, photo, issued, expires, depicts, conferral, name,
    /// religious_objection, address, election, election_type.
    #[command(after_help = ID_HELP)]
    Id(Batch),
    /// What does the pollbook lead to? Facts: pollbook, id_check, election, election_type.
    #[command(after_help = "pollbook: active inactive not_listed moved_within_30_days moved_over_30_days wrong_precinct marked_voted \
        hava_unverified court_order denied_registration. id_check (not needed): not_made met not_met.\nOutcomes: pollbook_check_met \
        offer_affidavit. An offer may begin with other steps: the right place first, a call, another look.")]
    Pollbook(Batch),
    /// Who may remain? Facts: role, where, election_type, and for candidates and watchers on_ballot, already_here, authorization.
    #[command(after_help = "where: room (where the boxes are), thirty (within 30 ft of it), one_fifty (within 150 ft of an entrance).\n\
        on_ballot: yes no. already_here: how many of that candidate or party. authorization, in writing: shown not_shown.\n\
        A role that is not known is answered with all that are.\nOutcomes: on_the_list not_on_the_list while_voting brief_visit \
        bailiff_decides. Who is here to vote always stays to vote.")]
    Presence(Batch),
    /// What may be done where? Facts: conduct, zone, property.
    #[command(after_help = "zone: room thirty one_fifty beyond. property (not needed): public private.\n\
        Outcomes: limited_by_statute limited_by_guidance not_limited bailiff_decides. Guidance is the Secretary of State's word beyond \
        the statute; --guidance hide leaves it out.")]
    Conduct(Batch),
    /// What follows a challenge? Facts: challenger, ground, finding.
    Challenge(Batch),
    /// Who may help a voter? Facts: declared, helper, related_first_degree.
    Assistance(Batch),
    /// How does a voter in a vehicle vote? Facts: disabled, in_vehicle, managers_left_inside.
    Curbside(Batch),
    /// The dates of an election, with citations.
    Calendar(CalendarArgs),
    /// Every rule that nobody read in the official text, and what a person must check.
    Audit(AuditArgs),
}

const ID_HELP: &str = "\
on: the day the ID is shown. issued, expires: a day such as 2026-11-03, none (nothing printed) or unknown.
mode: polling_place curbside absentee_in_person absentee_mail uocava care_facility.
document: ms_drivers_license ms_state_id us_passport government_employee_id firearms_license tribal_id military_id student_id_ms
  voter_id_card other_state_or_federal_id private_employer_id student_id_other none.
photo, religious_objection: true or false. depicts: yes doubt no. name, address: same different.
conferral: not_held satisfied not_satisfied. election: the election's day; then cure_by is given.
asked_by: poll_manager bailiff voter. A fact is asked for only if a rule needs it.
Outcomes: id_check_met offer_affidavit id_not_needed confer. None of them turns a voter away.";

/// Whether guidance is shown.
#[derive(Clone, Copy, ValueEnum)]
enum GuidanceArg {
    /// Where the statute is silent, what the Secretary of State says, labelled.
    Show,
    /// Statute, rule and their reading alone.
    Hide,
}

#[derive(clap::Args)]
struct Batch {
    /// Show guidance where the statute is silent, or leave it out. It never changes an outcome of the statute.
    #[arg(long, value_enum, default_value = "show")]
    guidance: GuidanceArg,
    /// Add every row that was looked at, and why it did or did not hold.
    #[arg(long)]
    trace: bool,
}

#[derive(clap::Args)]
#[command(group(clap::ArgGroup::new("which").required(true).args(["election", "year"])))]
struct CalendarArgs {
    /// Election day, such as 2026-11-03.
    #[arg(long, value_name = "DATE")]
    election: Option<String>,
    /// Kind of election: primary, primary_runoff, general, general_runoff, special, municipal_primary, municipal_general.
    #[arg(long, value_name = "KIND", default_value = "general")]
    kind: String,
    /// Also write the dates as a calendar file.
    #[arg(long, value_name = "FILE.ics", requires = "election")]
    ics: Option<PathBuf>,
    /// Instead: the regular elections of a year, one line each.
    #[arg(long, value_name = "YEAR", conflicts_with = "election", value_parser = clap::value_parser!(i16).range(2018..=9999))]
    year: Option<i16>,
}

#[derive(clap::Args)]
struct AuditArgs {
    /// Also write it as a page to print, with room to sign.
    #[arg(long, value_name = "FILE.html")]
    html: Option<PathBuf>,
}

pub(super) fn run(args: &Args, input: &mut dyn Read, out: &mut dyn Write, talk: &mut dyn Write) -> Result<Exit, Failure> {
    match &args.what {
        What::Id(batch) => rows(Question::Id, batch, input, out),
        What::Pollbook(batch) => rows(Question::Pollbook, batch, input, out),
        What::Presence(batch) => rows(Question::Presence, batch, input, out),
        What::Conduct(batch) => rows(Question::Conduct, batch, input, out),
        What::Challenge(batch) => rows(Question::Challenge, batch, input, out),
        What::Assistance(batch) => rows(Question::Assistance, batch, input, out),
        What::Curbside(batch) => rows(Question::Curbside, batch, input, out),
        What::Calendar(args) => calendar(args, out, talk),
        What::Audit(args) => audit(args, out, talk),
    }
}

fn rows(question: Question, batch: &Batch, input: &mut dyn Read, out: &mut dyn Write) -> Result<Exit, Failure> {
    let set = law_data::rule_set(question).map_err(Failure::failed)?;
    let calendar = LawCalendar::read().map_err(Failure::failed)?;
    let guidance = match batch.guidance {
        GuidanceArg::Show => Guidance::Shown,
        GuidanceArg::Hide => Guidance::Hidden,
    };
    for line in BufReader::new(input).split(b'\n') {
        let line = line.map_err(|e| Failure::failed(format!("reading stdin: {e}")))?;
        if line.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        let answered = Row::read(question, &line).and_then(|row| answer(&set, &calendar, &row, guidance, batch.trace));
        let line = match answered {
            Ok(answered) => serde_json::to_string(&answered).map_err(Failure::failed)?,
            Err(error) => serde_json::json!({ "kind": "invalid", "error": error }).to_string(),
        };
        if !put(out, &line)? {
            break;
        }
    }
    Ok(Exit::Done)
}

fn calendar(args: &CalendarArgs, out: &mut dyn Write, talk: &mut dyn Write) -> Result<Exit, Failure> {
    if let Some(year) = args.year {
        for election in regular_elections(year) {
            put(out, &serde_json::to_string(&election).map_err(Failure::failed)?)?;
        }
        return Ok(Exit::Done);
    }
    let text = args.election.as_deref().unwrap_or_default();
    // jiff reads other forms too; ours is this one.
    let day: crate::domain::law::Day = text.parse().map_err(|e| Failure::asked_wrongly(format!("--election: {e}")))?;
    let day: jiff::civil::Date = day.to_string().parse().map_err(Failure::failed)?;
    let kind = kind_of(&args.kind).map_err(|e| Failure::asked_wrongly(format!("--kind: {e}")))?;
    let dates = LawCalendar::read().map_err(Failure::failed)?.of(day, kind).map_err(|e| Failure::asked_wrongly(format!("--election: {e}")))?;
    if let Some(path) = &args.ics {
        write::file(path, ics(&dates).as_bytes()).map_err(Failure::failed)?;
        let _ = writeln!(talk, "{}: {} dates. {}.", path.display(), dates.deadlines.len(), dates.reviewed);
    }
    put(out, &serde_json::to_string(&dates).map_err(Failure::failed)?)?;
    Ok(Exit::Done)
}

fn audit(args: &AuditArgs, out: &mut dyn Write, talk: &mut dyn Write) -> Result<Exit, Failure> {
    let audit = law_audit::audit().map_err(Failure::failed)?;
    if let Some(path) = &args.html {
        write::file(path, law_audit::page(&audit).as_bytes()).map_err(Failure::failed)?;
        let _ = writeln!(talk, "{}: print it, check it, sign it", path.display());
    }
    put(out, law_audit::text(&audit).trim_end())?;
    Ok(Exit::Done)
}
