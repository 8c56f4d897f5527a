//! The columns of a table: which of theirs each of our fields comes from, by the profile's column map.

use std::collections::BTreeMap;

use crate::compile::profile::Input;

/// A field a reader knows.
#[derive(Debug, Clone, Copy)]
pub struct Field {
    /// Our name: the key in the profile's `columns`.
    pub name: &'static str,
    /// Whether the file must have it.
    pub need: Need,
}

/// Whether a column may be absent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// An error without it.
    Must,
    /// Empty without it.
    May,
}

/// A field that must be there.
#[must_use]
pub const fn must(name: &'static str) -> Field {
    Field {
        name,
        need: Need::Must,
    }
}

/// A field that may be absent.
#[must_use]
pub const fn may(name: &'static str) -> Field {
    Field {
        name,
        need: Need::May,
    }
}

/// What becomes of columns nobody asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OtherColumns {
    /// Passed over.
    Ignored,
    /// An error that names them and gives this reason.
    Refused(&'static str),
    /// Passed over, but for those about a person, which are an error (see `personal.rs`).
    PersonalRefused,
}

/// Which fields a reader takes.
#[derive(Debug, Clone, Copy)]
pub struct Fields {
    /// All of them.
    pub known: &'static [Field],
    /// And the rest of the columns.
    pub others: OtherColumns,
}

/// Where a field stands in the file.
#[derive(Debug, Clone)]
pub(super) struct Column {
    /// 0-based.
    pub at: usize,
    /// Their name for it.
    pub header: String,
}

/// Whether the first row names the columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FirstRow {
    /// It does.
    Header,
    /// The profile's columns are numbers, so it is a row like the others.
    Data,
}

/// A message, and the column it is about.
pub(super) type Fault = (String, Option<String>);

/// Columns by number, where the profile's are all numbers: the file has no header.
fn numbered(input: &Input) -> Option<Vec<(&str, usize)>> {
    let numbers = input.columns.iter();
    let numbers: Option<Vec<_>> = numbers
        .map(|(k, v)| Some((k.as_str(), v.trim().parse::<usize>().ok()?)))
        .collect();
    numbers.filter(|n| !n.is_empty())
}

/// Finds our fields in the first row. A field that is not mapped is looked for by its own name.
pub(super) fn resolve(
    input: &Input,
    fields: Fields,
    cells: &[&str],
) -> Result<(BTreeMap<&'static str, Column>, FirstRow), Fault> {
    let headers: Vec<&str> = cells.iter().map(|c| c.trim()).collect();
    let numbers = numbered(input);
    let mut columns = BTreeMap::new();
    for field in fields.known {
        let mapped = input.columns.get(field.name).map(|m| m.trim());
        let at = match &numbers {
            Some(numbers) => by_number(numbers, field.name, headers.len())?,
            None => by_header(mapped, field.name, &headers)?,
        };
        match at {
            Some(at) => {
                let header = match numbers {
                    Some(_) => format!("column {}", at + 1),
                    None => headers
                        .get(at)
                        .map_or_else(String::new, |h| (*h).to_owned()),
                };
                columns.insert(field.name, Column { at, header });
            }
            None if field.need == Need::Must => {
                return Err(missing(field.name, field.name, &headers));
            }
            None => {}
        }
    }
    let first = if numbers.is_some() {
        FirstRow::Data
    } else {
        FirstRow::Header
    };
    match fields.others {
        OtherColumns::Refused(reason) => refuse_others(&headers, &columns, first, reason)?,
        OtherColumns::PersonalRefused if first == FirstRow::Header => {
            if let Some((header, message)) = super::personal::refuse(headers.iter().copied()) {
                return Err((message, Some(header)));
            }
        }
        OtherColumns::PersonalRefused | OtherColumns::Ignored => {}
    }
    Ok((columns, first))
}

fn by_number(numbers: &[(&str, usize)], field: &str, width: usize) -> Result<Option<usize>, Fault> {
    let Some((_, n)) = numbers.iter().find(|(k, _)| *k == field) else {
        return Ok(None);
    };
    match n.checked_sub(1).filter(|at| *at < width) {
        Some(at) => Ok(Some(at)),
        None => Err((
            format!("found {width} columns, expected a column {n} for {field}"),
            None,
        )),
    }
}

fn by_header(mapped: Option<&str>, field: &str, headers: &[&str]) -> Result<Option<usize>, Fault> {
    let wanted = mapped.unwrap_or(field);
    let mut places = headers
        .iter()
        .enumerate()
        .filter(|(_, h)| **h == wanted)
        .map(|(i, _)| i);
    let at = places.next();
    if places.next().is_some() {
        return Err((
            format!("found the column {wanted:?} twice"),
            Some(wanted.to_owned()),
        ));
    }
    if at.is_none() && mapped.is_some() {
        return Err(missing(wanted, field, headers));
    }
    Ok(at)
}

fn refuse_others(
    headers: &[&str],
    columns: &BTreeMap<&'static str, Column>,
    first: FirstRow,
    reason: &str,
) -> Result<(), Fault> {
    let used: Vec<usize> = columns.values().map(|c| c.at).collect();
    let others = headers
        .iter()
        .enumerate()
        .filter(|(i, _)| !used.contains(i));
    // Without a header the cells are data, and not to be shown.
    let others: Vec<String> = others
        .map(|(i, header)| {
            if first == FirstRow::Data {
                format!("column {}", i + 1)
            } else {
                format!("{header:?}")
            }
        })
        .collect();
    match others.first() {
        None => Ok(()),
        Some(first) => Err((
            format!(
                "found {} beside the columns this file may have; {reason}",
                others.join(", ")
            ),
            Some(first.trim_matches('"').to_owned()),
        )),
    }
}

fn missing(wanted: &str, ours: &str, headers: &[&str]) -> Fault {
    let listed: Vec<String> = headers
        .iter()
        .take(64)
        .map(|h| h.chars().take(60).collect())
        .collect();
    let message = format!(
        "found no column {wanted:?} (our {ours}), expected it among the headers {}",
        listed.join(", ")
    );
    (message, Some(wanted.to_owned()))
}
