//! TIGER/Line ADDRFEAT: the lines of a county that have house numbers, once for each name they go by.
//!
//! As weak a layer as EDGES: the numbers are those of blocks, not of houses, and nobody at the county has signed them.

use super::shapefile_records::ShapefileBytes;
use super::tiger_sides::{self, Columns};
use super::{Read, RoadSide, SourceError};

/// As the Census Bureau names them (TIGER/Line Shapefiles 2021 Technical Documentation, appendix D, Address Range-Feature).
const COLUMNS: Columns = Columns {
    street: "FULLNAME",
    left: ["LFROMHN", "LTOHN"],
    right: ["RFROMHN", "RTOHN"],
    zips: ["ZIPL", "ZIPR"],
};

/// Reads an ADDRFEAT shapefile.
///
/// # Errors
/// A part is missing or broken, the datum is not accepted, or a TIGER column is missing.
pub fn read(name: &str, parts: &ShapefileBytes) -> Result<Read<RoadSide>, SourceError> {
    tiger_sides::read(name, parts, &COLUMNS)
}
