//! The join's stupid twin: compares every pair of a county as bags of words, without rules, stages or the grammar's code.

use std::collections::BTreeMap;

use super::{data, read};

/// The stupid twin's reading of a name: a bag of words, by its own few lines and none of the grammar's code.
fn bag(text: &str) -> BTreeMap<String, usize> {
    let mut text = format!(" {} ", text.to_uppercase().replace(['\'', '’'], ""));
    text = text
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c } else { ' ' })
        .collect();
    for (from, to) in [
        ("NORTHEAST", "NORTH EAST"),
        ("NORTHWEST", "NORTH WEST"),
        ("SOUTHEAST", "SOUTH EAST"),
        ("SOUTHWEST", "SOUTH WEST"),
        (" NE ", " NORTH EAST "),
        (" E ", " EAST "),
        (" FIRST ", " 1 "),
        (" SECOND ", " 2 "),
        (" THIRD ", " 3 "),
        (" FOURTH ", " 4 "),
        (" FIFTH ", " 5 "),
        (" ONE ", " 1 "),
        (" TWO ", " 2 "),
        (" GPT ", " GULFPORT "),
        (" BUILDING", " BLDG "),
        (" COMMUNITY ", " COMM "),
        (" CNTR ", " CENTER "),
        (" DEPARTMENT ", " DEPT "),
        (" LANE ", " LN "),
        (" EXTENSION ", " EXT "),
    ] {
        text = text.replace(from, to);
    }
    let mut out = BTreeMap::new();
    for word in text.split_whitespace() {
        let ordinal = ["1ST", "2ND", "3RD", "4TH", "5TH"]
            .iter()
            .position(|o| *o == word);
        let word = match ordinal {
            Some(i) => (i + 1).to_string(),
            None => word.trim_start_matches('0').to_owned(),
        };
        if ![
            "PRECINCT", "PREC", "VOTING", "DIST", "DISTRICT", "NO", "BEAT", "",
        ]
        .contains(&word.as_str())
        {
            *out.entry(word).or_default() += 1;
        }
    }
    out
}

/// Words in common over words in all, in thousandths.
fn likeness(one: &BTreeMap<String, usize>, other: &BTreeMap<String, usize>) -> usize {
    let common: usize = one
        .iter()
        .map(|(w, n)| *n.min(other.get(w).unwrap_or(&0)))
        .sum();
    let all = one.values().sum::<usize>() + other.values().sum::<usize>() - common;
    (common * 1000).checked_div(all).unwrap_or(0)
}

/// Every join of the grammar must be the best of its row and of its column among *all* pairs of the county, and no
/// other pair may be as good. The twin knows no rules and no stages.
#[test]
fn the_stupid_twin_finds_no_better_partner_for_anything_joined() {
    let Some(root) = data() else { return };
    let input = read(&root);
    let outcome = input.join(&[]);
    let rows: Vec<_> = input
        .rows
        .iter()
        .map(|(f, r)| (*f, bag(&r.precinct)))
        .collect();
    let coded: Vec<_> = input
        .rows
        .iter()
        .map(|(_, r)| bag(&format!("{} {}", r.code, r.precinct)))
        .collect();
    let boundaries: Vec<_> = input
        .boundaries
        .iter()
        .map(|(f, b)| (*f, bag(&b.id[6..])))
        .collect();
    let score = |r: usize, b: usize| {
        let with_code = likeness(&coded[r], &boundaries[b].1);
        likeness(&rows[r].1, &boundaries[b].1).max(with_code)
    };
    let mut doubted = Vec::new();
    for pair in &outcome.joined {
        let (r, b) = (pair.row, pair.boundary);
        let own = score(r, b);
        let rival_rows =
            (0..rows.len()).filter(|x| *x != r && rows[*x].0 == rows[r].0 && score(*x, b) >= own);
        let rival_boundaries = (0..boundaries.len())
            .filter(|x| *x != b && boundaries[*x].0 == rows[r].0 && score(r, *x) >= own);
        if own == 0 || rival_rows.count() + rival_boundaries.count() > 0 {
            let (row, boundary) = (&input.rows[r].1, &input.boundaries[b].1);
            doubted.push(format!(
                "{} {} {:?} {:?} {own}",
                row.county, row.code, row.precinct, boundary.id
            ));
        }
    }
    println!(
        "{} joins compared with all pairs of their county, {} doubted",
        outcome.joined.len(),
        doubted.len()
    );
    // Doubted by the twin, held after a look by hand: it cannot see that COURT HOUSE is one word, and it gives the
    // building words "M.B. Church" and "Fire Station" the weight of names. `ms-2020.joins.md` says more of each.
    let looked_at = [
        r#"Madison 518 "Cameron Bethel M.B. Church" "28089-CAMERON BETHEL" 400"#,
        r#"Madison 523 "Farmhaven Fire Station" "28089-FARMHAVEN" 333"#,
        r#"Marion 401 "Courthouse" "28091-COURT HOUSE" 0"#,
    ];
    assert_eq!(doubted, looked_at);
}
