//! A log in English words, as the command line prints it.

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::domain::roll::log::{By, Checked, Did, Line, Photo, Seen, Topic, What, Why};

/// All of Mississippi lies in it.
const ZONE: &str = "America/Chicago";

/// One entry on one line.
#[must_use]
pub fn entry(line: &Line, struck: bool) -> String {
    let by = match line.entry.by {
        By::Bailiff => "bailiff",
        By::Manager => "poll manager",
        By::Page => "tablet",
    };
    let mark = if struck { " [struck out]" } else { "" };
    format!("{:>4}  {}  {by}: {}{mark}", line.seq, time(line), what(&line.entry.what))
}

/// The day and the hour in Mississippi; the instant as it stands where there is no time zone to be had.
fn time(line: &Line) -> String {
    let at = line.entry.at.as_str();
    match (at.parse::<Timestamp>(), TimeZone::get(ZONE)) {
        (Ok(instant), Ok(zone)) => instant.to_zoned(zone).strftime("%Y-%m-%d %H:%M:%S").to_string(),
        _ => at.to_owned(),
    }
}

fn what(what: &What) -> String {
    match what {
        What::Opened(of) => {
            let party = if of.party.is_empty() { String::new() } else { format!(", {}", of.party) };
            format!("Log of {}, {} ({}){party}", of.place_name, of.election_name, of.election_date)
        }
        What::Observation { seen, measured_by, tape_tenths_ft, tape_from, reading, spot: _, accuracy_m: _, asked, done } => {
            let seen = match seen {
                Seen::Stake => "Line stake",
                Seen::Sign => "Sign",
                Seen::Table => "Table",
                Seen::Person => "Person",
            };
            let tape = tape_tenths_ft.map(|tenths| format!("{}.{} ft by tape", tenths / 10, tenths % 10)).unwrap_or_default();
            let tape = if tape.is_empty() || tape_from.is_empty() { tape } else { format!("{tape} from {tape_from}") };
            sentence(&[("", seen), ("", &tape), ("", reading), ("Measured by ", measured_by), ("Asked: ", asked), ("Done: ", done)])
        }
        What::Incident { topic, text, asked, done } => {
            let topic = match topic {
                Topic::Queue => "Line of voters",
                Topic::Equipment => "Equipment",
                Topic::Building => "Building",
                Topic::Supplies => "Supplies",
                Topic::Access => "Getting in",
                Topic::NearLines => "Near the lines",
                Topic::Remaining => "People who may remain",
                Topic::Other => "Other",
            };
            sentence(&[("", topic), ("", text), ("Asked: ", asked), ("Done: ", done)])
        }
        What::Question { text, answer, office } => sentence(&[("Question: ", text), ("Answer: ", answer), ("From: ", office)]),
        What::Note { text } => text.clone(),
        What::Photo(Photo { text, jpeg }) => format!("Photo, {} kB: {text}", jpeg.len().div_ceil(1334)),
        What::Struck { entry, struck: true } => format!("Entry {entry} struck out"),
        What::Struck { entry, struck: false } => format!("Entry {entry} stands again"),
        What::Device { did } => match did {
            Did::Unlock => "Roll opened",
            Did::Lock => "Roll locked",
            Did::UnlockFailed => "Roll did not open",
            Did::Import => "Roll brought in",
            Did::Search => "Roll searched",
            Did::View => "Record looked at",
            Did::Redirect => "Voter shown the way to another place",
            Did::Export => "Log saved for the clerk",
            Did::Wipe => "Roll and its keys wiped",
            Did::ClockSet => "Clock set",
            Did::EntriesLost => "The tablet held fewer entries than it had written",
        }
        .to_owned(),
        What::Checkpoint { why, .. } => match why {
            Why::Count | Why::Time => "Signed",
            Why::Close => "Closed and signed",
        }
        .to_owned(),
    }
}

fn sentence(parts: &[(&str, &str)]) -> String {
    let said: Vec<String> = parts.iter().filter(|(_, text)| !text.is_empty()).map(|(before, text)| format!("{before}{}", text.trim_end_matches('.'))).collect();
    said.join(". ")
}

/// What a check came to: first whether the log is whole.
#[must_use]
pub fn said(found: &Checked) -> String {
    match &found.fault {
        None if found.closed => format!("Whole: {} entries, closed and signed.", found.entries),
        None => format!("In order: {} entries, which no tablet signed. Only the head on paper tells whether all of them were written then.", found.entries),
        Some(fault) => format!("Not whole, from entry {}: {}.", fault.entry, fault.says),
    }
}

/// How far a log stands that is not whole.
#[must_use]
pub fn stands(found: &Checked) -> String {
    match found.signed_through {
        Some(seq) => format!("Entries 0 to {seq} are signed by the tablet's key and stand."),
        None => "No signature of the tablet's key stands.".to_owned(),
    }
}
