//! One row of a corrections file, every cell checked; a row of the corrections sheet that nobody has filled in is none.

use super::{CorrectedField, Correction, MadeInSems};
use crate::compile::sources::SourceError;
use crate::compile::sources::contacts::is_date;
use crate::compile::sources::table::Row;
use crate::compile::spreadsheet::unguarded;

/// What a person fills in on a corrections sheet.
const FILLED: [&str; 4] = ["new", "reason", "who", "when"];

/// Whether a row of a corrections sheet is as it was written: nobody has filled it in.
///
/// # Errors
/// A row that is filled in by half.
pub(super) fn is_unfilled(row: &Row<'_>) -> Result<bool, SourceError> {
    if !row.has("candidates") {
        return Ok(false);
    }
    // What is right may be blank: no room, no polygon. Then the other three say so.
    let (some, none): (Vec<&str>, Vec<&str>) = FILLED.into_iter().partition(|f| !row.get(f).is_empty());
    let missing: Vec<&str> = none.iter().copied().filter(|f| *f != "new").collect();
    if !some.is_empty() && !missing.is_empty() {
        return Err(SourceError {
            spot: row.spot_of(missing.first().copied().unwrap_or("reason")),
            message: format!(
                "found {} filled in but no {}, expected new, reason, who and when together, or none of them",
                some.join(", "),
                missing.join(", no ")
            ),
        });
    }
    Ok(some.is_empty())
}

/// One row, every cell checked.
pub(super) fn correction(row: &Row<'_>) -> Result<Correction, SourceError> {
    let wrong = |field: &str, message: String| SourceError {
        spot: row.spot_of(field),
        message,
    };
    for field in ["county", "precinct_code", "reason", "who"] {
        if row.get(field).is_empty() {
            return Err(wrong(field, format!("found no {field}, expected one")));
        }
    }
    let field = CorrectedField::read(row.get("field")).ok_or_else(|| {
        wrong(
            "field",
            format!(
                "found {:?}, expected boundary, place_name, address, precinct_name or room",
                row.get("field")
            ),
        )
    })?;
    let when = row.get("when");
    if !is_date(when) {
        return Err(wrong(
            "when",
            format!("found {when:?}, expected a date YYYY-MM-DD"),
        ));
    }
    let made_in_sems = match row.get("made_in_sems") {
        "yes" => MadeInSems::Yes,
        "no" => MadeInSems::No,
        other => {
            return Err(wrong(
                "made_in_sems",
                format!("found {other:?}, expected yes or no"),
            ));
        }
    };
    let (old, new) = (unguarded(row.get("old")), unguarded(row.get("new")));
    if old == new && !(field == CorrectedField::Boundary && new.is_empty()) {
        return Err(wrong(
            "new",
            format!("found {new:?} as old and as new, expected a change"),
        ));
    }
    if new.is_empty() && !matches!(field, CorrectedField::Room | CorrectedField::Boundary) {
        return Err(wrong(
            "new",
            format!("found no new {}, expected one", field.as_str()),
        ));
    }
    Ok(Correction {
        county: row.get("county").to_owned(),
        precinct_code: unguarded(row.get("precinct_code")).to_owned(),
        field,
        old: old.to_owned(),
        new: new.to_owned(),
        reason: row.get("reason").to_owned(),
        who: row.get("who").to_owned(),
        when: when.to_owned(),
        made_in_sems,
        spot: row.spot(),
    })
}
