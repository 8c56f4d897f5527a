//! The workflow against a small repository that is made here, whole and spoilt in every way that the specification names.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice, reason = "tests")]

mod forms;
mod seen;

use ed25519_dalek::{Signer, SigningKey};

use super::*;
use crate::domain::edition::{Expected, Hash, Now};

/// Keys that signed before the files were made; a letter each.
fn key(letter: char) -> SigningKey {
    SigningKey::from_bytes(&[u8::try_from(letter).unwrap(); 32])
}

fn public(letter: char) -> Key {
    Key::ed25519(data_encoding::HEXLOWER.encode(key(letter).verifying_key().as_bytes()))
}

fn id(letter: char) -> String {
    format!("key-{letter}")
}

fn sign(signed: &Value, letters: &str) -> Vec<u8> {
    let bytes = signed.canonical();
    let signature = |letter| Signature { keyid: id(letter), sig: data_encoding::HEXLOWER.encode(&key(letter).sign(&bytes).to_bytes()) };
    Envelope { signatures: letters.chars().map(signature).collect(), signed: signed.clone() }.write()
}

fn head(kind: &str, version: u32, own: Vec<(&str, Value)>) -> Value {
    let common = [
        ("_type", Value::text(kind)),
        ("spec_version", Value::text(SPEC_VERSION)),
        ("version", Value::Whole(version.into())),
        ("expires", Value::text("2026-11-10T00:00:00Z")),
    ];
    Value::map(common.into_iter().chain(own))
}

fn authority(letters: &str, threshold: i64) -> Value {
    Value::map([("keyids", Value::List(letters.chars().map(|l| Value::Text(id(l))).collect())), ("threshold", Value::Whole(threshold))])
}

fn keys(letters: &str) -> Value {
    Value::map(letters.chars().map(|letter| (id(letter), public(letter).value())))
}

/// Root by a, b, c (two of them), targets by t, snapshot by s, timestamp by m.
fn root(version: u32) -> Value {
    root_with(version, &[("root", "abc", 2), ("targets", "t", 1), ("snapshot", "s", 1), ("timestamp", "m", 1)])
}

fn root_with(version: u32, roles: &[(&str, &str, i64)]) -> Value {
    let letters: String = roles.iter().map(|(_, letters, _)| *letters).collect();
    let roles = Value::map(roles.iter().map(|(role, letters, threshold)| (*role, authority(letters, *threshold))));
    let mut unique: Vec<char> = letters.chars().collect();
    unique.sort_unstable();
    unique.dedup();
    let keys = keys(&unique.into_iter().collect::<String>());
    head("root", version, vec![("consistent_snapshot", Value::Truth(true)), ("keys", keys), ("roles", roles)])
}

fn meta(files: &[(&str, u32)]) -> Vec<(&'static str, Value)> {
    let listed = |version: &u32| Value::map([("version", Value::Whole((*version).into()))]);
    vec![("meta", Value::map(files.iter().map(|(name, version)| (*name, listed(version)))))]
}

fn target(name: &str, bytes: &[u8]) -> (String, Value) {
    let hashes = Value::map([("sha256", Value::Text(Hash::of(bytes).to_string()))]);
    (name.to_owned(), Value::map([("hashes", hashes), ("length", Value::Whole(i64::try_from(bytes.len()).unwrap()))]))
}

/// `places` by p and q, both; `notices` by n.
fn targets(version: u32) -> Value {
    let role = |name: &str, letters: &str, threshold, path: &str| {
        let Value::Map(mut members) = authority(letters, threshold) else { unreachable!() };
        members.extend([("name".to_owned(), Value::text(name)), ("paths".to_owned(), Value::List(vec![Value::text(path)])), ("terminating".to_owned(), Value::Truth(true))]);
        Value::map(members)
    };
    let delegations = Value::map([
        ("keys", keys("npq")),
        ("roles", Value::List(vec![role("places", "pq", 2, "places/*"), role("notices", "n", 1, "notices/*")])),
    ]);
    head("targets", version, vec![("targets", Value::map::<&str>([])), ("delegations", delegations)])
}

fn leaf(version: u32, listed: Vec<(String, Value)>) -> Value {
    head("targets", version, vec![("targets", Value::map(listed))])
}

/// A whole repository: each part as signed text, to be spoilt by a test.
#[derive(Clone)]
struct Repository {
    root: Vec<u8>,
    timestamp: Vec<u8>,
    snapshot: Vec<u8>,
    targets: Vec<u8>,
    places: Vec<u8>,
    notices: Vec<u8>,
}

const ROLES: [(&str, u32); 3] = [("targets.json", 3), ("places.json", 7), ("notices.json", 2)];

impl Repository {
    fn good() -> Self {
        Self {
            root: sign(&root(1), "ab"),
            timestamp: sign(&head("timestamp", 9, meta(&[("snapshot.json", 5)])), "m"),
            snapshot: sign(&head("snapshot", 5, meta(&ROLES)), "s"),
            targets: sign(&targets(3), "t"),
            places: sign(&leaf(7, vec![target("places/28901.index", b"one"), target("notices/current", b"forged")]), "pq"),
            notices: sign(&leaf(2, vec![target("notices/current", b"moved")]), "n"),
        }
    }

    fn bundle(&self) -> Vec<u8> {
        Bundle::write(&[
            ("root", &self.root),
            ("timestamp", &self.timestamp),
            ("snapshot", &self.snapshot),
            ("targets", &self.targets),
            ("places", &self.places),
            ("notices", &self.notices),
        ])
    }

    fn verified(&self, trusted: &Trusted) -> Result<Trusted, TufError> {
        Bundle::read(&self.bundle())?.verify(trusted)
    }
}

fn trusted() -> Trusted {
    Trusted::new(&sign(&root(1), "ab"), Expiry::Told).unwrap()
}

fn at(instant: &str) -> Trusted {
    let clock = instant.parse::<crate::domain::Instant>().unwrap().seconds();
    Trusted::new(&sign(&root(1), "ab"), Expiry::Refused { clock }).unwrap()
}

#[test]
fn a_whole_repository_verifies_and_each_role_speaks_for_its_own_names() {
    let verified = Repository::good().verified(&trusted()).unwrap();
    let now = Now::of(&verified).unwrap();
    assert_eq!(now.names().collect::<Vec<_>>(), ["notices/current", "places/28901.index"]);
    // `places` listed a notice too, of which it may not speak.
    assert_eq!(now.expect("notices/current").unwrap().sha256, Hash::of(b"moved"));
    assert_eq!(now.expect("places/28901.index"), Some(Expected::of("places/28901.index", b"one").unwrap()));
    assert_eq!(verified.good_until().unwrap().as_str(), "2026-11-10T00:00:00Z");
}

#[test]
fn one_signature_of_two_is_refused_also_where_one_key_goes_by_two_ids() {
    let mut repository = Repository::good();
    repository.places = sign(&leaf(7, vec![]), "p");
    assert_eq!(repository.verified(&trusted()).unwrap_err(), TufError::Threshold { role: "places".to_owned(), found: 1, threshold: 2 });
    // The same key twice under two ids.
    let twice = Value::map([("key-a", public('a').value()), ("key-z", public('a').value())]);
    let authority = Authority { keyids: vec!["key-a".to_owned(), "key-z".to_owned()], threshold: 2 };
    let signed = leaf(1, vec![]);
    let sig = |id: &str| Signature { keyid: id.to_owned(), sig: data_encoding::HEXLOWER.encode(&key('a').sign(&signed.canonical()).to_bytes()) };
    let envelope = Envelope { signatures: vec![sig("key-a"), sig("key-z")], signed: signed.clone() };
    let keys = super::authority::keys_of(&twice).unwrap();
    assert_eq!(authority.signers(&keys, &envelope), ["key-a"]);
}

#[test]
fn a_signature_of_something_else_counts_for_nothing() {
    for (spoil, role) in [("timestamp", "timestamp"), ("snapshot", "snapshot"), ("targets", "targets"), ("notices", "notices")] {
        let mut repository = Repository::good();
        let part = match spoil {
            "timestamp" => &mut repository.timestamp,
            "snapshot" => &mut repository.snapshot,
            "targets" => &mut repository.targets,
            _ => &mut repository.notices,
        };
        let mut envelope = Envelope::read(role, part).unwrap();
        let Value::Map(members) = &mut envelope.signed else { unreachable!() };
        members.iter_mut().find(|(name, _)| name == "expires").unwrap().1 = Value::text("2030-01-01T00:00:00Z");
        *part = envelope.write();
        assert_eq!(repository.verified(&trusted()).unwrap_err(), TufError::Threshold { role: role.to_owned(), found: 0, threshold: 1 });
    }
}

#[test]
fn what_the_lists_name_is_due_and_nothing_else() {
    let mut other = Repository::good();
    other.places = sign(&leaf(6, vec![]), "pq");
    assert_eq!(other.verified(&trusted()).unwrap_err(), TufError::Version { role: "places".to_owned(), found: 6, expected: 7 });
    let mut other = Repository::good();
    other.snapshot = sign(&head("snapshot", 6, meta(&ROLES)), "s");
    assert_eq!(other.verified(&trusted()).unwrap_err(), TufError::Version { role: "snapshot".to_owned(), found: 6, expected: 5 });
    // By hash, where the list says it: other bytes of the same version.
    let mut other = Repository::good();
    let hashes = Value::map([("sha256", Value::Text(Hash::of(b"another").to_string()))]);
    let listed = Value::map([("version", Value::Whole(5)), ("hashes", hashes)]);
    other.timestamp = sign(&head("timestamp", 9, vec![("meta", Value::map([("snapshot.json", listed)]))]), "m");
    assert_eq!(other.verified(&trusted()).unwrap_err(), TufError::Altered { role: "snapshot".to_owned() });
}

#[test]
fn older_than_what_was_seen_is_refused_role_by_role() {
    let seen = Repository::good().verified(&trusted()).unwrap();
    let rollback = |role: &str, found, floor| TufError::Rollback { role: role.to_owned(), found, floor };
    let mut old = Repository::good();
    old.timestamp = sign(&head("timestamp", 8, meta(&[("snapshot.json", 5)])), "m");
    assert_eq!(old.verified(&seen).unwrap_err(), rollback("timestamp", 8, 9));
    let mut old = Repository::good();
    old.timestamp = sign(&head("timestamp", 10, meta(&[("snapshot.json", 4)])), "m");
    assert_eq!(old.verified(&seen).unwrap_err(), rollback("snapshot", 4, 5));
    let mut old = Repository::good();
    old.timestamp = sign(&head("timestamp", 10, meta(&[("snapshot.json", 6)])), "m");
    old.snapshot = sign(&head("snapshot", 6, meta(&[("targets.json", 3), ("places.json", 6), ("notices.json", 2)])), "s");
    old.places = sign(&leaf(6, vec![]), "pq");
    assert_eq!(old.verified(&seen).unwrap_err(), rollback("places", 6, 7));
    // A role may not vanish: yesterday's notices with it.
    old.snapshot = sign(&head("snapshot", 6, meta(&[("targets.json", 3), ("places.json", 7)])), "s");
    assert_eq!(old.verified(&seen).unwrap_err(), TufError::Missing { role: "notices".to_owned() });
}

#[test]
fn floors_are_as_good_as_the_metadata_that_they_are_left_of() {
    let seen = Repository::good().verified(&trusted()).unwrap();
    let line = seen.floors().to_string();
    let mut again = trusted();
    again.set_floors(Floors::read(&line));
    assert!(Repository::good().verified(&again).is_ok());
    assert_eq!(again.floors().to_string(), line, "floors outlive a visit in which nothing came");
    let mut old = Repository::good();
    old.timestamp = sign(&head("timestamp", 8, meta(&[("snapshot.json", 5)])), "m");
    assert!(matches!(old.verified(&again), Err(TufError::Rollback { .. })));
    let mut old = Repository::good();
    old.timestamp = sign(&head("timestamp", 10, meta(&[("snapshot.json", 6)])), "m");
    old.snapshot = sign(&head("snapshot", 6, meta(&[("targets.json", 3), ("places.json", 7)])), "s");
    assert_eq!(old.verified(&again).unwrap_err(), TufError::Missing { role: "notices".to_owned() });
    for rubbish in ["", "x", "timestamp=99999999999", "= =", "timestamp=-1"] {
        let mut open = trusted();
        open.set_floors(Floors::read(rubbish));
        assert!(Repository::good().verified(&open).is_ok(), "{rubbish}");
    }
}

#[test]
fn fast_forward_is_recovered_from_by_new_keys() {
    // A thief of the timestamp's key set the version as high as it goes.
    let mut thief = Repository::good();
    thief.timestamp = sign(&head("timestamp", u32::MAX, meta(&[("snapshot.json", 5)])), "m");
    let seen = thief.verified(&trusted()).unwrap();
    assert!(matches!(Repository::good().verified(&seen), Err(TufError::Rollback { .. })));
    let line = seen.floors().to_string();
    let mut recovered = Repository::good();
    recovered.root = sign(&root_with(2, &[("root", "abc", 2), ("targets", "t", 1), ("snapshot", "s", 1), ("timestamp", "M", 1)]), "ac");
    recovered.timestamp = sign(&head("timestamp", 10, meta(&[("snapshot.json", 5)])), "M");
    assert!(recovered.verified(&seen).is_ok());
    let mut again = trusted();
    again.set_floors(Floors::read(&line));
    assert!(recovered.verified(&again).is_ok());
}

#[test]
fn a_root_follows_by_both_thresholds_and_by_one() {
    let next = |version, letters: &str| {
        let mut trusted = trusted();
        trusted.update_root(&sign(&root_with(version, &[("root", "cde", 2), ("targets", "t", 1), ("snapshot", "s", 1), ("timestamp", "m", 1)]), letters)).map(|()| trusted.root().version())
    };
    assert_eq!(next(2, "acd"), Ok(2));
    let short = |found| Err(TufError::Threshold { role: "root".to_owned(), found, threshold: 2 });
    assert_eq!(next(2, "cd"), short(1), "one of the old keys");
    assert_eq!(next(2, "ab"), short(0), "none of the new keys");
    assert_eq!(next(3, "acd"), Err(TufError::Version { role: "root".to_owned(), found: 3, expected: 2 }));
    assert_eq!(next(1, "acd"), Err(TufError::Version { role: "root".to_owned(), found: 1, expected: 2 }));
    assert!(matches!(Trusted::new(&sign(&root(1), "a"), Expiry::Told), Err(TufError::Threshold { found: 1, .. })));
}

/// Who signs has to know whose keys they are.
#[test]
fn a_root_gives_all_its_keys_by_id() {
    let keys: Vec<(String, bool)> = trusted().root().keys().iter().map(|(id, held)| (id.clone(), id.chars().last().is_some_and(|letter| *held == public(letter)))).collect();
    assert_eq!(keys, ['a', 'b', 'c', 'm', 's', 't'].map(|letter| (id(letter), true)));
}

#[test]
fn roots_between_are_asked_for() {
    let mut repository = Repository::good();
    repository.root = sign(&root(4), "ab");
    let bytes = repository.bundle();
    let bundle = Bundle::read(&bytes).unwrap();
    assert_eq!(bundle.roles().collect::<Vec<_>>(), ["root", "timestamp", "snapshot", "targets", "places", "notices"]);
    let mut walked = trusted();
    assert_eq!(bundle.roots_between(&walked), 2..4);
    assert!(matches!(bundle.verify(&walked), Err(TufError::Version { found: 4, expected: 2, .. })));
    for version in 2..4 {
        walked.update_root(&sign(&root(version), "bc")).unwrap();
    }
    assert!(bundle.roots_between(&walked).is_empty());
    assert_eq!(bundle.verify(&walked).unwrap().root().version(), 4);
    // A bundle of an older root than the one at hand adds nothing and takes nothing away.
    let bundle = Repository::good().bundle();
    assert_eq!(Bundle::read(&bundle).unwrap().verify(&walked).unwrap().root().version(), 3);
}

#[test]
fn age_is_refused_or_told() {
    assert!(Repository::good().verified(&at("2026-11-09T23:59:59Z")).is_ok());
    let late = Repository::good().verified(&at("2026-11-10T00:00:00Z")).unwrap_err();
    assert!(late.is_age(), "{late}");
    assert_eq!(late.to_string(), "root: good until 2026-11-10T00:00:00Z");
    assert!(Repository::good().verified(&trusted()).is_ok());
}

#[test]
fn a_search_walks_in_order_and_in_depth_and_circles_end() {
    let delegation = |name: &str, path: &str, terminating| {
        let Value::Map(mut members) = authority("p", 1) else { unreachable!() };
        members.extend([("name".to_owned(), Value::text(name)), ("paths".to_owned(), Value::List(vec![Value::text(path)])), ("terminating".to_owned(), Value::Truth(terminating))]);
        Value::map(members)
    };
    let role = |delegated: Vec<Value>, listed: Vec<(String, Value)>| {
        let delegations = Value::map([("keys", keys("p")), ("roles", Value::List(delegated))]);
        sign(&head("targets", 1, vec![("targets", Value::map(listed)), ("delegations", delegations)]), "pt")
    };
    let files: Vec<(&str, u32)> = ["targets.json", "a.json", "b.json", "c.json", "d.json"].iter().map(|f| (*f, 1)).collect();
    let mut trusted = trusted();
    trusted.update_timestamp(&sign(&head("timestamp", 1, meta(&[("snapshot.json", 1)])), "m")).unwrap();
    trusted.update_snapshot(&sign(&head("snapshot", 1, meta(&files)), "s"), false).unwrap();
    trusted.update_targets("targets", "root", &role(vec![delegation("a", "*.txt", false), delegation("b", "*", true), delegation("d", "*", false)], vec![])).unwrap();
    let walk = |trusted: &mut Trusted, name: &str| {
        let mut search = Search::new(name);
        let mut visited = String::new();
        loop {
            match search.step(trusted) {
                Searched::Load { role: wanted, by } => {
                    visited.push_str(&wanted);
                    let delegated = match wanted.as_str() {
                        // `c` leads back to `b`.
                        "b" => vec![delegation("c", "*", false)],
                        "c" => vec![delegation("b", "*", false)],
                        _ => vec![],
                    };
                    let listed = if wanted == "c" { vec![target("found", b"x")] } else { vec![] };
                    trusted.update_targets(&wanted, &by, &role(delegated, listed)).unwrap();
                }
                Searched::Found(_) => return (visited, true),
                Searched::Nowhere => return (visited, false),
            }
        }
    };
    let fresh = trusted.clone();
    assert_eq!(walk(&mut fresh.clone(), "x.txt"), ("abc".to_owned(), false), "a, then b, which ends the search but for its own");
    assert_eq!(walk(&mut fresh.clone(), "found"), ("bc".to_owned(), true));
}
