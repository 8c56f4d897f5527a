//! What a county's officials adopted about the two lines. Without it, the statute's shapes are shown.

use serde::{Deserialize, Serialize};

/// A county's policy.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Policy {
    /// The shape of the 30 feet.
    pub thirty: AdoptedThirty,
    /// Whether private property is excepted from the 150 feet.
    pub private_property: PrivateProperty,
    /// Whether the log may hold photos.
    pub photos: bool,
    /// Whom a bailiff calls; empty where nobody said.
    pub call: String,
    /// Who adopted it; empty where nobody did, and then the statute's shapes hold.
    pub by: String,
    /// `YYYY-MM-DD`, or empty.
    pub on: String,
}

/// The shape of the 30 feet that a county adopted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AdoptedThirty {
    /// From the room or the polls: the statute's words.
    #[default]
    Room,
    /// From every entrance: the Secretary of State's reminders.
    Entrances,
    /// From both.
    Both,
}

/// What a county adopted about private property within 150 feet.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PrivateProperty {
    /// The 150 feet run across it: the statute makes no exception.
    #[default]
    Included,
    /// The Secretary of State's reminders except it.
    Excepted,
}
