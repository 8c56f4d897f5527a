//! Reads the rules of law out of a body.

use super::{Body, InBody};
use crate::domain::edition::LawBook;
use crate::domain::law::{Condition, Confidence, Cure, Day, Decider, Layer, Reviewed, Rule, RuleSet, Then};

fields! {
    LawBook { schema, sets }
    RuleSet { question, title, held_from, rules, reviewed }
    Rule { id, stage, when, then, layer, confidence, cite, source, words, text, steps, decides, cure, check, from, to }
    Condition { fact, values }
    Reviewed { name, office, date, through_session, rules }
}

variants! {
    Layer { Statute, Rule, Guidance, Interpretation }
    Confidence { Seen, SeenSecond, Derived, Memory, Unsure }
    Decider { Bailiff, SecondOfficial, Clerk, Managers, Officials }
    Cure { ShowId, Religious }
}

impl InBody for Day {
    fn read(body: &mut Body<'_>) -> Self {
        String::read(body).parse().unwrap_or_else(|_| {
            body.refuse("found text that is no day");
            Self::FIRST
        })
    }
}

impl InBody for Then {
    fn read(body: &mut Body<'_>) -> Self {
        match body.variant(3) {
            0 => Self::Note,
            1 => Self::GoTo(u8::read(body)),
            _ => Self::End(u8::read(body)),
        }
    }
}
