//! By an address as typed. `Found` only for an address that the edition holds, spelt correctly, in the place typed;
//! whatever differs is offered as a choice, and nothing is ever rewritten.

use super::matching::{Fit, Match, alone_by_name, matches};
use super::settle::{Arrived, Asked};
use crate::domain::edition::{CountyIndex, Layer, NumberRange, Settles};
use crate::domain::lookup::address::{HouseNumber, Parsed, Trouble, parse};
use crate::domain::lookup::area::Places;
use crate::domain::lookup::county_streets::CountyStreets;
use crate::domain::lookup::in_order::{add_new, sorted};
use crate::domain::lookup::{
    AddressId, Answer, Candidate, CloseWhy, Difference, How, NotFoundReason, PlaceOption, Position,
    Proof, ProofRow, Stop, Suggestion,
};
use crate::domain::place::{CountyFips, CountyRef};
use crate::domain::quoted::Quoted;

/// More counties than this are asked about first, rather than fetched.
const MOST_COUNTIES: usize = 6;
/// Candidates and spellings that are offered.
const MOST_OFFERED: usize = 7;

pub(super) fn locate(asked: &Asked<'_>, text: &str, county: Option<&str>) -> Result<Answer, Stop> {
    let places = asked.shelf.towns()?;
    let parsed = parse(text, &places);
    if let Some(error) = unreadable(&parsed) {
        return Ok(Answer::Invalid { error });
    }
    let counties = match counties_asked(asked, &places, &parsed, county) {
        Ok(counties) => counties,
        Err(answer) => return Ok(answer),
    };
    let with_streets = |c: &CountyRef| asked.gazetteer.counties.iter().any(|g| g.county == *c && g.streets);
    let anywhere = asked.gazetteer.counties.iter().any(|g| g.streets);
    if !anywhere || (!counties.is_empty() && !counties.iter().any(with_streets)) {
        return no_streets(asked, counties);
    }
    if let Some(reason) = reason_of(&parsed) {
        return Ok(not_found(asked, reason, Vec::new(), &[]));
    }
    let area_unknown = counties.is_empty();
    let counties = if area_unknown { listed_counties(asked) } else { counties };
    if area_unknown && counties.len() > MOST_COUNTIES {
        return Ok(not_found(asked, NotFoundReason::AreaUnknown, Vec::new(), &[]));
    }
    if counties.len() > MOST_COUNTIES {
        return Ok(not_found(asked, NotFoundReason::WhichCounty, Vec::new(), &counties));
    }
    let Some(number) = parsed.number.clone() else {
        return Ok(not_found(asked, NotFoundReason::NumberMissing, Vec::new(), &counties));
    };
    let fips: Vec<CountyFips> = counties.iter().map(|c| c.fips).collect();
    let held = fetch(asked, &fips)?;
    let county_named = county.is_some() || asked.gazetteer.counties.len() == 1;
    let all: Vec<Match<'_>> = held.iter().flat_map(|(index, streets)| {
        matches(&places, asked.site, index, streets, &parsed, number.base)
    }).collect();
    let silent = held.iter().any(|(index, _)| !index.streets.any());
    let exact: Vec<&Match<'_>> = all.iter().filter(|m| match m.fit {
        Fit::InFull => true,
        // A county without streets might hold the same address in that town, or under that ZIP.
        Fit::Exact => !silent,
        // Nothing typed says which town: enough only where the county is known and no other street is so named.
        Fit::LocalityUnknown => !silent && county_named && alone_by_name(m),
        Fit::Differs => false,
    }).collect();
    if !exact.is_empty() && one_address_or_one_precinct(&exact) {
        return settle(asked, &exact, &parsed, &number, &all);
    }
    if !all.is_empty() {
        return Ok(choose(asked, &all, &number, &fips));
    }
    if silent {
        // One of the counties holds no addresses, so nobody can say that the address is not there.
        let quiet = held.iter().filter(|(index, _)| !index.streets.any()).map(|(index, _)| index.county.clone());
        return no_streets(asked, quiet.collect());
    }
    let (reason, nearest) = spellings(&held, &parsed, &number);
    let reason = if area_unknown { NotFoundReason::AreaUnknown } else { reason };
    Ok(not_found(asked, reason, nearest, &counties))
}

/// By an address id: the street and locality as the source writes them, so nothing is left to match.
pub(super) fn by_id(asked: &Asked<'_>, id: &AddressId) -> Result<Answer, Stop> {
    let unknown = |counties: &[CountyRef]| Ok(not_found(asked, NotFoundReason::UnknownId, Vec::new(), counties));
    if !asked.gazetteer.counties.iter().any(|c| c.county.fips == id.county && c.streets) {
        return unknown(&[]);
    }
    let Ok(number) = id.number.parse::<HouseNumber>() else { return unknown(&[]) };
    let held = fetch(asked, &[id.county])?;
    let Some((index, streets)) = held.first() else { return unknown(&[]) };
    let zip = id.zip.parse::<u32>().ok();
    let mut found = Vec::new();
    for street in streets.all().iter().filter(|s| s.name == id.street) {
        for range in street.ranges.iter().filter(|r| r.holds(number.base)) {
            let here = streets.locality(range).is_some_and(|l| l.town == id.town && l.zip == zip);
            if here {
                found.push(Match { index, streets, street, range, fit: Fit::Exact, differs: Vec::new() });
            }
        }
    }
    if found.is_empty() {
        return unknown(std::slice::from_ref(&index.county));
    }
    let exact: Vec<&Match<'_>> = found.iter().collect();
    settle(asked, &exact, &Parsed::default(), &number, &[])
}

fn unreadable(parsed: &Parsed) -> Option<String> {
    match parsed.trouble.as_ref()? {
        Trouble::Empty => Some("found an empty address, expected a house number, a street and a town or ZIP".to_owned()),
        Trouble::TooLong => Some("found more than 200 characters, expected one address".to_owned()),
        Trouble::Unreadable(what) => Some(format!("found {}, expected an address in letters and digits", Quoted(what))),
        _ => None,
    }
}

fn reason_of(parsed: &Parsed) -> Option<NotFoundReason> {
    match parsed.trouble.as_ref()? {
        Trouble::NumberMissing => Some(NotFoundReason::NumberMissing),
        Trouble::HighwayWithoutNumber => Some(NotFoundReason::HighwayWithoutNumber),
        Trouble::RuralBox => Some(NotFoundReason::RuralBox),
        Trouble::PoBox => Some(NotFoundReason::PoBox),
        Trouble::Intersection => Some(NotFoundReason::Intersection),
        Trouble::Empty | Trouble::TooLong | Trouble::Unreadable(_) => None,
    }
}

#[expect(clippy::result_large_err, reason = "the error is the answer itself")]
/// The county named, else those of the town and ZIP, else the only one there is.
fn counties_asked(
    asked: &Asked<'_>,
    places: &Places<'_>,
    parsed: &Parsed,
    named: Option<&str>,
) -> Result<Vec<CountyRef>, Answer> {
    let all = &asked.gazetteer.counties;
    if let Some(named) = named {
        return match super::by_row::county_named(all, named) {
            Some(found) => Ok(vec![found.county.clone()]),
            None => Err(Answer::Invalid {
                error: super::by_row::no_such_county(named),
            }),
        };
    }
    let typed = places.counties(parsed);
    match all.as_slice() {
        [only] if typed.is_empty() => Ok(vec![only.county.clone()]),
        _ => Ok(typed),
    }
}

/// Every named county's index, streets and places, asked for in as few rounds as there can be.
fn fetch<'a>(asked: &Asked<'a>, counties: &[CountyFips]) -> Result<Vec<(&'a CountyIndex, &'a CountyStreets)>, Stop> {
    asked.shelf.need_county(counties)?;
    counties.iter().map(|fips| Ok((asked.shelf.index(*fips)?, asked.shelf.streets(*fips)?))).collect()
}

/// Every county with addresses: those to look in where nothing typed says which.
fn listed_counties(asked: &Asked<'_>) -> Vec<CountyRef> {
    asked.gazetteer.counties.iter().filter(|c| c.streets).map(|c| c.county.clone()).collect()
}

fn no_streets(asked: &Asked<'_>, counties: Vec<CountyRef>) -> Result<Answer, Stop> {
    let fips: Vec<CountyFips> = counties.iter().map(|c| c.fips).collect();
    let indexes: Vec<String> = fips.iter().map(|c| format!("places/{c}.index")).collect();
    asked.shelf.need(&indexes)?;
    let mut precincts = Vec::new();
    for county in &fips {
        let index = asked.shelf.index(*county)?;
        precincts.extend(index.precincts.iter().map(|p| super::settle::precinct_ref(&index.county, p)));
    }
    Ok(Answer::NoStreets { county: counties.first().cloned(), counties, precincts, contact: asked.contact(&fips) })
}

fn not_found(
    asked: &Asked<'_>,
    reason: NotFoundReason,
    nearest_spellings: Vec<Suggestion>,
    counties: &[CountyRef],
) -> Answer {
    let fips: Vec<CountyFips> = counties.iter().map(|c| c.fips).collect();
    Answer::NotFound { reason, nearest_spellings, counties: counties.to_vec(), contact: asked.contact(&fips) }
}

fn one_address_or_one_precinct(exact: &[&Match<'_>]) -> bool {
    let precincts = |m: &Match<'_>| (m.index.county.fips, m.range.settles.precincts());
    let alike = |same: &dyn Fn(&Match<'_>, &Match<'_>) -> bool| {
        exact.first().is_some_and(|first| exact.iter().all(|m| same(m, first)))
    };
    alike(&|a, b| a.place_on_earth() == b.place_on_earth()) || alike(&|a, b| precincts(a) == precincts(b))
}

/// All matches are of one address (or of one precinct): what its ranges say together.
fn settle(
    asked: &Asked<'_>,
    exact: &[&Match<'_>],
    parsed: &Parsed,
    number: &HouseNumber,
    all: &[Match<'_>],
) -> Result<Answer, Stop> {
    let Some(first) = exact.first() else {
        return Ok(not_found(asked, NotFoundReason::NoSuchStreet, Vec::new(), &[]));
    };
    let index = first.index;
    // Rows that name the precinct go before address points, and those before road lines.
    let rank = exact.iter().map(|m| m.range.layer.rank()).min().unwrap_or_default();
    let counted: Vec<&&Match<'_>> = exact.iter().filter(|m| m.range.layer.rank() == rank).collect();
    let how = match counted.first().map(|m| m.range.layer) {
        Some(Layer::Registered | Layer::Segments) => How::Row,
        Some(Layer::Points) => How::Point,
        Some(Layer::Roads) | None => How::Range,
    };
    let how = Position { how, accuracy_m: 0.0 };
    let says = |m: &Match<'_>| {
        let layer = m.range.layer.words();
        format!("{} {} ({layer})", numbers(m.range), m.street.name)
    };
    let mut rows: Vec<ProofRow> = counted.iter().filter_map(|m| Asked::row(m.index, m.range.row, says(m))).collect();
    if rows.is_empty() {
        rows.extend(counted.iter().map(|m| ProofRow { file: "street list".to_owned(), row: None, says: says(m) }));
    }
    rows.dedup();
    let mut proof = Proof {
        matched: first.id(number).line(),
        rows,
        considered: others(all, exact, number),
        shards: asked.shelf.refs(&asked.shelf.street_targets(index.county.fips)?),
    };
    if let Some(unit) = &parsed.unit {
        proof.considered.push(format!("{unit} does not change the place"));
    }
    let conflict = counted.iter().find_map(|m| match m.range.settles {
        Settles::Conflict { row, polygon } => Some((row, polygon)),
        _ => None,
    });
    if let Some((row, polygon)) = conflict
        && let Some(by_row) = asked.option(index, row, None)?
        && let Some(by_polygon) = asked.option(index, polygon, None)?
    {
        return Ok(Answer::Conflict {
            election: asked.election.into(),
            by_row,
            by_polygon,
            proof,
            freshness: asked.freshness(),
            contact: asked.contact(&[index.county.fips]),
        });
    }
    let mut may_be: Vec<u16> = Vec::new();
    for precinct in counted.iter().flat_map(|m| m.range.settles.precincts()) {
        add_new(&mut may_be, precinct);
    }
    let may_be = sorted(may_be, &Ord::cmp);
    let gap = counted.iter().any(|m| matches!(m.range.settles, Settles::Gap(_)));
    let straddles = may_be.len() > 1 || counted.iter().any(|m| matches!(m.range.settles, Settles::Straddles(_)));
    match may_be.first() {
        Some(precinct) if !gap && !straddles => {
            let split = counted.first().and_then(|m| m.range.settles.split());
            let split = split.filter(|_| counted.iter().all(|m| m.range.settles.split() == split));
            asked.settle(Arrived { index, precinct: *precinct, split, how, proof })
        }
        _ => {
            let mut candidates: Vec<PlaceOption> = Vec::new();
            for precinct in &may_be {
                candidates.extend(asked.option(index, *precinct, None)?);
            }
            Ok(Answer::Close {
                why: if gap { CloseWhy::Gap } else { CloseWhy::SideStraddles },
                election: asked.election.into(),
                candidates,
                position: how,
                proof,
                freshness: asked.freshness(),
                contact: asked.contact(&[index.county.fips]),
            })
        }
    }
}

fn numbers(range: &NumberRange) -> String {
    use crate::domain::edition::Parity;
    if range.low == range.high {
        return range.low.to_string();
    }
    let parity = match range.parity {
        Parity::Even => ", even",
        Parity::Odd => ", odd",
        Parity::Both => "",
    };
    format!("{}–{}{parity}", range.low, range.high)
}

/// Matches that were set aside, in words.
fn others(all: &[Match<'_>], exact: &[&Match<'_>], number: &HouseNumber) -> Vec<String> {
    let taken: Vec<AddressId> = exact.iter().map(|m| m.id(number)).collect();
    let mut lines: Vec<String> = Vec::new();
    for m in all {
        let id = m.id(number);
        let line = format!("{}, {} County", id.line(), m.index.county.name);
        if !taken.contains(&id) {
            add_new(&mut lines, line);
        }
    }
    lines
}

fn choose(asked: &Asked<'_>, all: &[Match<'_>], number: &HouseNumber, counties: &[CountyFips]) -> Answer {
    let several_counties = all.iter().any(|m| all.first().is_some_and(|f| f.index.county != m.index.county));
    let mut candidates: Vec<(usize, Candidate)> = Vec::new();
    for m in all {
        let id = m.id(number).to_string();
        if candidates.iter().any(|(_, c)| c.id == id) {
            continue;
        }
        let mut differs = m.differs.clone();
        if several_counties {
            differs.push(Difference::County);
        }
        let candidate = Candidate {
            id,
            text: m.id(number).line(),
            differs,
            county: m.index.county.clone(),
        };
        candidates.push((m.differs.len(), candidate));
    }
    let candidates = sorted(candidates, &|a, b| a.0.cmp(&b.0).then(a.1.text.cmp(&b.1.text)).then(a.1.id.cmp(&b.1.id)));
    let candidates = candidates.into_iter().take(MOST_OFFERED).map(|(_, c)| c).collect();
    Answer::Choose { candidates, contact: asked.contact(counties) }
}

/// The street without the number, or streets spelt almost so.
fn spellings(
    held: &[(&CountyIndex, &CountyStreets)],
    parsed: &Parsed,
    number: &HouseNumber,
) -> (NotFoundReason, Vec<Suggestion>) {
    let mut nearest: Vec<Suggestion> = Vec::new();
    let mut reason = NotFoundReason::NoSuchStreet;
    let mut offer = |suggestion: Suggestion| {
        if nearest.len() < MOST_OFFERED && !nearest.contains(&suggestion) {
            nearest.push(suggestion);
        }
    };
    for (_, streets) in held {
        for reading in &parsed.readings {
            for street in streets.named(&reading.street.name).filter(|s| s.key == reading.street) {
                reason = NotFoundReason::NoSuchNumber;
                let mut known = String::new();
                for range in street.ranges.iter().take(4) {
                    known.push_str(if known.is_empty() { "" } else { "; " });
                    known.push_str(&numbers(range));
                }
                offer(Suggestion { text: format!("{} ({known})", street.name), id: None });
            }
        }
    }
    for (index, streets) in held {
        for reading in &parsed.readings {
            for hit in streets.search().nearest(&reading.street, MOST_OFFERED) {
                let Some(street) = streets.street(hit.index) else { continue };
                for range in street.ranges.iter().filter(|r| r.holds(number.base)) {
                    let found = Match { index, streets, street, range, fit: Fit::Differs, differs: Vec::new() };
                    let id = found.id(number);
                    offer(Suggestion { text: id.line(), id: Some(id.to_string()) });
                }
            }
        }
    }
    (reason, nearest)
}
