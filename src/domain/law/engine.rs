//! Evaluates rules: rows in order, the first of a stage that holds settles it, until a row ends the matter.

use super::rule::{Rule, RuleSet, Then};
use super::{Day, Facts, Question};

/// Whether rows of the guidance layer are looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Guidance {
    /// Looked at, and labelled.
    Shown,
    /// Passed over.
    Hidden,
}

/// Why there is no answer. The proof shows that the published rules never give `NoRow`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum NoAnswer {
    /// Before any version that is held.
    #[error("found on {on}, expected {held_from} or later: no version of these rules is held for that day")]
    TooEarly {
        /// The day asked about.
        on: Day,
        /// The first day held.
        held_from: Day,
    },
    /// A stage in which no row holds.
    #[error("found no rule of stage {stage} that holds, expected one")]
    NoRow {
        /// Which stage.
        stage: u8,
    },
    /// A rule needs a fact that nobody said.
    #[error(transparent)]
    Missing(#[from] super::FactError),
    /// Facts of another question, or of none.
    #[error("found facts of another question")]
    OtherQuestion,
}

/// The rows that held, in order, and how it ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Path {
    /// Positions of the rules that held; the last one ended it.
    pub held: Vec<u16>,
    /// Position of the outcome.
    pub outcome: u8,
}

/// Why a row did or did not hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Considered {
    /// It held.
    Held,
    /// Another version, or none, holds on that day.
    NotInForce,
    /// Its layer is hidden.
    Hidden,
    /// This fact does not fit.
    Fact(&'static str),
    /// Its stage was settled by an earlier row, or left out.
    Settled,
}

impl Considered {
    /// As a trace says it.
    #[must_use]
    pub fn words(self) -> String {
        match self {
            Self::Held => "held".to_owned(),
            Self::NotInForce => "not in force that day".to_owned(),
            Self::Hidden => "guidance is hidden".to_owned(),
            Self::Fact(name) => format!("{name} does not fit"),
            Self::Settled => "settled before".to_owned(),
        }
    }
}

/// Why a row does not hold for these facts on that day; `None` if it does.
fn obstacle(rule: &Rule, facts: &Facts, on: Day, guidance: Guidance) -> Option<Considered> {
    if !rule.in_force(on) {
        return Some(Considered::NotInForce);
    }
    if guidance == Guidance::Hidden && rule.layer == super::Layer::Guidance {
        return Some(Considered::Hidden);
    }
    let fits = |c: &&super::Condition| facts.value_at(c.fact).is_none_or(|v| 1u32.checked_shl(u32::from(v)).unwrap_or(0) & c.values != 0);
    let misses = rule.when.iter().find(|c| !fits(c));
    misses.map(|c| Considered::Fact(facts.question().facts().get(usize::from(c.fact)).map_or("fact", |f| f.name)))
}

/// Walks the rows; `see` is told of each row that is looked at, in order.
///
/// # Errors
/// [`NoAnswer`].
pub fn walk(set: &RuleSet, facts: &Facts, on: Day, guidance: Guidance, see: &mut dyn FnMut(usize, Considered)) -> Result<Path, NoAnswer> {
    if set.question() != Some(facts.question()) {
        return Err(NoAnswer::OtherQuestion);
    }
    if on < set.held_from {
        return Err(NoAnswer::TooEarly { on, held_from: set.held_from });
    }
    let mut held = Vec::new();
    let mut due = set.rules.first().map_or(0, |r| r.stage);
    for (at, rule) in set.rules.iter().enumerate() {
        if rule.stage < due {
            see(at, Considered::Settled);
            continue;
        }
        if rule.stage > due {
            break;
        }
        if let Some(obstacle) = obstacle(rule, facts, on, guidance) {
            see(at, obstacle);
            continue;
        }
        // All that was said fits, so what was not said is needed now, and not before.
        if let Some(missing) = rule.when.iter().filter(|c| facts.value_at(c.fact).is_none()).find_map(|c| facts.missing(c.fact)) {
            return Err(missing.into());
        }
        see(at, Considered::Held);
        held.push(u16::try_from(at).unwrap_or(u16::MAX));
        match rule.then {
            Then::Note => {}
            Then::GoTo(stage) => due = stage,
            Then::End(outcome) => return Ok(Path { held, outcome }),
        }
    }
    Err(NoAnswer::NoRow { stage: due })
}

/// As [`walk`], for who does not want to see it.
///
/// # Errors
/// [`NoAnswer`].
pub fn decide(set: &RuleSet, facts: &Facts, on: Day, guidance: Guidance) -> Result<Path, NoAnswer> {
    walk(set, facts, on, guidance, &mut |_, _| ())
}

impl Path {
    /// The rules that held, notes among them.
    pub fn rules<'a>(&'a self, set: &'a RuleSet) -> impl Iterator<Item = &'a Rule> {
        self.held.iter().filter_map(|at| set.rules.get(usize::from(*at)))
    }

    /// The rules that led to the outcome: all but the notes.
    pub fn deciding<'a>(&'a self, set: &'a RuleSet) -> impl Iterator<Item = &'a Rule> {
        self.rules(set).filter(|r| r.then != Then::Note)
    }

    /// The outcome's word.
    #[must_use]
    pub fn outcome(&self, question: Question) -> &'static str {
        question.outcomes().get(usize::from(self.outcome)).copied().unwrap_or_default()
    }

    /// Whether every rule that led to it is of the statute or the administrative rule.
    #[must_use]
    pub fn is_of_statute(&self, set: &RuleSet) -> bool {
        self.deciding(set).all(|r| matches!(r.layer, super::Layer::Statute | super::Layer::Rule))
    }

    /// Whether no rule that led to it rests on memory or on a doubt.
    #[must_use]
    pub fn is_certain(&self, set: &RuleSet) -> bool {
        self.deciding(set).all(|r| r.confidence.is_certain())
    }
}
