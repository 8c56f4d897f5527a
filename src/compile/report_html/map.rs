//! The report's map: counties drawn inline, shaded and numbered by what is to be mended, and a dot for each finding
//! that has a place.

use std::fmt::Write as _;

use super::words::{count, counted, escaped, severity};
use crate::compile::finding::Severity;
use crate::compile::report::{MapCounty, Report};

/// Longer side of the drawing, its own units.
const SIDE: f64 = 640.0;
/// Room around it.
const MARGIN: f64 = 12.0;
/// With more counties than this their names would not fit.
const NAMED: usize = 6;

/// Degrees to drawing units: longitudes shrunk by the cosine of the middle latitude, north up.
struct Frame {
    west: f64,
    north: f64,
    shrink: f64,
    scale: f64,
    width: f64,
    height: f64,
}

impl Frame {
    fn around(counties: &[MapCounty]) -> Option<Self> {
        let mut all = counties.iter().flat_map(|c| c.outline.iter().chain(&c.precincts).flatten());
        let first = *all.next()?;
        let (mut low, mut high) = (first, first);
        for (x, y) in all {
            low = (low.0.min(*x), low.1.min(*y));
            high = (high.0.max(*x), high.1.max(*y));
        }
        let shrink = f64::midpoint(low.1, high.1).to_radians().cos();
        let (wide, tall) = ((high.0 - low.0) * shrink, high.1 - low.1);
        let scale = (SIDE - 2.0 * MARGIN) / wide.max(tall);
        let units = |degrees: f64| degrees * scale + 2.0 * MARGIN;
        scale.is_finite().then(|| Self { west: low.0, north: high.1, shrink, scale, width: units(wide), height: units(tall) })
    }

    fn put(&self, (lon, lat): (f64, f64)) -> (f64, f64) {
        (MARGIN + (lon - self.west) * self.shrink * self.scale, MARGIN + (self.north - lat) * self.scale)
    }

    fn holds(&self, (x, y): (f64, f64)) -> bool {
        (0.0..=self.width).contains(&x) && (0.0..=self.height).contains(&y)
    }

    fn path(&self, rings: &[Vec<(f64, f64)>]) -> String {
        let mut d = String::new();
        for ring in rings {
            // The last vertex is the first again; Z closes.
            for (at, p) in ring.iter().take(ring.len().saturating_sub(1)).enumerate() {
                let (x, y) = self.put(*p);
                let _ = write!(d, "{}{x:.1} {y:.1}", if at == 0 { 'M' } else { 'L' });
            }
            d.push('Z');
        }
        d
    }

    /// Where a county's number stands: the centre of mass of its largest ring, or of all its precincts.
    fn middle(&self, county: &MapCounty) -> Option<(f64, f64)> {
        let centre = |ring: &Vec<(f64, f64)>| {
            let (mut twice, mut x, mut y) = (0.0, 0.0, 0.0);
            let points: Vec<(f64, f64)> = ring.iter().map(|p| self.put(*p)).collect();
            for pair in points.windows(2) {
                let &[a, b] = pair else { continue };
                let cross = a.0 * b.1 - b.0 * a.1;
                twice += cross;
                x += (a.0 + b.0) * cross;
                y += (a.1 + b.1) * cross;
            }
            (twice.abs(), (x / (3.0 * twice), y / (3.0 * twice)))
        };
        if county.outline.is_empty() {
            let weighed = county.precincts.iter().map(centre);
            let sum = weighed.fold((0.0, 0.0, 0.0), |s, (w, (x, y))| (s.0 + w, s.1 + w * x, s.2 + w * y));
            return (sum.0 > 0.0).then_some((sum.1 / sum.0, sum.2 / sum.0));
        }
        county.outline.iter().map(centre).max_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, at)| at)
    }
}

/// Shade by errors and warnings together: none, few, some, many, most.
const fn shade(n: usize) -> u8 {
    match n {
        0 => 0,
        1..=2 => 1,
        3..=5 => 2,
        6..=10 => 3,
        _ => 4,
    }
}

/// The map with its key, and the same as a table.
pub(super) fn section(report: &Report) -> String {
    if report.map.is_empty() {
        return String::new();
    }
    let mut out = String::from(
        "<section class=\"map\" aria-labelledby=\"h-map\"><h2 id=\"h-map\">By county</h2><div class=\"map-grid\">",
    );
    if let Some(frame) = Frame::around(&report.map) {
        drawing(&mut out, report, &frame);
    }
    table(&mut out, report);
    out.push_str("</div></section>");
    out
}

fn drawing(out: &mut String, report: &Report, frame: &Frame) {
    let _ = write!(
        out,
        "<figure{}><svg viewBox=\"0 0 {:.0} {:.0}\" role=\"group\" aria-label=\"Map of the counties; the table beside it says the same\">\
         <defs><pattern id=\"hatch\" width=\"7\" height=\"7\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">\
         <line class=\"hatch\" x1=\"0\" y1=\"0\" x2=\"0\" y2=\"7\"/></pattern></defs>",
        if report.map.len() <= NAMED { " class=\"few\"" } else { "" },
        frame.width,
        frame.height
    );
    // Counties with errors last, so that no neighbour covers their heavier border.
    let mut order: Vec<&MapCounty> = report.map.iter().collect();
    order.sort_by_key(|c| c.errors > 0);
    for county in order {
        let drawn = if county.outline.is_empty() { &county.precincts } else { &county.outline };
        let path = frame.path(drawn);
        let name = escaped(&county.name);
        let _ = write!(
            out,
            "<a class=\"county shade-{}{}{}\" href=\"#county-{}\" data-set=\"county={name}\"><title>{name}: {}, {}</title>\
             <path d=\"{path}\"/>",
            shade(county.errors + county.warnings),
            if county.errors > 0 { " has-errors" } else { "" },
            if county.outline.is_empty() { " pieces" } else { "" },
            county.fips,
            counted(county.errors, "error"),
            counted(county.warnings, "warning"),
        );
        if county.errors > 0 {
            let _ = write!(out, "<path class=\"hatched\" d=\"{path}\"/>");
        }
        if !county.precincts.is_empty() && !county.outline.is_empty() {
            let _ = write!(out, "<path class=\"lines\" d=\"{}\"/>", frame.path(&county.precincts));
        }
        out.push_str("</a>");
    }
    for county in &report.map {
        let Some((x, y)) = frame.middle(county) else { continue };
        let n = count(county.errors + county.warnings);
        if report.map.len() <= NAMED {
            let _ = write!(
                out,
                "<text class=\"name\" x=\"{x:.1}\" y=\"{:.1}\">{}</text><text x=\"{x:.1}\" y=\"{:.1}\">{n}</text>",
                y - 10.0,
                escaped(&county.name),
                y + 10.0
            );
        } else {
            let _ = write!(out, "<text x=\"{x:.1}\" y=\"{y:.1}\">{n}</text>");
        }
    }
    let mut dots = 0_usize;
    for (at, finding) in report.findings.iter().enumerate().rev() {
        let Some((x, y)) = finding.at.map(|at| frame.put(at)).filter(|at| frame.holds(*at)) else { continue };
        let _ = write!(
            out,
            "<a class=\"dot {}\" href=\"#f{}\"><title>{}</title><circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"{}\"/></a>",
            severity(finding.severity),
            at + 1,
            escaped(&finding.sentence),
            if finding.severity == Severity::Note { "3.5" } else { "5" },
        );
        dots += 1;
    }
    out.push_str("</svg><figcaption><ul class=\"key\">");
    for (class, says) in [("0", "0"), ("1", "1–2"), ("2", "3–5"), ("3", "6–10"), ("4", "more")] {
        let _ = write!(out, "<li><span class=\"swatch shade-{class}\"></span>{says}</li>");
    }
    out.push_str("<li><span class=\"swatch has-errors\"></span>has errors</li></ul><p>The number counts errors and warnings.");
    if dots > 0 {
        out.push_str(" A dot leads to a finding that has a place.");
    }
    out.push_str(" <span class=\"scripted\" hidden>Choose a county to see its findings only.</span> Outlines are simplified.</p></figcaption></figure>");
}

fn table(out: &mut String, report: &Report) {
    out.push_str(
        "<div class=\"scroll counties\" tabindex=\"0\" role=\"region\" aria-label=\"Findings by county\"><table><thead><tr>\
         <th scope=\"col\">County</th><th scope=\"col\" class=\"n\">Errors</th><th scope=\"col\" class=\"n\">Warnings</th>\
         <th scope=\"col\" class=\"n\">Notes</th></tr></thead><tbody>",
    );
    for county in &report.map {
        let notes = report.findings.iter().filter(|f| f.severity == Severity::Note && f.county == county.name).count();
        let name = escaped(&county.name);
        let _ = write!(
            out,
            "<tr id=\"county-{}\"><th scope=\"row\"><a href=\"#findings\" data-set=\"county={name}\">{name}</a></th>\
             <td class=\"n{}\">{}</td><td class=\"n\">{}</td><td class=\"n\">{}</td></tr>",
            county.fips,
            if county.errors > 0 { " bad" } else { "" },
            count(county.errors),
            count(county.warnings),
            count(notes),
        );
    }
    out.push_str("</tbody></table></div>");
}
