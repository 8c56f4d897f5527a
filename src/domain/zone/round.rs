//! A county's survey round: its places, and how far each has come.

use serde::{Deserialize, Serialize};

use super::PlaceSurvey;

/// A county's survey as it stands on one device, and as its file says it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Round {
    /// Five digits; empty where a file does not say.
    pub county: String,
    /// Whose round it is; empty where nobody said.
    pub by: String,
    /// In the order of the file or the list.
    pub places: Vec<RoundPlace>,
}

/// A place of a round.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct RoundPlace {
    /// What is known of it.
    pub survey: PlaceSurvey,
    /// How far it has come.
    pub state: PlaceState,
    /// When it was last changed, as the device wrote it: `2026-10-01T14:05:00Z`; empty where nobody has.
    pub changed: String,
}

/// How far the survey of a place has come.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PlaceState {
    /// Nobody has begun.
    #[default]
    ToDo,
    /// Something is there.
    Started,
    /// Somebody said that it is all there.
    Done,
}
