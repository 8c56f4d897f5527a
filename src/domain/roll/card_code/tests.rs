//! A code is read back however it is typed; no one or two wrong symbols, no swap, no rubbish passes.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice, reason = "tests")]

use super::*;

fn codes(count: u8) -> impl Iterator<Item = CardCode> {
    (0..count).map(|n| CardCode::of_bits(&std::array::from_fn(|i| u8::try_from(i).unwrap().wrapping_mul(73) ^ n.wrapping_mul(151))))
}

#[test]
fn ninety_bits_are_kept_and_no_more() {
    assert_eq!(CardCode::of_bits(&[0; 12]).shown(), "0000-0000-0000-0000-0000");
    assert!(CardCode::of_bits(&[0xff; 12]).shown().starts_with("ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZ"));
    // The last six of the 96 bits are no part of it; each of the first 90 is.
    let base = [0x5a; 12];
    for bit in 0..96 {
        let mut other = base;
        other[bit / 8] ^= 0x80 >> (bit % 8);
        assert_eq!(CardCode::of_bits(&other) == CardCode::of_bits(&base), bit >= 90, "bit {bit}");
    }
}

#[test]
fn however_it_is_typed_it_is_read() {
    for code in codes(200) {
        let shown = code.shown();
        assert_eq!(shown.len(), 24);
        let spaced = shown.replace('-', " ");
        let typed = [
            shown.clone(),
            code.plain(),
            shown.to_lowercase(),
            spaced,
            format!("  {} \n", shown.replace('-', " – ")),
            shown.replace('0', "O").replace('1', "l"),
            shown.replace('0', "o").replace('1', "I"),
            shown.chars().map(|c| format!("{c} ")).collect(),
        ];
        for typed in typed {
            assert_eq!(CardCode::read(&typed), Ok(code.clone()), "{typed:?}");
        }
    }
}

#[test]
fn every_one_or_two_wrong_symbols_and_every_swap_is_noticed() {
    for code in codes(3) {
        let right: Vec<u8> = code.plain().into_bytes();
        let mut wrong = right.clone();
        let is_noticed = |word: &[u8]| CardCode::read(std::str::from_utf8(word).unwrap()) == Err(CodeError::Check);
        let (mut patterns, mut swaps) = (0, 0);
        for i in 0..WHOLE {
            for a in SYMBOLS.iter().filter(|a| **a != right[i]) {
                wrong[i] = *a;
                assert!(is_noticed(&wrong));
                patterns += 1;
                for j in i + 1..WHOLE {
                    for b in SYMBOLS.iter().filter(|b| **b != right[j]) {
                        wrong[j] = *b;
                        assert!(is_noticed(&wrong));
                        patterns += 1;
                    }
                    wrong[j] = right[j];
                }
            }
            wrong[i] = right[i];
            for j in i + 1..WHOLE {
                if right[i] != right[j] {
                    wrong.swap(i, j);
                    assert!(is_noticed(&wrong));
                    wrong.swap(i, j);
                    swaps += 1;
                }
            }
        }
        assert_eq!(patterns, 20 * 31 + 190 * 31 * 31);
        assert!(swaps > 100);
    }
}

#[test]
fn what_is_wrong_is_said_with_its_group() {
    let code = CardCode::of_bits(b"made-up code").shown();
    let groups: Vec<&str> = code.split('-').collect();
    let with = |at: usize, text: &str| {
        let mut all = groups.clone();
        all[at] = text;
        CardCode::read(&all.join("-")).unwrap_err()
    };
    assert_eq!(CardCode::read(" - "), Err(CodeError::Empty));
    assert_eq!(with(2, "AUAA"), CodeError::Sign { group: 3, sign: 'U' });
    assert_eq!(with(4, "é000"), CodeError::Sign { group: 5, sign: 'é' });
    assert_eq!(with(1, "000"), CodeError::Group { group: 2, found: 3 });
    assert_eq!(with(3, "00000"), CodeError::Group { group: 4, found: 5 });
    assert_eq!(CardCode::read(&code[..12]), Err(CodeError::Short { group: 3, found: 10 }));
    assert_eq!(CardCode::read(&format!("{}00", code.replace('-', ""))), Err(CodeError::Long { found: 22 }));
    assert_eq!(CardCode::read(&format!("{code}*")), Err(CodeError::Sign { group: 5, sign: '*' }));
    assert_eq!(CardCode::read(&"0".repeat(1_000_000)), Err(CodeError::Long { found: LONGEST }));
    // No error repeats what was typed but the one sign.
    assert!(!format!("{:?} {}", CodeError::Check, CodeError::Check).contains(groups[0]));
    assert_eq!(format!("{:?}", CardCode::read(&code).unwrap()), "CardCode(not shown)");
}

#[test]
fn links_are_read_back_and_others_are_not() {
    let link = CardLink { series: "ms-2026".parse().unwrap(), code: CardCode::of_bits(b"made-up code") };
    let fragment = link.fragment();
    assert_eq!(CardLink::read(&fragment), Ok(link.clone()));
    assert_eq!(CardLink::read(&format!("#{fragment}")), Ok(link.clone()));
    assert_eq!(CardLink::read(&fragment.replacen("1.", "2.", 1)), Err(LinkError::Version));
    for other in ["", "#", "place=28159/11", "1.ms-2026", "x.ms-2026.0000"] {
        assert_eq!(CardLink::read(other), Err(LinkError::Form), "{other}");
    }
    assert!(matches!(CardLink::read("1.MS 2026.0000"), Err(LinkError::Series(_))));
    assert!(matches!(CardLink::read("1.ms-2026.0000"), Err(LinkError::Code(CodeError::Short { .. }))));
    for text in ["", "2026-ms", "ms/2026", "MS", "a.b", &"a".repeat(25), "mś"] {
        assert!(text.parse::<Series>().is_err(), "{text}");
    }
    assert_eq!(Series::of_target(&link.series.target()), Some(link.series));
    assert_eq!(Series::of_target("places/28159.index"), None);
}
