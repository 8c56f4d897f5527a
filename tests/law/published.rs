//! What leaves the house: sentences, the edition's bytes, the audit, the review, the calendar.

use pollstead::compile::law_audit::{audit, page, text, unreviewed};
use pollstead::compile::law_data::rule_sets;
use pollstead::domain::edition::{Expected, LawBook, Now, Shard, SiteElections, SiteSources, target_path};
use pollstead::domain::law::{AskedBy, Asked, Clerk, DRAFT, Facts, Guidance, Question, Reviewed, rule};
use serde_json::json;

use super::ask::{answers, run, sentences, with};
use super::tables::licence;

/// Words that no sentence of ours says.
const NEVER: &[&str] = &["violat", "breach", "illegal", "reject", "will count", "will not count", "turn away", "turned away", "send away", "may not vote", "cannot vote"];

#[test]
fn no_sentence_accuses_promises_or_turns_a_voter_away() {
    let mut looked_at = 0;
    for set in rule_sets().unwrap() {
        for rule in &set.rules {
            for sentence in rule.steps.iter().chain([&rule.text, &rule.words, &rule.id]) {
                let lower = sentence.to_lowercase();
                assert!(!NEVER.iter().any(|n| lower.contains(n)), "{}: {sentence}", rule.id);
                looked_at += 1;
            }
        }
        for outcome in set.question().unwrap().outcomes() {
            assert!(!NEVER.iter().any(|n| outcome.contains(n)));
        }
    }
    assert!(looked_at > 500, "{looked_at}");
}

#[test]
fn the_bailiff_is_never_told_to_ask_the_bailiff() {
    let sets = rule_sets().unwrap();
    let asked = |by| Asked { on: "2026-11-03".parse().unwrap(), guidance: Guidance::Shown, by, clerk: Clerk::Circuit, cure_by: None };
    let (mut told, mut decides) = (0, 0);
    for set in sets.iter().filter(|s| s.question() != Some(Question::Id)) {
        for facts in Facts::all(set.question().unwrap()) {
            let to_bailiff = rule(set, &facts, &asked(AskedBy::Bailiff)).unwrap();
            let all = to_bailiff.steps.join(" ");
            assert!(!all.contains("with the bailiff") && !all.contains("the bailiff decides") && to_bailiff.decides.as_deref() != Some("the bailiff"), "{all}");
            decides += usize::from(all.contains("You decide. If unsure, call the circuit clerk or 1-800-829-6786."));
            told += usize::from(rule(set, &facts, &asked(AskedBy::PollManager)).unwrap().steps.join(" ").contains("Confer with the bailiff."));
        }
    }
    assert!(told > 0 && told == decides, "{told} {decides}");
    let doubt = with(&licence(), json!({"depicts": "doubt", "asked_by": "bailiff"}));
    let answer = &answers(&["id"], &[doubt])[0];
    assert_eq!(answer["outcome"], "confer");
    assert_eq!(answer["decides"], "you, as bailiff");
    assert_eq!(answer["steps"], json!(["You decide. If unsure, call the circuit clerk or 1-800-829-6786.", "Not satisfied? Tell the voter that he or she may vote by affidavit ballot."]));
    assert!(!sentences(answer).join(" ").contains("Confer with the bailiff"));
}

#[test]
fn a_line_says_whose_clerk_which_layer_and_who_reviewed() {
    let city = with(&licence(), json!({"document": "none", "election": "2029-06-05", "election_type": "municipal_general"}));
    let answer = &answers(&["id", "--trace"], &[city])[0];
    assert!(answer["steps"].to_string().contains("municipal clerk’s office by Tuesday, June 12, 2029"), "{answer}");
    assert_eq!((&answer["cure_by"], &answer["cure_by_certain"], &answer["reviewed"]), (&json!("2029-06-12"), &json!(true), &json!(DRAFT)));
    let rows = answer["trace"].as_array().unwrap();
    assert_eq!(rows[0], json!({"rule": "id.mail.guidance", "from": "2014-06-03", "why": "mode does not fit"}));
    assert_eq!(rows.last().unwrap()["why"], "held");
    let reason = &answer["reasons"][0];
    assert!(["rule", "cite", "layer", "text", "words", "confidence"].iter().all(|k| reason[k].is_string()), "{reason}");
    let closed = with(&licence(), json!({"document": "none", "election": "2028-11-07"}));
    let uncertain = &answers(&["id"], &[closed])[0];
    assert_eq!((&uncertain["cure_by"], &uncertain["cure_by_certain"]), (&json!("2028-11-14"), &json!(false)));
    assert!(uncertain["steps"].to_string().contains("ask the clerk"), "{uncertain}");
    let old = with(&licence(), json!({"document": "none", "on": "2016-11-08", "election": "2016-11-08", "issued": null}));
    let without = &answers(&["id"], &[old])[0];
    assert!(without.get("cure_by").is_none() && without["cure_by_note"].is_string(), "{without}");
}

#[test]
fn the_rules_are_read_back_from_their_bytes_as_they_were() {
    let book = LawBook::new(rule_sets().unwrap());
    let opened = book.encode().unwrap();
    let stored = miniz_oxide::deflate::compress_to_vec(&opened, 9);
    eprintln!("rules/law: {} rules, {} bytes opened, {} stored", book.sets.iter().map(|s| s.rules.len()).sum::<usize>(), opened.len(), stored.len());
    let expected = Expected::of("rules/law", &stored).unwrap();
    assert_eq!(LawBook::decode(expected.verify(&stored).unwrap()).unwrap(), book);
    let refused = |opened: &[u8]| {
        let stored = miniz_oxide::deflate::compress_to_vec(opened, 1);
        let expected = Expected::of("rules/law", &stored).unwrap();
        LawBook::decode(expected.verify(&stored).unwrap()).err().map(|e| e.to_string())
    };
    for cut in (0..opened.len()).step_by(97) {
        assert!(refused(&opened[..cut]).is_some(), "{cut}");
    }
    let mut other_facts = opened.clone();
    other_facts[4] ^= 1;
    assert_eq!(refused(&other_facts).unwrap(), "rules/law: found rules about other facts, expected those of this version");
    let mut fewer = book.clone();
    fewer.sets.pop();
    assert_eq!(refused(&fewer.encode().unwrap()).unwrap(), "rules/law: found 6 sets of rules, expected one for each of 7 questions");
}

#[test]
fn any_byte_changed_is_an_error_or_other_rules_and_never_a_panic() {
    let opened = LawBook::new(rule_sets().unwrap()).encode().unwrap();
    let mut refused = 0;
    for at in (4..opened.len()).step_by(41) {
        let mut bytes = opened.clone();
        bytes[at] = bytes[at].wrapping_add(0x81);
        let stored = miniz_oxide::deflate::compress_to_vec(&bytes, 1);
        let expected = Expected::of("rules/law", &stored).unwrap();
        refused += usize::from(LawBook::decode(expected.verify(&stored).unwrap()).is_err());
    }
    assert!(refused > 100, "{refused}");
}

#[test]
fn the_audit_lists_every_rule_that_nobody_read_and_has_room_to_sign() {
    let audit = audit().unwrap();
    let (exit, out, _) = run(&["audit"], "");
    assert_eq!((exit, out.trim_end()), (0, text(&audit).trim_end()));
    let page = page(&audit);
    let mut listed = 0;
    for set in rule_sets().unwrap() {
        for rule in set.rules.iter().filter(|r| !matches!(r.confidence.word(), "SEEN" | "DERIVED") || !r.check.is_empty()) {
            assert!(out.contains(&format!("{} · {} · {}", rule.confidence.word(), rule.id, rule.cite)), "{}", rule.id);
            assert!(page.contains(&rule.id), "{}", rule.id);
            listed += 1;
        }
    }
    let items = |name: &str| audit.sheets.iter().find(|s| s.name == name).unwrap().items.iter();
    // Each posting of § 23-15-255 with its state, on screen and on paper.
    assert_eq!(items("postings").count(), 8);
    for posting in items("postings") {
        assert!(out.contains(&format!("SEEN · {} · Miss. Code Ann. § 23-15-255", posting.rule)) && out.contains(&format!("Check: {}", posting.check)), "{}", posting.rule);
        assert!(page.contains(&posting.rule) && page.contains(&posting.words), "{}", posting.rule);
    }
    eprintln!("law audit: {listed} rules to be checked, {} dates, 8 postings, {} beyond", items("calendar").count(), audit.to_check.len());
    assert_eq!(audit.to_check.len(), 13);
    for missing in ["Counsel’s review and signature", "no translator has read it", "Closures that are not on file"] {
        assert!(audit.to_check.iter().any(|check| check.contains(missing)) && out.contains(missing) && page.contains(missing), "{missing}");
    }
    assert_eq!(page.matches("Signature").count(), 9);
    assert!(!page.contains("<script") && !page.contains("http://") && out.contains(DRAFT));
    let document = scraper::Html::parse_document(&page);
    assert_eq!(document.errors, Vec::<String>::new());
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("audit.html");
    assert_eq!(run(&["audit", "--html", file.to_str().unwrap()], "").0, 0);
    assert_eq!(std::fs::read_to_string(file).unwrap(), page);
}

#[test]
fn a_review_is_of_these_very_rules() {
    let mut set = rule_sets().unwrap().remove(0);
    assert_eq!(set.reviewed_words(), DRAFT);
    let rules = set.fingerprint().unwrap();
    let day = "2027-01-04".parse().unwrap();
    set.reviewed = Some(Reviewed { name: "A. Made-Up".into(), office: "Counsel".into(), date: day, through_session: "2026".into(), rules });
    assert_eq!(set.reviewed_words(), "Reviewed by A. Made-Up, Counsel, on 2027-01-04, through the 2026 session");
    set.rules[0].text.push('!');
    assert_eq!(set.reviewed_words(), "Draft, not reviewed by counsel: the rules changed after the review");
    assert!(set.review().is_none());
    assert_eq!(unreviewed().unwrap(), ["id", "pollbook", "presence", "conduct", "challenge", "assistance", "curbside", "calendar", "postings"]);
}

#[test]
fn the_calendar_is_one_line_with_citations_and_a_file_for_a_calendar() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("november.ics");
    let (exit, out, err) = run(&["calendar", "--election", "2026-11-03", "--ics", file.to_str().unwrap()], "");
    assert_eq!((exit, out.lines().count()), (0, 1), "{err}");
    let line: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!((&line["time_zone"], &line["reviewed"], &line["kind"]), (&json!("America/Chicago"), &json!(DRAFT), &json!("general")));
    let deadlines = line["deadlines"].as_array().unwrap();
    assert!(deadlines.iter().all(|d| !d["cite"].as_str().unwrap().is_empty()));
    let cure = deadlines.iter().find(|d| d["what"] == "cure_by").unwrap();
    assert_eq!((&cure["date"], &cure["weekday"], &cure["basis"], &cure["certain"]), (&json!("2026-11-10"), &json!("Tuesday"), &json!("computed"), &json!(true)));
    let written = std::fs::read_to_string(file).unwrap();
    assert_eq!(written.matches("BEGIN:VEVENT\r\n").count(), deadlines.len());
    let (_, year, _) = run(&["calendar", "--year", "2027"], "");
    let days: Vec<String> = year.lines().map(|l| serde_json::from_str::<serde_json::Value>(l).unwrap()["date"].as_str().unwrap().to_owned()).collect();
    assert_eq!(days, ["2027-08-03", "2027-11-02"]);
}

#[test]
fn an_edition_carries_the_rules_where_no_address_pays_for_them() {
    let folder = tempfile::tempdir().unwrap();
    let ran = |args: &[&str]| {
        let program = std::process::Command::new(env!("CARGO_BIN_EXE_pollstead")).args(args).current_dir(folder.path()).output().unwrap();
        (program.status.code().unwrap(), String::from_utf8(program.stderr).unwrap())
    };
    assert_eq!(ran(&["demo", "--out", "demo"]).0, 0);
    assert_eq!(ran(&["build", "demo/demo.toml", "--out", "edition"]).0, 0);
    let read = |path: &str| std::fs::read(folder.path().join("edition").join(path)).unwrap();
    let now = Now::read(&read("m/now.json")).unwrap();
    assert_eq!(now.expect("rules/law"), None, "it is listed in site/sources");
    let sources = now.expect("site/sources").unwrap();
    let stored = read(&target_path(&sources));
    let sources = SiteSources::decode(sources.verify(&stored).unwrap()).unwrap();
    let law = sources.expect("rules/law").unwrap();
    let stored = read(&target_path(&law));
    assert_eq!(LawBook::decode(law.verify(&stored).unwrap()).unwrap(), LawBook::new(rule_sets().unwrap()));
    let elections = now.expect("site/elections").unwrap();
    let stored = read(&target_path(&elections));
    let elections = SiteElections::decode(elections.verify(&stored).unwrap()).unwrap().elections;
    let general = elections.iter().find(|e| e.date == "2027-11-02").unwrap();
    let cure = general.cure_by.clone().unwrap();
    assert_eq!((cure.date.as_str(), cure.over_utc.as_str(), cure.certain), ("2027-11-09", "2027-11-10T06:00:00Z", true));
    // As if it were real: nothing of it is confirmed or reviewed, so it is not published.
    let profile = std::fs::read_to_string(folder.path().join("demo/demo.toml")).unwrap().replace("made_up = true", "made_up = false");
    std::fs::write(folder.path().join("demo/real.toml"), profile).unwrap();
    let (exit, said) = ran(&["build", "demo/real.toml", "--out", "real", "--production"]);
    assert_eq!(exit, 1);
    assert!(said.contains("law nobody has reviewed (id, pollbook, presence, conduct, challenge, assistance, curbside, calendar, postings)"), "{said}");
    assert!(!folder.path().join("real").exists());
}
