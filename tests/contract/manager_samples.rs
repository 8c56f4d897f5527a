//! One of each thing that crosses to the poll manager's pages, every field written out.
#![allow(unreachable_pub, clippy::unwrap_used, reason = "tests")]

use pollstead::domain::place::{Accessibility, Checked, Tri};
use pollstead::domain::zone::survey_file::SurveyRead;
use pollstead::domain::zone::{
    AdoptedThirty, Confidence, Counts, Door, Doubt, Hand, Landmark, LineVerdict, LockState, Located, Locking, Merged, Nearest, Parcel,
    Path, PathKind, PlaceState, PlaceSurvey, Policy, Polls, PollsShape, PrivateProperty, Reading, RoomPart, Round, RoundPlace,
    SurveyConflict, SurveyProblem, Surveyed, Tape, TapedPoint, TapedRoom, Verdict, Verdicts, WhyNot,
};
use serde::Serialize;
use serde_json::{Value, json};

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

fn doubt(confidence: Confidence) -> Doubt {
    Doubt { accuracy_m: 2.5, confidence, datum_m: 2.0 }
}

fn door(counts: Counts) -> Door {
    Door {
        id: text("28901:p001/e1"),
        name: text("Front door"),
        at: (-89.3, 32.9),
        doubt: doubt(Confidence::P95),
        located: Located::Gps,
        counts,
        used_by: text("everybody"),
        step_free: Tri::Yes,
    }
}

fn whys() -> [WhyNot; 4] {
    let complete = |why: &WhyNot| match why {
        WhyNot::Staff | WhyNot::Locked | WhyNot::Emergency | WhyNot::Other(_) => (),
    };
    let all = [WhyNot::Staff, WhyNot::Locked, WhyNot::Emergency, WhyNot::Other(text("bricked up"))];
    all.iter().for_each(complete);
    all
}

fn part() -> RoomPart {
    let ring = vec![(-89.3, 32.9), (-89.3, 32.901), (-89.301, 32.9)];
    RoomPart { outline: ring.clone(), holes: vec![ring] }
}

pub(crate) fn surveys() -> [PlaceSurvey; 2] {
    let counts = std::iter::once(Counts::Yes).chain(whys().map(|why| Counts::No { why }));
    let polls = |shape| Some(Polls { name: text("Court room"), shape, doubt: doubt(Confidence::P68), located: Located::Tape });
    let accessibility = Accessibility {
        parking: Tri::Yes,
        drop_off: Tri::No,
        route: Tri::Unknown,
        step_free_door: Tri::Yes,
        door_opens: Tri::Yes,
        inside_route: Tri::Yes,
        accessible_machine: Tri::Yes,
        note: text("ring at the ramp"),
        checked: Some(Checked { by: text("A. Pretend"), on: text("2027-03-15") }),
    };
    let full = PlaceSurvey {
        place: text("28901:p001"),
        name: text("Made-up hall"),
        doors: counts.map(door).collect(),
        polls: polls(PollsShape::Room { parts: vec![part()] }),
        parcels: vec![Parcel { name: text("The feed store's lot"), outline: part().outline }],
        paths: all!(PathKind: Walk, Drive, RoadEdge).map(|kind| Path { name: text("The walk"), kind, line: part().outline }).to_vec(),
        landmarks: vec![Landmark { name: text("The mailbox"), at: (-89.3, 32.9) }],
        tapes: vec![Tape { from: text("28901:p001/e1"), to: text("The mailbox"), feet: 61.5 }],
        accessibility,
        surveyed: Some(Surveyed { by: text("A. Pretend"), on: text("2027-03-15") }),
    };
    let point = PlaceSurvey { place: text("28901:p002"), polls: polls(PollsShape::Point { at: (-89.3, 32.9) }), ..PlaceSurvey::default() };
    [full, point]
}

pub(crate) fn policies() -> Vec<Policy> {
    let policy = |thirty, private_property| Policy {
        thirty,
        private_property,
        photos: true,
        call: text("601-555-0100"),
        by: text("Election commissioners (made up)"),
        on: text("2027-03-02"),
    };
    let kept = all!(PrivateProperty: Included, Excepted);
    all!(AdoptedThirty: Room, Entrances, Both).into_iter().flat_map(|t| kept.map(|p| policy(t, p))).collect()
}

pub(crate) fn rounds() -> [Round; 1] {
    let [full, point] = surveys();
    let place = |(survey, state): (&PlaceSurvey, PlaceState)| RoundPlace { survey: survey.clone(), state, changed: text("2027-03-15T15:00:00Z") };
    let surveys = [&full, &point, &point];
    let states = all!(PlaceState: ToDo, Started, Done);
    [Round { county: text("28901"), by: text("A. Pretend"), places: surveys.into_iter().zip(states).map(place).collect() }]
}

pub(crate) fn reads() -> [SurveyRead; 2] {
    let problem = SurveyProblem { code: text("geometry"), refused: true, subject: text("Feature 3"), says: text("found nothing") };
    let [round] = rounds();
    [SurveyRead::Read { round, problems: vec![problem] }, SurveyRead::Refused { error: text("found no JSON") }]
}

pub(crate) fn merged() -> [Merged; 1] {
    let conflict = SurveyConflict { place: text("28901:p001"), what: text("parking"), mine: text("yes"), theirs: text("no") };
    let [round] = rounds();
    [Merged { round, conflicts: vec![conflict] }]
}

pub(crate) fn locking() -> Vec<Locking> {
    let locking = |state| Locking {
        state,
        samples: 9,
        seconds: 8.0,
        spread_m: 0.5,
        at: (state != LockState::Waiting).then_some((-89.3, 32.9)),
        doubt: (state != LockState::Waiting).then_some(doubt(Confidence::P68)),
    };
    all!(LockState: Waiting, Holding, GoodEnough, TooRough).map(locking).to_vec()
}

pub(crate) fn taped_points() -> [TapedPoint; 2] {
    [TapedPoint::Placed { at: (-89.3, 32.9), doubt: doubt(Confidence::P68) }, TapedPoint::Refused { error: text("found 0 feet") }]
}

pub(crate) fn taped_rooms() -> [TapedRoom; 2] {
    [TapedRoom::Placed { part: part(), doubt: doubt(Confidence::P68) }, TapedRoom::Refused { error: text("found 0 feet") }]
}

pub(crate) fn verdicts() -> [Verdicts; 2] {
    let line = |some: bool| LineVerdict {
        distance_ft: some.then_some(138.0),
        give_or_take_ft: some.then_some(16.0),
        p: [0.9, 1.0],
        verdict: Verdict::TooCloseToCall,
        from: some.then(|| text("Front door")),
        to_line_ft: some.then_some(-12.0),
        nearest: some.then_some(Nearest { at: (-89.3, 32.9), bearing_deg: 271.5 }),
    };
    [true, false].map(|some| Verdicts {
        place: text("28901:p001"),
        thirty: Reading { statute: line(some), guidance: line(some) },
        one_fifty: Reading { statute: line(some), guidance: line(some) },
        also: vec![text("28901:p002")],
    })
}

fn said<T: Serialize>(words: &[T]) -> Vec<Value> {
    words.iter().map(|w| serde_json::to_value(w).unwrap()).collect()
}

/// Name, type and words of each enum whose words cross.
pub(crate) fn words() -> Vec<(&'static str, &'static str, Vec<Value>)> {
    vec![
        ("confidences", "Confidence", said(&all!(Confidence: P68, P95))),
        ("located", "Located", said(&all!(Located: Gps, Map, Tape, File))),
        ("pathKinds", "PathKind", said(&all!(PathKind: Walk, Drive, RoadEdge))),
        ("whysNot", "Exclude<WhyNot, object>", said(&whys()).into_iter().filter(Value::is_string).collect()),
        ("countKinds", "Counts[\"kind\"]", vec![json!("yes"), json!("no")]),
        ("pollsShapes", "PollsShape[\"kind\"]", vec![json!("room"), json!("point")]),
        ("adoptedThirty", "Policy[\"thirty\"]", said(&all!(AdoptedThirty: Room, Entrances, Both))),
        ("privateProperty", "Policy[\"private_property\"]", said(&all!(PrivateProperty: Included, Excepted))),
        ("placeStates", "RoundPlace[\"state\"]", said(&all!(PlaceState: ToDo, Started, Done))),
        ("lockStates", "Locking[\"state\"]", said(&all!(LockState: Waiting, Holding, GoodEnough, TooRough))),
        ("hands", "Hand", said(&all!(Hand: Left, Right))),
        ("verdictWords", "Verdict", said(&all!(Verdict: Inside, Outside, TooCloseToCall, NotSurveyed))),
        ("readKinds", "SurveyRead[\"kind\"]", vec![json!("read"), json!("refused")]),
        ("tapedKinds", "DoorTape[\"kind\"]", vec![json!("along_wall"), json!("from_both")]),
    ]
}

/// What is asked of the law, by whoever may ask.
pub(crate) fn law_questions() -> Vec<pollstead::domain::law::LawQuestion> {
    use pollstead::domain::law::{AskedBy, LawQuestion, Question};
    let ask = |(i, question): (usize, &Question)| LawQuestion {
        question: question.word().to_owned(),
        said: [("role".to_owned(), "voter".to_owned())].into(),
        by: AskedBy::ALL[i % AskedBy::ALL.len()].0.to_owned(),
        on: "2027-11-02".parse().unwrap(),
        election_type: pollstead::domain::law::ELECTION_TYPES[i].to_owned(),
        cure_by: (i % 2 == 0).then(|| text("Tuesday, November 9, 2027")),
    };
    Question::ALL.iter().enumerate().map(ask).collect()
}

/// What the law says to that, once each.
pub(crate) fn law_answers() -> Vec<pollstead::domain::law::LawAnswer> {
    use pollstead::domain::law::{Cure, LawAnswer, Layer, Reason, Ruling};
    let day = "2017-11-02".parse().unwrap();
    let reason = |layer: Layer| Reason { rule: text("made.up"), cite: text("§ 1"), layer: layer.word(), text: text("Made up."), words: text("made up"), confidence: "SEEN" };
    let ruled = |decides: Option<String>, cure: Option<Cure>, reasons: Vec<Reason>| {
        LawAnswer::Ruled(Ruling { outcome: "confer", certain: false, decides, reasons, steps: vec![text("Confer.")], cure, reviewed: text("Draft"), trace: Vec::new() })
    };
    vec![
        LawAnswer::Ask { fact: "document", allowed: vec!["none"], issued_from: day },
        ruled(Some(text("the bailiff")), Some(Cure::ShowId), [Layer::Statute, Layer::Rule, Layer::Guidance, Layer::Interpretation].map(reason).into()),
        ruled(None, Some(Cure::Religious), vec![Reason { words: String::new(), ..reason(Layer::Statute) }]),
        ruled(None, None, Vec::new()),
        LawAnswer::Refused { error: text("found no document") },
    ]
}
