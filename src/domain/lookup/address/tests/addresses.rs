//! The rules for whole addresses: what is read from each, and what is in the way.

use super::TOWNS;
use crate::domain::lookup::address::{Trouble, parse};

/// number | unit | street / town ; … | zip | state | trouble
fn line(text: &str) -> String {
    let p = parse(text, &TOWNS);
    let readings: Vec<String> = p
        .readings
        .iter()
        .map(|r| match &r.town {
            Some(town) => [&r.street.to_string(), " / ", town].concat(),
            None => r.street.to_string(),
        })
        .collect();
    let number = p.number.map(|n| n.to_string()).unwrap_or_default();
    let trouble = p.trouble.map(|t| format!("{t:?}")).unwrap_or_default();
    [
        number,
        p.unit.unwrap_or_default(),
        readings.join("; "),
        p.zip.unwrap_or_default(),
        p.state.unwrap_or_default().into(),
        trouble,
    ]
    .join("|")
}

#[track_caller]
fn reads(cases: &[(&str, &str)]) {
    for (text, expected) in cases {
        assert_eq!(line(text), *expected, "{text}");
    }
}

#[test]
fn addresses_with_commas() {
    reads(&[
        (
            "123 W Main St, Philadelphia, MS 39350",
            "123||W MAIN ST / PHILADELPHIA|39350|MS|",
        ),
        (
            "123 Main St, Apt 4, Phila, MS 39350-1234",
            "123|APT 4|MAIN ST / PHILADELPHIA|39350|MS|",
        ),
        (
            "Apt 4, 123 Main St, Phila",
            "123|APT 4|MAIN ST / PHILADELPHIA|||",
        ),
        ("123, Main St, Nowhere", "123||MAIN ST / NOWHERE|||"),
        ("123 Main St, Neshoba County, MS", "123||MAIN ST||MS|"),
        (
            "123 Main St\nPhiladelphia MS 39350",
            "123||MAIN ST / PHILADELPHIA|39350|MS|",
        ),
        (
            "123 Main St, PO Box 12, Phila MS",
            "123||MAIN ST / PHILADELPHIA||MS|",
        ),
        (
            "128 N Church St, Hertford, NC 27944",
            "128||N CHURCH ST / HERTFORD|27944|NC|",
        ),
    ]);
}

#[test]
fn addresses_without_commas_keep_every_split() {
    reads(&[
        (
            "123 W Main St Phila MS 39350",
            "123||W MAIN ST / PHILADELPHIA; W MAIN STREET PHILA|39350|MS|",
        ),
        (
            "12 Main St West Point",
            "12||MAIN ST / WEST POINT; MAIN STREET WEST PT|||",
        ),
        (
            "12 Hwy 90 Bay St Louis MS",
            "12||HWY 90 / BAY SAINT LOUIS; HWY 90 BAY SAINT LOUIS||MS|",
        ),
        (
            "1 Oak St North Carrollton",
            "1||OAK ST / NORTH CARROLLTON; N OAK ST / CARROLLTON; OAK STREET NORTH CARROLLTON|||",
        ),
        (
            "6315 Attala Road 6315 Kosciusko MS 39090",
            "6315||ATTALA RD 6315 / KOSCIUSKO; ATTALA RD 6315 KOSCIUSKO|39090|MS|",
        ),
        (
            "10 Attala Road 3003 West MS",
            "10||ATTALA RD 3003 / WEST; ATTALA RD 3003 W||MS|",
        ),
        (
            "10030 BIA 0024 Phila MS 39350",
            "10030||BIA 24 / PHILADELPHIA; BIA 24 PHILA|39350|MS|",
        ),
        (
            "1533 St Hwy 30W Myrtle MS",
            "1533||HWY 30 W / MYRTLE; HWY 30 MYRTLE W||MS|",
        ),
        (
            "1 Lee Blvd Mississippi State MS",
            "1||LEE BLVD / MISSISSIPPI STATE; LEE BOULEVARD MISSISSIPPI STATE||MS|",
        ),
        ("123 Philadelphia MS", "123||PHILADELPHIA||MS|"),
    ]);
}

#[test]
fn house_numbers_and_units() {
    reads(&[
        ("12 1/2 Main St", "12 1/2||MAIN ST|||"),
        ("12½ Main St", "12 1/2||MAIN ST|||"),
        ("12A Main St", "12A||MAIN ST|||"),
        ("5109-A Hwy 84", "5109A||HWY 84|||"),
        ("7369B MS Hwy 32 E", "7369B||HWY 32 E|||"),
        ("123 E Main St", "123||E MAIN ST|||"),
        ("2 Mile Rd", "2||MILE RD|||"),
        ("123 2 Mile Rd", "123||2 MILE RD|||"),
        ("12-Mile Rd", "||12 MILE RD|||NumberMissing"),
        ("1st Ave", "||1ST AVE|||NumberMissing"),
        ("397 Road 397", "397||RD 397|||"),
        ("1521 Lot 1 CR 101", "1521|LOT 1|CR 101|||"),
        (
            "123 Main St Bldg C Apt 2 Phila",
            "123|BLDG C APT 2|MAIN ST / PHILADELPHIA; MAIN STREET PHILA|||",
        ),
        ("123 Main St #4", "123|#4|MAIN ST|||"),
        ("123 Main St Trlr 3", "123|TRLR 3|MAIN ST|||"),
        ("#12 Main St", "12||MAIN ST|||"),
        ("123 Main St, Rear", "123|REAR|MAIN ST|||"),
    ]);
}

#[test]
fn boxes_are_not_streets() {
    for text in [
        "PO Box 12",
        "P.O. Box 12, Phila",
        "POB 12",
        "Post Office Box 12",
        "PO Box",
        "Box 12",
        "P O Drawer C",
        "General Delivery",
    ] {
        assert_eq!(parse(text, &TOWNS).trouble, Some(Trouble::PoBox), "{text}");
    }
    for text in [
        "Rt 2 Box 45",
        "RR 1 Box 23",
        "R.R. 1",
        "Route 3 Box 12-A",
        "HC 61 Box 5",
        "Star Rt",
        "Star Route 2 Box 9",
        "RFD 2",
        "Rural Route 1 Box 2",
        "Rt. 2, Phila",
        "Rt 2 Phila MS",
        "12 Rt 2 Box 45",
        "Highway Contract 61 Box 5",
    ] {
        assert_eq!(
            parse(text, &TOWNS).trouble,
            Some(Trouble::RuralBox),
            "{text}"
        );
    }
    reads(&[
        ("12 Box Elder Rd", "12||BOX ELDER RD|||"),
        ("12 Route 15", "12||HWY 15|||"),
        ("12 Main St Box 3", "12|BOX 3|MAIN ST|||"),
    ]);
}

#[test]
fn troubles() {
    let found = |text: &str| parse(text, &TOWNS).trouble;
    assert_eq!(found(""), Some(Trouble::Empty));
    assert_eq!(found(" \n\t"), Some(Trouble::Empty));
    assert_eq!(found(&"1 Main St ".repeat(21)), Some(Trouble::TooLong));
    assert_eq!(
        found("1 Main St 🏠"),
        Some(Trouble::Unreadable("🏠".into()))
    );
    assert_eq!(
        found("1 Main\u{7} St"),
        Some(Trouble::Unreadable("\\u{7}".into()))
    );
    assert_eq!(
        found("?!.,"),
        Some(Trouble::Unreadable("signs only".into()))
    );
    assert_eq!(found("123"), Some(Trouble::Unreadable("123".into())));
    assert_eq!(
        found("99999999999 Main St"),
        Some(Trouble::Unreadable("99999999999".into()))
    );
    for text in [
        "123 Highway",
        "Hwy",
        "1234 Hwy North",
        "1234 MS Hwy, Phila",
        "12 County Road",
        "12 Hwy Phila MS",
        "12 Interstate",
    ] {
        assert_eq!(found(text), Some(Trouble::HighwayWithoutNumber), "{text}");
    }
    for text in [
        "Main & Oak",
        "Main St at Oak St",
        "corner of Main and Oak",
        "Main/Oak",
        "Hwy 15 @ Main",
        "Main St and Oak St, Phila",
    ] {
        assert_eq!(found(text), Some(Trouble::Intersection), "{text}");
    }
    assert_eq!(found("Main St"), Some(Trouble::NumberMissing));
    assert_eq!(found("Highway 11 North"), Some(Trouble::NumberMissing));
    assert_eq!(found("123 Smith & Sons Rd"), None);
}
