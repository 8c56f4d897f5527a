//! Timestamps that are signed ahead, a file each, so that a host stays fresh through an election's days with no key near it:
//! the ceremony before, and the plain copying on the day.
//!
//! Each is signed as of the moment at which it is due, and good as long as one that is signed then. Whoever holds the folder can
//! show the edition as fresh until the last of them ends, whatever has changed since: so it is kept as a key is, and a notice
//! or a new edition in between makes all of them void, since they name a snapshot that is no longer the last.

use std::collections::BTreeMap;

use jiff::SignedDuration;

use super::SignError;
use super::draft::{after, end, moved, published};
use super::publish::{self, Published, Signing};
use crate::domain::Instant;
use crate::domain::edition::Hash;
use crate::domain::edition::tuf::{Bundle, Envelope, SIGNED_AT, Value};

/// The snapshot that the timestamps name, where they brought one of their own.
pub const SNAPSHOT: &str = "snapshot.json";
/// What a timestamp's file ends with; before it stands when it is due, `20271102T060000Z`.
const TIMESTAMP: &str = ".timestamp.json";
/// Two months of six hours each; more is a mistake in a date.
const MOST: usize = 300;

/// Files by name: the timestamps, and the snapshot.
pub type Ahead = BTreeMap<String, Vec<u8>>;

fn list() -> SignError {
    SignError::file("m/now.json", "found no snapshot and timestamp, expected an edition that is published")
}

/// Signs a timestamp for every so many hours from `from` on, until before `until`. Where the snapshot's key is at hand too, a
/// snapshot that is good until `until`, which the first of them puts in place.
///
/// # Errors
/// [`SignError`]: no instant to sign for, a key that is not the role's, or a role that ends before `until`.
pub fn sign(bundle: &[u8], signing: &Signing<'_>, from: &Instant, until: &Instant, hours: u32) -> Result<Ahead, SignError> {
    let before = published(bundle)?;
    let shown = "m/now.json";
    let parts = Bundle::read(bundle).map_err(SignError::metadata(shown))?;
    let (Some(old_snapshot), Some(old_timestamp)) = (before.snapshot(), before.timestamp()) else { return Err(list()) };
    let step = i64::from(hours);
    let dues: Vec<Instant> = (0..).map(|n| after(from, n * step)).take_while(|due| due < until).take(MOST + 1).collect();
    if hours == 0 || dues.is_empty() || dues.len() > MOST {
        let found = if dues.len() > MOST { format!("more than {MOST}") } else { dues.len().to_string() };
        return Err(SignError::file("--from, --until, --every", format!("found {found} timestamps to sign, expected 1 to {MOST}")));
    }
    let root = before.root();
    let (snapshot, version) = publish::snapshot(&parts, old_snapshot, root, signing, until)?;
    let mut ahead = Ahead::new();
    if version > old_snapshot.version() {
        ahead.insert(SNAPSHOT.to_owned(), snapshot.clone());
    }
    for (own, due) in (old_timestamp.version() + 1..).zip(&dues) {
        let expires = end("timestamp", due, signing.elections);
        let then = Signing { now: due, until: Some(&expires), ..*signing };
        let signed = publish::timestamp(&snapshot, version, own, &then, root.authority("timestamp"), root.keys())?;
        ahead.insert(file_name(due), signed.write());
    }
    // As a page would find it at each of those moments, and in the last second of all.
    let last = moved(until, SignedDuration::from_secs(-1));
    for moment in dues.iter().chain([&last]) {
        let (name, stamp) = due_by(&ahead, moment)?;
        publish::files(&publish::parts_with(&parts, snapshot.clone(), stamp.to_vec())?, None, moment).map_err(|error| match error {
            SignError::Metadata { error, .. } => SignError::metadata(name)(error),
            other => other,
        })?;
    }
    Ok(ahead)
}

fn file_name(due: &Instant) -> String {
    format!("{}{TIMESTAMP}", due.as_str().replace(['-', ':'], ""))
}

/// The newest of them that is due.
fn due_by<'a>(ahead: &'a Ahead, now: &Instant) -> Result<(&'a str, &'a [u8]), SignError> {
    let last = file_name(now);
    let stamps = || ahead.iter().filter(|(name, _)| name.ends_with(TIMESTAMP));
    // The names are of one length, so that they stand in the order of their moments.
    stamps().rfind(|(name, _)| **name <= last).map(|(name, bytes)| (name.as_str(), bytes.as_slice())).ok_or_else(|| {
        let first = stamps().next().map_or_else(|| "none at all".to_owned(), |(name, _)| format!("{name} as the first"));
        SignError::file(&last, format!("found {first}, expected a timestamp that is due by now"))
    })
}

/// What there is to put in place at `now`; `None` where the newest that is due is there already.
///
/// # Errors
/// [`SignError`]: none is due, it has ended, it names another snapshot than the edition's last, or it does not verify.
pub fn due(bundle: &[u8], ahead: &Ahead, now: &Instant) -> Result<Option<(Instant, Published)>, SignError> {
    let before = published(bundle)?;
    let shown = "m/now.json";
    let parts = Bundle::read(bundle).map_err(SignError::metadata(shown))?;
    let (Some(old_snapshot), Some(old_timestamp)) = (before.snapshot(), before.timestamp()) else { return Err(list()) };
    let (name, bytes) = due_by(ahead, now)?;
    let said = |value: Option<&Value>| value.and_then(Value::as_text).and_then(|text| text.parse::<Instant>().ok());
    let envelope = Envelope::read("timestamp", bytes).map_err(SignError::metadata(name))?;
    let version = envelope.signed.get("version").and_then(Value::as_count).unwrap_or_default();
    let (signed_at, expires) = (said(envelope.signed.get(SIGNED_AT)), said(envelope.signed.get("expires")));
    let (Some(signed_at), Some(expires)) = (signed_at, expires) else {
        return Err(SignError::file(name, "found a timestamp that does not say when it was signed and until when it is good"));
    };
    if file_name(&signed_at) != name || signed_at > *now {
        return Err(SignError::file(name, format!("found a timestamp that is due at {}, expected what its name says", signed_at.as_str())));
    }
    let is_there = version <= old_timestamp.version();
    let ends = if is_there { old_timestamp.expires() } else { expires.as_str() };
    if ends < now.as_str() {
        return Err(SignError::file(name, format!("found the last timestamp that is due, good until {ends}, expected a later one: sign ahead again")));
    }
    if is_there {
        return Ok(None);
    }
    // The edition's own snapshot, or the one that was signed with them and follows it.
    let kept = parts.part("snapshot").map_err(SignError::metadata(shown))?;
    let names = |snapshot: &[u8]| {
        let text = Hash::of(snapshot).to_string();
        let meta = envelope.signed.get("meta").and_then(|meta| meta.get("snapshot.json"));
        meta.and_then(|listed| listed.get("hashes")).and_then(|hashes| hashes.get("sha256")).and_then(Value::as_text) == Some(text.as_str())
    };
    let own = ahead.get(SNAPSHOT).filter(|bytes| names(bytes));
    let snapshot = if names(kept) { kept } else { own.map_or(&[][..], Vec::as_slice) };
    let stale = || {
        let version = old_snapshot.version();
        SignError::file(name, format!("found a timestamp of another snapshot than the edition's, which is {version}: something was published since; sign ahead again"))
    };
    if snapshot.is_empty() {
        return Err(stale());
    }
    // A snapshot of its own says what the edition's said, and nothing that was published since.
    let meta = |bytes: &[u8]| Envelope::read("snapshot", bytes).ok().and_then(|envelope| envelope.signed.get("meta").cloned());
    if meta(snapshot) != meta(kept) {
        return Err(stale());
    }
    let all = publish::parts_with(&parts, snapshot.to_vec(), bytes.to_vec())?;
    publish::files(&all, Some(&before), now).map(|files| Some((expires, files)))
}
