//! The local frame against Karney's geodesic, at Mississippi's latitudes.
#![allow(clippy::unwrap_used, reason = "tests")]

use geographiclib_rs::{DirectGeodesic, Geodesic};
use pollstead::domain::geodesy::{LocalFrame, LonLat};
use proptest::prelude::*;

proptest! {
    #[test]
    fn distances_agree_with_karney(
        lon in -91.7f64..-88.0, lat in 30.0f64..35.1, azimuth in 0f64..360.0, metres in 0.1f64..5000.0,
    ) {
        let (far_lat, far_lon): (f64, f64) = Geodesic::wgs84().direct(lat, lon, azimuth, metres);
        let [east, north] = LocalFrame::at(LonLat::new(lon, lat).unwrap()).metres(far_lon, far_lat);
        let error = (east.hypot(north) - metres).abs();
        prop_assert!(error <= metres * 1e-3, "{} m at {} m", error, metres);
        if metres <= 20.0 {
            prop_assert!(error <= 1e-3, "{} m at {} m", error, metres);
        }
    }

    #[test]
    fn the_reach_holds_the_disc(
        lon in -91.7f64..-88.0, lat in 30.0f64..35.1, azimuth in 0f64..360.0, metres in 1f64..50_000.0,
    ) {
        let (far_lat, far_lon): (f64, f64) = Geodesic::wgs84().direct(lat, lon, azimuth, metres);
        let [dx, dy] = LocalFrame::at(LonLat::new(lon, lat).unwrap()).reach(metres);
        prop_assert!((far_lon - lon).abs() <= dx && (far_lat - lat).abs() <= dy);
    }

    #[test]
    fn degrees_undo_metres(lon in -91.7f64..-88.0, lat in 30.0f64..35.1, x in -9e3f64..9e3, y in -9e3f64..9e3) {
        let frame = LocalFrame::at(LonLat::new(lon, lat).unwrap());
        let [there_lon, there_lat] = frame.degrees([x, y]);
        let [east, north] = frame.metres(there_lon, there_lat);
        prop_assert!((east - x).abs() < 1e-6 && (north - y).abs() < 1e-6);
    }
}
