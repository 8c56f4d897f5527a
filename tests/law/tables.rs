//! Every row of the fact sheet's decision tables 9(a), 9(b) and 9(c), by name.

use serde_json::{Value, json};

use super::ask::{answers, with};

/// Name, facts, outcome, whether certain, a rule that must be among the reasons.
type Case = (&'static str, Value, &'static str, bool, &'static str);

fn hold(question: &str, cases: &[Case]) {
    let lines: Vec<Value> = cases.iter().map(|c| c.1.clone()).collect();
    for ((name, _, outcome, certain, rule), answer) in cases.iter().zip(answers(&[question], &lines)) {
        assert_eq!(answer["outcome"], *outcome, "{name}: {answer}");
        assert_eq!(answer["certain"], *certain, "{name}: {answer}");
        let rules: Vec<&str> = answer["reasons"].as_array().unwrap().iter().map(|r| r["rule"].as_str().unwrap()).collect();
        assert!(rules.contains(rule), "{name}: {rules:?}");
        assert_eq!(answer["reviewed"], "Draft, not reviewed by counsel");
    }
}

/// A voter at the polling place on 3 November 2026 with a licence in order.
pub(crate) fn licence() -> Value {
    json!({"on": "2026-11-03", "election": "2026-11-03", "mode": "polling_place", "document": "ms_drivers_license", "photo": true,
        "issued": "2020-05-01", "expires": "2028-05-01", "depicts": "yes", "name": "same"})
}

#[test]
fn every_row_of_9a_the_id_check() {
    let ok = licence();
    let old = json!({"issued": "2015-05-01", "expires": "2025-05-01"});
    let student = with(&ok, json!({"document": "student_id_ms"}));
    let cases: Vec<Case> = vec![
        ("step 1, absentee by mail", json!({"on": "2026-11-03", "mode": "absentee_mail"}), "id_not_needed", true, "id.mail.guidance"),
        ("step 1, from the service or overseas", json!({"on": "2026-11-03", "mode": "uocava"}), "id_not_needed", true, "id.mail.guidance"),
        ("step 2, care facility: to be confirmed", json!({"on": "2026-11-03", "mode": "care_facility"}), "id_not_needed", false, "id.care-facility"),
        ("step 3, polling place", ok.clone(), "id_check_met", true, "id.in-person.polling-place"),
        ("step 3, curbside", with(&ok, json!({"mode": "curbside"})), "id_check_met", true, "id.in-person.curbside"),
        ("step 3, in-person absentee", with(&ok, json!({"mode": "absentee_in_person"})), "id_check_met", true, "id.in-person.absentee"),
        ("step 4, religious objection", with(&ok, json!({"religious_objection": true})), "offer_affidavit", true, "id.religious-objection"),
        ("step 5, no document", json!({"on": "2026-11-03", "mode": "polling_place", "document": "none"}), "offer_affidavit", true, "id.document.none"),
        ("step 5, no photo", with(&ok, json!({"photo": false})), "offer_affidavit", true, "id.document.no-photo"),
        ("step 6, voter ID card has no expiry test", with(&with(&ok, json!({"document": "voter_id_card"})), old.clone()), "id_check_met", true, "id.document.voter-id-card"),
        ("step 7, state ID", with(&ok, json!({"document": "ms_state_id"})), "id_check_met", true, "id.document.state-id"),
        ("step 7, passport", with(&ok, json!({"document": "us_passport"})), "id_check_met", true, "id.document.passport"),
        ("step 7, government employee", with(&ok, json!({"document": "government_employee_id"})), "id_check_met", true, "id.document.employee-id"),
        ("step 7, tribal", with(&ok, json!({"document": "tribal_id"})), "id_check_met", true, "id.document.tribal-id"),
        ("step 7, military", with(&ok, json!({"document": "military_id"})), "id_check_met", true, "id.document.military-id"),
        ("step 8, firearm licence", with(&ok, json!({"document": "firearms_license"})), "id_check_met", true, "id.dates.current.unexpired"),
        ("step 8, student ID", student.clone(), "id_check_met", true, "id.dates.current.unexpired"),
        ("step 8, expired student ID: confer", with(&student, json!({"issued": "2020-05-01", "expires": "2024-05-01"})), "confer", false, "id.dates.current.expired"),
        ("step 8, over ten years", with(&student, old.clone()), "offer_affidavit", true, "id.dates.current.over-ten-years"),
        ("step 9a, another state's licence", with(&ok, json!({"document": "other_state_or_federal_id"})), "id_check_met", true, "id.document.other-government"),
        ("step 9b, fails the ten-year test", with(&ok, old), "offer_affidavit", true, "id.dates.over-ten-years"),
        ("step 9b, private employer", with(&ok, json!({"document": "private_employer_id"})), "offer_affidavit", true, "id.document.other"),
        ("step 9b, out-of-state college", with(&ok, json!({"document": "student_id_other"})), "offer_affidavit", true, "id.document.other"),
        ("step 9c, no issue date, unexpired", with(&ok, json!({"issued": "none"})), "id_check_met", true, "id.dates.unknown-issue-unexpired"),
        ("step 9c, no issue date, expired: confer", with(&ok, json!({"issued": "unknown", "expires": "2025-05-01"})), "confer", true, "id.dates.cannot-tell"),
        ("step 10, photo in doubt: confer", with(&ok, json!({"depicts": "doubt"})), "confer", true, "id.photo.confer"),
        ("step 10, photo in doubt at the clerk's", with(&ok, json!({"depicts": "no", "mode": "absentee_in_person"})), "confer", true, "id.photo.confer.office"),
        ("step 10, satisfied", with(&ok, json!({"depicts": "no", "conferral": "satisfied"})), "id_check_met", true, "id.photo.satisfied"),
        ("step 10, not satisfied", with(&ok, json!({"depicts": "doubt", "conferral": "not_satisfied"})), "offer_affidavit", true, "id.photo.not-satisfied"),
        ("step 11, any difference in the name: confer", with(&ok, json!({"name": "different"})), "confer", false, "id.name.confer"),
        ("step 11, not resolved", with(&ok, json!({"name": "different", "conferral": "not_satisfied"})), "offer_affidavit", false, "id.name.not-satisfied"),
        ("step 11, resolved by the bailiff", with(&ok, json!({"name": "different", "conferral": "satisfied"})), "id_check_met", false, "id.name.satisfied"),
        ("step 11b, address differs: no ground", with(&ok, json!({"address": "different"})), "id_check_met", true, "id.address"),
        ("step 12, no ID in the pollbook", with(&ok, json!({"document": "none"})), "offer_affidavit", true, "id.no-id"),
        ("without ID at the clerk's office: ask the clerk", with(&ok, json!({"mode": "absentee_in_person", "document": "none"})), "offer_affidavit", false, "id.no-id.office"),
    ];
    hold("id", &cases);
}

#[test]
fn what_completes_an_affidavit_ballot_is_said_only_where_it_is_known() {
    let ok = licence();
    let cases = [
        (json!({"document": "none"}), json!("show_id")),
        (json!({"religious_objection": true}), json!("religious")),
        (json!({"depicts": "no", "conferral": "not_satisfied"}), json!("show_id")),
        (json!({"name": "different", "conferral": "not_satisfied"}), Value::Null),
        (json!({"mode": "absentee_in_person", "document": "none"}), Value::Null),
        (json!({"mode": "absentee_in_person", "religious_objection": true}), json!("religious")),
    ];
    let lines: Vec<Value> = cases.iter().map(|(changes, _)| with(&ok, changes.clone())).collect();
    for ((changes, cure), answer) in cases.iter().zip(answers(&["id"], &lines)) {
        assert_eq!((&answer["outcome"], &answer["cure"]), (&json!("offer_affidavit"), cure), "{changes}");
        assert_eq!(answer["cure_by"].is_string(), cure.is_string(), "{changes}: a day and what is due by it come together");
    }
}

#[test]
fn every_row_of_the_pollbook_side() {
    let entry = |state: &str| json!({ "pollbook": state });
    let cases: Vec<Case> = vec![
        ("listed, active", entry("active"), "pollbook_check_met", true, "pollbook.active"),
        ("not listed", entry("not_listed"), "offer_affidavit", true, "pollbook.not-listed"),
        ("inactive", entry("inactive"), "offer_affidavit", true, "pollbook.inactive"),
        ("moved within 30 days", entry("moved_within_30_days"), "offer_affidavit", true, "pollbook.moved-within-30-days"),
        ("moved more than 30 days ago", entry("moved_over_30_days"), "offer_affidavit", false, "pollbook.moved-over-30-days"),
        ("wrong precinct", entry("wrong_precinct"), "offer_affidavit", true, "pollbook.wrong-precinct"),
        ("marked as voted", entry("marked_voted"), "offer_affidavit", true, "pollbook.marked-voted"),
        ("HAVA unverified", entry("hava_unverified"), "offer_affidavit", true, "pollbook.hava"),
        ("HAVA unverified, photo ID shown", json!({"pollbook": "hava_unverified", "id_check": "met"}), "pollbook_check_met", true, "pollbook.hava.met"),
        ("registration denied", entry("denied_registration"), "offer_affidavit", true, "pollbook.denied-registration"),
        ("court order", entry("court_order"), "offer_affidavit", true, "pollbook.court-order"),
    ];
    hold("pollbook", &cases);
    let wrong = answers(&["pollbook"], &[entry("wrong_precinct"), entry("marked_voted")]);
    assert!(wrong[0]["steps"][0].as_str().unwrap().starts_with("Show the voter the right place"), "{wrong:?}");
    assert!(wrong[0]["steps"][1].as_str().unwrap().contains("affidavit ballot"));
    assert_eq!(wrong[1]["steps"][1], "Call the circuit clerk.");
}

#[test]
fn every_row_of_9b_who_may_remain() {
    // Role, election, what the role needs, outcome in the room, within 30 feet, within 150; certain.
    let candidate = json!({"on_ballot": "yes", "already_here": 0});
    let watcher = json!({"on_ballot": "yes", "already_here": 0, "authorization": "shown"});
    let (on, off, voting, brief, you) = ("on_the_list", "not_on_the_list", "while_voting", "brief_visit", "bailiff_decides");
    let rows: Vec<(&str, &str, Value, [&str; 3], bool)> = vec![
        ("poll_manager", "general", json!({}), [on, on, on], true),
        ("bailiff", "general", json!({}), [on, on, on], true),
        ("student_intern", "general", json!({}), [on, on, on], true),
        ("election_commissioner", "general", json!({}), [on, on, on], true),
        ("circuit_clerk", "special", json!({}), [on, on, on], true),
        ("circuit_clerk", "primary", json!({}), [you, you, on], true),
        ("executive_committee_member", "primary", json!({}), [you, you, on], false),
        ("candidate", "general", candidate.clone(), [on, on, on], true),
        ("candidate", "general", json!({"on_ballot": "yes", "already_here": 1}), [off, off, on], true),
        ("candidate_watcher", "primary", watcher.clone(), [on, on, on], true),
        ("candidate_watcher", "primary", json!({"on_ballot": "yes", "already_here": 0, "authorization": "not_shown"}), [off, off, on], true),
        ("party_watcher", "general", watcher.clone(), [on, on, on], true),
        ("party_watcher", "general", json!({"on_ballot": "yes", "already_here": 1, "authorization": "shown"}), [on, on, on], true),
        ("party_watcher", "general", json!({"on_ballot": "yes", "already_here": 2, "authorization": "shown"}), [off, off, on], true),
        ("party_watcher", "primary", watcher, [off, off, on], true),
        ("voter", "general", json!({}), [voting, voting, on], true),
        ("voter_done", "general", json!({}), [off, off, on], true),
        ("assistant", "general", json!({}), [voting, voting, on], true),
        ("elector_challenger", "general", json!({}), [voting, voting, on], true),
        ("state_observer", "general", json!({}), [on, on, on], true),
        ("federal_observer", "general", json!({}), [on, on, on], true),
        ("doj_monitor", "general", json!({}), [you, you, on], false),
        ("media", "general", json!({}), [brief, brief, on], true),
        ("law_enforcement_called", "general", json!({}), [on, on, on], true),
        ("law_enforcement", "general", json!({}), [you, you, on], false),
        ("outside_observer", "general", json!({}), [off, off, on], true),
        ("petition_gatherer", "general", json!({}), [off, off, on], true),
        ("initiative_petition_gatherer", "general", json!({}), [off, off, off], true),
        ("child_with_voter", "general", json!({}), [you, you, on], false),
        ("other_public", "general", json!({}), [off, off, on], true),
        // Whom one also meets.
        ("church_staff", "general", json!({}), [off, off, on], true),
        ("firefighter_on_duty", "general", json!({}), [you, you, on], false),
        ("pupil", "general", json!({}), [off, off, on], true),
        ("shop_customer", "general", json!({}), [off, off, on], true),
        ("other_party_manager", "primary", json!({}), [on, on, on], true),
        ("other_party_manager", "general", json!({}), [you, you, on], true),
    ];
    let mut lines = Vec::new();
    for (role, kind, needs, ..) in &rows {
        for place in ["room", "thirty", "one_fifty"] {
            let base = json!({"role": role, "election_type": kind, "where": place});
            lines.push(with(&base, needs.clone()));
        }
    }
    for (at, answer) in answers(&["presence"], &lines).iter().enumerate() {
        let (role, kind, _, outcomes, certain) = &rows[at / 3];
        assert_eq!(answer["outcome"], outcomes[at % 3], "{role} in a {kind}: {answer}");
        if at % 3 < 2 {
            assert_eq!(answer["certain"], *certain, "{role} in a {kind}");
        }
        let out_of_the_room = answer["outcome"] == "not_on_the_list" && *role != "voter_done";
        assert!(!out_of_the_room || answer["steps"].to_string().contains("Who is here to vote stays until the vote is cast."), "{answer}");
    }
}

#[test]
fn every_row_of_9c_conduct() {
    let (statute, guidance, free, you) = ("limited_by_statute", "limited_by_guidance", "not_limited", "bailiff_decides");
    // Conduct, property, outcome in the room, within 30 feet, within 150, beyond.
    let rows: Vec<(&str, &str, [&str; 4])> = vec![
        ("literature_by_campaign", "public", [statute, statute, statute, free]),
        ("literature_by_other", "public", [statute, statute, guidance, free]),
        ("literature_by_campaign", "private", [statute, statute, statute, free]),
        ("literature_by_other", "private", [statute, statute, free, free]),
        ("campaign_clothing", "public", [guidance, guidance, guidance, free]),
        ("vehicle_with_signs", "public", [you, you, you, free]),
        ("speaking_for_a_candidate", "public", [statute, statute, guidance, free]),
        ("standing_about", "public", [statute, statute, free, free]),
        ("initiative_material", "public", [statute, statute, statute, free]),
        ("watcher_with_voter_or_pollbook", "public", [statute, statute, free, free]),
        ("photographs_marked_ballot", "public", [guidance, guidance, free, free]),
        ("phone_silent", "public", [free, free, free, free]),
        ("phone_call", "public", [you, you, free, free]),
        ("tv_taping", "public", [free, free, free, free]),
        ("armed_or_uniformed_campaign", "public", [statute, statute, statute, free]),
        ("concealed_licence", "public", [you, you, free, free]),
        ("takes_ballot_out", "public", [statute, statute, statute, free]),
        ("disturbance", "public", [statute, statute, statute, free]),
        ("offers_prize", "public", [statute, statute, statute, statute]),
    ];
    let mut lines = Vec::new();
    for (conduct, property, _) in &rows {
        lines.extend(["room", "thirty", "one_fifty", "beyond"].map(|zone| json!({"conduct": conduct, "zone": zone, "property": property})));
    }
    for (at, answer) in answers(&["conduct"], &lines).iter().enumerate() {
        let (conduct, property, outcomes) = &rows[at / 4];
        assert_eq!(answer["outcome"], outcomes[at % 4], "{conduct} on {property} property: {answer}");
    }
    // Hidden, no guidance is left, and what the statute limits is limited all the same.
    for (at, answer) in answers(&["conduct", "--guidance", "hide"], &lines).iter().enumerate() {
        let outcome = rows[at / 4].2[at % 4];
        assert!(answer["outcome"] != guidance && (outcome != statute || answer["outcome"] == statute), "{answer}");
        assert!(!answer["reasons"].to_string().contains("\"guidance\""), "{answer}");
    }
}

#[test]
fn the_edges_of_the_expiry_rule() {
    let ok = licence();
    let dates = |issued: &str, expires: &str| with(&ok, json!({"issued": issued, "expires": expires}));
    let kind = |document: &str| with(&ok, json!({"document": document, "issued": "2019-01-01", "expires": "2023-01-01"}));
    let cases: Vec<Case> = vec![
        ("issued exactly ten years before", dates("2016-11-03", "2024-11-03"), "id_check_met", true, "id.dates.within-ten-years"),
        ("issued ten years and one day before", dates("2016-11-02", "2024-11-03"), "offer_affidavit", true, "id.dates.over-ten-years"),
        ("no expiration date, issued long ago", dates("1999-01-01", "none"), "id_check_met", true, "id.dates.no-expiry"),
        ("unknown issue date, unexpired", dates("unknown", "2027-01-01"), "id_check_met", true, "id.dates.unknown-issue-unexpired"),
        ("expired 6 years ago, issued 8 years ago", dates("2018-11-03", "2020-11-03"), "id_check_met", true, "id.dates.within-ten-years"),
        ("expired yesterday, issued 11 years ago", dates("2015-11-03", "2026-11-02"), "offer_affidavit", true, "id.dates.over-ten-years"),
        ("student ID expired within ten years", kind("student_id_ms"), "confer", false, "id.dates.current.expired"),
        ("firearm licence expired within ten years", kind("firearms_license"), "confer", false, "id.dates.current.expired"),
        ("issued on 29 February, shown on the 28th", with(&dates("2016-02-29", "2024-02-29"), json!({"on": "2026-02-28"})), "id_check_met", true, "id.dates.within-ten-years"),
        ("issued on 29 February, shown on 1 March", with(&dates("2016-02-29", "2024-02-29"), json!({"on": "2026-03-01"})), "offer_affidavit", true, "id.dates.over-ten-years"),
    ];
    hold("id", &cases);
    let failed = &answers(&["id"], &[dates("2015-11-03", "2026-11-02")])[0];
    assert_eq!(failed["steps"][0], "Ask for another ID.");
    assert_eq!(failed["cure_by"], "2026-11-10");
    assert_eq!(failed["steps"][4], "The voter shows ID, or gets the free Mississippi Voter ID Card, at the circuit clerk’s office by Tuesday, November 10, 2026.");
}

#[test]
fn the_version_of_the_day_decides_about_an_expired_licence() {
    let expired = |on: &str| with(&licence(), json!({"on": on, "election": on, "issued": "2016-06-01", "expires": "2023-06-01"}));
    let cites = |args: &[&str], on: &str| {
        let answer = answers(args, &[expired(on)]).remove(0);
        let dates = answer["reasons"].as_array().unwrap().iter().find(|r| r["rule"].as_str().unwrap().starts_with("id.dates.")).unwrap().clone();
        (answer["outcome"].as_str().unwrap().to_owned(), dates["layer"].as_str().unwrap().to_owned(), answer["certain"].as_bool().unwrap())
    };
    let met = |layer: &str| ("id_check_met".to_owned(), layer.to_owned(), true);
    assert_eq!(cites(&["id"], "2024-04-14"), met("guidance"), "the training, the day before");
    assert_eq!(cites(&["id"], "2024-04-15"), met("statute"), "2024 SB 2576");
    let hidden = ("confer".to_owned(), "interpretation".to_owned(), false);
    assert_eq!(cites(&["id", "--guidance", "hide"], "2024-04-14"), hidden, "“current” was not defined");
    assert_eq!(cites(&["id", "--guidance", "hide"], "2024-04-15"), met("statute"));
}
