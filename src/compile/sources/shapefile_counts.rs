//! Whether each shape's counts fit into its record and its parts lie among its points, before anything is made room for: a few
//! bytes may claim gigabytes.

use super::{SourceError, line_number};

/// Where the first record begins (ESRI Shapefile Technical Description, 1998, table 1).
const HEADER: usize = 100;

/// Walks the records as the `shapefile` crate does, for as long as they can be followed; what breaks off is the crate's to say. It
/// reads a shape's counts before it looks at the record's length, and goes on right behind the kind of a shape that is none.
pub(super) fn check(name: &str, shp: &[u8]) -> Result<(), SourceError> {
    let (mut at, mut line) = (HEADER, 0_usize);
    while let Some((words, content)) = shp.get(at + 4..at + 8).zip(shp.get(at + 8..)) {
        line += 1;
        let words = <[u8; 4]>::try_from(words).map_or(0, i32::from_be_bytes);
        let length = usize::try_from(words).ok().and_then(|words| words.checked_mul(2)).unwrap_or(0);
        let held = length.min(content.len());
        if let Some((parts, points)) = counts(content)
            && needed(parts, points, content).is_none_or(|needed| needed > held)
        {
            let message = format!("found a shape of {parts} parts and {points} points in {held} bytes, expected as many as fit");
            return Err(SourceError::line(name, line_number(line), message));
        }
        if let Some((part, begins, points)) = part_out_of_order(content) {
            let message = format!("found part {part} of a shape to begin at its point {begins}, expected parts in order among its {points} points");
            return Err(SourceError::line(name, line_number(line), message));
        }
        let step = if number(content, 0) == Some(0) { 4 } else { length };
        at = match at.checked_add(8 + step) {
            Some(next) => next,
            None => return Ok(()),
        };
    }
    Ok(())
}

fn number(content: &[u8], at: usize) -> Option<i32> {
    content.get(at..at + 4).and_then(|bytes| <[u8; 4]>::try_from(bytes).ok()).map(i32::from_le_bytes)
}

/// Parts and points, as the shape says; none of one that has no counts. Multipoints have no parts.
fn counts(content: &[u8]) -> Option<(i32, i32)> {
    match number(content, 0)? {
        3 | 5 | 13 | 15 | 23 | 25 | 31 => Some((number(content, 36)?, number(content, 40)?)),
        8 | 18 | 28 => Some((0, number(content, 36)?)),
        _ => None,
    }
}

/// The first part that does not begin at a point of the shape, or begins before the part in front of it: its number from 1, where
/// it begins, and how many points there are. A part is as long as from there to where the next begins.
fn part_out_of_order(content: &[u8]) -> Option<(usize, i32, i32)> {
    let (parts, points) = counts(content)?;
    let begins = (0..usize::try_from(parts).ok()?).map_while(|part| number(content, 44 + 4 * part));
    let mut before = 0;
    for (part, begin) in (1..).zip(begins) {
        if !(before..=points).contains(&begin) {
            return Some((part, begin, points));
        }
        before = begin;
    }
    None
}

/// Bytes for so many: kind and box (36), the counts, an index for each part (and its kind, in a multipatch), two doubles for each point.
fn needed(parts: i32, points: i32, content: &[u8]) -> Option<usize> {
    let (parts, points) = (usize::try_from(parts).ok()?, usize::try_from(points).ok()?);
    let (fixed, each_part) = match number(content, 0)? {
        8 | 18 | 28 => (40, 0),
        31 => (44, 8),
        _ => (44, 4),
    };
    parts.checked_mul(each_part)?.checked_add(points.checked_mul(16)?)?.checked_add(fixed)
}
