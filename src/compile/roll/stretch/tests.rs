//! A run that stops goes on where it was; folders merge in any order; a damaged file is stretched again, never believed.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use super::*;

fn office() -> OfficeKey {
    OfficeKey::of([9; 32])
}

fn series() -> Series {
    "made-up".parse().unwrap()
}

fn cards(count: u32) -> Vec<ToStretch> {
    let card = |n: u32| {
        let voter = format!("v{n}");
        ToStretch { id: office().card_id(&series(), &voter, 1), code: office().code(&series(), &voter, 1) }
    };
    (0..count).map(card).collect()
}

fn kept(folders: &[&Path]) -> Kept {
    let mut kept = Kept::new(&office(), &series(), Cost::LOWEST);
    for folder in folders {
        kept.take(folder).unwrap();
    }
    kept
}

fn run(kept: &mut Kept, cards: &[ToStretch], folder: &Path) -> bool {
    kept.stretch(&office(), cards, folder, 2, &mut |_, _| true).unwrap()
}

#[test]
fn a_run_that_was_stopped_goes_on_where_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let cards = cards(2_000);
    let mut first = kept(&[]);
    let whole = first.stretch(&office(), &cards, folder.path(), 1, &mut |done, _| done == 0).unwrap();
    assert!(!whole);
    let mut second = kept(&[folder.path()]);
    let before = second.roots.len();
    assert!((FILE..2_000).contains(&before), "{before}");
    let mut heard = Vec::new();
    assert!(second.stretch(&office(), &cards, folder.path(), 2, &mut |done, of| { heard.push((done, of)); true }).unwrap());
    assert_eq!((heard.first(), heard.last()), (Some(&(before, 2_000)), Some(&(2_000, 2_000))));
    // Nothing is left to do, and every root is the code's own.
    let third = kept(&[folder.path()]);
    let mut stretcher = Stretcher::new(&series(), Cost::LOWEST).unwrap();
    for card in &cards {
        assert_eq!(third.root(&card.id), Some(&stretcher.stretch(&card.code).unwrap()));
    }
}

#[test]
fn folders_of_several_processes_merge_in_any_order() {
    let (a, b) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let all = cards(1_500);
    // They overlap: a card in both is the same root.
    assert!(run(&mut kept(&[]), &all[..900], a.path()));
    assert!(run(&mut kept(&[]), &all[700..], b.path()));
    let (ab, ba) = (kept(&[a.path(), b.path()]), kept(&[b.path(), a.path()]));
    assert_eq!(ab.roots.len(), 1_500);
    assert!(ab.roots == ba.roots);
}

#[test]
fn a_file_that_was_changed_or_is_anothers_is_not_believed() {
    let folder = tempfile::tempdir().unwrap();
    let all = cards(600);
    assert!(run(&mut kept(&[]), &all, folder.path()));
    let path = std::fs::read_dir(folder.path()).unwrap().next().unwrap().unwrap().path();
    let right = std::fs::read(&path).unwrap();
    for at in [0, 8, 20, right.len() / 2, right.len() - 1] {
        let mut wrong = right.clone();
        wrong[at] ^= 1;
        write::file(&path, &wrong).unwrap();
        let mut again = kept(&[folder.path()]);
        assert_eq!(again.unreadable, std::slice::from_ref(&path), "byte {at}");
        assert!(run(&mut again, &all, folder.path()));
        assert_eq!(again.roots.len(), 600);
    }
    // Another office, series or cost opens none of it.
    for mut other in [
        Kept::new(&OfficeKey::of([8; 32]), &series(), Cost::LOWEST),
        Kept::new(&office(), &"other".parse().unwrap(), Cost::LOWEST),
        Kept::new(&office(), &series(), Cost { memory_kib: 16, passes: 1 }),
    ] {
        other.take(folder.path()).unwrap();
        assert!(other.roots.is_empty() && !other.unreadable.is_empty());
    }
}
