//! Which role speaks for a target: 5.6.7 of the specification, a walk in order and in depth over the delegations.

use super::Trusted;
use crate::domain::edition::Expected;

/// No search visits more roles.
const MOST_ROLES: usize = 32;

/// A search for a target. It fetches nothing: where a role is not at hand it says which.
#[derive(Debug, Clone)]
pub struct Search {
    name: String,
    /// Roles still to visit, the next one last, each with who delegates to it.
    ahead: Vec<(String, String)>,
    visited: Vec<String>,
}

/// A step of a search.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Searched {
    /// This role is wanted first; `by` delegates to it.
    Load {
        /// The role.
        role: String,
        /// Who delegates to it.
        by: String,
    },
    /// What the target's bytes must be.
    Found(Expected),
    /// No role vouches for it.
    Nowhere,
}

impl Search {
    /// For a target.
    #[must_use]
    pub fn new(name: &str) -> Self {
        Self { name: name.to_owned(), ahead: vec![("targets".to_owned(), "root".to_owned())], visited: Vec::new() }
    }

    /// Goes on as far as the metadata at hand leads.
    pub fn step(&mut self, trusted: &Trusted) -> Searched {
        while let Some((role, by)) = self.ahead.pop() {
            // A role reached twice has been asked already: circles end.
            if self.visited.contains(&role) {
                continue;
            }
            if self.visited.len() >= MOST_ROLES {
                break;
            }
            let Some(targets) = trusted.targets(&role) else {
                self.ahead.push((role.clone(), by.clone()));
                return Searched::Load { role, by };
            };
            if let Some(expected) = targets.target(&self.name) {
                return Searched::Found(expected.clone());
            }
            self.visited.push(role.clone());
            let mut children = Vec::new();
            for delegation in targets.delegations().iter().filter(|d| d.covers(&self.name)) {
                children.push((delegation.role.clone(), role.clone()));
                if delegation.terminating {
                    self.ahead.clear();
                    break;
                }
            }
            self.ahead.extend(children.into_iter().rev());
        }
        Searched::Nowhere
    }
}
