//! A made-up roll sealed and opened by the built program; killed and started again; split over two processes; cards again and back.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::program::{Made, NOW, Ran, kinds, made, names, run};

const SITE: &str = "https://vote.example/v";

pub(crate) fn ok(made: &Made, args: &[&str]) -> String {
    let ran = run(made, args, b"");
    assert_eq!(ran.exit, 0, "{args:?}: {}", ran.err);
    ran.out
}

/// A made-up edition, roll, key and cards for everybody in it.
pub(crate) fn begun(voters: &str) -> Made {
    let made = made();
    ok(&made, &["roll", "demo", "--edition", "edition", "--voters", voters, "--out", "roll.csv"]);
    ok(&made, &["roll", "key", "--out", "office.key"]);
    ok(&made, &code(&[]));
    made
}

fn code<'a>(more: &[&'a str]) -> Vec<&'a str> {
    [&["roll", "code", "--roll", "roll.csv", "--key", "office.key", "--series", "demo-1", "--cards", "cards.csv", "--site", SITE, "--out", "mailing"], more].concat()
}

pub(crate) fn seal<'a>(roll: &'a str, edition: &'a str, work: &[&'a str], out: &'a str) -> Vec<&'a str> {
    let mut args = vec!["roll", "seal", "--roll", roll, "--key", "office.key", "--series", "demo-1", "--cards", "cards.csv", "--edition", edition];
    args.extend(["--as-of", "2027-10-01", "--cost", "lowest", "--out", out]);
    for folder in work {
        args.extend(["--work", folder]);
    }
    args
}

fn mailing(made: &Made) -> BTreeMap<String, (String, String)> {
    let text = std::fs::read_to_string(made.path().join("mailing/cards.csv")).unwrap();
    let rows = text.lines().skip(1).map(|line| line.split(',').collect::<Vec<_>>());
    rows.map(|cells| (cells[0].to_owned(), (cells[7].to_owned(), cells[8].to_owned()))).collect()
}

fn open(made: &Made, edition: &str, column: &str, rows: &[&str]) -> Ran {
    run(made, &["roll", "open", "--edition", edition, "--now", NOW], format!("{column}\n{}\n", rows.join("\n")).as_bytes())
}

/// Two folders, byte by byte.
fn same(a: &Path, b: &Path) -> bool {
    let (of_a, of_b) = (names(a), names(b));
    let is_file = |path: &str| a.join(path).is_file();
    of_a == of_b && of_a.keys().filter(|p| is_file(p)).all(|p| std::fs::read(a.join(p)).unwrap() == std::fs::read(b.join(p)).unwrap())
}

#[test]
fn every_card_opens_its_own_record_and_the_protected_have_none() {
    let made = begun("1500");
    let said = ok(&made, &seal("roll.csv", "edition", &["work"], "sealed"));
    assert!(said.contains("in 2048 files of 122880 bytes"), "{said}");
    let cards = mailing(&made);
    let roll = std::fs::read_to_string(made.path().join("roll.csv")).unwrap();
    let rows: Vec<Vec<&str>> = roll.lines().skip(1).map(|l| l.split(',').collect()).collect();
    let protected = rows.iter().filter(|r| r[14] == "yes").count();
    assert!(protected > 0);
    assert_eq!(cards.len() + protected, rows.len());
    let links: Vec<&str> = rows.iter().filter_map(|r| cards.get(r[0])).map(|(_, link)| link.as_str()).collect();
    let ran = open(&made, "sealed", "link", &links);
    assert_eq!((ran.exit, ran.out.lines().count()), (0, links.len()));
    for (line, row) in ran.out.lines().zip(rows.iter().filter(|r| cards.contains_key(r[0]))) {
        let answer: serde_json::Value = serde_json::from_str(line).unwrap();
        assert_eq!(answer["kind"], "record", "{line}");
        let record = &answer["record"];
        assert_eq!([&record["county"], &record["precinct"], &record["status"], &record["registered"]].map(|v| v.as_str().unwrap()), [row[9], row[10], row[12], row[13]]);
        assert_eq!(record["split"].as_str().unwrap_or_default(), row[11]);
        // The place is the edition's own, and the same as `locate` gives for the precinct; one precinct has none.
        let kind = answer["answer"]["kind"].as_str().unwrap();
        assert!(kind == "found" && answer["place"] == "same" || kind == "no_place" && answer["place"] == "not_named", "{line}");
        assert!(kind != "found" || answer["answer"]["precinct"]["id"].as_str() == Some(&format!("{}/{}", row[9], row[10])));
    }
    // Sizes say nothing: every bucket alike.
    let sizes = names(&made.path().join("sealed/b/demo-1/1"));
    assert_eq!((sizes.len(), sizes.values().all(|n| *n == 122_880)), (2048, true));
    // However it is typed; and what no card has.
    let code = &cards.values().next().unwrap().0;
    let wrong = format!("{}{}", if code.starts_with('0') { '2' } else { '0' }, &code[1..]);
    let typed = [code.to_lowercase(), code.replace('-', " "), wrong, "ABC".to_owned(), "0000-0000-0000-0000-0000".to_owned()];
    let typed: Vec<&str> = typed.iter().map(String::as_str).collect();
    let ran = open(&made, "sealed", "code", &typed);
    assert_eq!(kinds(&ran), ["record", "record", "invalid", "invalid", "no_match"]);
    assert!(!ran.out.contains(&code[..9]), "an answer repeats no code");
    // An edition without the roll says so, and one whose bucket was changed shows nothing of it.
    assert_eq!(kinds(&open(&made, "edition", "code", &typed[..1])), ["not_offered"]);
    for entry in std::fs::read_dir(made.path().join("sealed/b/demo-1/1")).unwrap() {
        let path = entry.unwrap().path();
        let mut bytes = std::fs::read(&path).unwrap();
        bytes[77] ^= 1;
        std::fs::write(&path, bytes).unwrap();
    }
    let ran = open(&made, "sealed", "code", &typed[..1]);
    assert_eq!((ran.exit, kinds(&ran)), (1, vec!["unavailable".to_owned()]));
    assert!(!ran.out.contains("Makebelieve"));
}

#[test]
fn a_killed_run_goes_on_and_leaves_nothing_half_sealed() {
    let made = begun("12000");
    let mut child = Command::new(env!("CARGO_BIN_EXE_pollstead"))
        .args(seal("roll.csv", "edition", &["work"], "sealed"))
        .current_dir(made.path())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    // As soon as something is kept.
    let kept = || std::fs::read_dir(made.path().join("work")).map_or(0, |d| d.filter(|e| e.as_ref().unwrap().path().extension().is_some_and(|x| x == "roots")).count());
    while kept() < 2 && child.try_wait().unwrap().is_none() {
        std::thread::yield_now();
    }
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(!made.path().join("sealed").exists() || made.path().join("sealed/m/now.json").is_file());
    let was = kept();
    assert!(was >= 2);
    ok(&made, &seal("roll.csv", "edition", &["work"], "sealed"));
    assert!(kept() > was || was > 23, "{was}");
    // The same as a run that nobody killed, byte by byte.
    ok(&made, &seal("roll.csv", "edition", &["other"], "again"));
    assert!(same(&made.path().join("sealed"), &made.path().join("again")));
}

#[test]
fn two_processes_by_county_merge_in_any_order_to_the_same_bytes() {
    let made = begun("3000");
    let stretch = |county: &'static str, work: &'static str| {
        Command::new(env!("CARGO_BIN_EXE_pollstead"))
            .args(["roll", "stretch", "--roll", "roll.csv", "--key", "office.key", "--series", "demo-1", "--cards", "cards.csv", "--edition", "edition"])
            .args(["--as-of", "2027-10-01", "--cost", "lowest", "--county", county, "--work", work])
            .current_dir(made.path())
            .stdout(Stdio::null())
            .spawn()
            .unwrap()
    };
    let (mut a, mut b) = (stretch("28901", "work-a"), stretch("28903", "work-b"));
    assert!(a.wait().unwrap().success() && b.wait().unwrap().success());
    ok(&made, &seal("roll.csv", "edition", &["work-a", "work-b"], "ab"));
    ok(&made, &seal("roll.csv", "edition", &["work-b", "work-a"], "ba"));
    ok(&made, &seal("roll.csv", "edition", &["work-one"], "one"));
    assert!(same(&made.path().join("ab"), &made.path().join("ba")));
    assert!(same(&made.path().join("ab"), &made.path().join("one")));
    // Nothing was stretched twice: the two counties' files were enough.
    let count = |folder: &str| names(&made.path().join(folder)).len();
    assert!(count("work-a") + count("work-b") >= count("work-one"));
}

#[test]
fn a_card_again_and_a_card_taken_back_open_nothing_by_the_old_code() {
    let made = begun("600");
    ok(&made, &seal("roll.csv", "edition", &["work"], "first"));
    let before = mailing(&made);
    let [lost, taken, third] = ["made-up-0000001", "made-up-0000002", "made-up-0000003"];
    ok(&made, &code(&["--reissue", lost, "--revoke", taken, "--qr"]));
    let again = mailing(&made);
    assert_eq!(again.keys().collect::<Vec<_>>(), [lost]);
    assert!(made.path().join("mailing/qr/made-up-0000001-2.svg").is_file());
    assert_ne!(again[lost].0, before[lost].0);
    // Sealed into the edition that holds the first epoch: the next one, and the first is kept for pages already open.
    let said = ok(&made, &seal("roll.csv", "first", &["work"], "second"));
    assert!(said.contains("epoch 2 of demo-1"), "{said}");
    assert_eq!(std::fs::read_dir(made.path().join("second/b/demo-1")).unwrap().count(), 2);
    let codes = [&before[lost].0, &before[taken].0, &again[lost].0, &before[third].0].map(String::as_str);
    let ran = open(&made, "second", "code", &codes);
    assert_eq!(kinds(&ran), ["no_match", "no_match", "record", "record"]);
    // Given back, taken back and never issued: the same line, to the letter.
    let lines: Vec<&str> = ran.out.lines().collect();
    let never = open(&made, "second", "code", &["0000-0000-0000-0000-0000"]);
    assert_eq!((lines[0], lines[0]), (lines[1], never.out.trim_end()));
    ok(&made, &seal("roll.csv", "second", &["work"], "third"));
    let epochs: Vec<String> = std::fs::read_dir(made.path().join("third/b/demo-1")).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    assert_eq!(epochs.len(), 2);
    assert!(!epochs.contains(&"1".to_owned()));
}
