//! The places around a place: by the places' own points where the edition has them, else by the precincts they serve.

use crate::compile::whole_edition::WholeCounty;
use crate::domain::edition::CountyPrecincts;
use crate::domain::geodesy::{LocalFrame, LonLat};

/// How the others were ranked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ranked {
    /// By the distance between the places.
    Distance,
    /// By the distance between the middles of their precincts: near enough to ask, not to measure.
    Precincts,
    /// The edition says nothing of where they are.
    Unknown,
}

/// Where each place of the county is, as far as the edition says.
pub(super) fn middles(county: &WholeCounty, polygons: Option<&CountyPrecincts>, election: usize) -> (Vec<Option<(f64, f64)>>, Ranked) {
    let points: Vec<Option<(f64, f64)>> = county.places.places.iter().map(|p| p.at).collect();
    if points.iter().flatten().count() * 2 > points.len() {
        return (points, Ranked::Distance);
    }
    let serving = county.index.serving.iter().find(|s| usize::from(s.election) == election);
    let (Some(polygons), Some(serving)) = (polygons, serving) else { return (vec![None; points.len()], Ranked::Unknown) };
    let mut boxes: Vec<Option<[f64; 4]>> = vec![None; points.len()];
    let unit = f64::from(polygons.quantum.per_degree());
    for shape in &polygons.shapes {
        let Some(place) = serving.places.get(usize::from(shape.precinct)).copied().flatten() else { continue };
        let Some(held) = boxes.get_mut(usize::from(place)) else { continue };
        for [x, y] in shape.rings().into_iter().flatten().flatten() {
            let (x, y) = (f64::from(x) / unit, f64::from(y) / unit);
            let [w, s, e, n] = held.unwrap_or([x, y, x, y]);
            *held = Some([w.min(x), s.min(y), e.max(x), n.max(y)]);
        }
    }
    let middle = |b: Option<[f64; 4]>| b.map(|[w, s, e, n]| (f64::midpoint(w, e), f64::midpoint(s, n)));
    (boxes.into_iter().map(middle).collect(), Ranked::Precincts)
}

/// The places around one, nearest first, with metres; without positions none.
pub(super) fn around(middles: &[Option<(f64, f64)>], place: usize, most: usize) -> Vec<(usize, f64)> {
    let Some(here) = middles.get(place).copied().flatten() else { return Vec::new() };
    let Ok(here) = LonLat::new(here.0, here.1) else { return Vec::new() };
    let frame = LocalFrame::at(here);
    let far = |at: (f64, f64)| {
        let [x, y] = frame.metres(at.0, at.1);
        x.hypot(y)
    };
    let mut others: Vec<(usize, f64)> =
        middles.iter().enumerate().filter(|(at, _)| *at != place).filter_map(|(at, m)| Some((at, far((*m)?)))).collect();
    others.sort_by(|a, b| a.1.total_cmp(&b.1).then(a.0.cmp(&b.0)));
    others.truncate(most);
    others
}
