//! Walks the whole space of facts and says what the rules leave open. Nothing here knows what the rules say.

use std::collections::BTreeSet;

use super::engine::{Guidance, Path, decide};
use super::rule::{RuleSet, Then};
use super::{Day, Facts, Question};

/// What the walk found. Every list is empty where the rules are whole.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Proof {
    /// Combinations of facts.
    pub combinations: usize,
    /// Days on which something changes, and the days before them.
    pub days: Vec<Day>,
    /// Combinations × days × guidance shown and hidden.
    pub walked: usize,
    /// Without an outcome.
    pub nowhere: Vec<String>,
    /// Rules that no walk holds.
    pub unreachable: Vec<String>,
    /// Days with two versions of a rule in force, or a gap between two.
    pub versions: Vec<String>,
    /// Ends that rest on memory or doubt and name nobody who decides.
    pub false_certainty: Vec<String>,
    /// Ends without a ballot, or without a named person who decides and the affidavit ballot behind them.
    pub dead_ends: Vec<String>,
    /// Outcomes of statute and rule that showing the guidance changes.
    pub guidance_changes: Vec<String>,
}

/// Examples kept of each trouble.
const KEPT: usize = 10;

fn keep(list: &mut Vec<String>, what: impl FnOnce() -> String) {
    if list.len() < KEPT {
        list.push(what());
    }
}

impl Proof {
    /// Walks every combination of facts on every day that matters, with and without guidance.
    #[must_use]
    pub fn of(set: &RuleSet) -> Self {
        let Some(question) = set.question() else { return Self::default() };
        let mut proof = Self { days: days(set), ..Self::default() };
        versions(set, &mut proof.versions);
        let mut held = BTreeSet::new();
        for facts in Facts::all(question) {
            proof.combinations += 1;
            for day in proof.days.clone() {
                let ends = [Guidance::Hidden, Guidance::Shown].map(|guidance| decide(set, &facts, day, guidance));
                for end in &ends {
                    proof.walked += 1;
                    match end {
                        Err(error) => keep(&mut proof.nowhere, || format!("{day} {}: {error}", said(&facts))),
                        Ok(path) => {
                            held.extend(path.held.iter().copied());
                            proof.judge(set, question, &facts, day, path);
                        }
                    }
                }
                if let [Ok(hidden), Ok(shown)] = &ends
                    && hidden.is_of_statute(set)
                    && hidden.outcome != shown.outcome
                {
                    keep(&mut proof.guidance_changes, || {
                        format!("{day} {}: {} becomes {}", said(&facts), hidden.outcome(question), shown.outcome(question))
                    });
                }
            }
        }
        let reached = |at: usize| u16::try_from(at).is_ok_and(|at| held.contains(&at));
        let unreachable = set.rules.iter().enumerate().filter(|(at, _)| !reached(*at));
        proof.unreachable = unreachable.map(|(_, rule)| format!("{} from {}", rule.id, rule.from)).collect();
        proof
    }

    fn judge(&mut self, set: &RuleSet, question: Question, facts: &Facts, day: Day, path: &Path) {
        let named = path.deciding(set).any(|r| r.decides.is_some());
        let outcome = path.outcome(question);
        if !path.is_certain(set) && !named {
            keep(&mut self.false_certainty, || format!("{day} {}: {outcome}", said(facts)));
        }
        let affidavit = || path.rules(set).flat_map(|r| &r.steps).any(|s| s.contains("affidavit ballot"));
        if question.is_about_a_ballot() && !Question::gives_a_ballot(outcome) && !(named && affidavit()) {
            keep(&mut self.dead_ends, || format!("{day} {}: {outcome}", said(facts)));
        }
    }

    /// Whether nothing was left open.
    #[must_use]
    pub const fn is_whole(&self) -> bool {
        self.nowhere.is_empty()
            && self.unreachable.is_empty()
            && self.versions.is_empty()
            && self.false_certainty.is_empty()
            && self.dead_ends.is_empty()
            && self.guidance_changes.is_empty()
            && self.walked > 0
    }
}

/// Facts, one after another.
fn said(facts: &Facts) -> String {
    let words = facts.question().facts().iter().map(|f| format!("{}={}", f.name, facts.get(f.name).unwrap_or("?")));
    words.collect::<Vec<_>>().join(" ")
}

/// Each day on which a version begins or ends, and the day before it, from the first day held.
fn days(set: &RuleSet) -> Vec<Day> {
    let changes = set.rules.iter().flat_map(|r| [Some(r.from), r.to]).flatten();
    let mut days: BTreeSet<Day> = changes.flat_map(|day| [day.before(), day]).collect();
    days.insert(set.held_from);
    days.into_iter().filter(|day| *day >= set.held_from).collect()
}

/// Versions of one rule follow one another without a gap and without standing side by side.
fn versions(set: &RuleSet, troubles: &mut Vec<String>) {
    let ids: BTreeSet<&str> = set.rules.iter().map(|r| r.id.as_str()).collect();
    for id in ids {
        let mut of_id: Vec<_> = set.rules.iter().filter(|r| r.id == id).collect();
        of_id.sort_by_key(|r| r.from);
        for pair in of_id.windows(2) {
            let [earlier, later] = pair else { continue };
            match earlier.to {
                Some(to) if to == later.from => {}
                Some(to) if to < later.from => troubles.push(format!("{id}: no version from {to} to {}", later.from)),
                _ => troubles.push(format!("{id}: two versions on {}", later.from)),
            }
        }
    }
    // Two rows of a stage that ask the same are one rule under two names; the second is never reached.
    for (at, rule) in set.rules.iter().enumerate() {
        let twin = set.rules.iter().take(at).find(|r| {
            r.stage == rule.stage && r.when == rule.when && r.layer == rule.layer && r.then != Then::Note && r.in_force(rule.from)
        });
        if let Some(twin) = twin
            && rule.then != Then::Note
        {
            troubles.push(format!("{} and {} ask the same on {}", twin.id, rule.id, rule.from));
        }
    }
}
