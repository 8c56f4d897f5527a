//! A row of facts as JSON: read strictly, its dates reduced, answered.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use crate::compile::law_calendar::{LawCalendar, kind_of};
use crate::domain::election::{CureBy, ElectionKind};
use crate::domain::law::{
    AskedBy, Asked, Clerk, Day, ELECTION_TYPES, Facts, Guidance, Printed, Question, RuleSet, Ruling, document_dates, rule,
};

/// What a row says beside the facts of its question.
const BESIDE: &[&str] = &["on", "election", "election_type", "asked_by"];

/// A row that was read.
pub(super) struct Row {
    facts: Facts,
    on: Option<Day>,
    election: Option<Day>,
    kind: Option<ElectionKind>,
    clerk: Clerk,
    by: AskedBy,
}

/// A value as the facts' words: true is yes, a count is a word.
fn word(name: &str, value: &Value) -> Result<Option<String>, String> {
    Ok(match value {
        Value::Null => None,
        Value::String(text) => Some(text.clone()),
        Value::Bool(true) => Some("yes".to_owned()),
        Value::Bool(false) => Some("no".to_owned()),
        Value::Number(count) if name == "already_here" => Some(match count.as_u64() {
            Some(0) => "none".to_owned(),
            Some(1) => "one".to_owned(),
            Some(_) => "two_or_more".to_owned(),
            None => return Err(format!("found already_here {count}, expected how many are here: 0, 1, 2, …")),
        }),
        other => return Err(format!("found {name} {other}, expected text")),
    })
}

impl Row {
    /// Reads a line.
    ///
    /// # Errors
    /// What was found, which fact it is, and what may be said.
    pub(super) fn read(question: Question, line: &[u8]) -> Result<Self, String> {
        let map: Map<String, Value> = serde_json::from_slice(line).map_err(|e| format!("found a line that is no JSON object: {e}"))?;
        let known: Vec<&str> = question.facts().iter().map(|f| f.name).chain(BESIDE.iter().copied()).collect();
        let mut said: BTreeMap<&str, String> = BTreeMap::new();
        for (name, value) in &map {
            let name = known.iter().find(|k| *k == name).ok_or_else(|| {
                let short: String = name.chars().take(40).collect();
                let mut all = known.clone();
                all.dedup();
                format!("found fact {short:?}, expected one of {}", all.join(", "))
            })?;
            if let Some(word) = word(name, value)? {
                said.insert(name, word);
            }
        }
        let day = |name: &str| said.get(name).map(|t| t.parse::<Day>().map_err(|e| format!("{name}: {e}"))).transpose();
        let (on, election) = (day("on")?, day("election")?);
        if question == Question::Id {
            reduce_dates(&mut said, on)?;
        }
        let facts = Facts::read(question, &|name| said.get(name).cloned()).map_err(|e| e.to_string())?;
        let kind_word = said.get("election_type");
        let kind = kind_word.map(|w| kind_of(w).map_err(|_unknown| format!("found election_type {w:?}, expected one of {}", ELECTION_TYPES.join(", "))));
        let by = said.get("asked_by").map_or(Ok(AskedBy::PollManager), |word| {
            let by = AskedBy::ALL.iter().find(|(w, _)| w == word).map(|(_, by)| *by);
            by.ok_or_else(|| format!("found asked_by {word:?}, expected one of {}", AskedBy::ALL.iter().map(|(w, _)| *w).collect::<Vec<_>>().join(", ")))
        })?;
        let clerk = kind_word.map_or(Clerk::Circuit, |w| Clerk::of_election_type(w));
        Ok(Self { facts, on, election, kind: kind.transpose()?, clerk, by })
    }
}

/// The dates of a document become the words of the facts `issued` and `expires`.
fn reduce_dates(said: &mut BTreeMap<&str, String>, on: Option<Day>) -> Result<(), String> {
    let on = on.ok_or("found no on, expected the day the ID is shown, such as 2026-11-03")?;
    let printed = |name: &str| -> Result<Option<Printed>, String> {
        Ok(Some(match said.get(name).map(String::as_str) {
            None => return Ok(None),
            Some("none") => Printed::None,
            Some("unknown") => Printed::Unknown,
            Some(text) => Printed::On(text.parse().map_err(|_no_day| {
                let short: String = text.chars().take(40).collect();
                format!("found {name} {short:?}, expected a day that exists such as 2026-11-03, none (nothing printed) or unknown")
            })?),
        }))
    };
    let (issued, expires) = (printed("issued")?, printed("expires")?);
    let unknown = |date: Option<Printed>| date.unwrap_or(Printed::Unknown);
    let (age, expiry) = document_dates(on, unknown(issued), unknown(expires)).map_err(|e| e.to_string())?;
    if issued.is_some() {
        said.insert("issued", age.to_owned());
    }
    if expires.is_some() {
        said.insert("expires", expiry.to_owned());
    }
    Ok(())
}

/// An answer as a line has it.
#[derive(serde::Serialize)]
pub(super) struct Answered {
    #[serde(flatten)]
    ruling: Ruling,
    /// The last day to complete an affidavit ballot.
    #[serde(skip_serializing_if = "Option::is_none")]
    cure_by: Option<String>,
    /// False where an office may be closed on a day that was counted.
    #[serde(skip_serializing_if = "Option::is_none")]
    cure_by_certain: Option<bool>,
    /// Why there is no day.
    #[serde(skip_serializing_if = "Option::is_none")]
    cure_by_note: Option<String>,
}

/// Answers a row, with the day by which an affidavit ballot is completed where the election is known.
///
/// # Errors
/// A day before any version that is held, or a fact that a rule needs and nobody said.
pub(super) fn answer(set: &RuleSet, calendar: &LawCalendar, row: &Row, guidance: Guidance, trace: bool) -> Result<Answered, String> {
    let cure = row.election.map(|day| -> Result<CureBy, String> {
        let date: jiff::civil::Date = day.to_string().parse().map_err(|_never| format!("found election {day}, expected a day"))?;
        let cure = calendar.cure_by(date, row.kind.unwrap_or(ElectionKind::General))?;
        cure.ok_or_else(|| format!("no rule for election {day}"))
    });
    // An election whose holidays are not on file is answered without a day, and the line says so.
    let (cure, note) = match cure {
        None => (None, None),
        Some(Ok(cure)) => (Some(cure), None),
        Some(Err(note)) => (None, Some(note)),
    };
    let words = cure.as_ref().map(|c| {
        let date = c.date.parse::<jiff::civil::Date>().map_or_else(|_| c.date.clone(), |d| d.strftime("%A, %B %-d, %Y").to_string());
        if c.certain { date } else { format!("{date} (offices may be closed on a day that was counted: ask the clerk)") }
    });
    let asked = Asked {
        on: row.on.or(row.election).unwrap_or(Day::LAST),
        guidance,
        by: row.by,
        clerk: row.clerk,
        cure_by: words.as_deref(),
    };
    let mut ruling = rule(set, &row.facts, &asked).map_err(|e| e.to_string())?;
    if !trace {
        ruling.trace.clear();
    }
    let completes = ruling.cure.is_some();
    let cure = cure.filter(|_| completes);
    Ok(Answered {
        ruling,
        cure_by_certain: cure.as_ref().map(|c| c.certain),
        cure_by: cure.map(|c| c.date),
        cure_by_note: note.filter(|_| completes),
    })
}
