//! What is known of a place's accessibility. Unknown is a value of its own, printed as "Not checked".

use serde::{Deserialize, Serialize};

/// `yes`, `no`, or nobody has checked.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tri {
    /// Checked, and so.
    Yes,
    /// Checked, and not so.
    No,
    /// Nobody has checked.
    #[default]
    Unknown,
}

/// Who checked, and when.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Checked {
    /// Name and office.
    pub by: String,
    /// `YYYY-MM-DD`.
    pub on: String,
}

/// One place's answers. Fields follow the order a person meets them: parking first, machine last.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Accessibility {
    /// An accessible parking space.
    pub parking: Tri,
    /// A drop-off place by the door.
    pub drop_off: Tri,
    /// A firm route from parking to the door.
    pub route: Tri,
    /// A door without a step.
    pub step_free_door: Tri,
    /// That door opens easily, or by itself.
    pub door_opens: Tri,
    /// A route inside to the voting room.
    pub inside_route: Tri,
    /// A ballot-marking device.
    pub accessible_machine: Tri,
    /// Which door is step-free; how to ask for curbside voting. Empty where unknown.
    pub note: String,
    /// Who checked; `None` where nobody did.
    pub checked: Option<Checked>,
}
