//! The gate before signing: what moved is said, and must be acknowledged; where many moved at once, one signature more is asked for.

use crate::compile::changes::{ChangeList, Kind};

/// Of the precincts in both lists, in percent: above it a mistake in a file is likelier than so many moves.
pub const MASS_PERCENT: usize = 5;

/// What keeps an edition from being drafted.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum GateError {
    /// Nobody said how many moved, or another number.
    #[error("{line}\n{found}, expected --acknowledge {due}: the number of precincts whose place is another than in the published edition")]
    NotAcknowledged {
        /// The change list's own line.
        line: String,
        /// What was said.
        found: String,
        /// How many it is.
        due: usize,
    },
    /// Many moved at once.
    #[error("{line}\n{moved} of {of} precincts have another place, more than {MASS_PERCENT} in 100")]
    Mass {
        /// The change list's own line.
        line: String,
        /// How many.
        moved: usize,
        /// Compared.
        of: usize,
    },
}

/// What passed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Passed {
    /// Precincts with another place.
    pub moved: usize,
    /// More than [`MASS_PERCENT`] of them.
    pub is_mass: bool,
}

/// Precincts whose voters go, or may have to go, somewhere else, or whose place is not listed any more.
#[must_use]
pub fn moved(list: &ChangeList) -> usize {
    let kinds = [Kind::Moved, Kind::SameNameOtherAddress, Kind::MovedOrRenamed, Kind::PlaceGone, Kind::PrecinctGone, Kind::CountyInOneOnly];
    kinds.iter().filter_map(|kind| list.totals.by_kind.get(kind)).sum()
}

/// Lets an edition through, or says what is missing.
///
/// # Errors
/// [`GateError`].
pub fn gate(list: &ChangeList, acknowledged: Option<usize>, mass_change: bool) -> Result<Passed, GateError> {
    let due = moved(list);
    if acknowledged != Some(due) && !(due == 0 && acknowledged.is_none()) {
        let found = acknowledged.map_or_else(|| "found no --acknowledge".to_owned(), |said| format!("found --acknowledge {said}"));
        return Err(GateError::NotAcknowledged { line: list.line(), found, due });
    }
    let of = list.totals.precincts_old;
    let is_mass = due * 100 > of * MASS_PERCENT;
    if is_mass && !mass_change {
        return Err(GateError::Mass { line: list.line(), moved: due, of });
    }
    Ok(Passed { moved: due, is_mass })
}
