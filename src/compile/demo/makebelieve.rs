//! The county demo: Makebelieve County with twelve precincts, and a thin slice of Fictional County beyond its line.

use super::land::{County, Land, Precinct};
use super::lattice::{At, Block, Lattice};
use super::street::Town;

/// Position of Makebelieve County.
pub(super) const MAIN: usize = 0;
/// Position of Pretend Springs, in the middle of the county, where four precincts meet.
pub(super) const SPRINGS: usize = 0;
/// Position of Imaginary City, which straddles the county line.
pub(super) const CITY: usize = 1;

/// Code, name on the list, name on the map, block, split column.
type Laid = (&'static str, &'static str, &'static str, Block, Option<i64>);

/// Twelve precincts on eight columns and six rows. Pretend Springs stands on node (4, 3).
const MAIN_PRECINCTS: [Laid; 12] = [
    (
        "01",
        "Mirage Hill # 1",
        "MIRAGE HILL 1",
        Block::new(0, 0, 2, 2),
        None,
    ),
    (
        "02",
        "Fable Chapel Precinct",
        "FABLE CHAPEL",
        Block::new(2, 0, 2, 2),
        None,
    ),
    (
        "03",
        "Nowhere Store",
        "NOWHERE STORE",
        Block::new(4, 0, 2, 2),
        Some(5),
    ),
    (
        "04",
        "Unicorn Ridge North",
        "NORTH UNICORN RIDGE",
        Block::new(6, 0, 2, 2),
        None,
    ),
    (
        "05",
        "St. Nobody",
        "ST NOBODY",
        Block::new(0, 2, 2, 2),
        None,
    ),
    (
        "06",
        "Pretend Springs 1",
        "PRETEND SPRINGS # 1",
        Block::new(2, 2, 2, 1),
        None,
    ),
    (
        "07",
        "Pretend Springs 2",
        "PRETEND SPRINGS # 2",
        Block::new(2, 3, 2, 1),
        None,
    ),
    (
        "08",
        "Made-Up Courthouse",
        "MADE-UP COURTHOUSE",
        Block::new(4, 2, 2, 1),
        None,
    ),
    (
        "09",
        "Daydream Library",
        "DAYDREAM LIBRARY",
        Block::new(4, 3, 2, 1),
        Some(5),
    ),
    (
        "10",
        "Imaginary City",
        "IMAGINARY CITY",
        Block::new(6, 2, 2, 2),
        None,
    ),
    (
        "11",
        "Fairy-Tale Fire",
        "FAIRY TALE FIRE",
        Block::new(0, 4, 4, 2),
        None,
    ),
    (
        "12",
        "Old Phantom School",
        "SPECTRE GYM",
        Block::new(4, 4, 4, 2),
        None,
    ),
];

/// Three precincts of the neighbour, whose address list nobody sent.
const NEXT_PRECINCTS: [Laid; 3] = [
    (
        "1",
        "Invented South",
        "INVENTED SOUTH",
        Block::new(8, 0, 2, 2),
        None,
    ),
    (
        "2",
        "Imaginary City East",
        "IMAGINARY CITY EAST",
        Block::new(8, 2, 2, 2),
        None,
    ),
    (
        "3",
        "Invented North",
        "INVENTED NORTH",
        Block::new(8, 4, 2, 2),
        None,
    ),
];

/// The precinct whose row names no polling place.
pub(super) const NO_PLACE: usize = 4;
/// The precinct that only the corrections file joins to its polygon.
pub(super) const RENAMED: usize = 11;
/// Two precincts that vote in two rooms of one building.
pub(super) const SHARED: (usize, usize) = (6, 8);

fn precincts(fips: &str, laid: &[Laid]) -> Vec<Precinct> {
    laid.iter()
        .map(|&(code, listed, mapped, block, split_at)| Precinct {
            code: code.to_owned(),
            listed: listed.to_owned(),
            mapped: format!("{fips}-{mapped}"),
            block: Some(block),
            on_map: true,
            split_at,
        })
        .collect()
}

/// Both counties. `addresses` counts Makebelieve County's; the neighbour's houses only give its places an address.
pub(super) fn land(seed: u64, addresses: usize) -> Land {
    let county = |fips: &str, name: &str, word: &str, block, laid: &[Laid], addresses| County {
        fips: fips.to_owned(),
        name: name.to_owned(),
        word: word.to_owned(),
        block,
        precincts: precincts(fips, laid),
        addresses,
    };
    let lattice = Lattice {
        seed,
        origin: At {
            x: -89_300_000,
            y: 33_000_000,
        },
        cell: At {
            x: 27_000,
            y: 23_000,
        },
        segments_milli: 12_000,
    };
    let counties = vec![
        county(
            "28901",
            "Makebelieve",
            "Makebelieve",
            Block::new(0, 0, 8, 6),
            &MAIN_PRECINCTS,
            addresses,
        ),
        county(
            "28903",
            "Fictional",
            "Fictional",
            Block::new(8, 0, 2, 6),
            &NEXT_PRECINCTS,
            1_100,
        ),
    ];
    Land::new(lattice, 10, 6, counties)
}

/// Four towns; the last two lie in one county each.
pub(super) fn towns(land: &Land) -> Vec<Town> {
    let town = |name: &str, zip: &str, county, col_milli: i64, row_milli: i64, blocks| Town {
        name: name.to_owned(),
        zip: zip.to_owned(),
        county,
        centre: At {
            x: land.lattice.origin.x + land.lattice.cell.x * col_milli / 1000,
            y: land.lattice.origin.y + land.lattice.cell.y * row_milli / 1000,
        },
        blocks,
    };
    vec![
        town("Pretend Springs", "39991", MAIN, 4_000, 3_000, 8),
        town("Imaginary City", "39992", MAIN, 7_980, 2_600, 6),
        town("Nowhere Bend", "39993", MAIN, 1_000, 4_900, 2),
        town("Hollow Pretend", "39994", 1, 9_200, 800, 4),
    ]
}

/// Street names, the same for every seed: the sandbox speaks of them.
pub(super) fn street_name(town: usize, street: usize) -> String {
    const SPRINGS_STREETS: [&str; 17] = [
        "1st St",
        "2nd St",
        "3rd St",
        "4th St",
        "5th St",
        "Oak St",
        "Fable St",
        "O'Nobody St",
        "Mirage Ave",
        "Elm St",
        "Oak Ave",
        "Magnolia Dr",
        "Riddle Rd",
        "Church St",
        "School St",
        "Fool's Gold Ln",
        "Unicorn Ave",
    ];
    const CITY_STREETS: [&str; 13] = [
        "1st St",
        "2nd St",
        "Oak St",
        "Fable St",
        "Church St",
        "Rainbow Rd",
        "Pecan St",
        "Lullaby Ln",
        "Perhaps Ave",
        "Rumor Rd",
        "School St",
        "Echo Dr",
        "Zephyr Ct",
    ];
    const OTHERS: [&str; 9] = [
        "Shadow St",
        "Jest St",
        "Kite Ln",
        "Yarn Rd",
        "Tinsel St",
        "Whimsy Ave",
        "Quibble Ct",
        "Vagary St",
        "Hearsay Rd",
    ];
    let names: &[&'static str] = match town {
        SPRINGS => &SPRINGS_STREETS,
        CITY => &CITY_STREETS,
        _ => &OTHERS,
    };
    super::words::at(names, street).to_owned()
}
