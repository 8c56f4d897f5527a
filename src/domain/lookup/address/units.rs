//! Apartments, lots, suites: parsed off the street, in the spelling of Publication 28's Appendix C2.

use super::suffixes::suffix;
use super::word_table::WordTable;
use super::words::Word;

/// Designators that a value follows.
const WITH_VALUE: WordTable = WordTable("\
    APARTMENT=APT;APMT=APT;APT;BLDG;BOX;BUILDING=BLDG;DEPT;FLOOR=FL;HANGAR=HNGR;LOT;RM;ROOM=RM;SLIP;SPACE=SPC;SPC;\
    STE;SUITE=STE;TRAILER=TRLR;TRLR;UNIT");

/// Designators that stand alone, last.
const ALONE: WordTable = WordTable("\
    BASEMENT=BSMT;BSMT;DOWNSTAIRS=LOWR;LOWR;REAR;UPPR;UPSTAIRS=UPPR");

/// A unit in front of the house number: `Apt 4, 123 Main St`.
pub(super) fn take_leading(cut: &mut Vec<Word>) -> Option<String> {
    let (unit, used) = unit_at(cut, 0)?;
    let comma = usize::from(cut.get(used).is_some_and(|w| w.is(",")));
    let number_follows = cut.get(used + comma).is_some_and(Word::starts_with_digit);
    let is_hash = cut.first().is_some_and(|w| w.is("#"));
    if !number_follows || (is_hash && comma == 0) {
        return None;
    }
    cut.drain(..used + comma);
    Some(unit)
}

/// Takes every unit out of a part of an address. `after_number`: the part begins right behind the house number.
pub(super) fn take(part: &mut Vec<Word>, after_number: bool) -> Vec<String> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < part.len() {
        let Some((unit, used)) = unit_at(part, at) else {
            at += 1;
            continue;
        };
        let behind = part.get(at + used..).unwrap_or_default();
        // "12 Lot 4 Oak Rd" has a lot; "12 Unit 4 Rd" is on Unit 4 Road.
        let leads_street = at == 0
            && after_number
            && (behind.is_empty() || matches!(behind, [only] if suffix(&only.text).is_some()));
        if leads_street {
            at += 1;
            continue;
        }
        part.drain(at..at + used);
        found.push(unit);
    }
    if (part.len() > 1 || !after_number)
        && let Some(word) = part.last().and_then(|w| ALONE.find(&w.text))
    {
        part.pop();
        found.push(word.into());
    }
    found
}

fn unit_at(words: &[Word], at: usize) -> Option<(String, usize)> {
    let word = words.get(at)?;
    let hash = |at: usize| words.get(at).is_some_and(|w| w.is("#"));
    let (designator, mut next) = if word.is("#") {
        // Hwy #15 is a road.
        let road = at
            .checked_sub(1)
            .and_then(|b| words.get(b))
            .is_some_and(|w| suffix(&w.text) == Some("HWY"));
        (if road { None } else { Some("#") }, at + 1)
    } else {
        (WITH_VALUE.find(&word.text), at + 1)
    };
    let designator = designator?;
    if hash(next) {
        next += 1;
    }
    let value = words.get(next).filter(|w| is_value(&w.text))?;
    let mut text = value.text.clone();
    next += 1;
    while let Some(more) = words.get(next).filter(|w| w.glued && is_value(&w.text)) {
        text.push_str(&more.text);
        next += 1;
    }
    let unit = if designator == "#" {
        [designator, &text].concat()
    } else {
        [designator, " ", &text].concat()
    };
    Some((unit, next - at))
}

/// `4`, `B`, `4B`, `B4`.
fn is_value(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_alphanumeric())
        && (text.len() == 1 || text.bytes().any(|b| b.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::super::words::words;
    use super::*;

    #[test]
    fn tables_are_sorted() {
        WITH_VALUE.assert_in_order();
        ALONE.assert_in_order();
    }

    #[test]
    fn units_leave_the_street() {
        for (text, unit, left) in [
            ("Main St Apt 4", "APT 4", "MAIN ST"),
            ("Main St Apt. #4", "APT 4", "MAIN ST"),
            ("Main St Apt4-B", "APT 4B", "MAIN ST"),
            ("Main St #4", "#4", "MAIN ST"),
            ("Main St Unit B", "UNIT B", "MAIN ST"),
            ("Main St Trailer 3 Jackson", "TRLR 3", "MAIN ST JACKSON"),
            ("Main St Ste 200", "STE 200", "MAIN ST"),
            ("Main St Bldg C Apt 2", "BLDG C APT 2", "MAIN ST"),
            ("Lot 1 CR 101", "LOT 1", "CR 101"),
            ("Main St Rear", "REAR", "MAIN ST"),
            ("Unit 4 Rd", "", "UNIT 4 RD"),
            ("Lot", "", "LOT"),
            ("Parking Lot Rd", "", "PARKING LOT RD"),
            ("Hwy #15", "", "HWY # 15"),
        ] {
            let mut part = words(text);
            let found = take(&mut part, true).join(" ");
            let rest = part
                .iter()
                .map(|w| w.text.as_str())
                .collect::<Vec<_>>()
                .join(" ");
            assert_eq!((found.as_str(), rest.as_str()), (unit, left), "{text}");
        }
    }
}
