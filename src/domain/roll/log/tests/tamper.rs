//! Edits, drops, swaps, cuts and replays: every one is found, and the entry is named.

use super::*;
use crate::domain::edition::Hash;

const CASES: usize = 10_000;

/// The line with another text in it and a hash that fits.
fn rewritten(line: &str, prev: Option<&Hash>) -> String {
    let mut body = line[..line.len() - 75].to_owned();
    if let Some(prev) = prev {
        let from = body.rfind("\"prev\":\"").unwrap() + 8;
        body.replace_range(from..from + 64, &prev.to_string());
    } else {
        let from = body.find("\"at\":\"").unwrap() + 6;
        body.replace_range(from..from + 20, "2026-11-03T23:59:59Z");
    }
    format!("{body},\"hash\":\"{}\"}}", Hash::of(body.as_bytes()))
}

fn hash(line: &str) -> Hash {
    line[line.len() - 66..line.len() - 2].parse().unwrap()
}

/// What was done to the log, its bytes now, and the entry to be named.
fn harmed(lines: &[String], other: &[String], dice: &mut Dice) -> (String, Vec<u8>, usize) {
    let n = lines.len();
    let mut all = lines.to_vec();
    let p = dice.below(n);
    match dice.below(8) {
        0 => {
            let mut bytes = all[p].clone().into_bytes();
            let i = dice.below(bytes.len());
            bytes[i] = if bytes[i] == b'x' { b'y' } else { b'x' };
            let before: usize = all[..p].iter().map(|line| line.len() + 1).sum();
            let mut file = file(lines);
            file[before + i] = bytes[i];
            (format!("edit entry {p} at byte {i}"), file, p)
        }
        1 => {
            all[p] = rewritten(&all[p], None);
            (format!("edit entry {p} and its hash"), file(&all), p)
        }
        2 => {
            all.remove(p);
            (format!("drop entry {p}"), file(&all), p)
        }
        3 => {
            let q = (p + 1 + dice.below(n - 1)) % n;
            all.swap(p, q);
            (format!("swap {p} and {q}"), file(&all), p.min(q))
        }
        4 => (format!("keep {p} entries"), file(&all[..p]), p),
        5 => {
            let file = file(lines);
            let keep = dice.below(file.len());
            let whole = file[..keep].iter().filter(|byte| **byte == b'\n').count();
            (format!("keep {keep} bytes"), file[..keep].to_vec(), whole)
        }
        6 => {
            let q = dice.below(n);
            all.insert(p, lines[q].clone());
            (format!("entry {q} once more at {p}"), file(&all), if p == q { p + 1 } else { p })
        }
        _ => {
            all[p] = other[p].clone();
            (format!("entry {p} of another log of this tablet"), file(&all), p)
        }
    }
}

#[test]
fn every_harm_is_found_and_the_entry_named() {
    let lines = day("28901:p001", 60, 12);
    let other = day("28901:p002", 60, 12);
    let mut dice = Dice(0x5eed);
    for _ in 0..CASES {
        let (what, bytes, entry) = harmed(&lines, &other, &mut dice);
        let fault = verify(&bytes, &Expected::default()).fault.unwrap_or_else(|| panic!("{what}: found no fault"));
        assert_eq!(usize::try_from(fault.entry).unwrap(), entry, "{what}: {fault:?}");
    }
}

/// Somebody without the key who makes all hashes fit from an entry on is stopped by the next signature.
#[test]
fn a_log_made_to_fit_again_is_stopped_by_the_next_signature() {
    let lines = day("28901:p001", 60, 12);
    for k in 1..59 {
        if k % 12 == 0 {
            continue;
        }
        let mut all = lines.clone();
        all[k] = rewritten(&all[k], None);
        for i in k + 1..60 {
            all[i] = rewritten(&all[i], Some(&hash(&all[i - 1])));
        }
        let fault = check(&all).fault.unwrap();
        let (k, signature) = (u32::try_from(k).unwrap(), u32::try_from(k.div_ceil(12) * 12).unwrap().min(59));
        assert_eq!((fault.code, fault.entry), (FaultCode::Signature, signature), "{k}");
        assert!(fault.stands_through.is_none_or(|stands| stands < k), "{k}: {fault:?}");
    }
}

#[test]
fn five_thousand_entries_are_read_and_the_harmed_one_named() {
    let lines = day("28901:p001", 5_000, 50);
    let mut all = lines.clone();
    all.swap(4_321, 4_322);
    assert_eq!(check(&all).fault.unwrap().entry, 4_321);
    assert_eq!(check(&lines).fault, None);
}

#[test]
fn no_bytes_make_it_panic() {
    let file = file(&day("28901:p001", 4, 50));
    let mut dice = Dice(99);
    for _ in 0..500 {
        let mut bytes = file.clone();
        for _ in 0..1 + dice.below(4) {
            let i = dice.below(bytes.len());
            bytes[i] = u8::try_from(dice.below(256)).unwrap();
        }
        let found = verify(&bytes, &Expected::default());
        assert!(found.fault.is_some() || bytes == file);
    }
    for bytes in [&b""[..], b"\n", b"{}\n", b"\xff\xfe\n", b"null\n\n\n"] {
        assert!(verify(bytes, &Expected::default()).fault.is_some());
    }
}
