//! The words the grammar knows: kinds, positions, numbers, short forms, and the signs of a pseudo-precinct.
//!
//! Every table is written out in `data/formats/join.md`; the two change together.

/// A word that says what sort of area a name names. It may be missing on one side; two different ones never meet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    District,
    Beat,
    Ward,
    County,
}

/// Words that are the same in every name and tell nothing: left out.
const EMPTY: &[&str] = &[
    "precinct",
    "precincts",
    "prec",
    "pct",
    "voting",
    "polling",
    "the",
    "and",
    "at",
];

/// Written before a number and left out there; elsewhere an ordinary word.
const NUMBER_SIGNS: &[&str] = &["no", "nr", "num", "number"];

const KINDS: &[(&str, Kind)] = &[
    ("district", Kind::District),
    ("districts", Kind::District),
    ("distrct", Kind::District), // so spelt in Walthall County, in the list and on the map
    ("dist", Kind::District),
    ("beat", Kind::Beat),
    ("ward", Kind::Ward),
    ("county", Kind::County),
    ("co", Kind::County),
];

/// A word that says which part of a place is meant; these may stand before or after it.
const POSITIONS: &[(&str, &[&str])] = &[
    ("n", &["north"]),
    ("north", &["north"]),
    ("e", &["east"]),
    ("east", &["east"]),
    ("s", &["south"]),
    ("south", &["south"]),
    ("w", &["west"]),
    ("west", &["west"]),
    ("ne", &["north", "east"]),
    ("northeast", &["north", "east"]),
    ("nw", &["north", "west"]),
    ("northwest", &["north", "west"]),
    ("se", &["south", "east"]),
    ("southeast", &["south", "east"]),
    ("sw", &["south", "west"]),
    ("southwest", &["south", "west"]),
    ("central", &["central"]),
    ("inside", &["inside"]),
    ("outside", &["outside"]),
];

/// One to twenty, as cardinals and ordinals.
const NUMBERS: &[(&str, &str)] = &[
    ("one", "1"),
    ("first", "1"),
    ("two", "2"),
    ("second", "2"),
    ("three", "3"),
    ("third", "3"),
    ("four", "4"),
    ("fourth", "4"),
    ("five", "5"),
    ("fifth", "5"),
    ("six", "6"),
    ("sixth", "6"),
    ("seven", "7"),
    ("seventh", "7"),
    ("eight", "8"),
    ("eighth", "8"),
    ("nine", "9"),
    ("ninth", "9"),
    ("ten", "10"),
    ("tenth", "10"),
    ("eleven", "11"),
    ("eleventh", "11"),
    ("twelve", "12"),
    ("twelfth", "12"),
    ("thirteen", "13"),
    ("thirteenth", "13"),
    ("fourteen", "14"),
    ("fourteenth", "14"),
    ("fifteen", "15"),
    ("fifteenth", "15"),
    ("sixteen", "16"),
    ("sixteenth", "16"),
    ("seventeen", "17"),
    ("seventeenth", "17"),
    ("eighteen", "18"),
    ("eighteenth", "18"),
    ("nineteen", "19"),
    ("nineteenth", "19"),
    ("twenty", "20"),
    ("twentieth", "20"),
];

/// Short form → the words it stands for. `saint`/`street` both become `st`, `doctor`/`drive` both `dr`: which one is
/// meant cannot be told from the name, and both sides are treated alike.
const SHORT_FORMS: &[(&str, &[&str])] = &[
    ("assn", &["association"]),
    ("aud", &["auditorium"]),
    ("ave", &["avenue"]),
    ("bapt", &["baptist"]),
    ("bldg", &["building"]),
    ("blvd", &["boulevard"]),
    ("chur", &["church"]),
    ("cntr", &["center"]),
    ("comm", &["community"]),
    ("ctr", &["center"]),
    ("dept", &["department"]),
    ("doctor", &["dr"]),
    ("drive", &["dr"]),
    ("elem", &["elementary"]),
    ("ext", &["extension"]),
    ("fd", &["fire", "department"]),
    ("fort", &["ft"]),
    ("gpt", &["gulfport"]),
    ("gwd", &["greenwood"]),
    ("gym", &["gymnasium"]),
    ("hgts", &["heights"]),
    ("hts", &["heights"]),
    ("hwy", &["highway"]),
    ("junior", &["jr"]),
    ("lane", &["ln"]),
    ("mem", &["memorial"]),
    ("meth", &["methodist"]),
    ("miss", &["mississippi"]),
    ("mount", &["mt"]),
    ("muni", &["municipal"]),
    ("natl", &["national"]),
    ("presb", &["presbyterian"]),
    ("rd", &["road"]),
    ("rec", &["recreation"]),
    ("saint", &["st"]),
    ("sch", &["school"]),
    ("senior", &["sr"]),
    ("spgs", &["springs"]),
    ("street", &["st"]),
    ("univ", &["university"]),
    ("vfd", &["volunteer", "fire", "department"]),
    ("vol", &["volunteer"]),
];

/// Words of buildings and ground that alone never name a precinct: rule `Contained` needs another.
const COMMON: &[&str] = &[
    "baptist",
    "building",
    "center",
    "church",
    "city",
    "club",
    "community",
    "courthouse",
    "creek",
    "department",
    "elementary",
    "fire",
    "gymnasium",
    "hall",
    "high",
    "highway",
    "hill",
    "hills",
    "house",
    "lake",
    "library",
    "methodist",
    "new",
    "old",
    "park",
    "presbyterian",
    "road",
    "school",
    "st",
    "station",
    "store",
    "town",
    "volunteer",
    "water",
];

/// Words that only a row for no place at all has in its *name*.
const PSEUDO: &[&[&str]] = &[
    &["purged", "voter"],
    &["purged", "voters"],
    &["invalid", "address"],
    &["invalid", "addresses"],
    &["datamigration"],
    &["data", "migration"],
    &["unassigned"],
];

pub(super) fn is_empty_word(word: &str) -> bool {
    EMPTY.contains(&word)
}

pub(super) fn is_number_sign(word: &str) -> bool {
    NUMBER_SIGNS.contains(&word)
}

pub(super) fn is_common(word: &str) -> bool {
    COMMON.contains(&word)
}

pub(super) fn kind(word: &str) -> Option<Kind> {
    KINDS.iter().find(|(w, _)| *w == word).map(|(_, k)| *k)
}

pub(super) fn positions(word: &str) -> Option<&'static [&'static str]> {
    POSITIONS.iter().find(|(w, _)| *w == word).map(|(_, p)| *p)
}

pub(super) fn number(word: &str) -> Option<&'static str> {
    NUMBERS.iter().find(|(w, _)| *w == word).map(|(_, n)| *n)
}

pub(super) fn long_form(word: &str) -> Option<&'static [&'static str]> {
    SHORT_FORMS
        .iter()
        .find(|(w, _)| *w == word)
        .map(|(_, l)| *l)
}

/// Whether these words, in this order and side by side, mark a row that stands for no place.
pub(super) fn is_pseudo(words: &[String]) -> bool {
    PSEUDO
        .iter()
        .any(|sign| words.windows(sign.len()).any(|w| w == *sign))
}
