//! By a point or a fix: which precinct holds it, and whether its doubt reaches another.

use super::settle::{Arrived, Asked};
use crate::domain::edition::CountyIndex;
use crate::domain::geodesy::{Decimal, Fix, LocalFrame, LonLat};
use crate::domain::lookup::in_order::sorted;
use crate::domain::lookup::{Answer, CloseWhy, How, PlaceOption, Position, Proof, ProofRow, Stop};
use crate::domain::place::CountyFips;

/// A fix whose doubt reaches another precinct within this many times its accuracy is `Close` (design §4).
///
/// A 68 % radius of a round normal error is 1.51 σ, so twice it leaves 1 % outside; the share of wrong answers is far
/// smaller, because a far miss must also land beyond a border. `tests/hold_out.rs` measures it.
const DOUBT_FACTOR: f64 = 2.0;
/// More places than this are not a choice that helps anyone; the rest are counted in the proof.
const MOST_CANDIDATES: usize = 12;

pub(super) fn locate(
    asked: &Asked<'_>,
    lon: f64,
    lat: f64,
    accuracy_m: Option<f64>,
    how: How,
) -> Result<Answer, Stop> {
    let fix = match LonLat::new(lon, lat).and_then(|at| Fix::new(at, accuracy_m.unwrap_or(0.0))) {
        Ok(fix) => fix,
        Err(error) => return Ok(Answer::Invalid { error: error.to_string() }),
    };
    let position = Position { how, accuracy_m: fix.accuracy_m() };
    let counties = counties_near(asked, fix);
    let outside = |counties: &[CountyFips]| {
        Ok(Answer::Outside { position, contact: asked.contact(counties) })
    };
    if counties.is_empty() {
        return outside(&[]);
    }
    let near = near(asked, &counties, fix)?;
    let shards: Vec<String> = counties.iter().map(|c| format!("places/{c}.precincts")).collect();
    let mut proof = Proof {
        matched: format!("{}, {}", Decimal(lon), Decimal(lat)),
        rows: Vec::new(),
        considered: near.iter().skip(1).map(|n| n.in_words()).collect(),
        shards: asked.shelf.refs(&shards),
    };
    for n in near.iter().take(MOST_CANDIDATES) {
        let held = n.index.precincts.get(usize::from(n.precinct));
        let boundary = held.and_then(|p| p.boundary_id.clone()).unwrap_or_default();
        let file = n.index.county.name.clone();
        proof.rows.push(ProofRow { file: format!("map of {file} County"), row: None, says: boundary });
    }
    match near.as_slice() {
        [] => outside(&counties),
        [only] if only.distance_m == 0.0 => asked.settle(Arrived {
            index: only.index,
            precinct: only.precinct,
            split: None,
            how: position,
            proof,
        }),
        several => close(asked, several, position, proof),
    }
}

/// A precinct near the fix, with its county.
struct NearPrecinct<'a> {
    index: &'a CountyIndex,
    precinct: u16,
    distance_m: f64,
}

impl NearPrecinct<'_> {
    fn in_words(&self) -> String {
        let name = self.index.precincts.get(usize::from(self.precinct)).map_or("?", |p| p.name.as_str());
        format!("{name}, {} County, {} m away", self.index.county.name, Decimal(self.distance_m.round()))
    }
}

/// Counties whose box the fix's doubt touches.
fn counties_near(asked: &Asked<'_>, fix: Fix) -> Vec<CountyFips> {
    let [dx, dy] = LocalFrame::at(fix.at).reach(fix.accuracy_m() * DOUBT_FACTOR + 10.0);
    let degrees = |hundredths: i32| f64::from(hundredths) / 100.0;
    let touches = |[west, south, east, north]: [i32; 4]| {
        degrees(west) - dx <= fix.at.lon()
            && fix.at.lon() <= degrees(east) + dx
            && degrees(south) - dy <= fix.at.lat()
            && fix.at.lat() <= degrees(north) + dy
    };
    let counties = asked.gazetteer.counties.iter();
    counties.filter(|c| c.bounds.is_some_and(touches)).map(|c| c.county.fips).collect()
}

/// Every precinct within the doubt, over all the counties, nearest first.
fn near<'a>(asked: &Asked<'a>, counties: &[CountyFips], fix: Fix) -> Result<Vec<NearPrecinct<'a>>, Stop> {
    let index_names: Vec<String> = counties.iter().map(|c| format!("places/{c}.index")).collect();
    asked.shelf.need(&index_names)?;
    let mut names = Vec::new();
    for fips in counties {
        let shards = &asked.shelf.index(*fips)?.shards;
        let wanted = [format!("{fips}.places"), format!("{fips}.precincts")];
        names.extend(shards.iter().filter(|s| wanted.contains(&s.name)).map(|s| format!("places/{}", s.name)));
    }
    asked.shelf.need(&names)?;
    let mut all = Vec::new();
    for fips in counties {
        let Some((_, map)) = asked.shelf.precincts(*fips)? else { continue };
        let index = asked.shelf.index(*fips)?;
        let radius = fix.accuracy_m() * DOUBT_FACTOR + map.datum_doubt_m();
        for n in map.near(fix, radius) {
            let Ok(precinct) = u16::try_from(n.label) else { continue };
            all.push(NearPrecinct { index, precinct, distance_m: n.distance_m });
        }
    }
    let mut all = sorted(all, &|a, b| {
        let key = |n: &NearPrecinct<'_>| (n.index.county.fips, n.precinct);
        a.distance_m.total_cmp(&b.distance_m).then(key(a).cmp(&key(b)))
    });
    // Counties are indexed apart, so a point on a county line lies in a polygon of each: the rule for shared borders
    // cannot reach across, and the answer is the first by order.
    if fix.accuracy_m() == 0.0 && all.iter().all(|n| n.distance_m == 0.0) {
        all.truncate(1);
    }
    Ok(all)
}

fn close(
    asked: &Asked<'_>,
    near: &[NearPrecinct<'_>],
    position: Position,
    mut proof: Proof,
) -> Result<Answer, Stop> {
    let why = match near.first() {
        Some(first) if first.distance_m == 0.0 => CloseWhy::FixNearBorder,
        _ => CloseWhy::Gap,
    };
    let mut candidates: Vec<PlaceOption> = Vec::new();
    for n in near.iter().take(MOST_CANDIDATES) {
        candidates.extend(asked.option(n.index, n.precinct, Some(n.distance_m))?);
    }
    if let Some(more) = near.len().checked_sub(MOST_CANDIDATES).filter(|more| *more > 0) {
        proof.considered.push(format!("and {more} more within the position's doubt"));
    }
    let mut counties: Vec<CountyFips> = near.iter().map(|n| n.index.county.fips).collect();
    counties.dedup();
    Ok(Answer::Close {
        why,
        election: asked.election.into(),
        candidates,
        position,
        proof,
        freshness: asked.freshness(),
        contact: asked.contact(&counties),
    })
}
