//! A roll as a county sends it: CSV with exactly these columns, read row by row; a bad row is named and nothing is sealed.
//!
//! There is no column for a birth date, an age, a Social Security or licence number, or a telephone, and a file with any column
//! beside these is refused as a whole. No message repeats a cell: a shifted column could hold anything.

mod cells;
mod header;

use std::collections::HashMap;
use std::path::Path;

use cells::{initials, looks_secret, name, voter_id};

use crate::compile::sources::{limits, text_file};
use crate::domain::law::Day;
use crate::domain::place::CountyFips;
use crate::domain::roll::record::{Districts, PRECINCT, SPLIT, Status};

/// The columns a roll may have; the first six it must.
pub const COLUMNS: [&str; 21] = [
    "voter", "last", "first", "county", "precinct", "status", "middle", "suffix", "number", "street", "town", "zip", "split", "registered",
    "protected", "congress", "senate", "house", "supervisor", "absentee", "moved",
];
/// How many of [`COLUMNS`] must be there.
const MUST: usize = 6;
/// Signs of one cell.
const LONGEST: usize = 120;
/// Problems that are kept; the rest are counted.
const KEPT: usize = 50;

/// A person's name and address, for the poll manager's roll and the card's envelope.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Person {
    /// Family name.
    pub last: String,
    /// Given name.
    pub first: String,
    /// Middle names or initials.
    pub middle: String,
    /// Jr., III.
    pub suffix: String,
    /// House number.
    pub number: String,
    /// Street.
    pub street: String,
    /// Town.
    pub town: String,
    /// Five digits.
    pub zip: String,
}

/// One row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RollRow {
    /// 1-based line of the file.
    pub line: u32,
    /// The roll's own id of the voter: it is no part of anything published.
    pub voter: String,
    /// Names and address, where they were asked for.
    pub person: Option<Box<Person>>,
    /// First letters of given and family name.
    pub initials: String,
    /// Five digits.
    pub county: CountyFips,
    /// The edition's code.
    pub precinct: String,
    /// The edition's code, or empty.
    pub split: String,
    /// On the list how.
    pub status: Status,
    /// The day of registration, where the roll says.
    pub registered: Option<Day>,
    /// In the address confidentiality programme: no code, no record, no address anywhere.
    pub protected: bool,
    /// Where the roll says.
    pub districts: Districts,
    /// Has voted absentee; for poll managers' rolls alone.
    pub absentee: bool,
    /// The day of a move within the county whose registration was not transferred; for poll managers' rolls alone.
    pub moved: Option<Day>,
}

/// What is wrong with a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// 1-based line of the file.
    pub line: u32,
    /// The column, where it is one.
    pub column: Option<&'static str>,
    /// What was found and what was expected, without the cell.
    pub what: String,
}

impl std::fmt::Display for Problem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.column {
            Some(column) => write!(f, "row {} [{column}]: {}", self.line, self.what),
            None => write!(f, "row {}: {}", self.line, self.what),
        }
    }
}

/// Why a roll is not taken.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum RollError {
    /// The file as a whole.
    #[error("{file}: {message}")]
    File {
        /// As it was named.
        file: String,
        /// What was found and what was expected.
        message: String,
    },
    /// Rows that are not as they must be; nothing of the roll is used.
    #[error("{file}: {count} of {rows} rows are not as they must be, so nothing of the roll is used\n{}", listed(problems, *count))]
    Rows {
        /// As it was named.
        file: String,
        /// The first of them.
        problems: Vec<Problem>,
        /// How many there are.
        count: usize,
        /// Rows in the file.
        rows: usize,
    },
}

fn listed(problems: &[Problem], count: usize) -> String {
    let mut lines: Vec<String> = problems.iter().map(|p| format!("  {p}")).collect();
    if count > problems.len() {
        lines.push(format!("  and {} more", count - problems.len()));
    }
    lines.join("\n")
}

/// Rows that turned out wrong, the first of them kept.
#[derive(Debug, Default)]
pub struct Problems {
    first: Vec<Problem>,
    count: usize,
}

impl Problems {
    /// One more.
    pub fn push(&mut self, line: u32, column: Option<&'static str>, what: impl Into<String>) {
        self.count += 1;
        if self.first.len() < KEPT {
            self.first.push(Problem { line, column, what: what.into() });
        }
    }

    /// The error that all of them are, where there is any.
    ///
    /// # Errors
    /// [`RollError::Rows`].
    pub fn end(self, file: &str, rows: usize) -> Result<(), RollError> {
        if self.count == 0 {
            return Ok(());
        }
        Err(RollError::Rows { file: file.to_owned(), problems: self.first, count: self.count, rows })
    }
}

/// Whether rows keep names and addresses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keep {
    /// Initials only: what a published record may say.
    Initials,
    /// All of it.
    People,
}

/// A roll, every row of it good.
#[derive(Debug)]
pub struct Roll {
    /// In the file's order.
    pub rows: Vec<RollRow>,
    /// It was not UTF-8 and was read as Windows-1252.
    pub windows_1252: bool,
}

/// Reads a roll's file.
///
/// # Errors
/// [`RollError`], the whole file or row by row; never half a roll.
pub fn read_file(path: &Path, keep: Keep) -> Result<Roll, RollError> {
    let file = path.display().to_string();
    let bytes = limits::load(path, &file).map_err(|e| RollError::File { file: file.clone(), message: e.message })?;
    read(&file, &bytes, keep)
}

/// Reads a roll.
///
/// # Errors
/// As [`read_file`].
pub fn read(file: &str, bytes: &[u8], keep: Keep) -> Result<Roll, RollError> {
    let whole = |message: String| RollError::File { file: file.to_owned(), message };
    let (text, notes) = text_file::decode(file, bytes).map_err(|e| match e.spot.line {
        Some(line) => whole(format!("row {line}: {}", e.message)),
        None => whole(e.message),
    })?;
    if let Some(line) = text_file::open_quote(&text, b',') {
        return Err(whole(format!("row {line}: found a quote that is never closed, expected a closing quote")));
    }
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut record = csv::StringRecord::new();
    let unreadable = |e: &csv::Error| whole(format!("found a row that cannot be read, near line {}", e.position().map_or(0, csv::Position::line)));
    if !reader.read_record(&mut record).map_err(|e| unreadable(&e))? {
        return Err(whole("found no rows, expected a header row".to_owned()));
    }
    let columns = header::columns(&record).map_err(whole)?;
    let mut reading = Reading { columns, width: record.len(), keep, problems: Problems::default(), first_line: HashMap::new(), rows: Vec::new() };
    let mut count = 0_usize;
    // Lines counted up to this byte; a record begins after the empty lines that the csv crate passes over.
    let (mut counted, mut line) = (0_usize, 1_u32);
    loop {
        let start = usize::try_from(reader.position().byte()).unwrap_or(usize::MAX);
        if !reader.read_record(&mut record).map_err(|e| unreadable(&e))? {
            break;
        }
        let blank = text.as_bytes().get(start..).unwrap_or_default().iter();
        let start = start + blank.take_while(|b| matches!(b, b'\n' | b'\r')).count();
        let passed = text.as_bytes().get(counted..start).unwrap_or_default().iter().filter(|b| **b == b'\n').count();
        line = line.saturating_add(u32::try_from(passed).unwrap_or(u32::MAX));
        counted = start;
        count += 1;
        if count > limits::ROWS {
            return Err(whole(format!("found more than {} rows, expected at most that: seal a roll of this size county by county", limits::ROWS)));
        }
        reading.row(line, &record);
    }
    if count == 0 {
        return Err(whole("found a header and no rows".to_owned()));
    }
    reading.problems.end(file, count)?;
    Ok(Roll { rows: reading.rows, windows_1252: !notes.is_empty() })
}

struct Reading {
    columns: Vec<Option<usize>>,
    width: usize,
    keep: Keep,
    problems: Problems,
    /// Voter ids, with the line that has them.
    first_line: HashMap<String, u32>,
    rows: Vec<RollRow>,
}

impl Reading {
    fn row(&mut self, line: u32, record: &csv::StringRecord) {
        if record.len() != self.width {
            self.problems.push(line, None, format!("found {} cells, expected {} as in the header", record.len(), self.width));
            return;
        }
        if let Some((name, cell)) = COLUMNS.iter().zip(&self.columns).find_map(|(name, at)| {
            let cell = record.get((*at)?)?;
            (cell.chars().count() > LONGEST || cell.chars().any(char::is_control)).then_some((*name, cell))
        }) {
            self.problems.push(line, Some(name), format!("found {} signs or a control sign, expected at most {LONGEST} signs of text", cell.chars().count()));
            return;
        }
        let before = self.problems.count;
        let row = self.read(line, record);
        if let Some(row) = row
            && self.problems.count == before
        {
            self.rows.push(row);
        }
    }

    fn read(&mut self, line: u32, record: &csv::StringRecord) -> Option<RollRow> {
        let get = |name: &'static str| -> &str {
            let at = COLUMNS.iter().position(|c| *c == name).and_then(|known| self.columns.get(known).copied().flatten());
            at.and_then(|at| record.get(at)).unwrap_or_default().trim()
        };
        let problems = &mut self.problems;
        let voter = get("voter");
        if let Err(what) = voter_id(voter) {
            problems.push(line, Some("voter"), what);
        } else if let Some(first) = self.first_line.insert(voter.to_owned(), line) {
            problems.push(line, Some("voter"), format!("found the id of row {first} again, expected every voter once"));
        }
        for (column, must) in [("last", true), ("first", true), ("middle", false), ("suffix", false)] {
            if let Err(what) = name(get(column), must) {
                problems.push(line, Some(column), what);
            }
        }
        let (zip, number) = (get("zip"), get("number"));
        let digits = |text: &str, count: usize| text.len() == count && text.bytes().all(|b| b.is_ascii_digit());
        if !(zip.is_empty() || digits(zip, 5) || zip.split_once('-').is_some_and(|(five, four)| digits(five, 5) && digits(four, 4))) {
            problems.push(line, Some("zip"), "expected five digits, or five and four, or nothing");
        }
        if number.len() > 8 {
            problems.push(line, Some("number"), "expected a house number of at most 8 signs, or nothing");
        }
        for column in ["street", "town", "precinct", "split"] {
            if looks_secret(get(column)) {
                problems.push(line, Some(column), "found the shape of a Social Security number, a day or a telephone number");
            }
        }
        let county = get("county").parse::<CountyFips>();
        if county.is_err() {
            problems.push(line, Some("county"), "expected the county's five digits, such as 28159");
        }
        let mut code = |column: &'static str, most: usize, must: bool| {
            let cell = get(column);
            let fits = cell.len() <= most && cell.bytes().all(|b| b.is_ascii_graphic() || b == b' ') && !(must && cell.is_empty());
            if !fits {
                problems.push(line, Some(column), format!("expected the edition's code, {}1 to {most} plain letters and digits", if must { "" } else { "empty or " }));
            }
        };
        code("precinct", PRECINCT, true);
        code("split", SPLIT, false);
        let status = Status::ALL.into_iter().find(|s| s.word() == get("status"));
        if status.is_none() {
            problems.push(line, Some("status"), format!("expected one of {}", Status::ALL.map(Status::word).join(", ")));
        }
        let mut day = |column: &'static str, first: &str, expected: &str| match get(column) {
            "" => None,
            text => match text.parse::<Day>() {
                Ok(day) if (first.."2079-01-01").contains(&text) => Some(day),
                _ => {
                    problems.push(line, Some(column), expected);
                    None
                }
            },
        };
        let registered = day("registered", "1900-01-01", "expected a day that exists, such as 2019-03-04, from 1900 on, or nothing");
        // From 2020 on: no voter was born then, so that a birth date in this column is never taken for a move.
        let moved = day("moved", "2020-01-01", "expected the day of the move, such as 2027-10-20, from 2020 on, or nothing");
        let mut yes = |column: &'static str| match get(column) {
            "" | "no" => false,
            "yes" => true,
            _ => {
                problems.push(line, Some(column), "expected yes, no or nothing");
                true
            }
        };
        let (protected, absentee) = (yes("protected"), yes("absentee"));
        let mut district = |column: &'static str, most: u8| match get(column) {
            "" => 0,
            text => match text.parse::<u8>() {
                Ok(number) if (1..=most).contains(&number) => number,
                _ => {
                    problems.push(line, Some(column), format!("expected a district from 1 to {most}, or nothing"));
                    0
                }
            },
        };
        // As many as Mississippi has: Miss. Const. art. 13, § 254; Miss. Code Ann. § 23-15-281.
        let districts = Districts { congress: district("congress", 9), senate: district("senate", 52), house: district("house", 122), supervisor: district("supervisor", 5) };
        let person = Person {
            last: get("last").to_owned(),
            first: get("first").to_owned(),
            middle: get("middle").to_owned(),
            suffix: get("suffix").to_owned(),
            number: get("number").to_owned(),
            street: get("street").to_owned(),
            town: get("town").to_owned(),
            zip: get("zip").to_owned(),
        };
        Some(RollRow {
            line,
            voter: voter.to_owned(),
            initials: initials(&person.first, &person.last),
            person: (self.keep == Keep::People).then(|| Box::new(person)),
            county: county.ok()?,
            precinct: get("precinct").to_owned(),
            split: get("split").to_owned(),
            status: status?,
            registered,
            protected,
            districts,
            absentee,
            moved,
        })
    }
}

#[cfg(test)]
mod tests;
