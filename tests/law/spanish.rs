//! The pages' Spanish beside the rules: a sentence for each rule with the same citation, a sentence for each step, none left over.

use std::collections::{BTreeMap, BTreeSet};

use pollstead::compile::law_data::rule_set;
use pollstead::domain::law::{AskedBy, Asked, Clerk, Day, Facts, Guidance, Question, Rule, decide, rule};
use serde_json::Value;

/// What the poll manager's page asks.
const ASKED: [Question; 3] = [Question::Id, Question::Pollbook, Question::Presence];

/// The one table of a file of messages, which is written as JSON but for its last commas.
fn table(file: &str) -> BTreeMap<String, Value> {
    let path = format!("{}/www/src/messages/{file}.ts", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(path).unwrap();
    let (_, rest) = text.split_once(" = {\n").unwrap();
    let (rows, _) = rest.split_once("\n};").unwrap();
    serde_json::from_str(&format!("{{{}}}", rows.trim_end_matches(','))).unwrap()
}

/// Citation and sentence, by rule.
fn rules() -> BTreeMap<String, (String, String)> {
    let all = ["es-id-rules", "es-law-rules"].into_iter().flat_map(table);
    all.map(|(id, row)| (id, serde_json::from_value(row).unwrap())).collect()
}

fn steps() -> BTreeMap<String, String> {
    table("es-law-steps").into_iter().map(|(english, spanish)| (english, spanish.as_str().unwrap().to_owned())).collect()
}

fn in_force() -> Vec<Rule> {
    ASKED.iter().flat_map(|q| rule_set(*q).unwrap().rules).filter(|r| r.to.is_none()).collect()
}

/// Sections, feet, days, years: whatever is written in digits, in order of size.
fn numbers(text: &str) -> Vec<&str> {
    let mut all: Vec<&str> = text.split(|c: char| !c.is_ascii_digit()).filter(|n| !n.is_empty()).collect();
    all.sort_unstable();
    all
}

fn blanks(text: &str) -> Vec<&str> {
    let mut all: Vec<&str> = text.split('{').skip(1).filter_map(|rest| rest.split('}').next()).collect();
    all.sort_unstable();
    all
}

#[test]
fn every_rule_has_its_spanish_with_the_same_citation_and_numbers() {
    let spanish = rules();
    let mut ids = BTreeSet::new();
    for rule in in_force() {
        let (cite, text) = spanish.get(&rule.id).unwrap_or_else(|| panic!("{}: no Spanish", rule.id));
        assert_eq!(cite, &rule.cite, "{}", rule.id);
        assert_eq!(numbers(text), numbers(&rule.text), "{}: {text}", rule.id);
        assert_ne!(text, &rule.text);
        ids.insert(rule.id);
    }
    let left: Vec<&String> = spanish.keys().filter(|id| !ids.contains(*id)).collect();
    assert!(left.is_empty(), "no such rule: {left:?}");
    eprintln!("law in Spanish: {} rules, {} steps", ids.len(), steps().len());
}

/// Each ruling that the page can show, once, with the steps as each asker hears them.
fn said(clerk: Clerk, cure_by: Option<&str>) -> BTreeSet<String> {
    let on: Day = "2026-11-03".parse().unwrap();
    let mut said = BTreeSet::new();
    for question in ASKED {
        let set = rule_set(question).unwrap();
        let mut seen = BTreeSet::new();
        for facts in Facts::all(question) {
            if !seen.insert(decide(&set, &facts, on, Guidance::Shown).unwrap().held) {
                continue;
            }
            for by in [AskedBy::PollManager, AskedBy::Bailiff] {
                said.extend(rule(&set, &facts, &Asked { on, guidance: Guidance::Shown, by, clerk, cure_by }).unwrap().steps);
            }
        }
    }
    said
}

#[test]
fn every_step_that_a_poll_manager_hears_is_one_that_has_spanish() {
    let spanish = steps();
    let mut used = BTreeSet::new();
    for (clerk, name) in [(Clerk::Circuit, "circuit clerk"), (Clerk::Municipal, "municipal clerk")] {
        for cure_by in [None, Some("Tuesday, November 10, 2026")] {
            let by = cure_by.map_or_else(|| "within five business days after the election".to_owned(), |day| format!("by {day}"));
            for step in said(clerk, cure_by) {
                // As www/src/components/law-check/in-spanish.ts finds it.
                let found: Vec<&String> = spanish.keys().filter(|english| english.replace("{clerk}", name).replace("{cure}", &by) == step).collect();
                assert_eq!(found.len(), 1, "{step}: {found:?}");
                used.insert(found[0].clone());
            }
        }
    }
    // Of rules that hold only where guidance is hidden, too.
    used.extend(in_force().into_iter().flat_map(|r| r.steps));
    let left: Vec<&String> = spanish.keys().filter(|english| !used.contains(*english)).collect();
    assert!(left.is_empty(), "no such step: {left:?}");
    for (english, spanish) in &spanish {
        assert_eq!(blanks(spanish), blanks(english), "{spanish}");
        assert_eq!(numbers(spanish), numbers(english), "{spanish}");
    }
    for step in in_force().iter().flat_map(|r| &r.steps).filter(|s| *s != "{confer}") {
        assert!(spanish.contains_key(step), "{step}");
    }
}

#[test]
fn spanish_accuses_and_promises_no_more_than_english() {
    let texts = rules().into_values().map(|(_, text)| text).chain(steps().into_values());
    for text in texts {
        let low = text.to_lowercase();
        for word in ["violaci", "ilegal", "infracci", "rechaz", "va a contar", "contará", "no puede votar", "no vota aquí"] {
            assert!(!low.contains(word), "{text}");
        }
    }
}
