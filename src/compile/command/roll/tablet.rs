//! `pollstead roll pack` and `pollstead roll search`: a precinct's roll to its tablets, and a name looked for in it.

use std::io::{BufRead, BufReader, Read, Write};
use std::path::PathBuf;

use super::{Exit, Failure, put};
use crate::compile::command::two;
use crate::compile::roll::key::OfficeKey;
use crate::compile::roll::rows::{self, Keep};
use crate::compile::roll::tablets;
use crate::compile::sources::limits;
use crate::compile::whole_edition::WholeEdition;
use crate::compile::write;
use crate::domain::law::Day;
use crate::domain::roll::precinct_roll::{self, About, Expected, PrecinctRoll};
use crate::domain::roll::public_key::{hex_of, public_key};
use crate::domain::roll::tablet_roll::TabletRoll;

#[derive(clap::Args)]
#[command(after_help = "Off unless an office turns it on: such a roll may be an Electronic Pollbook under 1 Miss. Admin. Code 10-9. It opens on the tablets\n\
    named by --to and with the recovery key, from ten days before the election to the day after. Make the tablets' keys with age-keygen.\n\
    The paper pollbook stays the book of record.")]
pub(super) struct PackArgs {
    /// The roll of the county.
    #[arg(long, value_name = "FILE")]
    roll: PathBuf,
    /// The office's key, which signs.
    #[arg(long, value_name = "FILE")]
    key: PathBuf,
    /// The edition whose precincts and elections the roll names.
    #[arg(long, value_name = "DIR")]
    edition: PathBuf,
    /// The election, by its id; the latest whose places are listed without this.
    #[arg(long, value_name = "ID")]
    election: Option<String>,
    /// The precinct, such as 28159/11.
    #[arg(long, value_name = "ID")]
    precinct: String,
    /// Public key of a tablet, age1…. May be repeated.
    #[arg(long, value_name = "KEY")]
    to: Vec<String>,
    /// Public key of the clerk's recovery identity, age1….
    #[arg(long, value_name = "KEY")]
    recovery: String,
    /// One more than the roll before.
    #[arg(long, value_name = "N", default_value_t = 1)]
    version: u32,
    /// Where to write the sealed roll.
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
}

#[derive(clap::Args)]
#[command(after_help = "Names come on stdin, one a line, as somebody would type them; each gives one line of JSON, best first and at most twenty.\n\
    `pollbook` is the fact to ask `pollstead law pollbook` about; without one, ask the clerk.")]
pub(super) struct SearchArgs {
    /// The sealed roll.
    #[arg(long, value_name = "FILE")]
    roll: PathBuf,
    /// File with the tablet's age identity.
    #[arg(long, value_name = "FILE")]
    identity: PathBuf,
    /// The office's public key, as `roll pack` prints it.
    #[arg(long, value_name = "HEX")]
    office: String,
    /// This tablet's precinct, such as 28159/11.
    #[arg(long, value_name = "ID")]
    precinct: String,
    /// This tablet's election, by its id.
    #[arg(long, value_name = "ID")]
    election: String,
    /// Take this as today instead of the clock's day.
    #[arg(long, value_name = "DATE")]
    today: Option<Day>,
}

pub(super) fn pack(args: &PackArgs, out: &mut dyn Write) -> Result<Exit, Failure> {
    let edition = WholeEdition::folder(&args.edition).map_err(Failure::failed)?;
    let at = two::election(&edition, args.election.as_deref(), "--election", None)?;
    let held = edition.site.elections.get(at).ok_or_else(|| Failure::failed("the edition has no such election"))?;
    let known = args.precinct.split_once('/').and_then(|(fips, code)| Some((fips.parse().ok()?, code)));
    let known = known.filter(|(fips, _)| edition.counties().contains_key(fips));
    let is_known = match known {
        Some((fips, code)) => edition.county(fips).map_err(Failure::failed)?.index.precincts.iter().any(|p| p.code == code),
        None => false,
    };
    if !is_known {
        return Err(Failure::asked_wrongly(format!("--precinct: found {:?}, expected a precinct of this edition, such as 28159/11", args.precinct)));
    }
    let day: Day = held.date.parse().map_err(Failure::failed)?;
    let key = OfficeKey::read(&args.key).map_err(Failure::failed)?.signing();
    let roll = rows::read_file(&args.roll, Keep::People).map_err(Failure::failed)?;
    let (from, until) = precinct_roll::window(day);
    let mut about = About { election: held.id.clone(), day, precinct: args.precinct.clone(), version: args.version, from, until, count: 0, made_up: edition.site.made_up };
    let people = tablets::people(&roll.rows, &about);
    about.count = u32::try_from(people.len()).unwrap_or(u32::MAX);
    let own = people.iter().filter(|p| p.precinct == about.precinct).count();
    if own == 0 {
        return Err(Failure::failed(format!("{}: found nobody in precinct {}, expected its roll", args.roll.display(), args.precinct)));
    }
    let sign = |body: &[u8]| ed25519_dalek::Signer::sign(&key, body).to_bytes();
    let bytes = precinct_roll::write(&about, &people, sign).map_err(Failure::failed)?;
    let sealed = tablets::seal(&bytes, &args.to, &args.recovery).map_err(Failure::asked_wrongly)?;
    write::secret(&args.out, &sealed).map_err(Failure::failed)?;
    put(out, &format!("{}: {own} people of {} and {} of its county, to {} tablets, from {from} to {until}", args.out.display(), about.precinct, people.len() - own, args.to.len()))?;
    put(out, &format!("office key: {}", hex_of(&key.verifying_key())))?;
    Ok(Exit::Done)
}

pub(super) fn search(args: &SearchArgs, input: &mut dyn Read, out: &mut dyn Write) -> Result<Exit, Failure> {
    let load = |path: &PathBuf| limits::load(path, &path.display().to_string()).map_err(Failure::failed);
    let office = public_key(&args.office).ok_or_else(|| Failure::asked_wrongly("--office: expected the office's public key, 64 hexadecimal digits, as `roll pack` prints it"))?;
    let identity = String::from_utf8_lossy(&load(&args.identity)?).into_owned();
    let sealed = load(&args.roll)?;
    let shown = args.roll.display().to_string();
    let bytes = tablets::open(&sealed, &identity).map_err(|e| Failure::failed(format!("{shown}: {e}")))?;
    let today = match args.today {
        Some(day) => day,
        None => jiff::Zoned::now().date().to_string().parse().map_err(Failure::failed)?,
    };
    let expected = Expected { precinct: &args.precinct, election: &args.election, today, at_least: 0 };
    let roll = PrecinctRoll::read(&bytes, &office, &expected).map_err(|e| Failure::failed(format!("{shown}: {e}")))?;
    let roll = TabletRoll::of(roll);
    for line in BufReader::new(input).lines() {
        let typed = line.map_err(|e| Failure::failed(format!("reading stdin: {e}")))?;
        if !put(out, &serde_json::to_string(&roll.find(&typed)).map_err(Failure::failed)?)? {
            break;
        }
    }
    Ok(Exit::Done)
}
