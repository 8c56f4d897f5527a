//! What the commands that open an edition share: opening it, leave to open an unsigned one, the clock, rows on stdin.

use std::io::Read;
use std::path::{Path, PathBuf};

use super::{Exit, Failure};
use crate::compile::folder_driver::FolderDriver;
use crate::compile::sources::limits;
use crate::domain::edition::tuf::Bundle;
use crate::domain::lookup::{Instant, Stop};

#[derive(clap::Args)]
pub(super) struct EditionArgs {
    /// The edition's folder.
    #[arg(long, value_name = "DIR")]
    pub(super) edition: PathBuf,
    /// Open an edition that nobody has signed.
    #[arg(long)]
    pub(super) unsigned: bool,
    /// Open a signed edition: the root that signatures are checked against, which came by another way.
    #[arg(long, value_name = "ROOT", conflicts_with = "unsigned")]
    trust: Option<PathBuf>,
    /// Take this as the time instead of the clock's, such as 2026-11-03T12:00:00Z.
    #[arg(long, value_name = "INSTANT")]
    now: Option<String>,
}

impl EditionArgs {
    /// For a command that can also ask something else than an edition.
    pub(super) fn of(edition: &Path, unsigned: bool) -> Self {
        Self { edition: edition.to_owned(), unsigned, trust: None, now: None }
    }

    /// Opens the edition: its list, its elections and its gazetteer are read and verified.
    pub(super) fn open(&self) -> Result<FolderDriver, Failure> {
        let mut driver = FolderDriver::new(&self.edition);
        if let Some(path) = &self.trust {
            let shown = path.display().to_string();
            let root = metadata_file(path).map_err(|e| Failure::asked_wrongly(format!("--trust: {e}")))?;
            driver.shelf.set_trust(&root, "").map_err(|e| Failure::asked_wrongly(format!("--trust: {shown}: {e}")))?;
        }
        let head = driver.ask(|shelf| match shelf.site() {
            Ok((site, _)) => crate::domain::lookup::Step::Done(Ok(site.made_up)),
            Err(Stop::Needs(wants)) => crate::domain::lookup::Step::Needs(wants),
            Err(Stop::Unavailable { name, error, .. }) => crate::domain::lookup::Step::Done(Err((name, error))),
        });
        let made_up = match head {
            Some(Ok(made_up)) => made_up,
            Some(Err((name, error))) => {
                return Err(Failure::failed(format!("{}: {name}: {error}", self.edition.display())));
            }
            None => return Err(Failure::failed(format!("{}: the edition does not open", self.edition.display()))),
        };
        leave_to_open(&self.edition, self.unsigned || driver.shelf.trusted().is_some(), made_up)?;
        Ok(driver)
    }

    /// The clock's reading, or the one given.
    pub(super) fn now(&self) -> Result<Instant, Failure> {
        clock(self.now.as_deref())
    }
}

/// A file of metadata that was named; the error begins with its name.
pub(super) fn metadata_file(path: &Path) -> Result<Vec<u8>, String> {
    let shown = path.display().to_string();
    limits::load(path, &shown).map_err(|e| format!("{shown}: {}", e.message))
}

/// The clock's reading, or the one that `--now` says.
pub(super) fn clock(said: Option<&str>) -> Result<Instant, Failure> {
    match said {
        Some(text) => text.parse().map_err(|e| Failure::asked_wrongly(format!("--now: {e}"))),
        None => jiff::Timestamp::now().strftime("%Y-%m-%dT%H:%M:%SZ").to_string().parse().map_err(Failure::failed),
    }
}

/// An edition that nobody has signed opens only with `--unsigned`, or as the demo.
pub(super) fn leave_to_open(edition: &Path, unsigned: bool, made_up: bool) -> Result<(), Failure> {
    if unsigned || made_up {
        return Ok(());
    }
    let shown = edition.display();
    // Whether it is signed well is not looked at here: nobody said by whom it should be.
    if std::fs::read(edition.join("m/now.json")).is_ok_and(|bytes| Bundle::read(&bytes).is_ok()) {
        return Err(Failure::asked_wrongly(format!("{shown}: found a signed edition, and not whose signatures count"))
            .advising("Say --trust and the root that you have from the office, or --unsigned to check none."));
    }
    Err(Failure::asked_wrongly(format!("{shown}: nobody has signed this edition")).advising("Say --unsigned to open it all the same."))
}

/// How a batch ends: rows that files of the edition failed are said once, behind all the others.
pub(super) fn end_of_batch(unavailable: usize, talk: &mut dyn std::io::Write) -> Exit {
    if unavailable == 0 {
        return Exit::Done;
    }
    let _ = writeln!(talk, "pollstead: {unavailable} rows could not be answered, because files of the edition are missing or not genuine");
    Exit::Failed
}

/// A row of a batch: its fields by column name, or why it could not be read.
pub(super) type BatchRow = Result<std::collections::BTreeMap<String, String>, String>;

/// Reads CSV with a header, or JSON Lines, from stdin, one row at a time.
pub(super) fn rows<'a>(input: &'a mut dyn Read, columns: &'static [&'static str]) -> Result<Box<dyn Iterator<Item = BatchRow> + 'a>, Failure> {
    let mut reader = std::io::BufReader::new(input);
    let first = std::io::BufRead::fill_buf(&mut reader).map_err(|e| Failure::failed(format!("reading stdin: {e}")))?;
    let begins = first.iter().copied().find(|b| !b.is_ascii_whitespace());
    if begins == Some(b'{') {
        return Ok(Box::new(json_rows(reader)));
    }
    let mut csv = csv::ReaderBuilder::new().flexible(true).trim(csv::Trim::Headers).from_reader(reader);
    let headers: Vec<String> = csv
        .byte_headers()
        .map_err(|e| Failure::asked_wrongly(format!("stdin: {e}")))?
        .iter()
        .map(|h| String::from_utf8_lossy(h).trim_start_matches('\u{feff}').to_owned())
        .collect();
    if !headers.iter().any(|h| columns.contains(&h.as_str())) {
        let found = headers.join(", ");
        return Err(Failure::asked_wrongly(format!("stdin: found columns {found:?}, expected some of {}", columns.join(", "))));
    }
    Ok(Box::new(csv.into_byte_records().map(move |record| {
        let record = record.map_err(|e| e.to_string())?;
        if record.len() > headers.len() {
            return Err(format!("found {} fields, expected {}", record.len(), headers.len()));
        }
        let text = |bytes: &[u8]| std::str::from_utf8(bytes).ok().map(str::to_owned).ok_or_else(|| "found bytes that are not UTF-8".to_owned());
        headers.iter().zip(record.iter()).map(|(h, f)| Ok((h.clone(), text(f)?))).collect()
    })))
}

fn json_rows<'a>(reader: impl std::io::BufRead + 'a) -> impl Iterator<Item = BatchRow> + 'a {
    reader.split(b'\n').filter_map(|line| {
        let line = match line {
            Ok(line) => line,
            Err(e) => return Some(Err(e.to_string())),
        };
        if line.iter().all(u8::is_ascii_whitespace) {
            return None;
        }
        Some(match serde_json::from_slice::<serde_json::Map<String, serde_json::Value>>(&line) {
            Ok(map) => map.into_iter().map(|(key, value)| match value {
                serde_json::Value::String(text) => Ok((key, text)),
                serde_json::Value::Number(number) => Ok((key, number.to_string())),
                serde_json::Value::Null => Ok((key, String::new())),
                other => Err(format!("found {other} for {key}, expected text or a number")),
            }).collect(),
            Err(e) => Err(format!("found a line that is no JSON object: {e}")),
        })
    })
}
