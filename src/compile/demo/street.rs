//! A street: a line, its house numbers, and the houses along it. Odd numbers stand left, even ones right.

use super::chance::{Chance, Use, hash_below};
use super::lattice::{At, MM_X, MM_Y};

/// Left or right of the line, looking from its first vertex to its last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Hand {
    Left,
    Right,
}

/// A street with its numbering. The words are the registered-address list's.
#[derive(Debug, Clone)]
pub(super) struct Street {
    /// Unique in the land.
    pub(super) key: i64,
    pub(super) name: String,
    /// Position in the list of towns.
    pub(super) town: usize,
    pub(super) line: Vec<At>,
    /// Number at the start of the line, even.
    pub(super) first: i64,
    /// Nominal millimetres for a pair of numbers, one odd and one even.
    pub(super) pair_mm: i64,
    /// From house to house on one side.
    pub(super) step_mm: i64,
    /// From the line to the house: inside the strip of 3 to 40 m that a range is resolved by.
    pub(super) setback_mm: i64,
    /// A road edge ends at each multiple of this, and at each bend.
    pub(super) block_mm: i64,
}

/// A house by its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct House {
    pub(super) number: i64,
    /// A second house at the number, `12 1/2`.
    pub(super) half: bool,
    pub(super) at: At,
    pub(super) hand: Hand,
}

impl House {
    pub(super) fn written(&self) -> String {
        if self.half {
            format!("{} 1/2", self.number)
        } else {
            self.number.to_string()
        }
    }
}

/// A piece of a street between two crossings, with the numbers it can hold.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Piece {
    pub(super) from: At,
    pub(super) to: At,
    /// First and last odd number.
    pub(super) left: (i64, i64),
    /// First and last even number.
    pub(super) right: (i64, i64),
}

/// Nominal length of a segment in millimetres.
fn length_mm(a: At, b: At) -> i64 {
    let (dx, dy) = ((b.x - a.x) * MM_X, (b.y - a.y) * MM_Y);
    (dx * dx + dy * dy)
        .unsigned_abs()
        .isqrt()
        .cast_signed()
        .max(1)
}

/// A point `along` millimetres from `a` towards `b`, and `off` to the left of the line.
pub(super) fn point(a: At, b: At, along: i64, off: i64) -> At {
    let length = length_mm(a, b);
    let (dx, dy) = ((b.x - a.x) * MM_X, (b.y - a.y) * MM_Y);
    At {
        x: a.x + (dx * along - dy * off) / (length * MM_X),
        y: a.y + (dy * along + dx * off) / (length * MM_Y),
    }
}

impl Street {
    /// Segments with the distance at which each begins and its length.
    fn segments(&self) -> Vec<(At, At, i64, i64)> {
        let mut begun = 0;
        self.line
            .iter()
            .zip(self.line.iter().skip(1))
            .map(|(&a, &b)| {
                let (start, length) = (begun, length_mm(a, b));
                begun += length;
                (a, b, start, length)
            })
            .collect()
    }

    fn number(&self, distance: i64, hand: Hand) -> i64 {
        self.first + 2 * (distance / self.pair_mm) + i64::from(hand == Hand::Left)
    }

    /// All houses, in order of number along each side, the left side first. The spacing is uneven by a fifth.
    pub(super) fn houses(&self, seed: u64) -> Vec<House> {
        let segments = self.segments();
        let mut houses = Vec::new();
        for hand in [Hand::Left, Hand::Right] {
            let mut chance = Chance::new(seed, Use::House, &[self.key, hand as i64]);
            let mut distance = self.step_mm / 2;
            let mut last = i64::MIN;
            for &(a, b, start, length) in &segments {
                while distance < start + length {
                    let number = self.number(distance, hand);
                    let off = if hand == Hand::Left {
                        self.setback_mm
                    } else {
                        -self.setback_mm
                    };
                    let at = point(a, b, distance - start, off);
                    if number != last {
                        houses.push(House {
                            number,
                            half: false,
                            at,
                            hand,
                        });
                        if chance.below(200) == 0 {
                            houses.push(House {
                                number,
                                half: true,
                                at: At { x: at.x + 4, ..at },
                                hand,
                            });
                        }
                    }
                    last = number;
                    distance += self.step_mm * chance.between(80, 120) / 100;
                }
            }
        }
        houses
    }

    /// The pieces between crossings and bends, each with every number that falls into it.
    pub(super) fn pieces(&self) -> Vec<Piece> {
        let mut pieces = Vec::new();
        for (a, b, start, length) in self.segments() {
            let mut from = start;
            while from < start + length {
                let to = ((from / self.block_mm + 1) * self.block_mm).min(start + length);
                // A sliver shorter than a pair of numbers holds none: it goes to the piece before.
                let to = if start + length - to < 2 * self.pair_mm {
                    start + length
                } else {
                    to
                };
                let numbers = |hand| {
                    (
                        self.number(round_up(from, self.pair_mm), hand),
                        self.number(to - 1, hand),
                    )
                };
                pieces.push(Piece {
                    from: point(a, b, from - start, 0),
                    to: point(a, b, to - start, 0),
                    left: numbers(Hand::Left),
                    right: numbers(Hand::Right),
                });
                from = to;
            }
        }
        pieces
    }
}

fn round_up(distance: i64, unit: i64) -> i64 {
    (distance + unit - 1) / unit * unit
}

/// A made-up town: a square grid of streets.
#[derive(Debug, Clone)]
pub(super) struct Town {
    pub(super) name: String,
    pub(super) zip: String,
    /// The county that the postal list gives.
    pub(super) county: usize,
    pub(super) centre: At,
    /// Blocks from one side of the town to the other.
    pub(super) blocks: i64,
}

/// A town block, microdegrees: 111.6 m by 111.0 m, so that a block is 100 numbers at `PAIR_MM`.
pub(super) const TOWN_BLOCK: At = At { x: 1_200, y: 1_000 };
const BLOCK_MM: [i64; 2] = [1_200 * MM_X, 1_000 * MM_Y];

impl Town {
    /// Half the town's width and height, with the last row of yards.
    pub(super) fn reach(&self) -> At {
        At {
            x: self.blocks * TOWN_BLOCK.x / 2 + 600,
            y: self.blocks * TOWN_BLOCK.y / 2 + 500,
        }
    }

    /// The grid: `blocks + 1` streets each way. The middle ones are split at the centre and carry directions, so that
    /// `N` and `S` (or `E` and `W`) are twins.
    pub(super) fn streets(
        &self,
        seed: u64,
        town: usize,
        names: &mut dyn FnMut(usize) -> String,
    ) -> Vec<Street> {
        let key = i64::try_from(town).unwrap_or(i64::MAX);
        let half = At {
            x: self.blocks * TOWN_BLOCK.x / 2,
            y: self.blocks * TOWN_BLOCK.y / 2,
        };
        let (west, south) = (self.centre.x - half.x, self.centre.y - half.y);
        let (east, north) = (
            west + self.blocks * TOWN_BLOCK.x,
            south + self.blocks * TOWN_BLOCK.y,
        );
        let middle = self.blocks / 2;
        let (mid_x, mid_y) = (west + middle * TOWN_BLOCK.x, south + middle * TOWN_BLOCK.y);
        let mut streets: Vec<Street> = Vec::new();
        let mut add = |name: String, a: At, b: At, block_mm: i64| {
            let index = i64::try_from(streets.len()).unwrap_or(i64::MAX);
            let key = key * 1000 + index;
            streets.push(Street {
                key,
                name,
                town,
                line: vec![a, b],
                first: 100,
                pair_mm: block_mm / 50,
                step_mm: 18_000 + hash_below(seed, Use::House, &[key], 9_000),
                setback_mm: 12_000,
                block_mm,
            });
        };
        let mut taken = 0;
        let mut next = || {
            taken += 1;
            names(taken - 1)
        };
        let [across, up] = BLOCK_MM;
        for i in 0..=self.blocks {
            let y = south + i * TOWN_BLOCK.y;
            if i == middle {
                add(
                    "W Main St".into(),
                    At { x: mid_x, y },
                    At { x: west, y },
                    across,
                );
                add(
                    "E Main St".into(),
                    At { x: mid_x, y },
                    At { x: east, y },
                    across,
                );
            } else {
                add(next(), At { x: west, y }, At { x: east, y }, across);
            }
        }
        for i in 0..=self.blocks {
            let x = west + i * TOWN_BLOCK.x;
            if i == middle {
                let name = next();
                add(
                    format!("S {name}"),
                    At { x, y: mid_y },
                    At { x, y: south },
                    up,
                );
                add(
                    format!("N {name}"),
                    At { x, y: mid_y },
                    At { x, y: north },
                    up,
                );
            } else {
                add(next(), At { x, y: south }, At { x, y: north }, up);
            }
        }
        streets
    }
}

#[cfg(test)]
#[expect(clippy::indexing_slicing, reason = "tests")]
mod tests {
    use super::*;

    fn street() -> Street {
        Street {
            key: 1,
            name: "Pretend Rd".into(),
            town: 0,
            line: vec![
                At { x: 0, y: 0 },
                At { x: 6_013, y: 0 },
                At { x: 9_000, y: 4_000 },
            ],
            first: 100,
            pair_mm: 2_232,
            step_mm: 20_000,
            setback_mm: 12_000,
            block_mm: 111_600,
        }
    }

    #[test]
    fn odd_numbers_stand_left_and_rise_along_the_line() {
        let houses = street().houses(3);
        assert!(houses.len() > 60, "{}", houses.len());
        assert!(
            houses
                .iter()
                .all(|h| (h.number % 2 == 1) == (h.hand == Hand::Left))
        );
        for hand in [Hand::Left, Hand::Right] {
            let side: Vec<House> = houses
                .iter()
                .copied()
                .filter(|h| h.hand == hand && !h.half)
                .collect();
            assert!(side.windows(2).all(|w| w[0].number < w[1].number));
        }
        // On the first segment, which runs east, left is north.
        assert!(
            houses
                .iter()
                .filter(|h| h.at.x < 5_900)
                .all(|h| (h.at.y > 0) == (h.hand == Hand::Left))
        );
    }

    #[test]
    fn pieces_hold_every_house_once_and_leave_no_number_out() {
        let street = street();
        let pieces = street.pieces();
        for house in street.houses(3) {
            let holders = pieces.iter().filter(|p| {
                let (low, high) = if house.hand == Hand::Left {
                    p.left
                } else {
                    p.right
                };
                (low..=high).contains(&house.number)
            });
            assert_eq!(holders.count(), 1, "{house:?}");
        }
        assert!(
            pieces
                .windows(2)
                .all(|w| w[0].to == w[1].from && w[0].left.1 + 2 == w[1].left.0),
            "{pieces:?}"
        );
    }
}
