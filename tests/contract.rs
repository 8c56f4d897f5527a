//! The TypeScript contract: one of each thing that crosses, written from the Rust types and judged by `tsc`.
//!
//! `BLESS=1 cargo test --test contract` writes `www/src/core/contract.gen.ts` anew.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stderr,
    clippy::indexing_slicing,
    reason = "tests"
)]

#[path = "contract/log_samples.rs"]
mod log;
#[path = "contract/manager_samples.rs"]
mod manager;
#[path = "contract/paper_samples.rs"]
mod paper;
#[path = "contract/roll_samples.rs"]
mod roll;
#[path = "contract/samples.rs"]
mod samples;

use std::fmt::Write;
use std::path::Path;
use std::process::Command;

use pollstead::domain::lookup::Question;
use serde::Serialize;
use serde_json::Value;

const HEAD: &str = "\
// Written by tests/contract.rs from the Rust types: change nothing here, run `BLESS=1 cargo test --test contract`.
// `tsc` compares it with src/wasm/types.ts: a field or a word that only one side has does not compile.
import type {
  Answer, Area, Authority, Band, CountyDetail, Difference, ElectionKind, FreshNote, Freshness, How, NotFoundReason, NoticeKind, Opened, OpenedEdition,
  Outline, Question, StreetName, Suggested, Tri, Unavailable,
} from \"../../../src/wasm/types.ts\";
";

const MANAGER_HEAD: &str = "\
// Written by tests/contract.rs from the Rust types: change nothing here, run `BLESS=1 cargo test --test contract`.
// Below stands src/wasm/manager.ts as it is, and `tsc` compares it with one of each thing that crosses.
import type { Accessibility, ElectionKind, Tri } from \"../../../../src/wasm/types.ts\";

";

fn list<T: Serialize>(out: &mut String, name: &str, of: &str, all: &[T]) {
    writeln!(out, "\nexport const {name} = [").unwrap();
    for one in all {
        writeln!(out, "  {},", serde_json::to_string(one).unwrap()).unwrap();
    }
    writeln!(out, "] satisfies readonly {of}[];").unwrap();
}

/// Words of an enum, both ways: a word that one side lacks does not compile.
fn words(out: &mut String, name: &str, of: &str, all: &[Value]) {
    let keys: Vec<String> = all.iter().map(|word| format!("{word}: true")).collect();
    writeln!(
        out,
        "\nexport const {name} = {{\n  {},\n}} satisfies Record<{of}, true>;",
        keys.join(", ")
    )
    .unwrap();
}

/// A question as a page asks it: what is not said is left out, but `accuracy_m`, which must be said.
fn asked(question: &Question) -> Value {
    let mut value = serde_json::to_value(question).unwrap();
    value
        .as_object_mut()
        .unwrap()
        .retain(|key, value| !value.is_null() || key == "accuracy_m");
    value
}

fn kinds<T: Serialize>(all: &[T]) -> Vec<Value> {
    let mut kinds: Vec<Value> = Vec::new();
    for one in all {
        let kind = serde_json::to_value(one).unwrap()["kind"].clone();
        if !kinds.contains(&kind) {
            kinds.push(kind);
        }
    }
    kinds
}

fn written() -> String {
    let mut out = HEAD.to_owned();
    let questions: Vec<Value> = samples::questions().iter().map(asked).collect();
    list(&mut out, "answers", "Answer", &samples::answers());
    words(
        &mut out,
        "answerKinds",
        "Answer[\"kind\"]",
        &kinds(&samples::answers()),
    );
    list(&mut out, "questions", "Question", &questions);
    words(
        &mut out,
        "questionKinds",
        "Question[\"kind\"]",
        &kinds(&questions),
    );
    list(&mut out, "opened", "OpenedEdition", &samples::opened());
    words(
        &mut out,
        "openedKinds",
        "Opened[\"kind\"]",
        &[kinds(&samples::opened()), vec!["unavailable".into()]].concat(),
    );
    list(&mut out, "suggested", "Suggested", &samples::suggested());
    words(
        &mut out,
        "areaKinds",
        "Area[\"kind\"]",
        &kinds(&samples::suggested().map(|s| s.area)),
    );
    list(&mut out, "details", "CountyDetail", &samples::details());
    list(&mut out, "streets", "StreetName", &samples::streets());
    list(&mut out, "outlines", "Outline", &samples::outlines());
    for (name, of, all) in samples::words() {
        words(&mut out, name, of, &all);
    }
    out
}

/// The poll manager's half. manager.ts names types of types.ts without importing them, for both are one file in the
/// package; so it is written out here.
fn managers() -> String {
    let mut out = MANAGER_HEAD.to_owned() + include_str!("../src/wasm/manager.ts");
    list(&mut out, "surveys", "PlaceSurvey", &manager::surveys());
    list(&mut out, "policies", "Policy", &manager::policies());
    list(&mut out, "rounds", "Round", &manager::rounds());
    list(&mut out, "surveyReads", "SurveyRead", &manager::reads());
    list(&mut out, "merged", "Merged", &manager::merged());
    list(&mut out, "locking", "Locking", &manager::locking());
    list(&mut out, "tapedPoints", "TapedPoint", &manager::taped_points());
    list(&mut out, "tapedRooms", "TapedRoom", &manager::taped_rooms());
    list(&mut out, "verdicts", "Verdicts", &manager::verdicts());
    list(&mut out, "walkStates", "WalkState", &paper::walk_states());
    list(&mut out, "tapePlans", "TapePlan", &paper::tape_plans());
    list(&mut out, "tapedDistances", "Taped", &paper::taped());
    list(&mut out, "sheetAbouts", "SheetAbout", &paper::abouts());
    list(&mut out, "laws", "Law", &paper::laws());
    list(&mut out, "logEntries", "LogEntry", &log::entries());
    list(&mut out, "logsMade", "LogMade", &log::made());
    list(&mut out, "logsChecked", "LogChecked", &log::checked());
    list(&mut out, "rollsLoaded", "RollLoaded", &roll::loaded());
    list(&mut out, "rollsFound", "RollFound", &roll::found());
    list(&mut out, "lawAnswers", "LawAnswer", &manager::law_answers());
    list(&mut out, "lawQuestions", "LawQuestion", &manager::law_questions());
    for (name, of, all) in manager::words().into_iter().chain(paper::words()).chain(log::words()).chain(roll::words()) {
        words(&mut out, name, of, &all);
    }
    out
}

/// What a page hands in is read as the type that it says; a value that is null or text where a number is due is not.
#[test]
fn what_the_manager_hands_in_is_read_back_the_same() {
    use pollstead::domain::zone::{AlongWall, DoorTape, PlaceSurvey, Policy, Round, Taped};
    for survey in manager::surveys() {
        let mut value = serde_json::to_value(&survey).unwrap();
        assert_eq!(serde_json::from_value::<PlaceSurvey>(value.clone()).unwrap(), survey);
        for wrong in [Value::Null, "-89.3".into()] {
            value["landmarks"] = serde_json::json!([{ "name": "x", "at": [wrong, 32.9] }]);
            assert!(serde_json::from_value::<PlaceSurvey>(value.clone()).is_err());
        }
    }
    for policy in manager::policies() {
        assert_eq!(serde_json::from_value::<Policy>(serde_json::to_value(&policy).unwrap()).unwrap(), policy);
    }
    for round in manager::rounds() {
        assert_eq!(serde_json::from_value::<Round>(serde_json::to_value(&round).unwrap()).unwrap(), round);
    }
    for entry in log::entries() {
        assert_eq!(serde_json::from_value::<pollstead::domain::roll::log::Entry>(serde_json::to_value(&entry).unwrap()).unwrap(), entry);
    }
    let point = serde_json::json!({ "at": [-89.3, 32.9], "doubt": { "accuracy_m": 1, "confidence": "0.68", "datum_m": 0 } });
    let wall = serde_json::json!({ "from": point, "to": point, "start_ft": 0, "width_ft": 30, "depth_ft": 20, "hand": "left" });
    assert!(serde_json::from_value::<AlongWall>(wall).is_ok());
    let taped = serde_json::json!({ "kind": "from_both", "from_ft": 30, "to_ft": 40, "hand": "right" });
    assert!(serde_json::from_value::<DoorTape>(taped).is_ok());
    assert!(serde_json::from_value::<Taped>(serde_json::json!({ "door": "e1", "feet": 150.5 })).is_ok());
}

#[test]
fn the_generated_contract_is_the_one_that_stands() {
    stands("www/src/core/contract.gen.ts", &written(), "src/wasm/types.ts");
    stands("www/src/core/manager/contract.gen.ts", &managers(), "src/wasm/manager.ts");
}

fn stands(file: &str, found: &str, types: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    if std::env::var_os("BLESS").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, found).unwrap();
        return;
    }
    let stands = std::fs::read_to_string(&path).unwrap_or_default();
    let differs = found.lines().zip(stands.lines()).find(|(a, b)| a != b);
    assert!(
        found == stands,
        "{file} is not what the Rust types say, first at {differs:?}.\n\
         Run `BLESS=1 cargo test --test contract`, mend {types}, then `cd www && npm run check`."
    );
}

#[test]
fn tsc_takes_what_rust_writes() {
    judged("src/core", &written(), "src/wasm/types.ts");
    judged("src/core/manager", &managers(), "src/wasm/manager.ts");
}

fn judged(folder: &str, written: &str, types: &str) {
    let www = Path::new(env!("CARGO_MANIFEST_DIR")).join("www");
    let tsc = www.join("node_modules/typescript/bin/tsc");
    if !tsc.is_file() {
        eprintln!("SKIPPED: tsc_takes_what_rust_writes: no www/node_modules; `cd www && npm ci`");
        return;
    }
    // Beside the file that stands, so that its imports hold; not the file itself, which may be stale.
    let fresh = tempfile::Builder::new()
        .prefix("contract-")
        .suffix(".gen.ts")
        .tempfile_in(www.join(folder))
        .unwrap();
    std::fs::write(fresh.path(), written).unwrap();
    let options = [
        "--noEmit",
        "--strict",
        "--exactOptionalPropertyTypes",
        "--noUnusedLocals",
        "--verbatimModuleSyntax",
    ];
    let modules = [
        "--allowImportingTsExtensions",
        "--target",
        "es2022",
        "--module",
        "esnext",
        "--moduleResolution",
        "bundler",
    ];
    let ran = Command::new("node")
        .arg(tsc)
        .args(options)
        .args(modules)
        .arg("--skipLibCheck")
        .arg(fresh.path())
        .current_dir(&www)
        .output()
        .unwrap();
    assert!(
        ran.status.success(),
        "{types} is not what Rust writes:\n{}",
        String::from_utf8_lossy(&ran.stdout)
    );
}

#[test]
fn a_question_as_the_page_asks_it_is_read_back_the_same() {
    for question in samples::questions() {
        let back: Question = serde_json::from_value(asked(&question)).unwrap();
        assert_eq!(back, question);
    }
}

/// Every `Option` is there once as something and once as nothing, or its TypeScript `| null` is never tried.
#[test]
fn every_optional_field_is_seen_both_ways() {
    let mut seen = std::collections::BTreeMap::new();
    let all = serde_json::json!([
        samples::answers(),
        samples::opened(),
        samples::suggested(),
        samples::details(),
        samples::streets()
    ]);
    let mut left = vec![(String::new(), &all)];
    while let Some((key, value)) = left.pop() {
        let (some, none): &mut (bool, bool) = seen.entry(key.clone()).or_default();
        *some |= !value.is_null();
        *none |= value.is_null();
        match value {
            Value::Array(items) => left.extend(items.iter().map(|v| (key.clone() + "[]", v))),
            // Fields of one name have one type wherever they stand, but `place`, `county`, `name` and `address`.
            Value::Object(fields) => left.extend(fields.iter().map(|(k, v)| (k.clone(), v))),
            _ => {}
        }
    }
    for field in [
        "boundary_id",
        "instead_of",
        "published",
        "confirmed_on",
        "entrance",
        "split",
        "party",
        "room",
        "checked",
        "at",
        "list_still_says",
        "confirmed",
        "row",
        "distance_m",
        "place",
        "next",
        "id",
        "registered",
        "town",
        "zip",
        "bounds",
        "county",
        "name",
    ] {
        assert_eq!(seen.get(field), Some(&(true, true)), "{field}");
    }
    let never: Vec<&String> = seen
        .iter()
        .filter(|(_, (some, _))| !some)
        .map(|(key, _)| key)
        .collect();
    assert!(never.is_empty(), "{never:?}");
}
