//! A county's addresses: its streets walked, each house given its precinct by the ground it stands on.

use std::collections::BTreeMap;

use super::chance::{Use, hash};
use super::land::{County, Land, Owner, Standing};
use super::lattice::{At, Block, MM_X, MM_Y};
use super::rural;
use super::street::{Hand, Street, Town};
use super::words;

/// Why an address of the truth is not in the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum HeldOut {
    /// It is in the list.
    No,
    /// Its whole street was left out.
    Street,
    /// Its number was left out.
    Number,
}

impl HeldOut {
    pub(super) const fn written(self) -> &'static str {
        match self {
            Self::No => "",
            Self::Street => "street",
            Self::Number => "number",
        }
    }
}

/// An address and where it stands.
#[derive(Debug, Clone)]
pub(super) struct Row {
    /// Position in the register's streets.
    pub(super) street: usize,
    pub(super) number: i64,
    /// As the list writes it.
    pub(super) written: String,
    pub(super) hand: Hand,
    pub(super) at: At,
    pub(super) standing: Standing,
    /// The precinct (its position) that the list names; the one it stands in, but for the county demo's one false block.
    pub(super) listed: usize,
    pub(super) held_out: HeldOut,
}

/// The addresses of one county.
pub(super) struct Register {
    pub(super) county: usize,
    pub(super) streets: Vec<Street>,
    pub(super) rows: Vec<Row>,
}

impl Register {
    pub(super) fn street(&self, row: &Row) -> Option<&Street> {
        self.streets.get(row.street)
    }

    /// Rows by the precinct they stand in.
    pub(super) fn by_precinct(&self) -> BTreeMap<usize, Vec<&Row>> {
        let mut by: BTreeMap<usize, Vec<&Row>> = BTreeMap::new();
        for row in &self.rows {
            by.entry(row.standing.owner.precinct).or_default().push(row);
        }
        by
    }
}

/// How many of a thousand thousand to leave out.
#[derive(Debug, Clone, Copy)]
pub(super) struct HoldOut(pub(super) f64);

impl HoldOut {
    fn takes(self, seed: u64, use_: Use, key: &[i64]) -> bool {
        // 53 bits are exact in a double: the same on every platform.
        let part = (hash(seed, use_, key) >> 11) as f64 / (1_u64 << 53) as f64;
        part < self.0
    }
}

/// Names for the streets of a town: position of the town, position of the street.
pub(super) type StreetNames<'a> = &'a dyn Fn(usize, usize) -> String;

/// Walks the towns that reach into the county, then country roads, until the county has its addresses.
pub(super) fn register(
    land: &Land,
    towns: &[Town],
    county: usize,
    hold_out: HoldOut,
    names: StreetNames<'_>,
) -> Register {
    let mut register = Register {
        county,
        streets: Vec::new(),
        rows: Vec::new(),
    };
    let Some(ours) = land.counties.get(county) else {
        return register;
    };
    let lattice = &land.lattice;
    let low = At {
        x: lattice.origin.x + ours.block.col * lattice.cell.x,
        y: lattice.origin.y + ours.block.row * lattice.cell.y,
    };
    let high = At {
        x: low.x + ours.block.cols * lattice.cell.x,
        y: low.y + ours.block.rows * lattice.cell.y,
    };
    for (index, town) in towns.iter().enumerate() {
        let reach = town.reach();
        let (wide, tall) = (reach.x + lattice.cell.x, reach.y + lattice.cell.y);
        let touches = (low.x - wide..high.x + wide).contains(&town.centre.x)
            && (low.y - tall..high.y + tall).contains(&town.centre.y);
        if touches {
            for street in town.streets(lattice.seed, index, &mut |i| names(index, i)) {
                walk(land, &mut register, street, hold_out);
            }
        }
    }
    let key = i64::try_from(county).unwrap_or(i64::MAX);
    let mut index = 0;
    // Each road builds some dozen houses; a county whose roads built none would otherwise never end.
    while register.rows.len() < ours.addresses && index < 90_000 {
        let mut road = rural::road(lattice, begin(ours, index), key, &ours.word, index);
        road.town = road.line.first().map_or(0, |&at| nearest(towns, at));
        walk(land, &mut register, road, hold_out);
        index += 1;
    }
    register.rows.truncate(ours.addresses);
    register
}

/// Where a county's `index`-th road begins: each precinct has its turn, its western half and its eastern half.
fn begin(county: &County, index: i64) -> Block {
    let grounds: Vec<Block> = county.precincts.iter().filter_map(|p| p.block).collect();
    let count = i64::try_from(grounds.len()).unwrap_or(1).max(1);
    let turn = usize::try_from(index % count).unwrap_or(0);
    let block = grounds.get(turn).copied().unwrap_or(county.block);
    let west = block.cols / 2;
    match (west, index / count % 2) {
        (0, _) => block,
        (_, 0) => Block {
            cols: west,
            ..block
        },
        _ => Block {
            col: block.col + west,
            cols: block.cols - west,
            ..block
        },
    }
}

fn nearest(towns: &[Town], at: At) -> usize {
    let far = |town: &Town| {
        ((town.centre.x - at.x) * MM_X).pow(2) + ((town.centre.y - at.y) * MM_Y).pow(2)
    };
    towns
        .iter()
        .enumerate()
        .min_by_key(|(_, town)| far(town))
        .map_or(0, |(index, _)| index)
}

fn walk(land: &Land, register: &mut Register, street: Street, hold_out: HoldOut) {
    let seed = land.lattice.seed;
    let whole = hold_out.takes(seed, Use::HoldOutStreet, &[street.key]);
    let position = register.streets.len();
    let before = register.rows.len();
    for house in street.houses(seed) {
        let Some(standing) = land.standing(house.at) else {
            continue;
        };
        if standing.owner.county != register.county {
            continue;
        }
        let single = hold_out.takes(
            seed,
            Use::HoldOutNumber,
            &[street.key, house.number, i64::from(house.half)],
        );
        let held_out = match (whole, single) {
            (true, _) => HeldOut::Street,
            (false, true) => HeldOut::Number,
            (false, false) => HeldOut::No,
        };
        register.rows.push(Row {
            street: position,
            number: house.number,
            written: house.written(),
            hand: house.hand,
            at: house.at,
            standing,
            listed: standing.owner.precinct,
            held_out,
        });
    }
    if register.rows.len() > before {
        register.streets.push(street);
    }
}

/// A polling place, at a house of its precinct.
#[derive(Debug, Clone)]
pub(super) struct Place {
    pub(super) owner: Owner,
    pub(super) name: String,
    /// Street address with town, state and ZIP.
    pub(super) address: String,
    pub(super) room: &'static str,
    pub(super) at: Option<At>,
    /// Houses in the precinct.
    pub(super) houses: usize,
}

/// One place for each precinct of the county, in the order of the precincts.
pub(super) fn places(land: &Land, towns: &[Town], register: &Register) -> Vec<Place> {
    let by = register.by_precinct();
    let precincts = land
        .counties
        .get(register.county)
        .map_or(&[][..], |c| c.precincts.as_slice());
    let make = |(precinct, listed): (usize, &super::land::Precinct)| {
        let owner = Owner {
            county: register.county,
            precinct,
        };
        let rows = by.get(&precinct).map_or(&[][..], Vec::as_slice);
        let key = [
            i64::try_from(register.county).unwrap_or(0),
            i64::try_from(precinct).unwrap_or(0),
        ];
        let pick = hash(land.lattice.seed, Use::Place, &key);
        let whole: Vec<&&Row> = rows
            .iter()
            .filter(|r| r.written.bytes().all(|b| b.is_ascii_digit()))
            .collect();
        let at = usize::try_from(pick % 1_000_003).unwrap_or(0);
        let Some(home) = whole.get(at % whole.len().max(1)) else {
            return Place {
                owner,
                name: String::new(),
                address: String::new(),
                room: "",
                at: None,
                houses: 0,
            };
        };
        let plain = listed.listed.split(" #").next().unwrap_or_default();
        let plain = plain.trim_end_matches(" Precinct");
        let first = plain.trim_start_matches("Made-Up ");
        Place {
            owner,
            name: format!("Made-Up {first} {}", words::at(&words::BUILDINGS, at)),
            address: address(towns, register, home),
            room: ["", "", "Gymnasium", "Fellowship hall, back door", "Room 2"]
                .get(at % 5)
                .copied()
                .unwrap_or(""),
            at: Some(home.at),
            houses: rows.len(),
        }
    };
    precincts.iter().enumerate().map(make).collect()
}

/// An address as a voter would type it in full: number, street, town, state, ZIP.
pub(super) fn address(towns: &[Town], register: &Register, row: &Row) -> String {
    let street = register.street(row);
    let name = street.map_or("", |s| s.name.as_str());
    match street.and_then(|s| towns.get(s.town)) {
        Some(town) => format!("{} {name}, {}, MS {}", row.written, town.name, town.zip),
        None => format!("{} {name}", row.written),
    }
}
