//! A shapefile's records: each shape beside its attributes, with the counts of `.shp` and `.dbf` held together.
//!
//! What a shape means is the business of the readers that call this.

use std::io::Cursor;
use std::path::Path;

use dbase::encoding::{DynEncoding, EncodingRs, Unicode};
use dbase::{FieldValue, ReaderBuilder};
use shapefile::{Shape, ShapeReader};

use super::prj::Crs;
use super::{Finding, FixIn, Severity, SourceError, Spot, found, limits, line_number, shapefile_counts};

/// The parts of a shapefile, as received. `.shx` is not needed: the records are read in order.
#[derive(Debug, Clone, Default)]
pub struct ShapefileBytes {
    /// Shapes.
    pub shp: Vec<u8>,
    /// Attributes.
    pub dbf: Vec<u8>,
    /// Coordinate system.
    pub prj: Vec<u8>,
}

impl ShapefileBytes {
    /// Loads the `.shp` named, and the `.dbf` and `.prj` beside it.
    ///
    /// # Errors
    /// One of the three is missing or too large; the message names which file was expected.
    pub fn load(path: &Path, name: &str) -> Result<Self, SourceError> {
        let part = |extension: &str| {
            let upper = extension.to_uppercase();
            let here = [extension, &upper]
                .iter()
                .map(|e| path.with_extension(e))
                .find(|p| p.is_file());
            let called = sibling(name, extension);
            match here {
                Some(path) => limits::load(&path, &called),
                None => Err(SourceError::file(
                    name,
                    format!("found no file {called} beside it, expected one"),
                )),
            }
        };
        Ok(Self {
            shp: limits::load(path, name)?,
            dbf: part("dbf")?,
            prj: part("prj")?,
        })
    }
}

/// The name of a shapefile's other part.
#[must_use]
pub fn sibling(name: &str, extension: &str) -> String {
    match name.rsplit_once('.') {
        Some((stem, _)) => format!("{stem}.{extension}"),
        None => format!("{name}.{extension}"),
    }
}

/// One shape with the attributes asked for.
pub struct Record {
    /// 1-based.
    pub line: u32,
    /// As received, in the file's own coordinates.
    pub shape: Shape,
    /// In the order asked for; trimmed; empty where the file has none.
    pub values: Vec<String>,
}

/// Everything in a shapefile.
pub struct Records {
    /// In file order, records marked deleted apart.
    pub records: Vec<Record>,
    /// How the coordinates become degrees.
    pub crs: Crs,
    /// Records marked deleted; each has a finding.
    pub deleted: usize,
    /// The names of all its columns.
    pub columns: Vec<String>,
    /// About the file.
    pub findings: Vec<Finding>,
}

/// Reads every record, with the attributes named in `wanted`.
///
/// # Errors
/// A part is truncated or no shapefile, the counts differ, or an attribute asked for does not exist (the message
/// lists those that do).
pub fn read(name: &str, parts: &ShapefileBytes, wanted: &[&str]) -> Result<Records, SourceError> {
    let crs = Crs::read(&sibling(name, "prj"), &parts.prj)?;
    let mut findings = Vec::new();
    let (columns, attributes) = attributes(&sibling(name, "dbf"), &parts.dbf, wanted, &mut findings)?;

    // Bytes 24 to 27: the length the file says it has, in 16-bit words (ESRI Shapefile Technical Description, 1998).
    let said = parts
        .shp
        .get(24..28)
        .and_then(|b| <[u8; 4]>::try_from(b).ok())
        .map(i32::from_be_bytes);
    match said
        .and_then(|words| usize::try_from(words).ok())
        .and_then(|words| words.checked_mul(2))
    {
        Some(said) if said == parts.shp.len() => {}
        Some(said) => {
            return Err(SourceError::file(
                name,
                format!(
                    "found {} bytes, expected {said} as its header says",
                    parts.shp.len()
                ),
            ));
        }
        None => {
            let n = parts.shp.len();
            return Err(SourceError::file(
                name,
                format!("found {n} bytes, expected a shapefile header of 100"),
            ));
        }
    }
    shapefile_counts::check(name, &parts.shp)?;
    let mut reader = ShapeReader::new(Cursor::new(&parts.shp))
        .map_err(|e| SourceError::file(name, format!("found no shapefile: {e}")))?;
    let mut records = Vec::new();
    let mut deleted = 0_usize;
    let mut attributes = attributes.into_iter();
    let mut shapes = 0_usize;
    for shape in reader.iter_shapes() {
        shapes += 1;
        let line = line_number(shapes);
        let shape = shape
            .map_err(|e| SourceError::line(name, line, format!("found a broken shape: {e}")))?;
        match attributes.next() {
            Some(Some(values)) => records.push(Record {
                line,
                shape,
                values,
            }),
            Some(None) => {
                deleted += 1;
                findings.push(found(
                    "record-deleted",
                    Severity::Warning,
                    FixIn::Map,
                    Spot::line(name, line),
                    "",
                    "The record is marked as deleted, so it was left out.",
                ));
            }
            None => {
                return Err(SourceError::line(
                    name,
                    line,
                    format!(
                        "found more shapes than the {} records of the .dbf",
                        shapes - 1
                    ),
                ));
            }
        }
    }
    let rest = attributes.count();
    if rest > 0 {
        return Err(SourceError::file(
            name,
            format!(
                "found {shapes} shapes, expected {} as the .dbf has",
                shapes + rest
            ),
        ));
    }
    Ok(Records {
        records,
        crs,
        deleted,
        columns,
        findings,
    })
}

/// A record's values; none where it is marked deleted.
type Values = Option<Vec<String>>;

/// The names of the columns, and each record's values, or `None` where it is marked deleted. The `dbase` crate skips those, which would push every
/// later record onto the wrong shape, so the marks are read here.
fn attributes(
    name: &str,
    bytes: &[u8],
    wanted: &[&str],
    findings: &mut Vec<Finding>,
) -> Result<(Vec<String>, Vec<Values>), SourceError> {
    // UTF-8, else Windows-1252: county systems write either, and the code page mark is often absent or wrong.
    let utf8 = std::str::from_utf8(bytes.get(32..).unwrap_or_default()).is_ok();
    let encoding: DynEncoding = if utf8 {
        Unicode.into()
    } else {
        EncodingRs::from(encoding_rs::WINDOWS_1252).into()
    };
    let mut reader = ReaderBuilder::new()
        .with_encoding(encoding)
        .build(Cursor::new(bytes))
        .map_err(|e| SourceError::file(name, format!("found no dBase table: {e}")))?;
    let names: Vec<String> = reader
        .fields()
        .iter()
        .map(|f| f.name().to_owned())
        .collect();
    for want in wanted {
        if !names.iter().any(|n| n == want) {
            return Err(SourceError::file(
                name,
                format!(
                    "found no column {want:?}, expected it among {}",
                    names.join(", ")
                ),
            )
            .field(want));
        }
    }
    let record_bytes = 1 + reader
        .fields()
        .iter()
        .map(|f| usize::from(f.length()))
        .sum::<usize>();
    let start = match bytes.get(8..10).and_then(|b| <[u8; 2]>::try_from(b).ok()) {
        Some(b) => usize::from(u16::from_le_bytes(b)),
        None => return Err(SourceError::file(name, "found no dBase header")),
    };
    let count = match bytes.get(4..8).and_then(|b| <[u8; 4]>::try_from(b).ok()) {
        Some(b) => usize::try_from(u32::from_le_bytes(b)).unwrap_or(usize::MAX),
        None => return Err(SourceError::file(name, "found no dBase header")),
    };
    if start.saturating_add(count.saturating_mul(record_bytes)) > bytes.len() {
        return Err(SourceError::file(
            name,
            format!(
                "found {} bytes, expected {count} records of {record_bytes} bytes as its header says",
                bytes.len()
            ),
        ));
    }
    let mut records = reader.iter_records();
    let mut out = Vec::with_capacity(count);
    for i in 0..count {
        if bytes.get(start + i * record_bytes) == Some(&b'*') {
            out.push(None);
            continue;
        }
        let line = line_number(i + 1);
        let record = match records.next() {
            Some(Ok(record)) => record,
            Some(Err(e)) => {
                return Err(SourceError::line(
                    name,
                    line,
                    format!("found a broken record: {e}"),
                ));
            }
            None => {
                return Err(SourceError::line(
                    name,
                    line,
                    "found the end of the table, expected a record",
                ));
            }
        };
        out.push(Some(
            wanted.iter().map(|want| text(record.get(want))).collect(),
        ));
    }
    if !utf8 {
        findings.push(found(
            "encoding-windows-1252",
            Severity::Note,
            FixIn::Map,
            Spot::file(name),
            "",
            "The table is not UTF-8; it was read as Windows-1252.",
        ));
    }
    Ok((names, out))
}

/// An attribute as text; whole numbers without a decimal point.
fn text(value: Option<&FieldValue>) -> String {
    match value {
        Some(FieldValue::Character(Some(text))) => text.trim().to_owned(),
        Some(FieldValue::Memo(text)) => text.trim().to_owned(),
        Some(FieldValue::Numeric(Some(n)) | FieldValue::Double(n) | FieldValue::Currency(n)) => {
            n.to_string()
        }
        Some(FieldValue::Float(Some(n))) => n.to_string(),
        Some(FieldValue::Integer(n)) => n.to_string(),
        Some(FieldValue::Logical(Some(yes))) => if *yes { "Y" } else { "N" }.to_owned(),
        Some(FieldValue::Date(Some(date))) => {
            format!("{:04}-{:02}-{:02}", date.year(), date.month(), date.day())
        }
        _ => String::new(),
    }
}
