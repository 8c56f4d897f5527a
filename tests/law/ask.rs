//! Asks the built program.

use std::io::Write;
use std::process::{Command, Stdio};

use serde_json::Value;

/// Runs `pollstead law …` with these lines; exit, stdout, stderr.
pub(crate) fn run(args: &[&str], stdin: &str) -> (i32, String, String) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_pollstead"))
        .arg("law")
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    let lines = stdin.to_owned();
    // A program that refuses its arguments reads nothing; that the pipe breaks then is right.
    let feeder = std::thread::spawn(move || drop(input.write_all(lines.as_bytes())));
    let output = child.wait_with_output().unwrap();
    feeder.join().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

/// One answer a line.
pub(crate) fn answers(args: &[&str], lines: &[Value]) -> Vec<Value> {
    let stdin: String = lines.iter().map(|l| format!("{l}\n")).collect();
    let (exit, out, err) = run(args, &stdin);
    assert_eq!((exit, err.as_str()), (0, ""), "{args:?}");
    let all: Vec<Value> = out.lines().map(|l| serde_json::from_str(l).unwrap()).collect();
    assert_eq!(all.len(), lines.len());
    all
}

/// These facts, with changes.
pub(crate) fn with(facts: &Value, changes: Value) -> Value {
    let mut facts = facts.clone();
    facts.as_object_mut().unwrap().extend(changes.as_object().unwrap().clone());
    facts
}

/// Every sentence of an answer that is ours, not the law's own words.
pub(crate) fn sentences(answer: &Value) -> Vec<String> {
    let steps = answer["steps"].as_array().unwrap().iter();
    let texts = answer["reasons"].as_array().unwrap().iter().map(|r| &r["text"]);
    let mut all: Vec<String> = steps.chain(texts).map(|s| s.as_str().unwrap().to_owned()).collect();
    all.extend(answer["decides"].as_str().map(str::to_owned));
    all
}
