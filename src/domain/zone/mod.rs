//! Where the two lines run: 30 feet from the room, 150 feet from every entrance, and how surely a position is inside.
//!
//! A [`PlaceSurvey`] is what somebody saw and measured at a place; [`Verdicts`] is what a position means there.

#[cfg(test)]
mod any_survey;
mod by_tape;
mod lock;
mod merge;
mod policy;
mod problem;
mod round;
mod survey;
mod survey_checks;
pub mod survey_file;
mod verdict;

pub use by_tape::{AlongWall, Hand, Placed, TapeError, Taped, door_by_tape, room_along_wall};
pub use lock::{DoorLock, LockState, Locking};
pub use merge::{Merged, Picked, SurveyConflict, merge};
pub use policy::{AdoptedThirty, Policy, PrivateProperty};
pub use problem::SurveyProblem;
pub use round::{PlaceState, Round, RoundPlace};
pub use survey::{
    Confidence, Counts, Door, Doubt, Landmark, Located, Parcel, Path, PathKind, PlaceSurvey, Polls, PollsShape, RoomPart, Surveyed,
    Tape, WhyNot,
};
pub use survey_checks::check_survey;
pub use verdict::{LineVerdict, Nearest, Reading, Verdict, Verdicts};

/// The international foot, metres (NIST SP 811, appendix B.6).
pub const METRES_PER_FOOT: f64 = 0.3048;
/// The space kept open and clear, feet (§ 23-15-245).
pub const THIRTY_FT: f64 = 30.0;
/// The space without campaign literature, feet (§ 23-15-895).
pub const ONE_FIFTY_FT: f64 = 150.0;
