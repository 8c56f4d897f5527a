//! The rules of `data/law/ms`, as they were when this program was built, read into the domain's types.

mod row;

use crate::domain::law::{Question, RuleSet};

/// File name and text, in the order of [`Question::ALL`].
const FILES: &[(&str, &str)] = &[
    ("data/law/ms/id.toml", include_str!("../../../data/law/ms/id.toml")),
    ("data/law/ms/pollbook.toml", include_str!("../../../data/law/ms/pollbook.toml")),
    ("data/law/ms/presence.toml", include_str!("../../../data/law/ms/presence.toml")),
    ("data/law/ms/conduct.toml", include_str!("../../../data/law/ms/conduct.toml")),
    ("data/law/ms/challenge.toml", include_str!("../../../data/law/ms/challenge.toml")),
    ("data/law/ms/assistance.toml", include_str!("../../../data/law/ms/assistance.toml")),
    ("data/law/ms/curbside.toml", include_str!("../../../data/law/ms/curbside.toml")),
];

/// The keys of sources, with what they are and where.
const SOURCES: &str = include_str!("../../../data/law/ms/sources.toml");

/// A file of rules that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}: {error}")]
pub struct LawError {
    /// Which file.
    pub file: String,
    /// What was found and expected.
    pub error: String,
}

/// A source that rules cite by its key.
#[derive(Debug, Clone, PartialEq, Eq, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LawSource {
    /// What it is.
    pub title: String,
    /// Where.
    #[serde(default)]
    pub address: String,
    /// Of which day the copy is.
    pub copy: String,
}

/// The sources, by key.
pub type LawSources = std::collections::BTreeMap<String, LawSource>;

/// All rule sets, one a question.
///
/// # Errors
/// [`LawError`]; the tests hold that the files of this program have none.
pub fn rule_sets() -> Result<Vec<RuleSet>, LawError> {
    let sources = sources()?;
    FILES.iter().map(|(file, text)| read(file, text, &sources)).collect()
}

/// The sources that rules cite.
///
/// # Errors
/// [`LawError`].
pub fn sources() -> Result<LawSources, LawError> {
    toml::from_str(SOURCES).map_err(|e| LawError { file: "data/law/ms/sources.toml".to_owned(), error: e.to_string() })
}

/// Reads one file of rules.
///
/// # Errors
/// [`LawError`] names the file, the rule and the field.
pub fn read(file: &str, text: &str, sources: &LawSources) -> Result<RuleSet, LawError> {
    row::read(text, sources).map_err(|error| LawError { file: file.to_owned(), error })
}

/// The rules of one question.
///
/// # Errors
/// [`LawError`].
pub fn rule_set(question: Question) -> Result<RuleSet, LawError> {
    let file = format!("data/law/ms/{}.toml", question.word());
    let none = || LawError { file: file.clone(), error: "found no such rules in this program".to_owned() };
    let (name, text) = FILES.iter().find(|(name, _)| *name == file).ok_or_else(none)?;
    read(name, text, &sources()?)
}

#[cfg(test)]
mod tests;
