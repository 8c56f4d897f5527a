//! Papers of a county, and the confirmation sheet: out, filled in, in again, and onto the card.

use super::desk::{Desk, list, profile};

fn desk() -> Desk {
    let desk = Desk::new();
    desk.write("places.csv", list(&[
        "101,Maben,Hall,1 Oak St Fiction MS 39990,Courtroom,500",
        "102,Zion,Hall,1 Oak St Fiction MS 39990,Courtroom,40",
        "103,<b>Pine</b>,School & Gym,2 Oak St Fiction MS 39990,,40",
    ]));
    desk.write("contacts.csv", "county,office,phone,source,on\nFiction,Circuit clerk of Fiction County,662-555-0100,made up,2026-05-01\n");
    let contacts = "\n[[inputs]]\nrole = \"contacts\"\nformat = \"csv\"\npath = \"contacts.csv\"\nsource = \"made up\"\nlicence = \"made up\"\n";
    desk.write("source.toml", profile("2026-05-01", "places.csv", contacts));
    desk
}

fn build(desk: &Desk) -> serde_json::Value {
    desk.ok(&["build", "source.toml", "--out", "edition", "--report", "report.json"]);
    desk.json("report.json")["counts"].clone()
}

#[test]
fn every_place_has_its_sheet() {
    let desk = desk();
    build(&desk);
    let ran = desk.ok(&["packet", "--edition", "edition", "--county", "Fiction", "--out", "packet"]);
    assert_eq!(ran.err, "2 polling places, 15 files\n");
    let page = desk.read("packet/places.html");
    for said in ["<h1>Hall</h1><p class=\"room\">Courtroom</p><p class=\"address\">1 Oak St Fiction MS 39990</p>",
        "The polls are open from 7 a.m. to 7 p.m. Whoever is in line at 7 p.m. votes.", "<li>Maben</li><li>Zion</li>", "662-555-0100", "made up, May 1, 2026",
        "1-800-829-6786 · (601) 576-2550 · ElectionsAnswers@sos.ms.gov · 711", "Nobody has confirmed this place yet.", "<strong>Made up.</strong>", "<h1>Log</h1>",
        "School &amp; Gym", "&lt;b&gt;Pine&lt;/b&gt;", "Room or door: ____"] {
        assert!(page.contains(said), "{said}");
    }
    assert!(!page.contains("<script") && !page.contains("src=") && !page.contains("<b>Pine"));
    assert_eq!(desk.read("packet/places/p001.html").matches("<article").count(), 2, "the sheet and the log");
    assert!(desk.read("packet/confirmation.html").contains("minute book"));
    assert!(desk.read("packet/zones/p001-tape.html").contains("Nobody has surveyed this place."));
    assert!(desk.read("packet/zones/p001-notice.svg").contains("150 ft"));
    assert!(!desk.path("packet/zones/p001-sheet.svg").exists(), "nothing was surveyed, so nothing is drawn");
    assert_eq!(desk.read("packet/tape-plans.html").matches("<article").count(), 2);
    let unconfirmed = "No county has confirmed these places.";
    for (page, foot) in [("", unconfirmed), ("", "index-large-print.html"), ("es/", "Ningún condado ha confirmado estos lugares.")] {
        let page = desk.read(&format!("packet/wall-list/{page}28901-fiction/index.html"));
        assert!(page.contains("School &amp; Gym") && page.contains(foot), "{foot}");
    }
    let wrong = desk.run(&["packet", "--edition", "edition", "--county", "Winston", "--out", "p"]);
    assert_eq!((wrong.exit, wrong.err.as_str()), (2, "pollstead: --county: found \"Winston\", expected one of Fiction\n"));
}

#[test]
fn a_confirmation_travels_from_the_sheet_to_the_card() {
    let desk = desk();
    let before = build(&desk);
    assert_eq!(before["places-not-confirmed"], 1);
    desk.ok(&["packet", "--edition", "edition", "--county", "28901", "--out", "packet"]);
    let mut book: calamine::Xlsx<_> = calamine::open_workbook(desk.path("packet/confirmations.xlsx")).unwrap();
    let range = calamine::Reader::worksheet_range(&mut book, "confirmations").unwrap();
    let mut rows: Vec<Vec<String>> = range.rows().map(|r| r.iter().map(ToString::to_string).collect()).collect();
    assert_eq!(rows[1][..6], ["28901", "28901:p001", "Hall", "1 Oak St Fiction MS 39990", "Courtroom", "Maben; Zion"]);
    for (at, said) in (6..).zip(["12", "345", "2026-05-04", "A. Made-Up", "Circuit clerk"]) {
        rows[1][at] = said.to_owned();
    }
    let write = |name: &str, rows: &[Vec<String>]| {
        let mut csv = csv::Writer::from_path(desk.path(name)).unwrap();
        rows.iter().for_each(|r| csv.write_record(r).unwrap());
        csv.flush().unwrap();
    };
    write("confirmed.csv", &rows);
    let input = "\n[[inputs]]\nrole = \"confirmations\"\nformat = \"csv\"\npath = \"confirmed.csv\"\nsource = \"made up\"\nlicence = \"made up\"\n";
    desk.write("source.toml", desk.read("source.toml") + input);
    let after = build(&desk);
    assert_eq!((after["places-not-confirmed"].as_u64(), after["confirmation-not-filled"].as_u64()), (Some(1), Some(1)), "{after}");
    let card = desk.asked(&["locate", "--edition", "edition", "--now", "2026-06-01T12:00:00Z"], "county,precinct\nFiction,Maben\n").out;
    assert!(card.contains(r#""confirmed":{"by":"A. Made-Up","office":"Circuit clerk","on":"2026-05-04","minute_book":"12","page":"345"}"#), "{card}");
    desk.ok(&["packet", "--edition", "edition", "--county", "Fiction", "--out", "packet"]);
    assert!(desk.read("packet/wall-list/28901-fiction/index.html").contains("Confirmed places: 1 of 2."));
    assert!(desk.read("packet/wall-list/28901-fiction/place-p001.html").contains("A. Made-Up, Circuit clerk, confirmed this place on May 4, 2026: minute book 12, page 345."));
    assert!(desk.read("packet/places/p001.html").contains("Confirmed by A. Made-Up, Circuit clerk, on May 4, 2026: minute book 12, page 345."));
    // The place moves: what was confirmed is another address.
    desk.write("places.csv", desk.read("places.csv").replace("1 Oak St", "9 Elm St"));
    let moved = build(&desk);
    assert_eq!((moved["places-not-confirmed"].as_u64(), moved["confirmation-outdated"].as_u64()), (Some(1), Some(1)), "{moved}");
    // Filled in by half.
    rows[1][7] = String::new();
    write("confirmed.csv", &rows);
    let half = build(&desk);
    assert_eq!(half["confirmation-incomplete"], 1);
    let findings = desk.json("report.json")["findings"].to_string();
    assert!(findings.contains("Found minute book, date, name, office but no page; expected minute book, page, date, name and office together."), "{findings}");
}

#[test]
fn the_law_joins_on_paper_with_this_elections_dates() {
    let desk = desk();
    build(&desk);
    desk.ok(&["packet", "--edition", "edition", "--county", "Fiction", "--out", "packet"]);
    let page = |name: &str| desk.read(&format!("packet/law/{name}.html"));
    let sheets = ["acceptable-ids", "postings", "affidavit-ballot", "who-may-remain"];
    for name in sheets {
        let sheet = page(name);
        for said in ["Draft, not reviewed by counsel.", "1-800-829-6786", "662-555-0100", "<strong>Made up.</strong>"] {
            assert!(sheet.contains(said), "{name}: {said}");
        }
        let low = sheet.to_lowercase();
        for word in ["violat", "breach", "illegal", "reject", "will count", "will not count", "ask the bailiff", "<script", "{"] {
            let body = low.split("</style>").nth(1).unwrap();
            assert!(!body.contains(word), "{name}: {word}");
        }
    }
    // Ten years before it to the day, and five business days after.
    let ids = page("acceptable-ids");
    assert!(ids.contains("Issued on or after November 3, 2016, expired or not."), "{ids}");
    assert_eq!(ids.matches("<tr><th scope=\"row\">").count(), 10 + 2, "ten kinds of ID, two telephones");
    assert!(ids.contains("Mississippi Voter ID Card</th><td>Any.</td>") && ids.contains("(guidance)"));
    assert!(page("affidavit-ballot").contains("by Tuesday, November 10, 2026"), "{}", page("affidavit-ballot"));
    assert!(page("affidavit-ballot").contains("Write “NO ID” across from the voter’s name in the pollbook."));
    assert_eq!(page("postings").matches("☐").count(), 8);
    let who = page("who-may-remain");
    assert!(who.contains("<th scope=\"row\">Bailiff</th><td>On the list</td>") && who.contains("<th scope=\"row\">Other public</th><td>Not on the list</td>"));
    assert_eq!(desk.read("packet/law.html").matches("<article").count(), sheets.len());
}
