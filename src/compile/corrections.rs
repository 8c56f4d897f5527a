//! Corrections: rows beside the source that say what is wrong in it, what is right, why, and who says so.
//!
//! The source itself is never edited. A correction whose `old` the source no longer says stops the build, so that it can
//! neither go on silently nor undo somebody's later work. The written form is `data/formats/corrections.md`.

mod row;

use std::collections::BTreeSet;
use std::path::Path;

use super::finding::Spot;
use super::profile::{Format, Input, Role};
use super::sources::table::{Fields, OtherColumns, may, must, read as read_table};
use row::{correction, is_unfilled};
use super::sources::{ListRow, SourceError, limits};

const FIELDS: Fields = Fields {
    known: &[
        must("county"),
        must("precinct_code"),
        must("field"),
        must("old"),
        must("new"),
        must("reason"),
        must("who"),
        must("when"),
        must("made_in_sems"),
        // What the sheet that `--corrections-sheet` writes tells whoever fills it in.
        may("precinct"),
        may("found"),
        may("candidates"),
        may("where"),
    ],
    others: OtherColumns::Refused("a corrections file has nine columns, or those of the corrections sheet, and no others"),
};

/// What of a precinct is corrected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum CorrectedField {
    /// Which polygon of the map belongs to the precinct: map ids.
    Boundary,
    /// The polling place's name.
    PlaceName,
    /// Its address.
    Address,
    /// The precinct's name.
    PrecinctName,
    /// The room.
    Room,
}

impl CorrectedField {
    fn read(text: &str) -> Option<Self> {
        Some(match text {
            "boundary" => Self::Boundary,
            "place_name" => Self::PlaceName,
            "address" => Self::Address,
            "precinct_name" => Self::PrecinctName,
            "room" => Self::Room,
            _ => return None,
        })
    }

    /// As the file writes it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Boundary => "boundary",
            Self::PlaceName => "place_name",
            Self::Address => "address",
            Self::PrecinctName => "precinct_name",
            Self::Room => "room",
        }
    }
}

/// Whether the correction is in the state's own system by now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MadeInSems {
    /// It is; the next list will say so.
    Yes,
    /// Not yet: the card tells a voter what the list still says.
    No,
}

/// One row of a corrections file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    /// County name, as the list writes it.
    pub county: String,
    /// The list's code.
    pub precinct_code: String,
    /// What is corrected.
    pub field: CorrectedField,
    /// What the source says.
    pub old: String,
    /// What is right.
    pub new: String,
    /// Why.
    pub reason: String,
    /// Who says so.
    pub who: String,
    /// `YYYY-MM-DD`.
    pub when: String,
    /// Whether the state's system has it.
    pub made_in_sems: MadeInSems,
    /// Where the row stands.
    pub spot: Spot,
}

/// A correction that was applied to the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Applied {
    /// Which row of the list.
    pub index: usize,
    /// Which of its fields.
    pub field: CorrectedField,
    /// For a place's name or address not yet made in SEMS: what the list still says.
    pub list_still_says: Option<String>,
    /// Where the correction stands.
    pub spot: Spot,
}

/// A whole corrections file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Corrections {
    /// In file order.
    pub rows: Vec<Correction>,
    /// Rows of a corrections sheet that nobody has filled in yet.
    pub unfilled: usize,
}

impl Corrections {
    /// Reads a file; errors call it by its own name, without its folder.
    ///
    /// # Errors
    /// The file cannot be read, its columns are others, or any row is wrong: a correction is never left out.
    pub fn read(path: &Path) -> Result<Self, SourceError> {
        let name = path
            .file_name()
            .map_or_else(String::new, |n| n.to_string_lossy().into_owned());
        Self::parse(&name, &limits::load(path, &name)?)
    }

    /// Reads the bytes of a file called `name`.
    ///
    /// # Errors
    /// As [`Corrections::read`].
    pub fn parse(name: &str, bytes: &[u8]) -> Result<Self, SourceError> {
        let input = Input {
            role: Role::PollingPlaces,
            // As CSV or as XLSX: the table's reader looks at the file's ending.
            format: Format::RegisteredAddresses,
            path: String::new(),
            source: String::new(),
            licence: String::new(),
            columns: std::collections::BTreeMap::new(),
            sheet: None,
            delimiter: None,
            county: None,
            election: None,
        };
        let mut wrong = None;
        let mut unfilled = 0;
        let read = read_table(name, bytes, &input, FIELDS, |row, _| {
            match is_unfilled(row) {
                Ok(true) => {
                    unfilled += 1;
                    return None;
                }
                Ok(false) => {}
                Err(error) => {
                    wrong.get_or_insert(error);
                    return None;
                }
            }
            match correction(row) {
                Ok(correction) => Some(correction),
                Err(error) => {
                    wrong.get_or_insert(error);
                    None
                }
            }
        })?;
        if let Some(error) = wrong {
            return Err(error);
        }
        // Blank rows and a file with a header only are no fault; a ragged row is.
        if let Some(finding) = read.findings.iter().find(|f| f.code == "row-ragged") {
            return Err(SourceError {
                spot: finding.spot.clone(),
                message: lower(&finding.sentence),
            });
        }
        let corrections = Self { rows: read.rows, unfilled };
        corrections.once_each()?;
        Ok(corrections)
    }

    /// Adds those of another file.
    ///
    /// # Errors
    /// A field of a precinct that both correct.
    pub fn and(mut self, other: Self) -> Result<Self, SourceError> {
        self.rows.extend(other.rows);
        self.unfilled += other.unfilled;
        self.once_each()?;
        Ok(self)
    }

    fn once_each(&self) -> Result<(), SourceError> {
        let mut seen = BTreeSet::new();
        for row in &self.rows {
            if !seen.insert((&row.county, &row.precinct_code, row.field)) {
                return Err(SourceError {
                    spot: row.spot.clone(),
                    message: format!(
                        "found a second correction of {} for {} {}, expected one",
                        row.field.as_str(),
                        row.county,
                        row.precinct_code
                    ),
                });
            }
        }
        Ok(())
    }

    /// The corrections of boundaries, for the join to check and use.
    pub fn boundaries(&self) -> impl Iterator<Item = &Correction> {
        self.rows
            .iter()
            .filter(|c| c.field == CorrectedField::Boundary)
    }

    /// Puts every correction but those of boundaries into the list.
    ///
    /// # Errors
    /// One for each correction that finds no row, several rows, or another value than its `old`. The list is then as it
    /// was.
    pub fn apply_to_list(&self, rows: &mut [ListRow]) -> Result<Vec<Applied>, Vec<SourceError>> {
        let mut errors = Vec::new();
        let mut found = Vec::new();
        for correction in self
            .rows
            .iter()
            .filter(|c| c.field != CorrectedField::Boundary)
        {
            match correction.row_in(rows) {
                Ok(index) => found.push((index, correction)),
                Err(message) => errors.push(SourceError {
                    spot: correction.spot.clone(),
                    message,
                }),
            }
        }
        if !errors.is_empty() {
            return Err(errors);
        }
        let mut applied = Vec::with_capacity(found.len());
        for (index, correction) in found {
            if let Some(row) = rows.get_mut(index) {
                correction.put(row);
            }
            let shown = matches!(
                correction.field,
                CorrectedField::PlaceName | CorrectedField::Address
            );
            let still = shown && correction.made_in_sems == MadeInSems::No;
            applied.push(Applied {
                index,
                field: correction.field,
                list_still_says: still.then(|| correction.old.clone()),
                spot: correction.spot.clone(),
            });
        }
        Ok(applied)
    }
}

impl Correction {
    /// The one row it speaks of, if that row says `old`.
    fn row_in(&self, rows: &[ListRow]) -> Result<usize, String> {
        let mine = |row: &ListRow| row.county == self.county && row.code == self.precinct_code;
        let mut places = rows.iter().enumerate().filter(|(_, row)| mine(row));
        let who = format!("county {:?} precinct {:?}", self.county, self.precinct_code);
        let (index, row) = match (places.next(), places.count()) {
            (None, _) => return Err(format!("found no row of the list for {who}, expected one")),
            (Some(one), 0) => one,
            (Some(_), more) => {
                return Err(format!(
                    "found {} rows of the list for {who}, expected one",
                    more + 1
                ));
            }
        };
        let now = match self.field {
            CorrectedField::PlaceName => row.place.as_str(),
            CorrectedField::Address => row.address.as_str(),
            CorrectedField::PrecinctName => row.precinct.as_str(),
            CorrectedField::Room => row.room.as_deref().unwrap_or_default(),
            // Not asked here: the join knows.
            CorrectedField::Boundary => self.old.as_str(),
        };
        if now == self.old {
            return Ok(index);
        }
        let field = self.field.as_str();
        Err(format!(
            "found {field} {now:?} in the list for {who}, expected {:?} as the correction says",
            self.old
        ))
    }

    fn put(&self, row: &mut ListRow) {
        let new = self.new.clone();
        match self.field {
            CorrectedField::PlaceName => row.place = new,
            CorrectedField::Address => row.address = new,
            CorrectedField::PrecinctName => row.precinct = new,
            CorrectedField::Room => row.room = Some(new).filter(|r| !r.is_empty()),
            CorrectedField::Boundary => {}
        }
    }
}

/// What a finding's sentence found, as an error message: lower case, no full stop, nothing of rows left out.
fn lower(sentence: &str) -> String {
    let (found, _) = sentence.split_once(';').unwrap_or((sentence, ""));
    let mut chars = found.trim_end_matches('.').chars();
    chars.next().map_or_else(String::new, |first| {
        first.to_lowercase().chain(chars).collect()
    })
}

#[cfg(test)]
mod tests;
