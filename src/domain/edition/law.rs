//! `rules/law`: every rule of the law, for pages that check an ID or who may remain. No answer about an address reads it.

use serde::{Deserialize, Serialize};

use super::{Hash, Shard};
use crate::domain::law::{Question, RuleSet};

/// The rules.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LawBook {
    /// Hash of the questions' facts, values and outcomes: conditions are positions among them.
    pub schema: Hash,
    /// One a question, in the order of [`Question::ALL`].
    pub sets: Vec<RuleSet>,
}

impl LawBook {
    /// A book of these sets, for this program's questions.
    #[must_use]
    pub fn new(sets: Vec<RuleSet>) -> Self {
        Self { schema: schema(), sets }
    }

    /// The rules of a question.
    #[must_use]
    pub fn of(&self, question: Question) -> Option<&RuleSet> {
        self.sets.iter().find(|s| s.question() == Some(question))
    }
}

/// What positions mean: the words of every question, fact, value and outcome.
fn schema() -> Hash {
    let mut text = String::new();
    for question in Question::ALL {
        text.push_str(question.word());
        for fact in question.facts() {
            text.push_str(&format!("\n{}: {}", fact.name, fact.values.join(" ")));
        }
        text.push_str(&format!("\n= {}\n", question.outcomes().join(" ")));
    }
    Hash::of(text.as_bytes())
}

impl Shard for LawBook {
    const KIND: u8 = b'R';
    const VERSION: u8 = 1;

    fn check(&self) -> Result<(), String> {
        if self.schema != schema() {
            return Err("found rules about other facts, expected those of this version".to_owned());
        }
        if !self.sets.iter().map(RuleSet::question).eq(Question::ALL.iter().map(|q| Some(*q))) {
            return Err(format!("found {} sets of rules, expected one for each of {} questions", self.sets.len(), Question::ALL.len()));
        }
        self.sets.iter().try_for_each(RuleSet::check)
    }
}
