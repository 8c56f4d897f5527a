//! Which issue of whose card holds: a table the office keeps, `voter,issue,state`. A card that was lost gets the next issue, and
//! the old code opens nothing from the next epoch on.

use std::collections::BTreeMap;
use std::path::Path;

use crate::compile::sources::limits;

/// One voter's card.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Card {
    /// 1 for the first.
    pub issue: u32,
    /// Taken back, without a new one.
    pub revoked: bool,
}

/// All cards of a series, by the roll's id of the voter.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cards {
    cards: BTreeMap<String, Card>,
}

/// What is wrong with the table, or with what is asked of it.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum CardsError {
    /// The file or a row of it.
    #[error("{file}: {message}")]
    File {
        /// As it was named.
        file: String,
        /// What was found and what was expected.
        message: String,
    },
    /// Nobody's card.
    #[error("found no card of {option} among the cards of this series, expected a voter who has one")]
    Unknown {
        /// What was asked.
        option: String,
    },
}

/// The header, and the only one.
const HEADER: [&str; 3] = ["voter", "issue", "state"];

impl Cards {
    /// Reads the table; a file that is not there is a series without cards yet.
    ///
    /// # Errors
    /// [`CardsError`].
    pub fn read(path: &Path) -> Result<Self, CardsError> {
        if !path.exists() {
            return Ok(Self::default());
        }
        let file = path.display().to_string();
        let error = |message: String| CardsError::File { file: file.clone(), message };
        let bytes = limits::load(path, &file).map_err(|e| error(e.message))?;
        let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(bytes.as_slice());
        let mut cards = BTreeMap::new();
        let mut first = true;
        for record in reader.records() {
            let record = record.map_err(|e| error(format!("found a row that cannot be read: {e}")))?;
            let line = record.position().map_or(0, csv::Position::line);
            if std::mem::take(&mut first) {
                if record.iter().ne(HEADER) {
                    return Err(error(format!("found another header, expected {}", HEADER.join(","))));
                }
                continue;
            }
            let cells: Vec<&str> = record.iter().collect();
            let &[voter, issue, state] = cells.as_slice() else {
                return Err(error(format!("row {line}: found {} cells, expected {}", cells.len(), HEADER.len())));
            };
            let issue = issue.parse().ok().filter(|n| *n > 0);
            let revoked = ["issued", "revoked"].iter().position(|s| *s == state);
            let (Some(issue), Some(revoked), false) = (issue, revoked, voter.is_empty()) else {
                return Err(error(format!("row {line}: expected a voter's id, an issue from 1 on, and issued or revoked")));
            };
            if cards.insert(voter.to_owned(), Card { issue, revoked: revoked == 1 }).is_some() {
                return Err(error(format!("row {line}: found a voter for the second time, expected each once")));
            }
        }
        if first {
            return Err(error(format!("found an empty file, expected the header {}", HEADER.join(","))));
        }
        Ok(Self { cards })
    }

    /// The table's bytes, in order of the ids.
    #[must_use]
    pub fn bytes(&self) -> Vec<u8> {
        let mut out = HEADER.join(",");
        out.push('\n');
        for (voter, card) in &self.cards {
            // Ids have no sign that CSV would have to quote.
            out.extend([voter.as_str(), ",", &card.issue.to_string(), ",", if card.revoked { "revoked" } else { "issued" }, "\n"]);
        }
        out.into_bytes()
    }

    /// The card of a voter.
    #[must_use]
    pub fn of(&self, voter: &str) -> Option<Card> {
        self.cards.get(voter).copied()
    }

    /// The first card, where the voter has none yet.
    pub fn issue_first(&mut self, voter: &str) -> Option<Card> {
        if self.cards.contains_key(voter) {
            return None;
        }
        let card = Card { issue: 1, revoked: false };
        self.cards.insert(voter.to_owned(), card);
        Some(card)
    }

    /// The next card of a voter; the one before opens nothing from the next epoch on.
    ///
    /// # Errors
    /// The voter has no card.
    pub fn issue_again(&mut self, voter: &str) -> Result<Card, CardsError> {
        let card = self.cards.get_mut(voter).ok_or_else(|| CardsError::Unknown { option: format!("--reissue {voter}") })?;
        *card = Card { issue: card.issue.saturating_add(1), revoked: false };
        Ok(*card)
    }

    /// Takes a card back.
    ///
    /// # Errors
    /// The voter has no card.
    pub fn revoke(&mut self, voter: &str) -> Result<(), CardsError> {
        let card = self.cards.get_mut(voter).ok_or_else(|| CardsError::Unknown { option: format!("--revoke {voter}") })?;
        card.revoked = true;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]
    use super::*;

    #[test]
    fn issues_only_rise_and_are_read_back() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("cards.csv");
        let mut cards = Cards::read(&path).unwrap();
        assert_eq!(cards.issue_first("b").map(|c| c.issue), Some(1));
        assert_eq!(cards.issue_first("b"), None);
        cards.issue_first("a");
        cards.revoke("a").unwrap();
        assert_eq!(cards.issue_again("b").unwrap(), Card { issue: 2, revoked: false });
        assert!(cards.issue_again("c").is_err() && cards.revoke("c").is_err());
        assert_eq!(String::from_utf8(cards.bytes()).unwrap(), "voter,issue,state\na,1,revoked\nb,2,issued\n");
        std::fs::write(&path, cards.bytes()).unwrap();
        assert_eq!(Cards::read(&path).unwrap(), cards);
        assert_eq!(cards.issue_again("a").unwrap(), Card { issue: 2, revoked: false });
    }

    #[test]
    fn a_table_that_is_none_is_named_by_its_row() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("cards.csv");
        for (text, part) in [
            ("", "empty"),
            ("voter,issue\n", "another header"),
            ("voter,issue,state\na,0,issued\n", "row 2"),
            ("voter,issue,state\na,1,issued\na,2,issued\n", "row 3"),
            ("voter,issue,state\na,1,lost\n", "row 2"),
            ("voter,issue,state\na,1\n", "row 2"),
            ("voter,issue,state\na,99999999999,issued\n", "row 2"),
        ] {
            std::fs::write(&path, text).unwrap();
            let error = Cards::read(&path).unwrap_err().to_string();
            assert!(error.contains(part), "{text:?}: {error}");
        }
    }
}
