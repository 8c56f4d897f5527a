//! A county's streets from all layers: rows that name their precinct first, then address points, then road lines where
//! neither speaks, and a conflict where row and map are sure of different precincts.

use std::collections::BTreeMap;

use super::address_book::TwicePlaced;
use super::draft::DraftCounty;
use super::road_sides::RoadRange;
use super::segment_book::{Listed, SegmentOverlap};
use crate::domain::edition::{Layer, Locality, NumberRange, Parity, Settles, Street, StreetShard};
use crate::domain::lookup::address::{StreetKey, canonical_town, street_key};

/// Streets with ranges, each with its own locality.
type Table = BTreeMap<StreetKey, (String, Vec<(Locality, NumberRange)>)>;

/// A stretch where row and map are sure of different precincts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Disagreement {
    /// Numbers and street.
    pub subject: String,
    /// By the rows.
    pub row: u16,
    /// By the map.
    pub polygon: u16,
}

/// What making the table brought to light.
#[derive(Debug, Default)]
pub struct Found {
    /// Rows against the map.
    pub disagreements: Vec<Disagreement>,
    /// Numbers listed in two precincts.
    pub twice: Vec<TwicePlaced>,
    /// Road ranges of one street that overlap with other precincts.
    pub overlaps: Vec<String>,
    /// Street segments that claim the same numbers.
    pub segments: Vec<SegmentOverlap>,
    /// Registered addresses against street segments: `row` is the address's precinct, `polygon` the segment's.
    pub rows_apart: Vec<Disagreement>,
}

/// Makes the table of a county from all its layers.
pub fn of_county(county: &mut DraftCounty, found: &mut Found) -> Vec<(String, Vec<(Locality, NumberRange)>)> {
    let mut rows = county.addresses.ranges(&mut found.twice);
    let segments = county.segments.ranges(&mut found.segments);
    note_rows_apart(&rows, &segments, found);
    rows.extend(segments);
    let map = points_before_roads(county.points.ranges(), &county.roads);
    table(rows, &map, found)
}

/// Address points, and of the road lines what no point speaks of: roads are the weakest layer.
fn points_before_roads(points: Vec<RoadRange>, roads: &[RoadRange]) -> Vec<RoadRange> {
    let mut by_key: BTreeMap<StreetKey, Vec<&RoadRange>> = BTreeMap::new();
    for point in &points {
        by_key.entry(street_key(&point.street)).or_default().push(point);
    }
    let mut left = Vec::with_capacity(roads.len());
    for road in roads {
        let beside = by_key.get(&street_key(&road.street)).map_or(&[][..], Vec::as_slice);
        let beside: Vec<&NumberRange> = beside.iter().filter(|p| zips_agree(p.zip, road.zip)).map(|p| &p.range).collect();
        left.extend(minus(&road.range, &beside).into_iter().map(|range| RoadRange { range, ..road.clone() }));
    }
    left.extend(points);
    left
}

/// Numbers that a registered address and a street segment put in different precincts; both stay in the table.
fn note_rows_apart(addresses: &Listed, segments: &Listed, found: &mut Found) {
    let mut by_key: BTreeMap<&StreetKey, Vec<(&Locality, &NumberRange)>> = BTreeMap::new();
    for (key, _, locality, ranges) in segments {
        by_key.entry(key).or_default().extend(ranges.iter().map(|r| (locality, r)));
    }
    for (key, name, locality, ranges) in addresses {
        let Some(beside) = by_key.get(key) else { continue };
        let beside: Vec<&NumberRange> = beside
            .iter()
            .filter(|(l, _)| zips_agree(l.zip, locality.zip) && towns_agree(&l.town, &locality.town))
            .map(|(_, r)| *r)
            .collect();
        for (range, segment) in ranges.iter().flat_map(|r| beside.iter().map(move |s| (r, *s))) {
            if let (Settles::One { precinct: row, .. }, Settles::One { precinct: polygon, .. }) = (&range.settles, &segment.settles)
                && row != polygon
                && share(range, segment)
            {
                let (low, high) = (range.low.max(segment.low), range.high.min(segment.high));
                found.rows_apart.push(Disagreement { subject: format!("{low}–{high} {name}"), row: *row, polygon: *polygon });
            }
        }
    }
}

/// Makes the table.
fn table(rows: Listed, roads: &[RoadRange], found: &mut Found) -> Vec<(String, Vec<(Locality, NumberRange)>)> {
    let mut table: Table = BTreeMap::new();
    let mut by_key: BTreeMap<StreetKey, Vec<&RoadRange>> = BTreeMap::new();
    for road in roads {
        by_key.entry(street_key(&road.street)).or_default().push(road);
    }
    for (key, name, locality, ranges) in rows {
        let roads = by_key.get(&key).map_or(&[][..], Vec::as_slice);
        let agrees = |r: &&RoadRange| zips_agree(r.zip, locality.zip) && towns_agree(&r.town, &locality.town);
        let beside: Vec<&RoadRange> = roads.iter().copied().filter(agrees).collect();
        let held = table.entry(key).or_insert_with(|| (name.clone(), Vec::new()));
        for range in ranges {
            for piece in against_map(&range, &beside) {
                if let Settles::Conflict { row, polygon } = piece.settles {
                    let subject = format!("{}–{} {name}", piece.low, piece.high);
                    found.disagreements.push(Disagreement { subject, row, polygon });
                }
                held.1.push((locality.clone(), piece));
            }
        }
    }
    for (key, roads) in by_key {
        note_overlaps(&roads, found);
        let name = roads.first().map(|r| r.street.clone()).unwrap_or_default();
        let held = table.entry(key).or_insert_with(|| (name, Vec::new()));
        let listed: Vec<(Locality, NumberRange)> = held.1.clone();
        for road in roads {
            let agrees = |l: &Locality| zips_agree(road.zip, l.zip) && towns_agree(&road.town, &l.town);
            let beside: Vec<&NumberRange> = listed.iter().filter(|(l, _)| agrees(l)).map(|(_, r)| r).collect();
            let locality = Locality { town: road.town.clone(), zip: road.zip };
            held.1.extend(minus(&road.range, &beside).into_iter().map(|piece| (locality.clone(), piece)));
        }
    }
    let mut out: Vec<(String, Vec<(Locality, NumberRange)>)> = table.into_values().collect();
    for (_, ranges) in &mut out {
        ranges.sort_by(|a, b| (&a.1, &a.0).cmp(&(&b.1, &b.0)));
        ranges.dedup();
    }
    out.retain(|(_, ranges)| !ranges.is_empty());
    out
}

fn zips_agree(a: Option<u32>, b: Option<u32>) -> bool {
    a.is_none() || b.is_none() || a == b
}

fn towns_agree(a: &str, b: &str) -> bool {
    a.is_empty() || b.is_empty() || a == b || canonical_town(a) == canonical_town(b)
}

fn parities(parity: Parity) -> &'static [Parity] {
    match parity {
        Parity::Both => &[Parity::Even, Parity::Odd],
        Parity::Even => &[Parity::Even],
        Parity::Odd => &[Parity::Odd],
    }
}

fn share(a: &NumberRange, b: &NumberRange) -> bool {
    a.low <= b.high && b.low <= a.high && parities(a.parity).iter().any(|p| parities(b.parity).contains(p))
}

/// Splits a range of rows where a road side, sure of one precinct, is sure of another.
fn against_map(range: &NumberRange, roads: &[&RoadRange]) -> Vec<NumberRange> {
    let Settles::One { precinct: row, .. } = range.settles else { return vec![range.clone()] };
    let contrary = |r: &&&RoadRange| {
        matches!(r.range.settles, Settles::One { precinct, .. } if precinct != row) && share(&r.range, range)
    };
    let against: Vec<&NumberRange> = roads.iter().filter(contrary).map(|r| &r.range).collect();
    if against.is_empty() {
        return vec![range.clone()];
    }
    let mut pieces = minus(range, &against);
    for road in against {
        let Settles::One { precinct: polygon, .. } = road.settles else { continue };
        for parity in parities(range.parity).iter().filter(|p| parities(road.parity).contains(p)) {
            let (low, high) = (range.low.max(road.low), range.high.min(road.high));
            if let Some((low, high)) = trimmed(low, high, *parity) {
                let settles = Settles::Conflict { row, polygon };
                pieces.push(NumberRange { low, high, parity: *parity, settles, ..range.clone() });
            }
        }
    }
    pieces.sort();
    pieces
}

/// The numbers of a range that none of the others holds.
pub(super) fn minus(range: &NumberRange, others: &[&NumberRange]) -> Vec<NumberRange> {
    if !others.iter().any(|o| share(range, o)) {
        return vec![range.clone()];
    }
    let mut pieces = Vec::new();
    for parity in parities(range.parity) {
        let mut taken: Vec<(u32, u32)> =
            others.iter().filter(|o| parities(o.parity).contains(parity)).map(|o| (o.low, o.high)).collect();
        taken.sort_unstable();
        let mut from = range.low;
        for (low, high) in taken {
            if high < from || low > range.high {
                continue;
            }
            if let Some((low, high)) = low.checked_sub(1).and_then(|end| trimmed(from, end, *parity)) {
                pieces.push(NumberRange { low, high, parity: *parity, ..range.clone() });
            }
            from = from.max(high.saturating_add(1));
        }
        if let Some((low, high)) = trimmed(from, range.high, *parity) {
            pieces.push(NumberRange { low, high, parity: *parity, ..range.clone() });
        }
    }
    pieces
}

/// The first and last number of the parity in an interval.
fn trimmed(low: u32, high: u32, parity: Parity) -> Option<(u32, u32)> {
    let odd = match parity {
        Parity::Both => return (low <= high).then_some((low, high)),
        Parity::Even => 0,
        Parity::Odd => 1,
    };
    let low = if low % 2 == odd { low } else { low.checked_add(1)? };
    let high = if high % 2 == odd { high } else { high.checked_sub(1)? };
    (low <= high).then_some((low, high))
}

fn note_overlaps(roads: &[&RoadRange], found: &mut Found) {
    let roads: Vec<&RoadRange> = roads.iter().copied().filter(|r| r.range.layer == Layer::Roads).collect();
    for (i, a) in roads.iter().enumerate() {
        for b in roads.iter().skip(i + 1) {
            let differ = a.range.settles.precincts() != b.range.settles.precincts();
            if zips_agree(a.zip, b.zip) && share(&a.range, &b.range) && differ {
                let (low, high) = (a.range.low.max(b.range.low), a.range.high.min(b.range.high));
                found.overlaps.push(format!("{low}–{high} {}", a.street));
            }
        }
    }
}

/// Cuts the table into shards of about `target` streets' bytes each; the cut depends on the table alone.
#[must_use]
pub fn shards(table: Vec<(String, Vec<(Locality, NumberRange)>)>, ranges_per_shard: usize) -> Vec<StreetShard> {
    let mut shards: Vec<StreetShard> = Vec::new();
    let mut current = StreetShard::default();
    let mut filled = 0usize;
    for (name, ranges) in table {
        if filled >= ranges_per_shard {
            shards.push(std::mem::take(&mut current));
            filled = 0;
        }
        filled += ranges.len() + 1;
        let numbered = ranges.into_iter().map(|(locality, mut range)| {
            let known = current.localities.iter().position(|l| *l == locality);
            let at = known.unwrap_or_else(|| {
                current.localities.push(locality);
                current.localities.len() - 1
            });
            range.locality = u16::try_from(at).unwrap_or(u16::MAX);
            range
        });
        let street = Street { name, ranges: numbered.collect() };
        current.streets.push(street);
    }
    if !current.streets.is_empty() {
        shards.push(current);
    }
    shards
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]
    use super::*;
    use crate::compile::address_book::AddressBook;

    fn range(low: u32, high: u32, parity: Parity, layer: Layer, precinct: u16) -> NumberRange {
        NumberRange { low, high, parity, locality: 0, layer, settles: Settles::One { precinct, split: None }, row: None }
    }

    #[test]
    fn a_registered_run_is_cut_where_the_map_is_sure_of_another_precinct() {
        let mut book = AddressBook::default();
        for number in (100..=198).step_by(2) {
            book.add("MADE UP ST", Locality::default(), number, 1, None);
        }
        let road = RoadRange {
            street: "Made Up Street".into(),
            town: String::new(),
            zip: None,
            range: range(150, 298, Parity::Even, Layer::Roads, 2),
            at: (0.0, 0.0),
        };
        let mut found = Found::default();
        let table = table(book.ranges(&mut Vec::new()), &[road], &mut found);
        let at = |n: u32| -> Vec<Settles> {
            table.iter().flat_map(|s| &s.1).filter(|(_, r)| r.holds(n)).map(|(_, r)| r.settles.clone()).collect()
        };
        assert_eq!(at(148), [Settles::One { precinct: 1, split: None }]);
        assert_eq!(at(150), [Settles::Conflict { row: 1, polygon: 2 }]);
        assert_eq!(at(200), [Settles::One { precinct: 2, split: None }], "beyond the rows the road speaks");
        assert_eq!(found.disagreements.len(), 1);
    }

    proptest::proptest! {
        /// Against asking each number of each range.
        #[test]
        fn minus_is_set_difference(
            a in (0u32..60, 0u32..60, 0u8..3),
            others in proptest::collection::vec((0u32..60, 0u32..60, 0u8..3), 0..5),
        ) {
            let make = |(x, y, p): (u32, u32, u8)| {
                let parity = [Parity::Even, Parity::Odd, Parity::Both][usize::from(p)];
                range(x.min(y), x.max(y), parity, Layer::Roads, 0)
            };
            let whole = make(a);
            let others: Vec<NumberRange> = others.into_iter().map(make).collect();
            let pieces = minus(&whole, &others.iter().collect::<Vec<_>>());
            for n in 0..62 {
                let want = whole.holds(n) && !others.iter().any(|o| o.holds(n));
                proptest::prop_assert_eq!(pieces.iter().filter(|p| p.holds(n)).count(), usize::from(want), "{}", n);
            }
        }
    }
}
