//! Survey rows find their places: rooms, doors and accessibility.

use super::draft::{Draft, DraftPlace};
use super::finding::{FixIn, Severity};
use super::place_numbers::plain;
use super::sources::surveys::SurveyRow;
use super::sources::contacts::is_date;
use super::survey_places;
use crate::domain::place::{CountyFips, Tri};
use crate::domain::zone::{Counts, Door, Doubt, Located, PlaceSurvey, Surveyed};

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
            let survey = held.survey.get_or_insert_with(|| PlaceSurvey { place: place.id.clone(), ..PlaceSurvey::default() });
            // A door whose doubt nobody wrote down gives a distance, never a verdict: the place stays unconfirmed.
            let signed = row.accuracy_m.is_some() && !row.by.is_empty() && is_date(&row.on);
            survey.surveyed = (signed && (survey.doors.is_empty() || survey.surveyed.is_some())).then_some(Surveyed { by: row.by, on: row.on });
            survey.doors.push(Door {
                id: format!("{}/e{}", place.id, survey.doors.len() + 1),
                name,
                at,
                doubt: Doubt { accuracy_m: row.accuracy_m.unwrap_or_default(), ..Doubt::default() },
                located: Located::File,
                counts: Counts::Yes,
                used_by: String::new(),
                step_free: Tri::Unknown,
            });
            survey_places::on_the_grid(survey);
        }
        (None, Some(at)) => place.at = Some(at),
        _ => {}
    }
}
