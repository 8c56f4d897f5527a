//! The change list: every kind in its exact words, the freeze, and the two real lists of 2018 and 2020.

use super::desk::{Desk, list, profile, real_inputs};

fn two(old_day: &str, new_day: &str, old: &[&str], new: &[&str]) -> Desk {
    let desk = Desk::new();
    desk.write("old.csv", list(old));
    desk.write("new.csv", list(new));
    desk.write("old.toml", profile(old_day, "old.csv", ""));
    desk.write("new.toml", profile(new_day, "new.csv", ""));
    desk
}

fn sentences(desk: &Desk) -> Vec<(String, String)> {
    let list = desk.json("out/changes.json");
    let text = |c: &serde_json::Value, key: &str| c[key].as_str().unwrap().to_owned();
    list["changes"].as_array().unwrap().iter().map(|c| (text(c, "kind"), text(c, "sentence"))).collect()
}

#[test]
fn every_kind_of_change_has_its_words() {
    let desk = two(
        "2026-01-05",
        "2026-06-01",
        &[
            "1,Maben,Fiction School,12 Elm St Fiction MS 39990,,812",
            "2,Invented Hill,Old Hall,20 Oak St Fiction MS 39990,,100",
            "3,Nowhere,Town Library,5 Pine Rd Fiction MS 39990,,1",
            "4,Pretend,Fire Station,Hwy 15 Fiction,,40",
            "5,Gone Away,Church,7 Ash Ln Fiction MS 39990,,50",
            "6,Roomy,Courthouse,1 Court Sq Fiction MS 39990,Courtroom,60",
            "7,Wordy,Depot,Depot St Fiction,,70",
            "8,Same,GYM,9 Gym Dr. Fiction MS 39990,,80",
            "9,Coded,Annex,10 Annex Rd Fiction MS 39990,,90",
            "10,Emptied,Barn,11 Barn Rd Fiction MS 39990,,5",
            "11,Filled,,,,6",
        ],
        &[
            "1,Maben,Maben Library,800 Second Ave Fiction MS 39990,,812",
            "2,Invented Hill,New Hall,20 OAK STREET FICTION MS 39990,,100",
            "3,Nowhere,Town Library,55 Pine Rd Fiction MS 39990,,1",
            "4,Pretend Heights,Fire House,100 Hwy 15 Fiction MS 39990,,40",
            "6,Roomy,Courthouse,1 Court Sq Fiction MS 39990,Jury room,60",
            "7,Wordy,Depot,12 Depot St Fiction MS 39990,,70",
            "8,Same,Gym,9 Gym Drive Fiction MS 39990,,80",
            "9A,Coded,Annex,10 Annex Rd Fiction MS 39990,,90",
            "10,Emptied,,,,5",
            "11,Filled,Shed,3 Shed Rd Fiction MS 39990,,6",
            "12,Brand New,Tent,4 Tent Rd Fiction MS 39990,,1200",
        ],
    );
    let ran = desk.ok(&["changes", "old.toml", "new.toml", "--out", "out"]);
    assert_eq!(ran.out, "out/changes.html\nout/changes.json\n");
    assert_eq!(ran.err, "9 precincts compared: 2 vote at another address, 1 more may, 1 keep their place under another name, 1 are unchanged\n");
    let want = [
        ("moved", "Fiction County: precinct 1 Maben votes at Maben Library, 800 Second Ave Fiction MS 39990 instead of Fiction School, 12 Elm St Fiction MS 39990; 812 registered voters."),
        ("same_name_other_address", "Fiction County: precinct 3 Nowhere votes at Town Library, now listed at 55 Pine Rd Fiction MS 39990 instead of 5 Pine Rd Fiction MS 39990: a move, or a mended address; 1 registered voter."),
        ("moved_or_renamed", "Fiction County: precinct 4 Pretend Heights votes at Fire House, 100 Hwy 15 Fiction MS 39990 instead of Fire Station, Hwy 15 Fiction; the lists do not say whether it is another building; 40 registered voters."),
        ("place_gone", "Fiction County: precinct 10 Emptied has no polling place in the new list; it was Barn, 11 Barn Rd Fiction MS 39990; 5 registered voters."),
        ("place_new", "Fiction County: precinct 11 Filled votes at Shed, 3 Shed Rd Fiction MS 39990; the old list named no place; 6 registered voters."),
        ("renamed", "Fiction County: precinct 2 Invented Hill votes at the same address, 20 OAK STREET FICTION MS 39990, now called New Hall instead of Old Hall; 100 registered voters."),
        ("room_changed", "Fiction County: precinct 6 Roomy votes at Courthouse in Jury room instead of Courtroom; 60 registered voters."),
        ("address_reworded", "Fiction County: precinct 7 Wordy still votes at Depot; its address is now written 12 Depot St Fiction MS 39990 instead of Depot St Fiction; 70 registered voters."),
        ("precinct_new", "Fiction County: precinct 12 Brand New is new in the list; it votes at Tent, 4 Tent Rd Fiction MS 39990; 1,200 registered voters."),
        ("precinct_gone", "Fiction County: precinct 5 Gone Away is no longer in the list; it voted at Church, 7 Ash Ln Fiction MS 39990; 50 registered voters."),
        ("precinct_renamed", "Fiction County: the precinct with the code 4 is now called Pretend Heights instead of Pretend; 40 registered voters."),
        ("precinct_recoded", "Fiction County: precinct Coded has the code 9A instead of 9; 90 registered voters."),
    ];
    let found = sentences(&desk);
    let found: Vec<(&str, &str)> = found.iter().map(|(k, s)| (k.as_str(), s.as_str())).collect();
    assert_eq!(found, want);
    let page = desk.read("out/changes.html");
    assert!(page.contains("<strong>Made up.</strong>") && page.contains("800 Second Ave"));
    assert!(!page.contains("<script") && !page.contains("http://") && !page.contains("https://"), "no network, no script");
    assert!(!page.contains("60 days before"), "no freeze is near");
}

#[test]
fn what_was_built_compares_as_its_source_does_and_with_itself_nothing_changed() {
    let desk = two("2026-01-05", "2026-06-01", &["1,Maben,Hall,1 Elm St Fiction,,5"], &["1,Maben,School,2 Elm St Fiction,,5"]);
    desk.ok(&["build", "old.toml", "--out", "was"]);
    desk.ok(&["build", "new.toml", "--out", "is"]);
    let of_editions = desk.ok(&["changes", "was", "is"]).out;
    assert_eq!(of_editions, desk.ok(&["changes", "old.toml", "new.toml"]).out);
    assert!(of_editions.contains("\"moved\": 1"), "{of_editions}");
    let same = desk.ok(&["changes", "is", "new.toml", "--out", "out"]);
    assert!(same.err.contains("1 are unchanged"), "{}", same.err);
    assert!(desk.read("out/changes.html").contains("Nothing changed."));
}

#[test]
fn a_move_inside_the_sixty_days_is_flagged_and_only_what_is_sure_is_sure() {
    let (old, new) = (&["1,Maben,Hall,1 Elm St Fiction,,5"], &["1,Maben,School,2 Elm St Fiction,,5"]);
    let sure = two("2026-09-10", "2026-10-01", old, new);
    let line = sure.ok(&["changes", "old.toml", "new.toml", "--out", "out"]).err;
    assert!(line.ends_with("; 1 inside the 60 days before an election, 0 perhaps\n"), "{line}");
    let page = sure.read("out/changes.html");
    assert!(page.contains("2025 HB 1419") && page.contains("as reported") && page.contains("Both lists are of days inside September 4, 2026 to November 3, 2026"));
    let perhaps = two("2026-08-10", "2026-10-01", old, new);
    let line = perhaps.ok(&["changes", "old.toml", "new.toml", "--out", "out"]).err;
    assert!(line.ends_with("; 0 inside the 60 days before an election, 1 perhaps\n"), "{line}");
    let renamed = two("2026-09-10", "2026-10-01", old, &["1,Maben,School,1 Elm St Fiction,,5"]);
    assert!(!renamed.ok(&["changes", "old.toml", "new.toml"]).err.contains("60 days"), "a new name moves nobody");
}

#[test]
fn asking_wrongly_is_said() {
    let desk = two("2026-01-05", "2026-06-01", &["1,A,Hall,,,"], &["1,A,Hall,,,"]);
    let said = |args: &[&str]| {
        let ran = desk.run(args);
        (ran.exit, ran.err)
    };
    assert_eq!(said(&["changes", "old.csv", "new.toml"]), (2, "pollstead: old.csv: found neither a folder nor a file that ends in .toml\nName an edition's folder, or a source's profile.\n".to_owned()));
    assert_eq!(said(&["changes", "old.toml", "new.toml", "--election", "x"]), (2, "pollstead: --election: found \"x\", expected one of made-up-2026-11-03 in new.toml\n".to_owned()));
    desk.write("hostile.csv", list(&["1,A,<script>alert(1)</script>,5 Elm St,,"]));
    desk.write("hostile.toml", profile("2026-06-02", "hostile.csv", ""));
    desk.ok(&["changes", "old.toml", "hostile.toml", "--out", "out"]);
    assert!(!desk.read("out/changes.html").contains("<script>"));
}

#[test]
fn mississippi_2018_to_2020_joins_as_counted_by_hand() {
    let Some(data) = real_inputs("changes 2018 to 2020") else { return };
    let desk = Desk::new();
    let source = |name: &str| format!("{}/data/sources/{name}", env!("CARGO_MANIFEST_DIR"));
    let (old, new) = (source("ms-2018.toml"), source("ms-2020.toml"));
    desk.ok(&["changes", &old, &new, "--root", data.to_str().unwrap(), "--out", "out"]);
    let found = desk.json("out/changes.json");
    // The witness reads the two files by itself. Three counties are named with a date in 2018: to the file's own names
    // they join nothing, to the reader they are counties like the others.
    let rows = |name: &str| -> Vec<std::collections::BTreeMap<String, String>> {
        csv::Reader::from_path(data.join(name)).unwrap().deserialize().map(Result::unwrap).collect()
    };
    let (a, b) = (rows("ms/polling_places/2018-11-06.csv"), rows("ms/polling_places/2020-09-22.csv"));
    let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>();
    let count = |dated: bool| {
        let county = |name: &str| if dated { name.split(' ').take_while(|w| !w.starts_with(char::is_numeric)).collect::<Vec<_>>().join(" ") } else { name.to_owned() };
        let old: std::collections::BTreeMap<(String, String), String> =
            a.iter().filter(|r| !r["precinct_id"].is_empty()).map(|r| ((county(&r["county_name"]), r["precinct_id"].clone()), r["name"].clone())).collect();
        let joined: Vec<(&String, &String)> =
            b.iter().filter_map(|r| Some((old.get(&(r["county"].clone(), r["precinct_code"].clone()))?, &r["polling_place"]))).collect();
        (joined.len(), joined.iter().filter(|(x, y)| letters(x) == letters(y)).count())
    };
    assert_eq!(count(false), (1507, 1070), "as data/README.md counts");
    let (joined, same) = count(true);
    let number = |key: &str| usize::try_from(found["totals"][key].as_u64().unwrap()).unwrap();
    assert_eq!((number("joined"), number("same_place_name")), (joined, same));
    assert_eq!((number("precincts_old"), number("precincts_new")), (1695, 1776));
    let dated = ["Hinds", "Holmes", "Tallahatchie"];
    let unjoined: Vec<&serde_json::Value> = found["changes"].as_array().unwrap().iter().filter(|c| c["kind"] == "county_in_one_only").collect();
    assert_eq!(unjoined.len(), 1, "Coahoma alone, not {dated:?}");
    assert_eq!(unjoined[0]["county"], "Coahoma");
    assert_eq!(found["totals"]["surely_in_freeze"], 0, "the rule is younger");
    eprintln!("2018 to 2020: {}", found["totals"]);
}
