//! Looks into a file that arrived: what it is by its bytes, and for a table its sheets, headers and first rows.

use std::collections::BTreeMap;
use std::io::Cursor;
use std::path::Path;

use calamine::{Data, Xlsx};

use super::columns::kind_of;
use crate::compile::sources::shapefile_records::ShapefileBytes;
use crate::compile::sources::{SourceError, limits, sems, what_it_is, workbook_shape};
use crate::compile::sources::{text_file, workbook};

/// Rows looked at.
const LOOKED_AT: usize = 500;

/// A table as it stands: the first row with a cell, and some below it.
#[derive(Debug, Clone, Default)]
pub struct Table {
    /// Of a workbook.
    pub sheet: Option<String>,
    /// Of a CSV that is not separated by commas.
    pub delimiter: Option<String>,
    /// The first row with a cell.
    pub headers: Vec<String>,
    /// Its line.
    pub header_line: u32,
    /// The rows below, at most [`LOOKED_AT`], with their lines.
    pub rows: Vec<(u32, Vec<String>)>,
    /// For each column that has one: the first cell that the workbook holds as a date, its line and what it says.
    pub dates: BTreeMap<usize, (u32, String)>,
}

/// What a file is.
#[derive(Debug, Clone)]
pub enum What {
    /// CSV or XLSX.
    Table(Table),
    /// A SEMS election export.
    Sems {
        /// The election it is of.
        title: String,
        /// `YYYY-MM-DD`.
        date: String,
    },
    /// GeoJSON polygons with these properties; the values of the first few.
    Geojson(Vec<String>, Vec<Vec<String>>),
    /// A shapefile of polygons.
    Shapefile(Vec<String>, Vec<Vec<String>>),
    /// TIGER/Line EDGES.
    TigerEdges,
}

/// A file, looked into.
#[derive(Debug, Clone)]
pub struct Looked {
    /// What it is.
    pub what: What,
    /// What is worth saying of it.
    pub notes: Vec<String>,
}

/// Looks into a file called `name`.
///
/// # Errors
/// What it is, where no reader takes it, in words a clerk understands.
pub fn look(path: &Path, name: &str) -> Result<Looked, SourceError> {
    let extension = path.extension().map(|e| e.to_string_lossy().to_lowercase()).unwrap_or_default();
    let bytes = limits::load(path, name)?;
    if bytes.is_empty() {
        return Err(SourceError::file(name, "found an empty file, expected rows"));
    }
    if let Some(message) = what_it_is::refused(&bytes, "a table (XLSX, CSV), a map (GeoJSON, shapefile) or a SEMS export") {
        return Err(SourceError::file(name, message));
    }
    if extension == "shp" || bytes.starts_with(&[0, 0, 0x27, 0x0a]) {
        return shapefile(path, name);
    }
    if matches!(extension.as_str(), "dbf" | "prj" | "shx" | "cpg") {
        return Err(SourceError::file(name, "found a part of a shapefile, expected its .shp (the other parts are found beside it)"));
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return sheets(name, &bytes);
    }
    let first = bytes.iter().find(|b| !b.is_ascii_whitespace() && !matches!(b, 0xef | 0xbb | 0xbf));
    if first == Some(&b'{') {
        return geojson(name, &bytes);
    }
    // What begins as a SEMS export is one, whole or not.
    let start = String::from_utf8_lossy(bytes.get(..bytes.len().min(64)).unwrap_or_default()).into_owned();
    if start.trim_start_matches('\u{feff}').starts_with("0,") && start.contains("GEMS Import Data") {
        let export = sems::read(name, &bytes)?.export;
        return Ok(Looked { what: What::Sems { title: export.title, date: export.date }, notes: Vec::new() });
    }
    text(name, &bytes)
}

fn text(name: &str, bytes: &[u8]) -> Result<Looked, SourceError> {
    let (text, findings) = text_file::decode(name, bytes)?;
    let first = text.lines().find(|l| !l.trim().is_empty()).unwrap_or_default();
    let count = |c: char| first.matches(c).count();
    let delimiter = [',', '\t', ';', '|'].into_iter().max_by_key(|c| (count(*c), *c == ',')).unwrap_or(',');
    let byte = u8::try_from(delimiter).unwrap_or(b',');
    if let Some(line) = text_file::open_quote(&text, byte) {
        return Err(SourceError::line(name, line, "found a quote that is never closed, expected a closing quote"));
    }
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(byte).from_reader(text.as_bytes());
    let mut table = Table {
        delimiter: (delimiter != ',').then(|| if delimiter == '\t' { "\\t".to_owned() } else { delimiter.to_string() }),
        ..Table::default()
    };
    for record in reader.records().take(LOOKED_AT + 1) {
        let record = record.map_err(|e| SourceError::file(name, format!("found a row that cannot be read: {e}")))?;
        let line = record.position().map_or(0, csv::Position::line);
        add(&mut table, u32::try_from(line).unwrap_or(u32::MAX), record.iter().map(str::to_owned).collect());
    }
    two_headers(name, &table)?;
    Ok(Looked { what: What::Table(table), notes: findings.into_iter().map(|f| f.sentence).collect() })
}

fn add(table: &mut Table, line: u32, cells: Vec<String>) {
    if table.headers.is_empty() {
        if cells.iter().any(|c| !c.trim().is_empty()) {
            table.headers = cells;
            table.header_line = line;
        }
    } else {
        table.rows.push((line, cells));
    }
}

/// Every sheet that is seen; the first that looks like something we read, else the first.
fn sheets(name: &str, bytes: &[u8]) -> Result<Looked, SourceError> {
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
    let mut tables = Vec::new();
    let mut refused = None;
    for sheet in &seen {
        match one_sheet(name, &mut book, sheet) {
            Ok(table) => tables.push(table),
            Err(error) => {
                refused.get_or_insert(error);
            }
        }
    }
    let best = tables.iter().position(|t| kind_of(&t.headers).is_some());
    if best.is_none()
        && let Some(error) = refused
    {
        return Err(error);
    }
    let Some(table) = best.or((!tables.is_empty()).then_some(0)).and_then(|at| tables.get(at)).cloned() else {
        return Err(SourceError::file(name, "found no sheet that is not hidden, expected one with a table"));
    };
    let others: Vec<&String> = seen.iter().filter(|s| Some(*s) != table.sheet.as_ref()).collect();
    if !others.is_empty() {
        notes.push(format!("Of several sheets this one is read; not read: {}.", quoted(&others)));
    }
    Ok(Looked { what: What::Table(table), notes })
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

/// A title above the header, or a header of two rows: what the reader would take for the header is not it, or not alone.
fn two_headers(name: &str, table: &Table) -> Result<(), SourceError> {
    let fits = kind_of(&table.headers).is_some();
    let below = table.rows.iter().take(8).find(|(_, cells)| kind_of(cells).is_some());
    let Some((line, _)) = below else { return Ok(()) };
    let message = if fits {
        format!("found a header in row {} and another in row {line}, expected one (make one row of the two)", table.header_line)
    } else {
        format!("found the header in row {line} and something else above it, expected the header in the first row (delete the rows above it)")
    };
    Err(SourceError::line(name, *line, message))
}

fn geojson(name: &str, bytes: &[u8]) -> Result<Looked, SourceError> {
    let text = std::str::from_utf8(bytes).map_err(|e| SourceError::file(name, format!("found bytes that are not UTF-8: {e}")))?;
    let read: geojson::FeatureCollection = text.trim_start_matches('\u{feff}').parse::<geojson::GeoJson>()
        .and_then(geojson::FeatureCollection::try_from)
        .map_err(|e| SourceError::file(name, format!("found no GeoJSON FeatureCollection: {e}")))?;
    let mut properties: Vec<String> = Vec::new();
    for key in read.features.iter().take(LOOKED_AT).filter_map(|f| f.properties.as_ref()).flat_map(serde_json::Map::keys) {
        if !properties.contains(key) {
            properties.push(key.clone());
        }
    }
    let say = |v: Option<&serde_json::Value>| match v {
        None | Some(serde_json::Value::Null) => String::new(),
        Some(serde_json::Value::String(s)) => s.clone(),
        Some(other) => other.to_string(),
    };
    let values = read.features.iter().take(LOOKED_AT)
        .map(|f| properties.iter().map(|p| say(f.properties.as_ref().and_then(|all| all.get(p)))).collect()).collect();
    Ok(Looked { what: What::Geojson(properties, values), notes: Vec::new() })
}

fn shapefile(path: &Path, name: &str) -> Result<Looked, SourceError> {
    let parts = ShapefileBytes::load(path, name)?;
    let broken = |e: &dyn std::fmt::Display| SourceError::file(name, format!("found a broken .dbf beside it: {e}"));
    let mut dbf = dbase::ReaderBuilder::new().build(Cursor::new(parts.dbf.as_slice())).map_err(|e| broken(&e))?;
    let properties: Vec<String> = dbf.fields().iter().map(|f| f.name().to_owned()).collect();
    if properties.iter().any(|p| p == "TLID") && properties.iter().any(|p| p == "LFROMADD") {
        return Ok(Looked { what: What::TigerEdges, notes: Vec::new() });
    }
    // Bytes 32 to 35: the kind of shape (ESRI Shapefile Technical Description, 1998).
    let kind = parts.shp.get(32..36).and_then(|b| <[u8; 4]>::try_from(b).ok()).map(i32::from_le_bytes);
    if !matches!(kind, Some(5 | 15 | 25)) {
        let found = match kind {
            Some(1 | 11 | 21) => "points",
            Some(3 | 13 | 23) => "lines that are no TIGER/Line EDGES",
            _ => "shapes of another kind",
        };
        return Err(SourceError::file(name, format!("found a shapefile of {found}, expected polygons")));
    }
    let mut values = Vec::new();
    for record in dbf.iter_records().take(LOOKED_AT) {
        let record = record.map_err(|e| broken(&e))?;
        let say = |p: &String| match record.get(p) {
            Some(dbase::FieldValue::Character(Some(text))) => text.trim().to_owned(),
            Some(dbase::FieldValue::Numeric(Some(n))) => n.to_string(),
            Some(dbase::FieldValue::Integer(n)) => n.to_string(),
            _ => String::new(),
        };
        values.push(properties.iter().map(say).collect());
    }
    Ok(Looked { what: What::Shapefile(properties, values), notes: Vec::new() })
}
