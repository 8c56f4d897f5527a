//! `pollstead log`: a whole log, harmed ones, sealed ones, the office's key, the table.
#![allow(clippy::unwrap_used, clippy::print_stderr, reason = "tests")]

use ed25519_dalek::{Signer, SigningKey};
use pollstead::domain::roll::log::{By, Entry, KeyKind, LogOf, Topic, What, Why, checkpoint, next, open, to_sign};

use super::program::{Made, Ran, run};

const SECRET: &str = "00112233445566778899aabbccddeeff";

fn at(minute: u32) -> pollstead::domain::lookup::Instant {
    format!("2026-11-03T13:{minute:02}:00Z").parse().unwrap()
}

/// Seven entries of a made-up day.
fn lines() -> Vec<String> {
    let key = SigningKey::from_bytes(&[9; 32]);
    let of = LogOf {
        format: 1,
        county: "28901".into(),
        place: "28901:p001".into(),
        place_name: "Made-up Hall".into(),
        election: "e1".into(),
        election_name: "Made-up primary".into(),
        election_date: "2026-11-03".into(),
        party: "Made-up Party".into(),
        device: data_encoding::HEXLOWER.encode(key.verifying_key().as_bytes()),
        key: KeyKind::NonExtractable,
        made_up: true,
    };
    let mut lines = vec![open(of, at(0), 0).unwrap()];
    let incident = What::Incident { topic: Topic::Equipment, text: "The scanner jammed".into(), asked: String::new(), done: "=A1 cleared".into() };
    let notes = ["Polls opened", "=1+1", "Rain"].map(|text| What::Note { text: text.into() });
    for (i, what) in (1..).zip(notes.into_iter().chain([incident, What::Struck { entry: 2, struck: true }])) {
        let entry = Entry { at: at(i), up_s: i, by: By::Bailiff, what };
        lines.push(next(lines.last().unwrap(), entry).unwrap());
    }
    let (first, last) = (lines.first().unwrap(), lines.last().unwrap());
    let sig = key.sign(to_sign(first, last, &at(30), Why::Close).unwrap().as_bytes());
    let closing = checkpoint(first, last, at(30), 99, Why::Close, data_encoding::HEXLOWER.encode(&sig.to_bytes())).unwrap();
    lines.push(closing);
    lines
}

fn folder() -> Made {
    Made::empty()
}

fn text(lines: &[String]) -> String {
    lines.iter().map(|line| format!("{line}\n")).collect()
}

fn log(made: &Made, args: &[&str]) -> Ran {
    run(made, &[&["log"], args].concat(), b"")
}

fn write(made: &Made, name: &str, bytes: impl AsRef<[u8]>) {
    std::fs::write(made.path().join(name), bytes).unwrap();
}

#[test]
fn a_whole_log_is_verified_printed_and_written_as_a_table() {
    let made = folder();
    write(&made, "day.jsonl", text(&lines()));
    let ran = log(&made, &["verify", "day.jsonl"]);
    assert_eq!((ran.exit, ran.err.as_str()), (0, ""), "{}", ran.out);
    assert!(ran.out.starts_with("Whole: 7 entries, closed and signed.\nMade-up Hall (28901:p001), Made-up primary, 2026-11-03, Made-up Party. Made-up data.\n"), "{}", ran.out);
    assert!(!ran.out.contains("Receipt"), "a plain file has no receipt");
    let head = ran.out.split("Head ").nth(1).unwrap().split(',').next().unwrap().to_owned();
    let with = |head: &str| log(&made, &["verify", "day.jsonl", "--head", head]);
    assert!(with(&head.to_lowercase()).out.contains("the last entry, 6."));
    let wrong = with("0000-0000-0000");
    assert_eq!(wrong.exit, 1);
    assert!(wrong.out.starts_with("Not whole, from entry 7: the head 0000-0000-0000 on paper is of no entry here"), "{}", wrong.out);
    assert_eq!(with("0000").exit, 2);
    assert_eq!(log(&made, &["verify", "day.jsonl", "--key", "ab"]).exit, 2);

    let printed = log(&made, &["print", "day.jsonl"]);
    assert_eq!(printed.exit, 0);
    assert!(printed.out.contains("   2  2026-11-03 07:02:00  bailiff: =1+1 [struck out]\n"), "{}", printed.out);
    assert!(printed.out.contains("   4  2026-11-03 07:04:00  bailiff: Equipment. The scanner jammed. Done: =A1 cleared\n"), "{}", printed.out);

    let csv = log(&made, &["csv", "day.jsonl"]);
    assert_eq!(csv.exit, 0);
    assert_eq!(csv.out.matches("\r\n").count(), 8);
    assert!(csv.out.contains(",'=1+1,") && csv.out.contains(",'=A1 cleared,") && !csv.out.contains(",=") , "{}", csv.out);
}

#[test]
fn a_harmed_log_names_the_entry_in_words_and_as_json() {
    let made = folder();
    let mut lines = lines();
    lines.remove(3);
    write(&made, "day.jsonl", text(&lines));
    let ran = log(&made, &["verify", "day.jsonl"]);
    assert_eq!(ran.exit, 1);
    assert!(ran.out.starts_with("Not whole, from entry 3: found entry 4 where entry 3 was expected"), "{}", ran.out);
    let json: serde_json::Value = serde_json::from_str(&log(&made, &["verify", "--json", "day.jsonl"]).out).unwrap();
    assert_eq!(json.pointer("/fault/entry"), Some(&3.into()));
    // What is in order is shown all the same; that something is wrong is said beside it.
    let printed = log(&made, &["print", "day.jsonl"]);
    assert_eq!((printed.exit, printed.out.lines().count()), (1, 3));
    assert!(printed.err.contains("Not whole, from entry 3"), "{}", printed.err);
}

#[test]
fn a_sealed_log_opens_with_the_offices_key_alone_and_gives_the_receipt() {
    let made = folder();
    let key = log(&made, &["key", "--out", "office.txt"]);
    assert_eq!(key.exit, 0);
    let again = log(&made, &["key", "--out", "office.txt"]);
    assert_eq!(again.exit, 1);
    assert!(again.err.contains("a key is never written over"), "{}", again.err);
    assert_eq!(log(&made, &["key", "--out", "other.txt"]).exit, 0);

    let whole = text(&lines()) + &format!("{{\"receipt\":\"{SECRET}\"}}\n");
    let recipient: age::x25519::Recipient = key.out.trim().parse().unwrap();
    let sealed = age::encrypt(&recipient, whole.as_bytes()).unwrap();
    write(&made, "day.age", &sealed);
    let ran = log(&made, &["verify", "day.age", "--identity", "office.txt"]);
    assert_eq!(ran.exit, 0, "{}{}", ran.out, ran.err);
    let last = pollstead::domain::roll::log::Line::read(lines().last().unwrap().as_bytes()).unwrap();
    let secret: pollstead::domain::roll::log::ReceiptSecret = SECRET.parse().unwrap();
    assert!(ran.out.ends_with(&format!("Receipt for the tablet: {}\n", secret.receipt(&last.hash))), "{}", ran.out);

    let says = |args: &[&str], words: &str| {
        let ran = log(&made, args);
        assert_eq!((ran.exit, ran.out.as_str()), (1, ""), "{args:?}");
        assert!(ran.err.contains(words), "{}", ran.err);
    };
    says(&["verify", "day.age"], "found a sealed log, expected --identity");
    says(&["verify", "day.age", "--identity", "other.txt"], "sealed to another key");
    says(&["verify", "day.age", "--identity", "day.age"], "found no line that is a secret key");
    says(&["verify", "nothing.age"], "nothing.age");
    for (name, bytes) in [("cut.age", sealed[..sealed.len() - 20].to_vec()), ("flipped.age", [&sealed[..sealed.len() - 1], &[sealed[sealed.len() - 1] ^ 1]].concat())] {
        write(&made, name, bytes);
        says(&["verify", name, "--identity", "office.txt"], "cut off or was changed");
    }
}

/// Debian's own `age`, both ways.
#[test]
fn debians_age_opens_what_we_seal_and_seals_what_we_open() {
    let there = std::process::Command::new("age").arg("--version").output().is_ok_and(|ran| ran.status.success());
    if !there {
        eprintln!("SKIPPED: debians_age_opens_what_we_seal_and_seals_what_we_open: no age command; `apt-get install age`");
        return;
    }
    let made = folder();
    let age = |args: &[&str]| {
        let ran = std::process::Command::new(args[0]).args(&args[1..]).current_dir(made.path()).output().unwrap();
        assert!(ran.status.success(), "{args:?}: {}", String::from_utf8_lossy(&ran.stderr));
        String::from_utf8(ran.stdout).unwrap()
    };
    let whole = text(&lines()) + &format!("{{\"receipt\":\"{SECRET}\"}}\n");
    write(&made, "day.jsonl", &whole);
    // Our key, their seal.
    let public = log(&made, &["key", "--out", "office.txt"]).out.trim().to_owned();
    age(&["age", "--encrypt", "--recipient", &public, "--output", "theirs.age", "day.jsonl"]);
    let ran = log(&made, &["verify", "theirs.age", "--identity", "office.txt"]);
    assert!(ran.exit == 0 && ran.out.contains("Receipt for the tablet"), "{}{}", ran.out, ran.err);
    // Their key, our seal.
    age(&["age-keygen", "--output", "theirs.txt"]);
    let recipient: age::x25519::Recipient = age(&["age-keygen", "-y", "theirs.txt"]).trim().parse().unwrap();
    write(&made, "ours.age", age::encrypt(&recipient, whole.as_bytes()).unwrap());
    assert_eq!(age(&["age", "--decrypt", "--identity", "theirs.txt", "ours.age"]), whole);
}
