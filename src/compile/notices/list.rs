//! Puts notices into an edition's list without building it anew: one file is written, and the list that names it.

use std::path::Path;

use super::{Compose, NoticeError};
use crate::compile::encode::{self, EncodeError, Files};
use crate::compile::whole_edition::{OpenError, WholeEdition};
use crate::domain::edition::{NOTICES, Notices, Now, Shard, target_path};
use crate::domain::lookup::Instant;

/// What is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relisted {
    /// The file of notices: its path below the edition's root, and its bytes.
    pub file: (String, Vec<u8>),
    /// The list, as it names that file.
    pub now: Vec<u8>,
}

/// The file and the list for these notices.
///
/// # Errors
/// Notices that are refused.
pub fn relisted(now: &Now, notices: &Notices) -> Result<Relisted, EncodeError> {
    let mut files = Files::new();
    let expected = encode::store(&mut files, NOTICES, notices)?;
    let path = target_path(&expected);
    let bytes = files.remove(&path).unwrap_or_default();
    let others = now.names().filter_map(|name| now.expect(name));
    let now = Now::new(others.chain([expected])).write()?;
    Ok(Relisted { file: (path, bytes), now })
}

/// The notices of an edition in a folder; none where it lists none, or where no edition stands.
///
/// # Errors
/// A file that is missing or not genuine.
pub fn in_folder(root: &Path) -> Result<Notices, OpenError> {
    if !root.join("m/now.json").is_file() {
        return Ok(Notices::default());
    }
    WholeEdition::folder(root)?.notices()
}

/// Puts the notices that still are ahead or in force into an edition that was just built, each held against it.
///
/// # Errors
/// A notice that names a precinct, place or door that the new edition does not have.
pub fn carried_over(files: &mut Files, notices: &Notices, now: &Instant) -> Result<usize, NoticeError> {
    let kept = Notices { notices: notices.notices.iter().filter(|n| n.until.utc.as_str() > now.as_str()).cloned().collect() };
    let edition = WholeEdition::made("the new edition", files.clone())?;
    let election = edition.site.elections.len().saturating_sub(1);
    for notice in kept.standing() {
        Compose { edition: &edition, election, now }.affected_by(notice)?;
    }
    kept.check().map_err(|said| NoticeError::Said { field: "notices", said })?;
    let Relisted { file: (path, bytes), now } = edition.relisted(&kept).map_err(|e| NoticeError::Said { field: "notices", said: e.to_string() })?;
    files.insert(path, bytes);
    files.insert("m/now.json".to_owned(), now);
    Ok(kept.notices.len())
}
