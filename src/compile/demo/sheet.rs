//! Writes the demo's files: text with `\n`, coordinates with six decimals from whole microdegrees.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use super::DemoError;
use super::lattice::At;

/// A file being written, which knows its name for the error.
pub(super) struct Sheet {
    path: PathBuf,
    file: BufWriter<File>,
}

impl Sheet {
    /// Creates a file in the demo's folder.
    pub(super) fn create(folder: &Path, name: &str) -> Result<Self, DemoError> {
        let path = folder.join(name);
        let file = File::create(&path).map_err(|source| DemoError::Write {
            path: path.clone(),
            source,
        })?;
        Ok(Self {
            path,
            file: BufWriter::new(file),
        })
    }

    /// Writes text as it is.
    pub(super) fn text(&mut self, text: &str) -> Result<(), DemoError> {
        self.file
            .write_all(text.as_bytes())
            .map_err(|source| DemoError::Write {
                path: self.path.clone(),
                source,
            })
    }

    /// Writes one CSV row.
    pub(super) fn row(&mut self, cells: &[&str]) -> Result<(), DemoError> {
        let line: Vec<String> = cells.iter().map(|cell| quoted(cell)).collect();
        self.text(&line.join(","))?;
        self.text("\n")
    }

    pub(super) fn finish(mut self) -> Result<(), DemoError> {
        self.file.flush().map_err(|source| DemoError::Write {
            path: self.path.clone(),
            source,
        })
    }
}

/// A CSV cell, quoted where it must be (RFC 4180).
fn quoted(cell: &str) -> String {
    if cell.contains([',', '"', '\n']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}

/// Microdegrees as degrees: `-89.300000`.
pub(super) fn degrees(micro: i64) -> String {
    let sign = if micro < 0 { "-" } else { "" };
    let size = micro.unsigned_abs();
    format!("{sign}{}.{:06}", size / 1_000_000, size % 1_000_000)
}

/// A GeoJSON feature with one polygon: counter-clockwise outside, closed here.
pub(super) fn feature(properties: &[(&str, &str)], ring: &[At]) -> String {
    let said: Vec<String> = properties
        .iter()
        .map(|(key, value)| {
            format!(
                "{}:{}",
                serde_json::Value::from(*key),
                serde_json::Value::from(*value)
            )
        })
        .collect();
    let corners: Vec<String> = ring
        .iter()
        .chain(ring.first())
        .map(|at| format!("[{},{}]", degrees(at.x), degrees(at.y)))
        .collect();
    format!(
        "{{\"type\":\"Feature\",\"properties\":{{{}}},\"geometry\":{{\"type\":\"Polygon\",\"coordinates\":[[{}]]}}}}",
        said.join(","),
        corners.join(",")
    )
}

/// Writes features one to a line, so that a difference between two demos can be read.
pub(super) fn collection(
    folder: &Path,
    name: &str,
    features: &mut dyn Iterator<Item = String>,
) -> Result<(), DemoError> {
    let mut sheet = Sheet::create(folder, name)?;
    sheet.text("{\"type\":\"FeatureCollection\",\"features\":[")?;
    for (index, feature) in features.enumerate() {
        sheet.text(if index == 0 { "\n" } else { ",\n" })?;
        sheet.text(&feature)?;
    }
    sheet.text("\n]}\n")?;
    sheet.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn degrees_keep_sign_and_zeros() {
        assert_eq!(degrees(-89_300_000), "-89.300000");
        assert_eq!(degrees(-1), "-0.000001");
        assert_eq!(degrees(33_000_100), "33.000100");
        assert_eq!(degrees(0), "0.000000");
    }

    #[test]
    fn cells_are_quoted_where_they_must_be() {
        assert_eq!(quoted("O'Nobody St"), "O'Nobody St");
        assert_eq!(quoted("the \"Oak\""), "\"the \"\"Oak\"\"\"");
        assert_eq!(
            quoted("12 Oak St, \"Pretend\""),
            "\"12 Oak St, \"\"Pretend\"\"\""
        );
    }
}
