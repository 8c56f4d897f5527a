//! Findings that making a county's street table brings to light.

use super::draft::Draft;
use super::finding::{FixIn, Severity, Spot};
use super::street_table::Found;
use crate::domain::place::CountyFips;

/// Adds them to the draft.
pub(super) fn note(draft: &mut Draft, fips: CountyFips, found: Found) {
    let Some(county) = draft.counties.get(&fips) else { return };
    let county_name = county.name.clone();
    let name = |at: u16| {
        let held = county.precincts.get(usize::from(at));
        held.map_or_else(|| at.to_string(), |p| format!("{} ({})", p.name, p.code))
    };
    let mut lines: Vec<(&'static str, Severity, FixIn, String, String)> = Vec::new();
    for d in &found.disagreements {
        let sentence = format!(
            "{}: the registered addresses say {}, the map says {}.",
            d.subject,
            name(d.row),
            name(d.polygon)
        );
        lines.push(("address-against-polygon", Severity::Error, FixIn::Sems, d.subject.clone(), sentence));
    }
    for t in &found.twice {
        let precincts: Vec<String> = t.precincts.iter().map(|p| name(*p)).collect();
        let sentence = format!("{} is listed in {}.", t.address, precincts.join(" and in "));
        lines.push(("address-in-two-precincts", Severity::Error, FixIn::Sems, t.address.clone(), sentence));
    }
    for o in &found.overlaps {
        let sentence = format!("{o}: two road lines claim these numbers and lie in different precincts.");
        lines.push(("segment-overlap", Severity::Warning, FixIn::NineOneOne, o.clone(), sentence));
    }
    for (code, severity, fix_in, subject, sentence) in lines {
        draft.find(code, severity, fix_in, &county_name, &subject, sentence, Spot::default(), None);
    }
}
