//! The trees against the stupid twin that measures every place.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use proptest::prelude::*;

use super::*;
use crate::domain::geodesy::{LonLat, Plane};
use crate::domain::zone::{
    Confidence, Counts, Door, Doubt, Located, PlaceSurvey, Policy, Polls, PollsShape, RoomPart, Surveyed,
};

/// A made-up place about a point: doors and a room by metres.
fn map(number: usize, at: [f64; 2], doors: &[[f64; 2]], room: Option<f64>, doubt: Doubt, confirmed: bool) -> ZoneMap {
    let plane = Plane::at(LonLat::new(-89.5, 32.75).unwrap());
    let put = |[x, y]: [f64; 2]| plane.degrees([at[0] + x, at[1] + y]);
    let survey = PlaceSurvey {
        place: format!("28159:p{number:03}"),
        doors: doors
            .iter()
            .enumerate()
            .map(|(i, door)| Door {
                id: i.to_string(),
                name: format!("Door {i}"),
                at: put(*door),
                doubt,
                located: Located::Map,
                counts: Counts::Yes,
                used_by: String::new(),
                step_free: crate::domain::place::Tri::Unknown,
            })
            .collect(),
        polls: room.map(|half| Polls {
            name: "Room".to_owned(),
            shape: PollsShape::Room {
                parts: vec![RoomPart {
                    outline: [[-half, -half], [half, -half], [half, half], [-half, half]].map(put).to_vec(),
                    holes: Vec::new(),
                }],
            },
            doubt,
            located: Located::Map,
        }),
        surveyed: confirmed.then(|| Surveyed { by: "A. Deputy".to_owned(), on: "2026-10-01".to_owned() }),
        ..PlaceSurvey::default()
    };
    ZoneMap::of(&survey, &Policy::default())
}

fn maps() -> impl Strategy<Value = Vec<ZoneMap>> {
    let metres = |half: f64| [-half..half, -half..half];
    let doubt = (0f64..12.0, prop::bool::ANY, prop::sample::select(vec![0.0, 2.0])).prop_map(|(accuracy_m, sure, datum_m)| Doubt {
        accuracy_m,
        confidence: if sure { Confidence::P95 } else { Confidence::P68 },
        datum_m,
    });
    let one = (metres(900.0), prop::collection::vec(metres(40.0), 0..4), prop::option::of(5f64..70.0), doubt, prop::bool::weighted(0.8));
    prop::collection::vec(one, 1..30).prop_map(|all| {
        all.into_iter().enumerate().map(|(i, (at, doors, room, doubt, yes))| map(i, at, &doors, room, doubt, yes)).collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]
    #[test]
    fn as_measuring_every_place(
        maps in maps(), points in prop::collection::vec(([-1_500f64..1_500.0, -1_500f64..1_500.0], 0f64..30.0), 20),
    ) {
        let all = Statewide::new(maps);
        let plane = Plane::at(LonLat::new(-89.5, 32.75).unwrap());
        for (at, accuracy) in points {
            let (lon, lat) = plane.degrees(at);
            let fix = ZoneFix::new(lon, lat, accuracy, Confidence::P68).unwrap();
            let point = earth_centred(lon, lat);
            let each: Vec<PlaceMeasure> = all.maps().iter().map(|map| map.measure(map.metres_of(point), fix.sigma_m())).collect();
            let holding: Vec<usize> = (0..each.len()).filter(|i| may_hold(&each[*i])).collect();
            let to_door = |i: usize| each[i].one_fifty.statute.reached.map(|r| r.distance_m);
            let Some(said) = all.measure(&fix) else {
                prop_assert!(all.maps().iter().all(|map| map.anchors().is_empty()));
                continue;
            };
            prop_assert_eq!(&said.lines, &each[said.place]);
            let others: Vec<usize> = holding.into_iter().filter(|i| *i != said.place).collect();
            prop_assert_eq!(&said.also, &others);
            if let (Some(said), Some(least)) = (to_door(said.place), (0..each.len()).filter_map(to_door).min_by(f64::total_cmp)) {
                prop_assert!(said <= least + 1e-6, "{} m, and {} m to another", said, least);
            }
            let spelt = all.verdicts(&fix).unwrap();
            prop_assert_eq!(&spelt.place, all.maps()[said.place].place());
            prop_assert_eq!(spelt.also.len(), others.len());
        }
    }
}

#[test]
fn two_places_in_one_building_share_a_door() {
    let doors = [[0.0, 0.0], [20.0, 0.0]];
    let all = Statewide::new(vec![
        map(0, [0.0, 0.0], &doors, Some(6.0), Doubt::default(), true),
        map(1, [0.0, 0.0], &doors[..1], Some(4.0), Doubt::default(), true),
    ]);
    let (lon, lat) = Plane::at(LonLat::new(-89.5, 32.75).unwrap()).degrees([-20.0, 0.0]);
    let said = all.verdicts(&ZoneFix::new(lon, lat, 5.0, Confidence::P95).unwrap()).unwrap();
    assert_eq!((said.place.as_str(), said.also), ("28159:p000", vec!["28159:p001".to_owned()]));
    let fix = ZoneFix::new(lon, lat, 5.0, Confidence::P95).unwrap();
    assert_eq!(all.verdicts_at(1, &fix).unwrap().also, ["28159:p000"]);
    assert_eq!(all.nearest(&fix).count(), 2);
}

#[test]
fn far_away_the_nearest_place_is_named_and_nothing_holds() {
    let all = Statewide::new(vec![
        map(0, [0.0, 0.0], &[[0.0, 0.0]], None, Doubt::default(), true),
        map(1, [9_000.0, 0.0], &[[0.0, 0.0]], None, Doubt::default(), true),
    ]);
    let said = all.verdicts(&ZoneFix::new(-89.0, 32.75, 5.0, Confidence::P68).unwrap()).unwrap();
    assert_eq!((said.place.as_str(), said.also.len()), ("28159:p001", 0));
    assert_eq!((said.one_fifty.statute.verdict, said.one_fifty.statute.p), (Verdict::Outside, [0.0, 0.0]));
    assert!((said.one_fifty.statute.distance_ft.unwrap() * METRES_PER_FOOT - 37_846.0).abs() < 50.0, "{said:?}");
    assert_eq!(Statewide::new(Vec::new()).verdicts(&ZoneFix::new(-89.0, 32.75, 5.0, Confidence::P68).unwrap()), None);
}
