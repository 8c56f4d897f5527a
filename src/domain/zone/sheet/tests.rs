//! The sheet's own numbers, its words, and text that means harm.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "tests")]

use super::*;
use crate::domain::geodesy::{LonLat, Plane};
use crate::domain::place::Tri;
use crate::domain::zone::{
    Confidence, Counts, Door, Doubt, Landmark, Located, METRES_PER_FOOT, Parcel, Path, PathKind, Polls, PollsShape, RoomPart, Surveyed, WhyNot,
};

fn ft(east: f64, north: f64) -> (f64, f64) {
    Plane::at(LonLat::new(-89.0, 33.0).unwrap()).degrees([east * METRES_PER_FOOT, north * METRES_PER_FOOT])
}

fn survey(doors: &[(f64, f64)]) -> PlaceSurvey {
    let door = |(at, spot): (usize, &(f64, f64))| Door {
        id: format!("e{}", at + 1),
        name: format!("Door {}", at + 1),
        at: ft(spot.0, spot.1),
        doubt: Doubt { accuracy_m: 1.0, confidence: Confidence::P95, datum_m: 0.0 },
        located: Located::Gps,
        counts: Counts::Yes,
        used_by: String::new(),
        step_free: Tri::Unknown,
    };
    let outline = [(-20.0, 5.0), (20.0, 5.0), (20.0, 35.0), (-20.0, 35.0)].map(|(x, y)| ft(x, y)).to_vec();
    PlaceSurvey {
        doors: doors.iter().enumerate().map(door).collect(),
        polls: Some(Polls {
            name: "Courtroom".to_owned(),
            shape: PollsShape::Room { parts: vec![RoomPart { outline, holes: Vec::new() }] },
            doubt: Doubt { accuracy_m: 0.3, ..Doubt::default() },
            located: Located::Tape,
        }),
        surveyed: Some(Surveyed { by: "D. Makebelieve".to_owned(), on: "2026-10-01".to_owned() }),
        ..PlaceSurvey::default()
    }
}

fn guidance() -> Policy {
    Policy { thirty: AdoptedThirty::Entrances, private_property: PrivateProperty::Excepted, by: "The commission".to_owned(), ..Policy::default() }
}

fn about(place: &str) -> SheetAbout {
    SheetAbout { county: "Winston".to_owned(), place: place.to_owned(), date: "2026-11-03".to_owned(), made_up: true, ..SheetAbout::default() }
}

/// What a reader of XML sees: every text, and that each element ends.
fn texts(svg: &str) -> String {
    let mut reader = quick_xml::Reader::from_str(svg);
    let (mut out, mut depth) = (String::new(), 0u32);
    loop {
        match reader.read_event().unwrap_or_else(|e| panic!("{e} in {svg}")) {
            quick_xml::events::Event::Start(_) => depth += 1,
            quick_xml::events::Event::End(_) => { depth -= 1; out.push(' ') }
            quick_xml::events::Event::Text(text) => out.push_str(&text.xml10_content()),
            quick_xml::events::Event::GeneralRef(reference) => { out.push('&'); out.push_str(&reference.xml10_content()); out.push(';') }
            quick_xml::events::Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(depth, 0);
    out
}

fn after<'a>(svg: &'a str, before: &str) -> &'a str {
    svg.split_once(before).unwrap_or_else(|| panic!("no {before}")).1
}

fn number(text: &str) -> f64 {
    text.chars().take_while(|c| c.is_ascii_digit() || *c == '.').collect::<String>().parse().unwrap()
}

#[test]
fn a_hundred_and_fifty_feet_are_so_on_paper_within_half_a_percent() {
    // Doors ever farther apart: every scale.
    for (apart, scale) in [(1.0, 60.0), (100.0, 60.0), (400.0, 100.0), (1_500.0, 300.0), (9_000.0, 1_500.0)] {
        for (survey, scale) in [(survey(&[(0.0, 0.0), (apart, 0.0)]), scale), (survey(&[(0.0, 0.0)]), 60.0)] {
            let svg = sheet(&survey, &Policy::default(), &about("Library"));
            assert!(svg.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"8.5in\" height=\"11in\" viewBox=\"0 0 612 792\""));
            let feet_per_inch = number(after(&svg, "1 inch = "));
            assert_eq!(feet_per_inch, scale, "{apart}");
            let wanted = 150.0 / feet_per_inch * 72.0;
            let bar = number(after(after(&svg, "class=\"scale-bar\""), "h"));
            assert!((bar / wanted - 1.0).abs() < 0.005, "{bar} {wanted}");
            // Every point of the bold line is so far from its nearer door.
            let circles: Vec<[f64; 2]> = svg.split("<circle cx=\"").skip(1).filter(|c| c.contains("r=\"6.5\"")).map(|c| [number(c), number(after(c, "cy=\""))]).collect();
            let d = after(after(&svg, "class=\"line-150\""), " d=\"").split('"').next().unwrap();
            let points: Vec<[f64; 2]> = d.split(['M', 'L', 'Z']).filter(|p| !p.is_empty()).map(|p| {
                let (x, y) = p.split_once(' ').unwrap();
                [x.parse().unwrap(), y.parse().unwrap()]
            }).collect();
            assert!(points.len() > 100);
            for [x, y] in points {
                let far = circles.iter().take(survey.doors.len()).map(|[cx, cy]| (x - cx).hypot(y - cy)).fold(f64::INFINITY, f64::min);
                // A hundredth of a point is how finely the sheet is written.
                assert!((far - wanted).abs() < wanted * 0.005 + 0.02, "{far} {wanted}");
            }
        }
    }
}

#[test]
fn both_readings_on_the_sheet_and_the_adopted_one_on_the_notice() {
    let mut survey = survey(&[(0.0, 0.0), (90.0, 0.0)]);
    survey.parcels = vec![Parcel { name: "Crane lot".to_owned(), outline: vec![ft(-300.0, -50.0), ft(-60.0, -50.0), ft(-60.0, 90.0), ft(-300.0, 90.0)] }];
    let drawn = |svg: &str| ["line-150", "line-30", "other-150", "other-30"].map(|c| svg.matches(&format!("class=\"{c}\"")).count());
    for policy in [Policy::default(), guidance()] {
        let svg = sheet(&survey, &policy, &about("Library"));
        assert_eq!(drawn(&svg), [1, 1, 1, 1]);
        let said = texts(&svg);
        assert!(said.contains("§ 23-15-895 (statute)") && said.contains("§ 23-15-245 (statute)"), "{said}");
        assert_eq!(drawn(&notice(&survey, &policy, &about("Library"))), [1, 1, 0, 0]);
    }
    let statute = texts(&notice(&survey, &Policy::default(), &about("Library")));
    assert!(statute.contains("(Courtroom)") && !statute.contains("private property") && !statute.contains("guidance"), "{statute}");
    let adopted = texts(&notice(&survey, &guidance(), &about("Library")));
    assert!(adopted.contains("guidance") && adopted.contains("As adopted by The commission"), "{adopted}");
}

#[test]
fn what_is_said_and_what_is_never_said() {
    let svg = sheet(&survey(&[(0.0, 0.0)]), &Policy::default(), &about("Library"));
    let said = texts(&svg);
    for part in [
        "Surveyed by D. Makebelieve on October 1, 2026.", "Draft, not reviewed by counsel.", "Made up:", "November 3, 2026", "1-800-829-6786",
        "within 4 ft of where it is",
    ] {
        assert!(said.contains(part), "{part}: {said}");
    }
    let nobody = sheet(&PlaceSurvey { surveyed: None, ..survey(&[(0.0, 0.0)]) }, &Policy::default(), &about("Library"));
    assert!(texts(&nobody).contains("Nobody has confirmed this survey"));
    for text in [svg.clone(), notice(&survey(&[(0.0, 0.0)]), &Policy::default(), &about("Library"))] {
        let lower = text.to_lowercase();
        for word in ["violation", "breach", "illegal", "href", "url(http", "<script", "@import"] {
            assert!(!lower.contains(word), "{word}");
        }
        assert_eq!(lower.matches("http").count(), 1, "the namespace alone");
    }
}

#[test]
fn foreign_text_stays_text_however_long() {
    let evil = "</text><script>alert('1')</script>&amp;\u{0}\u{ffff}\"";
    let long = "Long ".repeat(400);
    for name in [evil, long.as_str(), ""] {
        let mut survey = survey(&[(0.0, 0.0), (30.0, 5.0), (60.0, 5.0), (0.0, 50.0), (30.0, 60.0), (66.0, 60.0)]);
        for door in &mut survey.doors {
            (door.name, door.used_by) = (name.to_owned(), name.to_owned());
            door.counts = if door.id == "e6" { Counts::No { why: WhyNot::Other(name.to_owned()) } } else { Counts::Yes };
        }
        survey.landmarks = (0..40).map(|i| Landmark { name: name.to_owned(), at: ft(f64::from(i) * 3.0, -10.0) }).collect();
        survey.paths = vec![Path { name: name.to_owned(), kind: PathKind::Walk, line: vec![ft(0.0, 0.0), ft(0.0, -900.0)] }];
        survey.parcels = vec![Parcel { name: name.to_owned(), outline: vec![ft(9.0, 9.0), ft(99.0, 9.0), ft(99.0, 99.0)] }];
        survey.polls.as_mut().unwrap().name = name.to_owned();
        survey.surveyed = Some(Surveyed { by: name.to_owned(), on: name.to_owned() });
        let about = SheetAbout {
            county: name.to_owned(), place: name.to_owned(), address: name.to_owned(), election: name.to_owned(), date: name.to_owned(), made_up: false,
        };
        let policy = Policy { by: format!("x{name}"), call: name.to_owned(), ..guidance() };
        for svg in [sheet(&survey, &policy, &about), notice(&survey, &policy, &about)] {
            assert!(!texts(&svg).contains("<script"));
            assert!(!svg.contains("<script"));
        }
    }
}

#[test]
fn without_a_survey_the_sheet_says_so() {
    let none = PlaceSurvey::default();
    let said = texts(&sheet(&none, &Policy::default(), &about("Library")));
    assert!(said.contains("Nobody has surveyed this place."), "{said}");
    let said = texts(&notice(&none, &Policy::default(), &about("Library")));
    assert!(said.contains("150 ft") && said.contains("30 ft"));
    let mut wild = survey(&[(0.0, 0.0), (1e6, 0.0)]);
    wild.doors[0].at = (f64::NAN, f64::INFINITY);
    assert!(!sheet(&wild, &Policy::default(), &about("Library")).contains("NaN"));
}
