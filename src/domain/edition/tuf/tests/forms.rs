//! What is metadata and what is not: sizes, members, numbers, and the form over which signatures are made.

use super::*;

#[test]
fn sizes_are_bounded_before_anything_is_read() {
    let big = |size: usize| vec![b' '; size];
    for (role, most) in [("root", 64 << 10), ("timestamp", 4 << 10), ("snapshot", 256 << 10), ("places", 256 << 10), ("notices", 32 << 10)] {
        assert!(matches!(Envelope::read(role, &big(most + 1)), Err(TufError::TooLarge { .. })), "{role}");
        assert!(matches!(Envelope::read(role, &big(most)), Err(TufError::Form { .. })), "{role}");
    }
    assert!(matches!(Bundle::read(&big((384 << 10) + 1)), Err(TufError::TooLarge { .. })));
    assert!(matches!(Bundle::read(&big(384 << 10)), Err(TufError::Form { .. })));
}

#[test]
fn what_is_no_metadata_says_what_was_expected() {
    let read = |signed: Value| Targets::of("places", &Envelope { signatures: Vec::new(), signed }).map(|_| ());
    let with = |name: &'static str, value: Value| {
        let Value::Map(members) = leaf(1, vec![]) else { unreachable!() };
        Value::map(members.into_iter().filter(|(known, _)| known != name).chain([(name.to_owned(), value)]))
    };
    assert_eq!(read(leaf(1, vec![])), Ok(()));
    for version in ["1.0", "1.0.0", "1.99.7"] {
        assert_eq!(read(with("spec_version", Value::text(version))), Ok(()), "{version}");
    }
    for (name, value) in [
        ("_type", Value::text("snapshot")),
        ("spec_version", Value::text("2.0.0")),
        ("spec_version", Value::text("1")),
        ("spec_version", Value::text("1.x")),
        ("spec_version", Value::text("1.0.")),
        ("spec_version", Value::text("01.0.34")),
        ("spec_version", Value::text("1.0.34.1")),
        ("spec_version", Value::Whole(1)),
        ("version", Value::Whole(0)),
        ("version", Value::Whole(-1)),
        ("version", Value::Whole(1 << 32)),
        ("version", Value::text("1")),
        ("expires", Value::text("2026-13-10T00:00:00Z")),
        ("expires", Value::text("2026-11-10T00:00:00.5Z")),
        ("expires", Value::text("tomorrow")),
        ("targets", Value::List(vec![])),
        ("targets", Value::map([("places/x", Value::map::<&str>([]))])),
        ("delegations", Value::Truth(true)),
    ] {
        assert!(matches!(read(with(name, value.clone())), Err(TufError::Form { .. })), "{name} {value:?}");
    }
    for (pattern, is_taken) in [("places/*", true), ("places/[1-2].index", false)] {
        let role = Value::map([("name", Value::text("x")), ("keyids", Value::List(vec![])), ("threshold", Value::Whole(1)), ("terminating", Value::Truth(true)), ("paths", Value::List(vec![Value::text(pattern)]))]);
        let delegations = Value::map([("keys", keys("p")), ("roles", Value::List(vec![role]))]);
        assert_eq!(read(with("delegations", delegations)).is_ok(), is_taken, "{pattern}");
    }
    for document in ["", "[]", "{}", "{\"signed\":{},\"signatures\":{}}", "{\"signed\":{},\"signatures\":[{\"keyid\":\"a\"}]}", "{\"a\":1,\"a\":1}", "{\"a\":1.5}"] {
        assert!(matches!(Envelope::read("places", document.as_bytes()), Err(TufError::Form { .. })), "{document}");
    }
    let twice = "{\"signed\":{},\"signatures\":[{\"keyid\":\"a\",\"sig\":\"\"},{\"keyid\":\"a\",\"sig\":\"\"}]}";
    assert!(matches!(Envelope::read("places", twice.as_bytes()), Err(TufError::Form { .. })));
}

#[test]
fn canonical_json_is_the_specifications() {
    let value = Value::read(br#"{ "b" : [true,false,null,-3], "a\"\\" : "\u00e9\n\u0001", "A":{} , "c":[] }"#).unwrap();
    // Keys in the order of their bytes; controls and letters beyond ASCII stand as they are.
    assert_eq!(String::from_utf8(value.canonical()).unwrap(), "{\"A\":{},\"a\\\"\\\\\":\"é\n\u{1}\",\"b\":[true,false,null,-3],\"c\":[]}");
    assert_eq!(Value::read(b"{\"a\":1e3}"), Err("expected a whole number"));
}

/// A targets role that delegates to these: a name, the member that says which targets, and its words.
fn delegating(roles: &[(&str, &str, &[&str])]) -> Result<Targets, TufError> {
    let role = |(name, member, words): &(&str, &str, &[&str])| {
        let words = Value::List(words.iter().copied().map(Value::text).collect());
        let Value::Map(mut members) = authority("p", 1) else { unreachable!() };
        members.extend([("name".to_owned(), Value::text(*name)), ("terminating".to_owned(), Value::Truth(false)), ((*member).to_owned(), words)]);
        Value::map(members)
    };
    let delegations = Value::map([("keys", keys("p")), ("roles", Value::List(roles.iter().map(role).collect()))]);
    let signed = head("targets", 1, vec![("targets", Value::map::<&str>([])), ("delegations", delegations)]);
    Targets::of("targets", &Envelope { signatures: Vec::new(), signed })
}

#[test]
fn a_delegation_has_a_name_of_its_own() {
    assert!(delegating(&[("a", "paths", &["*"]), ("b", "paths", &["*"])]).is_ok());
    for name in ["a", "root", "targets", "snapshot", "timestamp", ""] {
        assert!(matches!(delegating(&[("a", "paths", &["*"]), (name, "paths", &["*"])]), Err(TufError::Form { .. })), "{name:?}");
    }
}

#[test]
fn a_delegation_covers_by_patterns_or_by_beginnings_of_hashes() {
    let hash = Hash::of(b"places/1").to_string();
    let (begins, other) = (&hash[..2], if hash.starts_with('0') { "1" } else { "0" });
    let covers = |words: &[&str]| delegating(&[("a", "path_hash_prefixes", words)]).map(|targets| targets.delegations()[0].covers("places/1"));
    assert_eq!(covers(&[begins]), Ok(true));
    assert_eq!(covers(&[other, begins]), Ok(true));
    assert_eq!(covers(&[other]), Ok(false));
    assert_eq!(covers(&[]), Ok(false));
    assert!(matches!(delegating(&[("a", "neither", &["*"])]), Err(TufError::Form { .. })));
}
