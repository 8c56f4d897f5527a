//! Street search against a twin that knows no index: the whole distance table for every word of every street, and
//! every way to lay the typed words on a street's slots. Ids, typos and order must be the same. All streets are made up.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    reason = "tests"
)]

use pollstead::domain::lookup::address::{StreetKey, street_key};
use pollstead::domain::lookup::street_search::{
    Ending, Hit, Role, Slot, StreetSearch, TypedWord, readings_of, slots_of,
};
use proptest::prelude::*;

/// Optimal string alignment, the whole table; row per letter of `b`.
fn table(a: &[char], b: &[char]) -> Vec<Vec<usize>> {
    let mut d = vec![vec![0; a.len() + 1]; b.len() + 1];
    for i in 0..=b.len() {
        for j in 0..=a.len() {
            d[i][j] = if i == 0 || j == 0 {
                i + j
            } else {
                let changed = d[i - 1][j - 1] + usize::from(a[j - 1] != b[i - 1]);
                let mut least = changed.min(d[i - 1][j] + 1).min(d[i][j - 1] + 1);
                if i > 1 && j > 1 && a[j - 1] == b[i - 2] && a[j - 2] == b[i - 1] {
                    least = least.min(d[i - 2][j - 2] + 1);
                }
                least
            };
        }
    }
    d
}

fn typos(word: &TypedWord, form: &str) -> Option<u8> {
    let a: Vec<char> = word.text.chars().collect();
    let b: Vec<char> = form.chars().collect();
    let digits = |t: &[char]| t.iter().any(char::is_ascii_digit);
    let bound = match (digits(&a) || digits(&b), a.len()) {
        (true, _) | (_, 0..=3) => 0,
        (_, 4..=7) => 1,
        _ => 2,
    };
    let d = table(&a, &b);
    let cost = match word.ending {
        Ending::Whole => d[b.len()][a.len()],
        Ending::Open => d.iter().map(|row| row[a.len()]).min().unwrap(),
    };
    (cost <= bound).then_some(cost as u8)
}

/// Every assignment, by recursion.
fn lay(
    reading: &[TypedWord],
    slots: &[Slot],
    free: &[bool],
    next: usize,
    named: bool,
) -> Option<u8> {
    let Some((word, rest)) = reading.split_first() else {
        return named.then_some(0);
    };
    let mut best: Option<u8> = None;
    for (at, slot) in slots.iter().enumerate() {
        let of_row = slot.role != Role::Direction;
        if !free[at] || (of_row && at < next) {
            continue;
        }
        let Some(cost) = slot.forms.iter().filter_map(|form| typos(word, form)).min() else {
            continue;
        };
        let mut left = free.to_vec();
        left[at] = false;
        let then = if of_row { at + 1 } else { next };
        if let Some(more) = lay(rest, slots, &left, then, named || slot.role == Role::Name) {
            best = Some(best.map_or(cost + more, |known| known.min(cost + more)));
        }
    }
    best
}

type Made = (u32, String, StreetKey);

fn twin_search(streets: &[Made], typed: &str, limit: usize) -> Vec<Hit> {
    let key = street_key(typed);
    let mut found = Vec::new();
    for (index, display, street) in streets {
        let slots = slots_of(street);
        let fits = readings_of(typed)
            .iter()
            .filter_map(|r| lay(r, &slots, &vec![true; slots.len()], 0, false))
            .min();
        if let Some(cost) = fits {
            found.push((
                cost,
                !(cost == 0 && *street == key),
                display.clone(),
                *index,
            ));
        }
    }
    found.sort();
    found.truncate(limit);
    found
        .into_iter()
        .map(|(cost, other, _, index)| Hit {
            index,
            cost,
            exact: !other,
        })
        .collect()
}

fn name_typos(mine: &[String], theirs: &[String]) -> Option<u8> {
    let classes = ["BIA", "CR", "HWY", "I", "RD"];
    if mine.len() != theirs.len() {
        return (!mine.is_empty() && mine.concat() == theirs.concat()).then_some(1);
    }
    mine.iter().zip(theirs).try_fold(0, |sum, (mine, theirs)| {
        let word = TypedWord {
            text: mine.clone(),
            ending: Ending::Whole,
        };
        let class = mine != theirs
            && classes.contains(&mine.as_str())
            && classes.contains(&theirs.as_str());
        Some(sum + if class { 1 } else { typos(&word, theirs)? })
    })
}

/// The name, and the name with its suffix as a word: the suffix slot's second form.
fn with_and_without_kind(key: &StreetKey) -> [Vec<String>; 2] {
    let kind = slots_of(key)
        .into_iter()
        .find(|slot| slot.role == Role::Kind)
        .and_then(|slot| slot.forms.get(1).cloned());
    [
        key.name.clone(),
        key.name.iter().cloned().chain(kind).collect(),
    ]
}

fn twin_nearest(streets: &[Made], key: &StreetKey, limit: usize) -> Vec<Hit> {
    let mut found = Vec::new();
    for (index, display, street) in streets {
        let ([mine, mine_with], [theirs, theirs_with]) =
            (with_and_without_kind(key), with_and_without_kind(street));
        let costs = [
            name_typos(&mine, &theirs),
            name_typos(&mine_with, &theirs),
            name_typos(&mine, &theirs_with),
        ];
        if let Some(cost) = costs.into_iter().flatten().min() {
            let differs = u8::from(street.dirs != key.dirs) + u8::from(street.kind != key.kind);
            found.push((cost, *street != *key, differs, display.clone(), *index));
        }
    }
    found.sort();
    found.truncate(limit);
    found
        .into_iter()
        .map(|(cost, other, _, _, index)| Hit {
            index,
            cost,
            exact: !other,
        })
        .collect()
}

fn county(displays: &[String]) -> Vec<Made> {
    displays
        .iter()
        .zip(0..)
        .map(|(text, index)| (index, text.clone(), street_key(text)))
        .collect()
}

fn search_of(streets: &[Made]) -> StreetSearch {
    StreetSearch::new(
        streets
            .iter()
            .map(|(index, display, key)| (*index, display.as_str(), key)),
    )
}

/// Names near enough to one another that typos meet.
fn street() -> impl Strategy<Value = String> {
    let name = prop_oneof![
        "(MAIN|MIAN|MAINE|PINE CREST|PINECREST|CHESTNUT|CHESNUT|MARTIN LUTHER KING|SAINT PAUL|FIRST|2ND|STATE|NORTH)",
        "[ABE]{1,9}",
        "[AB]{3,6} [ABÑ]{3,8}",
        "(CR|HWY|ROAD|ATTALA ROAD|US|I|BIA) [1-3]{1,3}",
    ];
    ("(N |W |SE |)", name, "( ST| RD| AVE| CREEK|)", "( N| E|)")
        .prop_map(|(a, b, c, d)| [a, b, c, d].concat())
}

/// A street, cut short and misspelt, or letters out of the air.
fn typed() -> impl Strategy<Value = String> {
    let place = any::<prop::sample::Index>;
    let mangled = (street(), place(), 0..5_usize, place(), any::<bool>()).prop_map(
        |(street, cut, how, at, short)| {
            let mut letters: Vec<char> = street.chars().collect();
            let at = at.index(letters.len());
            match how {
                0 => drop(letters.remove(at)),
                1 => letters.insert(at, 'E'),
                2 => letters[at] = 'B',
                3 if at > 0 => letters.swap(at - 1, at),
                _ => {}
            }
            if short {
                letters.truncate(cut.index(letters.len() + 1));
            }
            letters.into_iter().collect()
        },
    );
    prop_oneof![5 => mangled, 1 => "[abe nw]{0,12}", 1 => any::<String>()]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn search_and_nearest_are_the_twins(
        displays in prop::collection::vec(street(), 0..40),
        typed in typed(),
        limit in 0..50_usize,
    ) {
        let streets = county(&displays);
        let search = search_of(&streets);
        prop_assert_eq!(search.search(&typed, limit), twin_search(&streets, &typed, limit));
        let key = street_key(&typed);
        prop_assert_eq!(search.nearest(&key, limit), twin_nearest(&streets, &key, limit));
    }
}

const STREETS: &[&str] = &[
    "CHESTNUT ST",
    "COUNTY ROAD 123",
    "COUNTY ROAD 1230",
    "E MAIN ST",
    "HIGHWAY 15 N",
    "MAIN RD",
    "MILL CREEK RD",
    "MLK DR",
    "PINECREST DR",
    "ROAD 123",
    "SAINT PAUL CHURCH RD",
    "W MAIN ST",
    "FIRST ST",
    "STATE ST",
];

fn few() -> Vec<Made> {
    county(
        &STREETS
            .iter()
            .map(|text| (*text).to_owned())
            .collect::<Vec<_>>(),
    )
}

#[track_caller]
fn finds(typed: &str, expected: &[(&str, u8, bool)]) {
    let hits = search_of(&few()).search(typed, 5);
    let shown: Vec<(&str, u8, bool)> = hits
        .iter()
        .map(|h| (STREETS[h.index as usize], h.cost, h.exact))
        .collect();
    assert_eq!(shown, expected, "{typed}");
}

#[test]
fn while_typing() {
    finds("", &[]);
    finds("W Mai", &[("W MAIN ST", 0, false)]);
    finds(
        "mai",
        &[
            ("E MAIN ST", 0, false),
            ("MAIN RD", 0, false),
            ("W MAIN ST", 0, false),
        ],
    );
    finds("Main W", &[("W MAIN ST", 0, false)]);
    finds("main street we", &[("W MAIN ST", 0, false)]);
    finds("West Main Street", &[("W MAIN ST", 0, true)]);
    finds("Main Rd", &[("MAIN RD", 0, true)]);
    finds("Mian R", &[("MAIN RD", 1, false)]);
    finds("Mia", &[]);
    finds("Chsetnu", &[("CHESTNUT ST", 1, false)]);
    finds("Cehstnt St", &[]);
    finds("Chesstnutt", &[("CHESTNUT ST", 2, false)]);
    finds(
        "co rd 12",
        &[
            ("COUNTY ROAD 123", 0, false),
            ("COUNTY ROAD 1230", 0, false),
        ],
    );
    finds(
        "CR 123",
        &[("COUNTY ROAD 123", 0, true), ("COUNTY ROAD 1230", 0, false)],
    );
    finds("CR 132", &[]);
    finds(
        "County R",
        &[
            ("COUNTY ROAD 123", 0, false),
            ("COUNTY ROAD 1230", 0, false),
        ],
    );
    finds("ms-1", &[("HIGHWAY 15 N", 0, false)]);
    finds("State Hwy 15 N", &[("HIGHWAY 15 N", 0, true)]);
    finds("Dr Martin Luther King Jr Dr", &[("MLK DR", 0, true)]);
    finds("martin lu", &[("MLK DR", 0, false)]);
    finds("St Pau", &[("SAINT PAUL CHURCH RD", 0, false)]);
    finds("fir", &[("FIRST ST", 0, false)]);
    finds("Mill Crk", &[("MILL CREEK RD", 0, false)]);
    finds("Creek Mill", &[]);
    finds("Street", &[]);
    finds(&"main ".repeat(13), &[]);
}

#[track_caller]
fn near(typed: &str, expected: &[(&str, u8)]) {
    let hits = search_of(&few()).nearest(&street_key(typed), 3);
    let shown: Vec<(&str, u8)> = hits
        .iter()
        .map(|h| (STREETS[h.index as usize], h.cost))
        .collect();
    assert_eq!(shown, expected, "{typed}");
}

#[test]
fn nearest_spellings() {
    near(
        "Main St",
        &[("E MAIN ST", 0), ("MAIN RD", 0), ("W MAIN ST", 0)],
    );
    near(
        "N Main Rd",
        &[("MAIN RD", 0), ("E MAIN ST", 0), ("W MAIN ST", 0)],
    );
    near("Chesnut St", &[("CHESTNUT ST", 1)]);
    near("Pine Crest Dr", &[("PINECREST DR", 1)]);
    near("CR 123", &[("COUNTY ROAD 123", 0), ("ROAD 123", 1)]);
    near("Hwy 15", &[("HIGHWAY 15 N", 0)]);
    near("Mill Creek", &[("MILL CREEK RD", 0)]);
    near("Main St Ext", &[("E MAIN ST", 0), ("W MAIN ST", 0)]);
    near("Elm St", &[]);
    near("", &[]);
}
