//! `places/<fips>.zones`: what was surveyed at a county's places; `policy/<fips>`: what its officials adopted.
//!
//! Name and accessibility of a place have their home in the places shard: here they are blank.

use serde::{Deserialize, Serialize};

use super::Shard;
use crate::domain::geodesy::LonLat;
use crate::domain::zone::{PlaceSurvey, Policy, PollsShape};

/// Surveys of a county's places; a place that nobody surveyed has none.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct CountyZones {
    /// Sorted by place id.
    pub surveys: Vec<PlaceSurvey>,
}

impl Shard for CountyZones {
    const KIND: u8 = b'Z';
    const VERSION: u8 = 1;

    fn check(&self) -> Result<(), String> {
        for survey in &self.surveys {
            if let Some((lon, lat)) = positions(survey).into_iter().find(|(lon, lat)| LonLat::new(*lon, *lat).is_err()) {
                return Err(format!("found position {lon}, {lat} at {}, expected longitude and latitude", survey.place));
            }
            let doubts = survey.doors.iter().map(|d| d.doubt).chain(survey.polls.iter().map(|p| p.doubt));
            let metres = doubts.flat_map(|d| [d.accuracy_m, d.datum_m]);
            if let Some(metres) = metres.chain(survey.tapes.iter().map(|t| t.feet)).find(|m| !(0.0..=1e7).contains(m)) {
                return Err(format!("found a doubt or a tape of {metres} at {}, expected 0 or more", survey.place));
            }
        }
        if let Some(pair) = self.surveys.windows(2).find(|pair| matches!(pair, [a, b] if a.place >= b.place)) {
            let names: Vec<&str> = pair.iter().map(|s| s.place.as_str()).collect();
            return Err(format!("found {}, expected places in order and each once", names.join(" before ")));
        }
        Ok(())
    }
}

fn positions(survey: &PlaceSurvey) -> Vec<(f64, f64)> {
    let mut all: Vec<(f64, f64)> = survey.doors.iter().map(|d| d.at).collect();
    match survey.polls.as_ref().map(|p| &p.shape) {
        Some(PollsShape::Point { at }) => all.push(*at),
        Some(PollsShape::Room { parts }) => all.extend(parts.iter().flat_map(|p| p.outline.iter().chain(p.holes.iter().flatten()))),
        None => {}
    }
    all.extend(survey.parcels.iter().flat_map(|p| &p.outline));
    all.extend(survey.paths.iter().flat_map(|p| &p.line));
    all.extend(survey.landmarks.iter().map(|l| l.at));
    all
}

impl Shard for Policy {
    const KIND: u8 = b'Y';
    const VERSION: u8 = 1;

    fn check(&self) -> Result<(), String> {
        Ok(())
    }
}
