//! The SEMS election export ("GEMS import"): sections 0 to 8, from precinct to split to ballot style.
//!
//! The first field of a line is its section. 0 header · 1 title, date · 2 parent, district, label · 3 region, location,
//! label · 4 location, precinct, split, label, voters, ballot style · 5 split, district · 6 party · 7 contest · 8
//! candidate. Sections follow each other in that order, so a line out of order is a broken file.

use super::sems_fields::{Line, fields, iso_date};
use super::sems_references::check;
use super::text_file::decode;
use super::{
    Finding, FixIn, SemsExport, SemsSplit, Severity, SourceError, Spot, found, line_number,
};

/// What a SEMS export holds, with every line accounted for: `rows_in` is `rows_used() + left_out`.
#[derive(Debug, Clone, Default)]
pub struct SemsFile {
    /// Its rows.
    pub export: SemsExport,
    /// Lines of the file, empty ones apart.
    pub rows_in: usize,
    /// Lines left out; each has a finding.
    pub left_out: usize,
    /// What is odd.
    pub findings: Vec<Finding>,
    /// Header and title lines used: two in a whole file.
    heads: usize,
    /// The lines of section 5, until its references are checked.
    pub(super) split_district_lines: Vec<u32>,
}

impl SemsFile {
    /// Lines that ended in [`SemsFile::export`], with the header and the title.
    #[must_use]
    pub fn rows_used(&self) -> usize {
        let e = &self.export;
        self.heads
            + e.districts.len()
            + e.locations.len()
            + e.splits.len()
            + e.split_districts.len()
            + e.parties.len()
            + e.contests.len()
            + e.candidates.len()
    }
}

/// Sections, their names and how many fields a line of each has, its section apart.
const SECTIONS: [(&str, usize); 9] = [
    ("header", 7),
    ("title", 2),
    ("district", 3),
    ("location", 3),
    ("split", 6),
    ("split and district", 2),
    ("party", 5),
    ("contest", 10),
    ("candidate", 7),
];

/// Reads an export and checks its references.
///
/// # Errors
/// The file is no SEMS export, has no title, no districts, no locations or no splits, its sections are out of order, or
/// its last line is cut off.
pub fn read(file: &str, bytes: &[u8]) -> Result<SemsFile, SourceError> {
    let (text, findings) = decode(file, bytes)?;
    let mut sems = SemsFile {
        findings,
        ..SemsFile::default()
    };
    let mut lines = Vec::new();
    let mut section_before = None;
    let numbered = text
        .lines()
        .enumerate()
        .map(|(i, line)| (line_number(i + 1), line.trim()));
    let mut last = 0;
    for (line, text) in numbered.filter(|(_, text)| !text.is_empty()) {
        sems.rows_in += 1;
        last = line;
        if sems.rows_in == 1 && !text.starts_with("0,") {
            return Err(SourceError::line(
                file,
                line,
                "found no section 0, expected a SEMS export that begins 0, \"GEMS Import Data\"",
            ));
        }
        match parse(text) {
            Ok(parsed) => {
                if section_before > Some(parsed.section) {
                    return Err(SourceError::line(
                        file,
                        line,
                        format!(
                            "found section {} after section {}, expected sections in order",
                            parsed.section,
                            section_before.unwrap_or_default()
                        ),
                    ));
                }
                section_before = Some(parsed.section);
                lines.push(Line { line, ..parsed });
            }
            Err(sentence) => sems.leave_out(file, line, "sems-line-broken", "", &sentence, text),
        }
    }
    // Every line ends in a line end, the last one too.
    if !text.ends_with('\n') {
        if sems
            .findings
            .iter()
            .any(|f| f.code == "sems-line-broken" && f.spot.line == Some(last))
        {
            return Err(SourceError::line(
                file,
                last,
                "found a last line that is cut off, expected a whole file",
            ));
        }
        let sentence = "The last line has no end; the export may have been cut off.";
        let spot = Spot::line(file, last);
        sems.findings.push(found(
            "sems-cut-off",
            Severity::Warning,
            FixIn::Sems,
            spot,
            "",
            sentence,
        ));
    }
    for parsed in lines {
        sems.take(file, parsed)?;
    }
    for (section, rows) in [
        ("1 (title)", sems.export.title.len()),
        ("2 (districts)", sems.export.districts.len()),
        ("3 (locations)", sems.export.locations.len()),
        ("4 (splits)", sems.export.splits.len()),
        (
            "5 (splits and districts)",
            sems.export.split_districts.len(),
        ),
    ] {
        if rows == 0 {
            return Err(SourceError::line(
                file,
                last,
                format!(
                    "found the end of the file without section {section}, expected a whole file"
                ),
            ));
        }
    }
    for (section, rows) in [
        ("6 (parties)", sems.export.parties.len()),
        ("7 (contests)", sems.export.contests.len()),
        ("8 (candidates)", sems.export.candidates.len()),
    ] {
        if rows == 0 {
            let sentence =
                format!("The export has no section {section}; it may have been cut off.");
            let spot = Spot::line(file, last);
            sems.findings.push(found(
                "sems-section-missing",
                Severity::Warning,
                FixIn::Sems,
                spot,
                "",
                sentence,
            ));
        }
    }
    check(file, &mut sems);
    Ok(sems)
}

/// A line as its fields, or what is wrong with it.
fn parse(text: &str) -> Result<Line, String> {
    let mut all = fields(text)?;
    let first = all.first().cloned().unwrap_or_default();
    let section = first
        .parse::<u8>()
        .ok()
        .filter(|s| usize::from(*s) < SECTIONS.len());
    let Some(section) = section else {
        return Err(format!(
            "Found section {first:?}, expected 0 to 8; the line was left out."
        ));
    };
    all.remove(0);
    let (name, count) = SECTIONS
        .get(usize::from(section))
        .copied()
        .unwrap_or(("", 0));
    if all.len() != count {
        return Err(format!(
            "Found {} fields after the section, expected the {count} of a {name}; the line was left out.",
            all.len()
        ));
    }
    Ok(Line {
        section,
        line: 0,
        fields: all,
        received: text.to_owned(),
    })
}

impl SemsFile {
    pub(super) fn leave_out(
        &mut self,
        file: &str,
        line: u32,
        code: &'static str,
        subject: &str,
        sentence: &str,
        received: &str,
    ) {
        let mut finding = found(
            code,
            Severity::Error,
            FixIn::Sems,
            Spot::line(file, line),
            subject,
            sentence,
        );
        finding.received = Some(received.chars().take(1_000).collect());
        self.findings.push(finding);
        self.left_out += 1;
    }

    /// Puts a line where it belongs; a second row with the same id is left out.
    fn take(&mut self, file: &str, row: Line) -> Result<(), SourceError> {
        let field = |i: usize| row.fields.get(i).cloned().unwrap_or_default();
        let pair = |i: usize| (field(i), field(i + 1));
        let again = match row.section {
            0 | 1 => false,
            2 => self.export.districts.iter().any(|(id, _)| *id == field(1)),
            3 => self.export.locations.iter().any(|(id, _)| *id == field(1)),
            6 => self.export.parties.iter().any(|(id, _)| *id == field(0)),
            7 => self
                .export
                .contests
                .iter()
                .any(|c| c.first() == row.fields.first()),
            8 => self
                .export
                .candidates
                .iter()
                .any(|c| c.get(..2) == row.fields.get(..2)),
            // Sections 4 and 5 are long: sems_references looks for their repeats in one pass.
            _ => false,
        };
        if again {
            let (name, _) = SECTIONS
                .get(usize::from(row.section))
                .copied()
                .unwrap_or_default();
            let id = if matches!(row.section, 2 | 3) {
                field(1)
            } else {
                field(0)
            };
            let sentence = format!("The {name} {id} stands twice; this second row was left out.");
            self.leave_out(
                file,
                row.line,
                "duplicate-id",
                &id,
                &sentence,
                &row.received,
            );
            return Ok(());
        }
        match row.section {
            0 if self.heads == 0 => {
                self.heads += 1;
                if field(0) != "GEMS Import Data" {
                    return Err(SourceError::line(
                        file,
                        row.line,
                        format!("found {:?}, expected \"GEMS Import Data\"", field(0)),
                    ));
                }
            }
            1 if self.export.title.is_empty() => {
                let date = field(1);
                self.export.date = iso_date(&date).ok_or_else(|| {
                    SourceError::line(
                        file,
                        row.line,
                        format!("found date {date:?}, expected month/day/year"),
                    )
                    .field("date")
                })?;
                self.export.title = field(0);
                self.heads += 1;
            }
            0 | 1 => {
                let sentence = "A second header or title was left out.";
                self.leave_out(file, row.line, "duplicate-id", "", sentence, &row.received);
            }
            2 => self.export.districts.push(pair(1)),
            3 => self.export.locations.push(pair(1)),
            4 => match field(4).parse() {
                Ok(registered) => self.export.splits.push(SemsSplit {
                    location: field(0),
                    precinct: field(1),
                    split: field(2),
                    label: field(3),
                    registered,
                    ballot_style: field(5),
                    spot: Spot::line(file, row.line),
                }),
                Err(_not_a_number) => {
                    let sentence = format!(
                        "Found {:?} voters, expected a number; the split was left out.",
                        field(4)
                    );
                    self.leave_out(
                        file,
                        row.line,
                        "sems-line-broken",
                        &field(3),
                        &sentence,
                        &row.received,
                    );
                }
            },
            5 => {
                self.export.split_districts.push(pair(0));
                self.split_district_lines.push(row.line);
            }
            6 => {
                self.export.party_letters.push((field(2), field(1)));
                self.export.parties.push(pair(0));
            }
            7 => self.export.contests.push(row.fields),
            _ => self.export.candidates.push(row.fields),
        }
        Ok(())
    }
}
