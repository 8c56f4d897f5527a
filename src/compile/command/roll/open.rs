//! `pollstead roll open`: what a code's holder is told, one line of JSON a row.

use std::io::{Read, Write};

use super::{Exit, Failure, put};
use crate::compile::command::edition::{BatchRow, EditionArgs, end_of_batch, rows};
use crate::compile::roll::cards_driver::{CardsDriver, Typed};
use crate::domain::roll::card_code::{CardCode, CardLink};

const COLUMNS: &[&str] = &["code", "link"];

#[derive(clap::Args)]
#[command(after_help = "Rows come on stdin as CSV with a header, or as JSON Lines. Columns: code, as it is printed or typed, or link, as the QR holds it\n\
    (what stands before its # is passed over). A code is never taken from the command line, which other programs can read.\n\
    Kinds: record no_match not_offered unavailable invalid.")]
pub(super) struct Args {
    #[command(flatten)]
    edition: EditionArgs,
}

pub(super) fn run(args: &Args, input: &mut dyn Read, out: &mut dyn Write, talk: &mut dyn Write) -> Result<Exit, Failure> {
    let mut driver = CardsDriver::new(args.edition.open()?);
    let now = args.edition.now()?;
    let mut unavailable = 0_usize;
    for row in rows(input, COLUMNS)? {
        let line = match typed(row) {
            Err(error) => serde_json::json!({ "kind": "invalid", "error": error }).to_string(),
            Ok(typed) => match driver.find(&typed, &now) {
                Ok(answer) => serde_json::to_string(&answer).map_err(Failure::failed)?,
                Err((name, error)) => {
                    unavailable += 1;
                    serde_json::json!({ "kind": "unavailable", "name": name, "error": error }).to_string()
                }
            },
        };
        if !put(out, &line)? {
            break;
        }
    }
    Ok(end_of_batch(unavailable, talk))
}

fn typed(row: BatchRow) -> Result<Typed, String> {
    let row = row?;
    let get = |name: &str| row.get(name).map(|cell| cell.trim()).filter(|cell| !cell.is_empty());
    match (get("link"), get("code")) {
        (Some(link), _) => {
            let fragment = link.rsplit_once('#').map_or(link, |(_, fragment)| fragment);
            CardLink::read(fragment).map(Typed::Link).map_err(|e| e.to_string())
        }
        (None, Some(code)) => CardCode::read(code).map(Typed::Code).map_err(|e| e.to_string()),
        (None, None) => Err("found an empty row, expected a code or a link".to_owned()),
    }
}
