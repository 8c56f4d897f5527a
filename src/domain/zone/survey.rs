//! What somebody saw and measured at a polling place: its doors, its room, what is around it.

use serde::{Deserialize, Serialize};

use crate::domain::place::{Accessibility, Tri};

/// A place as surveyed. All positions are longitude and latitude on WGS 84, degrees.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct PlaceSurvey {
    /// `28159:p014`, or what a survey file without an edition calls it.
    pub place: String,
    /// As people call it.
    pub name: String,
    /// Every door of the building, counted or not.
    pub doors: Vec<Door>,
    /// The room in which the election is held, or the polls' point.
    pub polls: Option<Polls>,
    /// Private property as drawn, for the Secretary of State's reading of the 150 feet.
    pub parcels: Vec<Parcel>,
    /// Walks, drives and road edges: where a tape is pulled.
    pub paths: Vec<Path>,
    /// What one sees from afar: a mailbox, a flagpole.
    pub landmarks: Vec<Landmark>,
    /// Distances somebody taped.
    pub tapes: Vec<Tape>,
    /// What was seen of parking, ramps and doors.
    pub accessibility: Accessibility,
    /// Who surveyed it and when; none where nobody confirmed it.
    pub surveyed: Option<Surveyed>,
}

/// Who surveyed a place.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Surveyed {
    /// A person's name.
    pub by: String,
    /// `YYYY-MM-DD`.
    pub on: String,
}

/// An entrance of the building.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Door {
    /// `28159:p014/e2`, or any word that is the door's alone within the place.
    pub id: String,
    /// As people call it: "Door 2, by the flagpole".
    pub name: String,
    /// Degrees.
    pub at: (f64, f64),
    /// How surely it is there.
    pub doubt: Doubt,
    /// How its position came about.
    pub located: Located,
    /// Whether the 150 feet run from it.
    pub counts: Counts,
    /// Who uses it, in words; empty where nobody said.
    pub used_by: String,
    /// Whether one gets in without a step.
    pub step_free: Tri,
}

/// Whether an entrance counts for the 150 feet. The statute says "any entrance" (§ 23-15-895).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Counts {
    /// It counts.
    #[default]
    Yes,
    /// Somebody said that it does not.
    No {
        /// Why.
        why: WhyNot,
    },
}

/// Why somebody did not count an entrance.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WhyNot {
    /// For staff alone.
    Staff,
    /// Locked on the day.
    Locked,
    /// An emergency exit.
    Emergency,
    /// In words.
    Other(String),
}

/// How a position came about.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Located {
    /// Somebody stood there with a device.
    Gps,
    /// Pointed out on a map or picture.
    Map,
    /// Measured with a tape from another door or along a wall.
    Tape,
    /// A file says so, and not how.
    #[default]
    File,
}

/// How far off a position may be.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
pub struct Doubt {
    /// The radius within which it is believed to lie, metres; 0 is exact.
    pub accuracy_m: f64,
    /// How often it lies within that radius.
    pub confidence: Confidence,
    /// Metres by which the datum may be off: 2 where a source says NAD 83 or does not say.
    pub datum_m: f64,
}

/// How often a position lies within its radius.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Confidence {
    /// 68 of 100: what is assumed where nothing is said, for browsers may pass on what Android reports.
    #[default]
    #[serde(rename = "0.68")]
    P68,
    /// 95 of 100: what the W3C asks of browsers.
    #[serde(rename = "0.95")]
    P95,
}

/// What the 30 feet are measured from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Polls {
    /// "Courtroom"; empty where nobody said.
    pub name: String,
    /// The room, or the polls' point.
    pub shape: PollsShape,
    /// How surely its walls are there.
    pub doubt: Doubt,
    /// How its position came about.
    pub located: Located,
}

/// The room in which the election is held, or a point where no room is known.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum PollsShape {
    /// One part or more.
    Room {
        /// Not empty.
        parts: Vec<RoomPart>,
    },
    /// The polls' point, degrees.
    Point {
        /// Longitude and latitude.
        at: (f64, f64),
    },
}

/// A part of a room: an outline with courtyards cut out.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct RoomPart {
    /// At least three corners, degrees, the first not repeated.
    pub outline: Vec<(f64, f64)>,
    /// Courtyards, each like the outline.
    pub holes: Vec<Vec<(f64, f64)>>,
}

/// Private property as somebody drew it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Parcel {
    /// As people call it.
    pub name: String,
    /// Degrees, the first corner not repeated.
    pub outline: Vec<(f64, f64)>,
}

/// A line along which one walks or drives.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Path {
    /// "The walk to Ivy Avenue"; may be empty.
    pub name: String,
    /// What it is.
    pub kind: PathKind,
    /// At least two points, degrees.
    pub line: Vec<(f64, f64)>,
}

/// What a path is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PathKind {
    /// A walk.
    Walk,
    /// A drive or lane of a car park.
    Drive,
    /// The edge of a road.
    RoadEdge,
}

/// What one sees from afar.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Landmark {
    /// "The mailbox".
    pub name: String,
    /// Degrees.
    pub at: (f64, f64),
}

/// A distance somebody taped from a door.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Tape {
    /// The door's id.
    pub from: String,
    /// Another door's id, or a landmark's name.
    pub to: String,
    /// As read off, feet.
    pub feet: f64,
}
