//! Writes the county demo: its lists, its road lines with one false block and one street on a border, its sandbox.

use std::collections::BTreeSet;
use std::path::Path;

use super::land::{Land, Owner};
use super::lattice::At;
use super::makebelieve::{self, CITY, MAIN, NO_PLACE, RENAMED, SHARED, SPRINGS};
use super::profile_file::ProfileFile;
use super::register::{self, HoldOut, Place, Register};
use super::source::{self, Correction};
use super::street::{Hand, Piece, Street, point};
use super::{DemoError, DemoSummary, Scale, roads, sandbox, state_scale, survey_round};

/// Addresses of Makebelieve County.
const ADDRESSES: usize = 4_000;

/// The strip beside a road that a range is resolved by ends 40 m off the line; this is well past it.
const STRIP_MM: i64 = 130_000;

/// Streets that are in the road lines only.
pub(super) const BORDER_STREET: &str = "Borderline Ln";
pub(super) const RANGE_STREET: &str = "Rangeonly Rd";

pub(super) fn write(
    folder: &Path,
    seed: u64,
    hold_out: HoldOut,
    progress: &mut dyn FnMut(u64, u64),
) -> Result<DemoSummary, DemoError> {
    progress(0, 2);
    let land = makebelieve::land(seed, ADDRESSES);
    let towns = makebelieve::towns(&land);
    let walked =
        |county| register::register(&land, &towns, county, hold_out, &makebelieve::street_name);
    let (mut main, next) = (walked(MAIN), walked(1));
    let mut places = register::places(&land, &towns, &main);
    places.extend(register::places(&land, &towns, &next));
    dress(&mut places);
    let false_rows = tell_falsely(&land, &mut main)
        .ok_or_else(|| no_spot(seed, "a block whose rows name a neighbour"))?;
    progress(1, 2);

    let mut summary = state_scale::counted(&land);
    source::maps(folder, &land, &towns)?;
    source::postal(folder, &land, &towns)?;
    source::contacts(folder, &land)?;
    source::list(folder, &land, &places)?;
    // The renamed place was surveyed under no name yet: the corrections give it one.
    let named = |p: &&Place| p.owner.county != MAIN || p.owner.precinct != RENAMED;
    summary.surveyed = source::surveys(folder, &land, &mut places.iter().filter(named))?;
    let round = |p: &&Place| named(p) && p.owner.county != source::WRITTEN;
    survey_round::write(folder, &land, Scale::County, &mut places.iter().filter(round))?;
    survey_round::policies(folder, &land)?;
    summary.addresses = main.rows.len();
    summary.listed = source::addresses(folder, "addresses.csv", &land, &towns, &main, &places)?;
    source::corrections(folder, &corrections(&places))?;

    let border =
        border_street(&land).ok_or_else(|| no_spot(seed, "a street on a precinct border"))?;
    let range = range_street(&land);
    let mut pieces = pieces(&land, &main);
    pieces.extend(
        [&border, &range]
            .into_iter()
            .flat_map(|s| s.pieces().into_iter().map(move |p| (s, p))),
    );
    let fips = land.counties.get(MAIN).map_or("", |c| c.fips.as_str());
    roads::write(folder, fips, &towns, &pieces)?;

    let municipal = reached(&land, &main, SPRINGS, &[]);
    let elsewhere = reached(&land, &main, CITY, &["28903/2".to_owned()]);
    let profile = ProfileFile {
        name: "Makebelieve County, made up",
        addresses: "addresses.csv",
        roads: Some(fips),
        municipal: &municipal,
        elsewhere: &elsewhere,
    };
    profile.write(folder)?;
    let scene = sandbox::Scene {
        land: &land,
        towns: &towns,
        main: &main,
        false_rows: &false_rows,
        municipal: &municipal,
        elsewhere: &elsewhere,
    };
    sandbox::ask(&scene)
        .map_err(|what| no_spot(seed, what))?
        .written(folder)?;
    progress(2, 2);
    Ok(summary)
}

fn no_spot(seed: u64, what: &str) -> DemoError {
    DemoError::NoSpot {
        seed,
        what: what.to_owned(),
    }
}

/// What a list of places has wrong or odd: a row without place, two polling places in one building, an address without ZIP.
fn dress(places: &mut [Place]) {
    let courthouse = places.get(SHARED.0).cloned();
    for (index, place) in places.iter_mut().enumerate() {
        if index == NO_PLACE {
            *place = Place {
                owner: place.owner,
                name: String::new(),
                address: String::new(),
                room: "",
                at: None,
                houses: place.houses,
            };
        }
        if index == SHARED.1
            && let Some(first) = &courthouse
        {
            // Two rooms behind the same doors: two polling places.
            *place = Place {
                owner: place.owner,
                houses: place.houses,
                room: "Second room, across the hall",
                ..first.clone()
            };
        }
        if index == 1
            && let Some((street, _zip)) = place.address.rsplit_once(' ')
        {
            place.address = street.to_owned();
        }
        if index == 2 {
            place.room = "Gymnasium, door on the north side";
        }
    }
}

/// Corrections that a clerk has made: a join that names alone cannot make, and a room the list has not.
fn corrections(places: &[Place]) -> Vec<Correction<'_>> {
    let county = "Makebelieve";
    let mut rows = vec![Correction {
        county,
        code: "12",
        field: "boundary",
        old: "",
        new: "28901-SPECTRE GYM",
        reason: "the school was torn down; the map has the gym's name",
        made_in_sems: "yes",
    }];
    if let Some(renamed) = places.get(RENAMED) {
        rows.push(Correction {
            county,
            code: "12",
            field: "place_name",
            old: &renamed.name,
            new: "Made-Up Spectre Gym",
            reason: "moved after the school was torn down",
            made_in_sems: "no",
        });
    }
    if let Some(first) = places.first() {
        rows.push(Correction {
            county,
            code: "01",
            field: "room",
            old: first.room,
            new: "Made-up hall, door by the flagpole",
            reason: "the room changed in the winter",
            made_in_sems: "yes",
        });
    }
    rows
}

/// Ids of the precincts in which a town has addresses, sorted, with more from elsewhere.
fn reached(land: &Land, register: &Register, town: usize, more: &[String]) -> Vec<String> {
    let county = land.counties.get(register.county);
    let of_town = register.rows.iter().filter(|row| {
        register
            .street(row)
            .is_some_and(|s| s.town == town && s.key < super::rural::ROAD_KEYS)
    });
    let ids: BTreeSet<String> = of_town
        .filter_map(|row| {
            Some(format!(
                "{}/{}",
                county?.fips,
                county?.precincts.get(row.standing.owner.precinct)?.code
            ))
        })
        .chain(more.iter().cloned())
        .collect();
    ids.into_iter().collect()
}

/// Road edges of the county: pieces whose middle and ends lie in it.
fn pieces<'a>(land: &Land, register: &'a Register) -> Vec<(&'a Street, Piece)> {
    let ours = |at: At| {
        land.owners_near(at, 0)
            .iter()
            .all(|o| o.is_some_and(|o| o.county == register.county))
    };
    register
        .streets
        .iter()
        .flat_map(|street| {
            street
                .pieces()
                .into_iter()
                .map(move |piece| (street, piece))
        })
        .filter(|(_, piece)| {
            let middle = At {
                x: i64::midpoint(piece.from.x, piece.to.x),
                y: i64::midpoint(piece.from.y, piece.to.y),
            };
            [piece.from, middle, piece.to].into_iter().all(ours)
        })
        .collect()
}

/// The one precinct about a point, if it is one only.
fn alone(land: &Land, at: At) -> Option<Owner> {
    let near = land.owners_near(at, STRIP_MM);
    if near.len() == 1 {
        near.first().copied().flatten()
    } else {
        None
    }
}

/// Makes the rows of one block side name the precinct across town. Gives back their positions.
fn tell_falsely(land: &Land, main: &mut Register) -> Option<Vec<usize>> {
    let town_precincts = [7, 8, 5, 6];
    let mut found = None;
    for (position, street) in main
        .streets
        .iter()
        .enumerate()
        .filter(|(_, s)| s.town == SPRINGS && s.key < super::rural::ROAD_KEYS)
    {
        for piece in street.pieces() {
            let Some(owner) = alone(land, piece.from).filter(|o| alone(land, piece.to) == Some(*o))
            else {
                continue;
            };
            let rows: Vec<usize> = main
                .rows
                .iter()
                .enumerate()
                .filter(|(_, r)| {
                    r.street == position
                        && r.hand == Hand::Left
                        && (piece.left.0..=piece.left.1).contains(&r.number)
                })
                .map(|(index, _)| index)
                .collect();
            let inside = rows
                .iter()
                .filter_map(|&i| main.rows.get(i))
                .all(|r| r.standing.owner == owner);
            if rows.len() >= 4 && inside && owner.precinct < RENAMED {
                found = Some((rows, owner));
            }
        }
    }
    let (rows, owner) = found?;
    // Two of the town's precincts vote in one building; a conflict between those would be a weak example.
    let told = town_precincts.into_iter().find(|&p| {
        p != owner.precinct && (p, owner.precinct) != SHARED && (owner.precinct, p) != SHARED
    })?;
    for &index in &rows {
        if let Some(row) = main.rows.get_mut(index) {
            row.listed = told;
        }
    }
    Some(rows)
}

fn road_only(name: &str, key: i64, line: Vec<At>) -> Street {
    Street {
        key,
        name: name.to_owned(),
        town: SPRINGS,
        line,
        first: 100,
        pair_mm: 6_000,
        step_mm: 30_000,
        setback_mm: 12_000,
        block_mm: i64::MAX / 4,
    }
}

/// A street that crosses the line between precincts 2 and 3: one piece, so each side lies in two precincts.
fn border_street(land: &Land) -> Option<Street> {
    let (origin, cell) = (land.lattice.origin, land.lattice.cell);
    let y = origin.y + cell.y / 2;
    let on_line = (0..cell.x * 6 / 10).step_by(50).map(|dx| At {
        x: origin.x + 4 * cell.x - cell.x * 3 / 10 + dx,
        y,
    });
    let crossing = on_line.into_iter().find(|&at| {
        let near = land.owners_near(at, 6_000);
        near.len() == 2 && near.iter().all(Option::is_some)
    })?;
    let end = |off: i64| At {
        x: crossing.x + off,
        ..crossing
    };
    Some(road_only(
        BORDER_STREET,
        90_000_000,
        vec![end(-3_000), end(3_000)],
    ))
}

/// A street in the middle of precinct 1, known from its road line only.
fn range_street(land: &Land) -> Street {
    let (origin, cell) = (land.lattice.origin, land.lattice.cell);
    let from = At {
        x: origin.x + cell.x * 4 / 10,
        y: origin.y + cell.y / 2,
    };
    let to = point(
        from,
        At {
            x: from.x + 1_000,
            ..from
        },
        300_000,
        0,
    );
    road_only(RANGE_STREET, 90_000_001, vec![from, to])
}
