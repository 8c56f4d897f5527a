//! The stupid twin: decision table 9(a) written down by hand, held against the rules on every combination of facts.

use pollstead::compile::law_data::rule_set;
use pollstead::domain::law::{Facts, Guidance, Question, decide};

/// The table, step by step, on a day after 15 April 2024, with guidance.
fn by_hand(facts: &Facts) -> &'static str {
    let get = |name| facts.get(name).unwrap();
    let mode = get("mode");
    if ["absentee_mail", "uocava", "care_facility"].contains(&mode) {
        return "id_not_needed";
    }
    if get("religious_objection") == "yes" {
        return "offer_affidavit";
    }
    let document = get("document");
    if document == "none" || get("photo") == "no" {
        return "offer_affidavit";
    }
    let (issued, expires, conferral) = (get("issued"), get("expires"), get("conferral"));
    let current = ["firearms_license", "student_id_ms"].contains(&document);
    let dates = match document {
        "voter_id_card" => "fine",
        "private_employer_id" | "student_id_other" => return "offer_affidavit",
        _ if expires == "none" => "fine",
        _ if issued == "over_ten" && expires != "unknown" => return "offer_affidavit",
        _ if issued == "within_ten_years" && (!current || expires == "unexpired") => "fine",
        _ if issued == "unknown" && expires == "unexpired" => "fine",
        _ => "review",
    };
    let doubt = dates == "review" || get("depicts") != "yes" || get("name") == "different";
    match (doubt, conferral) {
        (false, _) | (true, "satisfied") => "id_check_met",
        (true, "not_satisfied") => "offer_affidavit",
        (true, _) => "confer",
    }
}

#[test]
fn the_rules_are_the_table_on_every_combination() {
    let set = rule_set(Question::Id).unwrap();
    let day = "2026-11-03".parse().unwrap();
    let mut compared = 0;
    let mut outcomes = std::collections::BTreeMap::new();
    for facts in Facts::all(Question::Id) {
        let path = decide(&set, &facts, day, Guidance::Shown).unwrap();
        let outcome = path.outcome(Question::Id);
        assert_eq!(outcome, by_hand(&facts), "{facts:?}");
        *outcomes.entry(outcome).or_insert(0usize) += 1;
        compared += 1;
    }
    eprintln!("law id against the table by hand: {compared} combinations the same: {outcomes:?}");
    assert_eq!(outcomes.len(), 4);
}
