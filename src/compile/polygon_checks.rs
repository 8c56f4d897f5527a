//! Findings about polygons: two that overlap, a sliver between two, a place outside its county's precincts.

use std::collections::BTreeSet;

use super::draft::Draft;
use super::encode;
use super::finding::{Finding, FixIn, Severity, Spot};
use crate::domain::geodesy::{Fix, LonLat};
use crate::domain::lookup::precinct_map::PrecinctMap;

/// Half a step of the finest grid, degrees: a point beside an edge, on no vertex.
const BESIDE: f64 = 5e-7;
/// A hole narrower than this between two precincts is a sliver, metres; a wider one may be water.
const SLIVER_M: f64 = 3.0;

/// Raises them for every county.
pub(super) fn check(draft: &mut Draft) {
    let mut found = Vec::new();
    for county in draft.counties.values() {
        let Ok(Some(polygons)) = encode::polygons(county) else { continue };
        let Ok(map) = PrecinctMap::new(&polygons) else { continue };
        let name = |label: u32| {
            let held = usize::try_from(label).ok().and_then(|at| county.precincts.get(at));
            held.map_or_else(|| label.to_string(), |p| p.name.clone())
        };
        let per_degree = f64::from(polygons.quantum.per_degree());
        let mut overlaps: BTreeSet<(u32, u32)> = BTreeSet::new();
        let mut slivers: BTreeSet<(u32, u32)> = BTreeSet::new();
        for shape in &polygons.shapes {
            let own = u32::from(shape.precinct);
            for pair in shape.rings().iter().flatten().flat_map(|ring| ring.windows(2)) {
                let &[a, b] = pair else { continue };
                let [ax, ay, bx, by] = [a[0], a[1], b[0], b[1]].map(|v| f64::from(v) / per_degree);
                let (dx, dy) = (bx - ax, by - ay);
                let length = dx.hypot(dy);
                let (mx, my) = (f64::midpoint(ax, bx), f64::midpoint(ay, by));
                let beside = |side: f64| {
                    LonLat::new(mx - dy / length * BESIDE * side, my + dx / length * BESIDE * side).ok()
                };
                // The interior is on the left: there the precinct must be alone.
                if let Some(at) = beside(1.0) {
                    for other in map.labels_at(at).into_iter().filter(|l| *l != own) {
                        overlaps.insert((own.min(other), own.max(other)));
                    }
                }
                if let Some(at) = beside(-1.0).filter(|at| map.label_at(*at).is_none()) {
                    let Ok(fix) = Fix::new(at, 0.0) else { continue };
                    for near in map.near(fix, SLIVER_M).into_iter().filter(|n| n.label != own) {
                        slivers.insert((own.min(near.label), own.max(near.label)));
                    }
                }
            }
        }
        let line = |code, (a, b): (u32, u32), what: &str| Finding {
            code,
            severity: Severity::Warning,
            county: county.name.clone(),
            subject: name(a),
            sentence: format!("The polygons of {} and {} {what}.", name(a), name(b)),
            fix_in: FixIn::Map,
            spot: Spot::default(),
            received: None,
            at: None,
        };
        found.extend(overlaps.into_iter().map(|pair| line("polygons-overlap", pair, "overlap")));
        found.extend(slivers.into_iter().map(|pair| line("polygons-gap", pair, "leave a gap between them")));
        for held in &county.places {
            let at = held.place.at.and_then(|(lon, lat)| LonLat::new(lon, lat).ok());
            if let Some(at) = at.filter(|at| map.label_at(*at).is_none()) {
                let mut finding = line("place-outside-county", (0, 0), "");
                finding.subject.clone_from(&held.place.name);
                finding.sentence = format!("{} lies in no precinct of the county.", held.place.name);
                finding.spot = held.spot.clone();
                finding.at = Some((at.lon(), at.lat()));
                found.push(finding);
            }
        }
    }
    draft.findings.append(&mut found);
}
