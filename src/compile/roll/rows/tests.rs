//! A bad roll is refused by row, and no message repeats what a cell held.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use super::*;

const HEADER: &str = "voter,last,first,county,precinct,status";

fn refused(text: &str) -> String {
    read("roll.csv", text.as_bytes(), Keep::People).unwrap_err().to_string()
}

fn rows(text: &str) -> Vec<RollRow> {
    read("roll.csv", text.as_bytes(), Keep::People).unwrap().rows
}

#[test]
fn a_good_roll_is_read() {
    let text = "\u{feff}status,voter,first,last,county,precinct,split,registered,protected,congress,zip\r\n\
                active,v-1,Zoë,O'Fable-Riddle,28901,07,2,2019-03-04,,3,39991\r\n\
                inactive,v/2,Ёлка,\"de la Mirage, Jr.\",28903,1,,,yes,,39991-1234\r\n";
    let rows = rows(text);
    assert_eq!((rows[0].initials.as_str(), rows[1].initials.as_str()), ("ZO", "XD"));
    assert_eq!((rows[0].line, rows[0].split.as_str(), rows[0].protected, rows[0].districts.congress), (2, "2", false, 3));
    assert_eq!((rows[1].status, rows[1].registered, rows[1].protected), (Status::Inactive, None, true));
    assert_eq!(rows[1].person.as_ref().unwrap().last, "de la Mirage, Jr.");
    let less = read("roll.csv", text.as_bytes(), Keep::Initials).unwrap();
    assert!(less.rows[0].person.is_none() && !less.windows_1252);
}

#[test]
fn windows_1252_is_read_and_said() {
    let bytes = [HEADER.as_bytes(), b"\nv1,Pe\xf1a,Andr\xe9,28901,07,active\n"].concat();
    let roll = read("roll.csv", &bytes, Keep::People).unwrap();
    assert!(roll.windows_1252);
    assert_eq!(roll.rows[0].person.as_ref().unwrap().last, "Peña");
    assert_eq!(roll.rows[0].initials, "AP");
}

#[test]
fn each_bad_row_is_named_and_nothing_is_used() {
    let good = "v0,Fable,Mary,28901,07,active\n";
    for (row, said) in [
        ("v0,Fable,Mary,28901,07,active", "row 3 [voter]: found the id of row 2 again"),
        (",Fable,Mary,28901,07,active", "row 3 [voter]: expected the roll's own id"),
        ("v 1,Fable,Mary,28901,07,active", "row 3 [voter]: expected the roll's own id"),
        ("123-45-6789,Fable,Mary,28901,07,active", "shape of a Social Security number"),
        ("1961-02-03,Fable,Mary,28901,07,active", "shape of a Social Security number, a day"),
        ("v1,,Mary,28901,07,active", "row 3 [last]: found no name"),
        ("v1,Fable7,Mary,28901,07,active", "row 3 [last]: found a sign that no name has"),
        ("v1,--,Mary,28901,07,active", "row 3 [last]: found a sign"),
        ("v1,Fable,=cmd(),28901,07,active", "row 3 [first]: found a sign"),
        ("v1,Fable,Mary,289,07,active", "row 3 [county]"),
        ("v1,Fable,Mary,28901,,active", "row 3 [precinct]"),
        ("v1,Fable,Mary,28901,12345678901234567,active", "row 3 [precinct]"),
        ("v1,Fable,Mary,28901,07,ACTIVE", "row 3 [status]: expected one of active, inactive, hava_unverified"),
        ("v1,Fable,Mary,28901,07", "row 3: found 5 cells, expected 6"),
        ("v1,Fable,Mary,28901,07,active,1961-02-03", "row 3: found 7 cells, expected 6"),
        ("v1,Fab\u{1}le,Mary,28901,07,active", "row 3 [last]: found 6 signs or a control sign"),
    ] {
        let error = refused(&format!("{HEADER}\n{good}{row}\n"));
        assert!(error.contains(said), "{row}: {error}");
        assert!(error.starts_with("roll.csv: 1 of 2 rows are not as they must be, so nothing of the roll is used"), "{error}");
        assert!(!error.contains("1961") && !error.contains("6789") && !error.contains("Fable7"), "{error}");
    }
    let long = format!("{HEADER}\n{good}v1,{},Mary,28901,07,active\n", "a".repeat(121));
    assert!(refused(&long).contains("row 3 [last]: found 121 signs"));
    let many: String = (0..200).map(|n| format!("v{n},,Mary,28901,07,active\n")).collect();
    assert!(refused(&format!("{HEADER}\n{many}")).ends_with("and 150 more"));
}

#[test]
fn other_columns_of_a_row_are_checked_too() {
    let header = format!("{HEADER},registered,protected,congress,supervisor,zip,number");
    for (cells, said) in [
        ("2019-02-30,,,,,", "[registered]"),
        ("1899-12-31,,,,,", "[registered]"),
        ("03/04/2019,,,,,", "[registered]"),
        (",maybe,,,,", "[protected]"),
        (",,0,,,", "[congress]"),
        (",,x,,,", "[congress]"),
        (",,,6,,", "[supervisor]: expected a district from 1 to 5"),
        (",,,,3999,", "[zip]"),
        (",,,,,123-45-6789", "[number]"),
        (",,,,,1", ""),
    ] {
        let text = format!("{header}\nv1,Fable,Mary,28901,07,active,{cells}\n");
        if said.is_empty() {
            assert_eq!(rows(&text).len(), 1);
            continue;
        }
        let error = refused(&text);
        assert!(error.contains(said), "{cells}: {error}");
    }
    for column in ["street", "town", "split"] {
        let error = refused(&format!("{HEADER},{column}\nv1,Fable,Mary,28901,07,active,No 000-12-3456\n"));
        assert!(error.contains(&format!("[{column}]: found the shape")) && !error.contains("3456"), "{error}");
    }
}

#[test]
fn columns_about_a_person_refuse_the_file() {
    for (column, word) in [
        ("DOB", "dates of birth"),
        ("Date of Birth", "dates of birth"),
        ("birth_date", "dates of birth"),
        ("AGE", "dates of birth"),
        ("SSN", "Social Security numbers"),
        ("Social Security", "Social Security numbers"),
        ("Drivers License", "voter or licence numbers"),
        ("Home Phone", "telephone"),
        ("email", "telephone numbers or mail"),
        ("Race", "what people are"),
        ("Anything", "expected only voter, last"),
    ] {
        let error = refused(&format!("{HEADER},{column}\nv1,Fable,Mary,28901,07,active,1961-02-03\n"));
        assert!(error.contains(word) && error.contains("Take it out at the source"), "{column}: {error}");
        assert!(!error.contains("1961"), "{error}");
    }
    // Without a header, the first row is somebody's.
    let error = refused("v1,Fable,Mary,28901,07,active,123-45-6789\n");
    assert!(error.contains("column 1, which is not among those a roll may have") && !error.contains("6789"), "{error}");
    let error = refused("Fable,Mary,123-45-6789\n");
    assert!(!error.contains("6789"), "{error}");
}

#[test]
fn files_that_are_no_roll() {
    for (bytes, said) in [
        (&b""[..], "empty"),
        (b"voter,last,first,county,precinct,status\n", "a header and no rows"),
        (b"voter,last,first,county,precinct\nv1,a,b,28901,1\n", "found no column status"),
        (b"voter,voter,last,first,county,precinct,status\nx\n", "found the column voter twice"),
        (b"PK\x03\x04rest", "zip"),
        (b"\xff\xfev\0o\0", "UTF-16"),
        (b"voter,last,first,county,precinct,status\nv1,\"Fable,Mary,28901,07,active\n", "row 2: found a quote that is never closed"),
        (b"voter,last,first,county,precinct,status\nv1,F\0,Mary,28901,07,active\n", "NUL"),
    ] {
        let error = read("roll.csv", bytes, Keep::Initials).unwrap_err().to_string();
        assert!(error.contains(said), "{error}");
    }
    let mut long = format!("{HEADER}\nv1,").into_bytes();
    long.resize(10 << 20, b'a');
    let error = read("roll.csv", &long, Keep::Initials).unwrap_err().to_string();
    assert!(error.contains("row 2: found a line of 10485"), "{error}");
}
