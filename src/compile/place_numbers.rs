//! Place numbers: given once, kept in a table beside the profile, matched later by name or address, never reused.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::sources::SourceError;
use crate::domain::place::CountyFips;

/// A county's table: id, name and address as first seen.
#[derive(Debug, Default, Clone)]
pub struct PlaceNumbers {
    rows: Vec<Numbered>,
}

#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
struct Numbered {
    id: String,
    name: String,
    address: String,
}

/// Letters and digits, lower case: what "the same name" means for a place.
#[must_use]
pub fn plain(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Whether an address says enough to tell places apart by it: a house number at least.
fn is_telling(address: &str) -> bool {
    address.trim_start().starts_with(|c: char| c.is_ascii_digit())
}

fn table_path(folder: &Path, fips: CountyFips) -> PathBuf {
    folder.join(format!("{fips}.csv"))
}

impl PlaceNumbers {
    /// Reads a county's table; a missing file is an empty table.
    ///
    /// # Errors
    /// A table that cannot be read, or that gives an id twice.
    pub fn read(folder: &Path, shown: &str, fips: CountyFips) -> Result<Self, SourceError> {
        let path = table_path(folder, fips);
        let name = format!("{shown}/{fips}.csv");
        let text = match std::fs::read(&path) {
            Ok(text) => text,
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Ok(Self::default()),
            Err(e) => return Err(SourceError::file(&name, e.to_string())),
        };
        let mut rows: Vec<Numbered> = Vec::new();
        for row in csv::Reader::from_reader(text.as_slice()).deserialize() {
            let row: Numbered = row.map_err(|e| SourceError::file(&name, e.to_string()))?;
            if number_of(&row.id, fips).is_none() {
                let found = format!("found id {:?}, expected one such as {fips}:p001", row.id);
                return Err(SourceError::file(&name, found));
            }
            if rows.iter().any(|r| r.id == row.id) {
                return Err(SourceError::file(&name, format!("found id {} twice", row.id)));
            }
            rows.push(row);
        }
        Ok(Self { rows })
    }

    /// Gives every place its id, in the order given; new ones are numbered after all that ever were.
    ///
    /// Name and address together go before name alone, and that before address alone; an id goes to one place only.
    pub fn give(&mut self, fips: CountyFips, places: &[(String, String)]) -> Vec<String> {
        let mut given: BTreeMap<usize, String> = BTreeMap::new();
        let mut taken: BTreeSet<String> = BTreeSet::new();
        type Same = fn(&Numbered, &str, &str) -> bool;
        let ways: [Same; 3] = [
            |row, name, address| plain(&row.name) == name && plain(&row.address) == plain(address),
            |row, name, _| plain(&row.name) == name,
            |row, _, address| is_telling(address) && plain(&row.address) == plain(address),
        ];
        for same in ways {
            for (at, (name, address)) in places.iter().enumerate() {
                if given.contains_key(&at) {
                    continue;
                }
                let name = plain(name);
                let fits = |row: &&Numbered| !taken.contains(&row.id) && same(row, &name, address);
                if let Some(row) = self.rows.iter().find(fits) {
                    taken.insert(row.id.clone());
                    given.insert(at, row.id.clone());
                }
            }
        }
        let mut next = self.rows.iter().filter_map(|r| number_of(&r.id, fips)).max().map_or(1, |n| n + 1);
        for (at, (name, address)) in places.iter().enumerate() {
            given.entry(at).or_insert_with(|| {
                let id = format!("{fips}:p{next:03}");
                next += 1;
                self.rows.push(Numbered { id: id.clone(), name: name.clone(), address: address.clone() });
                id
            });
        }
        given.into_values().collect()
    }

    /// The table as CSV, by id.
    ///
    /// # Errors
    /// Only if CSV cannot be written to memory.
    pub fn to_csv(&self) -> Result<Vec<u8>, csv::Error> {
        let mut rows = self.rows.clone();
        rows.sort_by_key(|row| (row.id.len(), row.id.clone()));
        let mut writer = csv::Writer::from_writer(Vec::new());
        for row in rows {
            writer.serialize(row)?;
        }
        writer.into_inner().map_err(|e| csv::Error::from(e.into_error()))
    }
}

fn number_of(id: &str, fips: CountyFips) -> Option<u32> {
    id.strip_prefix(fips.as_str())?.strip_prefix(":p")?.parse().ok()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]
    use super::*;

    fn fips() -> CountyFips {
        "28901".parse().unwrap()
    }

    fn place(name: &str, address: &str) -> (String, String) {
        (name.to_owned(), address.to_owned())
    }

    #[test]
    fn numbers_stay_with_their_places_and_are_never_reused() {
        let mut table = PlaceNumbers::default();
        let first = [place("Made-Up Hall", "1 Pretend St"), place("Fiction School", "2 Pretend St")];
        assert_eq!(table.give(fips(), &first), ["28901:p001", "28901:p002"]);
        // The hall is renamed at its address, the school moves, the library is new, and comes first in the list.
        let second = [
            place("Invented Library", "9 Pretend St"),
            place("Made-Up Town Hall", "1 Pretend St"),
            place("FICTION SCHOOL", "77 Nowhere Rd"),
        ];
        assert_eq!(table.give(fips(), &second), ["28901:p003", "28901:p001", "28901:p002"]);
        // All gone but one: the next new one does not take a free number.
        assert_eq!(table.give(fips(), &[place("Castle", "")]), ["28901:p004"]);
    }

    #[test]
    fn a_table_survives_writing_and_a_doubled_id_is_refused() {
        let mut table = PlaceNumbers::default();
        table.give(fips(), &[place("Hall, \"Old\"", "1 Pretend St")]);
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("28901.csv"), table.to_csv().unwrap()).unwrap();
        let again = PlaceNumbers::read(folder.path(), "ids", fips()).unwrap();
        assert_eq!(again.rows, table.rows);
        std::fs::write(folder.path().join("28901.csv"), "id,name,address\n28901:p001,A,\n28901:p001,B,\n").unwrap();
        let said = PlaceNumbers::read(folder.path(), "ids", fips()).unwrap_err().to_string();
        assert_eq!(said, "ids/28901.csv: found id 28901:p001 twice");
    }
}
