//! The rows of one sheet of an Excel workbook, cell by cell, so that a far-off cell never fills the memory.

use std::io::{Cursor, Read as _};

use calamine::{Data, DataRef, Reader as _, Xlsx};

use super::table::Rows;
use super::{SourceError, limits, line_number, what_it_is, workbook_shape};

/// Feeds every row that has a cell to `rows`; the sheet named, or the first.
pub(super) fn rows(
    file: &str,
    bytes: &[u8],
    sheet: Option<&str>,
    rows: &mut impl Rows,
) -> Result<(), SourceError> {
    if let Some(message) = what_it_is::refused(bytes, "an XLSX workbook") {
        return Err(SourceError::file(file, message));
    }
    opened_size(file, bytes)?;
    let broken = |e: &dyn std::fmt::Display| {
        SourceError::file(file, format!("found a broken workbook: {e}"))
    };
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|e| broken(&e))?;
    let name = workbook_shape::sheet(file, &workbook, sheet)?;
    workbook_shape::check(file, &mut workbook, &name)?;
    rows.sheet(&name);
    let mut cells = workbook
        .worksheet_cells_reader(&name)
        .map_err(|e| broken(&e))?;
    let mut row = SheetRow::default();
    let mut bytes_of_text = 0_usize;
    while let Some(cell) = cells.next_cell().map_err(|e| broken(&e))? {
        let (at, column) = cell.get_position();
        let line = at.saturating_add(1);
        let (line_before, column) = (row.line, usize::try_from(column).unwrap_or(usize::MAX));
        if column >= limits::COLUMNS {
            let message = format!(
                "found a cell in column {}, expected at most {}",
                column,
                limits::COLUMNS
            );
            return Err(SourceError::line(file, line, message));
        }
        if line != line_before {
            if line < line_before {
                return Err(SourceError::line(
                    file,
                    line,
                    format!("found row {line} after row {line_before}"),
                ));
            }
            row.feed(rows)?;
            row = SheetRow {
                line,
                width: row.width,
                ..SheetRow::default()
            };
        }
        let text = match text(cell.get_value()) {
            Ok(text) => text,
            Err(error) => {
                row.broken = Some((column, error.clone()));
                error
            }
        };
        bytes_of_text = bytes_of_text.saturating_add(text.len());
        if bytes_of_text > limits::WORKBOOK_TEXT_BYTES {
            let message = format!(
                "found more than {} bytes of text in cells",
                limits::WORKBOOK_TEXT_BYTES
            );
            return Err(SourceError::line(file, line, message));
        }
        if row.cells.len() <= column {
            row.cells.resize(column + 1, String::new());
        }
        if let Some(place) = row.cells.get_mut(column) {
            *place = text;
        }
    }
    row.feed(rows)
}

/// A row as it fills up.
#[derive(Default)]
struct SheetRow {
    /// 1-based; 0 before the first cell.
    line: u32,
    cells: Vec<String>,
    broken: Option<(usize, String)>,
    /// Cells of the first row that has any.
    width: usize,
}

impl SheetRow {
    /// A sheet leaves empty cells out, so a short row is filled up; blanks beyond the width are no cells.
    fn feed(&mut self, rows: &mut impl Rows) -> Result<(), SourceError> {
        while self.cells.len() > self.width
            && self.cells.last().is_some_and(|c| c.trim().is_empty())
        {
            self.cells.pop();
        }
        if self.width == 0 {
            // Empty rows above the header are nothing.
            self.width = self.cells.len();
            if self.width == 0 {
                return Ok(());
            }
        }
        if self.cells.len() < self.width {
            self.cells.resize(self.width, String::new());
        }
        let cells: Vec<&str> = self.cells.iter().map(String::as_str).collect();
        rows.row(
            self.line,
            &cells,
            self.broken.as_ref().map(|(at, what)| (*at, what.as_str())),
        )
    }
}

/// A cell as text; whole numbers without a decimal point, dates as `YYYY-MM-DD`. `Err` is an Excel error.
pub(in crate::compile) fn text(value: &DataRef<'_>) -> Result<String, String> {
    Ok(match Data::from(value.clone()) {
        Data::Empty => String::new(),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => text,
        Data::Int(n) => n.to_string(),
        Data::Float(n) => n.to_string(),
        Data::Bool(yes) => if yes { "yes" } else { "no" }.to_owned(),
        // Excel's days are 0 to 2,958,465 (31 December 9999).
        Data::DateTime(at) if at.is_datetime() && (0.0..2_958_466.0).contains(&at.as_f64()) => {
            let (year, month, day, ..) = at.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        Data::DateTime(at) => at.as_f64().to_string(),
        Data::Error(error) => return Err(error.to_string()),
    })
}

/// Opens every part once to measure it: the sizes a zip declares are only claims.
pub(in crate::compile) fn opened_size(file: &str, bytes: &[u8]) -> Result<(), SourceError> {
    let broken =
        |e: &dyn std::fmt::Display| SourceError::file(file, format!("found no workbook: {e}"));
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|e| broken(&e))?;
    let cap = limits::WORKBOOK_BYTES;
    let too_large = |n: u64| {
        SourceError::file(
            file,
            format!("found a workbook of {n} bytes or more once opened, expected at most {cap}"),
        )
    };
    if zip.len() > limits::GLOB_FILES {
        return Err(SourceError::file(
            file,
            format!("found {} parts, expected a workbook", zip.len()),
        ));
    }
    let mut total = 0_u64;
    for i in 0..zip.len() {
        let part = zip.by_index(i).map_err(|e| broken(&e))?;
        let claimed = total.saturating_add(part.size());
        if claimed > cap {
            return Err(too_large(claimed));
        }
        let left = cap.saturating_sub(total).saturating_add(1);
        let opened =
            std::io::copy(&mut part.take(left), &mut std::io::sink()).map_err(|e| broken(&e))?;
        total = total.saturating_add(opened);
        if total > cap {
            return Err(too_large(total));
        }
    }
    if zip.index_for_name("xl/workbook.xml").is_none() {
        let first = line_number(zip.len());
        return Err(SourceError::file(
            file,
            format!("found a zip of {first} files, expected an XLSX workbook"),
        ));
    }
    Ok(())
}
