//! The sweep over segments against a twin that asks every number of every segment.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use super::*;

fn segment(numbers: (u32, u32), parity: SegmentParity, id: &str) -> StreetSegment {
    StreetSegment {
        county: String::new(),
        precinct: String::new(),
        split: String::new(),
        street: "MADE UP ST".to_owned(),
        numbers: Numbers::From(numbers.0, numbers.1),
        parity,
        qualified: false,
        town: "Sampleton".to_owned(),
        zip: String::new(),
        id: id.to_owned(),
        spot: Spot::default(),
    }
}

fn at(listed: &Listed, number: u32) -> Vec<Settles> {
    listed.iter().flat_map(|s| &s.3).filter(|r| r.holds(number)).map(|r| r.settles.clone()).collect()
}

#[test]
fn two_precincts_that_claim_one_house_leave_it_open_and_are_named() {
    let mut book = SegmentBook::default();
    book.add(&segment((1, 9), SegmentParity::Both, "a"), 1, None, None);
    book.add(&segment((2, 2), SegmentParity::Even, "b"), 2, None, None);
    let mut overlaps = Vec::new();
    let listed = book.ranges(&mut overlaps);
    assert_eq!(at(&listed, 2), [Settles::Straddles(vec![1, 2])]);
    assert_eq!(at(&listed, 4), [Settles::One { precinct: 1, split: None }]);
    assert_eq!(at(&listed, 10), []);
    assert_eq!(overlaps.len(), 1);
    assert_eq!(overlaps[0].subject, "2–2 MADE UP ST");
    assert_eq!(overlaps[0].claims, [("a".to_owned(), 1), ("b".to_owned(), 2)]);
    assert_eq!(overlaps[0].kind, OverlapKind::Precincts);
}

#[test]
fn some_doors_of_a_house_do_not_settle_the_others() {
    let mut book = SegmentBook::default();
    let unit = StreetSegment { qualified: true, ..segment((8, 8), SegmentParity::Both, "a") };
    book.add(&unit, 1, None, None);
    assert_eq!(at(&book.ranges(&mut Vec::new()), 8), [Settles::Gap(vec![1])]);
    book.add(&segment((2, 20), SegmentParity::Even, "b"), 1, None, None);
    assert_eq!(at(&book.ranges(&mut Vec::new()), 8), [Settles::One { precinct: 1, split: None }], "all say the same");
}

#[test]
fn one_precinct_with_two_splits_settles_the_place_and_not_the_ballot() {
    let mut book = SegmentBook::default();
    book.add(&segment((2, 8), SegmentParity::Even, "a"), 1, Some(0), None);
    book.add(&segment((8, 12), SegmentParity::Even, "b"), 1, Some(1), None);
    let mut overlaps = Vec::new();
    let listed = book.ranges(&mut overlaps);
    assert_eq!(at(&listed, 6), [Settles::One { precinct: 1, split: Some(0) }]);
    assert_eq!(at(&listed, 8), [Settles::One { precinct: 1, split: None }]);
    assert_eq!(overlaps[0].kind, OverlapKind::Splits);
}

#[test]
fn a_segment_without_zip_meets_those_of_its_town_that_have_one() {
    let mut book = SegmentBook::default();
    book.add(&segment((2, 8), SegmentParity::Even, "a"), 1, None, None);
    book.add(&StreetSegment { zip: "00501".to_owned(), ..segment((4, 4), SegmentParity::Even, "b") }, 2, None, None);
    let elsewhere = StreetSegment { town: "Otherton".to_owned(), ..segment((4, 4), SegmentParity::Even, "c") };
    book.add(&elsewhere, 3, None, None);
    let mut overlaps = Vec::new();
    let listed = book.ranges(&mut overlaps);
    assert_eq!(overlaps.len(), 1);
    assert_eq!(at(&listed, 4), [Settles::One { precinct: 3, split: None }, Settles::Straddles(vec![1, 2])]);
}

#[test]
fn an_old_name_leads_to_the_same_numbers() {
    let mut book = SegmentBook::default();
    book.add(&segment((2, 8), SegmentParity::Even, "a"), 1, None, None);
    assert!(book.also_called("Made Up Street", "Invented Rd", ""));
    assert!(!book.also_called("No Such Rd", "Invented Rd", ""));
    assert!(!book.also_called("Made Up Street", "Invented Ave", "Otherton"));
    let listed = book.ranges(&mut Vec::new());
    let names: Vec<&str> = listed.iter().map(|s| s.1.as_str()).collect();
    assert_eq!(names, ["Invented Rd", "MADE UP ST"]);
}

proptest::proptest! {
    /// Against asking each segment for each number.
    #[test]
    fn every_number_is_what_its_segments_say(
        rows in proptest::collection::vec((0u32..40, 0u32..40, 0u8..3, 0u16..3, proptest::bool::ANY), 1..8),
    ) {
        let parities = [SegmentParity::Both, SegmentParity::Even, SegmentParity::Odd];
        let mut book = SegmentBook::default();
        for (i, (a, b, parity, precinct, qualified)) in rows.iter().enumerate() {
            let one = StreetSegment { qualified: *qualified, ..segment((*a, *b), parities[usize::from(*parity)], &i.to_string()) };
            book.add(&one, *precinct, None, None);
        }
        let mut overlaps = Vec::new();
        let listed = book.ranges(&mut overlaps);
        for number in 0..42u32 {
            let hold: Vec<_> = rows.iter().filter(|(a, b, parity, ..)| {
                (*a.min(b)..=*a.max(b)).contains(&number) && match parity { 0 => true, 1 => number % 2 == 0, _ => number % 2 == 1 }
            }).collect();
            let mut precincts: Vec<u16> = hold.iter().map(|r| r.3).collect();
            precincts.sort_unstable();
            precincts.dedup();
            let want = match (precincts.as_slice(), hold.iter().any(|r| !r.4)) {
                ([], _) => vec![],
                (&[precinct], true) => vec![Settles::One { precinct, split: None }],
                (&[_], false) => vec![Settles::Gap(precincts)],
                _ => vec![Settles::Straddles(precincts)],
            };
            proptest::prop_assert_eq!(at(&listed, number), want, "{}", number);
            let told = overlaps.iter().any(|o| {
                let (low, rest) = o.subject.split_once('–').unwrap();
                let high: u32 = rest.split(' ').next().unwrap().parse().unwrap();
                (low.parse::<u32>().unwrap()..=high).contains(&number)
            });
            proptest::prop_assert!(told || hold.len() < 2, "{} is claimed twice and not told", number);
        }
    }
}
