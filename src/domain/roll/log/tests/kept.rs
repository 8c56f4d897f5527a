//! Power cuts while entries are written: at most the entry that was being written is lost, and the log goes on.

use super::*;

#[test]
fn a_cut_at_any_byte_loses_at_most_the_entry_being_written() {
    let mut dice = Dice(0xc07);
    for case in 0..1_000 {
        let mut disk = file(&[open(of("28901:p001"), at(0), 0).unwrap()]);
        // Entries that the tablet said it kept.
        let mut kept = 1;
        for _ in 0..3 {
            // Writes some; then the power goes in the middle of one.
            let more = dice.below(5);
            for i in 0..=more {
                let lines = on(&disk);
                assert_eq!(lines.len(), kept, "case {case}");
                let line = if kept % 7 == 6 { signed(&lines, kept, Why::Count) } else { next(lines.last().unwrap(), entry(kept, some(kept))).unwrap() };
                let bytes = file(&[line]);
                if i < more {
                    disk.extend(&bytes);
                    kept += 1;
                } else {
                    let cut = dice.below(bytes.len() + 1);
                    disk.extend(&bytes[..cut]);
                    kept += usize::from(cut == bytes.len());
                }
            }
            // What is read back goes on from the last whole entry.
            let whole = on(&disk);
            assert_eq!(whole.len(), kept, "case {case}");
            disk = file(&whole);
        }
        let mut lines = on(&disk);
        lines.push(signed(&lines, 500, Why::Close));
        assert_eq!(check(&lines).fault, None, "case {case}");
    }
}

/// The whole lines at the beginning, as a tablet takes them up again.
fn on(disk: &[u8]) -> Vec<String> {
    let found = verify(disk, &Expected::default());
    let text = String::from_utf8_lossy(disk).into_owned();
    text.split('\n').take(found.lines.len()).map(str::to_owned).collect()
}
