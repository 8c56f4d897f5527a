//! What a county of an edition says of its ranges, by ids and names, and how two such sayings differ.

use std::collections::{BTreeMap, BTreeSet};

use super::stretches::Stretch;
use super::{Differs, Said, Where};
use crate::compile::changes::same_address::KnownTowns;
use crate::compile::changes::{PlaceSaid, of_place};
use crate::compile::whole_edition::{OpenError, WholeCounty, WholeEdition};
use crate::domain::edition::{IndexPrecinct, Settles};
use crate::domain::lookup::county_streets::CountyStreets;
use crate::domain::place::CountyFips;

/// A county with its streets, and every different thing that a range of it settles.
pub(super) struct SaidOf {
    county: WholeCounty,
    election: usize,
    streets: CountyStreets,
    meanings: Vec<Settles>,
}

/// What is said, with places in parts.
pub(super) struct Full {
    said: Said,
    places: Vec<Option<PlaceSaid>>,
}

impl Full {
    pub(super) fn plain(self) -> Said {
        self.said
    }
}

impl SaidOf {
    pub(super) fn open((edition, election): (&WholeEdition, usize), fips: CountyFips) -> Result<Self, OpenError> {
        let county = edition.county(fips)?;
        let parts = edition.streets(&county.index)?;
        let streets = CountyStreets::new(&parts.iter().collect::<Vec<_>>());
        let meanings: BTreeSet<Settles> = streets.all().iter().flat_map(|s| &s.ranges).map(|r| r.settles.clone()).collect();
        Ok(Self { county, election, streets, meanings: meanings.into_iter().collect() })
    }

    /// Every range: where it lies, street and town as written, the numbers and their meaning.
    pub(super) fn stretches(&self) -> impl Iterator<Item = (Where, String, String, Stretch)> {
        self.streets.all().iter().flat_map(move |street| {
            street.ranges.iter().map(move |range| {
                let locality = self.streets.locality(range);
                let town = locality.map(|l| (l.canonical.clone(), l.town.clone())).unwrap_or_default();
                let at = (street.key.clone(), town.0, locality.and_then(|l| l.zip));
                let means = self.meanings.binary_search(&range.settles).unwrap_or(0);
                (at, street.name.clone(), town.1, Stretch::of(range, means))
            })
        })
    }

    fn precinct(&self, at: u16) -> Option<&IndexPrecinct> {
        self.county.index.precincts.get(usize::from(at))
    }

    fn place(&self, precinct: u16) -> Option<PlaceSaid> {
        let serving = self.county.index.serving.iter().find(|s| usize::from(s.election) == self.election)?;
        let place = serving.places.get(usize::from(precinct)).copied().flatten()?;
        let place = self.county.places.places.get(usize::from(place))?;
        Some(PlaceSaid { name: place.name.clone(), address: place.address.clone(), room: place.room.clone() })
    }

    /// What these meanings say together.
    pub(super) fn said(&self, meanings: &[usize]) -> Full {
        let fips = self.county.index.county.fips;
        let mut precincts: BTreeMap<u16, Option<u16>> = BTreeMap::new();
        for settles in meanings.iter().filter_map(|m| self.meanings.get(*m)) {
            for precinct in settles.precincts() {
                precincts.insert(precinct, settles.split());
            }
        }
        let (mut splits, mut styles) = (BTreeSet::new(), BTreeSet::new());
        for (at, split) in &precincts {
            let Some(precinct) = self.precinct(*at) else { continue };
            let named = split.and_then(|s| precinct.splits.get(usize::from(s)));
            splits.extend(named.map(|s| format!("{fips}/{}/{}", precinct.code, s.code)));
            // Where the split is not said, every ballot of the precinct may be the one.
            let ballots = precinct.splits.iter().filter(|s| named.is_none_or(|n| n.code == s.code));
            styles.extend(ballots.flat_map(|s| &s.ballot_styles).map(|b| match &b.party {
                Some(party) => format!("{party}: {}", b.style),
                None => b.style.clone(),
            }));
        }
        let places: Vec<Option<PlaceSaid>> = precincts.keys().map(|at| self.place(*at)).collect();
        let written: BTreeSet<String> = places.iter().flatten().map(|p| format!("{}, {}", p.name, p.address)).collect();
        let said = Said {
            precincts: precincts.keys().filter_map(|at| self.precinct(*at)).map(|p| format!("{fips}/{}", p.code)).collect(),
            places: written.into_iter().collect(),
            splits: splits.into_iter().collect(),
            ballot_styles: styles.into_iter().collect(),
        };
        Full { said, places }
    }
}

/// In what respects two sayings differ; none where they say the same.
pub(super) fn differences(old: Option<&Full>, new: Option<&Full>, towns: &KnownTowns<'_>) -> Vec<Differs> {
    let (old, new) = match (old, new) {
        (None, None) => return Vec::new(),
        (Some(_), None) => return vec![Differs::Gone],
        (None, Some(_)) => return vec![Differs::New],
        (Some(old), Some(new)) => (old, new),
    };
    let mut out = Vec::new();
    let elsewhere = |a: &Option<PlaceSaid>, b: &Option<PlaceSaid>| {
        of_place(a.as_ref(), b.as_ref(), towns).is_some_and(|kind| kind.sends_elsewhere() || kind == crate::compile::changes::Kind::PlaceNew)
    };
    // Where one side has a place that is none of the other's, somebody may have to go elsewhere.
    let strange = |some: &[Option<PlaceSaid>], others: &[Option<PlaceSaid>], turned: bool| {
        some.iter().any(|a| others.iter().all(|b| if turned { elsewhere(b, a) } else { elsewhere(a, b) }))
    };
    if strange(&old.places, &new.places, false) || strange(&new.places, &old.places, true) {
        out.push(Differs::Place);
    }
    let (a, b) = (&old.said, &new.said);
    if a.precincts != b.precincts {
        out.push(Differs::Precinct);
    }
    if a.splits != b.splits {
        out.push(Differs::Split);
    }
    if a.ballot_styles != b.ballot_styles {
        out.push(Differs::BallotStyle);
    }
    if (a.precincts.len() == 1) != (b.precincts.len() == 1) {
        out.push(Differs::Certainty);
    }
    out
}
