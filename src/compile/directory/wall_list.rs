//! A county's wall list for one election: each precinct once, with its place; in normal and in large print.
//!
//! A list too long for one page is cut into equal parts, in order, each with its heading: 118 precincts fit one page.

use maud::{Markup, html};

use super::frame::{Content, Frame};
use super::gather::{County, List, Row, Site};
use super::names::{self, Print};
use super::speech::{Language, filled, rich};
use super::{MOST_BYTES, Options, Page, notices};
use crate::domain::election::Election;

/// A county's lists in one language, and its index where none of its elections has a list.
pub(super) fn pages(site: &Site, options: &Options, language: Language, county: &County) -> Vec<Page> {
    let wall = Wall { site, options, language, county };
    let mut pages = Vec::new();
    let listed: Vec<&List> = county.lists.iter().filter(|list| list.rows.is_some()).collect();
    for (at, list) in listed.iter().enumerate() {
        for print in [Print::Normal, Print::Large] {
            pages.extend(wall.in_parts(Some(list), at == 0, print));
        }
    }
    if listed.is_empty() {
        pages.extend(wall.in_parts(None, true, Print::Normal));
    }
    pages
}

/// What all lists of a county share.
struct Wall<'a> {
    site: &'a Site,
    options: &'a Options,
    language: Language,
    county: &'a County,
}

/// One page of a list.
struct Part<'a> {
    list: Option<&'a List>,
    rows: &'a [Row],
    first: bool,
    print: Print,
    /// From 1.
    number: usize,
    of: usize,
}

impl Wall<'_> {
    /// In as few parts as fit.
    fn in_parts(&self, list: Option<&List>, first: bool, print: Print) -> Vec<Page> {
        let rows = list.and_then(|list| list.rows.as_deref()).unwrap_or_default();
        let most = rows.len().max(1);
        let mut pages = Vec::new();
        for of in 1..=most {
            let each = rows.len().div_ceil(of).max(1);
            let chunks: Vec<&[Row]> = if rows.is_empty() { vec![rows] } else { rows.chunks(each).collect() };
            let of = chunks.len();
            let part = |(at, rows)| self.page(&Part { list, rows, first, print, number: at + 1, of });
            pages = chunks.into_iter().enumerate().map(part).collect();
            if pages.iter().all(|page| page.bytes.len() < MOST_BYTES) {
                break;
            }
        }
        pages
    }

    /// File name of a list's part in the county's folder.
    fn file(&self, list: Option<&List>, first: bool, print: Print, part: usize) -> String {
        let election = list.filter(|_| !first).and_then(|list| self.site.elections.get(list.election));
        names::wall_list(election, print, part)
    }

    fn page(&self, part: &Part<'_>) -> Page {
        let folder = names::county_folder(&self.county.county);
        let file = self.file(part.list, part.first, part.print, part.number);
        let path = format!("{folder}/{file}");
        let frame = Frame { site: self.site, options: self.options, language: self.language, path: &path };
        let words = frame.words();
        let name = &self.county.county.name;
        let title = filled(words.wall_title, &[("county", name)]);
        let election = part.list.and_then(|list| self.site.elections.get(list.election));
        let old = election.map_or_else(|| frame.old(), |election| frame.over(election));
        let running = self.running(&frame, election, old);
        let body = html! {
            @if old { p.over { (filled(words.wall_old, &[("date", &frame.as_of())])) } }
            h1 { (title) }
            @if let Some(election) = election {
                p.lead {
                    (election.name) br; strong { (self.language.weekday(&election.date)) ", " span.keep { (frame.hours(election)) } }
                    @if election.authority.name.is_some() { br; (filled(words.place_run_by, &[("authority", &frame.authority(election))])) }
                }
                p {
                    (filled(words.card_in_line, &[("time", &self.language.time(&election.hours.closes))])) " "
                    strong { (words.card_bring_id) } ". "
                    @if old { (filled(words.card_old_note, &[("date", &frame.as_of())])) }
                    @else { (rich(words.check_date, &[("date", &self.language.date(&election.date))])) }
                }
                (self.parts(part))
                (self.table(&frame, election, part.rows, &running))
            }
            @else { p { (words.wall_empty) } }
            p { (words.wall_how) " " (words.not_registered) }
            @if part.first {
                @for list in self.county.lists.iter().filter(|list| list.rows.is_none()) {
                    @if let Some(election) = self.site.elections.get(list.election) { (frame.elsewhere(election)) }
                }
            }
            (self.others(part))
        };
        let crumbs = [(words.index_title.to_owned(), names::INDEX.to_owned())];
        let class = if part.print == Print::Large { "wall large" } else { "wall" };
        let confirmed = self.county.places.iter().filter(|place| place.confirmed.is_some()).count();
        let confirmed = frame.confirmed_of(confirmed, self.county.places.len());
        let content = Content { title: &title, crumbs: &crumbs, class, body, offices: &self.county.offices, confirmed };
        Page { path: format!("{}{path}", self.language.folder()), bytes: frame.page(&content) }
    }

    /// The way to the other print, and through the parts.
    fn parts(&self, part: &Part<'_>) -> Markup {
        let words = self.language.words();
        let (other, text) = match part.print {
            Print::Normal => (Print::Large, words.wall_large),
            Print::Large => (Print::Normal, words.wall_normal),
        };
        html! {
            p.ways { a.button href=(self.file(part.list, part.first, other, 1)) { (text) } }
            @if part.of > 1 {
                p.parts {
                    strong { (filled(words.wall_part, &[("n", &part.number.to_string()), ("of", &part.of.to_string())])) }
                    @for n in (1..=part.of).filter(|n| *n != part.number) {
                        " " a href=(self.file(part.list, part.first, part.print, n)) { (filled(words.wall_next, &[("n", &n.to_string())])) }
                    }
                }
            }
        }
    }

    /// What stands at the head of each printed sheet, so that a loose one still says what it is.
    fn running(&self, frame: &Frame<'_>, election: Option<&Election>, old: bool) -> String {
        let words = frame.words();
        let mut says = vec![filled(words.county_named, &[("county", &self.county.county.name)])];
        says.extend(election.map(|e| filled(words.place_election, &[("name", &e.name), ("date", &self.language.date(&e.date))])));
        if old {
            says.push(filled(words.wall_old, &[("date", &frame.as_of())]));
        }
        if self.site.made_up {
            says.push(words.band_made_up.to_owned());
        }
        says.join(" · ")
    }

    fn table(&self, frame: &Frame<'_>, election: &Election, rows: &[Row], running: &str) -> Markup {
        let words = self.language.words();
        let precinct = |at: usize| self.county.precincts.get(at).map_or("", String::as_str);
        html! {
            table {
                caption { (words.wall_caption) }
                thead {
                    tr.running aria-hidden="true" { td colspan="3" { (running) } }
                    tr { th scope="col" { (words.wall_precinct) } th scope="col" { (words.wall_place) } th scope="col" { (words.wall_address) } }
                }
                tbody {
                    @for row in rows {
                        @let place = row.place.and_then(|place| self.county.places.get(place));
                        tr {
                            th scope="row" { (precinct(row.precinct)) }
                            @match place {
                                Some(place) => {
                                    td {
                                        a href=(names::place(&place.id)) { (place.name) }
                                        @if let Some(room) = &place.room { br; (filled(words.card_room, &[("room", room)])) }
                                    }
                                    td { @if place.address.is_empty() { (words.card_no_address) } @else { (place.address) } }
                                },
                                None => { td colspan="2" { (words.list_no_place) } },
                            }
                        }
                        @if !row.notices.is_empty() {
                            tr.said { td colspan="3" {
                                @for notice in &row.notices { (notices::band(frame, notice, place.map(|p| p.name.as_str()), election)) }
                            } }
                        }
                    }
                }
            }
        }
    }

    /// The county's other lists.
    fn others(&self, part: &Part<'_>) -> Markup {
        let words = self.language.words();
        let here = part.list.map(|list| list.election);
        let listed: Vec<&List> = self.county.lists.iter().filter(|list| list.rows.is_some()).collect();
        html! {
            @if listed.iter().any(|list| Some(list.election) != here) {
                nav.others aria-labelledby="others" {
                    h2 #others { (words.wall_others) }
                    ul {
                        @for (at, list) in listed.iter().enumerate().filter(|(_, list)| Some(list.election) != here) {
                            @if let Some(election) = self.site.elections.get(list.election) {
                                li {
                                    a href=(self.file(Some(list), at == 0, part.print, 1)) {
                                        (filled(words.place_election, &[("name", &election.name), ("date", &self.language.date(&election.date))]))
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
