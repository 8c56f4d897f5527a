//! A draft becomes bytes: every shard deflated and hashed, every name derived from its hash.

use std::collections::{BTreeMap, BTreeSet};

use geo_types::MultiPolygon;

use super::draft::{Draft, DraftCounty};
use super::gazetteer_sets::Evidence;
use super::id_table::{IdTable, IdTableError};
use super::street_table::{self, Found};
use crate::domain::lookup::address::StreetKey;
use crate::domain::edition::{
    CarriedShard, CitedFile, CountyIndex, Locality, CountyPlaces, CountyPrecincts, CountyZones, DecodeError, Expected, GazetteerColumns, GazetteerCounty, IndexPrecinct,
    LawBook, Now, NowError, PrecinctShape, Quantum, Serving, Shard, ShardEntry, SiteElections, SiteSources, SourceFile, StreetColumns, StreetLayers,
    target_path,
};
use crate::domain::place::{CountyFips, CountyRef};
use crate::domain::zone::PlaceSurvey;

/// Ranges and streets in a shard: about 40 kB stored, measured on the made-up state.
const RANGES_PER_SHARD: usize = 18_000;

/// The files of an edition, by path below its root.
pub type Files = BTreeMap<String, Vec<u8>>;

/// Why an edition could not be encoded.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum EncodeError {
    /// A shard could not be written, or cannot be read back.
    #[error(transparent)]
    Shard(#[from] DecodeError),
    /// The list of targets could not be written.
    #[error(transparent)]
    Now(#[from] NowError),
    /// The table of photo IDs could not be made.
    #[error(transparent)]
    IdTable(#[from] IdTableError),
    /// A count that the format has no room for.
    #[error("{what}: found {found}, expected at most {most}")]
    TooMany {
        /// What is too many.
        what: String,
        /// How many.
        found: usize,
        /// How many fit.
        most: usize,
    },
}

/// Encodes all of it. The same draft gives the same bytes. `carry_up_to`: bytes of places and streets that a county's index
/// may carry. `law`: the rules, in the state whose law they are.
///
/// # Errors
/// [`EncodeError`].
pub fn encode(
    draft: &mut Draft,
    site: &SiteElections,
    evidence: &Evidence,
    law: Option<&LawBook>,
    carry_up_to: usize,
    progress: &mut dyn FnMut(&str),
) -> Result<Files, EncodeError> {
    let mut files = Files::new();
    let mut targets = Vec::new();
    let mut gazetteer = Vec::new();
    let mut notes: Vec<(CountyFips, Found)> = Vec::new();
    note_county_lines(draft);
    for (fips, county) in &mut draft.counties {
        progress(&county.name);
        let mut found = Found::default();
        let (mut index, bounds) = encode_county(*fips, county, site, &draft.files, &mut files, &mut found)?;
        index.carried = carried(&index.shards, &files, carry_up_to);
        gazetteer.push(GazetteerCounty {
            county: index.county.clone(),
            bounds,
            streets: index.streets.any(),
        });
        targets.push(store(&mut files, &format!("places/{fips}.index"), &index)?);
        if let Some(policy) = &county.policy {
            targets.push(store(&mut files, &format!("policy/{fips}"), policy)?);
        }
        notes.push((*fips, found));
    }
    targets.push(store(&mut files, "site/elections", site)?);
    let columns = GazetteerColumns::from(&evidence.gazetteer(gazetteer));
    opens("site/gazetteer", columns.open())?;
    targets.push(store(&mut files, "site/gazetteer", &columns)?);
    let mut others = Vec::new();
    if let Some(law) = law {
        let Expected { name, length, sha256 } = store(&mut files, "rules/law", law)?;
        others.push(ShardEntry { name, length, sha256 });
        if let Some(table) = IdTable::of(law, site)? {
            targets.push(store_text(&mut files, "rules/id", &table.write()?)?);
        }
    }
    targets.push(store(&mut files, "site/sources", &SiteSources { files: draft.files.clone(), others })?);
    files.insert("m/now.json".to_owned(), Now::new(targets).write()?);
    for (fips, found) in notes {
        super::findings_of_streets::note(draft, fips, found);
    }
    Ok(files)
}

/// Streets that run on over a county line: each county's book learns the other's numbers.
fn note_county_lines(draft: &mut Draft) {
    let mut holders: BTreeMap<(StreetKey, Locality), Vec<CountyFips>> = BTreeMap::new();
    for (fips, county) in &draft.counties {
        for (key, locality, _) in county.addresses.numbers() {
            holders.entry((key.clone(), locality.clone())).or_default().push(*fips);
        }
    }
    holders.retain(|_, counties| counties.len() > 1);
    let mut across: Vec<(CountyFips, StreetKey, Locality, Vec<u32>)> = Vec::new();
    for (fips, county) in &draft.counties {
        for (key, locality, numbers) in county.addresses.numbers() {
            let others = holders.get(&(key.clone(), locality.clone())).map_or(&[][..], Vec::as_slice);
            for other in others.iter().filter(|o| *o != fips) {
                across.push((*other, key.clone(), locality.clone(), numbers.clone()));
            }
        }
    }
    for (fips, key, locality, numbers) in across {
        if let Some(county) = draft.counties.get_mut(&fips) {
            county.addresses.across_the_line(&key, &locality, &numbers);
        }
    }
}

/// Deflates, hashes and places a shard; reads it back, because an edition that its own decoder refuses must not leave.
pub(in crate::compile) fn store<S: Shard>(files: &mut Files, name: &str, shard: &S) -> Result<Expected, EncodeError> {
    shard.check().map_err(|error| DecodeError::Body { name: name.to_owned(), error })?;
    let stored = miniz_oxide::deflate::compress_to_vec(&shard.encode()?, 9);
    let expected = Expected::of(name, &stored).ok().ok_or_else(|| EncodeError::TooMany {
        what: name.to_owned(),
        found: stored.len(),
        most: u32::MAX as usize,
    })?;
    let verified = expected.verify(&stored).map_err(|e| DecodeError::Body { name: name.to_owned(), error: e.to_string() })?;
    S::decode(verified)?;
    files.insert(target_path(&expected), stored);
    Ok(expected)
}

/// Deflates, hashes and places a text that a page reads by itself.
fn store_text(files: &mut Files, name: &str, text: &str) -> Result<Expected, EncodeError> {
    let stored = miniz_oxide::deflate::compress_to_vec(text.as_bytes(), 9);
    let expected = Expected::of(name, &stored).ok().ok_or_else(|| EncodeError::TooMany {
        what: name.to_owned(),
        found: stored.len(),
        most: u32::MAX as usize,
    })?;
    files.insert(target_path(&expected), stored);
    Ok(expected)
}

/// Columns that do not open must not leave either.
fn opens<T>(name: &str, opened: Result<T, &'static str>) -> Result<(), DecodeError> {
    opened.map(drop).map_err(|error| DecodeError::Body { name: name.to_owned(), error: error.to_owned() })
}

fn position(what: &str, at: usize) -> Result<u16, EncodeError> {
    u16::try_from(at).ok().ok_or_else(|| EncodeError::TooMany {
        what: what.to_owned(),
        found: at + 1,
        most: usize::from(u16::MAX),
    })
}

fn encode_county(
    fips: CountyFips,
    county: &mut DraftCounty,
    site: &SiteElections,
    sources: &[SourceFile],
    files: &mut Files,
    found: &mut Found,
) -> Result<(CountyIndex, Option<[i32; 4]>), EncodeError> {
    let mut shards = Vec::new();
    let mut put = |expected: Expected| {
        let name = expected.name.strip_prefix("places/").unwrap_or(&expected.name).to_owned();
        shards.push(ShardEntry { name, length: expected.length, sha256: expected.sha256 });
    };
    let places = CountyPlaces { places: county.places.iter().map(|p| p.place.clone()).collect() };
    put(store(files, &format!("places/{fips}.places"), &places)?);
    let mut surveys: Vec<PlaceSurvey> = county.places.iter().filter_map(|p| p.survey.clone()).collect();
    surveys.sort_by(|a, b| a.place.cmp(&b.place));
    if !surveys.is_empty() {
        put(store(files, &format!("places/{fips}.zones"), &CountyZones { surveys })?);
    }
    let precincts = polygons(county)?;
    let bounds = precincts.as_ref().and_then(bounds_of);
    if let Some(precincts) = &precincts {
        put(store(files, &format!("places/{fips}.precincts"), precincts)?);
    }
    let layers = StreetLayers {
        registered: !county.addresses.is_empty() || !county.segments.is_empty(),
        roads: !county.roads.is_empty() || !county.points.is_empty(),
    };
    let table = street_table::of_county(county, found);
    let mut cited: BTreeSet<u16> = county.precincts.iter().filter_map(|p| p.row).map(|r| r.file).collect();
    for (at, shard) in street_table::shards(table, RANGES_PER_SHARD).iter().enumerate() {
        cited.extend(shard.streets.iter().flat_map(|s| &s.ranges).filter_map(|r| r.row).map(|r| r.file));
        let name = format!("places/{fips}.streets-{at}");
        let columns = StreetColumns::from(shard);
        opens(&name, columns.open())?;
        put(store(files, &name, &columns)?);
    }
    let mut serving = Vec::new();
    for at in 0..site.elections.len() {
        let election = position("elections", at)?;
        let place = |p: &super::draft::DraftPrecinct| {
            p.serving.get(&election).map(|place| position("polling places", *place)).transpose()
        };
        let places: Vec<Option<u16>> = county.precincts.iter().map(place).collect::<Result<_, _>>()?;
        if places.iter().any(Option::is_some) {
            serving.push(Serving { election, places });
        }
    }
    let precinct = |p: &super::draft::DraftPrecinct| IndexPrecinct {
        code: p.code.clone(),
        name: p.name.clone(),
        boundary_id: p.boundary_id.clone(),
        registered: p.registered,
        row: p.row,
        splits: p.splits.clone(),
    };
    let path = |file: u16| Some(CitedFile { file, path: sources.get(usize::from(file))?.path.clone() });
    let index = CountyIndex {
        county: CountyRef { fips, name: county.name.clone() },
        offices: county.offices.clone(),
        streets: layers,
        precincts: county.precincts.iter().map(precinct).collect(),
        serving,
        shards,
        files: cited.into_iter().filter_map(path).collect(),
        carried: Vec::new(),
    };
    Ok((index, bounds))
}

/// All that the address path reads of a county beside its index, if it is no more than so many bytes.
fn carried(shards: &[ShardEntry], files: &Files, most: usize) -> Vec<CarriedShard> {
    let path = |s: &ShardEntry| target_path(&Expected { name: format!("places/{}", s.name), length: s.length, sha256: s.sha256 });
    let read = shards.iter().filter(|s| !s.name.ends_with(".precincts") && !s.name.ends_with(".zones"));
    let all: Vec<CarriedShard> =
        read.filter_map(|s| Some(CarriedShard { name: s.name.clone(), bytes: files.get(&path(s))?.clone() })).collect();
    if all.iter().map(|s| s.bytes.len()).sum::<usize>() <= most { all } else { Vec::new() }
}

/// A county's polygons at the source's own precision, or 1e-7° where that is finer.
///
/// # Errors
/// More precincts than the format counts.
pub fn polygons(county: &DraftCounty) -> Result<Option<CountyPrecincts>, EncodeError> {
    let drawn = || county.precincts.iter().enumerate().filter_map(|(at, p)| Some((at, p.polygon.as_ref()?)));
    if drawn().next().is_none() {
        return Ok(None);
    }
    let quantum = if drawn().all(|(_, polygon)| is_on_grid(polygon, 1e6)) { Quantum::E6 } else { Quantum::E7 };
    let mut shapes = Vec::new();
    for (at, polygon) in drawn() {
        let rings = quantised(polygon, f64::from(quantum.per_degree()));
        shapes.push(PrecinctShape::from_rings(position("precincts", at)?, &rings));
    }
    #[expect(clippy::cast_possible_truncation, reason = "a doubt of some metres needs no more than 32 bits")]
    let datum_doubt_m = county.datum_doubt_m as f32;
    Ok(Some(CountyPrecincts { quantum, datum_doubt_m, shapes }))
}

fn vertices(polygon: &MultiPolygon<f64>) -> impl Iterator<Item = &geo_types::Coord<f64>> {
    let rings = polygon.iter().flat_map(|p| std::iter::once(p.exterior()).chain(p.interiors()));
    rings.flat_map(geo_types::LineString::coords)
}

fn is_on_grid(polygon: &MultiPolygon<f64>, per_degree: f64) -> bool {
    // A decimal of six places is the double nearest to an integer divided by 1e6, so this is exact.
    let on = |v: f64| (v * per_degree).round() / per_degree == v;
    vertices(polygon).all(|c| on(c.x) && on(c.y))
}

#[expect(clippy::cast_possible_truncation, reason = "degrees in range times 1e7 fit 32 bits")]
fn quantised(polygon: &MultiPolygon<f64>, per_degree: f64) -> Vec<Vec<Vec<[i32; 2]>>> {
    let ring = |line: &geo_types::LineString<f64>| -> Vec<[i32; 2]> {
        let on = |v: f64| (v * per_degree).round() as i32;
        let mut out: Vec<[i32; 2]> = line.coords().map(|c| [on(c.x), on(c.y)]).collect();
        out.dedup();
        out
    };
    let rings_of = |p: &geo_types::Polygon<f64>| -> Vec<Vec<[i32; 2]>> {
        let rings = std::iter::once(p.exterior()).chain(p.interiors()).map(ring);
        // A ring smaller than the grid's step falls together.
        rings.filter(|r: &Vec<[i32; 2]>| r.len() >= 4).collect()
    };
    polygon.iter().map(rings_of).filter(|rings| !rings.is_empty()).collect()
}

/// West, south, east, north in 1e-2°, outwards.
fn bounds_of(precincts: &CountyPrecincts) -> Option<[i32; 4]> {
    let unit = precincts.quantum.per_degree() / 100;
    let rings: Vec<Vec<Vec<[i32; 2]>>> = precincts.shapes.iter().flat_map(PrecinctShape::rings).collect();
    let all = || rings.iter().flatten().flatten();
    Some([
        all().map(|v| v[0].div_euclid(unit)).min()?,
        all().map(|v| v[1].div_euclid(unit)).min()?,
        all().map(|v| v[0].div_euclid(unit)).max()? + 1,
        all().map(|v| v[1].div_euclid(unit)).max()? + 1,
    ])
}
