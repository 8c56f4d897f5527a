//! Facts that somebody stated: for each fact of a question one of its values, and nothing else.

use super::question::{Fact, Question};
use crate::domain::quoted::Quoted;

/// Stands for a fact that nobody stated. No fact has so many values.
const UNSAID: u8 = u8::MAX;

/// Facts of one question; only values that its schema knows. What was not said is asked for when a rule needs it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts {
    question: Question,
    /// Position of each fact's value.
    at: Vec<u8>,
}

/// A fact that is missing, or that says what it cannot.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum FactError {
    /// No such value.
    #[error("found {name} {}, expected one of {}", Quoted(.found), allowed.join(", "))]
    Value {
        /// Which fact.
        name: &'static str,
        /// What was said.
        found: String,
        /// What may be said.
        allowed: &'static [&'static str],
    },
    /// Not said.
    #[error("found no {name}, expected one of {}", allowed.join(", "))]
    Missing {
        /// Which fact.
        name: &'static str,
        /// What may be said.
        allowed: &'static [&'static str],
    },
}

fn position(values: &[&str], word: &str) -> Option<u8> {
    u8::try_from(values.iter().position(|v| *v == word)?).ok()
}

impl Facts {
    /// Reads each fact by its name; `said` gives what a row says of it, if it does. A fact that is not said and has no
    /// default is missed only if a rule looks at it.
    ///
    /// # Errors
    /// [`FactError`] names the fact and the values it may take.
    pub fn read(question: Question, said: &dyn Fn(&'static str) -> Option<String>) -> Result<Self, FactError> {
        let value = |fact: &Fact| -> Result<u8, FactError> {
            let Fact { name, values, default, needed_when } = *fact;
            let found = match (said(name), default) {
                (Some(found), _) => found,
                (None, Some(default)) => {
                    let needs = needed_when.is_some_and(|(other, when)| said(other).is_some_and(|v| when.contains(&v.as_str())));
                    if needs {
                        return Ok(UNSAID);
                    }
                    default.to_owned()
                }
                (None, None) => return Ok(UNSAID),
            };
            position(values, &found).ok_or_else(|| FactError::Value { name, found: found.chars().take(60).collect(), allowed: values })
        };
        Ok(Self { question, at: question.facts().iter().map(value).collect::<Result<_, _>>()? })
    }

    /// That a fact was not said, and what may be said.
    pub(super) fn missing(&self, fact: u8) -> Option<FactError> {
        let Fact { name, values, needed_when, .. } = *self.question.facts().get(usize::from(fact))?;
        // What a row must say is never `not_asked`, the first of its values.
        let allowed = if needed_when.is_some() { values.get(1..).unwrap_or_default() } else { values };
        Some(FactError::Missing { name, allowed })
    }

    /// The question they belong to.
    #[must_use]
    pub const fn question(&self) -> Question {
        self.question
    }

    /// Position of the value of the fact at a position; `None` if nobody said it.
    pub(super) fn value_at(&self, fact: u8) -> Option<u8> {
        self.at.get(usize::from(fact)).copied().filter(|at| *at != UNSAID)
    }

    /// The value of a fact.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&'static str> {
        let at = self.question.facts().iter().position(|f| f.name == name)?;
        self.question.facts().get(at)?.values.get(usize::from(*self.at.get(at)?)).copied()
    }

    /// Every combination of a question's values, each once.
    pub fn all(question: Question) -> impl Iterator<Item = Self> {
        let first = Self { question, at: vec![0; question.facts().len()] };
        std::iter::successors(Some(first), move |facts| {
            let mut next = facts.clone();
            for (value, fact) in next.at.iter_mut().zip(question.facts()) {
                if usize::from(*value) + 1 < fact.values.len() {
                    *value += 1;
                    return Some(next);
                }
                *value = 0;
            }
            None
        })
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;

    fn read(question: Question, said: &[(&str, &str)]) -> Result<Facts, String> {
        let find = |name: &'static str| said.iter().find(|(n, _)| *n == name).map(|(_, v)| (*v).to_owned());
        Facts::read(question, &find).map_err(|e| e.to_string())
    }

    #[test]
    fn what_is_not_said_or_cannot_be_is_named_with_what_may_be_said() {
        assert_eq!(
            read(Question::Curbside, &[("disabled", "perhaps")]).unwrap_err(),
            "found disabled \"perhaps\", expected one of yes, no, unsure"
        );
        let missing = |question, said: &[(&str, &str)], fact| {
            let facts = read(question, said).unwrap();
            facts.value_at(fact).map_or_else(|| facts.missing(fact).unwrap().to_string(), |at| at.to_string())
        };
        assert_eq!(missing(Question::Curbside, &[("disabled", "yes")], 1), "found no in_vehicle, expected one of yes, no");
        let watcher = [("role", "party_watcher"), ("where", "room"), ("election_type", "general")];
        assert_eq!(missing(Question::Presence, &watcher, 3), "found no authorization, expected one of shown, not_shown");
        let voter = [("role", "voter"), ("where", "room"), ("election_type", "general")];
        assert_eq!(read(Question::Presence, &voter).unwrap().get("authorization"), Some("not_asked"));
    }

    #[test]
    fn every_combination_comes_once() {
        for question in Question::ALL {
            let size: usize = question.facts().iter().map(|f| f.values.len()).product();
            assert_eq!(Facts::all(*question).count(), size, "{}", question.word());
        }
        let all: std::collections::BTreeSet<Vec<u8>> = Facts::all(Question::Challenge).map(|f| f.at).collect();
        assert_eq!(all.len(), 6 * 9 * 4);
    }

    #[test]
    fn a_condition_has_room_for_every_value() {
        for fact in Question::ALL.iter().flat_map(|q| q.facts()) {
            assert!((2..=32).contains(&fact.values.len()), "{}", fact.name);
            assert!(fact.default.is_none_or(|d| fact.values.contains(&d)), "{}", fact.name);
        }
    }
}
