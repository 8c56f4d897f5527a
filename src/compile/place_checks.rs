//! Findings about polling places: no address, no number, no ZIP, one address under two names, nobody has looked.

use std::collections::BTreeMap;

use super::draft::{Draft, DraftPlace};
use super::finding::{Finding, FixIn, Severity, Spot};
use super::place_numbers::plain;

/// Raises them for every county.
pub(super) fn check(draft: &mut Draft) {
    let mut found = Vec::new();
    for county in draft.counties.values() {
        let name = &county.name;
        // A source that carries no addresses at all is one thing to mend, not one for each place.
        if county.places.len() > 1 && county.places.iter().all(|p| p.place.address.trim().is_empty()) {
            found.extend(no_addresses(name, &county.places));
        } else {
            found.extend(county.places.iter().flat_map(|place| of_address(name, place)));
        }
        found.extend(shared_addresses(name, &county.places));
        let unsurveyed = county.places.iter().filter(|p| p.place.accessibility.checked.is_none()).count();
        if unsurveyed > 0 {
            found.push(summary(name, "places-not-surveyed", unsurveyed, "no accessibility survey yet"));
        }
        let doorless = county.places.iter().filter(|p| p.survey.as_ref().is_none_or(|s| s.doors.is_empty())).count();
        if doorless > 0 {
            found.push(summary(name, "places-without-entrance", doorless, "no surveyed entrance yet"));
        }
        let unconfirmed = county.places.iter().filter(|p| p.place.confirmed.is_none()).count();
        if unconfirmed > 0 {
            found.push(summary(name, "places-not-confirmed", unconfirmed, "not been confirmed by the county yet"));
        }
        if county.offices.is_empty() {
            found.push(Finding {
                code: "county-without-contact",
                severity: Severity::Note,
                county: name.clone(),
                subject: name.clone(),
                sentence: "No county office is listed with a source and a date, so voters see only the statewide phone numbers.".to_owned(),
                fix_in: FixIn::Here,
                spot: Spot::default(),
                received: None,
                at: None,
            });
        }
    }
    draft.findings.append(&mut found);
}

fn summary(county: &str, code: &'static str, count: usize, what: &str) -> Finding {
    Finding {
        code,
        severity: Severity::Note,
        county: county.to_owned(),
        subject: county.to_owned(),
        sentence: if count == 1 { format!("1 polling place has {what}.") } else { format!("{count} polling places have {what}.") },
        fix_in: FixIn::Here,
        spot: Spot::default(),
        received: None,
        at: None,
    }
}

fn finding(county: &str, place: &DraftPlace, code: &'static str, severity: Severity, sentence: String) -> Finding {
    Finding {
        code,
        severity,
        county: county.to_owned(),
        subject: place.place.name.clone(),
        sentence,
        fix_in: FixIn::Sems,
        spot: place.spot.clone(),
        received: Some(format!("{} | {}", place.place.name, place.place.address)),
        at: place.place.at,
    }
}

fn of_address(county: &str, held: &DraftPlace) -> Vec<Finding> {
    let place = &held.place;
    let address = place.address.trim();
    if address.is_empty() {
        let sentence = format!("The list gives no address for {}; expected house number, street, town and ZIP code.", place.name);
        return vec![finding(county, held, "place-without-address", Severity::Error, sentence)];
    }
    let mut found = Vec::new();
    if !address.starts_with(|c: char| c.is_ascii_digit()) {
        let sentence = format!("Found no house number in the address of {}: {address}.", place.name);
        found.push(finding(county, held, "place-without-house-number", Severity::Warning, sentence));
    }
    if zip_at_end(address).is_none() {
        let sentence = format!("Found no five-digit ZIP code at the end of the address of {}: {address}.", place.name);
        found.push(finding(county, held, "place-without-zip", Severity::Warning, sentence));
    }
    found
}

/// The ZIP that ends an address, with or without its four more digits.
#[must_use]
pub(super) fn zip_at_end(address: &str) -> Option<u32> {
    let last = address.split_whitespace().next_back()?;
    let five = last.split('-').next()?;
    (five.len() == 5 && five.bytes().all(|b| b.is_ascii_digit())).then(|| five.parse().ok()).flatten()
}

fn no_addresses(county: &str, places: &[DraftPlace]) -> Option<Finding> {
    let first = places.first()?;
    Some(Finding {
        code: "places-without-address",
        severity: Severity::Error,
        county: county.to_owned(),
        subject: county.to_owned(),
        sentence: format!(
            "None of the {} polling places has an address in this source; expected a list that gives addresses beside it.",
            places.len()
        ),
        fix_in: FixIn::Here,
        spot: Spot::file(&first.spot.file),
        received: None,
        at: None,
    })
}

fn shared_addresses(county: &str, places: &[DraftPlace]) -> Vec<Finding> {
    let mut by_address: BTreeMap<String, Vec<&DraftPlace>> = BTreeMap::new();
    for place in places.iter().filter(|p| p.place.address.starts_with(|c: char| c.is_ascii_digit())) {
        by_address.entry(plain(&place.place.address)).or_default().push(place);
    }
    let mut found = Vec::new();
    for several in by_address.values() {
        let mut names: Vec<&str> = several.iter().map(|p| p.place.name.as_str()).collect();
        names.dedup_by(|a, b| plain(a) == plain(b));
        if let (Some(first), true) = (several.first(), names.len() > 1) {
            let sentence = format!("{} is listed under {} names: {}; expected one name, or a room for each.", first.place.address, names.len(), names.join("; "));
            found.push(finding(county, first, "one-address-two-names", Severity::Warning, sentence));
        }
    }
    found
}
