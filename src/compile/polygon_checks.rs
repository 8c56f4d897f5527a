//! Findings about polygons: two that overlap, a sliver between two, a place or its 150-ft line outside its county's precincts.

use std::collections::BTreeMap;

use super::draft::Draft;
use super::encode;
use super::finding::{Finding, FixIn, Severity, Spot};
use crate::domain::geodesy::{Fix, LonLat, Plane};
use crate::domain::lookup::precinct_map::PrecinctMap;
use crate::domain::zone::{Counts, METRES_PER_FOOT, ONE_FIFTY_FT, PlaceSurvey};

/// Degrees, a tenth of the finest grid's step, about a millimetre: a point beside an edge. A grid step or more would step
/// across a spike of one grid step and find an overlap that is none.
const BESIDE: f64 = 1e-8;
/// A hole narrower than this between two precincts is a sliver, metres; a wider one may be water.
const SLIVER_M: f64 = 3.0;

/// Every ten degrees of the circles about the doors that count.
fn line_points(survey: &PlaceSurvey) -> Vec<LonLat> {
    let doors = survey.doors.iter().filter(|d| d.counts == Counts::Yes);
    let around = |plane: Plane| {
        let point = move |tenth: i32| {
            let (sin, cos) = f64::from(tenth * 10).to_radians().sin_cos();
            let radius = ONE_FIFTY_FT * METRES_PER_FOOT;
            let (lon, lat) = plane.degrees([radius * sin, radius * cos]);
            LonLat::new(lon, lat).ok()
        };
        (0..36).filter_map(point)
    };
    doors.filter_map(|d| LonLat::new(d.at.0, d.at.1).ok()).flat_map(|at| around(Plane::at(at))).collect()
}

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
        // By pair of precincts: where it was first seen.
        let mut overlaps: BTreeMap<(u32, u32), LonLat> = BTreeMap::new();
        let mut slivers: BTreeMap<(u32, u32), LonLat> = BTreeMap::new();
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
                        overlaps.entry((own.min(other), own.max(other))).or_insert(at);
                    }
                }
                if let Some(at) = beside(-1.0).filter(|at| map.label_at(*at).is_none()) {
                    let Ok(fix) = Fix::new(at, 0.0) else { continue };
                    for near in map.near(fix, SLIVER_M).into_iter().filter(|n| n.label != own) {
                        slivers.entry((own.min(near.label), own.max(near.label))).or_insert(at);
                    }
                }
            }
        }
        let line = |code, subject: String, sentence: String, at: LonLat| Finding {
            code,
            severity: Severity::Warning,
            county: county.name.clone(),
            subject,
            sentence,
            fix_in: FixIn::Map,
            spot: Spot::default(),
            received: None,
            at: Some((at.lon(), at.lat())),
        };
        found.extend(overlaps.into_iter().map(|((a, b), at)| {
            let sentence = format!("The precincts {} and {} overlap on the map; expected one border between them.", name(a), name(b));
            line("polygons-overlap", name(a), sentence, at)
        }));
        found.extend(slivers.into_iter().map(|((a, b), at)| {
            let sentence = format!("The precincts {} and {} leave a narrow gap between them on the map; expected one border.", name(a), name(b));
            line("polygons-gap", name(a), sentence, at)
        }));
        for held in &county.places {
            let at = held.place.at.and_then(|(lon, lat)| LonLat::new(lon, lat).ok());
            if let Some(at) = at.filter(|at| map.label_at(*at).is_none()) {
                let sentence = format!(
                    "{} stands at {:.5}, {:.5}, in no precinct of the county; expected a position inside one.",
                    held.place.name,
                    at.lat(),
                    at.lon()
                );
                let finding = line("place-outside-county", held.place.name.clone(), sentence, at);
                found.push(Finding { spot: held.spot.clone(), ..finding });
            }
            let over = held.survey.as_ref().and_then(|s| line_points(s).into_iter().find(|at| map.label_at(*at).is_none()));
            if let Some(at) = over {
                let sentence = format!("The 150-ft line of {} runs out of the county's precincts; the part beyond them lies in another county or on no map.", held.place.name);
                let finding = line("zone-over-county-line", held.place.name.clone(), sentence, at);
                found.push(Finding { severity: Severity::Note, spot: held.spot.clone(), ..finding });
            }
        }
    }
    draft.findings.append(&mut found);
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use geo_types::{LineString, MultiPolygon, Polygon};

    use super::*;
    use crate::compile::draft::{DraftCounty, DraftPrecinct};

    fn found(rings: [&[(f64, f64)]; 2]) -> Vec<(&'static str, String)> {
        let precinct = |(name, ring): (&str, &[(f64, f64)])| {
            let ring: Vec<(f64, f64)> = ring.iter().map(|(x, y)| (x / 10.0 - 89.0, y / 10.0 + 33.0)).collect();
            let polygon = Polygon::new(LineString::from(ring), Vec::new());
            DraftPrecinct { name: name.to_owned(), polygon: Some(MultiPolygon::new(vec![polygon])), ..DraftPrecinct::default() }
        };
        let county = DraftCounty {
            name: "Makebelieve".to_owned(),
            precincts: ["Ivy", "Oak"].into_iter().zip(rings).map(precinct).collect(),
            ..DraftCounty::default()
        };
        let mut draft = Draft::default();
        draft.counties.insert("28999".parse().unwrap(), county);
        check(&mut draft);
        draft.findings.into_iter().map(|f| (f.code, f.sentence)).collect()
    }

    const IVY: [(f64, f64); 5] = [(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0), (0.0, 0.0)];

    #[test]
    fn a_thin_spike_that_the_neighbour_leaves_out_is_no_overlap() {
        let spike = [(1.0, 0.5), (1.5, 0.500_001), (1.0, 0.500_002)];
        let ivy = [&IVY[..2], &spike, &IVY[2..]].concat();
        let back: Vec<(f64, f64)> = spike.iter().rev().copied().collect();
        let oak = [&[(1.0, 0.0), (2.0, 0.0), (2.0, 1.0), (1.0, 1.0)], &back[..], &[(1.0, 0.0)]].concat();
        assert_eq!(found([&ivy, &oak]), []);
    }

    #[test]
    fn an_overlap_and_a_gap_of_a_metre_are_found() {
        let oak = |from: f64| [(from, 0.0), (2.0, 0.0), (2.0, 1.0), (from, 1.0), (from, 0.0)];
        let overlap = found([&IVY, &oak(0.9999)]);
        assert_eq!(overlap, [("polygons-overlap", "The precincts Ivy and Oak overlap on the map; expected one border between them.".to_owned())]);
        let gap = found([&IVY, &oak(1.0001)]);
        assert_eq!(gap.first().map(|f| f.0), Some("polygons-gap"));
        assert_eq!(found([&IVY, &oak(1.0)]), []);
    }
}
