//! What a sheet says in words: the doors, who surveyed and how surely.

use crate::domain::zone::{Counts, Door, Doubt, Located, METRES_PER_FOOT, PlaceSurvey, RADIUS_OF_95, WhyNot};

/// "2 Door 2, by the flagpole", and why it does not count.
pub(super) fn door(number: usize, door: &Door) -> String {
    let name = if door.name.trim().is_empty() { &door.id } else { &door.name };
    let name = name.trim();
    let says_its_number = name.strip_prefix(&format!("Door {number}")).is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric()));
    let mut out = if says_its_number { name.to_owned() } else { format!("{number}  {name}") };
    if !door.used_by.trim().is_empty() {
        out.push_str(&format!(" ({})", door.used_by.trim()));
    }
    if let Counts::No { why } = &door.counts {
        let why = match why {
            WhyNot::Staff => "staff",
            WhyNot::Locked => "locked",
            WhyNot::Emergency => "emergency exit",
            WhyNot::Other(why) => why,
        };
        out.push_str(&format!(": not counted, {why}"));
    }
    out
}

/// Who surveyed the place, when, and how surely the doors and the room lie where they are drawn.
pub(super) fn surveyed(survey: &PlaceSurvey) -> String {
    let who = match &survey.surveyed {
        Some(s) if !s.by.trim().is_empty() => format!("Surveyed by {}{}.", s.by.trim(), on(&s.on)),
        Some(s) => format!("Surveyed{}.", on(&s.on)),
        None => "Nobody has confirmed this survey: measure by tape.".to_owned(),
    };
    let counted: Vec<&Door> = survey.doors.iter().filter(|d| d.counts == Counts::Yes).collect();
    let worst = counted.iter().max_by(|a, b| feet(&a.doubt).total_cmp(&feet(&b.doubt)));
    let doors = worst.map(|worst| {
        let which = if counted.len() == 1 { "The entrance is" } else { "Each entrance is" };
        format!(" {which} drawn within {} ft of where it is, 95 times in 100 ({}).", feet(&worst.doubt).ceil(), how(worst.located))
    });
    let room = survey.polls.as_ref().map(|p| format!(" The room: within {} ft ({}).", feet(&p.doubt).ceil(), how(p.located)));
    [Some(who), doors, room].into_iter().flatten().collect()
}

/// The radius of 95 of 100, feet.
fn feet(doubt: &Doubt) -> f64 {
    (doubt.sigma_m() * RADIUS_OF_95 + doubt.datum_m) / METRES_PER_FOOT
}

const fn how(located: Located) -> &'static str {
    match located {
        Located::Gps => "by a device at the spot",
        Located::Map => "from a map",
        Located::Tape => "by tape",
        Located::File => "from a file",
    }
}

/// " on October 1, 2026", or nothing.
pub(super) fn on(date: &str) -> String {
    if date.trim().is_empty() { String::new() } else { format!(" on {}", day(date)) }
}

/// `2026-10-01` as people write it; any other text as it is.
pub(super) fn day(date: &str) -> String {
    const MONTHS: [&str; 12] = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
    ];
    let mut parts = date.trim().splitn(3, '-');
    let parsed = (|| {
        let (year, month, day) = (parts.next()?, parts.next()?.parse::<usize>().ok()?, parts.next()?.parse::<u8>().ok()?);
        let year = Some(year).filter(|y| y.len() == 4 && y.bytes().all(|b| b.is_ascii_digit()))?;
        Some(format!("{} {day}, {year}", MONTHS.get(month.checked_sub(1)?)?))
    })();
    parsed.unwrap_or_else(|| date.trim().to_owned())
}
