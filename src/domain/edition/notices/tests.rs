//! What a notice may hold, and all that it must not.
#![allow(clippy::unwrap_used, reason = "tests")]

use super::*;
use crate::domain::edition::Expected;

fn moment(local: &str, utc: &str) -> Moment {
    Moment { local: local.to_owned(), utc: utc.to_owned() }
}

fn moved(id: &str) -> Notice {
    Notice {
        id: id.to_owned(),
        kind: NoticeKind::Moved,
        precincts: vec!["28901/06".to_owned(), "28901/Zion Ridge".to_owned(), "28901/map:Made-Up".to_owned()],
        new_place_id: Some("28901:p006".to_owned()),
        entrance: None,
        from: moment("2027-11-02T00:00", "2027-11-02T05:00:00Z"),
        until: moment("2027-11-03T00:00", "2027-11-03T05:00:00Z"),
        issued_at: "2027-11-02T11:10:00Z".to_owned(),
        supersedes: None,
    }
}

#[test]
fn a_file_of_notices_is_read_back_as_it_was_written() {
    let second = Notice {
        kind: NoticeKind::EntranceChanged,
        new_place_id: None,
        entrance: Some("28901:p006/e2".to_owned()),
        supersedes: Some("a".to_owned()),
        ..moved("b")
    };
    let notices = Notices { notices: vec![moved("a"), second] };
    let stored = miniz_oxide::deflate::compress_to_vec(&notices.encode().unwrap(), 9);
    let expected = Expected::of(NOTICES, &stored).unwrap();
    assert_eq!(Notices::decode(expected.verify(&stored).unwrap()), Ok(notices));
}

#[test]
fn every_kind_has_its_word() {
    for kind in NoticeKind::ALL {
        assert_eq!(serde_json::to_value(kind).unwrap(), kind.word());
    }
}

/// Each change alone turns a notice that is taken into one that is not.
#[test]
fn what_is_not_an_id_or_a_moment_is_refused() {
    type Spoil = fn(&mut Notice);
    let all: [(&str, Spoil); 19] = [
        ("script in the id", |n| n.id = "<script>alert(1)</script>".to_owned()),
        ("an address in the id", |n| n.id = "https://example.org".to_owned()),
        ("capitals in the id", |n| n.id = "GO".to_owned()),
        ("an empty id", |n| n.id.clear()),
        ("script in a precinct", |n| n.precincts = vec!["28901/<b>".to_owned()]),
        ("an address in a precinct", |n| n.precincts = vec!["28901/http://x".to_owned()]),
        ("a line end in a precinct", |n| n.precincts = vec!["28901/a\nb".to_owned()]),
        ("a precinct without county", |n| n.precincts = vec!["06".to_owned()]),
        ("no precinct", |n| n.precincts.clear()),
        ("precincts out of order", |n| n.precincts.reverse()),
        ("text as a place", |n| n.new_place_id = Some("the barn".to_owned())),
        ("a place of another county", |n| n.new_place_id = Some("28903:p006".to_owned())),
        ("a move to nowhere", |n| n.new_place_id = None),
        ("a door with a move", |n| n.entrance = Some("28901:p006/e2".to_owned())),
        ("text as a door", |n| (n.kind, n.new_place_id, n.entrance) = (NoticeKind::EntranceChanged, None, Some("round the back".to_owned()))),
        ("an end before the beginning", |n| n.until = moment("2027-11-01T00:00", "2027-11-01T05:00:00Z")),
        ("text as a moment", |n| n.from.local = "this morning, at ten".to_owned()),
        ("text as an instant", |n| n.issued_at = "just now".to_owned()),
        ("text as what it replaces", |n| n.supersedes = Some("all of them!".to_owned())),
    ];
    assert_eq!(moved("a").check(), Ok(()));
    for (what, spoil) in all {
        let mut notice = moved("a");
        spoil(&mut notice);
        let found = Notices { notices: vec![notice] }.check();
        assert!(found.is_err(), "{what}");
    }
}

#[test]
fn a_list_of_notices_is_in_order_and_replaces_only_what_was_there() {
    let at = |id: &str, issued: &str, supersedes: Option<&str>| Notice {
        issued_at: issued.to_owned(),
        supersedes: supersedes.map(str::to_owned),
        ..moved(id)
    };
    let (early, late) = ("2027-11-02T11:10:00Z", "2027-11-02T12:10:00Z");
    let list = |notices: Vec<Notice>| Notices { notices };
    assert!(list(vec![at("a", early, None), at("b", late, Some("a"))]).check().is_ok());
    assert!(list(vec![at("b", late, Some("withdrawn"))]).check().is_ok());
    assert!(list(vec![at("b", late, None), at("a", early, None)]).check().is_err(), "out of order");
    assert!(list(vec![at("a", early, None), at("a", late, None)]).check().is_err(), "one id twice");
    assert!(list(vec![at("a", early, Some("b")), at("b", late, Some("a"))]).check().is_err(), "round and round");
    assert!(list(vec![at("a", early, Some("a"))]).check().is_err(), "itself");
    let standing = list(vec![at("a", early, None), at("b", late, Some("a"))]);
    assert_eq!(standing.standing().map(|n| n.id.as_str()).collect::<Vec<_>>(), ["b"]);
}
