//! Where a precinct votes: the place that the edition lists, and what notices make of it.

use serde::{Deserialize, Serialize};

use super::{Instant, Shelf, Stop, UnavailableWhy};
use crate::domain::edition::{CountyIndex, CountyZones, Moment, NOTICES, Notice, NoticeKind};
use crate::domain::election::Election;
use crate::domain::place::{CountyFips, PlaceRef};
use crate::domain::quoted::Quoted;

/// A notice as an answer carries it. A page renders it from its message files.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AnswerNotice {
    /// The notice's own id.
    pub id: String,
    /// What happened.
    pub kind: NoticeKind,
    /// With `moved`: the place that the edition lists, instead of which the answer's is the one; none where it lists none.
    pub instead_of: Option<PlaceRef>,
    /// With `entrance_changed`: the door to use, as its surveyor called it.
    pub entrance: Option<String>,
    /// From when.
    pub from: Moment,
    /// Until when.
    pub until: Moment,
    /// When it was issued.
    pub issued_at: String,
}

/// A precinct's place at an election.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Placed {
    /// None where neither edition nor notice names one.
    pub(super) place: Option<PlaceRef>,
    /// Those that touch it, a move first, else the earliest issued first.
    pub(super) notices: Vec<AnswerNotice>,
}

/// The election asked about.
#[derive(Debug, Clone, Copy)]
pub(super) struct At<'a> {
    /// Itself.
    pub(super) election: &'a Election,
    /// Its position in the edition.
    pub(super) position: u16,
    /// The clock; without one nothing is over.
    pub(super) now: Option<&'a Instant>,
}

/// The place that serves a precinct, by its position in the index, and the notices about it.
///
/// # Errors
/// [`Stop`] until the files are at hand, and where a notice names a place or a door that the edition does not have: then
/// nobody can say where this precinct votes.
pub(super) fn placed(shelf: &Shelf, index: &CountyIndex, precinct: u16, at: At<'_>) -> Result<Placed, Stop> {
    let fips = index.county.fips;
    // The same files whichever precinct it is.
    let mut names = vec![format!("places/{fips}.places")];
    names.extend(zones_wanted(shelf, index)?);
    shelf.need(&names)?;
    let places = &shelf.places(fips)?.places;
    let serving = index.serving.iter().find(|s| s.election == at.position);
    let listed = match serving.and_then(|s| s.places.get(usize::from(precinct)).copied().flatten()) {
        Some(place) => places.get(usize::from(place)).map(PlaceRef::from),
        None => None,
    };
    let all = shelf.notices()?;
    let Some(held) = index.precincts.get(usize::from(precinct)) else { return Ok(Placed { place: listed, notices: Vec::new() }) };
    let id = format!("{fips}/{}", held.code);
    let touching: Vec<&Notice> = all.into_iter().filter(|n| n.is_about(&id) && applies(n, at)).collect();
    let mut place = listed.clone();
    let mut notices = Vec::new();
    // Of several moves that stand, the one issued last.
    if let Some(moved) = touching.iter().rev().find(|n| n.kind == NoticeKind::Moved) {
        let new = moved.new_place_id.as_deref().unwrap_or_default();
        let known = places.iter().find(|p| p.id == new);
        place = Some(known.map(PlaceRef::from).ok_or_else(|| unknown(moved, new))?);
        let instead_of = listed.filter(|old| old.id != new);
        notices.push(AnswerNotice { instead_of, ..said(moved) });
    }
    for notice in touching.into_iter().filter(|n| n.kind != NoticeKind::Moved) {
        let mut said = said(notice);
        if let Some(door) = notice.entrance.as_deref() {
            // A door of another building than the one they vote in says nothing to them.
            if place.as_ref().is_none_or(|p| notice.place() != Some(p.id.as_str())) {
                continue;
            }
            said.entrance = Some(door_name(shelf, index, door).and_then(|name| name.ok_or_else(|| unknown(notice, door)))?);
        }
        notices.push(said);
    }
    Ok(Placed { place, notices })
}

/// A notice is about an election if it is in force while that one's polls are open, and not over yet. That somebody should
/// call holds from the day it says, too.
fn applies(notice: &Notice, at: At<'_>) -> bool {
    let (from, until) = (notice.from.utc.as_str(), notice.until.utc.as_str());
    let at_the_polls = from < at.election.over_utc.as_str() && until > at.election.hours.opens_utc.as_str();
    let over = at.now.is_some_and(|now| until <= now.as_str());
    let now_already = notice.kind == NoticeKind::CallClerk && at.now.is_some_and(|now| from <= now.as_str());
    !over && (at_the_polls || now_already)
}

fn said(notice: &Notice) -> AnswerNotice {
    AnswerNotice {
        id: notice.id.clone(),
        kind: notice.kind,
        instead_of: None,
        entrance: None,
        from: notice.from.clone(),
        until: notice.until.clone(),
        issued_at: notice.issued_at.clone(),
    }
}

fn unknown(notice: &Notice, id: &str) -> Stop {
    Stop::Unavailable {
        why: UnavailableWhy::NotGenuine,
        name: NOTICES.to_owned(),
        error: format!("notice {}: found {}, expected a place or a door of the edition", Quoted(&notice.id), Quoted(id)),
    }
}

/// The name of a door, by its id, from the county's survey.
fn door_name(shelf: &Shelf, index: &CountyIndex, door: &str) -> Result<Option<String>, Stop> {
    let name = zones_target(index.county.fips);
    if !lists_zones(index) {
        return Ok(None);
    }
    let zones: CountyZones = shelf.opened(&name)?;
    let mut doors = zones.surveys.into_iter().flat_map(|s| s.doors);
    Ok(doors.find(|d| d.id == door).map(|d| d.name))
}

/// The survey of a county, where a notice names one of its doors: it is fetched for whoever asks about that county, so that
/// a request says no more than the county.
pub(super) fn zones_wanted(shelf: &Shelf, index: &CountyIndex) -> Result<Option<String>, Stop> {
    let named = shelf.notices()?.iter().any(|n| n.entrance.is_some() && n.is_in(index.county.fips));
    Ok((named && lists_zones(index)).then(|| zones_target(index.county.fips)))
}

fn lists_zones(index: &CountyIndex) -> bool {
    index.shards.iter().any(|s| s.name.strip_suffix(".zones") == Some(index.county.fips.as_str()))
}

fn zones_target(fips: CountyFips) -> String {
    format!("places/{fips}.zones")
}
