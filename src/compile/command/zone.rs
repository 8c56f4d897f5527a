//! `pollstead zone`: what each row's position means for the two lines.

use std::collections::{BTreeMap, HashMap};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use super::edition::{EditionArgs, rows};
use super::{Exit, Failure, put};
use crate::domain::lookup::{Answer, Step, Stop, policy_of_county, surveys_of_county};
use crate::domain::zone::survey_file::{problems_of, read_survey};
use crate::domain::zone::{Confidence, PlaceSurvey, Policy, Statewide, SurveyProblem, ZoneFix, ZoneMap};

const COLUMNS: &[&str] = &["lon", "lat", "accuracy_m", "confidence", "place"];
/// As many problems of a survey as are said one by one.
const SAID: usize = 20;

#[derive(clap::Args)]
#[command(
    group(clap::ArgGroup::new("from").required(true).args(["edition", "places"])),
    after_help = "Rows come on stdin as CSV with a header, or as JSON Lines. Columns: lon and lat in degrees; accuracy_m, the radius in metres \
    that the device reports, 0 for an exact position; confidence, how often the true position lies within that radius, 0.68 or 0.95 (0.68 \
    where nothing is said); place, an id such as 28159:p014. Each row gives one line of JSON, in order: for the 30 feet and the 150 feet, by \
    the statute and by the Secretary of State's guidance, the distance, its doubt, bounds on the probability of being inside, and one of \
    inside, outside, too_close_to_call, not_surveyed. Without place, the one whose 150-ft line is nearest is measured; `also` names others \
    whose zones may hold the position.\n\nA first try:\n  \
    echo '{\"lon\": -89.1886, \"lat\": 33.0651, \"accuracy_m\": 5}' | pollstead zone --edition edition"
)]
pub(super) struct Args {
    /// The folder of an edition with surveys.
    #[arg(long, value_name = "DIR")]
    edition: Option<PathBuf>,
    /// A GeoJSON survey file.
    #[arg(long, value_name = "F.geojson")]
    places: Option<PathBuf>,
    /// Open an edition that nobody has signed.
    #[arg(long, requires = "edition")]
    unsigned: bool,
}

pub(super) fn run(args: &Args, input: &mut dyn Read, out: &mut dyn Write, talk: &mut dyn Write) -> Result<Exit, Failure> {
    let maps = match (&args.edition, &args.places) {
        (Some(edition), _) => of_edition(edition, args.unsigned)?,
        (None, Some(file)) => of_file(file, talk)?,
        (None, None) => return Err(Failure::asked_wrongly("found neither --edition nor --places, expected one of them")),
    };
    let mut numbers = HashMap::new();
    for (number, map) in maps.iter().enumerate() {
        numbers.entry(map.place().to_owned()).or_insert(number);
    }
    let zones = Statewide::new(maps);
    for row in rows(input, COLUMNS)? {
        let line = match row.and_then(|row| verdicts(&zones, &numbers, &row)) {
            Ok(line) => line,
            Err(error) => serde_json::to_string(&Answer::Invalid { error }).map_err(Failure::failed)?,
        };
        if !put(out, &line)? {
            break;
        }
    }
    Ok(Exit::Done)
}

fn verdicts(zones: &Statewide, numbers: &HashMap<String, usize>, row: &BTreeMap<String, String>) -> Result<String, String> {
    let get = |name: &str| row.get(name).map(|value| value.trim()).filter(|value| !value.is_empty());
    let fix = fix(get)?;
    let said = match get("place") {
        Some(place) => {
            let number = numbers.get(place).ok_or_else(|| format!("found place {place:?}, expected the id of a place, such as 28159:p014"))?;
            zones.verdicts_at(*number, &fix)
        }
        None => zones.verdicts(&fix),
    };
    let said = said.ok_or("found no place with an entrance or a room, expected a survey that has one")?;
    serde_json::to_string(&said).map_err(|e| e.to_string())
}

/// A row's position. Numbers are read strictly: an empty field is no number, and 0 is a real longitude.
fn fix<'a>(get: impl Fn(&str) -> Option<&'a str>) -> Result<ZoneFix, String> {
    let number = |name: &str, expected: &str| -> Result<f64, String> {
        let Some(text) = get(name) else { return Err(format!("found no {name}, expected {expected}")) };
        let plain = text.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'-' | b'+' | b'e' | b'E'));
        match text.parse::<f64>() {
            Ok(value) if plain && value.is_finite() => Ok(value),
            _ => Err(format!("found {name} {text:?}, expected a number")),
        }
    };
    let (lon, lat) = (number("lon", "degrees")?, number("lat", "degrees")?);
    let accuracy_m = number("accuracy_m", "metres, 0 for an exact position")?;
    let confidence = match get("confidence") {
        None | Some("0.68") => Confidence::P68,
        Some("0.95") => Confidence::P95,
        Some(other) => return Err(format!("found confidence {other:?}, expected 0.68 or 0.95")),
    };
    ZoneFix::new(lon, lat, accuracy_m, confidence).map_err(|e| e.to_string())
}

/// Every place of an edition, each under its county's policy.
fn of_edition(edition: &Path, unsigned: bool) -> Result<Vec<ZoneMap>, Failure> {
    let mut driver = EditionArgs::of(edition, unsigned).open()?;
    let counties = driver.ask(|shelf| step(shelf.site().map(|(_, g)| g.counties.iter().map(|c| c.county.fips).collect::<Vec<_>>())));
    let mut maps = Vec::new();
    for fips in brought(edition, counties)? {
        let surveys = brought(edition, driver.ask(|shelf| step(surveys_of_county(shelf, fips))))?;
        let policy = brought(edition, driver.ask(|shelf| step(policy_of_county(shelf, fips))))?;
        maps.extend(surveys.iter().map(|survey| ZoneMap::of(survey, &policy)));
    }
    Ok(maps)
}

fn step<T>(read: Result<T, Stop>) -> Step<Result<T, Stop>> {
    match read {
        Err(Stop::Needs(wants)) => Step::Needs(wants),
        done => Step::Done(done),
    }
}

fn brought<T>(edition: &Path, asked: Option<Result<T, Stop>>) -> Result<T, Failure> {
    match asked {
        Some(Ok(value)) => Ok(value),
        Some(Err(Stop::Unavailable { name, error, .. })) => Err(Failure::failed(format!("{}: {name}: {error}", edition.display()))),
        _ => Err(Failure::failed("a question wanted files without end")),
    }
}

/// The places of a survey file, under the statute. What is left out or odd is said.
fn of_file(file: &Path, talk: &mut dyn Write) -> Result<Vec<ZoneMap>, Failure> {
    let failed = |why: &dyn std::fmt::Display| Failure::failed(format!("{}: {why}", file.display()));
    let bytes = std::fs::read(file).map_err(|e| failed(&e))?;
    let text = String::from_utf8(bytes).map_err(|e| failed(&format!("found bytes that are not UTF-8 ({e}), expected a GeoJSON survey file")))?;
    let read = read_survey(&text).map_err(|e| failed(&e))?;
    let surveys: Vec<PlaceSurvey> = read.round.places.into_iter().map(|place| place.survey).collect();
    let problems: Vec<SurveyProblem> = read.problems.into_iter().chain(surveys.iter().flat_map(problems_of)).collect();
    for problem in problems.iter().take(SAID) {
        let _ = writeln!(talk, "pollstead: {}: {}: {}", file.display(), problem.subject, problem.says);
    }
    if problems.len() > SAID {
        let _ = writeln!(talk, "pollstead: {}: and {} more", file.display(), problems.len() - SAID);
    }
    Ok(surveys.iter().map(|survey| ZoneMap::of(survey, &Policy::default())).collect())
}
