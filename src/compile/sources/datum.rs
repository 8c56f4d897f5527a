//! Which datums a map may use, by the many names they are written under.

/// NAD 83 and WGS 84 lie 1 to 2 m apart in the lower 48 states (NOAA/NGS, "What are NAD 83 and WGS 84").
pub const NAD_83_DOUBT_M: f64 = 2.0;

/// Metres of doubt of a datum by its WKT name (ESRI's `D_…` and EPSG's words alike); `None` for any other datum.
pub(super) fn datum_doubt_m(name: &str) -> Option<f64> {
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
