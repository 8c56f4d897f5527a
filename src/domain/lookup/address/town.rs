//! Towns in one spelling each. Every short form that is understood is in this file.

use super::word_table::WordTable;
use super::words::words;

/// Short forms of Mississippi's towns, and names that lists write in one word or two.
const SHORT_FORMS: WordTable = WordTable("\
    ALCORN STATE=ALCORN STATE UNIVERSITY;BAY SAINT LOU=BAY SAINT LOUIS;BHAVEN=BROOKHAVEN;BSL=BAY SAINT LOUIS;\
    CLKSDALE=CLARKSDALE;D LO=DLO;DE KALB=DEKALB;DE LISLE=DELISLE;DIBERVILE=DIBERVILLE;GPORT=GULFPORT;\
    GVILLE=GREENVILLE;GWOOD=GREENWOOD;H BURG=HATTIESBURG;HATTISBURG=HATTIESBURG;HBURG=HATTIESBURG;JXN=JACKSON;\
    KOSCI=KOSCIUSKO;KOSY=KOSCIUSKO;MC COMB=MCCOMB;MC COOL=MCCOOL;MC LAIN=MCLAIN;MISSISSIPPI ST=MISSISSIPPI STATE;\
    MSU=MISSISSIPPI STATE;MVSU=MISSISSIPPI VALLEY STATE UNIVERSITY;NEWHEBRON=NEW HEBRON;O BRANCH=OLIVE BRANCH;\
    OLE MISSISSIPPI=UNIVERSITY;PHILA=PHILADELPHIA;PHILLY=PHILADELPHIA;PORT GIB=PORT GIBSON;\
    SNOW LAKE=SNOW LAKE SHORES;VBURG=VICKSBURG;YAZOO=YAZOO CITY");

/// Words that are shortened in any town's name.
const SHORT_WORDS: WordTable = WordTable("\
    CRK=CREEK;CTY=CITY;FT=FORT;LK=LAKE;MISS=MISSISSIPPI;MS=MISSISSIPPI;MSIPPI=MISSISSIPPI;MSSISSIPPI=MISSISSIPPI;\
    MT=MOUNT;MTN=MOUNTAIN;PT=POINT;RVR=RIVER;SPG=SPRING;SPGS=SPRINGS;SPRGS=SPRINGS;ST=SAINT;UNIV=UNIVERSITY");

/// A town's canonical name: `Phila`, `Philadelphia, MS` → `PHILADELPHIA`; `Bay St. Louis` → `BAY SAINT LOUIS`.
#[must_use]
pub fn canonical_town(text: &str) -> String {
    let words = words(text);
    let texts: Vec<&str> = words.iter().map(|w| w.text.as_str()).collect();
    canonical_town_of(&texts)
}

/// The same for words already cut; a comma ends the town.
pub(super) fn canonical_town_of(texts: &[&str]) -> String {
    let mut texts: Vec<&str> = texts
        .iter()
        .copied()
        .skip_while(|w| *w == ",")
        .take_while(|w| *w != ",")
        .collect();
    if texts.len() > 1
        && texts
            .last()
            .is_some_and(|w| w.starts_with(|c: char| c.is_ascii_digit()))
    {
        texts.pop();
    }
    let ole_miss = texts.len() == 2 && texts.first() == Some(&"OLE");
    if texts.len() > 1
        && !ole_miss
        && matches!(texts.last(), Some(&"MS" | &"MISS" | &"MISSISSIPPI"))
    {
        texts.pop();
    }
    let count = texts.len();
    let words: Vec<&str> = texts
        .iter()
        .enumerate()
        .map(|(at, &word)| match word {
            // Only in front of another word: "Port Gibson" and "North Carrollton", but "West Point", "Moss Point".
            "PT" if at == 0 => "PORT",
            "N" if at == 0 && count > 1 => "NORTH",
            "S" if at == 0 && count > 1 => "SOUTH",
            "E" if at == 0 && count > 1 => "EAST",
            "W" if at == 0 && count > 1 => "WEST",
            // Mississippi State, not Mississippi Saint.
            "ST" if at > 0 && at + 1 == count => "ST",
            _ => SHORT_WORDS.find(word).unwrap_or(word),
        })
        .collect();
    let name = words.join(" ");
    SHORT_FORMS.find(&name).map_or(name, str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted_and_every_short_form_leads_to_a_name_that_stays() {
        SHORT_FORMS.assert_in_order();
        SHORT_WORDS.assert_in_order();
        for (short, town) in SHORT_FORMS.entries() {
            assert_eq!(canonical_town(short), town);
            assert_eq!(canonical_town(town), town);
        }
    }

    #[test]
    fn towns_as_people_write_them() {
        for (typed, town) in [
            ("Phila", "PHILADELPHIA"),
            ("Philadelphia, MS", "PHILADELPHIA"),
            ("Philadelphia, MS 39350-1234", "PHILADELPHIA"),
            ("phila. ms 39350", "PHILADELPHIA"),
            ("H'burg", "HATTIESBURG"),
            ("Hburg", "HATTIESBURG"),
            ("Bay St. Louis", "BAY SAINT LOUIS"),
            ("St Martin", "SAINT MARTIN"),
            ("Mt. Olive", "MOUNT OLIVE"),
            ("Ft Adams", "FORT ADAMS"),
            ("Ocean Spgs", "OCEAN SPRINGS"),
            ("Pt Gibson", "PORT GIBSON"),
            ("West Pt", "WEST POINT"),
            ("N Carrollton", "NORTH CARROLLTON"),
            ("Msippi City", "MISSISSIPPI CITY"),
            ("Miss. State", "MISSISSIPPI STATE"),
            ("MS State", "MISSISSIPPI STATE"),
            ("Ole Miss", "UNIVERSITY"),
            ("D'Lo", "DLO"),
            ("De Kalb", "DEKALB"),
            ("Mc Comb", "MCCOMB"),
            ("", ""),
        ] {
            assert_eq!(canonical_town(typed), town, "{typed}");
        }
    }
}
