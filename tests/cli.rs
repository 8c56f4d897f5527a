//! The command line as a person meets it: the built program, its words, its ends.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests"
)]

#[path = "cli/damage.rs"]
mod damage;
#[path = "cli/directory.rs"]
mod directory;
#[path = "cli/log.rs"]
mod log;
#[path = "cli/mirrors.rs"]
mod mirrors;
#[path = "cli/notice.rs"]
mod notice;
#[path = "cli/program.rs"]
mod program;
#[path = "cli/rows.rs"]
mod rows;
#[path = "cli/sign.rs"]
mod sign;
#[path = "cli/sign_ahead.rs"]
mod sign_ahead;
#[path = "cli/zone.rs"]
mod zone;

use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};

use program::{ELM, Made, NOW, Ran, kinds, made, names, run};

/// `locate` over the made-up edition, at the fixed time.
fn locate(made: &Made, more: &[&str], rows: &[u8]) -> Ran {
    run(
        made,
        &[&["locate", "--edition", "edition", "--now", NOW], more].concat(),
        rows,
    )
}

#[test]
fn help_teaches_with_lines_that_work() {
    let made = made();
    let help = run(&made, &["--help"], b"");
    assert_eq!((help.exit, help.err.as_str()), (0, ""));
    for command in ["demo", "new", "check", "build", "changes", "what-if", "packet", "notice", "directory", "law", "locate", "log", "monitor", "restore", "roll", "sign", "suggest", "verify", "zone"] {
        assert!(
            help.out.contains(&format!("\n  {command} ")),
            "{}",
            help.out
        );
        assert_eq!(run(&made, &[command, "--help"], b"").exit, 0, "{command}");
    }
    // The first try, as it stands in the help, in an empty folder with the program on the path.
    let (_, first_try) = help
        .out
        .split_once("A first try, with made-up data:\n")
        .unwrap();
    let folder = tempfile::tempdir().unwrap();
    let program = std::path::Path::new(env!("CARGO_BIN_EXE_pollstead"));
    let path = std::env::join_paths([
        program.parent().unwrap(),
        "/usr/bin".as_ref(),
        "/bin".as_ref(),
    ])
    .unwrap();
    let shell = Command::new("sh")
        .args(["-ec", first_try])
        .current_dir(folder.path())
        .env("PATH", path)
        .output()
        .unwrap();
    let said = String::from_utf8(shell.stdout).unwrap();
    assert!(
        shell.status.success(),
        "{}",
        String::from_utf8_lossy(&shell.stderr)
    );
    assert!(
        said.lines()
            .last()
            .unwrap()
            .starts_with(r#"{"kind":"found","#),
        "{said}"
    );
}

#[test]
fn asked_wrongly_ends_with_2_and_says_how_to_ask() {
    let made = made();
    let no_columns = "pollstead: stdin: found columns \"a, b\", expected some of address, id, county, precinct, lon, lat, accuracy_m\n";
    let no_election = "pollstead: --election: found \"nope\", expected one of demo-2027-06-08-imaginary-city, \
                       demo-2027-06-08-pretend-springs, demo-2027-11-02-general\n";
    let unsigned = "pollstead: real: nobody has signed this edition\nSay --unsigned to open it all the same.\n";
    let table: &[(&[&str], &str, &str)] = &[
        (&[], "", "Usage: pollstead <COMMAND>"),
        (&["--wat"], "", "error: unexpected argument '--wat' found\n"),
        (&["vote"], "", "error: unrecognized subcommand 'vote'\n"),
        (
            &["locate"],
            "",
            "error: the following required arguments were not provided:\n  --edition <DIR>\n",
        ),
        (
            &["demo", "--out", "x", "--scale", "planet"],
            "",
            "error: invalid value 'planet' for '--scale <SCALE>'\n",
        ),
        (
            &["locate", "--edition", "edition", "--now", NOW],
            "a,b\n1,2\n",
            no_columns,
        ),
        (
            &[
                "locate",
                "--edition",
                "edition",
                "--now",
                NOW,
                "--election",
                "nope",
            ],
            ELM,
            no_election,
        ),
        (
            &["locate", "--edition", "edition", "--now", "noon"],
            ELM,
            "pollstead: --now: found instant \"noon\", expected the form 2026-11-03T13:00:00Z\n",
        ),
        (
            &["locate", "--edition", "real", "--now", NOW],
            ELM,
            unsigned,
        ),
        (
            &["suggest", "--edition", "real", "--now", NOW],
            "text\nElm\n",
            unsigned,
        ),
        (
            &["suggest", "--edition", "edition", "--now", NOW],
            "address\nElm\n",
            "pollstead: stdin: found columns \"address\", expected some of text\n",
        ),
    ];
    for (args, stdin, says) in table {
        let ran = run(&made, args, stdin.as_bytes());
        assert_eq!(
            (ran.exit, ran.out.as_str()),
            (2, ""),
            "{args:?}: {}",
            ran.err
        );
        let fits = if says.starts_with("pollstead: ") {
            ran.err == *says
        } else {
            ran.err.contains(says)
        };
        assert!(fits, "{args:?}: found {:?}, expected {says:?}", ran.err);
    }
}

#[test]
fn what_fails_ends_with_1_and_writes_nothing() {
    let made = made();
    let table: &[(&[&str], &str)] = &[
        (
            &["locate", "--edition", "nope", "--now", NOW],
            "pollstead: nope: m/now.json: the host has no such file\n",
        ),
        (
            &["build", "demo/demo.toml", "--out", "other"],
            "pollstead: other: found a folder with other files in it, expected an edition, an empty folder, or nothing\n",
        ),
        (
            &["build", "demo/demo.toml", "--out", "new", "--production"],
            "pollstead: demo/demo.toml: found made-up data, expected a real source for --production\n\
             Build it without --production to try it out.\n",
        ),
        (
            &["build", "demo/demo.toml", "--out", "other/mine/edition"],
            "pollstead: other/mine: ",
        ),
        (
            &["build", "demo/none.toml", "--out", "new"],
            "pollstead: demo/none.toml: ",
        ),
        (
            &["check", "demo/places.csv"],
            "pollstead: places.csv:1: key with no value, expected `=`\n",
        ),
        (
            &[
                "check",
                "demo/demo.toml",
                "--report",
                "other/mine/report.html",
            ],
            "pollstead: other/mine: ",
        ),
        (
            &["demo", "--out", "other"],
            "pollstead: other: found files that no demo wrote, expected an empty folder, none, or an earlier demo\n",
        ),
        (
            &["demo", "--out", "other/mine/demo"],
            "pollstead: other/mine/demo: found files that no demo wrote, expected an empty folder, none, or an earlier demo\n",
        ),
    ];
    let before = names(made.path());
    for (args, says) in table {
        let ran = run(&made, args, ELM.as_bytes());
        assert_eq!(
            (ran.exit, ran.out.as_str()),
            (1, ""),
            "{args:?}: {}",
            ran.err
        );
        let fits = if says.ends_with('\n') {
            ran.err == *says
        } else {
            ran.err.starts_with(says)
        };
        assert!(fits, "{args:?}: found {:?}, expected {says:?}", ran.err);
        assert_eq!(names(made.path()), before, "{args:?}");
    }
}

#[test]
fn check_reports_and_writes_no_edition() {
    let made = made();
    let before = names(made.path());
    let ran = run(&made, &["check", "demo/demo.toml"], b"");
    assert_eq!(ran.exit, 0);
    assert_eq!(
        ran.err,
        "6 errors, 4 warnings, 7 notes: mend the errors before publishing, start with Makebelieve, 803–803 Unicorn Ave, in SEMS\n"
    );
    let report: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    for file in report["rows"].as_array().unwrap() {
        let count = |key: &str| file[key].as_u64().unwrap();
        assert_eq!(
            count("rows_in"),
            count("used") + count("reported"),
            "{file}"
        );
    }
    assert_eq!(names(made.path()), before);
}

#[test]
fn suggest_offers_addresses_of_the_typed_town() {
    let made = made();
    let rows = "text,county\n\"109 Elm, Pretend Springs\",\nElm,28901\n";
    let ran = run(
        &made,
        &["suggest", "--edition", "edition", "--now", NOW],
        rows.as_bytes(),
    );
    assert_eq!((ran.exit, ran.err.as_str()), (0, ""));
    let lines: Vec<serde_json::Value> = ran
        .out
        .lines()
        .map(|l| serde_json::from_str(l).unwrap())
        .collect();
    let first = |i: usize| {
        (
            lines[i]["suggestions"][0]["text"].as_str().unwrap(),
            lines[i]["suggestions"][0]["id"].as_str(),
        )
    };
    assert_eq!(
        first(0),
        (
            "109 Elm St, Pretend Springs 39991",
            Some("28901~109~Elm St~Pretend Springs~39991")
        )
    );
    assert!(
        first(1).0.starts_with("Elm St, ") && first(1).1.is_none(),
        "{}",
        ran.out
    );
    let id = serde_json::json!({ "id": first(0).1 }).to_string();
    assert_eq!(kinds(&locate(&made, &[], id.as_bytes())), ["found"]);
}

#[test]
fn every_sandbox_row_gets_a_kind_it_expects() {
    let made = made();
    let sandbox = std::fs::read(made.path().join("demo/sandbox.csv")).unwrap();
    let mut reader = csv::Reader::from_reader(sandbox.as_slice());
    let header = reader.headers().unwrap().clone();
    let column = |name: &str| header.iter().position(|h| h == name).unwrap();
    let (election, expect) = (column("election"), column("expect"));
    let mut by_election: BTreeMap<String, Vec<csv::StringRecord>> = BTreeMap::new();
    for row in reader.records().map(Result::unwrap) {
        by_election
            .entry(row[election].to_owned())
            .or_default()
            .push(row);
    }
    assert_eq!(by_election.len(), 3, "the latest, and both towns'");
    let mut seen = BTreeSet::new();
    for (id, rows) in &by_election {
        let mut writer = csv::Writer::from_writer(Vec::new());
        writer.write_record(&header).unwrap();
        rows.iter()
            .for_each(|row| writer.write_record(row).unwrap());
        let asked: &[&str] = if id.is_empty() {
            &[]
        } else {
            &["--election", id]
        };
        let ran = locate(&made, asked, &writer.into_inner().unwrap());
        assert_eq!((ran.exit, ran.err.as_str()), (0, ""));
        let found = kinds(&ran);
        assert_eq!(found.len(), rows.len());
        for (kind, row) in found.iter().zip(rows) {
            assert!(
                row[expect].split('|').any(|k| k == kind),
                "found {kind}: {row:?}"
            );
        }
        seen.extend(found);
    }
    assert_eq!(seen.len(), 11, "all but `unavailable`: {seen:?}");
}

#[test]
fn a_reader_that_goes_away_is_no_failure() {
    let made = made();
    let mut child = Command::new(env!("CARGO_BIN_EXE_pollstead"))
        .args(["locate", "--edition", "edition", "--now", NOW])
        .current_dir(made.path())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    // More answers than a pipe holds, so that the program must notice.
    let rows = format!(
        "address\n{}",
        "\"109 Elm St, Pretend Springs, MS 39991\"\n".repeat(300)
    );
    let feeder = std::thread::spawn(move || drop(stdin.write_all(rows.as_bytes())));
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap())
        .read_line(&mut line)
        .unwrap();
    assert!(line.starts_with(r#"{"kind":"found","#));
    feeder.join().unwrap();
    let ended = child.wait_with_output().unwrap();
    assert_eq!(
        (
            ended.status.code(),
            String::from_utf8(ended.stderr).unwrap().as_str()
        ),
        (Some(0), "")
    );
}
