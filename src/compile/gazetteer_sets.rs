//! Which counties a town or ZIP may lie in: every source's evidence, counted, as sets.

use std::collections::BTreeMap;

use super::sources::Area;
use crate::domain::edition::{
    CountyPrecincts, Gazetteer, GazetteerCounty, GazetteerTown, GazetteerZip, PrecinctShape, Quantum,
};
use crate::domain::geodesy::LonLat;
use crate::domain::lookup::address::canonical_town;
use crate::domain::lookup::precinct_map::PrecinctMap;
use crate::domain::place::CountyFips;

/// A listing by the post office or the census outweighs many single rows.
const LISTED: u32 = 1000;

/// Evidence as it comes in.
#[derive(Debug, Default)]
pub struct Evidence {
    towns: BTreeMap<String, TownEvidence>,
    zips: BTreeMap<u32, ZipEvidence>,
}

#[derive(Debug, Default)]
struct TownEvidence {
    shown: String,
    counties: BTreeMap<CountyFips, u32>,
}

#[derive(Debug, Default)]
struct ZipEvidence {
    towns: BTreeMap<String, u32>,
    counties: BTreeMap<CountyFips, u32>,
}

impl Evidence {
    /// A row that names a town, a ZIP and a county; either of the first two may be missing.
    pub fn row(&mut self, town: &str, zip: Option<u32>, county: CountyFips) {
        self.add(town, zip, county, 1);
    }

    /// The post office's or the census's own listing.
    pub fn listed(&mut self, town: &str, zip: Option<u32>, county: CountyFips) {
        self.add(town, zip, county, LISTED);
    }

    fn add(&mut self, town: &str, zip: Option<u32>, county: CountyFips, weight: u32) {
        let canonical = canonical_town(town);
        if !canonical.is_empty() {
            let held = self.towns.entry(canonical.clone()).or_default();
            if held.shown.is_empty() {
                held.shown = town.split_whitespace().collect::<Vec<_>>().join(" ");
            }
            *held.counties.entry(county).or_default() += weight;
        }
        if let Some(zip) = zip {
            let held = self.zips.entry(zip).or_default();
            *held.counties.entry(county).or_default() += weight;
            if !canonical.is_empty() {
                *held.towns.entry(canonical).or_default() += weight;
            }
        }
    }

    /// Every county whose area a town's outline touches.
    pub fn town_areas(&mut self, towns: &[Area], counties: &[(CountyFips, &Area)]) {
        let Some(map) = county_map(counties) else { return };
        for town in towns {
            for vertex in town.polygon.iter().flat_map(|p| p.exterior().coords()) {
                let at = LonLat::new(vertex.x, vertex.y).ok().and_then(|at| map.label_at(at));
                let Some((fips, _)) = at.and_then(|l| counties.get(usize::try_from(l).ok()?)) else { continue };
                // Each vertex counts a little, so that the county with most of the outline comes first.
                self.add(&town.name, None, *fips, 2);
            }
        }
    }

    /// The sets, for these counties; evidence about others is dropped, because the edition knows nothing there.
    #[must_use]
    pub fn gazetteer(&self, counties: Vec<GazetteerCounty>) -> Gazetteer {
        let order = |found: &BTreeMap<CountyFips, u32>| -> Vec<u16> {
            let mut known: Vec<(u32, u16)> = Vec::new();
            for (at, county) in (0u16..).zip(&counties) {
                if let Some(weight) = found.get(&county.county.fips) {
                    known.push((*weight, at));
                }
            }
            known.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
            known.into_iter().map(|(_, at)| at).collect()
        };
        let mut towns = Vec::new();
        let mut position: BTreeMap<&str, u16> = BTreeMap::new();
        for (canonical, held) in &self.towns {
            let found = order(&held.counties);
            if let (false, Ok(at)) = (found.is_empty(), u16::try_from(towns.len())) {
                position.insert(canonical, at);
                towns.push(GazetteerTown { name: held.shown.clone(), counties: found });
            }
        }
        let mut zips = Vec::new();
        for (zip, held) in &self.zips {
            let found = order(&held.counties);
            if !found.is_empty() {
                let towns = held.towns.keys().filter_map(|t| position.get(t.as_str()).copied()).collect();
                zips.push(GazetteerZip { zip: *zip, towns, counties: found });
            }
        }
        Gazetteer { counties, towns, zips }
    }
}

/// County areas as a map whose labels are positions in the list.
#[expect(clippy::cast_possible_truncation, reason = "degrees in range times 1e6 fit 32 bits")]
fn county_map(counties: &[(CountyFips, &Area)]) -> Option<PrecinctMap> {
    let mut shapes = Vec::new();
    for (at, (_, area)) in (0u16..).zip(counties) {
        let ring = |line: &geo_types::LineString<f64>| -> Vec<[i32; 2]> {
            line.coords().map(|c| [(c.x * 1e6).round() as i32, (c.y * 1e6).round() as i32]).collect()
        };
        let polygons: Vec<Vec<Vec<[i32; 2]>>> = area
            .polygon
            .iter()
            .map(|p| std::iter::once(p.exterior()).chain(p.interiors()).map(ring).collect())
            .collect();
        shapes.push(PrecinctShape::from_rings(at, &polygons));
    }
    PrecinctMap::new(&CountyPrecincts { quantum: Quantum::E6, datum_doubt_m: 0.0, shapes }).ok()
}
