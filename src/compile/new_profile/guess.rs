//! From a file looked into to an input of a profile: role, format, sheet, columns; and what must not be carried on.

use std::collections::BTreeMap;

use super::columns::{Kind, kind_of};
use super::guess_map;
use super::look::{Looked, Table, What};
use super::personal::{self, Personal};
use crate::compile::profile::{Format, Input, Role};
use crate::compile::sources::SourceError;

/// What a file most likely is for.
#[derive(Debug, Clone)]
pub enum Guess {
    /// An input of the profile.
    Input(Box<GuessedInput>),
    /// A corrections file or sheet.
    Corrections,
    /// A table whose headers say nothing known: these.
    Unknown(Vec<String>),
}

/// An input, guessed.
#[derive(Debug, Clone)]
pub struct GuessedInput {
    /// As the profile would have it.
    pub input: Input,
    /// As a sentence names it.
    pub words: &'static str,
    /// The file's own columns that may be mapped: none that is about people.
    pub headers: Vec<String>,
    /// Columns that are not carried on, and why.
    pub left_out: Vec<(String, Personal)>,
    /// Names of the counties in its county column, as written.
    pub counties: Vec<String>,
    /// The election it is of, where it says.
    pub election: Option<(String, String)>,
}

/// Guesses what a file called `name` is for: one input, of a feed several.
///
/// # Errors
/// A file about people, or one that would be misread: in words a clerk understands.
pub fn guess(name: &str, looked: &Looked) -> Result<Vec<Guess>, SourceError> {
    let one = |role, format, words| Guess::Input(Box::new(input(name, role, format, words)));
    Ok(match &looked.what {
        What::Table(table) => vec![of_table(name, table)?],
        What::Sems { title, date } => {
            let mut guessed = input(name, Role::Splits, Format::Sems, "a SEMS election export");
            guessed.election = Some((title.clone(), date.clone()));
            vec![Guess::Input(Box::new(guessed))]
        }
        What::TigerEdges => vec![one(Role::Streets, Format::TigerEdges, "TIGER/Line road lines")],
        What::TigerAddrfeat => vec![one(Role::Streets, Format::TigerAddrfeat, "TIGER/Line road lines with house numbers")],
        What::Map(map) => vec![guess_map::guess(name, map)],
        What::Vip { shapes, streets, localities, election } => {
            let mut places = input(name, Role::PollingPlaces, Format::Vip, "a VIP feed: its precincts and polling places");
            places.counties.clone_from(localities);
            places.election = election.as_ref().map(|day| (String::new(), day.clone()));
            let mut all = vec![Guess::Input(Box::new(places))];
            if *shapes {
                all.push(one(Role::Precincts, Format::Vip, "a VIP feed: the shapes of its precincts"));
            }
            if *streets {
                all.push(one(Role::Streets, Format::Vip, "a VIP feed: its street segments"));
            }
            all
        }
    })
}

pub(super) fn input(name: &str, role: Role, format: Format, words: &'static str) -> GuessedInput {
    GuessedInput {
        input: Input {
            role,
            format,
            path: name.to_owned(),
            source: String::new(),
            licence: "public record".to_owned(),
            columns: BTreeMap::new(),
            sheet: None,
            delimiter: None,
            county: None,
            election: None,
        },
        words,
        headers: Vec::new(),
        left_out: Vec::new(),
        counties: Vec::new(),
        election: None,
    }
}

fn of_table(name: &str, table: &Table) -> Result<Guess, SourceError> {
    let has = |h: &str| table.headers.iter().any(|x| x.trim() == h);
    if table.is_corrections() {
        return Ok(Guess::Corrections);
    }
    // A confirmation sheet's "name" is the officer who confirmed: our own column, meant to be published.
    let ours = has("minute_book") && has("place");
    let left_out: Vec<(String, Personal)> = if ours { Vec::new() } else { about_people(table) };
    let roll: Vec<&(String, Personal)> = left_out.iter().filter(|(_, why)| why.makes_a_roll()).collect();
    let kind = kind_of(&table.headers);
    let is_addresses = kind.as_ref().is_some_and(|(kind, _)| kind.role == Role::Streets);
    if !roll.is_empty() || (is_addresses && !left_out.is_empty()) {
        let named: Vec<String> = left_out.iter().map(|(h, why)| format!("{h:?} ({})", why.words())).collect();
        let mut error = SourceError::line(
            name,
            table.header_line,
            format!("found columns about people: {}; expected none (delete them at the source and send the rest; nothing of them was kept)", named.join(", ")),
        );
        error.spot.sheet.clone_from(&table.sheet);
        return Err(error);
    }
    let headers: Vec<String> = table.headers.iter().map(|h| h.trim().to_owned())
        .filter(|h| !h.is_empty() && !left_out.iter().any(|(l, _)| l == h)).collect();
    let Some((kind, columns)) = kind_of(&headers) else { return Ok(Guess::Unknown(headers)) };
    of_kind(name, table, kind, columns, headers, left_out).map(|g| Guess::Input(Box::new(g)))
}

/// A table as a certain kind, with these columns.
///
/// # Errors
/// Cells that a spreadsheet has turned into dates, or dates into numbers.
pub fn of_kind(
    name: &str,
    table: &Table,
    kind: &Kind,
    columns: BTreeMap<String, String>,
    headers: Vec<String>,
    left_out: Vec<(String, Personal)>,
) -> Result<GuessedInput, SourceError> {
    dates_and_numbers(name, table, &columns)?;
    let format = kind.format.unwrap_or(if table.sheet.is_some() { Format::Xlsx } else { Format::Csv });
    let mut guessed = input(name, kind.role, format, kind.words);
    guessed.input.sheet.clone_from(&table.sheet);
    guessed.input.delimiter.clone_from(&table.delimiter);
    if let Some(at) = columns.get("county").and_then(|h| table.headers.iter().position(|x| x.trim() == h)) {
        let mut names: Vec<String> = table.rows.iter().filter_map(|(_, cells)| cells.get(at)).map(|c| c.trim().to_owned()).filter(|c| !c.is_empty()).collect();
        names.sort();
        names.dedup();
        guessed.counties = names;
    }
    guessed.input.columns = columns;
    guessed.headers = headers;
    guessed.left_out = left_out;
    Ok(guessed)
}

fn about_people(table: &Table) -> Vec<(String, Personal)> {
    let mut out = Vec::new();
    for (at, header) in table.headers.iter().enumerate() {
        let cells = table.rows.iter().filter_map(|(_, cells)| cells.get(at)).map(String::as_str);
        if let Some(why) = personal::by_header(header).or_else(|| personal::by_cells(cells)) {
            out.push((header.trim().to_owned(), why));
        }
    }
    out
}

/// What a spreadsheet does to codes and days.
fn dates_and_numbers(name: &str, table: &Table, columns: &BTreeMap<String, String>) -> Result<(), SourceError> {
    let at = |line: u32, header: &str, message: String| {
        let mut error = SourceError::line(name, line, message).field(header);
        error.spot.sheet.clone_from(&table.sheet);
        error
    };
    for (field, header) in columns {
        let Some(column) = table.headers.iter().position(|h| h.trim() == header) else { continue };
        let codes = matches!(field.as_str(), "precinct_code" | "precinct_name" | "precinct" | "split" | "number" | "street");
        if let Some((line, date)) = table.dates.get(&column).filter(|_| codes) {
            return Err(at(*line, header, format!(
                "found the date {date}, expected a code or a number: Excel takes 3-61 for a date (format the column as text, and type the code again)"
            )));
        }
        if matches!(field.as_str(), "on" | "date") {
            let serial = |text: &str| text.trim().parse::<f64>().is_ok_and(|n| (20_000.0..80_000.0).contains(&n));
            let found = table.rows.iter().find_map(|(line, cells)| Some((line, cells.get(column).filter(|c| serial(c))?)));
            if let Some((line, cell)) = found {
                return Err(at(*line, header, format!(
                    "found the number {}, expected a day: Excel keeps days as numbers (format the column as a date, and save it)", cell.trim()
                )));
            }
        }
    }
    Ok(())
}
