//! What was seen before, and what a list says of a file beside its version.

use super::*;

/// A device that kept a line of floors and nothing else.
fn with_floors_of(seen: &Trusted) -> Trusted {
    let mut again = trusted();
    again.set_floors(Floors::read(&seen.floors().to_string()));
    again
}

#[test]
fn a_floor_is_under_the_snapshot_that_a_timestamp_names() {
    let again = with_floors_of(&Repository::good().verified(&trusted()).unwrap());
    let mut old = Repository::good();
    old.timestamp = sign(&head("timestamp", 10, meta(&[("snapshot.json", 4)])), "m");
    let refused = old.verified(&again).unwrap_err();
    assert_eq!(refused, TufError::Rollback { role: "snapshot".to_owned(), found: 4, floor: 5 });
    assert!(!refused.is_age());
}

#[test]
fn floors_fall_with_the_snapshots_keys_too() {
    let seen = Repository::good().verified(&trusted()).unwrap();
    let mut recovered = Repository::good();
    recovered.root = sign(&root_with(2, &[("root", "abc", 2), ("targets", "t", 1), ("snapshot", "S", 1), ("timestamp", "m", 1)]), "ab");
    recovered.timestamp = sign(&head("timestamp", 10, meta(&[("snapshot.json", 2)])), "m");
    recovered.snapshot = sign(&head("snapshot", 2, meta(&[("targets.json", 3), ("places.json", 1), ("notices.json", 2)])), "S");
    recovered.places = sign(&leaf(1, vec![]), "pq");
    assert!(recovered.verified(&seen).is_ok());
    assert!(recovered.verified(&with_floors_of(&seen)).is_ok());
    // Under the old keys the same is a rollback.
    recovered.root = sign(&root(2), "ab");
    recovered.snapshot = sign(&head("snapshot", 2, meta(&[("targets.json", 3), ("places.json", 1), ("notices.json", 2)])), "s");
    assert!(matches!(recovered.verified(&with_floors_of(&seen)), Err(TufError::Rollback { .. })));
    assert!(matches!(recovered.verified(&seen), Err(TufError::Rollback { .. })), "a root of the same keys forgets nothing");
}

#[test]
fn a_listed_length_is_the_files() {
    let places = Repository::good().places;
    let with_length = |length: usize| {
        let mut repository = Repository::good();
        let Value::Map(mut files) = Value::map(meta(&ROLES)).get("meta").unwrap().clone() else { unreachable!() };
        let listed = [("length", Value::Whole(i64::try_from(length).unwrap())), ("version", Value::Whole(7))];
        files.iter_mut().find(|(name, _)| name == "places.json").unwrap().1 = Value::map(listed);
        repository.snapshot = sign(&head("snapshot", 5, vec![("meta", Value::Map(files))]), "s");
        repository.verified(&trusted()).map(|_| ())
    };
    assert_eq!(with_length(places.len()), Ok(()));
    for length in [places.len() - 1, places.len() + 1, 0] {
        assert_eq!(with_length(length), Err(TufError::Altered { role: "places".to_owned() }));
    }
}

/// This role's file as signed before, good until another day.
fn until(signed: Value, day: &str) -> Value {
    let Value::Map(members) = signed else { unreachable!() };
    Value::map(members.into_iter().map(|(name, value)| if name == "expires" { (name, Value::Text(format!("2026-11-{day}T00:00:00Z"))) } else { (name, value) }))
}

#[test]
fn each_roles_time_is_looked_at() {
    let parts = |role: &str| {
        let mut repository = Repository::good();
        match role {
            "timestamp" => repository.timestamp = sign(&until(head("timestamp", 9, meta(&[("snapshot.json", 5)])), "03"), "m"),
            "snapshot" => repository.snapshot = sign(&until(head("snapshot", 5, meta(&ROLES)), "03"), "s"),
            "targets" => repository.targets = sign(&until(targets(3), "03"), "t"),
            _ => repository.places = sign(&until(leaf(7, vec![]), "03"), "pq"),
        }
        repository
    };
    for role in ["timestamp", "snapshot", "targets", "places"] {
        assert!(parts(role).verified(&at("2026-11-02T23:59:59Z")).is_ok(), "{role}");
        let expired = TufError::Expired { role: role.to_owned(), expires: "2026-11-03T00:00:00Z".to_owned() };
        assert_eq!(parts(role).verified(&at("2026-11-03T00:00:00Z")).unwrap_err(), expired);
    }
}

#[test]
fn a_snapshot_of_before_guards_and_is_not_taken_for_the_one_that_is_due() {
    let snapshot = |version, places| sign(&head("snapshot", version, meta(&[("targets.json", 3), ("places.json", places), ("notices.json", 2)])), "s");
    let due = snapshot(6, 8);
    let hashes = Value::map([("sha256", Value::Text(Hash::of(&due).to_string()))]);
    let listed = Value::map([("snapshot.json", Value::map([("hashes", hashes), ("version", Value::Whole(6))]))]);
    let mut trusted = trusted();
    trusted.update_timestamp(&sign(&head("timestamp", 10, vec![("meta", listed)]), "m")).unwrap();
    // What a device kept was checked by hash when it came; nobody's word is needed but its signature.
    assert_eq!(trusted.clone().update_snapshot(&snapshot(5, 7), false), Err(TufError::Altered { role: "snapshot".to_owned() }));
    trusted.update_snapshot(&snapshot(5, 7), true).unwrap();
    let older = TufError::Version { role: "snapshot".to_owned(), found: 5, expected: 6 };
    assert_eq!(trusted.snapshot_is_good(), Err(older.clone()));
    assert_eq!(trusted.update_targets("targets", "root", &Repository::good().targets), Err(older));
    let mut newer_seen = trusted.clone();
    newer_seen.update_snapshot(&snapshot(5, 9), true).unwrap();
    assert_eq!(newer_seen.update_snapshot(&due, false), Err(TufError::Rollback { role: "places".to_owned(), found: 8, floor: 9 }));
    assert_eq!(trusted.update_snapshot(&due, false), Ok(()));
    assert_eq!(trusted.snapshot_is_good(), Ok(()));
}

#[test]
fn each_role_says_until_when_it_is_good() {
    let mut repository = Repository::good();
    repository.timestamp = sign(&until(head("timestamp", 9, meta(&[("snapshot.json", 5)])), "11"), "m");
    repository.snapshot = sign(&until(head("snapshot", 5, meta(&ROLES)), "12"), "s");
    repository.targets = sign(&until(targets(3), "13"), "t");
    let verified = repository.verified(&trusted()).unwrap();
    let said = [verified.root().expires(), verified.timestamp().unwrap().expires(), verified.snapshot().unwrap().expires(), verified.targets("targets").unwrap().expires()];
    assert_eq!(said, ["2026-11-10T00:00:00Z", "2026-11-11T00:00:00Z", "2026-11-12T00:00:00Z", "2026-11-13T00:00:00Z"]);
    let versions = [verified.root().version(), verified.timestamp().unwrap().version(), verified.snapshot().unwrap().version(), verified.targets("targets").unwrap().version()];
    assert_eq!(versions, [1, 9, 5, 3]);
    let ids: Vec<&str> = verified.targets("targets").unwrap().keys().iter().map(|(id, _)| id.as_str()).collect();
    assert_eq!(ids, ["key-n", "key-p", "key-q"]);
}

#[test]
fn what_is_at_hand_is_as_old_as_its_newest_signature() {
    let signed_at = |day: &str| (SIGNED_AT, Value::Text(format!("2026-11-{day}T00:00:00Z")));
    assert_eq!(Repository::good().verified(&trusted()).unwrap().signed_at(), None);
    let mut repository = Repository::good();
    let mut own = meta(&[("snapshot.json", 5)]);
    own.push(signed_at("02"));
    repository.timestamp = sign(&head("timestamp", 9, own), "m");
    let mut own = meta(&ROLES);
    own.push(signed_at("01"));
    repository.snapshot = sign(&head("snapshot", 5, own), "s");
    assert_eq!(repository.verified(&trusted()).unwrap().signed_at().unwrap().as_str(), "2026-11-02T00:00:00Z");
    repository.places = sign(&head("targets", 7, vec![("targets", Value::map::<&str>([])), signed_at("04")]), "pq");
    assert_eq!(repository.verified(&trusted()).unwrap().signed_at().unwrap().as_str(), "2026-11-04T00:00:00Z");
}
