//! `rules/id`: the rules of photo ID as a small diagram that the voters' page "Is my ID good?" walks without the engine.
//!
//! `build` asks the engine every combination that the page can reach and merges what is equal, so a question that changes
//! nothing is never asked. The bytes are written down in `data/formats/id.md`.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::law_calendar::word_of;
use crate::domain::edition::{LawBook, SiteElections};
use crate::domain::election::{CureBy, Election};
use crate::domain::law::{Clerk, Cure, DOCUMENTS, Day, Decider, Facts, Guidance, NoAnswer, Path, Question, Rule, RuleSet, decide, first_issue_day};

/// Of the bytes.
const FORMAT: u8 = 1;

/// Why there is no table.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("rules/id: {0}")]
pub struct IdTableError(String);

/// The whole table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IdTable {
    /// 1.
    pub format: u8,
    /// "Draft, not reviewed by counsel", or who reviewed the rules.
    pub reviewed: String,
    /// The edition's day.
    pub as_of: String,
    /// Invented places.
    pub made_up: bool,
    /// By date.
    pub elections: Vec<IdElection>,
    /// What is asked; a node's children come before it.
    pub nodes: Vec<IdNode>,
    /// How it can end.
    pub ends: Vec<IdEnd>,
    /// The rules that ends rest on.
    pub rules: Vec<IdRule>,
}

/// An election, and where its questions begin.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IdElection {
    /// Stable id.
    pub id: String,
    /// As a voter would call it.
    pub name: String,
    /// `YYYY-MM-DD`: the day to which dates are counted.
    pub date: String,
    /// Midnight after it, as an instant.
    pub over_utc: String,
    /// `circuit` or `municipal`.
    pub clerk: String,
    /// By when an affidavit ballot is completed.
    pub cure_by: Option<CureBy>,
    /// The first issue date that is within ten years of the election.
    pub issued_from: Day,
    /// The first question; none where no version of the rules is held for that day.
    pub start: Option<i32>,
}

/// A question and where each answer leads: a node's position, or −1 − an end's.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct IdNode {
    /// One of [`ASKED`].
    pub ask: String,
    /// By the answer's word.
    pub to: BTreeMap<String, i32>,
}

/// An end.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct IdEnd {
    /// As the engine says it.
    pub outcome: String,
    /// False where it rests on what nobody has read.
    pub certain: bool,
    /// Who decides, where it is left to a person.
    pub decides: Option<Decider>,
    /// What completes an affidavit ballot, if it comes to one: of `confer`, where the second person is not satisfied.
    pub cure: Option<Cure>,
    /// Positions of the rules that held, in order.
    pub rules: Vec<u16>,
}

/// A rule, as far as the page shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IdRule {
    /// Stable.
    pub id: String,
    /// Section, rule or opinion.
    pub cite: String,
    /// Whose word.
    pub layer: String,
    /// In a plain sentence.
    pub text: String,
    /// The words of the law; empty where none were read.
    pub words: String,
}

/// What the page asks, in order. `shown` is the document, with three answers beside the documents: an ID without a photo,
/// none at all, and a religious objection to being photographed.
pub const ASKED: &[&str] = &["mode", "shown", "issued", "expires", "depicts", "name"];

/// What may be answered.
fn answers(asked: &str) -> Vec<&'static str> {
    if asked == "shown" {
        return DOCUMENTS.iter().copied().chain(["no_photo", "religious_objection"]).collect();
    }
    Question::Id.facts().iter().find(|f| f.name == asked).map_or_else(Vec::new, |f| f.values.to_vec())
}

/// The engine's facts for answers of the page, in the order of [`ASKED`].
#[must_use]
pub fn said(answers: &[&str]) -> BTreeMap<&'static str, String> {
    let mut said = BTreeMap::new();
    for (asked, answer) in ASKED.iter().zip(answers) {
        if *asked != "shown" {
            said.insert(*asked, (*answer).to_owned());
            continue;
        }
        let (document, photo) = match *answer {
            // Which one it is does not matter: every document without a photo ends the same.
            "no_photo" => ("other_state_or_federal_id", "no"),
            "none" | "religious_objection" => ("none", "no"),
            document => (document, "yes"),
        };
        said.insert("document", document.to_owned());
        said.insert("photo", photo.to_owned());
        if *answer == "religious_objection" {
            said.insert("religious_objection", "yes".to_owned());
        }
    }
    said
}

/// The table while it grows: equal nodes, ends and rules are one.
struct Making<'a> {
    set: &'a RuleSet,
    on: Day,
    table: IdTable,
    /// What follows, whatever it rests on.
    follows: Vec<Follows>,
}

/// What follows from answers, without the rules that say so.
#[derive(PartialEq, Eq)]
enum Follows {
    Asked(String, Vec<u16>),
    Ended(String, bool, Option<Decider>, Option<Cure>),
}

/// Where an answer leads, and the position of what follows there.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Led {
    to: i32,
    follows: u16,
}

impl Making<'_> {
    /// Where a run of answers leads.
    fn reach(&mut self, path: &mut Vec<&'static str>) -> Result<Led, IdTableError> {
        let Some(asked) = ASKED.get(path.len()) else { return self.end(path) };
        let mut all: BTreeMap<&str, Led> = BTreeMap::new();
        for answer in answers(asked) {
            path.push(answer);
            let led = self.reach(path);
            path.pop();
            all.insert(answer, led?);
        }
        // The same follows from every answer: nothing to ask. Where the reasons differ, they are those of not knowing.
        if let Some(first) = all.values().next().copied()
            && all.values().all(|led| led.follows == first.follows)
        {
            let same = all.values().all(|led| *led == first).then_some(first);
            if let Some(led) = same.or_else(|| all.get("unknown").copied()) {
                return Ok(led);
            }
        }
        let follows = Follows::Asked((*asked).to_owned(), all.values().map(|led| led.follows).collect());
        let node = IdNode { ask: (*asked).to_owned(), to: all.into_iter().map(|(answer, led)| (answer.to_owned(), led.to)).collect() };
        Ok(Led { to: i32::from(place(&mut self.table.nodes, node)?), follows: place(&mut self.follows, follows)? })
    }

    fn end(&mut self, path: &[&str]) -> Result<Led, IdTableError> {
        let mut said = said(path);
        let decided = |said: &BTreeMap<&'static str, String>| {
            let facts = Facts::read(Question::Id, &|name| said.get(name).cloned()).map_err(|e| IdTableError(e.to_string()))?;
            decide(self.set, &facts, self.on, Guidance::Shown).map_err(|e| IdTableError(e.to_string()))
        };
        let ended = decided(&said)?;
        let outcome = ended.outcome(Question::Id);
        let cure = |path: &Path| path.deciding(self.set).filter_map(|r| r.cure).last();
        let cure = if outcome == "confer" {
            said.insert("conferral", "not_satisfied".to_owned());
            cure(&decided(&said)?)
        } else {
            cure(&ended)
        };
        let mut rules = Vec::new();
        for rule in ended.rules(self.set) {
            rules.push(place(&mut self.table.rules, shown(rule))?);
        }
        let end = IdEnd {
            outcome: outcome.to_owned(),
            certain: ended.is_certain(self.set),
            decides: ended.deciding(self.set).filter_map(|r| r.decides).last(),
            cure,
            rules,
        };
        let follows = Follows::Ended(end.outcome.clone(), end.certain, end.decides, end.cure);
        Ok(Led { to: -1 - i32::from(place(&mut self.table.ends, end)?), follows: place(&mut self.follows, follows)? })
    }
}

fn shown(rule: &Rule) -> IdRule {
    let Rule { id, cite, text, words, layer, .. } = rule;
    IdRule { id: id.clone(), cite: cite.clone(), layer: layer.word().to_owned(), text: text.clone(), words: words.clone() }
}

/// Position of a value, which is added where it is new.
fn place<T: PartialEq>(all: &mut Vec<T>, value: T) -> Result<u16, IdTableError> {
    let at = all.iter().position(|known| *known == value).unwrap_or_else(|| {
        all.push(value);
        all.len() - 1
    });
    u16::try_from(at).map_err(|_many| IdTableError("found too many rows".to_owned()))
}

impl IdTable {
    /// Of an edition's elections; none where its law has no rules of photo ID.
    ///
    /// # Errors
    /// [`IdTableError`]: a combination that the rules do not settle, which their proof excludes.
    pub fn of(law: &LawBook, site: &SiteElections) -> Result<Option<Self>, IdTableError> {
        let Some(set) = law.of(Question::Id) else { return Ok(None) };
        let table = Self {
            format: FORMAT,
            reviewed: set.reviewed_words(),
            as_of: site.as_of.clone(),
            made_up: site.made_up,
            elections: Vec::new(),
            nodes: Vec::new(),
            ends: Vec::new(),
            rules: Vec::new(),
        };
        let mut making = Making { set, on: Day::FIRST, table, follows: Vec::new() };
        for election in &site.elections {
            let row = row(&mut making, election)?;
            making.table.elections.push(row);
        }
        Ok(Some(making.table.without_unreached()))
    }

    /// Leaves out what no way leads to: what stood behind questions that turned out not to be asked.
    fn without_unreached(mut self) -> Self {
        let mut reached = vec![false; self.nodes.len()];
        let mut ended = vec![false; self.ends.len()];
        let mut open: Vec<i32> = self.elections.iter().filter_map(|e| e.start).collect();
        while let Some(at) = open.pop() {
            if let Ok(node) = usize::try_from(at) {
                if let Some(seen @ false) = reached.get_mut(node) {
                    *seen = true;
                    open.extend(self.nodes.get(node).into_iter().flat_map(|n| n.to.values()));
                }
            } else if let Some(seen) = usize::try_from(-1 - at).ok().and_then(|end| ended.get_mut(end)) {
                *seen = true;
            }
        }
        let mut used = vec![false; self.rules.len()];
        for (end, _) in self.ends.iter().zip(&ended).filter(|(_, seen)| **seen) {
            for rule in &end.rules {
                if let Some(seen) = used.get_mut(usize::from(*rule)) {
                    *seen = true;
                }
            }
        }
        let (to_node, to_end, to_rule) = (renumbered(&reached), renumbered(&ended), renumbered(&used));
        let moved = |at: i32| match usize::try_from(at) {
            Ok(node) => to_node.get(node).map_or(at, |n| i32::from(*n)),
            Err(_end) => usize::try_from(-1 - at).ok().and_then(|end| to_end.get(end)).map_or(at, |n| -1 - i32::from(*n)),
        };
        kept(&mut self.nodes, &reached);
        kept(&mut self.ends, &ended);
        kept(&mut self.rules, &used);
        self.nodes.iter_mut().flat_map(|n| n.to.values_mut()).for_each(|to| *to = moved(*to));
        self.elections.iter_mut().filter_map(|e| e.start.as_mut()).for_each(|start| *start = moved(*start));
        self.ends.iter_mut().flat_map(|e| &mut e.rules).for_each(|rule| *rule = to_rule.get(usize::from(*rule)).copied().unwrap_or(*rule));
        self
    }

    /// As its bytes are before they are deflated.
    ///
    /// # Errors
    /// Only if JSON cannot be written, which these types do not allow.
    pub fn write(&self) -> Result<String, IdTableError> {
        serde_json::to_string(self).map_err(|e| IdTableError(e.to_string()))
    }

    /// Walks it as the page does: each question that is asked gets its answer from `answer`. Positions of the end.
    #[must_use]
    pub fn walk(&self, election: &IdElection, answer: &dyn Fn(&str) -> String) -> Option<&IdEnd> {
        let mut at = election.start?;
        while let Ok(node) = usize::try_from(at) {
            let node = self.nodes.get(node)?;
            at = *node.to.get(&answer(&node.ask))?;
        }
        self.ends.get(usize::try_from(-1 - at).ok()?)
    }
}

/// New positions once those that are not kept are gone.
fn renumbered(kept: &[bool]) -> Vec<u16> {
    let count = |next: &mut u16, keep: &bool| {
        let at = *next;
        *next = next.saturating_add(u16::from(*keep));
        Some(at)
    };
    kept.iter().scan(0, count).collect()
}

/// Drops what is not kept.
fn kept<T>(all: &mut Vec<T>, keep: &[bool]) {
    let mut keep = keep.iter();
    all.retain(|_| keep.next().copied().unwrap_or(true));
}

fn row(making: &mut Making<'_>, election: &Election) -> Result<IdElection, IdTableError> {
    let on: Day = election.date.parse().map_err(|e| IdTableError(format!("{}: {e}", election.id)))?;
    making.on = on;
    let nothing = Facts::read(Question::Id, &|_| None).map_err(|e| IdTableError(e.to_string()))?;
    let held = !matches!(decide(making.set, &nothing, on, Guidance::Shown), Err(NoAnswer::TooEarly { .. }));
    let start = if held { Some(making.reach(&mut Vec::new())?.to) } else { None };
    Ok(IdElection {
        id: election.id.clone(),
        name: election.name.clone(),
        date: election.date.clone(),
        over_utc: election.over_utc.clone(),
        clerk: if Clerk::of_election_type(word_of(election.kind)) == Clerk::Municipal { "municipal" } else { "circuit" }.to_owned(),
        cure_by: election.cure_by.clone(),
        issued_from: first_issue_day(on),
        start,
    })
}
