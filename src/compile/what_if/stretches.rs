//! Two sets of number ranges cut at all their ends: pieces in which neither changes.

use crate::domain::edition::{NumberRange, Parity};

/// A range and what it means: a position in its side's list of meanings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Stretch {
    pub low: u32,
    pub high: u32,
    pub parity: Parity,
    pub means: usize,
}

impl Stretch {
    pub(super) fn of(range: &NumberRange, means: usize) -> Self {
        Self { low: range.low, high: range.high, parity: range.parity, means }
    }
}

/// Numbers of one parity with the same meanings throughout.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece {
    pub low: u32,
    pub high: u32,
    pub odd: bool,
    /// Meanings of the one side, each once, in order.
    pub old: Vec<usize>,
    /// And of the other.
    pub new: Vec<usize>,
}

impl Piece {
    pub(super) const fn numbers(&self) -> u32 {
        (self.high - self.low) / 2 + 1
    }
}

/// The pieces of both sides, even numbers first; numbers that neither holds are in none.
pub(super) fn compared(old: &[Stretch], new: &[Stretch]) -> Vec<Piece> {
    [false, true].into_iter().flat_map(|odd| of_parity(old, new, odd)).collect()
}

fn of_parity(old: &[Stretch], new: &[Stretch], odd: bool) -> Vec<Piece> {
    let sides = [trimmed(old, odd), trimmed(new, odd)];
    // Every number at which something begins, or has just ended.
    let mut cuts: Vec<u64> = sides.iter().flatten().flat_map(|(low, high, _)| [u64::from(*low), u64::from(*high) + 2]).collect();
    cuts.sort_unstable();
    cuts.dedup();
    let mut out: Vec<Piece> = Vec::new();
    for pair in cuts.windows(2) {
        let &[from, to] = pair else { continue };
        let (Ok(low), Ok(high)) = (u32::try_from(from), u32::try_from(to - 2)) else { continue };
        let held = |side: &[(u32, u32, usize)]| {
            let mut means: Vec<usize> = side.iter().filter(|(l, h, _)| *l <= low && high <= *h).map(|s| s.2).collect();
            means.sort_unstable();
            means.dedup();
            means
        };
        let [old, new] = [held(&sides[0]), held(&sides[1])];
        if old.is_empty() && new.is_empty() {
            continue;
        }
        match out.last_mut() {
            Some(last) if u64::from(last.high) + 2 == from && last.old == old && last.new == new => last.high = high,
            _ => out.push(Piece { low, high, odd, old, new }),
        }
    }
    out
}

/// The ranges that hold numbers of this parity, from the first to the last such number.
fn trimmed(side: &[Stretch], odd: bool) -> Vec<(u32, u32, usize)> {
    let fits = |s: &&Stretch| match s.parity {
        Parity::Both => true,
        Parity::Even => !odd,
        Parity::Odd => odd,
    };
    let first = |n: u32| if (n % 2 == 1) == odd { Some(n) } else { n.checked_add(1) };
    let last = |n: u32| if (n % 2 == 1) == odd { Some(n) } else { n.checked_sub(1) };
    let all = side.iter().filter(fits).filter_map(|s| Some((first(s.low)?, last(s.high)?, s.means)));
    all.filter(|(low, high, _)| low <= high).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        /// Against each number asked by itself.
        #[test]
        fn every_number_is_in_the_piece_that_says_what_its_ranges_say(
            old in proptest::collection::vec((0u32..60, 0u32..30, 0u8..3, 0usize..3), 0..6),
            new in proptest::collection::vec((0u32..60, 0u32..30, 0u8..3, 0usize..3), 0..6),
        ) {
            let side = |rows: &[(u32, u32, u8, usize)]| -> Vec<Stretch> {
                rows.iter().map(|(low, long, parity, means)| Stretch {
                    low: *low,
                    high: low + long,
                    parity: match parity { 0 => Parity::Even, 1 => Parity::Odd, _ => Parity::Both },
                    means: *means,
                }).collect()
            };
            let (old, new) = (side(&old), side(&new));
            let pieces = compared(&old, &new);
            for number in 0..100u32 {
                let twin = |side: &[Stretch]| {
                    let holds = |s: &&Stretch| s.low <= number && number <= s.high && match s.parity {
                        Parity::Both => true,
                        Parity::Even => number % 2 == 0,
                        Parity::Odd => number % 2 == 1,
                    };
                    let mut means: Vec<usize> = side.iter().filter(holds).map(|s| s.means).collect();
                    means.sort_unstable();
                    means.dedup();
                    means
                };
                let holding: Vec<&Piece> = pieces.iter()
                    .filter(|p| p.low <= number && number <= p.high && p.odd == (number % 2 == 1)).collect();
                let want = (twin(&old), twin(&new));
                if want.0.is_empty() && want.1.is_empty() {
                    proptest::prop_assert!(holding.is_empty(), "{number}");
                } else {
                    proptest::prop_assert_eq!(holding.len(), 1, "{}", number);
                    let found = holding.first().map(|p| (p.old.clone(), p.new.clone()));
                    proptest::prop_assert_eq!(found, Some(want), "{}", number);
                }
            }
            let counted: u32 = pieces.iter().map(Piece::numbers).sum();
            let held = (0..100u32).filter(|n| pieces.iter().any(|p| p.low <= *n && *n <= p.high && p.odd == (n % 2 == 1))).count();
            proptest::prop_assert_eq!(usize::try_from(counted).ok(), Some(held));
        }
    }
}
