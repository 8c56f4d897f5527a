//! Who is meant is found, best first; a twin that looks at everybody with the plainest means finds the same people.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use super::judge::Sounded;
use super::*;
use proptest::prelude::*;
use rphonetic::{DoubleMetaphone, Encoder};

type Name = [&'static str; 4];

const PEOPLE: [Name; 14] = [
    ["Fablewood", "Margaret", "A", ""],
    ["O'Fable-Riddle", "William", "Henry", "Jr."],
    ["St. Mirage", "Catherine", "", ""],
    ["McPhantom", "Thomas", "", "III"],
    ["de la Pretend", "José", "María", ""],
    ["Riddle", "Mary-Ann", "", ""],
    ["Pretendley", "Ja'Marcus", "", ""],
    ["Mirageson", "Zoë", "Ruth", ""],
    ["Mary", "Thomas", "", ""],
    ["Phantomsmith", "Steven", "", ""],
    ["Unicorne", "Bobby Joe", "", ""],
    ["Shadowfield", "Nguyet", "", ""],
    ["Fablewood", "Peggy", "", ""],
    ["Nowhereley", "Willie Mae", "", ""],
];

fn parts(name: &[&'static str; 4]) -> NameParts<'static> {
    NameParts { last: name[0], first: name[1], middle: name[2], suffix: name[3] }
}

fn index() -> NameIndex {
    NameIndex::new(PEOPLE.iter().map(parts))
}

fn found(index: &NameIndex, typed: &str) -> Vec<usize> {
    index.search(typed).hits.iter().map(|hit| usize::try_from(hit.at).unwrap()).collect()
}

#[test]
fn each_way_to_say_a_name_finds_it_first() {
    let index = index();
    for (typed, who) in [
        ("fablewood, margaret", 0),
        ("Margaret Fablewood", 0),
        ("FABLEW MARG", 0),
        ("margret fablewood", 0),
        ("peggy fablewood", 12),
        ("fabelwood marg", 0),
        ("ofable", 1),
        ("o fable", 1),
        ("o'fable riddle bill", 1),
        ("riddle william", 1),
        ("William O’Fable-Riddle Jr", 1),
        ("saint mirage", 2),
        ("st mirage cathy", 2),
        ("stmirage kathryn", 2),
        ("mc phantom tom", 3),
        ("thomas mcphantom iii", 3),
        ("dela pretend", 4),
        ("jose pretend", 4),
        ("maryann riddle", 5),
        ("riddle, mary ann", 5),
        ("jamarcus", 6),
        ("marcus pretendley", 6),
        ("zoe mirageson", 7),
        ("ruth mirageson", 7),
        ("mary, thomas", 8),
        ("stephen fantomsmith", 9),
        ("robert unicorne", 10),
        ("unicorn bobby", 10),
        ("nguyet", 11),
        ("williemae", 13),
    ] {
        assert_eq!(found(&index, typed).first(), Some(&who), "{typed}: {:?}", index.search(typed));
    }
}

#[test]
fn what_is_typed_exactly_stands_before_what_is_alike() {
    let index = index();
    // Both are a Peggy; who is one on paper comes first.
    assert_eq!(found(&index, "fablewood peggy"), [12, 0]);
    // Before a comma stands the family name.
    assert_eq!(found(&index, "thomas, mary"), Vec::<usize>::new());
    assert_eq!(found(&index, "mary thomas"), [8]);
}

#[test]
fn too_little_finds_nobody_and_too_many_are_cut_and_said() {
    let index = index();
    for typed in ["", "f", " , ", "'", "\u{1f600}"] {
        assert_eq!(index.search(typed), Found { hits: Vec::new(), more: false }, "{typed:?}");
    }
    let many = NameIndex::new((0..300).map(|n| NameParts { last: if n % 2 == 0 { "Fable" } else { "Fabler" }, first: "Mary", middle: "", suffix: "" }));
    let all = many.search("fable");
    assert_eq!((all.hits.len(), all.more), (MOST, true));
    assert!(all.hits.iter().all(|hit| hit.at.is_multiple_of(2) && hit.rank == 0));
    assert!(!NameIndex::default().search("fable").more);
}

/// Edit distance with swaps of neighbours, by the textbook's whole table.
fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut table = vec![vec![0; b.len() + 1]; a.len() + 1];
    for i in 0..=a.len() {
        for j in 0..=b.len() {
            table[i][j] = if i == 0 || j == 0 {
                i + j
            } else {
                let cost = usize::from(a[i - 1] != b[j - 1]);
                let mut best = (table[i - 1][j] + 1).min(table[i][j - 1] + 1).min(table[i - 1][j - 1] + cost);
                if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                    best = best.min(table[i - 2][j - 2] + 1);
                }
                best
            };
        }
    }
    table[a.len()][b.len()]
}

/// What one typed word costs for one word of a name, said again in the plainest way.
fn plain_cost(typed: &str, word: &str, given: bool) -> Option<u8> {
    let ear = DoubleMetaphone::new(Some(8));
    let sounds = |text: &str| if text.is_ascii() { vec![ear.encode(text), ear.encode_alternate(text)] } else { Vec::new() };
    let letters = typed.chars().count();
    let most = if letters < 4 { 0 } else if letters < 8 { 1 } else { 2 };
    let beginning: String = word.chars().take(letters).collect();
    let mut costs = Vec::new();
    if typed == word {
        costs.push(0);
    }
    if word.starts_with(typed) {
        costs.push(1);
    }
    if given && nicknames::are_one(typed, word) {
        costs.push(3);
    }
    if typed.len() >= 3 && word.len() >= 3 && sounds(typed).iter().any(|s| s.len() >= 2 && sounds(word).contains(s)) {
        costs.push(4);
    }
    if most > 0 && (distance(typed, word) <= most || (letters >= 5 && word.chars().count() > letters && distance(typed, &beginning) <= 1)) {
        costs.push(5);
    }
    costs.into_iter().min()
}

/// Everybody, looked at one by one.
fn twin(people: &[[String; 4]], typed: &str) -> Vec<(u8, usize)> {
    let mut all = Vec::new();
    for (at, person) in people.iter().enumerate() {
        let rank = query::readings(typed).iter().filter_map(|reading| {
            let costs: Option<Vec<u8>> = reading.words.iter().map(|(word, side)| {
                let field = |text: &str, given: bool, more: u8| {
                    words::of_name(text).iter().filter_map(|w| plain_cost(word, w, given)).map(|c| c + more).collect::<Vec<_>>()
                };
                let family = [field(&person[0], false, 0), field(&person[3], false, 0)].concat();
                let given = [field(&person[1], true, 0), field(&person[2], true, 1), field(&person[3], false, 0)].concat();
                let fits = match side {
                    query::Side::Any => [family, given].concat(),
                    query::Side::Family => family,
                    query::Side::Given => given,
                };
                fits.into_iter().min()
            }).collect();
            Some(costs?.iter().sum::<u8>())
        }).min();
        if let Some(rank) = rank {
            all.push((rank, at));
        }
    }
    all.sort_by_key(|(rank, at)| (*rank, words::plain(&people[*at][0]).concat(), words::plain(&people[*at][1]).concat(), *at));
    all
}

fn name() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec!["fable", "fabel", "Fabel", "mirage", "Mary", "Marie", "William", "Bill", "Steven", "Stephen", "O'Fable", "St. Mirage", "de la Peña", "Mary-Ann", "Jr", "III", "Zoë", "Li", "Al", "Phantom", "Fantom", "Katherine", "Kathryn"]);
    prop_oneof![8 => word.prop_map(str::to_owned), 2 => "[a-e']{1,6}", 1 => Just(String::new())]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]
    #[test]
    fn the_index_finds_whom_the_twin_finds(
        people in prop::collection::vec([name(), name(), name(), name()], 1..30),
        typed in prop::collection::vec(name(), 1..4),
        comma in any::<bool>(),
    ) {
        let typed = typed.join(if comma { ", " } else { " " });
        let index = NameIndex::new(people.iter().map(|p| NameParts { last: &p[0], first: &p[1], middle: &p[2], suffix: &p[3] }));
        let slow = twin(&people, &typed);
        let fast = index.search(&typed);
        let shown: Vec<(u8, usize)> = slow.iter().copied().take(MOST).collect();
        prop_assert_eq!(fast.more, slow.len() > MOST);
        let fast: Vec<(u8, usize)> = fast.hits.iter().map(|h| (h.rank, usize::try_from(h.at).unwrap())).collect();
        prop_assert_eq!(fast, shown, "{}", typed);
    }

    #[test]
    fn any_text_is_searched_without_a_panic(last in ".{0,40}", typed in ".{0,120}") {
        let index = NameIndex::new([NameParts { last: &last, first: &typed, middle: "", suffix: "" }]);
        let _ = index.search(&typed);
        let _ = Sounded::new(typed, &DoubleMetaphone::new(Some(8)));
    }
}
