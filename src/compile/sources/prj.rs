//! The coordinate system of a shapefile: reads its `.prj`, judges the datum, turns coordinates into degrees.
//!
//! WGS 84, and NAD 83 with its realisations on the North American plate, are taken as they stand. No datum shift is
//! ever guessed: NAD 83 carries [`NAD_83_DOUBT_M`] instead, and every other datum is refused by name.

use proj4rs::Proj;
use proj4rs::transform::transform;
use proj4wkt::Builder;
use proj4wkt::builder::{Node, parse_number};

use super::SourceError;

/// NAD 83 and WGS 84 lie 1 to 2 m apart in the lower 48 states (NOAA/NGS, "What are NAD 83 and WGS 84").
pub const NAD_83_DOUBT_M: f64 = 2.0;

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

/// Metres of doubt of a datum by its WKT name (ESRI's `D_…` and EPSG's words alike); `None` for any other datum.
fn datum_doubt_m(name: &str) -> Option<f64> {
    let name = name.strip_prefix("D_").unwrap_or(name);
    let bare: String = name
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|c| c.to_ascii_uppercase())
        .collect();
    match bare.as_str() {
        "WGS1984" | "WGS84" | "WORLDGEODETICSYSTEM1984" | "WORLDGEODETICSYSTEM1984ENSEMBLE" => {
            Some(0.0)
        }
        "NORTHAMERICAN1983"
        | "NORTHAMERICANDATUM1983"
        | "NAD83"
        | "NAD1983"
        | "NORTHAMERICAN1983HARN"
        | "NAD1983HARN"
        | "NAD83HARN"
        | "NAD83HIGHACCURACYREFERENCENETWORK"
        | "NAD1983FBN"
        | "NAD83FEDERALBASENETWORK"
        | "NAD1983CORS96"
        | "NAD83CONTINUOUSLYOPERATINGREFERENCESTATION1996"
        | "NAD1983NSRS2007"
        | "NAD83NATIONALSPATIALREFERENCESYSTEM2007"
        | "NAD19832011"
        | "NAD83NATIONALSPATIALREFERENCESYSTEM2011" => Some(NAD_83_DOUBT_M),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

    use geographiclib_rs::{DirectGeodesic as _, Geodesic, InverseGeodesic as _};

    use super::*;

    const GRS_80: &str = r#"SPHEROID["GRS_1980",6378137.0,298.257222101]"#;

    fn geographic(datum: &str, spheroid: &str) -> String {
        format!(
            r#"GEOGCS["x",DATUM["{datum}",{spheroid}],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]"#
        )
    }

    fn transverse(
        datum: &str,
        east: f64,
        meridian: f64,
        scale: f64,
        lat: f64,
        unit: &str,
    ) -> String {
        format!(
            r#"PROJCS["y",{},PROJECTION["Transverse_Mercator"],PARAMETER["False_Easting",{east}],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",{meridian}],PARAMETER["Scale_Factor",{scale}],PARAMETER["Latitude_Of_Origin",{lat}],{unit}]"#,
            geographic(datum, GRS_80)
        )
    }

    #[test]
    fn accepts_wgs_84_and_nad_83_with_its_realisations_and_says_the_doubt() {
        let wgs = r#"SPHEROID["WGS_1984",6378137.0,298.257223563]"#;
        for (datum, spheroid, doubt) in [
            ("D_WGS_1984", wgs, 0.0),
            ("WGS_1984", wgs, 0.0),
            ("D_North_American_1983", GRS_80, 2.0),
            ("North_American_Datum_1983", GRS_80, 2.0),
            ("D_North_American_1983_HARN", GRS_80, 2.0),
            ("NAD83_High_Accuracy_Reference_Network", GRS_80, 2.0),
            ("D_NAD_1983_2011", GRS_80, 2.0),
            ("NAD83_National_Spatial_Reference_System_2011", GRS_80, 2.0),
            ("D_NAD_1983_NSRS2007", GRS_80, 2.0),
        ] {
            let crs = Crs::read("a.prj", geographic(datum, spheroid).as_bytes()).unwrap();
            assert_eq!(crs.datum_doubt_m(), doubt, "{datum}");
            assert_eq!(
                crs.degrees(-89.123_456_789_012, 32.1),
                Ok((-89.123_456_789_012, 32.1))
            );
        }
    }

    #[test]
    fn any_other_datum_is_refused_by_name() {
        let clarke = r#"SPHEROID["Clarke_1866",6378206.4,294.9786982]"#;
        for (datum, spheroid, says) in [
            (
                "D_North_American_1927",
                clarke,
                r#"found datum "D_North_American_1927", expected WGS 84 or NAD 83"#,
            ),
            (
                "North_American_Datum_1927",
                clarke,
                r#"found datum "North_American_Datum_1927""#,
            ),
            (
                "D_WGS_1972",
                r#"SPHEROID["WGS_1972",6378135.0,298.26]"#,
                r#"found datum "D_WGS_1972""#,
            ),
            (
                "D_NAD_1983_PA11",
                GRS_80,
                r#"found datum "D_NAD_1983_PA11""#,
            ),
            (
                "D_North_American_1983",
                clarke,
                r#"found spheroid "Clarke_1866""#,
            ),
        ] {
            let said = Crs::read("a.prj", geographic(datum, spheroid).as_bytes())
                .unwrap_err()
                .to_string();
            assert!(said.starts_with(&format!("a.prj: {says}")), "{said}");
        }
    }

    #[test]
    fn rubbish_is_an_error() {
        let deep = "A[".repeat(40_000);
        let metres = geographic("D_WGS_1984", GRS_80).replace("0.0174532925199433", "1");
        let paris =
            geographic("D_WGS_1984", GRS_80).replace(r#""Greenwich",0.0"#, r#""Paris",2.3"#);
        for wkt in [
            "",
            "  ",
            "PROJCS",
            "GEOGCS[",
            "hello",
            "[[[[",
            &deep,
            &metres,
            &paris,
            "LOCAL_CS[\"x\"]",
        ] {
            assert!(
                Crs::read("a.prj", wkt.as_bytes()).is_err(),
                "{}",
                wkt.chars().take(60).collect::<String>()
            );
        }
        assert!(Crs::read("a.prj", &[0xff, 0xfe, 0]).is_err());
    }

    #[test]
    fn a_vertical_system_behind_the_horizontal_one_is_passed_over() {
        let both =
            geographic("D_WGS_1984", GRS_80) + r#",VERTCS["z",VDATUM["n"],UNIT["Meter",1.0]]"#;
        assert!(Crs::read("a.prj", both.as_bytes()).is_ok());
    }

    // EPSG 3814 (Mississippi TM, metres), 2254 (Mississippi East, US survey feet), 6507 (the same on NAD 83 (2011)), 2868
    // (Arizona Central, international feet), against Karney's geodesic: on the central meridian a northing is k times
    // the arc from the origin, and a short easting leaves the meridian at a right angle.
    #[test]
    fn projected_feet_and_metres_agree_with_the_geodesic() {
        let us_foot = 1200.0 / 3937.0;
        for (datum, east_m, meridian, scale, lat, unit, to_m) in [
            (
                "D_North_American_1983",
                500_000.0,
                -89.75,
                0.999_833_5,
                32.5,
                r#"UNIT["Meter",1.0]"#,
                1.0,
            ),
            (
                "D_North_American_1983",
                300_000.0,
                -88.833_333_333_333_33,
                0.99995,
                29.5,
                r#"UNIT["Foot_US",0.3048006096012192]"#,
                us_foot,
            ),
            (
                "D_NAD_1983_2011",
                300_000.0,
                -88.833_333_333_333_33,
                0.99995,
                29.5,
                r#"UNIT["Foot_US",0.3048006096012192]"#,
                us_foot,
            ),
            (
                "D_North_American_1983_HARN",
                213_360.0,
                -111.916_666_666_666_7,
                0.9999,
                31.0,
                r#"UNIT["Foot",0.3048]"#,
                0.3048,
            ),
        ] {
            let false_east = east_m / to_m;
            let wkt = transverse(datum, false_east, meridian, scale, lat, unit);
            let crs = Crs::read("a.prj", wkt.as_bytes()).unwrap();
            assert_eq!(crs.datum_doubt_m(), 2.0);
            let geodesic = Geodesic::new(6_378_137.0, 1.0 / 298.257_222_101);
            for north_m in [0.0, 1_000.0, 250_000.0] {
                let (lon, at) = crs.degrees(false_east, north_m * scale / to_m).unwrap();
                let (want_lat, want_lon): (f64, f64) = geodesic.direct(lat, meridian, 0.0, north_m);
                let off: f64 = geodesic.inverse(at, lon, want_lat, want_lon);
                assert!(off < 1e-3, "{off} m north at {north_m}");
                let (lon, at) = crs
                    .degrees(false_east + 10_000.0 * scale / to_m, north_m * scale / to_m)
                    .unwrap();
                let (want_lat, want_lon): (f64, f64) =
                    geodesic.direct(want_lat, want_lon, 90.0, 10_000.0);
                let off: f64 = geodesic.inverse(at, lon, want_lat, want_lon);
                // x³/(6 R²) = 4 mm at 10 km is the projection's own stretch.
                assert!(off < 6e-3, "{off} m east at {north_m}");
            }
        }
    }

    #[test]
    fn what_is_nowhere_on_earth_is_an_error() {
        let crs = Crs::wgs84();
        for (x, y) in [
            (f64::NAN, 0.0),
            (f64::INFINITY, 0.0),
            (0.0, 90.1),
            (-180.1, 0.0),
            (1e300, 1e300),
        ] {
            assert!(crs.degrees(x, y).is_err(), "{x} {y}");
        }
        let wkt = transverse("D_WGS_1984", 0.0, -89.75, 1.0, 32.5, r#"UNIT["Meter",1.0]"#);
        let crs = Crs::read("a.prj", wkt.as_bytes()).unwrap();
        for (x, y) in [
            (f64::NAN, 0.0),
            (f64::INFINITY, 0.0),
            (1e300, 1e300),
            (0.0, f64::NEG_INFINITY),
        ] {
            assert!(crs.degrees(x, y).is_err(), "{x} {y}");
        }
    }
}
