//! What a place needs on paper for the two lines: the sheet, the notice, and the tape plan as a page in large type.

use std::fmt::Write as _;

use crate::compile::report_html::words::{day, escaped};
use crate::compile::whole_edition::{WholeCounty, WholeEdition};
use crate::domain::place::PollingPlace;
use crate::domain::zone::{MarkKind, PlaceSurvey, Policy, SheetAbout, TapeMark, TapePlan, notice, sheet};

/// Lines to fill in on a worksheet.
const DOORS: usize = 6;

/// A place's papers: the end of each file's name, and the file.
pub(super) struct ZonePapers {
    /// The tape plan, or a worksheet where nobody surveyed; an article for a page.
    pub(super) tape: String,
    /// The scale drawing; none where nobody surveyed.
    pub(super) sheet: Option<String>,
    /// For the wall.
    pub(super) notice: String,
}

/// The papers of one place.
pub(super) fn papers(
    edition: &WholeEdition, county: &WholeCounty, election: usize, place: &PollingPlace, survey: Option<&PlaceSurvey>, policy: &Policy,
) -> ZonePapers {
    let held = edition.site.elections.get(election);
    let about = SheetAbout {
        county: county.index.county.name.clone(),
        place: place.name.clone(),
        address: place.address.clone(),
        election: held.map(|e| e.name.clone()).unwrap_or_default(),
        date: held.map(|e| e.date.clone()).unwrap_or_default(),
        made_up: edition.site.made_up,
    };
    let head = format!(
        "<article class=\"sheet tape\"><p class=\"over\">{} County · {} · {}</p><h1>{}</h1>",
        escaped(&about.county),
        escaped(&about.election),
        escaped(&day(&about.date)),
        escaped(&place.name)
    );
    let surveyed = survey.filter(|s| !s.doors.is_empty() || s.polls.is_some());
    let tape = match surveyed {
        Some(survey) => format!("{head}{}</article>", plan(survey, policy)),
        None => format!("{head}{}</article>", worksheet()),
    };
    let nobody = PlaceSurvey::default();
    ZonePapers {
        tape,
        sheet: surveyed.map(|survey| sheet(survey, policy, &about)),
        notice: notice(surveyed.unwrap_or(&nobody), policy, &about),
    }
}

fn plan(survey: &PlaceSurvey, policy: &Policy) -> String {
    let plan = TapePlan::of(survey, policy);
    let who = match &survey.surveyed {
        Some(s) => format!("Surveyed by {} on {}.", escaped(&s.by), escaped(&day(&s.on))),
        None => "Nobody has confirmed this survey: tape the check distances first.".to_owned(),
    };
    let knots: Vec<String> = plan.rope_ft.iter().map(|f| format!("{f}")).collect();
    let mut out = format!(
        "<h2>Tape plan</h2><p>{who} Pull the tape straight and level. A rope does too: knot it at {} feet.</p>",
        knots.join(", ")
    );
    out.push_str(&checks(&plan));
    for door in &plan.doors {
        let _ = write!(out, "<h2>150 feet from {}</h2>{}", escaped(&door.name), marks(&door.marks));
    }
    if plan.doors.is_empty() {
        out.push_str("<h2>150 feet</h2><p>No entrance of this place was counted. Measure 150 feet from each entrance.</p>");
    }
    for group in &plan.thirty {
        let _ = write!(out, "<h2>30 feet from {}</h2>{}", escaped(&group.from), marks(&group.marks));
    }
    if plan.thirty.is_empty() {
        out.push_str("<h2>30 feet</h2><p>The room was not surveyed. Measure 30 feet out from its walls and doors.</p>");
    }
    out.push_str("<p class=\"foot\">Draft, not reviewed by counsel. A measurement, not a ruling.</p>");
    out
}

fn marks(marks: &[TapeMark]) -> String {
    let mut out = "<table class=\"marks\"><thead><tr><th scope=\"col\">Go</th><th scope=\"col\">Pull</th><th scope=\"col\">The line is</th></tr></thead><tbody>"
        .to_owned();
    for mark in marks {
        let go = match mark.kind {
            MarkKind::Compass => mark.along.clone(),
            MarkKind::Walk | MarkKind::Drive | MarkKind::RoadEdge => format!("along {}", spoken(&mark.along)),
        };
        let path = mark.path_ft.map_or_else(String::new, |feet| format!(" ({} ft along it)", feet.round()));
        let says = match (&mark.covered_by, &mark.near) {
            (Some(other), _) => format!("farther out here: {other} reaches farther"),
            (None, Some(near)) => near.clone(),
            (None, None) => "at the end of the tape".to_owned(),
        };
        let _ = write!(
            out,
            "<tr><th scope=\"row\">{}</th><td class=\"feet\">{} ft{path}</td><td>{}</td></tr>",
            escaped(&go),
            mark.tape_ft,
            escaped(&says)
        );
    }
    out.push_str("</tbody></table>");
    out
}

/// "The walk" within a sentence.
fn spoken(name: &str) -> String {
    name.strip_prefix("The ").map_or_else(|| name.to_owned(), |rest| format!("the {rest}"))
}

fn checks(plan: &TapePlan) -> String {
    if plan.checks.is_empty() {
        return String::new();
    }
    let mut out = "<h2>Check first</h2><p>If the tape says otherwise by more than a few feet, trust the tape and tell the clerk.</p><table class=\"marks\"><thead><tr>\
        <th scope=\"col\">From</th><th scope=\"col\">To</th><th scope=\"col\">Drawn</th><th scope=\"col\">Taped</th></tr></thead><tbody>"
        .to_owned();
    for check in &plan.checks {
        let taped = match (check.taped_ft, check.agrees) {
            (Some(feet), Some(true)) => format!("{feet} ft, agrees"),
            (Some(feet), _) => format!("{feet} ft, differs"),
            (None, _) => "________ ft".to_owned(),
        };
        let _ = write!(
            out,
            "<tr><th scope=\"row\">{}</th><td>{}</td><td class=\"feet\">{} ft</td><td class=\"feet\">{taped}</td></tr>",
            escaped(&check.from),
            escaped(&check.to),
            check.drawn_ft.round()
        );
    }
    out.push_str("</tbody></table>");
    out
}

/// To fill in where nobody surveyed.
fn worksheet() -> String {
    let row = "<tr><td></td><td></td><td></td></tr>";
    format!(
        "<h2>By tape: the two lines</h2><p><strong>Nobody has surveyed this place.</strong> This sheet says how to find the lines with a tape \
         or a rope knotted at 30 and 150 feet.</p>\
         <ol><li>Walk round the building. Write down every entrance.</li>\
         <li>At each entrance hold the end of the tape at the door. Pull it straight and level, 150 feet, along each walk, drive and road. \
         Mark the spot with a cone or chalk and write down what stands near it.</li>\
         <li>Where the marks of two entrances cross, the line is the one farther out.</li>\
         <li>At the room where people vote measure 30 feet out from its walls and doors. Through the building, pace it.</li></ol>\
         <table class=\"marks blank\"><thead><tr><th scope=\"col\">Entrance</th><th scope=\"col\">Which way</th><th scope=\"col\">150 feet are at</th></tr></thead>\
         <tbody>{}</tbody></table>\
         <p class=\"sign\">Measured by, day: ______________________________________________</p>\
         <p class=\"foot\">150 feet from any entrance: § 23-15-895. 30 feet from the polls, or the room: § 23-15-245. Draft, not reviewed by counsel.</p>",
        row.repeat(DOORS * 2)
    )
}
