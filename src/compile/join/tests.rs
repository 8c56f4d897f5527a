//! The join on made-up names: its promises as properties, and each way a correction can be wrong.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use std::collections::{BTreeMap, BTreeSet};

use geo_types::MultiPolygon;
use proptest::prelude::*;

use super::name::Name;
use super::rule::{Side, fits};
use super::{BoundaryCorrection, Outcome, Rule, join};
use crate::compile::finding::{Severity, Spot};
use crate::compile::sources::{Boundary, ListRow, SourceError};
use crate::domain::place::CountyFips;

/// County digits, code, name; and county digits, label.
type Rows = Vec<(u8, String, String)>;
type Labels = Vec<(u8, String)>;

fn fips(county: u8) -> CountyFips {
    format!("2800{county}").parse().unwrap()
}

fn run(
    rows: &Rows,
    labels: &Labels,
    corrections: &[BoundaryCorrection],
) -> Result<Outcome, Vec<SourceError>> {
    let rows: Vec<(CountyFips, ListRow)> = rows
        .iter()
        .map(|(county, code, precinct)| {
            let (code, precinct) = (code.clone(), precinct.clone());
            let row = ListRow {
                county: format!("Made-up {county}"),
                code,
                precinct,
                ..ListRow::default()
            };
            (fips(*county), row)
        })
        .collect();
    let boundaries: Vec<(CountyFips, Boundary)> = labels
        .iter()
        .map(|(county, label)| {
            let id = format!("{}-{label}", fips(*county));
            let boundary = Boundary {
                county: fips(*county).to_string(),
                name: id.clone(),
                id,
                polygon: MultiPolygon(Vec::new()),
                of_code: None,
                datum_doubt_m: 0.0,
                spot: Spot::default(),
            };
            (fips(*county), boundary)
        })
        .collect();
    let rows: Vec<_> = rows.iter().map(|(f, r)| (*f, r)).collect();
    let boundaries: Vec<_> = boundaries.iter().map(|(f, b)| (*f, b)).collect();
    join(&rows, &boundaries, corrections)
}

fn rows(names: &[(&str, &str)]) -> Rows {
    names
        .iter()
        .map(|(code, name)| (1, (*code).to_owned(), (*name).to_owned()))
        .collect()
}

fn labels(names: &[&str]) -> Labels {
    names.iter().map(|name| (1, (*name).to_owned())).collect()
}

fn pairs(outcome: &Outcome) -> BTreeSet<(usize, usize, Rule)> {
    outcome
        .joined
        .iter()
        .map(|j| (j.row, j.boundary, j.rule))
        .collect()
}

fn codes(outcome: &Outcome) -> Vec<&str> {
    outcome.findings.iter().map(|f| f.code).collect()
}

/// Words, positions, numbers and kinds enough to make names meet, differ and tangle.
fn name() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "Alder",
        "Alder",
        "Birch",
        "East",
        "NW",
        "2",
        "02",
        "Third",
        "District",
        "Beat",
        "Precinct",
        "Fire Dept",
        "No.",
        "X1",
    ]);
    prop::collection::vec(piece, 1..4).prop_map(|pieces| pieces.join(" "))
}

fn inputs() -> impl Strategy<Value = (Rows, Labels)> {
    let code = prop::sample::select(vec!["1", "2", "3", "X1", "AL", ""]).prop_map(str::to_owned);
    (
        prop::collection::vec((1..3u8, code, name()), 0..9),
        prop::collection::vec((1..3u8, name()), 0..9),
    )
}

/// The stupid twin: no groups, no county index; counts every pair of the whole input anew for each rule.
fn twin(rows: &Rows, labels: &Labels) -> BTreeSet<(usize, usize, Rule)> {
    let meets = |rule: Rule, r: usize, b: usize| {
        let ((county, code, row), (other, label)) = (&rows[r], &labels[b]);
        let (row_name, label_name) = (Name::read(row), Name::read(label));
        let row = Side {
            name: &row_name,
            bare: Name::without_code(row, code),
        };
        let label = Side {
            name: &label_name,
            bare: Name::without_code(label, code),
        };
        county == other && fits(rule, &row, &label)
    };
    let mut out = BTreeSet::new();
    let (mut closed_rows, mut closed_labels) = (BTreeSet::new(), BTreeSet::new());
    for rule in Rule::GRAMMAR {
        let all = rule == Rule::Contained;
        let (old_rows, old_labels) = (closed_rows.clone(), closed_labels.clone());
        let row_choices = |r: usize| -> Vec<usize> {
            (0..labels.len())
                .filter(|b| (all || !old_labels.contains(b)) && meets(rule, r, *b))
                .collect()
        };
        let label_choices = |b: usize| -> Vec<usize> {
            (0..rows.len())
                .filter(|r| (all || !old_rows.contains(r)) && meets(rule, *r, b))
                .collect()
        };
        for r in (0..rows.len()).filter(|r| !old_rows.contains(r)) {
            let choices = row_choices(r);
            if let [b] = choices.as_slice()
                && !old_labels.contains(b)
                && label_choices(*b) == [r]
            {
                out.insert((r, *b, rule));
            }
            // With any free choice the row is spoken for: joined above, or tangled.
            if choices.iter().any(|b| !old_labels.contains(b)) {
                closed_rows.insert(r);
                closed_labels.extend(choices);
            }
        }
    }
    out
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]
    #[test]
    fn every_row_and_polygon_is_joined_once_or_left_once((rows, labels) in inputs()) {
        let outcome = run(&rows, &labels, &[]).unwrap();
        let mut of_rows: Vec<usize> = outcome.joined.iter().map(|j| j.row).collect();
        of_rows.extend(outcome.rows_left.iter().map(|l| l.index));
        of_rows.sort_unstable();
        prop_assert_eq!(of_rows, (0..rows.len()).collect::<Vec<_>>());
        let mut of_labels: Vec<usize> = outcome.joined.iter().map(|j| j.boundary).collect();
        of_labels.extend(outcome.boundaries_left.iter().map(|l| l.index));
        of_labels.sort_unstable();
        prop_assert_eq!(of_labels, (0..labels.len()).collect::<Vec<_>>());
        for pair in &outcome.joined {
            prop_assert_eq!(rows[pair.row].0, labels[pair.boundary].0);
        }
        let reported = outcome.findings.iter().filter(|f| f.code != "ambiguous-join").count();
        let equal = outcome.joined.iter().filter(|j| j.rule == Rule::EqualNames).count();
        let unequal = outcome.joined.len() - equal;
        prop_assert_eq!(reported, unequal + outcome.rows_left.len() + outcome.boundaries_left.len());
    }

    #[test]
    fn the_stupid_twin_joins_the_same((rows, labels) in inputs()) {
        prop_assert_eq!(pairs(&run(&rows, &labels, &[]).unwrap()), twin(&rows, &labels));
    }

    #[test]
    fn the_order_of_the_inputs_does_not_matter(
        ((rows, labels), row_order, label_order) in inputs().prop_flat_map(|(rows, labels)| {
            let orders: (Vec<usize>, Vec<usize>) = ((0..rows.len()).collect(), (0..labels.len()).collect());
            (Just((rows, labels)), Just(orders.0).prop_shuffle(), Just(orders.1).prop_shuffle())
        })
    ) {
        let shuffled_rows: Rows = row_order.iter().map(|i| rows[*i].clone()).collect();
        let shuffled_labels: Labels = label_order.iter().map(|i| labels[*i].clone()).collect();
        let straight = pairs(&run(&rows, &labels, &[]).unwrap());
        let shuffled = run(&shuffled_rows, &shuffled_labels, &[]).unwrap();
        let back = pairs(&shuffled).into_iter().map(|(r, b, rule)| (row_order[r], label_order[b], rule)).collect();
        prop_assert_eq!(straight, back);
    }

    #[test]
    fn noise_of_case_and_punctuation_changes_no_name(
        text in name(),
        case in prop::collection::vec(any::<bool>(), 64),
        gaps in prop::collection::vec(prop::sample::select(vec![" ", "  ", " - ", ", ", "/", ". ", "_"]), 8),
    ) {
        let mut gap = gaps.iter().cycle();
        let noisy: String = text
            .chars()
            .zip(case.iter().cycle())
            .map(|(c, upper)| match c {
                ' ' => (*gap.next().unwrap()).to_owned(),
                c if *upper => c.to_uppercase().collect(),
                c => c.to_lowercase().collect(),
            })
            .collect();
        prop_assert_eq!(Name::read(&text).parts, Name::read(&noisy).parts, "{} / {}", text, noisy);
    }
}

#[test]
fn two_rows_that_fit_one_polygon_are_joined_to_none() {
    let outcome = run(
        &rows(&[("1", "Alder"), ("2", "ALDER")]),
        &labels(&["ALDER"]),
        &[],
    )
    .unwrap();
    assert!(outcome.joined.is_empty());
    assert_eq!(
        codes(&outcome),
        [
            "list-row-without-polygon",
            "list-row-without-polygon",
            "polygon-without-list-row",
            "ambiguous-join"
        ]
    );
    assert_eq!(outcome.rows_left[0].nearest, [0]);
}

#[test]
fn a_tangle_of_a_strong_rule_is_not_resolved_by_a_weak_one() {
    let outcome = run(
        &rows(&[("1", "East Alder"), ("2", "East-Alder")]),
        &labels(&["EAST ALDER", "ALDER EAST"]),
        &[],
    );
    assert!(outcome.unwrap().joined.is_empty());
}

#[test]
fn what_a_strong_rule_joins_is_closed_to_the_weaker() {
    let outcome = run(
        &rows(&[("1", "East Alder Precinct"), ("2", "Alder")]),
        &labels(&["EAST ALDER", "ALDER EAST"]),
        &[],
    );
    assert_eq!(
        pairs(&outcome.unwrap()),
        BTreeSet::from([(0, 0, Rule::SameWords)])
    );
}

#[test]
fn contained_counts_what_is_joined_already() {
    let outcome = run(
        &rows(&[("1", "Alder"), ("2", "Alder Fire Station")]),
        &labels(&["ALDER", "OLD ALDER FIRE STATION ROAD"]),
        &[],
    )
    .unwrap();
    assert_eq!(pairs(&outcome), BTreeSet::from([(0, 0, Rule::EqualNames)]));
    assert_eq!(codes(&outcome).last(), Some(&"ambiguous-join"));
}

#[test]
fn a_pseudo_precinct_joins_nothing_and_says_so() {
    let outcome = run(
        &rows(&[("1", "PURGED VOTERS")]),
        &labels(&["PURGED VOTERS"]),
        &[],
    )
    .unwrap();
    assert!(outcome.joined.is_empty());
    assert_eq!(
        codes(&outcome),
        ["pseudo-precinct", "polygon-without-list-row"]
    );
    assert!(outcome.boundaries_left[0].nearest.is_empty());
}

#[test]
fn a_row_whose_ground_must_lie_under_other_names_is_an_error() {
    let outcome = run(
        &rows(&[("1", "Alder"), ("2", "Birch")]),
        &labels(&["ALDER"]),
        &[],
    )
    .unwrap();
    assert_eq!(outcome.findings[0].severity, Severity::Error);
    let outcome = run(
        &rows(&[("1", "Alder"), ("2", "Birch")]),
        &labels(&["ALDER", "CEDAR"]),
        &[],
    )
    .unwrap();
    assert_eq!(outcome.findings[0].severity, Severity::Warning);
}

#[test]
fn corrections_settle_or_are_refused() {
    let (rows, labels) = (
        rows(&[("1", "Alder"), ("2", "Birch")]),
        labels(&["ALDER", "CEDAR"]),
    );
    let fix = |code: &str, old: &str, new: &str| BoundaryCorrection {
        county: "made-up 1".to_owned(),
        precinct_code: code.to_owned(),
        old: old.to_owned(),
        new: new.to_owned(),
        ..BoundaryCorrection::default()
    };
    let good = run(&rows, &labels, &[fix("2", "", "28001-CEDAR")]).unwrap();
    assert_eq!(
        pairs(&good),
        BTreeSet::from([(0, 0, Rule::EqualNames), (1, 1, Rule::Correction)])
    );
    let none = run(
        &rows,
        &labels,
        &[fix("1", "28001-ALDER", ""), fix("2", "", "28001-ALDER")],
    )
    .unwrap();
    assert_eq!(pairs(&none), BTreeSet::from([(1, 0, Rule::Correction)]));
    let without: BTreeMap<_, _> = none
        .rows_left
        .iter()
        .map(|l| (l.index, &l.nearest))
        .collect();
    assert_eq!(without.len(), 1);

    for (fix, field, found) in [
        (
            fix("2", "28001-CEDAR", "28001-ALDER"),
            "old",
            "expected \"\" as the grammar joins it",
        ),
        (
            fix("1", "", "28001-CEDAR"),
            "old",
            "expected \"28001-ALDER\" as the grammar joins it",
        ),
        (
            fix("1", "28001-ALDER", "28001-ALDER"),
            "new",
            "expected a change",
        ),
        (
            fix("9", "", "28001-CEDAR"),
            "precinct_code",
            "expected one the list has",
        ),
        (
            fix("2", "", "28001-BIRCH"),
            "new",
            "expected one the map has in that county",
        ),
        (
            fix("2", "", "28001-ALDER"),
            "new",
            "joined to another row already",
        ),
    ] {
        let errors = run(&rows, &labels, std::slice::from_ref(&fix)).unwrap_err();
        assert_eq!(errors.len(), 1);
        assert_eq!(errors[0].spot.field.as_deref(), Some(field));
        assert!(errors[0].message.contains(found), "{}", errors[0].message);
    }
    let twice = run(
        &rows,
        &labels,
        &[fix("2", "", "28001-CEDAR"), fix("2", "", "")],
    )
    .unwrap_err();
    assert!(twice[0].message.contains("second correction"));
}
