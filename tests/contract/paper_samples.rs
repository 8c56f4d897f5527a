//! One of each thing about the walk, the tape and the law that crosses to the poll manager's pages.

use pollstead::domain::zone::beside::{ConductRule, Law, LawLine, Layer};
use pollstead::domain::zone::walk::{Crossing, Side, WalkState};
use pollstead::domain::zone::{
    LineVerdict, MarkKind, Nearest, SheetAbout, TapeCheck, TapeDoor, TapeMark, TapePlan, TapeThirty, Taped, Verdict,
};
use serde_json::{Value, to_value};

fn text(said: &str) -> String {
    said.to_owned()
}

fn line(known: bool) -> LineVerdict {
    LineVerdict {
        distance_ft: known.then_some(138.0),
        give_or_take_ft: known.then_some(16.0),
        p: [0.0, 1.0],
        verdict: Verdict::TooCloseToCall,
        from: known.then(|| text("Door 2")),
        to_line_ft: known.then_some(-12.0),
        nearest: known.then_some(Nearest { at: (-89.3, 32.9), bearing_deg: 12.5 }),
    }
}

pub(crate) fn walk_states() -> [WalkState; 2] {
    let at = |known: bool| WalkState {
        state: if known { Side::Inside } else { Side::NoPosition },
        alarm: known.then_some(Crossing::Entered),
        one_fifty: known.then(|| line(true)),
        thirty: known.then(|| line(false)),
        at: known.then_some((-89.3, 32.9)),
        accuracy_m: known.then_some(5.0),
        coarse: !known,
        age_s: known.then_some(0.5),
    };
    [at(true), at(false)]
}

pub(crate) fn tape_plans() -> [TapePlan; 1] {
    let mark = |kind: MarkKind, known: bool| TapeMark {
        along: text("The walk to Ivy Avenue"),
        kind,
        bearing_deg: 180.0,
        at: (-89.3, 32.9),
        tape_ft: 150.0,
        path_ft: known.then_some(152.0),
        near: known.then(|| text("12 ft past the mailbox")),
        covered_by: known.then(|| text("Door 1")),
    };
    let marks = vec![mark(MarkKind::Walk, true), mark(MarkKind::Compass, false)];
    let check = |known: bool| TapeCheck {
        from: text("Door 1"),
        to: text("Door 2"),
        drawn_ft: 80.2,
        taped_ft: known.then_some(81.0),
        agrees: known.then_some(true),
    };
    [TapePlan {
        doors: vec![TapeDoor { door: text("28901:p001/e1"), name: text("Door 1"), marks: marks.clone() }],
        thirty: vec![TapeThirty { from: text("Courtroom, corner 1 (north-west)"), marks }],
        checks: vec![check(true), check(false)],
        rope_ft: vec![30.0, 150.0],
    }]
}

pub(crate) fn taped() -> [Taped; 1] {
    [Taped { door: text("28901:p001/e1"), feet: 148.5 }]
}

pub(crate) fn abouts() -> [SheetAbout; 1] {
    [SheetAbout {
        county: text("Fiction"),
        place: text("Made-up hall"),
        address: text("1 Made-Up St"),
        election: text("General election"),
        date: text("2027-11-02"),
        made_up: true,
    }]
}

pub(crate) fn laws() -> [Law; 1] {
    let mut law = Law::of_mississippi();
    law.conduct.truncate(1);
    let rule = law.conduct.first().cloned().into_iter();
    law.conduct.extend(rule.map(|rule| ConductRule { thirty: None, one_fifty: None, beyond: None, sure: false, ..rule }));
    [law]
}

/// Every enum of words, complete by the compiler.
pub(crate) fn words() -> Vec<(&'static str, &'static str, Vec<Value>)> {
    fn of<T: serde::Serialize>(all: &[T]) -> Vec<Value> {
        all.iter().filter_map(|word| to_value(word).ok()).collect()
    }
    let kinds = [MarkKind::Walk, MarkKind::Drive, MarkKind::RoadEdge, MarkKind::Compass];
    let sides = [Side::Inside, Side::Outside, Side::TooCloseToCall, Side::NotSurveyed, Side::NoPosition];
    let crossings = [Crossing::Entered, Crossing::Left];
    let layers = [Layer::Statute, Layer::Guidance, Layer::Interpretation, Layer::Practice];
    let lines = [LawLine::Thirty, LawLine::OneFifty];
    // A variant that is added does not compile before it stands above.
    for kind in kinds {
        match kind { MarkKind::Walk | MarkKind::Drive | MarkKind::RoadEdge | MarkKind::Compass => {} }
    }
    for side in sides {
        match side { Side::Inside | Side::Outside | Side::TooCloseToCall | Side::NotSurveyed | Side::NoPosition => {} }
    }
    for crossing in crossings {
        match crossing { Crossing::Entered | Crossing::Left => {} }
    }
    for layer in layers {
        match layer { Layer::Statute | Layer::Guidance | Layer::Interpretation | Layer::Practice => {} }
    }
    for line in lines {
        match line { LawLine::Thirty | LawLine::OneFifty => {} }
    }
    vec![
        ("markKinds", "TapeMark[\"kind\"]", of(&kinds)),
        ("walkSides", "WalkState[\"state\"]", of(&sides)),
        ("crossings", "NonNullable<WalkState[\"alarm\"]>", of(&crossings)),
        ("layers", "Layer", of(&layers)),
        ("lawLines", "LawText[\"line\"]", of(&lines)),
    ]
}
