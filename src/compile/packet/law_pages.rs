//! The law on paper: the acceptable IDs, what is posted, the affidavit ballot's steps with this election's dates, and who may
//! remain. Every line comes from the edition's rules by the engine; each sheet says who reviewed them, or that nobody did.

use std::fmt::Write as _;

use super::page::phones;
use crate::compile::law_calendar::word_of;
use crate::compile::law_data;
use crate::compile::law_postings::Postings;
use crate::compile::report_html::words::{day, escaped};
use crate::compile::whole_edition::{WholeCounty, WholeEdition};
use crate::domain::edition::LawBook;
use crate::domain::election::Election;
use crate::domain::law::{
    Asked, AskedBy, Clerk, DOCUMENTS, DRAFT, Day, Facts, Guidance, Question, ROLES, RuleSet, Ruling, decide, first_issue_day, rule,
};

/// What the sheets are about.
struct About<'a> {
    edition: &'a WholeEdition,
    county: &'a WholeCounty,
    election: &'a Election,
    law: &'a LawBook,
    on: Day,
    cure_by: Option<String>,
}

/// File, title and sheet of each paper.
///
/// # Errors
/// What the rules do not say.
pub(super) fn sheets(
    edition: &WholeEdition, county: &WholeCounty, election: usize, law: &LawBook,
) -> Result<Vec<(&'static str, &'static str, String)>, String> {
    let election = edition.site.elections.get(election).ok_or("found no such election")?;
    let on: Day = election.date.parse().map_err(|e| format!("{}: {e}", election.id))?;
    let cure_by = election.cure_by.as_ref().map(|cure| {
        let date = cure.date.parse::<jiff::civil::Date>().map_or_else(|_| cure.date.clone(), |d| d.strftime("%A, %B %-d, %Y").to_string());
        if cure.certain { date } else { format!("{date} (offices may be closed on a day that was counted: ask the clerk)") }
    });
    let about = About { edition, county, election, law, on, cure_by };
    Ok(vec![
        ("acceptable-ids", "acceptable photo IDs", acceptable_ids(&about)?),
        ("postings", "what is posted", postings(&about)?),
        ("affidavit-ballot", "affidavit ballots", affidavit(&about)?),
        ("who-may-remain", "who may remain", who_may_remain(&about)?),
    ])
}

impl About<'_> {
    fn set(&self, question: Question) -> Result<&RuleSet, String> {
        self.law.of(question).ok_or_else(|| format!("found no rules of the question {}", question.word()))
    }

    fn facts(question: Question, said: &[(&str, &str)]) -> Result<Facts, String> {
        let find = |name: &'static str| said.iter().find(|(n, _)| *n == name).map(|(_, v)| (*v).to_owned());
        Facts::read(question, &find).map_err(|e| e.to_string())
    }

    fn ruling(&self, question: Question, by: AskedBy, said: &[(&str, &str)]) -> Result<Ruling, String> {
        let facts = Self::facts(question, said)?;
        let clerk = Clerk::of_election_type(word_of(self.election.kind));
        let asked = Asked { on: self.on, guidance: Guidance::Shown, by, clerk, cure_by: self.cure_by.as_deref() };
        rule(self.set(question)?, &facts, &asked).map_err(|e| e.to_string())
    }

    fn head(&self, title: &str, reviewed: &str) -> String {
        let draft = if reviewed.starts_with(DRAFT) { " draft" } else { "" };
        format!(
            "<article class=\"sheet\"><p class=\"over\">{} County · {} · {}</p><h1>{}</h1><p class=\"small{draft}\">{}.</p>",
            escaped(&self.county.index.county.name),
            escaped(&self.election.name),
            escaped(&day(&self.election.date)),
            escaped(title),
            escaped(reviewed)
        )
    }

    fn foot(&self) -> String {
        format!(
            "<h2>Whom to call</h2>{}<p class=\"foot\">{} · as of {}</p></article>",
            phones(&self.county.index.offices),
            escaped(&self.edition.site.name),
            escaped(&day(&self.edition.site.as_of))
        )
    }
}

/// As people say it.
fn document(word: &str) -> &str {
    match word {
        "ms_drivers_license" => "Mississippi driver’s license",
        "ms_state_id" => "Mississippi ID card",
        "us_passport" => "United States passport",
        "government_employee_id" => "Government employee’s photo ID (United States, Mississippi, county, city, board)",
        "firearms_license" => "Mississippi license to carry a pistol or revolver",
        "tribal_id" => "Tribal photo ID",
        "military_id" => "United States military ID",
        "student_id_ms" => "Student photo ID of an accredited Mississippi college or university",
        "voter_id_card" => "Mississippi Voter ID Card",
        "other_state_or_federal_id" => "Other photo ID of the United States or of any state",
        other => other,
    }
}

fn acceptable_ids(about: &About<'_>) -> Result<String, String> {
    let set = about.set(Question::Id)?;
    let outcome = |document: &str, issued: &str, expires: &str| -> Result<&'static str, String> {
        let said = [("mode", "polling_place"), ("document", document), ("photo", "yes"), ("issued", issued), ("expires", expires), ("depicts", "yes"), ("name", "same")];
        let path = decide(set, &About::facts(Question::Id, &said)?, about.on, Guidance::Shown).map_err(|e| e.to_string())?;
        Ok(path.outcome(Question::Id))
    };
    let first = escaped(&day(&first_issue_day(about.on).to_string()));
    let mut out = about.head("Acceptable photo IDs", &set.reviewed_words());
    out.push_str("<table class=\"ids\"><thead><tr><th>Photo ID</th><th>Dates</th><th>Where it stands</th></tr></thead><tbody>");
    for word in DOCUMENTS {
        let current = outcome(word, "within_ten_years", "unexpired")?;
        if current != "id_check_met" {
            continue;
        }
        let dates = if outcome(word, "over_ten", "expired")? == "id_check_met" {
            "Any.".to_owned()
        } else if outcome(word, "within_ten_years", "expired")? == "id_check_met" {
            format!("Issued on or after {first}, expired or not. Or no expiration date on it.")
        } else {
            format!("Issued on or after {first} and not expired. Or no expiration date on it. Expired? The bailiff looks at it with you.")
        };
        let said = [("mode", "polling_place"), ("document", *word), ("photo", "yes"), ("issued", "within_ten_years"), ("expires", "unexpired"), ("depicts", "yes"), ("name", "same")];
        let ruling = about.ruling(Question::Id, AskedBy::PollManager, &said)?;
        let reason = ruling.reasons.iter().find(|r| r.rule.starts_with("id.document."));
        let stands = reason.map(|r| format!("{} ({})", escaped(&r.cite), r.layer)).unwrap_or_default();
        let _ = write!(out, "<tr><th scope=\"row\">{}</th><td>{dates}</td><td class=\"small\">{stands}</td></tr>", escaped(document(word)));
    }
    out.push_str(
        "</tbody></table><p>The address on the ID need not match. Does the photo or the name leave a doubt? Confer with the bailiff.</p>\
         <p class=\"hours\">No such ID? The voter may vote by affidavit ballot.</p>",
    );
    out.push_str(&about.foot());
    Ok(out)
}

fn postings(about: &About<'_>) -> Result<String, String> {
    let list = law_data::sources().and_then(|sources| Postings::read(&sources)).map_err(|e| e.to_string())?;
    let mut out = about.head("To post on election day", &list.reviewed_words());
    if about.on < list.held_from {
        let _ = write!(out, "<p>No list is held for a day before {}. Ask the clerk.</p>", escaped(&day(&list.held_from.to_string())));
    } else {
        out.push_str("<ul class=\"posts\">");
        for posting in &list.posting {
            let _ = write!(out, "<li>☐ {}</li>", escaped(&posting.text));
        }
        let _ = write!(out, "</ul><p class=\"words\">“{}”: {} ({}).</p>", escaped(&list.words), escaped(&list.cite), list.layer.word());
    }
    out.push_str(&about.foot());
    Ok(out)
}

/// A case and the pollbook's word for it.
const CASES: &[(&str, &str)] = &[
    ("Not in the pollbook, and says to be registered here", "not_listed"),
    ("In the pollbook as inactive", "inactive"),
    ("Moved within the last 30 days", "moved_within_30_days"),
    ("Moved more than 30 days ago", "moved_over_30_days"),
    ("Another precinct’s voter", "wrong_precinct"),
    ("Marked as having voted", "marked_voted"),
    ("Registered by mail, not verified", "hava_unverified"),
    ("Says that registration was wrongly denied", "denied_registration"),
    ("Voting under a court order that extends the hours", "court_order"),
];

fn affidavit(about: &About<'_>) -> Result<String, String> {
    let no_id = [("mode", "polling_place"), ("document", "none"), ("photo", "no")];
    let objection = [("mode", "polling_place"), ("religious_objection", "yes")];
    let by = AskedBy::PollManager;
    let mut cases = vec![
        ("No acceptable photo ID", about.ruling(Question::Id, by, &no_id)?),
        ("A religious objection to being photographed", about.ruling(Question::Id, by, &objection)?),
    ];
    for (title, word) in CASES {
        cases.push((title, about.ruling(Question::Pollbook, by, &[("pollbook", word)])?));
    }
    let mut out = about.head("Affidavit ballots", &about.set(Question::Pollbook)?.reviewed_words());
    out.push_str("<p class=\"hours\">Nobody leaves without a ballot offered.</p>");
    if let Some(cure) = &about.cure_by {
        let _ = write!(out, "<p class=\"hours\">A voter without ID shows ID at the {}’s office by {}.</p>", Clerk::of_election_type(word_of(about.election.kind)).words(), escaped(cure));
    }
    for (title, ruling) in cases {
        let _ = write!(out, "<section class=\"case\"><h2>{}</h2><ol>", escaped(title));
        for step in &ruling.steps {
            let _ = write!(out, "<li>{}</li>", escaped(step));
        }
        out.push_str("</ol>");
        let cites: Vec<String> = ruling.reasons.iter().map(|r| format!("{} ({})", escaped(&r.cite), r.layer)).collect();
        let unsure = if ruling.certain { String::new() } else { format!(" Not settled{}.", ruling.decides.map(|d| format!(": {d} decide")).unwrap_or_default()) };
        let _ = write!(out, "<p class=\"small\">{}.{}</p></section>", cites.join("; "), escaped(&unsure));
    }
    out.push_str(&about.foot());
    Ok(out)
}

/// As people say it.
fn role(word: &str) -> String {
    let said = match word {
        "other_party_manager" => "the other party’s poll manager",
        "elector_challenger" => "voter of the precinct who challenges",
        "voter_done" => "voter who has voted",
        "candidate_watcher" => "candidate’s watcher",
        "state_observer" => "observer of the Secretary of State or the Attorney General",
        "federal_observer" => "federal observer with a court order",
        "doj_monitor" => "Department of Justice monitor without one",
        "law_enforcement_called" => "law enforcement, called by the bailiff",
        "law_enforcement" => "law enforcement, on their own account",
        "child_with_voter" => "child with a voter",
        "assistant" => "person whom a voter chose to help",
        other => return sentence_case(&other.replace('_', " ")),
    };
    sentence_case(said)
}

fn sentence_case(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|c| c.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

/// In the words of the pages.
fn outcome(word: &str) -> &'static str {
    match word {
        "on_the_list" => "On the list",
        "not_on_the_list" => "Not on the list",
        "while_voting" => "While voting",
        "brief_visit" => "Briefly",
        _ => "You decide",
    }
}

fn who_may_remain(about: &About<'_>) -> Result<String, String> {
    let set = about.set(Question::Presence)?;
    let mut out = about.head("Who may remain", &set.reviewed_words());
    out.push_str(
        "<p>In § 23-15-245. Who is here to vote always stays to vote. Watchers show a written authorization; candidates and watchers are on this \
         ballot, and nobody of theirs is here yet.</p><table class=\"remain\"><thead><tr><th>Who</th><th>In the room</th><th>Within 30 ft</th>\
         <th>Within 150 ft</th><th>Why</th></tr></thead><tbody>",
    );
    for word in ROLES {
        let mut cells = String::new();
        let mut why = String::new();
        for zone in ["room", "thirty", "one_fifty"] {
            let said = [
                ("role", *word), ("where", zone), ("election_type", word_of(about.election.kind)), ("authorization", "shown"), ("already_here", "none"),
                ("on_ballot", "yes"),
            ];
            let ruling = about.ruling(Question::Presence, AskedBy::Bailiff, &said)?;
            let _ = write!(cells, "<td>{}</td>", outcome(ruling.outcome));
            if zone == "room"
                && let Some(reason) = ruling.reasons.last()
            {
                let unsure = if ruling.certain { "" } else { " Not settled." };
                why = format!("{}{unsure} {} ({})", escaped(&reason.text), escaped(&reason.cite), reason.layer);
            }
        }
        let _ = write!(out, "<tr><th scope=\"row\">{}</th>{cells}<td>{why}</td></tr>", escaped(&role(word)));
    }
    out.push_str("</tbody></table><p class=\"hours\">You decide? If unsure, call.</p>");
    out.push_str(&about.foot());
    Ok(out)
}
