//! A precinct's name taken apart by the grammar of `data/formats/join.md`. Deciding what joins is rule.rs's job.

use super::vocabulary::{self, Kind};

/// One thing a name is made of, after the grammar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Part {
    /// An ordinary word, lower case, short forms written out.
    Word(String),
    /// A number without leading zeros.
    Number(String),
    /// `north`, `east`, `south`, `west`, `central`, `inside`, `outside`; compounds are two.
    Position(&'static str),
}

/// A name the grammar has read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Name {
    /// Letters and digits alone, lower case; a space only between two digits that touched nothing else.
    pub(super) plain: String,
    /// What it is made of, in the order written.
    pub(super) parts: Vec<Part>,
    /// The kinds of area it says it is.
    pub(super) kinds: Vec<Kind>,
}

impl Name {
    /// Reads a name.
    pub(super) fn read(text: &str) -> Self {
        Self::of_tokens(&tokens(text), plain(text))
    }

    /// The same name without the row's own code at its front or at its end, where it stands there and words are left.
    pub(super) fn without_code(text: &str, code: &str) -> Option<Self> {
        let (all, code) = (tokens(text), tokens(code));
        if code.is_empty() {
            return None;
        }
        let rest = all
            .strip_prefix(code.as_slice())
            .or_else(|| all.strip_suffix(code.as_slice()))?;
        let name = Self::of_tokens(rest, rest.concat());
        name.parts
            .iter()
            .any(|p| matches!(p, Part::Word(_)))
            .then_some(name)
    }

    fn of_tokens(tokens: &[String], plain: String) -> Self {
        let mut parts = Vec::new();
        let mut kinds = Vec::new();
        for (i, token) in tokens.iter().enumerate() {
            let before_number = tokens.get(i + 1).is_some_and(|next| is_number(next));
            if vocabulary::is_empty_word(token)
                || (before_number && vocabulary::is_number_sign(token))
            {
                continue;
            }
            if let Some(kind) = vocabulary::kind(token) {
                kinds.push(kind);
            } else if let Some(positions) = vocabulary::positions(token) {
                parts.extend(positions.iter().map(|p| Part::Position(p)));
            } else if let Some(number) = vocabulary::number(token) {
                parts.push(Part::Number(number.to_owned()));
            } else if is_number(token) {
                parts.push(Part::Number(token.clone()));
            } else if let Some(words) = vocabulary::long_form(token) {
                parts.extend(words.iter().map(|w| Part::Word((*w).to_owned())));
            } else {
                parts.push(Part::Word(token.clone()));
            }
        }
        kinds.sort_unstable();
        kinds.dedup();
        Self {
            plain,
            parts,
            kinds,
        }
    }

    /// Ordinary words, in order.
    pub(super) fn words(&self) -> Vec<&str> {
        self.parts
            .iter()
            .filter_map(|p| match p {
                Part::Word(w) => Some(w.as_str()),
                _ => None,
            })
            .collect()
    }

    /// Numbers, in order.
    pub(super) fn numbers(&self) -> Vec<&str> {
        self.parts
            .iter()
            .filter_map(|p| match p {
                Part::Number(n) => Some(n.as_str()),
                _ => None,
            })
            .collect()
    }

    /// Positions, sorted: where they stand in the name does not matter to the rules that ask.
    pub(super) fn positions(&self) -> Vec<&'static str> {
        let mut found: Vec<_> = self
            .parts
            .iter()
            .filter_map(|p| match p {
                Part::Position(p) => Some(*p),
                _ => None,
            })
            .collect();
        found.sort_unstable();
        found
    }

    /// The parts in order as one text: words run together (`black jack` = `blackjack`), the rest set apart.
    pub(super) fn in_order(&self) -> String {
        let mut out = String::new();
        for part in &self.parts {
            match part {
                Part::Word(w) => out.push_str(w),
                Part::Number(n) => out.extend(["#", n, "#"]),
                Part::Position(p) => out.extend(["<", p, ">"]),
            }
        }
        out
    }

    /// Words, then numbers, then positions: one text for the names that differ in word order only.
    pub(super) fn reordered(&self) -> String {
        let mut out = self.words().concat();
        for n in self.numbers() {
            out.extend(["#", n, "#"]);
        }
        for p in self.positions() {
            out.extend(["<", p, ">"]);
        }
        out
    }
}

/// Whether a name stands for no place at all: "PURGED VOTERS".
pub(in crate::compile) fn is_pseudo(text: &str) -> bool {
    vocabulary::is_pseudo(&tokens(text))
}

fn is_number(token: &str) -> bool {
    token.starts_with(|c: char| c.is_ascii_digit())
}

/// Letters and digits alone, so that equal plain forms differ in case, spaces and punctuation at most. Two numbers
/// never run together: `1-1 2` is not `11 2`.
fn plain(text: &str) -> String {
    let mut out = String::new();
    let mut gap = false;
    for c in folded(text) {
        if !c.is_alphanumeric() {
            gap = c != '\'';
            continue;
        }
        if gap && c.is_numeric() && out.ends_with(char::is_numeric) {
            out.push(' ');
        }
        gap = false;
        out.push(c);
    }
    out
}

/// Lower case, with every apostrophe written `'`.
fn folded(text: &str) -> impl Iterator<Item = char> + '_ {
    text.chars().flat_map(char::to_lowercase).map(|c| match c {
        '’' | '‘' | '`' | '´' => '\'',
        c => c,
    })
}

/// Words and numbers, lower case. Apostrophes close up, all other punctuation parts; digits part from letters, but
/// an ordinal's ending goes with its number; letters standing alone one after another are one word (`A.M.E.`).
fn tokens(text: &str) -> Vec<String> {
    let mut spaced = String::new();
    for c in folded(text) {
        match c {
            '\'' => {}
            '&' | '+' => spaced.push_str(" and "),
            '@' => spaced.push_str(" at "),
            c if c.is_alphanumeric() => spaced.push(c),
            _ => spaced.push(' '),
        }
    }
    let mut out: Vec<String> = Vec::new();
    let mut initials = false;
    for chunk in spaced.split_whitespace() {
        let single = chunk.chars().count() == 1 && !is_number(chunk);
        match out.last_mut() {
            Some(last) if single && initials => last.push_str(chunk),
            _ => split_digits(chunk, &mut out),
        }
        initials = single;
    }
    out
}

fn split_digits(chunk: &str, out: &mut Vec<String>) {
    let mut run = String::new();
    let mut runs: Vec<String> = Vec::new();
    for c in chunk.chars() {
        let turn = run
            .chars()
            .last()
            .is_some_and(|last| last.is_ascii_digit() != c.is_ascii_digit());
        if turn {
            runs.push(std::mem::take(&mut run));
        }
        run.push(c);
    }
    runs.push(run);
    let mut after_number = false;
    for run in runs {
        if is_number(&run) {
            let bare = run.trim_start_matches('0');
            out.push(if bare.is_empty() { "0" } else { bare }.to_owned());
            after_number = true;
        } else {
            if !(after_number && matches!(run.as_str(), "st" | "nd" | "rd" | "th")) {
                out.push(run);
            }
            after_number = false;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_grammar_reads_as_its_table_says() {
        for (one, other) in [
            ("Precinct 01", "1"),
            ("Biloxi # 8", "BILOXI 08"),
            ("Eupora No. 1", "EUPORA 1"),
            ("Dist. 5, Airport Precinct", "5 AIRPORT"),
            ("Dist. 3, Maryland Hgts. Precinct", "3 MARYLAND HEIGHTS"),
            ("Rolling Fork First District", "ROLLING FORK 1ST DISTRICT"),
            ("Hickory Flat Prec Dist 5", "HICKORY FLAT 5"),
            ("Beat One North", "ONE NORTH"),
            ("Ne Gwd", "NORTHEAST GREENWOOD"),
            ("N.E. Lamar", "north-east lamar"),
            (
                "Gluckstadt @ St Joe Catholic",
                "Gluckstadt at Saint Joe Catholic",
            ),
            ("Good Hope & Melba", "GOOD HOPE/MELBA"),
            ("Blackjack Community Center", "BLACK JACK COMM CNTR"),
            ("Mt Olivet Fire Dept.", "MOUNT OLIVET FIRE DEPARTMENT"),
            ("Son's Academy", "SONS ACADEMY"),
            ("N.D. Taylor Gym", "N D TAYLOR GYM"),
            ("Union V.F.D.", "UNION VOL FIRE DEPT"),
            ("Ft. Adams", "FORT ADAMS"),
            ("Old Jr. High", "OLD JUNIOR HIGH"),
            ("1A", "1-a"),
        ] {
            assert_eq!(
                Name::read(one).in_order(),
                Name::read(other).in_order(),
                "{one} / {other}"
            );
        }
    }

    #[test]
    fn what_differs_stays_different() {
        for (one, other) in [
            ("Precinct 1-2", "Precinct 2-1"),
            ("Precinct 12", "Precinct 1-2"),
            ("Harmony 1", "Harmony 2"),
            ("East Corinth", "West Corinth"),
            ("No Name", "Name"),
            ("N. D. Taylor", "North Taylor"),
            ("10", "100"),
        ] {
            assert_ne!(
                Name::read(one).reordered(),
                Name::read(other).reordered(),
                "{one} / {other}"
            );
        }
    }

    #[test]
    fn positions_move_and_compounds_are_two() {
        for (one, other) in [
            ("East Corinth", "CORINTH EAST"),
            ("North West Cleveland", "CLEVELAND NORTHWEST"),
            ("West-West Point", "WEST POINT WEST"),
            ("East Central Cleveland", "CLEVELAND EAST CENTRAL"),
            ("11-Granby", "GRANBY 11"),
            ("4th Distrct West Tylertown", "TYLERTOWN 4TH DISTRICT WEST"),
            ("Outside Long Beach", "LONG BEACH OUTSIDE"),
        ] {
            assert_eq!(
                Name::read(one).reordered(),
                Name::read(other).reordered(),
                "{one} / {other}"
            );
        }
    }

    #[test]
    fn the_code_comes_off_either_end_but_never_leaves_nothing() {
        let words = |text, code| Name::without_code(text, code).map(|n| n.in_order());
        assert_eq!(
            words("4-4 TEEN CENTER", "4-4").as_deref(),
            Some("teencenter")
        );
        assert_eq!(words("Algoma Al", "AL").as_deref(), Some("algoma"));
        assert_eq!(words("Pontotoc 1 P1", "P1").as_deref(), Some("pontotoc#1#"));
        assert_eq!(words("Precinct 01", "01"), None);
        assert_eq!(words("1-2", "2"), None);
        assert_eq!(words("Algoma", ""), None);
    }

    #[test]
    fn plain_names_never_run_numbers_together() {
        assert_eq!(plain("By-Pass  Fire"), plain("BYPASS FIRE"));
        assert_eq!(plain("Grant's Ferry"), plain("GRANTS FERRY"));
        assert_ne!(plain("1-1"), plain("11"));
    }

    #[test]
    fn pseudo_precincts_are_known_by_name() {
        assert!(is_pseudo("PURGED VOTERS") && is_pseudo("Invalid Addresses 9999"));
        assert!(!is_pseudo("Migration Hill") && !is_pseudo("Address"));
    }
}
