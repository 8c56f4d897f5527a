//! A client of The Update Framework with a folder of its own, as TUF's conformance suite drives it. The workflow is the domain's
//! ([`Trusted`]); here are its requests, its files and its clock.
//!
//! A file of the folder is trusted no more than one that was fetched: each is verified again when it is read.

mod arguments;
mod folder;
mod requests;

use std::path::PathBuf;
use std::time::{SystemTime, UNIX_EPOCH};

pub use arguments::run;
use folder::{Folder, quoted};
use requests::Requests;

use super::write::{self, WriteError};
use crate::domain::edition::tuf::{Expiry, Listed, Search, Searched, Taken, Trusted, TufError};
use crate::domain::edition::{Expected, VerifyError};

/// How many roots one walk takes at most: an endless row of them would be a way to keep a client busy.
const MOST_ROOTS: u32 = 256;

/// Largest file of metadata that is fetched, bytes. The domain measures each role's by itself.
const MOST_METADATA: u64 = 512 << 10;

/// Why a client gave up. What it had before is as it was.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ClientError {
    /// Metadata that is not as it must be.
    #[error(transparent)]
    Metadata(#[from] TufError),
    /// A target's bytes are not the ones that metadata names.
    #[error(transparent)]
    Target(#[from] VerifyError),
    /// A file that could not be written.
    #[error(transparent)]
    Write(#[from] WriteError),
    /// A file that could not be read.
    #[error("{}: {error}", path.display())]
    Read {
        /// Which.
        path: PathBuf,
        /// Why.
        error: std::io::Error,
    },
    /// An answer that is none.
    #[error("{url}: {what}")]
    Request {
        /// Of what.
        url: String,
        /// What was found.
        what: String,
    },
    /// No role vouches for this target.
    #[error("found no role that vouches for {name:?}")]
    NoTarget {
        /// Its name.
        name: String,
    },
    /// Arguments that do not go together.
    #[error("found no {0}, expected one for this task")]
    NoArgument(&'static str),
}

/// A target that is asked for.
#[derive(Debug, Clone)]
pub struct Wanted {
    /// Its name in metadata.
    pub name: String,
    /// Below which address targets lie.
    pub base_url: String,
    /// Into which folder it goes.
    pub dir: PathBuf,
}

/// A client: its folder, and where its repository's metadata lies.
#[derive(Debug)]
pub struct Client {
    folder: Folder,
    requests: Requests,
    metadata_url: String,
    clock: i64,
}

/// Begins a folder with a root that came by another way than the network.
///
/// # Errors
/// [`ClientError`]: where it is no root, or not signed by its own keys.
pub fn init(metadata_dir: PathBuf, root: &[u8]) -> Result<(), ClientError> {
    Trusted::new(root, Expiry::Told)?;
    Folder::new(metadata_dir).keep("root", root)
}

impl Client {
    /// A client that asks by the system's clock.
    #[must_use]
    pub fn new(metadata_dir: PathBuf, metadata_url: &str) -> Self {
        let clock = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| i64::try_from(since.as_secs()).unwrap_or(i64::MAX));
        Self { folder: Folder::new(metadata_dir), requests: Requests::new(), metadata_url: with_slash(metadata_url), clock }
    }

    /// Sections 5.2 to 5.6: what is kept is what was verified, each file as soon as it was.
    ///
    /// # Errors
    /// [`ClientError`]: the first thing that is not as it must be.
    pub fn refresh(&self) -> Result<Trusted, ClientError> {
        let mut trusted = Trusted::new(&self.folder.read("root")?, Expiry::Refused { clock: self.clock })?;
        self.walk_roots(&mut trusted)?;
        trusted.root_is_last()?;
        self.update_timestamp(&mut trusted)?;
        self.update_snapshot(&mut trusted)?;
        self.update_targets(&mut trusted, "targets", "root")?;
        Ok(trusted)
    }

    /// Sections 5.6.7 and 5.7, after all that [`refresh`](Self::refresh) does.
    ///
    /// # Errors
    /// [`ClientError`].
    pub fn download(&self, wanted: &Wanted) -> Result<(), ClientError> {
        let mut trusted = self.refresh()?;
        let expected = self.search(&mut trusted, &wanted.name)?;
        // One name however often it is asked for, and no name climbs out.
        let path = wanted.dir.join(quoted(&wanted.name));
        if std::fs::read(&path).is_ok_and(|bytes| expected.verify(&bytes).is_ok()) {
            return Ok(());
        }
        let url = with_slash(&wanted.base_url) + &target_path(&expected, trusted.root().consistent_snapshot);
        let bytes = self.requests.get(&url, expected.length.into())?;
        expected.verify(&bytes)?;
        Ok(write::file(&path, &bytes)?)
    }

    fn walk_roots(&self, trusted: &mut Trusted) -> Result<(), ClientError> {
        for _ in 0..MOST_ROOTS {
            let name = format!("{}.root.json", trusted.root().version().saturating_add(1));
            let Some(bytes) = self.requests.get_if_there(&(self.metadata_url.clone() + &name), MOST_METADATA)? else { break };
            trusted.update_root(&bytes)?;
            self.folder.keep("root", &bytes)?;
        }
        Ok(())
    }

    fn update_timestamp(&self, trusted: &mut Trusted) -> Result<(), ClientError> {
        // One that is kept and whose keys are gone guards against nothing any more; its age does not matter for that.
        let _ = self.folder.get("timestamp").map(|bytes| trusted.update_timestamp(&bytes));
        let bytes = self.metadata("timestamp.json")?;
        let taken = trusted.update_timestamp(&bytes)?;
        trusted.timestamp_is_good()?;
        if taken == Taken::New {
            self.folder.keep("timestamp", &bytes)?;
        }
        Ok(())
    }

    fn update_snapshot(&self, trusted: &mut Trusted) -> Result<(), ClientError> {
        let kept = self.folder.get("snapshot");
        let is_kept = kept.is_some_and(|bytes| trusted.update_snapshot(&bytes, true).is_ok());
        if is_kept && trusted.snapshot_is_good().is_ok() {
            return Ok(());
        }
        let listed = trusted.timestamp().and_then(|timestamp| timestamp.file("snapshot.json"));
        let bytes = self.metadata(&role_path(trusted, "snapshot", listed)?)?;
        trusted.update_snapshot(&bytes, false)?;
        trusted.snapshot_is_good()?;
        self.folder.keep("snapshot", &bytes)
    }

    fn update_targets(&self, trusted: &mut Trusted, role: &str, by: &str) -> Result<(), ClientError> {
        if self.folder.get(role).is_some_and(|bytes| trusted.update_targets(role, by, &bytes).is_ok()) {
            return Ok(());
        }
        let listed = trusted.snapshot().and_then(|snapshot| snapshot.file(&format!("{role}.json")));
        let bytes = self.metadata(&role_path(trusted, role, listed)?)?;
        trusted.update_targets(role, by, &bytes)?;
        self.folder.keep(role, &bytes)
    }

    fn search(&self, trusted: &mut Trusted, name: &str) -> Result<Expected, ClientError> {
        let mut search = Search::new(name);
        loop {
            match search.step(trusted) {
                Searched::Load { role, by } => self.update_targets(trusted, &role, &by)?,
                Searched::Found(expected) => return Ok(expected),
                Searched::Nowhere => return Err(ClientError::NoTarget { name: name.to_owned() }),
            }
        }
    }

    fn metadata(&self, path: &str) -> Result<Vec<u8>, ClientError> {
        self.requests.get(&(self.metadata_url.clone() + path), MOST_METADATA)
    }
}

fn with_slash(url: &str) -> String {
    if url.ends_with('/') { url.to_owned() } else { format!("{url}/") }
}

/// A role's file: `7.places.json`, or `places.json` in a repository without consistent snapshots.
fn role_path(trusted: &Trusted, role: &str, listed: Option<&Listed>) -> Result<String, TufError> {
    let listed = listed.ok_or_else(|| TufError::Missing { role: role.to_owned() })?;
    let name = quoted(role);
    Ok(if trusted.root().consistent_snapshot { format!("{}.{name}.json", listed.version) } else { format!("{name}.json") })
}

/// A target's file: `folder/<sha256>.name`, or `folder/name` in a repository without consistent snapshots.
fn target_path(expected: &Expected, is_consistent: bool) -> String {
    let mut parts: Vec<String> = expected.name.split('/').map(quoted).collect();
    if let Some(last) = parts.last_mut().filter(|_| is_consistent) {
        *last = format!("{}.{last}", expected.sha256);
    }
    parts.join("/")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]
    use super::*;

    #[test]
    fn names_become_paths_that_stay_in_their_folder() {
        let target = Expected::of("a b/../ä?.txt", b"abc").unwrap();
        assert_eq!(target_path(&target, false), "a%20b/../%C3%A4%3F.txt");
        let hash = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(target_path(&target, true), format!("a%20b/../{hash}.%C3%A4%3F.txt"));
        assert_eq!(target_path(&Expected::of("x", b"abc").unwrap(), true), format!("{hash}.x"));
        assert_eq!((quoted("../x"), quoted("#"), quoted("a-b_c.d~1")), ("..%2Fx".into(), "%23".into(), "a-b_c.d~1".into()));
        assert_eq!((with_slash("http://a/b"), with_slash("http://a/b/")), ("http://a/b/".into(), "http://a/b/".into()));
    }

    #[test]
    fn a_root_that_did_not_sign_itself_begins_no_folder() {
        let folder = tempfile::tempdir().unwrap();
        assert!(matches!(init(folder.path().to_owned(), b"{}"), Err(ClientError::Metadata(_))));
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    }
}
