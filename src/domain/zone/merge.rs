//! Two people's rounds become one: nothing is lost, and where they say different things of one thing, that is shown.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::survey_file::fresh_id;
use super::{
    Counts, Door, Doubt, Landmark, Located, METRES_PER_FOOT, PlaceSurvey, Polls, PollsShape, Round, RoundPlace, Surveyed, Tape, WhyNot,
};
use crate::domain::geodesy::{LonLat, Plane};
use crate::domain::place::{Accessibility, Checked, Tri};

/// Doors of one name that two people surveyed are one door if they lie within this of each other, feet.
const ONE_DOOR_FT: f64 = 50.0;

/// Where two rounds say different things of one thing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SurveyConflict {
    /// The place's id; empty where it is about the round as a whole.
    pub place: String,
    /// "Front door (28901:p001/e1): position".
    pub what: String,
    /// Stands until somebody picks.
    pub mine: String,
    /// What the other round says.
    pub theirs: String,
}

/// Two rounds in one.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Merged {
    /// All of both; where they differ, mine.
    pub round: Round,
    /// Where they differ.
    pub conflicts: Vec<SurveyConflict>,
}

/// A conflict that somebody settled for the other round.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Picked {
    /// As the conflict has it.
    pub place: String,
    /// As the conflict has it.
    pub what: String,
}

/// Merges two rounds. Where they differ, `theirs` is taken for what was picked, and else `mine` stands and the conflict
/// is told. Who calls themselves "mine" decides nothing else.
#[must_use]
pub fn merge(mine: &Round, theirs: &Round, picked: &[Picked]) -> Merged {
    let mut merging = Merging { picked, place: String::new(), conflicts: Vec::new() };
    let mut round = mine.clone();
    let county = merging.settle("county", &mine.county, &theirs.county, String::is_empty, Clone::clone);
    if !mine.county.is_empty() && !theirs.county.is_empty() && mine.county != theirs.county && county == mine.county {
        // Another county's file is not taken in by mistake; whoever picks it says that it is none.
        return Merged { round, conflicts: merging.conflicts };
    }
    if round.county.is_empty() {
        round.county = county;
    }
    round.by = both(&mine.by, &theirs.by);
    for other in &theirs.places {
        match round.places.iter_mut().find(|p| p.survey.place == other.survey.place) {
            None => round.places.push(other.clone()),
            Some(held) => {
                other.survey.place.clone_into(&mut merging.place);
                *held = merging.places(held, other);
            }
        }
    }
    Merged { round, conflicts: merging.conflicts }
}

/// Names of both, each once, in the order of the alphabet.
fn both(mine: &str, theirs: &str) -> String {
    let names: BTreeSet<&str> = mine.split("; ").chain(theirs.split("; ")).filter(|n| !n.is_empty()).collect();
    names.into_iter().collect::<Vec<_>>().join("; ")
}

struct Merging<'a> {
    picked: &'a [Picked],
    place: String,
    conflicts: Vec<SurveyConflict>,
}

impl Merging<'_> {
    /// One thing that both may say. What nobody said yields.
    fn settle<T: Clone + PartialEq>(
        &mut self, what: &str, mine: &T, theirs: &T, blank: impl Fn(&T) -> bool, say: impl Fn(&T) -> String,
    ) -> T {
        if mine == theirs || blank(theirs) {
            return mine.clone();
        }
        if blank(mine) || self.picked.iter().any(|p| p.place == self.place && p.what == what) {
            return theirs.clone();
        }
        let (place, what) = (self.place.clone(), what.to_owned());
        self.conflicts.push(SurveyConflict { place, what, mine: say(mine), theirs: say(theirs) });
        mine.clone()
    }

    fn text(&mut self, what: &str, mine: &String, theirs: &String) -> String {
        self.settle(what, mine, theirs, String::is_empty, Clone::clone)
    }

    fn tri(&mut self, what: &str, mine: Tri, theirs: Tri) -> Tri {
        let say = |tri: &Tri| if *tri == Tri::Yes { "yes".to_owned() } else { "no".to_owned() };
        self.settle(what, &mine, &theirs, |t| *t == Tri::Unknown, say)
    }

    fn places(&mut self, mine: &RoundPlace, theirs: &RoundPlace) -> RoundPlace {
        RoundPlace {
            survey: self.surveys(&mine.survey, &theirs.survey),
            state: mine.state.max(theirs.state),
            changed: mine.changed.clone().max(theirs.changed.clone()),
        }
    }

    fn surveys(&mut self, mine: &PlaceSurvey, theirs: &PlaceSurvey) -> PlaceSurvey {
        let mut survey = mine.clone();
        survey.name = self.text("name", &mine.name, &theirs.name);
        let ids = self.doors(&mut survey, &theirs.doors);
        survey.polls = self.polls(mine.polls.as_ref(), theirs.polls.as_ref());
        add_new(&mut survey.parcels, &theirs.parcels);
        add_new(&mut survey.paths, &theirs.paths);
        self.landmarks(&mut survey.landmarks, &theirs.landmarks);
        let called = |name: &String| ids.iter().find(|(old, _)| old == name).map_or(name, |(_, new)| new).clone();
        let tapes: Vec<Tape> = theirs.tapes.iter().map(|t| Tape { from: called(&t.from), to: called(&t.to), feet: t.feet }).collect();
        self.tapes(&mut survey.tapes, &tapes);
        survey.accessibility = self.accessibility(&mine.accessibility, &theirs.accessibility);
        survey.surveyed = match (&mine.surveyed, &theirs.surveyed) {
            (Some(a), Some(b)) => Some(Surveyed { by: both(&a.by, &b.by), on: a.on.clone().max(b.on.clone()) }),
            (one, other) => one.clone().or_else(|| other.clone()),
        };
        survey
    }

    /// Their doors, each into the door of mine that it is, or beside mine; gives what theirs are called now.
    fn doors(&mut self, survey: &mut PlaceSurvey, theirs: &[Door]) -> Vec<(String, String)> {
        let mut ids = Vec::new();
        let mut taken: BTreeSet<usize> = BTreeSet::new();
        let mut left = Vec::new();
        // What is the same in all but its id finds its like first, so that merging the same file twice adds nothing.
        for door in theirs {
            let same = |held: &Door| Door { id: door.id.clone(), ..held.clone() } == *door;
            let free = || survey.doors.iter().enumerate().filter(|(at, held)| !taken.contains(at) && same(held));
            let found = free().find(|(_, held)| held.id == door.id).or_else(|| free().next()).map(|(at, held)| (at, held.id.clone()));
            match found {
                Some((at, id)) => {
                    taken.insert(at);
                    ids.push((door.id.clone(), id));
                }
                None => left.push(door),
            }
        }
        for door in left {
            let like = |(at, held): &(usize, &Door)| !taken.contains(at) && is_like(held, door);
            let found = survey.doors.iter().enumerate().find(like).map(|(at, _)| at);
            match found.and_then(|at| Some((at, survey.doors.get_mut(at)?))) {
                Some((at, held)) => {
                    taken.insert(at);
                    ids.push((door.id.clone(), held.id.clone()));
                    *held = self.door(held, door);
                }
                None => {
                    let mut door = door.clone();
                    let old = door.id.clone();
                    if survey.doors.iter().any(|d| d.id == old) {
                        door.id = fresh_id(survey);
                    }
                    ids.push((old, door.id.clone()));
                    taken.insert(survey.doors.len());
                    survey.doors.push(door);
                }
            }
        }
        ids
    }

    fn door(&mut self, mine: &Door, theirs: &Door) -> Door {
        let called = if mine.name.is_empty() { mine.id.clone() } else { format!("{} ({})", mine.name, mine.id) };
        let what = |part: &str| format!("{called}: {part}");
        let place_of = |d: &Door| (d.at, d.doubt, d.located);
        let (at, doubt, located) = self.settle(&what("position"), &place_of(mine), &place_of(theirs), |_| false, |(at, doubt, located)| {
            position(*at, *doubt, *located)
        });
        let counts = |c: &Counts| match c {
            Counts::Yes => "counts".to_owned(),
            Counts::No { why } => format!("does not count: {}", match why {
                WhyNot::Staff => "for staff",
                WhyNot::Locked => "locked",
                WhyNot::Emergency => "an emergency exit",
                WhyNot::Other(words) => words,
            }),
        };
        Door {
            id: mine.id.clone(),
            name: self.text(&what("name"), &mine.name, &theirs.name),
            at,
            doubt,
            located,
            counts: self.settle(&what("counts"), &mine.counts, &theirs.counts, |_| false, counts),
            used_by: self.text(&what("used by"), &mine.used_by, &theirs.used_by),
            step_free: self.tri(&what("step-free"), mine.step_free, theirs.step_free),
        }
    }

    fn polls(&mut self, mine: Option<&Polls>, theirs: Option<&Polls>) -> Option<Polls> {
        let (Some(mine), Some(theirs)) = (mine, theirs) else { return mine.or(theirs).cloned() };
        let place_of = |p: &Polls| (p.shape.clone(), p.doubt, p.located);
        let say = |(shape, doubt, located): &(PollsShape, Doubt, Located)| match shape {
            PollsShape::Point { at } => format!("the polls at {}", position(*at, *doubt, *located)),
            PollsShape::Room { parts } => {
                let first = parts.first().and_then(|p| p.outline.first()).copied().unwrap_or_default();
                let corners: usize = parts.iter().map(|p| p.outline.len()).sum();
                format!("a room of {corners} corners, the first at {}", position(first, *doubt, *located))
            }
        };
        let name = self.text("room: name", &mine.name, &theirs.name);
        let (shape, doubt, located) = self.settle("room: walls", &place_of(mine), &place_of(theirs), |_| false, say);
        Some(Polls { name, shape, doubt, located })
    }

    fn landmarks(&mut self, held: &mut Vec<Landmark>, theirs: &[Landmark]) {
        for landmark in theirs {
            if held.contains(landmark) {
                continue;
            }
            // Several of one name cannot be told apart, so they are only added.
            let named = |l: &Landmark| !l.name.is_empty() && l.name == landmark.name;
            match only(held, named).filter(|_| only(theirs, named).is_some()).and_then(|at| held.get_mut(at)) {
                Some(mine) => {
                    let what = format!("{}: position", landmark.name);
                    mine.at = self.settle(&what, &mine.at, &landmark.at, |_| false, |at| degrees(*at));
                }
                None => held.push(landmark.clone()),
            }
        }
    }

    fn tapes(&mut self, held: &mut Vec<Tape>, theirs: &[Tape]) {
        for tape in theirs {
            let ends = |t: &Tape| (t.from == tape.from && t.to == tape.to) || (t.from == tape.to && t.to == tape.from);
            if held.iter().any(|t| ends(t) && t.feet == tape.feet) {
                continue;
            }
            match only(held, ends).filter(|_| only(theirs, ends).is_some()).and_then(|at| held.get_mut(at)) {
                Some(mine) => {
                    let what = format!("tape from {} to {}", mine.from, mine.to);
                    mine.feet = self.settle(&what, &mine.feet, &tape.feet, |_| false, |feet| format!("{feet} ft"));
                }
                None => held.push(tape.clone()),
            }
        }
    }

    fn accessibility(&mut self, mine: &Accessibility, theirs: &Accessibility) -> Accessibility {
        Accessibility {
            parking: self.tri("parking", mine.parking, theirs.parking),
            drop_off: self.tri("drop-off", mine.drop_off, theirs.drop_off),
            route: self.tri("route", mine.route, theirs.route),
            step_free_door: self.tri("step-free door", mine.step_free_door, theirs.step_free_door),
            door_opens: self.tri("door opens", mine.door_opens, theirs.door_opens),
            inside_route: self.tri("inside route", mine.inside_route, theirs.inside_route),
            accessible_machine: self.tri("accessible machine", mine.accessible_machine, theirs.accessible_machine),
            note: self.text("note", &mine.note, &theirs.note),
            checked: match (&mine.checked, &theirs.checked) {
                (Some(a), Some(b)) => Some(Checked { by: both(&a.by, &b.by), on: a.on.clone().max(b.on.clone()) }),
                (one, other) => one.clone().or_else(|| other.clone()),
            },
        }
    }
}

/// Whether two doors that differ are one: by id and name, or by name and place. An id alone is what a device counted.
fn is_like(mine: &Door, theirs: &Door) -> bool {
    let names = mine.name.is_empty() || theirs.name.is_empty() || mine.name.eq_ignore_ascii_case(&theirs.name);
    let named = !mine.name.is_empty() && mine.name.eq_ignore_ascii_case(&theirs.name);
    (mine.id == theirs.id && (names || are_near(mine.at, theirs.at))) || (named && are_near(mine.at, theirs.at))
}

fn are_near(a: (f64, f64), b: (f64, f64)) -> bool {
    let Ok(origin) = LonLat::new(a.0, a.1) else { return false };
    let [east, north] = Plane::at(origin).metres(b);
    east.hypot(north) <= ONE_DOOR_FT * METRES_PER_FOOT
}

fn degrees((lon, lat): (f64, f64)) -> String {
    format!("{lon:.6}, {lat:.6}")
}

fn position(at: (f64, f64), doubt: Doubt, located: Located) -> String {
    let how = match located {
        Located::Gps => "by device",
        Located::Map => "on the map",
        Located::Tape => "by tape",
        Located::File => "from a file",
    };
    format!("{}, give or take {:.0} ft, {how}", degrees(at), doubt.accuracy_m / METRES_PER_FOOT)
}

/// The one that fits, by position; none where several do.
fn only<T>(all: &[T], fits: impl Fn(&T) -> bool) -> Option<usize> {
    let mut found = all.iter().enumerate().filter(|(_, one)| fits(one)).map(|(at, _)| at);
    found.next().filter(|_| found.next().is_none())
}

fn add_new<T: Clone + PartialEq>(held: &mut Vec<T>, theirs: &[T]) {
    for one in theirs {
        if !held.contains(one) {
            held.push(one.clone());
        }
    }
}

#[cfg(test)]
mod tests;
