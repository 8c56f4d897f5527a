//! The rules of the grammar, one table each.

use super::*;

struct Listed(&'static [&'static str]);
impl Towns for Listed {
    fn is_town(&self, canonical: &str) -> bool {
        self.0.contains(&canonical)
    }
}

const TOWNS: Listed = Listed(&[
    "PHILADELPHIA",
    "HATTIESBURG",
    "BAY SAINT LOUIS",
    "WEST POINT",
    "CARROLLTON",
    "NORTH CARROLLTON",
    "KOSCIUSKO",
    "WEST",
    "HERTFORD",
    "VAIDEN",
    "MISSISSIPPI STATE",
    "UNIVERSITY",
    "OXFORD",
    "MYRTLE",
    "MOUNT OLIVE",
]);

/// Every spelling in a row has the key that its first one is shown as.
#[track_caller]
fn same(shown: &str, spellings: &[&str]) {
    for spelling in spellings {
        assert_eq!(
            street_key(spelling).to_string(),
            shown,
            "{spelling}: {:?}",
            street_key(spelling)
        );
    }
    assert_eq!(street_key(shown).to_string(), shown);
    for spelling in spellings {
        assert_eq!(street_key(spelling), street_key(shown), "{spelling}");
    }
}

#[track_caller]
fn differ(one: &str, other: &str) {
    assert_ne!(street_key(one), street_key(other));
}

#[test]
fn directions_stand_in_any_order_and_are_part_of_the_name() {
    same(
        "W MAIN ST",
        &[
            "W Main St",
            "Main St W",
            "West Main Street",
            "W. MAIN STR.",
            "main st. west",
        ],
    );
    same(
        "NE MAIN ST",
        &[
            "NE Main St",
            "N E Main St",
            "North East Main St",
            "Main St Northeast",
            "Main St N.E.",
        ],
    );
    same("N MAIN ST E", &["N Main St E", "North Main St East"]);
    same("N WEST ST", &["N West St", "North West St", "West St N"]);
    differ("W Main St", "Main St");
    differ("W Main St", "E Main St");
    differ("Main St", "Main Rd");
    differ("Main St", "Main");
}

#[test]
fn a_street_named_by_a_direction_keeps_it() {
    same("NORTH ST", &["North St", "N St", "N. Street"]);
    same("WEST AVE", &["West Ave", "W Avenue"]);
    same("NORTH", &["North"]);
    same("W PARK", &["W Park", "Park West"]);
    same("E END RD", &["East End Rd", "E End Road"]);
}

#[test]
fn lettered_avenues_and_avenues_of() {
    same("AVENUE E", &["Avenue E", "Ave E", "Av. E"]);
    same(
        "AVENUE OF THE OAKS",
        &["Avenue of the Oaks", "Ave of the Oaks"],
    );
    differ("Avenue E", "E Avenue");
    same("NO NAME RD", &["No Name Rd"]);
}

#[test]
fn county_roads() {
    same(
        "CR 123",
        &[
            "County Road 123",
            "CR 123",
            "Co Rd 123",
            "Co. Road 123",
            "C R 123",
            "C.R. 123",
            "Cnty Rd 123",
            "CR123",
            "CR-123",
            "COUNTY RD. 0123",
            "Co. Rd. No. 123",
        ],
    );
    same("CR 101A", &["CR 101A", "County Road 101-A"]);
    same("CR 123 E", &["CR 123 E", "CR 123E", "East County Road 123"]);
    differ("County Road 123", "Road 123");
    differ("County Road 123", "Highway 123");
}

#[test]
fn highways() {
    same(
        "HWY 15 N",
        &[
            "Hwy 15 N",
            "Highway 15 North",
            "Hwy 15 No.",
            "MS-15 N",
            "MS Hwy 15 N",
            "State Highway 15 N",
            "SR 15 N",
            "Hwy. 15N",
            "N Hwy 15",
            "MS 15 North",
            "Mississippi Highway 15 N",
            "St Hwy 15N",
            "ST HIGHWA 15 N",
            "State Route 15 N",
            "MS State Hwy 15 N",
            "Hwy #15 N",
            "S.R. 15 N",
            "HWY15 N",
            "Hwy MS 15 N",
            "M.S. 15 N",
        ],
    );
    same(
        "HWY 45",
        &[
            "US 45",
            "US Hwy 45",
            "U.S. 45",
            "U S Highway 45",
            "Hwy 45",
            "US-45",
            "US Route 45",
        ],
    );
    same(
        "HWY 45 ALT N",
        &[
            "US 45 Alt N",
            "Hwy 45 Alternate North",
            "Alt US 45 N",
            "US Alt 45 N",
        ],
    );
    same("HWY 45 BYP", &["Hwy 45 Byp", "US 45 Bypass"]);
    same(
        "OLD HWY 51 NE",
        &["Old Highway 51 NE", "Old Hwy 51 Northeast", "Hwy 51 Old NE"],
    );
    same("OLD HWY 17 RD", &["Old US 17 Rd"]);
    same("HWY 583 SE", &["Highway 583 SE"]);
    same("HWY 37", &["State Hwy 37", "NC 37", "NC Hwy 37"]);
    same(
        "SIMPSON HWY 540",
        &["Simpson Hwy 540", "Simpson Highway 540"],
    );
    same(
        "I 55",
        &["I-55", "Interstate 55", "I 55", "Interstate Hwy 55"],
    );
    same("I 55 N", &["I-55 North", "Interstate 55 N"]);
    differ("I-55", "Hwy 55");
    differ("Hwy 15", "Hwy 15 N");
    differ("Old Hwy 45", "Hwy 45");
    differ("Hwy 45 Alt", "Hwy 45");
    same(
        "JOHN RANKIN HWY",
        &["John Rankin Hwy", "John Rankin Highway"],
    );
    same("N OCEAN HWY", &["Ocean Hwy N"]);
}

#[test]
fn roads_by_number() {
    same(
        "ATTALA RD 6315",
        &["Attala Road 6315", "ATTALA RD. 6315", "Attala Rd 6315"],
    );
    same("ATTALA RD 3231", &["Attala Road 3231"]);
    same("RD 397", &["Road 397", "Rd. 397", "RD 0397"]);
    same(
        "BIA 24",
        &[
            "BIA 0024",
            "BIA 24",
            "BIA Road 24",
            "B.I.A. 24",
            "BIA Route 0024",
        ],
    );
    differ("Attala Road 6315", "Road 6315");
}

#[test]
fn names() {
    same("1ST ST", &["First St", "1st Street", "01st St"]);
    same(
        "21ST AVE",
        &["Twenty First Ave", "Twenty-First Avenue", "21st Ave"],
    );
    same(
        "SAINT PAUL CHURCH RD",
        &[
            "St Paul Church Rd",
            "St. Paul Ch. Road",
            "Saint Paul Church Rd",
        ],
    );
    same(
        "MOUNT ZION RD",
        &["Mt Zion Rd", "Mt. Zion Road", "Mount Zion Rd"],
    );
    same("FORT ADAMS RD", &["Ft Adams Rd", "Fort Adams Road"]);
    same("DOCTOR CARVER DR", &["Dr Carver Dr", "Dr. Carver Drive"]);
    same(
        "MLK DR",
        &[
            "MLK Dr",
            "Martin Luther King Jr Dr",
            "ML King Dr",
            "M.L. King Jr. Drive",
            "Dr Martin Luther King Jr Drive",
            "M L K Dr",
        ],
    );
    same(
        "N MLK BLVD",
        &["N Martin Luther King Blvd", "Dr MLK Jr Blvd North"],
    );
    same("ONEAL RD", &["O'Neal Rd", "ONeal Road", "O’Neal Rd"]);
    same(
        "SMITHS CHAPEL RD",
        &["Smith's Chapel Rd", "Smiths Chapel Rd"],
    );
    same(
        "SMITH AND SONS RD",
        &["Smith & Sons Rd", "Smith and Sons Road"],
    );
    same(
        "PURVIS COLUMBIA RD",
        &["Purvis-Columbia Rd", "Purvis Columbia Road"],
    );
    same(
        "JB SMITH RD",
        &["J.B. Smith Rd", "J B Smith Rd", "JB Smith Rd"],
    );
    same("MILL CREEK RD", &["Mill Crk Rd", "Mill Creek Road"]);
    same("COUNTY LINE RD", &["Co Line Rd", "County Line Road"]);
    same("MAIN STREET EXT", &["Main St Ext", "Main Street Extension"]);
    same("LAZY W LN", &["Lazy W Ln"]);
    same("2 MILE RD", &["Two Mile Rd", "2 Mile Road"]);
    same("S MEGAN LOOP", &["Megan Loop S"]);
    same("PARK", &["Park"]);
    same("", &["", " . ", "#"]);
}

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
