//! Looks into a file that arrived: what it is by its bytes, and for a table its sheets, headers and first rows.

use std::collections::BTreeMap;
use std::path::Path;

use super::columns::kind_of;
use super::{look_map, look_workbook};
use crate::compile::profile::Format;
use crate::compile::sources::{SourceError, limits, sems, text_file, vip, what_it_is};

/// Rows looked at.
pub(super) const LOOKED_AT: usize = 500;

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

impl Table {
    /// Whether its headers say what it is for.
    pub(super) fn tells(&self) -> bool {
        self.is_corrections() || kind_of(&self.headers).is_some()
    }

    /// Whether it has the columns of a corrections sheet, which are our own.
    pub(super) fn is_corrections(&self) -> bool {
        ["field", "old", "new", "reason", "who", "when"].iter().all(|h| self.headers.iter().any(|x| x.trim() == *h))
    }
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
    /// GeoJSON or a shapefile.
    Map(MapFile),
    /// TIGER/Line EDGES.
    TigerEdges,
    /// TIGER/Line ADDRFEAT.
    TigerAddrfeat,
    /// A feed of the Voting Information Project.
    Vip {
        /// It names a file of shapes, or has precincts with one.
        shapes: bool,
        /// It has street segments.
        streets: bool,
        /// Its localities: names, or `28901=Fiction` where it says the code too.
        localities: Vec<String>,
        /// Its first election's day, `YYYY-MM-DD`.
        election: Option<String>,
    },
}

/// A map, with the values of the first few of its shapes.
#[derive(Debug, Clone)]
pub struct MapFile {
    /// GeoJSON or shapefile.
    pub format: Format,
    /// Every shape is a point.
    pub points: bool,
    /// Names of the properties.
    pub properties: Vec<String>,
    /// A row a shape, in the order of the properties.
    pub values: Vec<Vec<String>>,
}

/// A file, or a sheet of one, looked into.
#[derive(Debug, Clone)]
pub struct Looked {
    /// What it is.
    pub what: What,
    /// What is worth saying of it.
    pub notes: Vec<String>,
}

impl Looked {
    pub(super) const fn plain(what: What) -> Self {
        Self { what, notes: Vec::new() }
    }
}

/// Looks into a file called `name`: one thing, or of a workbook each sheet that tells something we read.
///
/// # Errors
/// What it is, where no reader takes it, in words a clerk understands.
pub fn look(path: &Path, name: &str) -> Result<Vec<Looked>, SourceError> {
    let extension = path.extension().map(|e| e.to_string_lossy().to_lowercase()).unwrap_or_default();
    let bytes = limits::load(path, name)?;
    if bytes.is_empty() {
        return Err(SourceError::file(name, "found an empty file, expected rows"));
    }
    if let Some(message) = what_it_is::refused(&bytes, "a table (XLSX, CSV), a map (GeoJSON, shapefile) or a SEMS export") {
        return Err(SourceError::file(name, message));
    }
    if extension == "shp" || bytes.starts_with(&[0, 0, 0x27, 0x0a]) {
        return look_map::shapefile(path, name).map(|looked| vec![looked]);
    }
    if matches!(extension.as_str(), "dbf" | "prj" | "shx" | "cpg") {
        return Err(SourceError::file(name, "found a part of a shapefile, expected its .shp (the other parts are found beside it)"));
    }
    if bytes.starts_with(b"PK\x03\x04") && look_workbook::is_workbook(name, &bytes)? {
        return look_workbook::sheets(name, &bytes);
    }
    let first = bytes.iter().find(|b| !b.is_ascii_whitespace() && !matches!(b, 0xef | 0xbb | 0xbf));
    if first == Some(&b'{') {
        return look_map::geojson(name, &bytes).map(|looked| vec![looked]);
    }
    if first == Some(&b'<') || bytes.starts_with(b"PK\x03\x04") {
        return feed(path, name, bytes).map(|looked| vec![looked]);
    }
    // What begins as a SEMS export is one, whole or not.
    let start = String::from_utf8_lossy(bytes.get(..bytes.len().min(64)).unwrap_or_default()).into_owned();
    if start.trim_start_matches('\u{feff}').starts_with("0,") && start.contains("GEMS Import Data") {
        let export = sems::read(name, &bytes)?.export;
        return Ok(vec![Looked::plain(What::Sems { title: export.title, date: export.date })]);
    }
    text(name, &bytes).map(|looked| vec![looked])
}

/// A feed, read whole: what it lacks is told here, and a zip of other things is none.
fn feed(path: &Path, name: &str, bytes: Vec<u8>) -> Result<Looked, SourceError> {
    let file = vip::VipFile::open(name, bytes, path)?;
    let read = vip::read_feed(&file)?;
    let segments = vip::segments_of(&file, &read)?;
    let say = |l: &vip::VipLocality| l.fips.as_ref().map_or_else(|| l.name.clone(), |fips| format!("{fips}={}", l.name));
    Ok(Looked::plain(What::Vip {
        shapes: !read.files.is_empty(),
        streets: segments.rows_in > 0,
        localities: read.localities.values().map(say).collect(),
        election: read.elections.first().cloned(),
    }))
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

pub(super) fn add(table: &mut Table, line: u32, cells: Vec<String>) {
    if table.headers.is_empty() {
        if cells.iter().any(|c| !c.trim().is_empty()) {
            table.headers = cells;
            table.header_line = line;
        }
    } else {
        table.rows.push((line, cells));
    }
}

/// A title above the header, or a header of two rows: what the reader would take for the header is not it, or not alone.
pub(super) fn two_headers(name: &str, table: &Table) -> Result<(), SourceError> {
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
