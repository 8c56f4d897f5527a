//! The towns that the tests of the grammar know; the tests are in the folder.

mod addresses;
mod properties;
mod streets;

use super::*;

struct Listed(&'static [&'static str]);
impl Towns for Listed {
    fn is_town(&self, canonical: &str) -> bool {
        self.0.contains(&canonical)
    }
}

const TOWNS: Listed = Listed(&[
    "PHILADELPHIA",
    "HATTIESBURG",
    "BAY SAINT LOUIS",
    "WEST POINT",
    "CARROLLTON",
    "NORTH CARROLLTON",
    "KOSCIUSKO",
    "WEST",
    "HERTFORD",
    "VAIDEN",
    "MISSISSIPPI STATE",
    "UNIVERSITY",
    "OXFORD",
    "MYRTLE",
    "MOUNT OLIVE",
]);
