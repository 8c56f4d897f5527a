//! Surveys and rounds of every shape, for tests by properties.

use proptest::prelude::*;

use super::{
    Confidence, Counts, Door, Doubt, Landmark, Located, Parcel, Path, PathKind, PlaceState, PlaceSurvey, Polls, PollsShape, RoomPart,
    Round, RoundPlace, Surveyed, Tape, WhyNot,
};
use crate::domain::place::{Accessibility, Checked, Tri};

fn at() -> impl Strategy<Value = (f64, f64)> {
    (-89.002f64..-88.998, 32.998f64..33.002)
}

fn word() -> impl Strategy<Value = String> {
    prop_oneof![Just(""), Just("Door 2, by the \"flagpole\""), Just("Ñandú\\"), Just("the walk\tto Ivy"), Just("west")].prop_map(str::to_owned)
}

fn tri() -> impl Strategy<Value = Tri> {
    prop_oneof![Just(Tri::Yes), Just(Tri::No), Just(Tri::Unknown)]
}

fn located() -> impl Strategy<Value = Located> {
    prop_oneof![Just(Located::Gps), Just(Located::Map), Just(Located::Tape), Just(Located::File)]
}

fn doubt() -> impl Strategy<Value = Doubt> {
    (0f64..40.0, prop_oneof![Just(Confidence::P68), Just(Confidence::P95)], prop_oneof![Just(0.0), Just(2.0)])
        .prop_map(|(accuracy_m, confidence, datum_m)| Doubt { accuracy_m, confidence, datum_m })
}

fn counts() -> impl Strategy<Value = Counts> {
    let why = prop_oneof![
        Just(WhyNot::Staff), Just(WhyNot::Locked), Just(WhyNot::Emergency), Just(WhyNot::Other(String::new())),
        Just(WhyNot::Other("bricked up".to_owned())),
    ];
    prop_oneof![Just(Counts::Yes), why.prop_map(|why| Counts::No { why })]
}

fn door() -> impl Strategy<Value = Door> {
    (("e[1-4]", word(), at()), (doubt(), located(), counts()), word(), tri()).prop_map(
        |((id, name, at), (doubt, located, counts), used_by, step_free)| Door { id, name, at, doubt, located, counts, used_by, step_free },
    )
}

fn ring() -> impl Strategy<Value = Vec<(f64, f64)>> {
    prop::collection::vec(at(), 3..7)
}

fn polls() -> impl Strategy<Value = Polls> {
    let part = (ring(), prop::collection::vec(ring(), 0..2)).prop_map(|(outline, holes)| RoomPart { outline, holes });
    let shape = prop_oneof![
        at().prop_map(|at| PollsShape::Point { at }),
        prop::collection::vec(part, 1..3).prop_map(|parts| PollsShape::Room { parts }),
    ];
    (word(), shape, doubt(), located()).prop_map(|(name, shape, doubt, located)| Polls { name, shape, doubt, located })
}

fn accessibility() -> impl Strategy<Value = Accessibility> {
    let who = prop::option::of(("[A-C]", "2026-10-0[1-9]").prop_map(|(by, on)| Checked { by, on }));
    ((tri(), tri(), tri(), tri()), (tri(), tri(), tri()), word(), who).prop_map(
        |((parking, drop_off, route, step_free_door), (door_opens, inside_route, accessible_machine), note, checked)| Accessibility {
            parking, drop_off, route, step_free_door, door_opens, inside_route, accessible_machine, note, checked,
        },
    )
}

fn survey(place: String) -> impl Strategy<Value = PlaceSurvey> {
    let kind = prop_oneof![Just(PathKind::Walk), Just(PathKind::Drive), Just(PathKind::RoadEdge)];
    let path = (word(), kind, prop::collection::vec(at(), 2..5)).prop_map(|(name, kind, line)| Path { name, kind, line });
    let parcel = (word(), ring()).prop_map(|(name, outline)| Parcel { name, outline });
    let landmark = ("[a-d]", at()).prop_map(|(name, at)| Landmark { name, at });
    let tape = ("e[1-4]", "e[1-4]", 1f64..300.0).prop_map(|(from, to, feet)| Tape { from, to, feet });
    let who = prop::option::of(("[A-C]", "2026-10-0[1-9]").prop_map(|(by, on)| Surveyed { by, on }));
    let doors = prop::collection::vec(door(), 0..5).prop_map(|mut doors| {
        // An id is one door's.
        let mut seen = std::collections::BTreeSet::new();
        doors.retain(|d: &Door| seen.insert(d.id.clone()));
        doors
    });
    let around = (prop::collection::vec(parcel, 0..2), prop::collection::vec(path, 0..3), prop::collection::vec(landmark, 0..3));
    let facts = (prop::collection::vec(tape, 0..3), accessibility(), who);
    (word(), doors, prop::option::of(polls()), around, facts).prop_map(
        move |(name, doors, polls, (parcels, paths, landmarks), (tapes, accessibility, surveyed))| PlaceSurvey {
            place: place.clone(), name, doors, polls, parcels, paths, landmarks, tapes, accessibility, surveyed,
        },
    )
}

fn round_place(place: String) -> impl Strategy<Value = RoundPlace> {
    let state = prop_oneof![Just(PlaceState::ToDo), Just(PlaceState::Started), Just(PlaceState::Done)];
    (survey(place), state, "(2026-10-0[1-9]T1[0-9]:00:00Z)?")
        .prop_map(|(survey, state, changed)| RoundPlace { survey, state, changed })
}

/// A round of up to three of four places.
pub(super) fn round() -> impl Strategy<Value = Round> {
    let places = prop::sample::subsequence(vec![1, 2, 3, 4], 0..4).prop_flat_map(|numbers: Vec<i32>| {
        numbers.into_iter().map(|n| round_place(format!("28901:p00{n}"))).collect::<Vec<_>>()
    });
    ("[AB]", places).prop_map(|(by, places)| Round { county: "28901".to_owned(), by, places })
}
