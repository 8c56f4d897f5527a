//! Which ranges a typed address fits, and in what it differs from them.

use crate::domain::edition::{CountyIndex, NumberRange, SiteElections};
use crate::domain::lookup::address::{HouseNumber, Parsed, Reading};
use crate::domain::lookup::area::Places;
use crate::domain::lookup::county_streets::{CountyStreets, HeldLocality, HeldStreet};
use crate::domain::lookup::{AddressId, Difference};
use crate::domain::place::CountyFips;

/// How well a range fits, best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fit {
    /// The street as spelt, in the town and in the ZIP as typed.
    InFull,
    /// The street as spelt, in the town or in the ZIP as typed; the other was not compared.
    Exact,
    /// The street as spelt; nothing says which town.
    LocalityUnknown,
    /// Something differs from what was typed.
    Differs,
}

/// A range that holds the number, on a street of the name.
pub(super) struct Match<'a> {
    pub(super) index: &'a CountyIndex,
    pub(super) streets: &'a CountyStreets,
    pub(super) street: &'a HeldStreet,
    pub(super) range: &'a NumberRange,
    pub(super) fit: Fit,
    /// In the order of [`Difference`], each once.
    pub(super) differs: Vec<Difference>,
}

impl Match<'_> {
    /// The id of the address on this range.
    pub(super) fn id(&self, number: &HouseNumber) -> AddressId {
        let locality = self.streets.locality(self.range);
        AddressId {
            county: self.index.county.fips,
            number: number.to_string(),
            street: self.street.name.clone(),
            town: locality.map(|l| l.town.clone()).unwrap_or_default(),
            zip: locality.and_then(|l| l.zip).map(|z| format!("{z:05}")).unwrap_or_default(),
        }
    }

    /// Street, town and ZIP: what makes two matches the same address.
    pub(super) fn place_on_earth(&self) -> (CountyFips, &str, Option<&HeldLocality>) {
        (self.index.county.fips, self.street.name.as_str(), self.streets.locality(self.range))
    }
}

/// Every range of the county that holds the number on a street of the name, for each reading.
pub(super) fn matches<'a>(
    places: &Places<'_>,
    site: &SiteElections,
    index: &'a CountyIndex,
    streets: &'a CountyStreets,
    parsed: &Parsed,
    number: u32,
) -> Vec<Match<'a>> {
    let mut found: Vec<Match<'a>> = Vec::new();
    for reading in &parsed.readings {
        for street in streets.named(&reading.street.name) {
            for range in street.ranges.iter().filter(|r| r.holds(number)) {
                let Some(locality) = streets.locality(range) else { continue };
                let mut differs = Vec::new();
                if street.key.dirs != reading.street.dirs {
                    differs.push(Difference::Direction);
                }
                if street.key.kind != reading.street.kind {
                    differs.push(Difference::Suffix);
                }
                let typed = typed_locality(places, parsed, reading, locality);
                let other_state = parsed.state.is_some_and(|s| s != site.state);
                if typed == Typed::Elsewhere || other_state {
                    differs.push(Difference::Locality);
                }
                let fit = match (differs.is_empty(), typed) {
                    (false, _) | (_, Typed::Elsewhere) => Fit::Differs,
                    (true, Typed::HereTwice) => Fit::InFull,
                    (true, Typed::Here) => Fit::Exact,
                    (true, Typed::Unsaid) => Fit::LocalityUnknown,
                };
                push_better(&mut found, Match { index, streets, street, range, fit, differs });
            }
        }
    }
    found
}

/// Two readings may reach one range; the one that differs in less counts.
fn push_better<'a>(found: &mut Vec<Match<'a>>, new: Match<'a>) {
    match found.iter_mut().find(|m| std::ptr::eq(m.range, new.range)) {
        Some(known) if new.differs.len() < known.differs.len() || new.fit < known.fit => *known = new,
        Some(_) => {}
        None => found.push(new),
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Typed {
    /// Town and ZIP were both typed, and both agree.
    HereTwice,
    /// One of town and ZIP was compared, and agrees.
    Here,
    /// Neither town nor ZIP could be compared.
    Unsaid,
    /// One of them says somewhere else.
    Elsewhere,
}

fn typed_locality(places: &Places<'_>, parsed: &Parsed, reading: &Reading, held: &HeldLocality) -> Typed {
    let typed_zip: Option<u32> = parsed.zip.as_deref().and_then(|z| z.parse().ok());
    let typed_town = reading.town.as_deref();
    let mut compared = Vec::new();
    if let Some(zip) = typed_zip {
        match held.zip {
            Some(held_zip) => compared.push(zip == held_zip),
            None => {
                let towns = places.towns_of(zip);
                if !towns.is_empty() && !held.canonical.is_empty() {
                    compared.push(towns.contains(&held.canonical));
                }
            }
        }
    }
    if let Some(town) = typed_town {
        if held.canonical.is_empty() {
            let towns = held.zip.map(|zip| places.towns_of(zip)).unwrap_or_default();
            if !towns.is_empty() {
                compared.push(towns.iter().any(|t| t == town));
            }
        } else {
            compared.push(town == held.canonical);
        }
    }
    match compared.as_slice() {
        [] => Typed::Unsaid,
        [true] => Typed::Here,
        all if all.iter().all(|here| *here) => Typed::HereTwice,
        _ => Typed::Elsewhere,
    }
}

/// Whether the county has no other street of the name, and that street no other town or ZIP.
pub(super) fn alone_by_name(m: &Match<'_>) -> bool {
    let mut streets = m.streets.named(&m.street.key.name);
    let one_locality = m.street.ranges.iter().all(|r| r.locality == m.range.locality);
    streets.all(|s| std::ptr::eq(s, m.street)) && one_locality
}
