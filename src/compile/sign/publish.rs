//! What a host serves: the roles' files under TUF's names, and all of them in `m/now.json`. Written once every role has its
//! signatures; then the snapshot and the timestamp are signed, and the whole is verified as a page would.

use std::collections::BTreeMap;

use super::SignError;
use super::collect;
use super::draft::{Drafts, end, published, unsigned};
use super::key_file::SignerKey;
use super::roles::head;
use crate::domain::Instant;
use crate::domain::edition::Hash;
use crate::domain::edition::tuf::{Authority, Bundle, Envelope, Expiry, Key, Listing, Root, Trusted, Value};
use crate::domain::election::Election;

/// Files by path below the edition; `m/now.json` is to be written last.
pub type Published = BTreeMap<String, Vec<u8>>;

/// When, how near an election, and with which keys.
#[derive(Clone, Copy)]
pub struct Signing<'a> {
    /// The clock.
    pub now: &'a Instant,
    /// The edition's.
    pub elections: &'a [Election],
    /// Until when the timestamp is good, where its season's end is not wanted.
    pub until: Option<&'a Instant>,
    /// The keys at hand.
    pub keys: &'a [SignerKey],
}

/// Signs snapshot and timestamp over drafts that are complete.
///
/// # Errors
/// [`SignError`]: a draft that is not complete, a key that is not the role's, or a whole that does not verify.
pub fn publish(drafts: &Drafts, signing: &Signing<'_>) -> Result<Published, SignError> {
    for standing in collect::add(&mut drafts.clone(), None)? {
        if !standing.is_complete() {
            let message = format!("found {} of {} signatures: `pollstead sign add` adds one", standing.signed, standing.asked);
            return Err(SignError::file(standing.role, message));
        }
    }
    let before = drafts.before.as_deref().map(published).transpose()?;
    let version = |listing: Option<&Listing>| listing.map_or(0, Listing::version) + 1;
    let (last_snapshot, last_timestamp) = before.as_ref().map_or((None, None), |b| (b.snapshot(), b.timestamp()));
    let root = drafts.root()?;
    let meta = drafts.roles.iter().filter(|(role, _)| *role != "root").filter_map(|(role, envelope)| {
        let version = envelope.signed.get("version").cloned()?;
        Some((format!("{role}.json"), Value::map([("version", version)])))
    });
    let own = [("meta", Value::map(meta))];
    let mut snapshot = unsigned(head("snapshot", version(last_snapshot), signing.now, &end("snapshot", signing.now, signing.elections), own));
    sign_online("snapshot", &mut snapshot, root.authority("snapshot"), root.keys(), signing.keys)?;
    let timestamp = timestamp(&snapshot.write(), version(last_snapshot), version(last_timestamp), signing, root.authority("timestamp"), root.keys())?;
    let mut parts: Vec<(&str, Vec<u8>)> = Vec::new();
    for (role, envelope) in &drafts.roles {
        parts.push((role, envelope.write()));
    }
    parts.push(("snapshot", snapshot.write()));
    parts.push(("timestamp", timestamp.write()));
    files(&parts, before.as_ref(), signing.now)
}

/// Signs the timestamp anew, and the snapshot where its key is at hand too: what cron does. Nothing else changes.
///
/// # Errors
/// [`SignError`]: as [`publish`].
pub fn renew(bundle: &[u8], signing: &Signing<'_>) -> Result<Published, SignError> {
    let before = published(bundle)?;
    let shown = "m/now.json";
    let bundle = Bundle::read(bundle).map_err(SignError::metadata(shown))?;
    let (Some(old_snapshot), Some(old_timestamp)) = (before.snapshot(), before.timestamp()) else {
        return Err(SignError::file(shown, "found no snapshot and timestamp"));
    };
    let root = before.root();
    let ends = end("snapshot", signing.now, signing.elections);
    let (snapshot, version) = snapshot(&bundle, old_snapshot, root, signing, &ends)?;
    let timestamp = timestamp(&snapshot, version, old_timestamp.version() + 1, signing, root.authority("timestamp"), root.keys())?;
    files(&parts_with(&bundle, snapshot, timestamp.write())?, Some(&before), signing.now)
}

/// The snapshot's file and version: signed anew, good until `ends`, where its key is at hand; else as it stands.
pub(super) fn snapshot(bundle: &Bundle<'_>, old: &Listing, root: &Root, signing: &Signing<'_>, ends: &Instant) -> Result<(Vec<u8>, u32), SignError> {
    let shown = "m/now.json";
    let bytes = bundle.part("snapshot").map_err(SignError::metadata(shown))?;
    if !root.authority("snapshot").is_some_and(|a| signing.keys.iter().any(|key| a.keyids.contains(&key.keyid()))) {
        return Ok((bytes.to_vec(), old.version()));
    }
    let stands = Envelope::read("snapshot", bytes).map_err(SignError::metadata(shown))?;
    let own = [("meta", stands.signed.get("meta").cloned().unwrap_or(Value::Null))];
    let version = old.version() + 1;
    let mut next = unsigned(head("snapshot", version, signing.now, ends, own));
    sign_online("snapshot", &mut next, root.authority("snapshot"), root.keys(), signing.keys)?;
    Ok((next.write(), version))
}

/// A bundle's roles with this snapshot and this timestamp for its own.
pub(super) fn parts_with<'a>(bundle: &'a Bundle<'_>, snapshot: Vec<u8>, timestamp: Vec<u8>) -> Result<Vec<(&'a str, Vec<u8>)>, SignError> {
    let mut parts: Vec<(&str, Vec<u8>)> = Vec::new();
    for role in bundle.roles().filter(|role| !matches!(*role, "snapshot" | "timestamp")) {
        parts.push((role, bundle.part(role).map_err(SignError::metadata("m/now.json"))?.to_vec()));
    }
    parts.push(("snapshot", snapshot));
    parts.push(("timestamp", timestamp));
    Ok(parts)
}

pub(super) fn timestamp(
    snapshot: &[u8],
    version: u32,
    own: u32,
    signing: &Signing<'_>,
    authority: Option<&Authority>,
    keys: &[(String, Key)],
) -> Result<Envelope, SignError> {
    let hashes = Value::map([("sha256", Value::text(Hash::of(snapshot).to_string()))]);
    let length = i64::try_from(snapshot.len()).unwrap_or(i64::MAX);
    let listed = Value::map([("hashes", hashes), ("length", Value::Whole(length)), ("version", Value::Whole(version.into()))]);
    let expires = signing.until.cloned().unwrap_or_else(|| end("timestamp", signing.now, signing.elections));
    let meta = [("meta", Value::map([("snapshot.json", listed)]))];
    let mut timestamp = unsigned(head("timestamp", own, signing.now, &expires, meta));
    sign_online("timestamp", &mut timestamp, authority, keys, signing.keys)?;
    Ok(timestamp)
}

/// Signs with those of the keys at hand that are the role's.
fn sign_online(role: &str, envelope: &mut Envelope, authority: Option<&Authority>, keys: &[(String, Key)], at_hand: &[SignerKey]) -> Result<(), SignError> {
    let authority = authority.ok_or_else(|| SignError::file(role, "root names no such role"))?;
    for key in at_hand.iter().filter(|key| authority.keyids.contains(&key.keyid())) {
        key.sign(envelope);
    }
    let signed = authority.signers(keys, envelope).len();
    if u32::try_from(signed).is_ok_and(|signed| signed < authority.threshold) {
        return Err(SignError::file(role, format!("found {signed} of its keys, expected {}: name them with --key", authority.threshold)));
    }
    Ok(())
}

/// The files, once they verify as a page would verify them.
pub(super) fn files(parts: &[(&str, Vec<u8>)], before: Option<&Trusted>, now: &Instant) -> Result<Published, SignError> {
    let shown = "m/now.json";
    let wrong = SignError::metadata(shown);
    // Root first, as a reader wants it.
    let order = ["root", "timestamp", "snapshot", "targets"];
    let place = |role: &str| order.iter().position(|one| *one == role).unwrap_or(order.len());
    let mut parts: Vec<(&str, &[u8])> = parts.iter().map(|(role, bytes)| (*role, bytes.as_slice())).collect();
    parts.sort_by_key(|(role, _)| place(role));
    let bytes = Bundle::write(&parts);
    let bundle = Bundle::read(&bytes).map_err(SignError::metadata(shown))?;
    let root = bundle.part("root").map_err(SignError::metadata(shown))?;
    let verified = match before {
        Some(before) => bundle.verify(before),
        None => Trusted::new(root, Expiry::Refused { clock: now.seconds() }).and_then(|trusted| bundle.verify(&trusted)),
    };
    let verified = verified.map_err(wrong)?;
    let mut files = Published::new();
    for (role, bytes) in &parts {
        let version = match *role {
            "root" => verified.root().version(),
            "timestamp" => 0,
            "snapshot" => verified.snapshot().map_or(0, Listing::version),
            other => verified.targets(other).map_or(0, crate::domain::edition::tuf::Targets::version),
        };
        let name = if *role == "timestamp" { "m/timestamp.json".to_owned() } else { format!("m/{version}.{role}.json") };
        files.insert(name, bytes.to_vec());
    }
    files.insert(shown.to_owned(), bytes.clone());
    Ok(files)
}
