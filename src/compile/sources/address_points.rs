//! 911 address points, as the county's addressing office keeps them: CSV, XLSX, GeoJSON or shapefile by extension.
//!
//! A street is one column (`street`) or the parts that the NENA NG9-1-1 GIS data model parts it into (`pre_mod` for
//! St_PreMod, `pre_dir`, `pre_type`, `pre_sep`, `name`, `post_type`, `post_dir`, `post_mod`). Columns about a person are
//! refused; other columns are passed over.

use serde_json::Value;
use shapefile::Shape;

use super::geojson_areas::{features, text};
use super::prj::Crs;
use super::shapefile_records::{ShapefileBytes, read as read_records};
use super::table::{Fields, OtherColumns, may, read as read_table};
use super::{AddressPoint, Finding, FixIn, Read, Severity, SourceError, Spot, found, limits, line_number, personal};
use crate::compile::profile::Input;

/// How far a house may stand from its point where the file says nothing, metres: points are set on the roof, at the
/// door or at the drive, as each office decides. Our choice; `accuracy_m` replaces it.
pub const POINT_DOUBT_M: f64 = 15.0;
/// A point less sure than this says nothing about a precinct, metres.
const WORST_DOUBT_M: f64 = 1_000.0;

/// Our names of its columns.
const NAMES: [&str; 22] = [
    "number", "number_prefix", "number_suffix", "street", "pre_mod", "pre_dir", "pre_type", "pre_sep", "name", "post_type", "post_dir",
    "post_mod", "unit", "town", "zip", "county", "alias", "alias_2", "alias_3", "accuracy_m", "lon", "lat",
];
/// The parts of a street's name, in order.
const STREET_PARTS: [&str; 8] = ["pre_mod", "pre_dir", "pre_type", "pre_sep", "name", "post_type", "post_dir", "post_mod"];

/// The columns of a table of points.
pub const FIELDS: Fields = Fields {
    known: &[
        may("number"), may("number_prefix"), may("number_suffix"), may("street"), may("pre_mod"), may("pre_dir"), may("pre_type"),
        may("pre_sep"), may("name"), may("post_type"), may("post_dir"), may("post_mod"), may("unit"), may("town"), may("zip"), may("county"),
        may("alias"), may("alias_2"), may("alias_3"), may("accuracy_m"), may("lon"), may("lat"),
    ],
    others: OtherColumns::PersonalRefused,
};

/// Reads a CSV or XLSX table, whose points are two columns in degrees (WGS 84).
///
/// # Errors
/// The file cannot be read, has no number, street, `lon` and `lat`, or has a column about a person.
pub fn table(file: &str, bytes: &[u8], input: &Input) -> Result<Read<AddressPoint>, SourceError> {
    let mut missing: Option<&str> = None;
    let read = read_table(file, bytes, input, FIELDS, |row, findings| {
        let has_street = row.has("street") || row.has("name");
        missing = [("number", row.has("number")), ("street", has_street), ("lon", row.has("lon")), ("lat", row.has("lat"))]
            .iter()
            .find(|(_, has)| !has)
            .map(|(name, _)| *name);
        let degrees = |field: &str| row.get(field).parse::<f64>().ok();
        let at = degrees("lon").zip(degrees("lat")).ok_or_else(|| format!("found longitude {:?} and latitude {:?}, expected degrees", row.get("lon"), row.get("lat")));
        match point(&|field| row.get(field), at.and_then(on_earth), 0.0, row.spot(), input) {
            Ok(point) => Some(point),
            Err(finding) => {
                // What is in columns nobody asked for goes nowhere.
                let cells = NAMES.iter().map(|n| row.get(n)).filter(|c| !c.is_empty()).collect::<Vec<_>>();
                findings.push(Finding { received: Some(cells.join(" | ")), ..*finding });
                None
            }
        }
    })?;
    match missing {
        Some(field) => Err(needs(file, field)),
        None => Ok(read),
    }
}

/// Reads a GeoJSON FeatureCollection of points.
///
/// # Errors
/// It is no feature collection, has no number and street, or has a property about a person.
pub fn geojson(file: &str, bytes: &[u8], input: &Input) -> Result<Read<AddressPoint>, SourceError> {
    let columns = columns(file, input)?;
    let (features, datum_doubt_m) = features(file, bytes)?;
    let mut read = Read { rows: Vec::new(), rows_in: 0, left_out: 0, findings: Vec::new() };
    for (i, feature) in features.into_iter().enumerate() {
        let line = line_number(i + 1);
        read.rows_in += 1;
        let properties = feature.get("properties").and_then(Value::as_object);
        if let Some((header, message)) = properties.and_then(|p| personal::refuse(p.keys().map(String::as_str))) {
            return Err(SourceError::line(file, line, message).field(&header));
        }
        let mut values: Vec<(&str, String)> = Vec::new();
        for (ours, theirs) in &columns {
            let value = properties.and_then(|p| p.get(*theirs)).map(text).unwrap_or_default();
            if value.len() > limits::CELL_BYTES {
                let message = format!("found a property of {} bytes, expected at most {}", value.len(), limits::CELL_BYTES);
                return Err(SourceError::line(file, line, message).field(theirs));
            }
            values.push((ours, value));
        }
        add(&mut read, file, line, values, position(&feature), datum_doubt_m, input);
    }
    Ok(read)
}

/// The position of a feature in degrees.
fn position(feature: &Value) -> Result<(f64, f64), String> {
    let geometry = feature.get("geometry").filter(|g| !g.is_null()).ok_or("found no geometry, expected a Point")?;
    let kind = geometry.get("type").and_then(Value::as_str).unwrap_or("no type");
    if kind != "Point" {
        return Err(format!("found a {}, expected a Point", kind.chars().take(40).collect::<String>()));
    }
    let number = |at: usize| geometry.get("coordinates").and_then(|c| c.get(at)).and_then(Value::as_f64);
    number(0).zip(number(1)).ok_or_else(|| "found a Point without two numbers, expected longitude and latitude".to_owned()).and_then(on_earth)
}

/// Reads a shapefile of points.
///
/// # Errors
/// A part is missing or broken, the datum is not accepted, or a column is missing or about a person.
pub fn shapefile(file: &str, parts: &ShapefileBytes, input: &Input) -> Result<Read<AddressPoint>, SourceError> {
    let columns = columns(file, input)?;
    let wanted: Vec<&str> = columns.iter().map(|(_, theirs)| *theirs).collect();
    let received = read_records(file, parts, &wanted)?;
    if let Some((header, message)) = personal::refuse(received.columns.iter().map(String::as_str)) {
        return Err(SourceError::file(file, message).field(&header));
    }
    let mut read =
        Read { rows: Vec::new(), rows_in: received.deleted, left_out: received.deleted, findings: received.findings };
    for record in received.records {
        read.rows_in += 1;
        let at = shape_position(&record.shape, &received.crs);
        let values = columns.iter().map(|(ours, _)| *ours).zip(record.values).collect();
        add(&mut read, file, record.line, values, at, received.crs.datum_doubt_m(), input);
    }
    Ok(read)
}

fn shape_position(shape: &Shape, crs: &Crs) -> Result<(f64, f64), String> {
    let (x, y) = match shape {
        Shape::Point(p) => (p.x, p.y),
        Shape::PointM(p) => (p.x, p.y),
        Shape::PointZ(p) => (p.x, p.y),
        other => return Err(format!("found a {}, expected a point", other.shapetype())),
    };
    crs.degrees(x, y)
}

/// The column map of a map file: ours and theirs.
fn columns<'a>(file: &str, input: &'a Input) -> Result<Vec<(&'a str, &'a str)>, SourceError> {
    if let Some(key) = input.columns.keys().find(|k| !NAMES.contains(&k.as_str())) {
        let message = format!("found columns key {key:?} in the profile, expected one of {}", NAMES.join(", "));
        return Err(SourceError::file(file, message));
    }
    let has = |field: &str| input.columns.contains_key(field);
    if !has("number") {
        return Err(needs(file, "number"));
    }
    if !has("street") && !has("name") {
        return Err(needs(file, "street"));
    }
    Ok(input.columns.iter().map(|(ours, theirs)| (ours.as_str(), theirs.trim())).collect())
}

fn needs(file: &str, field: &str) -> SourceError {
    let street = if field == "street" { " (or name, a part of it)" } else { "" };
    SourceError::file(file, format!("found no column for {field}{street}, expected one in the profile's columns")).field(field)
}

fn add(
    read: &mut Read<AddressPoint>,
    file: &str,
    line: u32,
    values: Vec<(&str, String)>,
    at: Result<(f64, f64), String>,
    datum_doubt_m: f64,
    input: &Input,
) {
    let get = |field: &str| values.iter().find(|(ours, _)| *ours == field).map_or("", |(_, value)| value.trim());
    match point(&get, at, datum_doubt_m, Spot::line(file, line), input) {
        Ok(point) => read.rows.push(point),
        Err(finding) => {
            let received = values.iter().map(|(_, v)| v.as_str()).collect::<Vec<_>>().join(" | ");
            read.findings.push(Finding { received: Some(received), ..*finding });
            read.left_out += 1;
        }
    }
}

fn on_earth((lon, lat): (f64, f64)) -> Result<(f64, f64), String> {
    // NaN is in no range.
    let fits = (-180.0..=180.0).contains(&lon) && (-90.0..=90.0).contains(&lat) && (lon, lat) != (0.0, 0.0);
    if fits { Ok((lon, lat)) } else { Err(format!("found ({lon}, {lat}), expected a longitude and a latitude")) }
}

/// A row as a point, or why it is left out.
fn point<'a>(
    get: &dyn Fn(&str) -> &'a str,
    at: Result<(f64, f64), String>,
    datum_doubt_m: f64,
    spot: Spot,
    input: &Input,
) -> Result<AddressPoint, Box<Finding>> {
    let street = match get("street") {
        "" => STREET_PARTS.into_iter().flat_map(|part| get(part).split_whitespace()).collect::<Vec<_>>().join(" "),
        whole => whole.to_owned(),
    };
    let number = format!("{} {} {}", get("number_prefix"), get("number"), get("number_suffix"));
    let number = number.split_whitespace().collect::<Vec<_>>().join(" ");
    let subject = format!("{number} {street}").trim().to_owned();
    let refuse = |code, field: &str, sentence: String| {
        let field = input.columns.get(field).map_or(field, String::as_str);
        Box::new(found(code, Severity::Error, FixIn::NineOneOne, spot.clone().field(field), &subject, sentence))
    };
    if get("number").is_empty() {
        return Err(refuse("point-without-number", "number", "The point has no house number, so it was left out.".to_owned()));
    }
    if street.is_empty() || (get("street").is_empty() && get("name").is_empty()) {
        return Err(refuse("point-without-street", "street", "The point has no street name, so it was left out.".to_owned()));
    }
    let at = at.map_err(|said| refuse("point-without-position", "geometry", format!("{}; the point was left out.", capital(&said))))?;
    let doubt_m = match get("accuracy_m") {
        "" => POINT_DOUBT_M,
        text => text.parse::<f64>().ok().filter(|m| (0.0..=WORST_DOUBT_M).contains(m)).ok_or_else(|| {
            let sentence = format!("Found an accuracy of {text:?}, expected metres from 0 to {WORST_DOUBT_M}; the point was left out.");
            refuse("point-accuracy-unreadable", "accuracy_m", sentence)
        })?,
    };
    let mut aliases: Vec<String> = ["alias", "alias_2", "alias_3"].iter().map(|a| get(a).to_owned()).filter(|a| !a.is_empty()).collect();
    aliases.dedup();
    let county = Some(get("county")).filter(|c| !c.is_empty()).or(input.county.as_deref());
    Ok(AddressPoint {
        county: county.unwrap_or_default().to_owned(),
        number,
        street,
        aliases,
        town: get("town").to_owned(),
        zip: get("zip").chars().take(5).collect(),
        at,
        doubt_m: doubt_m + datum_doubt_m,
        spot,
    })
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|c| c.to_uppercase().chain(chars).collect()).unwrap_or_default()
}
