//! `pollstead sign` and `verify` as an office meets them: keys, a root, signatures one after another, what is published; and
//! what is refused on the way. Signers are made up.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use std::path::Path;

use serde_json::Value;

use super::program::{ELM, Made, Ran, made, names, run};

const NOW: &str = "2027-09-01T12:00:00Z";

/// A made-up edition and a key of each signer.
pub(super) fn office() -> Made {
    let made = made();
    std::fs::write(made.path().join("pass"), "four made-up words here\n").unwrap();
    for key in ["r1", "r2", "r3", "t1", "p1", "p2", "p3", "n1", "n2", "l1", "snap", "time", "new"] {
        let out = format!("{key}.key");
        let ran = run(&made, &["sign", "key", "--out", &out, "--passphrase-file", "pass", "--weak"], b"");
        assert_eq!(ran.exit, 0, "{}", ran.err);
    }
    std::fs::write(made.path().join("roles.toml"), roles("r1, r2, r3", "time")).unwrap();
    made
}

fn roles(root: &str, timestamp: &str) -> String {
    let mut text = String::from("[signers]\n");
    for key in ["r1", "r2", "r3", "t1", "p1", "p2", "p3", "n1", "n2", "l1", "snap", "time", "new"] {
        text.push_str(&format!("{key} = \"{key}.key.pub\"\n"));
    }
    for (role, signers, threshold) in
        [("root", root, 2), ("targets", "t1", 1), ("places", "p1, p2, p3", 2), ("notices", "n1, n2", 2), ("lookup", "l1", 1), ("snapshot", "snap", 1), ("timestamp", timestamp, 1)]
    {
        let signers: Vec<String> = signers.split(", ").map(|s| format!("{s:?}")).collect();
        text.push_str(&format!("[{role}]\nsigners = [{}]\nthreshold = {threshold}\n", signers.join(", ")));
    }
    text
}

/// `sign` with the passphrase; keys are `--key X.key`.
pub(super) fn sign(made: &Made, args: &[&str]) -> Ran {
    run(made, &[&["sign"], args, &["--passphrase-file", "pass"]].concat(), b"")
}

pub(super) fn ok(ran: Ran) -> String {
    assert_eq!(ran.exit, 0, "{}{}", ran.out, ran.err);
    ran.out
}

pub(super) fn root(made: &Made) {
    ok(run(made, &["sign", "root", "--roles", "roles.toml", "--out", "1.root.json", "--now", NOW], b""));
    for key in ["r1.key", "r2.key"] {
        ok(sign(made, &["root", "--sign", "1.root.json", "--key", key]));
    }
}

pub(super) fn start(made: &Made, more: &[&str]) -> Ran {
    run(made, &[&["sign", "start", "--edition", "edition", "--root", "1.root.json", "--now", NOW], more].concat(), b"")
}

pub(super) fn add(made: &Made, keys: &[&str]) {
    for key in keys {
        ok(sign(made, &["add", "--edition", "edition", "--key", key]));
    }
}

fn publish(made: &Made, more: &[&str]) -> Ran {
    sign(made, &[&["publish", "--edition", "edition", "--key", "snap.key", "--key", "time.key", "--now", NOW], more].concat())
}

/// The edition, signed for the first time.
fn published() -> Made {
    let made = office();
    root(&made);
    ok(start(&made, &["--roles", "roles.toml"]));
    add(&made, &["t1.key", "p1.key", "p2.key"]);
    ok(publish(&made, &[]));
    made
}

pub(super) fn verify(made: &Made, now: &str) -> (i32, Value) {
    let ran = run(made, &["verify", "--edition", "edition", "--trust", "1.root.json", "--now", now], b"");
    (ran.exit, serde_json::from_str(&ran.out).unwrap())
}

pub(super) fn locate(made: &Made, now: &str) -> Value {
    let ran = run(made, &["locate", "--edition", "edition", "--trust", "1.root.json", "--now", now], ELM.as_bytes());
    serde_json::from_str(ran.out.trim()).unwrap_or(Value::String(ran.err))
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let to = to.join(path.file_name().unwrap());
        if path.is_dir() { copy(&path, &to) } else { std::fs::copy(&path, &to).map(|_| ()).unwrap() }
    }
}

#[test]
fn an_edition_is_signed_by_several_and_answers_by_its_root_alone() {
    let made = published();
    let (exit, proof) = verify(&made, NOW);
    assert_eq!((exit, &proof["ok"], &proof["faults"]), (0, &Value::Bool(true), &Value::Array(Vec::new())), "{proof}");
    assert_eq!(proof["versions"], serde_json::json!({"root": 1, "timestamp": 1, "snapshot": 1, "targets": 1, "places": 1}));
    // Two months before the election: a week, the timestamp's.
    assert_eq!(proof["good_until"], "2027-09-08T12:00:00Z");
    let answer = locate(&made, NOW);
    assert_eq!((&answer["kind"], &answer["freshness"]["unsigned"], &answer["freshness"]["published"]), (&Value::from("found"), &Value::Bool(false), &Value::from(NOW)));
    // Without a root it is no longer taken for an edition that nobody signed, and with another root it is refused.
    std::fs::create_dir(made.path().join("others")).unwrap();
    std::fs::write(made.path().join("roles.toml"), roles("r2, r3, new", "time")).unwrap();
    ok(run(&made, &["sign", "root", "--roles", "roles.toml", "--out", "other.json", "--now", NOW], b""));
    for key in ["r3.key", "new.key"] {
        ok(sign(&made, &["root", "--sign", "other.json", "--key", key]));
    }
    let ran = run(&made, &["locate", "--edition", "edition", "--trust", "other.json", "--now", NOW], ELM.as_bytes());
    // Same keys for the other roles: it is the same office, so its timestamp and targets verify.
    assert_eq!(ran.exit, 0, "{}", ran.err);
    let text = std::fs::read_to_string(made.path().join("roles.toml")).unwrap();
    std::fs::write(made.path().join("roles.toml"), text.replace("[timestamp]\nsigners = [\"time\"]", "[timestamp]\nsigners = [\"new\"]")).unwrap();
    ok(run(&made, &["sign", "root", "--roles", "roles.toml", "--out", "foreign.json", "--now", NOW], b""));
    for key in ["r3.key", "new.key"] {
        ok(sign(&made, &["root", "--sign", "foreign.json", "--key", key]));
    }
    let ran = run(&made, &["locate", "--edition", "edition", "--trust", "foreign.json", "--now", NOW], ELM.as_bytes());
    assert_eq!(ran.exit, 1);
    assert!(ran.err.contains("timestamp: found 0 good signatures, expected 1"), "{}", ran.err);
}

#[test]
fn age_is_told_as_the_table_says() {
    let made = published();
    let band = |now: &str| {
        let answer = locate(&made, now);
        (answer["kind"].as_str().unwrap_or_default().to_owned(), answer["freshness"]["band"].as_str().unwrap_or_default().to_owned(), answer["why"].as_str().unwrap_or_default().to_owned())
    };
    let said = |kind: &str, band: &str, why: &str| (kind.to_owned(), band.to_owned(), why.to_owned());
    assert_eq!(band("2027-09-08T12:00:00Z"), said("found", "plain", ""));
    assert_eq!(band("2027-09-08T12:00:01Z"), said("found", "amber", ""));
    assert_eq!(band("2027-09-11T12:00:01Z"), said("found", "last_known", ""));
    assert_eq!(band("2027-09-15T12:00:01Z").2, "too_old");
    assert_eq!(verify(&made, "2027-09-08T12:00:00Z").0, 1, "`verify` is strict");
    // What cron does: fresh again, and nothing else has another version.
    ok(sign(&made, &["timestamp", "--edition", "edition", "--key", "time.key", "--now", "2027-09-15T12:00:00Z"]));
    assert_eq!(band("2027-09-15T12:00:01Z"), said("found", "plain", ""));
    let (exit, proof) = verify(&made, "2027-09-15T12:00:01Z");
    assert_eq!((exit, &proof["versions"]["timestamp"], &proof["versions"]["snapshot"], &proof["versions"]["places"]), (0, &Value::from(2), &Value::from(1), &Value::from(1)), "{proof}");
}

#[test]
fn one_byte_changed_anywhere_is_refused_or_changes_nothing() {
    let made = published();
    let edition = made.path().join("edition");
    let honest = locate(&made, NOW);
    let good = std::fs::read(edition.join("m/now.json")).unwrap();
    let (mut refused, mut same) = (0, 0);
    // Every 17th byte, each in three ways; the domain's tests have every role.
    for at in (0..good.len()).step_by(17) {
        for change in [0x01, 0x20, 0x80] {
            let mut bad = good.clone();
            bad[at] ^= change;
            std::fs::write(edition.join("m/now.json"), &bad).unwrap();
            match locate(&made, NOW) {
                answer if answer == honest => same += 1,
                answer => {
                    refused += 1;
                    assert!(answer.is_string(), "byte {at} ^ {change:#x}: {answer}");
                }
            }
        }
    }
    std::fs::write(edition.join("m/now.json"), &good).unwrap();
    assert!(refused > 300, "{refused} refused, {same} answered as before");
    // Any target.
    let mut hit = 0;
    for name in names(&edition).keys().filter(|name| name.starts_with("t/") && edition.join(name).is_file()) {
        let path = edition.join(name);
        let bytes = std::fs::read(&path).unwrap();
        let mut bad = bytes.clone();
        let middle = bad.len() / 2;
        bad[middle] ^= 1;
        std::fs::write(&path, &bad).unwrap();
        let answer = locate(&made, NOW);
        if answer != honest {
            hit += 1;
            assert!(answer.is_string() || answer["kind"] == "unavailable", "{name}: {answer}");
        }
        assert_eq!(verify(&made, NOW).0, 1, "{name}");
        std::fs::write(&path, &bytes).unwrap();
    }
    assert!(hit >= 3, "{hit} files carry this answer");
    assert_eq!(locate(&made, NOW), honest);
}

#[test]
fn monitor_says_who_signed_each_copy_and_how_long_ago_and_restore_brings_all_roles() {
    let made = published();
    copy(&made.path().join("edition"), &made.path().join("second"));
    let monitor = |now: &str| {
        let ran = run(&made, &["monitor", "edition", "second", "--trust", "1.root.json", "--now", now], b"");
        let report: Value = serde_json::from_str(&ran.out).unwrap();
        (ran.exit, report, ran.err)
    };
    let (exit, report, said) = monitor("2027-09-01T23:59:59Z");
    assert_eq!((exit, &report["mirrors"][1]["hours_old"], said.as_str()), (0, &Value::from(11), ""), "{report}");
    let (exit, _, said) = monitor("2027-09-02T00:00:00Z");
    assert_eq!((exit, said.as_str()), (1, "pollstead: edition: the newest signature is 12 hours old, expected less than 12\npollstead: second: the newest signature is 12 hours old, expected less than 12\n"));
    ok(sign(&made, &["timestamp", "--edition", "edition", "--key", "time.key", "--now", "2027-09-02T00:00:00Z"]));
    let (exit, report, said) = monitor("2027-09-02T00:00:00Z");
    assert!(exit == 1 && report["agree"] == false && said.contains("second: the newest signature is 12 hours old"), "one was renewed: {said}");
    let single = made.path().join("second/m/1.places.json");
    let good = std::fs::read(&single).unwrap();
    std::fs::write(&single, b"{}").unwrap();
    let (_, _, said) = monitor("2027-09-01T13:00:00Z");
    assert!(said.contains("second: m/1.places.json: found other bytes than m/now.json has of this role"), "{said}");
    std::fs::remove_file(&single).unwrap();
    ok(run(&made, &["restore", "--out", "copy", "second"], b""));
    std::fs::write(&single, good).unwrap();
    assert_eq!(names(&made.path().join("copy")), names(&made.path().join("second")));
}

#[test]
fn what_moved_must_be_acknowledged_and_many_at_once_ask_for_one_more() {
    let made = published();
    copy(&made.path().join("edition"), &made.path().join("published"));
    // Nothing changed: places keep their version and their signatures, so nobody signs.
    ok(run(&made, &["build", "demo/demo.toml", "--out", "edition"], b""));
    let same = ok(start(&made, &["--after", "published"]));
    assert!(same.contains("places 1: 2 of 2 signatures") && same.contains("targets 1: 1 of 1 signatures"), "{same}");
    ok(publish(&made, &["--after", "published"]));
    assert_eq!(verify(&made, NOW).1["versions"]["snapshot"], 2);
    // A place that moves.
    move_a_place(&made);
    ok(run(&made, &["build", "demo/demo.toml", "--out", "edition"], b""));
    let unsaid = start(&made, &["--after", "published"]);
    assert_eq!(unsaid.exit, 1, "{}", unsaid.out);
    assert!(unsaid.err.contains("found no --acknowledge, expected --acknowledge "), "{}", unsaid.err);
    assert!(!made.path().join("edition/m/draft").exists());
    let wrong = start(&made, &["--after", "published", "--acknowledge", "999"]);
    assert!(wrong.exit == 1 && wrong.err.contains("found --acknowledge 999"), "{}", wrong.err);
    let due = unsaid.err.split("expected --acknowledge ").nth(1).unwrap().split(':').next().unwrap().to_owned();
    let mass = start(&made, &["--after", "published", "--acknowledge", &due]);
    assert!(mass.exit == 1 && mass.err.contains("more than 5 in 100"), "one of a dozen precincts is many: {}", mass.err);
    let drafted = ok(start(&made, &["--after", "published", "--acknowledge", &due, "--mass-change"]));
    assert!(drafted.contains("places 2: 0 of 3 signatures"), "{drafted}");
    add(&made, &["p1.key", "p2.key"]);
    let short = publish(&made, &["--after", "published"]);
    assert!(short.exit == 1 && short.err.contains("places: found 2 of 3 signatures"), "{}", short.err);
    add(&made, &["p3.key"]);
    ok(publish(&made, &["--after", "published"]));
    assert_eq!(verify(&made, NOW).1["versions"]["places"], 2);
}

#[test]
fn a_notice_is_signed_by_those_on_call_and_by_nobody_else() {
    let made = published();
    let morning = "2027-11-02T11:10:00Z";
    // The edition as of election week: everybody signed three days ago, and the online keys this morning.
    copy(&made.path().join("edition"), &made.path().join("published"));
    let week = ["sign", "start", "--edition", "edition", "--root", "1.root.json", "--after", "published", "--now", "2027-10-31T12:00:00Z", "--until", "2027-11-06T00:00:00Z"];
    ok(run(&made, &week, b""));
    add(&made, &["p1.key", "p3.key"]);
    ok(sign(&made, &["publish", "--edition", "edition", "--after", "published", "--key", "snap.key", "--key", "time.key", "--now", morning]));
    let place = |now: &str| locate(&made, now)["place"]["id"].as_str().map(str::to_owned);
    assert_eq!(place(morning).as_deref(), Some("28901:p005"));
    let add_notice = ["notice", "add", "--edition", "edition", "--trust", "1.root.json", "--now", morning, "--kind", "moved", "--place", "28901:p005", "--new-place", "28901:p006", "--yes"];
    let ran = run(&made, &add_notice, b"");
    assert!(ran.exit == 0 && ran.err.contains("nobody sees it until it is signed"), "{}", ran.err);
    assert_eq!(place(morning).as_deref(), Some("28901:p005"), "not signed yet");
    let again = run(&made, &add_notice, b"");
    assert!(again.exit == 1 && again.err.contains("found drafts that somebody may be signing"), "{}", again.err);
    let early = sign(&made, &["publish", "--edition", "edition", "--key", "snap.key", "--key", "time.key", "--now", morning]);
    assert!(early.exit == 1 && early.err.contains("notices: found 0 of 2 signatures"), "{}", early.err);
    let foreign = sign(&made, &["add", "--edition", "edition", "--key", "p1.key"]);
    assert!(foreign.exit == 1 && foreign.err.contains("nothing asks for this key's signature"), "{}", foreign.err);
    add(&made, &["n1.key"]);
    let half = sign(&made, &["publish", "--edition", "edition", "--key", "snap.key", "--key", "time.key", "--now", morning]);
    assert!(half.exit == 1 && half.err.contains("notices: found 1 of 2 signatures"), "{}", half.err);
    add(&made, &["n2.key"]);
    ok(sign(&made, &["publish", "--edition", "edition", "--key", "snap.key", "--key", "time.key", "--now", morning]));
    assert_eq!(place(morning).as_deref(), Some("28901:p006"));
    let (exit, proof) = verify(&made, morning);
    assert_eq!((exit, &proof["versions"]["notices"], &proof["versions"]["places"]), (0, &Value::from(1), &Value::from(2)), "{proof}");
}

#[test]
fn one_person_on_call_can_ask_people_to_call_and_no_more() {
    let made = published();
    let now = "2027-09-02T12:00:00Z";
    let notice = |kind: &[&str]| run(&made, &[&["notice", "add", "--edition", "edition", "--trust", "1.root.json", "--now", now, "--place", "28901:p005", "--yes"], kind].concat(), b"");
    let publish = || sign(&made, &["publish", "--edition", "edition", "--key", "snap.key", "--key", "time.key", "--now", now]);
    ok(notice(&["--kind", "call_clerk"]));
    assert!(publish().err.contains("alerts: found 0 of 1 signatures"));
    add(&made, &["n2.key"]);
    ok(publish());
    let card = locate(&made, now);
    assert_eq!((&card["place"]["id"], &card["notices"][0]["kind"]), (&Value::from("28901:p005"), &Value::from("call_clerk")));
    let (exit, proof) = verify(&made, now);
    assert_eq!((exit, &proof["versions"]["alerts"], proof["versions"].get("notices")), (0, &Value::from(1), None), "{proof}");
    // It is taken back by one as well, and what would move people, or replaces it by more, still wants two.
    let id = card["notices"][0]["id"].as_str().unwrap();
    ok(notice(&["--kind", "moved", "--new-place", "28901:p006", "--supersedes", id]));
    add(&made, &["n1.key"]);
    assert!(publish().err.contains("notices: found 1 of 2 signatures"));
    add(&made, &["n2.key"]);
    ok(publish());
    let card = locate(&made, now);
    assert_eq!((&card["place"]["id"], card["notices"].as_array().map(Vec::len)), (&Value::from("28901:p006"), Some(1)));
    ok(run(&made, &["notice", "withdraw", "--edition", "edition", "--trust", "1.root.json", "--now", now, id, "--yes"], b""));
    add(&made, &["n1.key"]);
    ok(publish());
    assert_eq!(verify(&made, now).1["versions"]["alerts"], 2);
}

/// Gives one polling place of the demo's list another name and street address.
fn move_a_place(made: &Made) {
    let path = made.path().join("demo/places.csv");
    let text = std::fs::read_to_string(&path).unwrap();
    let moved = text.replace("Made-Up Pretend Springs 1 Fellowship Hall,\"3261 Highway 13 S", "Made-Up Armory,\"77 Highway 99 N");
    assert_ne!(moved, text, "the demo's list of places");
    std::fs::write(&path, moved).unwrap();
}

#[test]
fn what_is_asked_wrongly_says_so_and_writes_nothing() {
    let made = office();
    root(&made);
    let table: &[(&[&str], i32, &str)] = &[
        (&["key", "--out", "r1.key", "--weak"], 1, "a key is never written over"),
        (&["root", "--roles", "roles.toml", "--out", "1.root.json"], 2, "a root is never written over"),
        (&["root", "--roles", "pass", "--out", "x.json"], 2, "pass:"),
        (&["root", "--sign", "1.root.json", "--key", "p1.key"], 1, "may not sign this root"),
        (&["root", "--sign", "1.root.json", "--key", "r1.key"], 1, "has signed it already"),
        (&["root", "--sign", "pass", "--key", "r1.key"], 1, "pass: root: expected a value"),
        (&["root", "--sign", "1.root.json", "--key", "pass"], 1, "the key does not open"),
        (&["add", "--edition", "edition", "--key", "p1.key"], 2, "found no drafts"),
        (&["publish", "--edition", "edition", "--key", "snap.key"], 2, "found no drafts"),
        (&["timestamp", "--edition", "edition", "--key", "time.key"], 1, "\"root\" is missing"),
    ];
    let before = names(made.path());
    for (args, exit, said) in table {
        let ran = sign(&made, args);
        assert_eq!(ran.exit, *exit, "{args:?}: {}{}", ran.out, ran.err);
        assert!(ran.err.contains(said), "{args:?}: {}", ran.err);
    }
    let unsaid = start(&made, &[]);
    assert!(unsaid.exit == 1 && unsaid.err.contains("expected the file that says who signs"), "{}", unsaid.err);
    std::fs::write(made.path().join("wrong"), "not the passphrase at all\n").unwrap();
    let ran = run(&made, &["sign", "root", "--sign", "1.root.json", "--key", "r3.key", "--passphrase-file", "wrong"], b"");
    assert!(ran.exit == 1 && ran.err.contains("the key does not open"), "{}", ran.err);
    let ran = run(&made, &["sign", "root", "--sign", "1.root.json", "--key", "r3.key"], b"");
    assert!(ran.exit == 2 && ran.err.contains("expected --passphrase-file"), "{}", ran.err);
    for (text, said) in [
        (roles("r1, r2, r9", "time"), "expected a name from [signers]"),
        (roles("r1", "time"), "found a threshold of 2 with 1 signers"),
        (roles("r1, r1, r2", "time"), "found \"r1\" twice"),
        (roles("r1, r2, r3", "time").replace("r2 = \"r2.key.pub\"", "r2 = \"r1.key.pub\""), "found one key for r1 and for r2"),
        (roles("r1, r2, r3", "time").replace("r2.key.pub", "nowhere"), "expected 64 hexadecimal digits"),
        (roles("r1, r2, r3", "time").replace("threshold", "treshold"), "unknown field"),
    ] {
        std::fs::write(made.path().join("roles.toml"), text).unwrap();
        let ran = run(&made, &["sign", "root", "--roles", "roles.toml", "--out", "x.json"], b"");
        assert!(ran.exit == 2 && ran.err.contains(said), "{said}: {}", ran.err);
    }
    std::fs::write(made.path().join("roles.toml"), roles("r1, r2, r3", "time")).unwrap();
    std::fs::remove_file(made.path().join("wrong")).unwrap();
    assert_eq!(names(made.path()), before);
}

#[test]
fn a_new_root_is_signed_by_both_and_followed_from_the_old_one() {
    let made = published();
    copy(&made.path().join("edition"), &made.path().join("published"));
    std::fs::write(made.path().join("roles.toml"), roles("r2, r3, new", "new")).unwrap();
    ok(run(&made, &["sign", "root", "--roles", "roles.toml", "--after", "1.root.json", "--out", "2.root.json", "--now", NOW], b""));
    for key in ["r3.key", "new.key"] {
        ok(sign(&made, &["root", "--sign", "2.root.json", "--after", "1.root.json", "--key", key]));
    }
    let args = ["sign", "start", "--edition", "edition", "--root", "2.root.json", "--after", "published", "--now", NOW];
    let short = run(&made, &args, b"");
    assert!(short.exit == 1 && short.err.contains("root: found 1 good signatures, expected 2"), "by the old root: {}", short.err);
    ok(sign(&made, &["root", "--sign", "2.root.json", "--after", "1.root.json", "--key", "r2.key"]));
    ok(run(&made, &args, b""));
    let old_key = publish(&made, &["--after", "published"]);
    assert!(old_key.exit == 1 && old_key.err.contains("timestamp: found 0 of its keys"), "{}", old_key.err);
    ok(sign(&made, &["publish", "--edition", "edition", "--key", "snap.key", "--key", "new.key", "--now", NOW, "--after", "published"]));
    let (exit, proof) = verify(&made, NOW);
    assert_eq!((exit, &proof["versions"]["root"]), (0, &Value::from(2)), "{proof}");
    assert_eq!(locate(&made, NOW)["kind"], "found", "from the first root to the second");
    // And once more: then the one between has to be fetched.
    std::fs::remove_dir_all(made.path().join("published")).unwrap();
    copy(&made.path().join("edition"), &made.path().join("published"));
    ok(run(&made, &["sign", "root", "--roles", "roles.toml", "--after", "2.root.json", "--out", "3.root.json", "--now", NOW], b""));
    for key in ["r2.key", "r3.key"] {
        ok(sign(&made, &["root", "--sign", "3.root.json", "--after", "2.root.json", "--key", key]));
    }
    ok(run(&made, &["sign", "start", "--edition", "edition", "--root", "3.root.json", "--after", "published", "--now", NOW], b""));
    ok(sign(&made, &["publish", "--edition", "edition", "--key", "snap.key", "--key", "new.key", "--now", NOW, "--after", "published"]));
    assert_eq!(verify(&made, NOW).1["versions"]["root"], 3);
    assert_eq!(locate(&made, NOW)["kind"], "found", "from the first root by way of the second");
    let between = made.path().join("edition/m/2.root.json");
    let good = std::fs::read(&between).unwrap();
    std::fs::write(&between, String::from_utf8(good).unwrap().replace("\"threshold\":2", "\"threshold\":1")).unwrap();
    assert!(locate(&made, NOW).as_str().is_some_and(|said| said.contains("root: found 0 good signatures, expected 2")), "{}", locate(&made, NOW));
    std::fs::remove_file(&between).unwrap();
    assert!(locate(&made, NOW).is_string());
}
