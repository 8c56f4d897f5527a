//! Writes the made-up source: maps, lists, addresses and the truth about them. The profile is `profile_file.rs`'s job.

use std::collections::BTreeSet;
use std::path::Path;

use super::DemoError;
use super::chance::{Use, hash_below};
use super::land::Land;
use super::lattice::At;
use super::register::{HeldOut, Place, Register, address};
use super::sheet::{Sheet, collection, degrees, feature};
use super::street::Town;

/// Counties, towns and precincts as GeoJSON. A precinct's polygon says nothing but its `GEOID`.
pub(super) fn maps(folder: &Path, land: &Land, towns: &[Town]) -> Result<(), DemoError> {
    let counties = &mut land.counties.iter().map(|c| {
        feature(
            &[("GEOID", &c.fips), ("NAME", &c.name)],
            &land.outline(c.block),
        )
    });
    collection(folder, "counties.geojson", counties)?;
    let corners = |town: &Town| {
        let (c, r) = (town.centre, town.reach());
        let corner = |sx: i64, sy: i64| At {
            x: c.x + sx * r.x,
            y: c.y + sy * r.y,
        };
        [corner(-1, -1), corner(1, -1), corner(1, 1), corner(-1, 1)]
    };
    let named = &mut towns.iter().enumerate().map(|(i, town)| {
        feature(
            &[("GEOID", &format!("2899{i:03}")), ("NAME", &town.name)],
            &corners(town),
        )
    });
    collection(folder, "towns.geojson", named)?;
    let precincts = &mut land
        .counties
        .iter()
        .flat_map(|c| &c.precincts)
        .filter(|p| p.on_map)
        .filter_map(|p| {
            let ring = land.outline(p.block?);
            Some(feature(&[("GEOID", &p.mapped)], &ring))
        });
    collection(folder, "precincts.geojson", precincts)
}

/// ZIP codes, each with one town, one listed county and a point, as the post office's list has it.
pub(super) fn postal(folder: &Path, land: &Land, towns: &[Town]) -> Result<(), DemoError> {
    let mut sheet = Sheet::create(folder, "postal.csv")?;
    sheet.row(&["zip", "town", "county", "lon", "lat"])?;
    for town in towns {
        let county = land
            .counties
            .get(town.county)
            .map_or("", |c| c.name.as_str());
        sheet.row(&[
            &town.zip,
            &town.name,
            county,
            &degrees(town.centre.x),
            &degrees(town.centre.y),
        ])?;
    }
    sheet.finish()
}

/// The list: a row for each precinct, papers-only ones too.
pub(super) fn list(folder: &Path, land: &Land, places: &[Place]) -> Result<(), DemoError> {
    let mut sheet = Sheet::create(folder, "places.csv")?;
    sheet.row(&[
        "county",
        "precinct_code",
        "precinct_name",
        "active_voters",
        "polling_place",
        "address",
        "room",
        "lon",
        "lat",
    ])?;
    for place in places {
        let Some(county) = land.counties.get(place.owner.county) else {
            continue;
        };
        let Some(precinct) = land.precinct(place.owner) else {
            continue;
        };
        let [lon, lat] = place.at.map_or([String::new(), String::new()], |at| {
            [degrees(at.x), degrees(at.y)]
        });
        let voters = (place.houses * 17 / 10).to_string();
        sheet.row(&[
            &county.name,
            &precinct.code,
            &precinct.listed,
            &voters,
            &place.name,
            &place.address,
            place.room,
            &lon,
            &lat,
        ])?;
    }
    sheet.finish()
}

/// The registered-address list of a county, and beside it, under `truth/`, where each address stands.
pub(super) fn addresses(
    folder: &Path,
    name: &str,
    land: &Land,
    towns: &[Town],
    register: &Register,
    places: &[Place],
) -> Result<usize, DemoError> {
    let Some(county) = land.counties.get(register.county) else {
        return Ok(0);
    };
    let mut list = Sheet::create(folder, name)?;
    let mut truth = Sheet::create(folder, &format!("truth/addresses-{}.csv", county.fips))?;
    list.row(&[
        "county", "number", "street", "town", "zip", "precinct", "split",
    ])?;
    truth.row(&[
        "address",
        "number",
        "street",
        "town",
        "zip",
        "lon",
        "lat",
        "county",
        "precinct",
        "split",
        "place",
        "held_out",
        "listed_precinct",
    ])?;
    let mut listed = 0;
    for row in &register.rows {
        let (Some(street), Some(precinct)) = (
            register.street(row),
            county.precincts.get(row.standing.owner.precinct),
        ) else {
            continue;
        };
        let Some(town) = towns.get(street.town) else {
            continue;
        };
        let split = row
            .standing
            .split
            .map(|s| s.to_string())
            .unwrap_or_default();
        let code = county
            .precincts
            .get(row.listed)
            .map_or("", |p| p.code.as_str());
        // A row that names another precinct names none of its splits.
        let listed_split = if row.listed == row.standing.owner.precinct {
            split.as_str()
        } else {
            ""
        };
        if row.held_out == HeldOut::No {
            list.row(&[
                &county.name,
                &row.written,
                &street.name,
                &town.name,
                &town.zip,
                code,
                listed_split,
            ])?;
            listed += 1;
        }
        let id = |code: &str| format!("{}/{code}", county.fips);
        let place = places
            .iter()
            .find(|p| p.owner == row.standing.owner)
            .map_or("", |p| p.name.as_str());
        truth.row(&[
            &address(towns, register, row),
            &row.written,
            &street.name,
            &town.name,
            &town.zip,
            &degrees(row.at.x),
            &degrees(row.at.y),
            &county.fips,
            &id(&precinct.code),
            &split,
            place,
            row.held_out.written(),
            &id(code),
        ])?;
    }
    list.finish()?;
    truth.finish()?;
    Ok(listed)
}

/// The county whose doors were written into the sheet, and not surveyed.
pub(super) const WRITTEN: usize = 1;

/// Accessibility, rooms and doors of most places: some `yes`, some `no`, some `unknown`; the rest nobody surveyed.
pub(super) fn surveys(
    folder: &Path,
    land: &Land,
    places: &mut dyn Iterator<Item = &Place>,
) -> Result<usize, DemoError> {
    let mut sheet = Sheet::create(folder, "surveys.csv")?;
    sheet.row(&[
        "county",
        "place_name",
        "address",
        "room",
        "entrance",
        "lon",
        "lat",
        "parking",
        "drop_off",
        "route",
        "step_free_door",
        "door_opens",
        "inside_route",
        "accessible_machine",
        "note",
        "by",
        "on",
    ])?;
    let (by, on) = ("A. Pretend, made-up deputy clerk", "2027-03-15");
    let mut surveyed = BTreeSet::new();
    for place in places {
        let Some(county) = land.counties.get(place.owner.county) else {
            continue;
        };
        let [c, p] =
            [place.owner.county, place.owner.precinct].map(|n| i64::try_from(n).unwrap_or(0));
        let draw = |k: i64, n: i64| hash_below(land.lattice.seed, Use::Survey, &[c, p, k], n);
        let always = place.owner.county == 0 && place.owner.precinct == 0;
        let Some(at) = place.at.filter(|_| always || draw(0, 3) != 0) else {
            continue;
        };
        // Two precincts may vote in one building, which is surveyed once.
        if !surveyed.insert((&county.name, &place.name)) {
            continue;
        }
        let tri = |k: i64| match draw(k, 4) {
            0 | 1 => "yes",
            2 => "no",
            _ => "unknown",
        };
        let note = "Made-up survey: ring at door 1 for curbside voting";
        let about = [
            county.name.as_str(),
            &place.name,
            &place.address,
            place.room,
        ];
        let answers = [tri(1), tri(2), tri(3), tri(4), tri(5), tri(6), tri(7)];
        let row: Vec<&str> = about
            .iter()
            .copied()
            .chain(["", "", ""])
            .chain(answers)
            .chain([note, by, on])
            .collect();
        sheet.row(&row)?;
        // The other counties' doors come from their round (`survey_round.rs`); these were only ever written down, and how
        // surely nobody knows.
        let doors = if place.owner.county == WRITTEN { 1 + draw(8, 2) } else { 0 };
        for door in 1..=doors {
            let name = format!("Door {door}, made up");
            let (lon, lat) = (degrees(at.x + 70 * door), degrees(at.y + 60 - 90 * door));
            let row: Vec<&str> = about
                .iter()
                .copied()
                .chain([name.as_str(), &lon, &lat])
                .chain([""; 8])
                .chain([by, on])
                .collect();
            sheet.row(&row)?;
        }
    }
    sheet.finish()?;
    Ok(surveyed.len())
}

/// One office to a county, on the numbers kept for fiction.
pub(super) fn contacts(folder: &Path, land: &Land) -> Result<(), DemoError> {
    let mut sheet = Sheet::create(folder, "contacts.csv")?;
    sheet.row(&["county", "office", "phone", "source", "on"])?;
    for (index, county) in land.counties.iter().enumerate() {
        let office = format!("Circuit clerk of {} County (made up)", county.name);
        sheet.row(&[
            &county.name,
            &office,
            &format!("601-555-{:04}", 100 + index % 100),
            "Pollstead demo",
            "2027-03-01",
        ])?;
    }
    sheet.finish()
}

/// A correction as the corrections file has it, but for who and when.
pub(super) struct Correction<'a> {
    pub(super) county: &'a str,
    pub(super) code: &'a str,
    pub(super) field: &'a str,
    pub(super) old: &'a str,
    pub(super) new: &'a str,
    pub(super) reason: &'a str,
    /// `yes` or `no`.
    pub(super) made_in_sems: &'a str,
}

/// Writes the corrections file, its header alone where there are none.
pub(super) fn corrections(folder: &Path, rows: &[Correction<'_>]) -> Result<(), DemoError> {
    let mut sheet = Sheet::create(folder, "corrections.csv")?;
    sheet.row(&[
        "county",
        "precinct_code",
        "field",
        "old",
        "new",
        "reason",
        "who",
        "when",
        "made_in_sems",
    ])?;
    for c in rows {
        sheet.row(&[
            c.county,
            c.code,
            c.field,
            c.old,
            c.new,
            c.reason,
            "A. Pretend, made-up deputy clerk",
            "2027-03-20",
            c.made_in_sems,
        ])?;
    }
    sheet.finish()
}
