//! `pollstead log`: is a polling place's log as its tablet wrote it; the log in words and as a table; the office's key.

use std::io::Write;
use std::path::PathBuf;

use clap::{Args as Arguments, Subcommand};

use super::{Exit, Failure, put};
use crate::compile::{log_file, write};
use crate::domain::roll::log::{Checked, Expected, PaperHead, struck, table, verify};

#[derive(Arguments)]
#[command(after_help = "At the end of election day:\n  \
    pollstead log verify log.age --identity office-key.txt --head 7K2M-9QXD-41TB\n\n\
    The head stands on the closing form. What is printed as the receipt is typed on the tablet, which then knows that the office\n\
    has its log. Once, weeks before:\n  \
    pollstead log key --out office-key.txt")]
pub(super) struct Args {
    #[command(subcommand)]
    what: Asked,
}

#[derive(Subcommand)]
enum Asked {
    /// Say whether a log is as its tablet wrote it; if not, from which entry on.
    Verify(VerifyArgs),
    /// Print a log, a line for each entry.
    Print(FileArgs),
    /// Write a log as CSV for a spreadsheet; no cell of it is a formula.
    Csv(FileArgs),
    /// Make the office's key: the secret half into a file, the public half on the screen, for the tablets.
    Key(KeyArgs),
}

#[derive(Arguments)]
struct FileArgs {
    /// The log: JSON Lines, or sealed.
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// The office's secret key, where the log is sealed.
    #[arg(long, value_name = "FILE")]
    identity: Option<PathBuf>,
}

#[derive(Arguments)]
struct VerifyArgs {
    #[command(flatten)]
    from: FileArgs,
    /// A head from the closing form, such as 7K2M-9QXD-41TB, or with its entry 41:7K2M-9QXD-41TB. May be given several times.
    #[arg(long = "head", value_name = "HEAD")]
    heads: Vec<PaperHead>,
    /// The tablet's key, 64 hexadecimal digits.
    #[arg(long, value_name = "KEY")]
    key: Option<String>,
    /// Print one line of JSON instead.
    #[arg(long)]
    json: bool,
}

#[derive(Arguments)]
struct KeyArgs {
    /// Where the secret half goes; nothing may be there yet.
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
}

pub(super) fn run(args: &Args, out: &mut dyn Write, talk: &mut dyn Write) -> Result<Exit, Failure> {
    match &args.what {
        Asked::Verify(args) => verified(args, out),
        Asked::Print(args) => {
            let found = read(args)?;
            for line in &found.lines {
                if !put(out, &log_file::entry(line, struck(&found.lines, line.seq)))? {
                    break;
                }
            }
            end(&found, talk)
        }
        Asked::Csv(args) => {
            let found = read(args)?;
            write!(out, "{}", table(&found.lines)).map_err(|e| Failure::failed(format!("writing results: {e}")))?;
            end(&found, talk)
        }
        Asked::Key(args) => key(args, out, talk),
    }
}

fn read(args: &FileArgs) -> Result<Checked, Failure> {
    let file = log_file::open(&args.file, args.identity.as_deref()).map_err(Failure::failed)?;
    Ok(verify(&file.bytes, &Expected::default()))
}

/// What is wrong is said beside the entries, never in place of them.
fn end(found: &Checked, talk: &mut dyn Write) -> Result<Exit, Failure> {
    if found.fault.is_none() {
        return Ok(Exit::Done);
    }
    let _ = writeln!(talk, "{}\n{}", log_file::said(found), log_file::stands(found));
    Ok(Exit::Failed)
}

fn verified(args: &VerifyArgs, out: &mut dyn Write) -> Result<Exit, Failure> {
    if let Some(key) = &args.key
        && (key.len() != 64 || !key.bytes().all(|b| b.is_ascii_hexdigit()))
    {
        return Err(Failure::asked_wrongly(format!("--key: found {} letters, expected 64 hexadecimal digits", key.chars().count())));
    }
    let file = log_file::open(&args.from.file, args.from.identity.as_deref()).map_err(Failure::failed)?;
    let found = verify(&file.bytes, &Expected { key: args.key.clone(), heads: args.heads.clone() });
    let exit = if found.fault.is_none() { Exit::Done } else { Exit::Failed };
    if args.json {
        let mut value = serde_json::to_value(&found).map_err(Failure::failed)?;
        if let Some(fields) = value.as_object_mut() {
            fields.insert("receipt".to_owned(), serde_json::to_value(found.receipt().map(|receipt| receipt.to_string())).map_err(Failure::failed)?);
        }
        put(out, &value.to_string())?;
        return Ok(exit);
    }
    for line in lines(&found, args) {
        put(out, &line)?;
    }
    Ok(exit)
}

fn lines(found: &Checked, args: &VerifyArgs) -> Vec<String> {
    let mut said = vec![log_file::said(found)];
    if found.fault.is_some() {
        said.push(log_file::stands(found));
    }
    if let Some(of) = &found.of {
        let party = if of.party.is_empty() { String::new() } else { format!(", {}", of.party) };
        let made_up = if of.made_up { " Made-up data." } else { "" };
        said.push(format!("{} ({}), {}, {}{party}.{made_up}", of.place_name, of.place, of.election_name, of.election_date));
        said.push(if of.device.is_empty() { "No tablet key: nothing says which tablet wrote it.".to_owned() } else { format!("Tablet key {}", of.device) });
    }
    if let Some(head) = &found.head {
        said.push(format!("Head {head}, entry {}.", found.entries.saturating_sub(1)));
    }
    for (paper, entry) in args.heads.iter().zip(&found.heads) {
        said.push(match entry {
            Some(entry) if entry.saturating_add(1) == found.entries => format!("Head on paper {}: the last entry, {entry}.", paper.head),
            Some(entry) => format!("Head on paper {}: entry {entry}; {} more followed.", paper.head, found.entries.saturating_sub(*entry).saturating_sub(1)),
            None => format!("Head on paper {}: of no entry here.", paper.head),
        });
    }
    if args.heads.is_empty() && found.fault.is_none() {
        said.push("No head from paper was given: compare the head above with the closing form. Only paper tells whether the end is missing.".to_owned());
    }
    for entry in &found.clock_back {
        said.push(format!("Before entry {entry} the tablet's clock was set back."));
    }
    if let Some(receipt) = found.receipt() {
        said.push(format!("Receipt for the tablet: {receipt}"));
    }
    said
}

fn key(args: &KeyArgs, out: &mut dyn Write, talk: &mut dyn Write) -> Result<Exit, Failure> {
    if args.out.exists() {
        return Err(Failure::failed(format!("{}: found a file, expected none: a key is never written over", args.out.display())));
    }
    let (secret, public) = log_file::new_identity();
    write::new_secret(&args.out, secret.as_bytes()).map_err(Failure::failed)?;
    put(out, &public)?;
    let _ = writeln!(talk, "{}: the secret half. Whoever has it can read the logs. A tablet asks for the line above when the day is closed.", args.out.display());
    Ok(Exit::Done)
}
