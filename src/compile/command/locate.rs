//! `pollstead locate`: an answer per row.

use std::collections::BTreeMap;
use std::io::{Read, Write};

use super::edition::{EditionArgs, end_of_batch, rows};
use super::{Exit, Failure, put};
use crate::domain::lookup::{Answer, How, Question, locate};

const COLUMNS: &[&str] = &["address", "id", "county", "precinct", "lon", "lat", "accuracy_m"];

#[derive(clap::Args)]
#[command(after_help = "Rows come on stdin as CSV with a header, or as JSON Lines. Columns: address (with county, if known), \
    or id, or county and precinct, or lon and lat with accuracy_m. Each row gives one line of JSON, in order.")]
pub(super) struct Args {
    #[command(flatten)]
    edition: EditionArgs,
    /// The election asked about; the edition's latest without it.
    #[arg(long, value_name = "ID")]
    election: Option<String>,
}

pub(super) fn run(args: &Args, input: &mut dyn Read, out: &mut dyn Write, talk: &mut dyn Write) -> Result<Exit, Failure> {
    let mut driver = args.edition.open()?;
    let now = args.edition.now()?;
    if let Some(id) = &args.election
        && let Ok((site, _)) = driver.shelf.site()
        && !site.elections.iter().any(|e| e.id == *id)
    {
        let known: Vec<&str> = site.elections.iter().map(|e| e.id.as_str()).collect();
        return Err(Failure::asked_wrongly(format!("--election: found {id:?}, expected one of {}", known.join(", "))));
    }
    let mut unavailable = 0usize;
    for row in rows(input, COLUMNS)? {
        let answer = match row.and_then(|row| question(&row, args.election.as_deref())) {
            Err(error) => Answer::Invalid { error },
            Ok(question) => match driver.ask(|shelf| locate(shelf, &question, &now)) {
                Some(answer) => answer,
                None => return Err(Failure::failed("a question wanted files without end")),
            },
        };
        unavailable += usize::from(matches!(answer, Answer::Unavailable { .. }));
        let line = serde_json::to_string(&answer).map_err(Failure::failed)?;
        if !put(out, &line)? {
            break;
        }
    }
    Ok(end_of_batch(unavailable, talk))
}

/// What a row asks. Numbers are read strictly: an empty field is no number, and 0 is a real longitude.
fn question(row: &BTreeMap<String, String>, election: Option<&str>) -> Result<Question, String> {
    let get = |name: &str| row.get(name).map(|v| v.trim()).filter(|v| !v.is_empty()).map(str::to_owned);
    let number = |name: &str| -> Result<Option<f64>, String> {
        let Some(text) = get(name) else { return Ok(None) };
        let plain = text.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'-' | b'+' | b'e' | b'E'));
        match text.parse::<f64>() {
            Ok(value) if plain && value.is_finite() => Ok(Some(value)),
            _ => Err(format!("found {name} {text:?}, expected a number")),
        }
    };
    let election = election.map(str::to_owned);
    if let Some(id) = get("id") {
        return Ok(Question::Id { id, election });
    }
    if let Some(text) = get("address") {
        return Ok(Question::Address { text, county: get("county"), election });
    }
    if let Some(precinct) = get("precinct") {
        let county = get("county").ok_or("found a precinct without a county, expected both")?;
        return Ok(Question::Precinct { county, precinct, election });
    }
    match (number("lon")?, number("lat")?) {
        (Some(lon), Some(lat)) => {
            let accuracy_m = number("accuracy_m")?;
            let how = if accuracy_m.is_some() { How::Gps } else { How::Point };
            Ok(Question::Point { lon, lat, accuracy_m, how, election })
        }
        (None, None) => Err("found an empty row, expected an address, an id, a county and precinct, or lon and lat".to_owned()),
        _ => Err("found one of lon and lat, expected both".to_owned()),
    }
}
