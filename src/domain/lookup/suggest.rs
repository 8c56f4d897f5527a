//! What to offer while somebody types: first the area, then streets and addresses of the one county it points to.

use serde::{Deserialize, Serialize};

use super::address::{HouseNumber, parse};
use super::county_streets::{CountyStreets, HeldStreet};
use super::{AddressId, Shelf, Step, Stop, Suggestion};
use crate::domain::edition::{CountyIndex, Gazetteer};
use crate::domain::place::CountyRef;

/// Where the typed text points.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Area {
    /// No town or ZIP yet; towns that begin as the last word does.
    Unknown {
        /// At most seven.
        towns: Vec<String>,
    },
    /// The town or ZIP lies in these; more than one is asked about.
    Counties {
        /// Likeliest first.
        counties: Vec<CountyRef>,
    },
}

/// Area and suggestions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Suggested {
    /// Where the text points.
    pub area: Area,
    /// At most as many as asked for.
    pub suggestions: Vec<Suggestion>,
    /// The area's counties hold no addresses.
    pub no_streets: bool,
}

/// Suggests, or says which files are wanted first. `county` is the FIPS code or name the asker chose.
#[must_use]
pub fn suggest(shelf: &Shelf, text: &str, county: Option<&str>, limit: usize) -> Step<Result<Suggested, Stop>> {
    match suggested(shelf, text, county, limit) {
        Ok(done) => Step::Done(Ok(done)),
        Err(Stop::Needs(wants)) => Step::Needs(wants),
        Err(stop) => Step::Done(Err(stop)),
    }
}

fn suggested(shelf: &Shelf, text: &str, county: Option<&str>, limit: usize) -> Result<Suggested, Stop> {
    let (_, gazetteer) = shelf.site()?;
    let places = shelf.towns()?;
    let parsed = parse(text, &places);
    let named = county.and_then(|c| super::locate::county_named(&gazetteer.counties, c));
    let counties = match (named, gazetteer.counties.as_slice()) {
        (Some(named), _) => vec![named.county.clone()],
        (None, [only]) => vec![only.county.clone()],
        (None, _) => places.counties(&parsed),
    };
    let streets = |c: &CountyRef| gazetteer.counties.iter().any(|g| g.county == *c && g.streets);
    let no_streets = if counties.is_empty() {
        !gazetteer.counties.iter().any(|g| g.streets)
    } else {
        !counties.iter().any(streets)
    };
    let mut suggestions = Vec::new();
    if let [only] = counties.as_slice()
        && !no_streets
    {
        // The same files, in the same order, that an answer needs: what is fetched does not tell whether one was found.
        shelf.need_county(&[only.fips])?;
        let index = shelf.index(only.fips)?;
        let held = shelf.streets(only.fips)?;
        // The longest reading of the street comes last: while a town is still being typed, both count.
        let typed: Vec<&str> = parsed.readings.iter().map(|r| r.displayed_street.as_str()).collect();
        for street in typed {
            offer(index, held, street, parsed.number.as_ref(), limit, &mut suggestions);
        }
    }
    let area = if counties.is_empty() {
        Area::Unknown { towns: towns_as_typed(gazetteer, text) }
    } else {
        Area::Counties { counties }
    };
    Ok(Suggested { area, suggestions, no_streets })
}

/// Streets that fit the typed words; with a number, the addresses on them.
fn offer(
    index: &CountyIndex,
    held: &CountyStreets,
    typed: &str,
    number: Option<&HouseNumber>,
    limit: usize,
    suggestions: &mut Vec<Suggestion>,
) {
    // Streets without the number fall away, so more are asked for than are shown.
    for hit in held.search().search(typed, limit.saturating_mul(8)) {
        let Some(street) = held.street(hit.index) else { continue };
        for suggestion in on_street(index, held, street, number) {
            if suggestions.len() >= limit {
                return;
            }
            if !suggestions.contains(&suggestion) {
                suggestions.push(suggestion);
            }
        }
    }
}

fn on_street(
    index: &CountyIndex,
    held: &CountyStreets,
    street: &HeldStreet,
    number: Option<&HouseNumber>,
) -> Vec<Suggestion> {
    let ranges = street.ranges.iter().filter(|r| number.is_none_or(|n| r.holds(n.base)));
    let mut localities: Vec<u16> = ranges.map(|r| r.locality).collect();
    localities.sort_unstable();
    localities.dedup();
    let held_at = |at: &u16| {
        let range = street.ranges.iter().find(|r| r.locality == *at)?;
        let locality = held.locality(range)?;
        let id = AddressId {
            county: index.county.fips,
            number: number.map(ToString::to_string).unwrap_or_default(),
            street: street.name.clone(),
            town: locality.town.clone(),
            zip: locality.zip.map(|z| format!("{z:05}")).unwrap_or_default(),
        };
        let text = id.line().trim_start().to_owned();
        Some(Suggestion { text, id: number.is_some().then(|| id.to_string()) })
    };
    localities.iter().filter_map(held_at).collect()
}

/// Towns that begin as the text's last words do; a word or two, three letters at least.
fn towns_as_typed(gazetteer: &Gazetteer, text: &str) -> Vec<String> {
    let words: Vec<String> = text.split_whitespace().map(str::to_ascii_uppercase).collect();
    let mut towns: Vec<String> = Vec::new();
    for count in [2usize, 1] {
        let Some(tail) = words.len().checked_sub(count).and_then(|from| words.get(from..)) else { continue };
        let tail: Vec<&str> = tail.iter().map(String::as_str).collect();
        let tail = tail.join(" ");
        if tail.chars().count() < 3 || tail.chars().all(|c| c.is_ascii_digit()) {
            continue;
        }
        let fits = gazetteer.towns.iter().filter(|t| t.name.to_ascii_uppercase().starts_with(&tail));
        towns.extend(fits.map(|t| t.name.clone()));
    }
    towns.dedup();
    towns.truncate(7);
    towns
}
