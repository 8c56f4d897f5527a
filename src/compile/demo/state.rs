//! The state demo: 82 counties and 1,776 precincts of made-up land where Mississippi lies, for measuring.

use super::chance::{Chance, Use, hash_below};
use super::land::{County, Land, Precinct};
use super::lattice::{At, Block, Lattice};
use super::street::Town;
use super::words;

/// Mississippi's own figures, which the made-up state has too.
const COUNTIES: usize = 82;
const PRECINCTS: usize = 1_776;
const VERTICES: i64 = 470_000;
const ADDRESSES: usize = 1_500_000;
const COLS: i64 = 129;
const ROWS: i64 = 208;
/// Precincts of papers only, and precincts the map leaves out: 1,776 rows on the list, 1,764 polygons.
const PAPERS_ONLY: usize = 4;
const HOLES: usize = 8;

/// Cuts a block into `n` blocks of about equal size; fewer only where there are fewer cells than `n`.
fn cut(block: Block, n: i64, chance: &mut Chance, into: &mut Vec<Block>) {
    if n <= 1 {
        into.push(block);
        return;
    }
    // Cells are about as tall as wide on the ground, so the longer count is the longer side.
    let axes = if block.cols >= block.rows {
        [true, false]
    } else {
        [false, true]
    };
    for off in 0..n {
        let first = if off % 2 == 0 {
            n / 2 - off / 2
        } else {
            n / 2 + off.div_euclid(2) + 1
        };
        if first < 1 || first >= n {
            continue;
        }
        for by_cols in axes {
            let (length, across) = if by_cols {
                (block.cols, block.rows)
            } else {
                (block.rows, block.cols)
            };
            let (low, high) = (
                (first + across - 1) / across,
                length - (n - first + across - 1) / across,
            );
            if low > high {
                continue;
            }
            let even = length * first / n;
            let at = (even + chance.between(-length / 12, length / 12)).clamp(low, high);
            let (a, b) = if by_cols {
                (
                    Block { cols: at, ..block },
                    Block {
                        col: block.col + at,
                        cols: block.cols - at,
                        ..block
                    },
                )
            } else {
                (
                    Block { rows: at, ..block },
                    Block {
                        row: block.row + at,
                        rows: block.rows - at,
                        ..block
                    },
                )
            };
            cut(a, first, chance, into);
            cut(b, n - first, chance, into);
            return;
        }
    }
    into.push(block);
}

/// Shares a total out by weight, so that the parts add up to it exactly.
fn share(total: usize, weights: &[usize]) -> Vec<usize> {
    let sum: usize = weights.iter().sum();
    let (mut run, mut given) = (0, 0);
    weights
        .iter()
        .map(|weight| {
            run += weight;
            let part = total * run / sum.max(1) - given;
            given += part;
            part
        })
        .collect()
}

/// Population weights by rank: the largest county has 8 % of the state, the median one 12,000 addresses.
fn weights(n: usize, seed: u64) -> Vec<usize> {
    let by_rank = |rank: usize| {
        if rank == 0 {
            205_000
        } else {
            1_000_000 / (rank + 8)
        }
    };
    let mut ranks: Vec<usize> = (0..n).collect();
    // Which county is the largest is the seed's choice.
    ranks.sort_by_key(|&rank| {
        super::chance::hash(seed, Use::Names, &[i64::try_from(rank).unwrap_or(0)])
    });
    ranks.into_iter().map(by_rank).collect()
}

/// The land with its counties, `n` of them (82 for the whole state).
pub(super) fn land(seed: u64, n: usize) -> Land {
    let n = n.clamp(1, COUNTIES);
    let whole = |of: usize| of * n / COUNTIES;
    let signed = |of: usize| i64::try_from(of).unwrap_or(i64::MAX);
    let rows = (ROWS * ROWS * signed(n) / signed(COUNTIES))
        .unsigned_abs()
        .isqrt()
        .cast_signed()
        .max(12);
    let cols = (COLS * ROWS * signed(n) / (signed(COUNTIES) * rows)).max(12);
    let mut blocks = Vec::new();
    cut(
        Block::new(0, 0, cols, rows),
        signed(n),
        &mut Chance::new(seed, Use::Split, &[-1]),
        &mut blocks,
    );
    let weights = weights(blocks.len(), seed);
    let papers = whole(PAPERS_ONLY).max(1);
    let holes = whole(HOLES).max(1);
    let grounds = whole(PRECINCTS) - papers;
    let precincts = share(grounds - 5 * blocks.len(), &weights);
    let addresses = share(whole(ADDRESSES), &weights);
    let counties: Vec<County> = blocks
        .iter()
        .enumerate()
        .zip(precincts.iter().zip(&addresses))
        .map(|((index, &block), (&more, &addresses))| {
            let fips = format!("{}", 28_501 + index);
            let word = words::at(&words::COUNTY_WORDS, index);
            let mut laid = Vec::new();
            cut(
                block,
                signed(more + 5),
                &mut Chance::new(seed, Use::Split, &[signed(index)]),
                &mut laid,
            );
            let mut precincts: Vec<Precinct> = laid
                .into_iter()
                .enumerate()
                .map(|(i, b)| precinct(seed, &fips, index, i, b))
                .collect();
            // One hole in each of the first counties, and one precinct of papers.
            if index < holes
                && let Some(last) = precincts.last_mut()
            {
                last.on_map = false;
            }
            if index < papers {
                precincts.push(Precinct {
                    code: "999".to_owned(),
                    listed: "PURGED VOTERS (MADE UP)".to_owned(),
                    mapped: String::new(),
                    block: None,
                    on_map: false,
                    split_at: None,
                });
            }
            County {
                fips,
                name: format!("Made-Up {word}"),
                word: word.to_owned(),
                block,
                precincts,
                addresses,
            }
        })
        .collect();
    let borders: i64 = counties
        .iter()
        .flat_map(|c| &c.precincts)
        .filter(|p| p.on_map)
        .filter_map(|p| p.block)
        .map(|b| 2 * (b.cols + b.rows))
        .sum();
    let lattice = Lattice {
        seed,
        origin: At {
            x: -91_600_000,
            y: 30_200_000,
        },
        cell: At {
            x: 27_000,
            y: 23_000,
        },
        segments_milli: VERTICES * signed(n) * 1000 / (signed(COUNTIES) * borders.max(1)),
    };
    Land::new(lattice, cols, rows, counties)
}

fn precinct(seed: u64, fips: &str, county: usize, index: usize, block: Block) -> Precinct {
    let (listed, mapped) = words::precinct_names(index, county * 13, fips);
    let key = [
        i64::try_from(county).unwrap_or(0),
        i64::try_from(index).unwrap_or(0),
    ];
    let split = block.cols > 1 && hash_below(seed, Use::Names, &key, 10) == 0;
    Precinct {
        code: format!("{:02}", index + 1),
        listed,
        mapped,
        block: Some(block),
        on_map: true,
        split_at: split.then_some(block.col + block.cols / 2),
    }
}

/// Three towns or more to a county, the first with half of the townspeople. Some reach over the county's line.
pub(super) fn towns(land: &Land) -> Vec<Town> {
    let mut towns = Vec::new();
    for (index, county) in land.counties.iter().enumerate() {
        let mut chance = Chance::new(
            land.lattice.seed,
            Use::Town,
            &[i64::try_from(index).unwrap_or(0)],
        );
        let count = 3 + (county.addresses / 12_000).min(6);
        let people = county.addresses * 55 / 100;
        for town in 0..count {
            let houses = if town == 0 {
                people / 2
            } else {
                people / 2 / (count - 1)
            };
            let blocks = i64::try_from((houses / 20).isqrt()).unwrap_or(2) / 2 * 2;
            let number = towns.len();
            let margin = if town == 0 { 1 } else { 0 };
            let mut along = |from: i64, cells: i64, size: i64| {
                (from + margin) * size + chance.below(((cells - 2 * margin) * size).max(1))
            };
            let block = county.block;
            towns.push(Town {
                name: format!(
                    "{} {}",
                    words::at(&words::TOWN_FIRST, number),
                    // 9 and 50 have no common divisor: 450 names.
                    words::at(&words::TOWN_LAST, number)
                ),
                zip: format!("{}", 69_500 + number),
                county: index,
                centre: At {
                    x: land.lattice.origin.x + along(block.col, block.cols, land.lattice.cell.x),
                    y: land.lattice.origin.y + along(block.row, block.rows, land.lattice.cell.y),
                },
                blocks: blocks.clamp(2, 44),
            });
        }
    }
    towns
}

/// Street names by town: the same words everywhere, in another order.
pub(super) fn street_name(town: usize, street: usize) -> String {
    words::street_name(street, town * 5)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn the_state_has_mississippis_size() {
        let land = land(1, 82);
        let precincts: Vec<&Precinct> = land.counties.iter().flat_map(|c| &c.precincts).collect();
        assert_eq!((land.counties.len(), precincts.len()), (82, 1_776));
        assert_eq!(precincts.iter().filter(|p| p.on_map).count(), 1_764);
        let mut addresses: Vec<usize> = land.counties.iter().map(|c| c.addresses).collect();
        addresses.sort_unstable();
        assert_eq!(addresses.iter().sum::<usize>(), 1_500_000);
        assert!(
            (115_000..125_000).contains(addresses.last().unwrap_or(&0)),
            "{addresses:?}"
        );
        assert!(
            (11_000..13_000).contains(addresses.get(41).unwrap_or(&0)),
            "{addresses:?}"
        );
        let vertices: usize = precincts
            .iter()
            .filter(|p| p.on_map)
            .filter_map(|p| p.block)
            .map(|b| land.outline(b).len())
            .sum();
        assert!((465_000..475_000).contains(&vertices), "{vertices}");
        let towns = towns(&land);
        assert_eq!(
            towns.iter().map(|t| &t.name).collect::<BTreeSet<_>>().len(),
            towns.len()
        );
        assert!(towns.len() <= 450, "{}", towns.len());
    }

    #[test]
    fn a_cut_leaves_no_cell_out_and_none_twice() {
        for (cols, rows, n) in [(3, 3, 9), (18, 19, 114), (1, 7, 7), (10, 10, 1), (5, 4, 13)] {
            for seed in 0..20 {
                let mut blocks = Vec::new();
                cut(
                    Block::new(2, 3, cols, rows),
                    n,
                    &mut Chance::new(seed, Use::Split, &[]),
                    &mut blocks,
                );
                assert_eq!(blocks.len(), usize::try_from(n).unwrap_or(0));
                let cells: Vec<(i64, i64)> = blocks.iter().flat_map(|b| b.cells()).collect();
                assert_eq!(i64::try_from(cells.len()).unwrap_or(0), cols * rows);
                assert_eq!(cells.iter().collect::<BTreeSet<_>>().len(), cells.len());
            }
        }
    }
}
