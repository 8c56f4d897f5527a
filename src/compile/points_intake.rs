//! Address points into their counties, laid over the precincts one by one and then forgotten; and what streets are also
//! called.

use std::collections::BTreeMap;

use super::county_names::CountyNames;
use super::draft::Draft;
use super::finding::{Finding, FixIn, Severity};
use super::gazetteer_sets::Evidence;
use super::point_book::meets;
use super::road_sides::RoadRange;
use super::sources::{AddressPoint, SourceError, StreetAlias};
use super::streets_intake::{capital, give_back, map_of};
use crate::domain::edition::Locality;
use crate::domain::lookup::address::{HouseNumber, StreetKey, street_key};
use crate::domain::lookup::precinct_map::PrecinctMap;
use crate::domain::place::CountyFips;

/// Settles each point and files it in its county; without a named county, in the only one there is.
pub(super) fn points(draft: &mut Draft, names: &CountyNames, evidence: &mut Evidence, rows: Vec<AddressPoint>) -> Result<(), SourceError> {
    let mut maps: BTreeMap<CountyFips, Option<PrecinctMap>> = BTreeMap::new();
    for row in rows {
        let Some(fips) = county_of(draft, names, &row.county) else {
            let found = format!("found county {:?}, expected one that the profile names and that has precincts", row.county);
            refuse(draft, &row, "county-unknown", &found);
            continue;
        };
        let number = match row.number.parse::<HouseNumber>() {
            Ok(number) => number.base,
            Err(error) => {
                refuse(draft, &row, "address-number-unreadable", &error.to_string());
                continue;
            }
        };
        let Some(county) = draft.counties.get_mut(&fips) else { continue };
        if let std::collections::btree_map::Entry::Vacant(entry) = maps.entry(fips) {
            entry.insert(map_of(county)?);
        }
        let Some(map) = maps.get(&fips).and_then(Option::as_ref) else {
            let found = format!("found no precinct map of {}, expected one to lay the points over", county.name);
            refuse(draft, &row, "point-without-map", &found);
            continue;
        };
        let Some(met) = meets(row.at, row.doubt_m, map) else {
            refuse(draft, &row, "point-without-position", "found no place on earth, expected a longitude and a latitude");
            continue;
        };
        let zip = row.zip.parse().ok();
        let locality = Locality { town: row.town.replace('~', "-"), zip };
        evidence.row(&locality.town, zip, fips);
        for street in std::iter::once(&row.street).chain(&row.aliases) {
            county.points.add(&street.replace('~', "-"), &locality, number, &met);
        }
        if met.precincts.is_empty() {
            let county = county.name.clone();
            draft.findings.push(Finding {
                code: "point-outside-precincts",
                severity: Severity::Warning,
                county,
                subject: format!("{} {}", row.number, row.street),
                sentence: format!("The point of {} {} lies in no precinct of its county, so the address has none; expected it inside.", row.number, row.street),
                fix_in: FixIn::NineOneOne,
                spot: row.spot,
                received: None,
                at: Some(row.at),
            });
        }
    }
    Ok(())
}

fn county_of(draft: &Draft, names: &CountyNames, county: &str) -> Option<CountyFips> {
    let named = names.find(county).filter(|f| draft.counties.contains_key(f));
    let only = if county.is_empty() && draft.counties.len() == 1 { draft.counties.keys().next().copied() } else { None };
    named.or(only)
}

fn refuse(draft: &mut Draft, row: &AddressPoint, code: &'static str, found: &str) {
    give_back(draft);
    let sentence = format!("{}; the point was left out.", capital(found));
    let subject = format!("{} {}", row.number, row.street);
    draft.find(code, Severity::Error, FixIn::NineOneOne, &row.county, &subject, sentence, row.spot.clone(), None);
}

/// Enters streets under their other names, in every layer of their county, or of all where the row names none.
pub(super) fn aliases(draft: &mut Draft, names: &CountyNames, rows: Vec<StreetAlias>, tally: usize) {
    // Road lines by street, as they stand before any alias is entered.
    let lines_of = |roads: &[RoadRange]| {
        let mut lines: BTreeMap<StreetKey, Vec<usize>> = BTreeMap::new();
        for (at, road) in roads.iter().enumerate() {
            lines.entry(street_key(&road.street)).or_default().push(at);
        }
        lines
    };
    let lines: BTreeMap<CountyFips, _> = draft.counties.iter().map(|(fips, c)| (*fips, lines_of(&c.roads))).collect();
    for row in rows {
        let only = names.find(&row.county);
        let mut found = false;
        for (fips, county) in draft.counties.iter_mut().filter(|(fips, _)| row.county.is_empty() || only == Some(**fips)) {
            let on = lines.get(fips).and_then(|l| l.get(&street_key(&row.street))).map_or(&[][..], Vec::as_slice);
            found |= roads_also_called(&mut county.roads, on, &row);
            found |= county.addresses.also_called(&row.street, &row.alias, &row.town);
            found |= county.segments.also_called(&row.street, &row.alias, &row.town);
            found |= county.points.also_called(&row.street, &row.alias, &row.town);
        }
        if found {
            continue;
        }
        if let Some(tally) = draft.tallies.get_mut(tally) {
            tally.used = tally.used.saturating_sub(1);
            tally.reported += 1;
        }
        let sentence = format!("No street {:?} is among the addresses, so {:?} leads nowhere; the row was left out.", row.street, row.alias);
        draft.find("alias-of-no-street", Severity::Warning, FixIn::NineOneOne, &row.county, &row.alias, sentence, row.spot.clone(), None);
    }
}

/// Road lines say no town, so a town in the table does not narrow them. `on` are the lines of the street.
fn roads_also_called(roads: &mut Vec<RoadRange>, on: &[usize], row: &StreetAlias) -> bool {
    if street_key(&row.street) != street_key(&row.alias) {
        let held: Vec<RoadRange> = on.iter().filter_map(|at| roads.get(*at)).cloned().collect();
        roads.extend(held.into_iter().map(|r| RoadRange { street: row.alias.clone(), ..r }));
    }
    !on.is_empty()
}
