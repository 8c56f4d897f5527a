//! Reads every input of a profile but its streets, and files what it says by county.

use std::path::Path;

use super::assemble::Listed;
use super::county_names::CountyNames;
use super::draft::{Draft, Tally};
use super::finding::{Finding, FixIn, Severity, Spot};
use super::place_numbers::plain;
use super::profile::{Input, Profile, Role};
use super::sources::confirmations::ConfirmationRow;
use super::sources::contacts::ContactRow;
use super::sources::policies::PolicyRow;
use super::sources::open::{Received, SourceData, read_input};
use super::sources::vip::VipTally;
use super::sources::survey_files::SurveyInput;
use super::sources::surveys::SurveyRow;
use super::sources::{Area, Boundary, ListRow, PostalCode, Read, SourceError};
use super::survey_places::FiledSurvey;
use super::vip_list;
use crate::domain::edition::SourceFile;
use crate::domain::election::Election;
use crate::domain::place::CountyFips;

/// Everything but the streets, as read.
#[derive(Debug, Default)]
pub struct Intake {
    /// Counties by name and code.
    pub names: CountyNames,
    /// County areas.
    pub counties: Vec<(CountyFips, Area)>,
    /// Town areas.
    pub towns: Vec<Area>,
    /// ZIP listings.
    pub postal_codes: Vec<PostalCode>,
    /// Rows of lists.
    pub listed: Vec<Listed>,
    /// Precinct polygons.
    pub boundaries: Vec<(CountyFips, Boundary)>,
    /// Surveys.
    pub surveys: Vec<(CountyFips, SurveyRow)>,
    /// Survey files.
    pub survey_files: Vec<FiledSurvey>,
    /// What counties adopted.
    pub policies: Vec<(CountyFips, PolicyRow)>,
    /// Offices.
    pub contacts: Vec<(CountyFips, ContactRow)>,
    /// Confirmed places.
    pub confirmations: Vec<(CountyFips, ConfirmationRow)>,
}

/// Reads them, counties first, because other inputs name counties.
///
/// # Errors
/// The first input that cannot be read as a whole.
pub fn read(
    profile: &Profile,
    root: &Path,
    folder: &Path,
    elections: &[Election],
    draft: &mut Draft,
    progress: &mut dyn FnMut(&str),
) -> Result<Intake, SourceError> {
    let mut intake = Intake::default();
    for (name, code) in &profile.counties {
        let fips = code.parse().map_err(|e: crate::domain::place::FipsError| SourceError::file("counties", e.to_string()))?;
        intake.names.add(fips, name);
    }
    let mut inputs: Vec<&Input> = profile.inputs.iter().filter(|i| i.role != Role::Streets).collect();
    inputs.sort_by_key(|i| i.role);
    for input in inputs {
        progress(&input.path);
        let received = read_input(root, folder, input)?;
        let file = note_files(draft, &received, input);
        take(&mut intake, received.data, input, file, elections, draft)?;
    }
    Ok(intake)
}

/// Adds an input's files to the edition's sources; the position of its first.
pub fn note_files(draft: &mut Draft, received: &Received, input: &Input) -> u16 {
    let first = draft.files.len();
    for file in &received.files {
        let Ok(sha256) = file.sha256.parse() else { continue };
        draft.files.push(SourceFile {
            path: file.name.clone(),
            sha256,
            source: input.source.clone(),
            licence: input.licence.clone(),
        });
    }
    u16::try_from(first).unwrap_or(u16::MAX)
}

/// Notes rows in, used and left out, and the reader's findings; gives the rows.
pub fn taken<T>(draft: &mut Draft, input: &Input, read: Read<T>) -> Vec<T> {
    draft.tallies.push(Tally {
        file: input.path.clone(),
        role: format!("{:?}", input.role),
        rows_in: read.rows_in,
        used: read.rows.len(),
        reported: read.left_out,
    });
    extend_findings(draft, input.county.as_deref(), read.findings);
    read.rows
}

/// A reader of one county's file does not know whose it is; the profile does.
fn extend_findings(draft: &mut Draft, county: Option<&str>, findings: Vec<Finding>) {
    draft.findings.extend(findings.into_iter().map(|mut finding| {
        if finding.county.is_empty() {
            finding.county = county.unwrap_or_default().to_owned();
        }
        finding
    }));
}

/// Notes what a feed's reader counted; the tally of its rows comes last, where a row given back is taken off.
fn note_list(draft: &mut Draft, input: &Input, tallies: Vec<VipTally>, findings: Vec<Finding>) {
    for tally in tallies.iter().rev() {
        draft.tallies.push(Tally {
            file: input.path.clone(),
            role: tally.what.to_owned(),
            rows_in: tally.rows_in,
            used: tally.used,
            reported: tally.rows_in.saturating_sub(tally.used),
        });
    }
    extend_findings(draft, input.county.as_deref(), findings);
}

/// A row that names a county nobody knows is left out after all.
fn unknown_county(draft: &mut Draft, county: &str, subject: &str, spot: &Spot, received: &str) {
    if let Some(tally) = draft.tallies.last_mut() {
        tally.used = tally.used.saturating_sub(1);
        tally.reported += 1;
    }
    draft.findings.push(Finding {
        code: "county-unknown",
        severity: Severity::Error,
        county: county.to_owned(),
        subject: subject.to_owned(),
        sentence: format!("Found county {county:?}, expected one that the profile or a county map names; the row was left out."),
        fix_in: FixIn::Here,
        spot: spot.clone(),
        received: Some(received.to_owned()),
        at: None,
    });
}

fn take(
    intake: &mut Intake,
    data: SourceData,
    input: &Input,
    file: u16,
    elections: &[Election],
    draft: &mut Draft,
) -> Result<(), SourceError> {
    match data {
        SourceData::Counties(read) => {
            for area in taken(draft, input, read) {
                match area.id.parse::<CountyFips>() {
                    Ok(fips) => {
                        intake.names.add(fips, &area.name);
                        intake.counties.push((fips, area));
                    }
                    Err(_) => unknown_county(draft, &area.id, &area.name, &area.spot, &area.name),
                }
            }
        }
        SourceData::Towns(read) => intake.towns.extend(taken(draft, input, read)),
        SourceData::PostalCodes(read) => intake.postal_codes.extend(taken(draft, input, read)),
        SourceData::PollingPlaces(read) => {
            let served = served(input, elections)?;
            for row in taken(draft, input, read) {
                list_row(intake, draft, row, file, &served, Vec::new());
            }
        }
        SourceData::Splits(files) => {
            let served = served(input, elections)?;
            let Some(county) = &input.county else {
                let message = "found no county for a SEMS export, expected county = \"28105\" or the like";
                return Err(SourceError::file(&input.path, message));
            };
            for sems in files {
                draft.tallies.push(Tally {
                    file: input.path.clone(),
                    role: "Splits".to_owned(),
                    rows_in: sems.rows_in,
                    used: sems.rows_in - sems.left_out,
                    reported: sems.left_out,
                });
                extend_findings(draft, Some(county), sems.findings);
                for (row, splits) in super::sems_list::rows(&sems.export, county) {
                    list_row(intake, draft, row, file, &served, splits);
                }
            }
        }
        SourceData::Precincts(read) => {
            for boundary in taken(draft, input, read) {
                match intake.names.find(&boundary.county) {
                    Some(fips) => intake.boundaries.push((fips, boundary)),
                    None => unknown_county(draft, &boundary.county, &boundary.name, &boundary.spot, &boundary.id),
                }
            }
        }
        SourceData::Surveys(read) => {
            for row in taken(draft, input, read) {
                match intake.names.find(&row.county) {
                    Some(fips) => intake.surveys.push((fips, row)),
                    None => unknown_county(draft, &row.county, &row.place_name, &row.spot, &row.place_name),
                }
            }
        }
        SourceData::SurveyFiles(files) => survey_files(intake, draft, input, files),
        SourceData::Policies(read) => {
            for row in taken(draft, input, read) {
                match intake.names.find(&row.county) {
                    Some(fips) => intake.policies.push((fips, row)),
                    None => unknown_county(draft, &row.county, &row.county, &row.spot, &row.county),
                }
            }
        }
        SourceData::Contacts(read) => {
            for row in taken(draft, input, read) {
                match intake.names.find(&row.county) {
                    Some(fips) => intake.contacts.push((fips, row)),
                    None => unknown_county(draft, &row.county, &row.office.name, &row.spot, &row.office.name),
                }
            }
        }
        SourceData::VipPlaces(feeds) => {
            let served = served(input, elections)?;
            for feed in feeds {
                let list = vip_list::list(&feed, input, elections, &served);
                note_list(draft, input, list.tallies, list.findings);
                for (row, splits) in list.rows {
                    list_row(intake, draft, row, file, &served, splits);
                }
            }
        }
        SourceData::VipShapes(read) => {
            for shapes in read {
                note_list(draft, input, shapes.tallies, shapes.findings);
                for mut boundary in shapes.boundaries {
                    if let Some(county) = &input.county {
                        boundary.county.clone_from(county);
                    }
                    match intake.names.find(&boundary.county) {
                        Some(fips) => intake.boundaries.push((fips, boundary)),
                        None => unknown_county(draft, &boundary.county, &boundary.name, &boundary.spot, &boundary.id),
                    }
                }
            }
        }
        SourceData::Confirmations(read) => {
            for row in taken(draft, input, read) {
                match intake.names.find(&row.county) {
                    Some(fips) => intake.confirmations.push((fips, row)),
                    None => unknown_county(draft, &row.county, &row.place, &row.spot, &row.place),
                }
            }
        }
        SourceData::Roads(_)
        | SourceData::RegisteredAddresses(_)
        | SourceData::AddressPoints(_)
        | SourceData::StreetAliases(_)
        | SourceData::Segments(_) => {}
    }
    Ok(())
}

/// A tally for each file, for features are counted and not rows.
fn survey_files(intake: &mut Intake, draft: &mut Draft, input: &Input, files: Vec<SurveyInput>) {
    for mut survey in files {
        let file = &survey.file;
        let (rows_in, reported) = (file.features, file.left_out);
        let county = [file.round.county.as_str(), input.county.as_deref().unwrap_or_default()].into_iter().find_map(|c| intake.names.find(c));
        let tally = draft.tallies.len();
        draft.tallies.push(Tally { file: survey.name.clone(), role: "Surveys".to_owned(), rows_in, used: rows_in - reported, reported });
        extend_findings(draft, input.county.as_deref(), std::mem::take(&mut survey.findings));
        intake.survey_files.push(FiledSurvey { input: survey, county, tally });
    }
}

/// The elections that a list is for.
fn served(input: &Input, elections: &[Election]) -> Result<Vec<u16>, SourceError> {
    let position = |at: usize| u16::try_from(at).unwrap_or(u16::MAX);
    match &input.election {
        None => Ok((0..elections.len()).map(position).collect()),
        Some(id) => match elections.iter().position(|e| e.id == *id) {
            Some(at) => Ok(vec![position(at)]),
            None => Err(SourceError::file(&input.path, format!("found election {id:?}, expected one that the profile lists"))),
        },
    }
}

/// A list beside a SEMS export: the export knows the splits and no address, the list the place in full. One precinct.
fn beside_sems(intake: &mut Intake, draft: &mut Draft, row: &ListRow, fips: CountyFips, file: u16, elections: &[u16]) -> bool {
    let county = intake.names.name(fips);
    let same = |l: &&mut Listed| {
        l.fips == fips && l.row.code == row.code && !l.splits.is_empty() && l.row.address.is_empty() && l.elections == elections
    };
    let Some(held) = intake.listed.iter_mut().find(same) else { return false };
    let differs = !row.place.is_empty() && !held.row.place.is_empty() && plain(&row.place) != plain(&held.row.place);
    if differs {
        let sentence = format!(
            "The list says that {} votes at {}, and the SEMS export says {}; expected one. The list's was taken.",
            row.precinct, row.place, held.row.place
        );
        draft.find("sems-against-list", Severity::Warning, FixIn::Sems, &county, &row.precinct, sentence, row.spot.clone(), Some(row.received.clone()));
    }
    let (place, registered) = (held.row.place.clone(), held.row.registered);
    held.row = row.clone();
    held.file = file;
    held.row.registered = row.registered.or(registered);
    if held.row.place.is_empty() {
        held.row.place = place;
    }
    true
}

fn list_row(
    intake: &mut Intake,
    draft: &mut Draft,
    row: ListRow,
    file: u16,
    elections: &[u16],
    splits: Vec<crate::domain::edition::IndexSplit>,
) {
    let Some(fips) = intake.names.find(&row.county) else {
        unknown_county(draft, &row.county, &row.precinct, &row.spot, &row.received);
        return;
    };
    if splits.is_empty() && beside_sems(intake, draft, &row, fips, file, elections) {
        return;
    }
    let twice = |l: &Listed| l.fips == fips && l.row.code == row.code && l.elections.iter().any(|e| elections.contains(e));
    if let Some(first) = intake.listed.iter().rev().take(400).find(|l| twice(l)) {
        if let Some(tally) = draft.tallies.last_mut() {
            tally.used = tally.used.saturating_sub(1);
            tally.reported += 1;
        }
        let sentence = format!(
            "Found precinct code {} twice (first in line {}), expected it once for each election; the second row was left out.",
            row.code,
            first.row.spot.line.unwrap_or(0)
        );
        let county = intake.names.name(fips);
        let received = row.received.clone();
        draft.find("precinct-code-twice", Severity::Error, FixIn::Sems, &county, &row.precinct, sentence, row.spot, Some(received));
        return;
    }
    let elections = elections.to_vec();
    intake.listed.push(Listed { row, fips, file, elections, list_still_says: None, splits });
}
