//! The corrections spreadsheet: one row for each thing found that a correction can settle, with what the source says and
//! the nearest candidates, for a clerk to fill in. Filled, `corrections.rs` reads it as it is.

use std::collections::{BTreeMap, BTreeSet};

use super::assemble::Listed;
use super::corrections::CorrectedField;
use super::finding::{Finding, FixIn, Severity, Spot};
use super::place_numbers::plain;
use super::sources::ListRow;
use super::spreadsheet::{Column, Fill, Spreadsheet};

/// A precinct row that joined to no polygon, and the ids of the likest ones.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unjoined {
    /// Position among the list's rows.
    pub row: usize,
    /// Map ids, likest first.
    pub nearest: Vec<String>,
}

/// One row to fill in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenRow {
    /// As the list writes it.
    pub county: String,
    /// The list's code.
    pub precinct_code: String,
    /// The precinct's name, to find it by.
    pub precinct: String,
    /// What would be corrected.
    pub field: CorrectedField,
    /// What the source says now.
    pub old: String,
    /// What it may have to be, as far as the files say.
    pub candidates: Vec<String>,
    /// The finding's sentence.
    pub found: String,
    /// File and line.
    pub at: String,
    /// The finding's desk.
    pub fix_in: FixIn,
}

/// What a finding is settled by.
fn fields(code: &str, row: &ListRow) -> &'static [CorrectedField] {
    match code {
        // A place without its address would be the next finding.
        "precinct-without-place" if row.address.is_empty() => &[CorrectedField::PlaceName, CorrectedField::Address],
        "precinct-without-place" | "one-address-two-names" => &[CorrectedField::PlaceName],
        "place-without-address" | "place-without-house-number" | "place-without-zip" => &[CorrectedField::Address],
        "list-row-without-polygon" => &[CorrectedField::Boundary],
        _ => &[],
    }
}

/// The rows that these findings ask for: by county and precinct, each field once. `received` are the list's rows before
/// any correction, in the same order; a field that is corrected already is not asked for again.
#[must_use]
pub fn rows(findings: &[Finding], listed: &[Listed], received: &[ListRow], unjoined: &[Unjoined]) -> Vec<OpenRow> {
    let mut by_spot: BTreeMap<(&str, Option<&str>, u32), usize> = BTreeMap::new();
    for (at, l) in listed.iter().enumerate() {
        if let Some(line) = l.row.spot.line {
            by_spot.entry((&l.row.spot.file, l.row.spot.sheet.as_deref(), line)).or_insert(at);
        }
    }
    let at_spot = |spot: &Spot| by_spot.get(&(spot.file.as_str(), spot.sheet.as_deref(), spot.line?)).copied();
    let nearest: BTreeMap<usize, &[String]> = unjoined.iter().map(|u| (u.row, u.nearest.as_slice())).collect();
    let mut seen = BTreeSet::new();
    let mut out = Vec::new();
    for finding in findings.iter().filter(|f| f.severity > Severity::Note) {
        let Some(first) = at_spot(&finding.spot) else { continue };
        for at in concerned(finding.code, first, listed) {
            let (Some(l), Some(was)) = (listed.get(at), received.get(at)) else { continue };
            for field in fields(finding.code, &l.row) {
                // Without a place's name, its address stands for it: then there is nothing to rename.
                let open = value(&l.row, *field) == value(was, *field);
                if !open || !seen.insert((at, *field)) {
                    continue;
                }
                out.push(OpenRow {
                    county: was.county.clone(),
                    precinct_code: was.code.clone(),
                    precinct: was.precinct.clone(),
                    field: *field,
                    old: value(was, *field).to_owned(),
                    candidates: match field {
                        CorrectedField::Boundary => nearest.get(&at).map(|n| n.to_vec()).unwrap_or_default(),
                        _ => candidates(*field, l, listed),
                    },
                    found: finding.sentence.clone(),
                    at: place_of(&finding.spot),
                    fix_in: finding.fix_in,
                });
            }
        }
    }
    out.sort_by(|a, b| (&a.county, &a.precinct_code, a.field).cmp(&(&b.county, &b.precinct_code, b.field)));
    out
}

/// The rows of the list that a finding about one of them is about: those of its place, or of its address.
fn concerned(code: &str, first: usize, listed: &[Listed]) -> Vec<usize> {
    let Some(held) = listed.get(first) else { return Vec::new() };
    let address = plain(&held.row.address);
    let same = |l: &&Listed| l.fips == held.fips && plain(&l.row.address) == address;
    let same_place = |l: &&Listed| same(l) && plain(&l.row.place) == plain(&held.row.place);
    let all = listed.iter().enumerate();
    match code {
        "one-address-two-names" => all.filter(|(_, l)| same(l)).map(|(at, _)| at).collect(),
        "place-without-address" | "place-without-house-number" | "place-without-zip" => {
            all.filter(|(_, l)| same_place(l)).map(|(at, _)| at).collect()
        }
        _ => vec![first],
    }
}

fn value(row: &ListRow, field: CorrectedField) -> &str {
    match field {
        CorrectedField::PlaceName => &row.place,
        CorrectedField::Address => &row.address,
        CorrectedField::PrecinctName => &row.precinct,
        CorrectedField::Room => row.room.as_deref().unwrap_or_default(),
        // The join's, and blank while it has none.
        CorrectedField::Boundary => "",
    }
}

/// What other rows of the county say: another name at this address, or another address of this name.
fn candidates(field: CorrectedField, of: &Listed, listed: &[Listed]) -> Vec<String> {
    let others = listed.iter().filter(|l| l.fips == of.fips);
    let found: BTreeSet<&str> = match field {
        CorrectedField::PlaceName if !of.row.address.is_empty() => others
            .filter(|l| plain(&l.row.address) == plain(&of.row.address) && plain(&l.row.place) != plain(&of.row.place))
            .map(|l| l.row.place.as_str())
            .collect(),
        CorrectedField::Address if !of.row.place.is_empty() => others
            .filter(|l| plain(&l.row.place) == plain(&of.row.place) && plain(&l.row.address) != plain(&of.row.address))
            .map(|l| l.row.address.as_str())
            .collect(),
        _ => BTreeSet::new(),
    };
    found.into_iter().filter(|c| !c.is_empty()).take(5).map(str::to_owned).collect()
}

fn place_of(spot: &Spot) -> String {
    let sheet = spot.sheet.as_ref().map(|s| format!(", sheet {s}")).unwrap_or_default();
    let line = spot.line.map(|l| format!(", row {l}")).unwrap_or_default();
    format!("{}{sheet}{line}", spot.file)
}

const COLUMNS: &[Column] = &[
    Column { header: "county", width: 12, fill: Fill::Ours },
    Column { header: "precinct_code", width: 13, fill: Fill::Ours },
    Column { header: "precinct", width: 20, fill: Fill::Ours },
    Column { header: "found", width: 44, fill: Fill::Ours },
    Column { header: "field", width: 12, fill: Fill::Ours },
    Column { header: "old", width: 30, fill: Fill::Ours },
    Column { header: "candidates", width: 34, fill: Fill::Ours },
    Column { header: "new", width: 34, fill: Fill::Theirs },
    Column { header: "reason", width: 30, fill: Fill::Theirs },
    Column { header: "who", width: 20, fill: Fill::Theirs },
    Column { header: "when", width: 12, fill: Fill::Theirs },
    Column { header: "made_in_sems", width: 13, fill: Fill::YesNo },
    Column { header: "where", width: 24, fill: Fill::Ours },
];

/// The sheet to fill in.
#[must_use]
pub fn sheet(rows: &[OpenRow]) -> Spreadsheet {
    let row = |r: &OpenRow| {
        let blank = String::new;
        vec![
            r.county.clone(),
            r.precinct_code.clone(),
            r.precinct.clone(),
            r.found.clone(),
            r.field.as_str().to_owned(),
            r.old.clone(),
            r.candidates.join("; "),
            blank(),
            blank(),
            blank(),
            blank(),
            "no".to_owned(),
            r.at.clone(),
        ]
    };
    Spreadsheet { name: "corrections", columns: COLUMNS, rows: rows.iter().map(row).collect() }
}
