//! Rows and arguments that say what cannot be: named, with what may be said, and the batch goes on.

use serde_json::json;

use super::ask::{run, with};
use super::tables::licence;

#[test]
fn a_row_that_cannot_be_is_named_and_the_next_is_answered() {
    let ok = licence();
    let says = |changes| format!("{}\n", with(&ok, changes));
    let table: Vec<(String, &str)> = vec![
        (says(json!({"issued": "2026-02-30"})), "found issued \"2026-02-30\", expected a day that exists such as 2026-11-03, none (nothing printed) or unknown"),
        (says(json!({"expires": "soon"})), "found expires \"soon\", expected a day that exists such as 2026-11-03, none (nothing printed) or unknown"),
        (says(json!({"on": "03/11/2026"})), "on: found \"03/11/2026\", expected a day that exists, such as 2026-11-03"),
        (says(json!({"issued": "2021-01-02", "expires": "2021-01-01"})), "found issued 2021-01-02 after expires 2021-01-01, expected an issue date on or before it"),
        (says(json!({"issued": "2026-11-04", "expires": "none"})), "found issued 2026-11-04 after on 2026-11-03, expected an issue date on or before the day it is shown"),
        (says(json!({"on": "2013-11-05", "issued": "2010-01-01"})), "found on 2013-11-05, expected 2014-06-03 or later: no version of these rules is held for that day"),
        (says(json!({"document": "library_card"})), "found document \"library_card\", expected one of ms_drivers_license, ms_state_id, us_passport, government_employee_id, \
            firearms_license, tribal_id, military_id, student_id_ms, voter_id_card, other_state_or_federal_id, private_employer_id, student_id_other, none"),
        (says(json!({"photo": "maybe"})), "found photo \"maybe\", expected one of yes, no"),
        (says(json!({"photo": null})), "found no photo, expected one of yes, no"),
        (says(json!({"depicts": null})), "found no depicts, expected one of yes, doubt, no"),
        (says(json!({"on": null})), "found no on, expected the day the ID is shown, such as 2026-11-03"),
        (says(json!({"mode": 3})), "found mode 3, expected text"),
        (says(json!({"documnet": "none"})), "found fact \"documnet\", expected one of mode, document, photo, issued, expires, depicts, conferral, name, religious_objection, \
            address, on, election, election_type, asked_by"),
        (says(json!({"asked_by": "mayor"})), "found asked_by \"mayor\", expected one of poll_manager, bailiff, voter"),
        (says(json!({"election_type": "school"})), "found election_type \"school\", expected one of primary, primary_runoff, general, general_runoff, special, municipal_primary, municipal_general"),
        ("{\"mode\"\n".to_owned(), "found a line that is no JSON object: EOF while parsing an object at line 1 column 7"),
        ("[1]\n".to_owned(), "found a line that is no JSON object: invalid type: sequence, expected a map at line 1 column 0"),
        ("nonsense\n".to_owned(), "found a line that is no JSON object: expected ident at line 1 column 2"),
    ];
    let mut stdin = String::new();
    for (line, _) in &table {
        stdin.push_str(line);
        stdin.push_str(&says(json!({})));
    }
    let (exit, out, err) = run(&["id"], &stdin);
    assert_eq!((exit, err.as_str()), (0, ""));
    let lines: Vec<serde_json::Value> = out.lines().map(|l| serde_json::from_str(l).unwrap()).collect();
    assert_eq!(lines.len(), 2 * table.len(), "a line each, in order");
    for (at, (line, says)) in table.iter().enumerate() {
        assert_eq!(lines[2 * at], json!({"kind": "invalid", "error": says}), "{line}");
        assert_eq!(lines[2 * at + 1]["outcome"], "id_check_met");
    }
}

#[test]
fn roles_conduct_and_what_a_watcher_needs_are_asked_for() {
    let table = [
        ("presence", json!({"role": "wizard", "where": "room", "election_type": "general"}), "found role \"wizard\", expected one of poll_manager, bailiff,"),
        ("presence", json!({"role": "party_watcher", "where": "room", "election_type": "general", "on_ballot": "yes", "already_here": 0}), "found no authorization, expected one of shown, not_shown"),
        ("presence", json!({"role": "candidate", "where": "room", "election_type": "general"}), "found no on_ballot, expected one of yes, no"),
        ("presence", json!({"role": "candidate", "where": "room", "election_type": "general", "on_ballot": "yes", "already_here": -1}), "found already_here -1, expected how many are here: 0, 1, 2, …"),
        ("conduct", json!({"conduct": "tv_taping"}), "found no zone, expected one of room, thirty, one_fifty, beyond"),
        ("pollbook", json!({}), "found no pollbook, expected one of active, inactive,"),
        ("pollbook", json!({"pollbook": "active", "on": "2019-01-01"}), "found on 2019-01-01, expected 2020-07-08 or later: no version of these rules is held for that day"),
    ];
    for (question, row, says) in table {
        let (exit, out, _) = run(&[question], &format!("{row}\n"));
        let line: serde_json::Value = serde_json::from_str(out.trim()).unwrap();
        assert_eq!((exit, line["kind"].as_str()), (0, Some("invalid")), "{line}");
        assert!(line["error"].as_str().unwrap().starts_with(says), "{line}");
    }
}

#[test]
fn asked_wrongly_ends_with_2_and_says_how_to_ask() {
    let table: [(&[&str], &str); 5] = [
        (&["calendar", "--election", "2026-02-30"], "pollstead: --election: found \"2026-02-30\", expected a day that exists, such as 2026-11-03\n"),
        (&["calendar", "--election", "2026-11-03", "--kind", "school"], "pollstead: --kind: found kind \"school\", expected one of primary, primary_runoff, general, general_runoff, special, municipal_primary, municipal_general\n"),
        (&["calendar", "--election", "2035-11-06"], "pollstead: --election: found election 2035-11-06, expected a day from 2018-01-01 to 2029-12-31, the years whose holidays are on file\n"),
        (&["calendar"], "error: the following required arguments were not provided:\n"),
        (&["advice"], "error: unrecognized subcommand 'advice'\n"),
    ];
    for (args, says) in table {
        let (exit, out, err) = run(args, "");
        assert_eq!((exit, out.as_str()), (2, ""), "{args:?}");
        assert!(err.starts_with(says), "{args:?}: {err}");
    }
}

#[test]
fn help_teaches_with_a_line_that_works() {
    for question in ["id", "pollbook", "presence", "conduct", "challenge", "assistance", "curbside", "calendar", "audit"] {
        let (exit, out, err) = run(&[question, "--help"], "");
        assert_eq!((exit, err.as_str()), (0, ""));
        assert!(out.contains("Usage: pollstead law "), "{out}");
    }
    let (_, help, _) = run(&["--help"], "");
    let line = help.lines().find(|l| l.contains("| pollstead law presence")).unwrap();
    let row = line.split('\'').nth(1).unwrap();
    let (_, out, _) = run(&["presence"], &format!("{row}\n"));
    assert!(out.starts_with("{\"outcome\":\"brief_visit\",\"certain\":true,\"reasons\":[{\"rule\":"), "{out}");
}
