//! Street segments of a county: what they settle number by number, and where they claim the same house.

use std::collections::{BTreeMap, BTreeSet};

use super::address_book::zip_sides;
use super::finding::Spot;
use super::sources::{Numbers, SegmentParity, StreetSegment};
use crate::domain::edition::{Layer, Locality, NumberRange, Parity, RowRef, Settles};
use crate::domain::lookup::address::{StreetKey, canonical_town, street_key};

/// A segment that names all numbers reaches this far; VIP's own samples use it.
pub const HIGHEST_NUMBER: u32 = 9_999_999;
/// Segments that one finding names, where more claim the same numbers.
const NAMED: usize = 8;

/// The segments of a county, by street.
#[derive(Debug, Default)]
pub struct SegmentBook {
    streets: BTreeMap<StreetKey, Vec<Held>>,
    count: usize,
}

#[derive(Debug, Clone)]
struct Held {
    name: String,
    locality: Locality,
    low: u32,
    high: u32,
    parity: SegmentParity,
    precinct: u16,
    split: Option<u16>,
    /// Speaks of some doors at its numbers only.
    qualified: bool,
    row: Option<RowRef>,
    id: String,
    spot: Spot,
}

/// Numbers that several segments claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SegmentOverlap {
    /// Numbers and street.
    pub subject: String,
    /// Ids of the segments, with the positions of their precincts.
    pub claims: Vec<(String, u16)>,
    /// How many claim them, named or not.
    pub count: usize,
    /// Where the last of those named stands.
    pub spot: Spot,
    /// Whether the precincts differ; else only the split does, or the same is said twice.
    pub kind: OverlapKind,
}

/// What overlapping segments disagree about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OverlapKind {
    /// The precinct: the place may differ.
    Precincts,
    /// The split: the ballot differs, the place does not.
    Splits,
    /// Nothing.
    Nothing,
}

/// Streets as a table takes them: key, name, locality, ranges.
pub type Listed = Vec<(StreetKey, String, Locality, Vec<NumberRange>)>;

impl SegmentBook {
    /// Adds a segment whose precinct and split are known by position.
    pub fn add(&mut self, segment: &StreetSegment, precinct: u16, split: Option<u16>, row: Option<RowRef>) {
        let (from, to) = match segment.numbers {
            Numbers::From(from, to) => (from, to),
            Numbers::All => (0, HIGHEST_NUMBER),
        };
        let held = Held {
            name: segment.street.replace('~', "-"),
            locality: Locality { town: segment.town.replace('~', "-"), zip: segment.zip.parse().ok() },
            low: from.min(to),
            high: from.max(to),
            parity: segment.parity,
            precinct,
            split,
            qualified: segment.qualified,
            row,
            id: segment.id.clone(),
            spot: segment.spot.clone(),
        };
        self.streets.entry(street_key(&held.name)).or_default().push(held);
        self.count += 1;
    }

    /// Enters a street under another name too, in one town or in all; false where no segment is on it.
    pub fn also_called(&mut self, street: &str, alias: &str, town: &str) -> bool {
        let (key, other) = (street_key(street), street_key(alias));
        let town = canonical_town(town);
        let fits = |h: &&Held| town.is_empty() || canonical_town(&h.locality.town) == town;
        let held: Vec<Held> = self.streets.get(&key).map(|s| s.iter().filter(fits).cloned().collect()).unwrap_or_default();
        let found = !held.is_empty();
        if found && key != other {
            let renamed = held.into_iter().map(|h| Held { name: alias.to_owned(), ..h });
            self.streets.entry(other).or_default().extend(renamed);
        }
        found
    }

    /// How many segments were added.
    #[must_use]
    pub fn len(&self) -> usize {
        self.count
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// What the segments settle; numbers that several claim are added to `overlaps`.
    #[must_use]
    pub fn ranges(&self, overlaps: &mut Vec<SegmentOverlap>) -> Listed {
        let mut out = Vec::new();
        for (key, street) in &self.streets {
            for (name, locality, segments) in by_locality(street) {
                let mut said: BTreeMap<Vec<usize>, (u32, u32, usize)> = BTreeMap::new();
                let [even, odd] = [Parity::Even, Parity::Odd].map(|parity| settle(&segments, parity, &mut said));
                overlaps.extend(said.into_iter().map(|(who, (low, high, count))| overlap(&segments, &who, (low, high), count, &name)));
                out.push((key.clone(), name, locality, zip_sides(even, odd)));
            }
        }
        out
    }
}

/// A street's segments by town and ZIP. One without a ZIP counts with each ZIP of its town.
fn by_locality(street: &[Held]) -> Vec<(String, Locality, Vec<&Held>)> {
    let mut groups: BTreeMap<(String, Option<u32>), Vec<&Held>> = BTreeMap::new();
    for held in street {
        groups.entry((canonical_town(&held.locality.town), held.locality.zip)).or_default().push(held);
    }
    let without: Vec<(String, Vec<&Held>)> = groups.iter().filter(|(k, _)| k.1.is_none()).map(|(k, v)| (k.0.clone(), v.clone())).collect();
    for (town, held) in without {
        let mut spread = false;
        for (_, group) in groups.iter_mut().filter(|(k, _)| k.0 == town && k.1.is_some()) {
            group.extend(&held);
            spread = true;
        }
        if spread {
            groups.remove(&(town, None));
        }
    }
    let mut out = Vec::with_capacity(groups.len());
    for ((_, zip), held) in groups {
        let Some(first) = held.first() else { continue };
        out.push((first.name.clone(), Locality { town: first.locality.town.clone(), zip }, held));
    }
    out
}

/// Sweeps the numbers of one parity: between two ends of segments the same segments hold.
fn settle(segments: &[&Held], parity: Parity, said: &mut BTreeMap<Vec<usize>, (u32, u32, usize)>) -> Vec<NumberRange> {
    // Halves of numbers: 2n and 2n + 1 are both n, so that neighbours of one parity differ by 1.
    let odd = u32::from(parity == Parity::Odd);
    let mut ends: Vec<(u32, bool, usize)> = Vec::new();
    for (at, held) in segments.iter().enumerate() {
        let speaks = match held.parity {
            SegmentParity::Both => true,
            SegmentParity::Even => odd == 0,
            SegmentParity::Odd => odd == 1,
        };
        let first = if odd == 1 { held.low / 2 } else { held.low.div_ceil(2) };
        let after = if odd == 1 { held.high.div_ceil(2) } else { held.high / 2 + 1 };
        if speaks && first < after {
            ends.push((first, true, at));
            ends.push((after, false, at));
        }
    }
    ends.sort_unstable();
    let mut here: BTreeSet<usize> = BTreeSet::new();
    // How many segments claim each precinct, those of some doors only and those of all.
    let mut claims: BTreeMap<u16, [usize; 2]> = BTreeMap::new();
    let mut out = Vec::new();
    let mut from = 0_u32;
    for (place, starts, at) in ends {
        if place > from && !here.is_empty() {
            let (low, high) = (2 * from + odd, 2 * (place - 1) + odd);
            out.push(piece(segments, &here, &claims, (low, high), parity));
            if here.len() > 1 {
                let who: Vec<usize> = here.iter().copied().take(NAMED).collect();
                let known = said.entry(who).or_insert((low, high, here.len()));
                *known = (known.0.min(low), known.1.max(high), known.2.max(here.len()));
            }
        }
        from = place;
        let Some(held) = segments.get(at) else { continue };
        let counts = claims.entry(held.precinct).or_default();
        let [some, all] = counts;
        let count = if held.qualified { some } else { all };
        if starts {
            *count += 1;
            here.insert(at);
        } else {
            *count = count.saturating_sub(1);
            here.remove(&at);
            if *counts == [0, 0] {
                claims.remove(&held.precinct);
            }
        }
    }
    out
}

/// What the segments that hold a piece settle together.
fn piece(
    segments: &[&Held],
    here: &BTreeSet<usize>,
    claims: &BTreeMap<u16, [usize; 2]>,
    (low, high): (u32, u32),
    parity: Parity,
) -> NumberRange {
    let precincts: Vec<u16> = claims.keys().copied().collect();
    let first = here.first().and_then(|at| segments.get(*at));
    let settles = match (precincts.as_slice(), claims.values().any(|[_, all]| *all > 0)) {
        (&[precinct], true) => {
            let split = first.and_then(|h| h.split);
            let same = here.iter().filter_map(|at| segments.get(*at)).all(|h| h.split == split);
            Settles::One { precinct, split: split.filter(|_| same) }
        }
        // Some doors at these numbers only: which others there are, and where they vote, nobody says.
        (&[_], false) => Settles::Gap(precincts),
        _ => Settles::Straddles(precincts),
    };
    let row = if here.len() == 1 { first.and_then(|h| h.row) } else { None };
    NumberRange { low, high, parity, locality: 0, layer: Layer::Segments, settles, row }
}

fn overlap(segments: &[&Held], who: &[usize], (low, high): (u32, u32), count: usize, name: &str) -> SegmentOverlap {
    let held: Vec<&&Held> = who.iter().filter_map(|at| segments.get(*at)).collect();
    let same = |alike: &dyn Fn(&Held, &Held) -> bool| held.windows(2).all(|p| matches!(p, [a, b] if alike(a, b)));
    let kind = if !same(&|a, b| a.precinct == b.precinct) {
        OverlapKind::Precincts
    } else if !same(&|a, b| a.split == b.split) {
        OverlapKind::Splits
    } else {
        OverlapKind::Nothing
    };
    SegmentOverlap {
        subject: format!("{low}–{high} {name}"),
        claims: held.iter().map(|h| (h.id.clone(), h.precinct)).collect(),
        count,
        spot: held.last().map(|h| h.spot.clone()).unwrap_or_default(),
        kind,
    }
}

#[cfg(test)]
mod tests;
