//! A polling place's own page: what its card says, for everybody who votes there.

use maud::{Markup, html};

use super::frame::{Content, Frame};
use super::gather::{County, Row, Site};
use super::speech::{Language, filled, rich};
use super::{Options, Page, names, notices, small_map};
use crate::domain::place::{Accessibility, PollingPlace, Tri};

/// All places of a county in one language.
pub(super) fn pages(site: &Site, options: &Options, language: Language, county: &County, maps: &[Option<small_map::SmallMap>]) -> Vec<Page> {
    let folder = names::county_folder(&county.county);
    let one = |(at, place): (usize, &PollingPlace)| {
        let path = format!("{folder}/{}", names::place(&place.id));
        let frame = Frame { site, options, language, path: &path };
        let map = maps.get(at).and_then(Option::as_ref);
        Page { path: format!("{}{path}", language.folder()), bytes: page(&frame, &folder, county, at, place, map) }
    };
    county.places.iter().enumerate().map(one).collect()
}

fn page(frame: &Frame<'_>, folder: &str, county: &County, at: usize, place: &PollingPlace, map: Option<&small_map::SmallMap>) -> Vec<u8> {
    let words = frame.words();
    let elections = county.at_place(at);
    let wall = filled(words.county_named, &[("county", &county.county.name)]);
    let list = format!("{folder}/index.html");
    // Made-up places must not reach those who read schema.org.
    let schema = |name: &'static str| (!frame.site.made_up).then_some(name);
    let left = left(frame, county, place, &elections);
    let over = if frame.old() {
        filled(words.card_old, &[("date", &frame.as_of())])
    } else if left {
        words.place_left.to_owned()
    } else {
        words.place_for.to_owned()
    };
    let body = html! {
        div itemscope[!frame.site.made_up] itemtype=[schema("https://schema.org/Place")] {
            // First: who was sent here by an older list reads no further.
            (said(frame, county, place))
            div.card.old[frame.old() || left] {
                p.over { (over) }
                h1 itemprop=[schema("name")] { (place.name) }
                @if let Some(room) = place.room.as_ref().filter(|_| !left) { p.room { (filled(words.card_room, &[("room", room)])) } }
                p.address itemprop=[schema("address")] { @if place.address.is_empty() { (words.card_no_address) } @else { (place.address) } }
                @if let Some((lon, lat)) = place.at.filter(|_| !frame.site.made_up) {
                    span itemprop="geo" itemscope itemtype="https://schema.org/GeoCoordinates" {
                        meta itemprop="latitude" content=(lat); meta itemprop="longitude" content=(lon);
                    }
                }
                @if !left { (directions(frame, place)) }
            }
            @if frame.old() { p.alert { (filled(words.card_old_note, &[("date", &frame.as_of())])) } }
            @if let Some(text) = &place.list_still_says { p.alert { (filled(words.card_list_still_says, &[("text", text)])) } }
            @for (election, precincts) in &elections { (served(frame, county, *election, precincts)) }
            @if elections.is_empty() { p { (words.place_no_election) } }
            p { (words.place_not_yours) " " a href=(frame.to(&list)) { (words.place_list) } }
            p { (words.card_no_id) }
            (getting_in(frame, &place.accessibility))
            @if let Some(map) = map { (map.shown(words, place.at.is_some())) }
        }
    };
    let crumbs = [(words.index_title.to_owned(), names::INDEX.to_owned()), (wall, list.clone())];
    frame.page(&Content { title: &place.name, crumbs: &crumbs, class: "place", body, offices: &county.offices, confirmed: frame.confirmed_by(place) })
}

/// Whether all who were to vote here have been sent elsewhere, and nobody else votes here in an election ahead: such a
/// card shows no way here.
fn left(frame: &Frame<'_>, county: &County, place: &PollingPlace, elections: &[(usize, Vec<usize>)]) -> bool {
    let ahead = |at: usize| frame.site.elections.get(at).is_some_and(|election| !frame.over(election));
    let sent_on = |at: usize| {
        let said = county.said_of(place, at);
        said.iter().any(|(notice, rows)| {
            notice.instead_of.as_ref().is_some_and(|old| old.id == place.id)
                && rows.iter().any(|row| row.place.and_then(|now| county.places.get(now)).is_some_and(|now| now.id != place.id))
        })
    };
    (0..frame.site.elections.len()).any(|at| ahead(at) && sent_on(at)) && !elections.iter().any(|(at, _)| ahead(*at))
}

/// What changed here since the list was made: for those who vote here now, and for those whom the list still sends here.
fn said(frame: &Frame<'_>, county: &County, place: &PollingPlace) -> Markup {
    let words = frame.words();
    let name = |row: &&Row| county.precincts.get(row.precinct).map(String::as_str);
    html! {
        @for (at, election) in frame.site.elections.iter().enumerate() {
            @for (notice, rows) in county.said_of(place, at) {
                @let now = rows.first().and_then(|row| county.places.get(row.place?));
                (notices::band(frame, notice, now.map(|p| p.name.as_str()), election))
                p { (filled(words.notice_for, &[("precincts", &rows.iter().filter_map(name).collect::<Vec<_>>().join(", "))])) " "
                    @if let Some(other) = now.filter(|p| p.id != place.id) { (words.notice_new_place) " " a href=(names::place(&other.id)) { (other.name) } }
                }
            }
        }
    }
}

/// One election at this place.
fn served(frame: &Frame<'_>, county: &County, election: usize, precincts: &[usize]) -> Markup {
    let words = frame.words();
    let language: Language = frame.language;
    let Some(election) = frame.site.elections.get(election) else { return html! {} };
    let schema = |name: &'static str| (!frame.site.made_up).then_some(name);
    let names = precincts.iter().filter_map(|at| county.precincts.get(*at));
    html! {
        section itemprop=[schema("event")] itemscope[!frame.site.made_up] itemtype=[schema("https://schema.org/Event")] {
            h2 itemprop=[schema("name")] { (filled(words.place_election, &[("name", &election.name), ("date", &language.weekday(&election.date))])) }
            @if !frame.site.made_up {
                meta itemprop="startDate" content=(election.hours.opens_utc); meta itemprop="endDate" content=(election.hours.closes_utc);
            }
            p { strong { span.keep { (frame.hours(election)) } } br; (filled(words.card_in_line, &[("time", &language.time(&election.hours.closes))])) " " strong { (words.card_bring_id) } "." }
            @if election.authority.name.is_some() { p { (filled(words.place_run_by, &[("authority", &frame.authority(election))])) } }
            @if frame.over(election) { p { strong { (words.over_title) "." } } }
            @else { p { (rich(words.check_date, &[("date", &language.date(&election.date))])) } }
            p { (if precincts.len() == 1 { words.place_precincts_one } else { words.place_precincts_many }) }
            ul.precincts { @for name in names { li { (name) } } }
        }
    }
}

/// A link that leaves the site only when tapped and holds the polling place's address.
fn directions(frame: &Frame<'_>, place: &PollingPlace) -> Markup {
    let to = match place.at {
        _ if !place.address.is_empty() => place.address.clone(),
        Some((lon, lat)) => format!("{lat},{lon}"),
        None => return html! {},
    };
    html! {
        p.no-print {
            a.button.primary href={ "https://www.google.com/maps/dir/?api=1&destination=" (in_query(&to)) } rel="noopener noreferrer" {
                (frame.words().card_directions) " " span.small { "(" (frame.words().opens_elsewhere) ")" }
            }
        }
    }
}

/// Text within a query (RFC 3986, 2.3: these need no escape).
fn in_query(text: &str) -> String {
    let mut out = String::new();
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => out.push(char::from(byte)),
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

fn getting_in(frame: &Frame<'_>, found: &Accessibility) -> Markup {
    let words = frame.words();
    let asked = [
        (words.access_parking, found.parking),
        (words.access_drop_off, found.drop_off),
        (words.access_route, found.route),
        (words.access_step_free_door, found.step_free_door),
        (words.access_door_opens, found.door_opens),
        (words.access_inside_route, found.inside_route),
        (words.access_accessible_machine, found.accessible_machine),
    ];
    let nobody = found.checked.is_none() && asked.iter().all(|(_, answer)| *answer == Tri::Unknown);
    let said = |answer: Tri| match answer {
        Tri::Yes => ("yes", "✓", words.tri_yes),
        Tri::No => ("no", "✗", words.tri_no),
        Tri::Unknown => ("unknown", "?", words.tri_unknown),
    };
    html! {
        section {
            h2 { (words.access_title) }
            @if nobody { p { (words.access_none) } }
            dl.checks {
                @for (what, answer) in asked {
                    @let (class, sign, text) = said(answer);
                    div class=(class) { dt { (what) } dd { span aria-hidden="true" { (sign) } " " (text) } }
                }
            }
            @if !found.note.is_empty() { p { (found.note) } }
            @if let Some(checked) = &found.checked {
                p.soft { (filled(words.access_checked, &[("by", &checked.by), ("date", &frame.language.date(&checked.on))])) }
            }
            p { (words.access_curbside) }
            p { (words.access_help) }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::in_query;

    #[test]
    fn an_address_stays_one_value_of_a_query() {
        assert_eq!(in_query("1 A&B Rd #2, Peña"), "1%20A%26B%20Rd%20%232%2C%20Pe%C3%B1a");
    }
}
