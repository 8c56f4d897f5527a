//! The words of a name: small plain letters, apostrophes joined, hyphens and spaces apart, and each way to run them together.

use crate::domain::lookup::address::plain_letter;

/// What stands in front of a family name and is often run together with it.
const PARTICLES: [&str; 17] = ["o", "mc", "mac", "st", "saint", "de", "la", "del", "della", "di", "du", "le", "van", "von", "der", "al", "bin"];

/// Whether a word may belong to the one behind it.
pub(super) fn is_particle(word: &str) -> bool {
    PARTICLES.contains(&word)
}

/// The plain words of a text.
pub(super) fn plain(text: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    for sign in text.chars() {
        if matches!(sign, '\'' | '’' | '‘' | 'ʻ' | '`' | '.' | '\u{300}'..='\u{36f}') {
            continue;
        }
        if !sign.is_alphanumeric() {
            words.push(String::new());
            continue;
        }
        if let Some(word) = words.last_mut() {
            match sign {
                'ß' => word.push_str("ss"),
                'æ' | 'Æ' => word.push_str("ae"),
                'œ' | 'Œ' => word.push_str("oe"),
                'ø' | 'Ø' => word.push('o'),
                other => word.extend(plain_letter(other).unwrap_or(other).to_lowercase()),
            }
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

/// The words a name can be found by: each one, all run together, each with the particles before it, and what follows O', Mc or a
/// saint. `O'Fable-Riddle`: ofable, riddle, ofableriddle, fable.
pub(super) fn of_name(text: &str) -> Vec<String> {
    let words = plain(text);
    let mut all = words.clone();
    if words.len() > 1 {
        all.push(words.concat());
    }
    for pair in words.windows(2) {
        if let [before, word] = pair
            && is_particle(before)
        {
            all.push(format!("{before}{word}"));
            if before == "st" {
                all.push(format!("saint{word}"));
            }
        }
    }
    // What is behind an apostrophe: O'Fable, D'Mirage, Ja'Marcus.
    for part in text.split([' ', '-']) {
        if let Some((_, behind)) = part.split_once(['\'', '’', '‘', 'ʻ', '`']) {
            all.extend(plain(behind));
        }
    }
    all.sort();
    all.dedup();
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_by_each_way_to_write_them() {
        for (name, words) in [
            ("O'Fable-Riddle", "fable ofable ofableriddle riddle"),
            ("O’Fable", "fable ofable"),
            ("St. Mirage", "mirage saintmirage st stmirage"),
            ("de la Peña", "de dela delapena la lapena pena"),
            ("Mary-Ann", "ann mary maryann"),
            ("Zoë", "zoe"),
            ("Strauß", "strauss"),
            ("Ja'Marcus", "jamarcus marcus"),
            ("J.B.", "jb"),
            ("", ""),
            (" - ", ""),
        ] {
            assert_eq!(of_name(name).join(" "), words, "{name}");
        }
    }
}
