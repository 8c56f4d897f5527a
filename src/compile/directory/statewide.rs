//! The statewide index: the counties, the elections, whom to call.

use maud::html;

use super::frame::{Content, Frame};
use super::gather::{County, Site};
use super::names;
use super::speech::{Language, filled};
use super::{Options, Page};

/// What the index says of a county.
#[derive(Debug)]
pub(super) struct Entry {
    name: String,
    folder: String,
    places: usize,
    confirmed: usize,
    notices: bool,
}

impl Entry {
    pub(super) fn of(county: &County) -> Self {
        let confirmed = county.places.iter().filter(|place| place.confirmed.is_some()).count();
        Self { name: county.county.name.clone(), folder: names::county_folder(&county.county), places: county.places.len(), confirmed, notices: county.has_notices() }
    }
}

pub(super) fn index(site: &Site, options: &Options, language: Language, entries: &[Entry]) -> Page {
    let frame = Frame { site, options, language, path: names::INDEX };
    let words = frame.words();
    let places = |n: usize| match n {
        0 => words.places_none.to_owned(),
        1 => words.places_one.to_owned(),
        n => filled(words.places_many, &[("n", &n.to_string())]),
    };
    let mut by_name: Vec<&Entry> = entries.iter().collect();
    by_name.sort_by_key(|entry| entry.name.to_lowercase());
    let body = html! {
        h1 { (words.index_title) }
        p.lead { (words.index_lead) }
        h2 { (words.index_counties) }
        ul.bare.counties {
            @for entry in by_name {
                li {
                    a href={ (entry.folder) "/index.html" } { (filled(words.county_named, &[("county", &entry.name)])) }
                    " " span.soft { (places(entry.places)) }
                    @if entry.notices { " " strong { (words.notice_county) } }
                }
            }
        }
        h2 { (words.index_elections) }
        ul.elections {
            @for election in &site.elections {
                li {
                    (filled(words.place_election, &[("name", &election.name), ("date", &language.weekday(&election.date))]))
                    ", " span.keep { (frame.hours(election)) }
                    @if election.authority.name.is_some() { br; (filled(words.place_run_by, &[("authority", &frame.authority(election))])) }
                    @if frame.over(election) { br; strong { (words.over_title) "." } }
                }
            }
        }
        p { (words.not_registered) }
    };
    let (confirmed, of) = entries.iter().fold((0, 0), |(n, of), entry| (n + entry.confirmed, of + entry.places));
    let confirmed = frame.confirmed_of(confirmed, of);
    let content = Content { title: words.index_title, crumbs: &[], class: "index", body, offices: &[], confirmed };
    Page { path: format!("{}{}", language.folder(), names::INDEX), bytes: frame.page(&content) }
}
