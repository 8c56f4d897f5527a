//! Our client of The Update Framework beside others, on repositories that are made here and spoilt in every way of `spoil`.
//! Where it differs from them it is stricter, for a reason that `explained` names.
//! `SEEDS=20000 cargo test --test tuf_differential -- --nocapture` tries more of them, `SEED=7` one.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, clippy::print_stdout, clippy::string_slice, reason = "tests")]

#[path = "tuf/ours.rs"]
mod ours;
#[path = "tuf/peers.rs"]
mod peers;
#[path = "tuf/repository.rs"]
mod repository;
#[path = "tuf/sigstore.rs"]
mod sigstore;
#[path = "tuf/spoil.rs"]
mod spoil;

use std::collections::BTreeMap;
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use peers::{Answer, Peer};
use repository::Files;
use spoil::{KINDS, Kind};

fn write(folder: &Path, files: &Files) {
    let _ = std::fs::remove_dir_all(folder);
    std::fs::create_dir_all(folder).unwrap();
    for (name, bytes) in files {
        std::fs::write(folder.join(name), bytes).unwrap();
    }
}

fn instant(seconds: i64) -> String {
    jiff::Timestamp::from_second(seconds).unwrap().to_string()
}

/// Why ours and another client differ, if that is known and meant.
fn explained(kind: Kind, peer: &str, ours: &Answer, theirs: &Answer) -> Option<&'static str> {
    let says = |answer: &Answer, words: &str| matches!(answer, Answer::Refused(why) if why.contains(words));
    match kind {
        Kind::MemberTwice if says(ours, "expected each name once") => Some("stricter: a name twice, of which two readers could take two different ones"),
        Kind::ExpiresStrange if peer != "tuf" && says(ours, "expected expires") => Some("stricter: an instant that is not written as the specification writes it"),
        Kind::ListedHash if says(ours, "expected meta") => Some("stricter: hashes without a sha256 of a file, or in capitals, which would leave it unchecked"),
        Kind::ListedLength if says(ours, "expected meta") => Some("stricter: a length that is no whole number of bytes"),
        Kind::ListedVersion if says(ours, "expected meta") => Some("stricter: a version that is no whole number from 1"),
        Kind::PathsOther if says(ours, "expected delegations") => Some("stricter: a pattern with a set of letters in brackets, which the specification does not know"),
        Kind::VersionStrange if says(ours, "expected a version") => Some("stricter: a version that is no whole number from 1 to 4,294,967,295"),
        Kind::SpecVersion if peer != "tuf" && says(ours, "expected a spec_version") => Some("stricter: a spec_version that is not two or three numbers"),
        Kind::BitFlipped if peer == "tuf-js" && says(ours, "expected UTF-8") => Some("stricter: bytes that are no UTF-8"),
        Kind::KeyOfOtherKind if peer != "tuf" && says(ours, "good signatures") => Some("stricter: a key of another scheme, which signs nothing"),
        Kind::TerminatingStrange if says(ours, "expected delegations") => Some("stricter: a delegation whose members are not of their types"),
        Kind::ListedGone if peer == "sigstore-tuf" && says(ours, "is missing") => Some("stricter: a role that is delegated to and not listed, which sigstore-tuf passes over"),
        // The timestamp is of before and so are the roles that are kept; what is served without versions in its names is newer.
        Kind::SameTimestamp if peer == "sigstore-tuf" && says(theirs, "integrity") => Some("otherwise: sigstore-tuf fetches a delegated role that a client keeps"),
        // The threshold was reached by keys that we know: it is what the specification asks for, and tuf-js does the same.
        Kind::KeyOfOtherKind if peer == "tuf" && says(theirs, "Deserialization") => {
            Some("otherwise: a key of a kind that we do not know counts for nothing, while tuf refuses the file that names it")
        }
        _ => None,
    }
}

#[test]
fn no_client_refuses_what_ours_takes() {
    let folder = tempfile::tempdir().unwrap();
    let clock = i64::try_from(SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs()).unwrap();
    let (good, over) = (instant(clock + 30 * 86_400), instant(clock - 3_600));
    let mut peers: Vec<(&str, Peer)> = Vec::new();
    peers.extend(peers::python(folder.path()).map(|peer| ("tuf", peer)));
    peers.extend(peers::node(folder.path()).map(|peer| ("tuf-js", peer)));
    let asked = |name: &str| std::env::var(name).ok().map(|n| n.parse::<u64>().unwrap());
    let seeds = asked("SEED").map_or(0..asked("SEEDS").unwrap_or(2_000), |seed| seed..seed + 1);
    println!("seeds {seeds:?}");
    let mut of_kind: BTreeMap<Kind, (u32, u32)> = BTreeMap::new();
    let mut differing: BTreeMap<String, u32> = BTreeMap::new();
    let mut unexplained = Vec::new();
    for seed in seeds.clone() {
        let kind = KINDS[usize::try_from(seed).unwrap() % KINDS.len()];
        let repository = repository::repository(seed, kind, &good, &over);
        write(&folder.path().join("kept"), &repository.kept);
        write(&folder.path().join("served"), &repository.served);
        let ours = ours::answer(&repository, clock);
        let counted = of_kind.entry(kind).or_default();
        if ours.is_refused() { counted.1 += 1 } else { counted.0 += 1 }
        let mut answers: Vec<(&str, Answer)> = vec![("sigstore-tuf", sigstore::answer(&repository, clock))];
        answers.extend(peers.iter_mut().map(|(name, peer)| (*name, peer.answer(folder.path(), &repository.target))));
        for (name, theirs) in answers {
            if (ours.is_refused() && theirs.is_refused()) || ours == theirs {
                continue;
            }
            match explained(kind, name, &ours, &theirs) {
                Some(reason) => *differing.entry(format!("{name}: {reason}")).or_default() += 1,
                None => unexplained.push(format!("seed {seed} {kind:?} {name} {:?}: ours {ours:?}, theirs {theirs:?}", repository.target)),
            }
        }
    }
    for (kind, (taken, refused)) in &of_kind {
        println!("{kind:?}: taken {taken}, refused {refused}");
    }
    for (reason, count) in &differing {
        println!("{count} × {reason}");
    }
    assert!(unexplained.is_empty(), "{} of them:\n{}", unexplained.len(), unexplained[..unexplained.len().min(40)].join("\n"));
    if seeds.end - seeds.start >= 2_000 {
        assert!(of_kind.values().all(|(taken, refused)| taken + refused >= 20), "{of_kind:?}");
        let (taken, refused) = of_kind.values().fold((0, 0), |(t, r), (taken, refused)| (t + taken, r + refused));
        assert!(taken >= 300 && refused >= 300, "taken {taken}, refused {refused}");
    }
}
