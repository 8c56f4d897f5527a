//! What the report says of the join, one finding per row, polygon or tangle.

use std::collections::BTreeSet;

use super::name::is_pseudo;
use super::settle::{BoundaryCorrection, Settled};
use super::{Outcome, Rule, Tangle, label};
use crate::compile::finding::{Finding, FixIn, Severity};
use crate::compile::sources::{Boundary, ListRow};
use crate::domain::place::CountyFips;

type Rows<'a> = &'a [(CountyFips, &'a ListRow)];
type Boundaries<'a> = &'a [(CountyFips, &'a Boundary)];

pub(super) fn of(
    rows: Rows<'_>,
    boundaries: Boundaries<'_>,
    outcome: &Outcome,
    tangles: &[Tangle],
    settled: &Settled<'_>,
) -> Vec<Finding> {
    let mut out = Vec::new();
    for pair in outcome.joined.iter().filter(|j| !matches!(j.rule, Rule::Named | Rule::EqualNames)) {
        if let (Some((_, row)), Some((fips, boundary))) =
            (rows.get(pair.row), boundaries.get(pair.boundary))
        {
            let by = settled.get(&pair.row).map_or_else(
                || format!("by rule {}", pair.rule.name()),
                |c| format!("by a correction of {} ({}): {}", c.when, c.who, c.reason),
            );
            let sentence = format!(
                "joined {} to the map's {:?} {by}",
                quoted(row),
                label(*fips, boundary)
            );
            out.push(about_row(
                "joined-after-normalising",
                Severity::Note,
                FixIn::Map,
                row,
                sentence,
            ));
        }
    }
    let open: BTreeSet<CountyFips> = outcome
        .boundaries_left
        .iter()
        .filter_map(|l| boundaries.get(l.index))
        .map(|(fips, _)| *fips)
        .collect();
    for left in &outcome.rows_left {
        if let Some((fips, row)) = rows.get(left.index) {
            let correction = settled.get(&left.index).copied();
            out.push(row_left(
                row,
                &labels(boundaries, &left.nearest),
                !open.contains(fips),
                correction,
            ));
        }
    }
    for left in &outcome.boundaries_left {
        if let Some((fips, boundary)) = boundaries.get(left.index) {
            out.push(boundary_left(rows, *fips, boundary, &left.nearest));
        }
    }
    out.extend(
        tangles
            .iter()
            .filter_map(|tangle| ambiguous(rows, boundaries, tangle)),
    );
    out
}

/// `elsewhere`: every polygon of the county has another row, so whoever votes here lives inside one of those.
fn row_left(
    row: &ListRow,
    nearest: &str,
    elsewhere: bool,
    correction: Option<&BoundaryCorrection>,
) -> Finding {
    if is_pseudo(&row.precinct) {
        let voters = row
            .registered
            .map_or_else(String::new, |n| format!(", {n} voters"));
        let sentence = format!(
            "{} is no precinct by its name{voters}; expected rows of precincts only",
            quoted(row)
        );
        return about_row(
            "pseudo-precinct",
            Severity::Warning,
            FixIn::Sems,
            row,
            sentence,
        );
    }
    let mut sentence = match correction {
        Some(c) => {
            format!(
                "{} has no polygon, by a correction of {} ({}): {}",
                quoted(row),
                c.when,
                c.who,
                c.reason
            )
        }
        None => format!(
            "{} joins to no polygon of the map; nearest: {nearest}",
            quoted(row)
        ),
    };
    // Nobody votes in a row with no voters; whether that stays so is not for the map to say.
    let voters = row.registered != Some(0);
    if voters && elsewhere {
        let how_many = row
            .registered
            .map_or_else(|| "its".to_owned(), |n| format!("its {n}"));
        sentence.push_str("; every polygon of the county has another row, so ");
        sentence.push_str(&how_many);
        sentence.push_str(" voters live inside polygons that name another precinct");
    }
    let severity = match (voters, elsewhere, correction) {
        (true, true, _) => Severity::Error,
        (false, _, Some(_)) => Severity::Note,
        _ => Severity::Warning,
    };
    let fix_in = if correction.is_some() || elsewhere {
        FixIn::Map
    } else {
        FixIn::Here
    };
    about_row("list-row-without-polygon", severity, fix_in, row, sentence)
}

fn boundary_left(
    rows: Rows<'_>,
    fips: CountyFips,
    boundary: &Boundary,
    nearest: &[usize],
) -> Finding {
    let names: Vec<String> = nearest
        .iter()
        .filter_map(|i| rows.get(*i))
        .map(|(_, row)| quoted(row))
        .collect();
    let county = rows
        .iter()
        .find(|(f, _)| *f == fips)
        .map_or(&boundary.county, |(_, row)| &row.county);
    Finding {
        code: "polygon-without-list-row",
        severity: Severity::Warning,
        county: county.clone(),
        subject: boundary.id.clone(),
        sentence: format!(
            "the map's {:?} joins to no row of the list; nearest: {}",
            label(fips, boundary),
            or_none(&names.join(", "))
        ),
        fix_in: FixIn::Here,
        spot: boundary.spot.clone(),
        received: None,
        at: middle(boundary),
    }
}

fn ambiguous(rows: Rows<'_>, boundaries: Boundaries<'_>, tangle: &Tangle) -> Option<Finding> {
    let names: Vec<String> = tangle
        .rows
        .iter()
        .filter_map(|i| rows.get(*i))
        .map(|(_, row)| quoted(row))
        .collect();
    let indices: Vec<usize> = tangle.boundaries.iter().copied().collect();
    let (_, first) = rows.get(*tangle.rows.first()?)?;
    let sentence = format!(
        "by rule {} {} could join {}; expected one row for one polygon, so none was joined",
        tangle.rule.name(),
        names.join(", "),
        labels(boundaries, &indices)
    );
    Some(about_row(
        "ambiguous-join",
        Severity::Warning,
        FixIn::Here,
        first,
        sentence,
    ))
}

fn about_row(
    code: &'static str,
    severity: Severity,
    fix_in: FixIn,
    row: &ListRow,
    sentence: String,
) -> Finding {
    Finding {
        code,
        severity,
        county: row.county.clone(),
        subject: row.code.clone(),
        sentence,
        fix_in,
        spot: row.spot.clone(),
        received: (severity > Severity::Note).then(|| row.received.clone()),
        at: row.at,
    }
}

fn quoted(row: &ListRow) -> String {
    format!("{:?} (code {})", row.precinct, row.code)
}

fn labels(boundaries: Boundaries<'_>, indices: &[usize]) -> String {
    let names: Vec<String> = indices
        .iter()
        .filter_map(|i| boundaries.get(*i))
        .map(|(fips, b)| format!("{:?}", label(*fips, b)))
        .collect();
    or_none(&names.join(", ")).to_owned()
}

fn or_none(text: &str) -> &str {
    if text.is_empty() {
        "none in this county"
    } else {
        text
    }
}

/// The middle of the bounding box: enough to find the polygon on the report's map.
fn middle(boundary: &Boundary) -> Option<(f64, f64)> {
    let mut vertices = boundary.polygon.0.iter().flat_map(|p| &p.exterior().0);
    let first = vertices.next()?;
    let (mut low, mut high) = (*first, *first);
    for v in vertices {
        (low.x, low.y) = (low.x.min(v.x), low.y.min(v.y));
        (high.x, high.y) = (high.x.max(v.x), high.y.max(v.y));
    }
    Some((f64::midpoint(low.x, high.x), f64::midpoint(low.y, high.y)))
}
