//! A feature's properties as the survey's words and numbers. What cannot be read is said, and what is used instead.

use serde_json::{Map, Value};

use super::MOST_TEXT;
use super::geometry::{said, shortened};
use crate::domain::place::Tri;
use crate::domain::zone::{Confidence, Counts, Doubt, Located, WhyNot};

/// A feature's properties, and what was odd in them so far: code and sentence.
pub(super) struct Properties<'a> {
    pub(super) values: &'a Map<String, Value>,
    pub(super) odd: Vec<(&'static str, String)>,
}

impl<'a> Properties<'a> {
    pub(super) fn get(&self, name: &str) -> Option<&'a Value> {
        self.values.get(name).filter(|v| !v.is_null())
    }

    /// Text, or a number as text; empty where there is none.
    pub(super) fn text(&mut self, name: &str) -> String {
        let text = match self.get(name) {
            None => return String::new(),
            Some(Value::String(text)) => text.trim().to_owned(),
            Some(Value::Number(number)) => number.to_string(),
            Some(other) => {
                self.odd.push(("property", format!("found {} as {name}, expected text; it was left empty", said(other))));
                return String::new();
            }
        };
        if text.chars().count() <= MOST_TEXT {
            return text;
        }
        self.odd.push(("text_too_long", format!("found more than {MOST_TEXT} letters as {name}; the rest was left out")));
        text.chars().take(MOST_TEXT).collect()
    }

    /// The places that a feature is of: one, or a list where it is shared.
    pub(super) fn places(&self) -> Vec<String> {
        let text = |value: &Value| match value {
            Value::String(text) => text.trim().chars().take(MOST_TEXT).collect(),
            Value::Number(number) => number.to_string(),
            _ => String::new(),
        };
        let all: Vec<String> = match self.get("place") {
            Some(Value::Array(several)) => several.iter().map(text).collect(),
            Some(one) => vec![text(one)],
            None => Vec::new(),
        };
        let mut places: Vec<String> = Vec::new();
        for place in all {
            if !place.is_empty() && !places.contains(&place) {
                places.push(place);
            }
        }
        places
    }

    /// How far off the position may be. `datum_m`: what the file's datum may be off.
    ///
    /// # Errors
    /// An accuracy that is no number or below 0: nothing can be concluded from the position.
    pub(super) fn doubt(&mut self, datum_m: f64) -> Result<Doubt, String> {
        let accuracy_m = self.number("accuracy_m")?.unwrap_or_default();
        let mut doubt = Doubt { accuracy_m, confidence: Confidence::P68, datum_m: self.number("datum_m")?.unwrap_or(datum_m) };
        match self.confidence() {
            Ok(None) => {}
            Ok(Some(0.68)) => {}
            Ok(Some(0.95)) => doubt.confidence = Confidence::P95,
            Ok(Some(share)) => {
                // Errors east and north are taken as normal, so a radius grows as the root of -2 ln(1 - share).
                let radius = |share: f64| (-2.0 * (-share).ln_1p()).sqrt();
                doubt.accuracy_m = accuracy_m * radius(0.68) / radius(share);
                let metres = doubt.accuracy_m;
                self.odd.push(("confidence", format!("found confidence {share}, expected 0.68 or 0.95; the accuracy was taken as {metres:.1} m at 0.68")));
            }
            Err(says) => self.odd.push(("confidence", format!("{says}; it was taken as 0.68"))),
        }
        Ok(doubt)
    }

    /// Metres, 0 or more; none where nothing is said.
    fn number(&self, name: &str) -> Result<Option<f64>, String> {
        let Some(value) = self.get(name) else { return Ok(None) };
        match value.as_f64() {
            Some(number) if (0.0..=1e6).contains(&number) => Ok(Some(number)),
            _ => Err(format!("found {} as {name}, expected metres, 0 or more", said(value))),
        }
    }

    /// A share between 0 and 1: 0.95, "0.95", "95 %" or 95.
    fn confidence(&self) -> Result<Option<f64>, String> {
        let Some(value) = self.get("confidence") else { return Ok(None) };
        let number = match value {
            Value::String(text) => text.trim().trim_end_matches('%').trim().parse::<f64>().ok(),
            other => other.as_f64(),
        };
        let share = number.map(|n| if n > 1.0 { n / 100.0 } else { n });
        match share {
            Some(share) if share > 0.0 && share < 1.0 => Ok(Some(share)),
            _ => Err(format!("found {} as confidence, expected 0.68 or 0.95", said(value))),
        }
    }

    /// Whether the door counts. Any entrance does, unless somebody said that it does not.
    pub(super) fn counts(&mut self) -> Counts {
        let mut why = self.text("why");
        let said_so = match self.get("counts") {
            None => "yes".to_owned(),
            Some(Value::Bool(true)) => "yes".to_owned(),
            Some(Value::Bool(false)) => "no".to_owned(),
            Some(Value::String(text)) => text.trim().to_lowercase(),
            Some(other) => said(other),
        };
        let no = match said_so.as_str() {
            "yes" | "true" => false,
            "no" | "false" => true,
            "staff" | "locked" | "emergency" => {
                why.clone_from(&said_so);
                true
            }
            other => {
                // "no: staff", "no (locked)".
                let rest = other.strip_prefix("no").filter(|rest| rest.starts_with([':', ',', ' ', '(']));
                if let Some(rest) = rest {
                    rest.trim_matches(|c: char| !c.is_alphanumeric()).clone_into(&mut why);
                } else {
                    let other = shortened(other);
                    self.odd.push(("counts", format!("found counts {other}, expected yes or no; the door was counted")));
                }
                rest.is_some()
            }
        };
        if !no {
            return Counts::Yes;
        }
        Counts::No {
            why: match why.to_lowercase().as_str() {
                "staff" => WhyNot::Staff,
                "locked" => WhyNot::Locked,
                "emergency" => WhyNot::Emergency,
                _ => WhyNot::Other(why),
            },
        }
    }

    /// `yes`, `no` or unknown.
    pub(super) fn tri(&mut self, name: &str) -> Tri {
        let Some(value) = self.get(name) else { return Tri::Unknown };
        match value {
            Value::Bool(true) => return Tri::Yes,
            Value::Bool(false) => return Tri::No,
            Value::String(text) => match text.trim().to_lowercase().as_str() {
                "yes" => return Tri::Yes,
                "no" => return Tri::No,
                "unknown" | "" => return Tri::Unknown,
                _ => {}
            },
            _ => {}
        }
        self.odd.push(("property", format!("found {} as {name}, expected yes, no or unknown; it was taken as unknown", said(value))));
        Tri::Unknown
    }

    /// How the position came about.
    pub(super) fn located(&mut self) -> Located {
        match self.text("located").to_lowercase().as_str() {
            "gps" => Located::Gps,
            "map" => Located::Map,
            "tape" => Located::Tape,
            "" | "file" => Located::File,
            other => {
                let other = shortened(other);
                self.odd.push(("located", format!("found located {other}, expected gps, map, tape or file; it was taken as file")));
                Located::File
            }
        }
    }
}
