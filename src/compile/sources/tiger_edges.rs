//! TIGER/Line EDGES: every line of a county, roads with the house numbers of each side.

use super::shapefile_records::ShapefileBytes;
use super::tiger_sides::{self, Columns};
use super::{Read, RoadSide, SourceError};

/// As the Census Bureau names them (TIGER/Line Shapefiles 2020 Technical Documentation, appendix I-3).
const COLUMNS: Columns = Columns {
    street: "FULLNAME",
    left: ["LFROMADD", "LTOADD"],
    right: ["RFROMADD", "RTOADD"],
    zips: ["ZIPL", "ZIPR"],
};

/// Reads an EDGES shapefile.
///
/// # Errors
/// A part is missing or broken, the datum is not accepted, or a TIGER column is missing.
pub fn read(name: &str, parts: &ShapefileBytes) -> Result<Read<RoadSide>, SourceError> {
    tiger_sides::read(name, parts, &COLUMNS)
}
