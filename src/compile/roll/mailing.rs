//! What the card printer gets: a CSV to merge and a QR for each card. It holds the codes, so it is for the printer alone and is
//! to be destroyed after.

use std::path::{Path, PathBuf};

use qrcode::render::svg;
use qrcode::{EcLevel, QrCode};

use super::cards::{Card, Cards};
use super::key::OfficeKey;
use super::rows::RollRow;
use crate::compile::spreadsheet::guarded;
use crate::domain::roll::card_code::{CardLink, Series};

/// One card to print.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrintedCard {
    /// The roll's id, by which the printer's address list is merged.
    pub voter: String,
    /// Family name, given name, middle, suffix, as the roll has them.
    pub names: [String; 4],
    /// Which card of this voter.
    pub issue: u32,
    /// The code and its series.
    pub link: CardLink,
}

/// Why no card can be made.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum MailingError {
    /// Not an address that a fragment can stand behind.
    #[error("--site: found {0:?}, expected the address of the look-up page, such as https://vote.example/v, with https and without ? and #")]
    Site(String),
    /// Too much for a QR code, which a link of this form is not.
    #[error("a link does not fit a QR code: {0}")]
    Qr(String),
    /// The table could not be written to memory.
    #[error("writing the table: {0}")]
    Csv(#[from] csv::Error),
}

/// The page that a card's QR opens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Site(String);

impl std::str::FromStr for Site {
    type Err = MailingError;

    fn from_str(text: &str) -> Result<Self, MailingError> {
        let host = text.strip_prefix("https://").map(|rest| rest.split('/').next().unwrap_or_default());
        let fits = text.len() <= 200
            && host.is_some_and(|h| !h.is_empty() && h.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b':')))
            && text.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b':' | b'/' | b'.' | b'-' | b'_' | b'~'));
        if fits { Ok(Self(text.to_owned())) } else { Err(MailingError::Site(text.chars().take(80).collect())) }
    }
}

impl Site {
    /// The link of a card: the code stands behind `#`, which browsers do not send.
    #[must_use]
    pub fn link(&self, link: &CardLink) -> String {
        format!("{}#{}", self.0, link.fragment())
    }
}

/// The cards to print for rows that have a card which holds: `only` those, or all.
#[must_use]
pub fn cards_of(rows: &[RollRow], cards: &Cards, key: &OfficeKey, series: &Series, only: impl Fn(&str) -> bool) -> Vec<PrintedCard> {
    let printed = |row: &RollRow, card: Card| {
        let person = row.person.clone().unwrap_or_default();
        PrintedCard {
            voter: row.voter.clone(),
            names: [person.last, person.first, person.middle, person.suffix],
            issue: card.issue,
            link: CardLink { series: series.clone(), code: key.code(series, &row.voter, card.issue) },
        }
    };
    let held = rows.iter().filter(|row| !row.protected && only(&row.voter));
    held.filter_map(|row| cards.of(&row.voter).filter(|card| !card.revoked).map(|card| printed(row, card))).collect()
}

/// The name of a card's picture. It says nothing of the code.
#[must_use]
pub fn picture_name(card: &PrintedCard) -> String {
    let plain = |c: char| if c.is_ascii_alphanumeric() || c == '-' { c } else { '_' };
    format!("{}-{}.svg", card.voter.chars().map(plain).collect::<String>(), card.issue)
}

/// The table to merge. Cells that a spreadsheet would take for a formula have an apostrophe in front.
///
/// # Errors
/// Only if memory runs out.
pub fn table(cards: &[PrintedCard], site: &Site, pictures: Option<&Path>) -> Result<Vec<u8>, MailingError> {
    // Excel takes a CSV without this mark for Windows-1252.
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(vec![0xef, 0xbb, 0xbf]);
    writer.write_record(["voter", "last", "first", "middle", "suffix", "series", "issue", "code", "link", "qr"])?;
    for card in cards {
        let picture = pictures.map(|folder| folder.join(picture_name(card))).unwrap_or_default();
        let [last, first, middle, suffix] = &card.names;
        let row = [
            card.voter.as_str(), last, first, middle, suffix, card.link.series.as_str(), &card.issue.to_string(), &card.link.code.shown(),
            &site.link(&card.link), &picture.display().to_string(),
        ];
        writer.write_record(row.map(|cell| guarded(cell).into_owned()))?;
    }
    writer.into_inner().map_err(|e| MailingError::Csv(e.into_error().into()))
}

/// The QR of a card's link, as SVG: black squares on white, with the four quiet modules that scanners ask for.
///
/// # Errors
/// None that a link's length allows.
pub fn picture(card: &PrintedCard, site: &Site) -> Result<String, MailingError> {
    let code = QrCode::with_error_correction_level(site.link(&card.link), EcLevel::M).map_err(|e| MailingError::Qr(e.to_string()))?;
    Ok(code.render::<svg::Color<'_>>().min_dimensions(200, 200).quiet_zone(true).build())
}

/// Where the pictures go beside the table.
#[must_use]
pub fn pictures_folder() -> PathBuf {
    PathBuf::from("qr")
}

#[cfg(test)]
mod tests;
