//! What single cells of a roll may hold: an id of the roll's own, a name that people have.

/// An id of the roll's own: not one that looks like a number somebody keeps secret, or a day.
pub(super) fn voter_id(id: &str) -> Result<(), &'static str> {
    if id.is_empty() || id.len() > 40 || !id.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'/')) {
        return Err("expected the roll's own id of the voter, 1 to 40 plain letters, digits and hyphens");
    }
    if looks_secret(id) {
        return Err("found an id with the shape of a Social Security number, a day or a telephone number in it, expected the roll's own id of the voter");
    }
    Ok(())
}

/// Whether something in a cell has the shape of a Social Security number, a day or a telephone number: anywhere in it, for a number
/// that was glued to something else is still the number.
pub(super) fn looks_secret(cell: &str) -> bool {
    let shape: String = cell.chars().map(|c| if c.is_ascii_digit() { '9' } else { c }).collect();
    ["999-99-9999", "9999-99-99", "99-99-9999", "9/9/9999", "9/99/9999", "999-999-9999"].iter().any(|secret| shape.contains(secret))
}

/// A name that people have: letters of any script, and what stands between them; never a digit.
pub(super) fn name(cell: &str, must: bool) -> Result<(), &'static str> {
    if cell.is_empty() {
        return if must { Err("found no name, expected one") } else { Ok(()) };
    }
    let fits = cell.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '-' | '\'' | '’' | '‘' | 'ʻ' | '.' | ',' | '`' | '\u{300}'..='\u{36f}'));
    if fits && cell.chars().any(char::is_alphabetic) { Ok(()) } else { Err("found a sign that no name has, expected letters, spaces, hyphens, apostrophes and full stops") }
}

/// First letters, in capitals of plain ASCII; `X` where a name begins with none.
pub(super) fn initials(first: &str, last: &str) -> String {
    [first, last]
        .map(|name| {
            let letter = name.chars().find(|c| c.is_alphabetic()).unwrap_or('X');
            let plain = crate::domain::lookup::address::plain_letter(letter).unwrap_or(letter).to_ascii_uppercase();
            if plain.is_ascii_uppercase() { plain } else { 'X' }
        })
        .iter()
        .collect()
}
