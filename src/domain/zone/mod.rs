//! Where the two lines run: 30 feet from the room, 150 feet from every entrance, and how surely a position is inside.
//!
//! A [`PlaceSurvey`] is what somebody saw and measured at a place; [`Verdicts`] is what a position means there.

#[cfg(test)]
mod any_survey;
mod by_tape;
mod adopted;
pub mod beside;
mod disc_union;
mod door_tree;
mod doubt;
mod ground;
mod line_measure;
mod lock;
mod merge;
mod on_plane;
mod outline;
mod outlines;
mod parcels;
mod policy;
mod polls_zone;
mod prepare;
mod problems;
mod region;
mod rice;
mod room;
mod statewide;
mod round;
mod sheet;
mod survey;
pub mod survey_file;
mod swapped;
mod tape_plan;
mod taped;
mod verdict;
pub mod walk;
mod zone_fix;
mod zone_map;

pub use by_tape::{AlongWall, Hand, Placed, TapeError, DoorTape, TapedPoint, TapedRoom, door_by_tape, room_along_wall};
pub use adopted::Lines;
pub use doubt::{RADIUS_OF_68, RADIUS_OF_95};
pub use line_measure::{From, LineMeasure, PlaceMeasure, Reached, ReadingMeasure};
pub use lock::{DoorLock, LockState, Locking};
pub use merge::{Merged, Picked, SurveyConflict, merge};
pub use outlines::{DrawnLine, Outlines, Rings};
pub use parcels::PARCEL_DOUBT_M;
pub use policy::{AdoptedThirty, Policy, PrivateProperty};
pub use problems::SurveyProblem;
pub use statewide::{Measured, Statewide};
pub use round::{PlaceState, Round, RoundPlace};
pub use sheet::{SheetAbout, notice, sheet};
pub use survey::{
    Confidence, Counts, Door, Doubt, Landmark, Located, Parcel, Path, PathKind, PlaceSurvey, Polls, PollsShape, RoomPart, Surveyed,
    Tape, WhyNot,
};
pub use tape_plan::{MarkKind, TapeCheck, TapeDoor, TapeMark, TapePlan, TapeThirty};
pub use taped::{Taped, TapedError, taped};
pub use verdict::{LineVerdict, Nearest, Reading, Verdict, Verdicts};
pub use zone_fix::{ZoneFix, ZoneFixError};
pub use zone_map::ZoneMap;

/// The international foot, metres (NIST SP 811, appendix B.6).
pub const METRES_PER_FOOT: f64 = 0.3048;
/// The space kept open and clear, feet (§ 23-15-245).
pub const THIRTY_FT: f64 = 30.0;
/// The space without campaign literature, feet (§ 23-15-895).
pub const ONE_FIFTY_FT: f64 = 150.0;
