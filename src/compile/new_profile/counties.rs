//! Mississippi's 82 counties by name and code, so that nobody has to look a code up.

/// In the order of their codes: the first is 28001, and each next one is two higher.
const NAMES: [&str; 82] = [
    "Adams", "Alcorn", "Amite", "Attala", "Benton", "Bolivar", "Calhoun", "Carroll", "Chickasaw", "Choctaw", "Claiborne", "Clarke",
    "Clay", "Coahoma", "Copiah", "Covington", "DeSoto", "Forrest", "Franklin", "George", "Greene", "Grenada", "Hancock", "Harrison",
    "Hinds", "Holmes", "Humphreys", "Issaquena", "Itawamba", "Jackson", "Jasper", "Jefferson", "Jefferson Davis", "Jones", "Kemper",
    "Lafayette", "Lamar", "Lauderdale", "Lawrence", "Leake", "Lee", "Leflore", "Lincoln", "Lowndes", "Madison", "Marion", "Marshall",
    "Monroe", "Montgomery", "Neshoba", "Newton", "Noxubee", "Oktibbeha", "Panola", "Pearl River", "Perry", "Pike", "Pontotoc",
    "Prentiss", "Quitman", "Rankin", "Scott", "Sharkey", "Simpson", "Smith", "Stone", "Sunflower", "Tallahatchie", "Tate", "Tippah",
    "Tishomingo", "Tunica", "Union", "Walthall", "Warren", "Washington", "Wayne", "Webster", "Wilkinson", "Winston", "Yalobusha",
    "Yazoo",
];

/// Codes and names.
pub fn all() -> impl Iterator<Item = (String, &'static str)> {
    (0_u32..).zip(NAMES).map(|(at, name)| (format!("28{:03}", 2 * at + 1), name))
}

fn letters(text: &str) -> String {
    let plain: String = text.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect();
    plain.strip_suffix("county").map(str::to_owned).unwrap_or(plain)
}

/// A county by its name or its code; or as `28901=Fiction`, for one that is not in the state.
#[must_use]
pub fn find(text: &str) -> Option<(String, String)> {
    let text = text.trim();
    let is_code = |t: &str| t.len() == 5 && t.bytes().all(|b| b.is_ascii_digit());
    if let Some((code, name)) = text.split_once('=') {
        return (is_code(code.trim()) && !name.trim().is_empty()).then(|| (code.trim().to_owned(), name.trim().to_owned()));
    }
    let same = |(code, name): &(String, &str)| code == text || (!letters(text).is_empty() && letters(name) == letters(text));
    all().find(same).map(|(code, name)| (code, name.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_codes_and_made_up_ones() {
        let said = |text: &str| find(text).map(|(code, name)| format!("{code} {name}"));
        assert_eq!(said("winston county").as_deref(), Some("28159 Winston"));
        assert_eq!(said("28105").as_deref(), Some("28105 Oktibbeha"));
        assert_eq!(said("De Soto").as_deref(), Some("28033 DeSoto"));
        assert_eq!(said("YAZOO").as_deref(), Some("28163 Yazoo"));
        assert_eq!(said("28901=Fiction").as_deref(), Some("28901 Fiction"));
        assert_eq!((said("Fiction"), said(""), said("28002"), said("1=x")), (None, None, None, None));
    }

    /// The witness is the Census Bureau's map of counties, where it lies.
    #[test]
    #[expect(clippy::print_stderr, clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]
    fn the_codes_are_the_census_bureaus() {
        let folder = std::env::var_os("POLLSTEAD_DATA").map_or_else(
            || std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data"),
            std::path::PathBuf::from,
        );
        let Ok(text) = std::fs::read_to_string(folder.join("ms/counties/ms_counties_cb2016_500k.geojson")) else {
            eprintln!("SKIPPED: county codes: no real inputs at ../shared/data (or POLLSTEAD_DATA)");
            return;
        };
        let map: serde_json::Value = serde_json::from_str(&text).unwrap();
        let mut theirs: Vec<(String, String)> = map["features"].as_array().unwrap().iter()
            .map(|f| (f["properties"]["GEOID"].as_str().unwrap().to_owned(), f["properties"]["NAME"].as_str().unwrap().to_owned())).collect();
        theirs.sort();
        let ours: Vec<(String, String)> = all().map(|(code, name)| (code, name.to_owned())).collect();
        assert_eq!(ours, theirs);
    }
}
