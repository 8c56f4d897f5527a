//! Drafts of the roles of an edition that was built: what each will vouch for, its version, and until when.
//!
//! Drafts lie in `m/draft/` of the edition, each an envelope that waits for signatures. A role whose targets have not changed and
//! whose time is not nearly over keeps its published file, signatures and all, so that nobody signs anew what they signed.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use jiff::{SignedDuration, Timestamp};

use super::roles::{DELEGATED, Roles, head};
use super::{SignError, read};
use crate::domain::Instant;
use crate::domain::edition::tuf::{Bundle, Envelope, Expiry, Root, Targets, Trusted, Value};
use crate::domain::edition::{Expected, Now};
use crate::domain::election::Election;

/// Where drafts lie, below the edition.
pub const FOLDER: &str = "m/draft";
/// Among the drafts: the metadata that is published now.
pub(super) const BEFORE: &str = "before.json";

/// Drafts by role, and what stands published.
#[derive(Debug, Clone)]
pub struct Drafts {
    /// `root`, `targets`, `places`, and those others that there are.
    pub roles: BTreeMap<String, Envelope>,
    /// The metadata that is published now, one file.
    pub(super) before: Option<Vec<u8>>,
}

/// What is drafted.
#[derive(Debug, Clone, Copy)]
pub struct Wanted<'a> {
    /// The edition's list, as `build` wrote it.
    pub list: &'a Now,
    /// Its elections.
    pub elections: &'a [Election],
    /// The clock.
    pub now: &'a Instant,
    /// The end of every drafted role, where its season's is not wanted.
    pub until: Option<&'a Instant>,
    /// Who signs; may be left out where what is published says it.
    pub roles: Option<&'a Roles>,
    /// The role `places` is one that moves many, and asks for one signature more.
    pub mass_change: bool,
    /// Draft these roles alone and keep all others, however near their ends are: a notice must not wait for who signs places.
    pub only: Option<&'a [&'a str]>,
}

/// Marks a `places` role that moves many.
pub(super) const MASS_CHANGE: &str = "x-mass-change";

impl Drafts {
    /// Drafts the roles. `root`: signed; the one that is published, or the one that follows it.
    ///
    /// # Errors
    /// [`SignError`]: a root that does not follow, or nobody said who signs.
    pub fn new(root: &[u8], before: Option<Vec<u8>>, wanted: &Wanted<'_>) -> Result<Self, SignError> {
        let published = before.as_deref().map(published).transpose()?;
        follows(root, published.as_ref())?;
        let mut drafts = Self { roles: BTreeMap::new(), before: before.clone() };
        drafts.roles.insert("root".to_owned(), Envelope::read("root", root).map_err(SignError::metadata("root"))?);
        let bundle = before.as_deref().map(Bundle::read).transpose().map_err(SignError::metadata("m/now.json"))?;
        let kept = |role: &str| -> Option<(Envelope, Targets)> {
            let envelope = Envelope::read(role, bundle.as_ref()?.part(role).ok()?).ok()?;
            let targets = Targets::of(role, &envelope).ok()?;
            Some((envelope, targets))
        };
        let expires = |role| wanted.until.cloned().unwrap_or_else(|| end(role, wanted.now, wanted.elections));
        // The targets role itself vouches for nothing; it says who does.
        let old = kept("targets");
        let delegations = match (wanted.roles, &old) {
            (Some(roles), _) => roles.delegations(),
            (None, Some((envelope, _))) => envelope.signed.get("delegations").cloned().unwrap_or(Value::Null),
            (None, None) => return Err(SignError::file("--roles", "expected the file that says who signs: nothing is published yet")),
        };
        let is_same = |envelope: &Envelope| envelope.signed.get("delegations") == Some(&delegations);
        let targets = match &old {
            Some((envelope, targets)) if is_same(envelope) && !is_nearly_over("targets", targets.expires(), wanted) => envelope.clone(),
            _ => {
                let version = old.as_ref().map_or(0, |(_, t)| t.version()) + 1;
                let own = [("delegations", delegations), ("targets", Value::map::<&str>([]))];
                unsigned(head("targets", version, wanted.now, &expires("targets"), own))
            }
        };
        drafts.roles.insert("targets".to_owned(), targets);
        for (role, paths) in DELEGATED {
            let folder = |name: &str| paths.iter().any(|path| path.strip_suffix('*').is_some_and(|folder| name.starts_with(folder)));
            let listed: Vec<Expected> = wanted.list.names().filter(|name| folder(name)).filter_map(|name| wanted.list.expect(name)).collect();
            let old = kept(role);
            // A role that never said anything is not signed; one that did can say that there is nothing any more.
            if listed.is_empty() && old.is_none() {
                continue;
            }
            let draft = match &old {
                Some((envelope, targets)) if targets.targets() == listed && !is_nearly_over(role, targets.expires(), wanted) => envelope.clone(),
                _ => {
                    let version = old.as_ref().map_or(0, |(_, t)| t.version()) + 1;
                    let mut own = vec![("targets", Value::map(listed.iter().map(target)))];
                    if role == "places" && wanted.mass_change {
                        own.push((MASS_CHANGE, Value::Truth(true)));
                    }
                    unsigned(head("targets", version, wanted.now, &expires(role), own))
                }
            };
            drafts.roles.insert(role.to_owned(), draft);
        }
        Ok(drafts)
    }

    /// Reads the drafts of an edition's folder.
    ///
    /// # Errors
    /// [`SignError`], also where there are none.
    pub fn open(edition: &Path) -> Result<Self, SignError> {
        let folder = edition.join(FOLDER);
        let mut drafts = Self { roles: BTreeMap::new(), before: None };
        for role in ["root", "targets"].into_iter().chain(DELEGATED.map(|(role, _)| role)) {
            let path = folder.join(format!("{role}.json"));
            if path.is_file() {
                let envelope = Envelope::read(role, &read(&path)?).map_err(SignError::metadata(path.display()))?;
                drafts.roles.insert(role.to_owned(), envelope);
            }
        }
        if !drafts.roles.contains_key("targets") || !drafts.roles.contains_key("root") {
            return Err(SignError::file(folder.display(), "found no drafts, expected those of `pollstead sign start`"));
        }
        let before = folder.join(BEFORE);
        if before.is_file() {
            drafts.before = Some(read(&before)?);
        }
        Ok(drafts)
    }

    /// Its files, by path below the edition.
    #[must_use]
    pub fn files(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        let path = |name: &str| Path::new(FOLDER).join(name);
        let mut files: BTreeMap<PathBuf, Vec<u8>> =
            self.roles.iter().map(|(role, envelope)| (path(&format!("{role}.json")), envelope.write())).collect();
        files.extend(self.before.iter().map(|bytes| (path(BEFORE), bytes.clone())));
        files
    }

    /// The drafted root.
    pub(super) fn root(&self) -> Result<Root, SignError> {
        let envelope = self.roles.get("root").ok_or_else(|| SignError::file(FOLDER, "found no root"))?;
        Root::of(envelope).map_err(SignError::metadata("root.json"))
    }

    /// The roles that the drafted targets role delegates to.
    ///
    /// # Errors
    /// [`SignError`]: it is none.
    pub fn delegated(&self) -> Result<Vec<String>, SignError> {
        Ok(self.targets()?.delegations().iter().map(|delegation| delegation.role.clone()).collect())
    }

    /// The drafted targets role.
    pub(super) fn targets(&self) -> Result<Targets, SignError> {
        let envelope = self.roles.get("targets").ok_or_else(|| SignError::file(FOLDER, "found no targets"))?;
        Targets::of("targets", envelope).map_err(SignError::metadata("targets.json"))
    }
}

/// Metadata that is published: it must hold together, by its own root.
pub(super) fn published(bundle: &[u8]) -> Result<Trusted, SignError> {
    let wrong = SignError::metadata("m/now.json");
    let verified = Bundle::read(bundle).and_then(|bundle| bundle.verify(&Trusted::new(bundle.part("root")?, Expiry::Told)?));
    verified.map_err(wrong)
}

/// A root is the published one or the next; without any, it must be signed by itself.
fn follows(root: &[u8], published: Option<&Trusted>) -> Result<(), SignError> {
    let trusted = Trusted::new(root, Expiry::Told).map_err(SignError::metadata("root"))?;
    let Some(published) = published else { return Ok(()) };
    if trusted.root() == published.root() {
        return Ok(());
    }
    published.clone().update_root(root).map_err(SignError::metadata("root"))
}

pub(super) fn unsigned(signed: Value) -> Envelope {
    Envelope { signatures: Vec::new(), signed }
}

fn target(expected: &Expected) -> (String, Value) {
    let hashes = Value::map([("sha256", Value::text(expected.sha256.to_string()))]);
    (expected.name.clone(), Value::map([("hashes", hashes), ("length", Value::Whole(expected.length.into()))]))
}

/// A tenth of its time is left, or it would end before the wanted day.
fn is_nearly_over(role: &str, expires: &str, wanted: &Wanted<'_>) -> bool {
    if wanted.only.is_some_and(|only| !only.contains(&role)) {
        return false;
    }
    let Ok(expires) = expires.parse::<Instant>() else { return true };
    let left = expires.seconds() - wanted.now.seconds();
    let whole = end(role, wanted.now, wanted.elections).seconds() - wanted.now.seconds();
    left * 10 < whole || wanted.until.is_some_and(|until| *until > expires)
}

/// How near an election is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Season {
    /// None within 60 days.
    Off,
    /// One is coming.
    Coming,
    /// From 45 days before one until 3 days after.
    Election,
}

fn season(now: &Instant, elections: &[Election]) -> Season {
    const DAY: i64 = 86_400;
    let ahead = |e: &Election| e.hours.opens_utc.parse::<Instant>().ok().map(|polls| polls.seconds() - now.seconds());
    let mut season = Season::Off;
    for ahead in elections.iter().filter_map(ahead) {
        if (-3 * DAY..=45 * DAY).contains(&ahead) {
            return Season::Election;
        }
        if (0..=60 * DAY).contains(&ahead) {
            season = Season::Coming;
        }
    }
    season
}

/// Until when a role is good that is signed now: `security.md` §3.2, and its amendment 2 out of season.
#[must_use]
pub fn end(role: &str, now: &Instant, elections: &[Election]) -> Instant {
    let season = season(now, elections);
    let hours = match (role, season) {
        ("root", _) => 395 * 24,
        ("targets", _) => 90 * 24,
        ("places", Season::Election) => 72,
        ("snapshot", Season::Off) | ("places", _) => 30 * 24,
        ("lookup", Season::Election) => 36,
        ("lookup", _) => 8 * 24,
        ("snapshot", Season::Election) => 48,
        ("notices" | "alerts" | "timestamp", Season::Election) => 24,
        _ => 7 * 24,
    };
    after(now, hours)
}

/// So many hours later.
#[must_use]
pub fn after(now: &Instant, hours: i64) -> Instant {
    moved(now, SignedDuration::from_hours(hours))
}

/// So much later, or earlier.
pub(super) fn moved(now: &Instant, by: SignedDuration) -> Instant {
    let at = Timestamp::from_second(now.seconds()).unwrap_or(Timestamp::UNIX_EPOCH).saturating_add(by);
    let text = at.map(|at| at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string());
    text.ok().and_then(|text| text.parse().ok()).unwrap_or_else(|| now.clone())
}
