//! A roll's header: the columns it may have, and what is said of one it may not.

use super::{COLUMNS, MUST};
use crate::compile::new_profile::personal;

/// Where each of [`COLUMNS`] stands.
pub(super) fn columns(header: &csv::StringRecord) -> Result<Vec<Option<usize>>, String> {
    let mut at = vec![None; COLUMNS.len()];
    for (place, cell) in header.iter().enumerate() {
        let name = cell.trim();
        match COLUMNS.iter().position(|c| *c == name) {
            Some(known) => match at.get_mut(known) {
                Some(slot @ None) => *slot = Some(place),
                _ => return Err(format!("found the column {name} twice")),
            },
            None => return Err(beside(place, name)),
        }
    }
    let missing: Vec<&str> = COLUMNS.iter().zip(&at).take(MUST).filter(|(_, at)| at.is_none()).map(|(name, _)| *name).collect();
    if missing.is_empty() { Ok(at) } else { Err(format!("found no column {}, expected {} and, where the roll has them, {}", missing.join(", "), names(0..MUST), names(MUST..COLUMNS.len()))) }
}

fn names(range: std::ops::Range<usize>) -> String {
    COLUMNS.get(range).unwrap_or_default().join(", ")
}

/// A column too many. Its header is repeated only where it is a known word: without a header row it could be somebody's cell.
fn beside(place: usize, name: &str) -> String {
    let about = personal::by_header(name).filter(|_| name.len() <= 30 && !name.bytes().any(|b| b.is_ascii_digit()));
    let called = match about {
        Some(_) => format!("the column {name:?}"),
        None => format!("column {}, which is not among those a roll may have", place + 1),
    };
    let about = about.map(|what| format!(" It looks like {}.", what.words())).unwrap_or_default();
    format!("found {called}, expected only {}.{about} Take it out at the source: what a roll does not need must not come near what is published", names(0..COLUMNS.len()))
}
