//! What a change is in words. A list is quoted for what it says; that a building moved is not claimed where it does not say.

use super::{Change, Kind, PlaceSaid};
use crate::compile::place_numbers::plain;
use crate::compile::report_html::words::count;

/// The sentence of a change about one precinct.
pub(super) fn of(change: &Change, code: &str) -> String {
    one_line(&said(change, code))
}

/// Lists taken from PDFs have line ends inside names.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn said(change: &Change, code: &str) -> String {
    let who = precinct(&change.county, code, &change.precinct_name);
    let voters = voters(change.registered);
    let (old, new) = (change.old.as_ref(), change.new.as_ref());
    let name = |p: Option<&PlaceSaid>| p.map(|p| p.name.clone()).unwrap_or_default();
    match change.kind {
        Kind::Moved => format!("{who} votes at {} instead of {}{voters}.", full(new), full(old)),
        Kind::SameNameOtherAddress => format!(
            "{who} votes at {}, now listed at {} instead of {}: a move, or a mended address{voters}.",
            name(new), address(new), address(old)
        ),
        Kind::MovedOrRenamed => format!(
            "{who} votes at {} instead of {}; the lists do not say whether it is another building{voters}.",
            full(new), full(old)
        ),
        Kind::PlaceGone => format!("{who} has no polling place in the new list; it was {}{voters}.", full(old)),
        Kind::PlaceNew => format!("{who} votes at {}; the old list named no place{voters}.", full(new)),
        Kind::Renamed => format!("{who} votes at the same address, {}, now called {} instead of {}{voters}.", address(new), name(new), name(old)),
        Kind::RoomChanged => format!("{who} votes at {} in {} instead of {}{voters}.", name(new), room(new), room(old)),
        Kind::AddressReworded => format!(
            "{who} still votes at {}; its address is now written {} instead of {}{voters}.",
            name(new), address(new), address(old)
        ),
        Kind::PrecinctNew => format!("{who} is new in the list; it votes at {}{voters}.", full(new)),
        Kind::PrecinctGone => format!("{who} is no longer in the list; it voted at {}{voters}.", full(old)),
        // These three have sentences of their own below.
        Kind::PrecinctRenamed | Kind::PrecinctRecoded | Kind::CountyInOneOnly => who,
    }
}

pub(super) fn renamed_precinct(county: &str, code: &str, was: &str, now: &str, registered: Option<u32>) -> String {
    one_line(&format!("{county} County: the precinct with the code {code} is now called {now} instead of {was}{}.", voters(registered)))
}

pub(super) fn recoded(county: &str, was: &str, now: &str, name: &str, registered: Option<u32>) -> String {
    one_line(&format!("{county} County: precinct {name} has the code {now} instead of {was}{}.", voters(registered)))
}

pub(super) fn one_list_only(county: &str, holder: &str, precincts: usize) -> String {
    let s = if precincts == 1 { "" } else { "s" };
    format!("{county} County is in the {holder} list only, with {} precinct{s}, so its places cannot be compared.", count(precincts))
}

/// `Winston County: precinct 4 Maben`; a name that begins with its code is not said twice.
fn precinct(county: &str, code: &str, name: &str) -> String {
    let letters = plain(name);
    let bare = letters.strip_prefix("precinct").unwrap_or(&letters);
    if name.is_empty() {
        return format!("{county} County: precinct {code}");
    }
    if bare.starts_with(&plain(code)) {
        let begins = if letters.starts_with("precinct") { "" } else { "precinct " };
        return format!("{county} County: {begins}{name}");
    }
    format!("{county} County: precinct {code} {name}")
}

fn voters(registered: Option<u32>) -> String {
    match registered {
        None => String::new(),
        Some(1) => "; 1 registered voter".to_owned(),
        Some(n) => format!("; {} registered voters", count(usize::try_from(n).unwrap_or(usize::MAX))),
    }
}

fn address(place: Option<&PlaceSaid>) -> String {
    place.map(|p| p.address.trim()).filter(|a| !a.is_empty()).unwrap_or("no address").to_owned()
}

fn room(place: Option<&PlaceSaid>) -> String {
    place.and_then(|p| p.room.clone()).filter(|r| !r.trim().is_empty()).unwrap_or_else(|| "no room that the list names".to_owned())
}

fn full(place: Option<&PlaceSaid>) -> String {
    let Some(place) = place else { return "no place that the list names".to_owned() };
    // Where the list has no name, the address stands for it.
    if place.address.trim().is_empty() || plain(&place.name) == plain(&place.address) {
        return place.name.clone();
    }
    format!("{}, {}", place.name, place.address)
}
