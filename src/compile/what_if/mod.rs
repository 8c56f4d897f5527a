//! What would change for addresses if NEW were published in OLD's stead: ranges of house numbers that get another place,
//! precinct, split or ballot style. The written form is in `data/formats/changes.md`.

mod said;
mod stretches;
mod table;

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::changes::{Compared, compared};
use super::changes::same_address::KnownTowns;
use super::whole_edition::{OpenError, WholeEdition};
use crate::domain::lookup::address::StreetKey;
use said::{SaidOf, differences};
use stretches::Stretch;
pub use table::table;

/// In what respect a range differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Differs {
    /// Its voters go, or may go, somewhere else.
    Place,
    /// Another precinct.
    Precinct,
    /// Another split.
    Split,
    /// Another ballot style.
    BallotStyle,
    /// One precinct settled it and now several may, or the other way round.
    Certainty,
    /// Only OLD holds the addresses.
    Gone,
    /// Only NEW holds them.
    New,
}

/// What one edition says of a range: by name, so that two editions can be compared.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Said {
    /// Precinct ids; several where the edition is not sure.
    pub precincts: Vec<String>,
    /// Places as the lists write them, name and address.
    pub places: Vec<String>,
    /// Split ids.
    pub splits: Vec<String>,
    /// Ballot styles, with the party in front where there is one.
    pub ballot_styles: Vec<String>,
}

/// House numbers of one parity on one street that change in the same way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Range {
    /// Five digits.
    pub fips: String,
    /// Without the word "County".
    pub county: String,
    /// As NEW writes it, else OLD.
    pub street: String,
    /// As the source writes it; may be empty.
    pub town: String,
    /// Five digits, where known.
    pub zip: String,
    /// Lowest number.
    pub low: u32,
    /// Highest number.
    pub high: u32,
    /// `even` or `odd`.
    pub parity: &'static str,
    /// How many numbers that are: house numbers, of which not each is a house.
    pub numbers: u32,
    /// In what respects.
    pub differs: Vec<Differs>,
    /// By OLD.
    pub old: Option<Said>,
    /// By NEW.
    pub new: Option<Said>,
}

/// Figures.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Totals {
    /// House numbers that either edition holds.
    pub numbers: u64,
    /// Those that stay as they are.
    pub numbers_unchanged: u64,
    /// Ranges that differ.
    pub ranges: usize,
    /// Ranges by respect; one may differ in several.
    pub ranges_by: BTreeMap<Differs, usize>,
    /// House numbers by respect.
    pub numbers_by: BTreeMap<Differs, u64>,
}

/// The whole comparison.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct WhatIf {
    /// What is.
    pub old: Compared,
    /// What would be.
    pub new: Compared,
    /// The figures.
    pub totals: Totals,
    /// By county, street, town, ZIP, number.
    pub ranges: Vec<Range>,
}

impl WhatIf {
    /// One line for the terminal.
    #[must_use]
    pub fn line(&self) -> String {
        let of = |d: Differs| self.totals.numbers_by.get(&d).copied().unwrap_or(0);
        if self.totals.numbers == 0 {
            return "neither of the two holds addresses; `pollstead changes` compares their precincts".to_owned();
        }
        format!(
            "{} house numbers compared: {} get another place, {} another precinct, {} another split, {} another ballot style; {} are new, {} are gone, {} stay as they are",
            self.totals.numbers, of(Differs::Place), of(Differs::Precinct), of(Differs::Split), of(Differs::BallotStyle),
            of(Differs::New), of(Differs::Gone), self.totals.numbers_unchanged
        )
    }
}

/// Compares the addresses of two editions at one election of each.
///
/// # Errors
/// A file of an edition that is missing or not genuine.
pub fn compare(old: (&WholeEdition, usize), new: (&WholeEdition, usize)) -> Result<WhatIf, OpenError> {
    let towns: BTreeSet<String> = old.0.towns().into_iter().chain(new.0.towns()).collect();
    let towns = KnownTowns(&towns);
    let (had, has) = (old.0.counties(), new.0.counties());
    let all: BTreeSet<_> = had.keys().chain(has.keys()).copied().collect();
    let mut found = WhatIf { old: compared(old), new: compared(new), totals: Totals::default(), ranges: Vec::new() };
    for fips in all {
        let before = had.get(&fips).map(|_| SaidOf::open(old, fips)).transpose()?;
        let after = has.get(&fips).map(|_| SaidOf::open(new, fips)).transpose()?;
        let name = has.get(&fips).or_else(|| had.get(&fips)).cloned().unwrap_or_default();
        of_county((fips.as_str(), &name), [before.as_ref(), after.as_ref()], &towns, &mut found);
    }
    found.totals.ranges = found.ranges.len();
    Ok(found)
}

/// Where a street lies, the same in both editions: key, canonical town, ZIP.
type Where = (StreetKey, String, Option<u32>);

fn of_county(county: (&str, &str), sides: [Option<&SaidOf>; 2], towns: &KnownTowns<'_>, found: &mut WhatIf) {
    let mut streets: BTreeMap<Where, [Vec<Stretch>; 2]> = BTreeMap::new();
    let mut written: BTreeMap<Where, (String, String)> = BTreeMap::new();
    for (side, said) in sides.iter().enumerate() {
        let Some(said) = said else { continue };
        for (at, name, town, stretch) in said.stretches() {
            written.insert(at.clone(), (name, town));
            if let Some(held) = streets.entry(at).or_default().get_mut(side) {
                held.push(stretch);
            }
        }
    }
    for (at, [old, new]) in streets {
        for piece in stretches::compared(&old, &new) {
            let numbers = piece.numbers();
            found.totals.numbers += u64::from(numbers);
            let say = |side: usize, of: &[usize]| sides.get(side).copied().flatten().filter(|_| !of.is_empty()).map(|s| s.said(of));
            let (was, is) = (say(0, &piece.old), say(1, &piece.new));
            let differs = differences(was.as_ref(), is.as_ref(), towns);
            if differs.is_empty() {
                found.totals.numbers_unchanged += u64::from(numbers);
                continue;
            }
            for respect in &differs {
                *found.totals.ranges_by.entry(*respect).or_default() += 1;
                *found.totals.numbers_by.entry(*respect).or_default() += u64::from(numbers);
            }
            let (street, town) = written.get(&at).cloned().unwrap_or_default();
            found.ranges.push(Range {
                fips: county.0.to_owned(),
                county: county.1.to_owned(),
                street,
                town,
                zip: at.2.map(|z| format!("{z:05}")).unwrap_or_default(),
                low: piece.low,
                high: piece.high,
                parity: if piece.odd { "odd" } else { "even" },
                numbers,
                differs,
                old: was.map(said::Full::plain),
                new: is.map(said::Full::plain),
            });
        }
    }
}
