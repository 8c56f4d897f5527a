//! Says sentences, days and times in a language, as www/src/messages/speech.ts does for the page.

use maud::{Markup, html};

use super::words::{ENGLISH, SPANISH, Words};

/// A language of the Directory.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Language {
    /// At the root.
    English,
    /// Below `es/`.
    Spanish,
}

const MONTHS: [(&str, &str); 12] = [
    ("January", "enero"),
    ("February", "febrero"),
    ("March", "marzo"),
    ("April", "abril"),
    ("May", "mayo"),
    ("June", "junio"),
    ("July", "julio"),
    ("August", "agosto"),
    ("September", "septiembre"),
    ("October", "octubre"),
    ("November", "noviembre"),
    ("December", "diciembre"),
];

const WEEKDAYS: [(&str, &str); 7] = [
    ("Monday", "lunes"),
    ("Tuesday", "martes"),
    ("Wednesday", "miércoles"),
    ("Thursday", "jueves"),
    ("Friday", "viernes"),
    ("Saturday", "sábado"),
    ("Sunday", "domingo"),
];

impl Language {
    /// Both, in the order they are written.
    pub(super) const ALL: [Self; 2] = [Self::English, Self::Spanish];

    /// For `lang`.
    pub(super) const fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Spanish => "es",
        }
    }

    /// The folder below the Directory's root, with its slash.
    pub(super) const fn folder(self) -> &'static str {
        match self {
            Self::English => "",
            Self::Spanish => "es/",
        }
    }

    /// The other one.
    pub(super) const fn other(self) -> Self {
        match self {
            Self::English => Self::Spanish,
            Self::Spanish => Self::English,
        }
    }

    /// Its sentences.
    pub(super) const fn words(self) -> &'static Words {
        match self {
            Self::English => &ENGLISH,
            Self::Spanish => &SPANISH,
        }
    }

    /// `2026-11-03` as "November 3, 2026". What is no day is said as it came.
    pub(super) fn date(self, day: &str) -> String {
        read(day).map_or_else(|| day.to_owned(), |date| self.plain_date(date))
    }

    /// The same with the weekday in front.
    pub(super) fn weekday(self, day: &str) -> String {
        let Some(date) = read(day) else { return day.to_owned() };
        let at = usize::try_from(date.weekday().to_monday_zero_offset()).unwrap_or_default();
        let name = WEEKDAYS.get(at).map_or("", |both| self.pick(*both));
        format!("{name}, {}", self.plain_date(date))
    }

    fn plain_date(self, date: jiff::civil::Date) -> String {
        let at = usize::try_from(date.month() - 1).unwrap_or_default();
        let month = MONTHS.get(at).map_or("", |both| self.pick(*both));
        match self {
            Self::English => format!("{month} {}, {}", date.day(), date.year()),
            Self::Spanish => format!("{} de {month} de {}", date.day(), date.year()),
        }
    }

    const fn pick(self, both: (&'static str, &'static str)) -> &'static str {
        match self {
            Self::English => both.0,
            Self::Spanish => both.1,
        }
    }

    /// `19:00` as "7 p.m.". What is no time is said as it came.
    pub(super) fn time(self, local: &str) -> String {
        let parts = local.split_once(':').and_then(|(h, m)| Some((h.parse::<u32>().ok().filter(|h| *h < 24)?, m)));
        let Some((hour, minutes)) = parts else { return local.to_owned() };
        let half = if hour < 12 { 'a' } else { 'p' };
        let minutes = if minutes == "00" { String::new() } else { format!(":{minutes}") };
        let gap = match self {
            Self::English => "",
            Self::Spanish => "\u{a0}",
        };
        format!("{}{minutes}\u{a0}{half}.{gap}m.", (hour + 11) % 12 + 1)
    }
}

fn read(day: &str) -> Option<jiff::civil::Date> {
    // jiff reads other forms too; ours is this one.
    (day.len() == 10).then(|| day.parse().ok()).flatten()
}

/// A sentence with its blanks filled. A blank nobody filled stays visible, so that a test sees it.
pub(super) fn filled(sentence: &str, blanks: &[(&str, &str)]) -> String {
    let mut out = String::with_capacity(sentence.len() + 32);
    let mut rest = sentence;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let Some((name, behind)) = after.split_once('}') else {
            out.push('{');
            rest = after;
            continue;
        };
        match blanks.iter().find(|(key, _)| *key == name) {
            Some((_, value)) => out.push_str(value),
            None => {
                out.push('{');
                out.push_str(name);
                out.push('}');
            }
        }
        // "8 a.m." ends its sentence by itself, as on the page.
        let stops_twice = out.ends_with('.') && behind.starts_with('.') && !behind.starts_with("..");
        rest = if stops_twice { behind.get(1..).unwrap_or_default() } else { behind };
    }
    out.push_str(rest);
    out
}

/// The same with **bold** words set in bold. Split before filling: stars in a place's name are not ours.
pub(super) fn rich(sentence: &str, blanks: &[(&str, &str)]) -> Markup {
    html! {
        @for (at, part) in sentence.split("**").enumerate() {
            @if at % 2 == 1 { strong { (filled(part, blanks)) } } @else { (filled(part, blanks)) }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_times_are_said_as_the_page_says_them() {
        let (en, es) = (Language::English, Language::Spanish);
        assert_eq!(en.weekday("2020-11-03"), "Tuesday, November 3, 2020");
        assert_eq!(es.weekday("2020-11-03"), "martes, 3 de noviembre de 2020");
        assert_eq!(en.date("2026-02-29"), "2026-02-29");
        assert_eq!((en.time("07:00").as_str(), en.time("19:30").as_str(), en.time("noon").as_str()), ("7\u{a0}a.m.", "7:30\u{a0}p.m.", "noon"));
        assert_eq!((en.time("00:00").as_str(), en.time("12:00").as_str()), ("12\u{a0}a.m.", "12\u{a0}p.m."));
        assert_eq!(es.time("19:00"), "7\u{a0}p.\u{a0}m.");
    }

    #[test]
    fn what_fills_a_blank_is_never_read_again() {
        assert_eq!(filled("{a} and {b} and {c", &[("a", "{b}"), ("b", "x")]), "{b} and x and {c");
        assert_eq!(filled("{nobody}", &[]), "{nobody}");
        assert_eq!(filled("At {t}. Or {t} or {x}…", &[("t", "8 a.m."), ("x", "y")]), "At 8 a.m. Or 8 a.m. or y…");
        assert_eq!(rich("**{a}**.", &[("a", "**<b>**")]).into_string(), "<strong>**&lt;b&gt;**</strong>.");
    }
}
