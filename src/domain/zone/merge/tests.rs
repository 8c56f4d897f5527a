//! Two rounds merged: nothing is lost, conflicts are shown, and whose is "mine" alone decides what stands.

#![expect(clippy::indexing_slicing, reason = "tests")]

use proptest::prelude::*;

use super::*;
use crate::domain::zone::any_survey;
use crate::domain::zone::{Path, PathKind, PlaceState};

fn door(id: &str, name: &str, at: (f64, f64)) -> Door {
    let (doubt, located, counts) = (Doubt { accuracy_m: 3.0, ..Doubt::default() }, Located::Gps, Counts::Yes);
    Door { id: id.to_owned(), name: name.to_owned(), at, doubt, located, counts, used_by: String::new(), step_free: Tri::Unknown }
}

fn round(by: &str, doors: Vec<Door>) -> Round {
    let survey = PlaceSurvey { place: "28901:p001".to_owned(), doors, ..PlaceSurvey::default() };
    let place = RoundPlace { survey, state: PlaceState::Started, changed: String::new() };
    Round { county: "28901".to_owned(), by: by.to_owned(), places: vec![place] }
}

fn doors(merged: &Merged) -> Vec<(&str, &str)> {
    merged.round.places[0].survey.doors.iter().map(|d| (d.id.as_str(), d.name.as_str())).collect()
}

#[test]
fn two_devices_that_counted_their_own_doors() {
    // e1 is another door on each device, 90 m apart; the south door was surveyed by both, under two ids.
    let mine = round("Ann", vec![door("e1", "North door", (-89.0, 33.0008)), door("e2", "South door", (-89.0, 33.0))]);
    let mut theirs = round("Bo", vec![door("e1", "south door", (-89.000_02, 33.0)), door("e2", "Kitchen", (-89.0005, 33.0004))]);
    theirs.places[0].survey.tapes.push(Tape { from: "e1".to_owned(), to: "e2".to_owned(), feet: 210.0 });
    let merged = merge(&mine, &theirs, &[]);
    assert_eq!(doors(&merged), [("e1", "North door"), ("e2", "South door"), ("28901:p001/e3", "Kitchen")]);
    let tape = &merged.round.places[0].survey.tapes[0];
    assert_eq!((tape.from.as_str(), tape.to.as_str()), ("e2", "28901:p001/e3"), "the tape follows its doors");
    let what: Vec<&str> = merged.conflicts.iter().map(|c| c.what.as_str()).collect();
    assert_eq!(what, ["South door (e2): position", "South door (e2): name"]);
    assert_eq!(merged.conflicts[0].mine, "-89.000000, 33.000000, give or take 10 ft, by device");
    assert_eq!(merged.round.by, "Ann; Bo");
}

#[test]
fn what_is_picked_is_taken() {
    let mut mine = round("Ann", vec![door("e1", "Front", (-89.0, 33.0))]);
    let mut theirs = round("Bo", vec![Door { counts: Counts::No { why: WhyNot::Locked }, ..door("e1", "Front", (-89.0, 33.0)) }]);
    mine.places[0].survey.accessibility.parking = Tri::Yes;
    theirs.places[0].survey.accessibility.parking = Tri::No;
    theirs.places[0].survey.accessibility.route = Tri::Yes;
    let merged = merge(&mine, &theirs, &[]);
    let told: Vec<[&str; 3]> = merged.conflicts.iter().map(|c| [c.what.as_str(), c.mine.as_str(), c.theirs.as_str()]).collect();
    assert_eq!(told, [["Front (e1): counts", "counts", "does not count: locked"], ["parking", "yes", "no"]]);
    let picked = [Picked { place: "28901:p001".to_owned(), what: "Front (e1): counts".to_owned() }];
    let merged = merge(&mine, &theirs, &picked);
    assert_eq!(merged.conflicts.len(), 1);
    let survey = &merged.round.places[0].survey;
    assert_eq!(survey.doors[0].counts, Counts::No { why: WhyNot::Locked });
    assert_eq!((survey.accessibility.parking, survey.accessibility.route), (Tri::Yes, Tri::Yes));
}

#[test]
fn another_countys_round_is_not_taken_in() {
    let mine = round("Ann", vec![]);
    let theirs = Round { county: "28903".to_owned(), ..round("Bo", vec![door("e1", "Front", (-89.0, 33.0))]) };
    let merged = merge(&mine, &theirs, &[]);
    assert_eq!(merged.round, mine);
    assert_eq!(merged.conflicts[0].what, "county");
}

#[test]
fn the_farther_state_and_the_later_change_stand() {
    let mut mine = round("Ann", vec![]);
    let mut theirs = round("Bo", vec![]);
    mine.places[0].changed = "2026-10-02T08:00:00Z".to_owned();
    theirs.places[0].state = PlaceState::Done;
    theirs.places[0].changed = "2026-10-01T08:00:00Z".to_owned();
    let held = merge(&mine, &theirs, &[]).round.places.remove(0);
    assert_eq!((held.state, held.changed.as_str()), (PlaceState::Done, "2026-10-02T08:00:00Z"));
}

/// All that somebody said, place by place, without ids, as text; what the merge calls a conflict is left to the conflicts.
fn said(round: &Round) -> BTreeSet<String> {
    let mut all = BTreeSet::new();
    for RoundPlace { survey, .. } in &round.places {
        let place = &survey.place;
        all.extend(survey.doors.iter().map(|d| format!("{place} door {:?}", d.at)));
        all.extend(survey.paths.iter().map(|Path { name, kind, line }| format!("{place} {name} {} {line:?}", matches!(kind, PathKind::Walk))));
        all.extend(survey.parcels.iter().map(|p| format!("{place} {p:?}")));
        all.extend(survey.landmarks.iter().map(|l| format!("{place} {} {:?}", l.name, l.at)));
        all.extend(survey.tapes.iter().map(|t| format!("{place} {}", t.feet)));
        all.extend(survey.polls.iter().map(|p| format!("{place} {:?}", p.shape)));
        all.extend(survey.surveyed.iter().flat_map(|s| s.by.split("; ")).map(|by| format!("{place} by {by}")));
    }
    all
}

proptest! {
    #[test]
    fn with_itself_nothing_changes(a in any_survey::round()) {
        let merged = merge(&a, &a, &[]);
        prop_assert_eq!(merged.round, a);
        prop_assert_eq!(merged.conflicts, Vec::new());
    }

    #[test]
    fn with_nothing_nothing_changes(a in any_survey::round()) {
        let nothing = Round::default();
        prop_assert_eq!(merge(&a, &nothing, &[]).round, a.clone());
        prop_assert_eq!(merge(&nothing, &a, &[]).round, a);
    }

    /// What is missing of theirs is in a conflict, and mine is all there.
    #[test]
    fn nothing_is_lost(a in any_survey::round(), b in any_survey::round()) {
        let merged = merge(&a, &b, &[]);
        let (of_mine, of_theirs, of_both) = (said(&a), said(&b), said(&merged.round));
        prop_assert!(of_mine.is_subset(&of_both), "{:?}", of_mine.difference(&of_both));
        let missing = of_theirs.difference(&of_both).count();
        prop_assert!(missing <= merged.conflicts.len(), "{} {:?}", missing, merged.conflicts);
        // Picking every conflict takes theirs: then mine is what may be missing.
        let all: Vec<Picked> = merged.conflicts.iter().map(|c| Picked { place: c.place.clone(), what: c.what.clone() }).collect();
        let picked = merge(&a, &b, &all);
        prop_assert!(of_theirs.is_subset(&said(&picked.round)), "{:?}", of_theirs.difference(&said(&picked.round)));
        prop_assert_eq!(picked.conflicts, Vec::new());
    }

    #[test]
    fn the_same_file_again_adds_nothing(a in any_survey::round(), b in any_survey::round()) {
        let once = merge(&a, &b, &[]);
        let twice = merge(&once.round, &b, &[]);
        prop_assert_eq!(said(&twice.round), said(&once.round));
        prop_assert_eq!(twice.conflicts.len(), once.conflicts.len());
    }

    /// Where nothing is in conflict, the order of merging does not matter.
    #[test]
    fn the_order_does_not_matter(a in any_survey::round(), b in any_survey::round(), c in any_survey::round()) {
        let (ab, ba) = (merge(&a, &b, &[]), merge(&b, &a, &[]));
        if ab.conflicts.is_empty() {
            prop_assert_eq!(said(&ab.round), said(&ba.round));
        }
        let (left, bc) = (merge(&ab.round, &c, &[]), merge(&b, &c, &[]));
        let right = merge(&a, &bc.round, &[]);
        if [&ab, &left, &bc, &right].iter().all(|m| m.conflicts.is_empty()) {
            prop_assert_eq!(said(&left.round), said(&right.round));
        }
    }
}
