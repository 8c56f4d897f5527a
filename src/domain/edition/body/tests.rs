//! Bodies against postcard: what it writes is read back, and cut or changed bytes are refused where it refuses them.
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::indexing_slicing, clippy::cast_possible_truncation, reason = "tests")]

use serde::{Serialize, de::DeserializeOwned};

use super::*;
use crate::domain::edition::{
    CountyZones, Gazetteer, GazetteerCounty, GazetteerTown, GazetteerZip, Locality, NumberRange, Street, StreetShard,
};
use crate::domain::zone::{
    AdoptedThirty, Confidence, Counts, Door, Doubt, Landmark, Located, Parcel, Path, PathKind, PlaceSurvey, Policy, Polls, PollsShape,
    PrivateProperty, RoomPart, Surveyed, Tape, WhyNot,
};

fn hash() -> Hash {
    Hash::of(b"made up")
}

fn index() -> CountyIndex {
    let row = Some(RowRef { file: 300, row: 70_000 });
    let style = BallotStyle { party: Some("Blue".into()), style: "7".into() };
    let split = IndexSplit { code: "2".into(), name: "Élan".into(), ballot_styles: vec![style] };
    let precinct = IndexPrecinct {
        code: "11".into(),
        name: "Ivy".into(),
        boundary_id: None,
        registered: Some(1234),
        row,
        splits: vec![split],
    };
    CountyIndex {
        county: CountyRef { fips: "28999".parse().expect("five digits"), name: "Makebelieve".into() },
        offices: vec![Office { name: "Clerk".into(), phone: "1".into(), source: "s".into(), on: "2020-01-02".into() }],
        streets: StreetLayers { registered: true, roads: false },
        precincts: vec![precinct],
        serving: vec![Serving { election: 1, places: vec![Some(65_535), None] }],
        shards: vec![ShardEntry { name: "28999.places".into(), length: u32::MAX, sha256: hash() }],
        files: vec![CitedFile { file: 300, path: "list.csv".into() }],
        carried: vec![CarriedShard { name: "28999.places".into(), bytes: vec![0, 255] }],
    }
}

fn places() -> CountyPlaces {
    let checked = Some(Checked { by: "somebody".into(), on: "2020-02-03".into() });
    let accessibility = Accessibility {
        parking: Tri::Yes,
        drop_off: Tri::No,
        note: "ring".into(),
        checked,
        ..Accessibility::default()
    };
    let place = PollingPlace {
        id: "28999:p1".into(),
        name: "Hall".into(),
        accessibility,
        at: Some((-89.0, 33.0)),
        list_still_says: Some("Old Hall".into()),
        confirmed: Some(Confirmed { by: "somebody".into(), office: "clerk".into(), on: "2020-02-04".into(), minute_book: "12".into(), page: "34".into() }),
        ..PollingPlace::default()
    };
    CountyPlaces { places: vec![place, PollingPlace::default()] }
}

fn precincts() -> CountyPrecincts {
    let polygons = vec![vec![vec![i32::MIN, i32::MAX, -1, 1, 0, -64, 64]], Vec::new()];
    CountyPrecincts {
        quantum: Quantum::E7,
        datum_doubt_m: 2.5,
        shapes: vec![PrecinctShape { precinct: 9, polygons }],
    }
}

fn elections() -> SiteElections {
    let hours = Hours { opens: "07:00".into(), closes: "19:00".into(), opens_utc: "a".into(), closes_utc: "b".into() };
    let election = |authority, covers| Election {
        id: "e".into(),
        name: "Election".into(),
        date: "2020-11-03".into(),
        kind: ElectionKind::MunicipalGeneral,
        authority,
        covers,
        places_listed: true,
        hours: hours.clone(),
        over_utc: "c".into(),
        cure_by: Some(CureBy { date: "d".into(), over_utc: "e".into(), certain: true, published: false }),
    };
    let elections = vec![
        election(Authority { kind: AuthorityKind::County, name: None }, Covers::Everywhere),
        election(Authority { kind: AuthorityKind::Municipality, name: Some("Town".into()) }, Covers::Precincts(vec!["28999/11".into()])),
        election(Authority { kind: AuthorityKind::Party, name: Some("Blue".into()) }, Covers::Everywhere),
    ];
    SiteElections {
        name: "n".into(),
        state: "MS".into(),
        as_of: "2020-09-22".into(),
        time_zone: "America/Chicago".into(),
        made_up: true,
        elections,
        attribution: vec![Attribution { source: "s".into(), licence: "l".into() }],
    }
}

fn sources() -> SiteSources {
    let file = SourceFile { path: "p".into(), sha256: hash(), source: "s".into(), licence: "l".into() };
    let law = ShardEntry { name: "rules/law".into(), length: 7, sha256: Hash::of(b"law") };
    SiteSources { files: vec![file], others: vec![law] }
}

fn gazetteer() -> GazetteerColumns {
    let county = index().county;
    GazetteerColumns::from(&Gazetteer {
        counties: vec![GazetteerCounty { county, bounds: Some([-8_900, 3_300, 0, 1]), streets: true }],
        towns: vec![GazetteerTown { name: "Town".into(), counties: vec![0] }],
        zips: vec![GazetteerZip { zip: 39_339, towns: vec![0], counties: vec![0, 0] }],
    })
}

fn streets() -> StreetColumns {
    let range = |parity, layer, settles, row| NumberRange { low: 1, high: 99_999, parity, locality: 0, layer, settles, row };
    let ranges = vec![
        range(Parity::Even, Layer::Registered, Settles::One { precinct: 1, split: Some(2) }, None),
        range(Parity::Odd, Layer::Roads, Settles::Straddles(vec![1, 2]), Some(RowRef { file: 1, row: 2 })),
        range(Parity::Both, Layer::Roads, Settles::Gap(Vec::new()), None),
        range(Parity::Both, Layer::Roads, Settles::Conflict { row: 4, polygon: 5 }, None),
    ];
    let localities = vec![Locality { town: "Town".into(), zip: Some(39_339) }, Locality::default()];
    StreetColumns::from(&StreetShard { localities, streets: vec![Street { name: "Ivy Ave".into(), ranges }] })
}

fn policy() -> Policy {
    Policy {
        thirty: AdoptedThirty::Both,
        private_property: PrivateProperty::Excepted,
        photos: true,
        call: "the clerk".into(),
        by: "the commissioners".into(),
        on: "2026-10-01".into(),
    }
}

fn zones() -> CountyZones {
    let doubt = Doubt { accuracy_m: 2.5, confidence: Confidence::P95, datum_m: 2.0 };
    let counted = [
        Counts::Yes, Counts::No { why: WhyNot::Staff }, Counts::No { why: WhyNot::Locked }, Counts::No { why: WhyNot::Emergency },
        Counts::No { why: WhyNot::Other("bricked up".into()) },
    ];
    let door = |(at, counts): (usize, Counts)| Door {
        id: format!("28999:p1/e{at}"),
        name: "Door".into(),
        at: (-89.5, 33.25),
        doubt,
        located: Located::Tape,
        counts,
        used_by: "all".into(),
        step_free: Tri::Yes,
    };
    let part = RoomPart { outline: vec![(-89.0, 33.0), (-89.0, 33.1), (-89.1, 33.0)], holes: vec![vec![(-89.01, 33.01)]] };
    let polls = |shape| Polls { name: "Court room".into(), shape, doubt, located: Located::Map };
    let room = PlaceSurvey {
        place: "28999:p1".into(),
        name: "Hall".into(),
        doors: counted.into_iter().enumerate().map(door).collect(),
        polls: Some(polls(PollsShape::Room { parts: vec![part] })),
        parcels: vec![Parcel { name: "Lot".into(), outline: vec![(-89.0, 33.0)] }],
        paths: vec![Path { name: "The walk".into(), kind: PathKind::RoadEdge, line: vec![(-89.0, 33.0)] }],
        landmarks: vec![Landmark { name: "The mailbox".into(), at: (-89.0, 33.0) }],
        tapes: vec![Tape { from: "a".into(), to: "b".into(), feet: 12.5 }],
        accessibility: Accessibility::default(),
        surveyed: Some(Surveyed { by: "somebody".into(), on: "2026-10-01".into() }),
    };
    let point = PlaceSurvey { place: "28999:p2".into(), polls: Some(polls(PollsShape::Point { at: (-89.0, 33.0) })), ..PlaceSurvey::default() };
    CountyZones { surveys: vec![room, point] }
}

/// Reads what postcard wrote.
fn read_back<T: InBody + Serialize + PartialEq + std::fmt::Debug>(value: &T) -> Vec<u8> {
    let bytes = postcard::to_allocvec(value).expect("postcard writes every shard");
    let (read, rest) = Body::read_one::<T>(&bytes).expect("a body as written");
    assert_eq!((&read, rest), (value, &[][..]));
    for end in 0..bytes.len() {
        assert!(Body::read_one::<T>(&bytes[..end]).is_err(), "cut at {end} of {}", bytes.len());
    }
    bytes
}

/// Changes one byte after another; this reader and postcard's agree on every one.
fn agrees_when_changed<T: InBody + Serialize + DeserializeOwned>(bytes: &[u8]) {
    for at in 0..bytes.len() {
        for flip in [1u8, 2, 0x40, 0x80, 0xff] {
            let mut changed = bytes.to_vec();
            changed[at] ^= flip;
            let ours = Body::read_one::<T>(&changed).map(|(v, rest)| (written(&v), rest.len())).ok();
            let twin = postcard::take_from_bytes::<T>(&changed).map(|(v, rest)| (written(&v), rest.len())).ok();
            assert_eq!(ours, twin, "byte {at} ^ {flip:#x}");
        }
    }
}

/// As bytes, because a float that is no number is not equal to itself.
fn written<T: Serialize>(value: &T) -> Vec<u8> {
    postcard::to_allocvec(value).expect("postcard writes every shard")
}

#[test]
fn what_postcard_writes_is_read_back_and_what_it_refuses_is_refused() {
    agrees_when_changed::<CountyIndex>(&read_back(&index()));
    agrees_when_changed::<CountyPlaces>(&read_back(&places()));
    agrees_when_changed::<CountyPrecincts>(&read_back(&precincts()));
    agrees_when_changed::<GazetteerColumns>(&read_back(&gazetteer()));
    agrees_when_changed::<StreetColumns>(&read_back(&streets()));
    agrees_when_changed::<SiteElections>(&read_back(&elections()));
    agrees_when_changed::<SiteSources>(&read_back(&sources()));
    agrees_when_changed::<Policy>(&read_back(&policy()));
}

/// Postcard writes what JSON tags by a word, and cannot read it: so what is read of changed bytes must be written as them.
#[test]
fn surveys_are_read_as_they_are_written() {
    let bytes = read_back(&zones());
    for at in 0..bytes.len() {
        for flip in [1u8, 2, 0x40, 0x80, 0xff] {
            let mut changed = bytes.clone();
            changed[at] ^= flip;
            if let Ok((read, rest)) = Body::read_one::<CountyZones>(&changed) {
                let again = [written(&read), rest.to_vec()].concat();
                // A length may be written in more bytes than it takes.
                assert!(again == changed || again.len() < changed.len(), "byte {at} ^ {flip:#x}");
            }
        }
    }
}

#[test]
fn numbers_keep_to_their_width() {
    assert_eq!(Body::read_one::<u16>(&[0xff, 0xff, 0x03]), Ok((u16::MAX, &[][..])));
    for bytes in [&[0x80, 0x80, 0x04][..], &[0xff, 0xff, 0xff, 0x03], &[0x80], &[]] {
        assert!(Body::read_one::<u16>(bytes).is_err(), "{bytes:?}");
        assert!(postcard::take_from_bytes::<u16>(bytes).is_err(), "{bytes:?}");
    }
    assert_eq!(Body::read_one::<u32>(&[0xff, 0xff, 0xff, 0xff, 0x0f]), Ok((u32::MAX, &[][..])));
    assert!(Body::read_one::<u32>(&[0xff, 0xff, 0xff, 0xff, 0x1f]).is_err());
    assert!(Body::read_one::<u32>(&[0x80, 0x80, 0x80, 0x80, 0x80, 0x00]).is_err());
}

#[test]
fn a_length_that_lies_costs_no_memory() {
    assert!(Body::read_one::<Vec<u16>>(&[0xff, 0xff, 0xff, 0xff, 0x0f, 1]).is_err());
    assert!(Body::read_one::<String>(&[0xff, 0xff, 0xff, 0xff, 0x0f, 1]).is_err());
}
