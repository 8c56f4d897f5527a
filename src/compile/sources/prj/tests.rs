//! The `.prj` reader: datums by name, projections against the geodesic, rubbish.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

use geographiclib_rs::{DirectGeodesic as _, Geodesic, InverseGeodesic as _};

use super::*;

const GRS_80: &str = r#"SPHEROID["GRS_1980",6378137.0,298.257222101]"#;

fn geographic(datum: &str, spheroid: &str) -> String {
    format!(
        r#"GEOGCS["x",DATUM["{datum}",{spheroid}],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]"#
    )
}

fn transverse(datum: &str, east: f64, meridian: f64, scale: f64, lat: f64, unit: &str) -> String {
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
    let paris = geographic("D_WGS_1984", GRS_80).replace(r#""Greenwich",0.0"#, r#""Paris",2.3"#);
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
    let both = geographic("D_WGS_1984", GRS_80) + r#",VERTCS["z",VDATUM["n"],UNIT["Meter",1.0]]"#;
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
