//! What is posted on election day (§ 23-15-255): read from `data/law/ms/postings.toml`, each posting with its words and its state.

use std::collections::BTreeSet;

use serde::Deserialize;

use super::law_data::{LawError, LawSources};
use crate::domain::edition::Hash;
use crate::domain::law::{Confidence, DRAFT, Day, Layer, Reviewed};

const NAME: &str = "data/law/ms/postings.toml";
const TEXT: &str = include_str!("../../data/law/ms/postings.toml");

/// One thing that is posted.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Posting {
    /// Stable.
    pub id: String,
    /// How well known.
    pub confidence: Confidence,
    /// The section's own.
    pub words: String,
    /// In a plain sentence.
    pub text: String,
    /// What a person must check.
    pub check: String,
}

/// The list, with where it stands and who reviewed it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Postings {
    /// In a few words.
    pub title: String,
    /// No version is held for a day before this.
    pub held_from: Day,
    /// The section.
    pub cite: String,
    /// Whose word.
    pub layer: Layer,
    /// Key of `sources.toml`.
    pub source: String,
    /// The words that begin the section's list.
    pub words: String,
    #[serde(default)]
    reviewed: Option<Reviewed>,
    /// In the section's order.
    pub posting: Vec<Posting>,
    #[serde(skip, default = "nothing")]
    fingerprint: Hash,
}

fn nothing() -> Hash {
    Hash::of(&[])
}

impl Postings {
    /// The list of this program.
    ///
    /// # Errors
    /// [`LawError`]; the tests hold that there is none.
    pub fn read(sources: &LawSources) -> Result<Self, LawError> {
        Self::of(NAME, TEXT, sources)
    }

    /// A list as people write it.
    ///
    /// # Errors
    /// [`LawError`] names the file, the posting, what was found and what was expected.
    pub fn of(file: &str, text: &str, sources: &LawSources) -> Result<Self, LawError> {
        let refuse = |error: String| Err(LawError { file: file.to_owned(), error });
        let mut list: Self = toml::from_str(text).map_err(|e| LawError { file: file.to_owned(), error: e.to_string() })?;
        if !sources.contains_key(&list.source) {
            return refuse(format!("found source {:?}, expected a key of sources.toml", list.source));
        }
        if list.posting.is_empty() {
            return refuse("found no posting, expected one or more".to_owned());
        }
        let mut ids = BTreeSet::new();
        for posting in &list.posting {
            if !ids.insert(&posting.id) {
                return refuse(format!("{}: found this id twice", posting.id));
            }
            for (name, value) in [("words", &posting.words), ("text", &posting.text), ("check", &posting.check)] {
                if value.trim().is_empty() {
                    return refuse(format!("{}: found an empty `{name}`, expected a sentence", posting.id));
                }
            }
        }
        let said = [&list.title, &list.cite, &list.source, &list.words].map(String::as_str).join("\n");
        let postings = list.posting.iter().map(|p| [p.id.as_str(), p.confidence.word(), &p.words, &p.text, &p.check].join("\n"));
        let all: Vec<String> = [said, list.held_from.to_string(), list.layer.word().to_owned()].into_iter().chain(postings).collect();
        list.fingerprint = Hash::of(all.join("\n\n").as_bytes());
        Ok(list)
    }

    /// What a review is of: a hash of everything but the review.
    #[must_use]
    pub const fn fingerprint(&self) -> &Hash {
        &self.fingerprint
    }

    /// The review, if it is of this very list.
    #[must_use]
    pub fn review(&self) -> Option<&Reviewed> {
        self.reviewed.as_ref().filter(|r| r.rules == self.fingerprint)
    }

    /// What the sheet says of the review.
    #[must_use]
    pub fn reviewed_words(&self) -> String {
        match (self.review(), &self.reviewed) {
            (Some(r), _) => format!("Reviewed by {}, {}, on {}, through the {} session", r.name, r.office, r.date, r.through_session),
            (None, Some(_)) => format!("{DRAFT}: the list changed after the review"),
            (None, None) => DRAFT.to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;
    use crate::compile::law_data::sources;

    fn of(text: &str) -> Result<Postings, String> {
        Postings::of("f.toml", text, &sources().unwrap()).map_err(|e| e.to_string())
    }

    #[test]
    fn the_list_is_the_sections_in_its_order() {
        let list = Postings::read(&sources().unwrap()).unwrap();
        assert_eq!(list.posting.len(), 8);
        assert!(list.posting.first().unwrap().words.starts_with("A sample ballot") && list.posting.last().unwrap().words.starts_with("The acceptable forms"));
        assert_eq!(list.reviewed_words(), DRAFT);
    }

    #[test]
    fn a_list_that_is_wrong_is_named_with_its_posting() {
        assert!(of(TEXT).is_ok());
        for (found, put, says) in [
            ("source = \"C23\"", "source = \"X9\"", "f.toml: found source \"X9\", expected a key of sources.toml"),
            ("id = \"postings.hours\"", "id = \"postings.fraud\"", "f.toml: postings.fraud: found this id twice"),
            ("text = \"The acceptable forms of photo ID.\"", "text = \" \"", "f.toml: postings.acceptable-ids: found an empty `text`, expected a sentence"),
        ] {
            assert_eq!(of(&TEXT.replacen(found, put, 1)).unwrap_err(), says);
        }
        for (found, put, says) in [
            ("confidence = \"SEEN\"", "confidence = \"SURE\"", "unknown variant `SURE`, expected one of `SEEN`, `SEEN-2nd`, `DERIVED`, `MEMORY`, `UNSURE`"),
            ("held_from = \"2020-07-08\"", "held_from = \"2020-02-30\"", "expected a day that exists, such as 2026-11-03"),
            ("check = \"That § 23-15-255 still says so.\"\n", "", "missing field `check`"),
        ] {
            let said = of(&TEXT.replacen(found, put, 1)).unwrap_err();
            assert!(said.starts_with("f.toml: ") && said.contains(says), "{said}");
        }
        let head = TEXT.split("[[posting]]").next().unwrap();
        assert_eq!(of(&format!("{head}posting = []\n")).unwrap_err(), "f.toml: found no posting, expected one or more");
    }

    #[test]
    fn a_review_is_of_this_very_list() {
        let rules = of(TEXT).unwrap().fingerprint().to_string();
        let review = format!(
            "reviewed = {{ name = \"A. Made-Up\", office = \"Counsel\", date = \"2027-01-04\", through_session = \"2026\", rules = \"{rules}\" }}\nlayer ="
        );
        let reviewed = TEXT.replacen("layer =", &review, 1);
        assert_eq!(of(&reviewed).unwrap().reviewed_words(), "Reviewed by A. Made-Up, Counsel, on 2027-01-04, through the 2026 session");
        let changed = of(&reviewed.replacen("A sample ballot of this election.", "A sample ballot.", 1)).unwrap();
        assert_eq!(changed.reviewed_words(), "Draft, not reviewed by counsel: the list changed after the review");
        assert_eq!(changed.review(), None);
    }
}
