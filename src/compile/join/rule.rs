//! The rules that may join a row to a polygon, strongest first, each as a test of one pair. Uniqueness is mod.rs's job.

use super::name::Name;
use super::vocabulary;

/// Why a row and a polygon were joined. In order: no rule is asked while a stronger one has an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rule {
    /// The source that has the polygon names the row's code itself.
    Named,
    /// Equal letters and digits, in order: only case, spaces and punctuation differ.
    EqualNames,
    /// Equal after the grammar: generic words gone, numbers and short forms written one way; same order.
    SameWords,
    /// Equal words in order and numbers in order; positions ("East", "Central") and numbers stand elsewhere.
    WordOrder,
    /// As `WordOrder`, once the row's own code is taken off the front or the end of one name or of both.
    OwnCode,
    /// All words of one name are among the other's, nothing contradicts, and neither fits another in the whole county.
    Contained,
    /// A row of the corrections file.
    Correction,
}

impl Rule {
    /// The rules of the grammar, strongest first.
    pub const GRAMMAR: [Self; 5] = [
        Self::EqualNames,
        Self::SameWords,
        Self::WordOrder,
        Self::OwnCode,
        Self::Contained,
    ];

    /// Stable name, as the report and `data/formats/join.md` write it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Named => "named",
            Self::EqualNames => "equal-names",
            Self::SameWords => "same-words",
            Self::WordOrder => "word-order",
            Self::OwnCode => "own-code",
            Self::Contained => "contained",
            Self::Correction => "correction",
        }
    }
}

/// A side of a pair: its name, and the name without the row's code where the code stood in it.
#[derive(Debug)]
pub(super) struct Side<'a> {
    pub(super) name: &'a Name,
    pub(super) bare: Option<Name>,
}

/// Whether the rule lets this row and this polygon meet.
pub(super) fn fits(rule: Rule, row: &Side<'_>, polygon: &Side<'_>) -> bool {
    match rule {
        Rule::EqualNames => !row.name.plain.is_empty() && row.name.plain == polygon.name.plain,
        Rule::SameWords => {
            same(row.name.in_order(), polygon.name.in_order())
                && kinds_agree(row.name, polygon.name)
        }
        Rule::WordOrder => reordered(row.name, polygon.name),
        Rule::OwnCode => pairs(row, polygon).any(|(a, b)| reordered(a, b)),
        // Off both or off neither: "Harmony 1" without its code 1 would fit "Harmony 2".
        Rule::Contained => {
            let bare = row.bare.as_ref().zip(polygon.bare.as_ref());
            std::iter::once((row.name, polygon.name))
                .chain(bare)
                .any(|(a, b)| contains(a, b) || contains(b, a))
        }
        Rule::Named | Rule::Correction => false,
    }
}

/// Both names as written, and each way of taking the code off.
fn pairs<'a>(
    row: &'a Side<'_>,
    polygon: &'a Side<'_>,
) -> impl Iterator<Item = (&'a Name, &'a Name)> {
    let rows = std::iter::once(row.name).chain(row.bare.as_ref());
    rows.flat_map(|a| {
        std::iter::once(polygon.name)
            .chain(polygon.bare.as_ref())
            .map(move |b| (a, b))
    })
}

fn same(one: String, other: String) -> bool {
    !one.is_empty() && one == other
}

fn reordered(one: &Name, other: &Name) -> bool {
    same(one.reordered(), other.reordered()) && kinds_agree(one, other)
}

/// "Beat 1" is not "District 1"; but either may be plain "1".
fn kinds_agree(one: &Name, other: &Name) -> bool {
    one.kinds.is_empty()
        || other.kinds.is_empty()
        || one.kinds.iter().any(|k| other.kinds.contains(k))
}

/// Whether all that `short` says `long` says too, `short` names more than a kind of building, and numbers, positions
/// and kinds do not contradict: equal, or missing on one side.
fn contains(long: &Name, short: &Name) -> bool {
    let mut left = long.words();
    for word in short.words() {
        match left.iter().position(|w| *w == word) {
            Some(at) => left.swap_remove(at),
            None => return false,
        };
    }
    short
        .words()
        .iter()
        .any(|w| !vocabulary::is_common(w) && w.chars().count() > 1)
        && silent_or_equal(&long.numbers(), &short.numbers())
        && silent_or_equal(&long.positions(), &short.positions())
        && kinds_agree(long, short)
}

fn silent_or_equal(one: &[&str], other: &[&str]) -> bool {
    one.is_empty() || other.is_empty() || one == other
}

#[cfg(test)]
mod tests {
    use super::*;

    fn strongest(row: &str, code: &str, polygon: &str) -> Option<Rule> {
        let (r, p) = (Name::read(row), Name::read(polygon));
        let row = Side {
            name: &r,
            bare: Name::without_code(row, code),
        };
        let polygon = Side {
            name: &p,
            bare: Name::without_code(polygon, code),
        };
        Rule::GRAMMAR
            .into_iter()
            .find(|rule| fits(*rule, &row, &polygon))
    }

    #[test]
    fn each_rule_has_its_own_work() {
        for (row, code, polygon, want) in [
            ("Court House", "1", "COURTHOUSE", Some(Rule::EqualNames)),
            ("Derma # 4", "8", "DERMA 4", Some(Rule::EqualNames)),
            ("Precinct 01", "01", "01", Some(Rule::SameWords)),
            (
                "Panola County Extension Bldg",
                "1",
                "PANOLA CO EXT BUILDING",
                Some(Rule::SameWords),
            ),
            ("West Union", "202", "UNION WEST", Some(Rule::WordOrder)),
            ("Teen Center", "4-4", "4-4 TEEN CENTER", Some(Rule::OwnCode)),
            (
                "East Bentonia",
                "1-2",
                "1-2 BENTONIA EAST",
                Some(Rule::OwnCode),
            ),
            ("Zion Z", "Z", "ZION", Some(Rule::OwnCode)),
            (
                "Bayou View",
                "2091",
                "GULFPORT 12 BAYOU VIEW",
                Some(Rule::Contained),
            ),
            (
                "238 - Marion",
                "238",
                "238 - EAST MARION",
                Some(Rule::Contained),
            ),
        ] {
            assert_eq!(strongest(row, code, polygon), want, "{row} / {polygon}");
        }
    }

    #[test]
    fn no_rule_joins_what_contradicts() {
        for (row, code, polygon) in [
            ("Beat 1", "1", "DISTRICT 1"),
            ("East Marion", "1", "WEST MARION"),
            ("Harmony 1", "1", "HARMONY 2"),
            ("Bassfield 26", "26", "BASSFIELD 31"),
            ("Fire Station", "1", "FARMHAVEN FIRE STATION"),
            ("Cedar Hill", "P201", "OAK HILL VETERANS PARK"),
            (
                "126 - Gracepointe Fellowship",
                "126",
                "126 - ANDREWS CHAPEL",
            ),
            ("1-2", "9", "2-1"),
            ("County Precinct", "1", ""),
            ("", "", ""),
        ] {
            assert_eq!(strongest(row, code, polygon), None, "{row} / {polygon}");
        }
    }
}
