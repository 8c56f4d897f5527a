//! Many places at once: whose zones hold a position, which place is nearest. The trees propose, the places' own planes decide.

use rstar::primitives::{GeomWithData, Rectangle};
use rstar::{AABB, RTree};

use super::door_tree::{DoorTree, Spot};
use super::line_measure::{LineMeasure, PlaceMeasure};
use super::zone_map::ZoneMap;
use super::{METRES_PER_FOOT, ONE_FIFTY_FT, Verdict, Verdicts, ZoneFix};
use crate::domain::geodesy::earth_centred;

/// A position's measure at the place it belongs to.
#[derive(Debug, Clone, PartialEq)]
pub struct Measured {
    /// The place's number, in the order given.
    pub place: usize,
    /// Both lines there.
    pub lines: PlaceMeasure,
    /// Numbers of other places whose zones may hold the position, ascending.
    pub also: Vec<usize>,
    at: [f64; 2],
}

/// The places of an edition or of a survey file.
#[derive(Debug)]
pub struct Statewide {
    maps: Vec<ZoneMap>,
    /// Every entrance that counts; of a place without one, its room's corners. Earth-centred metres.
    doors: DoorTree,
    /// A box a place: outside of it no zone reaches a position that is exact.
    zones: RTree<GeomWithData<Rectangle<[f64; 3]>, usize>>,
    /// So many sigma of a position's own doubt reach farther.
    reach: f64,
}

impl Statewide {
    /// Lays the trees.
    #[must_use]
    pub fn new(maps: Vec<ZoneMap>) -> Self {
        let most = maps.iter().map(|map| map.doors.len()).max().unwrap_or(0).max(1);
        // Each of n discs is within reach at no more than e^(-t²/2), t in sigma; together that is 0.05 at most.
        #[expect(clippy::cast_precision_loss, reason = "entrances of one place")]
        let reach = (2.0 * (20.0 * most as f64).ln()).sqrt();
        let (mut doors, mut zones) = (Vec::new(), Vec::new());
        for (number, map) in maps.iter().enumerate() {
            let points = map.anchors();
            doors.extend(points.iter().map(|at| Spot { at: *at, place: number }));
            if let Some(zone) = bounds(map, &points, reach) {
                zones.push(GeomWithData::new(zone, number));
            }
        }
        Self { maps, doors: DoorTree::new(doors), zones: RTree::bulk_load(zones), reach }
    }

    /// The places, in the order given.
    #[must_use]
    pub fn maps(&self) -> &[ZoneMap] {
        &self.maps
    }

    /// What a position means at the place whose 150-ft line is nearest, that is, whose entrance that counts is; `also` names the others whose
    /// zones may hold it. None where no place has anything to measure from.
    #[must_use]
    pub fn verdicts(&self, fix: &ZoneFix) -> Option<Verdicts> {
        let measured = self.measure(fix)?;
        let map = self.maps.get(measured.place)?;
        let also = measured.also.iter().filter_map(|number| self.maps.get(*number)).map(|map| map.place().to_owned());
        Some(Verdicts { also: also.collect(), ..map.spell(&measured.lines, measured.at) })
    }

    /// The same at a place that is known by its number.
    #[must_use]
    pub fn verdicts_at(&self, number: usize, fix: &ZoneFix) -> Option<Verdicts> {
        let map = self.maps.get(number)?;
        let (_, mut also) = self.holding(earth_centred(fix.at.lon(), fix.at.lat()), fix.sigma_m());
        also.retain(|other| *other != number);
        let also = also.into_iter().filter_map(|other| self.maps.get(other)).map(|map| map.place().to_owned());
        Some(Verdicts { also: also.collect(), ..map.verdicts(fix) })
    }

    /// What [`Self::verdicts`] says, in metres and numbers: for batches.
    #[must_use]
    pub fn measure(&self, fix: &ZoneFix) -> Option<Measured> {
        let point = earth_centred(fix.at.lon(), fix.at.lat());
        let sigma = fix.sigma_m();
        let (near, mut also) = self.holding(point, sigma);
        if let Some((distance, measured)) = near
            && distance <= ONE_FIFTY_FT * METRES_PER_FOOT
        {
            // Every place whose entrance is nearer still has a box that holds the point.
            also.retain(|other| *other != measured.place);
            return Some(Measured { also, ..measured });
        }
        let nearest = self.doors.nearest(point)?.place;
        also.retain(|other| *other != nearest);
        let map = self.maps.get(nearest)?;
        let at = map.metres_of(point);
        Some(Measured { place: nearest, lines: map.measure(at, sigma), also, at })
    }

    /// The places whose zones may hold a point, and of those whose box holds it the one whose entrance is nearest.
    fn holding(&self, point: [f64; 3], sigma: f64) -> (Option<(f64, Measured)>, Vec<usize>) {
        let mut near: Option<(f64, Measured)> = None;
        let mut holding = Vec::new();
        let reach = self.reach * sigma;
        let window = AABB::from_corners(point.map(|metres| metres - reach), point.map(|metres| metres + reach));
        for zone in self.zones.locate_in_envelope_intersecting(window) {
            let Some(map) = self.maps.get(zone.data) else { continue };
            let at = map.metres_of(point);
            let lines = map.measure(at, sigma);
            if may_hold(&lines) {
                holding.push(zone.data);
            }
            let Some(reached) = lines.one_fifty.statute.reached else { continue };
            let nearer = near.as_ref().is_none_or(|(least, best)| (reached.distance_m, zone.data) < (*least, best.place));
            if nearer {
                near = Some((reached.distance_m, Measured { place: zone.data, lines, also: Vec::new(), at }));
            }
        }
        holding.sort_unstable();
        (near, holding)
    }

    /// The places nearest to a position by their entrances, each once: its number and the metres to it.
    pub fn nearest(&self, fix: &ZoneFix) -> impl Iterator<Item = (usize, f64)> {
        let mut doors: Vec<(Spot, f64)> = self.doors.squares(earth_centred(fix.at.lon(), fix.at.lat())).collect();
        doors.sort_unstable_by(|(a, near), (b, far)| near.total_cmp(far).then(a.place.cmp(&b.place)));
        let mut named = std::collections::BTreeSet::new();
        doors.into_iter().filter(move |(door, _)| named.insert(door.place)).map(|(door, square)| (door.place, square.sqrt()))
    }
}

/// Whether a line of the place may hold the position. Where nobody confirmed the survey, whether the distance allows it.
fn may_hold(lines: &PlaceMeasure) -> bool {
    let line = |line: &LineMeasure, feet: f64| match line.verdict {
        Verdict::Outside => false,
        Verdict::Inside | Verdict::TooCloseToCall => true,
        Verdict::NotSurveyed => line.reached.is_some_and(|r| r.distance_m - r.give_or_take_m <= feet * METRES_PER_FOOT),
    };
    [lines.thirty.statute, lines.thirty.guidance].iter().any(|l| line(l, super::THIRTY_FT))
        || [lines.one_fifty.statute, lines.one_fifty.guidance].iter().any(|l| line(l, ONE_FIFTY_FT))
}

/// A box that holds every position, itself exact, that the place's zones may hold.
fn bounds(map: &ZoneMap, doors: &[[f64; 3]], reach: f64) -> Option<Rectangle<[f64; 3]>> {
    let rooms = map.room_corners();
    let mut corners = doors.iter().chain(&rooms);
    let first = *corners.next()?;
    let (mut low, mut high) = (first, first);
    for point in corners {
        for ((low, high), metres) in low.iter_mut().zip(&mut high).zip(point) {
            *low = low.min(*metres);
            *high = high.max(*metres);
        }
    }
    let of_doors = map.doors.iter().map(|door| reach * door.sigma + door.datum);
    let of_room = map.room.iter().map(|room| reach * room.sigma + room.datum);
    // The planes' own millimetre on top.
    let margin = ONE_FIFTY_FT * METRES_PER_FOOT + of_doors.chain(of_room).fold(0.0, f64::max) + 0.01;
    Some(Rectangle::from_corners(low.map(|metres| metres - margin), high.map(|metres| metres + margin)))
}

#[cfg(test)]
mod tests;
