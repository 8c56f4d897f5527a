//! By a row the asker picked: a precinct of a list, or an id that an earlier answer gave.

use super::by_address;
use super::settle::{Arrived, Asked, precinct_ref};
use crate::domain::edition::{CountyIndex, GazetteerCounty};
use crate::domain::lookup::address::plain_letter;
use crate::domain::lookup::{
    AddressId, Answer, Candidate, Difference, How, NotFoundReason, Position, Proof, Stop, Suggestion,
};
use crate::domain::place::CountyFips;
use crate::domain::quoted::Quoted;

/// An address id, a precinct id `28159/11` or a split id `28159/11/2`.
pub(super) fn by_id(asked: &Asked<'_>, id: &str) -> Result<Answer, Stop> {
    if id.trim().is_empty() {
        return Ok(Answer::Invalid { error: "found an empty id, expected one that suggest or choose gave".to_owned() });
    }
    if let Some(address) = AddressId::read(id) {
        return by_address::by_id(asked, &address);
    }
    let unknown = |counties: &[CountyFips]| {
        Ok(Answer::NotFound {
            reason: NotFoundReason::UnknownId,
            nearest_spellings: Vec::new(),
            counties: Vec::new(),
            contact: asked.contact(counties),
        })
    };
    let Some((fips, rest)) = id.split_once('/') else { return unknown(&[]) };
    let Some(county) = fips.parse().ok().filter(|f| is_known(asked, *f)) else { return unknown(&[]) };
    let index = asked.shelf.index(county)?;
    // A code may itself hold a slash, so the whole rest is tried as a code first.
    let position = |code: &str| index.precincts.iter().position(|p| p.code == code);
    if let Some(precinct) = position(rest) {
        return picked(asked, index, precinct, None);
    }
    if let Some((code, split)) = rest.rsplit_once('/')
        && let Some(precinct) = position(code)
        && let Some(held) = index.precincts.get(precinct)
        && let Some(split) = held.splits.iter().position(|s| s.code == split)
    {
        return picked(asked, index, precinct, u16::try_from(split).ok());
    }
    unknown(&[county])
}

fn is_known(asked: &Asked<'_>, fips: CountyFips) -> bool {
    asked.gazetteer.counties.iter().any(|c| c.county.fips == fips)
}

/// A county by name or code, and a precinct by name, code or id.
pub(super) fn by_name(asked: &Asked<'_>, county: &str, precinct: &str) -> Result<Answer, Stop> {
    let Some(found) = county_named(&asked.gazetteer.counties, county) else {
        let error = no_such_county(county);
        return Ok(Answer::Invalid { error });
    };
    let fips = found.county.fips;
    let index = asked.shelf.index(fips)?;
    let wanted = letters(precinct);
    if wanted.is_empty() {
        return Ok(Answer::Invalid { error: format!("found precinct {}, expected a name or a code", Quoted(precinct)) });
    }
    let named = |test: &dyn Fn(&crate::domain::edition::IndexPrecinct) -> bool| -> Vec<usize> {
        index.precincts.iter().enumerate().filter(|(_, p)| test(p)).map(|(i, _)| i).collect()
    };
    let id = precinct.trim().strip_prefix(fips.as_str()).and_then(|rest| rest.strip_prefix('/'));
    let ways: [&dyn Fn(&crate::domain::edition::IndexPrecinct) -> bool; 4] = [
        &|p| p.name == precinct.trim(),
        &|p| letters(&p.name) == wanted,
        &|p| p.code == id.unwrap_or(precinct.trim()),
        &|p| letters(&p.code) == wanted,
    ];
    for way in ways {
        match named(way).as_slice() {
            [] => {}
            [only] => return picked(asked, index, *only, None),
            several => return Ok(choose(asked, index, several)),
        }
    }
    let spelt = |p: &crate::domain::edition::IndexPrecinct| Suggestion {
        text: p.name.clone(),
        id: Some(precinct_ref(&index.county, p).id),
    };
    let alike = index.precincts.iter().filter(|p| {
        let name = letters(&p.name);
        holds(&name, &wanted) || holds(&wanted, &name)
    });
    Ok(Answer::NotFound {
        reason: NotFoundReason::UnknownId,
        nearest_spellings: alike.take(7).map(spelt).collect(),
        counties: vec![index.county.clone()],
        contact: asked.contact(&[fips]),
    })
}

/// Whether the text holds the part: by bytes, as names are short; the standard search of long texts is 2 kB.
fn holds(text: &str, part: &str) -> bool {
    (0..=text.len()).any(|at| text.as_bytes().get(at..).is_some_and(|rest| rest.starts_with(part.as_bytes())))
}

pub(super) fn no_such_county(named: &str) -> String {
    format!("found county {}, expected a county of this edition, by name or by five-digit code", Quoted(named))
}

/// A county by its five digits or its name, with or without the word "County", whatever the case.
pub(in crate::domain::lookup) fn county_named<'a>(counties: &'a [GazetteerCounty], text: &str) -> Option<&'a GazetteerCounty> {
    let wanted = letters(text);
    let bare = wanted.strip_suffix("county").unwrap_or(&wanted);
    counties.iter().find(|c| c.county.fips.as_str() == text.trim() || letters(&c.county.name) == bare)
}

/// Letters and digits only, lower case, accents of Western Europe off: enough to pick a row of a list by its name.
/// Other letters are kept as they stand; the tables of all cases of all scripts are 26 kB.
fn letters(text: &str) -> String {
    let plain = |c: char| plain_letter(c).unwrap_or(c).to_ascii_lowercase();
    text.chars().filter(|c| c.is_ascii_alphanumeric() || !c.is_ascii()).map(plain).collect()
}

fn picked(asked: &Asked<'_>, index: &CountyIndex, precinct: usize, split: Option<u16>) -> Result<Answer, Stop> {
    let name = index.precincts.get(precinct).map(|p| p.name.clone()).unwrap_or_default();
    asked.settle(Arrived {
        index,
        precinct: u16::try_from(precinct).unwrap_or(u16::MAX),
        split,
        how: Position { how: How::Row, accuracy_m: 0.0 },
        proof: Proof { matched: name, rows: Vec::new(), considered: Vec::new(), shards: Vec::new() },
    })
}

/// Two precincts of one name: the asker picks by code.
fn choose(asked: &Asked<'_>, index: &CountyIndex, several: &[usize]) -> Answer {
    let candidate = |i: &usize| {
        let held = index.precincts.get(*i)?;
        Some(Candidate {
            id: precinct_ref(&index.county, held).id,
            text: format!("{} ({})", held.name, held.code),
            differs: vec![Difference::Name],
            county: index.county.clone(),
        })
    };
    Answer::Choose {
        candidates: several.iter().filter_map(candidate).collect(),
        contact: asked.contact(&[index.county.fips]),
    }
}
