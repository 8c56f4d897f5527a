//! What a county's polling places need on paper: a sheet for each place, and the county's confirmation sheet.
//!
//! Later papers join by adding to [`papers`]' map.

mod law_pages;
mod nearby;
mod page;
mod zones;

use std::collections::BTreeMap;
use std::path::Path;

use super::confirmation_sheet;
use super::spreadsheet::SheetError;
use super::whole_edition::{OpenError, WholeEdition};
use crate::domain::place::CountyFips;

/// Why there is no packet.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum PacketError {
    /// The edition does not open.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// The confirmation sheet could not be written.
    #[error(transparent)]
    Sheet(#[from] SheetError),
    /// The rules of law say nothing about something that is printed.
    #[error("the law's papers: {0}")]
    Law(String),
    /// Nothing to print.
    #[error("found no polling place of {county} for {election}, expected at least one")]
    NoPlaces {
        /// Its name.
        county: String,
        /// Its id.
        election: String,
    },
}

/// The files of a county's packet, by name: `places.html` holds every place, `places/<number>.html` one each,
/// `confirmation.html` and `confirmations.xlsx` are for the board. `tape-plans.html` holds every place's tape plan, and `zones/<number>-tape.html`,
/// `-sheet.svg` and `-notice.svg` are one place's; where nobody surveyed there is a worksheet and no sheet. Where the
/// edition holds rules of law, `law/` has the acceptable IDs, the postings, the affidavit steps and who may remain, and `law.html` all four. The same edition gives the same bytes.
///
/// # Errors
/// [`PacketError`].
pub fn papers(edition: &WholeEdition, fips: CountyFips, election: usize) -> Result<BTreeMap<String, Vec<u8>>, PacketError> {
    let county = edition.county(fips)?;
    let polygons = edition.precincts(&county.index)?;
    let sheets = page::sheets(edition, &county, polygons.as_ref(), election);
    if sheets.is_empty() {
        let id = edition.site.elections.get(election).map(|e| e.id.clone()).unwrap_or_default();
        return Err(PacketError::NoPlaces { county: county.index.county.name.clone(), election: id });
    }
    let name = county.index.county.name.clone();
    let mut out = BTreeMap::new();
    for (id, sheet) in &sheets {
        // `28159:p014` is no file name everywhere.
        let file = id.rsplit(':').next().unwrap_or(id);
        out.insert(format!("places/{file}.html"), page::document(edition, &format!("{name} County: {file}"), sheet).into_bytes());
    }
    let all: String = sheets.iter().map(|(_, sheet)| sheet.as_str()).collect();
    out.insert("places.html".to_owned(), page::document(edition, &format!("{name} County: every polling place"), &all).into_bytes());
    let (surveys, policy) = (edition.surveys(&county.index)?, edition.policy(fips)?);
    let mut tapes = String::new();
    for place in county.places.places.iter().filter(|place| sheets.iter().any(|(id, _)| *id == place.id)) {
        let file = place.id.rsplit(':').next().unwrap_or(&place.id);
        let papers = zones::papers(edition, &county, election, place, surveys.get(&place.id), &policy);
        out.insert(format!("zones/{file}-tape.html"), page::document(edition, &format!("{name} County: {file}, tape plan"), &papers.tape).into_bytes());
        out.insert(format!("zones/{file}-notice.svg"), papers.notice.into_bytes());
        if let Some(sheet) = papers.sheet {
            out.insert(format!("zones/{file}-sheet.svg"), sheet.into_bytes());
        }
        tapes.push_str(&papers.tape);
    }
    out.insert("tape-plans.html".to_owned(), page::document(edition, &format!("{name} County: tape plans"), &tapes).into_bytes());
    if let Some(law) = edition.law()? {
        let sheets = law_pages::sheets(edition, &county, election, &law).map_err(PacketError::Law)?;
        for (file, title, sheet) in &sheets {
            out.insert(format!("law/{file}.html"), page::document(edition, &format!("{name} County: {title}"), sheet).into_bytes());
        }
        let all: String = sheets.iter().map(|(_, _, sheet)| sheet.as_str()).collect();
        out.insert("law.html".to_owned(), page::document(edition, &format!("{name} County: ID, postings, affidavit ballots, who may remain"), &all).into_bytes());
    }
    let confirm = page::confirmation(edition, &county, election);
    out.insert("confirmation.html".to_owned(), page::document(edition, &format!("{name} County: confirmation sheet"), &confirm).into_bytes());
    let sheet = confirmation_sheet::sheet(&county, election);
    out.insert("confirmations.xlsx".to_owned(), sheet.bytes(Path::new("confirmations.xlsx"))?);
    Ok(out)
}
