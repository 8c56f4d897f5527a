//! County names and codes as sources write them → FIPS codes.

use std::collections::BTreeMap;

use crate::domain::place::CountyFips;

/// Every county that the profile or a county map names.
#[derive(Debug, Default)]
pub struct CountyNames {
    by_letters: BTreeMap<String, CountyFips>,
    names: BTreeMap<CountyFips, String>,
}

/// Letters only, lower case, without the word "county": `De Soto County` = `DESOTO`.
fn letters(text: &str) -> String {
    let plain: String = text.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect();
    plain.strip_suffix("county").map(str::to_owned).unwrap_or(plain)
}

impl CountyNames {
    /// Adds a county; the first name given for a code is the one shown.
    pub fn add(&mut self, fips: CountyFips, name: &str) {
        let name = name.trim();
        let shown = name.strip_suffix(" County").unwrap_or(name);
        self.by_letters.entry(letters(name)).or_insert(fips);
        self.names.entry(fips).or_insert_with(|| shown.to_owned());
    }

    /// A county by its five digits or its name.
    #[must_use]
    pub fn find(&self, text: &str) -> Option<CountyFips> {
        let text = text.trim();
        if let Ok(fips) = text.parse::<CountyFips>() {
            return Some(fips);
        }
        self.by_letters.get(&letters(text)).copied()
    }

    /// The name shown for a code; the code itself where no source names it.
    #[must_use]
    pub fn name(&self, fips: CountyFips) -> String {
        self.names.get(&fips).cloned().unwrap_or_else(|| fips.to_string())
    }
}
