//! Whether a longitude and a latitude stand in the wrong order.

/// Mississippi's bounds with a tenth of a degree about them, degrees (the Census Bureau's cartographic boundary file).
const LON: std::ops::RangeInclusive<f64> = -91.8..=-87.9;
const LAT: std::ops::RangeInclusive<f64> = 30.0..=35.2;

/// Whether a point lies in Mississippi only when its two numbers change places.
pub(super) fn looks_swapped(lon: f64, lat: f64) -> bool {
    LON.contains(&lat) && LAT.contains(&lon)
}

#[cfg(test)]
mod tests {
    use super::looks_swapped;

    #[test]
    fn only_a_point_that_would_be_in_the_state() {
        assert!(looks_swapped(32.3, -90.2));
        assert!(!looks_swapped(-90.2, 32.3));
        assert!(!looks_swapped(2.35, 48.85));
        assert!(!looks_swapped(f64::NAN, f64::NAN));
    }
}
