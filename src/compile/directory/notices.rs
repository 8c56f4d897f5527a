//! A notice as one sentence, as www/src/components/notice says it: it brings ids and moments, and no text of its own.

use maud::{Markup, html};

use super::frame::Frame;
use super::speech::{Language, filled};
use crate::domain::edition::NoticeKind;
use crate::domain::election::Election;
use crate::domain::lookup::AnswerNotice;

/// The sentence behind its word. `place`: the name of the one where they vote now.
pub(super) fn band(frame: &Frame<'_>, notice: &AnswerNotice, place: Option<&str>, election: &Election) -> Markup {
    html! { p.alert.notice { strong { (frame.words().notice_label) ":" } " " (sentence(frame.language, notice, place.unwrap_or_default(), &election.date)) } }
}

fn sentence(language: Language, notice: &AnswerNotice, place: &str, day: &str) -> String {
    let words = language.words();
    let old = notice.instead_of.as_ref();
    let sentence = match notice.kind {
        NoticeKind::Moved if old.is_none() => words.notice_placed,
        NoticeKind::Moved => words.notice_moved,
        NoticeKind::DelayedOpen => words.notice_delayed_open,
        NoticeKind::ClosedTemp => words.notice_closed_temp,
        NoticeKind::ExtendedHoursCourt => words.notice_extended_hours_court,
        NoticeKind::CallClerk => words.notice_call_clerk,
        NoticeKind::EntranceChanged => words.notice_entrance_changed,
    };
    let time = |local: &str| {
        let (date, hour) = local.split_once('T').unwrap_or((local, ""));
        let hour = language.time(hour);
        if date == day { hour } else { format!("{hour}, {}", language.date(date)) }
    };
    filled(sentence, &[
        ("date", &language.date(day)),
        ("place", place),
        ("old", old.map_or("", |old| old.name.as_str())),
        ("entrance", notice.entrance.as_deref().unwrap_or_default()),
        ("from", &time(&notice.from.local)),
        ("until", &time(&notice.until.local)),
    ])
}
