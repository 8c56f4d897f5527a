//! Notices what looks like a date of birth or a Social Security number in free text. A guard against a slip of the pen, not
//! against somebody who means to: there is no field for a voter, and a note should not become one.

/// What a text seems to hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Personal {
    /// A date on which somebody who may vote could be born.
    BirthDate,
    /// Nine digits, as a Social Security number or a Mississippi driver's license has.
    NineDigits,
}

/// Nobody younger votes.
const YOUNGEST: u32 = 16;
const OLDEST_YEAR: u32 = 1890;
/// As the months begin in English and in Spanish.
const MONTHS: [&str; 16] =
    ["jan", "ene", "feb", "mar", "apr", "abr", "may", "jun", "jul", "aug", "ago", "sep", "oct", "nov", "dec", "dic"];

/// `year`: of the entry.
pub(super) fn personal(text: &str, year: u32) -> Option<Personal> {
    let words = words(text);
    let numbers = words.windows(3).filter_map(|three| match three {
        [Word::Number(a), Word::Number(b), Word::Number(c)] => of_three(*a, *b, *c, year),
        _ => None,
    });
    let alone = words.iter().filter_map(|word| match word {
        Word::Number(one) => of_one(*one, year),
        Word::Letters(_) => None,
    });
    numbers.chain(alone).next().or_else(|| with_month(&words, year))
}

/// Digits and how many, and the one sign between them and the word before.
#[derive(Clone, Copy)]
struct Digits {
    value: u32,
    long: usize,
    after: Option<char>,
}

enum Word {
    Number(Digits),
    Letters(String),
}

fn words(text: &str) -> Vec<Word> {
    let mut found: Vec<Word> = Vec::new();
    let mut held = String::new();
    let mut gap = String::new();
    let mut flush = |held: &mut String, gap: &mut String| {
        if held.is_empty() {
            return;
        }
        let word = std::mem::take(held);
        let mut signs = gap.drain(..);
        let after = signs.next().filter(|_| signs.next().is_none());
        found.push(if word.starts_with(|c: char| c.is_ascii_digit()) {
            // More than nine digits are neither a date nor such a number.
            Word::Number(Digits { value: word.parse().unwrap_or(u32::MAX), long: word.len(), after })
        } else {
            Word::Letters(word.to_lowercase())
        });
    };
    for sign in text.chars() {
        let digit = sign.is_ascii_digit();
        if !digit && !sign.is_alphabetic() {
            flush(&mut held, &mut gap);
            gap.push(sign);
            continue;
        }
        if held.chars().last().is_some_and(|last| last.is_ascii_digit() != digit) {
            flush(&mut held, &mut gap);
        }
        held.push(sign);
    }
    flush(&mut held, &mut gap);
    found
}

fn born(year: u32, now: u32) -> bool {
    (OLDEST_YEAR..=now.saturating_sub(YOUNGEST)).contains(&year)
}

fn day_of_month(a: Digits, b: Digits) -> bool {
    let fits = |month: Digits, day: Digits| (1..=12).contains(&month.value) && (1..=31).contains(&day.value);
    a.long <= 2 && b.long <= 2 && (fits(a, b) || fits(b, a))
}

fn of_three(a: Digits, b: Digits, c: Digits, now: u32) -> Option<Personal> {
    // One and the same sign between the three.
    let sign = b.after.filter(|sign| b.after == c.after && "/-. ".contains(*sign))?;
    if (a.long, b.long, c.long) == (3, 2, 4) {
        return Some(Personal::NineDigits);
    }
    let short_year = |digits: Digits| digits.long == 2 && sign != ' ' && (2000 + digits.value > now || born(2000 + digits.value, now));
    let year = |digits: Digits| digits.long == 4 && born(digits.value, now);
    let date = day_of_month(a, b) && (year(c) || short_year(c)) || year(a) && day_of_month(b, c);
    date.then_some(Personal::BirthDate)
}

fn of_one(one: Digits, now: u32) -> Option<Personal> {
    let eight = |year: u32, month: u32, day: u32| born(year, now) && (1..=12).contains(&month) && (1..=31).contains(&day);
    let v = one.value;
    match one.long {
        9 => Some(Personal::NineDigits),
        8 if eight(v % 10_000, v / 1_000_000, v / 10_000 % 100) || eight(v / 10_000, v / 100 % 100, v % 100) => Some(Personal::BirthDate),
        _ => None,
    }
}

/// "March 4, 1961", "4 de marzo de 1961".
fn with_month(words: &[Word], now: u32) -> Option<Personal> {
    let month = |word: &Word| matches!(word, Word::Letters(letters) if MONTHS.iter().any(|start| letters.starts_with(start)));
    let at = |i: usize| words.get(i);
    let found = (0..words.len()).filter(|&i| at(i).is_some_and(month)).any(|i| {
        let near = words.get(i.saturating_sub(2)..(i + 4).min(words.len())).unwrap_or_default();
        let number = |fits: &dyn Fn(&Digits) -> bool| near.iter().any(|word| matches!(word, Word::Number(n) if fits(n)));
        number(&|n| n.long <= 2 && (1..=31).contains(&n.value)) && number(&|n| n.long == 4 && born(n.value, now))
    });
    found.then_some(Personal::BirthDate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn birth_dates_and_nine_digits_are_noticed() {
        for text in ["born 3/4/1961", "03-04-1961", "1961.03.04", "3/4/61", "03041961", "19610304", "March 4, 1961", "4 Mar 1961", "nació el 4 de marzo de 1961", "x3/4/1961y", "25/12/1980"] {
            assert_eq!(personal(text, 2026), Some(Personal::BirthDate), "{text}");
        }
        for text in ["123-45-6789", "SSN 123 45 6789.", "123456789", "no. 800123456 shown", "123.45.6789"] {
            assert_eq!(personal(text, 2026), Some(Personal::NineDigits), "{text}");
        }
    }

    #[test]
    fn what_a_day_is_made_of_passes() {
        for text in ["11/3/2026", "Nov 3, 2026", "called 601-555-0100", "1-800-829-6786", "138.5 ft, 30 ft, 150 ft", "box 12345678", "from 7:00 to 7:45", "2026-11-03 12:30", "March 4 voters came", "precincts 103, 104 and 2052", "the 1961 wing", "11/3/26", ""] {
            assert_eq!(personal(text, 2026), None, "{text}");
        }
    }
}
