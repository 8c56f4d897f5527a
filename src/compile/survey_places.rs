//! Survey files find their places: doors, rooms and walks, with who surveyed them, when, and how surely.

use std::collections::{BTreeMap, BTreeSet};

use super::county_names::CountyNames;
use super::draft::{Draft, DraftPlace};
use super::finding::{Finding, FixIn, Severity, Spot};
use super::place_numbers::plain;
use super::sources::contacts::is_date;
use super::sources::survey_files::{SurveyInput, finding};
use crate::domain::place::{Accessibility, CountyFips};
use crate::domain::zone::survey_file::problems_of;
use crate::domain::zone::{PlaceSurvey, Round, RoundPlace, merge};

/// A survey file, and the county of those of its places that do not say.
#[derive(Debug, Clone)]
pub struct FiledSurvey {
    /// As read.
    pub input: SurveyInput,
    /// From the file or the profile.
    pub county: Option<CountyFips>,
    /// Its tally's position in the draft.
    pub tally: usize,
}

/// Puts every file's surveys on their places; one that fits no place is reported. Places must be numbered.
pub(super) fn apply(draft: &mut Draft, names: &CountyNames, files: Vec<FiledSurvey>) {
    for filed in files {
        let mut unplaced = BTreeSet::new();
        for (at, held) in filed.input.file.round.places.iter().enumerate() {
            let survey = held.survey.clone();
            let fips = survey.place.split_once(':').and_then(|(fips, _)| fips.parse().ok()).or(filed.county);
            let spot = Spot::file(&filed.input.name);
            let county = fips.map(|f| names.name(f)).unwrap_or_default();
            let places = fips.and_then(|f| draft.counties.get_mut(&f)).map(|c| &mut c.places);
            let place = places.and_then(|places| {
                let by_room = places.iter().position(|p| is_room_of(&survey, p));
                let found = by_room.or_else(|| places.iter().position(|p| is_of(&survey, p)))?;
                places.get_mut(found)
            });
            let Some(place) = place else {
                unplaced.insert(at);
                let subject = if survey.name.is_empty() { survey.place } else { survey.name };
                let sentence = format!("Found a survey of {subject}, expected a polling place of the list by that id or name; the survey was left out.");
                draft.find("survey-without-place", Severity::Warning, FixIn::Here, &county, &subject, sentence, spot, None);
                continue;
            };
            let mut found = put(place, survey, &county, &spot);
            draft.findings.append(&mut found);
        }
        let lost = filed.input.file.used_by.iter().filter(|places| places.iter().all(|p| unplaced.contains(p))).count();
        if let Some(tally) = draft.tallies.get_mut(filed.tally) {
            tally.used = tally.used.saturating_sub(lost);
            tally.reported += lost;
        }
    }
}

/// Looks over what has come together, wherever it came from.
pub(super) fn check(draft: &mut Draft) {
    let mut found = Vec::new();
    for county in draft.counties.values() {
        for (held, survey) in county.places.iter().filter_map(|p| Some((p, p.survey.as_ref()?))) {
            found.extend(problems_of(survey).iter().map(|p| Finding { at: held.place.at, ..finding(p, &county.name, held.spot.clone()) }));
        }
    }
    draft.findings.append(&mut found);
}

fn is_of(survey: &PlaceSurvey, held: &DraftPlace) -> bool {
    if survey.place.contains(':') {
        return held.place.id == survey.place;
    }
    plain(&held.place.name) == plain(&survey.place) || (!survey.name.is_empty() && plain(&held.place.name) == plain(&survey.name))
}

/// Two places of one name are told apart by "name, room".
fn is_room_of(survey: &PlaceSurvey, held: &DraftPlace) -> bool {
    let room = held.place.room.as_deref().filter(|r| !r.is_empty());
    room.is_some_and(|room| plain(&survey.place) == plain(&format!("{}, {room}", held.place.name)))
}

fn put(held: &mut DraftPlace, mut survey: PlaceSurvey, county: &str, spot: &Spot) -> Vec<Finding> {
    let mut found = Vec::new();
    let name = held.place.name.clone();
    let mut note = |code: &'static str, severity, sentence: String| {
        found.push(Finding {
            code,
            severity,
            county: county.to_owned(),
            subject: name.clone(),
            sentence,
            fix_in: FixIn::Here,
            spot: spot.clone(),
            received: None,
            at: held.place.at,
        });
    };
    name_doors(&mut survey, &held.place.id);
    // Name and accessibility have their home in the place itself.
    survey.name.clear();
    let accessibility = std::mem::take(&mut survey.accessibility);
    match &accessibility.checked {
        Some(who) if !who.by.is_empty() && is_date(&who.on) => held.place.accessibility = accessibility,
        _ if accessibility == Accessibility::default() => {}
        _ => note("survey-without-source", Severity::Warning, format!(
            "Found answers about accessibility at {name} without a name and a date YYYY-MM-DD; they were left out."
        )),
    }
    let signed = survey.surveyed.as_ref().is_some_and(|who| !who.by.is_empty() && is_date(&who.on));
    if !signed {
        survey.surveyed = None;
        note("survey-not-confirmed", Severity::Warning, format!(
            "The survey of {name} does not say who made it and when, or is not finished; it gives distances and no verdict."
        ));
    }
    if let Some(room) = survey.polls.as_ref().map(|p| p.name.clone()).filter(|n| !n.is_empty()) {
        held.place.room.get_or_insert(room);
    }
    on_the_grid(&mut survey);
    held.survey = Some(match held.survey.take() {
        None => survey,
        Some(before) => {
            let round = |survey| Round { places: vec![RoundPlace { survey, ..RoundPlace::default() }], ..Round::default() };
            let merged = merge(&round(before.clone()), &round(survey), &[]);
            for conflict in merged.conflicts {
                note("survey-conflict", Severity::Warning, format!(
                    "Two surveys of {name} differ in {}: {}; and {}. The first was taken.", conflict.what, conflict.mine, conflict.theirs
                ));
            }
            let mut both = merged.round.places.into_iter().next().map_or_else(|| before.clone(), |p| p.survey);
            // A signature on one half does not stand for a door of the other that was left out or that nobody signed.
            if before.surveyed.is_none() || !signed {
                both.surveyed = None;
            }
            both
        }
    });
    found
}

/// Doors get ids of the edition, `28159:p014/e2`; tapes follow.
fn name_doors(survey: &mut PlaceSurvey, place: &str) {
    place.clone_into(&mut survey.place);
    let ours = |id: &str| id.strip_prefix(place).and_then(|rest| rest.strip_prefix("/e")).is_some_and(|n| n.parse::<u16>().is_ok());
    let mut taken: BTreeSet<String> = survey.doors.iter().map(|d| d.id.clone()).filter(|id| ours(id)).collect();
    let mut given: BTreeMap<String, String> = BTreeMap::new();
    for (at, door) in survey.doors.iter_mut().enumerate().filter(|(_, d)| !ours(&d.id)) {
        let id = (at + 1..).map(|n| format!("{place}/e{n}")).find(|id| !taken.contains(id)).unwrap_or_default();
        taken.insert(id.clone());
        given.insert(std::mem::replace(&mut door.id, id.clone()), id);
    }
    for end in survey.tapes.iter_mut().flat_map(|t| [&mut t.from, &mut t.to]) {
        if let Some(id) = given.get(end) {
            end.clone_from(id);
        }
    }
}

/// An edition's coordinates are never finer than 1e-7°, a centimetre.
pub(super) fn on_the_grid(survey: &mut PlaceSurvey) {
    use crate::domain::zone::PollsShape;
    let mut all: Vec<&mut (f64, f64)> = survey.doors.iter_mut().map(|d| &mut d.at).collect();
    match survey.polls.as_mut().map(|p| &mut p.shape) {
        Some(PollsShape::Point { at }) => all.push(at),
        Some(PollsShape::Room { parts }) => {
            all.extend(parts.iter_mut().flat_map(|p| p.outline.iter_mut().chain(p.holes.iter_mut().flatten())));
        }
        None => {}
    }
    all.extend(survey.parcels.iter_mut().flat_map(|p| &mut p.outline));
    all.extend(survey.paths.iter_mut().flat_map(|p| &mut p.line));
    all.extend(survey.landmarks.iter_mut().map(|l| &mut l.at));
    for at in all {
        *at = ((at.0 * 1e7).round() / 1e7, (at.1 * 1e7).round() / 1e7);
    }
}
