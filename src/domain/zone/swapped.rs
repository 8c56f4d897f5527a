//! Whether a longitude and a latitude stand in the wrong order.

/// Latitudes of the United States, Alaska and Hawaii too, degrees.
const LAT: std::ops::RangeInclusive<f64> = 17.0..=72.0;
/// Longitudes of them, but for the last Aleutians. No longitude among these is a latitude of the country.
const LON: std::ops::RangeInclusive<f64> = -180.0..=-64.0;

/// Whether a point lies in the country only when its two numbers change places.
pub(super) fn looks_swapped(lon: f64, lat: f64) -> bool {
    LON.contains(&lat) && LAT.contains(&lon)
}

#[cfg(test)]
mod tests {
    use super::looks_swapped;

    #[test]
    fn only_a_point_that_would_be_in_the_country() {
        assert!(looks_swapped(32.3, -90.2));
        assert!(!looks_swapped(-90.2, 32.3));
        assert!(!looks_swapped(2.35, 48.85));
        assert!(!looks_swapped(f64::NAN, f64::NAN));
    }
}
