//! Post-office boxes and rural-route boxes: mail addresses that say nothing of where someone lives.

use super::parse::Trouble;
use super::words::{Word, is_number};

/// Finds a box. One that stands alone is the trouble returned; a post-office box behind a street address is taken away.
pub(super) fn take(cut: &mut Vec<Word>) -> Option<Trouble> {
    let texts: Vec<&str> = cut.iter().map(|w| w.text.as_str()).collect();
    if let Some(used) = rural_route(&texts) {
        let rest = texts.get(used..).unwrap_or_default();
        let boxed = rest.iter().any(|w| *w == "BOX" || *w == "BX");
        let old_route =
            matches!(texts.as_slice(), ["RT" | "RTE" | "ROUTE", number, ..] if number.len() == 1);
        let certain = !matches!(texts.first(), Some(&("RT" | "RTE" | "ROUTE" | "SR")));
        if boxed || old_route || certain {
            return Some(Trouble::RuralBox);
        }
    }
    if let ["GENERAL", "DELIVERY", ..] = texts.as_slice() {
        return Some(Trouble::PoBox);
    }
    // 12 Rt 2 Box 45: the number is not a 911 number.
    if let [number, rest @ ..] = texts.as_slice()
        && is_number(number)
        && let Some(used) = rural_route(rest)
        && matches!(rest.get(used), Some(&("BOX" | "BX")))
    {
        return Some(Trouble::RuralBox);
    }
    let (from, to) =
        (0..texts.len()).find_map(|at| Some((at, at + post_box(texts.get(at..)?, at)?)))?;
    let street_before = texts
        .first()
        .is_some_and(|w| w.starts_with(|c: char| c.is_ascii_digit()))
        && from >= 2;
    if !street_before {
        return Some(Trouble::PoBox);
    }
    cut.drain(from..to);
    None
}

/// `RT 2`, `RR 1`, `R F D 3`, `HC 61`, `STAR RT`: how many words.
fn rural_route(texts: &[&str]) -> Option<usize> {
    let named = match texts {
        ["STAR", "RT" | "RTE" | "ROUTE", ..] => {
            let numbered = texts.get(2).is_some_and(|w| is_number(w));
            return Some(if numbered { 3 } else { 2 });
        }
        ["R", "F", "D", ..] => 3,
        ["RURAL", "RT" | "RTE" | "ROUTE", ..]
        | ["HIGHWAY" | "HWY", "CONTRACT", ..]
        | ["R", "R", ..]
        | ["H", "C", ..] => 2,
        [
            "RT" | "RTE" | "ROUTE" | "RR" | "RFD" | "HC" | "HCR" | "SR",
            ..,
        ] => 1,
        _ => return None,
    };
    let hash = usize::from(texts.get(named) == Some(&"#"));
    texts
        .get(named + hash)
        .filter(|w| w.starts_with(|c: char| c.is_ascii_digit()))?;
    Some(named + hash + 1)
}

/// `PO BOX 12`, `P O BOX 12`, `POB 12`, `POST OFFICE BOX 12`, `PO DRAWER C`, and `BOX 12` where it stands first.
fn post_box(texts: &[&str], at: usize) -> Option<usize> {
    let named = match texts {
        ["PO", "BOX" | "DRAWER" | "BX", ..] => 2,
        ["P", "O", "BOX" | "DRAWER" | "BX", ..] | ["POST", "OFFICE", "BOX" | "DRAWER", ..] => 3,
        ["POSTAL", "BOX", ..] => 2,
        ["POB" | "POBOX", ..] => 1,
        ["BOX", ..] if at == 0 => 1,
        _ => return None,
    };
    let hash = usize::from(texts.get(named) == Some(&"#"));
    let value = texts
        .get(named + hash)
        .is_some_and(|w| w.len() == 1 || w.starts_with(|c: char| c.is_ascii_digit()));
    match texts.get(named + hash) {
        Some(_) if value => Some(named + hash + 1),
        // "PO Box" alone says it as well; "Box Elder Rd" and "POB Dr" do not.
        None if named >= 2 => Some(named),
        _ if named >= 2 && texts.first() != Some(&"POSTAL") => Some(named),
        _ => None,
    }
}
