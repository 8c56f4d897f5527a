//! Notices and age as answers carry them, over the made-up county: the new place everywhere, only on its day, or none at all.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

mod editions;

use std::sync::OnceLock;

use editions::signing::Office;
use editions::{Edition, demo};
use pollstead::compile::encode::Files;
use pollstead::compile::notices::NoticeFiles;
use pollstead::compile::whole_edition::WholeEdition;
use pollstead::domain::edition::behaviour::{Band, Note};
use pollstead::domain::edition::{Moment, Notice, NoticeKind, Notices};
use pollstead::domain::lookup::{Answer, Found, Question, Step, Stop, UnavailableWhy, county_detail, open};

const ELM: &str = "109 Elm St, Pretend Springs";
const MORNING: &str = "2027-11-02T11:10:00Z";

fn files() -> Files {
    static FILES: OnceLock<Files> = OnceLock::new();
    FILES.get_or_init(|| demo(1).1.files).clone()
}

fn filed(notices: Vec<Notice>) -> NoticeFiles {
    let mut filed = NoticeFiles::default();
    notices.into_iter().for_each(|notice| filed.add(notice));
    filed
}

fn with(notices: Vec<Notice>) -> Files {
    with_files(&filed(notices))
}

fn with_files(notices: &NoticeFiles) -> Files {
    let mut all = files();
    let relisted = WholeEdition::made("made up", all.clone()).unwrap().relisted(notices).unwrap();
    all.extend(relisted.files.into_iter().map(|(_, path, bytes)| (path, bytes)));
    all.insert("m/now.json".to_owned(), relisted.now);
    all
}

fn moment(local: &str, utc: &str) -> Moment {
    Moment { local: local.to_owned(), utc: utc.to_owned() }
}

/// About Pretend Springs 1 on election day.
fn of(kind: NoticeKind) -> Notice {
    Notice {
        id: format!("n-{}", kind.word().replace('_', "-")),
        kind,
        precincts: vec!["28901/06".to_owned()],
        new_place_id: (kind == NoticeKind::Moved).then(|| "28901:p006".to_owned()),
        entrance: (kind == NoticeKind::EntranceChanged).then(|| "28901:p005/e2".to_owned()),
        from: moment("2027-11-02T00:00", "2027-11-02T05:00:00Z"),
        until: moment("2027-11-03T00:00", "2027-11-03T05:00:00Z"),
        issued_at: "2027-11-02T11:10:00Z".to_owned(),
        supersedes: None,
    }
}

fn found(answer: Answer) -> Found {
    match answer {
        Answer::Found(found) => *found,
        other => panic!("{other:?}"),
    }
}

fn at(notices: Vec<Notice>, now: &str) -> Found {
    found(Edition::at(with(notices), now).address(ELM))
}

#[test]
fn a_moved_place_is_the_new_one_wherever_a_place_is_named() {
    let mut edition = Edition::at(with(vec![of(NoticeKind::Moved)]), MORNING);
    let card = found(edition.address(ELM));
    let notice = &card.notices[0];
    assert_eq!((card.place.id.as_str(), notice.kind), ("28901:p006", NoticeKind::Moved));
    assert_eq!(notice.instead_of.as_ref().map(|p| p.id.as_str()), Some("28901:p005"));
    assert!(card.proof.shards.iter().any(|s| s.name == "notices/current"));
    let detail = edition.ask(|shelf| match county_detail(shelf, "28901".parse().unwrap(), None, Some(&MORNING.parse().unwrap())) {
        Ok(detail) => Step::Done(detail),
        Err(Stop::Needs(wants)) => Step::Needs(wants),
        Err(stop) => panic!("{stop:?}"),
    });
    for row in &detail.precincts {
        let moved = row.precinct.id == "28901/06";
        assert_eq!(row.notices.len(), usize::from(moved), "{}", row.precinct.id);
        assert!(row.place.as_ref().is_none_or(|p| p.id != "28901:p005"), "{}", row.precinct.id);
    }
    // Every way to a precinct, and every answer that names several.
    let plain = files();
    let mut honest = Edition::at(plain, MORNING);
    let (mut cards, mut several) = (0, 0);
    for i in 0..60 {
        for j in 0..60 {
            let question = Question::Point {
                lon: -89.4 + f64::from(i) * 0.01,
                lat: 32.85 + f64::from(j) * 0.01,
                accuracy_m: Some(400.0),
                how: pollstead::domain::lookup::How::Gps,
                election: None,
            };
            let (was, is) = (honest.locate(&question), edition.locate(&question));
            let text = serde_json::to_string(&is).unwrap();
            if !serde_json::to_string(&was).unwrap().contains("\"28901/06\"") {
                assert_eq!(was, is, "of another precinct");
                continue;
            }
            match is {
                Answer::Found(found) => {
                    cards += 1;
                    assert_eq!(found.place.id, "28901:p006");
                }
                Answer::Close { candidates, .. } => {
                    several += 1;
                    let one = candidates.iter().find(|c| c.precinct.id == "28901/06").unwrap();
                    assert_eq!((one.place.as_ref().unwrap().id.as_str(), one.notices.len()), ("28901:p006", 1));
                }
                _ => panic!("{text}"),
            }
        }
    }
    assert!(cards > 0 && several > 0, "{cards} {several}");
}

#[test]
fn a_notice_is_said_until_it_is_over_and_about_its_day_alone() {
    for (now, said) in [
        ("2027-10-20T12:00:00Z", 1), // somebody who writes it down two weeks before
        (MORNING, 1),
        ("2027-11-03T04:59:59Z", 1),
        ("2027-11-03T05:00:00Z", 0),
    ] {
        assert_eq!(at(vec![of(NoticeKind::Moved)], now).notices.len(), said, "{now}");
    }
    // Another election's day.
    let other = Notice {
        from: moment("2027-11-23T00:00", "2027-11-23T06:00:00Z"),
        until: moment("2027-11-24T00:00", "2027-11-24T06:00:00Z"),
        ..of(NoticeKind::Moved)
    };
    assert_eq!(at(vec![other], MORNING).place.id, "28901:p005");
    // In the city's election of June the same precinct votes where it did.
    let june = Question::Address { text: ELM.to_owned(), county: None, election: Some("demo-2027-06-08-pretend-springs".to_owned()) };
    let card = found(Edition::at(with(vec![of(NoticeKind::Moved)]), "2027-06-01T12:00:00Z").locate(&june));
    assert!(card.notices.is_empty());
    // That somebody should call holds from the day it says.
    let early = |kind| Notice {
        from: moment("2027-10-18T00:00", "2027-10-18T05:00:00Z"),
        until: moment("2027-10-22T00:00", "2027-10-22T05:00:00Z"),
        ..of(kind)
    };
    for (kind, now, said) in [
        (NoticeKind::CallClerk, "2027-10-17T12:00:00Z", 0),
        (NoticeKind::CallClerk, "2027-10-20T12:00:00Z", 1),
        (NoticeKind::CallClerk, "2027-10-22T05:00:00Z", 0),
        (NoticeKind::ClosedTemp, "2027-10-20T12:00:00Z", 0),
    ] {
        assert_eq!(at(vec![early(kind)], now).notices.len(), said, "{kind:?} {now}");
    }
}

#[test]
fn what_is_replaced_vanishes_and_of_two_moves_the_later_counts() {
    let later = Notice {
        id: "n-second".to_owned(),
        new_place_id: Some("28901:p004".to_owned()),
        issued_at: "2027-11-02T12:00:00Z".to_owned(),
        ..of(NoticeKind::Moved)
    };
    for supersedes in [None, Some("n-moved".to_owned())] {
        let card = at(vec![of(NoticeKind::Moved), Notice { supersedes, ..later.clone() }], MORNING);
        assert_eq!((card.place.id.as_str(), card.notices.len()), ("28901:p004", 1));
    }
    let called_off = Notice { id: "n-call".to_owned(), supersedes: Some("n-moved".to_owned()), issued_at: "2027-11-02T12:00:00Z".to_owned(), ..of(NoticeKind::CallClerk) };
    let card = at(vec![of(NoticeKind::Moved), called_off], MORNING);
    assert_eq!((card.place.id.as_str(), card.notices[0].kind), ("28901:p005", NoticeKind::CallClerk));
}

/// One person on call signs alerts: what one stolen key can say is "call", and it takes nothing back that two have signed.
#[test]
fn an_alert_asks_to_call_and_can_neither_move_anybody_nor_take_a_move_back() {
    let called = of(NoticeKind::CallClerk);
    let alerts = |notices: Vec<Notice>| Notices { notices };
    let card = found(Edition::at(with(vec![called.clone()]), MORNING).address(ELM));
    assert_eq!((card.place.id.as_str(), card.notices[0].kind), ("28901:p005", NoticeKind::CallClerk));
    assert!(card.proof.shards.iter().any(|s| s.name == "alerts/current") && !card.proof.shards.iter().any(|s| s.name == "notices/current"));
    // A forger with the one key, and with the format.
    let moves = NoticeFiles { notices: Notices::default(), alerts: alerts(vec![of(NoticeKind::Moved)]) };
    let answer = Edition::at(with_files(&moves), MORNING).address(ELM);
    let Answer::Unavailable { why, name, .. } = &answer else { panic!("{answer:?}") };
    assert_eq!((*why, name.as_str()), (UnavailableWhy::NotGenuine, "alerts/current"));
    assert!(WholeEdition::made("made up", with_files(&moves)).unwrap().notices().is_err());
    let replaced = Notice { supersedes: Some("n-moved".to_owned()), ..called.clone() };
    let takes_back = NoticeFiles { notices: alerts(vec![of(NoticeKind::Moved)]), alerts: alerts(vec![replaced]) };
    let card = found(Edition::at(with_files(&takes_back), MORNING).address(ELM));
    assert_eq!(card.place.id, "28901:p006", "the move stands");
    assert_eq!(card.notices.iter().map(|n| n.kind).collect::<Vec<_>>(), [NoticeKind::Moved, NoticeKind::CallClerk]);
    // Two who know more than the first call may replace it; said by the command line, that goes into the file of two.
    let settled = Notice { supersedes: Some("n-call-clerk".to_owned()), ..of(NoticeKind::Moved) };
    let card = at(vec![called, settled], MORNING);
    assert_eq!(card.notices.iter().map(|n| n.kind).collect::<Vec<_>>(), [NoticeKind::Moved]);
}

/// The survey with the door's name is fetched for everybody in the county, or a request would say who asked.
#[test]
fn another_door_is_named_and_what_is_fetched_says_no_more_than_the_county() {
    let notices = vec![of(NoticeKind::EntranceChanged)];
    let mut here = Edition::at(with(notices.clone()), MORNING);
    let card = found(here.address(ELM));
    assert_eq!(card.notices[0].entrance.as_deref(), Some("East door, with the ramp"));
    let mut there = Edition::at(with(notices.clone()), MORNING);
    let other = there.locate(&Question::Precinct { county: "28901".to_owned(), precinct: "28901/03".to_owned(), election: None });
    assert!(found(other).notices.is_empty());
    let zones = |edition: &Edition| edition.log.iter().filter(|p| p.ends_with(".zones")).cloned().collect::<Vec<_>>();
    assert!(zones(&here).len() == 1 && zones(&here) == zones(&there), "{:?} {:?}", here.log, there.log);
    let mut without = Edition::at(with(vec![of(NoticeKind::CallClerk)]), MORNING);
    found(without.address(ELM));
    assert!(zones(&without).is_empty());
    // A door of the building that they do not vote in any more is no use to them.
    let card = at(vec![of(NoticeKind::EntranceChanged), of(NoticeKind::Moved)], MORNING);
    assert_eq!(card.notices.iter().map(|n| n.kind).collect::<Vec<_>>(), [NoticeKind::Moved]);
}

/// Signed or not: what names a place or a door that is not there leaves nobody with a place to go to, and others untouched.
#[test]
fn what_the_edition_does_not_have_shows_no_place() {
    let nowhere = Notice { new_place_id: Some("28901:p999".to_owned()), ..of(NoticeKind::Moved) };
    let no_door = Notice { entrance: Some("28901:p005/e99".to_owned()), ..of(NoticeKind::EntranceChanged) };
    for notice in [nowhere, no_door] {
        let mut edition = Edition::at(with(vec![notice]), MORNING);
        let answer = edition.address(ELM);
        let Answer::Unavailable { why, name, .. } = &answer else { panic!("{answer:?}") };
        assert_eq!((*why, name.as_str()), (UnavailableWhy::NotGenuine, "notices/current"));
        assert!(!serde_json::to_string(&answer).unwrap().contains("Made-Up"), "{answer:?}");
        let other = Question::Precinct { county: "28901".to_owned(), precinct: "28901/03".to_owned(), election: None };
        assert_eq!(found(edition.locate(&other)).precinct.id, "28901/03");
    }
}

#[test]
fn a_file_of_notices_that_is_missing_or_altered_shows_no_place() {
    let honest = with(vec![of(NoticeKind::Moved)]);
    let path = honest.keys().find(|p| p.starts_with("t/notices/")).unwrap().clone();
    let mut gone = honest.clone();
    gone.remove(&path);
    assert!(matches!(Edition::at(gone, MORNING).address(ELM), Answer::Unavailable { why: UnavailableWhy::NotReached, .. }));
    for at in 0..honest[&path].len() {
        let mut flipped = honest.clone();
        flipped.get_mut(&path).unwrap()[at] ^= 0x10;
        let answer = Edition::at(flipped, MORNING).address(ELM);
        assert!(matches!(answer, Answer::Unavailable { why: UnavailableWhy::NotGenuine, .. }), "byte {at}: {answer:?}");
    }
}

/// An edition that was signed the noon before election day: its timestamp is good until the next noon.
fn aged(now: &str, for_polls: bool) -> Edition {
    static OFFICE: OnceLock<(Office, Files)> = OnceLock::new();
    let (office, signed) = OFFICE.get_or_init(|| {
        let office = Office::founded("2027-09-01T00:00:00Z");
        let signed = office.sign(&files(), "2027-11-01T12:00:00Z", None);
        (office, signed)
    });
    let mut edition = Edition::at(signed.clone(), now);
    edition.shelf().set_trust(&office.root, "").unwrap();
    edition.shelf().set_built("2027-09-01T00:00:00Z".parse().unwrap());
    if for_polls {
        edition.shelf().set_for_polls();
    }
    edition
}

#[test]
fn age_is_said_then_red_then_hides_the_place_and_never_from_who_works_at_the_polls() {
    for (now, voter, polls) in [
        ("2027-11-02T12:00:00Z", Some(Band::Plain), Band::Plain),
        ("2027-11-02T12:00:01Z", Some(Band::Amber), Band::Plain),
        ("2027-11-05T12:00:00Z", Some(Band::Amber), Band::Plain),
        ("2027-11-05T12:00:01Z", Some(Band::LastKnown), Band::Amber),
        ("2027-11-09T12:00:00Z", Some(Band::LastKnown), Band::Amber),
        ("2027-11-09T12:00:01Z", None, Band::Amber),
        ("1999-01-01T00:00:00Z", Some(Band::Plain), Band::Plain),
        ("2031-01-01T00:00:00Z", Some(Band::Amber), Band::Amber),
    ] {
        let answer = aged(now, false).address(ELM);
        match voter {
            Some(band) => {
                let fresh = found(answer).freshness;
                assert_eq!((fresh.band, fresh.unsigned, fresh.published.as_deref()), (band, false, Some("2027-11-01T12:00:00Z")), "{now}");
            }
            None => {
                assert!(matches!(answer, Answer::Unavailable { why: UnavailableWhy::TooOld, .. }), "{now}: {answer:?}");
                assert!(!serde_json::to_string(&answer).unwrap().contains("Made-Up"));
                let clock = now.parse().unwrap();
                aged(now, false).ask(|shelf| match open(shelf, &clock) {
                    Err(Stop::Needs(wants)) => Step::Needs(wants),
                    Err(Stop::Unavailable { why: UnavailableWhy::TooOld, .. }) => Step::Done(()),
                    other => panic!("{other:?}"),
                });
            }
        }
        let fresh = found(aged(now, true).address(ELM)).freshness;
        assert_eq!(fresh.band, polls, "{now}");
        assert_eq!(fresh.notes.contains(&Note::PaperFirst), voter.is_none(), "{now}");
    }
    let clocks = |now: &str| found(aged(now, false).address(ELM)).freshness.notes;
    assert!(clocks("1999-01-01T00:00:00Z").contains(&Note::ClockBehind));
    assert!(clocks("2031-01-01T00:00:00Z").contains(&Note::ClockAhead));
}

/// A page that stays open all morning asks for the list again, and keeps what it has where no other comes.
#[test]
fn a_list_asked_for_again_brings_the_morning_and_loses_nothing_without_a_network() {
    let mut edition = Edition::at(files(), MORNING);
    assert_eq!(found(edition.address(ELM)).place.id, "28901:p005");
    let all = edition.log.len();
    edition.publish(with(vec![of(NoticeKind::Moved)]));
    assert_eq!(found(edition.address(ELM)).place.id, "28901:p005", "not asked for again");
    edition.shelf().ask_again();
    assert_eq!(found(edition.address(ELM)).place.id, "28901:p006");
    let again: Vec<&String> = edition.log.iter().skip(all).collect();
    assert!(again.len() == 2 && again[0] == "m/now.json" && again[1].starts_with("t/notices/"), "{again:?}");
    // Nothing comes, or something that is no list: what is at hand stays.
    for broken in [None, Some(b"<html>Welcome to our hotel</html>".to_vec())] {
        let mut other = Files::default();
        if let Some(bytes) = broken {
            other.insert("m/now.json".to_owned(), bytes);
        }
        edition.publish(other);
        edition.shelf().ask_again();
        assert_eq!(found(edition.address(ELM)).place.id, "28901:p006");
    }
    // Another edition: its files, and none of the old ones.
    let next = demo(2).1.files;
    edition.publish(next.clone());
    edition.shelf().ask_again();
    let fresh = Edition::at(next, MORNING).address(ELM);
    assert_eq!(edition.address(ELM), fresh);
}

/// A tablet takes the morning's notices, and nothing that its day without a network could do without.
#[test]
fn a_tablet_takes_notices_and_keeps_its_edition() {
    let mut tablet = Edition::at(files(), MORNING);
    tablet.shelf().set_for_polls();
    assert_eq!(found(tablet.address(ELM)).place.id, "28901:p005");
    let mut without_file = with(vec![of(NoticeKind::Moved)]);
    without_file.retain(|path, _| !path.starts_with("t/notices/"));
    for (what, files, place) in [
        ("a list whose notices do not come", without_file.clone(), "28901:p005"),
        ("another edition", demo(2).1.files, "28901:p005"),
        ("notices", with(vec![of(NoticeKind::Moved)]), "28901:p006"),
        ("the network is off", Files::default(), "28901:p006"),
        ("a later list whose notices do not come", with(vec![of(NoticeKind::CallClerk)]).into_iter().filter(|(path, _)| !path.starts_with("t/alerts/")).collect(), "28901:p006"),
        ("taken back", self::files(), "28901:p005"),
    ] {
        tablet.publish(files);
        tablet.shelf().ask_again();
        assert_eq!(found(tablet.address(ELM)).place.id, place, "{what}");
    }
    // A voter is not told the old place where it is known that there is something newer to read.
    let mut voter = Edition::at(self::files(), MORNING);
    voter.address(ELM);
    voter.publish(without_file);
    voter.shelf().ask_again();
    assert!(matches!(voter.address(ELM), Answer::Unavailable { why: UnavailableWhy::NotReached, .. }));
}
