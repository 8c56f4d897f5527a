//! A profile in, an edition and a report out: read, correct, join, assemble, lay roads over polygons, check, encode.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::assemble::{self, Listed};
use super::corrections::{Corrections, MadeInSems};
use super::corrections_sheet::{self, OpenRow, Unjoined};
use super::draft::Draft;
use super::encode::{self, EncodeError, Files};
use super::gazetteer_sets::Evidence;
use super::intake::{self, Intake};
use super::finding::{FixIn, Severity};
use super::join::{BoundaryCorrection, Outcome};
use super::place_numbers::PlaceNumbers;
use super::profile::Profile;
use super::report::{Holds, JoinTotals, Report};
use super::sources::SourceError;
use super::{confirmation_rows, election_hours, place_checks, polygon_checks, report_outline, streets_intake, survey_places, survey_rows, write};
use crate::domain::edition::{Attribution, LawBook, Settles, SiteElections};
use crate::domain::lookup::address::canonical_town;
use crate::domain::place::CountyFips;

/// Why there is no edition.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum BuildError {
    /// A profile, an input or corrections that cannot be used.
    #[error("{}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))]
    Source(Vec<SourceError>),
    /// It could not become bytes.
    #[error(transparent)]
    Encode(#[from] EncodeError),
    /// It could not be written.
    #[error(transparent)]
    Write(#[from] write::WriteError),
}

impl From<SourceError> for BuildError {
    fn from(error: SourceError) -> Self {
        Self::Source(vec![error])
    }
}

/// An edition in memory, with all that goes with it.
#[derive(Debug)]
pub struct Built {
    /// Paths and bytes.
    pub files: Files,
    /// What was found.
    pub report: Report,
    /// Place-number tables to keep, by file name.
    pub tables: BTreeMap<String, Vec<u8>>,
    /// What a corrections sheet would ask a clerk to fill in.
    pub to_correct: Vec<OpenRow>,
}

/// Reads a profile.
///
/// # Errors
/// A file that cannot be read, or is not a profile: with line and key.
pub fn read_profile(path: &Path) -> Result<Profile, SourceError> {
    let shown = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let text = std::fs::read_to_string(path).map_err(|e| SourceError::file(&path.to_string_lossy(), e.to_string()))?;
    toml::from_str(&text).map_err(|e| {
        let line = e.span().map(|s| text.bytes().take(s.start).filter(|b| *b == b'\n').count() + 1);
        let mut error = SourceError::file(&shown, e.message().to_owned());
        error.spot.line = line.and_then(|l| u32::try_from(l).ok());
        error
    })
}

/// Builds an edition in memory. Nothing is written; the same input gives the same bytes.
///
/// # Errors
/// [`BuildError`] names file, line and field.
pub fn build(path: &Path, root: Option<&Path>, progress: &mut dyn FnMut(&str)) -> Result<Built, BuildError> {
    let profile = read_profile(path)?;
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let root = root.unwrap_or(folder);
    let shown = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let elections = election_hours::elections(&profile, &shown)?;
    let mut draft = Draft::default();
    let mut intake = intake::read(&profile, root, folder, &elections, &mut draft, progress)?;
    let mut corrections = Corrections::default();
    for file in profile.corrections.all() {
        let read = Corrections::read(&folder.join(file))?;
        note_unfilled(&mut draft, file, read.unfilled);
        corrections = corrections.and(read)?;
    }
    let received: Vec<super::sources::ListRow> = intake.listed.iter().map(|l| l.row.clone()).collect();
    correct(&mut intake.listed, &corrections)?;
    progress("joining the list to the map");
    let boundary_corrections: Vec<BoundaryCorrection> = corrections.boundaries().map(boundary_correction).collect();
    let outcome = assemble::assemble(&mut draft, &intake.names, &intake.listed, &intake.boundaries, &boundary_corrections)
        .map_err(BuildError::Source)?;
    let join = totals(&intake, &outcome);
    let unjoined = unjoined(&intake, &outcome);
    let tables = number_places(&mut draft, &profile, folder)?;
    for (fips, row) in std::mem::take(&mut intake.contacts) {
        if let Some(county) = draft.counties.get_mut(&fips) {
            county.offices.push(row.office);
        }
    }
    survey_rows::apply(&mut draft, std::mem::take(&mut intake.surveys));
    survey_places::apply(&mut draft, &intake.names, std::mem::take(&mut intake.survey_files));
    survey_places::check(&mut draft);
    for (fips, row) in std::mem::take(&mut intake.policies) {
        match draft.counties.get_mut(&fips) {
            Some(county) => county.policy = Some(row.policy),
            None => {
                let name = intake.names.name(fips);
                let sentence = format!("Found a policy of {name} County, expected one of a county whose precincts are listed; it was left out.");
                draft.find("policy-without-county", Severity::Warning, FixIn::Here, &name, &name, sentence, row.spot, None);
            }
        }
    }
    confirmation_rows::apply(&mut draft, std::mem::take(&mut intake.confirmations));
    let mut evidence = gather(&intake, &draft);
    drop(std::mem::take(&mut intake.boundaries));
    streets_intake::read(&profile, root, folder, &intake.names, &mut draft, &mut evidence, progress)?;
    progress("checking places and polygons");
    place_checks::check(&mut draft);
    polygon_checks::check(&mut draft);
    let mut holds = holds(&draft, elections.len());
    let site = SiteElections {
        name: profile.name.clone(),
        state: profile.state.clone(),
        as_of: profile.as_of.clone(),
        time_zone: profile.time_zone.clone(),
        made_up: profile.made_up,
        elections,
        attribution: attribution(&draft),
    };
    let law = (profile.state == "MS").then(super::law_data::rule_sets).transpose();
    let law = law.map_err(|e| SourceError::file(&e.file, e.error))?.map(LawBook::new);
    let files = encode::encode(&mut draft, &site, &evidence, law.as_ref(), profile.carry_up_to, progress)?;
    holds.files = files.len();
    holds.bytes = files.values().map(Vec::len).sum();
    for finding in &mut draft.findings {
        // Readers know a county as its source writes it, a code as often as a name.
        if let Some(fips) = intake.names.find(&finding.county) {
            finding.county = intake.names.name(fips);
        }
    }
    let to_correct = corrections_sheet::rows(&draft.findings, &intake.listed, &received, &unjoined);
    let map = report_outline::counties(&draft, &intake.counties);
    let mut report = Report {
        name: profile.name,
        as_of: profile.as_of,
        made_up: profile.made_up,
        rows: draft.tallies,
        join,
        holds,
        counts: BTreeMap::new(),
        findings: draft.findings,
        map,
    };
    report.settle();
    Ok(Built { files, report, tables, to_correct })
}

/// Rows of a corrections sheet that wait for somebody.
fn note_unfilled(draft: &mut Draft, file: &str, unfilled: usize) {
    if unfilled == 0 {
        return;
    }
    let rows = if unfilled == 1 { "1 row of the corrections sheet is".to_owned() } else { format!("{unfilled} rows of the corrections sheet are") };
    draft.findings.push(super::finding::Finding {
        code: "corrections-not-filled",
        severity: super::finding::Severity::Note,
        county: String::new(),
        subject: file.to_owned(),
        sentence: format!("{rows} not filled in yet."),
        fix_in: super::finding::FixIn::Here,
        spot: super::finding::Spot::file(file),
        received: None,
        at: None,
    });
}

/// The rows that joined to no polygon, by their position in the list, with the ids of the likest polygons.
fn unjoined(intake: &Intake, outcome: &Outcome) -> Vec<Unjoined> {
    let heads = assemble::heads(&intake.listed);
    // A polygon that has its row already is no candidate while others have none.
    let free: std::collections::BTreeSet<usize> = outcome.boundaries_left.iter().map(|b| b.index).collect();
    let one = |left: &super::join::Left| {
        let ids = left.nearest.iter().filter(|at| free.is_empty() || free.contains(*at)).filter_map(|at| intake.boundaries.get(*at)).map(|(_, b)| b.id.clone());
        Some(Unjoined { row: *heads.get(left.index)?, nearest: ids.collect() })
    };
    outcome.rows_left.iter().filter_map(one).collect()
}

/// Each maker and licence once.
fn attribution(draft: &Draft) -> Vec<Attribution> {
    let named = draft.files.iter().map(|f| Attribution { source: f.source.clone(), licence: f.licence.clone() });
    let named: BTreeSet<_> = named.collect();
    named.into_iter().collect()
}

fn boundary_correction(c: &super::corrections::Correction) -> BoundaryCorrection {
    BoundaryCorrection {
        county: c.county.clone(),
        precinct_code: c.precinct_code.clone(),
        old: c.old.clone(),
        new: c.new.clone(),
        reason: c.reason.clone(),
        who: c.who.clone(),
        when: c.when.clone(),
        made_in_sems: c.made_in_sems == MadeInSems::Yes,
        spot: c.spot.clone(),
    }
}

/// Puts corrections into the rows; a row that the state's list still has otherwise remembers what that list says.
fn correct(listed: &mut [Listed], corrections: &Corrections) -> Result<(), BuildError> {
    let mut rows: Vec<super::sources::ListRow> = listed.iter().map(|l| l.row.clone()).collect();
    let applied = corrections.apply_to_list(&mut rows).map_err(BuildError::Source)?;
    for (l, row) in listed.iter_mut().zip(rows) {
        l.row = row;
    }
    for a in applied {
        if let (Some(l), Some(says)) = (listed.get_mut(a.index), a.list_still_says) {
            let known = l.list_still_says.get_or_insert_default();
            if !known.is_empty() {
                known.push_str("; ");
            }
            known.push_str(&says);
        }
    }
    Ok(())
}

fn totals(intake: &Intake, outcome: &Outcome) -> Option<JoinTotals> {
    if intake.boundaries.is_empty() || intake.listed.is_empty() {
        return None;
    }
    let mut by_rule: BTreeMap<String, usize> = BTreeMap::new();
    for joined in &outcome.joined {
        *by_rule.entry(joined.rule.name().to_owned()).or_default() += 1;
    }
    Some(JoinTotals {
        rows: outcome.joined.len() + outcome.rows_left.len(),
        polygons: outcome.joined.len() + outcome.boundaries_left.len(),
        joined: outcome.joined.len(),
        by_rule,
    })
}

/// Gives places their ids and sorts them by id; serving positions follow.
fn number_places(draft: &mut Draft, profile: &Profile, folder: &Path) -> Result<BTreeMap<String, Vec<u8>>, BuildError> {
    let mut tables = BTreeMap::new();
    for (fips, county) in &mut draft.counties {
        let mut numbers = match &profile.ids {
            Some(ids) => PlaceNumbers::read(&folder.join(ids), ids, *fips)?,
            None => PlaceNumbers::default(),
        };
        let named: Vec<(String, String)> =
            county.places.iter().map(|p| (p.place.name.clone(), p.place.address.clone())).collect();
        for (held, id) in county.places.iter_mut().zip(numbers.give(*fips, &named)) {
            held.place.id = id;
        }
        let mut order: Vec<usize> = (0..county.places.len()).collect();
        order.sort_by_key(|at| county.places.get(*at).map(|p| (p.place.id.len(), p.place.id.clone())));
        let position: BTreeMap<usize, usize> = order.iter().enumerate().map(|(new, old)| (*old, new)).collect();
        county.places = order.iter().filter_map(|at| county.places.get(*at).cloned()).collect();
        for precinct in &mut county.precincts {
            for place in precinct.serving.values_mut() {
                *place = position.get(place).copied().unwrap_or(*place);
            }
        }
        let csv = numbers.to_csv().map_err(|e| SourceError::file("ids", e.to_string()))?;
        if profile.ids.is_some() {
            tables.insert(format!("{fips}.csv"), csv);
        }
    }
    Ok(tables)
}

/// What listings and places say of towns and ZIPs.
fn gather(intake: &Intake, draft: &Draft) -> Evidence {
    let mut evidence = Evidence::default();
    for code in &intake.postal_codes {
        if let Some(fips) = intake.names.find(&code.county) {
            evidence.listed(&code.town, code.zip.parse().ok(), fips);
        }
    }
    let counties: Vec<(CountyFips, &super::sources::Area)> = intake.counties.iter().map(|(f, a)| (*f, a)).collect();
    evidence.town_areas(&intake.towns, &counties);
    let mut known: std::collections::BTreeSet<String> =
        intake.postal_codes.iter().map(|c| canonical_town(&c.town)).collect();
    known.extend(intake.towns.iter().map(|t| canonical_town(&t.name)));
    for (fips, county) in &draft.counties {
        for held in &county.places {
            let zip = place_checks::zip_at_end(&held.place.address);
            let town = town_of(&held.place.address, &known);
            evidence.row(&town, zip, *fips);
        }
    }
    evidence
}

/// The town of a place's address: the part before state and ZIP where commas set it apart, else what the grammar takes for
/// one; of either only the end that is a known town, where it has such an end ("Board Room Brookhaven").
fn town_of(address: &str, known: &std::collections::BTreeSet<String>) -> String {
    let parts: Vec<&str> = address.split(',').map(str::trim).collect();
    let said = match parts.as_slice() {
        [.., town, last] if last.split_whitespace().count() <= 2 && !town.starts_with(|c: char| c.is_ascii_digit()) => {
            (*town).to_owned()
        }
        _ => {
            struct Known<'a>(&'a std::collections::BTreeSet<String>);
            impl crate::domain::lookup::address::Towns for Known<'_> {
                fn is_town(&self, canonical: &str) -> bool {
                    self.0.contains(canonical)
                }
            }
            let parsed = crate::domain::lookup::address::parse(address, &Known(known));
            parsed.readings.into_iter().find_map(|r| r.town).unwrap_or_default()
        }
    };
    let words: Vec<&str> = said.split_whitespace().collect();
    let ends = (0..words.len()).filter_map(|from| Some(words.get(from..)?.join(" ")));
    ends.into_iter().find(|end| known.contains(&canonical_town(end))).unwrap_or(said)
}

fn holds(draft: &Draft, elections: usize) -> Holds {
    let counties = || draft.counties.values();
    let settled = |r: &&super::road_sides::RoadRange| matches!(r.range.settles, Settles::One { .. });
    Holds {
        counties: draft.counties.len(),
        precincts: counties().map(|c| c.precincts.len()).sum(),
        splits: counties().flat_map(|c| &c.precincts).map(|p| p.splits.len()).sum(),
        places: counties().map(|c| c.places.len()).sum(),
        addresses: counties().map(|c| c.addresses.len()).sum(),
        road_sides: counties().map(|c| c.roads.len()).sum(),
        road_sides_settled: counties().flat_map(|c| &c.roads).filter(settled).count(),
        elections,
        files: 0,
        bytes: 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_town_is_the_known_end_of_what_looks_like_one() {
        let known = ["BROOKHAVEN", "BAY SAINT LOUIS"].map(str::to_owned).into();
        for (address, town) in [
            ("301 S First Street, Board Room Brookhaven MS 39601", "BROOKHAVEN"),
            ("1 Elm St, Bay St. Louis, MS 39520", "Bay St. Louis"),
            ("1 Elm St, Fire Dept Brookhaven, MS 39601", "Brookhaven"),
            ("1 Elm St, Made-Up Town, MS 39601", "Made-Up Town"),
        ] {
            assert_eq!(town_of(address, &known), town, "{address}");
        }
    }
}
