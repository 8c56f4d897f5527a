//! What was surveyed at a place, and what its county adopted about the two lines. Only the poll manager's pages ask; the
//! address path fetches none of it.

use super::{Shelf, Stop, UnavailableWhy};
use crate::domain::edition::CountyZones;
use crate::domain::place::CountyFips;
use crate::domain::zone::{PlaceSurvey, Policy};

/// What was surveyed at a place; where nobody did, a survey that has its name and accessibility and nothing else.
///
/// # Errors
/// [`Stop`] until the county's files are at hand, and where the county has no such place.
pub fn survey_of_place(shelf: &Shelf, county: CountyFips, place: &str) -> Result<PlaceSurvey, Stop> {
    surveys_of_county(shelf, county)?.into_iter().find(|s| s.place == place).ok_or_else(|| Stop::Unavailable {
        why: UnavailableWhy::NotReached,
        name: place.to_owned(),
        error: "the edition lists no such polling place".to_owned(),
    })
}

/// All that was surveyed in a county, place by place; a place that nobody surveyed is there with its name.
///
/// # Errors
/// [`Stop`] until the county's files are at hand.
pub fn surveys_of_county(shelf: &Shelf, county: CountyFips) -> Result<Vec<PlaceSurvey>, Stop> {
    let zones = format!("places/{county}.zones");
    let listed = shelf.index(county)?.shards.iter().any(|s| zones.strip_prefix("places/") == Some(s.name.as_str()));
    let mut names = vec![format!("places/{county}.places")];
    if listed {
        names.push(zones.clone());
    }
    shelf.need(&names)?;
    let mut surveys = if listed { shelf.opened::<CountyZones>(&zones)?.surveys } else { Vec::new() };
    let of_place = |held: &crate::domain::place::PollingPlace| {
        let survey = surveys.iter_mut().find(|s| s.place == held.id).map(std::mem::take);
        PlaceSurvey {
            place: held.id.clone(),
            name: held.name.clone(),
            accessibility: held.accessibility.clone(),
            ..survey.unwrap_or_default()
        }
    };
    Ok(shelf.places(county)?.places.iter().map(of_place).collect())
}

/// What a county's officials adopted; the default, by nobody, where they adopted nothing.
///
/// # Errors
/// [`Stop`] until it is at hand.
pub fn policy_of_county(shelf: &Shelf, county: CountyFips) -> Result<Policy, Stop> {
    let name = format!("policy/{county}");
    if shelf.now()?.expect(&name).is_none() {
        return Ok(Policy::default());
    }
    shelf.opened(&name)
}
