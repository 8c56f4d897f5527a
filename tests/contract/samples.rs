//! One of each thing that crosses, every field written out: a new field does not compile until it stands here.
#![allow(clippy::unwrap_used, reason = "tests")]

use pollstead::domain::election::{Authority, AuthorityKind, CureBy, ElectionKind, ElectionRef, Hours};
use pollstead::domain::edition::behaviour::{Band, Note};
use pollstead::domain::edition::{Moment, NoticeKind};
use pollstead::domain::lookup::{
    Answer, AnswerNotice, Area, Candidate, CloseWhy, CountyDetail, Difference, Found, Freshness, FreshnessState,
    How, ListedPrecinct, NotFoundReason, OpenedCounty, OpenedEdition, Outline, PlaceOption,
    Position, Proof, ProofRow, Question, ShardRef, StreetName, Suggested, Suggestion,
    UnavailableWhy,
};
use pollstead::domain::place::{
    Accessibility, BallotStyle, Checked, Confirmed, Contact, CountyRef, Office, PlaceRef, PrecinctRef,
    SplitRef, Tri,
};
use serde::Serialize;
use serde_json::Value;

/// All variants of an enum without fields; a variant that is left out does not compile.
macro_rules! all {
    ($of:ident: $($variant:ident),+) => {{
        let complete = |word: $of| match word { $($of::$variant => ()),+ };
        let all = [$($of::$variant),+];
        all.iter().for_each(|word| complete(*word));
        all
    }};
}

fn text(said: &str) -> String {
    said.to_owned()
}

fn county() -> CountyRef {
    CountyRef {
        fips: "28901".parse().unwrap(),
        name: text("Makebelieve"),
    }
}

fn contact() -> Contact {
    let office = Office {
        name: text("Made-up clerk"),
        phone: text("601-555-0100"),
        source: text("made up"),
        on: text("2027-03-01"),
    };
    Contact::with_offices(vec![office])
}

fn precinct(joined: bool) -> PrecinctRef {
    PrecinctRef {
        id: text("28901/06"),
        name: text("Pretend Springs 1"),
        boundary_id: joined.then(|| text("28901-PRETEND")),
    }
}

/// A place with all that can be known, or with nothing that need not be.
fn place(known: bool) -> PlaceRef {
    let tri = if known { Tri::Yes } else { Tri::Unknown };
    let accessibility = Accessibility {
        parking: tri,
        drop_off: tri,
        route: tri,
        step_free_door: if known { Tri::No } else { tri },
        door_opens: tri,
        inside_route: tri,
        accessible_machine: tri,
        note: text(if known { "ring at door 1" } else { "" }),
        checked: known.then(|| Checked {
            by: text("A. Pretend"),
            on: text("2027-03-15"),
        }),
    };
    PlaceRef {
        id: text("28901:p005"),
        name: text("Made-Up Hall"),
        address: text(if known { "1 Nowhere Rd" } else { "" }),
        room: known.then(|| text("Room 2")),
        accessibility,
        at: known.then_some((-89.25, 33.5)),
        list_still_says: known.then(|| text("Made-Up Barn")),
        confirmed: known.then(|| Confirmed {
            by: text("A. Pretend"),
            office: text("Circuit clerk of Makebelieve County"),
            on: text("2027-05-03"),
            minute_book: text("12"),
            page: text("34"),
        }),
    }
}

fn election(kind: ElectionKind, authority: AuthorityKind) -> ElectionRef {
    let name = (authority != AuthorityKind::County).then(|| text("Pretend Springs"));
    ElectionRef {
        id: text("demo-general"),
        name: text("General election"),
        date: text("2027-11-02"),
        kind,
        authority: Authority {
            kind: authority,
            name,
        },
        cure_by: None,
    }
}

fn general() -> ElectionRef {
    ElectionRef {
        cure_by: Some(CureBy {
            date: text("2027-11-09"),
            over_utc: text("2027-11-10T06:00:00Z"),
            certain: true,
            published: false,
        }),
        ..election(ElectionKind::General, AuthorityKind::County)
    }
}

fn freshness(state: FreshnessState) -> Freshness {
    Freshness {
        state,
        as_of: text("2027-04-01"),
        made_up: true,
        unsigned: state == FreshnessState::Old,
        band: Band::Plain,
        notes: vec![Note::CountyNotConfirmed],
        published: (state == FreshnessState::Current).then(|| text("2027-11-01T23:00:00Z")),
        confirmed_on: (state == FreshnessState::Current).then(|| text("2027-10-30")),
    }
}

fn position(how: How) -> Position {
    Position {
        how,
        accuracy_m: 12.5,
    }
}

fn proof() -> Proof {
    let row = |row| ProofRow {
        file: text("places.csv"),
        row,
        says: text("Pretend Springs 1 (06)"),
    };
    Proof {
        matched: text("109 Elm St"),
        rows: vec![row(Some(7)), row(None)],
        considered: vec![text("another street")],
        shards: vec![ShardRef {
            name: text("places/28901.index"),
            sha256: text("00ff"),
        }],
    }
}

fn option(known: bool) -> PlaceOption {
    PlaceOption {
        county: county(),
        precinct: precinct(known),
        place: known.then(|| place(true)),
        notices: if known { notices() } else { Vec::new() },
        distance_m: known.then_some(3.5),
    }
}

/// One with all that a notice can hold, one with nothing that need not be.
fn notices() -> Vec<AnswerNotice> {
    let at = |local: &str, utc: &str| Moment {
        local: text(local),
        utc: text(utc),
    };
    let one = |kind, known: bool| AnswerNotice {
        id: text("2027-11-02-1"),
        kind,
        instead_of: known.then(|| place(true)),
        entrance: (!known).then(|| text("Door 2")),
        from: at("2027-11-02T06:10", "2027-11-02T11:10:00Z"),
        until: at("2027-11-03T00:00", "2027-11-03T05:00:00Z"),
        issued_at: text("2027-11-02T11:12:00Z"),
    };
    vec![one(NoticeKind::Moved, true), one(NoticeKind::EntranceChanged, false)]
}

fn found(known: bool) -> Answer {
    let style = |party: Option<&str>| BallotStyle {
        party: party.map(text),
        style: text("12"),
    };
    Answer::Found(Box::new(Found {
        election: general(),
        county: county(),
        precinct: precinct(known),
        split: known.then(|| SplitRef {
            id: text("28901/06/2"),
            name: text("2"),
            ballot_styles: vec![style(None), style(Some("Made-up party"))],
        }),
        place: place(known),
        hours: Hours {
            opens: text("07:00"),
            closes: text("19:00"),
            opens_utc: text("2027-11-02T12:00:00Z"),
            closes_utc: text("2027-11-03T00:00:00Z"),
        },
        notices: notices(),
        position: position(How::Row),
        proof: proof(),
        freshness: freshness(FreshnessState::Current),
        contact: contact(),
    }))
}

fn suggestions() -> Vec<Suggestion> {
    [None, Some("28901~109~Elm St~~")]
        .map(|id| Suggestion {
            text: text("109 Elm St"),
            id: id.map(text),
        })
        .to_vec()
}

pub(crate) fn answers() -> Vec<Answer> {
    let candidate = Candidate {
        id: text("28901~109~Elm St~~"),
        text: text("109 Elm St"),
        differs: differences().to_vec(),
        county: county(),
    };
    let mut all = vec![
        found(true),
        found(false),
        Answer::Choose {
            candidates: vec![candidate],
            contact: contact(),
        },
    ];
    all.extend(
        all!(CloseWhy: FixNearBorder, SideStraddles, Gap).map(|why| Answer::Close {
            why,
            election: general(),
            candidates: vec![option(true), option(false)],
            position: position(How::Gps),
            proof: proof(),
            freshness: freshness(FreshnessState::Old),
            contact: contact(),
        }),
    );
    all.push(Answer::NoPlace {
        election: general(),
        county: county(),
        precinct: precinct(true),
        proof: proof(),
        freshness: freshness(FreshnessState::Current),
        contact: contact(),
    });
    all.push(Answer::Conflict {
        election: general(),
        by_row: option(true),
        by_polygon: option(false),
        proof: proof(),
        freshness: freshness(FreshnessState::Current),
        contact: contact(),
    });
    all.extend([Some(county()), None].map(|county| Answer::NoStreets {
        counties: county.iter().cloned().collect(),
        county,
        precincts: vec![precinct(true)],
        contact: contact(),
    }));
    all.extend([Some(general()), None].map(|next| Answer::NoElection {
        next,
        contact: contact(),
    }));
    for kind in elections() {
        for authority in authorities() {
            all.push(Answer::OtherAuthority {
                election: election(kind, authority),
                contact: contact(),
            });
        }
    }
    all.extend(hows().map(|how| Answer::Outside {
        position: position(how),
        contact: contact(),
    }));
    all.extend(reasons().map(|reason| Answer::NotFound {
        reason,
        nearest_spellings: suggestions(),
        counties: vec![county()],
        contact: contact(),
    }));
    all.extend(whys().map(|why| Answer::Unavailable {
        why,
        name: text("m/now.json"),
        error: text("the host has no such file"),
        contact: contact(),
    }));
    all.push(Answer::Invalid {
        error: text("found one of lon and lat, expected both"),
    });
    // A variant that has no sample above: a new one does not compile until somebody has stood here.
    all.iter().for_each(|answer| match answer {
        Answer::Found(_)
        | Answer::Choose { .. }
        | Answer::Close { .. }
        | Answer::NoPlace { .. }
        | Answer::Conflict { .. } => {}
        Answer::NoStreets { .. }
        | Answer::NoElection { .. }
        | Answer::OtherAuthority { .. }
        | Answer::Outside { .. } => {}
        Answer::NotFound { .. } | Answer::Unavailable { .. } | Answer::Invalid { .. } => {}
    });
    all
}

pub(crate) fn questions() -> Vec<Question> {
    let mut all = Vec::new();
    for election in [None, Some(text("demo-general"))] {
        for county in [None, Some(text("28901"))] {
            all.push(Question::Address {
                text: text("109 Elm St"),
                county,
                election: election.clone(),
            });
        }
        all.push(Question::Id {
            id: text("28901/06"),
            election: election.clone(),
        });
        all.push(Question::Precinct {
            county: text("28901"),
            precinct: text("06"),
            election: election.clone(),
        });
        for (how, accuracy_m) in [(How::Gps, Some(25.5)), (How::Map, None), (How::Point, None)] {
            all.push(Question::Point {
                lon: -89.25,
                lat: 33.5,
                accuracy_m,
                how,
                election: election.clone(),
            });
        }
    }
    all
}

pub(crate) fn opened() -> Vec<OpenedEdition> {
    let county = |bounds| OpenedCounty {
        fips: county().fips,
        name: county().name,
        streets: true,
        bounds,
    };
    let head = OpenedEdition {
        name: text("Makebelieve County, made up"),
        as_of: text("2027-04-01"),
        unsigned: true,
        made_up: true,
        freshness: freshness(FreshnessState::Old),
        elections: vec![general()],
        counties: vec![county(None), county(Some([-89.5, 33.0, -89.0, 33.5]))],
        attribution: vec![(text("Pollstead demo, made up"), text("CC0-1.0"))],
        contact: contact(),
    };
    vec![head]
}

pub(crate) fn suggested() -> [Suggested; 2] {
    let areas = [
        Area::Unknown {
            towns: vec![text("Pretend Springs")],
        },
        Area::Counties {
            counties: vec![county()],
        },
    ];
    areas.map(|area| {
        match area {
            Area::Unknown { .. } | Area::Counties { .. } => {}
        }
        Suggested {
            area,
            suggestions: suggestions(),
            no_streets: false,
        }
    })
}

pub(crate) fn details() -> Vec<CountyDetail> {
    let row = |known: bool| ListedPrecinct {
        precinct: precinct(known),
        place: known.then(|| place(false)),
        notices: if known { notices() } else { Vec::new() },
        registered: known.then_some(210),
    };
    vec![CountyDetail {
        county: county(),
        streets: true,
        map: false,
        precincts: vec![row(true), row(false)],
        contact: contact(),
    }]
}

pub(crate) fn streets() -> Vec<StreetName> {
    let street = |known: bool| StreetName {
        name: text("Elm St"),
        town: known.then(|| text("Pretend Springs")),
        zip: known.then(|| text("39991")),
        numbers: (101, 491),
    };
    vec![street(true), street(false)]
}

pub(crate) fn outlines() -> Vec<Outline> {
    let ring = vec![(-89.5, 33.0), (-89.0, 33.0), (-89.0, 33.5), (-89.5, 33.0)];
    vec![Outline {
        precinct: precinct(true),
        rings: vec![ring],
    }]
}

fn differences() -> [Difference; 6] {
    all!(Difference: Direction, Suffix, Name, Locality, County, Unit)
}

fn elections() -> [ElectionKind; 7] {
    all!(ElectionKind: Primary, PrimaryRunoff, General, GeneralRunoff, Special, MunicipalPrimary, MunicipalGeneral)
}

fn authorities() -> [AuthorityKind; 3] {
    all!(AuthorityKind: County, Municipality, Party)
}

fn hows() -> [How; 5] {
    all!(How: Row, Point, Range, Gps, Map)
}

fn reasons() -> [NotFoundReason; 10] {
    all!(NotFoundReason: NoSuchStreet, NoSuchNumber, NumberMissing, AreaUnknown, WhichCounty, HighwayWithoutNumber, RuralBox,
        PoBox, Intersection, UnknownId)
}

fn whys() -> [UnavailableWhy; 3] {
    all!(UnavailableWhy: NotReached, NotGenuine, TooOld)
}

/// Every enum of words: the name its table gets, its TypeScript type, its words.
pub(crate) fn words() -> Vec<(&'static str, &'static str, Vec<Value>)> {
    fn of<T: Serialize>(all: &[T]) -> Vec<Value> {
        all.iter()
            .map(|word| serde_json::to_value(word).unwrap())
            .collect()
    }
    vec![
        ("differences", "Difference", of(&differences())),
        ("electionKinds", "ElectionKind", of(&elections())),
        ("authorityKinds", "Authority[\"kind\"]", of(&authorities())),
        ("hows", "How", of(&hows())),
        ("notFoundReasons", "NotFoundReason", of(&reasons())),
        ("unavailableWhys", "Unavailable[\"why\"]", of(&whys())),
        (
            "bands",
            "Band",
            of(&all!(Band: Plain, Amber, LastKnown, NoPlace)),
        ),
        (
            "freshNotes",
            "FreshNote",
            of(&all!(Note: CountyNotConfirmed, ClockBehind, ClockAhead, MirrorsDiffer, PaperFirst)),
        ),
        (
            "noticeKinds",
            "NoticeKind",
            of(&all!(NoticeKind: Moved, DelayedOpen, ClosedTemp, ExtendedHoursCourt, CallClerk, EntranceChanged)),
        ),
        (
            "closeWhys",
            "Extract<Answer, { kind: \"close\" }>[\"why\"]",
            of(&all!(CloseWhy: FixNearBorder, SideStraddles, Gap)),
        ),
        (
            "freshnessStates",
            "Freshness[\"state\"]",
            of(&all!(FreshnessState: Current, Old)),
        ),
        ("tris", "Tri", of(&all!(Tri: Yes, No, Unknown))),
    ]
}
