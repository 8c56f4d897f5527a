//! From a map looked into to an input of a profile.

use super::columns::points_of_a_map;
use super::guess::{Guess, input};
use super::look::MapFile;
use super::{counties, personal};
use crate::compile::profile::{Format, Role};

/// A map of counties has codes of five digits and names, one of towns has codes of seven; else it is precincts. One of
/// points is of addresses.
pub(super) fn guess(name: &str, map: &MapFile) -> Guess {
    let MapFile { format, points, properties, values } = map;
    let format = *format;
    // A survey's features say of which place they are and what they are there.
    let is_survey = |role: Option<usize>| {
        let roles = ["room", "polls", "entrance", "place"];
        role.is_some_and(|at| values.iter().filter_map(|v| v.get(at)).any(|r| roles.contains(&r.as_str())))
    };
    if format == Format::Geojson && properties.iter().any(|p| p == "place") && is_survey(properties.iter().position(|p| p == "role")) {
        return Guess::Input(Box::new(input(name, Role::Surveys, Format::Geojson, "surveys of doors and rooms")));
    }
    if *points {
        return of_points(name, map);
    }
    let column = |wanted: &[&str]| {
        wanted.iter().find_map(|w| properties.iter().position(|p| personal::words(p).concat() == *w))
    };
    let header = |at: usize| properties.get(at).cloned().unwrap_or_default();
    let digits = |at: usize, n: usize| {
        let codes = || values.iter().filter_map(|v| v.get(at));
        codes().next().is_some() && codes().all(|c| c.len() == n && c.bytes().all(|b| b.is_ascii_digit()))
    };
    let id = column(&["geoid", "geoid20", "geoid10", "precinctid", "pctid", "pctcode", "precinctcode", "vtd", "vtdst", "vtdst20", "code", "pct", "id", "label"]);
    let label = column(&["precinctname", "pctname", "precname", "namelsad", "namelsad20", "name", "name20", "precinct", "label", "description"]);
    let (role, words) = match id {
        Some(at) if digits(at, 5) && label.is_some() => (Role::Counties, "a map of counties"),
        Some(at) if digits(at, 7) && label.is_some() => (Role::Towns, "a map of towns"),
        _ => (Role::Precincts, "a precinct map"),
    };
    let mut guessed = input(name, role, format, words);
    guessed.headers = properties.clone();
    for (field, at) in [("id", id), ("name", label)] {
        if let Some(at) = at {
            guessed.input.columns.insert(field.to_owned(), header(at));
        }
    }
    // `28159-ZION RIDGE`: the label says the county, and its digits are taken off the name.
    let labelled = |at: usize| {
        let starts = |v: &str| v.split_once('-').is_some_and(|(fips, rest)| fips.len() == 5 && fips.bytes().all(|b| b.is_ascii_digit()) && !rest.is_empty());
        !values.is_empty() && values.iter().filter_map(|v| v.get(at)).all(|v| starts(v))
    };
    if let Some(at) = id.filter(|at| role == Role::Precincts && labelled(*at)) {
        guessed.input.columns.remove("name");
        guessed.input.columns.insert("label".to_owned(), header(at));
    }
    if guessed.input.columns.is_empty() {
        return Guess::Unknown(properties.clone());
    }
    if role == Role::Precincts
        && let Some(at) = column(&["county", "countyname", "countyfp", "cnty", "fips"])
        && values.iter().filter_map(|v| v.get(at)).all(|c| counties::find(c).is_some())
    {
        guessed.input.columns.insert("county".to_owned(), header(at));
    }
    Guess::Input(Box::new(guessed))
}

/// Points with a house number and a street are of addresses; others tell nothing.
fn of_points(name: &str, map: &MapFile) -> Guess {
    let Some((kind, columns)) = points_of_a_map(&map.properties) else { return Guess::Unknown(map.properties.clone()) };
    let mut guessed = input(name, Role::Streets, Format::AddressPoints, kind.words);
    if let Some(at) = columns.get("county").and_then(|h| map.properties.iter().position(|p| p == h)) {
        guessed.counties = map.values.iter().filter_map(|v| v.get(at)).filter(|c| !c.is_empty()).cloned().collect();
        guessed.counties.sort();
        guessed.counties.dedup();
    }
    guessed.input.columns = columns;
    guessed.headers.clone_from(&map.properties);
    Guess::Input(Box::new(guessed))
}
