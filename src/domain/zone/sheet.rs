//! The zone sheet: one Letter page, drawn to scale, with the words of the law and how sure the survey is.

mod drawing;
mod notice;
mod paper;
mod words;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

pub use self::notice::notice;
use self::drawing::{Drawing, Line, PATTERNS, Style};
use self::paper::{Anchor, MARGIN, Paper, TALL, WIDE};
use super::ground::Ground;
use crate::domain::zone::beside::{SECTION_245, SECTION_895};
use super::{AdoptedThirty, Outlines, PlaceSurvey, Policy, PrivateProperty, Rings, TapePlan, ZoneMap};

/// What a sheet says besides the survey. Fields as in `src/wasm/manager.ts`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetAbout {
    /// "Winston".
    pub county: String,
    /// As people call it.
    pub place: String,
    /// Of the place.
    pub address: String,
    /// Its name.
    pub election: String,
    /// The election's day, in words or `YYYY-MM-DD`.
    pub date: String,
    /// Whether people, streets and places are invented.
    pub made_up: bool,
}

/// Where the drawing stands on the page, points.
const FRAME: [f64; 4] = [MARGIN, 92.0, WIDE - MARGIN, 538.0];
/// The key's two columns.
const COLUMN: f64 = 258.0;

/// The sheet as SVG, 8.5 by 11 inches, its viewBox in points: printed at full size it is to scale. The adopted reading is drawn bold, the
/// other dashed.
#[must_use]
pub fn sheet(survey: &PlaceSurvey, policy: &Policy, about: &SheetAbout) -> String {
    let mut paper = Paper::new(&format!("Zone sheet: {}", about.place));
    paper.raw(PATTERNS);
    head(&mut paper, about);
    let outlines = ZoneMap::of(survey, policy).outlines();
    let lines = lines(&outlines);
    let plan = TapePlan::of(survey, policy);
    let usable = survey.measured_from();
    let ground = Ground::of(&usable);
    let mut drawing = ground.as_ref().and_then(|ground| Drawing::fit(ground, &lines, FRAME));
    match &mut drawing {
        Some(drawing) => drawing.draw(&mut paper, &lines, Some(&plan)),
        None => nothing_drawn(&mut paper),
    }
    let left = doors_key(&mut paper, survey, drawing.as_ref());
    let right = lines_key(&mut paper, &outlines, policy);
    law(&mut paper, (left.max(right) + 5.0).clamp(612.0, 646.0));
    foot(&mut paper, survey, policy, about);
    paper.done()
}

/// What is drawn, the hatched first so that the bold line lies upon it.
fn lines(outlines: &Outlines) -> Vec<Line<'_>> {
    let mut lines = vec![Line { rings: &outlines.thirty.adopted, style: Style::Hatched30 }];
    if let Some(rings) = other(&outlines.thirty.adopted, &outlines.thirty.statute, &outlines.thirty.guidance) {
        lines.push(Line { rings, style: Style::Dashed30 });
    }
    if let Some(rings) = other(&outlines.one_fifty.adopted, &outlines.one_fifty.statute, &outlines.one_fifty.guidance) {
        lines.push(Line { rings, style: Style::Dashed150 });
    }
    lines.push(Line { rings: &outlines.one_fifty.adopted, style: Style::Solid150 });
    lines
}

/// The reading that is not adopted, where it is a line of its own.
fn other<'a>(adopted: &Rings, statute: &'a Rings, guidance: &'a Rings) -> Option<&'a Rings> {
    let one = if adopted == statute { guidance } else { statute };
    // A union of both has no other.
    (one != adopted && !one.is_empty() && (adopted == statute || adopted == guidance)).then_some(one)
}

fn head(paper: &mut Paper, about: &SheetAbout) {
    let over = [&format!("{} County", about.county), &about.election, &words::day(&about.date)].map(|s| s.trim().to_owned());
    let over: Vec<String> = over.into_iter().filter(|s| !s.is_empty() && s != "County").collect();
    paper.lines([MARGIN, 42.0], 9.5, false, WIDE - 2.0 * MARGIN, 1, &over.join(" · "));
    let (size, most) = if paper::width(&about.place, 20.0) * 1.12 <= WIDE - 2.0 * MARGIN { (20.0, 1) } else { (12.5, 2) };
    let below = paper.lines([MARGIN, 45.0 + size], size, true, WIDE - 2.0 * MARGIN, most, &about.place);
    paper.lines([MARGIN, below.min(85.0)], 9.5, false, WIDE - 2.0 * MARGIN, 1, &about.address);
}

fn nothing_drawn(paper: &mut Paper) {
    let [left, top, right, bottom] = FRAME;
    paper.raw(&format!(
        "<rect x=\"{left}\" y=\"{top}\" width=\"{}\" height=\"{}\" fill=\"none\" stroke=\"#000\" stroke-width=\"0.75\"/>",
        right - left,
        bottom - top
    ));
    let middle = f64::midpoint(left, right);
    paper.text([middle, 300.0], 16.0, true, Anchor::Middle, "Nobody has surveyed this place.");
    paper.text([middle, 324.0], 11.0, false, Anchor::Middle, "Measure by tape: 150 feet from each entrance, 30 feet from the room.");
}

/// Doors by number, then landmarks by letter and what is not on the drawing.
fn doors_key(paper: &mut Paper, survey: &PlaceSurvey, drawing: Option<&Drawing<'_>>) -> f64 {
    let mut y = FRAME[3] + 14.0;
    let many = survey.doors.len() > 5;
    let size = if many { 7.5 } else { 8.5 };
    let doors: Vec<String> = survey.doors.iter().enumerate().map(|(at, door)| words::door(at + 1, door)).collect();
    if many {
        // One paragraph holds more doors than one line each.
        y = paper.lines([MARGIN, y], size, false, COLUMN, 6, &doors.join(" · "));
    } else {
        for door in &doors {
            y = paper.lines([MARGIN, y], size, false, COLUMN, 2, door);
        }
    }
    if let Some(drawing) = drawing {
        let letters: Vec<String> = drawing.lettered.iter().map(|(letter, name)| format!("{letter} {name}")).collect();
        if !letters.is_empty() {
            y = paper.lines([MARGIN, y], 7.5, false, COLUMN, 3, &letters.join(" · "));
        }
        if !drawing.beyond.is_empty() {
            y = paper.lines([MARGIN, y], 7.5, false, COLUMN, 2, &format!("Not on the drawing: {}", drawing.beyond.join(", ")));
        }
    }
    y
}

/// What each line is, drawn and in words, with its section.
fn lines_key(paper: &mut Paper, outlines: &Outlines, policy: &Policy) -> f64 {
    let x = MARGIN + COLUMN + 24.0;
    let mut y = FRAME[3] + 14.0;
    let thirty = match policy.shown_thirty() {
        AdoptedThirty::Room => ("30 feet from the room", "Secretary of State’s guidance: 30 feet from every entrance"),
        AdoptedThirty::Entrances => ("30 feet from every entrance (guidance)", "Statute: 30 feet from the room"),
        AdoptedThirty::Both => ("30 feet from the room and from every entrance", ""),
    };
    let far = match policy.shown_private_property() {
        PrivateProperty::Included => ("150 feet from every entrance", "Secretary of State’s guidance: private property excepted"),
        PrivateProperty::Excepted => ("150 feet from every entrance, private property excepted (guidance)", "Statute: no exception for private property"),
    };
    let drawn: Vec<Style> = lines(outlines).iter().filter(|l| !l.rings.is_empty()).map(|l| l.style).collect();
    for (style, says) in [(Style::Solid150, far.0), (Style::Hatched30, thirty.0), (Style::Dashed150, far.1), (Style::Dashed30, thirty.1)] {
        if !drawn.contains(&style) {
            continue;
        }
        paper.raw(&match style {
            Style::Hatched30 => format!("<rect x=\"{x}\" y=\"{:.2}\" width=\"26\" height=\"8\" {}/>", y - 7.0, style.attributes()),
            _ => format!("<path d=\"M{x} {:.2}h26\" {}/>", y - 3.0, style.attributes()),
        });
        let bold = matches!(style, Style::Solid150 | Style::Hatched30);
        y = paper.lines([x + 34.0, y], 8.5, bold, COLUMN - 34.0, 2, says);
    }
    let by = if policy.by.is_empty() {
        "No county policy is known: the statute’s shapes are drawn bold.".to_owned()
    } else {
        format!("Drawn bold as adopted by {}{}.", policy.by, words::on(&policy.on))
    };
    let y = paper.lines([x, y + 2.0], 7.5, false, COLUMN, 2, &by);
    paper.lines([x, y], 7.5, false, COLUMN, 1, "Black number: counts. White: does not. Triangle: landmark.")
}

/// The words of both sections, side by side.
fn law(paper: &mut Paper, y: f64) {
    for (x, law) in [(MARGIN, SECTION_895), (MARGIN + COLUMN + 24.0, SECTION_245)] {
        paper.text([x, y], 8.5, true, Anchor::Start, &format!("Miss. Code Ann. {} (statute)", law.cite));
        paper.lines([x, y + 11.0], 8.0, false, COLUMN, 7, &format!("“{}”", law.words));
    }
}

fn foot(paper: &mut Paper, survey: &PlaceSurvey, policy: &Policy, about: &SheetAbout) {
    let wide = WIDE - 2.0 * MARGIN;
    paper.raw(&format!("<path d=\"M{MARGIN} {:.2}h{wide}\" stroke=\"#000\" stroke-width=\"0.5\"/>", TALL - 76.0));
    let y = paper.lines([MARGIN, TALL - 65.0], 8.0, false, wide, 2, &words::surveyed(survey));
    let call = if policy.call.trim().is_empty() { String::new() } else { format!("Call {}. ", policy.call.trim()) };
    let y = paper.lines([MARGIN, y], 8.0, false, wide, 1, &format!("{call}Secretary of State, Elections: 1-800-829-6786 · (601) 576-2550 · 711 · A measurement, not a ruling."));
    let made_up = if about.made_up { "Made up: people, streets and places on this sheet are invented. " } else { "" };
    paper.lines([MARGIN, y], 8.0, true, wide, 1, &format!("{made_up}Draft, not reviewed by counsel."));
}
