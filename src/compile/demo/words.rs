//! The words the made-up land is named with. County, town and place names say that they are made up.

/// What a made-up county is called by, after "Made-Up". 82 for the 82 counties.
pub(super) const COUNTY_WORDS: [&str; 82] = [
    "Acorn",
    "Almanac",
    "Anvil",
    "Apricot",
    "Arrow",
    "Badger",
    "Barrel",
    "Basket",
    "Beacon",
    "Bellows",
    "Bobbin",
    "Bramble",
    "Bucket",
    "Button",
    "Candle",
    "Canvas",
    "Cedar",
    "Chisel",
    "Clover",
    "Cobbler",
    "Compass",
    "Copper",
    "Cricket",
    "Crumb",
    "Dapple",
    "Dandelion",
    "Drizzle",
    "Ember",
    "Feather",
    "Fiddle",
    "Flagon",
    "Flannel",
    "Gander",
    "Ginger",
    "Goblet",
    "Gourd",
    "Hammock",
    "Harbor",
    "Hatbox",
    "Hazel",
    "Heron",
    "Hickory",
    "Icicle",
    "Inkwell",
    "Jigsaw",
    "Juniper",
    "Kettle",
    "Kindling",
    "Ladle",
    "Lantern",
    "Lemon",
    "Magpie",
    "Mallet",
    "Marble",
    "Mitten",
    "Muffin",
    "Nettle",
    "Nutmeg",
    "Oatmeal",
    "Otter",
    "Paddle",
    "Parsnip",
    "Pebble",
    "Pickle",
    "Pillow",
    "Plover",
    "Pumpkin",
    "Quill",
    "Rafter",
    "Ripple",
    "Saddle",
    "Sparrow",
    "Spindle",
    "Teapot",
    "Thimble",
    "Thistle",
    "Timber",
    "Tulip",
    "Velvet",
    "Walnut",
    "Whistle",
    "Zipper",
];

/// What a made-up town begins with.
pub(super) const TOWN_FIRST: [&str; 9] = [
    "Pretend",
    "Imaginary",
    "Makebelieve",
    "Fictional",
    "Invented",
    "Unreal",
    "Storybook",
    "Nowhere",
    "Made-Up",
];

/// What a made-up town ends with.
pub(super) const TOWN_LAST: [&str; 50] = [
    "Springs", "City", "Bend", "Hollow", "Grove", "Landing", "Ferry", "Mills", "Crossing",
    "Heights", "Falls", "Point", "Center", "Station", "Corner", "Ridge", "Valley", "Meadow",
    "Harbor", "Gap", "Bluff", "Prairie", "Junction", "Fork", "Shoals", "Glen", "Dell", "Bridge",
    "Creek", "Lake", "Summit", "Orchard", "Garden", "Forge", "Quarry", "Depot", "Common", "Green",
    "Haven", "Cove", "Rapids", "Knoll", "Terrace", "View", "Woods", "Plain", "Pass", "Narrows",
    "Beach", "Gate",
];

/// Street names without their suffix. The same everywhere, so that every town has its neighbour's twins.
pub(super) const STREET_WORDS: [&str; 61] = [
    "1st",
    "2nd",
    "3rd",
    "4th",
    "5th",
    "6th",
    "7th",
    "8th",
    "9th",
    "10th",
    "11th",
    "12th",
    "Oak",
    "Fable",
    "Mirage",
    "O'Nobody",
    "Phantom",
    "Elm",
    "Fool's Gold",
    "Daydream",
    "Pine",
    "Magnolia",
    "Riddle",
    "Tall Tale",
    "Church",
    "School",
    "Depot",
    "Mill",
    "Jackdaw",
    "Legend",
    "Moonbeam",
    "Pecan",
    "Rainbow",
    "Shadow",
    "Unicorn",
    "Washboard",
    "Yonder",
    "Cotton",
    "Dogwood",
    "Echo",
    "Fairy Tale",
    "Gander",
    "Hearsay",
    "Idle",
    "Jest",
    "Kite",
    "Lullaby",
    "Maybe",
    "Nonesuch",
    "Otherwise",
    "Perhaps",
    "Quibble",
    "Rumor",
    "Somewhere",
    "Tinsel",
    "Umbrella",
    "Vagary",
    "Whimsy",
    "Yarn",
    "Zephyr",
    "St. Nobody",
];

/// Suffixes as a registered-address list writes them.
pub(super) const SUFFIXES: [&str; 8] = ["St", "Ave", "Rd", "Dr", "Ln", "Ct", "Cir", "Cv"];

/// Precinct names: first part.
pub(super) const PRECINCT_FIRST: [&str; 31] = [
    "Mirage",
    "Fable",
    "Phantom",
    "Nowhere",
    "Unreal",
    "Storybook",
    "Pretend",
    "Imaginary",
    "Invented",
    "Daydream",
    "Riddle",
    "Legend",
    "Moonbeam",
    "Rainbow",
    "Shadow",
    "Unicorn",
    "Yonder",
    "Echo",
    "Hearsay",
    "Jest",
    "Lullaby",
    "Maybe",
    "Nonesuch",
    "Otherwise",
    "Perhaps",
    "Quibble",
    "Rumor",
    "Tinsel",
    "Vagary",
    "Whimsy",
    "Zephyr",
];

/// Precinct names: second part.
pub(super) const PRECINCT_LAST: [&str; 29] = [
    "Hill",
    "School",
    "Chapel",
    "Fire",
    "Courthouse",
    "Crossing",
    "Gym",
    "Library",
    "Beat",
    "Armory",
    "Springs",
    "Store",
    "Mill",
    "Church",
    "Depot",
    "Center",
    "Grove",
    "Point",
    "Ridge",
    "Park",
    "Lodge",
    "Hall",
    "Gin",
    "Bluff",
    "Landing",
    "Ferry",
    "Oak",
    "Pond",
    "Station",
];

/// What kind of building a made-up polling place is.
pub(super) const BUILDINGS: [&str; 7] = [
    "Community Center",
    "Fire Station",
    "Fellowship Hall",
    "School Gym",
    "Public Library",
    "Courthouse Annex",
    "Civic Club",
];

/// The word at a position, the list taken as endless.
pub(super) fn at(words: &[&'static str], index: usize) -> &'static str {
    words
        .iter()
        .cycle()
        .nth(index % words.len().max(1))
        .copied()
        .unwrap_or("Pretend")
}

/// The `index`-th street name of a town: no two alike in one town, the same words in all.
pub(super) fn street_name(index: usize, town_salt: usize) -> String {
    let word = (index * 17 + town_salt) % STREET_WORDS.len();
    let suffix = word + index / STREET_WORDS.len() + town_salt / 7;
    format!("{} {}", at(&STREET_WORDS, word), at(&SUFFIXES, suffix))
}

/// A precinct's name on the list and on the map. They differ in ways that a reader of both would not notice: case,
/// `#`, the word "Precinct", word order, punctuation.
pub(super) fn precinct_names(index: usize, salt: usize, fips: &str) -> (String, String) {
    // 7 and 29·31 have no common divisor: no two of the first 899 are alike.
    let pair = (index * 7 + salt) % (PRECINCT_FIRST.len() * PRECINCT_LAST.len());
    let (first, last) = (
        at(&PRECINCT_FIRST, pair % PRECINCT_FIRST.len()),
        at(&PRECINCT_LAST, pair / PRECINCT_FIRST.len()),
    );
    let n = index + 1;
    let plain = format!("{first} {last}");
    let (listed, mapped) = match index % 6 {
        0 => (plain.clone(), plain),
        1 => (format!("{plain} # {n}"), format!("{plain} {n}")),
        2 => (format!("{plain} Precinct"), plain),
        3 => (format!("{plain} North"), format!("North {plain}")),
        4 => (format!("St. {plain}"), format!("St {plain}")),
        _ => (format!("{first}-{last}"), plain),
    };
    (listed, format!("{fips}-{}", mapped.to_uppercase()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn names_are_unique_where_they_must_be() {
        for salt in [0, 5, 60, 1234] {
            let streets: BTreeSet<String> = (0..180).map(|i| street_name(i, salt)).collect();
            assert_eq!(streets.len(), 180);
            // Without the number, the side and the saint: no two precincts differ by those alone.
            let bare = |index| {
                let (_, mapped) = precinct_names(index, salt, "28501");
                let plain = mapped.replace("-NORTH ", "-").replace("-ST ", "-");
                plain
                    .trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ')
                    .to_owned()
            };
            let precincts: BTreeSet<String> = (0..160).map(bare).collect();
            assert_eq!(precincts.len(), 160);
        }
        assert_eq!(COUNTY_WORDS.iter().collect::<BTreeSet<_>>().len(), 82);
    }
}
