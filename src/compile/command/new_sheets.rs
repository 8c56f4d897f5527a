//! Which sheets of a workbook `pollstead new` reads: all that tell something, but never two that tell the same unasked.

use std::collections::BTreeSet;

use super::Failure;
use super::asking::Asking;
use super::new::LookedAt;
use crate::compile::new_profile::Guess;
use crate::compile::new_profile::look::What;

/// Leaves of each workbook the sheets that are to be read. Last year's list beside this year's would double every
/// precinct, so that of two sheets of one kind a person says which; `named` are those said beforehand.
pub(super) fn choose_sheets(asking: &mut Asking<'_>, all: Vec<LookedAt>, named: &[String]) -> Result<Vec<LookedAt>, Failure> {
    let there: BTreeSet<&str> = all.iter().filter_map(|l| sheet(l)).collect();
    if let Some(other) = named.iter().find(|n| !there.contains(n.as_str())) {
        let known: Vec<String> = there.iter().map(|s| format!("{s:?}")).collect();
        let known = if known.is_empty() { "no sheet that tells something".to_owned() } else { known.join(", ") };
        return Err(Failure::asked_wrongly(format!("--sheet: found {other:?}, expected one of {known}")).advising("Nothing was written."));
    }
    let mut out: Vec<LookedAt> = Vec::new();
    let mut rest = all.into_iter().peekable();
    while let Some(first) = rest.next() {
        let mut file = vec![first];
        while let Some(next) = rest.next_if(|l| file.iter().all(|f| f.name == l.name)) {
            file.push(next);
        }
        out.extend(of_file(asking, file, named)?);
    }
    Ok(out)
}

fn of_file(asking: &mut Asking<'_>, mut file: Vec<LookedAt>, named: &[String]) -> Result<Vec<LookedAt>, Failure> {
    let is_named = |looked: &LookedAt| sheet(looked).is_some_and(|s| named.iter().any(|n| n == s));
    if file.iter().any(is_named) {
        file.retain(is_named);
        return Ok(file);
    }
    // What is told, in the order of the sheets that tell it.
    let mut told: Vec<(&str, Vec<String>)> = Vec::new();
    for looked in &file {
        let (Some(words), Some(sheet)) = (words(looked), sheet(looked)) else { continue };
        match told.iter_mut().find(|(known, _)| *known == words) {
            Some((_, sheets)) => sheets.push(sheet.to_owned()),
            None => told.push((words, vec![sheet.to_owned()])),
        }
    }
    let name = file.first().map(|l| l.name.clone()).unwrap_or_default();
    for (words, sheets) in told.iter().filter(|(_, sheets)| sheets.len() > 1) {
        let listed: Vec<String> = (1..).zip(sheets).map(|(n, s)| format!("{n} {s:?}")).collect();
        asking.say(&format!("{name}: {} sheets are {words}: {}", sheets.len(), listed.join(", ")));
        let answer = asking.ask_or("Which of these sheets? Its number, numbers parted by commas, or all", None, "--sheet")?;
        let chosen = chosen(&answer, sheets.len())?;
        let left: Vec<&String> = (1..).zip(sheets).filter(|(n, _)| !chosen.contains(n)).map(|(_, s)| s).collect();
        file.retain(|l| sheet(l).is_none_or(|s| !left.iter().any(|left| *left == s)));
    }
    Ok(file)
}

fn chosen(answer: &str, count: usize) -> Result<BTreeSet<usize>, Failure> {
    if answer.eq_ignore_ascii_case("all") {
        return Ok((1..=count).collect());
    }
    let numbers: Option<BTreeSet<usize>> = answer.split(',').map(|n| n.trim().parse().ok().filter(|n| (1..=count).contains(n))).collect();
    numbers.ok_or_else(|| {
        Failure::asked_wrongly(format!("found {answer:?}, expected numbers from 1 to {count}, or all")).advising("Nothing was written.")
    })
}

fn sheet(looked: &LookedAt) -> Option<&str> {
    match &looked.looked.what {
        What::Table(table) => table.sheet.as_deref(),
        _ => None,
    }
}

/// What a sheet tells, as a sentence names it: sheets of one kind have the same words.
fn words(looked: &LookedAt) -> Option<&'static str> {
    match &looked.guess {
        Guess::Input(guessed) => Some(guessed.words),
        Guess::Corrections => Some("corrections"),
        Guess::Unknown(_) => None,
    }
}
