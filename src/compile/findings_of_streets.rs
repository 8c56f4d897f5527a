//! Findings that making a county's street table brings to light.

use super::draft::Draft;
use super::finding::{FixIn, Severity, Spot};
use super::segment_book::OverlapKind;
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
    let mut spots: Vec<Spot> = Vec::new();
    for o in &found.segments {
        let claims: Vec<String> = o.claims.iter().map(|(id, precinct)| format!("segment {id} ({})", name(*precinct))).collect();
        let more = if o.count > claims.len() { format!(" and {} more", o.count - claims.len()) } else { String::new() };
        let claim = format!("{} is claimed by {}{more}", single(&o.subject), claims.join(" and "));
        let (severity, sentence) = match o.kind {
            OverlapKind::Precincts => (Severity::Error, format!("{claim}; expected one precinct. A voter there is shown both.")),
            OverlapKind::Splits => (Severity::Warning, format!("{claim}, in two splits; expected one. The place is the same, the ballot is not said.")),
            OverlapKind::Nothing => (Severity::Note, format!("{claim}, with the same precinct; once is enough.")),
        };
        lines.push(("segments-overlap", severity, FixIn::Sems, o.subject.clone(), sentence));
        spots.push(o.spot.clone());
    }
    for d in &found.rows_apart {
        let sentence = format!(
            "{}: the registered addresses say {}, a street segment says {}; expected both to agree.",
            single(&d.subject),
            name(d.row),
            name(d.polygon)
        );
        lines.push(("address-against-segment", Severity::Error, FixIn::Sems, d.subject.clone(), sentence));
    }
    for d in &found.disagreements {
        let sentence = format!(
            "{}: the list says {}, the map says {}; expected both to agree.",
            single(&d.subject),
            name(d.row),
            name(d.polygon)
        );
        lines.push(("address-against-polygon", Severity::Error, FixIn::Sems, d.subject.clone(), sentence));
    }
    for t in &found.twice {
        let precincts: Vec<String> = t.precincts.iter().map(|p| name(*p)).collect();
        let sentence = format!("{} is listed in {}; expected one precinct.", t.address, precincts.join(" and in "));
        lines.push(("address-in-two-precincts", Severity::Error, FixIn::Sems, t.address.clone(), sentence));
    }
    for o in &found.overlaps {
        let sentence = format!("{}: two road lines claim these numbers and lie in different precincts; expected one.", single(o));
        lines.push(("segment-overlap", Severity::Warning, FixIn::NineOneOne, o.clone(), sentence));
    }
    // The overlaps of segments come first, and they alone stand in one line of a file.
    let spots = spots.into_iter().chain(std::iter::repeat(Spot::default()));
    for ((code, severity, fix_in, subject, sentence), spot) in lines.into_iter().zip(spots) {
        draft.find(code, severity, fix_in, &county_name, &subject, sentence, spot, None);
    }
}

/// A range of one number as that number: "2555–2555 Ivy Rd" reads as a mistake.
fn single(subject: &str) -> String {
    let one = subject.split_once(' ').and_then(|(range, street)| {
        let (low, high) = range.split_once('–')?;
        (low == high).then(|| format!("{low} {street}"))
    });
    one.unwrap_or_else(|| subject.to_owned())
}

#[cfg(test)]
mod tests {
    use super::single;

    #[test]
    fn a_range_of_one_number_reads_as_that_number() {
        assert_eq!(single("2555–2555 Ivy Rd"), "2555 Ivy Rd");
        assert_eq!(single("2555–2557 Ivy Rd"), "2555–2557 Ivy Rd");
        assert_eq!(single("Ivy Rd"), "Ivy Rd");
    }
}
