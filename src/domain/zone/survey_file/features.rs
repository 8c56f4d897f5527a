//! Features into surveys of places: what each role means, and what happens to a feature that cannot be used.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};

use super::geometry::{Shape, said, shape, shortened};
use super::properties::Properties;
use super::SurveyFile;
use crate::domain::place::{Accessibility, Checked};
use crate::domain::zone::{
    Counts, Door, Landmark, Located, Parcel, Path, PathKind, PlaceState, PlaceSurvey, Polls, PollsShape, Round, RoundPlace,
    SurveyProblem, Surveyed, Tape,
};

/// Surveys as far as the file has been read.
pub(super) struct Features {
    round: Round,
    drafts: Vec<Draft>,
    at: BTreeMap<String, usize>,
    problems: Vec<SurveyProblem>,
    features: usize,
    left_out: usize,
    used_by: Vec<Vec<usize>>,
    datum_m: f64,
}

/// What is known of a place beside its survey.
#[derive(Default)]
struct Draft {
    survey: PlaceSurvey,
    /// What the file says of how far it has come; none in plain GeoJSON.
    stated: Option<(PlaceState, String)>,
    /// Days and names on its features.
    by: BTreeSet<(String, String)>,
    /// Doors that had to be left out.
    lost_doors: usize,
    /// Parts without an accuracy, and untaped ones with an accuracy of 0.
    exact: usize,
}

/// A feature that is used by a place: what it adds, by role.
enum Part {
    Door(Box<Door>),
    Polls(Polls),
    Parcels(Vec<Parcel>),
    Paths(Vec<Path>),
    Landmark(Landmark),
    Tape(Tape),
    Place(Box<Facts>),
}

/// A place's own facts.
struct Facts {
    accessibility: Accessibility,
    surveyed: Option<Surveyed>,
    stated: (PlaceState, String),
}

impl Features {
    pub(super) fn new(county: &str, by: &str, datum_m: f64) -> Self {
        let round = Round { county: county.trim().to_owned(), by: by.trim().to_owned(), places: Vec::new() };
        let (drafts, at, problems) = (Vec::new(), BTreeMap::new(), Vec::new());
        Self { round, drafts, at, problems, features: 0, left_out: 0, used_by: Vec::new(), datum_m }
    }

    /// Uses a feature, or leaves it out and says why. `number`: 1-based.
    pub(super) fn take(&mut self, number: usize, feature: &Value) {
        self.features += 1;
        let nothing = Map::new();
        let values = feature.get("properties").and_then(Value::as_object).unwrap_or(&nothing);
        let mut properties = Properties { values, odd: Vec::new() };
        let places = properties.places();
        let role = properties.text("role").to_lowercase();
        let name = properties.text("name");
        let subject = match (name.as_str(), places.first()) {
            ("", None) => format!("Feature {number}"),
            ("", Some(place)) => format!("Feature {number}, {} of {place}", shortened(&role)),
            (name, None) => format!("Feature {number}, {name}"),
            (name, Some(place)) => format!("Feature {number}, {name} of {place}"),
        };
        let id = properties.text("id");
        let id = if id.is_empty() { feature.get("id").and_then(Value::as_str).unwrap_or_default().to_owned() } else { id };
        let part = if places.is_empty() {
            Err(("no_place", format!("found {} as place, expected a place's id or name", said(properties.get("place").unwrap_or(&Value::Null)))))
        } else {
            self.part(&role, &name, &id, feature, &mut properties)
        };
        match part {
            Ok(part) => {
                for (code, says) in std::mem::take(&mut properties.odd) {
                    self.problems.push(SurveyProblem::odd(code, &subject, says));
                }
                let by = (properties.text("surveyed_on"), properties.text("surveyed_by"));
                let exact = properties.get("accuracy_m").and_then(Value::as_f64).is_none_or(|m| m <= 0.0);
                self.use_part(&places, &name, part, by, exact, &subject);
            }
            Err((code, says)) => {
                self.left_out += 1;
                self.problems.push(SurveyProblem::refused(code, &subject, says));
                if role == "entrance" && properties.counts() == Counts::Yes {
                    for place in &places {
                        self.draft(place).lost_doors += 1;
                    }
                }
            }
        }
    }

    fn part(&self, role: &str, name: &str, id: &str, feature: &Value, properties: &mut Properties<'_>) -> Result<Part, (&'static str, String)> {
        let geometry = || shape(feature.get("geometry")).map_err(|says| ("geometry", says));
        let wrong = |expected: &str| ("geometry", format!("found another shape, expected {expected}"));
        let name = name.to_owned();
        match role {
            "entrance" => {
                let Shape::Points(points) = geometry()? else { return Err(wrong("a point for an entrance")) };
                let &[at] = points.as_slice() else { return Err(wrong("one point for an entrance")) };
                let doubt = properties.doubt(self.datum_m).map_err(|says| ("accuracy", says))?;
                Ok(Part::Door(Box::new(Door {
                    id: id.to_owned(),
                    name,
                    at,
                    doubt,
                    located: properties.located(),
                    counts: properties.counts(),
                    used_by: properties.text("used_by"),
                    step_free: properties.tri("step_free"),
                })))
            }
            "room" | "polls" => {
                let shape = match geometry()? {
                    Shape::Points(points) => match points.as_slice() {
                        &[at] => PollsShape::Point { at },
                        _ => return Err(wrong("one point for the polls")),
                    },
                    Shape::Areas(parts) if !parts.is_empty() => PollsShape::Room { parts },
                    _ => return Err(wrong("a polygon for a room, or a point for the polls")),
                };
                let doubt = properties.doubt(self.datum_m).map_err(|says| ("accuracy", says))?;
                Ok(Part::Polls(Polls { name, shape, doubt, located: properties.located() }))
            }
            "parcel" => {
                let Shape::Areas(parts) = geometry()? else { return Err(wrong("a polygon for a parcel")) };
                if parts.iter().any(|p| !p.holes.is_empty()) {
                    properties.odd.push(("parcel_hole", "found a hole in a parcel; it was filled".to_owned()));
                }
                let parcel = |outline| Parcel { name: name.clone(), outline };
                Ok(Part::Parcels(parts.into_iter().map(|p| parcel(p.outline)).collect()))
            }
            "walk" | "drive" | "road_edge" => {
                let Shape::Lines(lines) = geometry()? else { return Err(wrong("a line for a walk, drive or road edge")) };
                if lines.iter().any(|l| l.len() < 2) {
                    return Err(wrong("a line of two points or more"));
                }
                let kind = match role {
                    "walk" => PathKind::Walk,
                    "drive" => PathKind::Drive,
                    _ => PathKind::RoadEdge,
                };
                Ok(Part::Paths(lines.into_iter().map(|line| Path { name: name.clone(), kind, line }).collect()))
            }
            "landmark" => match geometry()? {
                Shape::Points(points) if points.len() == 1 && !name.is_empty() => {
                    Ok(Part::Landmark(Landmark { name, at: points.first().copied().unwrap_or_default() }))
                }
                _ => Err(wrong("a point with a name for a landmark")),
            },
            "tape" => {
                let feet = properties.get("feet").and_then(Value::as_f64);
                let Some(feet) = feet.filter(|f| *f > 0.0 && *f < 1e5) else {
                    let found = said(properties.get("feet").unwrap_or(&Value::Null));
                    return Err(("tape", format!("found {found} as feet, expected a taped distance")));
                };
                Ok(Part::Tape(Tape { from: properties.text("from"), to: properties.text("to"), feet }))
            }
            "place" => Ok(Part::Place(Box::new(facts(properties)))),
            "" => Err(("no_role", "found no role, expected room, polls or entrance".to_owned())),
            other => Err(("no_role", format!("found role {}, expected room, polls or entrance", shortened(other)))),
        }
    }

    fn use_part(&mut self, places: &[String], name: &str, part: Part, by: (String, String), exact: bool, subject: &str) {
        let mut odd = Vec::new();
        for place in places {
            let draft = self.draft(place);
            if by != (String::new(), String::new()) && !matches!(part, Part::Place(_)) {
                draft.by.insert(by.clone());
            }
            let survey = &mut draft.survey;
            match &part {
                Part::Door(door) => {
                    draft.exact += usize::from(exact && door.located != Located::Tape);
                    let mut door = door.as_ref().clone();
                    if door.id.is_empty() || survey.doors.iter().any(|d| d.id == door.id) {
                        let given = fresh_id(survey);
                        if !door.id.is_empty() {
                            odd.push(("door_id_twice", format!("found the id {} twice at {place}; this door was called {given}", door.id)));
                        }
                        door.id = given;
                    }
                    survey.doors.push(door);
                }
                Part::Polls(polls) => {
                    draft.exact += usize::from(exact && polls.located != Located::Tape);
                    if let Some(says) = add_polls(&mut survey.polls, polls) {
                        odd.push(("two_rooms", says));
                    }
                }
                Part::Parcels(parcels) => survey.parcels.extend_from_slice(parcels),
                Part::Paths(paths) => survey.paths.extend_from_slice(paths),
                Part::Landmark(landmark) => survey.landmarks.push(landmark.clone()),
                Part::Tape(tape) => survey.tapes.push(tape.clone()),
                Part::Place(facts) => {
                    if draft.stated.is_some() {
                        odd.push(("place_twice", "found the place twice; what stands last was used".to_owned()));
                    }
                    name.clone_into(&mut survey.name);
                    survey.accessibility = facts.accessibility.clone();
                    survey.surveyed.clone_from(&facts.surveyed);
                    draft.stated = Some(facts.stated.clone());
                }
            }
        }
        self.used_by.push(places.iter().filter_map(|p| self.at.get(p).copied()).collect());
        self.problems.extend(odd.into_iter().map(|(code, says)| SurveyProblem::odd(code, subject, says)));
    }

    fn draft(&mut self, place: &str) -> &mut Draft {
        let next = self.drafts.len();
        let at = *self.at.entry(place.to_owned()).or_insert(next);
        if at == next {
            let survey = PlaceSurvey { place: place.to_owned(), ..PlaceSurvey::default() };
            self.drafts.push(Draft { survey, ..Draft::default() });
        }
        #[expect(clippy::indexing_slicing, reason = "each position in `at` was the length before a push")]
        &mut self.drafts[at]
    }

    /// The file as a whole.
    pub(super) fn end(mut self) -> SurveyFile {
        for draft in self.drafts {
            let (place, mut survey) = (draft.survey.place.clone(), draft.survey);
            let (state, changed) = draft.stated.clone().unwrap_or((PlaceState::Started, String::new()));
            if draft.stated.is_none() {
                let (on, by) = draft.by.last().cloned().unwrap_or_default();
                survey.surveyed = Some(Surveyed { by, on });
            }
            if draft.exact > 0 {
                let says = format!("{} parts say no accuracy_m, or 0; they were taken as exact", draft.exact);
                self.problems.push(SurveyProblem::odd("accuracy_not_said", &place, says));
            }
            if draft.lost_doors > 0 {
                survey.surveyed = None;
                let says = format!("{} doors had to be left out, so the place counts as not surveyed until they are mended", draft.lost_doors);
                self.problems.push(SurveyProblem::refused("door_left_out", &place, says));
            }
            let county = self.round.county.as_str();
            if let Some((fips, _)) = place.split_once(':')
                && !county.is_empty()
                && fips != county
            {
                let says = format!("found a place of county {}, expected one of {county}, which the file is of", shortened(fips));
                self.problems.push(SurveyProblem::odd("place_of_another_county", &place, says));
            }
            self.problems.extend(loose_tapes(&survey));
            self.round.places.push(RoundPlace { survey, state, changed });
        }
        SurveyFile { round: self.round, problems: self.problems, features: self.features, left_out: self.left_out, used_by: self.used_by }
    }
}

/// Tapes between things that are not there: they say nothing, and are kept for whoever mends them.
fn loose_tapes(survey: &PlaceSurvey) -> impl Iterator<Item = SurveyProblem> {
    let door = |id: &str| survey.doors.iter().any(|d| d.id == id);
    let there = move |name: &str| door(name) || survey.landmarks.iter().any(|l| l.name == name);
    let loose = survey.tapes.iter().filter_map(move |t| {
        let missing = if door(&t.from) { Some(&t.to).filter(|to| !there(to))? } else { &t.from };
        Some((t, missing))
    });
    loose.map(|(tape, missing)| {
        let subject = format!("the tape from {} to {} at {}", tape.from, tape.to, survey.place);
        SurveyProblem::refused("tape", &subject, format!("found no {}, expected a door or landmark of the place", shortened(missing)))
    })
}

/// A room of several features is one of several parts; a room is used before a point.
fn add_polls(held: &mut Option<Polls>, polls: &Polls) -> Option<String> {
    let Some(before) = held else {
        *held = Some(polls.clone());
        return None;
    };
    match (&mut before.shape, &polls.shape) {
        (PollsShape::Room { parts }, PollsShape::Room { parts: more }) => {
            parts.extend_from_slice(more);
            if polls.doubt.accuracy_m > before.doubt.accuracy_m {
                before.doubt = polls.doubt;
            }
            (polls.name != before.name).then(|| format!("found a second room; it was taken as a part of {}", before.name))
        }
        (PollsShape::Point { .. }, PollsShape::Room { .. }) => {
            *before = polls.clone();
            Some("found a room beside the polls' point; the room was used".to_owned())
        }
        (_, PollsShape::Point { .. }) => Some("found the polls' point beside another; the first was used".to_owned()),
    }
}

/// `28159:p014/e3`, the lowest that is free.
pub(in crate::domain::zone) fn fresh_id(survey: &PlaceSurvey) -> String {
    let mut number = survey.doors.len() + 1;
    loop {
        let id = format!("{}/e{number}", survey.place);
        if survey.doors.iter().all(|d| d.id != id) {
            return id;
        }
        number += 1;
    }
}

fn facts(properties: &mut Properties<'_>) -> Facts {
    let mut accessibility = Accessibility {
        parking: properties.tri("parking"),
        drop_off: properties.tri("drop_off"),
        route: properties.tri("route"),
        step_free_door: properties.tri("step_free_door"),
        door_opens: properties.tri("door_opens"),
        inside_route: properties.tri("inside_route"),
        accessible_machine: properties.tri("accessible_machine"),
        note: properties.text("note"),
        checked: None,
    };
    let mut who = |by: &str, on: &str| {
        let (by, on) = (properties.text(by), properties.text(on));
        (!by.is_empty() || !on.is_empty()).then_some((by, on))
    };
    accessibility.checked = who("checked_by", "checked_on").map(|(by, on)| Checked { by, on });
    let surveyed = who("surveyed_by", "surveyed_on").map(|(by, on)| Surveyed { by, on });
    let state = match properties.text("state").as_str() {
        "done" => PlaceState::Done,
        "to_do" => PlaceState::ToDo,
        _ => PlaceState::Started,
    };
    Facts { accessibility, surveyed, stated: (state, properties.text("changed")) }
}
