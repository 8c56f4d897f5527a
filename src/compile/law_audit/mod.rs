//! What counsel works through: every rule that nobody has read in the official text, and what a person must check.

mod page;

pub use page::page;

use super::law_calendar::LawCalendar;
use super::law_data::{LawError, LawSources, rule_sets, sources};
use super::law_postings::Postings;
use crate::domain::law::{Confidence, Proof, RuleSet};

const TO_CHECK: &str = include_str!("../../../data/law/ms/to_check.toml");

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct ToCheck {
    check: Vec<String>,
}

/// A rule to be checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// The rule's id.
    pub rule: String,
    /// Section, rule or opinion.
    pub cite: String,
    /// How well known.
    pub confidence: Confidence,
    /// What it says here.
    pub text: String,
    /// The words it obeys; empty where none were read.
    pub words: String,
    /// What a person must check; empty where the confidence says it all.
    pub check: String,
    /// Where it was read: titles of the sources.
    pub sources: Vec<String>,
    /// The days of the version.
    pub days: String,
}

/// A set of rules to be reviewed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// `id`, `presence`, … `calendar` or `postings`.
    pub name: String,
    /// In a few words.
    pub title: String,
    /// Who reviewed it, or that nobody did.
    pub reviewed: String,
    /// Whether somebody did.
    pub is_reviewed: bool,
    /// What a review is of: hash of the rules, for `reviewed.rules`.
    pub fingerprint: String,
    /// Rules in all.
    pub rules: usize,
    /// What the walk over all facts came to; none for dates.
    pub proof: Option<Proof>,
    /// Rules to be checked.
    pub items: Vec<Item>,
}

/// The whole audit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Audit {
    /// A sheet a set of rules.
    pub sheets: Vec<Sheet>,
    /// Beyond single rules.
    pub to_check: Vec<String>,
}

/// Whether a rule needs a person: not read in the official text, or with something to check.
fn needs_a_person(confidence: Confidence, check: &str) -> bool {
    !check.is_empty() || matches!(confidence, Confidence::SeenSecond | Confidence::Memory | Confidence::Unsure)
}

fn titles(keys: &str, sources: &LawSources) -> Vec<String> {
    let title = |key| sources.get(key).map(|s| format!("{} (copy: {})", s.title, s.copy));
    keys.split(", ").filter_map(title).collect()
}

fn days(from: &impl std::fmt::Display, to: Option<&impl std::fmt::Display>) -> String {
    to.map_or_else(|| format!("from {from}"), |to| format!("from {from} until {to}"))
}

fn sheet(set: &RuleSet, sources: &LawSources) -> Result<Sheet, LawError> {
    let items = set.rules.iter().filter(|r| needs_a_person(r.confidence, &r.check)).map(|r| Item {
        rule: r.id.clone(),
        cite: r.cite.clone(),
        confidence: r.confidence,
        text: r.text.clone(),
        words: r.words.clone(),
        check: r.check.clone(),
        sources: titles(&r.source, sources),
        days: days(&r.from, r.to.as_ref()),
    });
    let name = set.question().map_or("", |q| q.word()).to_owned();
    let fingerprint = set.fingerprint().map_err(|error| LawError { file: name.clone(), error })?;
    Ok(Sheet {
        title: set.title.clone(),
        reviewed: set.reviewed_words(),
        is_reviewed: set.review().is_some(),
        fingerprint: fingerprint.to_string(),
        rules: set.rules.len(),
        proof: Some(Proof::of(set)),
        items: items.collect(),
        name,
    })
}

fn calendar_sheet(calendar: &LawCalendar, sources: &LawSources) -> Sheet {
    let items = calendar.rules.iter().filter(|r| needs_a_person(r.confidence, &r.check)).map(|r| Item {
        rule: r.id.clone(),
        cite: r.cite.clone(),
        confidence: r.confidence,
        text: r.text.clone(),
        words: r.words.clone(),
        check: r.check.clone(),
        sources: titles(&r.source, sources),
        days: days(&r.in_force_from, r.in_force_to.as_ref()),
    });
    Sheet {
        name: "calendar".to_owned(),
        title: "Dates of an election".to_owned(),
        reviewed: calendar.reviewed_words(),
        is_reviewed: calendar.review().is_some(),
        fingerprint: calendar.fingerprint().to_string(),
        rules: calendar.rules.len(),
        proof: None,
        items: items.collect(),
    }
}

/// Each posting stands here with its state: the copy of the section is of 2020.
fn postings_sheet(list: &Postings, sources: &LawSources) -> Sheet {
    let items = list.posting.iter().map(|p| Item {
        rule: p.id.clone(),
        cite: list.cite.clone(),
        confidence: p.confidence,
        text: p.text.clone(),
        words: p.words.clone(),
        check: p.check.clone(),
        sources: titles(&list.source, sources),
        days: days(&list.held_from, None::<&String>),
    });
    Sheet {
        name: "postings".to_owned(),
        title: list.title.clone(),
        reviewed: list.reviewed_words(),
        is_reviewed: list.review().is_some(),
        fingerprint: list.fingerprint().to_string(),
        rules: list.posting.len(),
        proof: None,
        items: items.collect(),
    }
}

/// The audit of the rules in this program.
///
/// # Errors
/// [`LawError`]; the tests hold that there is none.
pub fn audit() -> Result<Audit, LawError> {
    let sources = sources()?;
    let mut sheets = rule_sets()?.iter().map(|set| sheet(set, &sources)).collect::<Result<Vec<_>, _>>()?;
    sheets.push(calendar_sheet(&LawCalendar::read()?, &sources));
    sheets.push(postings_sheet(&Postings::read(&sources)?, &sources));
    let to_check: ToCheck =
        toml::from_str(TO_CHECK).map_err(|e| LawError { file: "data/law/ms/to_check.toml".to_owned(), error: e.to_string() })?;
    Ok(Audit { sheets, to_check: to_check.check })
}

/// Names of the sets that nobody has reviewed as they stand.
///
/// # Errors
/// [`LawError`].
pub fn unreviewed() -> Result<Vec<String>, LawError> {
    let sets = rule_sets()?;
    let names = sets.iter().filter(|s| s.review().is_none()).filter_map(|s| s.question().map(|q| q.word().to_owned()));
    let mut names: Vec<String> = names.collect();
    if LawCalendar::read()?.review().is_none() {
        names.push("calendar".to_owned());
    }
    if Postings::read(&sources()?)?.review().is_none() {
        names.push("postings".to_owned());
    }
    Ok(names)
}

/// The audit as text, for a terminal.
#[must_use]
pub fn text(audit: &Audit) -> String {
    let mut out = String::new();
    let mut line = |text: String| {
        out.push_str(&text);
        out.push('\n');
    };
    for sheet in &audit.sheets {
        line(format!("{} ({}): {} rules, {} to be checked. {}.", sheet.title, sheet.name, sheet.rules, sheet.items.len(), sheet.reviewed));
        line(format!("  rules = {}", sheet.fingerprint));
        if let Some(proof) = &sheet.proof {
            line(format!("  proof: {}", proof_words(proof)));
        }
        for item in &sheet.items {
            line(format!("  [ ] {} · {} · {} · {}", item.confidence.word(), item.rule, item.cite, item.days));
            line(format!("      {}", item.text));
            if !item.check.is_empty() {
                line(format!("      Check: {}", item.check));
            }
            line(format!("      Read in: {}", item.sources.join("; ")));
        }
    }
    line(format!("Beyond single rules: {}", audit.to_check.len()));
    for check in &audit.to_check {
        line(format!("  [ ] {check}"));
    }
    out
}

/// What a proof came to, in words.
#[must_use]
pub fn proof_words(proof: &Proof) -> String {
    let days = proof.days.len();
    format!(
        "{} combinations of facts on {days} day{}, with and without guidance: {} without an outcome, {} rules out of reach, {} days with other \
         than one version, {} falsely certain, {} without a ballot or a person who decides, {} changed by guidance",
        proof.combinations, if days == 1 { "" } else { "s" }, proof.nowhere.len(), proof.unreachable.len(), proof.versions.len(),
        proof.false_certainty.len(), proof.dead_ends.len(), proof.guidance_changes.len()
    )
}
