//! The change list as one HTML page: no network, no script, all foreign text escaped; for reading and for paper.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::freeze::{self, InFreeze};
use super::{Change, ChangeList, Compared, Kind};
use crate::compile::report_html::words::{count, counted, day, escaped};
use crate::compile::report_html::{STYLE, fingerprint};

const MORE_STYLE: &str = include_str!("changes.css");

/// The whole page. The same list gives the same bytes.
#[must_use]
pub fn page(list: &ChangeList) -> String {
    let style = format!("{STYLE}{MORE_STYLE}");
    let mut out = String::with_capacity(32 * 1024 + list.changes.len() * 400);
    let title = format!("What changed: {} to {}", list.old.name, list.new.name);
    let _ = write!(
        out,
        "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>{}</title>\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-{}'; base-uri 'none'; form-action 'none'\">\
         <meta name=\"color-scheme\" content=\"light dark\"><style>{style}</style></head><body class=\"changes\">",
        escaped(&title),
        fingerprint(&style),
    );
    if list.old.made_up || list.new.made_up {
        out.push_str("<p class=\"made-up\"><strong>Made up.</strong> People, streets and places on this page are invented.</p>");
    }
    let _ = write!(
        out,
        "<header><p class=\"over\">Pollstead · change list</p><h1>What changed</h1><p class=\"as-of\">{}<br>{}</p></header><main>",
        said("Old", &list.old),
        said("New", &list.new)
    );
    out.push_str(&headline(list));
    out.push_str(&frozen(list));
    out.push_str(&figures(list));
    out.push_str(&counties(list));
    out.push_str(
        "</main><footer><p>A change is what two lists say, one after the other. Places are told apart by name and address as the lists write them; \
         where those do not settle whether a building is another one, the sentence says so.</p>\
         <p>This page is one file. It fetches nothing and sends nothing.</p></footer></body></html>\n",
    );
    out
}

fn said(which: &str, compared: &Compared) -> String {
    let election = if compared.election_date.is_empty() {
        String::new()
    } else {
        format!(", places of the election of {}", escaped(&day(&compared.election_date)))
    };
    format!("{which}: <strong>{}</strong>, as of {}{election}", escaped(&compared.name), escaped(&day(&compared.as_of)))
}

fn headline(list: &ChangeList) -> String {
    let elsewhere = list.changes.iter().filter(|c| c.kind.sends_elsewhere()).count();
    let (class, sign) = match (list.totals.surely_in_freeze + list.totals.perhaps_in_freeze, elsewhere) {
        (0, 0) => ("ok", "✓"),
        (0, _) => ("warning", "▲"),
        _ => ("error", "✕"),
    };
    let voters = usize::try_from(list.totals.voters_sent_elsewhere).unwrap_or(usize::MAX);
    format!(
        "<div class=\"alert {class}\"><span class=\"sign\" aria-hidden=\"true\">{sign}</span><div><p class=\"line\">{}.</p>\
         <p>{} registered in precincts whose place changed, or may have changed, where the lists say.</p></div></div>",
        escaped(&list.line()),
        counted(voters, "voter")
    )
}

/// The moves that the freeze is about come first.
fn frozen(list: &ChangeList) -> String {
    let touched: Vec<&Change> = list.changes.iter().filter(|c| !c.freeze.is_empty()).collect();
    if touched.is_empty() {
        return String::new();
    }
    let mut out = format!("<h2 id=\"freeze\">Inside the 60 days before an election</h2><p class=\"lede\">{}</p><ol>", escaped(freeze::RULE));
    for change in touched {
        let mut when = String::new();
        for freeze in &change.freeze {
            let sure = match freeze.inside {
                InFreeze::Surely => "Both lists are of days inside",
                InFreeze::Perhaps => "Perhaps inside: the old list is of a day before, the new one of a day in or after",
            };
            let _ = write!(
                when,
                "<p class=\"about\">{sure} {} to {} ({}).</p>",
                escaped(&day(&freeze.from)),
                escaped(&day(&freeze.date)),
                escaped(&freeze.name)
            );
        }
        let _ = write!(out, "<li class=\"change frozen\"><p>{}</p>{when}</li>", escaped(&change.sentence));
    }
    out.push_str("</ol>");
    out
}

fn figures(list: &ChangeList) -> String {
    let totals = &list.totals;
    let mut out = format!(
        "<h2>In figures</h2><p class=\"lede\">{} precincts in the old list, {} in the new; {} have the same county and code in both. \
         {} of these have a place of the same name, {} have nothing changed about their place.</p>\
         <div class=\"scroll\"><table class=\"kinds\"><thead><tr><th scope=\"col\">What changed</th><th scope=\"col\" class=\"n\">Changes</th>\
         <th scope=\"col\" class=\"n\">Voters</th><th scope=\"col\">What it means</th></tr></thead><tbody>",
        count(totals.precincts_old),
        count(totals.precincts_new),
        count(totals.joined),
        count(totals.same_place_name),
        count(totals.place_unchanged),
    );
    for kind in Kind::ALL {
        let Some(n) = totals.by_kind.get(&kind) else { continue };
        let of_kind = list.changes.iter().filter(|c| c.kind == kind);
        let voters: u64 = of_kind.map(|c| u64::from(c.registered.unwrap_or(0))).sum();
        let (name, means) = words(kind);
        let _ = write!(
            out,
            "<tr><th scope=\"row\">{name}</th><td class=\"n\">{}</td><td class=\"n\">{}</td><td>{means}</td></tr>",
            count(*n),
            count(usize::try_from(voters).unwrap_or(usize::MAX))
        );
    }
    out.push_str("</tbody></table></div>");
    out
}

fn counties(list: &ChangeList) -> String {
    let mut by_county: BTreeMap<&str, Vec<&Change>> = BTreeMap::new();
    for change in &list.changes {
        by_county.entry(change.county.as_str()).or_default().push(change);
    }
    if by_county.is_empty() {
        return "<h2>By county</h2><p>Nothing changed.</p>".to_owned();
    }
    let mut out = "<h2>By county</h2><nav aria-label=\"Counties\"><ul class=\"jump\">".to_owned();
    for (county, changes) in &by_county {
        let name = escaped(county);
        let _ = write!(out, "<li><a href=\"#{}\">{name}</a> <span class=\"count\">{}</span></li>", anchor(county), changes.len());
    }
    out.push_str("</ul></nav>");
    for (county, changes) in by_county {
        let name = escaped(county);
        let _ = write!(out, "<section class=\"of-county\" id=\"{}\"><h3>{name} County</h3>", anchor(county));
        for kind in Kind::ALL {
            let mut of_kind = changes.iter().filter(|c| c.kind == kind).peekable();
            if of_kind.peek().is_none() {
                continue;
            }
            let _ = write!(out, "<h4>{}</h4><ol>", words(kind).0);
            for change in of_kind {
                let frozen = match change.freeze.iter().map(|f| f.inside).min() {
                    Some(InFreeze::Surely) => " <strong class=\"flag\">Inside the 60 days</strong>",
                    Some(InFreeze::Perhaps) => " <strong class=\"flag\">Perhaps inside the 60 days</strong>",
                    None => "",
                };
                let start = format!("{} County: ", change.county);
                let sentence = change.sentence.strip_prefix(&start).unwrap_or(&change.sentence);
                let _ = write!(out, "<li class=\"change\">{}{frozen}</li>", escaped(&crate::compile::report_html::words::sentence(sentence)));
            }
            out.push_str("</ol>");
        }
        out.push_str("</section>");
    }
    out
}

/// A county's place on the page: letters only, since names are foreign text.
fn anchor(county: &str) -> String {
    let letters: String = county.chars().filter(char::is_ascii_alphanumeric).collect();
    format!("county-{letters}")
}

/// A kind's name and what it means.
const fn words(kind: Kind) -> (&'static str, &'static str) {
    match kind {
        Kind::Moved => ("Moved", "Another place at another address."),
        Kind::SameNameOtherAddress => ("Same name, another address", "A move, or a mended address: one of the two knows."),
        Kind::MovedOrRenamed => ("Another name; the address does not settle it", "A move, or the same building under another name."),
        Kind::PlaceGone => ("No place any more", "The new list names none."),
        Kind::PlaceNew => ("Has a place now", "The old list named none."),
        Kind::Renamed => ("Another name, same address", "The same building under another name."),
        Kind::RoomChanged => ("Another room", "The same place, another room or door."),
        Kind::AddressReworded => ("Address written otherwise", "The same name; the words of the address changed."),
        Kind::PrecinctNew => ("New precinct", "A code that the old list does not have."),
        Kind::PrecinctGone => ("Precinct gone", "A code that the new list does not have."),
        Kind::PrecinctRenamed => ("Precinct renamed", "The same code under another name."),
        Kind::PrecinctRecoded => ("Precinct has another code", "The same name under another code."),
        Kind::CountyInOneOnly => ("County in one list only", "Nothing to compare it with."),
    }
}
