//! The law for a page that asks step by step: what is said so far in, the next fact to ask for or the ruling out.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Asked, AskedBy, Clerk, Day, FactError, Facts, Guidance, NoAnswer, Question, RuleSet, Ruling, first_issue_day, rule};

/// What a page asks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LawQuestion {
    /// `id`, `pollbook`, `presence`, …
    pub question: String,
    /// Facts said so far, by name.
    pub said: BTreeMap<String, String>,
    /// `bailiff`, `poll_manager` or `voter`.
    pub by: String,
    /// The day it is about.
    pub on: Day,
    /// Kind of election: whose clerk.
    pub election_type: String,
    /// The day by which an affidavit ballot is completed, in words, where it is known.
    pub cure_by: Option<String>,
}

/// What the page hears.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum LawAnswer {
    /// A fact is needed first.
    Ask {
        /// Its name.
        fact: &'static str,
        /// What may be said.
        allowed: Vec<&'static str>,
        /// The first issue date within ten years of the day.
        issued_from: Day,
    },
    /// Settled.
    Ruled(Ruling),
    /// What was asked makes no sense: what was found and what was expected.
    Refused {
        /// In words.
        error: String,
    },
}

/// Answers by the rules of that question.
#[must_use]
pub fn answer(set: Option<&RuleSet>, asked: &LawQuestion) -> LawAnswer {
    let refused = |error: String| LawAnswer::Refused { error };
    let Some((set, question)) = set.and_then(|set| Some((set, set.question()?))) else {
        return refused(format!("found question {:?}, expected one of {}", asked.question, Question::ALL.iter().map(|q| q.word()).collect::<Vec<_>>().join(", ")));
    };
    if let Some(strange) = asked.said.keys().find(|name| question.facts().iter().all(|f| f.name != name.as_str())) {
        let known: Vec<&str> = question.facts().iter().map(|f| f.name).collect();
        return refused(format!("found fact {strange:?}, expected one of {}", known.join(", ")));
    }
    let Some((_, by)) = AskedBy::ALL.iter().find(|(word, _)| *word == asked.by) else {
        return refused(format!("found by {:?}, expected bailiff, poll_manager or voter", asked.by));
    };
    let facts = match Facts::read(question, &|name| asked.said.get(name).cloned()) {
        Ok(facts) => facts,
        Err(error) => return refused(error.to_string()),
    };
    let clerk = Clerk::of_election_type(&asked.election_type);
    let about = Asked { on: asked.on, guidance: Guidance::Shown, by: *by, clerk, cure_by: asked.cure_by.as_deref() };
    match rule(set, &facts, &about) {
        Ok(mut ruling) => {
            ruling.trace.clear();
            LawAnswer::Ruled(ruling)
        }
        Err(NoAnswer::Missing(FactError::Missing { name, allowed })) => {
            LawAnswer::Ask { fact: name, allowed: allowed.to_vec(), issued_from: first_issue_day(asked.on) }
        }
        Err(error) => refused(error.to_string()),
    }
}
