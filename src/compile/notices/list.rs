//! Puts notices into an edition's list without building it anew: their file is written, and the list that names it.

use std::path::Path;

use super::{Compose, NoticeError};
use crate::compile::encode::{self, EncodeError, Files};
use crate::compile::whole_edition::{OpenError, WholeEdition};
use crate::domain::edition::{ALERTS, NOTICE_FILES, NOTICES, Notice, NoticeKind, Notices, Now, Shard, target_path};
use crate::domain::lookup::Instant;

/// The notices of an edition, by the file they are in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NoticeFiles {
    /// Those that need the signatures of the role `notices`.
    pub notices: Notices,
    /// Those that ask people to call, and need those of the role `alerts`.
    pub alerts: Notices,
}

impl NoticeFiles {
    /// Those that stand, the earliest issued first.
    #[must_use]
    pub fn standing(&self) -> Vec<&Notice> {
        self.notices.standing_with(&self.alerts)
    }

    /// All of them, the earliest issued first.
    #[must_use]
    pub fn all(&self) -> Vec<&Notice> {
        let mut all: Vec<&Notice> = self.notices.notices.iter().chain(&self.alerts.notices).collect();
        all.sort_by(|a, b| a.issued().cmp(&b.issued()));
        all
    }

    /// Puts one into the file that is due: "call" among the alerts, unless it takes back a notice that two have signed.
    pub fn add(&mut self, notice: Notice) {
        let of_alert = |id: &String| self.alerts.notices.iter().any(|alert| alert.id == *id);
        let is_alert = notice.kind == NoticeKind::CallClerk && notice.supersedes.as_ref().is_none_or(of_alert);
        let file = if is_alert { &mut self.alerts } else { &mut self.notices };
        file.notices.push(notice);
        file.notices.sort_by(|a, b| a.issued().cmp(&b.issued()));
    }

    /// Takes those out that this says no to.
    pub fn retain(&mut self, keep: impl Fn(&Notice) -> bool) {
        for file in [&mut self.notices, &mut self.alerts] {
            file.notices.retain(&keep);
        }
    }

    fn files(&self) -> [(&'static str, &Notices); 2] {
        [(NOTICES, &self.notices), (ALERTS, &self.alerts)]
    }
}

/// What is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relisted {
    /// The files of notices that are others than before: target, path below the edition's root, and bytes.
    pub files: Vec<(&'static str, String, Vec<u8>)>,
    /// The list, as it names them.
    pub now: Vec<u8>,
}

/// The files and the list for these notices. A file that nobody listed is listed once there is something in it.
///
/// # Errors
/// Notices that are refused.
pub fn relisted(now: &Now, notices: &NoticeFiles) -> Result<Relisted, EncodeError> {
    let mut expected: Vec<_> = now.names().filter(|name| !NOTICE_FILES.contains(name)).filter_map(|name| now.expect(name)).collect();
    let mut changed = Vec::new();
    for (name, held) in notices.files() {
        let before = now.expect(name);
        if held.notices.is_empty() && before.is_none() {
            continue;
        }
        let mut files = Files::new();
        let after = encode::store(&mut files, name, held)?;
        if before.as_ref() != Some(&after) {
            let path = target_path(&after);
            let bytes = files.remove(&path).unwrap_or_default();
            changed.push((name, path, bytes));
        }
        expected.push(after);
    }
    Ok(Relisted { files: changed, now: Now::new(expected).write()? })
}

/// The notices of an edition in a folder; none where it lists none, or where no edition stands.
///
/// # Errors
/// A file that is missing or not genuine.
pub fn in_folder(root: &Path) -> Result<NoticeFiles, OpenError> {
    if !root.join("m/now.json").is_file() {
        return Ok(NoticeFiles::default());
    }
    WholeEdition::folder(root)?.notices()
}

/// Puts the notices that still are ahead or in force into an edition that was just built, each held against it.
///
/// # Errors
/// A notice that names a precinct, place or door that the new edition does not have.
pub fn carried_over(files: &mut Files, notices: &NoticeFiles, now: &Instant) -> Result<usize, NoticeError> {
    let mut kept = notices.clone();
    kept.retain(|notice| notice.until.utc.as_str() > now.as_str());
    let edition = WholeEdition::made("the new edition", files.clone())?;
    let election = edition.site.elections.len().saturating_sub(1);
    for notice in kept.standing() {
        Compose { edition: &edition, election, now }.affected_by(notice)?;
    }
    for (_, file) in kept.files() {
        file.check().map_err(|said| NoticeError::Said { field: "notices", said })?;
    }
    let relisted = edition.relisted(&kept).map_err(|e| NoticeError::Said { field: "notices", said: e.to_string() })?;
    files.extend(relisted.files.into_iter().map(|(_, path, bytes)| (path, bytes)));
    files.insert("m/now.json".to_owned(), relisted.now);
    Ok(kept.all().len())
}
