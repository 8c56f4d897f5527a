//! The page's table of photo IDs against `pollstead law id`, on every combination of answers that the page can reach.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use pollstead::compile::id_table::{ASKED, IdTable, said};
use pollstead::compile::law_data::rule_sets;
use pollstead::domain::edition::{LawBook, Now, SiteElections, target_path};
use pollstead::domain::law::{DOCUMENTS, Day, LawAnswer, LawQuestion, Question, answer};
use serde_json::{Value, json};

use super::ask::{answers, with};

/// A day in 2026, one before 15 April 2024, and one before any version that is held.
fn site() -> SiteElections {
    let election = |id: &str, date: &str, kind: &str| {
        json!({"id": id, "name": id, "date": date, "kind": kind, "authority": {"kind": "county"}, "covers": "Everywhere", "places_listed": true,
            "hours": {"opens": "07:00", "closes": "19:00", "opens_utc": "", "closes_utc": ""}, "over_utc": "", "cure_by": null})
    };
    serde_json::from_value(json!({"name": "made up", "state": "MS", "as_of": "2026-06-01", "time_zone": "America/Chicago", "made_up": true, "attribution": [],
        "elections": [election("early", "2014-06-02", "primary"), election("old", "2023-11-07", "general"), election("city", "2025-06-03", "municipal_general"),
            election("new", "2026-11-03", "general")]}))
    .unwrap()
}

fn values(asked: &str) -> Vec<&'static str> {
    if asked == "shown" {
        return DOCUMENTS.iter().copied().chain(["no_photo", "religious_objection"]).collect();
    }
    Question::Id.facts().iter().find(|f| f.name == asked).unwrap().values.to_vec()
}

/// Every run of answers, whether the page would ask for it or not.
fn combinations() -> Vec<Vec<&'static str>> {
    let mut all = vec![Vec::new()];
    for asked in ASKED {
        let grow = |run: Vec<&'static str>| values(asked).into_iter().map(move |v| run.iter().copied().chain([v]).collect());
        all = all.into_iter().flat_map(grow).collect();
    }
    all
}

/// A row for the command line: the page's words as days on the edge, one on each side of it.
fn line(run: &[&str], on: &str, issued_from: Day) -> Value {
    let mut facts = said(run);
    let day = |word: &str| match word {
        "within_ten_years" => issued_from.to_string(),
        "over_ten" => issued_from.before().to_string(),
        "unexpired" => on.to_owned(),
        "expired" => on.parse::<Day>().unwrap().before().to_string(),
        other => other.to_owned(),
    };
    for name in ["issued", "expires"] {
        let word = facts[name].clone();
        facts.insert(name, day(&word));
    }
    let mut row = serde_json::to_value(facts).unwrap();
    row["on"] = json!(on);
    row["election"] = json!(on);
    row["asked_by"] = json!("voter");
    row
}

#[test]
fn the_page_says_what_law_id_says_on_every_combination() {
    let table = IdTable::of(&LawBook::new(rule_sets().unwrap()), &site()).unwrap().unwrap();
    let (mut compared, mut ends) = (0, BTreeSet::new());
    assert_eq!(table.elections[0].start, None, "no version is held for 2 June 2014");
    for election in &table.elections[1..] {
        let runs = combinations();
        let lines: Vec<Value> = runs.iter().map(|run| line(run, &election.date, election.issued_from)).collect();
        let honest = answers(&["id"], &lines);
        let reasons = |answer: &Value| -> Vec<Value> { answer["reasons"].as_array().unwrap().iter().map(|r| r["rule"].clone()).collect() };
        let by_run: BTreeMap<&[&str], Vec<Value>> = runs.iter().map(Vec::as_slice).zip(honest.iter().map(reasons)).collect();
        let in_doubt: Vec<Value> = lines.iter().map(|l| with(l, json!({"conferral": "not_satisfied"}))).collect();
        let after = answers(&["id"], &in_doubt);
        for ((run, answer), after) in runs.iter().zip(&honest).zip(&after) {
            let by_name: BTreeMap<&str, &str> = ASKED.iter().copied().zip(run.iter().copied()).collect();
            let was_asked = RefCell::new(BTreeSet::new());
            let ask = |asked: &str| {
                was_asked.borrow_mut().insert(asked.to_owned());
                by_name[asked].to_owned()
            };
            let end = table.walk(election, &ask).unwrap();
            // Where the page need not ask for a date, its reasons are those of not knowing it.
            let known: Vec<&str> =
                ASKED.iter().zip(run).map(|(asked, said)| if values(asked).contains(&"unknown") && !was_asked.borrow().contains(*asked) { "unknown" } else { *said }).collect();
            let rules = &by_run[known.as_slice()];
            let shown: Vec<&str> = end.rules.iter().map(|at| table.rules[usize::from(*at)].id.as_str()).collect();
            assert_eq!(json!({"outcome": end.outcome, "certain": end.certain, "rules": shown}), json!({"outcome": answer["outcome"], "certain": answer["certain"], "rules": rules}), "{run:?}");
            assert_eq!(end.decides.is_some(), !answer["decides"].is_null(), "{run:?}");
            let completed = if answer["outcome"] == "confer" { after } else { answer };
            assert_eq!(end.cure.is_some(), completed["cure_by"].is_string() || completed["cure_by_note"].is_string(), "{run:?}: {completed}");
            ends.insert(end.clone());
            compared += 1;
        }
    }
    assert_eq!(ends.len(), table.ends.len(), "every end is reached");
    let bytes = table.write().unwrap().len();
    eprintln!("law page: {compared} combinations the same as law id; {} questions, {} ends, {} rules, {bytes} bytes", table.nodes.len(), ends.len(), table.rules.len());
    assert!(table.rules.iter().all(|r| !r.text.contains('{')), "nothing of the page's sentences is left to fill in");
}

#[test]
fn which_document_lacks_a_photo_makes_no_difference() {
    let rows = |document: &&str| json!({"on": "2026-11-03", "mode": "polling_place", "document": document, "photo": false});
    let documents: Vec<&str> = DOCUMENTS.iter().copied().filter(|d| *d != "none").collect();
    let lines: Vec<Value> = documents.iter().map(rows).collect();
    let said: BTreeSet<String> = answers(&["id"], &lines).iter().map(|a| a["reasons"].to_string()).collect();
    assert_eq!(said.len(), 1, "{said:?}");
}

#[test]
fn an_edition_lists_the_table_where_the_page_finds_it() {
    let folder = tempfile::tempdir().unwrap();
    for args in [&["demo", "--out", "demo"][..], &["build", "demo/demo.toml", "--out", "edition"]] {
        let ran = std::process::Command::new(env!("CARGO_BIN_EXE_pollstead")).args(args).current_dir(folder.path()).output().unwrap();
        assert!(ran.status.success(), "{ran:?}");
    }
    let read = |path: &str| std::fs::read(folder.path().join("edition").join(path)).unwrap();
    let expected = Now::read(&read("m/now.json")).unwrap().expect("rules/id").unwrap();
    let stored = read(&target_path(&expected));
    expected.verify(&stored).unwrap();
    let text = miniz_oxide::inflate::decompress_to_vec(&stored).unwrap();
    let table: IdTable = serde_json::from_slice(&text).unwrap();
    let general = table.elections.iter().find(|e| e.date == "2027-11-02").unwrap();
    assert_eq!((general.issued_from.to_string().as_str(), general.cure_by.as_ref().unwrap().date.as_str()), ("2017-11-02", "2027-11-09"));
    assert!(general.start.is_some() && table.made_up);
    eprintln!("rules/id of the demo: {} bytes stored, {} opened", stored.len(), text.len());
}

/// The poll manager's page says one fact after another, as it is asked; it ends where `law id` ends.
#[test]
fn asked_step_by_step_the_law_ends_where_a_row_of_all_facts_does() {
    let sets = rule_sets().unwrap();
    let question = |question: &str, said: &BTreeMap<String, String>| LawQuestion {
        question: question.to_owned(), said: said.clone(), by: "bailiff".to_owned(), on: "2026-11-03".parse().unwrap(),
        election_type: said.get("election_type").map_or("general", String::as_str).to_owned(), cure_by: None,
    };
    let mut compared = 0;
    for (set, name) in sets.iter().zip(["id", "pollbook", "presence"]) {
        let mut lines = Vec::new();
        let mut outcomes = Vec::new();
        // Every way through, the answers in the order in which they are asked.
        let mut open = vec![BTreeMap::new()];
        while let Some(said) = open.pop() {
            match answer(Some(set), &question(name, &said)) {
                LawAnswer::Ask { fact, allowed, issued_from } => {
                    assert!(!said.contains_key(fact) && issued_from.to_string() == "2016-11-03");
                    for value in allowed {
                        let mut more = said.clone();
                        more.insert(fact.to_owned(), value.to_owned());
                        open.push(more);
                    }
                }
                LawAnswer::Ruled(ruling) => {
                    assert!(!ruling.steps.iter().any(|s| s.contains("with the bailiff")), "the bailiff is not told to ask the bailiff: {:?}", ruling.steps);
                    assert!(ruling.reviewed.starts_with("Draft"));
                    let mut row = serde_json::to_value(&said).unwrap();
                    let days = [("within_ten_years", "2020-05-01"), ("over_ten", "2010-05-01"), ("unexpired", "2026-12-01"), ("expired", "2026-05-01")];
                    for fact in ["issued", "expires"] {
                        if let Some((_, day)) = days.iter().find(|(word, _)| row[fact] == **word) {
                            row[fact] = json!(day);
                        }
                    }
                    row["on"] = json!("2026-11-03");
                    if row["election_type"].is_null() {
                        row["election_type"] = json!("general");
                    }
                    row["asked_by"] = json!("bailiff");
                    lines.push(row);
                    outcomes.push((ruling.outcome, ruling.steps));
                }
                LawAnswer::Refused { error } => panic!("{error}"),
            }
        }
        for ((outcome, steps), answer) in outcomes.iter().zip(answers(&[name], &lines)) {
            assert_eq!((json!(outcome), json!(steps)), (answer["outcome"].clone(), answer["steps"].clone()));
            compared += 1;
        }
    }
    eprintln!("law step by step: {compared} ways the same as law id, pollbook and presence");
    let refused = |q: LawQuestion, set: Option<&_>| match answer(set, &q) {
        LawAnswer::Refused { error } => error,
        other => panic!("{other:?}"),
    };
    let said = |name: &str, value: &str| [(name.to_owned(), value.to_owned())].into();
    assert!(refused(question("id", &said("documnet", "none")), Some(&sets[0])).starts_with("found fact \"documnet\", expected one of mode, document"));
    assert!(refused(question("id", &said("document", "library_card")), Some(&sets[0])).starts_with("found document \"library_card\", expected one of ms_drivers_license"));
    assert!(refused(question("horoscope", &BTreeMap::new()), None).starts_with("found question \"horoscope\", expected one of id"));
    let early = LawQuestion { on: "2014-06-02".parse().unwrap(), ..question("id", &BTreeMap::new()) };
    assert!(refused(early, Some(&sets[0])).contains("no version of these rules is held for that day"));
    let nobody = LawQuestion { by: "dog".to_owned(), ..question("id", &BTreeMap::new()) };
    assert!(refused(nobody, Some(&sets[0])).contains("expected bailiff, poll_manager or voter"));
}
