//! What every page of the Directory has about its content: head, bands, the way back, whom to call, the foot.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::Options;
use super::gather::Site;
use super::names::{self, STYLE};
use super::speech::{Language, filled};
use super::words::Words;
use crate::domain::election::{AuthorityKind, Election};
use crate::domain::place::{Office, PollingPlace};

/// Nothing but the stylesheet beside it: no script, no form, no picture from elsewhere.
const POLICY: &str = "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; form-action 'none'";

/// A page being written: which site, in which language, at which path below the language's folder.
#[derive(Debug, Clone, Copy)]
pub(super) struct Frame<'a> {
    pub(super) site: &'a Site,
    pub(super) options: &'a Options,
    pub(super) language: Language,
    pub(super) path: &'a str,
}

/// What a page hands to its frame.
pub(super) struct Content<'a> {
    pub(super) title: &'a str,
    /// Ways back, outermost first: text and path below the language's folder.
    pub(super) crumbs: &'a [(String, String)],
    /// For the print styles.
    pub(super) class: &'static str,
    pub(super) body: Markup,
    pub(super) offices: &'a [Office],
    /// Who confirmed what the page shows.
    pub(super) confirmed: String,
}

impl Frame<'_> {
    pub(super) const fn words(&self) -> &'static Words {
        self.language.words()
    }

    /// A path below this language's folder, as seen from this page.
    pub(super) fn to(&self, path: &str) -> String {
        "../".repeat(self.path.matches('/').count()) + path
    }

    /// From this page to the Directory's root.
    fn root(&self) -> String {
        "../".repeat(self.path.matches('/').count() + self.language.folder().matches('/').count())
    }

    /// An election is over once its day has passed, where somebody said which day it is.
    pub(super) fn over(&self, election: &Election) -> bool {
        self.options.today.as_ref().is_some_and(|today| election.date < *today)
    }

    /// No election lies ahead.
    pub(super) fn old(&self) -> bool {
        self.site.elections.iter().all(|election| self.over(election))
    }

    pub(super) fn as_of(&self) -> String {
        self.language.date(&self.site.as_of)
    }

    /// "7 a.m.–7 p.m."
    pub(super) fn hours(&self, election: &Election) -> String {
        let (opens, closes) = (self.language.time(&election.hours.opens), self.language.time(&election.hours.closes));
        filled(self.words().hours, &[("opens", &opens), ("closes", &closes)])
    }

    /// Who runs an election.
    pub(super) fn authority(&self, election: &Election) -> String {
        let name = election.authority.name.as_deref().unwrap_or_default();
        match election.authority.kind {
            AuthorityKind::County => self.words().authority_county.to_owned(),
            AuthorityKind::Municipality => filled(self.words().authority_city, &[("name", name)]),
            AuthorityKind::Party => name.to_owned(),
        }
    }

    /// "City elections may be somewhere else", for an election whose places the edition does not have.
    pub(super) fn elsewhere(&self, election: &Election) -> Markup {
        let sentence = match election.authority.kind {
            AuthorityKind::Party => self.words().other_text_party,
            AuthorityKind::County | AuthorityKind::Municipality => self.words().other_text,
        };
        let (date, authority) = (self.language.weekday(&election.date), self.authority(election));
        let text = filled(sentence, &[("name", &election.name), ("date", &date), ("authority", &authority)]);
        html! {
            div.alert {
                h2 { (self.words().other_title) }
                p { (text) }
            }
        }
    }

    /// The whole page.
    pub(super) fn page(&self, content: &Content<'_>) -> Vec<u8> {
        let words = self.words();
        let other = self.language.other();
        let there = format!("{}{}{}", self.root(), other.folder(), self.path);
        let lookup = self.options.lookup.as_ref().map(|to| if to.contains("://") || to.starts_with('/') { to.clone() } else { self.root() + to });
        let page = html! {
            (DOCTYPE)
            html lang=(self.language.code()) {
                head {
                    meta charset="utf-8";
                    meta http-equiv="Content-Security-Policy" content=(POLICY);
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    meta name="referrer" content="no-referrer";
                    meta name="color-scheme" content="light dark";
                    // A search engine must not send a voter to a place that is made up, or was one years ago.
                    @if self.site.made_up || self.old() { meta name="robots" content="noindex"; }
                    title { (content.title) }
                    link rel="icon" href="data:,";
                    link rel="stylesheet" href={ (self.root()) (STYLE) };
                    link rel="alternate" hreflang=(other.code()) href=(there);
                }
                body class=(content.class) {
                    header {
                        a.skip href="#main" { (words.skip) }
                        div.top {
                            @if !content.crumbs.is_empty() {
                                nav aria-label=(words.crumbs) {
                                    @for (text, path) in content.crumbs { a href=(self.to(path)) { (text) } " › " }
                                    span aria-current="page" { (content.title) }
                                }
                            }
                            p.ways {
                                @if let Some(to) = &lookup { a href=(to) { (words.look_up) } " " }
                                a href=(there) lang=(other.code()) hreflang=(other.code()) { (words.other_language) }
                            }
                        }
                        (self.bands())
                    }
                    main #main { (content.body) (self.call(content.offices)) }
                    (self.foot(&content.confirmed))
                }
            }
        };
        legible(&page.into_string()).into_bytes()
    }

    fn bands(&self) -> Markup {
        let words = self.words();
        html! {
            @if self.site.made_up { p.band { strong { (words.band_made_up) } } }
            @else if self.site.unsigned { p.band { strong { (words.band_unsigned) } } }
            @if self.old() { p.band { strong { (filled(words.band_old, &[("date", &self.as_of())])) } } }
        }
    }

    fn call(&self, offices: &[Office]) -> Markup {
        let words = self.words();
        html! {
            @if !offices.is_empty() {
                section.call {
                    h2 { (words.call_title) }
                    ul.bare {
                        @for office in offices {
                            li {
                                a.button href=(dial(&office.phone)) { (office.name) ", " span.keep { (office.phone) } }
                                @let on = self.language.date(&office.on);
                                span.soft { (filled(words.call_office_source, &[("source", &office.source), ("date", &on)])) }
                            }
                        }
                    }
                }
            }
        }
    }

    /// Who confirmed a place, or that nobody did.
    pub(super) fn confirmed_by(&self, place: &PollingPlace) -> String {
        let Some(c) = &place.confirmed else { return self.confirmed_of(0, 1) };
        let date = self.language.date(&c.on);
        filled(self.words().foot_confirmed_by, &[("by", &c.by), ("office", &c.office), ("date", &date), ("book", &c.minute_book), ("page", &c.page)])
    }

    /// How many places somebody confirmed.
    pub(super) fn confirmed_of(&self, confirmed: usize, places: usize) -> String {
        match confirmed {
            0 => self.words().foot_confirmed_none.to_owned(),
            n => filled(self.words().foot_confirmed_some, &[("n", &n.to_string()), ("of", &places.to_string())]),
        }
    }

    fn foot(&self, confirmed: &str) -> Markup {
        let words = self.words();
        let name = |line: &str| match line {
            "1-800-829-6786" => words.call_statewide,
            "(601) 576-2550" => words.call_statewide_2,
            "711" => words.call_relay,
            _ if line.contains('@') => words.call_mail,
            _ => "",
        };
        let mailed = |line: &str| if line.contains('@') { format!("mailto:{line}") } else { dial(line) };
        html! {
            footer {
                p { strong { (words.foot_help) } }
                ul.bare.lines {
                    @for line in &self.site.statewide {
                        li { a href=(mailed(line)) { (line) } " " span.soft { (name(line)) } }
                    }
                }
                p.soft {
                    (filled(words.foot_as_of, &[("name", &self.site.name), ("date", &self.as_of())])) " "
                    (confirmed) " " (words.foot_draft) " " strong { (words.foot_unofficial) }
                }
                @if self.path == names::INDEX && !self.site.attribution.is_empty() {
                    h2 { (words.foot_sources) }
                    ul {
                        @for (source, licence) in &self.site.attribution {
                            li { (filled(words.foot_source, &[("source", source), ("licence", licence)])) }
                        }
                    }
                }
            }
        }
    }
}

/// `(601) 576-2550` as `tel:` wants it.
fn dial(phone: &str) -> String {
    let digits: String = phone.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
    format!("tel:{digits}")
}

/// Controls and marks that turn the direction of writing show nothing and can hide something. None is ours.
fn legible(page: &str) -> String {
    let odd = |c: char| (c.is_control() && c != '\n') || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    page.chars().map(|c| if odd(c) { '\u{fffd}' } else { c }).collect()
}

/// Draws what is already markup. Only numbers and our own letters may be in it.
pub(super) const fn drawn(markup: String) -> PreEscaped<String> {
    PreEscaped(markup)
}
