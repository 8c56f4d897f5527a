//! What holds for every text: no panic, keys that read back as themselves, noise and order that change nothing.

use proptest::prelude::*;

use super::TOWNS;
use crate::domain::lookup::address::{canonical_town, parse, street_key};

/// Words that mean something to the grammar, thrown together.
fn soup() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        "(N|S|E|W|NE|SW|NORTH|WEST|NO|SO|SOUTHEAST)",
        "(ST|STREET|RD|ROAD|AVE|AVENUE|DR|LN|HWY|HIGHWAY|PARK|LOOP|CREEK|EXT|BYP|SPUR|ALT|OLD|CT|PT)",
        "(CR|CO|COUNTY|C|R|U|M|MS|US|STATE|SR|I|BIA|RT|BOX|PO|P|O|LOT|APT|UNIT|RR|HC|STAR|DRAWER)",
        "(MAIN|OAK|MLK|MARTIN|LUTHER|KING|JR|ML|FIRST|TWENTY|TWO|SAINT|MT|FT|OF|AND|NAME|PHILA|BAY|LOUIS|O'NEAL)",
        "(1|12|007|0|45|15N|101-A|12A|1/2|1ST|39350|#|&|@|/|,|-|½)",
        "[A-Z]",
    ];
    prop::collection::vec(word, 0..9).prop_map(|words| words.join(" "))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4000))]

    #[test]
    fn nothing_panics(text in any::<String>(), sign in "\\PC{0,30}") {
        for text in [&text, &sign] {
            let _ = (parse(text, &TOWNS), street_key(text), canonical_town(text));
        }
    }

    #[test]
    fn soup_is_read_and_keys_read_back_as_themselves(text in soup()) {
        let _ = parse(&text, &TOWNS);
        let key = street_key(&text);
        prop_assert_eq!(street_key(&key.to_string()), key);
    }

    #[test]
    fn case_periods_and_blanks_change_nothing(text in soup(), noise in prop::collection::vec(0..4_usize, 12)) {
        let noisy: String = text
            .split(' ')
            .zip(noise.iter().cycle())
            .map(|(word, how)| match how {
                0 => [word, ". "].concat(),
                1 => ["  ", &word.to_lowercase(), "\t"].concat(),
                2 => [" (", word, ") "].concat(),
                _ => [word, " "].concat(),
            })
            .collect();
        prop_assert_eq!(street_key(&noisy), street_key(&text), "{}", noisy);
    }

    #[test]
    fn a_direction_before_is_a_direction_behind(
        direction in "(N|S|E|W|NE|NW|SE|SW|NORTH|SOUTH|EAST|WEST|NORTH EAST|S W)",
        name in "(MAIN|OLD MILL|SAINT PAUL|1ST|COUNTY LINE|MLK|JB SMITH|OAK GROVE)",
        kind in "( ST| ROAD| AVE| LOOP| PARK)",
    ) {
        let before = street_key(&[&direction, " ", &name, &kind].concat());
        let behind = street_key(&[&name, &kind, " ", &direction].concat());
        prop_assert_eq!(before, behind);
    }

    #[test]
    fn a_route_direction_before_is_a_direction_behind(
        direction in "(N|S|E|W|NE|SW|NORTH|WEST)",
        route in "(HWY|CR|MS|US|ROAD|OLD HIGHWAY|ATTALA ROAD|BIA|I) [1-9][0-9]{0,3}",
    ) {
        prop_assert_eq!(street_key(&[&direction, " ", &route].concat()), street_key(&[&route, " ", &direction].concat()));
    }
}
