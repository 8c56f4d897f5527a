//! The table beside the lines against the rules that are law as data: the same fact says the same section, layer and certainty.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

use pollstead::compile::law_data;
use pollstead::domain::law::{CONDUCT, Confidence, Layer as RuleLayer, Question, Rule};
use pollstead::domain::zone::beside::{ConductRule, Law, Layer};

/// The table's own: the Attorney General on petitions is a fact of no rule, private property is a fact beside another.
const OWN: [&str; 2] = ["petition", "private_property"];

/// Whether a rule is about a kind of conduct: the question's first fact, a bit for each kind.
fn names(rule: &Rule, conduct: &str) -> bool {
    let bit = CONDUCT.iter().position(|fact| *fact == conduct).unwrap();
    rule.when.iter().any(|c| c.fact == 0 && c.values >> bit & 1 == 1)
}

fn sections(cite: &str) -> Vec<String> {
    let numbers = cite.split(|c: char| !(c.is_ascii_digit() || c == '-' || c == '(' || c == ')'));
    numbers.filter(|n| n.matches('-').count() == 2).map(str::to_owned).collect()
}

fn layer(rule: RuleLayer) -> Layer {
    match rule {
        RuleLayer::Statute | RuleLayer::Rule => Layer::Statute,
        RuleLayer::Guidance => Layer::Guidance,
        RuleLayer::Interpretation => Layer::Interpretation,
    }
}

fn agrees(ours: &ConductRule, rule: &Rule) -> bool {
    let known = layer(rule.layer);
    // What local officials were reported to do, and that no rule was found, is practice here.
    let same_layer = known == ours.layer || (ours.layer == Layer::Practice && known != Layer::Statute);
    let cited = sections(&rule.cite);
    let same_section = sections(ours.section).iter().all(|s| cited.contains(s));
    // We may be less sure than the rule, never more.
    same_layer && same_section && (!ours.sure || rule.confidence == Confidence::Seen)
}

#[test]
fn every_fact_of_conduct_is_in_the_table_and_agrees_with_a_rule() {
    let law = Law::of_mississippi();
    let rules = law_data::rule_set(Question::Conduct).unwrap().rules;
    for ours in law.conduct.iter().filter(|r| !OWN.contains(&r.id)) {
        assert!(CONDUCT.contains(&ours.id), "{}: no fact of data/law/ms/conduct.toml", ours.id);
        let about: Vec<&Rule> = rules.iter().filter(|rule| names(rule, ours.id)).collect();
        assert!(about.iter().any(|rule| agrees(ours, rule)), "{}: {} {:?} sure {}: {:?}", ours.id, ours.section, ours.layer, ours.sure,
            about.iter().map(|r| (&r.cite, r.layer, r.confidence)).collect::<Vec<_>>());
    }
    // A call by phone is the one fact left out: no rule was found, and what the bailiff does is in the presence rules.
    let left: Vec<&&str> = CONDUCT.iter().filter(|fact| !law.conduct.iter().any(|r| r.id == **fact)).collect();
    assert_eq!(left, [&"phone_call"]);
}

#[test]
fn the_words_of_the_sections_are_the_rules_words() {
    let rules = law_data::rule_set(Question::Conduct).unwrap().rules;
    for text in Law::of_mississippi().texts.iter().filter(|t| !t.words.is_empty()) {
        assert!(rules.iter().any(|rule| rule.words == text.words), "{}", text.section);
    }
}
