//! Survey rows find their places: rooms, doors and accessibility.

use super::draft::{Draft, DraftPlace};
use super::finding::{FixIn, Severity};
use super::place_numbers::plain;
use super::sources::surveys::SurveyRow;
use crate::domain::place::{CountyFips, Entrance};

/// Puts every survey on its place; one that fits no place is reported. Places must be numbered.
pub(super) fn apply(draft: &mut Draft, surveys: Vec<(CountyFips, SurveyRow)>) {
    for (fips, row) in surveys {
        let found = draft.counties.get_mut(&fips).and_then(|c| {
            c.places.iter_mut().find(|p| is_of(&row, p))
        });
        match found {
            Some(place) => put(place, row),
            None => {
                let subject = if row.place_name.is_empty() { row.place_id.clone() } else { row.place_name.clone() };
                let sentence = format!("Found a survey of {subject}, expected a polling place of the list by that name; the survey was left out.");
                draft.find("survey-without-place", Severity::Warning, FixIn::Here, &row.county, &subject, sentence, row.spot, None);
            }
        }
    }
}

fn is_of(row: &SurveyRow, held: &DraftPlace) -> bool {
    if !row.place_id.is_empty() {
        return held.place.id == row.place_id;
    }
    plain(&held.place.name) == plain(&row.place_name)
        && (row.address.is_empty() || plain(&held.place.address) == plain(&row.address))
}

fn put(held: &mut DraftPlace, row: SurveyRow) {
    let place = &mut held.place;
    if row.room.is_some() {
        place.room = row.room;
    }
    if row.accessibility.checked.is_some() {
        place.accessibility = row.accessibility;
    }
    match (row.entrance, row.at) {
        (Some(name), Some(at)) => {
            let id = format!("{}/e{}", place.id, place.entrances.len() + 1);
            place.entrances.push(Entrance { id, name, at });
        }
        (None, Some(at)) => place.at = Some(at),
        _ => {}
    }
}
