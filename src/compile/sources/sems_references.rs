//! Whether the sections of a SEMS export fit each other: every split's location, every district of a split.
//!
//! A row that stands twice is left out. A row that points nowhere is kept and reported: what it says of itself is still
//! true, and whatever it points at is then missing where it is looked for.

use std::collections::{BTreeMap, BTreeSet};

use super::sems::SemsFile;
use super::{FixIn, Severity, Spot, found};

pub(super) fn check(file: &str, sems: &mut SemsFile) {
    splits(file, sems);
    split_districts(file, sems);
    contests_and_candidates(file, sems);
}

/// Section 4 against section 3, and against itself.
fn splits(file: &str, sems: &mut SemsFile) {
    let locations: BTreeSet<String> = sems
        .export
        .locations
        .iter()
        .map(|(id, _)| id.clone())
        .collect();
    let mut seen = BTreeSet::new();
    let mut homes: BTreeMap<String, (String, String)> = BTreeMap::new();
    let mut kept = Vec::with_capacity(sems.export.splits.len());
    for split in std::mem::take(&mut sems.export.splits) {
        let line = split.spot.line.unwrap_or_default();
        if !seen.insert((split.split.clone(), split.ballot_style.clone())) {
            let sentence = format!(
                "Split {} with ballot style {:?} stands twice; this second row was left out.",
                split.split, split.ballot_style
            );
            sems.leave_out(file, line, "duplicate-id", &split.label, &sentence, "");
            continue;
        }
        let home = (split.location.clone(), split.precinct.clone());
        let first = homes
            .entry(split.split.clone())
            .or_insert_with(|| home.clone());
        let mut note = |code, sentence: String| {
            let finding = found(
                code,
                Severity::Error,
                FixIn::Sems,
                split.spot.clone(),
                &split.label,
                sentence,
            );
            sems.findings.push(finding);
        };
        if *first != home {
            note(
                "split-in-two-places",
                format!(
                    "Split {} is in precinct {} at location {}, and in precinct {} at location {}.",
                    split.split, first.1, first.0, home.1, home.0
                ),
            );
        }
        if !locations.contains(&split.location) {
            note(
                "orphan-location",
                format!(
                    "Split {} votes at location {}, which section 3 does not have.",
                    split.split, split.location
                ),
            );
        }
        kept.push(split);
    }
    sems.export.splits = kept;
}

/// Section 5 against sections 4 and 2. Real exports carry districts of splits without voters, which section 4 leaves out.
fn split_districts(file: &str, sems: &mut SemsFile) {
    let splits: BTreeSet<String> = sems.export.splits.iter().map(|s| s.split.clone()).collect();
    let districts: BTreeSet<String> = sems
        .export
        .districts
        .iter()
        .map(|(id, _)| id.clone())
        .collect();
    let rows = std::mem::take(&mut sems.export.split_districts);
    let lines = std::mem::take(&mut sems.split_district_lines);
    let mut seen = BTreeSet::new();
    let mut with_district = BTreeSet::new();
    // By id: the first line that points nowhere, and how many do.
    let mut orphans: BTreeMap<(&'static str, String), (u32, usize)> = BTreeMap::new();
    let mut kept = Vec::with_capacity(rows.len());
    for ((split, district), line) in rows.into_iter().zip(lines) {
        if !seen.insert((split.clone(), district.clone())) {
            let sentence = format!(
                "Split {split} and district {district} stand twice; the second row was left out."
            );
            sems.leave_out(
                file,
                line,
                "duplicate-id",
                &split,
                &sentence,
                &format!("5, {split}, {district}"),
            );
            continue;
        }
        if !splits.contains(&split) {
            orphans
                .entry(("orphan-split", split.clone()))
                .or_insert((line, 0))
                .1 += 1;
        }
        if !districts.contains(&district) {
            orphans
                .entry(("orphan-district", district.clone()))
                .or_insert((line, 0))
                .1 += 1;
        }
        with_district.insert(split.clone());
        kept.push((split, district));
    }
    for ((code, id), (line, count)) in orphans {
        let sentence = match code {
            "orphan-split" => {
                format!("Split {id} has {count} districts in section 5 but is not in section 4.")
            }
            _ => format!("District {id} has {count} splits in section 5 but is not in section 2."),
        };
        let spot = Spot::line(file, line);
        sems.findings.push(found(
            code,
            Severity::Warning,
            FixIn::Sems,
            spot,
            &id,
            sentence,
        ));
    }
    for split in splits.difference(&with_district) {
        let sentence = format!("Split {split} has no district in section 5.");
        let spot = Spot::file(file);
        sems.findings.push(found(
            "split-without-district",
            Severity::Warning,
            FixIn::Sems,
            spot,
            split,
            sentence,
        ));
    }
    sems.export.split_districts = kept;
}

/// Sections 7 and 8: kept as read; what points nowhere is reported.
fn contests_and_candidates(file: &str, sems: &mut SemsFile) {
    let districts: BTreeSet<&String> = sems.export.districts.iter().map(|(id, _)| id).collect();
    let contests: BTreeSet<&String> = sems
        .export
        .contests
        .iter()
        .filter_map(|c| c.first())
        .collect();
    let parties: BTreeSet<&String> = sems.export.parties.iter().map(|(id, _)| id).collect();
    let mut findings = Vec::new();
    let mut note = |code, subject: &str, sentence: String| {
        findings.push(found(
            code,
            Severity::Warning,
            FixIn::Sems,
            Spot::file(file),
            subject,
            sentence,
        ));
    };
    for contest in &sems.export.contests {
        if let (Some(id), Some(district)) = (contest.first(), contest.get(4))
            && !districts.contains(district)
        {
            note(
                "orphan-district",
                id,
                format!("Contest {id} is for district {district}, which section 2 does not have."),
            );
        }
    }
    for candidate in &sems.export.candidates {
        let (Some(contest), Some(number)) = (candidate.first(), candidate.get(1)) else {
            continue;
        };
        if !contests.contains(contest) {
            let said = format!(
                "Candidate {number} stands in contest {contest}, which section 7 does not have."
            );
            note("orphan-contest", contest, said);
        }
        if let Some(party) = candidate.get(5)
            && !parties.contains(party)
        {
            let said = format!(
                "Candidate {number} of contest {contest} has party {party}, which section 6 does not have."
            );
            note("orphan-party", party, said);
        }
    }
    sems.findings.extend(findings);
}
