//! How long a keystroke takes in a county of names. Printed, never asserted; only by `ROLL_NAMES=155000`.

use pollstead::compile::demo::{VotersPrecinct, made_up_roll};
use pollstead::domain::roll::search::{MOST, NameIndex, NameParts};

#[test]
fn a_county_of_names_by_keystroke() {
    let count = std::env::var("ROLL_NAMES").ok().and_then(|n| n.parse().ok()).unwrap_or(500);
    let precincts = [VotersPrecinct { county: "28901".to_owned(), code: "1".to_owned(), splits: Vec::new() }];
    let roll = made_up_roll(&precincts, count, 7);
    let rows: Vec<Vec<&str>> = roll.lines().skip(1).map(|line| line.split(',').collect()).collect();
    let began = std::time::Instant::now();
    let index = NameIndex::new(rows.iter().map(|r| NameParts { last: r[1], first: r[2], middle: r[3], suffix: r[4] }));
    println!("{} people, {:?} to index", index.len(), began.elapsed());
    let mut taken = Vec::new();
    for typed in ["margaret o'fablewood", "phantomson, william henry", "st unicornridge", "kathryn de la miragefeild"] {
        for end in 1..=typed.len() {
            let began = std::time::Instant::now();
            let found = index.search(&typed[..end]);
            taken.push(began.elapsed());
            assert!(found.hits.len() <= MOST);
        }
    }
    taken.sort();
    println!("{} keystrokes: median {:?}, slowest {:?}", taken.len(), taken[taken.len() / 2], taken[taken.len() - 1]);
    // Whoever is on the roll is found by the whole name as it is on paper.
    for row in rows.iter().step_by(rows.len() / 100 + 1) {
        let found = index.search(&format!("{} {} {} {}", row[2], row[3], row[1], row[4]));
        let is_shown = found.hits.iter().any(|hit| rows[usize::try_from(hit.at).unwrap()][1..5] == row[1..5]);
        assert!(is_shown, "{row:?}");
    }
}
