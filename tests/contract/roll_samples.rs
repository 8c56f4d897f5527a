//! One of each thing about a precinct's roll that crosses to the poll manager's pages.

use pollstead::domain::roll::precinct_roll::{About, Listed, Moved};
use pollstead::domain::roll::record::Status;
use pollstead::domain::roll::tablet_roll::{FoundPeople, FoundPerson, Loaded, Refusal, RefusalCode};
use serde_json::Value;

fn text(said: &str) -> String {
    said.to_owned()
}

fn codes() -> [RefusalCode; 11] {
    use RefusalCode as C;
    let complete = |code: &C| match code {
        C::NotARoll | C::OtherTablet | C::Cut | C::Changed | C::Signature | C::Unread | C::Precinct | C::Election | C::TooEarly | C::Over | C::Older => (),
    };
    let all = [C::NotARoll, C::OtherTablet, C::Cut, C::Changed, C::Signature, C::Unread, C::Precinct, C::Election, C::TooEarly, C::Over, C::Older];
    all.iter().for_each(complete);
    all
}

pub(crate) fn loaded() -> Vec<Loaded> {
    let day = "2027-11-02".parse().unwrap();
    let about = About { election: text("e1"), day, precinct: text("28901/07"), version: 1, from: day, until: day, count: 2, made_up: true };
    let refused = codes().map(|code| Loaded::Refused(Refusal { code, found: text("28901/08"), expected: text("28901/07") }));
    [Loaded::Open { about, own: 1 }].into_iter().chain(refused).collect()
}

fn person(status: Option<Status>, full: bool) -> Listed {
    let said = |word: &str| if full { text(word) } else { String::new() };
    Listed {
        last: text("Madeup"), first: text("Able"), middle: said("Q."), suffix: said("Jr."), address: said("1 Fable Road"),
        precinct: text("28901/07"), split: said("2"), status, absentee: false, moved: None,
    }
}

pub(crate) fn found() -> [FoundPeople; 2] {
    let listed = Status::ALL.into_iter().map(|status| FoundPerson { person: person(Some(status), true), pollbook: Some(status.word()) });
    let voted = FoundPerson { person: Listed { absentee: true, ..person(Some(Status::Active), true) }, pollbook: Some("marked_voted") };
    let moved = Moved::ALL.map(|moved| FoundPerson { person: Listed { moved: Some(moved), ..person(Some(Status::Active), true) }, pollbook: Some(moved.fact()) });
    let elsewhere = FoundPerson { person: person(Some(Status::Active), true), pollbook: Some("wrong_precinct") };
    let protected = FoundPerson { person: person(None, false), pollbook: None };
    [FoundPeople::default(), FoundPeople { found: listed.chain([voted]).chain(moved).chain([elsewhere, protected]).collect(), more: true }]
}

pub(crate) fn words() -> Vec<(&'static str, &'static str, Vec<Value>)> {
    let value = |code: &RefusalCode| serde_json::to_value(code).unwrap();
    vec![("rollRefusals", "RollRefusal", codes().iter().map(value).collect())]
}
