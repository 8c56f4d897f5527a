//! Which counties an address may lie in, by its town and ZIP. They rank and ask; they never reject.

use super::address::{Parsed, Towns};
use crate::domain::edition::{Gazetteer, GazetteerTown, GazetteerZip};
use crate::domain::place::CountyRef;

/// The gazetteer, asked by canonical names, which the shelf works out once: a name is compared with all of them for
/// every way that a text can be parted, at every keystroke.
#[derive(Clone, Copy)]
pub(super) struct Places<'a> {
    pub(super) gazetteer: &'a Gazetteer,
    /// One per town, in order.
    pub(super) canonical: &'a [String],
}

impl Towns for Places<'_> {
    fn is_town(&self, canonical: &str) -> bool {
        self.town(canonical).is_some()
    }
}

impl<'a> Places<'a> {
    /// A town by its canonical name.
    pub(super) fn town(&self, canonical: &str) -> Option<&'a GazetteerTown> {
        self.gazetteer.towns.get(self.canonical.iter().position(|name| name == canonical)?)
    }

    /// A ZIP by its five digits.
    pub(super) fn zip(&self, zip: u32) -> Option<&'a GazetteerZip> {
        self.gazetteer.zips.iter().find(|z| z.zip == zip)
    }

    /// Canonical names of a ZIP's towns; empty where the gazetteer does not know the ZIP.
    pub(super) fn towns_of(&self, zip: u32) -> Vec<String> {
        let towns = self.zip(zip).map_or(&[][..], |z| z.towns.as_slice());
        towns.iter().filter_map(|i| self.canonical.get(usize::from(*i)).cloned()).collect()
    }

    /// Counties that the typed town or ZIP may lie in, those of both first. Empty where nothing known was typed.
    pub(super) fn counties(&self, parsed: &Parsed) -> Vec<CountyRef> {
        let mut by_town: Vec<u16> = Vec::new();
        for reading in &parsed.readings {
            let town = reading.town.as_deref().and_then(|t| self.town(t));
            by_town.extend(town.into_iter().flat_map(|t| &t.counties));
        }
        let zip = parsed.zip.as_deref().and_then(|z| self.zip(z.parse().ok()?));
        let by_zip = zip.map_or(&[][..], |z| z.counties.as_slice());
        let both = by_zip.iter().filter(|c| by_town.contains(c));
        let mut all: Vec<u16> = Vec::new();
        for county in both.chain(&by_town).chain(by_zip) {
            if !all.contains(county) {
                all.push(*county);
            }
        }
        let county = |i: &u16| self.gazetteer.counties.get(usize::from(*i)).map(|c| c.county.clone());
        all.iter().filter_map(county).collect()
    }
}
