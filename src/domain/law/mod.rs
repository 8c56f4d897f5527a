//! The law as data: typed facts that are finite, rules in order with their words and days, and the engine that applies
//! and proves them.
//!
//! Reading order: `day` (dates on documents), `question` and `facts` (what can be asked), `rule` (what a row is), `engine`
//! (which rows hold), `ruling` (the answer in words), `page` (asked step by step), `proof` (that no combination of facts ends nowhere). The rules
//! themselves are `data/law/`, written down in `data/formats/law.md`.

mod day;
mod engine;
mod facts;
mod page;
mod proof;
mod question;
mod rule;
mod ruling;

pub use day::{DatesError, Day, DayError, Printed, document_dates, first_issue_day};
pub use engine::{Considered, Guidance, NoAnswer, Path, decide, walk};
pub use facts::{FactError, Facts};
pub use page::{LawAnswer, LawQuestion, answer};
pub use proof::Proof;
pub use question::{CONDUCT, DOCUMENTS, ELECTION_TYPES, Fact, Question, ROLES};
pub use rule::{Condition, Confidence, Cure, DRAFT, Decider, Layer, Reviewed, Rule, RuleSet, Then};
pub use ruling::{AskedBy, Asked, Clerk, Reason, Ruling, STATE_LINE, TraceRow, rule};
