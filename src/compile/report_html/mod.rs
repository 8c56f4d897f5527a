//! The report as one HTML page: no network, nothing hidden without its script, all foreign text escaped.

mod findings;
mod map;
mod totals;
pub(in crate::compile) mod words;

use std::fmt::Write as _;

use sha2::{Digest as _, Sha256};

use super::finding::Severity;
use super::report::Report;
use words::{day, escaped};

pub(in crate::compile) const STYLE: &str = include_str!("report.css");
const SCRIPT: &str = include_str!("report.js");

/// The whole page. The same report gives the same bytes.
#[must_use]
pub fn page(report: &Report) -> String {
    let mut out = String::with_capacity(64 * 1024 + report.findings.len() * 1024);
    let name = escaped(&report.name);
    let _ = write!(
        out,
        "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Report: {name}</title>\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-{}'; script-src 'sha256-{}'; \
         base-uri 'none'; form-action 'none'\"><meta name=\"color-scheme\" content=\"light dark\"><style>{STYLE}</style></head><body>",
        fingerprint(STYLE),
        fingerprint(SCRIPT),
    );
    if report.made_up {
        out.push_str("<p class=\"made-up\"><strong>Made up.</strong> People, streets and places in this report are invented.</p>");
    }
    let _ = write!(
        out,
        "<header><p class=\"over\">Pollstead · report of a source</p><h1>{name}</h1><p class=\"as-of\">As of {}</p></header><main>",
        escaped(&day(&report.as_of))
    );
    out.push_str(&headline(report));
    out.push_str("<p id=\"self-check\" class=\"alert error\" role=\"alert\" hidden></p>");
    out.push_str(&findings::desks(report));
    out.push_str(&map::section(report));
    out.push_str(&findings::kinds(report));
    out.push_str(&totals::rows(report));
    out.push_str("<div class=\"two\">");
    out.push_str(&totals::holds(report));
    out.push_str(&totals::join(report));
    out.push_str("</div>");
    out.push_str(&findings::section(report));
    let _ = writeln!(
        out,
        "</main><footer><p>This page is one file. It fetches nothing and sends nothing.</p></footer><script>{SCRIPT}</script></body></html>"
    );
    out
}

/// The one line a person acts on.
fn headline(report: &Report) -> String {
    let balanced = report.rows.iter().all(super::draft::Tally::balances);
    let (class, sign) = match (report.of(Severity::Error), report.of(Severity::Warning)) {
        _ if !balanced => ("error", "✕"),
        (0, 0) => ("ok", "✓"),
        (0, _) => ("warning", "▲"),
        _ => ("error", "✕"),
    };
    let line = report.line();
    let (counts, next) = line.split_once(": ").unwrap_or((line.as_str(), ""));
    let rows = if balanced {
        "All rows balance: every row received is used or reported."
    } else {
        "Rows do not balance: see the table of rows."
    };
    format!(
        "<div class=\"alert {class}\"><span class=\"sign\" aria-hidden=\"true\">{sign}</span><div><p class=\"line\">{}</p><p>{}. {rows}</p></div></div>",
        escaped(&words::sentence(next)),
        escaped(counts)
    )
}

/// SHA-256 in base64, as a content security policy names an inline script.
pub(in crate::compile) fn fingerprint(text: &str) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for three in Sha256::digest(text.as_bytes()).chunks(3) {
        let bits = three.iter().fold(0_u32, |bits, byte| bits << 8 | u32::from(*byte)) << (8 * (3 - three.len()));
        for at in 0..4 {
            let letter = usize::try_from(bits >> (18 - 6 * at) & 63).ok().and_then(|i| LETTERS.get(i));
            out.push(if at > three.len() { '=' } else { letter.map_or('=', |l| char::from(*l)) });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fingerprints_are_base64_of_sha_256() {
        // `printf '' | openssl dgst -sha256 -binary | base64`, and of "abc".
        assert_eq!(fingerprint(""), "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
        assert_eq!(fingerprint("abc"), "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
    }
}
