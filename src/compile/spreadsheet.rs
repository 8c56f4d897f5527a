//! Tables for a clerk's spreadsheet program: XLSX, or CSV that Excel opens as UTF-8.
//!
//! In XLSX every cell is text, so a code such as 0103 keeps its zero and 3-61 does not become a date. In CSV a cell that a
//! spreadsheet would take for a formula gets an apostrophe in front; readers of our own sheets take it off again.

use std::path::Path;

use rust_xlsxwriter::{Color, DataValidation, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, XlsxError};

/// How a column is to be filled in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fill {
    /// Filled by us: not to be touched.
    Ours,
    /// Left for a person.
    Theirs,
    /// Left for a person: yes or no.
    YesNo,
}

/// A column.
#[derive(Debug, Clone, Copy)]
pub struct Column {
    /// Its header.
    pub header: &'static str,
    /// In characters.
    pub width: u16,
    /// Whose it is.
    pub fill: Fill,
}

/// A table.
#[derive(Debug, Clone)]
pub struct Spreadsheet {
    /// The sheet's name.
    pub name: &'static str,
    /// In order.
    pub columns: &'static [Column],
    /// As many cells as columns.
    pub rows: Vec<Vec<String>>,
}

/// Why a sheet could not be written.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum SheetError {
    /// A workbook has limits: rows, characters in a cell.
    #[error("writing the workbook: {0}")]
    Xlsx(#[from] XlsxError),
    /// CSV could not be written to memory.
    #[error("writing the table: {0}")]
    Csv(#[from] csv::Error),
    /// Another ending.
    #[error("found file name {0:?}, expected one that ends in .xlsx or .csv")]
    Name(String),
}

/// Whether a spreadsheet program would take the cell for a formula.
fn is_formula(cell: &str) -> bool {
    cell.starts_with(['=', '+', '-', '@', '\t', '\r'])
}

/// The cell with an apostrophe in front where a spreadsheet program would take it for a formula.
#[must_use]
pub fn guarded(cell: &str) -> std::borrow::Cow<'_, str> {
    if is_formula(cell) { format!("'{cell}").into() } else { cell.into() }
}

/// Takes off the apostrophe that keeps a cell from being a formula.
#[must_use]
pub fn unguarded(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|rest| is_formula(rest)).unwrap_or(cell)
}

impl Spreadsheet {
    /// The bytes of a file of this name.
    ///
    /// # Errors
    /// [`SheetError`].
    pub fn bytes(&self, path: &Path) -> Result<Vec<u8>, SheetError> {
        match path.extension().map(|e| e.to_ascii_lowercase()) {
            Some(e) if e == "xlsx" => self.xlsx(),
            Some(e) if e == "csv" => self.csv(),
            _ => Err(SheetError::Name(path.file_name().unwrap_or_default().to_string_lossy().into_owned())),
        }
    }

    fn csv(&self) -> Result<Vec<u8>, SheetError> {
        // Excel takes a CSV without this mark for Windows-1252.
        let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(vec![0xef, 0xbb, 0xbf]);
        writer.write_record(self.columns.iter().map(|c| c.header))?;
        for row in &self.rows {
            writer.write_record(row.iter().map(|cell| guarded(cell).into_owned()))?;
        }
        writer.into_inner().map_err(|e| SheetError::Csv(e.into_error().into()))
    }

    fn xlsx(&self) -> Result<Vec<u8>, SheetError> {
        let mut workbook = Workbook::new();
        // No clock: the same findings give the same bytes.
        workbook.set_properties(&DocProperties::new().set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?));
        let sheet = workbook.add_worksheet();
        sheet.set_name(self.name)?;
        let text = Format::new().set_num_format("@").set_text_wrap().set_align(FormatAlign::Top);
        let head = text.clone().set_bold().set_border_bottom(FormatBorder::Medium);
        let theirs = text.clone().set_background_color(Color::RGB(0x00FF_F8DC)).set_border(FormatBorder::Thin);
        let last = u32::try_from(self.rows.len()).unwrap_or(u32::MAX);
        for (at, column) in (0_u16..).zip(self.columns) {
            sheet.set_column_width(at, column.width)?;
            sheet.write_string_with_format(0, at, column.header, &head)?;
            if column.fill == Fill::YesNo && last > 0 {
                sheet.add_data_validation(1, at, last, at, &DataValidation::new().allow_list_strings(&["yes", "no"])?)?;
            }
        }
        for (line, row) in (1_u32..).zip(&self.rows) {
            for ((at, cell), column) in (0_u16..).zip(row).zip(self.columns) {
                let format = if column.fill == Fill::Ours { &text } else { &theirs };
                if cell.is_empty() {
                    sheet.write_blank(line, at, format)?;
                } else {
                    sheet.write_string_with_format(line, at, cell, format)?;
                }
            }
        }
        sheet.set_freeze_panes(1, 0)?;
        sheet.set_landscape();
        sheet.set_print_fit_to_pages(1, 0);
        sheet.set_repeat_rows(0, 0)?;
        Ok(workbook.save_to_buffer()?)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]
    use super::*;

    const COLUMNS: &[Column] = &[
        Column { header: "code", width: 10, fill: Fill::Ours },
        Column { header: "new", width: 30, fill: Fill::Theirs },
        Column { header: "done", width: 6, fill: Fill::YesNo },
    ];

    fn sheet() -> Spreadsheet {
        let row = |cells: [&str; 3]| cells.map(str::to_owned).to_vec();
        Spreadsheet { name: "made up", columns: COLUMNS, rows: vec![row(["0103", "", "no"]), row(["=1+1", "é, \"x\"", ""])] }
    }

    #[test]
    fn csv_is_utf_8_with_its_mark_and_no_formula() {
        let bytes = sheet().bytes(Path::new("a.csv")).unwrap();
        assert_eq!(String::from_utf8(bytes).unwrap(), "\u{feff}code,new,done\r\n0103,,no\r\n'=1+1,\"é, \"\"x\"\"\",\r\n");
        assert_eq!((unguarded("'=1+1"), unguarded("'quoted'"), unguarded("=1")), ("=1+1", "'quoted'", "=1"));
    }

    #[test]
    fn xlsx_holds_text_and_the_same_bytes_twice() {
        use calamine::{Data, Reader as _};
        let bytes = sheet().bytes(Path::new("a.XLSX")).unwrap();
        assert_eq!(bytes, sheet().bytes(Path::new("a.xlsx")).unwrap());
        let mut book: calamine::Xlsx<_> = calamine::Xlsx::new(std::io::Cursor::new(bytes)).unwrap();
        let range = book.worksheet_range("made up").unwrap();
        assert_eq!(range.get_value((1, 0)), Some(&Data::String("0103".to_owned())));
        assert_eq!(range.get_value((2, 0)), Some(&Data::String("=1+1".to_owned())));
        assert!(matches!(sheet().bytes(Path::new("a.ods")), Err(SheetError::Name(_))));
    }
}
