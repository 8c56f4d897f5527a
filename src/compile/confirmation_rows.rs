//! Confirmations find their places. What was confirmed is a name at an address: under another it is not carried on.

use super::draft::{Draft, DraftPlace};
use super::finding::{FixIn, Severity};
use super::place_numbers::plain;
use super::sources::confirmations::ConfirmationRow;
use crate::domain::place::CountyFips;

/// Puts every confirmation on its place; one that fits no place, or an older state of it, is reported. Places must be
/// numbered. Of two for one place the later day counts.
pub(super) fn apply(draft: &mut Draft, rows: Vec<(CountyFips, ConfirmationRow)>) {
    for (fips, row) in rows {
        let county_name = draft.counties.get(&fips).map(|c| c.name.clone()).unwrap_or_default();
        let same = |held: &DraftPlace| {
            plain(&held.place.name) == plain(&row.place) && plain(&held.place.address) == plain(&row.address)
        };
        let places = draft.counties.get_mut(&fips).map(|c| c.places.as_mut_slice()).unwrap_or_default();
        let mut fitting = 0;
        // One place may stand for several rooms; the board orders the place.
        for held in places.iter_mut().filter(|held| same(held)) {
            fitting += 1;
            let known = held.place.confirmed.as_ref();
            if known.is_none_or(|k| k.on <= row.confirmed.on) {
                held.place.confirmed = Some(row.confirmed.clone());
            }
        }
        if fitting > 0 {
            continue;
        }
        let of_id = places.iter().find(|held| !row.place_id.is_empty() && held.place.id == row.place_id);
        let now = of_id.or_else(|| places.iter().find(|held| plain(&held.place.name) == plain(&row.place)));
        let (code, sentence) = match now {
            Some(now) => (
                "confirmation-outdated",
                format!(
                    "{} at {} was confirmed on {}, and the list now says {} at {}; expected a new confirmation. The old one was left out.",
                    row.place, or_blank(&row.address), row.confirmed.on, now.place.name, or_blank(&now.place.address)
                ),
            ),
            None => (
                "confirmation-without-place",
                format!("Found a confirmation of {}, expected a polling place of the list by that name and address; it was left out.", row.place),
            ),
        };
        draft.find(code, Severity::Warning, FixIn::Here, &county_name, &row.place, sentence, row.spot, None);
    }
}

fn or_blank(address: &str) -> &str {
    if address.trim().is_empty() { "no address" } else { address }
}
