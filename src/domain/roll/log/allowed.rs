//! What an entry must keep to before it becomes a line: lengths, plain text, no personal numbers, a photo that is one.

use super::entry::{LogOf, Photo, What};
use super::jpeg::{self, JpegFault};
use super::personal::{Personal, personal};

/// Letters in a field.
const LONGEST: usize = 600;
/// Letters of a photo's base64; about 300 kB of JPEG.
const LONGEST_PHOTO: usize = 400_000;
/// A tape that reaches farther is a mistake. Tenths of a foot.
const LONGEST_TAPE: u32 = 50_000;

/// Why an entry cannot be made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotAllowed {
    /// Nothing was written.
    #[error("found nothing in {0}, expected words")]
    Empty(&'static str),
    /// Too much was written.
    #[error("found {found} letters in {field}, expected {LONGEST} or fewer")]
    TooLong {
        /// Where.
        field: &'static str,
        /// How many.
        found: usize,
    },
    /// A control character.
    #[error("found a control character in {0}, expected plain text on one line")]
    Control(&'static str),
    /// What looks like a date of birth.
    #[error("found what looks like a date of birth in {0}, expected none: the log is a public record")]
    BirthDate(&'static str),
    /// What looks like a Social Security number.
    #[error("found what looks like a Social Security or license number in {0}, expected none: the log is a public record")]
    NineDigits(&'static str),
    /// A spot that is none, or finer than it may be.
    #[error("found a spot that is none or is finer than 5 m, expected hundred-thousandths of a degree in steps of five")]
    Spot,
    /// A tape of no length.
    #[error("found {0} tenths of a foot by tape, expected 1 to {LONGEST_TAPE}")]
    Tape(u32),
    /// A photo that may not be kept.
    #[error("found a photo that {0}, expected a plain JPEG of at most 300 kB in base64")]
    Photo(JpegFault),
    /// A key that is none.
    #[error("found a device key that is none, expected 64 hexadecimal digits of an Ed25519 key")]
    Key,
    /// Another version.
    #[error("found format {0} of a log, expected 1")]
    Format(u32),
    /// No date.
    #[error("found no election date of the form 2026-11-03")]
    Date,
}

impl NotAllowed {
    /// A word for programs.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Empty(_) => "empty",
            Self::TooLong { .. } => "too_long",
            Self::Control(_) => "control",
            Self::BirthDate(_) => "birth_date",
            Self::NineDigits(_) => "nine_digits",
            Self::Photo(_) => "photo",
            Self::Spot | Self::Tape(_) | Self::Key | Self::Format(_) | Self::Date => "invalid",
        }
    }

    /// The field it is about, where it is one that somebody writes.
    #[must_use]
    pub const fn field(&self) -> Option<&'static str> {
        match self {
            Self::Empty(field) | Self::TooLong { field, .. } | Self::Control(field) | Self::BirthDate(field) | Self::NineDigits(field) => Some(field),
            _ => None,
        }
    }
}

/// Whether it may become a line. `year`: of the entry.
pub(super) fn allowed(what: &What, year: u32) -> Result<(), NotAllowed> {
    match what {
        What::Opened(of) => opened(of),
        What::Observation { measured_by, tape_tenths_ft, tape_from, reading, spot, asked, done, .. } => {
            if let Some(tenths) = tape_tenths_ft.filter(|tenths| *tenths == 0 || *tenths > LONGEST_TAPE) {
                return Err(NotAllowed::Tape(tenths));
            }
            if let Some(spot) = spot {
                let fits = |e5: i32, most: i32| e5 % 5 == 0 && (-most..=most).contains(&e5);
                if !fits(spot.lon_e5, 18_000_000) || !fits(spot.lat_e5, 9_000_000) {
                    return Err(NotAllowed::Spot);
                }
            }
            texts(&[("tape_from", tape_from), ("reading", reading)], None)?;
            texts(&[("measured_by", measured_by), ("asked", asked), ("done", done)], Some(year))
        }
        What::Incident { text, asked, done, .. } => {
            some("text", text)?;
            texts(&[("text", text), ("asked", asked), ("done", done)], Some(year))
        }
        What::Question { text, answer, office } => {
            some("text", text)?;
            texts(&[("text", text), ("answer", answer), ("office", office)], Some(year))
        }
        What::Note { text } => {
            some("text", text)?;
            texts(&[("text", text)], Some(year))
        }
        What::Photo(Photo { text, jpeg }) => {
            some("text", text)?;
            texts(&[("text", text)], Some(year))?;
            if jpeg.len() > LONGEST_PHOTO {
                return Err(NotAllowed::Photo(JpegFault::TooLarge));
            }
            let bytes = data_encoding::BASE64.decode(jpeg.as_bytes()).map_err(|_error| NotAllowed::Photo(JpegFault::NoBase64))?;
            jpeg::plain(&bytes).map_err(NotAllowed::Photo)
        }
        What::Struck { .. } | What::Device { .. } | What::Checkpoint { .. } => Ok(()),
    }
}

fn opened(of: &LogOf) -> Result<(), NotAllowed> {
    if of.format != 1 {
        return Err(NotAllowed::Format(of.format));
    }
    some("place", &of.place)?;
    some("election", &of.election)?;
    let date = of.election_date.len() == 10
        && of.election_date.bytes().zip("0000-00-00".bytes()).all(|(found, form)| if form == b'0' { found.is_ascii_digit() } else { found == form });
    if !date {
        return Err(NotAllowed::Date);
    }
    let LogOf { county, place, place_name, election, election_name, party, .. } = of;
    texts(
        &[("county", county), ("place", place), ("place_name", place_name), ("election", election), ("election_name", election_name), ("party", party)],
        None,
    )?;
    match of.key {
        super::KeyKind::None if of.device.is_empty() => Ok(()),
        super::KeyKind::NonExtractable if crate::domain::roll::public_key::public_key(&of.device).is_some() => Ok(()),
        _ => Err(NotAllowed::Key),
    }
}

fn some(field: &'static str, text: &str) -> Result<(), NotAllowed> {
    if text.trim().is_empty() { Err(NotAllowed::Empty(field)) } else { Ok(()) }
}

/// `year`: look for personal numbers too; text of our own, like a place's name, is not searched.
fn texts(all: &[(&'static str, &String)], year: Option<u32>) -> Result<(), NotAllowed> {
    for &(field, text) in all {
        let found = text.chars().count();
        if found > LONGEST {
            return Err(NotAllowed::TooLong { field, found });
        }
        if text.chars().any(char::is_control) {
            return Err(NotAllowed::Control(field));
        }
        match year.and_then(|year| personal(text, year)) {
            Some(Personal::BirthDate) => return Err(NotAllowed::BirthDate(field)),
            Some(Personal::NineDigits) => return Err(NotAllowed::NineDigits(field)),
            None => {}
        }
    }
    Ok(())
}
