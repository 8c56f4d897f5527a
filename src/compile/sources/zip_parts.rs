//! The files in a zip, opened under a cap on what they hold: the sizes a zip declares are only claims.

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};

use super::{SourceError, limits};

/// Every file by its path in the zip; folders and what macOS adds (`__MACOSX`, `.DS_Store`) apart.
///
/// # Errors
/// It is no zip, a part is broken or locked by a password, a path is given twice, or the parts hold more than
/// [`limits::ZIP_BYTES`].
pub(super) fn open(file: &str, bytes: &[u8]) -> Result<BTreeMap<String, Vec<u8>>, SourceError> {
    open_under(file, bytes, limits::ZIP_BYTES)
}

/// As [`open`], under a cap of one's own.
fn open_under(file: &str, bytes: &[u8], cap: usize) -> Result<BTreeMap<String, Vec<u8>>, SourceError> {
    let broken = |e: &dyn std::fmt::Display| SourceError::file(file, format!("found no zip that can be opened: {e}"));
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|e| broken(&e))?;
    if zip.len() > limits::GLOB_FILES {
        let message = format!("found {} files in the zip, expected at most {}", zip.len(), limits::GLOB_FILES);
        return Err(SourceError::file(file, message));
    }
    let mut parts = BTreeMap::new();
    let mut total = 0_usize;
    for at in 0..zip.len() {
        let part = zip.by_index(at).map_err(|e| broken(&e))?;
        let name = part.name().map_err(|e| broken(&e))?.into_owned();
        if part.is_dir() || name.starts_with("__MACOSX/") || name.ends_with(".DS_Store") {
            continue;
        }
        // One byte more than is left tells a part that is too large from one that just fits.
        let left = u64::try_from(cap - total).unwrap_or(u64::MAX).saturating_add(1);
        let mut opened = Vec::new();
        part.take(left).read_to_end(&mut opened).map_err(|e| broken(&e))?;
        total = total.saturating_add(opened.len());
        if total > cap {
            let message = format!("found a zip of more than {cap} bytes once opened (at {name}), expected at most that");
            return Err(SourceError::file(file, message));
        }
        if parts.insert(name.clone(), opened).is_some() {
            return Err(SourceError::file(file, format!("found {name} twice in the zip, expected it once")));
        }
    }
    Ok(parts)
}

/// The last part of a path.
#[must_use]
pub(super) fn base_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use std::io::Write as _;

    use super::*;

    fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
        let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in parts {
            writer.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
            writer.write_all(bytes).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    #[test]
    fn parts_come_by_name_and_the_cap_holds_for_all_together() {
        let bytes = zipped(&[("a/feed.xml", b"12345"), ("__MACOSX/._feed.xml", b"123"), ("b", b"12345")]);
        let parts = open_under("f.zip", &bytes, 10).unwrap();
        assert_eq!(parts.keys().collect::<Vec<_>>(), ["a/feed.xml", "b"]);
        let error = open_under("f.zip", &bytes, 9).unwrap_err().to_string();
        assert!(error.contains("more than 9 bytes once opened (at b)"), "{error}");
    }

    #[test]
    fn a_bomb_is_refused_before_it_is_whole_in_memory() {
        let bytes = zipped(&[("zeros", &vec![0; 4 << 20])]);
        assert!(bytes.len() < 8 << 10);
        assert!(open_under("f.zip", &bytes, 1 << 20).is_err());
    }

    #[test]
    fn what_is_no_zip_says_so() {
        assert!(open("f.zip", b"PK\x03\x04 and nothing").unwrap_err().to_string().contains("no zip"));
        let whole = zipped(&[("a", b"12345")]);
        assert!(whole.get(..whole.len() / 2).is_some_and(|cut| open("f.zip", cut).is_err()));
    }
}
