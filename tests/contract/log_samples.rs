//! One of each thing about the log that crosses to the poll manager's pages.

use pollstead::domain::roll::log::{
    Checked, Did, Entry, Expected, FaultCode, KeyKind, LogOf, Made, Photo, Seen, Spot, Topic, What, Why, By, next, open, verify,
};
use serde_json::{Value, to_value};

fn text(said: &str) -> String {
    said.to_owned()
}

fn at() -> pollstead::domain::lookup::Instant {
    "2026-11-03T13:00:00Z".parse().unwrap()
}

pub(crate) fn of(key: KeyKind) -> LogOf {
    LogOf {
        format: 1,
        county: text("28901"),
        place: text("28901:p001"),
        place_name: text("Made-up Ridge Volunteer Fire Station"),
        election: text("e1"),
        election_name: text("Made-up general election"),
        election_date: text("2026-11-03"),
        party: String::new(),
        device: match key {
            // RFC 8032, test 1.
            KeyKind::NonExtractable => text("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"),
            KeyKind::None => String::new(),
        },
        key,
        made_up: true,
    }
}

fn observation(known: bool) -> What {
    What::Observation {
        seen: Seen::Sign,
        measured_by: text("P. Made-up"),
        tape_tenths_ft: known.then_some(1385),
        tape_from: text("Door 2"),
        reading: text("INSIDE"),
        spot: known.then_some(Spot { lon_e5: -8_906_000, lat_e5: 3_315_000 }),
        accuracy_m: known.then_some(4),
        asked: text("Move it"),
        done: String::new(),
    }
}

pub(crate) fn entries() -> Vec<Entry> {
    let all = [
        What::Opened(of(KeyKind::NonExtractable)),
        observation(true),
        observation(false),
        What::Incident { topic: Topic::Queue, text: text("Rain"), asked: String::new(), done: text("A tent was put up") },
        What::Question { text: text("May a sign stand here?"), answer: String::new(), office: text("Circuit clerk") },
        What::Note { text: text("Polls opened") },
        What::Photo(Photo { text: text("The sign"), jpeg: text("/9j/") }),
        What::Struck { entry: 3, struck: true },
        What::Device { did: Did::Export },
        What::Checkpoint { why: Why::Count, sig: "0".repeat(128) },
    ];
    all.into_iter().map(|what| Entry { at: at(), up_s: 12, by: By::Bailiff, what }).collect()
}

pub(crate) fn made() -> [Made; 3] {
    let first = open(of(KeyKind::None), at(), 0).unwrap();
    let refused = |said: &str| Made::from(next(&first, Entry { at: at(), up_s: 1, by: By::Manager, what: What::Note { text: text(said) } }));
    [refused("Polls opened"), refused(""), Made::from(next("", Entry { at: at(), up_s: 1, by: By::Page, what: What::Device { did: Did::Wipe } }))]
}

pub(crate) fn checked() -> [Checked; 3] {
    let first = open(of(KeyKind::NonExtractable), at(), 0).unwrap() + "\n";
    let whole = open(of(KeyKind::None), at(), 0).unwrap() + "\n";
    let paper = Expected { key: None, heads: vec!["7K2M-9QXD-41TB".parse().unwrap()] };
    [verify(b"", &Expected::default()), verify(first.as_bytes(), &paper), verify(whole.as_bytes(), &Expected::default())]
}

pub(crate) fn words() -> Vec<(&'static str, &'static str, Vec<Value>)> {
    fn of<T: serde::Serialize>(all: &[T]) -> Vec<Value> {
        all.iter().filter_map(|word| to_value(word).ok()).collect()
    }
    let seen = [Seen::Stake, Seen::Sign, Seen::Table, Seen::Person];
    let topics =
        [Topic::Queue, Topic::Equipment, Topic::Building, Topic::Supplies, Topic::Access, Topic::NearLines, Topic::Remaining, Topic::Other];
    let did = [
        Did::Unlock, Did::Lock, Did::UnlockFailed, Did::Import, Did::Search, Did::View, Did::Redirect, Did::Export, Did::Wipe, Did::ClockSet,
        Did::EntriesLost,
    ];
    let whys = [Why::Count, Why::Time, Why::Close];
    let faults = [
        FaultCode::Empty, FaultCode::TooLarge, FaultCode::Unread, FaultCode::Changed, FaultCode::Missing, FaultCode::Repeated,
        FaultCode::NotFollowed, FaultCode::NotFollowing, FaultCode::Signature, FaultCode::NotAllowed, FaultCode::NotClosed, FaultCode::CutOff,
        FaultCode::Key, FaultCode::Head,
    ];
    // A variant that is added does not compile before it stands above.
    for one in seen {
        match one { Seen::Stake | Seen::Sign | Seen::Table | Seen::Person => {} }
    }
    for one in topics {
        match one {
            Topic::Queue | Topic::Equipment | Topic::Building | Topic::Supplies | Topic::Access | Topic::NearLines | Topic::Remaining | Topic::Other => {}
        }
    }
    for one in did {
        match one {
            Did::Unlock | Did::Lock | Did::UnlockFailed | Did::Import | Did::Search | Did::View | Did::Redirect | Did::Export | Did::Wipe
            | Did::ClockSet | Did::EntriesLost => {}
        }
    }
    for one in whys {
        match one { Why::Count | Why::Time | Why::Close => {} }
    }
    for one in faults {
        match one {
            FaultCode::Empty | FaultCode::TooLarge | FaultCode::Unread | FaultCode::Changed | FaultCode::Missing | FaultCode::Repeated
            | FaultCode::NotFollowed | FaultCode::NotFollowing | FaultCode::Signature | FaultCode::NotAllowed | FaultCode::NotClosed
            | FaultCode::CutOff | FaultCode::Key | FaultCode::Head => {}
        }
    }
    vec![
        ("logSeen", "LogSeen", of(&seen)),
        ("logTopics", "LogTopic", of(&topics)),
        ("logDid", "LogDid", of(&did)),
        ("logWhys", "LogWhy", of(&whys)),
        ("logFaults", "LogFaultCode", of(&faults)),
        ("logBy", "LogBy", of(&[By::Bailiff, By::Manager, By::Page])),
    ]
}
