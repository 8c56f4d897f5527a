//! The made-up land: counties and precincts as blocks of cells, and whose cell a point lies in.

use std::collections::BTreeSet;

use super::lattice::{At, Block, Depth, Lattice, holds, near, sides};

/// A house must lie farther than this from every cell border, nominal millimetres: nobody lives on the line.
const CLEAR_MM: i64 = 3_000;

/// A made-up precinct.
#[derive(Debug, Clone)]
pub(super) struct Precinct {
    /// `07`.
    pub(super) code: String,
    /// As the list writes it.
    pub(super) listed: String,
    /// As the map writes it: its `GEOID`.
    pub(super) mapped: String,
    /// None for a precinct of papers only ("PURGED VOTERS").
    pub(super) block: Option<Block>,
    /// Whether the map has a polygon for it; without one there is a hole.
    pub(super) on_map: bool,
    /// Cells west of this column are split 1, the others split 2; none where the precinct is whole.
    pub(super) split_at: Option<i64>,
}

/// A made-up county.
#[derive(Debug, Clone)]
pub(super) struct County {
    pub(super) fips: String,
    /// Without the word "County".
    pub(super) name: String,
    /// The word its roads are called by.
    pub(super) word: String,
    pub(super) block: Block,
    pub(super) precincts: Vec<Precinct>,
    /// How many addresses the registered-address list shall hold; 0 for none.
    pub(super) addresses: usize,
}

/// Whose land a cell is: county and precinct, as positions in their lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Owner {
    pub(super) county: usize,
    pub(super) precinct: usize,
}

/// Where a house stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Standing {
    pub(super) owner: Owner,
    /// 1 or 2 in a split precinct.
    pub(super) split: Option<u8>,
}

/// Counties and their ground.
pub(super) struct Land {
    pub(super) lattice: Lattice,
    pub(super) counties: Vec<County>,
    cols: i64,
    owners: Vec<Option<Owner>>,
    rings: Vec<Vec<At>>,
}

impl Land {
    /// Lays the counties on a lattice of `cols` × `rows` cells.
    pub(super) fn new(lattice: Lattice, cols: i64, rows: i64, counties: Vec<County>) -> Self {
        let all = Block::new(0, 0, cols, rows);
        let rings = all
            .cells()
            .map(|(col, row)| lattice.ring(Block::new(col, row, 1, 1)))
            .collect();
        let owner_of = |(col, row): (i64, i64)| {
            let in_block = |b: &Block| {
                (b.col..b.col + b.cols).contains(&col) && (b.row..b.row + b.rows).contains(&row)
            };
            let county = counties.iter().position(|c| in_block(&c.block))?;
            let precinct = counties
                .get(county)?
                .precincts
                .iter()
                .position(|p| p.block.as_ref().is_some_and(in_block))?;
            Some(Owner { county, precinct })
        };
        let owners = all.cells().map(owner_of).collect();
        Self {
            lattice,
            counties,
            cols,
            owners,
            rings,
        }
    }

    fn index(&self, (col, row): (i64, i64)) -> Option<usize> {
        if !(0..self.cols).contains(&col) || row < 0 {
            return None;
        }
        usize::try_from(row * self.cols + col).ok()
    }

    pub(super) fn owner(&self, cell: (i64, i64)) -> Option<Owner> {
        self.owners.get(self.index(cell)?).copied().flatten()
    }

    fn ring(&self, cell: (i64, i64)) -> &[At] {
        self.index(cell)
            .and_then(|i| self.rings.get(i))
            .map_or(&[], Vec::as_slice)
    }

    pub(super) fn precinct(&self, owner: Owner) -> Option<&Precinct> {
        self.counties
            .get(owner.county)?
            .precincts
            .get(owner.precinct)
    }

    /// The cell that holds a point, by exact crossing test.
    fn cell(&self, at: At) -> Option<((i64, i64), Depth)> {
        let (plain, depth) = self.lattice.plain_cell(at);
        if depth == Depth::Core {
            return Some((plain, depth));
        }
        around(plain)
            .find(|&cell| holds(self.ring(cell), at))
            .map(|cell| (cell, depth))
    }

    /// Whose house this would be; none outside the land or on a line.
    pub(super) fn standing(&self, at: At) -> Option<Standing> {
        let (cell, depth) = self.cell(at)?;
        let owner = self.owner(cell)?;
        if depth == Depth::Rim && sides(self.ring(cell)).any(|(a, b)| near(a, b, at, CLEAR_MM)) {
            return None;
        }
        let split = self
            .precinct(owner)?
            .split_at
            .map(|col| if cell.0 < col { 1 } else { 2 });
        Some(Standing { owner, split })
    }

    /// Every precinct within a distance of a point; `None` stands for land outside.
    pub(super) fn owners_near(&self, at: At, mm: i64) -> BTreeSet<Option<Owner>> {
        let (plain, _) = self.lattice.plain_cell(at);
        around(plain)
            .filter(|&cell| {
                let ring = self.ring(cell);
                holds(ring, at) || sides(ring).any(|(a, b)| near(a, b, at, mm))
            })
            .map(|cell| self.owner(cell))
            .collect()
    }

    /// The ring of a block as the map draws it, counter-clockwise, not closed.
    pub(super) fn outline(&self, block: Block) -> Vec<At> {
        self.lattice.ring(block)
    }
}

/// A cell, itself first, and its eight neighbours.
fn around((col, row): (i64, i64)) -> impl Iterator<Item = (i64, i64)> {
    const STEPS: [(i64, i64); 9] = [
        (0, 0),
        (-1, 0),
        (1, 0),
        (0, -1),
        (0, 1),
        (-1, -1),
        (1, -1),
        (-1, 1),
        (1, 1),
    ];
    STEPS.into_iter().map(move |(dc, dr)| (col + dc, row + dr))
}
