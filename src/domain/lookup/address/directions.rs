//! The eight directions, and sets of them.

/// A set of north, south, east, west and the four between. Where in the name they stood is not kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Directions(u8);

const NAMES: [(&str, &str); 8] = [
    ("N", "NORTH"),
    ("S", "SOUTH"),
    ("E", "EAST"),
    ("W", "WEST"),
    ("NE", "NORTHEAST"),
    ("NW", "NORTHWEST"),
    ("SE", "SOUTHEAST"),
    ("SW", "SOUTHWEST"),
];

impl Directions {
    /// No direction.
    pub const NONE: Self = Self(0);

    /// One direction from its word, short or long; `NO` and `SO` as Mississippi's lists write them.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        let word = match word {
            "NO" => "N",
            "SO" | "STH" => "S",
            other => other,
        };
        NAMES
            .iter()
            .position(|(short, long)| *short == word || *long == word)
            .map(|bit| Self(1 << bit))
    }

    /// `NORTH EAST`, `N E` → `NE`.
    pub(super) fn between(first: &str, second: &str) -> Option<Self> {
        let (first, second) = (Self::of(first)?.short()?, Self::of(second)?.short()?);
        NAMES
            .iter()
            .position(|(short, _)| {
                short.len() == 2 && short.starts_with(first) && short.ends_with(second)
            })
            .map(|bit| Self(1 << bit))
    }

    /// Both sets.
    #[must_use]
    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// No direction at all.
    #[must_use]
    pub const fn is_none(self) -> bool {
        self.0 == 0
    }

    /// `N`, `NE`, … of those in the set, in a fixed order.
    pub fn names(self) -> impl Iterator<Item = &'static str> {
        NAMES
            .iter()
            .enumerate()
            .filter(move |(bit, _)| self.0 & (1 << bit) != 0)
            .map(|(_, (short, _))| *short)
    }

    /// `N` and `NORTH`, … of those in the set.
    pub(crate) fn names_and_words(self) -> impl Iterator<Item = (&'static str, &'static str)> {
        NAMES
            .into_iter()
            .enumerate()
            .filter(move |(bit, _)| self.0 & (1 << bit) != 0)
            .map(|(_, names)| names)
    }

    fn short(self) -> Option<&'static str> {
        self.names().next()
    }

    /// `NORTH` of a set of one.
    pub(super) fn long(self) -> Option<&'static str> {
        NAMES
            .iter()
            .enumerate()
            .find(|(bit, _)| self.0 == 1 << bit)
            .map(|(_, (_, long))| *long)
    }
}
