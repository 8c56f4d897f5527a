//! A county's streets, put together from their parts and indexed by name.

use std::cell::OnceCell;

use super::address::{StreetKey, canonical_town, street_key};
use super::in_order::in_order;
use super::street_search::StreetSearch;
use crate::domain::edition::{NumberRange, StreetShard};

/// A street with its key; ranges point into the county's localities.
#[derive(Debug)]
pub struct HeldStreet {
    /// As the source writes it.
    pub name: String,
    /// What its spellings share.
    pub key: StreetKey,
    /// Sorted by low.
    pub ranges: Vec<NumberRange>,
}

/// A town and ZIP as the source writes them, and the town's canonical name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct HeldLocality {
    /// As the source writes it; may be empty.
    pub town: String,
    /// Canonical; may be empty.
    pub canonical: String,
    /// Five digits as a number.
    pub zip: Option<u32>,
}

fn name_at(streets: &[HeldStreet], at: usize) -> &[String] {
    streets.get(at).map_or(&[], |street| street.key.name.as_slice())
}

/// All streets of a county.
#[derive(Debug)]
pub struct CountyStreets {
    streets: Vec<HeldStreet>,
    localities: Vec<HeldLocality>,
    /// Positions of streets, ordered by the words of the name, then as they stand.
    by_name: Vec<usize>,
    search: OnceCell<StreetSearch>,
}

impl CountyStreets {
    /// Puts the parts together, in order.
    #[must_use]
    pub fn new(parts: &[&StreetShard]) -> Self {
        let mut streets: Vec<HeldStreet> = Vec::new();
        let mut localities: Vec<HeldLocality> = Vec::new();
        for part in parts {
            // Parts repeat each other's localities; ranges are pointed at the first of each.
            let renumber: Vec<u16> = part.localities.iter().map(|locality| {
                let held = HeldLocality {
                    town: locality.town.clone(),
                    canonical: canonical_town(&locality.town),
                    zip: locality.zip,
                };
                let known = localities.iter().position(|l| *l == held);
                let position = known.unwrap_or_else(|| {
                    localities.push(held);
                    localities.len() - 1
                });
                u16::try_from(position).unwrap_or(u16::MAX)
            }).collect();
            for street in &part.streets {
                let moved = |range: &NumberRange| NumberRange {
                    locality: renumber.get(usize::from(range.locality)).copied().unwrap_or(u16::MAX),
                    ..range.clone()
                };
                streets.push(HeldStreet {
                    name: street.name.clone(),
                    key: street_key(&street.name),
                    ranges: street.ranges.iter().map(moved).collect(),
                });
            }
        }
        let by_name = in_order(streets.len(), &|a, b| name_at(&streets, a).cmp(name_at(&streets, b)));
        Self { streets, localities, by_name, search: OnceCell::new() }
    }

    /// Every street, in the order of the parts.
    #[must_use]
    pub fn all(&self) -> &[HeldStreet] {
        &self.streets
    }

    /// Streets whose key has these name words, whatever their direction and suffix.
    pub fn named<'a>(&'a self, name: &[String]) -> impl Iterator<Item = &'a HeldStreet> {
        let from = self.by_name.partition_point(|at| name_at(&self.streets, *at) < name);
        let rest = self.by_name.get(from..).unwrap_or_default();
        let all = rest.iter().filter_map(|at| self.streets.get(*at));
        all.take_while(move |street| street.key.name == name)
    }

    /// A street by its position, as the search gives it.
    #[must_use]
    pub fn street(&self, at: u32) -> Option<&HeldStreet> {
        self.streets.get(usize::try_from(at).ok()?)
    }

    /// Where a range lies.
    #[must_use]
    pub fn locality(&self, range: &NumberRange) -> Option<&HeldLocality> {
        self.localities.get(usize::from(range.locality))
    }

    /// The search as one types, made when first asked for.
    #[must_use]
    pub fn search(&self) -> &StreetSearch {
        let named = || (0u32..).zip(&self.streets).map(|(at, s)| (at, s.name.as_str(), &s.key));
        self.search.get_or_init(|| StreetSearch::new(named()))
    }
}
