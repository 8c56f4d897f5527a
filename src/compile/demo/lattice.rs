//! The ground of the made-up land: a lattice of cells with wiggly borders, on a grid of 1e-6 degrees.
//!
//! A border is a pure function of seed and place, so two neighbours write the same vertices. All arithmetic is on
//! integers: the same seed gives the same bytes on every platform. Metres are nominal (93 mm and 111 mm to the
//! microdegree, right at 33° N to 1 %); nothing but spacing hangs on them.

use super::chance::{Use, hash_below};

/// Nominal millimetres to a microdegree of longitude at 33° N.
pub(super) const MM_X: i64 = 93;
/// Nominal millimetres to a microdegree of latitude.
pub(super) const MM_Y: i64 = 111;

/// A position in microdegrees, longitude first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct At {
    pub(super) x: i64,
    pub(super) y: i64,
}

/// A rectangle of cells: columns and rows, the upper ends not included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Block {
    pub(super) col: i64,
    pub(super) row: i64,
    pub(super) cols: i64,
    pub(super) rows: i64,
}

impl Block {
    pub(super) const fn new(col: i64, row: i64, cols: i64, rows: i64) -> Self {
        Self {
            col,
            row,
            cols,
            rows,
        }
    }

    pub(super) fn cells(self) -> impl Iterator<Item = (i64, i64)> {
        (self.row..self.row + self.rows)
            .flat_map(move |row| (self.col..self.col + self.cols).map(move |col| (col, row)))
    }
}

/// Which way a cell border runs from its node.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Along {
    East,
    North,
}

/// Cell sizes and how wiggly their borders are.
#[derive(Debug, Clone, Copy)]
pub(super) struct Lattice {
    pub(super) seed: u64,
    /// South-west corner.
    pub(super) origin: At,
    /// Cell size, microdegrees.
    pub(super) cell: At,
    /// Segments to a cell border, in thousandths: 16,250 gives a quarter of the borders 17 and the rest 16.
    pub(super) segments_milli: i64,
}

/// A node lies within this share of the cell size of its lattice point, percent.
const NODE_PERCENT: i64 = 8;
/// A border lies within this share of the cell size of its chord, percent.
const BORDER_PERCENT: i64 = 10;
/// Borders leave a node in cones that do not meet: at a share `t` of its length a border is at most this share of
/// `t` off its chord, percent. With the chord's own slope (0.16) that is 0.51 across to 0.84 along.
const CONE_PERCENT: i64 = 35;
/// The middle of a cell that no border can reach begins here: more than `NODE_PERCENT + BORDER_PERCENT`.
const CORE_PERCENT: i64 = 22;

impl Lattice {
    fn node(&self, col: i64, row: i64) -> At {
        let shift = |axis: i64, size: i64| {
            let reach = size * NODE_PERCENT / 100;
            hash_below(self.seed, Use::Node, &[col, row, axis], 2 * reach + 1) - reach
        };
        At {
            x: self.origin.x + col * self.cell.x + shift(0, self.cell.x),
            y: self.origin.y + row * self.cell.y + shift(1, self.cell.y),
        }
    }

    /// Segments of the border that leaves a node.
    fn segments(&self, col: i64, row: i64, along: Along) -> i64 {
        let extra = hash_below(self.seed, Use::EdgeCount, &[col, row, along as i64], 1000)
            < self.segments_milli % 1000;
        (self.segments_milli / 1000 + i64::from(extra)).max(1)
    }

    /// Vertices of the border, its first node included, its last not.
    fn border(&self, col: i64, row: i64, along: Along) -> Vec<At> {
        let (a, b, size) = match along {
            Along::East => (self.node(col, row), self.node(col + 1, row), self.cell.y),
            Along::North => (self.node(col, row), self.node(col, row + 1), self.cell.x),
        };
        let n = self.segments(col, row, along);
        let knot = |k: i64| {
            let reach = size * (BORDER_PERCENT - 2) / 100;
            hash_below(
                self.seed,
                Use::EdgeKnot,
                &[col, row, along as i64, k],
                2 * reach + 1,
            ) - reach
        };
        (0..n)
            .map(|i| {
                let (k, part) = (i * 4 / n, (i * 4) % n);
                let fine = size * 2 / 100;
                let jitter = hash_below(
                    self.seed,
                    Use::EdgeJitter,
                    &[col, row, along as i64, i],
                    2 * fine + 1,
                ) - fine;
                let cone = size * CONE_PERCENT * i.min(n - i) / (100 * n);
                let off =
                    ((knot(k) * (n - part) + knot(k + 1) * part) / n + jitter).clamp(-cone, cone);
                let on = At {
                    x: a.x + (b.x - a.x) * i / n,
                    y: a.y + (b.y - a.y) * i / n,
                };
                match along {
                    Along::East => At {
                        y: on.y + off,
                        ..on
                    },
                    Along::North => At {
                        x: on.x + off,
                        ..on
                    },
                }
            })
            .collect()
    }

    /// The border back: from its last node to its first, the first not included.
    fn border_back(&self, col: i64, row: i64, along: Along) -> Vec<At> {
        let end = match along {
            Along::East => self.node(col + 1, row),
            Along::North => self.node(col, row + 1),
        };
        let mut line = self.border(col, row, along);
        line.push(end);
        line.reverse();
        line.pop();
        line
    }

    /// The ring about a block of cells, counter-clockwise, not closed.
    pub(super) fn ring(&self, block: Block) -> Vec<At> {
        let (east, north) = (block.col + block.cols, block.row + block.rows);
        let bottom = (block.col..east).flat_map(|c| self.border(c, block.row, Along::East));
        let right = (block.row..north).flat_map(|r| self.border(east, r, Along::North));
        let top = (block.col..east)
            .rev()
            .flat_map(|c| self.border_back(c, north, Along::East));
        let left = (block.row..north)
            .rev()
            .flat_map(|r| self.border_back(block.col, r, Along::North));
        bottom.chain(right).chain(top).chain(left).collect()
    }

    /// The cell a point would lie in were all borders straight, and whether no border can come near it.
    pub(super) fn plain_cell(&self, at: At) -> ((i64, i64), Depth) {
        let (dx, dy) = (at.x - self.origin.x, at.y - self.origin.y);
        let (col, row) = (dx.div_euclid(self.cell.x), dy.div_euclid(self.cell.y));
        let (fx, fy) = (
            dx.rem_euclid(self.cell.x) * 100 / self.cell.x,
            dy.rem_euclid(self.cell.y) * 100 / self.cell.y,
        );
        let core = CORE_PERCENT..100 - CORE_PERCENT;
        (
            (col, row),
            if core.contains(&fx) && core.contains(&fy) {
                Depth::Core
            } else {
                Depth::Rim
            },
        )
    }
}

/// How deep in its cell a point lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Depth {
    /// No border reaches here.
    Core,
    /// A border may be near.
    Rim,
}

/// Pairs of neighbours along a ring that is not closed.
pub(super) fn sides(ring: &[At]) -> impl Iterator<Item = (At, At)> + '_ {
    ring.iter()
        .copied()
        .zip(ring.iter().copied().cycle().skip(1))
}

/// Crossing test on integers: exact, and half-open, so that a point lies in one of two neighbours, never in both.
pub(super) fn holds(ring: &[At], at: At) -> bool {
    sides(ring).fold(false, |inside, (a, b)| {
        if (a.y > at.y) == (b.y > at.y) {
            return inside;
        }
        // The side crosses the level of the point: it counts where the point lies strictly west of it.
        let cross = (b.x - a.x) * (at.y - a.y) - (at.x - a.x) * (b.y - a.y);
        inside ^ if b.y > a.y { cross > 0 } else { cross < 0 }
    })
}

/// Whether a point lies within `mm` nominal millimetres of a segment.
pub(super) fn near(a: At, b: At, at: At, mm: i64) -> bool {
    let (pad_x, pad_y) = (mm / MM_X + 1, mm / MM_Y + 1);
    if at.x < a.x.min(b.x) - pad_x
        || at.x > a.x.max(b.x) + pad_x
        || at.y < a.y.min(b.y) - pad_y
        || at.y > a.y.max(b.y) + pad_y
    {
        return false;
    }
    let metric = |p: At| {
        (
            i128::from((p.x - a.x) * MM_X),
            i128::from((p.y - a.y) * MM_Y),
        )
    };
    let ((bx, by), (px, py), reach) = (metric(b), metric(at), i128::from(mm));
    let (length2, along) = (bx * bx + by * by, px * bx + py * by);
    if along <= 0 {
        return px * px + py * py <= reach * reach;
    }
    if along >= length2 {
        return (px - bx).pow(2) + (py - by).pow(2) <= reach * reach;
    }
    let cross = px * by - py * bx;
    cross * cross <= reach * reach * length2
}

#[cfg(test)]
mod tests {
    use super::*;

    const SQUARE: [At; 4] = [
        At { x: 0, y: 0 },
        At { x: 10, y: 0 },
        At { x: 10, y: 10 },
        At { x: 0, y: 10 },
    ];

    fn lattice(seed: u64) -> Lattice {
        Lattice {
            seed,
            origin: At {
                x: -89_300_000,
                y: 33_000_000,
            },
            cell: At {
                x: 27_000,
                y: 23_000,
            },
            segments_milli: 16_300,
        }
    }

    #[test]
    fn a_point_on_a_shared_side_lies_in_one_square_only() {
        let right: Vec<At> = SQUARE
            .iter()
            .map(|p| At {
                x: p.x + 10,
                y: p.y,
            })
            .collect();
        for y in 0..10 {
            let at = At { x: 10, y };
            assert!(holds(&SQUARE, at) ^ holds(&right, at), "{at:?}");
        }
        assert!(holds(&SQUARE, At { x: 5, y: 5 }) && !holds(&SQUARE, At { x: 15, y: 5 }));
    }

    #[test]
    fn near_counts_in_millimetres() {
        let (a, b) = (At { x: 0, y: 0 }, At { x: 1000, y: 0 });
        assert!(near(a, b, At { x: 500, y: 10 }, 10 * MM_Y));
        assert!(!near(a, b, At { x: 500, y: 11 }, 10 * MM_Y));
        assert!(!near(a, b, At { x: 1020, y: 0 }, 10 * MM_X));
    }

    #[test]
    fn neighbours_write_the_same_border_and_every_point_lies_in_one_cell() {
        let lattice = lattice(7);
        let rings: Vec<Vec<At>> = Block::new(0, 0, 3, 3)
            .cells()
            .map(|(c, r)| lattice.ring(Block::new(c, r, 1, 1)))
            .collect();
        let whole = lattice.ring(Block::new(0, 0, 3, 3));
        let mut in_one = 0;
        for i in 0..4000_i64 {
            let at = At {
                x: -89_300_000 + (i * 7919) % 81_000,
                y: 33_000_000 + (i * 104_729) % 69_000,
            };
            let holders = rings.iter().filter(|ring| holds(ring, at)).count();
            assert_eq!(holders, usize::from(holds(&whole, at)), "{at:?}");
            in_one += holders;
        }
        assert!(in_one > 3000, "{in_one}");
        let both_ways = |a: &[At], b: &[At]| {
            let back: Vec<(At, At)> = sides(b).map(|(from, to)| (to, from)).collect();
            sides(a).filter(|side| back.contains(side)).count()
        };
        for (a, b) in rings.iter().zip(rings.iter().skip(1)).take(2) {
            assert!((16..=17).contains(&both_ways(a, b)), "{}", both_ways(a, b));
        }
    }

    #[test]
    fn no_ring_crosses_itself() {
        for seed in 0..20 {
            let ring = lattice(seed).ring(Block::new(2, 3, 2, 1));
            let turn = |a: At, b: At, c: At| {
                ((b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)).signum()
            };
            let all: Vec<(At, At)> = sides(&ring).collect();
            for (i, &(a, b)) in all.iter().enumerate() {
                for &(c, d) in all.iter().skip(i + 1).filter(|&&(c, d)| c != b && d != a) {
                    // Two sides on one line have no turn; their boxes tell them apart.
                    let apart = a.x.max(b.x) < c.x.min(d.x)
                        || c.x.max(d.x) < a.x.min(b.x)
                        || a.y.max(b.y) < c.y.min(d.y)
                        || c.y.max(d.y) < a.y.min(b.y);
                    let crosses = !apart
                        && turn(a, b, c) * turn(a, b, d) <= 0
                        && turn(c, d, a) * turn(c, d, b) <= 0;
                    assert!(!crosses, "seed {seed}: {a:?}–{b:?} meets {c:?}–{d:?}");
                }
            }
        }
    }
}
