//! The coordinate system of a shapefile: reads its `.prj`, judges the datum, turns coordinates into degrees.
//!
//! WGS 84, and NAD 83 with its realisations on the North American plate, are taken as they stand. No datum shift is
//! ever guessed: NAD 83 carries [`NAD_83_DOUBT_M`] instead, and every other datum is refused by name.

use proj4rs::Proj;
use proj4rs::transform::transform;
use proj4wkt::Builder;
use proj4wkt::builder::{Node, parse_number};

use super::SourceError;
use super::datum::{NAD_83_DOUBT_M, datum_doubt_m};

/// More text than any coordinate system needs.
const WKT_BYTES: usize = 64 << 10;
/// The parser calls itself once a bracket; deeper text is no coordinate system.
const WKT_DEPTH: usize = 32;

/// How a file's coordinates become WGS 84 degrees.
#[derive(Debug)]
pub struct Crs {
    datum_doubt_m: f64,
    /// From the file's system to its own latitude and longitude; none where the file is in degrees.
    unproject: Option<(Proj, Proj)>,
}

impl Crs {
    /// Degrees on WGS 84: nothing to do.
    #[must_use]
    pub fn wgs84() -> Self {
        Self {
            datum_doubt_m: 0.0,
            unproject: None,
        }
    }

    /// Degrees on NAD 83: nothing to do but to carry the doubt.
    #[must_use]
    pub fn nad83() -> Self {
        Self {
            datum_doubt_m: NAD_83_DOUBT_M,
            unproject: None,
        }
    }

    /// How far the datum may lie from WGS 84, metres.
    #[must_use]
    pub fn datum_doubt_m(&self) -> f64 {
        self.datum_doubt_m
    }

    /// Reads the text of a `.prj`.
    ///
    /// # Errors
    /// The text is no coordinate system, its datum is neither WGS 84 nor NAD 83, its unit or meridian is unusual, or
    /// its projection is unknown.
    pub fn read(file: &str, wkt: &[u8]) -> Result<Self, SourceError> {
        let bad = |message: String| SourceError::file(file, message);
        let text = std::str::from_utf8(wkt)
            .map_err(|e| {
                bad(format!(
                    "found bytes that are not text, expected a coordinate system: {e}"
                ))
            })?
            .trim_start_matches('\u{feff}')
            .trim();
        if text.is_empty() {
            return Err(bad(
                "found an empty file, expected a coordinate system".to_owned()
            ));
        }
        if text.len() > WKT_BYTES || depth(text) > WKT_DEPTH {
            return Err(bad(format!(
                "found {} bytes and brackets {} deep, expected a coordinate system",
                text.len(),
                depth(text)
            )));
        }
        let node = Builder::new()
            .parse(horizontal(text))
            .map_err(|e| bad(format!("found no coordinate system that can be read: {e}")))?;
        let (geogcs, projected) = match &node {
            Node::GEOGCRS(geogcs) => (geogcs, false),
            Node::PROJCRS(projcs) => (&projcs.geogcs, true),
            _ => {
                return Err(bad(
                    "found no geographic or projected coordinate system".to_owned()
                ));
            }
        };

        let name = geogcs.datum.name;
        let Some(datum_doubt_m) = datum_doubt_m(name) else {
            return Err(bad(format!(
                "found datum {name:?}, expected WGS 84 or NAD 83 (another datum can be tens of metres off; convert \
                 the file first)"
            )));
        };
        let spheroid = &geogcs.datum.ellipsoid;
        let (a, rf) = (parse_number(spheroid.a), parse_number(spheroid.rf));
        let (Ok(a), Ok(rf)) = (a, rf) else {
            return Err(bad(format!(
                "found spheroid {:?} without numbers",
                spheroid.name
            )));
        };
        // GRS 80 and WGS 84 share the axis; their flattenings part in the ninth digit.
        if (a - 6_378_137.0).abs() > 1e-3 || (rf - 298.257_222_8).abs() > 1e-6 {
            return Err(bad(format!(
                "found spheroid {:?} ({a}, {rf}) under datum {name:?}, expected 6378137 and 298.2572",
                spheroid.name
            )));
        }
        let meridian = geogcs
            .prime_meridian
            .as_ref()
            .map_or(Ok(0.0), |pm| parse_number(pm.longitude));
        if !matches!(meridian, Ok(0.0)) {
            return Err(bad("found a prime meridian other than Greenwich".to_owned()));
        }
        if !projected {
            let degree = 1.0_f64.to_radians();
            if geogcs
                .unit
                .as_ref()
                .is_some_and(|u| ((u.factor - degree) / degree).abs() > 1e-9)
            {
                return Err(bad(
                    "found geographic coordinates in another unit than degrees".to_owned(),
                ));
            }
            return Ok(Self {
                datum_doubt_m,
                unproject: None,
            });
        }

        let mut wanted = Vec::new();
        proj4wkt::Formatter::new(&mut wanted)
            .format(&node)
            .map_err(|e| bad(format!("found a projection that is not known: {e}")))?;
        let wanted = String::from_utf8_lossy(&wanted);
        // Whatever shift the file names is left out: NAD 83 is taken as WGS 84, with its doubt.
        let plain: Vec<&str> = wanted
            .split_whitespace()
            .filter(|p| !p.starts_with("+towgs84"))
            .collect();
        let from = Proj::from_proj_string(&plain.join(" ")).map_err(|e| {
            bad(format!(
                "found a projection that is not known ({wanted}): {e}"
            ))
        })?;
        let to = Proj::from_proj_string("+proj=longlat +a=6378137 +rf=298.257222101")
            .map_err(|e| bad(format!("cannot set up degrees: {e}")))?;
        Ok(Self {
            datum_doubt_m,
            unproject: Some((from, to)),
        })
    }

    /// Longitude and latitude in degrees of a coordinate of the file. Degrees come back as they stand, to the bit.
    ///
    /// # Errors
    /// The coordinate is no number, lies outside the projection, or gives no place on earth.
    pub fn degrees(&self, x: f64, y: f64) -> Result<(f64, f64), String> {
        let (lon, lat) = match &self.unproject {
            None => (x, y),
            Some(_) if !(x.is_finite() && y.is_finite()) => (x, y),
            Some((from, to)) => {
                let mut point = (x, y, 0.0);
                transform(from, to, &mut point).map_err(|e| {
                    format!("found ({x}, {y}), which the projection cannot place: {e}")
                })?;
                (point.0.to_degrees(), point.1.to_degrees())
            }
        };
        // NaN is in no range.
        if (-180.0..=180.0).contains(&lon) && (-90.0..=90.0).contains(&lat) {
            Ok((lon, lat))
        } else {
            Err(format!(
                "found ({x}, {y}), expected a longitude and a latitude"
            ))
        }
    }
}

/// The first bracketed whole: ESRI writes a vertical system after the horizontal one, which is of no use here.
fn horizontal(text: &str) -> &str {
    let mut open = 0_usize;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'[' => open += 1,
            b']' if open == 1 => return text.get(..=at).unwrap_or(text),
            b']' => open = open.saturating_sub(1),
            _ => {}
        }
    }
    text
}

/// How deep the brackets go.
fn depth(text: &str) -> usize {
    let (mut now, mut deepest) = (0_usize, 0_usize);
    for byte in text.bytes() {
        match byte {
            b'[' | b'(' => now += 1,
            b']' | b')' => now = now.saturating_sub(1),
            _ => {}
        }
        deepest = deepest.max(now);
    }
    deepest
}

#[cfg(test)]
mod tests;
