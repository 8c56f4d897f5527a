//! Sides of TIGER/Line roads with their house numbers: what EDGES and ADDRFEAT share.
//!
//! A row is a *side* of a line, so a record is two rows: `rows_in` is twice the file's records. A side without house
//! numbers, and every side of what is no road, is left out and counted in one finding, `roads-without-ranges`.

use geo_types::{Coord, LineString};
use shapefile::Shape;

use super::prj::Crs;
use super::shapefile_records::{Record, ShapefileBytes, read as read_records};
use super::{Finding, FixIn, Read, RoadSide, Severity, Side, SourceError, Spot, found};

/// What a TIGER/Line product calls the columns that both have.
#[derive(Debug, Clone, Copy)]
pub(super) struct Columns {
    /// The road's whole name.
    pub(super) street: &'static str,
    /// First and last number on the left.
    pub(super) left: [&'static str; 2],
    /// First and last number on the right.
    pub(super) right: [&'static str; 2],
    /// ZIP codes, left and right.
    pub(super) zips: [&'static str; 2],
}

/// Reads a shapefile of lines with a range on each side.
pub(super) fn read(name: &str, parts: &ShapefileBytes, columns: &Columns) -> Result<Read<RoadSide>, SourceError> {
    let Columns { street, left, right, zips } = columns;
    let wanted = [street, left[0], left[1], right[0], right[1], zips[0], zips[1]];
    let received = read_records(name, parts, &wanted)?;
    let mut findings = received.findings;
    let mut rows = Vec::new();
    let (mut edges, mut plain_edges, mut plain_sides) = (received.deleted, 0_usize, 0_usize);
    let mut left_out = 2 * received.deleted;
    for record in &received.records {
        edges += 1;
        let sides =
            [(Side::Left, 1, 2, 5), (Side::Right, 3, 4, 6)].map(|(side, from, to, zip)| Ends {
                side,
                from: value(record, from),
                to: value(record, to),
                zip: value(record, zip),
            });
        let without = sides
            .iter()
            .filter(|s| s.from.is_empty() && s.to.is_empty())
            .count();
        plain_sides += without;
        left_out += without;
        if without == 2 {
            plain_edges += 1;
            continue;
        }
        match road(name, record, &received.crs, columns) {
            Ok(line) => {
                for ends in sides
                    .iter()
                    .filter(|s| !(s.from.is_empty() && s.to.is_empty()))
                {
                    match side(name, record, ends, &line, received.crs.datum_doubt_m(), columns) {
                        Ok(row) => rows.push(row),
                        Err(finding) => {
                            left_out += 1;
                            findings.push(*finding);
                        }
                    }
                }
            }
            Err(finding) => {
                left_out += 2 - without;
                findings.push(*finding);
            }
        }
    }
    if plain_sides > 0 {
        findings.push(found(
            "roads-without-ranges",
            Severity::Note,
            FixIn::NineOneOne,
            Spot::file(name),
            "",
            format!(
                "{plain_edges} of {edges} lines have no house numbers on either side (many are no roads), and {} have \
                 them on one side only: {plain_sides} sides were left out.",
                plain_sides - 2 * plain_edges
            ),
        ));
    }
    Ok(Read {
        rows,
        rows_in: 2 * edges,
        left_out,
        findings,
    })
}

/// The house numbers of one side, as written.
struct Ends<'a> {
    side: Side,
    from: &'a str,
    to: &'a str,
    zip: &'a str,
}

fn value(record: &Record, at: usize) -> &str {
    record.values.get(at).map_or("", String::as_str)
}

/// The centre line in degrees, or why the record cannot be used.
fn road(name: &str, record: &Record, crs: &Crs, columns: &Columns) -> Result<LineString<f64>, Box<Finding>> {
    let street = value(record, 0);
    let refuse = |code, field: &str, sentence: String| {
        let spot = Spot::line(name, record.line).field(field);
        let mut finding = found(
            code,
            Severity::Error,
            FixIn::NineOneOne,
            spot,
            street,
            sentence,
        );
        finding.received = Some(record.values.join(","));
        Box::new(finding)
    };
    if street.is_empty() {
        return Err(refuse(
            "range-without-street",
            columns.street,
            "The line has house numbers but no street name, so it was left out.".to_owned(),
        ));
    }
    let parts: Vec<Vec<(f64, f64)>> = match &record.shape {
        Shape::Polyline(line) => line
            .parts()
            .iter()
            .map(|p| p.iter().map(|v| (v.x, v.y)).collect())
            .collect(),
        Shape::PolylineM(line) => line
            .parts()
            .iter()
            .map(|p| p.iter().map(|v| (v.x, v.y)).collect())
            .collect(),
        Shape::PolylineZ(line) => line
            .parts()
            .iter()
            .map(|p| p.iter().map(|v| (v.x, v.y)).collect())
            .collect(),
        other => {
            return Err(refuse(
                "geometry-wrong-type",
                "geometry",
                format!(
                    "Found a {}, expected a line; it was left out.",
                    other.shapetype()
                ),
            ));
        }
    };
    let [part] = parts.as_slice() else {
        return Err(refuse(
            "road-in-parts",
            "geometry",
            format!(
                "Found a line in {} parts, expected one; it was left out.",
                parts.len()
            ),
        ));
    };
    let mut line = Vec::with_capacity(part.len());
    for &(x, y) in part {
        let (lon, lat) = crs.degrees(x, y).map_err(|said| {
            refuse(
                "coordinate-not-on-earth",
                "geometry",
                format!("In the line: {said}; it was left out."),
            )
        })?;
        line.push(Coord { x: lon, y: lat });
    }
    if line.iter().all(|at| Some(at) == line.first()) {
        return Err(refuse(
            "road-without-length",
            "geometry",
            "Found a line without length; it was left out.".to_owned(),
        ));
    }
    Ok(LineString::new(line))
}

/// One side of the street, or why it cannot be used.
fn side(
    name: &str,
    record: &Record,
    ends: &Ends<'_>,
    line: &LineString<f64>,
    datum_doubt_m: f64,
    columns: &Columns,
) -> Result<RoadSide, Box<Finding>> {
    let [from_field, to_field] = match ends.side {
        Side::Left => columns.left,
        Side::Right => columns.right,
    };
    let spot = Spot::line(name, record.line);
    if ends.from.is_empty() || ends.to.is_empty() {
        let missing = if ends.from.is_empty() {
            from_field
        } else {
            to_field
        };
        let sentence =
            format!("The range has one end ({missing} is blank), so this side was left out.");
        let mut finding = found(
            "range-incomplete",
            Severity::Error,
            FixIn::NineOneOne,
            spot.field(missing),
            value(record, 0),
            sentence,
        );
        finding.received = Some(record.values.join(","));
        return Err(Box::new(finding));
    }
    Ok(RoadSide {
        street: value(record, 0).to_owned(),
        from: ends.from.to_owned(),
        to: ends.to.to_owned(),
        zip: (!ends.zip.is_empty()).then(|| ends.zip.to_owned()),
        side: ends.side,
        line: line.clone(),
        datum_doubt_m,
        spot,
    })
}
