//! An answer in words: the outcome, its reasons, what to do, who decides. Written for whoever asks.

use serde::Serialize;

use super::engine::{Considered, Guidance, NoAnswer, Path, walk};
use super::rule::{Cure, Decider, Rule, RuleSet};
use super::{Day, Facts};

/// Who asks. The bailiff is never told to ask the bailiff.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AskedBy {
    /// The bailiff.
    Bailiff,
    /// Another poll manager.
    PollManager,
    /// The voter, or somebody at home.
    Voter,
}

impl AskedBy {
    /// Each, with its word.
    pub const ALL: &'static [(&'static str, Self)] =
        &[("poll_manager", Self::PollManager), ("bailiff", Self::Bailiff), ("voter", Self::Voter)];
}

/// Whose election, so whose clerk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Clerk {
    /// The circuit clerk, in a county's or the state's election.
    Circuit,
    /// The municipal clerk, in a municipal election (§ 23-15-573).
    Municipal,
}

impl Clerk {
    /// Of a kind of election, by its word.
    #[must_use]
    pub fn of_election_type(word: &str) -> Self {
        if word.starts_with("municipal") { Self::Municipal } else { Self::Circuit }
    }

    /// "circuit clerk".
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Circuit => "circuit clerk",
            Self::Municipal => "municipal clerk",
        }
    }
}

/// The Secretary of State's line, always open to a caller.
pub const STATE_LINE: &str = "1-800-829-6786";

/// How a question is put.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    /// The day it is about: whose version of the rules.
    pub on: Day,
    /// Whether guidance is shown.
    pub guidance: Guidance,
    /// By whom.
    pub by: AskedBy,
    /// Whose clerk.
    pub clerk: Clerk,
    /// The day by which an affidavit ballot is completed, in words, where it is known.
    pub cure_by: Option<&'a str>,
}

/// One reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Reason {
    /// The rule's id.
    pub rule: String,
    /// Section, rule or opinion.
    pub cite: String,
    /// Whose word.
    pub layer: &'static str,
    /// In a plain sentence.
    pub text: String,
    /// The words of the law; none where none were read.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub words: String,
    /// How well it is known.
    pub confidence: &'static str,
}

/// A row that was looked at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TraceRow {
    /// The rule's id.
    pub rule: String,
    /// First day of the version looked at.
    pub from: Day,
    /// Whether it held, or why not.
    pub why: String,
}

/// The answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Ruling {
    /// One of [`super::Question::outcomes`].
    pub outcome: &'static str,
    /// False where it rests on anything that nobody has read.
    pub certain: bool,
    /// Who decides, where it is left to a person.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decides: Option<String>,
    /// Rules that held, in order.
    pub reasons: Vec<Reason>,
    /// What to do, in order.
    pub steps: Vec<String>,
    /// What completes an affidavit ballot; none where that is not known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cure: Option<Cure>,
    /// "Draft, not reviewed by counsel", or who reviewed the rules.
    pub reviewed: String,
    /// Every row looked at.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub trace: Vec<TraceRow>,
}

/// Answers.
///
/// # Errors
/// [`NoAnswer`]: a day before any version that is held, or facts of another question.
pub fn rule(set: &RuleSet, facts: &Facts, asked: &Asked<'_>) -> Result<Ruling, NoAnswer> {
    let mut trace = Vec::new();
    let path = walk(set, facts, asked.on, asked.guidance, &mut |at, considered| {
        if considered != Considered::Settled
            && let Some(rule) = set.rules.get(at)
        {
            trace.push(TraceRow { rule: rule.id.clone(), from: rule.from, why: considered.words() });
        }
    })?;
    Ok(in_words(set, &path, facts, asked, trace))
}

fn in_words(set: &RuleSet, path: &Path, facts: &Facts, asked: &Asked<'_>, trace: Vec<TraceRow>) -> Ruling {
    let reason = |rule: &Rule| Reason {
        rule: rule.id.clone(),
        cite: rule.cite.clone(),
        layer: rule.layer.word(),
        text: fill(&rule.text, None, asked),
        words: rule.words.clone(),
        confidence: rule.confidence.word(),
    };
    let mut steps: Vec<String> = Vec::new();
    for rule in path.rules(set) {
        for step in &rule.steps {
            let step = fill(step, rule.decides, asked);
            if !steps.contains(&step) {
                steps.push(step);
            }
        }
    }
    let decides = path.deciding(set).filter_map(|r| r.decides).last();
    Ruling {
        outcome: path.outcome(facts.question()),
        certain: path.is_certain(set),
        decides: decides.map(|d| who(d, asked)),
        reasons: path.rules(set).map(reason).collect(),
        steps,
        cure: path.deciding(set).filter_map(|r| r.cure).last(),
        reviewed: set.reviewed_words(),
        trace,
    }
}

/// Who decides, as the asker would say it.
fn who(decider: Decider, asked: &Asked<'_>) -> String {
    match (decider, asked.by) {
        (Decider::Bailiff, AskedBy::Bailiff) => "you, as bailiff".to_owned(),
        (Decider::Bailiff, _) => "the bailiff".to_owned(),
        (Decider::SecondOfficial, _) => format!("a second official in the {}'s office", asked.clerk.words()),
        (Decider::Clerk, _) => format!("the {}", asked.clerk.words()),
        (Decider::Managers, AskedBy::Voter) => "the poll managers".to_owned(),
        (Decider::Managers, _) => "you, the poll managers".to_owned(),
        (Decider::Officials, _) => "the officials who review affidavit ballots".to_owned(),
    }
}

/// The step that leaves it to a person.
fn confer(decider: Option<Decider>, asked: &Asked<'_>) -> String {
    let clerk = asked.clerk.words();
    match (decider, asked.by) {
        (Some(Decider::Bailiff) | None, AskedBy::Bailiff) => format!("You decide. If unsure, call the {clerk} or {STATE_LINE}."),
        (Some(Decider::Bailiff) | None, AskedBy::PollManager) => "Confer with the bailiff.".to_owned(),
        (Some(Decider::Bailiff) | None, AskedBy::Voter) => "The bailiff looks at it with the poll manager.".to_owned(),
        (Some(Decider::SecondOfficial), AskedBy::Voter) => format!("A second official in the {clerk}'s office looks at it."),
        (Some(Decider::SecondOfficial), _) => "Confer with a second official in the office.".to_owned(),
        (Some(Decider::Clerk), _) => format!("Call the {clerk} or {STATE_LINE}."),
        (Some(Decider::Managers), AskedBy::Voter) => "The poll managers decide together.".to_owned(),
        (Some(Decider::Managers), _) => format!("You, the poll managers, decide together. If unsure, call the {clerk} or {STATE_LINE}."),
        (Some(Decider::Officials), _) => "The officials who review affidavit ballots decide later.".to_owned(),
    }
}

/// Fills in what differs by asker, clerk and election.
fn fill(text: &str, decider: Option<Decider>, asked: &Asked<'_>) -> String {
    if text == "{confer}" {
        return confer(decider, asked);
    }
    let by = asked.cure_by.map_or_else(|| "within five business days after the election".to_owned(), |day| format!("by {day}"));
    text.replace("{clerk}", asked.clerk.words()).replace("{cure}", &by)
}
