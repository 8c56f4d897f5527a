//! Rows on stdin, good and bad: one line out for each, in order.
#![allow(clippy::indexing_slicing, reason = "tests")]

use super::locate;
use super::program::made;

/// One line out per row in, in order: good rows answered, bad ones `invalid` with these words.
fn batch(rows: &[(&[u8], Option<&str>)], header: &[u8]) {
    let made = made();
    let input: Vec<u8> = rows.iter().fold(header.to_vec(), |all, (row, _)| {
        [all.as_slice(), row, b"\n"].concat()
    });
    let ran = locate(&made, &[], &input);
    assert_eq!(
        (ran.exit, ran.err.as_str()),
        (0, ""),
        "a bad row is no failure of the batch"
    );
    let lines: Vec<&str> = ran.out.lines().collect();
    assert_eq!(lines.len(), rows.len(), "{}", ran.out);
    for (line, (row, error)) in lines.iter().zip(rows) {
        let row = String::from_utf8_lossy(row);
        match error {
            Some(error) => assert_eq!(
                *line,
                serde_json::json!({ "kind": "invalid", "error": error }).to_string_ordered(),
                "{row}"
            ),
            None => assert!(line.starts_with(r#"{"kind":"found","#), "{row}: {line}"),
        }
    }
}

/// `kind` first, as the program writes it; a JSON object of this library is sorted.
trait Ordered {
    fn to_string_ordered(&self) -> String;
}

impl Ordered for serde_json::Value {
    fn to_string_ordered(&self) -> String {
        format!(r#"{{"kind":{},"error":{}}}"#, self["kind"], self["error"])
    }
}

#[test]
fn bad_rows_of_a_table_are_said_and_the_batch_goes_on() {
    let elm: &[u8] = br#""109 Elm St, Pretend Springs, MS 39991",,,,,"#;
    batch(
        &[
            (elm, None),
            (
                b",,,,,",
                Some(
                    "found an empty row, expected an address, an id, a county and precinct, or lon and lat",
                ),
            ),
            (
                b",,,-89.1,,",
                Some("found one of lon and lat, expected both"),
            ),
            (
                b",,,,33.1,",
                Some("found one of lon and lat, expected both"),
            ),
            (b",,,NaN,33,", Some("found lon \"NaN\", expected a number")),
            (b",,,inf,33,", Some("found lon \"inf\", expected a number")),
            (
                b",,,1e999,33,",
                Some("found lon \"1e999\", expected a number"),
            ),
            (
                b",,,west,33,",
                Some("found lon \"west\", expected a number"),
            ),
            (
                b",,,-89,95,",
                Some("found latitude 95, expected -90 to 90 degrees"),
            ),
            (
                b"\"\xff Elm St\",,,,,",
                Some("found bytes that are not UTF-8"),
            ),
            (b"1,2,3,4,5,6,7", Some("found 7 fields, expected 6")),
            (
                b",,Courthouse,,,",
                Some("found a precinct without a county, expected both"),
            ),
            (b",28901,09,,,", None),
            (b",,,-89.188578,33.065108,25", None),
            (b"\"109 Elm St, Pretend Springs, MS 39991\"", None),
        ],
        b"address,county,precinct,lon,lat,accuracy_m\n",
    );
}

#[test]
fn bad_json_lines_are_said_and_the_batch_goes_on() {
    let no_object = |why: &str| format!("found a line that is no JSON object: {why}");
    batch(
        &[
            (
                br#"{"address":"109 Elm St, Pretend Springs, MS 39991"}"#,
                None,
            ),
            (
                br#"{"address":"#,
                Some(&no_object("EOF while parsing a value at line 1 column 11")),
            ),
            (
                b"[1]",
                Some(&no_object(
                    "invalid type: sequence, expected a map at line 1 column 0",
                )),
            ),
            (
                b"{\"address\":\"\xff\"}",
                Some(&no_object("invalid unicode code point at line 1 column 13")),
            ),
            (
                b"{}",
                Some(
                    "found an empty row, expected an address, an id, a county and precinct, or lon and lat",
                ),
            ),
            (
                br#"{"lon":-89.1,"lat":null}"#,
                Some("found one of lon and lat, expected both"),
            ),
            (
                br#"{"lon":true,"lat":33}"#,
                Some("found true for lon, expected text or a number"),
            ),
            (
                br#"{"lon":-89,"lat":95}"#,
                Some("found latitude 95, expected -90 to 90 degrees"),
            ),
            (
                br#"{"lon":-89.188578,"lat":33.065108,"accuracy_m":25}"#,
                None,
            ),
        ],
        b"",
    );
}
