//! Rows of a CSV or XLSX file by our own field names, through the profile's column map.
//!
//! Counts every row: it is used, or it has a finding. What a row means is the business of the reader that asks.

use std::collections::BTreeMap;

use super::columns::{self, Column, FirstRow};
pub use super::columns::{Field, Fields, Need, OtherColumns, may, must};
use super::{
    Finding, FixIn, Read, Severity, SourceError, Spot, csv_rows, found, limits, line_number,
    workbook,
};
use crate::compile::profile::{Format, Input};

/// One row, by our field names.
#[derive(Debug)]
pub struct Row<'a> {
    file: &'a str,
    sheet: Option<&'a str>,
    line: u32,
    columns: &'a BTreeMap<&'static str, Column>,
    cells: &'a [&'a str],
}

impl Row<'_> {
    /// The cell, trimmed; empty where the file has no such column.
    #[must_use]
    pub fn get(&self, field: &str) -> &str {
        let cell = self
            .columns
            .get(field)
            .and_then(|column| self.cells.get(column.at));
        cell.map_or("", |cell| cell.trim())
    }

    /// Whether the file has the column at all.
    #[must_use]
    pub fn has(&self, field: &str) -> bool {
        self.columns.contains_key(field)
    }

    /// The row's place in the file.
    #[must_use]
    pub fn spot(&self) -> Spot {
        Spot {
            sheet: self.sheet.map(str::to_owned),
            ..Spot::line(self.file, self.line)
        }
    }

    /// The place of one of its cells, by the file's own column name.
    #[must_use]
    pub fn spot_of(&self, field: &str) -> Spot {
        self.spot().field(
            self.columns
                .get(field)
                .map_or(field, |column| &column.header),
        )
    }

    /// The row as received, its cells joined by ` | `.
    #[must_use]
    pub fn received(&self) -> String {
        self.cells.join(" | ")
    }

    /// A finding about one of its cells, with the row as received.
    #[must_use]
    pub fn finding(
        &self,
        code: &'static str,
        severity: Severity,
        fix_in: FixIn,
        (field, subject): (&str, &str),
        sentence: &str,
    ) -> Finding {
        let mut finding = found(
            code,
            severity,
            fix_in,
            self.spot_of(field),
            subject,
            sentence,
        );
        finding.received = Some(self.received());
        finding
    }
}

/// Reads a table. `make` turns a row into a value, or pushes a finding that says why not and returns `None`.
///
/// # Errors
/// What keeps the file from being read as a whole: see [`super::limits`], [`super::text_file`], and the column map.
pub fn read<T>(
    file: &str,
    bytes: &[u8],
    input: &Input,
    fields: Fields,
    make: impl FnMut(&Row<'_>, &mut Vec<Finding>) -> Option<T>,
) -> Result<Read<T>, SourceError> {
    let mut reading = Reading::new(file, input, fields, make)?;
    let extension = file.rsplit_once('.').map_or("", |(_, e)| e);
    let is_workbook = match input.format {
        Format::Xlsx => true,
        Format::Csv => false,
        _ => extension.eq_ignore_ascii_case("xlsx"),
    };
    if is_workbook {
        workbook::rows(file, bytes, input.sheet.as_deref(), &mut reading)?;
    } else {
        csv_rows::rows(file, bytes, input.delimiter.as_deref(), &mut reading)?;
    }
    reading.end()
}

/// What the two formats feed their rows to.
pub(super) trait Rows {
    /// A row's cells; `broken` is a cell that holds an error instead of a value.
    fn row(
        &mut self,
        line: u32,
        cells: &[&str],
        broken: Option<(usize, &str)>,
    ) -> Result<(), SourceError>;
    /// A finding about the file.
    fn note(&mut self, finding: Finding);
    /// The sheet the rows come from.
    fn sheet(&mut self, name: &str);
}

struct Reading<'a, T, F> {
    file: &'a str,
    sheet: Option<String>,
    input: &'a Input,
    fields: Fields,
    make: F,
    /// None until the first row has been seen.
    columns: Option<BTreeMap<&'static str, Column>>,
    width: usize,
    blank: Vec<u32>,
    read: Read<T>,
}

impl<'a, T, F: FnMut(&Row<'_>, &mut Vec<Finding>) -> Option<T>> Reading<'a, T, F> {
    fn new(file: &'a str, input: &'a Input, fields: Fields, make: F) -> Result<Self, SourceError> {
        for key in input.columns.keys() {
            if !fields.known.iter().any(|f| f.name == key) {
                let known: Vec<&str> = fields.known.iter().map(|f| f.name).collect();
                return Err(SourceError::file(
                    file,
                    format!(
                        "found columns key {key:?} in the profile, expected one of {}",
                        known.join(", ")
                    ),
                ));
            }
        }
        let read = Read {
            rows: Vec::new(),
            rows_in: 0,
            left_out: 0,
            findings: Vec::new(),
        };
        Ok(Self {
            file,
            sheet: None,
            input,
            fields,
            make,
            columns: None,
            width: 0,
            blank: Vec::new(),
            read,
        })
    }

    fn error(&self, line: u32, message: String) -> SourceError {
        let mut error = SourceError::line(self.file, line, message);
        error.spot.sheet.clone_from(&self.sheet);
        error
    }

    fn begin(&mut self, line: u32, cells: &[&str]) -> Result<(), SourceError> {
        self.width = cells.len();
        let found = columns::resolve(self.input, self.fields, cells);
        let (columns, first) = found.map_err(|(message, field)| {
            let error = self.error(line, message);
            match field {
                Some(field) => error.field(&field),
                None => error,
            }
        })?;
        self.columns = Some(columns);
        match first {
            FirstRow::Data => self.used_row(line, cells, None),
            FirstRow::Header => Ok(()),
        }
    }

    fn used_row(
        &mut self,
        line: u32,
        cells: &[&str],
        broken: Option<(usize, &str)>,
    ) -> Result<(), SourceError> {
        self.read.rows_in += 1;
        if self.read.rows_in > limits::ROWS {
            return Err(self.error(
                line,
                format!(
                    "found more than {} rows, expected at most that",
                    limits::ROWS
                ),
            ));
        }
        if cells.iter().all(|c| c.trim().is_empty()) {
            self.read.left_out += 1;
            self.blank.push(line);
            return Ok(());
        }
        let none = BTreeMap::new();
        let row = Row {
            file: self.file,
            sheet: self.sheet.as_deref(),
            line,
            columns: self.columns.as_ref().unwrap_or(&none),
            cells,
        };
        let refuse = |code, sentence: String| {
            let mut finding = found(code, Severity::Error, FixIn::Here, row.spot(), "", sentence);
            finding.received = Some(row.received());
            finding
        };
        if cells.len() != self.width {
            let sentence = format!(
                "Found {} cells, expected {} as in the first row; the row was left out.",
                cells.len(),
                self.width
            );
            self.read.findings.push(refuse("row-ragged", sentence));
            self.read.left_out += 1;
            return Ok(());
        }
        if let Some((at, what)) = broken {
            let sentence = format!(
                "The cell in column {} holds {what}; the row was left out.",
                at + 1
            );
            self.read.findings.push(refuse("cell-error", sentence));
            self.read.left_out += 1;
            return Ok(());
        }
        let before = self.read.findings.len();
        match (self.make)(&row, &mut self.read.findings) {
            Some(value) => self.read.rows.push(value),
            None => {
                self.read.left_out += 1;
                if self.read.findings.len() == before {
                    self.read
                        .findings
                        .push(refuse("row-not-used", "The row was left out.".to_owned()));
                }
            }
        }
        Ok(())
    }

    fn end(mut self) -> Result<Read<T>, SourceError> {
        if self.columns.is_none() {
            return Err(SourceError::file(
                self.file,
                "found no rows, expected a header row",
            ));
        }
        if let Some(first) = self.blank.first() {
            let sentence = format!(
                "{} rows are blank (the first is row {first}) and were left out.",
                self.blank.len()
            );
            let mut spot = Spot::line(self.file, *first);
            spot.sheet.clone_from(&self.sheet);
            self.read.findings.push(found(
                "row-blank",
                Severity::Note,
                FixIn::Here,
                spot,
                "",
                sentence,
            ));
        }
        if self.read.rows_in == 0 {
            let spot = Spot::file(self.file);
            let sentence = "The table has a header and no rows.";
            self.read.findings.push(found(
                "table-without-rows",
                Severity::Error,
                FixIn::Here,
                spot,
                "",
                sentence,
            ));
        }
        Ok(self.read)
    }
}

impl<T, F: FnMut(&Row<'_>, &mut Vec<Finding>) -> Option<T>> Rows for Reading<'_, T, F> {
    fn row(
        &mut self,
        line: u32,
        cells: &[&str],
        broken: Option<(usize, &str)>,
    ) -> Result<(), SourceError> {
        if cells.len() > limits::COLUMNS {
            let message = format!(
                "found {} cells, expected at most {}",
                cells.len(),
                limits::COLUMNS
            );
            return Err(self.error(line, message));
        }
        if let Some((at, cell)) = cells
            .iter()
            .enumerate()
            .find(|(_, c)| c.len() > limits::CELL_BYTES)
        {
            let message = format!(
                "found a cell of {} bytes, expected at most {}",
                cell.len(),
                limits::CELL_BYTES
            );
            return Err(self
                .error(line, message)
                .field(&format!("column {}", line_number(at + 1))));
        }
        if self.columns.is_some() {
            self.used_row(line, cells, broken)
        } else {
            self.begin(line, cells)
        }
    }

    fn note(&mut self, finding: Finding) {
        self.read.findings.push(finding);
    }

    fn sheet(&mut self, name: &str) {
        self.sheet = Some(name.to_owned());
    }
}
