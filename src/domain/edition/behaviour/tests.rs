//! Each row by its name, and the whole space of what can be known, beside a twin that was written from the specification.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

use super::*;

const EXPIRES: i64 = 1_800_000_000;
const SIGNED: i64 = EXPIRES - DAY;

/// A reading on which nothing is odd, so many seconds after the timestamp's end.
fn after(age: i64) -> Reading {
    Reading {
        clock: EXPIRES + age,
        built: Some(SIGNED - 30 * DAY),
        newest_signed: Some(SIGNED),
        timestamp_expires: Some(EXPIRES),
        verification: Verification::Genuine,
        attested: None,
        polls_open: None,
        mirrors_differ: false,
    }
}

/// Named, so that a row that is renamed or left out fails.
#[test]
fn every_row_by_its_name() {
    let unsigned = Reading { verification: Verification::Unsigned, timestamp_expires: None, newest_signed: None, ..after(0) };
    let polls = |days: i64, attested: Option<i64>| Reading { polls_open: Some(EXPIRES - 1 + days * DAY), attested: attested.map(|ago| EXPIRES - 1 - ago * DAY), ..after(-1) };
    let cases: [(&str, Reading, Band, PollApp, &[Note]); 19] = [
        ("fresh", after(-1), Band::Plain, PollApp::GoOn, &[]),
        ("fresh", after(0), Band::Plain, PollApp::GoOn, &[]),
        ("expired up to 72 hours", after(1), Band::Amber, PollApp::GoOn, &[]),
        ("expired up to 72 hours", after(72 * HOUR), Band::Amber, PollApp::GoOn, &[]),
        ("expired over 72 hours", after(72 * HOUR + 1), Band::LastKnown, PollApp::Amber, &[]),
        ("expired over 72 hours", after(7 * DAY), Band::LastKnown, PollApp::Amber, &[]),
        ("expired over 7 days", after(7 * DAY + 1), Band::NoPlace, PollApp::AmberPaperFirst, &[]),
        ("not genuine", Reading { verification: Verification::NotGenuine, ..after(-1) }, Band::NoPlace, PollApp::KeepLastGood, &[]),
        ("unsigned", unsigned, Band::Plain, PollApp::GoOn, &[]),
        ("clock far ahead", after(1500 * DAY), Band::Amber, PollApp::AmberNoWipe, &[Note::ClockAhead]),
        ("clock behind", after(-20 * 365 * DAY), Band::Plain, PollApp::GoOnAndLog, &[Note::ClockBehind]),
        // A clock that is wrong is logged, and makes nothing genuine.
        ("not genuine", Reading { verification: Verification::NotGenuine, ..after(-20 * 365 * DAY) }, Band::NoPlace, PollApp::KeepLastGood, &[Note::ClockBehind]),
        ("county has not confirmed", polls(45, None), Band::Plain, PollApp::GoOn, &[Note::CountyNotConfirmed]),
        ("county has not confirmed", polls(45, Some(31)), Band::Plain, PollApp::GoOn, &[Note::CountyNotConfirmed]),
        ("fresh", polls(45, Some(30)), Band::Plain, PollApp::GoOn, &[]),
        ("fresh", polls(46, None), Band::Plain, PollApp::GoOn, &[]),
        ("fresh", polls(-1, None), Band::Plain, PollApp::GoOn, &[]),
        ("mirrors differ", Reading { mirrors_differ: true, ..after(-1) }, Band::Plain, PollApp::GoOn, &[Note::MirrorsDiffer]),
        ("not genuine", Reading { verification: Verification::NotGenuine, ..after(1500 * DAY) }, Band::NoPlace, PollApp::KeepLastGood, &[]),
    ];
    let mut seen = std::collections::BTreeSet::new();
    for (name, reading, voter, poll, notes) in cases {
        let said = behaviour(&reading);
        assert!(said.rows.contains(&name), "{name}: {said:?}");
        assert_eq!((said.voter, said.poll, said.notes.as_slice()), (voter, poll, notes), "{name}");
        seen.insert(name);
    }
    let all: std::collections::BTreeSet<&str> = BANDS.iter().chain(&NOTES).map(|row| row.name).collect();
    assert_eq!(seen, all, "a row that no case is about");
}

/// Written anew from the specification's words, with nothing of the table in it.
fn twin(r: &Reading) -> (Band, Vec<Note>) {
    let known = match (r.built, r.newest_signed) {
        (Some(a), Some(b)) => Some(if a > b { a } else { b }),
        (a, b) => a.or(b),
    };
    let mut notes = Vec::new();
    let (mut time, mut ahead, mut behind) = (r.clock, false, false);
    if let Some(known) = known {
        behind = r.clock < known - 86_400;
        ahead = r.clock > known + 34_560_000;
        if behind {
            time = known;
        }
    }
    let hours_past = |end: i64| (time - end) as f64 / 3600.0;
    let band = match (r.verification, r.timestamp_expires) {
        (Verification::NotGenuine, _) => Band::NoPlace,
        (Verification::Unsigned, _) | (_, None) => Band::Plain,
        (Verification::Genuine, Some(end)) if time <= end => Band::Plain,
        (Verification::Genuine, Some(_)) if ahead => {
            notes.push(Note::ClockAhead);
            Band::Amber
        }
        (Verification::Genuine, Some(end)) if hours_past(end) <= 72.0 => Band::Amber,
        (Verification::Genuine, Some(end)) if hours_past(end) <= 168.0 => Band::LastKnown,
        _ => Band::NoPlace,
    };
    if let Some(polls) = r.polls_open
        && polls >= time
        && polls - time <= 45 * 86_400
        && r.attested.is_none_or(|on| time - on > 30 * 86_400)
    {
        notes.push(Note::CountyNotConfirmed);
    }
    if behind {
        notes.push(Note::ClockBehind);
    }
    if r.mirrors_differ {
        notes.push(Note::MirrorsDiffer);
    }
    (band, notes)
}

/// Around every threshold, with everything that can be missing missing: the table, its twin, and what must never be.
#[test]
fn the_whole_space() {
    let edges = [
        -10 * 365 * DAY, -400 * DAY, -2 * DAY, -DAY - 1, -DAY, -1, 0, 1, 24 * HOUR, 72 * HOUR - 1, 72 * HOUR, 72 * HOUR + 1, 7 * DAY - 1, 7 * DAY,
        7 * DAY + 1, 30 * DAY, 398 * DAY, 399 * DAY, 399 * DAY + 1, 400 * DAY, 400 * DAY + 1, 10 * 365 * DAY,
    ];
    let some = |all: &[i64]| -> Vec<Option<i64>> { std::iter::once(None).chain(all.iter().map(|at| Some(EXPIRES + at))).collect() };
    let (mut walked, mut held) = (0, std::collections::BTreeMap::<&str, usize>::new());
    for age in edges {
        for built in some(&[-400 * DAY, -DAY, 0, 30 * DAY]) {
            for newest_signed in some(&[-DAY, -HOUR]) {
                for timestamp_expires in some(&[0]) {
                    for verification in [Verification::Unsigned, Verification::Genuine, Verification::NotGenuine] {
                        for attested in some(&[-40 * DAY, -30 * DAY, -DAY, 7 * DAY]) {
                            for polls_open in some(&[-DAY, 0, 3 * DAY, 45 * DAY, 60 * DAY]) {
                                for mirrors_differ in [false, true] {
                                    let r = Reading { clock: EXPIRES + age, built, newest_signed, timestamp_expires, verification, attested, polls_open, mirrors_differ };
                                    let said = behaviour(&r);
                                    walked += 1;
                                    for row in &said.rows {
                                        *held.entry(row).or_default() += 1;
                                    }
                                    assert_eq!((said.voter, said.notes.clone()), twin(&r), "{r:?}");
                                    assert!(said.rows.iter().any(|row| BANDS.iter().any(|b| b.name == *row)), "no band: {r:?}");
                                    never(&r, &said);
                                }
                            }
                        }
                    }
                }
            }
        }
    }
    assert!(walked > 50_000, "{walked}");
    for row in BANDS.iter().chain(&NOTES) {
        assert!(held.get(row.name).copied().unwrap_or(0) > 100, "{} held {:?} times", row.name, held.get(row.name));
    }
}

fn never(r: &Reading, said: &Behaviour) {
    let red = matches!(said.voter, Band::LastKnown | Band::NoPlace);
    if r.verification == Verification::NotGenuine {
        assert_eq!(said.voter, Band::NoPlace, "what is not genuine shows a place: {r:?}");
        return;
    }
    assert!(!(red && r.age() <= 72 * HOUR), "age alone is red before 72 hours: {r:?}");
    assert!(!(said.voter == Band::NoPlace && r.age() <= 7 * DAY), "age alone hides a place before 7 days: {r:?}");
    if r.verification == Verification::Genuine && r.timestamp_expires.is_some_and(|end| r.time() > end) {
        assert_ne!(said.voter, Band::Plain, "what has expired is shown as if it were fresh: {r:?}");
    }
    // A clock that runs behind makes nothing look fresher than what is signed.
    if said.notes.contains(&Note::ClockBehind) {
        assert!(r.time() >= r.clock && said.poll != PollApp::GoOn, "{r:?}");
    }
}

/// As time goes by, a band gets no better: but for the day on which the clock itself stops being believed.
#[test]
fn a_band_gets_no_better_with_age() {
    let mut last = Band::Plain;
    for hour in 0..(399 * 24) {
        let now = behaviour(&after(hour * HOUR)).voter;
        assert!(now >= last, "after {hour} hours: {now:?} after {last:?}");
        last = now;
    }
}
