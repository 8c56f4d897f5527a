//! What is wrong is said, with its row; nothing is sealed, and what was there stays.

use crate::program::run;
use crate::sealed::{begun, ok, seal};

#[test]
fn a_bad_roll_leaves_the_last_good_one() {
    let made = begun("300");
    ok(&made, &seal("roll.csv", "edition", &["work"], "sealed"));
    let good = std::fs::read(made.path().join("sealed/m/now.json")).unwrap();
    let roll = std::fs::read_to_string(made.path().join("roll.csv")).unwrap();
    let lines: Vec<&str> = roll.lines().collect();
    let with = |row: String| format!("{roll}{row}\n");
    let change = |from: &str, to: &str| with(lines[1].replacen("made-up-0000000", "made-up-x", 1).replacen(from, to, 1));
    let cases: [(String, &str); 9] = [
        (with(lines[5].to_owned()), "row 302 [voter]: found the id of row 6 again"),
        (change(",28901,", ",28999,"), "row 302 [county]: found a county that the edition does not have"),
        (change(",28901,01,", ",28901,99,"), "row 302 [precinct]: found a precinct that this county of the edition does not have"),
        (change(",28901,01,", ",28901,03,"), ""),
        (change("made-up-x,", "made-up-x,77"), "row 302 [last]: found a sign that no name has"),
        (change(",active,", ",gone,"), "row 302 [status]"),
        (roll.replacen(",supervisor\n", ",supervisor,ssn\n", 1), "It looks like Social Security numbers."),
        (with(format!("v,{}", "a".repeat(11 << 20))), "row 302: found a line of 1153"),
        (with("v,\"".to_owned()), "row 302: found a quote that is never closed"),
    ];
    for (text, said) in cases {
        std::fs::write(made.path().join("bad.csv"), text).unwrap();
        let ran = run(&made, &seal("bad.csv", "edition", &["work"], "sealed"), b"");
        if said.is_empty() {
            assert_eq!(ran.exit, 0, "{}", ran.err);
            std::fs::write(made.path().join("sealed/m/now.json"), &good).unwrap();
            continue;
        }
        assert_eq!(ran.exit, 1, "{said}");
        assert!(ran.err.contains(said), "{said}: {}", ran.err);
        assert_eq!(std::fs::read(made.path().join("sealed/m/now.json")).unwrap(), good);
    }
    let hidden: Vec<String> = std::fs::read_dir(made.path()).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).filter(|n| n.starts_with('.')).collect();
    assert_eq!(hidden, Vec::<String>::new());
}

#[test]
fn asked_wrongly_ends_with_2_and_says_how() {
    let made = begun("60");
    let with = |replace: &str, by: &'static str| -> Vec<String> {
        seal("roll.csv", "edition", &["work"], "out").into_iter().map(|a| if a == replace { by.to_owned() } else { a.to_owned() }).collect()
    };
    for (args, exit, said) in [
        (with("demo-1", "Demo 1"), 2, "--series: found series \"Demo 1\""),
        (with("office.key", "roll.csv"), 1, "expected one line, pollstead-roll-key-1"),
        (with("office.key", "none.key"), 1, "none.key: found no readable file"),
        (with("cards.csv", "roll.csv"), 1, "found another header, expected voter,issue,state"),
        (with("edition", "demo"), 1, "m/now.json"),
        (with("edition", "real"), 2, "--cost: found lowest for an edition that is not made up"),
        (with("2027-10-01", "2027-02-30"), 2, "2027-02-30"),
    ] {
        let args: Vec<&str> = args.iter().map(String::as_str).collect();
        let ran = run(&made, &args, b"");
        assert_eq!(ran.exit, exit, "{said}: {}", ran.err);
        assert!(ran.err.contains(said), "{said}: {}", ran.err);
        assert!(!made.path().join("out").exists());
    }
    // A key is never written over, and an edition that is signed is not sealed into.
    let key = std::fs::read(made.path().join("office.key")).unwrap();
    assert_eq!(run(&made, &["roll", "key", "--out", "office.key"], b"").exit, 1);
    assert_eq!(std::fs::read(made.path().join("office.key")).unwrap(), key);
    std::fs::write(made.path().join("edition/m/1.root.json"), "{}").unwrap();
    let ran = run(&made, &seal("roll.csv", "edition", &["work"], "out"), b"");
    assert!(ran.exit == 1 && ran.err.contains("seal first, then sign"), "{}", ran.err);
}
