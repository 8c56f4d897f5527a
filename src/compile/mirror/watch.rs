//! All copies at once: whether each is whole, whether they agree, and whether the pages are the released ones.

use serde::Serialize;

use super::host::Copy;
use super::pages::ReleaseList;
use super::proof::{Metadata, metadata};
use super::tree::{Fault, look_at};
use crate::domain::Instant;
use crate::domain::edition::tuf::TufError;

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
    /// Its signatures, where a root was named to check them by.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub signed: Option<Metadata>,
    /// Hours since the newest of it was signed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hours_old: Option<i64>,
}

/// Whose signatures count, at which time, and from which age on somebody should see to it.
#[derive(Debug, Clone, Copy)]
pub struct Watched<'a> {
    /// A root's file.
    pub root: &'a [u8],
    /// The clock.
    pub now: &'a Instant,
    /// Hours.
    pub oldest: i64,
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

fn mirror(copy: &Copy, watched: Option<&Watched<'_>>) -> Result<MirrorReport, TufError> {
    let signed = watched.map(|w| metadata(copy, w.root, w.now)).transpose()?;
    let at = signed.as_ref().and_then(|s| s.signed_at.as_deref()).and_then(|at| at.parse::<Instant>().ok());
    let hours_old = watched.zip(at).map(|(w, at)| (w.now.seconds() - at.seconds()).div_euclid(3_600));
    let shown = copy.shown();
    Ok(match look_at(copy) {
        Ok(tree) => MirrorReport {
            mirror: shown,
            edition: Some(tree.edition.to_string()),
            right: tree.files.len(),
            faults: tree.faults,
            signed,
            hours_old,
        },
        Err(fault) => MirrorReport { mirror: shown, edition: None, right: 0, faults: vec![fault], signed, hours_old },
    })
}

impl MirrorReport {
    /// Whether its signatures and its age are nothing to see to.
    fn is_fresh(&self, watched: Option<&Watched<'_>>) -> bool {
        let Some(watched) = watched else { return true };
        self.signed.as_ref().is_some_and(|s| s.refused.is_none()) && self.hours_old.is_some_and(|hours| (-1..watched.oldest).contains(&hours))
    }
}

/// Looks at every copy. `release`: the list that was kept elsewhere, for the copies of the pages.
///
/// # Errors
/// A root that is none.
pub fn watch(mirrors: &[Copy], pages: &[Copy], release: Option<&ReleaseList>, watched: Option<&Watched<'_>>) -> Result<WatchReport, TufError> {
    let mirrors: Vec<MirrorReport> = mirrors.iter().map(|copy| mirror(copy, watched)).collect::<Result<_, _>>()?;
    let pages: Vec<PagesReport> = release.map_or_else(Vec::new, |list| {
        let report = |copy: &Copy| PagesReport {
            pages: copy.shown(),
            release: list.release.clone(),
            faults: list.faults(copy),
        };
        pages.iter().map(report).collect()
    });
    let agree = mirrors.windows(2).all(|two| matches!(two, [a, b] if a.edition.is_some() && a.edition == b.edition));
    let whole = mirrors.iter().all(|one| one.faults.is_empty()) && pages.iter().all(|one| one.faults.is_empty());
    let fresh = mirrors.iter().all(|one| one.is_fresh(watched));
    Ok(WatchReport { ok: agree && whole && fresh, agree, mirrors, pages })
}
