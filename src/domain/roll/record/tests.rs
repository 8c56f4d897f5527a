//! What is written is read back; what does not fit, or means nothing, is an error and never another record.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use super::*;

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

pub(in crate::domain::roll) fn record() -> Record {
    Record {
        status: Status::Inactive,
        county: "28901".parse().unwrap(),
        precinct: "07".to_owned(),
        split: Some("2".to_owned()),
        place: Some("28901:p007".to_owned()),
        edition: *b"editions",
        registered: Some(day("1900-01-01")),
        as_of: day("2027-10-01"),
        election: day("2027-11-02"),
        initials: "XZ".to_owned(),
        districts: Districts { congress: 2, senate: 14, house: 122, supervisor: 5 },
    }
}

#[test]
fn the_bytes_are_those_of_the_written_format() {
    let bytes = record().encode().unwrap();
    let hex: String = bytes.iter().map(|b| format!("{b:02x}")).collect();
    // 2027-10-01 is day 46,660 and 2027-11-02 day 46,692 where 1900-01-01 is day 1 (counted by another calendar program).
    let expected = [
        "01", "02", "70e5", "0000", "0001", &format!("{:04x}", 46_660), &format!("{:04x}", 46_692), "585a",
        "30370000000000000000000000000000", "3200000000000000", "32383930313a703030370000", "65646974696f6e73", "020e7a05", "0000",
    ];
    assert_eq!(hex, expected.concat());
    assert_eq!(Record::decode(&bytes), Ok(record()));
}

#[test]
fn fields_are_read_back_at_their_ends() {
    let plain = Record { split: None, place: None, registered: None, initials: "X".to_owned(), ..record() };
    let full = Record {
        status: Status::HavaUnverified,
        county: "65535".parse().unwrap(),
        precinct: "1234567890123456".to_owned(),
        split: Some("12345678".to_owned()),
        place: Some("28901:p99999".to_owned()),
        registered: Some(day("2079-06-05")),
        ..record()
    };
    for record in [plain, full] {
        assert_eq!(Record::decode(&record.encode().unwrap()), Ok(record));
    }
}

#[test]
fn what_has_no_room_is_an_error() {
    let base = record();
    let bad = [
        Record { precinct: "12345678901234567".to_owned(), ..base.clone() },
        Record { precinct: String::new(), ..base.clone() },
        Record { precinct: "é".to_owned(), ..base.clone() },
        Record { split: Some("123456789".to_owned()), ..base.clone() },
        Record { place: Some("28901:p123456".to_owned()), ..base.clone() },
        Record { initials: "XYZ".to_owned(), ..base.clone() },
        Record { initials: String::new(), ..base.clone() },
        Record { as_of: day("2079-06-06"), ..base.clone() },
        Record { election: day("1899-12-31"), ..base.clone() },
        Record { registered: Some(day("9999-12-31")), ..base.clone() },
        Record { county: "99999".parse().unwrap(), ..base },
    ];
    for record in bad {
        assert!(record.encode().is_err(), "{record:?}");
    }
}

#[test]
fn any_changed_byte_is_an_error_or_another_record_and_never_the_same() {
    let (right, bytes) = (record(), record().encode().unwrap());
    for at in 0..RECORD {
        for value in 0..=255 {
            if value == bytes[at] {
                continue;
            }
            let mut changed = bytes;
            changed[at] = value;
            // The seal tells a changed record from a right one; here nothing may be passed over.
            assert_ne!(Record::decode(&changed), Ok(right.clone()), "byte {at}");
        }
    }
    for (at, value, field) in [(1, 0, "status"), (1, 4, "status"), (4, 1, "flags"), (62, 1, "padding"), (63, 1, "padding"), (13, 0, ""), (14, 0, "precinct"), (15, 0, "")] {
        let mut changed = bytes;
        changed[at] = value;
        match Record::decode(&changed) {
            Err(RecordError::Unknown { field: found }) => assert_eq!(found, field),
            Ok(_) => assert_eq!(field, ""),
            other => assert_eq!(format!("{other:?}"), ""),
        }
    }
}
