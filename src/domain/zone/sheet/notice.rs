//! The notice for the wall: one Letter page in large type, with the adopted reading alone.

use super::drawing::{Drawing, Line, PATTERNS, Style};
use super::paper::{Anchor, MARGIN, Paper, TALL, WIDE, width};
use super::words;
use super::SheetAbout;
use crate::domain::zone::ground::Ground;
use crate::domain::zone::{AdoptedThirty, PlaceSurvey, Policy, PrivateProperty, ZoneMap};

/// The notice as SVG, 8.5 by 11 inches.
#[must_use]
pub fn notice(survey: &PlaceSurvey, policy: &Policy, about: &SheetAbout) -> String {
    let mut paper = Paper::new(&format!("Notice: {}", about.place));
    paper.raw(PATTERNS);
    let wide = WIDE - 2.0 * MARGIN;
    paper.text([MARGIN, 60.0], 30.0, true, Anchor::Start, "Polling place");
    let size = if width(&about.place, 18.0) <= wide { 18.0 } else { 13.0 };
    let y = paper.lines([MARGIN, 84.0], size, false, wide, 2, &about.place);
    let when: Vec<String> = [about.election.trim().to_owned(), words::day(&about.date)].into_iter().filter(|s| !s.is_empty()).collect();
    paper.lines([MARGIN, y.min(118.0)], 11.0, false, wide, 1, &when.join(" · "));
    let y = far(&mut paper, policy, 150.0);
    let y = near(&mut paper, survey, policy, y + 18.0);
    drawing(&mut paper, survey, policy, y + 6.0);
    foot(&mut paper, policy, about);
    paper.done()
}

fn far(paper: &mut Paper, policy: &Policy, y: f64) -> f64 {
    let (says, cite) = match policy.shown_private_property() {
        PrivateProperty::Included => {
            ("No campaign literature within 150 feet of any entrance of this building", "Miss. Code Ann. § 23-15-895 (statute)")
        }
        PrivateProperty::Excepted => (
            "No campaign literature within 150 feet of any entrance of this building, unless on private property",
            "Miss. Code Ann. § 23-15-895 (statute); private property excepted: Secretary of State’s guidance",
        ),
    };
    let more = "Candidates, those who represent them, and those for or against a measure on the ballot may not post or hand out cards, posters or \
                other campaign literature there.";
    rule(paper, y, "150 ft", says, more, cite)
}

fn near(paper: &mut Paper, survey: &PlaceSurvey, policy: &Policy, y: f64) -> f64 {
    let room = survey.polls.as_ref().map(|p| p.name.trim()).filter(|n| !n.is_empty());
    let room = room.map_or_else(|| "the room where people vote".to_owned(), |name| format!("the room where people vote ({name})"));
    let (says, cite) = match policy.shown_thirty() {
        AdoptedThirty::Room => (format!("Keep 30 feet clear in every direction from {room}"), "Miss. Code Ann. § 23-15-245 (statute)"),
        AdoptedThirty::Entrances => (
            "Keep 30 feet clear in every direction from every entrance".to_owned(),
            "Miss. Code Ann. § 23-15-245 (statute); from the entrances: Secretary of State’s guidance",
        ),
        AdoptedThirty::Both => (
            format!("Keep 30 feet clear in every direction from {room}, and from every entrance"),
            "Miss. Code Ann. § 23-15-245 (statute); from the entrances: Secretary of State’s guidance",
        ),
    };
    rule(paper, y, "30 ft", &says, "Only election officials, people here to vote, and credentialed poll watchers.", cite)
}

/// A number to read from afar, and beside it what it means.
fn rule(paper: &mut Paper, y: f64, number: &str, says: &str, more: &str, cite: &str) -> f64 {
    let x = MARGIN + 128.0;
    let wide = WIDE - MARGIN - x;
    paper.raw(&format!("<path d=\"M{MARGIN} {:.2}h{}\" stroke=\"#000\" stroke-width=\"2\"/>", y - 18.0, WIDE - 2.0 * MARGIN));
    paper.text([MARGIN, y + 24.0], 38.0, true, Anchor::Start, number);
    let y = paper.lines([x, y + 6.0], 18.0, true, wide, 4, says);
    let y = paper.lines([x, y + 1.0], 13.0, false, wide, 5, more);
    paper.lines([x, y + 1.0], 11.0, false, wide, 2, cite)
}

/// The adopted lines about the building, as a picture that still is to scale.
fn drawing(paper: &mut Paper, survey: &PlaceSurvey, policy: &Policy, top: f64) {
    let outlines = ZoneMap::of(survey, policy).outlines();
    let lines = [
        Line { rings: &outlines.thirty.adopted, style: Style::Hatched30 },
        Line { rings: &outlines.one_fifty.adopted, style: Style::Solid150 },
    ];
    let frame = [MARGIN, top, WIDE - MARGIN, TALL - 92.0];
    let usable = survey.measured_from();
    let Some(ground) = Ground::of(&usable) else { return };
    let Some(mut drawing) = Drawing::fit(&ground, &lines, frame).filter(|_| frame[3] - top > 120.0) else { return };
    drawing.draw(paper, &lines, None);
}

fn foot(paper: &mut Paper, policy: &Policy, about: &SheetAbout) {
    let wide = WIDE - 2.0 * MARGIN;
    let y = paper.lines([MARGIN, TALL - 74.0], 12.0, true, wide, 1, "Questions? Ask the poll manager who is the bailiff.");
    let call = policy.call.trim();
    let county = if call.is_empty() { String::new() } else { format!("{call} · ") };
    let y = paper.lines([MARGIN, y], 11.0, false, wide, 1, &format!("{county}1-800-829-6786 · (601) 576-2550 · 711"));
    let adopted = if policy.by.is_empty() { String::new() } else { format!("As adopted by {}{}. ", policy.by.trim(), words::on(&policy.on)) };
    let made_up = if about.made_up { "Made up: people, streets and places here are invented. " } else { "" };
    paper.lines([MARGIN, y], 8.5, false, wide, 2, &format!("Solid line: 150 feet. Hatched: 30 feet. Dot: entrance. {adopted}{made_up}Draft, not reviewed by counsel."));
}
