//! Looks into a workbook: which of its sheets tell something.

use std::io::Cursor;

use calamine::{Data, Xlsx};

use super::look::{LOOKED_AT, Looked, Table, What, add, two_headers};
use crate::compile::sources::{SourceError, limits, workbook, workbook_shape};

/// Whether a zip is a workbook: every workbook of Excel's newer kind has this part.
///
/// # Errors
/// It cannot be opened, or it holds a shapefile and no feed beside it.
pub(super) fn is_workbook(name: &str, bytes: &[u8]) -> Result<bool, SourceError> {
    let broken = |e: &dyn std::fmt::Display| SourceError::file(name, format!("found no zip that can be opened: {e}"));
    let zip = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|e| broken(&e))?;
    let names: Vec<String> = zip.file_names().flatten().map(std::borrow::Cow::into_owned).collect();
    let ends = |end: &str| names.iter().find(|n| n.to_ascii_lowercase().ends_with(end));
    // A feed of VIP 6 brings its shapefile in its zip.
    if let Some(shp) = ends(".shp").filter(|_| ends(".xml").is_none_or(|n| n.to_ascii_lowercase().ends_with(".shp.xml"))) {
        let message = format!("found a zip with {shp} in it, expected the shapefile itself (unpack it, and name its .shp)");
        return Err(SourceError::file(name, message));
    }
    Ok(names.iter().any(|n| n == "[Content_Types].xml"))
}

/// Every sheet that is seen and tells something we read; without any, the first, so that its columns can be named.
pub(super) fn sheets(name: &str, bytes: &[u8]) -> Result<Vec<Looked>, SourceError> {
    workbook::opened_size(name, bytes)?;
    let broken = |e: &dyn std::fmt::Display| SourceError::file(name, format!("found a broken workbook: {e}"));
    let mut book: Xlsx<Cursor<&[u8]>> = calamine::Reader::new(Cursor::new(bytes)).map_err(|e: calamine::XlsxError| broken(&e))?;
    let all = calamine::Reader::sheet_names(&book);
    let seen = workbook_shape::visible(&book);
    let mut notes = Vec::new();
    let hidden: Vec<&String> = all.iter().filter(|s| !seen.contains(s)).collect();
    if !hidden.is_empty() {
        notes.push(format!("Hidden sheets are not read: {}.", quoted(&hidden)));
    }
    let (mut tables, mut refused) = (Vec::new(), Vec::new());
    for sheet in &seen {
        match one_sheet(name, &mut book, sheet) {
            Ok(table) => tables.push(table),
            Err(error) => refused.push((sheet, error)),
        }
    }
    let (mut told, mut silent): (Vec<Table>, Vec<Table>) = tables.into_iter().partition(Table::tells);
    if told.is_empty() {
        if let Some((_, error)) = refused.into_iter().next() {
            return Err(error);
        }
        if silent.is_empty() {
            return Err(SourceError::file(name, "found no sheet that is not hidden, expected one with a table"));
        }
        told.push(silent.remove(0));
    } else {
        notes.extend(refused.iter().map(|(sheet, error)| format!("Sheet {sheet:?} cannot be read: {error}")));
    }
    let others: Vec<&String> = silent.iter().filter_map(|t| t.sheet.as_ref()).collect();
    if !others.is_empty() {
        notes.push(format!("Not read, since their columns tell nothing known: {}.", quoted(&others)));
    }
    let mut all: Vec<Looked> = told.into_iter().map(|table| Looked::plain(What::Table(table))).collect();
    if let Some(first) = all.first_mut() {
        first.notes = notes;
    }
    Ok(all)
}

fn quoted(names: &[&String]) -> String {
    names.iter().map(|n| format!("{n:?}")).collect::<Vec<_>>().join(", ")
}

fn one_sheet(name: &str, book: &mut Xlsx<Cursor<&[u8]>>, sheet: &str) -> Result<Table, SourceError> {
    let broken = |e: &dyn std::fmt::Display| SourceError::file(name, format!("found a broken workbook: {e}"));
    workbook_shape::check(name, book, sheet)?;
    let mut table = Table { sheet: Some(sheet.to_owned()), ..Table::default() };
    let mut cells = book.worksheet_cells_reader(sheet).map_err(|e| broken(&e))?;
    let (mut line, mut row) = (0_u32, Vec::new());
    while let Some(cell) = cells.next_cell().map_err(|e| broken(&e))? {
        let (at, column) = cell.get_position();
        if at + 1 != line {
            add(&mut table, line, std::mem::take(&mut row));
            line = at + 1;
            if table.rows.len() >= LOOKED_AT {
                break;
            }
        }
        let column = usize::try_from(column).unwrap_or(usize::MAX);
        if column >= limits::COLUMNS {
            return Err(SourceError::line(name, line, format!("found a cell in column {column}, expected at most {}", limits::COLUMNS)));
        }
        if row.len() <= column {
            row.resize(column + 1, String::new());
        }
        let text = workbook::text(cell.get_value()).unwrap_or_else(|error| error);
        if !table.headers.is_empty() && matches!(Data::from(cell.get_value().clone()), Data::DateTime(_) | Data::DateTimeIso(_)) {
            table.dates.entry(column).or_insert_with(|| (line, text.clone()));
        }
        if let Some(place) = row.get_mut(column) {
            *place = text;
        }
    }
    add(&mut table, line, row);
    two_headers(name, &table).map_err(|mut e| {
        e.spot.sheet = Some(sheet.to_owned());
        e
    })?;
    Ok(table)
}
