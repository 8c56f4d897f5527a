//! An election's dates as a calendar file (RFC 5545). The same dates give the same bytes: no clock is read.

use super::{Calendar, Edge};

/// Octets in a line before it is folded (RFC 5545, 3.1).
const LINE: usize = 75;

/// The file.
#[must_use]
pub fn ics(calendar: &Calendar) -> String {
    let mut out = String::new();
    for head in ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Pollstead//Election calendar//EN", "CALSCALE:GREGORIAN"] {
        line(&mut out, head);
    }
    for deadline in &calendar.deadlines {
        let day = deadline.date.replace('-', "");
        let instant = deadline.utc.replace(['-', ':'], "");
        line(&mut out, "BEGIN:VEVENT");
        line(&mut out, &format!("UID:{}.{}.{}@pollstead", calendar.election, deadline.what, day));
        // A stamp is due; the instant itself says no more than the event does.
        line(&mut out, &format!("DTSTAMP:{instant}"));
        if deadline.time.is_some() {
            line(&mut out, &format!("DTSTART:{instant}"));
        } else {
            line(&mut out, &format!("DTSTART;VALUE=DATE:{day}"));
        }
        line(&mut out, &format!("SUMMARY:{}", escaped(&deadline.text)));
        let edge = match deadline.edge {
            Edge::Begins => "Begins",
            Edge::Ends => "Ends",
        };
        let when = deadline.time.as_ref().map_or_else(|| format!("{edge} this day."), |time| format!("{edge} at {time} Central Time."));
        let note = deadline.note.as_deref().unwrap_or("");
        let about = format!("{when} {}. {note} {}.", deadline.cite, calendar.reviewed);
        line(&mut out, &format!("DESCRIPTION:{}", escaped(&about)));
        line(&mut out, "TRANSP:TRANSPARENT");
        line(&mut out, "END:VEVENT");
    }
    line(&mut out, "END:VCALENDAR");
    out
}

/// A backslash before what has a meaning (RFC 5545, 3.3.11).
fn escaped(text: &str) -> String {
    let mut out = String::new();
    for c in text.split_whitespace().collect::<Vec<_>>().join(" ").chars() {
        if matches!(c, '\\' | ';' | ',') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// A line, folded between characters.
fn line(out: &mut String, text: &str) {
    let mut length = 0;
    for c in text.chars() {
        if length + c.len_utf8() > LINE {
            out.push_str("\r\n ");
            length = 1;
        }
        out.push(c);
        length += c.len_utf8();
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_fold_before_75_octets_and_between_characters() {
        let mut out = String::new();
        line(&mut out, &"§".repeat(100));
        assert!(out.split("\r\n").all(|l| l.len() <= LINE), "{out}");
        assert_eq!(out.replace("\r\n ", "").trim_end(), "§".repeat(100));
    }

    #[test]
    fn what_has_a_meaning_is_escaped() {
        assert_eq!(escaped("a, b; c\\d\ne"), "a\\, b\\; c\\\\d e");
    }
}
