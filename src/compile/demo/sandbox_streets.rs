//! The sandbox's addresses on streets and roads, typed as people type them.

use std::collections::BTreeSet;

use super::county_scale::RANGE_STREET;
use super::makebelieve::{CITY, SPRINGS};
use super::register::{HeldOut, Row, address};
use super::rural::ROAD_KEYS;
use super::sandbox::{Question, Scene, asks, whole};

/// The roads of the countryside, typed as people type them.
pub(super) fn odd_roads(scene: &Scene<'_>, rows: &mut Vec<Question>) -> Result<(), &'static str> {
    let road = |what, start: &str| {
        scene.plain(what, &|s, r| {
            s.key >= ROAD_KEYS && s.name.starts_with(start) && whole(r)
        })
    };
    let (s, r) = road("a county road", "County Road")?;
    let number = s.name.trim_start_matches("County Road ");
    let tail = scene.tail(s);
    rows.push(asks(
        "county road in full",
        format!("{} County Road {number}, {tail}", r.number),
        "found",
    ));
    rows.push(asks(
        "county road as CR",
        format!("{} CR {number}, {tail}", r.number),
        "found",
    ));
    rows.push(asks(
        "county road as Co Rd",
        format!("{} Co Rd {number}, {tail}", r.number),
        "found",
    ));
    let (s, r) = road("a highway", "Highway 1")?;
    let (name, direction) = s
        .name
        .rsplit_once(' ')
        .ok_or("a highway with its direction")?;
    let long = match direction {
        "N" => "No.",
        "S" => "So.",
        "E" => "East",
        _ => "West",
    };
    let (number, tail) = (name.trim_start_matches("Highway "), scene.tail(s));
    rows.push(asks(
        "highway with direction",
        format!("{} Hwy {number} {direction}, {tail}", r.number),
        "found",
    ));
    rows.push(asks(
        "highway, direction spelt out",
        format!("{} Hwy {number} {long}, {tail}", r.number),
        "found",
    ));
    rows.push(asks(
        "highway by the state's letters",
        format!("{} MS-{number} {direction}, {tail}", r.number),
        "found",
    ));
    rows.push(asks(
        "highway without number",
        format!("{} Highway, {tail}", r.number),
        "not_found",
    ));
    let (s, r) = road("a road named by number twice", "Makebelieve Road")?;
    rows.push(asks(
        "road named by number twice",
        format!("{} {}, {}", r.number, s.name, scene.tail(s)),
        "found",
    ));
    for (note, what, start) in [
        ("bare road number", "a bare road", "Road "),
        ("BIA road", "a BIA road", "BIA "),
        (
            "highway with quarter",
            "a highway with quarter",
            "Highway 58",
        ),
        ("old named road", "an old road", "Old "),
    ] {
        let (s, r) = road(what, start)?;
        rows.push(asks(
            note,
            format!("{} {}, {}", r.number, s.name, scene.tail(s)),
            "found",
        ));
    }
    Ok(())
}

/// Streets of the towns, typed in ways that must be read, and ways that must be asked about.
pub(super) fn towns(scene: &Scene<'_>, rows: &mut Vec<Question>) -> Result<(), &'static str> {
    let street = |what, town: usize, name: &str| {
        scene.plain(what, &|s, r| s.town == town && s.name == name && whole(r))
    };
    let (s, r) = street("Elm St", SPRINGS, "Elm St")?;
    let tail = scene.tail(s);
    rows.push(asks(
        "plain address",
        address(scene.towns, scene.main, r),
        "found",
    ));
    rows.push(asks(
        "lower case, no commas",
        format!("{} elm street pretend springs", r.number),
        "found",
    ));
    rows.push(asks(
        "apartment",
        format!("{} Elm St Apt 4, {tail}", r.number),
        "found",
    ));
    let (s, r) = scene.plain("a half number", &|s, r| s.key < ROAD_KEYS && !whole(r))?;
    rows.push(asks(
        "half number",
        format!("{} {}, {}", r.written, s.name, scene.tail(s)),
        "found",
    ));
    let (s, r) = street("3rd St", SPRINGS, "3rd St")?;
    rows.push(asks(
        "ordinal in words",
        format!("{} Third Street, {}", r.number, scene.tail(s)),
        "found",
    ));
    let (s, r) = street("O'Nobody St", SPRINGS, "O'Nobody St")?;
    rows.push(asks(
        "apostrophe left out",
        format!("{} ONobody St, {}", r.number, scene.tail(s)),
        "found",
    ));
    let (s, r) = street("W Main St", SPRINGS, "W Main St")?;
    rows.push(asks(
        "direction behind",
        format!("{} Main St W, {}", r.number, scene.tail(s)),
        "found",
    ));
    let (s, r) = street("Magnolia Dr", SPRINGS, "Magnolia Dr")?;
    rows.push(asks(
        "suffix left out",
        format!("{} Magnolia, {}", r.number, scene.tail(s)),
        "found|choose",
    ));
    rows.push(asks(
        "typo",
        format!("{} Magnlia Dr, {}", r.number, scene.tail(s)),
        "choose|not_found",
    ));
    let both = |name: &str| -> BTreeSet<i64> {
        let of = |town: usize| -> BTreeSet<i64> {
            let fits = |r: &&Row| {
                scene
                    .main
                    .street(r)
                    .is_some_and(|s| s.town == town && s.name == name)
                    && whole(r)
                    && r.held_out == HeldOut::No
            };
            scene
                .main
                .rows
                .iter()
                .filter(fits)
                .map(|r| r.number)
                .collect()
        };
        &of(SPRINGS) & &of(CITY)
    };
    let twin = [
        "Fable St",
        "Oak St",
        "1st St",
        "2nd St",
        "Church St",
        "School St",
    ]
    .into_iter()
    .find_map(|name| both(name).first().map(|&number| (name, number)))
    .ok_or("one address in two towns")?;
    rows.push(asks(
        "twin street in two towns, no town typed",
        format!("{} {}", twin.1, twin.0),
        "choose",
    ));
    let of_springs = |name: &str| -> BTreeSet<i64> {
        let fits = |r: &&Row| {
            scene
                .main
                .street(r)
                .is_some_and(|s| s.town == SPRINGS && s.name == name)
                && whole(r)
                && r.held_out == HeldOut::No
        };
        scene
            .main
            .rows
            .iter()
            .filter(fits)
            .map(|r| r.number)
            .collect()
    };
    let oak = *(&of_springs("Oak St") & &of_springs("Oak Ave"))
        .first()
        .ok_or("Oak St and Oak Ave with one number")?;
    rows.push(asks(
        "suffix left out, two streets fit",
        format!("{oak} Oak, Pretend Springs, MS 39991"),
        "choose",
    ));
    rows.push(asks(
        "known from road lines only",
        format!("121 {RANGE_STREET}, Pretend Springs, MS 39991"),
        "found",
    ));
    let (s, r) = scene.plain("an address in a split", &|_, r| {
        r.standing.split == Some(2) && whole(r)
    })?;
    rows.push(asks(
        "split precinct",
        format!("{} {}, {}", r.number, s.name, scene.tail(s)),
        "found",
    ));
    Ok(())
}
