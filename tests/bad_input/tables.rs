//! CSV files that are empty, cut, binary, in another encoding, or too large.

use super::*;

fn message(reader: Reader, bytes: &[u8]) -> String {
    reader(bytes).expect_err("an error").to_string()
}

#[test]
fn a_good_table_is_read_whole() {
    for (name, reader, header, row) in TABLES {
        let said = reader(format!("{header}\n{row}\n{row}\n").as_bytes()).unwrap();
        assert_eq!((said.rows, said.left_out), (2, 0), "{name} {said:?}");
        let marked = reader(format!("\u{feff}{header}\r\n{row}\r\n").as_bytes()).unwrap();
        assert_eq!(
            (marked.rows, marked.codes()),
            (1, vec![]),
            "{name}: UTF-8 with its mark"
        );
        let old_mac = reader(format!("{header}\r{row}\r").as_bytes()).unwrap();
        assert_eq!(old_mac.rows, 1, "{name}: lines that end in CR");
    }
}

#[test]
fn what_is_no_table_is_an_error() {
    for (_, reader, header, row) in TABLES {
        assert_eq!(
            message(reader, b""),
            "f.csv: found an empty file, expected rows"
        );
        assert_eq!(
            message(reader, b"\n\n\n"),
            "f.csv: found no rows, expected a header row"
        );
        assert!(message(reader, b"PK\x03\x04rest").contains("found a zip file"));
        assert!(
            message(reader, &[0xd0, 0xcf, 0x11, 0xe0, 0]).contains("found an old Excel workbook")
        );
        assert!(message(reader, &[0xff, 0xfe, b'a', 0]).contains("found UTF-16"));
        let nul = format!("{header}\n{row}\n\0\n");
        assert_eq!(
            message(reader, nul.as_bytes()),
            "f.csv:3: found a NUL byte, expected text"
        );
        let open = format!("{header}\n{row}\n\"{row}\n{row}\n");
        assert_eq!(
            message(reader, open.as_bytes()),
            "f.csv:3: found a quote that is never closed, expected a closing quote"
        );
    }
}

#[test]
fn a_line_of_ten_megabytes_is_named_and_quickly() {
    for (name, reader, header, row) in TABLES {
        for filler in ["x", "\"", ",", " "] {
            let text = format!("{header}\n{row}\n{}\n{row}\n", filler.repeat(10 << 20));
            let started = std::time::Instant::now();
            assert_eq!(
                message(reader, text.as_bytes()),
                "f.csv:3: found a line of 10485760 bytes, expected at most 1048576"
            );
            assert!(
                started.elapsed().as_secs() < 5,
                "{name} took {:?}",
                started.elapsed()
            );
        }
        let no_line_feed = "\r".to_owned() + &"x".repeat(10 << 20);
        assert!(message(reader, no_line_feed.as_bytes()).contains("found a line of"));
    }
}

#[test]
fn a_cell_that_is_too_long_is_an_error_with_its_column() {
    for (_, reader, header, row) in TABLES {
        let text = format!("{header}\n{row}\n{},b,c,d\n", "x".repeat((64 << 10) + 1));
        assert_eq!(
            message(reader, text.as_bytes()),
            "f.csv:3 [column 1]: found a cell of 65537 bytes, expected at most 65536"
        );
    }
}

#[test]
fn windows_1252_is_read_and_reported() {
    let (_, reader, header, row) = TABLES[0];
    let mut bytes = format!("{header}\n{row}\n2,Two,Caf").into_bytes();
    bytes.extend([0xe9, b',', b'x', b'\n']);
    let said = reader(&bytes).unwrap();
    assert_eq!(
        (said.rows, said.codes()),
        (2, vec!["encoding-windows-1252"])
    );
    assert_eq!(said.findings[0].spot.line, Some(3));
    let read = polling_places::read(
        "f.csv",
        &bytes,
        &input(Role::PollingPlaces, Format::Csv, &[]),
    )
    .unwrap();
    assert_eq!(read.rows[1].place, "Café");
}

#[test]
fn ragged_and_blank_rows_are_left_out_and_said() {
    for (name, reader, header, row) in TABLES {
        let text = format!("{header}\n{row}\n\nshort\n{row},long\n,,,\n{row}\n");
        let said = reader(text.as_bytes()).unwrap();
        assert_eq!((said.rows, said.left_out), (2, 3), "{name} {said:?}");
        assert_eq!(
            said.codes(),
            ["row-ragged", "row-ragged", "row-blank"],
            "{name}"
        );
        let lines: Vec<_> = said.findings.iter().map(|f| f.spot.line).collect();
        assert_eq!(
            lines,
            [Some(4), Some(5), Some(6)],
            "{name}: an empty line before does not shift them"
        );
        assert_eq!(said.findings[0].received.as_deref(), Some("short"));
    }
    let said = TABLES[0].1(b"precinct_code,place_name\n").unwrap();
    assert_eq!((said.rows, said.codes()), (0, vec!["table-without-rows"]));
}

#[test]
fn a_column_that_is_missing_lists_the_headers() {
    let mapped = input(
        Role::PostalCodes,
        Format::Csv,
        &[("zip", "ZIP"), ("town", "Town"), ("county", "County")],
    );
    let read = |text: &str| {
        postal_codes::read("f.csv", text.as_bytes(), &mapped)
            .unwrap_err()
            .to_string()
    };
    assert_eq!(
        read("ZIP,Place,County\n"),
        "f.csv:1 [Town]: found no column \"Town\" (our town), expected it among the headers ZIP, Place, County"
    );
    assert_eq!(
        read("ZIP,ZIP,Town,County\n"),
        "f.csv:1 [ZIP]: found the column \"ZIP\" twice"
    );
    let unknown = input(Role::PostalCodes, Format::Csv, &[("colour", "x")]);
    let said = postal_codes::read("f.csv", b"zip\n", &unknown)
        .unwrap_err()
        .to_string();
    assert!(
        said.starts_with(
            "f.csv: found columns key \"colour\" in the profile, expected one of zip, town"
        ),
        "{said}"
    );
    let numbers = input(
        Role::PostalCodes,
        Format::Csv,
        &[("zip", "1"), ("town", "2"), ("county", "9")],
    );
    let said = postal_codes::read("f.csv", b"00000,a\n", &numbers)
        .unwrap_err()
        .to_string();
    assert_eq!(
        said,
        "f.csv:1: found 2 columns, expected a column 9 for county"
    );
    let mut wide = input(Role::PostalCodes, Format::Csv, &[]);
    wide.delimiter = Some("ab".to_owned());
    assert!(postal_codes::read("f.csv", b"zip\n", &wide).is_err());
}

#[test]
fn a_registered_address_list_may_not_hold_anything_else() {
    let (_, reader, header, row) = TABLES[2];
    let text = format!("{header},last_name,born\n{row},Nobody,1900\n");
    let said = message(reader, text.as_bytes());
    assert_eq!(
        said,
        "f.csv:1 [last_name]: found \"last_name\", \"born\" beside the columns this file may have; it may be personal: \
         remove it at the source"
    );
    let numbers = [
        ("number", "1"),
        ("street", "2"),
        ("town", "3"),
        ("precinct", "4"),
    ];
    let numbers = input(Role::Streets, Format::RegisteredAddresses, &numbers);
    let said = registered_addresses::read("f.csv", format!("{row},Nobody\n").as_bytes(), &numbers);
    let said = said.unwrap_err().to_string();
    assert!(
        said.starts_with("f.csv:1 [column 5]: found column 5 beside"),
        "{said}"
    );
    assert!(!said.contains("Nobody"), "a cell is shown");
}

#[test]
fn cells_of_the_wrong_kind_are_reported() {
    let rows = "precinct_code,place_name,registered,lon,lat\n\
                1,Sample Hall,many,NaN,32\n2,Sample Hall,\"1,234\",-89.5,91\n,Sample Hall,1,,\n3,Sample Hall,,-89.5,32.5\n";
    let read = polling_places::read(
        "f.csv",
        rows.as_bytes(),
        &input(Role::PollingPlaces, Format::Csv, &[]),
    )
    .unwrap();
    let codes: Vec<_> = read.findings.iter().map(|f| f.code).collect();
    assert_eq!(
        codes,
        [
            "registered-not-a-number",
            "coordinate-not-on-earth",
            "coordinate-not-on-earth",
            "row-without-precinct"
        ]
    );
    assert_eq!(
        read.rows.iter().map(|r| r.at).collect::<Vec<_>>(),
        [None, None, Some((-89.5, 32.5))]
    );
    assert_eq!(read.rows[1].registered, Some(1234));

    let rows = "zip,town,county\n1234,A,B\nABCDE,A,B\n00000,,\n00001,A,B\n";
    let said = TABLES[1].1(rows.as_bytes()).unwrap();
    assert_eq!(
        (said.rows, said.codes()),
        (
            1,
            vec![
                "zip-not-five-digits",
                "zip-not-five-digits",
                "zip-without-town"
            ]
        )
    );

    let rows = "number,street,precinct\n,A,1\n1,,1\n1,A,\n1,A,1\n";
    let said = TABLES[2].1(rows.as_bytes()).unwrap();
    let codes = [
        "address-without-number",
        "address-without-street",
        "address-without-precinct",
    ];
    assert_eq!((said.rows, said.codes()), (1, codes.to_vec()));

    let rows = "place_name,parking,by,on\nA,maybe,,\nB,yes,,\nC,no,Clerk,2026-13-01\n,yes,Clerk,2026-01-05\n";
    let said = TABLES[3].1(rows.as_bytes()).unwrap();
    let codes = [
        "survey-answer-unknown",
        "survey-without-source",
        "survey-without-source",
        "survey-without-place",
    ];
    assert_eq!((said.rows, said.codes()), (1, codes.to_vec()));

    let rows =
        "office,phone,source,on\nA,,s,2026-01-05\nA,1,,2026-01-05\nA,1,s,\nA,1,s,2026-01-05\n";
    let said = TABLES[4].1(rows.as_bytes()).unwrap();
    assert_eq!(
        (said.rows, said.codes()),
        (1, vec!["contact-incomplete"; 3])
    );
}
