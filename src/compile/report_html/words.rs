//! The words a clerk reads for codes, desks, roles and rules; and foreign text made safe for the page.

use crate::compile::finding::{FixIn, Severity};

/// Foreign text as HTML text or attribute value.
pub(in crate::compile) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\t' | '\n' => out.push(' '),
            // Controls and marks that turn the direction of writing show nothing and can hide something.
            c if c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}') => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
    out
}

/// A count with a comma at each thousand: `1,776`.
pub(in crate::compile) fn count(n: usize) -> String {
    let digits = n.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// A count and its noun: `1 error`, `2 errors`.
pub(in crate::compile) fn counted(n: usize, noun: &str) -> String {
    format!("{} {noun}{}", count(n), if n == 1 { "" } else { "s" })
}

/// Sentences begin with a capital and end with a full stop, whoever wrote them.
pub(in crate::compile) fn sentence(text: &str) -> String {
    let text = text.trim();
    let mut chars = text.chars();
    let mut out: String = chars.next().map(|c| c.to_uppercase().chain(chars).collect()).unwrap_or_default();
    if !out.is_empty() && !out.ends_with(['.', '!', '?']) {
        out.push('.');
    }
    out
}

/// `2020-09-22` as `September 22, 2020`; anything else as it is.
pub(in crate::compile) fn day(text: &str) -> String {
    text.parse::<jiff::civil::Date>().map_or_else(|_| text.to_owned(), |date| date.strftime("%B %-d, %Y").to_string())
}

/// As attributes and filters write it.
pub(in crate::compile) const fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

/// The four desks, in the order shown.
pub(in crate::compile) const DESKS: [FixIn; 4] = [FixIn::Sems, FixIn::NineOneOne, FixIn::Map, FixIn::Here];

/// As attributes and filters write it.
pub(in crate::compile) const fn desk_key(fix_in: FixIn) -> &'static str {
    match fix_in {
        FixIn::Sems => "sems",
        FixIn::NineOneOne => "911",
        FixIn::Map => "map",
        FixIn::Here => "here",
    }
}

/// A desk's short name, and what it is.
pub(in crate::compile) const fn desk(fix_in: FixIn) -> (&'static str, &'static str) {
    match fix_in {
        FixIn::Sems => ("SEMS", "the Statewide Election Management System, at the circuit clerk’s office"),
        FixIn::NineOneOne => ("911", "the county’s 911 addressing office"),
        FixIn::Map => ("Map", "whoever keeps the precinct map"),
        FixIn::Here => ("Here", "Pollstead’s own files: profile, corrections, surveys, contacts"),
    }
}

/// The words before a desk's own: "Fix in SEMS".
pub(in crate::compile) const fn fix_in(fix_in: FixIn) -> (&'static str, &'static str) {
    match fix_in {
        FixIn::Sems => ("Fix in ", "SEMS"),
        FixIn::NineOneOne => ("Fix at ", "911"),
        FixIn::Map => ("Fix in the ", "map"),
        FixIn::Here => ("Fix ", "here"),
    }
}

/// What a file tells, by the profile's role.
pub(in crate::compile) fn role(role: &str) -> &str {
    match role {
        "Counties" => "County areas",
        "Towns" => "Town areas",
        "PostalCodes" => "ZIP codes and towns",
        "PollingPlaces" => "Precincts and polling places",
        "Splits" => "Precincts, splits and places from SEMS",
        "Precincts" => "Precinct map",
        "Surveys" => "Surveys of places",
        "Contacts" => "County offices",
        "Policies" => "What counties adopted about the two lines",
        "Streets" => "Streets and addresses",
        "PollingLocations" => "Polling locations of the feed",
        "FeatureIdentifiers" => "Shapes that the feed’s precincts name",
        "Shapes" => "Shapes in the feed’s shapefile",
        other => other,
    }
}

/// How a rule of the join works.
pub(in crate::compile) fn rule(rule: &str) -> &str {
    match rule {
        "named" => "The feed itself says which shape is whose",
        "equal-names" => "Same name in both",
        "same-words" => "Same words, once short forms and words like “Precinct” are set aside",
        "word-order" => "Same words in another order",
        "own-code" => "Same words, once the precinct’s own code is set aside",
        "contained" => "One name is part of the other, and of no other name in the county",
        "correction" => "Settled by hand in the corrections file",
        other => other,
    }
}

/// A kind of finding in words.
pub(in crate::compile) fn kind(code: &str) -> String {
    let known = match code {
        "address-against-polygon" => "Address list and map disagree",
        "address-against-segment" => "Address list and street segment disagree",
        "address-in-two-precincts" => "Address in two precincts",
        "alias-of-no-street" => "Other name of a street nobody lists",
        "address-unknown-precinct" => "Address with an unknown precinct code",
        "ambiguous-join" => "Several precincts could match",
        "county-unknown" => "County not known",
        "county-without-contact" => "County without a listed office",
        "hours-differ" => "Hours differ from the profile’s",
        "joined-after-normalising" => "Matched to the map under another name",
        "list-row-without-polygon" => "Precinct not on the map",
        "one-address-two-names" => "One address, several names",
        "orphan-split" => "Split without a precinct",
        "places-not-confirmed" => "Places not confirmed yet",
        "places-not-surveyed" => "Places not surveyed yet",
        "places-without-address" => "No addresses in the source",
        "place-outside-county" => "Place outside the county’s precincts",
        "polygon-duplicate-vertices" => "Repeated corners on the map",
        "polygon-orientation" => "Outlines drawn the other way round",
        "polygon-without-list-row" => "Precinct on the map, not on the list",
        "polygons-gap" => "Gap between two precincts",
        "polygons-overlap" => "Two precincts overlap",
        "place-without-address" => "Place without an address",
        "place-without-house-number" => "Place without a house number",
        "place-without-zip" => "Place without a ZIP code",
        "places-without-entrance" => "Places without a surveyed door",
        "point-outside-precincts" => "Address point in no precinct",
        "precinct-by-mail" => "Precinct that votes by mail",
        "precinct-several-places" => "Precinct with several polling places",
        "precinct-without-place" => "Precinct without a polling place",
        "pseudo-precinct" => "Row that is no precinct",
        "roads-without-ranges" => "Roads without house numbers",
        "segment-numbers-unreadable" => "House numbers that cannot be read",
        "segment-of-all-streets" => "Segment for all streets of a town",
        "segments-overlap" => "Two segments claim the same houses",
        "segment-overlap" => "Two road lines, same numbers",
        "segment-parity" => "Odd and even numbers mixed",
        "policy-without-county" => "Policy of a county that is not listed",
        "policy-unreadable" => "Policy that cannot be read",
        "survey-conflict" => "Two surveys of one place differ",
        "survey-not-confirmed" => "Survey that nobody signed",
        "survey-part-odd" => "Part of a survey worth a look",
        "survey-part-refused" => "Part of a survey that cannot be used",
        "survey-without-place" => "Survey of a place that is not listed",
        "zone-over-county-line" => "Line that runs into another county",
        "vip-drop-boxes" => "Drop boxes, left out",
        "vip-early-places" => "Early voting places, left out",
        "vip-feature-twice" => "Shape named by two precincts",
        "vip-feature-unknown" => "Shape that is not there",
        "vip-id-missing" => "Entry of the feed without an id",
        "vip-id-twice" => "Two entries of the feed with one id",
        "vip-not-read" => "Parts of the feed that are not used",
        "vip-other-election" => "Feed for another day",
        "vip-places-at-large" => "Places that serve a whole county",
        "vip-precinct-without-shape" => "Precinct without a shape",
        "vip-reference-unknown" => "Id that names nothing",
        "vip-shape-unnamed" => "Shape that no precinct names",
        _ => return sentence(&code.replace('-', " ")).trim_end_matches('.').to_owned(),
    };
    known.to_owned()
}

/// What to do about a kind of finding, where one thing is to be done about most of them.
pub(in crate::compile) fn advice(code: &str, severity: Severity) -> Option<&'static str> {
    Some(match code {
        "list-row-without-polygon" if severity == Severity::Note => "Nothing: the corrections file says why it has no area.",
        "address-against-polygon" => "Find out which is right. Until then voters there see both places and the clerk’s number.",
        "address-in-two-precincts" => "Keep the precinct that is right and remove the other.",
        "address-unknown-precinct" => "Give the address a precinct code that the list has.",
        "ambiguous-join" | "polygon-without-list-row" => "Say in the corrections file which precinct it is.",
        "county-without-contact" => "Add the clerk’s phone number, with its source and date, to the contacts file.",
        "joined-after-normalising" => "Read through once. If a match is wrong, put the right one into the corrections file.",
        "list-row-without-polygon" => "Have the precinct drawn, or say in the corrections file why it has no area.",
        "one-address-two-names" => "Agree on one name, or give each its room.",
        "orphan-split" => "Check the split in SEMS: it has districts and belongs to no precinct.",
        "place-outside-county" => "Check the place’s position first, then the map.",
        "place-without-address" => "Enter the street address. Without it nobody can drive there.",
        "place-without-house-number" => "Enter the number on the door, so that voters and maps find it.",
        "place-without-zip" => "Enter all five digits.",
        "places-not-confirmed" => "Send the county its confirmation sheet and note who answered.",
        "places-not-surveyed" => "Visit, and fill in the survey of doors and accessibility.",
        "places-without-entrance" => "Record the door that voters use; distances are measured from it.",
        "places-without-address" => "Add a list with addresses, such as the Secretary of State’s, to the profile.",
        "polygon-duplicate-vertices" | "polygon-orientation" => "Nothing: it was put right and no border moved.",
        "polygons-gap" => "Draw one border. A home in the gap has no precinct.",
        "polygons-overlap" => "Draw one border. A home in both has two precincts.",
        "precinct-without-place" => "Assign a polling place.",
        "pseudo-precinct" => "Move its voters to their precincts, if it has any.",
        "roads-without-ranges" => "Nothing, where the lines are no roads or nobody lives there.",
        "segment-numbers-unreadable" => "Write house numbers as whole numbers.",
        "segment-overlap" | "segment-parity" => "Correct the numbers of the road line or segment.",
        "segments-overlap" => "Correct the numbers so that each house is in one segment.",
        "address-against-segment" => "Find out which is right. Until then voters there see both places and the clerk’s number.",
        "alias-of-no-street" => "Write the street as the address file does.",
        "hours-differ" => "Correct the hours here or in the feed.",
        "point-outside-precincts" => "Check the point first, then the map.",
        "precinct-several-places" => "Say which one serves the precinct on election day.",
        "segment-of-all-streets" => "List the streets. Without a street no address can be found.",
        "policy-unreadable" => "Write it as the board adopted it.",
        "survey-conflict" => "Ask both who surveyed, or go and look; then correct one of the files.",
        "survey-not-confirmed" => "Finish the survey, with a name and a date.",
        "survey-part-odd" => "Look whether it is so. If not, survey it again.",
        "survey-part-refused" => "Survey it again. Until then no verdict comes from it.",
        "survey-without-place" => "Give the survey the place’s id or name as listed.",
        "zone-over-county-line" => "Tell the clerk of the county beside it where the line runs.",
        "vip-feature-twice" | "vip-feature-unknown" | "vip-precinct-without-shape" | "vip-shape-unnamed" => {
            "Have the feed’s maker correct which shape belongs to which precinct."
        }
        "vip-id-missing" | "vip-id-twice" | "vip-reference-unknown" => "Have the feed’s maker correct the id.",
        "vip-other-election" => "Get the feed of this election.",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn foreign_text_cannot_leave_its_element() {
        assert_eq!(escaped("<script>\"A&B's\"</script>"), "&lt;script&gt;&quot;A&amp;B&#39;s&quot;&lt;/script&gt;");
        assert_eq!(escaped("a\u{202e}b\u{0}c\nd"), "a\u{fffd}b\u{fffd}c d");
    }

    #[test]
    fn counts_have_commas() {
        let all = [0, 7, 999, 1000, 1776, 1_234_567].map(count);
        assert_eq!(all, ["0", "7", "999", "1,000", "1,776", "1,234,567"]);
        assert_eq!((counted(1, "error"), counted(0, "error")), ("1 error".to_owned(), "0 errors".to_owned()));
    }

    #[test]
    fn sentences_days_and_unknown_codes_read_as_sentences_days_and_words() {
        assert_eq!(sentence("joined \"A\" to B"), "Joined \"A\" to B.");
        assert_eq!(sentence("Left out."), "Left out.");
        assert_eq!(sentence(""), "");
        assert_eq!(day("2020-09-22"), "September 22, 2020");
        assert_eq!(day("fall"), "fall");
        assert_eq!(kind("row-ragged"), "Row ragged");
    }
}
