//! How old what is shown is, and what that means: joins what was signed, the clock and the place into a reading of the table.

use super::{Freshness, FreshnessState, Instant, Shelf, Stop, UnavailableWhy};
use crate::domain::edition::SiteElections;
use crate::domain::edition::tuf::Trusted;
use crate::domain::edition::behaviour::{Band, Behaviour, Note, Reading, Verification, behaviour};
use crate::domain::election::Election;
use crate::domain::place::PlaceRef;

/// What the verified metadata of an edition says of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signed {
    /// When the newest of its roles was signed, where they say it.
    pub newest: Option<Instant>,
    /// Until when the timestamp is good.
    pub timestamp_expires: Instant,
    /// Mirrors had different valid versions.
    pub mirrors_differ: bool,
}

impl Signed {
    /// What verified roles say of themselves.
    pub(super) fn of(trusted: &Trusted) -> Option<Self> {
        Some(Self { newest: trusted.signed_at().cloned(), timestamp_expires: trusted.good_until()?.clone(), mirrors_differ: false })
    }
}

/// What is asked of a reading beside the edition.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct About<'a> {
    pub(super) election: Option<&'a Election>,
    pub(super) place: Option<&'a PlaceRef>,
}

fn reading(shelf: &Shelf, now: &Instant, about: About<'_>) -> Reading {
    let signed = shelf.signed();
    let day = |on: &str| format!("{on}T00:00:00Z").parse::<Instant>().ok().map(|at| at.seconds());
    Reading {
        clock: now.seconds(),
        built: shelf.built().map(Instant::seconds),
        newest_signed: signed.and_then(|s| s.newest.as_ref()).map(Instant::seconds),
        timestamp_expires: signed.map(|s| s.timestamp_expires.seconds()),
        verification: if signed.is_some() { Verification::Genuine } else { Verification::Unsigned },
        attested: about.place.and_then(|p| p.confirmed.as_ref()).and_then(|c| day(&c.on)),
        polls_open: about.election.and_then(|e| e.hours.opens_utc.parse::<Instant>().ok()).map(|at| at.seconds()),
        mirrors_differ: signed.is_some_and(|s| s.mirrors_differ),
    }
}

/// To a voter, or to who works at the polls.
fn shown(shelf: &Shelf, reading: &Reading) -> (Band, Vec<Note>) {
    let Behaviour { voter, poll, mut notes, .. } = behaviour(reading);
    if !shelf.is_for_polls() {
        return (voter, notes);
    }
    let (band, note) = poll.band();
    notes.extend(note);
    (band, notes)
}

/// Of the edition, or of a place at an election.
pub(super) fn freshness(shelf: &Shelf, site: &SiteElections, now: &Instant, state: FreshnessState, about: About<'_>) -> Freshness {
    let (band, notes) = shown(shelf, &reading(shelf, now, about));
    Freshness {
        state,
        as_of: site.as_of.clone(),
        made_up: site.made_up,
        unsigned: shelf.signed().is_none(),
        band,
        notes,
        published: shelf.signed().and_then(|s| s.newest.as_ref()).map(|at| at.as_str().to_owned()),
        confirmed_on: about.place.and_then(|p| p.confirmed.as_ref()).map(|c| c.on.clone()),
    }
}

/// Stops where the edition is too old for any place to be shown.
pub(super) fn not_too_old(shelf: &Shelf, now: &Instant) -> Result<(), Stop> {
    let (reading, expires) = (reading(shelf, now, About::default()), shelf.signed().map(|s| s.timestamp_expires.as_str()));
    match (shown(shelf, &reading).0, expires) {
        (Band::NoPlace, Some(expires)) => Err(Stop::Unavailable {
            why: UnavailableWhy::TooOld,
            name: "timestamp".to_owned(),
            error: format!("found a timestamp that ended at {expires}, expected one that is good, or that ended less than 7 days ago"),
        }),
        _ => Ok(()),
    }
}
