//! A precinct's roll to its tablets: opened by each, by Debian's `age` too where it is installed; refused by others and outside its days.

use std::process::Command;

use crate::program::{Made, Ran, run};
use crate::sealed::{begun, ok};

const ELECTION: &str = "demo-2027-11-02-general";
/// What keys of age begin with.
const HEADS: [&str; 2] = ["AGE-SECRET-KEY-1", "age1"];

/// A pair of age keys, made here.
fn pair() -> [String; 2] {
    use age::secrecy::ExposeSecret;
    let identity = age::x25519::Identity::generate();
    let pair = [identity.to_string().expose_secret().to_owned(), identity.to_public().to_string()];
    assert!(pair.iter().zip(HEADS).all(|(key, head)| key.starts_with(head)));
    pair
}

fn packed(made: &Made, tablet: &[String; 2], recovery: &[String; 2]) -> String {
    std::fs::write(made.path().join("tablet.key"), &tablet[0]).unwrap();
    std::fs::write(made.path().join("recovery.key"), &recovery[0]).unwrap();
    let said = ok(made, &[
        "roll", "pack", "--roll", "roll.csv", "--key", "office.key", "--edition", "edition", "--precinct", "28901/07", "--to", &tablet[1],
        "--recovery", &recovery[1], "--out", "07.age",
    ]);
    assert!(said.contains("from 2027-10-23 to 2027-11-03"), "{said}");
    said.lines().find_map(|l| l.strip_prefix("office key: ")).unwrap().to_owned()
}

fn search(made: &Made, file: &str, key: &str, office: &str, more: [&str; 3], names: &str) -> Ran {
    let [precinct, election, today] = more;
    let args = ["roll", "search", "--roll", file, "--identity", key, "--office", office, "--precinct", precinct, "--election", election, "--today", today];
    run(made, &args, names.as_bytes())
}

#[test]
fn a_tablet_finds_its_people_and_sends_others_to_the_right_place() {
    let made = begun("900");
    let (tablet, recovery, stranger) = (pair(), pair(), pair());
    let office = packed(&made, &tablet, &recovery);
    let here = ["28901/07", ELECTION, "2027-11-02"];
    let roll = std::fs::read_to_string(made.path().join("roll.csv")).unwrap();
    let rows: Vec<Vec<&str>> = roll.lines().skip(1).map(|l| l.split(',').collect()).filter(|r: &Vec<&str>| r[9] == "28901").collect();
    let names: String = rows.iter().map(|r| format!("{}, {} {}\n", r[1], r[2], r[3])).collect();
    for key in ["tablet.key", "recovery.key"] {
        let ran = search(&made, "07.age", key, &office, here, &names);
        assert_eq!((ran.exit, ran.out.lines().count()), (0, rows.len()), "{}", ran.err);
        for (line, row) in ran.out.lines().zip(&rows) {
            let found: serde_json::Value = serde_json::from_str(line).unwrap();
            let is_row = |hit: &&serde_json::Value| hit["person"]["last"] == row[1] && hit["person"]["first"] == row[2] && hit["person"]["precinct"] == format!("28901/{}", row[10]);
            let hit = found["found"].as_array().unwrap().iter().find(is_row).unwrap_or_else(|| panic!("{row:?}: {line}"));
            let due = if row[14] == "yes" { None } else if row[10] == "07" { Some(row[12]) } else { Some("wrong_precinct") };
            assert_eq!(hit["pollbook"].as_str(), due, "{line}");
            assert!(row[14] != "yes" || hit["person"].get("address").is_none(), "{line}");
        }
    }
    // Each of what may be wrong, in words that say which; and never a person.
    std::fs::write(made.path().join("stranger.key"), &stranger[0]).unwrap();
    let sealed = std::fs::read(made.path().join("07.age")).unwrap();
    std::fs::write(made.path().join("cut.age"), &sealed[..sealed.len() - 30]).unwrap();
    let mut changed = sealed.clone();
    changed[sealed.len() / 2] ^= 1;
    std::fs::write(made.path().join("changed.age"), changed).unwrap();
    for (file, key, office, more, said) in [
        ("07.age", "stranger.key", office.as_str(), here, "does not open with this key"),
        ("cut.age", "tablet.key", &office, here, "cut short or changed"),
        ("changed.age", "tablet.key", &office, here, "cut short or changed"),
        ("07.age", "tablet.key", &office, ["28901/08", ELECTION, "2027-11-02"], "found the roll of precinct 28901/07, expected 28901/08"),
        ("07.age", "tablet.key", &office, ["28901/07", "demo-2027-06-08-pretend-springs", "2027-11-02"], "found the roll of election"),
        ("07.age", "tablet.key", &office, ["28901/07", ELECTION, "2027-10-22"], "opens on 2027-10-23, and today is 2027-10-22"),
        ("07.age", "tablet.key", &office, ["28901/07", ELECTION, "2027-11-04"], "was for use until 2027-11-03"),
        ("07.age", "tablet.key", "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", here, "this office did not sign"),
        ("07.age", "roll.csv", &office, here, "expected one"),
    ] {
        let ran = search(&made, file, key, office, more, "fable\n");
        assert_eq!((ran.exit, ran.out.as_str()), (1, ""), "{said}");
        assert!(ran.err.contains(said), "{said}: {}", ran.err);
    }
    let args = ["roll", "pack", "--roll", "roll.csv", "--key", "office.key", "--edition", "edition", "--precinct", "28901/99", "--to", &tablet[1], "--recovery", &recovery[1], "--out", "x.age"];
    let ran = run(&made, &args, b"");
    assert!(ran.exit == 2 && ran.err.contains("--precinct: found \"28901/99\"") && !made.path().join("x.age").exists(), "{}", ran.err);
}

#[test]
fn debians_age_opens_it_and_what_it_seals_is_opened() {
    if Command::new("age").arg("--version").output().is_err() {
        println!("SKIPPED: debians_age_opens_it_and_what_it_seals_is_opened: no `age` on the path");
        return;
    }
    let made = begun("300");
    let (tablet, recovery) = (pair(), pair());
    let office = packed(&made, &tablet, &recovery);
    let opened = Command::new("age").args(["-d", "-i", "recovery.key", "07.age"]).current_dir(made.path()).output().unwrap();
    assert!(opened.status.success() && opened.stdout.starts_with(b"pollstead-precinct-roll-1\n"));
    std::fs::write(made.path().join("plain"), &opened.stdout).unwrap();
    let sealed = Command::new("age").args(["-r", &tablet[1], "-o", "theirs.age", "plain"]).current_dir(made.path()).status().unwrap();
    assert!(sealed.success());
    let ran = search(&made, "theirs.age", "tablet.key", &office, ["28901/07", ELECTION, "2027-11-02"], "fable\n");
    assert_eq!(ran.exit, 0, "{}", ran.err);
}
