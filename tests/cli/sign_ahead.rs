//! Timestamps that are signed ahead: an election's week on a clock of the test's own, without a key on the host; and all that
//! keeps one from being put in place.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use serde_json::Value;

use super::program::{Made, Ran, run};
use super::sign::{add, locate, office, ok, root, sign, start, verify};

/// The Friday before the made-up general election of 2 November 2027.
const FRIDAY: &str = "2027-10-29T12:00:00Z";
const FROM: &str = "2027-10-30T00:00:00Z";
const UNTIL: &str = "2027-11-06T00:00:00Z";

/// The edition, published on Friday; its roles good through the week, or as long as the season has them.
fn on_friday(until: &[&str]) -> Made {
    let made = office();
    root(&made);
    ok(start(&made, &[&["--roles", "roles.toml"], until].concat()));
    add(&made, &["t1.key", "p1.key", "p2.key"]);
    ok(sign(&made, &["publish", "--edition", "edition", "--key", "snap.key", "--key", "time.key", "--now", FRIDAY]));
    made
}

fn ahead(made: &Made, more: &[&str]) -> Ran {
    sign(made, &[&["ahead", "--edition", "edition", "--key", "time.key", "--from", FROM, "--until", UNTIL, "--now", FRIDAY], more].concat())
}

fn due(made: &Made, now: &str) -> Ran {
    run(made, &["sign", "due", "--edition", "edition", "--ahead", "ahead", "--now", now], b"")
}

fn refused(ran: &Ran, said: &str) {
    assert_eq!(ran.exit, 1, "{}", ran.out);
    assert!(ran.err.contains(said), "{}", ran.err);
}

fn bytes(made: &Made) -> Vec<u8> {
    std::fs::read(made.path().join("edition/m/now.json")).unwrap()
}

/// Each hour from [`FROM`] until [`UNTIL`], half past, and whether a timestamp has come due since the last.
fn hours() -> impl Iterator<Item = (String, bool)> {
    let days = ["10-30", "10-31", "11-01", "11-02", "11-03", "11-04", "11-05"];
    days.into_iter().flat_map(|day| (0..24).map(move |hour| (format!("2027-{day}T{hour:02}:30:00Z"), hour % 6 == 0)))
}

#[test]
fn a_week_without_a_key_on_the_host_is_fresh_in_every_hour() {
    let made = on_friday(&["--until", UNTIL]);
    let said = ok(ahead(&made, &["--key", "snap.key", "--out", "ahead"]));
    assert_eq!(said, "ahead: 28 timestamps, one every 6 hours from 2027-10-30T00:00:00Z, good through 2027-11-06T00:00:00Z\n");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = std::fs::metadata(made.path().join("ahead")).unwrap().permissions().mode();
        assert_eq!(mode & 0o077, 0, "its owner's alone");
    }
    // The host has no key, and no passphrase either.
    for entry in std::fs::read_dir(made.path()).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|end| end == "key") {
            std::fs::remove_file(path).unwrap();
        }
    }
    let mut swaps = 0;
    for (now, is_new) in hours() {
        let put = ok(due(&made, &now)).contains("the timestamp is good until");
        swaps += u32::from(put);
        assert_eq!(put, is_new, "{now}");
        let (exit, proof) = verify(&made, &now);
        assert_eq!(exit, 0, "{now}: {proof}");
        let answer = locate(&made, &now);
        assert_eq!((&answer["kind"], &answer["freshness"]["band"]), (&Value::from("found"), &Value::from("plain")), "{now}: {answer}");
    }
    assert_eq!(swaps, 28);
    let proof = verify(&made, "2027-11-05T23:59:59Z").1;
    assert_eq!((&proof["versions"]["timestamp"], &proof["versions"]["snapshot"], &proof["versions"]["places"]), (&Value::from(29), &Value::from(2), &Value::from(1)));
    // The last of them is in place, signed as of a time out of season, for a week; the roles end before it.
    ok(due(&made, "2027-11-12T18:00:00Z"));
    refused(&due(&made, "2027-11-12T18:00:01Z"), "20271105T180000Z.timestamp.json: found the last timestamp that is due, good until 2027-11-12T18:00:00Z, expected a later one: sign ahead again\n");
    assert_eq!(locate(&made, "2027-11-06T00:00:01Z")["freshness"]["band"], "amber");
}

/// Cron stood still for three days of the week.
#[test]
fn a_missed_one_is_amber_and_the_newest_that_is_due_makes_up_for_it() {
    let made = on_friday(&["--until", UNTIL]);
    ok(ahead(&made, &["--key", "snap.key", "--out", "ahead"]));
    ok(due(&made, "2027-10-30T00:00:00Z"));
    let late = locate(&made, "2027-11-01T12:00:00Z");
    assert_eq!((&late["kind"], &late["freshness"]["band"]), (&Value::from("found"), &Value::from("amber")), "{late}");
    ok(due(&made, "2027-11-01T12:00:00Z"));
    assert_eq!(locate(&made, "2027-11-01T12:00:00Z")["freshness"]["band"], "plain");
    assert_eq!(verify(&made, "2027-11-01T12:00:00Z").1["versions"]["timestamp"], 12);
}

#[test]
fn what_is_not_due_or_not_of_this_edition_is_not_put_in_place() {
    let made = on_friday(&["--until", UNTIL]);
    ok(ahead(&made, &["--key", "snap.key", "--out", "ahead"]));
    let good = bytes(&made);
    refused(&due(&made, "2027-10-29T23:59:59Z"), "20271029T235959Z.timestamp.json: found 20271030T000000Z.timestamp.json as the first, expected a timestamp that is due by now\n");
    // A later one under an earlier one's name.
    let file = |name: &str| made.path().join("ahead").join(name);
    let first = std::fs::read(file("20271030T000000Z.timestamp.json")).unwrap();
    std::fs::copy(file("20271105T180000Z.timestamp.json"), file("20271030T000000Z.timestamp.json")).unwrap();
    refused(&due(&made, "2027-10-30T01:00:00Z"), "found a timestamp that is due at 2027-11-05T18:00:00Z, expected what its name says");
    // One byte of its signature.
    let at = first.windows(6).position(|six| six == b"\"sig\":").unwrap() + 8;
    let mut changed = first.clone();
    changed[at] = if changed[at] == b'0' { b'1' } else { b'0' };
    std::fs::write(file("20271030T000000Z.timestamp.json"), changed).unwrap();
    refused(&due(&made, "2027-10-30T01:00:00Z"), "timestamp: found 0 good signatures, expected 1");
    std::fs::write(file("20271030T000000Z.timestamp.json"), first).unwrap();
    assert_eq!(bytes(&made), good, "the edition is as it was");
    ok(due(&made, "2027-10-30T01:00:00Z"));
    // Something moved after that: what was signed ahead says nothing of it.
    let now = "2027-10-31T10:00:00Z";
    ok(run(&made, &["notice", "add", "--edition", "edition", "--trust", "1.root.json", "--now", now, "--kind", "call_clerk", "--place", "28901:p005", "--yes"], b""));
    add(&made, &["n1.key"]);
    ok(sign(&made, &["publish", "--edition", "edition", "--key", "snap.key", "--key", "time.key", "--now", now]));
    let good = bytes(&made);
    refused(&due(&made, "2027-10-31T18:00:00Z"), "found a timestamp of another snapshot than the edition's, which is 3: something was published since; sign ahead again\nThe edition is as it was.\n");
    assert_eq!(bytes(&made), good);
}

#[test]
fn what_would_end_within_the_week_is_not_signed_ahead() {
    let made = on_friday(&["--until", "2027-11-03T00:00:00Z"]);
    refused(&ahead(&made, &["--key", "snap.key", "--out", "ahead"]), "targets: good until 2027-11-03T00:00:00Z\n");
    assert!(!made.path().join("ahead").exists());
    let made = on_friday(&["--until", UNTIL]);
    refused(&ahead(&made, &["--out", "ahead"]), "snapshot: good until 2027-10-31T12:00:00Z\n");
    refused(&ahead(&made, &["--every", "0", "--out", "ahead"]), "found more than 300 timestamps to sign, expected 1 to 300");
    refused(&ahead(&made, &["--key", "p1.key", "--out", "ahead"]), "snapshot: good until");
    let twice = sign(&made, &["ahead", "--edition", "edition", "--key", "p1.key", "--from", FROM, "--until", UNTIL, "--now", FRIDAY, "--out", "ahead"]);
    refused(&twice, "timestamp: found 0 of its keys, expected 1");
    let backwards = sign(&made, &["ahead", "--edition", "edition", "--key", "time.key", "--from", UNTIL, "--until", FROM, "--now", FRIDAY, "--out", "ahead"]);
    refused(&backwards, "found 0 timestamps to sign, expected 1 to 300");
    ok(ahead(&made, &["--key", "snap.key", "--out", "ahead"]));
    let there = ahead(&made, &["--key", "snap.key", "--out", "ahead"]);
    assert_eq!((there.exit, there.err.contains("ahead: found a folder, expected none")), (2, true), "{}", there.err);
}
