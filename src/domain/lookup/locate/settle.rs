//! From a precinct to its place at the election asked about, with proof and freshness.

use crate::domain::edition::{CountyIndex, Gazetteer, IndexPrecinct, NOTICE_FILES, RowRef, SiteElections};
use crate::domain::election::Election;
use crate::domain::lookup::freshness::{About, freshness, not_too_old};
use crate::domain::lookup::placed::{At, Placed, placed};
use crate::domain::lookup::{
    Answer, Found, Freshness, FreshnessState, Instant, PlaceOption, Position, Proof, ProofRow,
    Shelf, Stop,
};
use crate::domain::place::{Contact, CountyFips, CountyRef, PlaceRef, PrecinctRef, SplitRef};
use crate::domain::quoted::Quoted;

/// What every way of asking needs: the files, the election, the clock.
pub(super) struct Asked<'a> {
    pub(super) shelf: &'a Shelf,
    pub(super) site: &'a SiteElections,
    pub(super) gazetteer: &'a Gazetteer,
    pub(super) election: &'a Election,
    position: u16,
    now: &'a Instant,
}

/// A precinct as a look-up arrived at it.
pub(super) struct Arrived<'a> {
    pub(super) index: &'a CountyIndex,
    pub(super) precinct: u16,
    pub(super) split: Option<u16>,
    pub(super) how: Position,
    pub(super) proof: Proof,
}

impl<'a> Asked<'a> {
    /// Reads the edition's head; an unknown election id is an invalid question.
    pub(super) fn new(
        shelf: &'a Shelf,
        election: Option<&str>,
        now: &'a Instant,
    ) -> Result<Result<Self, Answer>, Stop> {
        let (site, gazetteer) = shelf.site()?;
        not_too_old(shelf, now)?;
        let found = match election {
            Some(id) => site.elections.iter().position(|e| e.id == id),
            None => site.elections.len().checked_sub(1),
        };
        let Some((position, election)) = found.and_then(|i| Some((i, site.elections.get(i)?))) else {
            let known: Vec<&str> = site.elections.iter().map(|e| e.id.as_str()).collect();
            let error = format!("found election {}, expected one of {}", Quoted(election.unwrap_or("")), known.join(", "));
            return Ok(Err(Answer::Invalid { error }));
        };
        let position = u16::try_from(position).unwrap_or(u16::MAX);
        Ok(Ok(Self { shelf, site, gazetteer, election, position, now }))
    }

    /// Of no place in particular.
    pub(super) fn freshness(&self) -> Freshness {
        self.freshness_of(None)
    }

    fn freshness_of(&self, place: Option<&PlaceRef>) -> Freshness {
        let old = self.election.over_utc.as_str() <= self.now.as_str();
        let state = if old { FreshnessState::Old } else { FreshnessState::Current };
        freshness(self.shelf, self.site, self.now, state, About { election: place.map(|_| self.election), place })
    }

    /// The county's own offices, once its index is at hand, and the statewide lines always.
    pub(super) fn contact(&self, counties: &[CountyFips]) -> Contact {
        let offices = |fips: &CountyFips| self.shelf.index(*fips).map(|i| i.offices.clone()).unwrap_or_default();
        Contact::with_offices(counties.iter().flat_map(offices).collect())
    }

    /// A proof line for a row of a source.
    pub(super) fn row(index: &CountyIndex, row: Option<RowRef>, says: String) -> Option<ProofRow> {
        let row = row?;
        let file = index.files.iter().find(|f| f.file == row.file)?;
        Some(ProofRow { file: file.path.clone(), row: Some(row.row), says })
    }

    /// Where a precinct votes at the election, and the notices about it.
    fn placed(&self, index: &CountyIndex, precinct: u16) -> Result<Placed, Stop> {
        placed(self.shelf, index, precinct, At { election: self.election, position: self.position, now: Some(self.now) })
    }

    /// A precinct with its place, as one of several that it may be.
    pub(super) fn option(
        &self,
        index: &CountyIndex,
        precinct: u16,
        distance_m: Option<f64>,
    ) -> Result<Option<PlaceOption>, Stop> {
        let Some(held) = index.precincts.get(usize::from(precinct)) else { return Ok(None) };
        let Placed { place, notices } = self.placed(index, precinct)?;
        Ok(Some(PlaceOption {
            county: index.county.clone(),
            precinct: precinct_ref(&index.county, held),
            place,
            notices,
            distance_m,
        }))
    }

    /// The answer for one precinct: its place, or why there is none.
    pub(super) fn settle(&self, arrived: Arrived<'_>) -> Result<Answer, Stop> {
        let Arrived { index, precinct, split, how, mut proof } = arrived;
        let fips = index.county.fips;
        let contact = self.contact(&[fips]);
        let Some(held) = index.precincts.get(usize::from(precinct)) else {
            return Ok(Answer::Unavailable {
                why: crate::domain::lookup::UnavailableWhy::NotGenuine,
                name: format!("places/{fips}.index"),
                error: format!("found precinct {precinct}, expected one of {}", index.precincts.len()),
                contact,
            });
        };
        let county = index.county.clone();
        let precinct_ref = precinct_ref(&county, held);
        if !self.election.covers(&precinct_ref.id) {
            return Ok(Answer::NoElection { next: self.next_for(&precinct_ref.id), contact });
        }
        if !self.election.places_listed {
            return Ok(Answer::OtherAuthority { election: self.election.into(), contact });
        }
        proof.rows.extend(Self::row(index, held.row, format!("{} ({})", held.name, held.code)));
        let Placed { place, notices } = self.placed(index, precinct)?;
        let names = ["site/elections".to_owned(), format!("places/{fips}.index"), format!("places/{fips}.places")];
        let mut shards = self.shelf.refs(&names);
        if !notices.is_empty() {
            shards.append(&mut self.shelf.refs(&NOTICE_FILES));
        }
        shards.append(&mut proof.shards);
        proof.shards = shards;
        let freshness = self.freshness_of(place.as_ref());
        let election = self.election.into();
        let Some(place) = place else {
            return Ok(Answer::NoPlace { election, county, precinct: precinct_ref, proof, freshness, contact });
        };
        Ok(Answer::Found(Box::new(Found {
            election,
            split: split_ref(&precinct_ref, held, split),
            county,
            precinct: precinct_ref,
            place,
            hours: self.election.hours.clone(),
            notices,
            position: how,
            proof,
            freshness,
            contact,
        })))
    }

    /// The next election, not over yet, that reaches the precinct.
    fn next_for(&self, precinct: &str) -> Option<crate::domain::election::ElectionRef> {
        let ahead = |e: &&Election| e.over_utc.as_str() > self.now.as_str() && e.covers(precinct);
        self.site.elections.iter().find(ahead).map(Into::into)
    }
}

/// The short form of a precinct.
pub(in crate::domain::lookup) fn precinct_ref(county: &CountyRef, held: &IndexPrecinct) -> PrecinctRef {
    PrecinctRef {
        id: format!("{}/{}", county.fips, held.code),
        name: held.name.clone(),
        boundary_id: held.boundary_id.clone(),
    }
}

/// The split: the one a row names, or the only one there is.
fn split_ref(precinct: &PrecinctRef, held: &IndexPrecinct, split: Option<u16>) -> Option<SplitRef> {
    let split = match (split, held.splits.as_slice()) {
        (Some(split), splits) => splits.get(usize::from(split))?,
        (None, [only]) => only,
        (None, _) => return None,
    };
    Some(SplitRef {
        id: format!("{}/{}", precinct.id, split.code),
        name: split.name.clone(),
        ballot_styles: split.ballot_styles.clone(),
    })
}
