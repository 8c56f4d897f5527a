//! Hold-out: streets and numbers are left out of the list, and every spelling of them is asked. `found` must be the truth
//! that the generator wrote, or it is a wrong answer. And fixes: positions with doubt, over the same made-up land.
//!
//! `POLLSTEAD_MEASURE=full cargo test --release --test hold_out -- --nocapture` asks the whole made-up state.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::print_stderr, clippy::cast_possible_truncation, reason = "tests")]

mod editions;

use std::collections::{BTreeMap, BTreeSet, HashMap};

use editions::{Edition, found, kind};
use pollstead::compile::demo::{DemoOptions, Scale, write_demo_with};
use pollstead::compile::pipeline;
use pollstead::domain::lookup::{Answer, Question};

struct Truth {
    number: String,
    street: String,
    town: String,
    zip: String,
    lon: f64,
    lat: f64,
    county: String,
    precinct: String,
    held_out: String,
}

/// What a voter means, word for word: the address and its locality, as far as they were typed.
fn literal(number: &str, street: &str, town: &str, zip: &str) -> [String; 3] {
    let head = format!("{number} {street}").to_uppercase();
    [format!("{head}|{}|{zip}", town.to_uppercase()), format!("{head}|{}|", town.to_uppercase()), format!("{head}||{zip}")]
}

fn world(counties: usize, hold_out: f64) -> (tempfile::TempDir, Edition, Vec<Truth>) {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("state");
    let options = DemoOptions { counties, hold_out, ..DemoOptions::new(Scale::State, 7) };
    write_demo_with(&out, &options, &mut |_, _| {}).unwrap();
    let built = pipeline::build(&out.join("demo.toml"), None, &mut |_| {}).unwrap();
    let mut truth = Vec::new();
    let mut files: Vec<_> = std::fs::read_dir(out.join("truth")).unwrap().map(|e| e.unwrap().path()).collect();
    files.sort();
    for file in files {
        for row in csv::Reader::from_path(file).unwrap().deserialize::<BTreeMap<String, String>>() {
            let row = row.unwrap();
            let get = |name: &str| row[name].clone();
            truth.push(Truth {
                number: get("number"),
                street: get("street"),
                town: get("town"),
                zip: get("zip"),
                lon: row["lon"].parse().unwrap(),
                lat: row["lat"].parse().unwrap(),
                county: get("county"),
                precinct: get("precinct"),
                held_out: get("held_out"),
            });
        }
    }
    (folder, Edition::new(built.files), truth)
}

fn counties() -> (usize, usize) {
    // (counties, every how many-th kept address is asked)
    if std::env::var("POLLSTEAD_MEASURE").as_deref() == Ok("full") { (82, 29) } else { (4, 23) }
}

/// Swaps two neighbouring letters in the middle of the longest word.
fn typo(street: &str) -> String {
    let longest = street.split(' ').filter(|w| w.bytes().all(|b| b.is_ascii_alphabetic())).max_by_key(|w| w.len()).unwrap_or("");
    if longest.len() < 4 {
        return format!("{street}x");
    }
    let middle = longest.len() / 2;
    let (head, tail) = longest.split_at(middle);
    let mut tail = tail.chars();
    let (a, b) = (tail.next().unwrap(), tail.next().unwrap());
    street.replace(longest, &format!("{head}{b}{a}{}", tail.as_str()))
}

const SUFFIXES: [&str; 12] = ["St", "Ave", "Rd", "Dr", "Ln", "Ct", "Cir", "Blvd", "Pl", "Cv", "Way", "Trl"];

fn without_suffix(street: &str) -> String {
    match street.rsplit_once(' ') {
        Some((head, last)) if SUFFIXES.iter().any(|s| s.eq_ignore_ascii_case(last)) => head.to_owned(),
        _ => street.to_owned(),
    }
}

fn other_suffix(street: &str) -> String {
    let bare = without_suffix(street);
    if bare == street { format!("{street} Cswy") } else if street.ends_with("Ave") { format!("{bare} St") } else { format!("{bare} Ave") }
}

fn other_direction(street: &str) -> String {
    match street.split_once(' ') {
        Some(("N", rest)) => format!("S {rest}"),
        Some(("S" | "E" | "W", rest)) => format!("N {rest}"),
        _ => format!("W {street}"),
    }
}

#[test]
fn found_is_always_the_truth_and_kept_addresses_are_found() {
    let (counties, every) = counties();
    let (_folder, mut edition, truth) = world(counties, 0.05);
    let mut exact: HashMap<String, BTreeSet<String>> = HashMap::new();
    for t in &truth {
        for key in literal(&t.number, &t.street, &t.town, &t.zip) {
            exact.entry(key).or_default().insert(t.precinct.clone());
        }
    }
    // A twin: the same street in another town.
    let mut twins: HashMap<String, Vec<(String, String, String)>> = HashMap::new();
    for t in &truth {
        let towns = twins.entry(t.street.to_uppercase()).or_default();
        let here = (t.town.clone(), t.zip.clone(), t.county.clone());
        if !towns.contains(&here) {
            towns.push(here);
        }
    }
    let zips: Vec<String> = truth.iter().map(|t| t.zip.clone()).collect::<BTreeSet<_>>().into_iter().collect();
    let (mut no_truth, mut no_county) = (0usize, (0usize, 0usize));
    let (mut asked, mut wrong, mut kept, mut refused) = (0usize, Vec::new(), 0usize, BTreeMap::<String, usize>::new());
    let mut shares: BTreeMap<(&str, String), usize> = BTreeMap::new();
    for (at, t) in truth.iter().enumerate() {
        if t.held_out.is_empty() && at % every != 0 {
            continue;
        }
        if !t.held_out.is_empty() && counties > 4 && at % 7 != 0 {
            continue;
        }
        let other_zip = &zips[(at * 31 + 7) % zips.len()];
        let others: Vec<&(String, String, String)> = twins[&t.street.to_uppercase()].iter().filter(|(town, ..)| *town != t.town).collect();
        let own = (t.town.clone(), t.zip.clone(), t.county.clone());
        let (twin_town, twin_zip, twin_county) = others.get(at % others.len().max(1)).map_or(own, |t| (*t).clone());
        // Name, street typed, town typed, ZIP typed.
        let spellings: [(&str, String, &str, &str); 10] = [
            ("as it is", t.street.clone(), &t.town, &t.zip),
            ("lower case, no commas", t.street.to_lowercase(), &t.town, &t.zip),
            ("typo", typo(&t.street), &t.town, &t.zip),
            ("suffix dropped", without_suffix(&t.street), &t.town, &t.zip),
            ("another suffix", other_suffix(&t.street), &t.town, &t.zip),
            ("wrong direction", other_direction(&t.street), &t.town, &t.zip),
            ("wrong ZIP", t.street.clone(), &t.town, other_zip),
            ("no ZIP", t.street.clone(), &t.town, ""),
            ("no town", t.street.clone(), "", &t.zip),
            ("twin street in another town", t.street.clone(), &twin_town, &twin_zip),
        ];
        for (name, street, town, zip) in spellings {
            let text = match (name, town, zip) {
                ("lower case, no commas", ..) => format!("{} {street} {town} ms {zip}", t.number).to_lowercase(),
                (_, "", zip) => format!("{} {street}, MS {zip}", t.number),
                (_, town, "") => format!("{} {street}, {town}, MS", t.number),
                _ => format!("{} {street}, {town}, MS {zip}", t.number),
            };
            // Where a town or ZIP lies in several counties the page asks "Which county is on your car tag?", so the voter
            // of this address says it.
            let said = if name == "twin street in another town" { &twin_county } else { &t.county };
            let answer = edition.locate(&Question::Address { text: text.clone(), county: Some(said.clone()), election: None });
            asked += 1;
            *shares.entry((name, kind(&answer))).or_default() += 1;
            if let Some(precinct) = found(&answer) {
                // What was typed may be another address, word for word; then that one is the truth, if it is only one.
                let [whole, no_zip, no_town] = literal(&t.number, &street, town, zip);
                let key = if zip.is_empty() { no_zip } else if town.is_empty() { no_town } else { whole };
                let in_county = |p: &&String| p.starts_with(said.as_str());
                let meant: Option<BTreeSet<&String>> =
                    exact.get(&key).map(|all| all.iter().filter(in_county).collect()).filter(|s: &BTreeSet<_>| !s.is_empty());
                let right = match &meant {
                    Some(precincts) => precincts.len() == 1 && precincts.first().is_some_and(|p| *p == precinct),
                    // A number that no house has, on another street or in another town: there is no truth to differ from.
                    None if (town != t.town && !town.is_empty()) || street.to_uppercase() != t.street.to_uppercase() => {
                        no_truth += 1;
                        true
                    }
                    None => t.precinct == precinct,
                };
                if !right {
                    wrong.push(format!("{name} [{}]: {text}: found {precinct}, truth {} {meant:?}", t.held_out, t.precinct));
                }
            }
            if name == "as it is" {
                // Without the county two addresses of one wording cannot be told apart: counted, not judged.
                let unsaid = edition.address(&text);
                no_county.0 += 1;
                no_county.1 += usize::from(found(&unsaid).is_some_and(|p| p != t.precinct));
            }
            if name == "as it is" && t.held_out.is_empty() {
                kept += 1;
                // A precinct without a place is answered, with its name and whom to call.
                if !matches!(answer, Answer::Found(_) | Answer::NoPlace { .. }) {
                    *refused.entry(kind(&answer)).or_default() += 1;
                }
            }
        }
    }
    let refusals: usize = refused.values().sum();
    eprintln!("{counties} counties, {asked} questions, {} wrong ({no_truth} found for numbers that no house has); kept and spelt right: {kept}, refused {refusals} {refused:?}; without the county {} of {} differ", wrong.len(), no_county.1, no_county.0);
    for ((name, kind), count) in &shares {
        eprintln!("  {name}: {kind} {count}");
    }
    assert!(wrong.is_empty(), "{} wrong, such as\n{}", wrong.len(), wrong.iter().take(12).cloned().collect::<Vec<_>>().join("\n"));
    assert!(refusals * 100 <= kept, "{refusals} of {kept} refused");
    assert!(shares.contains_key(&("twin street in another town", "found".to_owned())), "the test must reach found answers");
}

/// A standard normal pair by Box and Muller, from a seeded splitmix64.
fn normal(state: &mut u64) -> (f64, f64) {
    let mut uniform = || {
        *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = *state;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) >> 11) as f64 / (1u64 << 53) as f64
    };
    let radius = (-2.0 * (1.0 - uniform()).ln()).sqrt();
    let angle = std::f64::consts::TAU * uniform();
    (radius * angle.cos(), radius * angle.sin())
}

#[test]
fn found_by_a_fix_is_right_and_close_is_not_the_answer_to_everything() {
    let (counties, _) = counties();
    let (_folder, mut edition, truth) = world(counties, 0.0);
    let fixes = if counties > 4 { 100_000 } else { 8_000 };
    let mut state = 42u64;
    for accuracy in [20.0, 100.0, 500.0, 1500.0] {
        // The accuracy is a 68 % radius, 1.5096 sigma.
        let sigma = accuracy / 1.5096;
        let (mut right, mut wrong, mut plain_right) = (0usize, 0usize, 0usize);
        let mut kinds: BTreeMap<String, usize> = BTreeMap::new();
        for i in 0..fixes / 4 {
            let t = &truth[(i * 7919) % truth.len()];
            let (east, north) = normal(&mut state);
            let lat = t.lat + north * sigma / 110_900.0;
            let lon = t.lon + east * sigma / (111_320.0 * t.lat.to_radians().cos());
            let answer = edition.point(lon, lat, Some(accuracy));
            *kinds.entry(kind(&answer)).or_default() += 1;
            let named = match &answer {
                Answer::Found(card) => Some(card.precinct.id.clone()),
                Answer::NoPlace { precinct, .. } => Some(precinct.id.clone()),
                _ => None,
            };
            match named {
                Some(id) if id == t.precinct => right += 1,
                Some(_) => wrong += 1,
                None => {}
            }
            let plain = edition.point(lon, lat, None);
            plain_right += usize::from(matches!(&plain, Answer::Found(card) if card.precinct.id == t.precinct));
        }
        let sure = right + wrong;
        let share = right as f64 / sure.max(1) as f64;
        eprintln!(
            "accuracy {accuracy} m: sure {sure} of {}, right {:.3} %; plain point-in-polygon right {:.1} %; {kinds:?}",
            fixes / 4, share * 100.0, plain_right as f64 / (fixes / 4) as f64 * 100.0
        );
        assert!(share >= 0.99, "{accuracy} m: {right} of {sure}");
        assert!(accuracy > 500.0 || sure * 4 > fixes / 4 / 4, "{accuracy} m: only {sure} sure");
    }
}
