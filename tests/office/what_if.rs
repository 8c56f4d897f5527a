//! Which addresses would change: place, precinct, split, new and gone, number by number as the lists say.

use super::desk::{Desk, list, profile};

const STREETS: &str = "\n[[inputs]]\nrole = \"streets\"\nformat = \"registered_addresses\"\npath = \"ADDRESSES\"\nsource = \"made up\"\nlicence = \"made up\"\ncounty = \"28901\"\n";

fn desk() -> Desk {
    let desk = Desk::new();
    let rows = |numbers: &[(u32, &str, &str)]| {
        let lines: Vec<String> = numbers.iter().map(|(n, p, s)| format!("{n},Elm St,Fiction,39990,{p},{s}")).collect();
        format!("number,street,town,zip,precinct,split\n{}\n", lines.join("\n"))
    };
    let places = ["1,One,Hall,1 Oak St Fiction MS 39990,,500", "2,Two,School,2 Oak St Fiction MS 39990,,500"];
    desk.write("old.csv", list(&places));
    // Precinct 2 moves; precinct 1 is told by another name at the same address, which sends nobody elsewhere.
    desk.write("new.csv", list(&["1,One,Town Hall,1 Oak St Fiction MS 39990,,500", "2,Two,Gym,9 Pine St Fiction MS 39990,,500"]));
    desk.write("old-addresses.csv", rows(&[(100, "1", "1"), (104, "1", "1"), (101, "1", "1"), (105, "1", "1"), (300, "2", ""), (400, "1", "1"), (900, "1", "1")]));
    desk.write("new-addresses.csv", rows(&[(100, "1", "1"), (104, "1", "1"), (101, "1", "2"), (105, "1", "2"), (300, "2", ""), (400, "2", ""), (500, "1", "1")]));
    desk.write("old.toml", profile("2026-01-05", "old.csv", &STREETS.replace("ADDRESSES", "old-addresses.csv")));
    desk.write("new.toml", profile("2026-06-01", "new.csv", &STREETS.replace("ADDRESSES", "new-addresses.csv")));
    desk
}

#[test]
fn every_number_that_changes_is_listed_with_what_changes() {
    let desk = desk();
    let ran = desk.ok(&["what-if", "old.toml", "new.toml", "--out", "out"]);
    assert_eq!(ran.out, "out/what-if.csv\nout/what-if.json\n");
    let found = desk.json("out/what-if.json");
    let text = |v: &serde_json::Value| v.as_array().unwrap().iter().map(|d| d.as_str().unwrap().to_owned()).collect::<Vec<_>>().join("+");
    let ranges: Vec<(u64, u64, String)> = found["ranges"].as_array().unwrap().iter()
        .map(|r| (r["low"].as_u64().unwrap(), r["high"].as_u64().unwrap(), text(&r["differs"]))).collect();
    let want = [
        (300, 300, "place"),
        (400, 400, "place+precinct+split"),
        (500, 500, "new"),
        (900, 900, "gone"),
        // Near a change of precinct the list is silent about what lies between two listed numbers.
        (101, 101, "split"),
        (105, 105, "split"),
    ];
    assert_eq!(ranges, want.map(|(l, h, d)| (l, h, d.to_owned())));
    let totals = &found["totals"];
    assert_eq!((totals["numbers"].as_u64(), totals["numbers_unchanged"].as_u64()), (Some(8), Some(2)), "100 and 104 stay");
    assert!(ran.err.starts_with("8 house numbers compared: 2 get another place, 1 another precinct, 3 another split,"), "{}", ran.err);
    let csv = desk.read("out/what-if.csv");
    assert!(csv.starts_with('\u{feff}'));
    assert!(csv.contains("Fiction,Elm St,400,400,even,Fiction,39990,1,place; precinct; split,\"Hall, 1 Oak St Fiction MS 39990\",\"Gym, 9 Pine St Fiction MS 39990\",28901/1,28901/2,28901/1/1,,,"), "{csv}");
}

#[test]
fn with_itself_nothing_changes_and_without_addresses_it_says_so() {
    let desk = desk();
    let same = desk.ok(&["what-if", "old.toml", "old.toml"]);
    assert!(same.out.contains("\"ranges\": []") && same.err.contains("7 stay as they are"), "{}", same.err);
    desk.write("bare.toml", profile("2026-01-05", "old.csv", ""));
    let bare = desk.ok(&["what-if", "bare.toml", "bare.toml"]);
    assert_eq!(bare.err, "neither of the two holds addresses; `pollstead changes` compares their precincts\n");
}
