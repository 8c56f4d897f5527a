//! Roads outside the towns, in the seven odd families that Mississippi's addresses come in.

use super::chance::{Chance, Use};
use super::lattice::{At, Block, Lattice};
use super::street::{Street, point};
use super::words;

/// Sixteen directions, in thousandths, written out so that no sine is needed.
const DIRECTIONS: [(i64, i64); 16] = [
    (1000, 0),
    (924, 383),
    (707, 707),
    (383, 924),
    (0, 1000),
    (-383, 924),
    (-707, 707),
    (-924, 383),
    (-1000, 0),
    (-924, -383),
    (-707, -707),
    (-383, -924),
    (0, -1000),
    (383, -924),
    (707, -707),
    (924, -383),
];

/// The first key of a county's roads; towns count from 0.
pub(super) const ROAD_KEYS: i64 = 10_000_000;

/// How a road is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Family {
    /// `County Road 123`
    CountyRoad,
    /// `Highway 15 N`
    Highway,
    /// `6315 Cedar Road 6315`
    NumberTwice,
    /// `Road 397`
    Bare,
    /// `BIA 0024`
    Bia,
    /// `Highway 583 SE`
    HighwayQuarter,
    /// `Old Fool's Gold Rd`
    Named,
}

const FAMILIES: [Family; 10] = [
    Family::CountyRoad,
    Family::Highway,
    Family::NumberTwice,
    Family::Bare,
    Family::Bia,
    Family::HighwayQuarter,
    Family::Named,
    Family::CountyRoad,
    Family::CountyRoad,
    Family::CountyRoad,
];

/// The `index`-th road of a county, begun in a block of cells. Bends by at most 22.5° a kilometre; it may leave the
/// county, and its houses beyond the line are not built.
pub(super) fn road(lattice: &Lattice, block: Block, county: i64, word: &str, index: i64) -> Street {
    let mut chance = Chance::new(lattice.seed, Use::Road, &[county, index]);
    let mut at = At {
        x: lattice.origin.x
            + block.col * lattice.cell.x
            + chance.below(block.cols * lattice.cell.x),
        y: lattice.origin.y
            + block.row * lattice.cell.y
            + chance.below(block.rows * lattice.cell.y),
    };
    let position = usize::try_from(index).unwrap_or(0);
    let family = FAMILIES
        .get(position % FAMILIES.len())
        .copied()
        .unwrap_or(Family::CountyRoad);
    let round = index / 10;
    let mut heading = chance.below(16);
    let bends = if matches!(family, Family::Highway | Family::HighwayQuarter) {
        12
    } else {
        chance.between(2, 6)
    };
    let mut line = vec![at];
    for _ in 0..bends {
        let length_mm = chance.between(600, 1500) * 1000;
        let (dx, dy) = DIRECTIONS
            .get(usize::try_from(heading).unwrap_or(0))
            .copied()
            .unwrap_or((1000, 0));
        // Only the direction counts: `point` measures along it.
        at = point(
            at,
            At {
                x: at.x + dx * 111,
                y: at.y + dy * 93,
            },
            length_mm,
            0,
        );
        line.push(at);
        heading = (heading + chance.between(-1, 1)).rem_euclid(16);
    }
    let first = match family {
        Family::NumberTwice => 2_000 + round * 52,
        _ => 100 + 2 * chance.below(200),
    };
    let name = match family {
        Family::CountyRoad => format!("County Road {}", 100 + index),
        Family::Highway => format!(
            "Highway {} {}",
            12 + round,
            ["N", "S", "E", "W"]
                .get(position / 10 % 4)
                .copied()
                .unwrap_or("N")
        ),
        Family::NumberTwice => String::new(),
        Family::Bare => format!("Road {}", 390 + index),
        Family::Bia => format!("BIA {:04}", 20 + round),
        Family::HighwayQuarter => {
            format!(
                "Highway {} {}",
                580 + round,
                ["SE", "SW", "NE", "NW"]
                    .get(position / 10 % 4)
                    .copied()
                    .unwrap_or("SE")
            )
        }
        Family::Named => named(position / 10),
    };
    let mut road = Street {
        key: ROAD_KEYS + county * 100_000 + index,
        name,
        town: 0,
        line,
        first,
        pair_mm: 6_400,
        step_mm: chance.between(110, 190) * 1000,
        setback_mm: 25_000,
        block_mm: 64_000 * 20,
    };
    if family == Family::NumberTwice {
        // The road bears the number of its first house; numbers of two such roads begin 52 apart, and no first house
        // stands farther in than 22.
        let number = road
            .houses(lattice.seed)
            .first()
            .map_or(first + 1, |house| house.number);
        road.name = format!("{word} Road {number}");
    }
    road
}

/// `Old Fool's Gold Rd`; numbered once the words are used up.
fn named(index: usize) -> String {
    let word = words::at(&words::STREET_WORDS, index * 17 + 18);
    match index / words::STREET_WORDS.len() {
        0 => format!("Old {word} Rd"),
        again => format!("Old {word} Rd {}", again + 1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn a_countys_roads_have_names_of_their_own_and_all_families_come() {
        let lattice = Lattice {
            seed: 1,
            origin: At {
                x: -89_300_000,
                y: 33_000_000,
            },
            cell: At {
                x: 27_000,
                y: 23_000,
            },
            segments_milli: 16_000,
        };
        let names: Vec<String> = (0..600)
            .map(|i| road(&lattice, Block::new(0, 0, 4, 4), 3, "Cedar", i).name)
            .collect();
        assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), 600);
        for start in [
            "County Road 1",
            "Highway 12 N",
            "Cedar Road 20",
            "Road 393",
            "BIA 0020",
            "Highway 580 SE",
            "Old Fool's Gold Rd",
        ] {
            assert!(
                names.iter().any(|n| n.starts_with(start)),
                "{start}: {:?}",
                names.get(..12)
            );
        }
    }
}
