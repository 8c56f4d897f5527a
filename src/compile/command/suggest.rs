//! `pollstead suggest`: suggestions per row of typed text.

use std::io::{Read, Write};

use super::edition::{EditionArgs, end_of_batch, rows};
use super::{Exit, Failure, put};
use crate::domain::lookup::{Answer, Stop, suggest};

/// As many as the page shows.
const LIMIT: usize = 7;

#[derive(clap::Args)]
#[command(after_help = "Rows come on stdin as CSV with a header `text` (and `county`, if known), or as JSON Lines.")]
pub(super) struct Args {
    #[command(flatten)]
    edition: EditionArgs,
}

pub(super) fn run(args: &Args, input: &mut dyn Read, out: &mut dyn Write, talk: &mut dyn Write) -> Result<Exit, Failure> {
    let mut driver = args.edition.open()?;
    let mut unavailable = 0usize;
    for row in rows(input, &["text"])? {
        let invalid = |error: String| serde_json::to_string(&Answer::Invalid { error }).map_err(Failure::failed);
        let line = match row {
            Err(error) => invalid(error)?,
            Ok(row) => {
                let text = row.get("text").cloned().unwrap_or_default();
                let county = row.get("county").filter(|c| !c.is_empty()).cloned();
                match driver.ask(|shelf| suggest(shelf, &text, county.as_deref(), LIMIT)) {
                    Some(Ok(suggested)) => serde_json::to_string(&suggested).map_err(Failure::failed)?,
                    Some(Err(Stop::Unavailable { name, error, .. })) => {
                        unavailable += 1;
                        invalid(format!("{name}: {error}"))?
                    }
                    _ => return Err(Failure::failed("a question wanted files without end")),
                }
            }
        };
        if !put(out, &line)? {
            break;
        }
    }
    Ok(end_of_batch(unavailable, talk))
}
