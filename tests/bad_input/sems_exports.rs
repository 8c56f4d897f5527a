//! SEMS exports that are cut, mixed up, or point nowhere. The election is made up.

use super::*;

pub(crate) const GOOD: &str = r#"0, "GEMS Import Data", 1, 5, 1, 1, 1, 1
1, "Sample Primary", "5/2/2026"
2, -1, 10, "State Of Sample"
3, 0, 20, "SAMPLE HALL"
4, 20, 30, 40, "Sample One", 391, "1R"
4, 20, 30, 40, "Sample One", 391, "1D"
5, 40, 10
6, 2, "Blue", "B", 2, "Blue"
7, 50, "Governor",0, 0, 10, 1, 1, "Governor\nVote for ONE", 2, 0
8, 50, 1, "NOBODY, AT ALL",0, 1, 2, "Nobody, At All"
"#;

#[test]
fn a_good_export_is_read_whole() {
    let said = export(GOOD.as_bytes()).unwrap();
    assert_eq!((said.rows, said.left_out, said.codes()), (10, 0, vec![]));
    let sems = sems::read("f", GOOD.as_bytes()).unwrap();
    assert_eq!(sems.export.candidates[0][6], "Nobody, At All");
    assert_eq!(sems.export.date, "2026-05-02");
}

#[test]
fn what_is_no_export_is_an_error() {
    for (text, says) in [
        ("", "f.txt: found an empty file"),
        ("a,b\n", "f.txt:1: found no section 0"),
        (
            "0, \"Other\", 1, 5, 1, 1, 1, 1\n",
            "f.txt:1: found \"Other\", expected \"GEMS Import Data\"",
        ),
        (
            &GOOD.replace("5/2/2026", "2/30/2026"),
            "f.txt:2 [date]: found date \"2/30/2026\"",
        ),
        (
            &GOOD.replace("3, 0, 20, \"SAMPLE HALL\"\n", ""),
            "f.txt:9: found the end of the file without section 3",
        ),
        (
            &format!("{GOOD}2, -1, 11, \"Late\"\n"),
            "f.txt:11: found section 2 after section 8",
        ),
        (
            &format!("{GOOD}{}\n", "x".repeat(10 << 20)),
            "f.txt:11: found a line of 10485760 bytes",
        ),
    ] {
        let said = export(text.as_bytes()).unwrap_err().to_string();
        assert!(said.starts_with(says), "{said}");
    }
    assert!(export(b"PK\x03\x04").is_err());
}

#[test]
fn a_cut_is_never_silent() {
    for cut in 0..GOOD.len() {
        if let Ok(said) = export(&GOOD.as_bytes()[..cut]) {
            // Cut at the end of a line of sections 5 to 8: the sections that follow are missing, and said to be.
            let codes = said.codes();
            let told = codes.contains(&"sems-section-missing") || codes.contains(&"sems-cut-off");
            assert!(told, "cut at {cut}: {said:?}");
        }
    }
}

#[test]
fn each_defect_has_its_code() {
    for (from, to, codes) in [
        (
            "5, 40, 10\n",
            "5, 40, 10\n5, 41, 10\n",
            vec!["orphan-split"],
        ),
        (
            "5, 40, 10\n",
            "5, 40, 10\n5, 40, 11\n",
            vec!["orphan-district"],
        ),
        (
            "5, 40, 10\n",
            "5, 40, 10\n5, 40, 10\n",
            vec!["duplicate-id"],
        ),
        (
            "4, 20, 30, 40, \"Sample One\", 391, \"1D\"",
            "4, 21, 30, 40, \"Sample One\", 391, \"1D\"",
            vec!["split-in-two-places", "orphan-location"],
        ),
        ("\"1D\"", "\"1R\"", vec!["duplicate-id"]),
        ("391, \"1D\"", "many, \"1D\"", vec!["sems-line-broken"]),
        (
            "3, 0, 20, \"SAMPLE HALL\"\n",
            "3, 0, 20, \"SAMPLE HALL\"\n3, 0, 20, \"AGAIN\"\n",
            vec!["duplicate-id"],
        ),
        (
            "6, 2,",
            "6, 2, \"x\",",
            vec!["sems-line-broken", "sems-section-missing", "orphan-party"],
        ),
        ("8, 50, 1", "8, 51, 1", vec!["orphan-contest"]),
        ("0, 0, 10, 1", "0, 0, 12, 1", vec!["orphan-district"]),
        (
            "\"Nobody, At All\"\n",
            "\"Nobody\"\n9, 1\n",
            vec!["sems-line-broken"],
        ),
        (
            "\"SAMPLE HALL\"\n",
            "\"SAMPLE HALL\"\n3, 0, 22, \"OPEN\n",
            vec!["sems-line-broken"],
        ),
    ] {
        let text = GOOD.replace(from, to);
        assert_ne!(text, GOOD, "{from}");
        let said = export(text.as_bytes()).unwrap();
        assert_eq!(said.codes(), codes, "{to}");
    }
}
