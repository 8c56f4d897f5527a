//! What the steps of a roll share: which roll, whose key, which series, which cards.

use std::path::PathBuf;

use super::Failure;
use crate::compile::roll::cards::Cards;
use crate::compile::roll::key::OfficeKey;
use crate::compile::roll::rows::{self, Keep, Roll};
use crate::domain::roll::card_code::Series;

#[derive(clap::Args)]
pub(super) struct SeriesArgs {
    /// The roll: CSV with the columns that data/formats/roll.md lists, and no other.
    #[arg(long, value_name = "FILE")]
    pub(super) roll: PathBuf,
    /// The office's key.
    #[arg(long, value_name = "FILE")]
    key: PathBuf,
    /// The mailing these cards belong to, such as ms-2026.
    #[arg(long, value_name = "NAME")]
    series: String,
    /// The table of which card holds: voter, issue, state.
    #[arg(long, value_name = "FILE")]
    pub(super) cards: PathBuf,
}

/// All of it, read.
pub(super) struct Given {
    pub(super) roll: Roll,
    pub(super) file: String,
    pub(super) key: OfficeKey,
    pub(super) series: Series,
    pub(super) cards: Cards,
}

impl SeriesArgs {
    pub(super) fn read(&self, keep: Keep) -> Result<Given, Failure> {
        let series = self.series.parse().map_err(|e| Failure::asked_wrongly(format!("--series: {e}")))?;
        let key = OfficeKey::read(&self.key).map_err(Failure::failed)?;
        let cards = Cards::read(&self.cards).map_err(Failure::failed)?;
        let roll = rows::read_file(&self.roll, keep).map_err(Failure::failed)?;
        Ok(Given { roll, file: self.roll.display().to_string(), key, series, cards })
    }
}
