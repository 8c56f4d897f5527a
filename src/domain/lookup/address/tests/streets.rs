//! The rules for streets: spellings that are one street, and streets that are not.

use crate::domain::lookup::address::street_key;

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
