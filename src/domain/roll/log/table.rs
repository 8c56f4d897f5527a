//! A log as a table for a spreadsheet: RFC 4180, one row an entry, and no cell that a spreadsheet would take for a formula.

use super::entry::{Photo, What};
use super::line::{Line, struck};

const COLUMNS: [&str; 18] = [
    "entry", "at", "by", "kind", "about", "text", "measured_by", "tape_ft", "tape_from", "reading", "lon", "lat", "accuracy_m", "asked", "done",
    "office", "struck", "hash",
];

/// The table as CSV.
#[must_use]
pub fn table(lines: &[Line]) -> String {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    // Into memory: nothing can fail.
    let _ = writer.write_record(COLUMNS);
    for line in lines {
        let _ = writer.write_record(row(line, struck(lines, line.seq)));
    }
    String::from_utf8(writer.into_inner().unwrap_or_default()).unwrap_or_default()
}

/// Text that a spreadsheet would take for a formula gets an apostrophe before it.
fn guarded(text: &str) -> String {
    let formula = |sign: char| matches!(sign, '=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '\u{ff1d}' | '\u{ff0b}' | '\u{ff0d}' | '\u{ff20}');
    if text.trim_start_matches(' ').starts_with(formula) { format!("'{text}") } else { text.to_owned() }
}

/// A word of an enum as the line has it.
fn word<T: serde::Serialize>(value: &T) -> String {
    serde_json::to_value(value).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}

/// Hundred-thousandths as a decimal number.
fn degrees(e5: i32) -> String {
    let sign = if e5 < 0 { "-" } else { "" };
    let e5 = e5.unsigned_abs();
    format!("{sign}{}.{:05}", e5 / 100_000, e5 % 100_000)
}

fn row(line: &Line, struck: bool) -> [String; COLUMNS.len()] {
    let mut cells: [String; COLUMNS.len()] = Default::default();
    let mut put = |column: &str, text: String| {
        if let Some(cell) = COLUMNS.iter().position(|one| *one == column).and_then(|at| cells.get_mut(at)) {
            *cell = text;
        }
    };
    let entry = &line.entry;
    put("entry", line.seq.to_string());
    put("at", entry.at.as_str().to_owned());
    put("by", word(&entry.by));
    put("hash", line.hash.to_string());
    put("struck", if struck { "yes".to_owned() } else { String::new() });
    let kind = match &entry.what {
        What::Opened(of) => {
            put("about", guarded(&of.place_name));
            put("text", guarded(&[of.election_name.as_str(), of.party.as_str()].join(" ")));
            "opened"
        }
        What::Observation { seen, measured_by, tape_tenths_ft, tape_from, reading, spot, accuracy_m, asked, done } => {
            put("about", word(seen));
            put("measured_by", guarded(measured_by));
            put("tape_ft", tape_tenths_ft.map(|tenths| format!("{}.{}", tenths / 10, tenths % 10)).unwrap_or_default());
            put("tape_from", guarded(tape_from));
            put("reading", guarded(reading));
            put("lon", spot.map(|spot| degrees(spot.lon_e5)).unwrap_or_default());
            put("lat", spot.map(|spot| degrees(spot.lat_e5)).unwrap_or_default());
            put("accuracy_m", accuracy_m.map(|m| m.to_string()).unwrap_or_default());
            put("asked", guarded(asked));
            put("done", guarded(done));
            "observation"
        }
        What::Incident { topic, text, asked, done } => {
            put("about", word(topic));
            put("text", guarded(text));
            put("asked", guarded(asked));
            put("done", guarded(done));
            "incident"
        }
        What::Question { text, answer, office } => {
            put("text", guarded(text));
            put("done", guarded(answer));
            put("office", guarded(office));
            "question"
        }
        What::Note { text } => {
            put("text", guarded(text));
            "note"
        }
        What::Photo(Photo { text, jpeg }) => {
            put("about", format!("{} kB", jpeg.len().div_ceil(1334)));
            put("text", guarded(text));
            "photo"
        }
        What::Struck { entry, struck } => {
            put("about", entry.to_string());
            put("text", if *struck { "struck out" } else { "stands again" }.to_owned());
            "struck"
        }
        What::Device { did } => {
            put("about", word(did));
            "device"
        }
        What::Checkpoint { why, sig } => {
            put("about", word(why));
            put("text", sig.clone());
            "checkpoint"
        }
    };
    put("kind", kind.to_owned());
    cells
}
