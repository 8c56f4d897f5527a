//! Faults: sessions over three mirrors on a virtual clock, each of sixteen kinds of fault on the bytes in use. No answer may name a
//! place or precinct that differs from the generator's truth, unless its label names the older edition that says so.
//!
//! A few hundred sessions here; `make faults` runs ten thousand. `FAULTS=N`, `SEED=S` say others.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stderr,
    clippy::cast_possible_truncation,
    reason = "tests"
)]

#[path = "../editions/mod.rs"]
mod editions;
mod net;
mod session;
mod truth;

use std::collections::BTreeMap;

use net::{Kind, Mirror, Random};
use session::{Client, End, run};
use truth::{World, world};

/// What an answer was, beside the truth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Was {
    Right,
    LabelledStale,
    Refusal,
    Wrong,
}

/// Three mirrors: each honest, or with one kind of fault on all, half or one in five of what it serves.
fn mirrors(random: &mut Random) -> [Mirror; 3] {
    std::array::from_fn(|_| Mirror {
        fault: (random.below(100) < 65).then(|| Kind::ALL[random.below(Kind::ALL.len() as u64) as usize]),
        share: [100, 50, 20][random.below(3) as usize],
        latency_ms: 20 + random.below(700),
    })
}

#[derive(Default)]
struct Totals {
    sessions: usize,
    was: BTreeMap<Was, usize>,
    hits: BTreeMap<Kind, usize>,
    /// With one honest mirror that answers in time.
    with_honest: usize,
    right_with_honest: usize,
    longest_ms: u64,
    wrong: Vec<String>,
}

fn sessions(world: &World, client: Client, count: usize, first: u64) -> Totals {
    let mut totals = Totals::default();
    for seed in first..first + count as u64 {
        let mut random = Random::new(seed);
        let mirrors = mirrors(&mut random);
        let asked = &world.rows[random.below(world.rows.len() as u64) as usize];
        let End { answer, took_ms, hits } = run(world, client, &mirrors, &asked.address, &mut random);
        let was = world.judge(&answer, asked);
        totals.sessions += 1;
        *totals.was.entry(was).or_default() += 1;
        for kind in hits {
            *totals.hits.entry(kind).or_default() += 1;
        }
        totals.longest_ms = totals.longest_ms.max(took_ms);
        let honest = mirrors.iter().any(|m| m.fault.is_none());
        if honest {
            totals.with_honest += 1;
            totals.right_with_honest += usize::from(was == Was::Right);
        }
        if was == Was::Wrong && totals.wrong.len() < 5 {
            totals.wrong.push(format!("seed {seed}: {:?} about {}: {}", mirrors, asked.address, serde_json::to_string(&answer).unwrap()));
        }
    }
    totals
}

fn asked_for(name: &str, otherwise: u64) -> u64 {
    std::env::var(name).ok().map_or(otherwise, |text| text.parse().unwrap())
}

#[test]
fn faults_never_make_an_answer_wrong() {
    let (count, first) = (asked_for("FAULTS", 400) as usize, asked_for("SEED", 1));
    let world = world();
    let totals = sessions(&world, Client::Verifying, count, first);
    let of = |was| totals.was.get(&was).copied().unwrap_or(0);
    eprintln!(
        "{count} sessions from seed {first}: {} right, {} labelled stale, {} safe refusals, {} wrong; longest {} ms; with an honest mirror {} of {} right; hits {:?}",
        of(Was::Right), of(Was::LabelledStale), of(Was::Refusal), of(Was::Wrong), totals.longest_ms, totals.right_with_honest, totals.with_honest, totals.hits
    );
    assert_eq!(of(Was::Wrong), 0, "{:#?}", totals.wrong);
    assert!(totals.longest_ms <= 15_000, "{} ms", totals.longest_ms);
    assert!(totals.right_with_honest * 100 >= totals.with_honest * 99, "{} of {}", totals.right_with_honest, totals.with_honest);
    assert!(of(Was::LabelledStale) > 0 && of(Was::Refusal) > 0, "faults that change nothing");
    // Each kind has to touch bytes that somebody waited for: 300 times in ten thousand sessions.
    for kind in Kind::ALL {
        let hits = totals.hits.get(&kind).copied().unwrap_or(0);
        assert!(hits * 10_000 >= 300 * count, "{kind:?}: {hits} of {count} sessions");
    }
}

/// The same seeds, by a client that believes whatever comes: the oracle must see it go wrong, or it sees nothing.
#[test]
fn the_same_seeds_without_verification_go_wrong() {
    let (count, first) = (asked_for("FAULTS", 400) as usize, asked_for("SEED", 1));
    let totals = sessions(&world(), Client::Believing, count, first);
    let wrong = totals.was.get(&Was::Wrong).copied().unwrap_or(0);
    eprintln!("without verification, {count} sessions from seed {first}: {:?}", totals.was);
    assert!(wrong * 10_000 > 100 * count, "{wrong} wrong in {count}, expected more than 100 in ten thousand");
}
