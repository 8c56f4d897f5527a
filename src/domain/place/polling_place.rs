//! A polling place and whom to call about it.

use serde::{Deserialize, Serialize};

use super::Accessibility;

/// A polling place as the edition holds it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct PollingPlace {
    /// `28159:p014`, given once and never reused.
    pub id: String,
    /// As the list writes it.
    pub name: String,
    /// Street address with town, state and ZIP, as the list writes it; empty where the list has none.
    pub address: String,
    /// The room or door, where somebody wrote it down.
    pub room: Option<String>,
    /// Unknown unless somebody checked.
    pub accessibility: Accessibility,
    /// Longitude and latitude in degrees, where the source has them.
    pub at: Option<(f64, f64)>,
    /// Where a correction is not yet made in the state's own list: what that list still says.
    pub list_still_says: Option<String>,
    /// Who confirmed name and address as they stand here; none where nobody has.
    pub confirmed: Option<Confirmed>,
}

/// Who confirmed a polling place, and where the order of the board stands.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Confirmed {
    /// A person's name.
    pub by: String,
    /// "Circuit clerk of Winston County".
    pub office: String,
    /// `YYYY-MM-DD`.
    pub on: String,
    /// The minute book of the board of supervisors.
    pub minute_book: String,
    /// Its page.
    pub page: String,
}

/// A polling place as an answer names it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PlaceRef {
    /// `28159:p014`.
    pub id: String,
    /// As the list writes it.
    pub name: String,
    /// Empty where the list has none.
    pub address: String,
    /// The room or door, where known.
    pub room: Option<String>,
    /// Unknown unless somebody checked.
    pub accessibility: Accessibility,
    /// `[lon, lat]` degrees, where the source has it.
    pub at: Option<(f64, f64)>,
    /// What the state's list still says, where a correction is not made there yet.
    pub list_still_says: Option<String>,
    /// Who confirmed the place; none where nobody has.
    pub confirmed: Option<Confirmed>,
}

impl From<&PollingPlace> for PlaceRef {
    fn from(place: &PollingPlace) -> Self {
        Self {
            id: place.id.clone(),
            name: place.name.clone(),
            address: place.address.clone(),
            room: place.room.clone(),
            accessibility: place.accessibility.clone(),
            at: place.at,
            list_still_says: place.list_still_says.clone(),
            confirmed: place.confirmed.clone(),
        }
    }
}

/// An office that answers for a county. Only offices with a source and a date are shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Office {
    /// "Circuit clerk of Winston County".
    pub name: String,
    /// As one dials it.
    pub phone: String,
    /// Where the number came from.
    pub source: String,
    /// `YYYY-MM-DD`, when it was looked up.
    pub on: String,
}

/// Whom to call. The statewide lines are always there; a county's only with a source and a date.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    /// The county's own offices; may be empty.
    pub offices: Vec<Office>,
    /// Statewide lines, never empty: 1-800-829-6786, (601) 576-2550, ElectionsAnswers@sos.ms.gov, 711.
    pub statewide: Vec<String>,
}

impl Contact {
    /// The statewide lines of the Secretary of State's office, with the county's offices in front.
    #[must_use]
    pub fn with_offices(offices: Vec<Office>) -> Self {
        let statewide = [
            "1-800-829-6786",
            "(601) 576-2550",
            "ElectionsAnswers@sos.ms.gov",
            "711",
        ];
        Self {
            offices,
            statewide: statewide.map(str::to_owned).to_vec(),
        }
    }
}
