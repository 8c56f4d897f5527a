//! A rule as data: when it holds, what follows, and the words, the place and the days it rests on.

use serde::{Deserialize, Serialize};

use super::{Day, Question};
use crate::domain::edition::Hash;

/// Whose word a rule is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Layer {
    /// The Code, or the Constitution.
    Statute,
    /// The Administrative Code.
    Rule,
    /// What the Secretary of State or local officials say; can be hidden, and changes no outcome of statute and rule.
    Guidance,
    /// An Attorney General's opinion, which advises, or this project's own reading where the text is silent.
    Interpretation,
}

/// How well a rule is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Confidence {
    /// The operative words were read.
    #[serde(rename = "SEEN")]
    Seen,
    /// Read in a report or a summary, not in the official text.
    #[serde(rename = "SEEN-2nd")]
    SeenSecond,
    /// Reasoned from words that were read.
    #[serde(rename = "DERIVED")]
    Derived,
    /// From general knowledge.
    #[serde(rename = "MEMORY")]
    Memory,
    /// Sources conflict, were cut off, or say nothing.
    #[serde(rename = "UNSURE")]
    Unsure,
}

impl Confidence {
    /// As the rules' files write it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Seen => "SEEN",
            Self::SeenSecond => "SEEN-2nd",
            Self::Derived => "DERIVED",
            Self::Memory => "MEMORY",
            Self::Unsure => "UNSURE",
        }
    }

    /// Whether an answer that rests on it may sound certain.
    #[must_use]
    pub const fn is_certain(self) -> bool {
        matches!(self, Self::Seen | Self::SeenSecond | Self::Derived)
    }
}

impl Layer {
    /// As outputs write it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Statute => "statute",
            Self::Rule => "rule",
            Self::Guidance => "guidance",
            Self::Interpretation => "interpretation",
        }
    }
}

/// Who decides where the rules leave it to a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Decider {
    /// The poll manager designated bailiff.
    Bailiff,
    /// Another official in the clerk's office.
    SecondOfficial,
    /// The circuit or municipal clerk.
    Clerk,
    /// The poll managers together.
    Managers,
    /// Those who review affidavit ballots: commissioners, or a party's committee in a primary.
    Officials,
}

/// What a voter can do after the election to complete an affidavit ballot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cure {
    /// Show ID, or get the free card.
    ShowId,
    /// Sign the Affidavit of Religious Objection.
    Religious,
}

/// What follows where a rule holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Then {
    /// Its words are added; the rows after it are still looked at.
    Note,
    /// This part is settled; on with a later stage.
    GoTo(u8),
    /// The end: an outcome of the question, by position.
    End(u8),
}

/// A fact, by position, and the values of it that fit, a bit each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Condition {
    /// Position among the question's facts.
    pub fact: u8,
    /// Bit n: the value at position n fits.
    pub values: u32,
}

/// A row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rule {
    /// Stable; versions of one rule share it and differ in their days.
    pub id: String,
    /// Rows of one stage stand together; the first that holds settles the stage.
    pub stage: u8,
    /// All must fit.
    pub when: Vec<Condition>,
    /// What follows.
    pub then: Then,
    /// Whose word.
    pub layer: Layer,
    /// How well known.
    pub confidence: Confidence,
    /// Section, rule or opinion.
    pub cite: String,
    /// Keys of `sources.toml`.
    pub source: String,
    /// The words it obeys, quoted; empty where no text was read.
    pub words: String,
    /// What it says, in a plain sentence.
    pub text: String,
    /// What to do, in order. `{confer}` is a whole step; `{clerk}` and `{cure}` are filled in.
    pub steps: Vec<String>,
    /// Who decides, where it is left to a person.
    pub decides: Option<Decider>,
    /// What completes an affidavit ballot.
    pub cure: Option<Cure>,
    /// What a person must check before release; empty where nothing.
    pub check: String,
    /// First day.
    pub from: Day,
    /// The day from which it no longer holds.
    pub to: Option<Day>,
}

impl Rule {
    /// Whether this version holds on a day.
    #[must_use]
    pub fn in_force(&self, on: Day) -> bool {
        self.from <= on && self.to.is_none_or(|to| on < to)
    }
}

/// Who reviewed a set of rules.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reviewed {
    /// Counsel.
    pub name: String,
    /// Their office.
    pub office: String,
    /// When.
    pub date: Day,
    /// The last session of the Legislature looked at.
    pub through_session: String,
    /// Fingerprint of the rules as they were reviewed: [`RuleSet::fingerprint`].
    pub rules: Hash,
}

/// The rules of one question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RuleSet {
    /// Which question, by its position in [`Question::ALL`].
    pub question: u8,
    /// In a few words.
    pub title: String,
    /// No version is held for a day before this.
    pub held_from: Day,
    /// By stage.
    pub rules: Vec<Rule>,
    /// Who reviewed it; nobody yet without.
    pub reviewed: Option<Reviewed>,
}

impl RuleSet {
    /// The question they answer.
    #[must_use]
    pub fn question(&self) -> Option<Question> {
        Question::ALL.get(usize::from(self.question)).copied()
    }

    /// What a review is of: a hash of everything but the review.
    ///
    /// # Errors
    /// Only if postcard cannot serialise, which these types do not allow.
    pub fn fingerprint(&self) -> Result<Hash, String> {
        let bytes = postcard::to_allocvec(&(self.question, &self.title, self.held_from, &self.rules)).map_err(|e| e.to_string())?;
        Ok(Hash::of(&bytes))
    }

    /// The review, if it is of these very rules.
    #[must_use]
    pub fn review(&self) -> Option<&Reviewed> {
        self.reviewed.as_ref().filter(|review| self.fingerprint().is_ok_and(|f| f == review.rules))
    }

    /// What every line and page says of the review.
    #[must_use]
    pub fn reviewed_words(&self) -> String {
        match (self.review(), &self.reviewed) {
            (Some(Reviewed { name, office, date, through_session, .. }), _) => {
                format!("Reviewed by {name}, {office}, on {date}, through the {through_session} session")
            }
            (None, Some(_)) => format!("{DRAFT}: the rules changed after the review"),
            (None, None) => DRAFT.to_owned(),
        }
    }

    /// Checks what types cannot: positions, order of stages, days.
    ///
    /// # Errors
    /// The rule, what was found and what was expected.
    pub fn check(&self) -> Result<(), String> {
        let question = self.question().ok_or_else(|| format!("found question {}, expected one of {}", self.question, Question::ALL.len()))?;
        let facts = question.facts();
        let mut stage = 0;
        for rule in &self.rules {
            let refuse = |what: String| Err(format!("{}: {what}", rule.id));
            if rule.stage < stage {
                return refuse(format!("found stage {} after {stage}, expected rows in the order of their stages", rule.stage));
            }
            stage = rule.stage;
            for c in &rule.when {
                let room = facts.get(usize::from(c.fact)).map(|f| f.values.len());
                if c.values == 0 || room.is_none_or(|room| room < 32 && c.values >> room != 0) {
                    return refuse(format!("found a condition on fact {} that it cannot have", c.fact));
                }
            }
            match rule.then {
                Then::GoTo(to) if to <= rule.stage => return refuse(format!("found a way from stage {} to {to}, expected a later one", rule.stage)),
                Then::End(at) if usize::from(at) >= question.outcomes().len() => return refuse("found an outcome that the question has not".to_owned()),
                _ => {}
            }
            if rule.from < self.held_from || rule.to.is_some_and(|to| to <= rule.from) {
                return refuse("found days that end before they begin, or begin before the set is held".to_owned());
            }
        }
        Ok(())
    }
}

/// What stands where nobody reviewed.
pub const DRAFT: &str = "Draft, not reviewed by counsel";
