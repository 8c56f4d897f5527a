//! How much a reader takes before it refuses, and the one way a file is loaded.
//!
//! The caps are far above any real file of a state of Mississippi's size, and far below what would fill a machine.

use std::io::Read as _;
use std::path::Path;

use super::SourceError;

/// Bytes of one file as received.
pub const FILE_BYTES: usize = 512 << 20;
/// Bytes of one line of a text file.
pub const LINE_BYTES: usize = 1 << 20;
/// Bytes of one cell.
pub const CELL_BYTES: usize = 64 << 10;
/// Rows of one table.
pub const ROWS: usize = 5_000_000;
/// Columns of one table; Excel's own limit.
pub const COLUMNS: usize = 16_384;
/// Bytes of a workbook once opened, all its parts together.
pub const WORKBOOK_BYTES: u64 = 256 << 20;
/// Bytes of text taken from the cells of a workbook, which may name one shared string many times.
pub const WORKBOOK_TEXT_BYTES: usize = 512 << 20;
/// Bytes of a zip once opened, all its parts together.
pub const ZIP_BYTES: usize = 1 << 30;
/// How deep elements of an XML file stand in one another.
pub const XML_DEPTH: usize = 32;
/// Bytes of text of one XML element, or of its start tag with its attributes.
pub const XML_TEXT_BYTES: usize = 1 << 20;
/// Elements in one object of an XML feed.
pub const XML_ELEMENTS: usize = 1_000_000;
/// Files one glob pattern may match.
pub const GLOB_FILES: usize = 10_000;

/// Reads a file whole, under [`FILE_BYTES`]. `name` is what findings call it.
///
/// # Errors
/// The file is missing, cannot be read, or is larger than the cap.
pub fn load(path: &Path, name: &str) -> Result<Vec<u8>, SourceError> {
    let said = |e: std::io::Error| SourceError::file(name, format!("found no readable file: {e}"));
    let file = std::fs::File::open(path).map_err(said)?;
    let mut bytes = Vec::new();
    let cap = u64::try_from(FILE_BYTES).unwrap_or(u64::MAX);
    file.take(cap.saturating_add(1))
        .read_to_end(&mut bytes)
        .map_err(said)?;
    if bytes.len() > FILE_BYTES {
        return Err(SourceError::file(
            name,
            format!("found more than {FILE_BYTES} bytes, expected at most that"),
        ));
    }
    Ok(bytes)
}
