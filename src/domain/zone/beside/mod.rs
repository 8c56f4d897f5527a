//! The law beside the line: the words of the two sections, and what they and the guidance say of what people do there.
//!
//! Plain data for the page, there before any edition is. Each [`ConductRule`] bears the id of the fact in
//! `data/law/ms/conduct.toml`; `tests/law_beside_the_line.rs` holds citation, layer and certainty against the rules there. The
//! engine of `domain/law` takes over where the page has an edition's rules at hand.

mod conduct;
mod sections;

use serde::Serialize;

pub use sections::{SECTION_245, SECTION_895, Section};

/// Whose words something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Layer {
    /// The legislature's.
    Statute,
    /// The Secretary of State's reminders and releases. Not law.
    Guidance,
    /// The Attorney General's opinions. Advice, not law.
    Interpretation,
    /// What local officials were reported to do.
    Practice,
}

/// Which line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum LawLine {
    /// § 23-15-245.
    Thirty,
    /// § 23-15-895.
    OneFifty,
}

/// Where one stands. The room is within the 30 feet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Where {
    /// In the room in which the election is held, or within 30 feet of it.
    Thirty,
    /// Within 150 feet of an entrance.
    OneFifty,
    /// Farther off.
    Beyond,
}

/// What people do, and what is said of it at each distance. Fields as in `src/wasm/manager.ts`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ConductRule {
    /// As `data/law/ms/conduct.toml` calls it.
    pub id: &'static str,
    /// In words.
    pub conduct: &'static str,
    /// Within 30 feet and in the room; none where nothing is said.
    pub thirty: Option<&'static str>,
    /// Within 150 feet.
    pub one_fifty: Option<&'static str>,
    /// Farther off.
    pub beyond: Option<&'static str>,
    /// The citation.
    pub section: &'static str,
    /// Whose words they are.
    pub layer: Layer,
    /// Whether the official words were read; if not, a newspaper's or a reprint's, and the text says so or claims less.
    pub sure: bool,
}

impl ConductRule {
    /// What is said where one stands.
    #[must_use]
    pub const fn says(&self, place: Where) -> Option<&'static str> {
        match place {
            Where::Thirty => self.thirty,
            Where::OneFifty => self.one_fifty,
            Where::Beyond => self.beyond,
        }
    }
}

/// One reading of one line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LawText {
    /// Which.
    pub line: LawLine,
    /// The citation.
    pub section: &'static str,
    /// Whose words.
    pub layer: Layer,
    /// The operative words, verbatim; empty where only a report of them was read.
    pub words: &'static str,
    /// What they come to on the ground.
    pub reading: &'static str,
}

/// All of it, the same for every place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Law {
    /// Both readings of both lines.
    pub texts: Vec<LawText>,
    /// What people do.
    pub conduct: Vec<ConductRule>,
    /// Nobody has reviewed it.
    pub draft: bool,
}

impl Law {
    /// As of the sources named in the files of this folder.
    #[must_use]
    pub fn of_mississippi() -> Self {
        Self { texts: sections::texts(), conduct: conduct::rules(), draft: true }
    }

    /// What is said where one stands: the rule, and its words there.
    pub fn at(&self, place: Where) -> impl Iterator<Item = (&ConductRule, &'static str)> {
        self.conduct.iter().filter_map(move |rule| Some((rule, rule.says(place)?)))
    }
}
