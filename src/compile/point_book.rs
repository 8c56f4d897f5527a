//! Address points of a county laid over its precincts: numbers with the precincts that each point's doubt meets.
//!
//! A point is forgotten as soon as it is settled. Numbers become ranges as registered addresses do.

use std::collections::BTreeMap;

use super::address_book::AddressBook;
use super::road_sides::RoadRange;
use super::street_table::minus;
use crate::domain::edition::{Layer, Locality, NumberRange, Parity, Settles};
use crate::domain::geodesy::{LocalFrame, LonLat};
use crate::domain::lookup::address::{StreetKey, street_key};
use crate::domain::lookup::precinct_map::PrecinctMap;

/// The points of a county, by street.
#[derive(Debug)]
pub struct PointBook {
    /// Numbers whose points lie in precincts whole.
    book: AddressBook,
    /// Numbers whose points reach out of every precinct, with those they do meet.
    gaps: BTreeMap<(StreetKey, Locality), (String, Gaps)>,
    count: usize,
}

/// Numbers, and the precincts that each does meet.
type Gaps = BTreeMap<u32, Vec<u16>>;

impl Default for PointBook {
    fn default() -> Self {
        Self { book: AddressBook::of(Layer::Points), gaps: BTreeMap::new(), count: 0 }
    }
}

/// What a point meets within its doubt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Met {
    /// Positions of precincts, sorted.
    pub precincts: Vec<u16>,
    /// Part of it lies in none.
    pub gap: bool,
}

/// The precincts that the square of `doubt_m` about a point meets. The square holds the circle of that radius.
#[must_use]
pub fn meets(at: (f64, f64), doubt_m: f64, map: &PrecinctMap) -> Option<Met> {
    let point = LonLat::new(at.0, at.1).ok()?;
    let frame = LocalFrame::at(point);
    let corner = |x: f64, y: f64| frame.degrees([x * doubt_m, y * doubt_m]);
    let square = [corner(-1.0, -1.0), corner(1.0, -1.0), corner(1.0, 1.0), corner(-1.0, 1.0)];
    let mut precincts: Vec<u16> = map.borders_meeting(square).iter().filter_map(|label| u16::try_from(*label).ok()).collect();
    let mut gap = false;
    // Without a border in it the square lies in one precinct, or in none.
    for [lon, lat] in square {
        match LonLat::new(lon, lat).ok().and_then(|corner| map.label_at(corner)) {
            Some(label) => precincts.extend(u16::try_from(label)),
            None => gap = true,
        }
    }
    precincts.sort_unstable();
    precincts.dedup();
    Some(Met { precincts, gap })
}

impl PointBook {
    /// Adds a point that was settled.
    pub fn add(&mut self, street: &str, locality: &Locality, number: u32, met: &Met) {
        self.count += 1;
        if met.gap || met.precincts.is_empty() {
            let held = self.gaps.entry((street_key(street), locality.clone())).or_insert_with(|| (street.to_owned(), BTreeMap::new()));
            let known = held.1.entry(number).or_default();
            known.extend_from_slice(&met.precincts);
            known.sort_unstable();
            known.dedup();
            return;
        }
        for precinct in &met.precincts {
            self.book.add(street, locality.clone(), number, *precinct, None);
        }
    }

    /// Enters a street under another name too; false where no point is on it.
    pub fn also_called(&mut self, street: &str, alias: &str, town: &str) -> bool {
        let (key, other) = (street_key(street), street_key(alias));
        let town = crate::domain::lookup::address::canonical_town(town);
        let held: Vec<(Locality, Gaps)> = self
            .gaps
            .iter()
            .filter(|((k, l), _)| *k == key && (town.is_empty() || crate::domain::lookup::address::canonical_town(&l.town) == town))
            .map(|((_, l), (_, numbers))| (l.clone(), numbers.clone()))
            .collect();
        let found = !held.is_empty();
        if key != other {
            for (locality, numbers) in held {
                let entry = self.gaps.entry((other.clone(), locality)).or_insert_with(|| (alias.to_owned(), BTreeMap::new()));
                for (number, precincts) in numbers {
                    entry.1.entry(number).or_default().extend(precincts);
                }
            }
        }
        self.book.also_called(street, alias, &town) || found
    }

    /// How many names of points were added.
    #[must_use]
    pub fn len(&self) -> usize {
        self.count
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// As ranges of streets. A number whose point reaches out of every precinct stands alone, and ends a run as a
    /// change of precinct does.
    #[must_use]
    pub fn ranges(&mut self) -> Vec<RoadRange> {
        for ((key, locality), (_, numbers)) in &self.gaps {
            self.book.across_the_line(key, locality, &numbers.keys().copied().collect::<Vec<_>>());
        }
        let mut out = Vec::new();
        let ranges = self.book.ranges(&mut Vec::new());
        for (key, name, locality, ranges) in ranges {
            let place = |range| RoadRange { street: name.clone(), town: locality.town.clone(), zip: locality.zip, range, at: (0.0, 0.0) };
            let Some((_, numbers)) = self.gaps.get_mut(&(key, locality.clone())) else {
                out.extend(ranges.into_iter().map(place));
                continue;
            };
            for (number, precincts) in numbers.iter_mut() {
                precincts.extend(ranges.iter().filter(|r| r.holds(*number)).flat_map(|r| r.settles.precincts()));
                precincts.sort_unstable();
                precincts.dedup();
            }
            let gaps: Vec<NumberRange> = numbers.keys().map(|n| alone(*n, Vec::new())).collect();
            let gaps: Vec<&NumberRange> = gaps.iter().collect();
            out.extend(ranges.iter().flat_map(|r| minus(r, &gaps)).map(place));
        }
        for ((_, locality), (name, numbers)) in &self.gaps {
            for (number, precincts) in numbers {
                let range = alone(*number, precincts.clone());
                out.push(RoadRange { street: name.clone(), town: locality.town.clone(), zip: locality.zip, range, at: (0.0, 0.0) });
            }
        }
        out
    }
}

fn alone(number: u32, precincts: Vec<u16>) -> NumberRange {
    let parity = if number.is_multiple_of(2) { Parity::Even } else { Parity::Odd };
    NumberRange { low: number, high: number, parity, locality: 0, layer: Layer::Points, settles: Settles::Gap(precincts), row: None }
}
