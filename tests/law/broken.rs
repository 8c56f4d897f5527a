//! Rules broken on purpose: each kind of break is one the proof must see, or the proof shows nothing.

use pollstead::compile::law_data::{read, rule_set, rule_sets, sources};
use pollstead::domain::law::{Confidence, Layer, Proof, Question, RuleSet, Then};

fn set(question: Question) -> RuleSet {
    rule_set(question).unwrap()
}

fn without(question: Question, id: &str) -> Proof {
    let mut set = set(question);
    let before = set.rules.len();
    set.rules.retain(|r| r.id != id);
    assert!(set.rules.len() < before, "{id}");
    Proof::of(&set)
}

#[test]
fn without_a_fallback_somebody_ends_nowhere() {
    assert!(Proof::of(&set(Question::Id)).is_whole());
    for (question, id) in [
        (Question::Id, "id.document.other"),
        (Question::Id, "id.no-id"),
        (Question::Pollbook, "pollbook.hava"),
        (Question::Presence, "presence.other"),
        (Question::Conduct, "conduct.nobody-says"),
        (Question::Challenge, "challenge.not-unanimous"),
    ] {
        let proof = without(question, id);
        assert!(!proof.nowhere.is_empty(), "{id}: the walk saw nothing");
    }
}

#[test]
fn a_row_behind_one_that_takes_all_is_out_of_reach() {
    let mut broken = set(Question::Assistance);
    broken.rules[0].when.clear();
    assert_eq!(Proof::of(&broken).unreachable.len(), 3);
}

#[test]
fn two_versions_on_a_day_and_a_gap_between_two_are_seen() {
    let versions = |change: fn(&mut RuleSet)| {
        let mut broken = set(Question::Id);
        change(&mut broken);
        Proof::of(&broken).versions
    };
    let overlap = versions(|s| {
        let at = s.rules.iter().position(|r| r.id == "id.document.passport").unwrap();
        s.rules[at].to = None;
    });
    assert!(overlap.iter().any(|v| v.starts_with("id.document.passport: two versions on 2024-04-15")), "{overlap:?}");
    let gap = versions(|s| {
        let at = s.rules.iter().position(|r| r.id == "id.document.passport").unwrap();
        s.rules[at].to = Some("2024-04-01".parse().unwrap());
    });
    assert!(gap.iter().any(|v| v.starts_with("id.document.passport: no version from 2024-04-01 to 2024-04-15")), "{gap:?}");
}

#[test]
fn doubt_that_names_nobody_is_false_certainty() {
    let mut broken = set(Question::Presence);
    let child = broken.rules.iter_mut().find(|r| r.id == "presence.child").unwrap();
    assert_eq!(child.confidence, Confidence::Unsure);
    child.decides = None;
    assert!(!Proof::of(&broken).false_certainty.is_empty());
}

#[test]
fn a_person_without_the_affidavit_behind_is_a_dead_end() {
    let mut broken = set(Question::Id);
    for rule in &mut broken.rules {
        if rule.id == "id.photo.confer" {
            rule.steps = vec!["{confer}".to_owned()];
        }
    }
    assert!(!Proof::of(&broken).dead_ends.is_empty());
}

#[test]
fn guidance_before_the_statute_is_seen() {
    let mut broken = set(Question::Conduct);
    let allowed = Question::Conduct.outcomes().iter().position(|o| *o == "not_limited").unwrap();
    let at = broken.rules.iter().position(|r| r.id == "conduct.all").unwrap();
    let mut early = broken.rules[at].clone();
    early.id = "conduct.broken".to_owned();
    early.layer = Layer::Guidance;
    early.then = Then::End(u8::try_from(allowed).unwrap());
    broken.rules.insert(at, early);
    // What the statute decides must rest on statute alone for the walk to compare it.
    broken.rules[at + 1].layer = Layer::Statute;
    assert!(!Proof::of(&broken).guidance_changes.is_empty());
}

#[test]
fn a_file_of_rules_that_is_wrong_is_named_with_its_rule() {
    let sources = sources().unwrap();
    let head = "question = \"curbside\"\ntitle = \"x\"\nheld_from = \"2020-07-08\"\n[[rule]]\nid = \"a\"\nstage = 1\n";
    let tail = "layer = \"statute\"\ncite = \"x\"\ntext = \"x\"\nin_force_from = \"2020-07-08\"\n";
    let said = |middle: &str| read("f.toml", &format!("{head}{middle}{tail}"), &sources).unwrap_err().to_string();
    let fine = "then = \"vote_inside\"\nconfidence = \"SEEN\"\nsource = \"C23\"\n";
    assert!(read("f.toml", &format!("{head}{fine}{tail}"), &sources).is_ok());
    assert_eq!(said(&fine.replace("vote_inside", "go home")), "f.toml: a: found then \"go home\", expected note, go to STAGE, or one of vote_at_the_vehicle, pause_inside_and_vote_at_the_vehicle, vote_inside, managers_decide");
    assert_eq!(said(&fine.replace("C23", "X9")), "f.toml: a: found source \"X9\", expected a key of sources.toml");
    assert_eq!(said(&fine.replace("SEEN", "UNSURE")), "f.toml: a: found UNSURE without `check`, expected what a person must check");
    assert_eq!(said(&format!("{fine}when = {{ disabled = \"maybe\" }}\n")), "f.toml: a: found disabled \"maybe\", expected one of yes, no, unsure");
    assert_eq!(said(&format!("{fine}when = {{ weather = \"wet\" }}\n")), "f.toml: a: found fact \"weather\", expected one of disabled, in_vehicle, managers_left_inside");
    assert_eq!(said(&fine.replace("vote_inside", "go to 1")), "f.toml: a: found a way from stage 1 to 1, expected a later one");
    assert!(rule_sets().is_ok());
}
