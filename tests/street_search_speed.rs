//! How long a keystroke takes on 6,000 made-up streets. A measurement, run by hand on a release build.
#![allow(
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    clippy::print_stdout,
    reason = "a measurement"
)]

use pollstead::domain::lookup::address::{StreetKey, street_key};
use pollstead::domain::lookup::street_search::StreetSearch;

/// `cargo test --release --test street_search_speed -- --ignored --nocapture`
#[test]
#[ignore = "a measurement of 6,000 made-up streets, for release builds"]
fn keystrokes_on_the_largest_county() {
    const SYLLABLES: [&str; 16] = [
        "BAR", "CO", "DEN", "FAR", "GLA", "HOL", "IN", "KEL", "LO", "MAR", "NOR", "PEN", "RO",
        "SAN", "TEL", "WES",
    ];
    let mut seed = 1_u64;
    let mut roll = |sides: usize| {
        seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) as usize % sides
    };
    let words: Vec<String> = (0..3500)
        .map(|_| (0..2 + roll(2)).map(|_| SYLLABLES[roll(16)]).collect())
        .collect();
    let displays: Vec<String> = (0..6000)
        .map(|n| match n % 10 {
            0 => format!("COUNTY ROAD {}", 100 + n),
            1..=3 => format!(
                "{} {} {}",
                words[roll(3500)],
                words[roll(3500)],
                ["RD", "ST", "DR"][roll(3)]
            ),
            _ => format!(
                "{}{} {}",
                ["", "N ", "W "][roll(3)],
                words[roll(3500)],
                ["RD", "ST", "DR", "LN"][roll(4)]
            ),
        })
        .collect();
    let streets: Vec<(String, StreetKey)> = displays
        .iter()
        .map(|text| (text.clone(), street_key(text)))
        .collect();
    let start = std::time::Instant::now();
    let search = StreetSearch::new(
        streets
            .iter()
            .zip(0..)
            .map(|((display, key), index)| (index, display.as_str(), key)),
    );
    let built = start.elapsed();
    let mut times = Vec::new();
    for _ in 0..400 {
        let mut letters: Vec<char> = displays[roll(6000)].chars().collect();
        if roll(2) == 0 {
            let at = roll(letters.len() - 1);
            letters.swap(at, at + 1);
        }
        for end in 1..=letters.len() {
            let typed: String = letters[..end].iter().collect();
            let start = std::time::Instant::now();
            std::hint::black_box(search.search(&typed, 8));
            times.push(start.elapsed());
        }
    }
    times.sort();
    let at = |share: usize| times[times.len() * share / 1000];
    println!(
        "built {built:?}; {} keystrokes: p50 {:?}, p99 {:?}, p99.9 {:?}, longest {:?}",
        times.len(),
        at(500),
        at(990),
        at(999),
        times[times.len() - 1]
    );
}
