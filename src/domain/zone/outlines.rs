//! The outlines that are drawn: each reading of each line, and what the county's policy shows.

use geo::MultiPolygon;
use serde::Serialize;

use super::outline::{FINE, Side, around, both, discs, rings};
use super::zone_map::ZoneMap;
use super::{AdoptedThirty, METRES_PER_FOOT, ONE_FIFTY_FT, PrivateProperty, THIRTY_FT};

/// Closed rings of a region, outer ones and holes alike, the first point not repeated; degrees, longitude first.
pub type Rings = Vec<Vec<(f64, f64)>>;

/// The lines as they are drawn, within 1 mm of the true curve on the place's plane.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Outlines {
    /// The 30 feet.
    pub thirty: DrawnLine,
    /// The 150 feet.
    pub one_fifty: DrawnLine,
}

/// One line.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct DrawnLine {
    /// By the statute's words.
    pub statute: Rings,
    /// By the Secretary of State's reminders.
    pub guidance: Rings,
    /// What the county adopted; without a policy, the statute's.
    pub adopted: Rings,
}

impl ZoneMap {
    /// The lines for drawing. Empty where nothing is surveyed; drawn also where nobody confirmed the survey.
    #[must_use]
    pub fn outlines(&self) -> Outlines {
        let centres = self.centres();
        let [thirty, hundred_fifty] = [THIRTY_FT, ONE_FIFTY_FT].map(|feet| feet * METRES_PER_FOOT);
        let room = self.room.as_ref().map_or_else(none, |polls| around(&polls.room, thirty, FINE, Side::Within));
        let entrances = discs(&centres, thirty, FINE, Side::Within);
        let shown = match (self.policy.by.is_empty(), self.policy.thirty) {
            (true, _) | (false, AdoptedThirty::Room) => room.clone(),
            (false, AdoptedThirty::Entrances) => entrances.clone(),
            (false, AdoptedThirty::Both) => both(&room, &entrances),
        };
        let all = discs(&centres, hundred_fifty, FINE, Side::Within);
        let excepted = self.exception.as_ref().map_or_else(|| all.clone(), |parcels| parcels.leave(&all));
        let shown_far = match (self.policy.by.is_empty(), self.policy.private_property) {
            (false, PrivateProperty::Excepted) => excepted.clone(),
            _ => all.clone(),
        };
        Outlines {
            thirty: DrawnLine { statute: self.degrees(&room), guidance: self.degrees(&entrances), adopted: self.degrees(&shown) },
            one_fifty: DrawnLine { statute: self.degrees(&all), guidance: self.degrees(&excepted), adopted: self.degrees(&shown_far) },
        }
    }

    fn degrees(&self, region: &MultiPolygon) -> Rings {
        rings(region).into_iter().map(|ring| ring.into_iter().map(|at| self.plane().degrees(at)).collect()).collect()
    }
}

fn none() -> MultiPolygon {
    MultiPolygon::new(Vec::new())
}
