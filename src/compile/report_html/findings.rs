//! The findings as a list, by severity and county, each with its sentence, where to fix it, where it stands and the row
//! as received; and what filters them.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use super::words::{DESKS, advice, count, counted, desk, desk_key, escaped, fix_in, kind, sentence, severity};
use crate::compile::finding::{Finding, Severity};
use crate::compile::report::Report;

/// Worst first, with its heading and its mark: never colour alone.
pub(super) const SEVERITIES: [(Severity, &str, &str); 3] =
    [(Severity::Error, "Errors", "✕"), (Severity::Warning, "Warnings", "▲"), (Severity::Note, "Notes", "i")];

/// What each severity means, for people who see the word first here.
const fn meaning(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "A voter could get a wrong answer or none, or a row was left out.",
        Severity::Warning => "A voter may get a vaguer answer, or none.",
        Severity::Note => "Worth knowing. Nothing is wrong for a voter today.",
    }
}

/// The four desks with what waits at each.
pub(super) fn desks(report: &Report) -> String {
    let mut out = String::from("<section aria-labelledby=\"h-desks\"><h2 id=\"h-desks\">Where to fix it</h2><ul class=\"desks\">");
    for at in DESKS {
        let of = |s: Severity| report.findings.iter().filter(|f| f.fix_in == at && f.severity == s).count();
        let waiting: Vec<String> = SEVERITIES
            .iter()
            .filter(|(s, _, _)| of(*s) > 0)
            .map(|(s, _, _)| counted(of(*s), severity(*s)))
            .collect();
        let (name, what) = desk(at);
        let key = desk_key(at);
        let _ = write!(
            out,
            "<li><a class=\"desk\" href=\"#findings\" data-set=\"fix={key}\"><strong>{name}</strong><span>{what}</span>\
             <em>{}</em></a></li>",
            if waiting.is_empty() { "nothing".to_owned() } else { waiting.join(" · ") },
        );
    }
    out.push_str("</ul></section>");
    out
}

/// What kinds of findings there are, and what to do about each.
pub(super) fn kinds(report: &Report) -> String {
    if report.findings.is_empty() {
        return String::new();
    }
    let mut by_kind: BTreeMap<(std::cmp::Reverse<Severity>, &str), usize> = BTreeMap::new();
    for finding in &report.findings {
        *by_kind.entry((std::cmp::Reverse(finding.severity), finding.code)).or_default() += 1;
    }
    let mut out = String::from(
        "<section aria-labelledby=\"h-kinds\"><h2 id=\"h-kinds\">What was found</h2><div class=\"scroll\"><table class=\"kinds\"><thead><tr>\
         <th scope=\"col\">Kind</th><th scope=\"col\" class=\"n\">How many</th><th scope=\"col\">What to do</th></tr></thead><tbody>",
    );
    for ((std::cmp::Reverse(s), code), n) in by_kind {
        let _ = write!(
            out,
            "<tr><th scope=\"row\">{}<a href=\"#findings\" data-set=\"code={code}\" data-also=\"severity={}\">{}</a></th>\
             <td class=\"n\">{}</td><td>{}</td></tr>",
            mark(s),
            severity(s),
            escaped(&kind(code)),
            count(n),
            advice(code, s).unwrap_or("Read each finding."),
        );
    }
    out.push_str("</tbody></table></div></section>");
    out
}

/// Severity as a mark with its word for those who hear it.
fn mark(s: Severity) -> String {
    let sign = SEVERITIES.iter().find(|(of, _, _)| *of == s).map_or("", |(_, _, sign)| *sign);
    let word = severity(s);
    format!("<span class=\"mark {word}\"><span aria-hidden=\"true\">{sign}</span><span class=\"spoken\">{word}: </span></span>")
}

fn choices(out: &mut String, name: &str, label: &str, all: &str, of: &BTreeSet<(String, String)>) {
    let _ = write!(out, "<label>{label}<select name=\"{name}\"><option value=\"\">{all}</option>");
    for (shown, value) in of {
        let _ = write!(out, "<option value=\"{}\">{}</option>", escaped(value), escaped(shown));
    }
    out.push_str("</select></label>");
}

fn filter(report: &Report) -> String {
    let mut out = String::from("<form id=\"filter\" class=\"filter scripted\" role=\"search\" aria-label=\"Filter findings\" hidden>");
    let set = |f: &dyn Fn(&Finding) -> (String, String)| report.findings.iter().map(f).collect::<BTreeSet<_>>();
    out.push_str("<label>Severity<select name=\"severity\"><option value=\"\">All</option>");
    for (s, word, _) in SEVERITIES.iter().filter(|(s, _, _)| report.of(*s) > 0) {
        let _ = write!(out, "<option value=\"{}\">{word}</option>", severity(*s));
    }
    out.push_str("</select></label>");
    choices(&mut out, "county", "County", "All", &set(&|f| (county_shown(&f.county).to_owned(), county_key(&f.county).to_owned())));
    choices(&mut out, "code", "Kind", "All", &set(&|f| (kind(f.code), f.code.to_owned())));
    choices(&mut out, "fix", "Where to fix", "Anywhere", &set(&|f| (desk(f.fix_in).0.to_owned(), desk_key(f.fix_in).to_owned())));
    let _ = write!(
        out,
        "<label class=\"words\">Words<input type=\"search\" name=\"words\" autocomplete=\"off\" spellcheck=\"false\"></label>\
         <div class=\"acts\"><button type=\"reset\">Show all</button><button type=\"button\" id=\"save\">Save as spreadsheet</button>\
         <button type=\"button\" id=\"print\">Print</button></div>\
         <p id=\"status\" role=\"status\" aria-live=\"polite\">{} shown</p></form>",
        counted(report.findings.len(), "finding"),
    );
    out
}

fn county_shown(county: &str) -> &str {
    if county.is_empty() { "Whole source" } else { county }
}

/// No county is called `*`; an empty value would be "all".
fn county_key(county: &str) -> &str {
    if county.is_empty() { "*" } else { county }
}

/// All findings.
pub(super) fn section(report: &Report) -> String {
    let mut out = String::from("<section id=\"findings\" aria-labelledby=\"h-findings\"><h2 id=\"h-findings\">Findings</h2>");
    if report.findings.is_empty() {
        out.push_str("<p>Nothing was found that needs a person.</p></section>");
        return out;
    }
    out.push_str(&filter(report));
    for (s, heading, sign) in SEVERITIES {
        let of: Vec<(usize, &Finding)> = report.findings.iter().enumerate().filter(|(_, f)| f.severity == s).collect();
        if of.is_empty() {
            continue;
        }
        let _ = write!(
            out,
            "<section class=\"severity {0}\" aria-labelledby=\"h-{0}\"><h3 id=\"h-{0}\"><span class=\"mark {0}\" aria-hidden=\"true\">{sign}</span> {heading} \
             <span class=\"count\" data-count=\"{0}\">{1}</span></h3><p class=\"lede\">{2}</p>",
            severity(s),
            count(of.len()),
            meaning(s),
        );
        let mut rest = of.as_slice();
        while let Some((_, first)) = rest.first() {
            let end = rest.iter().take_while(|(_, f)| f.county == first.county).count();
            let (group, after) = rest.split_at(end);
            let _ = write!(
                out,
                "<div class=\"group\"><h4>{} <span class=\"count\">{}</span></h4><ol>",
                escaped(county_shown(&first.county)),
                count(group.len())
            );
            for (at, finding) in group {
                line(&mut out, at + 1, finding);
            }
            out.push_str("</ol></div>");
            rest = after;
        }
        out.push_str("</section>");
    }
    out.push_str("<p id=\"none\" hidden>No finding fits. Choose “Show all”.</p></section>");
    out
}

fn line(out: &mut String, number: usize, f: &Finding) {
    let (_, what) = desk(f.fix_in);
    let (before, name) = fix_in(f.fix_in);
    let _ = write!(
        out,
        "<li class=\"finding\" id=\"f{number}\" data-severity=\"{}\" data-county=\"{}\" data-code=\"{}\" data-fix=\"{}\">\
         <div class=\"says\"><p class=\"kind\">{}</p><p class=\"sentence\">{}</p>",
        severity(f.severity),
        escaped(county_key(&f.county)),
        escaped(f.code),
        desk_key(f.fix_in),
        escaped(&kind(f.code)),
        escaped(&sentence(&f.sentence)),
    );
    if !f.subject.is_empty() && f.subject != f.county && !f.sentence.contains(&f.subject) {
        let _ = write!(out, "<p class=\"about\">About: {}</p>", escaped(&f.subject));
    }
    if let Some(received) = &f.received {
        let _ = write!(out, "<details><summary>Row as received</summary><pre>{}</pre></details>", escaped(received.trim_end_matches([' ', '|'])));
    }
    let _ = write!(out, "</div><div class=\"where\"><p class=\"fix\" title=\"{what}\">{before}<strong>{name}</strong></p>");
    if !f.spot.file.is_empty() {
        let _ = write!(out, "<p class=\"spot\">{}</p>", spot(f));
    }
    out.push_str("</div></li>");
}

/// `file (sheet):line [field]`, the folders fainter than the name.
fn spot(f: &Finding) -> String {
    let (folders, name) = f.spot.file.rsplit_once('/').map_or(("", f.spot.file.as_str()), |(folders, name)| (folders, name));
    let mut out = String::new();
    if !folders.is_empty() {
        let _ = write!(out, "<span class=\"folders\">{}/</span>", escaped(folders));
    }
    let _ = write!(out, "<span class=\"file\">{}", escaped(name));
    if let Some(sheet) = &f.spot.sheet {
        let _ = write!(out, " ({})", escaped(sheet));
    }
    if let Some(line) = f.spot.line {
        let _ = write!(out, ":{line}");
    }
    out.push_str("</span>");
    if let Some(field) = &f.spot.field {
        let _ = write!(out, " [{}]", escaped(field));
    }
    out
}
