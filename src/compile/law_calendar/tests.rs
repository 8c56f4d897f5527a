//! Every date that was published, and every derived one of the fact sheet's tables.
#![expect(clippy::unwrap_used, clippy::print_stderr, reason = "tests")]

use super::*;
use jiff::ToSpan;
use ElectionKind::{General, GeneralRunoff, MunicipalPrimary, Primary, PrimaryRunoff, Special};

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn calendar(election: &str, kind: ElectionKind) -> Calendar {
    LawCalendar::read().unwrap().of(day(election), kind).unwrap()
}

fn date(election: &str, kind: ElectionKind, what: &str) -> String {
    calendar(election, kind).deadlines.into_iter().find(|d| d.what == what).map_or_else(|| "none".to_owned(), |d| d.date)
}

/// Register by, in-person absentee until, cure by (and mail received by), places fixed from.
fn row(election: &str, kind: ElectionKind) -> [String; 4] {
    let cure = date(election, kind, "cure_by");
    assert_eq!(date(election, kind, "absentee_mail_received_by"), cure);
    [date(election, kind, "register_by"), date(election, kind, "absentee_in_person_until"), cure, date(election, kind, "polling_places_fixed_from")]
}

#[test]
fn the_table_of_2026_and_2027() {
    let table = [
        ("2026-03-10", Primary, ["2026-02-09", "2026-03-07", "2026-03-17", "2026-01-09"]),
        ("2026-11-03", General, ["2026-10-05", "2026-10-31", "2026-11-10", "2026-09-04"]),
        ("2026-12-01", GeneralRunoff, ["2026-11-02", "2026-11-28", "2026-12-08", "2026-10-02"]),
        ("2027-08-03", Primary, ["2027-07-06", "2027-07-31", "2027-08-10", "2027-06-04"]),
        ("2027-08-31", PrimaryRunoff, ["2027-08-02", "2027-08-28", "2027-09-08", "2027-07-02"]),
        ("2027-11-02", General, ["2027-10-04", "2027-10-30", "2027-11-09", "2027-09-03"]),
        ("2027-11-30", GeneralRunoff, ["2027-11-01", "2027-11-27", "2027-12-07", "2027-10-01"]),
    ];
    for (election, kind, want) in table {
        assert_eq!(row(election, kind), want, "{election}");
    }
}

#[test]
fn published_cure_dates_skip_holidays_and_proclaimed_closures() {
    for (election, kind, want) in [("2024-11-05", General, "2024-11-13"), ("2023-11-07", General, "2023-11-15"), ("2024-11-26", GeneralRunoff, "2024-12-05"), ("2026-03-10", Primary, "2026-03-17")] {
        assert_eq!(date(election, kind, "cure_by"), want, "{election}");
    }
}

/// The rule alone, without what was published: it must come to the same, but for the Mondays of Columbus Day.
#[test]
fn what_was_published_is_what_the_rule_counts_but_for_columbus_day() {
    let law = LawCalendar::read().unwrap();
    let mut differ = Vec::new();
    let mut same = 0;
    for published in law.closures.all_published() {
        let rule = law.rules.iter().find(|r| r.what == published.what && r.in_force_from <= published.election && r.in_force_to.is_none_or(|to| published.election < to)).unwrap();
        let counted = rule.count.count(published.election, rule.number, &law.closures).unwrap();
        if counted.date == published.date {
            same += 1;
        } else {
            assert!(counted.doubt.unwrap().contains("Columbus Day"));
            differ.push((published.election.to_string(), published.what.clone()));
        }
    }
    eprintln!("law calendar: {same} published dates counted, {} published over Columbus Day", differ.len());
    assert_eq!(differ, [("2018-11-06".to_owned(), "register_by".to_owned()), ("2023-11-07".to_owned(), "register_by".to_owned())]);
    assert_eq!(same, 7);
}

#[test]
fn the_runoff_of_august_2019_was_registered_for_by_29_july() {
    assert_eq!(date("2019-08-27", PrimaryRunoff, "register_by"), "2019-07-29");
}

#[test]
fn runoffs_are_three_weeks_later_until_2024_and_four_from_2025() {
    assert_eq!(date("2024-11-05", General, "runoff"), "2024-11-26");
    assert_eq!(date("2024-12-31", Special, "runoff"), "2025-01-21");
    assert_eq!(date("2025-01-01", Special, "runoff"), "2025-01-29");
    assert_eq!(date("2025-11-04", Special, "runoff"), "2025-12-02");
    assert_eq!(date("2026-11-03", General, "runoff"), "2026-12-01");
    assert_eq!(date("2026-03-10", Primary, "runoff"), "2026-04-07");
    assert_eq!(date("2027-08-03", Primary, "runoff"), "2027-08-31", "a tracker gives 24 August, by the law before 2025");
    assert_eq!(date("2027-11-02", General, "runoff"), "2027-11-30");
    assert_eq!(date("2027-08-31", PrimaryRunoff, "runoff"), "none");
    let municipal = calendar("2029-04-03", MunicipalPrimary).deadlines.into_iter().find(|d| d.what == "runoff").unwrap();
    assert_eq!((municipal.certain, municipal.confidence), (false, "UNSURE"));
    assert_eq!(date("2021-04-06", MunicipalPrimary, "runoff"), "2021-04-27", "the fourth Tuesday in April");
}

#[test]
fn places_are_fixed_only_from_1_july_2025() {
    assert_eq!(date("2025-06-30", Special, "polling_places_fixed_from"), "none");
    assert_eq!(date("2025-08-05", Special, "polling_places_fixed_from"), "2025-07-01");
    assert_eq!(date("2026-11-03", General, "polling_places_fixed_from"), "2026-09-04");
}

#[test]
fn the_codes_own_elections_fall_on_these_days() {
    let of = |year: i16| regular_elections(year).into_iter().map(|e| (e.date, e.kind)).collect::<Vec<_>>();
    assert_eq!(of(2026), [("2026-03-10".to_owned(), Primary), ("2026-11-03".to_owned(), General)]);
    assert_eq!(of(2027), [("2027-08-03".to_owned(), Primary), ("2027-11-02".to_owned(), General)]);
    assert_eq!(of(2025).first().map(|e| e.1), Some(MunicipalPrimary));
    assert_eq!(of(2029).first().map(|e| e.0.clone()), Some("2029-04-03".to_owned()));
    assert_eq!(of(2028).first().map(|e| e.0.clone()), Some("2028-03-14".to_owned()));
}

#[test]
fn hours_are_central_time_in_winter_and_summer() {
    let utc = |election: &str, kind, what: &str| calendar(election, kind).deadlines.into_iter().find(|d| d.what == what).unwrap().utc;
    assert_eq!(utc("2026-11-03", General, "polls_open"), "2026-11-03T13:00:00Z");
    assert_eq!(utc("2026-11-03", General, "polls_close"), "2026-11-04T01:00:00Z");
    assert_eq!(utc("2027-08-03", Primary, "polls_open"), "2027-08-03T12:00:00Z");
    assert_eq!(utc("2026-11-03", General, "cure_by"), "2026-11-11T06:00:00Z");
    assert_eq!(utc("2026-11-03", General, "absentee_in_person_until"), "2026-10-31T17:00:00Z", "daylight time still");
    assert_eq!(date("2026-11-03", General, "absentee_in_person_from"), "2026-09-19");
    assert_eq!(date("2026-11-03", General, "clerk_open_saturday_2"), "2026-10-24");
}

#[test]
fn elections_on_other_days_have_other_last_days_in_person() {
    assert_eq!(date("2026-06-06", Special, "absentee_in_person_until"), "2026-06-04", "Saturday: the Thursday before");
    assert_eq!(date("2026-06-04", Special, "absentee_in_person_until"), "2026-06-02", "Thursday: two days before");
    assert_eq!(date("2026-06-06", Special, "clerk_open_saturday_1"), "2026-05-30");
}

#[test]
fn a_date_counted_over_a_day_that_may_be_closed_is_uncertain() {
    let law = LawCalendar::read().unwrap();
    let sure = law.cure_by(day("2026-11-03"), General).unwrap().unwrap();
    assert_eq!((sure.date.as_str(), sure.certain, sure.published), ("2026-11-10", true, false));
    let published = law.cure_by(day("2026-03-10"), Primary).unwrap().unwrap();
    assert!(published.certain && published.published);
    // Veterans' Day of 2028 is a Saturday: the Friday may be closed, as it was in 2023.
    let perhaps = law.cure_by(day("2028-11-07"), General).unwrap().unwrap();
    assert_eq!((perhaps.date.as_str(), perhaps.certain), ("2028-11-14", false));
}

/// So a slip may name an unsure date: who comes by it is not late.
#[test]
fn a_day_that_turns_out_closed_only_moves_the_last_day_later() {
    let (law, closed) = (LawCalendar::read().unwrap(), LawCalendar::read().unwrap().closures.all_closed());
    let (mut same, mut later) = (0, 0);
    let mut election = day("2018-01-02");
    while election < day("2029-12-31") {
        let as_filed = Counting::BusinessDaysAfter.count(election, 5, &law.closures).unwrap();
        let moved = Counting::BusinessDaysAfter.count(election, 5, &closed).unwrap().date;
        assert_eq!(moved > as_filed.date, as_filed.doubt.is_some(), "{election}: {} {moved}", as_filed.date);
        assert!(moved >= as_filed.date, "{election}");
        *(if moved > as_filed.date { &mut later } else { &mut same }) += 1;
        election = election.checked_add(7.days()).unwrap();
    }
    eprintln!("law calendar: of the Tuesdays of 2018 to 2029, {same} with a sure last day, {later} that a closure may move, each later");
    assert_eq!((same, later), (589, 37));
}

#[test]
fn years_without_holidays_on_file_are_refused() {
    let law = LawCalendar::read().unwrap();
    let said = law.of(day("2031-11-04"), General).unwrap_err();
    assert_eq!(said, "found election 2031-11-04, expected a day from 2018-01-01 to 2029-12-31, the years whose holidays are on file");
    assert!(law.of(day("2017-11-07"), General).is_err());
    // A count that runs on into January needs the next year's holidays, and has them.
    assert_eq!(date("2029-12-26", Special, "cure_by"), "2030-01-03");
}

#[test]
fn an_empty_list_of_closures_would_be_seen() {
    let law = LawCalendar::read().unwrap();
    for closed in ["2027-07-05", "2024-11-29", "2023-11-10", "2027-09-06", "2026-11-11", "2026-11-26"] {
        assert_eq!(law.closures.kind(day(closed)), DayKind::Closed, "{closed}");
    }
    assert_eq!(law.closures.kind(day("2026-10-12")), DayKind::PerhapsClosed, "Columbus Day");
    assert_eq!(law.closures.kind(day("2026-06-19")), DayKind::Business, "Juneteenth is not in § 3-3-7");
}

#[test]
fn each_rule_has_one_version_for_each_day_and_names_its_source() {
    let law = LawCalendar::read().unwrap();
    let sources = crate::compile::law_data::sources().unwrap();
    for rule in &law.rules {
        assert!(rule.source.split(", ").all(|key| sources.contains_key(key)), "{}", rule.id);
        let of_id = |on: Date| law.rules.iter().filter(|r| r.id == rule.id && r.in_force_from <= on && r.in_force_to.is_none_or(|to| on < to)).count();
        for on in [rule.in_force_from, rule.in_force_to.unwrap_or(rule.in_force_from)] {
            assert_eq!(of_id(on), 1, "{} on {on}", rule.id);
        }
    }
}

#[test]
fn the_calendar_file_is_whole_and_the_same_each_time() {
    let calendar = calendar("2026-11-03", General);
    let file = ics(&calendar);
    assert_eq!(file, ics(&calendar));
    assert_eq!(file.matches("BEGIN:VEVENT").count(), calendar.deadlines.len());
    assert!(file.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n") && file.ends_with("END:VCALENDAR\r\n"));
    let flat = file.replace("\r\n ", "");
    assert!(flat.contains("UID:2026-11-03.cure_by.20261110@pollstead\r\n"), "{flat}");
    assert!(flat.contains("DTSTART;VALUE=DATE:20261110\r\n") && flat.contains("DTSTART:20261103T130000Z\r\n"));
    assert!(flat.contains("Draft\\, not reviewed by counsel."));
}
