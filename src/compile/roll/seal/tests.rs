//! Every record opens by its own code and by no other; files are of one size; two epochs share nothing; order changes nothing.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::print_stdout, reason = "tests")]

use std::collections::HashSet;

use super::*;
use crate::domain::roll::bucket::{BUCKET, open};
use crate::domain::roll::card_code::CardCode;
use crate::domain::roll::keys::Stretcher;
use crate::domain::roll::record::{Districts, Record, Status};

fn office() -> OfficeKey {
    OfficeKey::of([3; 32])
}

fn epoch(number: u32) -> Epoch {
    Epoch { series: "made-up".parse().unwrap(), number, cost: Cost::LOWEST, published: "2027-10-01".parse().unwrap(), made_up: true }
}

fn record(n: usize) -> Record {
    Record {
        status: Status::ALL[n % 3],
        county: "28901".parse().unwrap(),
        precinct: format!("{}", n % 2_000),
        split: n.is_multiple_of(4).then(|| (n % 7).to_string()),
        place: Some(format!("28901:p{:03}", n % 900)),
        edition: *b"editions",
        registered: None,
        as_of: "2027-10-01".parse().unwrap(),
        election: "2027-11-02".parse().unwrap(),
        initials: format!("{}{}", char::from(b'A' + u8::try_from(n % 26).unwrap()), char::from(b'A' + u8::try_from(n / 26 % 26).unwrap())),
        // Makes every record its own up to the third of a billion.
        districts: Districts { congress: u8::try_from(n & 255).unwrap(), senate: u8::try_from(n >> 8 & 255).unwrap(), house: u8::try_from(n >> 16 & 255).unwrap(), supervisor: 0 },
    }
}

fn code(n: usize) -> CardCode {
    office().code(&epoch(1).series, &format!("v{n}"), 1)
}

fn cards(range: std::ops::Range<usize>, cost: Cost) -> Vec<ToSeal> {
    let series = epoch(1).series;
    let halves = [range.start..range.start + range.len() / 2, range.start + range.len() / 2..range.end];
    std::thread::scope(|scope| {
        let parts: Vec<_> = halves
            .into_iter()
            .map(|part| {
                let series = &series;
                scope.spawn(move || {
                    let mut stretcher = Stretcher::new(series, cost).unwrap();
                    part.map(|n| ToSeal { id: office().card_id(series, &format!("v{n}"), 1), root: stretcher.stretch(&code(n)).unwrap(), record: record(n).encode().unwrap() })
                        .collect::<Vec<_>>()
                })
            })
            .collect();
        parts.into_iter().flat_map(|part| part.join().unwrap()).collect()
    })
}

fn find(sealed: &Sealed, root: &Root) -> Result<Option<Record>, OpenError> {
    let key = EpochKey::derive(root, &sealed.list.salt).unwrap();
    open(&sealed.buckets[usize::from(key.bucket)], &key, sealed.list.epoch)
}

/// Numbers for chance in tests: splitmix64.
fn chance(state: &mut u64) -> usize {
    *state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let mut z = *state;
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    usize::try_from((z ^ (z >> 31)) >> 1).unwrap()
}

/// How much: 20,000 here, two million by `ROLL_RECORDS=2000000`.
fn amount(of_two_million: usize) -> usize {
    let records: usize = std::env::var("ROLL_RECORDS").ok().and_then(|n| n.parse().ok()).unwrap_or(20_000);
    (records * of_two_million / 2_000_000).max(1)
}

#[test]
fn every_record_opens_by_its_own_code_and_no_unknown_code_opens_any() {
    let records = amount(2_000_000);
    let all = cards(0..records, Cost::LOWEST);
    let roots: Vec<Root> = all.iter().map(|c| c.root.clone()).collect();
    let sealed = seal(&office(), &epoch(1), all).unwrap();
    assert!(sealed.buckets.iter().all(|b| b.len() == BUCKET) && sealed.buckets.len() == 2048);
    assert!(sealed.list.buckets.iter().zip(&sealed.buckets).all(|(hash, bytes)| *hash == Hash::of(bytes)));
    let (mut wrong, mut missed) = (0, 0);
    for (n, root) in roots.iter().enumerate() {
        match find(&sealed, root) {
            Ok(Some(found)) if found == record(n) => {}
            Ok(Some(_)) => wrong += 1,
            _ => missed += 1,
        }
    }
    let unknown = amount(200_000);
    let strangers = cards(records..records + unknown, Cost::LOWEST);
    let matched = strangers.iter().filter(|c| !matches!(find(&sealed, &c.root), Ok(None))).count();
    println!("{records} records: {wrong} wrong, {missed} missed, fullest bucket {}; {unknown} unknown codes: {matched} matches", sealed.fullest);
    assert_eq!((wrong, missed, matched), (0, 0, 0));
}

#[test]
fn no_flipped_bit_makes_another_record() {
    let all = cards(0..2_000, Cost::LOWEST);
    let roots: Vec<Root> = all.iter().map(|c| c.root.clone()).collect();
    let mut sealed = seal(&office(), &epoch(1), all).unwrap();
    let flips = amount(1_000_000);
    let (mut refused, mut untouched, mut wrong) = (0, 0, 0);
    let mut state = 11;
    for _ in 0..flips {
        let n = chance(&mut state) % roots.len();
        let key = EpochKey::derive(&roots[n], &sealed.list.salt).unwrap();
        let bucket = &mut sealed.buckets[usize::from(key.bucket)];
        // Half of them within the record's own slot, where they can hurt.
        let own = bucket.chunks_exact(SLOT).position(|slot| slot.starts_with(&key.tag)).unwrap() * SLOT;
        let at = if chance(&mut state).is_multiple_of(2) { own + chance(&mut state) % SLOT } else { chance(&mut state) % BUCKET };
        let bit = 1 << (chance(&mut state) % 8);
        bucket[at] ^= bit;
        match open(bucket, &key, 1) {
            Ok(Some(found)) if found == record(n) => untouched += 1,
            Ok(Some(_)) => wrong += 1,
            _ => refused += 1,
        }
        // The signed hash tells every one of them.
        if refused % 997 == 1 {
            assert_ne!(sealed.list.buckets[usize::from(key.bucket)], Hash::of(bucket));
        }
        bucket[at] ^= bit;
    }
    println!("{flips} bits flipped: {refused} refused, {untouched} outside the slot, {wrong} wrong");
    assert_eq!((wrong, refused + untouched), (0, flips));
    assert!(refused > flips / 3 && untouched > flips / 3);
}

#[test]
fn two_epochs_share_no_slot_and_deletions_change_no_size() {
    let all = cards(0..6_000, Cost::LOWEST);
    let first = seal(&office(), &epoch(1), all.clone()).unwrap();
    let second = seal(&office(), &epoch(2), all.clone()).unwrap();
    // The same epoch number with a thousand fewer: another salt, so no key seals two records.
    let fewer = seal(&office(), &epoch(1), all[1_000..].to_vec()).unwrap();
    // Slots whose first sixteen bytes differ are not the same slot; within one epoch they all differ.
    let tags = |sealed: &Sealed| -> Vec<u128> { sealed.buckets.iter().flat_map(|b| b.chunks_exact(SLOT)).map(|s| u128::from_be_bytes(s[..16].try_into().unwrap())).collect() };
    for other in [&second, &fewer] {
        let mut both = [tags(&first), tags(other)].concat();
        both.sort_unstable();
        assert!(both.windows(2).all(|pair| pair[0] != pair[1]) && both.len() == 2 * 2048 * SLOTS);
        assert!(other.buckets.iter().all(|b| b.len() == BUCKET));
        assert_ne!(other.list.salt, first.list.salt);
    }
    assert!(all[..1_000].iter().all(|c| find(&fewer, &c.root) == Ok(None)));
    assert!(all[1_000..].iter().all(|c| matches!(find(&fewer, &c.root), Ok(Some(_)))));
}

#[test]
fn order_changes_no_byte_and_one_changed_record_changes_all() {
    let all = cards(0..1_500, Cost::LOWEST);
    let sealed = seal(&office(), &epoch(4), all.clone()).unwrap();
    let (mut shuffled, mut state) = (all.clone(), 5);
    for at in (1..shuffled.len()).rev() {
        shuffled.swap(at, chance(&mut state) % (at + 1));
    }
    assert!(shuffled.windows(2).any(|pair| pair[0].id > pair[1].id));
    assert_eq!(seal(&office(), &epoch(4), shuffled).unwrap(), sealed);
    let mut changed = all.clone();
    changed[7].record[62] = 1;
    assert_ne!(seal(&office(), &epoch(4), changed).unwrap().list.salt, sealed.list.salt);
    assert!(matches!(seal(&office(), &epoch(4), [all.clone(), all[..1].to_vec()].concat()), Err(SealError::Twice)));
}

#[test]
fn filled_slots_cannot_be_told_from_empty_ones() {
    let all = cards(0..20_000, Cost::LOWEST);
    let sealed = seal(&office(), &epoch(1), all.clone()).unwrap();
    let tags: HashSet<[u8; 16]> = all.iter().map(|c| EpochKey::derive(&c.root, &sealed.list.salt).unwrap().tag).collect();
    let (mut ones, mut counts) = ([0_u64; 2], [0_u64; 2]);
    for (at, slot) in sealed.buckets.iter().flat_map(|b| b.chunks_exact(SLOT).enumerate()) {
        let tag: [u8; 16] = slot[..16].try_into().unwrap();
        let kind = usize::from(tags.contains(&tag));
        ones[kind] += slot.iter().map(|b| u64::from(b.count_ones())).sum::<u64>();
        counts[kind] += 1;
        assert!(at < SLOTS);
    }
    assert_eq!(counts[1], 20_000);
    // Half of all bits are ones in both, within six standard deviations.
    for kind in 0..2 {
        let bits = counts[kind] * 96 * 8;
        let off = ones[kind].abs_diff(bits / 2);
        assert!(off * off < 9 * bits, "{kind}: {} of {bits}", ones[kind]);
    }
    // Every bucket is in the order of its bytes, whatever is in it.
    assert!(sealed.buckets.iter().all(|b| b.chunks_exact(SLOT).is_sorted()));
}

#[test]
fn a_bucket_that_overflows_takes_another_salt_and_then_an_error() {
    // One root under many ids: all in one bucket, whatever the salt.
    let one = cards(0..1, Cost::LOWEST).remove(0);
    let full: Vec<ToSeal> = (0..=SLOTS).map(|n| ToSeal { id: u128::try_from(n).unwrap().to_be_bytes(), ..one.clone() }).collect();
    assert!(matches!(seal(&office(), &epoch(1), full), Err(SealError::Full)));
}

/// The cost that is published with: 40 ms a code, so two thousand only when asked.
#[test]
fn the_production_cost_opens_too() {
    let records = std::env::var("ROLL_PRODUCTION").ok().and_then(|n| n.parse().ok()).unwrap_or(4);
    let all = cards(0..records, Cost::PRODUCTION);
    let roots: Vec<Root> = all.iter().map(|c| c.root.clone()).collect();
    let sealed = seal(&office(), &Epoch { cost: Cost::PRODUCTION, ..epoch(1) }, all).unwrap();
    assert!(roots.iter().enumerate().all(|(n, root)| find(&sealed, root) == Ok(Some(record(n)))));
    let lowest = cards(0..records, Cost::LOWEST);
    assert!(lowest.iter().all(|c| find(&sealed, &c.root) == Ok(None)));
    println!("{records} records at the production cost: all right");
}
