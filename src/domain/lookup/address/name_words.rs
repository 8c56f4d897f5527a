//! The words of a street's name in one spelling each: ordinals, Saint and Mount, initials, the King family.

use super::suffixes::full_word;
use super::word_table::WordTable;
use super::words::is_number;

const NUMBER_WORDS: WordTable = WordTable("\
    EIGHT=8;EIGHTEEN=18;EIGHTEENTH=18TH;EIGHTH=8TH;EIGHTIETH=80TH;ELEVEN=11;ELEVENTH=11TH;FIFTEEN=15;FIFTEENTH=15TH;\
    FIFTH=5TH;FIFTIETH=50TH;FIRST=1ST;FIVE=5;FORTIETH=40TH;FOUR=4;FOURTEEN=14;FOURTEENTH=14TH;FOURTH=4TH;NINE=9;\
    NINETEEN=19;NINETEENTH=19TH;NINETIETH=90TH;NINTH=9TH;ONE=1;SECOND=2ND;SEVEN=7;SEVENTEEN=17;SEVENTEENTH=17TH;\
    SEVENTH=7TH;SEVENTIETH=70TH;SIX=6;SIXTEEN=16;SIXTEENTH=16TH;SIXTH=6TH;SIXTIETH=60TH;TEN=10;TENTH=10TH;THIRD=3RD;\
    THIRTEEN=13;THIRTEENTH=13TH;THIRTIETH=30TH;THREE=3;TWELFTH=12TH;TWELVE=12;TWENTIETH=20TH;TWO=2");

const TENS: WordTable = WordTable("\
    EIGHTY=8;FIFTY=5;FORTY=4;NINETY=9;SEVENTY=7;SIXTY=6;THIRTY=3;TWENTY=2");

/// Short forms that are the same word wherever they stand in a name.
const SHORT_FORMS: WordTable = WordTable("\
    &=AND;ARPT=AIRPORT;BAPT=BAPTIST;CEM=CEMETERY;CH=CHURCH;CNTY=COUNTY;CO=COUNTY;CTY=COUNTY;FT=FORT;JUNIOR=JR;\
    MEM=MEMORIAL;MT=MOUNT;MTN=MOUNTAIN;SCH=SCHOOL;SENIOR=SR");

/// Words after which `ST` is still Saint: `Old St Paul Rd`, `Bay St Louis`.
const BEFORE_A_SAINT: &[&str] = &[
    "BAY", "BIG", "LAKE", "LITTLE", "LOWER", "NEW", "OLD", "UPPER",
];

/// Ordinals and numbers to figures, short forms to words, initials run together.
pub(super) fn canonical(words: &[&str]) -> Vec<String> {
    let mut out: Vec<String> = Vec::with_capacity(words.len());
    let mut rest = words;
    while let Some((&word, after)) = rest.split_first() {
        let next = after.first().copied();
        if let Some((figure, used)) = compound_number(word, next) {
            out.push(figure);
            rest = rest.get(used..).unwrap_or_default();
            continue;
        }
        out.push(one(word, out.last().map(String::as_str), next));
        rest = after;
    }
    king(&mut out);
    run_initials_together(&mut out);
    out
}

/// `TWENTY FIRST` → `21ST`.
fn compound_number(word: &str, next: Option<&str>) -> Option<(String, usize)> {
    let tens = TENS.find(word)?;
    match next.map(|n| NUMBER_WORDS.find(n).unwrap_or(n)) {
        // 1 to 9 and 1ST to 9TH only: "twenty twelve" is two words.
        Some(unit)
            if matches!(
                unit.as_bytes(),
                [b'1'..=b'9'] | [b'1'..=b'9', b'A'..=b'Z', _]
            ) =>
        {
            Some(([tens, unit].concat(), 2))
        }
        _ => Some(([tens, "0"].concat(), 1)),
    }
}

fn one(word: &str, before: Option<&str>, next: Option<&str>) -> String {
    if is_number(word) || starts_as_ordinal(word) {
        return without_leading_zeros(word).into();
    }
    let followed_by_number = next.is_some_and(|n| n.starts_with(|c: char| c.is_ascii_digit()));
    let found = match word {
        "ST" if followed_by_number => "STREET",
        "ST" | "SAINT" if next.is_some() && before.is_none_or(|b| BEFORE_A_SAINT.contains(&b)) => {
            "SAINT"
        }
        "DR" if before.is_none() && next.is_some() && !followed_by_number => "DOCTOR",
        "AV" | "AVE" => "AVENUE",
        // The initials, not a mill.
        "ML" if next == Some("KING") => "ML",
        _ => NUMBER_WORDS.find(word)
            .or_else(|| SHORT_FORMS.find(word))
            .or_else(|| full_word(word))
            .unwrap_or(word),
    };
    found.into()
}

fn starts_as_ordinal(word: &str) -> bool {
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    digits > 0
        && word
            .split_at_checked(digits)
            .is_some_and(|(_, end)| matches!(end, "ST" | "ND" | "RD" | "TH"))
}

/// `0024` → `24`, `000` → `0`.
pub(super) fn without_leading_zeros(word: &str) -> &str {
    let bare = word.trim_start_matches('0');
    if bare.starts_with(|c: char| c.is_ascii_digit()) {
        bare
    } else {
        let zeros = word.len() - bare.len();
        word.get(zeros.saturating_sub(1)..).unwrap_or(word)
    }
}

/// `Dr Martin Luther King Jr`, `ML King`, `M L K`: one word, `MLK`.
fn king(words: &mut Vec<String>) {
    const FORMS: &[&[&str]] = &[
        &["MARTIN", "LUTHER", "KING"],
        &["MARTIN", "L", "KING"],
        &["M", "L", "KING"],
        &["ML", "KING"],
        &["M", "L", "K"],
        &["MLK"],
    ];
    let found = FORMS.iter().find_map(|form| {
        let at = words
            .windows(form.len())
            .position(|w| w.iter().zip(*form).all(|(a, b)| a == b))?;
        Some((at, at + form.len()))
    });
    let Some((mut from, mut to)) = found else {
        return;
    };
    let is = |at: usize, word: &str| words.get(at).is_some_and(|w| w == word);
    if is(to, "JR") {
        to += 1;
    }
    for title in ["DOCTOR", "DRIVE", "REVEREND", "REV"] {
        if from > 0 && is(from - 1, title) {
            from -= 1;
        }
    }
    words.drain(from..to);
    words.insert(from, "MLK".to_owned());
}

/// `J B SMITH` → `JB SMITH`, as in `J.B. Smith`.
fn run_initials_together(words: &mut Vec<String>) {
    let initial = |word: &str| word.len() == 1 && word.bytes().all(|b| b.is_ascii_uppercase());
    let mut at = 0;
    while at + 1 < words.len() {
        let run = words.iter().skip(at).take_while(|w| initial(w)).count();
        if run >= 2 {
            let joined = words
                .iter()
                .skip(at)
                .take(run)
                .map(String::as_str)
                .collect::<String>();
            words.drain(at..at + run);
            words.insert(at, joined);
        }
        at += 1;
    }
}

/// `1ST` → `FIRST`, `2` → `TWO`, up to the teens and the round tenths.
pub(crate) fn spelt_out_number(figure: &str) -> Option<&'static str> {
    NUMBER_WORDS.word_for(figure)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(text: &str) -> String {
        canonical(&text.split(' ').collect::<Vec<_>>()).join(" ")
    }

    #[test]
    fn tables_are_sorted() {
        for table in [NUMBER_WORDS, TENS, SHORT_FORMS] {
            table.assert_in_order();
        }
    }

    #[test]
    fn one_spelling_each() {
        for (typed, canonical) in [
            ("FIRST", "1ST"),
            ("TWENTY FIRST", "21ST"),
            ("FORTY SECOND", "42ND"),
            ("FORTY", "40"),
            ("THIRTIETH", "30TH"),
            ("TWO MILE", "2 MILE"),
            ("0024", "24"),
            ("000", "0"),
            ("03RD", "3RD"),
            ("ST PAUL CH", "SAINT PAUL CHURCH"),
            ("OLD ST PAUL", "OLD SAINT PAUL"),
            ("MAIN ST", "MAIN STREET"),
            ("MT ZION", "MOUNT ZION"),
            ("FT HILL", "FORT HILL"),
            ("DR CARVER", "DOCTOR CARVER"),
            ("MILL CRK", "MILL CREEK"),
            ("CO LINE", "COUNTY LINE"),
            ("DR MARTIN LUTHER KING JUNIOR", "MLK"),
            ("ML KING JR", "MLK"),
            ("M L K", "MLK"),
            ("MARTIN LUTHER", "MARTIN LUTHER"),
            ("J B SMITH", "JB SMITH"),
            ("R AND R", "R AND R"),
        ] {
            assert_eq!(name(typed), canonical, "{typed}");
        }
    }
}
