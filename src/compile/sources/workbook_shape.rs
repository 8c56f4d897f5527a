//! What a sheet can hide from a reader of its cells: merged cells, formulas that were never worked out, hidden sheets.

use std::collections::BTreeSet;
use std::io::Cursor;

use calamine::{DataRef, Reader as _, SheetVisible, Xlsx};

use super::{SourceError, Spot, line_number};

/// The sheet to read: the one named, else the first that is not hidden.
pub(super) fn sheet(file: &str, workbook: &Xlsx<Cursor<&[u8]>>, wanted: Option<&str>) -> Result<String, SourceError> {
    let names = workbook.sheet_names();
    let name = match wanted {
        Some(wanted) => names.iter().find(|n| n.as_str() == wanted).cloned(),
        None => visible(workbook).into_iter().next().or_else(|| names.first().cloned()),
    };
    name.ok_or_else(|| {
        let wanted = wanted.map_or_else(|| "a sheet".to_owned(), |s| format!("a sheet {s:?}"));
        SourceError::file(file, format!("found the sheets {names:?}, expected {wanted}"))
    })
}

/// The sheets that somebody who opens the workbook sees.
pub fn visible(workbook: &Xlsx<Cursor<&[u8]>>) -> Vec<String> {
    workbook.sheets_metadata().iter().filter(|s| s.visible == SheetVisible::Visible).map(|s| s.name.clone()).collect()
}

/// `B7`, as a spreadsheet calls a cell.
pub(super) fn cell_name((row, column): (u32, u32)) -> String {
    let mut letters = Vec::new();
    let mut left = column + 1;
    while left > 0 {
        let digit = u8::try_from((left - 1) % 26).unwrap_or(0);
        letters.insert(0, char::from(b'A' + digit));
        left = (left - 1) / 26;
    }
    format!("{}{}", letters.into_iter().collect::<String>(), row + 1)
}

/// Refuses a sheet whose cells do not say what the eye sees.
///
/// # Errors
/// Merged cells below the first row with a cell, or a formula without a saved value: with sheet and cell.
pub(in crate::compile) fn check(file: &str, workbook: &mut Xlsx<Cursor<&[u8]>>, sheet: &str) -> Result<(), SourceError> {
    let broken = |e: &dyn std::fmt::Display| SourceError::file(file, format!("found a broken workbook: {e}"));
    let at = |cell: (u32, u32), message: String| SourceError {
        spot: Spot { sheet: Some(sheet.to_owned()), ..Spot::line(file, line_number(usize::try_from(cell.0).unwrap_or(usize::MAX).saturating_add(1))) },
        message,
    };
    let mut filled: BTreeSet<(u32, u32)> = BTreeSet::new();
    let mut formulas: Vec<(u32, u32)> = Vec::new();
    let mut first_row = None;
    {
        let mut cells = workbook.worksheet_cells_reader(sheet).map_err(|e| broken(&e))?;
        while let Some(cell) = cells.next_formula().map_err(|e| broken(&e))? {
            if !cell.get_value().is_empty() {
                formulas.push(cell.get_position());
            }
        }
    }
    {
        let wanted: BTreeSet<(u32, u32)> = formulas.iter().copied().collect();
        let mut cells = workbook.worksheet_cells_reader(sheet).map_err(|e| broken(&e))?;
        while let Some(cell) = cells.next_cell().map_err(|e| broken(&e))? {
            // A formula may well have worked out to empty text; that is a value.
            if !matches!(cell.get_value(), DataRef::Empty) {
                first_row.get_or_insert(cell.get_position().0);
                if wanted.contains(&cell.get_position()) {
                    filled.insert(cell.get_position());
                }
            }
        }
    }
    if let Some(cell) = formulas.iter().find(|f| !filled.contains(f)) {
        let message = format!(
            "found a formula without a saved value in cell {}, expected values (open the workbook in Excel and save it)",
            cell_name(*cell)
        );
        return Err(at(*cell, message));
    }
    let merged = workbook.merge_cells_by_sheet_name(sheet).map_err(|e| broken(&e))?;
    // A merged title above the header is another matter: the header is then not found, or is.
    if let Some(merged) = merged.iter().find(|m| first_row.is_some_and(|first| m.end.0 > first)) {
        let message = format!(
            "found merged cells {}:{}, expected a value in each row (in Excel: select all, Unmerge Cells, and fill in each row)",
            cell_name(merged.start),
            cell_name(merged.end)
        );
        return Err(at(merged.start, message));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_named_as_a_spreadsheet_names_them() {
        for (at, name) in [((0, 0), "A1"), ((6, 1), "B7"), ((0, 25), "Z1"), ((0, 26), "AA1"), ((9, 701), "ZZ10"), ((0, 702), "AAA1")] {
            assert_eq!(cell_name(at), name);
        }
    }
}
