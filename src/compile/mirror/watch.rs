//! All copies at once: whether each is whole, whether they agree, and whether the pages are the released ones.

use std::path::{Path, PathBuf};

use serde::Serialize;

use super::pages::ReleaseList;
use super::tree::{Fault, look};

/// What was found, as JSON for programs that watch.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct WatchReport {
    /// Nothing to see to.
    pub ok: bool,
    /// Every copy holds the same edition.
    pub agree: bool,
    /// Each copy of the edition.
    pub mirrors: Vec<MirrorReport>,
    /// Each copy of the pages.
    pub pages: Vec<PagesReport>,
}

/// A copy of the edition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MirrorReport {
    /// Where.
    pub mirror: String,
    /// Hash of its `m/now.json`; none where that cannot be read.
    pub edition: Option<String>,
    /// How many of its files are right.
    pub right: usize,
    /// What is not.
    pub faults: Vec<Fault>,
}

/// A copy of the pages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PagesReport {
    /// Where.
    pub pages: String,
    /// Name of the release it was held against.
    pub release: String,
    /// What differs.
    pub faults: Vec<Fault>,
}

fn mirror(root: &Path) -> MirrorReport {
    let shown = root.display().to_string();
    match look(root) {
        Ok(tree) => MirrorReport {
            mirror: shown,
            edition: Some(tree.edition.to_string()),
            right: tree.files.len(),
            faults: tree.faults,
        },
        Err(fault) => MirrorReport { mirror: shown, edition: None, right: 0, faults: vec![fault] },
    }
}

/// Looks at every copy. `release`: the list that was kept elsewhere, for the copies of the pages.
#[must_use]
pub fn watch(mirrors: &[PathBuf], pages: &[PathBuf], release: Option<&ReleaseList>) -> WatchReport {
    let mirrors: Vec<MirrorReport> = mirrors.iter().map(|root| mirror(root)).collect();
    let pages: Vec<PagesReport> = release.map_or_else(Vec::new, |list| {
        let report = |root: &PathBuf| PagesReport {
            pages: root.display().to_string(),
            release: list.release.clone(),
            faults: list.faults(root),
        };
        pages.iter().map(report).collect()
    });
    let agree = mirrors.windows(2).all(|two| matches!(two, [a, b] if a.edition.is_some() && a.edition == b.edition));
    let whole = mirrors.iter().all(|one| one.faults.is_empty()) && pages.iter().all(|one| one.faults.is_empty());
    WatchReport { ok: agree && whole, agree, mirrors, pages }
}
