//! Looks into a map: GeoJSON or a shapefile, of polygons, of points, or TIGER's lines.

use std::io::Cursor;
use std::path::Path;

use super::look::{LOOKED_AT, Looked, MapFile, What};
use crate::compile::profile::Format;
use crate::compile::sources::SourceError;
use crate::compile::sources::shapefile_records::ShapefileBytes;

pub(super) fn geojson(name: &str, bytes: &[u8]) -> Result<Looked, SourceError> {
    let text = std::str::from_utf8(bytes).map_err(|e| SourceError::file(name, format!("found bytes that are not UTF-8: {e}")))?;
    let read: geojson::FeatureCollection = text.trim_start_matches('\u{feff}').parse::<geojson::GeoJson>()
        .and_then(geojson::FeatureCollection::try_from)
        .map_err(|e| SourceError::file(name, format!("found no GeoJSON FeatureCollection: {e}")))?;
    let mut properties: Vec<String> = Vec::new();
    for key in read.features.iter().take(LOOKED_AT).filter_map(|f| f.properties.as_ref()).flat_map(serde_json::Map::keys) {
        if !properties.contains(key) {
            properties.push(key.clone());
        }
    }
    let say = |v: Option<&serde_json::Value>| match v {
        None | Some(serde_json::Value::Null) => String::new(),
        Some(serde_json::Value::String(s)) => s.clone(),
        Some(other) => other.to_string(),
    };
    let values = read.features.iter().take(LOOKED_AT)
        .map(|f| properties.iter().map(|p| say(f.properties.as_ref().and_then(|all| all.get(p)))).collect()).collect();
    // A survey mixes points and rooms; a file of address points is points alone.
    let points = !read.features.is_empty()
        && read.features.iter().all(|f| f.geometry.as_ref().is_some_and(|g| matches!(g.value, geojson::GeometryValue::Point { .. })));
    Ok(Looked::plain(What::Map(MapFile { format: Format::Geojson, points, properties, values })))
}

pub(super) fn shapefile(path: &Path, name: &str) -> Result<Looked, SourceError> {
    let parts = ShapefileBytes::load(path, name)?;
    let broken = |e: &dyn std::fmt::Display| SourceError::file(name, format!("found a broken .dbf beside it: {e}"));
    let mut dbf = dbase::ReaderBuilder::new().build(Cursor::new(parts.dbf.as_slice())).map_err(|e| broken(&e))?;
    let properties: Vec<String> = dbf.fields().iter().map(|f| f.name().to_owned()).collect();
    if properties.iter().any(|p| p == "TLID") && properties.iter().any(|p| p == "LFROMADD") {
        return Ok(Looked::plain(What::TigerEdges));
    }
    if properties.iter().any(|p| p == "TLID") && properties.iter().any(|p| p == "LFROMHN") {
        return Ok(Looked::plain(What::TigerAddrfeat));
    }
    // Bytes 32 to 35: the kind of shape (ESRI Shapefile Technical Description, 1998).
    let kind = parts.shp.get(32..36).and_then(|b| <[u8; 4]>::try_from(b).ok()).map(i32::from_le_bytes);
    let points = matches!(kind, Some(1 | 11 | 21));
    if !points && !matches!(kind, Some(5 | 15 | 25)) {
        let found = match kind {
            Some(3 | 13 | 23) => "lines that are neither TIGER/Line EDGES nor ADDRFEAT",
            _ => "shapes of another kind",
        };
        return Err(SourceError::file(name, format!("found a shapefile of {found}, expected polygons or address points")));
    }
    let mut values = Vec::new();
    for record in dbf.iter_records().take(LOOKED_AT) {
        let record = record.map_err(|e| broken(&e))?;
        let say = |p: &String| match record.get(p) {
            Some(dbase::FieldValue::Character(Some(text))) => text.trim().to_owned(),
            Some(dbase::FieldValue::Numeric(Some(n))) => n.to_string(),
            Some(dbase::FieldValue::Integer(n)) => n.to_string(),
            _ => String::new(),
        };
        values.push(properties.iter().map(say).collect());
    }
    Ok(Looked::plain(What::Map(MapFile { format: Format::Shapefile, points, properties, values })))
}
