//! A number as text, by way of integers: the page would carry 10 kB for the shortest exact digits of a float.

/// Prints a number with up to seven decimals, which for degrees is a centimetre.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Decimal(pub f64);

/// Units per one.
const UNITS: u64 = 10_000_000;

impl std::fmt::Display for Decimal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.0.is_nan() {
            return f.write_str("NaN");
        }
        if self.0.abs() >= 1e11 {
            return f.write_str(if self.0 < 0.0 { "less than -1e11" } else { "more than 1e11" });
        }
        #[expect(clippy::cast_possible_truncation, reason = "below 1e18")]
        let units = (self.0 * 1e7).round() as i64;
        let (sign, units) = (if units < 0 { "-" } else { "" }, units.unsigned_abs());
        let (whole, part) = (units / UNITS, units % UNITS);
        if part == 0 {
            return write!(f, "{sign}{whole}");
        }
        let part = format!("{part:07}");
        write!(f, "{sign}{whole}.{}", part.trim_end_matches('0'))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_the_standard_library_prints_them() {
        for number in [0.0, 1.0, -1.0, 0.5, -0.25, 33.123_456_7, -89.000_000_1, 180.1, 12_345.678, 99_999_999_999.0] {
            assert_eq!(Decimal(number).to_string(), number.to_string());
        }
        assert_eq!(Decimal(f64::NAN).to_string(), "NaN");
        assert_eq!(Decimal(-1e-9).to_string(), "0");
        assert_eq!(Decimal(f64::INFINITY).to_string(), "more than 1e11");
        assert_eq!(Decimal(-1e300).to_string(), "less than -1e11");
    }
}
