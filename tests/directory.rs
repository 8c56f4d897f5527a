//! The Directory: every page small, valid and linked, each precinct once, nothing of the data read as markup.
//!
//! `BLESS=1 cargo test --test directory` accepts what is found. Read the diff: it is what a clerk hangs on the wall.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice, clippy::print_stderr, reason = "tests")]

mod editions;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use editions::{Edition, build_real, demo, real_inputs};
use pollstead::compile::directory::{Directory, MOST_BYTES, Options, make};
use pollstead::compile::encode::Files;
use pollstead::compile::folder_driver::FolderDriver;
use pollstead::compile::notices::NoticeFiles;
use pollstead::compile::whole_edition::WholeEdition;
use pollstead::compile::{pipeline, write};
use pollstead::domain::edition::{Moment, Notice, NoticeKind};
use pollstead::domain::election::Covers;
use pollstead::domain::lookup::{Step, Stop, county_detail};
use scraper::{Html, Selector};

fn directory(files: &Files, options: &Options) -> Directory {
    let folder = tempfile::tempdir().unwrap();
    write::edition(&folder.path().join("edition"), files).unwrap();
    make(&mut FolderDriver::new(&folder.path().join("edition")), options, &mut |_| {}).unwrap()
}

fn dated(today: &str) -> Options {
    Options { today: Some(today.to_owned()), ..Options::default() }
}

fn pages(made: &Directory) -> impl Iterator<Item = (&str, &str)> {
    made.files.iter().filter(|(path, _)| path.ends_with(".html")).map(|(path, bytes)| (path.as_str(), std::str::from_utf8(bytes).unwrap()))
}

fn all(html: &Html, selector: &str) -> Vec<String> {
    html.select(&Selector::parse(selector).unwrap()).map(|e| e.text().collect::<String>()).collect()
}

fn attributes(html: &Html, selector: &str, name: &str) -> Vec<String> {
    html.select(&Selector::parse(selector).unwrap()).filter_map(|e| e.value().attr(name)).map(str::to_owned).collect()
}

/// What is wrong with a page, by an HTML5 parser and by the rules of this project.
fn faults(path: &str, text: &str, html: &Html) -> Vec<String> {
    let mut faults: Vec<String> = html.errors.iter().map(|e| format!("parser: {e}")).collect();
    let mut must = |holds: bool, what: &str| {
        if !holds {
            faults.push(what.to_owned());
        }
    };
    must(text.len() < MOST_BYTES, "30 kB");
    must(text.starts_with("<!DOCTYPE html>"), "doctype");
    let lang = if path.starts_with("es/") { "es" } else { "en" };
    must(attributes(html, "html", "lang") == [lang], "lang");
    let title = all(html, "head > title");
    must(title.len() == 1 && !title[0].trim().is_empty(), "title");
    must(all(html, "h1").len() == 1 && all(html, "main").len() == 1, "one h1 and one main");
    let mut level = 0;
    for heading in html.select(&Selector::parse("h1, h2, h3, h4, h5, h6").unwrap()) {
        let this: u32 = heading.value().name()[1..].parse().unwrap();
        must(this <= level + 1 && !heading.text().collect::<String>().trim().is_empty(), "headings in order, none empty");
        level = this;
    }
    must(all(html, "script, style, form, iframe, img, object, embed, template").is_empty(), "a plain page");
    let styled = html.tree.values().filter_map(|node| node.as_element()).flat_map(|e| e.attrs()).any(|(name, _)| name == "style" || name.starts_with("on"));
    must(!styled, "no inline style and no handler: the policy forbids both");
    must(attributes(html, "meta[http-equiv='Content-Security-Policy']", "content").len() == 1, "policy");
    let ids = attributes(html, "[id]", "id");
    must(ids.iter().collect::<BTreeSet<_>>().len() == ids.len(), "ids once");
    for line in ["1-800-829-6786", "(601) 576-2550", "ElectionsAnswers@sos.ms.gov", "711"] {
        must(all(html, "footer a").iter().any(|text| text == line), line);
    }
    let blank = all(html, "body").iter().any(|text| text.contains('{') || text.contains("**"));
    must(!blank, "a blank nobody filled");
    faults
}

/// Links of a page that lead to no file of the Directory.
fn broken(made: &Directory, path: &str, html: &Html) -> Vec<String> {
    let mut broken = Vec::new();
    for link in attributes(html, "a[href], link[href]", "href") {
        let (file, anchor) = link.split_once('#').map_or((link.as_str(), None), |(file, anchor)| (file, Some(anchor)));
        if ["tel:", "mailto:", "data:", "https://www.google.com/maps/dir/?api=1&destination="].iter().any(|way| file.starts_with(way)) {
            continue;
        }
        let mut at: Vec<&str> = path.split('/').collect();
        at.pop();
        for step in file.split('/') {
            match step {
                ".." => assert!(at.pop().is_some(), "{path}: {link} leads out"),
                step => at.push(step),
            }
        }
        let there = file.is_empty() || made.files.contains_key(&at.join("/"));
        let anchored = anchor.is_none_or(|id| attributes(html, "[id]", "id").iter().any(|held| held == id));
        if !there || !anchored {
            broken.push(format!("{path}: the link {link} leads nowhere"));
        }
    }
    broken
}

fn sound(made: &Directory) {
    let mut wrong = Vec::new();
    for (path, text) in pages(made) {
        let html = Html::parse_document(text);
        wrong.extend(faults(path, text, &html).into_iter().map(|fault| format!("{path}: {fault}")));
        wrong.extend(broken(made, path, &html));
    }
    assert_eq!(wrong, Vec::<String>::new());
}

/// The twin: what the wall lists must say, straight from the core: county → election → precinct names, sorted.
fn expected(files: &Files) -> BTreeMap<(String, String), Vec<String>> {
    let mut edition = Edition::new(files.clone());
    let asked = |result: Result<_, Stop>| match result {
        Ok(found) => Step::Done(found),
        Err(Stop::Needs(wants)) => Step::Needs(wants),
        Err(stop) => panic!("{stop:?}"),
    };
    let (elections, counties) = edition.ask(|shelf| match shelf.site() {
        Ok((site, gazetteer)) => Step::Done((site.elections.clone(), gazetteer.counties.clone())),
        Err(Stop::Needs(wants)) => Step::Needs(wants),
        Err(stop) => panic!("{stop:?}"),
    });
    let mut lists = BTreeMap::new();
    for county in counties {
        for election in elections.iter().filter(|e| e.places_listed) {
            let detail = edition.ask(|shelf| asked(county_detail(shelf, county.county.fips, Some(&election.id), None)));
            let reached = |id: &String| match &election.covers {
                Covers::Everywhere => true,
                Covers::Precincts(ids) => ids.contains(id),
            };
            let mut names: Vec<String> = detail.precincts.iter().filter(|p| reached(&p.precinct.id)).map(|p| p.precinct.name.clone()).collect();
            names.sort();
            if !names.is_empty() {
                lists.insert((county.county.fips.to_string(), election.date.clone()), names);
            }
        }
    }
    lists
}

/// What they say, by county and election day, all parts together; `large`: those in large print.
fn listed(made: &Directory, folder: &str, large: bool) -> BTreeMap<(String, String), Vec<String>> {
    let months = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
    let mut lists: BTreeMap<(String, String), Vec<String>> = BTreeMap::new();
    for (path, text) in pages(made) {
        let Some(rest) = path.strip_prefix(folder) else { continue };
        if !rest.starts_with(|c: char| c.is_ascii_digit()) || rest.contains("/place-") || rest.contains("large-print") != large {
            continue;
        }
        let html = Html::parse_document(text);
        let names = all(&html, "tbody th");
        let lead = all(&html, ".lead strong").join(" ");
        let words: Vec<&str> = lead.split([' ', ',']).filter(|w| !w.is_empty()).collect();
        let month = months.iter().position(|m| *m == words[1]).unwrap() + 1;
        let day = format!("{}-{month:02}-{:02}", words[3], words[2].parse::<u32>().unwrap());
        // Where two of a county share a name, the code stands behind it.
        lists.entry((rest[..5].to_owned(), day)).or_default().extend(names);
    }
    lists.values_mut().for_each(|names| names.sort());
    lists
}

/// Compares, with the codes that tell two of one name apart taken off again.
fn each_precinct_once(files: &Files, made: &Directory) -> usize {
    let expected = expected(files);
    for large in [false, true] {
        let found = listed(made, "", large);
        assert_eq!(found.keys().collect::<Vec<_>>(), expected.keys().collect::<Vec<_>>());
        for (key, names) in &expected {
            let twice = |name: &String| names.iter().filter(|other| *other == name).count() > 1;
            let mut plain: Vec<String> = found[key]
                .iter()
                .map(|shown| names.iter().find(|name| twice(name) && shown.starts_with(&format!("{name} ("))).unwrap_or(shown).clone())
                .collect();
            plain.sort();
            assert_eq!(&plain, names, "{key:?}");
            let shown: BTreeSet<&String> = found[key].iter().collect();
            assert_eq!(shown.len(), found[key].len(), "{key:?}: two rows look alike");
        }
    }
    expected.values().map(Vec::len).sum()
}

#[test]
fn the_checks_see_what_is_wrong() {
    let bad = "<!DOCTYPE html><html lang=\"en\"><head><title>x</title></head><body><main><h1>x</h1><h3>y</h3><p><div></p></div><img onclick=\"x\"></main></body></html>";
    let found = faults("a.html", bad, &Html::parse_document(bad)).join("\n");
    for fault in ["parser: ", "headings", "plain page", "handler", "policy", "711"] {
        assert!(found.contains(fault), "{fault} in {found}");
    }
}

#[test]
fn the_made_up_county_is_sound_and_lists_each_precinct_once() {
    let (_folder, built) = demo(1);
    let made = directory(&built.files, &Options::default());
    sound(&made);
    assert_eq!(each_precinct_once(&built.files, &made), 12 + 3 + 4, "the general election everywhere, the city's in its precincts");
    let again = directory(&built.files, &Options::default());
    assert_eq!(made.files, again.files, "the same edition gives the same bytes");

    let path = "28901-makebelieve/index.html";
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/directory-demo-county.html");
    // A line for each element, so that a diff can be read.
    let found = String::from_utf8(made.files[path].clone()).unwrap().replace("><", ">\n<") + "\n";
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(&golden, &found).unwrap();
    }
    assert_eq!(found, std::fs::read_to_string(&golden).unwrap_or_default(), "BLESS=1 cargo test --test directory");
}

#[test]
fn an_election_of_a_city_is_named_with_its_authority_and_one_without_list_leads_to_the_clerk() {
    let (_folder, built) = demo(1);
    let made = directory(&built.files, &Options::default());
    let text = |path: &str| all(&Html::parse_document(std::str::from_utf8(&made.files[path]).unwrap()), "main").concat();
    let city = text("28901-makebelieve/election-demo-2027-06-08-pretend-springs.html");
    assert!(city.contains("Run by the city of Pretend Springs."), "{city}");
    let elsewhere = "City elections may be somewhere else";
    assert!(text("28901-makebelieve/index.html").contains(elsewhere) && text("28903-fictional/index.html").contains(elsewhere));
    let (folder, _) = demo(1);
    let profile = folder.path().join("demo/demo.toml");
    let less = std::fs::read_to_string(&profile).unwrap().replace("[\"28901/10\", \"28903/2\"]", "[\"28901/10\"]");
    std::fs::write(&profile, less).unwrap();
    let made = directory(&pipeline::build(&profile, None, &mut |_| {}).unwrap().files, &Options::default());
    let says = |path: &str| String::from_utf8_lossy(&made.files[path]).contains(elsewhere);
    assert!(says("28901-makebelieve/index.html") && !says("28903-fictional/index.html"), "where the election reaches, and nowhere else");
    assert!(text("es/28901-makebelieve/index.html").contains("condado de Makebelieve"));
}

#[test]
fn a_page_is_headed_old_only_by_a_day_that_somebody_named() {
    let (_folder, built) = demo(1);
    let text = |options: &Options, path: &str| String::from_utf8(directory(&built.files, options).files[path].clone()).unwrap();
    for path in ["28901-makebelieve/index.html", "28901-makebelieve/place-p001.html"] {
        for on in [Options::default(), dated("2027-11-02")] {
            let page = text(&on, path);
            assert!(!page.contains(">Old: ") && !page.contains(">Old list") && page.contains("November 2, 2027</strong>. If that day has passed, this list is old."), "{path}");
        }
        assert!(text(&dated("2027-11-03"), path).contains(">Old: this was the place on April 1, 2027<") || path.ends_with("index.html"));
        assert!(text(&dated("2027-11-03"), path).contains("Old list, from April 1, 2027."), "{path}");
    }
    // The city's election is over while the county's is ahead.
    let city = text(&dated("2027-06-09"), "28901-makebelieve/election-demo-2027-06-08-pretend-springs.html");
    assert!(city.contains(">Old: these were the places on April 1, 2027<") && !city.contains("Old list"));
}

/// Of the made-up county's precinct 06 ("Pretend Springs 1"), on the day of its county election.
fn notice(id: &str, kind: NoticeKind, place: Option<&str>, door: Option<&str>) -> Notice {
    let moment = |local: &str, utc: &str| Moment { local: local.to_owned(), utc: utc.to_owned() };
    Notice {
        id: id.to_owned(),
        kind,
        precincts: vec!["28901/06".to_owned()],
        new_place_id: place.map(str::to_owned),
        entrance: door.map(str::to_owned),
        from: moment("2027-11-02T00:00", "2027-11-02T05:00:00Z"),
        until: moment("2027-11-02T08:30", "2027-11-02T13:30:00Z"),
        issued_at: "2027-11-02T11:10:00Z".to_owned(),
        supersedes: None,
    }
}

fn filed(notices: Vec<Notice>) -> NoticeFiles {
    let mut filed = NoticeFiles::default();
    notices.into_iter().for_each(|notice| filed.add(notice));
    filed
}

fn noticed(mut files: Files, notices: Vec<Notice>) -> Files {
    let relisted = WholeEdition::made("made up", files.clone()).unwrap().relisted(&filed(notices)).unwrap();
    files.extend(relisted.files.into_iter().map(|(_, path, bytes)| (path, bytes)));
    files.insert("m/now.json".to_owned(), relisted.now);
    files
}

#[test]
fn a_place_that_moved_is_the_new_one_on_the_wall_and_the_old_ones_page_says_so() {
    let quiet = demo(1).1.files;
    let (moved, late) = (notice("n-1", NoticeKind::Moved, Some("28901:p006"), None), notice("n-2", NoticeKind::DelayedOpen, None, None));
    let files = noticed(quiet.clone(), vec![moved, late]);
    let made = directory(&files, &Options::default());
    sound(&made);
    each_precinct_once(&files, &made);
    let (before, page) = (directory(&quiet, &Options::default()), |made: &Directory, path: &str| String::from_utf8(made.files[path].clone()).unwrap());
    let county = "28901-makebelieve";
    let name = |number: &str| all(&Html::parse_document(&page(&before, &format!("{county}/place-{number}.html"))), "h1").remove(0);
    let (old, new) = (name("p005"), name("p006"));
    let moved = format!("Notice: Moved. On November 2, 2027, vote at {new} instead of {old}.");
    let late = "Notice: Opens late on November 2, 2027: at about 8:30\u{a0}a.m. In line when it closes? You vote.";
    let said = |path: &str| all(&Html::parse_document(&page(&made, path)), "p.notice");
    for list in ["index.html", "index-large-print.html"] {
        let html = Html::parse_document(&page(&made, &format!("{county}/{list}")));
        let rows = all(&html, "tbody tr");
        let at = rows.iter().position(|row| row.contains("Pretend Springs 1")).unwrap();
        assert!(rows[at].contains(&new) && !rows[at].contains(&old), "{}", rows[at]);
        assert_eq!(rows[at + 1].trim(), format!("{moved}{late}"), "right below the row");
        assert_eq!(all(&html, "p.notice"), [moved.as_str(), late]);
    }
    // Who opens the old place's page is sent on; the new one's says whom it expects.
    assert_eq!(said(&format!("{county}/place-p005.html")), [moved.as_str()]);
    assert_eq!(said(&format!("{county}/place-p006.html")), [moved.as_str(), late]);
    assert!(page(&made, &format!("{county}/place-p005.html")).contains("href=\"place-p006.html\""));
    assert!(said(&format!("{county}/place-p001.html")).is_empty());
    assert!(said(&format!("es/{county}/index.html"))[0].starts_with("Aviso: Cambió de lugar. El 2 de noviembre de 2027, vote en "));
    assert!(page(&made, "index.html").contains("Something changed here") && !page(&before, "index.html").contains("Something changed here"));
    // The city's election in June is another day.
    assert!(made.files.keys().filter(|p| p.starts_with("28901-makebelieve/election-")).all(|p| said(p).is_empty()));
    assert_ne!(made.files["made-from.json"], before.files["made-from.json"], "who compares sees that it holds other notices");
}

/// The city of Pretend Springs votes at the old place in June: until then it is still a polling place, with the way there.
#[test]
fn a_place_where_nobody_votes_any_more_shows_the_new_one_and_no_way_to_itself() {
    let files = noticed(demo(1).1.files, vec![notice("n-1", NoticeKind::Moved, Some("28901:p006"), None)]);
    let card = |today: &str, place: &str| {
        let made = directory(&files, &dated(today));
        let html = Html::parse_document(std::str::from_utf8(&made.files[&format!("28901-makebelieve/place-{place}.html")]).unwrap());
        (all(&html, ".card .over").remove(0), all(&html, ".card a.button").len())
    };
    let still = ("Polling place".to_owned(), 1);
    assert_eq!(card("2027-06-01", "p005"), still);
    assert_eq!(card("2027-11-02", "p005"), ("Moved. Vote at the new place".to_owned(), 0));
    assert_eq!(card("2027-11-02", "p006"), still, "the new place");
    assert_eq!(card("2027-11-02", "p001"), still, "a place that no notice is about");
    let made = directory(&files, &dated("2027-11-02"));
    let page = std::str::from_utf8(&made.files["es/28901-makebelieve/place-p005.html"]).unwrap();
    assert!(page.contains("Cambió de lugar. Vote en el lugar nuevo") && page.contains("El lugar nuevo: <a href=\"place-p006.html\">"));
}

#[test]
fn a_notice_about_a_place_that_nobody_knows_makes_no_pages() {
    let files = noticed(demo(1).1.files, vec![notice("n-1", NoticeKind::Moved, Some("28901:p999"), None)]);
    let folder = tempfile::tempdir().unwrap();
    write::edition(&folder.path().join("edition"), &files).unwrap();
    let error = make(&mut FolderDriver::new(&folder.path().join("edition")), &Options::default(), &mut |_| {}).unwrap_err();
    assert!(error.to_string().starts_with("notices/current: notice \"n-1\": found \"28901:p999\""), "{error}");
}

#[test]
fn a_sitemap_holds_every_page_and_needs_an_address() {
    let (_folder, built) = demo(1);
    assert!(!directory(&built.files, &Options::default()).files.contains_key("sitemap.xml"));
    let base = Options { base_url: Some("https://example.org/d".parse().unwrap()), ..Options::default() };
    let made = directory(&built.files, &base);
    let map = std::str::from_utf8(&made.files["sitemap.xml"]).unwrap();
    let named: Vec<&str> = map.split("<loc>https://example.org/d/").skip(1).filter_map(|rest| rest.split("</loc>").next()).collect();
    assert_eq!(named, pages(&made).map(|(path, _)| path).collect::<Vec<_>>());
}

/// The demo with other rows in its list.
fn demo_with(change: impl Fn(&mut Vec<String>)) -> Files {
    let (folder, _) = demo(1);
    let list = folder.path().join("demo/places.csv");
    let mut rows: Vec<String> = std::fs::read_to_string(&list).unwrap().lines().map(str::to_owned).collect();
    change(&mut rows);
    std::fs::write(&list, rows.join("\n") + "\n").unwrap();
    pipeline::build(&folder.path().join("demo/demo.toml"), None, &mut |_| {}).unwrap().files
}

#[test]
fn names_of_the_data_are_text_and_never_markup() {
    let evil = "<script>alert(1)</script><b onmouseover=x>\u{202e}&amp;\"'";
    let files = demo_with(|rows| {
        let quoted = evil.replace('"', "\"\"");
        rows.push(format!("Makebelieve,99,\"{quoted}\",10,\"{quoted}\",\"{quoted}, Pretend Springs\",\"{quoted}\",,"));
    });
    let made = directory(&files, &Options::default());
    sound(&made);
    let shown = evil.replace('\u{202e}', "\u{fffd}");
    let county = Html::parse_document(std::str::from_utf8(&made.files["28901-makebelieve/index.html"]).unwrap());
    assert!(all(&county, "tbody th").contains(&shown), "{:?}", all(&county, "tbody th"));
    let page = pages(&made).find(|(path, text)| path.contains("/place-") && text.contains("alert(1)")).unwrap();
    let place = Html::parse_document(page.1);
    assert_eq!((all(&place, "h1"), all(&place, "title")), (vec![shown.clone()], vec![shown]));
}

#[test]
fn a_list_too_long_for_a_page_is_cut_into_parts_and_loses_nothing() {
    let files = demo_with(|rows| {
        for at in 0..500 {
            rows.push(format!("Makebelieve,{},Invented Corner {at},10,Made-Up Barn {at},\"{at} Nowhere Rd, Pretend Springs, MS 39991\",,,", 1000 + at));
        }
    });
    let made = directory(&files, &Options::default());
    assert!(made.files.contains_key("28901-makebelieve/index-3.html"));
    sound(&made);
    assert_eq!(each_precinct_once(&files, &made), 12 + 3 + 4 + 500);
}

#[test]
fn mississippi_of_2020_is_sound_and_lists_each_precinct_once() {
    let Some(data) = real_inputs("mississippi_of_2020") else { return };
    let built = build_real("ms-2020.toml", &data);
    let made = directory(&built.files, &dated("2026-11-22"));
    assert_eq!((made.counties, made.places), (82, built.report.holds.places));
    sound(&made);
    assert_eq!(each_precinct_once(&built.files, &made), built.report.holds.precincts);
    assert!(pages(&made).all(|(_, text)| text.contains("name=\"robots\" content=\"noindex\"")), "an old list misleads who searches");
    eprintln!("{} pages, the largest {} bytes", made.pages, made.largest);
}
