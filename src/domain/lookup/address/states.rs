//! The ZIP and the state at the end of an address.

use super::word_table::WordTable;
use super::words::{Word, is_number};

/// Names and codes that end an address. `CT`, `NE` and `WY` end a street's name as well and need a comma before them.
const STATES: WordTable = WordTable("\
    AK;AL;ALABAMA=AL;AR;ARKANSAS=AR;AZ;CA;CO;CT;DC;DE;FL;FLORIDA=FL;GA;HI;IA;ID;IL;IN;KS;KY;LA;LOUISIANA=LA;MA;MD;\
    ME;MI;MISS=MS;MISSISSIPPI=MS;MN;MO;MS;MT;NC;ND;NE;NH;NJ;NM;NV;NY;OH;OK;OR;PA;RI;SC;SD;TENNESSEE=TN;TN;TX;UT;VA;\
    VT;WA;WI;WV;WY");

/// Takes both from the end of the words; leaves them where they are all there is, or a road's number.
pub(super) fn take_zip_and_state(cut: &mut Vec<Word>) -> (Option<String>, Option<&'static str>) {
    drop_commas(cut);
    if cut.len() > 1 && cut.last().is_some_and(|w| w.is("USA")) {
        cut.pop();
        drop_commas(cut);
    }
    let zip = take_zip(cut);
    drop_commas(cut);
    let state = take_state(cut, zip.is_some());
    drop_commas(cut);
    (zip, state)
}

fn drop_commas(cut: &mut Vec<Word>) {
    while cut.last().is_some_and(|w| w.is(",")) {
        cut.pop();
    }
}

fn take_zip(cut: &mut Vec<Word>) -> Option<String> {
    let digits = |word: &Word, count: usize| word.text.len() == count && is_number(&word.text);
    let (zip, used) = match cut.as_slice() {
        [.., zip, four] if digits(zip, 5) && four.glued && digits(four, 4) => (zip.text.clone(), 2),
        [.., zip] if digits(zip, 5) => (zip.text.clone(), 1),
        [.., zip] if digits(zip, 9) => (zip.text.chars().take(5).collect(), 1),
        _ => return None,
    };
    let before = cut.len() - used;
    let is_road_number = cut.get(before.checked_sub(1)?).is_some_and(|word| {
        matches!(
            word.text.as_str(),
            "RD" | "ROAD" | "CR" | "HWY" | "HIGHWAY" | "BOX" | "RTE" | "RT" | "ROUTE" | "BIA" | "#"
        )
    });
    if is_road_number {
        return None;
    }
    cut.truncate(before);
    Some(zip)
}

fn take_state(cut: &mut Vec<Word>, after_zip: bool) -> Option<&'static str> {
    if let [.., north, carolina] = cut.as_slice()
        && carolina.is("CAROLINA")
        && cut.len() > 3
    {
        let code = match north.text.as_str() {
            "NORTH" => "NC",
            "SOUTH" => "SC",
            _ => return None,
        };
        cut.truncate(cut.len() - 2);
        return Some(code);
    }
    let last = cut.last()?;
    let code = STATES.find(&last.text)?;
    let before = cut.get(cut.len().checked_sub(2)?)?;
    let parted = before.is(",");
    let certain = match last.text.as_str() {
        "CT" | "NE" | "WY" => parted,
        "MS" | "MISS" | "MISSISSIPPI" => true,
        long if long.len() > 2 => parted || after_zip,
        _ => true,
    };
    // 123 MISSISSIPPI: a street; OLE MISS: a campus.
    let is_street = (cut.len() == 2 && before.starts_with_digit()) || before.is("OLE");
    if !certain || is_street {
        return None;
    }
    cut.pop();
    Some(code)
}

#[cfg(test)]
mod tests {
    use super::super::words::words;
    use super::*;

    #[test]
    fn table_is_sorted() {
        STATES.assert_in_order();
    }

    #[test]
    fn zip_and_state_leave_the_rest() {
        for (text, zip, state, left) in [
            (
                "1 Oak St, Phila, MS 39350",
                Some("39350"),
                Some("MS"),
                "1 OAK ST , PHILA",
            ),
            (
                "1 Oak St Phila Miss. 39350-0123",
                Some("39350"),
                Some("MS"),
                "1 OAK ST PHILA",
            ),
            ("1 Oak St 393500123", Some("39350"), None, "1 OAK ST"),
            ("1 Oak Ct 39350", Some("39350"), None, "1 OAK CT"),
            (
                "1 Oak St Hertford NC",
                None,
                Some("NC"),
                "1 OAK ST HERTFORD",
            ),
            (
                "1 Oak St, Memphis, Tennessee, USA",
                None,
                Some("TN"),
                "1 OAK ST , MEMPHIS",
            ),
            (
                "1 Oak St, Hertford North Carolina",
                None,
                Some("NC"),
                "1 OAK ST , HERTFORD",
            ),
            ("1 County Road 39350", None, None, "1 COUNTY ROAD 39350"),
            ("123 Mississippi", None, None, "123 MISSISSIPPI"),
            (
                "1 Sorority Row, Ole Miss",
                None,
                None,
                "1 SORORITY ROW , OLE MISS",
            ),
            ("39350", None, None, "39350"),
        ] {
            let mut cut = words(text);
            let found = take_zip_and_state(&mut cut);
            let rest = cut
                .iter()
                .map(|w| w.text.as_str())
                .collect::<Vec<_>>()
                .join(" ");
            assert_eq!(
                (found.0.as_deref(), found.1, rest.as_str()),
                (zip, state, left),
                "{text}"
            );
        }
    }
}
