//! The rows of a CSV file, each with the line it begins on.

use super::table::Rows;
use super::text_file::{decode, open_quote};
use super::{SourceError, line_number};

/// Feeds every record to `rows`. Lines with nothing on them are no records.
pub(super) fn rows(
    file: &str,
    bytes: &[u8],
    delimiter: Option<&str>,
    rows: &mut impl Rows,
) -> Result<(), SourceError> {
    let delimiter = match delimiter.unwrap_or(",") {
        "\\t" => b'\t',
        one => match one.as_bytes() {
            [byte] if byte.is_ascii() && !matches!(byte, b'"' | b'\n' | b'\r') => *byte,
            _ => {
                return Err(SourceError::file(
                    file,
                    format!(
                        "found delimiter {one:?} in the profile, expected one character such as , or \\t"
                    ),
                ));
            }
        },
    };
    let (text, findings) = decode(file, bytes)?;
    for finding in findings {
        rows.note(finding);
    }
    if let Some(line) = open_quote(&text, delimiter) {
        return Err(SourceError::line(
            file,
            line,
            "found a quote that is never closed, expected a closing quote",
        ));
    }
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(text.as_bytes());
    let mut record = csv::StringRecord::new();
    let mut cells: Vec<&str> = Vec::new();
    // Lines counted up to this byte; a record begins after the empty lines the csv crate passes over.
    let (mut counted, mut line) = (0_usize, 1_usize);
    loop {
        let start = usize::try_from(reader.position().byte()).unwrap_or(usize::MAX);
        let more = reader.read_record(&mut record).map_err(|e| {
            SourceError::line(
                file,
                line_number(line),
                format!("found a row that cannot be read: {e}"),
            )
        })?;
        if !more {
            return Ok(());
        }
        let blank = text.as_bytes().get(start..).unwrap_or_default().iter();
        let start = start + blank.take_while(|b| matches!(b, b'\n' | b'\r')).count();
        let passed = text.as_bytes().get(counted..start).unwrap_or_default();
        line += passed.iter().filter(|b| **b == b'\n').count();
        counted = start;
        cells.clear();
        cells.extend(record.iter());
        rows.row(line_number(line), &cells, None)?;
        // The cells borrow from the record, which the next turn overwrites.
        cells = Vec::with_capacity(cells.len());
    }
}
