//! A sorted table of words and what they stand for, as one text: pointers to each word would weigh more than the words.

/// `WORD=MEANING;WORD=MEANING`, sorted by the words; a word that stands for itself has no `=`.
pub(super) struct WordTable(pub(super) &'static str);

impl WordTable {
    /// What the word stands for; by halves, over bytes, as every entry ends in a sign that no word has.
    pub(super) fn find(&self, word: &str) -> Option<&'static str> {
        let mut rest = self.0;
        while !rest.is_empty() {
            let bytes = rest.as_bytes();
            let middle = rest.len() / 2;
            let from = bytes.get(..middle)?.iter().rposition(|b| *b == b';').map_or(0, |at| at + 1);
            let to = bytes.get(middle..)?.iter().position(|b| *b == b';').map_or(rest.len(), |at| middle + at);
            let (known, meaning) = parted(rest.get(from..to)?);
            rest = match word.cmp(known) {
                std::cmp::Ordering::Equal => return Some(meaning),
                std::cmp::Ordering::Less => rest.get(..from.saturating_sub(1))?,
                std::cmp::Ordering::Greater => rest.get(to + 1..)?,
            };
        }
        None
    }

    /// The first word that stands for this.
    pub(super) fn word_for(&self, meaning: &str) -> Option<&'static str> {
        self.entries().find(|(_, found)| *found == meaning).map(|(word, _)| word)
    }

    /// All of them, in order.
    pub(super) fn entries(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        self.0.split(';').map(parted)
    }
}

fn parted(entry: &'static str) -> (&'static str, &'static str) {
    let at = entry.bytes().position(|b| b == b'=');
    let parts = at.and_then(|at| Some((entry.get(..at)?, entry.get(at + 1..)?)));
    parts.unwrap_or((entry, entry))
}

#[cfg(test)]
impl WordTable {
    /// Sorted, so that every word is found, and each once.
    pub(super) fn assert_in_order(&self) {
        let all: Vec<_> = self.entries().collect();
        assert!(all.is_sorted_by(|a, b| a.0 < b.0), "{all:?}");
        for (word, meaning) in all {
            assert_eq!(self.find(word), Some(meaning), "{word}");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_is_there_and_nothing_else() {
        let table = WordTable("A;B=BEE;BB=BABY;CD=DISC");
        table.assert_in_order();
        for absent in ["", "0", "AA", "BA", "BEE", "B=BEE", "BBB", "C", "CD=", "Z", ";", "=", "é"] {
            assert_eq!(table.find(absent), None, "{absent}");
        }
        assert_eq!(table.word_for("DISC"), Some("CD"));
        assert_eq!(table.word_for("A"), Some("A"));
        assert_eq!(WordTable("").find("A"), None);
        assert_eq!(WordTable("ONE=1").find("ONE"), Some("1"));
        assert_eq!(WordTable("ONE=1").find("TWO"), None);
    }
}
