//! Patterns of target names, as delegations hold them: `*` is any letters and `?` one letter, within one folder.

/// Whether a target's name is one of the pattern's.
pub(super) fn matches(pattern: &str, name: &str) -> bool {
    let (mut folders, mut names) = (pattern.split('/'), name.split('/'));
    loop {
        match (folders.next(), names.next()) {
            (None, None) => return true,
            (Some(pattern), Some(name)) if within(pattern, name) => {}
            _ => return false,
        }
    }
}

/// The usual walk: on a mismatch the last star takes one letter more, so that the work is bounded by the product of lengths.
fn within(pattern: &str, name: &str) -> bool {
    let pattern: Vec<char> = pattern.chars().collect();
    let name: Vec<char> = name.chars().collect();
    let (mut at, mut letter) = (0, 0);
    let mut star: Option<(usize, usize)> = None;
    while letter < name.len() {
        match pattern.get(at) {
            Some('*') => {
                star = Some((at, letter));
                at += 1;
            }
            Some(sign) if *sign == '?' || name.get(letter) == Some(sign) => {
                at += 1;
                letter += 1;
            }
            _ => match &mut star {
                Some((behind, taken)) => {
                    *taken += 1;
                    at = *behind + 1;
                    letter = *taken;
                }
                None => return false,
            },
        }
    }
    pattern.get(at..).unwrap_or_default().iter().all(|sign| *sign == '*')
}

#[cfg(test)]
mod tests {
    #![allow(clippy::indexing_slicing, reason = "tests")]
    use super::*;

    /// The twin: every way to cut.
    fn plain(pattern: &[char], name: &[char]) -> bool {
        match (pattern.split_first(), name.split_first()) {
            (None, rest) => rest.is_none(),
            (Some(('*', more)), _) => (0..=name.len()).any(|cut| plain(more, name.get(cut..).unwrap_or_default())),
            (Some(('?', more)), Some((_, rest))) => plain(more, rest),
            (Some((sign, more)), Some((letter, rest))) => sign == letter && plain(more, rest),
            (Some(_), None) => false,
        }
    }

    #[test]
    fn agrees_with_trying_every_cut() {
        let signs = ['a', 'b', '*', '?'];
        let words = |signs: &[char], length: u32| -> Vec<Vec<char>> {
            let count = signs.len().pow(length);
            (0..count).map(|mut n| (0..length).map(|_| { let sign = signs[n % signs.len()]; n /= signs.len(); sign }).collect()).collect()
        };
        let mut hits = 0;
        for pattern in (0..5).flat_map(|length| words(&signs, length)) {
            for name in (0..6).flat_map(|length| words(&['a', 'b'], length)) {
                let (p, n) = (pattern.iter().collect::<String>(), name.iter().collect::<String>());
                assert_eq!(matches(&p, &n), plain(&pattern, &name), "{p} {n}");
                hits += usize::from(matches(&p, &n));
            }
        }
        assert!(hits > 1_000, "{hits}");
    }

    #[test]
    fn a_star_stays_in_its_folder() {
        assert!(matches("places/*", "places/28159.index"));
        for name in ["places/a/b", "place/x", "places", "xplaces/a"] {
            assert!(!matches("places/*", name), "{name}");
        }
        assert!(matches("*", "x") && !matches("*", "x/y") && matches("*/*", "x/y"));
    }
}
