//! `pollstead notice` as a clerk meets it: asked, shown who is affected, published, listed, taken back; or nothing written.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use serde_json::Value;

use super::program::{ELM, Made, Ran, made, names, run};

const MORNING: &str = "2027-11-02T11:10:00Z";

fn notice(made: &Made, args: &[&str], answers: &str) -> Ran {
    let all = [&["notice", args[0], "--edition", "edition", "--now", MORNING], &args[1..]].concat();
    run(made, &all, answers.as_bytes())
}

/// Where Elm St votes at an instant, and the kinds of its notices.
fn elm(made: &Made, now: &str) -> (String, Vec<String>) {
    let ran = run(made, &["locate", "--edition", "edition", "--now", now], ELM.as_bytes());
    let answer: Value = serde_json::from_str(ran.out.trim()).unwrap();
    let kinds = answer["notices"].as_array().unwrap().iter().map(|n| n["kind"].as_str().unwrap().to_owned());
    (answer["place"]["id"].as_str().unwrap().to_owned(), kinds.collect())
}

#[test]
fn a_place_that_moved_on_the_morning_is_said_at_the_next_look_up() {
    let made = made();
    let before = names(&made.path().join("edition"));
    assert_eq!(elm(&made, MORNING), ("28901:p005".to_owned(), Vec::new()));
    // Asked, as over the telephone.
    let ran = notice(&made, &["add"], "moved\nPretend Springs 1 Fellowship\n28901:p006\nyes\n");
    assert_eq!(ran.exit, 0, "{}", ran.err);
    assert!(ran.err.contains("28901/06 Pretend Springs 1, 882 registered: Made-Up Pretend Springs 1 Fellowship Hall (28901:p005)"), "{}", ran.err);
    let added: Value = serde_json::from_str(ran.out.trim()).unwrap();
    let id = added["id"].as_str().unwrap();
    assert_eq!(elm(&made, MORNING), ("28901:p006".to_owned(), vec!["moved".to_owned()]));
    assert_eq!(elm(&made, "2027-11-03T05:00:00Z"), ("28901:p005".to_owned(), Vec::new()), "after the day");
    // One file more, and the list; nothing else was touched.
    let after = names(&made.path().join("edition"));
    let new: Vec<&String> = after.keys().filter(|name| !before.contains_key(*name)).collect();
    assert!(new.len() == 2 && new[0] == "t/notices" && new[1].ends_with(".current"), "{new:?}");
    // A second one replaces it; the first vanishes, and comes back when the second is withdrawn.
    let ran = notice(&made, &["add", "--kind", "moved", "--place", "28901:p005", "--new-place", "28901:p004", "--supersedes", id, "--yes"], "");
    assert_eq!(ran.exit, 0, "{}", ran.err);
    let second: Value = serde_json::from_str(ran.out.trim()).unwrap();
    assert_eq!(elm(&made, MORNING), ("28901:p004".to_owned(), vec!["moved".to_owned()]));
    let listed: Vec<Value> = notice(&made, &["list"], "").out.lines().map(|l| serde_json::from_str(l).unwrap()).collect();
    assert_eq!(listed.iter().map(|n| n["state"].as_str().unwrap()).collect::<Vec<_>>(), ["replaced", "in_force"]);
    for (gone, place) in [(second["id"].as_str().unwrap(), "28901:p006"), (id, "28901:p005")] {
        assert_eq!(notice(&made, &["withdraw", gone, "--yes"], "").exit, 0);
        assert_eq!(elm(&made, MORNING).0, place);
    }
}

#[test]
fn what_is_refused_leaves_the_edition_as_it_was() {
    let made = made();
    let edition = made.path().join("edition");
    let read = || (std::fs::read(edition.join("m/now.json")).unwrap(), names(&edition));
    let before = read();
    let table: &[(&[&str], &str, i32, &str)] = &[
        (&["--kind", "burnt"], "", 2, "--kind: found \"burnt\", expected one of moved, delayed_open"),
        (&["--kind", "moved", "--place", "Atlantis", "--new-place", "28901:p006", "--yes"], "", 2, "place: found \"Atlantis\", expected a polling place"),
        (&["--kind", "moved", "--place", "Nowhere", "--new-place", "28901:p006", "--yes"], "", 2, "place: found \"Nowhere\", expected a polling place"),
        (&["--kind", "moved", "--place", "Made-Up", "--new-place", "28901:p006"], "", 2, "which may be any of"),
        (&["--kind", "moved", "--place", "28901:p005", "--new-place", "28903:p001", "--yes"], "", 2, "new place: found \"28903:p001\""),
        (&["--kind", "moved", "--place", "28901:p005", "--new-place", "28901:p005", "--yes"], "", 2, "where all of them vote already"),
        (&["--kind", "moved", "--precinct", "28901/<script>", "--new-place", "28901:p006", "--yes"], "", 2, "precinct: found \"28901/<script>\""),
        (&["--kind", "moved", "--place", "28901:p005", "--new-place", "https://example.org", "--yes"], "", 2, "new place: found \"https://example.org\""),
        (&["--kind", "entrance_changed", "--place", "28901:p005", "--entrance", "28901:p005/e9", "--yes"], "", 2, "entrance: found"),
        (&["--kind", "entrance_changed", "--place", "28901:p005", "--entrance", "round the back", "--yes"], "", 2, "entrance: found \"round the back\""),
        (&["--kind", "delayed_open", "--place", "28901:p005", "--yes"], "", 2, "expected --until"),
        (&["--kind", "delayed_open", "--place", "28901:p005", "--until", "soon", "--yes"], "", 2, "until: found \"soon\""),
        (&["--kind", "delayed_open", "--place", "28901:p005", "--until", "05:00", "--yes"], "", 2, "until: found"),
        (&["--kind", "call_clerk", "--place", "28901:p005", "--supersedes", "n1", "--yes"], "", 2, "supersedes: found \"n1\""),
        (&["--kind", "call_clerk", "--place", "28901:p005", "--election", "nope", "--yes"], "", 2, "--election: found \"nope\""),
        (&["--kind", "call_clerk", "--place", "28901:p005"], "no\n", 1, "stopped before anything was written"),
        (&["--kind", "call_clerk", "--place", "28901:p005"], "", 2, "found the end of the answers"),
    ];
    for (args, answers, exit, said) in table {
        let ran = notice(&made, &[&["add"], *args].concat(), answers);
        assert_eq!((ran.exit, ran.out.as_str()), (*exit, ""), "{args:?}: {}", ran.err);
        assert!(ran.err.contains(said), "{args:?}: {}", ran.err);
        assert!(read() == before, "{args:?}");
    }
    let unsigned = run(&made, &["notice", "list", "--edition", "real"], b"");
    assert_eq!(unsigned.exit, 2, "an edition that nobody has signed: {}", unsigned.err);
}

/// A build over an edition with notices must not undo them in silence.
#[test]
fn a_new_edition_asks_what_becomes_of_the_notices() {
    let made = made();
    let until = ["--from", "2027-11-02T00:00", "--until", "2999-01-01T00:00"];
    let add = [&["add", "--kind", "moved", "--place", "28901:p005", "--new-place", "28901:p006", "--yes"], &until[..]].concat();
    assert_eq!(notice(&made, &add, "").exit, 0);
    let build = |more: &[&str]| run(&made, &[&["build", "demo/demo.toml", "--out", "edition"], more].concat(), b"");
    let asked = build(&[]);
    assert_eq!(asked.exit, 2);
    assert!(asked.err.contains("found an edition with 1 notices that are not over") && asked.err.contains("--notices keep"), "{}", asked.err);
    assert_eq!(elm(&made, MORNING).0, "28901:p006");
    assert_eq!(build(&["--notices", "keep"]).exit, 0);
    assert_eq!(elm(&made, MORNING).0, "28901:p006");
    assert_eq!(build(&["--notices", "drop"]).exit, 0);
    assert_eq!(elm(&made, MORNING).0, "28901:p005");
}
