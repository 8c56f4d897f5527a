//! Reads surveys and policies out of a body. Enums that JSON tags by a word are tagged by it here too, as serde writes them.

use super::{Body, InBody};
use crate::domain::edition::CountyZones;
use crate::domain::zone::{
    AdoptedThirty, Confidence, Counts, Door, Doubt, Landmark, Located, Parcel, Path, PathKind, PlaceSurvey, Policy, Polls, PollsShape,
    PrivateProperty, RoomPart, Surveyed, Tape, WhyNot,
};

fields! {
    CountyZones { surveys }
    PlaceSurvey { place, name, doors, polls, parcels, paths, landmarks, tapes, accessibility, surveyed }
    Door { id, name, at, doubt, located, counts, used_by, step_free }
    Doubt { accuracy_m, confidence, datum_m }
    Polls { name, shape, doubt, located }
    RoomPart { outline, holes }
    Parcel { name, outline }
    Path { name, kind, line }
    Landmark { name, at }
    Tape { from, to, feet }
    Surveyed { by, on }
    Policy { thirty, private_property, photos, call, by, on }
}

variants! {
    Located { Gps, Map, Tape, File }
    Confidence { P68, P95 }
    PathKind { Walk, Drive, RoadEdge }
    AdoptedThirty { Room, Entrances, Both }
    PrivateProperty { Included, Excepted }
}

const UNKNOWN_WORD: &str = "found a word that this version does not know";

impl InBody for Counts {
    fn read(body: &mut Body<'_>) -> Self {
        match String::read(body).as_str() {
            "yes" => Self::Yes,
            "no" => Self::No { why: WhyNot::read(body) },
            _ => {
                body.refuse(UNKNOWN_WORD);
                Self::Yes
            }
        }
    }
}

impl InBody for WhyNot {
    fn read(body: &mut Body<'_>) -> Self {
        match body.variant(4) {
            0 => Self::Staff,
            1 => Self::Locked,
            2 => Self::Emergency,
            _ => Self::Other(String::read(body)),
        }
    }
}

impl InBody for PollsShape {
    fn read(body: &mut Body<'_>) -> Self {
        match String::read(body).as_str() {
            "room" => Self::Room { parts: Vec::read(body) },
            "point" => Self::Point { at: InBody::read(body) },
            _ => {
                body.refuse(UNKNOWN_WORD);
                Self::Room { parts: Vec::new() }
            }
        }
    }
}
