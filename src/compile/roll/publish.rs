//! A roll into an edition: rows checked against the edition's precincts, sealed, and the buckets and their list put beside its
//! other files. The edition is then signed as a whole.

use std::collections::{BTreeMap, HashMap};
use std::path::Path;

use super::cards::Cards;
use super::key::OfficeKey;
use super::rows::{Problems, RollError, RollRow};
use super::seal::Sealed;
use super::stretch::ToStretch;
use crate::compile::encode::Files;
use crate::compile::whole_edition::{OpenError, WholeEdition};
use crate::domain::edition::{Expected, Now, Shard, target_path};
use crate::domain::law::Day;
use crate::domain::place::CountyFips;
use crate::domain::roll::card_code::Series;
use crate::domain::roll::record::{Record, RECORD};
use crate::domain::roll::series::{bucket_path, epoch_folder};

/// Why a roll cannot be put into an edition.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum PublishError {
    /// Rows that do not fit the edition.
    #[error(transparent)]
    Rows(#[from] RollError),
    /// The edition.
    #[error(transparent)]
    Edition(#[from] OpenError),
    /// The edition is signed, or its epoch is not the next.
    #[error("{0}")]
    State(String),
    /// A file of the edition.
    #[error("{file}: {message}")]
    File {
        /// Below the edition's folder.
        file: String,
        /// What happened.
        message: String,
    },
}

/// A county's precincts, as records need them.
struct County {
    mark: [u8; 8],
    /// By the precinct's code: its splits, and its place at the election.
    precincts: HashMap<String, (Vec<String>, Option<String>)>,
}

/// What becomes of a roll's rows.
#[derive(Debug, Default)]
pub struct Prepared {
    /// Codes to stretch, in the roll's order.
    pub codes: Vec<ToStretch>,
    /// The record of each, in the same order.
    pub records: Vec<[u8; RECORD]>,
    /// In the address confidentiality programme: nothing of them is sealed.
    pub protected: usize,
    /// Without a card, or with one that was taken back.
    pub without_card: usize,
}

/// What the records are made for.
#[derive(Clone, Copy)]
pub struct Made<'a> {
    /// Whose precincts the roll names.
    pub edition: &'a WholeEdition,
    /// Position of the election among the edition's.
    pub election: usize,
    /// The day the roll speaks of.
    pub as_of: Day,
}

/// Whose codes open them.
#[derive(Clone, Copy)]
pub struct Issued<'a> {
    /// Which card holds.
    pub cards: &'a Cards,
    /// The office's key.
    pub office: &'a OfficeKey,
    /// The mailing.
    pub series: &'a Series,
}

/// The records of the rows whose voters have a card. Rows that the edition cannot place are all named, and nothing is prepared.
///
/// # Errors
/// [`PublishError`].
pub fn prepare(file: &str, rows: &[RollRow], made: Made<'_>, issued: Issued<'_>) -> Result<Prepared, PublishError> {
    let Made { edition, election, as_of } = made;
    let Issued { cards, office, series } = issued;
    let mut counties: BTreeMap<CountyFips, Option<County>> = BTreeMap::new();
    let mut problems = Problems::default();
    let mut prepared = Prepared::default();
    let day = edition.site.elections.get(election).and_then(|e| e.date.parse::<Day>().ok());
    let Some(day) = day else { return Err(PublishError::State("the edition has no such election".to_owned())) };
    for row in rows {
        let county = match counties.entry(row.county) {
            std::collections::btree_map::Entry::Occupied(held) => held.into_mut(),
            std::collections::btree_map::Entry::Vacant(free) => free.insert(county(edition, row.county, election)?),
        };
        let Some(county) = county else {
            problems.push(row.line, Some("county"), "found a county that the edition does not have");
            continue;
        };
        let Some((splits, place)) = county.precincts.get(&row.precinct) else {
            problems.push(row.line, Some("precinct"), "found a precinct that this county of the edition does not have");
            continue;
        };
        // A county whose list has no splits may still have them in its roll.
        if !row.split.is_empty() && !splits.is_empty() && !splits.contains(&row.split) {
            problems.push(row.line, Some("split"), "found a split that this precinct of the edition does not have");
            continue;
        }
        if row.protected {
            prepared.protected += 1;
            continue;
        }
        let Some(card) = cards.of(&row.voter).filter(|card| !card.revoked) else {
            prepared.without_card += 1;
            continue;
        };
        let record = Record {
            status: row.status,
            county: row.county,
            precinct: row.precinct.clone(),
            split: Some(row.split.clone()).filter(|s| !s.is_empty()),
            place: place.clone(),
            edition: county.mark,
            registered: row.registered,
            as_of,
            election: day,
            initials: row.initials.clone(),
            districts: row.districts,
        };
        match record.encode() {
            Ok(bytes) => {
                prepared.records.push(bytes);
                prepared.codes.push(ToStretch { id: office.card_id(series, &row.voter, card.issue), code: office.code(series, &row.voter, card.issue) });
            }
            Err(error) => problems.push(row.line, None, error.to_string()),
        }
    }
    problems.end(file, rows.len())?;
    Ok(prepared)
}

fn county(edition: &WholeEdition, fips: CountyFips, election: usize) -> Result<Option<County>, PublishError> {
    if !edition.counties().contains_key(&fips) {
        return Ok(None);
    }
    let whole = edition.county(fips)?;
    let mark = edition.expected(&format!("places/{fips}.index")).and_then(|e| e.sha256.bytes().first_chunk().copied());
    let serving = whole.index.serving.iter().find(|s| usize::from(s.election) == election);
    let precincts = whole.index.precincts.iter().enumerate().map(|(at, precinct)| {
        let place = serving.and_then(|s| s.places.get(at).copied().flatten()).and_then(|at| whole.places.places.get(usize::from(at)));
        let splits = precinct.splits.iter().map(|s| s.code.clone()).collect();
        (precinct.code.clone(), (splits, place.map(|p| p.id.clone())))
    });
    Ok(Some(County { mark: mark.unwrap_or_default(), precincts: precincts.collect() }))
}

/// The next epoch of a series: one more than the edition's.
///
/// # Errors
/// The edition's own list does not open.
pub fn next_epoch(edition: &WholeEdition, series: &Series) -> Result<u32, PublishError> {
    Ok(edition.series_list(series)?.map_or(1, |list| list.epoch.saturating_add(1)))
}

/// The edition's files with the epoch's beside them. The epoch before stays for pages that opened a little earlier; older ones go.
///
/// # Errors
/// The edition is signed already, or a file of it cannot be read.
pub fn files(root: &Path, edition: &WholeEdition, sealed: Sealed) -> Result<Files, PublishError> {
    let list = &sealed.list;
    let mut files = Files::new();
    let before = list.epoch.checked_sub(1).map(|n| format!("{}/", epoch_folder(&list.series, n)));
    let of_series = format!("b/{}/", list.series);
    for path in all_below(root)? {
        if path.starts_with("m/") && path != "m/now.json" {
            return Err(PublishError::State(format!("{}: found {path}, expected an edition that is not signed yet: seal first, then sign", root.display())));
        }
        if path.starts_with(&of_series) && before.as_ref().is_none_or(|before| !path.starts_with(before)) {
            continue;
        }
        let bytes = std::fs::read(root.join(&path)).map_err(|e| PublishError::File { file: path.clone(), message: e.to_string() })?;
        files.insert(path, bytes);
    }
    let name = format!("lookup/{}", list.series);
    let said = |message: String| PublishError::File { file: name.clone(), message };
    list.check().map_err(said)?;
    let stored = miniz_oxide::deflate::compress_to_vec(&list.encode().map_err(|e| said(e.to_string()))?, 6);
    let expected = Expected::of(&name, &stored).map_err(|e| said(e.to_string()))?;
    if let Some(old) = edition.expected(&name) {
        files.remove(&target_path(&old));
    }
    let targets = edition.targets().filter(|t| t.name != name).chain([expected.clone()]);
    files.insert("m/now.json".to_owned(), Now::new(targets).write().map_err(|e| said(e.to_string()))?);
    files.insert(target_path(&expected), stored);
    for (at, bytes) in (0_u16..).zip(sealed.buckets) {
        files.insert(bucket_path(&sealed.list.series, sealed.list.epoch, at), bytes);
    }
    Ok(files)
}

fn all_below(root: &Path) -> Result<Vec<String>, PublishError> {
    let mut all = Vec::new();
    let mut folders = vec![String::new()];
    while let Some(folder) = folders.pop() {
        let said = |e: std::io::Error| PublishError::File { file: folder.clone(), message: e.to_string() };
        for entry in std::fs::read_dir(root.join(&folder)).map_err(said)? {
            let entry = entry.map_err(said)?;
            let name = entry.file_name().to_string_lossy().into_owned();
            let path = if folder.is_empty() { name } else { format!("{folder}/{name}") };
            if entry.file_type().map_err(said)?.is_dir() { folders.push(path) } else { all.push(path) }
        }
    }
    all.sort();
    Ok(all)
}
