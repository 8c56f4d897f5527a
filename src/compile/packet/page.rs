//! A place's sheet and the confirmation sheet as HTML for paper: large type, no network, no script, foreign text escaped.

use std::fmt::Write as _;

use super::nearby::{self, Ranked};
use crate::compile::confirmation_sheet::{self, precincts_of};
use crate::compile::report_html::fingerprint;
use crate::compile::report_html::words::{day, escaped};
use crate::compile::whole_edition::{WholeCounty, WholeEdition};
use crate::domain::edition::CountyPrecincts;
use crate::domain::place::{Contact, Office, PollingPlace};

const STYLE: &str = include_str!("packet.css");
/// As many as fit on the sheet.
const NEARBY: usize = 6;
/// Lines of the blank log page.
const LOG_LINES: usize = 18;
const METRES_PER_MILE: f64 = 1609.344;

/// A whole page around sheets.
pub(super) fn document(edition: &WholeEdition, title: &str, sheets: &str) -> String {
    let made_up = if edition.site.made_up {
        "<p class=\"made-up\"><strong>Made up.</strong> People, streets and places in these papers are invented.</p>"
    } else {
        ""
    };
    format!(
        "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>{}</title>\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-{}'; base-uri 'none'; form-action 'none'\">\
         <style>{STYLE}</style></head><body>{made_up}<main>{sheets}</main></body></html>\n",
        escaped(title),
        fingerprint(STYLE)
    )
}

/// One sheet for each place that serves a precinct, by place id.
pub(super) fn sheets(edition: &WholeEdition, county: &WholeCounty, polygons: Option<&CountyPrecincts>, election: usize) -> Vec<(String, String)> {
    let (middles, ranked) = nearby::middles(county, polygons, election);
    let places = county.places.places.iter().enumerate();
    let serving = places.filter_map(|(at, place)| {
        let precincts = precincts_of(county, election, at);
        (!precincts.is_empty()).then_some((at, place, precincts))
    });
    serving.map(|(at, place, precincts)| {
        let around = nearby::around(&middles, at, NEARBY);
        let near = near(county, election, &around, ranked);
        (place.id.clone(), sheet(edition, county, election, place, &precincts, &near))
    }).collect()
}

fn sheet(edition: &WholeEdition, county: &WholeCounty, election: usize, place: &PollingPlace, precincts: &[String], near: &str) -> String {
    let site = &edition.site;
    let held = site.elections.get(election);
    let mut out = format!(
        "<article class=\"sheet\"><p class=\"over\">{} County · {} · {}</p><h1>{}</h1>",
        escaped(&county.index.county.name),
        escaped(&held.map(|e| e.name.clone()).unwrap_or_default()),
        escaped(&held.map(|e| day(&e.date)).unwrap_or_default()),
        escaped(&place.name)
    );
    let room = place.room.as_deref().filter(|r| !r.is_empty());
    let _ = write!(out, "<p class=\"room\">{}</p>", room.map_or_else(|| "Room or door: ____________________".to_owned(), escaped));
    let address = if place.address.trim().is_empty() { "The list gives no address: ____________________".to_owned() } else { escaped(&place.address) };
    let _ = write!(out, "<p class=\"address\">{address}</p>");
    if let Some(hours) = held.map(|e| &e.hours) {
        // "p.m." ends the sentence by itself.
        let (opens, closes) = (clock(&hours.opens), clock(&hours.closes));
        let _ = write!(out, "<p class=\"hours\">The polls are open from {opens} to {closes} Whoever is in line at {closes} votes.</p>");
    }
    if let Some(says) = &place.list_still_says {
        let _ = write!(out, "<p class=\"still\">The state’s list still says: {}</p>", escaped(says));
    }
    let list: String = precincts.iter().map(|p| format!("<li>{}</li>", escaped(p))).collect();
    let _ = write!(out, "<h2>Precincts that vote here</h2><ul class=\"precincts\">{list}</ul>{near}");
    out.push_str("<h2>Whom to call</h2>");
    out.push_str(&phones(&county.index.offices));
    out.push_str(&foot(edition, place));
    out.push_str("</article>");
    out.push_str(&log(place));
    out
}

/// `07:00` as `7 a.m.`
fn clock(time: &str) -> String {
    let parsed = time.split_once(':').and_then(|(h, m)| Some((h.parse::<u8>().ok()?, m.parse::<u8>().ok()?)));
    let Some((hour, minute)) = parsed.filter(|(h, m)| *h < 24 && *m < 60) else { return escaped(time) };
    let half = if hour < 12 { "a.m." } else { "p.m." };
    let shown = match hour % 12 {
        0 => 12,
        other => other,
    };
    if minute == 0 { format!("{shown} {half}") } else { format!("{shown}:{minute:02} {half}") }
}

fn near(county: &WholeCounty, election: usize, around: &[(usize, f64)], ranked: Ranked) -> String {
    if around.is_empty() {
        return String::new();
    }
    let head = match ranked {
        Ranked::Distance => "Polling places near here (miles as the crow flies)",
        Ranked::Precincts | Ranked::Unknown => "Polling places of the precincts around",
    };
    let mut out = format!("<h2>{head}</h2><table class=\"near\"><tbody>");
    for (at, metres) in around {
        let precincts = precincts_of(county, election, *at);
        let Some(place) = county.places.places.get(*at).filter(|_| !precincts.is_empty()) else { continue };
        let miles = if ranked == Ranked::Distance { format!("{:.1} mi", metres / METRES_PER_MILE) } else { String::new() };
        let _ = write!(
            out,
            "<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td><td>{miles}</td></tr>",
            escaped(&place.name),
            escaped(&place.address),
            escaped(&precincts.join("; "))
        );
    }
    out.push_str("</tbody></table>");
    out
}

/// Offices only with their source and day; the statewide lines always.
pub(super) fn phones(offices: &[Office]) -> String {
    let mut out = "<table class=\"phones\"><tbody>".to_owned();
    for office in offices {
        let _ = write!(
            out,
            "<tr><th scope=\"row\">{}</th><td class=\"phone\">{}</td><td class=\"small\">{}, {}</td></tr>",
            escaped(&office.name),
            escaped(&office.phone),
            escaped(&office.source),
            escaped(&day(&office.on))
        );
    }
    let statewide = Contact::with_offices(Vec::new()).statewide;
    let _ = write!(
        out,
        "<tr><th scope=\"row\">Secretary of State, Elections</th><td class=\"phone\" colspan=\"2\">{}</td></tr></tbody></table>",
        escaped(&statewide.join(" · "))
    );
    out
}

fn foot(edition: &WholeEdition, place: &PollingPlace) -> String {
    let confirmed = match &place.confirmed {
        Some(c) => format!(
            "Confirmed by {}, {}, on {}: minute book {}, page {}.",
            escaped(&c.by), escaped(&c.office), escaped(&day(&c.on)), escaped(&c.minute_book), escaped(&c.page)
        ),
        None => "Nobody has confirmed this place yet.".to_owned(),
    };
    format!(
        "<p class=\"foot\">{} · as of {} · {confirmed} · Nobody has signed this edition.</p>",
        escaped(&edition.site.name),
        escaped(&day(&edition.site.as_of))
    )
}

fn log(place: &PollingPlace) -> String {
    let row = "<tr><td></td><td></td><td></td></tr>";
    format!(
        "<article class=\"sheet log\"><p class=\"over\">{}</p><h1>Log</h1>\
         <p>Write what was seen and what was done, with the time. Names of voters do not belong here.</p>\
         <table><thead><tr><th scope=\"col\">Time</th><th scope=\"col\">What was seen, what was done</th><th scope=\"col\">Written by</th></tr></thead><tbody>{}</tbody></table></article>",
        escaped(&place.name),
        row.repeat(LOG_LINES)
    )
}

/// The county's confirmation sheet on paper; `confirmations.xlsx` is the same to fill in on a screen.
pub(super) fn confirmation(edition: &WholeEdition, county: &WholeCounty, election: usize) -> String {
    let sheet = confirmation_sheet::sheet(county, election);
    let held = edition.site.elections.get(election);
    let mut out = format!(
        "<article class=\"sheet wide\"><p class=\"over\">{} County · {} · {}</p><h1>Confirmation of polling places</h1>\
         <p>Each place as it would be published. For each: the order of the board of supervisors (minute book and page), the day, and who confirms it. \
         What is not right is struck out and written beside it.</p><table class=\"confirm\"><thead><tr>",
        escaped(&county.index.county.name),
        escaped(&held.map(|e| e.name.clone()).unwrap_or_default()),
        escaped(&held.map(|e| day(&e.date)).unwrap_or_default()),
    );
    // The county and the id are for the machine.
    let shown = |at: usize| at >= 2;
    for (at, column) in sheet.columns.iter().enumerate().filter(|(at, _)| shown(*at)) {
        let _ = write!(out, "<th scope=\"col\" class=\"c{at}\">{}</th>", escaped(&column.header.replace('_', " ")));
    }
    out.push_str("</tr></thead><tbody>");
    for row in &sheet.rows {
        out.push_str("<tr>");
        for (_, cell) in row.iter().enumerate().filter(|(at, _)| shown(*at)) {
            let _ = write!(out, "<td>{}</td>", escaped(cell));
        }
        out.push_str("</tr>");
    }
    let _ = write!(
        out,
        "</tbody></table><p class=\"sign\">Name, office, day: ______________________________________________</p>\
         <p class=\"foot\">{} · as of {} · {}</p></article>",
        escaped(&edition.site.name),
        escaped(&day(&edition.site.as_of)),
        escaped(&Contact::with_offices(Vec::new()).statewide.join(" · "))
    );
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_are_said_as_people_say_them() {
        let said = ["07:00", "19:00", "12:00", "00:30", "6:30", "25:00"].map(clock);
        assert_eq!(said, ["7 a.m.", "7 p.m.", "12 p.m.", "12:30 a.m.", "6:30 a.m.", "25:00"]);
    }
}
