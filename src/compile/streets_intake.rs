//! Reads the street inputs, one file at a time, and folds each into its counties at once: a state's addresses never
//! stand in memory as rows.

use std::collections::BTreeMap;
use std::path::Path;

use super::county_names::CountyNames;
use super::draft::{Draft, DraftCounty};
use super::encode;
use super::finding::{FixIn, Severity};
use super::gazetteer_sets::Evidence;
use super::intake::{note_files, taken};
use super::profile::{Input, Profile, Role};
use super::road_sides::{self, RoadRange};
use super::sources::open::{SourceData, matches, read_input};
use super::{points_intake, segments_intake};
use super::sources::{RegisteredAddress, RoadSide, SourceError};
use crate::domain::edition::{Locality, RowRef};
use crate::domain::lookup::address::HouseNumber;
use crate::domain::lookup::precinct_map::PrecinctMap;
use crate::domain::place::CountyFips;

/// Reads all street inputs into the draft, whose precincts must be assembled.
///
/// # Errors
/// The first file that cannot be read as a whole.
pub(super) fn read(
    profile: &Profile,
    root: &Path,
    folder: &Path,
    names: &CountyNames,
    draft: &mut Draft,
    evidence: &mut Evidence,
    progress: &mut dyn FnMut(&str),
) -> Result<(), SourceError> {
    let mut aliases = Vec::new();
    for input in profile.inputs.iter().filter(|i| i.role == Role::Streets) {
        let mut base = root;
        let mut found = matches(root, input)?;
        if found.is_empty() {
            base = folder;
            found = matches(folder, input)?;
        }
        if found.is_empty() {
            read_input(root, folder, input)?;
        }
        for (name, _) in found {
            progress(&name);
            let one = Input { path: glob::Pattern::escape(&name), ..input.clone() };
            let received = read_input(base, folder, &one)?;
            let file = note_files(draft, &received, &one);
            let shown = Input { path: name, ..one };
            match received.data {
                SourceData::RegisteredAddresses(read) => {
                    let rows = taken(draft, &shown, read);
                    registered(draft, names, evidence, rows);
                }
                SourceData::Roads(read) => {
                    let rows = taken(draft, &shown, read);
                    roads(draft, evidence, rows, file, shown.county.as_deref())?;
                }
                SourceData::Segments(read) => {
                    let rows = taken(draft, &shown, read);
                    segments_intake::segments(draft, names, evidence, rows, file, &shown);
                }
                SourceData::AddressPoints(read) => {
                    let rows = taken(draft, &shown, read);
                    points_intake::points(draft, names, evidence, rows)?;
                }
                SourceData::StreetAliases(read) => {
                    let rows = taken(draft, &shown, read);
                    aliases.push((shown, draft.tallies.len().saturating_sub(1), rows));
                }
                _ => {}
            }
        }
    }
    // Last, so that they name the streets of every layer.
    for (_, tally, rows) in aliases {
        points_intake::aliases(draft, names, rows, tally);
    }
    Ok(())
}

/// A row that was read but cannot be used is reported after all.
pub(super) fn give_back(draft: &mut Draft) {
    if let Some(tally) = draft.tallies.last_mut() {
        tally.used = tally.used.saturating_sub(1);
        tally.reported += 1;
    }
}

fn registered(draft: &mut Draft, names: &CountyNames, evidence: &mut Evidence, rows: Vec<RegisteredAddress>) {
    // Precinct and split codes to positions, once per county.
    let mut codes: BTreeMap<CountyFips, BTreeMap<String, u16>> = BTreeMap::new();
    for row in rows {
        let fips = names.find(&row.county).filter(|f| draft.counties.contains_key(f));
        let Some(fips) = fips else {
            refuse(draft, &row, "county-unknown", format!("found county {:?}, expected one that the profile or a county map names", row.county));
            continue;
        };
        let Some(county) = draft.counties.get_mut(&fips) else { continue };
        let codes = codes.entry(fips).or_insert_with(|| {
            (0u16..).zip(&county.precincts).map(|(at, p)| (p.code.clone(), at)).collect()
        });
        let Some(precinct) = codes.get(&row.precinct).copied() else {
            refuse(draft, &row, "address-unknown-precinct", format!("found precinct code {:?}, expected one that the list of precincts has", row.precinct));
            continue;
        };
        let number = match row.number.parse::<HouseNumber>() {
            Ok(number) => number.base,
            Err(error) => {
                refuse(draft, &row, "address-number-unreadable", error.to_string());
                continue;
            }
        };
        let split = county.precincts.get_mut(usize::from(precinct)).and_then(|p| split_position(p, &row.split));
        let zip = row.zip.parse::<u32>().ok();
        let street: String = row.street.replace('~', "-");
        let town: String = row.town.replace('~', "-");
        evidence.row(&town, zip, fips);
        county.addresses.add(&street, Locality { town, zip }, number, precinct, split);
    }
}

/// A split's position in its precinct; a code that only the addresses name is added.
pub(super) fn split_position(precinct: &mut super::draft::DraftPrecinct, code: &str) -> Option<u16> {
    if code.is_empty() {
        return None;
    }
    let known = precinct.splits.iter().position(|s| s.code == code);
    let at = known.unwrap_or_else(|| {
        precinct.splits.push(crate::domain::edition::IndexSplit {
            code: code.to_owned(),
            name: format!("{} split {code}", precinct.name),
            ballot_styles: Vec::new(),
        });
        precinct.splits.len() - 1
    });
    u16::try_from(at).ok()
}

fn refuse(draft: &mut Draft, row: &RegisteredAddress, code: &'static str, found: String) {
    give_back(draft);
    let sentence = format!("{}; the address was left out.", capital(&found));
    let subject = format!("{} {}", row.number, row.street);
    draft.find(code, Severity::Error, FixIn::Sems, &row.county, &subject, sentence, row.spot.clone(), None);
}

pub(super) fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|c| c.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

/// The map of a county's precincts; none where it has no polygon.
pub(super) fn map_of(county: &DraftCounty) -> Result<Option<PrecinctMap>, SourceError> {
    let polygons = encode::polygons(county).map_err(|e| SourceError::file("precincts", e.to_string()))?;
    polygons.map(|p| PrecinctMap::new(&p)).transpose().map_err(|e| SourceError::file("precincts", e.to_string()))
}

/// Road sides are laid over the polygons of their county; without a named county, of the only one there is.
fn roads(
    draft: &mut Draft,
    evidence: &mut Evidence,
    rows: Vec<RoadSide>,
    file: u16,
    county: Option<&str>,
) -> Result<(), SourceError> {
    let named = county.and_then(|c| c.parse::<CountyFips>().ok());
    let only = if draft.counties.len() == 1 { draft.counties.keys().next().copied() } else { None };
    let Some(fips) = named.or(only) else {
        let file = rows.first().map(|r| r.spot.file.clone()).unwrap_or_default();
        return Err(SourceError::file(&file, "found road lines without a county, expected county = \"28159\" or the like"));
    };
    let Some(held) = draft.counties.get(&fips) else {
        let file = rows.first().map(|r| r.spot.file.clone()).unwrap_or_default();
        return Err(SourceError::file(&file, format!("found road lines of county {fips}, expected precincts of it in the source")));
    };
    let county_name = held.name.clone();
    let map = map_of(held)?;
    let mut ranges = Vec::new();
    for side in rows {
        let row = side.spot.line.map(|row| RowRef { file, row });
        let mut range = match road_sides::range_of(&side, row) {
            Ok(range) => range,
            Err(error) => {
                give_back(draft);
                let sentence = format!("{}; this side of the road was left out.", capital(&error.to_string()));
                draft.find("segment-numbers-unreadable", Severity::Warning, FixIn::NineOneOne, &county_name, &side.street, sentence, side.spot, None);
                continue;
            }
        };
        if let Some(map) = &map {
            range.settles = road_sides::settles(&side, map);
        }
        if range.parity == crate::domain::edition::Parity::Both && range.low != range.high {
            let sentence = format!("Found numbers {} to {} on one side of {}, odd at one end and even at the other; expected all odd or all even.", side.from, side.to, side.street);
            draft.find("segment-parity", Severity::Warning, FixIn::NineOneOne, &county_name, &side.street, sentence, side.spot.clone(), None);
        }
        let zip = side.zip.as_deref().and_then(|z| z.parse().ok());
        evidence.row("", zip, fips);
        let middle = side.line.0.get(side.line.0.len() / 2);
        let at = middle.map_or((0.0, 0.0), |c| (c.x, c.y));
        ranges.push(RoadRange { street: side.street.replace('~', "-"), town: String::new(), zip, range, at });
    }
    if let Some(held) = draft.counties.get_mut(&fips) {
        held.roads.extend(ranges);
    }
    Ok(())
}
