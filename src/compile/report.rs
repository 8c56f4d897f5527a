//! The report of a check or a build: what came in, what was used, what is odd, and where to fix it. As JSON.

use std::collections::BTreeMap;

use serde::Serialize;

use super::draft::Tally;
use super::finding::{Finding, FixIn, Severity};
use crate::domain::place::CountyFips;

/// The whole report. Two runs over the same input give the same report.
#[derive(Debug, Clone, Serialize)]
pub struct Report {
    /// The profile's name.
    pub name: String,
    /// The day the sources speak of.
    pub as_of: String,
    /// Invented places.
    pub made_up: bool,
    /// Rows of each file: in = used + reported, always.
    pub rows: Vec<Tally>,
    /// The join of list to polygons, where both were given.
    pub join: Option<JoinTotals>,
    /// What the edition holds.
    pub holds: Holds,
    /// Findings by code.
    pub counts: BTreeMap<&'static str, usize>,
    /// Worst first, then by county, code and subject.
    pub findings: Vec<Finding>,
    /// Outlines for the page's map; programs have the edition's own polygons.
    #[serde(skip)]
    pub map: Vec<MapCounty>,
}

/// A county on the report's map.
#[derive(Debug, Clone, PartialEq)]
pub struct MapCounty {
    /// Its code.
    pub fips: CountyFips,
    /// As the findings name it.
    pub name: String,
    /// Closed rings of `(lon, lat)`, simplified, holes left out: for looking at, not for deciding anything. Empty where
    /// no source has the county's area.
    pub outline: Vec<Vec<(f64, f64)>>,
    /// The same for its precincts, where the map has few counties or no outline of this one.
    pub precincts: Vec<Vec<(f64, f64)>>,
    /// How many findings of it are errors.
    pub errors: usize,
    /// How many are warnings.
    pub warnings: usize,
}

/// Figures of the join.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct JoinTotals {
    /// Precinct rows of the list.
    pub rows: usize,
    /// Polygons.
    pub polygons: usize,
    /// One to one.
    pub joined: usize,
    /// By rule.
    pub by_rule: BTreeMap<String, usize>,
}

/// What the edition holds.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Holds {
    /// Counties.
    pub counties: usize,
    /// Precincts.
    pub precincts: usize,
    /// Splits.
    pub splits: usize,
    /// Polling places.
    pub places: usize,
    /// Registered addresses, as ranges.
    pub addresses: usize,
    /// Sides of roads.
    pub road_sides: usize,
    /// Sides of roads that one precinct settles.
    pub road_sides_settled: usize,
    /// Elections.
    pub elections: usize,
    /// Files of the edition.
    pub files: usize,
    /// Bytes of the edition.
    pub bytes: usize,
}

impl Report {
    /// Sorts and counts the findings.
    pub fn settle(&mut self) {
        self.findings.sort_by(|a, b| {
            let key = |f: &Finding| (std::cmp::Reverse(f.severity), f.county.clone(), f.code, f.subject.clone(), f.spot.clone());
            key(a).cmp(&key(b))
        });
        // A feed that tells places, shapes and streets is read for each, and says the same of itself each time.
        self.findings.dedup();
        self.counts = BTreeMap::new();
        for finding in &self.findings {
            *self.counts.entry(finding.code).or_default() += 1;
        }
    }

    /// How many findings are of this severity.
    #[must_use]
    pub fn of(&self, severity: Severity) -> usize {
        self.findings.iter().filter(|f| f.severity == severity).count()
    }

    /// Where to start: the first finding of this severity, and at which desk it is mended.
    fn start(&self, severity: Severity) -> String {
        let Some(first) = self.findings.iter().find(|f| f.severity == severity) else { return String::new() };
        let about = [first.county.as_str(), first.subject.as_str()].into_iter().filter(|t| !t.is_empty());
        let mut about = about.collect::<Vec<_>>();
        about.dedup();
        let row = first.spot.line.map(|l| format!(", row {l}")).unwrap_or_default();
        let at = if first.spot.file.is_empty() { String::new() } else { format!(" ({}{row})", first.spot.file) };
        let desk = match first.fix_in {
            FixIn::Sems => "in SEMS",
            FixIn::NineOneOne => "at the 911 office",
            FixIn::Map => "in the map",
            FixIn::Here => "here",
        };
        // The subject is foreign text, and this line goes to a terminal.
        let text: String = format!(", start with {}{at}, {desk}", about.join(", "));
        text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
    }

    /// One line that a person acts on.
    #[must_use]
    pub fn line(&self) -> String {
        let errors = self.of(Severity::Error);
        let warnings = self.of(Severity::Warning);
        let next = match (errors, warnings) {
            (0, 0) => "nothing to mend".to_owned(),
            (0, _) => format!("read the warnings before publishing{}", self.start(Severity::Warning)),
            _ => format!("mend the errors before publishing{}", self.start(Severity::Error)),
        };
        let unbalanced = self.rows.iter().filter(|r| !r.balances()).count();
        let next = if unbalanced > 0 { "do not publish, rows are missing from the totals".to_owned() } else { next };
        let of = |n: usize, what: &str| format!("{n} {what}{}", if n == 1 { "" } else { "s" });
        format!("{}, {}, {}: {next}", of(errors, "error"), of(warnings, "warning"), of(self.of(Severity::Note), "note"))
    }
}
