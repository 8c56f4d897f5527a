//! The sandbox: questions that reach every kind of answer, each with the kinds that would be right.
//!
//! The streets' rows are `sandbox_streets.rs`'s. Written from the truth and from the made-up land, so `expect` owes nothing to the code that answers.

use std::path::Path;

use super::county_scale::BORDER_STREET;
use super::land::Land;
use super::lattice::At;
use super::makebelieve::{CITY, NO_PLACE, SPRINGS};
use super::profile_file::{ELSEWHERE, MUNICIPAL};
use super::register::{HeldOut, Register, Row, address};
use super::rural::ROAD_KEYS;
use super::sheet::{Sheet, degrees};
use super::street::{Street, Town};
use super::{DemoError, sandbox_streets};

/// What the sandbox is made from.
pub(super) struct Scene<'a> {
    pub(super) land: &'a Land,
    pub(super) towns: &'a [Town],
    pub(super) main: &'a Register,
    /// Positions of the rows that name another precinct than the map.
    pub(super) false_rows: &'a [usize],
    /// Precinct ids of the town's election.
    pub(super) municipal: &'a [String],
    /// Precinct ids of the other authority's.
    pub(super) elsewhere: &'a [String],
}

/// The rows, ready to be written.
pub(super) struct Sandbox(Vec<Question>);

#[derive(Default)]
pub(super) struct Question {
    note: &'static str,
    address: String,
    id: &'static str,
    county: &'static str,
    precinct: String,
    at: Option<At>,
    accuracy_m: &'static str,
    election: &'static str,
    expect: &'static str,
}

impl Sandbox {
    pub(super) fn written(&self, folder: &Path) -> Result<(), DemoError> {
        let mut sheet = Sheet::create(folder, "sandbox.csv")?;
        sheet.row(&[
            "note",
            "address",
            "id",
            "county",
            "precinct",
            "lon",
            "lat",
            "accuracy_m",
            "election",
            "expect",
        ])?;
        for q in &self.0 {
            let [lon, lat] = q.at.map_or([String::new(), String::new()], |at| {
                [degrees(at.x), degrees(at.y)]
            });
            sheet.row(&[
                q.note,
                &q.address,
                q.id,
                q.county,
                &q.precinct,
                &lon,
                &lat,
                q.accuracy_m,
                q.election,
                q.expect,
            ])?;
        }
        sheet.finish()
    }
}

impl Scene<'_> {
    /// A plain listed row for which the list tells the truth and names a place.
    pub(super) fn plain<'r>(
        &'r self,
        what: &'static str,
        fits: &dyn Fn(&Street, &Row) -> bool,
    ) -> Result<(&'r Street, &'r Row), &'static str> {
        let honest = |row: &&Row| {
            row.listed == row.standing.owner.precinct
                && row.held_out == HeldOut::No
                && row.standing.owner.precinct != NO_PLACE
        };
        self.main
            .rows
            .iter()
            .filter(honest)
            .find_map(|row| {
                self.main
                    .street(row)
                    .filter(|street| fits(street, row))
                    .map(|street| (street, row))
            })
            .ok_or(what)
    }

    pub(super) fn tail(&self, street: &Street) -> String {
        self.towns
            .get(street.town)
            .map(|t| format!("{}, MS {}", t.name, t.zip))
            .unwrap_or_default()
    }

    fn id(&self, row: &Row) -> Option<String> {
        let county = self.land.counties.get(row.standing.owner.county)?;
        Some(format!(
            "{}/{}",
            county.fips,
            county.precincts.get(row.standing.owner.precinct)?.code
        ))
    }
}

pub(super) fn whole(row: &Row) -> bool {
    row.written.bytes().all(|b| b.is_ascii_digit())
}

pub(super) fn asks(note: &'static str, address: String, expect: &'static str) -> Question {
    Question {
        note,
        address,
        expect,
        ..Question::default()
    }
}

/// Chooses the rows; `Err` says what the seed's land has no spot for.
pub(super) fn ask(scene: &Scene<'_>) -> Result<Sandbox, &'static str> {
    let mut rows = Vec::new();
    sandbox_streets::odd_roads(scene, &mut rows)?;
    sandbox_streets::towns(scene, &mut rows)?;
    refusals(scene, &mut rows)?;
    positions(scene, &mut rows)?;
    Ok(Sandbox(rows))
}

/// Every answer that is not a place.
fn refusals(scene: &Scene<'_>, rows: &mut Vec<Question>) -> Result<(), &'static str> {
    rows.push(asks(
        "side of a street in two precincts",
        format!("131 {BORDER_STREET}, Pretend Springs, MS 39991"),
        "close",
    ));
    let falsely = scene
        .false_rows
        .iter()
        .filter_map(|&i| scene.main.rows.get(i))
        .find(|r| whole(r) && r.held_out == HeldOut::No);
    let row = falsely.ok_or("a whole number in the false block")?;
    rows.push(asks(
        "row and map disagree",
        address(scene.towns, scene.main, row),
        "conflict",
    ));
    let no_place = scene
        .main
        .rows
        .iter()
        .find(|r| r.listed == NO_PLACE && whole(r) && r.held_out == HeldOut::No);
    rows.push(asks(
        "precinct without polling place",
        address(
            scene.towns,
            scene.main,
            no_place.ok_or("a house where no place is named")?,
        ),
        "no_place",
    ));
    rows.push(asks(
        "county without addresses",
        "12 Jest St, Hollow Pretend, MS 39994".to_owned(),
        "no_streets",
    ));
    let outside = |ids: &[String], r: &Row| scene.id(r).is_some_and(|id| !ids.contains(&id));
    let (_, row) = scene.plain("a house outside the town", &|s, r| {
        s.key >= ROAD_KEYS && whole(r) && outside(scene.municipal, r)
    })?;
    rows.push(Question {
        election: MUNICIPAL,
        ..asks(
            "no election there that day",
            address(scene.towns, scene.main, row),
            "no_election",
        )
    });
    let (_, row) = scene.plain("a house in the other town", &|s, r| {
        s.town == CITY && s.key < ROAD_KEYS && whole(r) && !outside(scene.elsewhere, r)
    })?;
    rows.push(Question {
        election: ELSEWHERE,
        ..asks(
            "the city clerk's election",
            address(scene.towns, scene.main, row),
            "other_authority",
        )
    });
    let (_, row) = scene.plain("a house in the town", &|s, r| {
        s.town == SPRINGS && s.key < ROAD_KEYS && whole(r) && !outside(scene.municipal, r)
    })?;
    rows.push(Question {
        election: MUNICIPAL,
        ..asks(
            "the town's own election",
            address(scene.towns, scene.main, row),
            "found",
        )
    });
    for (note, typed) in [
        (
            "no such street",
            "12 Nosuchthing Blvd, Pretend Springs, MS 39991",
        ),
        ("no such number", "99999 Elm St, Pretend Springs, MS 39991"),
        ("no number", "Elm St, Pretend Springs, MS 39991"),
        ("post office box", "PO Box 12, Pretend Springs, MS 39991"),
        ("rural route box", "RR 2 Box 45, Pretend Springs, MS 39991"),
        (
            "two roads that cross",
            "Elm St and 3rd St, Pretend Springs, MS 39991",
        ),
    ] {
        rows.push(asks(note, typed.to_owned(), "not_found"));
    }
    rows.push(asks(
        "town on the county line, its far side",
        "301 Zephyr Ct, Imaginary City, MS 39992".to_owned(),
        "found|not_found|no_streets|choose",
    ));
    rows.push(Question {
        note: "id that nobody gave",
        id: "28901/no-such-id",
        expect: "not_found",
        ..Question::default()
    });
    rows.push(Question {
        note: "nothing asked",
        expect: "invalid",
        ..Question::default()
    });
    Ok(())
}

/// Points, fixes, and a precinct picked from the list.
fn positions(scene: &Scene<'_>, rows: &mut Vec<Question>) -> Result<(), &'static str> {
    let deep = |r: &Row| scene.land.owners_near(r.at, 400_000).len() == 1;
    let (_, row) = scene.plain("a house far from any border", &|_, r| deep(r))?;
    let point = |note, at, accuracy_m, expect| Question {
        note,
        at: Some(at),
        accuracy_m,
        expect,
        ..Question::default()
    };
    rows.push(point("exact point", row.at, "", "found"));
    rows.push(point("fix far from any border", row.at, "25", "found"));
    let (_, row) = scene.plain("a house near a border", &|_, r| {
        let near = scene.land.owners_near(r.at, 60_000);
        near.len() > 1 && near.iter().all(Option::is_some)
    })?;
    rows.push(point("fix near a border", row.at, "200", "close"));
    rows.push(point(
        "point in no precinct",
        At {
            x: -88_000_000,
            y: 34_500_000,
        },
        "",
        "outside",
    ));
    rows.push(point(
        "latitude off the globe",
        At {
            x: -89_200_000,
            y: 95_000_000,
        },
        "",
        "invalid",
    ));
    let picked = |note, precinct: &str, expect| Question {
        note,
        county: "28901",
        precinct: precinct.to_owned(),
        expect,
        ..Question::default()
    };
    rows.push(picked(
        "precinct picked by name",
        "Mirage Hill # 1",
        "found",
    ));
    rows.push(picked("precinct picked by code", "09", "found"));
    rows.push(picked("picked precinct without place", "05", "no_place"));
    Ok(())
}
