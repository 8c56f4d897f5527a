//! The report's page: its totals balance, its counts are those of its findings, foreign text stays text, and it is one
//! file that fetches nothing.
#![expect(clippy::unwrap_used, clippy::panic, clippy::print_stderr, reason = "tests")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use pollstead::compile::demo::{Scale, write_demo};
use pollstead::compile::draft::Tally;
use pollstead::compile::finding::{Finding, FixIn, Severity, Spot};
use pollstead::compile::pipeline;
use pollstead::compile::report::{Holds, JoinTotals, MapCounty, Report};
use pollstead::compile::report_html::page;

/// The report of the made-up county, and its page.
fn demo() -> (Report, String) {
    let dir = tempfile::tempdir().unwrap();
    let out = dir.path().join("demo");
    write_demo(&out, Scale::County, 1, &mut |_, _| {}).unwrap();
    let report = pipeline::build(&out.join("demo.toml"), None, &mut |_| {}).unwrap().report;
    let page = page(&report);
    (report, page)
}

/// Every text that a source can put into a report, hostile.
fn hostile() -> Report {
    let bad = "\"'><script>alert(1)</script><img src=x onerror='alert(1)'></pre></li></svg></style>&lt;".to_owned();
    let finding = |severity| Finding {
        code: "row-ragged",
        severity,
        county: bad.clone(),
        subject: format!("subject {bad}"),
        sentence: format!("sentence {bad}"),
        fix_in: FixIn::Sems,
        spot: Spot { file: format!("a/{bad}/b{bad}"), sheet: Some(bad.clone()), line: Some(7), field: Some(bad.clone()) },
        received: Some(bad.clone()),
        at: Some((-89.5, 33.5)),
    };
    let square = vec![(-90.0, 33.0), (-89.0, 33.0), (-89.0, 34.0), (-90.0, 34.0), (-90.0, 33.0)];
    let mut report = Report {
        name: bad.clone(),
        as_of: bad.clone(),
        made_up: true,
        rows: vec![Tally { file: bad.clone(), role: bad.clone(), rows_in: 3, used: 1, reported: 1 }],
        join: Some(JoinTotals { rows: 2, polygons: 1, joined: 1, by_rule: BTreeMap::from([(bad.clone(), 1)]) }),
        holds: Holds::default(),
        counts: BTreeMap::new(),
        findings: vec![finding(Severity::Error), finding(Severity::Warning), finding(Severity::Note)],
        map: vec![MapCounty {
            fips: "28999".parse().unwrap(),
            name: bad.clone(),
            outline: vec![square],
            precincts: Vec::new(),
            errors: 1,
            warnings: 1,
        }],
    };
    report.settle();
    report
}

/// The values of an attribute, as written.
fn values<'a>(page: &'a str, attribute: &str) -> Vec<&'a str> {
    let opening = format!(" {attribute}=\"");
    page.split(opening.as_str()).skip(1).map(|rest| rest.split('"').next().unwrap()).collect()
}

/// The page without the text of its style and script.
fn markup(page: &str) -> String {
    let mut out = page.to_owned();
    for name in ["style", "script"] {
        let (from, to) = (out.find(&format!("<{name}>")).unwrap(), out.find(&format!("</{name}>")).unwrap());
        out.replace_range(from + name.len() + 2..to, "");
    }
    out
}

/// Every element that opens is closed, in order.
fn assert_closed(page: &str) {
    let mut open: Vec<String> = Vec::new();
    for tag in markup(page).split('<').skip(1).map(|t| t.split('>').next().unwrap().to_owned()) {
        let name = tag.trim_start_matches('/').split_whitespace().next().unwrap_or("").trim_end_matches('/').to_owned();
        match (tag.starts_with('/'), tag.ends_with('/') || ["!doctype", "meta", "input"].contains(&name.as_str())) {
            (true, _) => assert_eq!(open.pop().as_deref(), Some(name.as_str()), "closed out of order"),
            (false, true) => {}
            (false, false) => open.push(name),
        }
    }
    assert_eq!(open, Vec::<String>::new(), "left open");
}

#[test]
fn the_demo_s_rows_balance_and_the_page_says_so_of_each_file() {
    let (report, page) = demo();
    assert!(report.rows.len() >= 9 && report.rows.iter().any(|r| r.rows_in > 1000));
    for tally in &report.rows {
        assert_eq!(tally.rows_in, tally.used + tally.reported, "{}", tally.file);
    }
    assert_eq!(page.matches("</span> balances").count(), report.rows.len());
    assert!(page.contains("All rows balance") && !page.contains("<tr class=\"unbalanced\""));
}

#[test]
fn a_row_that_went_missing_is_said_in_the_headline_and_in_the_table() {
    let (mut report, _) = demo();
    let first = report.rows.first_mut().unwrap();
    first.rows_in += 1;
    let page = page(&report);
    assert!(report.line().contains("do not publish"), "{}", report.line());
    assert!(page.contains("Rows do not balance") && !page.contains("All rows balance"));
    assert!(page.contains("<tr class=\"unbalanced\"") && page.contains("</span> 1 missing"));
}

#[test]
fn the_counts_shown_are_the_counts_of_the_findings_on_the_page() {
    let (report, page) = demo();
    let on_page = values(&page, "data-severity");
    assert_eq!(on_page.len(), report.findings.len());
    for (word, severity) in [("error", Severity::Error), ("warning", Severity::Warning), ("note", Severity::Note)] {
        let counted = on_page.iter().filter(|s| **s == word).count();
        assert_eq!(counted, report.findings.iter().filter(|f| f.severity == severity).count());
        assert!(counted > 0, "the demo has every severity");
        assert!(page.contains(&format!("data-count=\"{word}\">{counted}<")), "{counted} {word}");
        assert!(report.line().contains(&format!("{counted} {word}")));
    }
    // Whoever has the error on the map has it in the list.
    for county in &report.map {
        let of = |s| report.findings.iter().filter(|f| f.county == county.name && f.severity == s).count();
        assert_eq!((county.errors, county.warnings), (of(Severity::Error), of(Severity::Warning)));
        assert!(!county.outline.is_empty(), "{} is drawn", county.name);
    }
    assert_eq!(report.findings.len(), report.counts.values().sum::<usize>());
}

#[test]
fn foreign_text_stays_text() {
    let page = page(&hostile());
    assert_eq!(page.matches("<script").count(), 1, "only the page's own script");
    assert_eq!(page.matches("</script").count(), 1);
    assert!(!page.contains("<img") && page.contains("&lt;img src=x onerror="));
    assert_closed(&page);
    let attributes = ["data-county", "data-set", "value", "title"].map(|a| values(&page, a)).concat();
    assert!(attributes.iter().all(|v| !v.contains('<')) && attributes.iter().any(|v| v.contains("&lt;script&gt;")));
    // The name, the day, the file, the role, the rule; three times county, subject, sentence, folder, file, sheet, field, row; map and choices.
    assert!(page.matches("&lt;script&gt;alert(1)").count() >= 5 + 3 * 8 + 4);
}

#[test]
fn every_finding_can_be_filtered_by_all_four_and_none_is_hidden_without_the_script() {
    let (report, page) = demo();
    let options: BTreeSet<&str> = values(&page, "value").into_iter().collect();
    for attribute in ["data-severity", "data-county", "data-code", "data-fix"] {
        let all = values(&page, attribute);
        assert_eq!(all.len(), report.findings.len(), "{attribute}");
        for value in all {
            assert!(options.contains(value), "{attribute} {value:?} is no choice of the filter");
        }
    }
    assert!(page.contains("type=\"search\" name=\"words\""));
    for set in values(&page, "data-set") {
        let (name, _) = set.split_once('=').unwrap();
        assert!(["county", "code", "fix"].contains(&name), "{set}");
    }
    for item in page.split("<li class=\"finding\"").skip(1) {
        assert!(!item.split('>').next().unwrap().contains("hidden"));
    }
    for shown in ["Fix in <strong>SEMS", "Fix at <strong>911", "Row as received", "Made up."] {
        assert!(page.contains(shown), "{shown}");
    }
    assert_closed(&page);
}

#[test]
fn the_page_fetches_nothing() {
    let (_, page) = demo();
    for word in ["http:", "https:", "src=", "<link", "@import", "fetch(", "XMLHttpRequest", "<iframe", "style=\"", " onclick"] {
        assert!(!page.contains(word), "{word}");
    }
    assert_eq!(page.matches("url(").count(), page.matches("url(#hatch)").count());
    let links = values(&page, "href");
    assert!(!links.is_empty());
    let ids: BTreeSet<&str> = values(&page, "id").into_iter().collect();
    for link in links {
        assert!(link.strip_prefix('#').is_some_and(|id| ids.contains(id)), "{link} leads nowhere on the page");
    }
    assert_eq!(values(&page, "id").len(), ids.len(), "an id stands twice");
    assert!(page.contains("default-src 'none'"));
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    assert_eq!(demo().1, demo().1);
}

#[test]
fn a_report_without_findings_map_or_join_is_a_whole_page() {
    let (mut report, _) = demo();
    report.findings.clear();
    report.map.clear();
    report.join = None;
    report.settle();
    let page = page(&report);
    assert_closed(&page);
    assert!(page.contains("Nothing to mend.") && !page.contains("<svg"));
}

#[test]
fn json_leaves_the_map_out() {
    let (report, _) = demo();
    let json = serde_json::to_value(&report).unwrap();
    let keys: Vec<&str> = json.as_object().unwrap().keys().map(String::as_str).collect();
    assert!(keys.contains(&"findings") && !keys.contains(&"map"), "{keys:?}");
}

/// The folder of real inputs, where it is.
fn data() -> Option<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let data = std::env::var_os("POLLSTEAD_DATA").map_or_else(|| root.join("../shared/data"), PathBuf::from);
    data.is_dir().then_some(data)
}

#[test]
fn mississippi_2020_has_no_overlap_and_every_county_on_its_map() {
    let Some(data) = data() else {
        eprintln!("SKIPPED: no real inputs in ../shared/data or POLLSTEAD_DATA");
        return;
    };
    let profile = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/sources/ms-2020.toml");
    let report = pipeline::build(&profile, Some(&data), &mut |_| {}).unwrap_or_else(|e| panic!("{e}")).report;
    assert!(report.rows.iter().all(Tally::balances));
    assert_eq!(report.counts.get("polygons-overlap"), None);
    assert_eq!(report.map.len(), 82);
    for county in &report.map {
        let vertices: usize = county.outline.iter().map(Vec::len).sum();
        assert!((5..=60).contains(&vertices), "{}: {vertices} vertices", county.name);
        assert!(county.precincts.is_empty());
    }
    let names: BTreeSet<&str> = report.map.iter().map(|c| c.name.as_str()).chain([""]).collect();
    for finding in &report.findings {
        assert!(names.contains(finding.county.as_str()), "{:?} is on no map", finding.county);
    }
    let page = page(&report);
    assert!(page.len() < 1_000_000, "{} bytes", page.len());
    assert_closed(&page);
}
