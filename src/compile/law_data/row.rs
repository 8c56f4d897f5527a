//! A file of rules: TOML as people write it, into rules as the engine reads them.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::LawSources;
use crate::domain::law::{Condition, Confidence, Cure, Day, Decider, Fact, Layer, Question, Reviewed, Rule, RuleSet, Then};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    question: String,
    title: String,
    held_from: Day,
    #[serde(default)]
    reviewed: Option<Reviewed>,
    rule: Vec<Row>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    id: String,
    stage: u8,
    #[serde(default)]
    when: BTreeMap<String, Words>,
    then: String,
    layer: Layer,
    confidence: Confidence,
    cite: String,
    source: String,
    #[serde(default)]
    words: String,
    text: String,
    #[serde(default)]
    steps: Vec<String>,
    #[serde(default)]
    decides: Option<Decider>,
    #[serde(default)]
    cure: Option<Cure>,
    #[serde(default)]
    check: String,
    in_force_from: Day,
    #[serde(default)]
    in_force_to: Option<Day>,
}

/// One word, or several.
#[derive(Deserialize)]
#[serde(untagged)]
enum Words {
    One(String),
    Several(Vec<String>),
}

pub(super) fn read(text: &str, sources: &LawSources) -> Result<RuleSet, String> {
    let file: File = toml::from_str(text).map_err(|e| e.to_string())?;
    let position = Question::ALL.iter().position(|q| q.word() == file.question);
    let known: Vec<&str> = Question::ALL.iter().map(|q| q.word()).collect();
    let (question, at) = position
        .and_then(|at| Some((*Question::ALL.get(at)?, u8::try_from(at).ok()?)))
        .ok_or_else(|| format!("found question {:?}, expected one of {}", file.question, known.join(", ")))?;
    let rules = file.rule.into_iter().map(|row| {
        let id = row.id.clone();
        rule(question, row, sources).map_err(|error| format!("{id}: {error}"))
    });
    let set = RuleSet {
        question: at,
        title: file.title,
        held_from: file.held_from,
        rules: rules.collect::<Result<_, String>>()?,
        reviewed: file.reviewed,
    };
    set.check()?;
    Ok(set)
}

fn rule(question: Question, row: Row, sources: &LawSources) -> Result<Rule, String> {
    for key in row.source.split(", ") {
        if !sources.contains_key(key) {
            return Err(format!("found source {key:?}, expected a key of sources.toml"));
        }
    }
    if !row.confidence.is_certain() && row.check.is_empty() {
        return Err(format!("found {} without `check`, expected what a person must check", row.confidence.word()));
    }
    Ok(Rule {
        when: row.when.iter().map(|(name, words)| condition(question, name, words)).collect::<Result<_, _>>()?,
        then: then(question, &row.then)?,
        id: row.id,
        stage: row.stage,
        layer: row.layer,
        confidence: row.confidence,
        cite: row.cite,
        source: row.source,
        words: row.words.trim().to_owned(),
        text: row.text,
        steps: row.steps,
        decides: row.decides,
        cure: row.cure,
        check: row.check,
        from: row.in_force_from,
        to: row.in_force_to,
    })
}

/// `note`, `go to 3`, or an outcome.
fn then(question: Question, text: &str) -> Result<Then, String> {
    if text == "note" {
        return Ok(Then::Note);
    }
    if let Some(stage) = text.strip_prefix("go to ") {
        return stage.parse().map(Then::GoTo).ok().ok_or_else(|| format!("found then {text:?}, expected `go to` and a stage"));
    }
    let at = question.outcomes().iter().position(|o| *o == text);
    at.and_then(|at| u8::try_from(at).ok())
        .map(Then::End)
        .ok_or_else(|| format!("found then {text:?}, expected note, go to STAGE, or one of {}", question.outcomes().join(", ")))
}

fn condition(question: Question, name: &str, words: &Words) -> Result<Condition, String> {
    let facts = question.facts();
    let names: Vec<&str> = facts.iter().map(|f| f.name).collect();
    let at = facts.iter().position(|f| f.name == name);
    let (fact, at) = at
        .and_then(|at| Some((facts.get(at)?, u8::try_from(at).ok()?)))
        .ok_or_else(|| format!("found fact {name:?}, expected one of {}", names.join(", ")))?;
    let words = match words {
        Words::One(word) => std::slice::from_ref(word),
        Words::Several(words) => words,
    };
    let mut values = 0u32;
    for word in words {
        values |= bit(fact, word)?;
    }
    Ok(Condition { fact: at, values })
}

/// The bit of a value; `!value` is every other.
fn bit(fact: &Fact, word: &str) -> Result<u32, String> {
    let (word, others) = word.strip_prefix('!').map_or((word, false), |word| (word, true));
    let at = fact.values.iter().position(|v| *v == word);
    let at = at.ok_or_else(|| format!("found {} {word:?}, expected one of {}", fact.name, fact.values.join(", ")))?;
    let one = 1u32 << at;
    let all = (0..fact.values.len()).fold(0u32, |all, at| all | 1 << at);
    Ok(if others { all & !one } else { one })
}
