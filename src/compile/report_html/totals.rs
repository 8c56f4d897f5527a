//! The page's tables of totals: rows that must balance, what the edition holds, how list and map were joined.

use std::fmt::Write as _;

use super::words::{count, escaped, role, rule};
use crate::compile::report::Report;

/// Each file's rows, with a tick where they balance.
pub(super) fn rows(report: &Report) -> String {
    let mut out = String::from(
        "<section class=\"totals\" aria-labelledby=\"h-rows\"><h2 id=\"h-rows\">Rows that must balance</h2>\
         <p class=\"lede\">Every row received is either used or left out and reported. Nothing is dropped unseen.</p>\
         <div class=\"scroll\"><table><thead><tr><th scope=\"col\">File</th><th scope=\"col\" class=\"n\">Rows in</th>\
         <th scope=\"col\" class=\"n\">Used</th><th scope=\"col\" class=\"n\">Left out</th><th scope=\"col\">Balance</th></tr></thead><tbody>",
    );
    for tally in &report.rows {
        let balance = if tally.balances() {
            "<span class=\"ok\"><span aria-hidden=\"true\">✓</span> balances</span>".to_owned()
        } else {
            let told = tally.used.saturating_add(tally.reported);
            let (off, how) = if told < tally.rows_in {
                (tally.rows_in - told, "missing")
            } else {
                (told - tally.rows_in, "too many")
            };
            format!("<strong class=\"bad\"><span aria-hidden=\"true\">✕</span> {} {how}</strong>", count(off))
        };
        let _ = write!(
            out,
            "<tr{}><th scope=\"row\">{}<small class=\"path\">{}</small></th><td class=\"n\">{}</td><td class=\"n\">{}</td>\
             <td class=\"n\">{}</td><td>{balance}</td></tr>",
            if tally.balances() { "" } else { " class=\"unbalanced\"" },
            escaped(role(&tally.role)),
            escaped(&tally.file),
            count(tally.rows_in),
            count(tally.used),
            count(tally.reported),
        );
    }
    out.push_str("</tbody></table></div></section>");
    out
}

/// What the edition holds, without what it has none of.
pub(super) fn holds(report: &Report) -> String {
    let h = &report.holds;
    let lines = [
        ("Counties", h.counties),
        ("Precincts", h.precincts),
        ("Splits", h.splits),
        ("Polling places", h.places),
        ("Registered addresses", h.addresses),
        ("Road sides", h.road_sides),
        ("Road sides in one precinct", h.road_sides_settled),
        ("Elections", h.elections),
        ("Files", h.files),
    ];
    let mut out =
        String::from("<section class=\"holds\" aria-labelledby=\"h-holds\"><h2 id=\"h-holds\">What the edition holds</h2><dl>");
    let streets = h.addresses + h.road_sides > 0;
    for (name, n) in lines.iter().filter(|(_, n)| *n > 0) {
        let _ = write!(out, "<div><dt>{name}</dt><dd>{}</dd></div>", count(*n));
    }
    let _ = write!(out, "<div><dt>Size</dt><dd>{}</dd></div></dl>", size(h.bytes));
    if !streets {
        out.push_str("<p class=\"lede\">It holds no streets: voters find their place by location, map or list.</p>");
    }
    out.push_str("</section>");
    out
}

/// kB and MB of thousands, as file managers show them.
fn size(bytes: usize) -> String {
    match bytes {
        0..=9_999 => format!("{} bytes", count(bytes)),
        10_000..=999_999 => format!("{} kB", bytes / 1000),
        _ => format!("{}.{} MB", count(bytes / 1_000_000), bytes % 1_000_000 / 100_000),
    }
}

/// How many joined, by rule; nothing where no join was made.
pub(super) fn join(report: &Report) -> String {
    let Some(join) = &report.join else { return String::new() };
    let mut out = format!(
        "<section class=\"join\" aria-labelledby=\"h-join\"><h2 id=\"h-join\">List joined to map</h2>\
         <p class=\"lede\"><strong>{}</strong> of {} precincts on the list have their area on the map; {} of {} areas on the map \
         have their precinct.</p><table><thead><tr><th scope=\"col\">How they were matched</th><th scope=\"col\" class=\"n\">Precincts</th>\
         </tr></thead><tbody>",
        count(join.joined),
        count(join.rows),
        count(join.joined),
        count(join.polygons),
    );
    let mut by_rule: Vec<(&String, &usize)> = join.by_rule.iter().collect();
    by_rule.sort_by(|a, b| b.1.cmp(a.1).then(a.0.cmp(b.0)));
    for (name, n) in by_rule {
        let _ = write!(out, "<tr><th scope=\"row\">{}</th><td class=\"n\">{}</td></tr>", escaped(rule(name)), count(*n));
    }
    let _ = write!(
        out,
        "</tbody><tfoot><tr><th scope=\"row\">Joined</th><td class=\"n\">{}</td></tr>\
         <tr><th scope=\"row\">On the list, not on the map</th><td class=\"n\">{}</td></tr>\
         <tr><th scope=\"row\">On the map, not on the list</th><td class=\"n\">{}</td></tr></tfoot></table></section>",
        count(join.joined),
        count(join.rows.saturating_sub(join.joined)),
        count(join.polygons.saturating_sub(join.joined)),
    );
    out
}
