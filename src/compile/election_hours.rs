//! Elections of a profile, with their local hours written as instants too, so that no client needs time-zone data.

use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;

use super::law_calendar::LawCalendar;
use super::profile::{ElectionSpec, Profile};
use super::sources::SourceError;
use crate::domain::election::{Covers, Election, Hours};

/// The profile's elections, sorted by date then id.
///
/// # Errors
/// A date, an hour or a time zone that cannot be read, two elections of one id, or none.
pub fn elections(profile: &Profile, shown: &str) -> Result<Vec<Election>, SourceError> {
    let zone = TimeZone::get(&profile.time_zone).ok().ok_or_else(|| {
        let found = format!("found time zone {:?}, expected an IANA name such as America/Chicago", profile.time_zone);
        refuse(shown, "time_zone", found)
    })?;
    // The cure date is Mississippi's law; an election in a year without holidays on file has none written.
    let law = (profile.state == "MS").then(LawCalendar::read).transpose().map_err(|e| SourceError::file(&e.file, e.error))?;
    let mut elections = Vec::new();
    for spec in &profile.elections {
        elections.push(election(spec, &zone, law.as_ref(), shown)?);
    }
    elections.sort_by(|a, b| (&a.date, &a.id).cmp(&(&b.date, &b.id)));
    if let Some(pair) = elections.windows(2).find(|p| matches!(p, [a, b] if a.id == b.id)) {
        let id = pair.first().map(|e| e.id.clone()).unwrap_or_default();
        return Err(refuse(shown, "elections", format!("found two elections with the id {id:?}")));
    }
    if elections.is_empty() {
        return Err(refuse(shown, "elections", "found no election, expected at least one".to_owned()));
    }
    Ok(elections)
}

fn refuse(shown: &str, field: &str, message: String) -> SourceError {
    let mut error = SourceError::file(shown, message);
    error.spot.field = Some(field.to_owned());
    error
}

fn election(spec: &ElectionSpec, zone: &TimeZone, law: Option<&LawCalendar>, shown: &str) -> Result<Election, SourceError> {
    let date: Date = spec.date.parse().ok().ok_or_else(|| {
        refuse(shown, "date", format!("found date {:?}, expected the form 2027-11-02", spec.date))
    })?;
    let instant = |date: Date, time: Time| {
        let zoned = date.to_datetime(time).to_zoned(zone.clone());
        zoned.map(|z| z.timestamp().strftime("%Y-%m-%dT%H:%M:%SZ").to_string())
            .map_err(|e| refuse(shown, "date", e.to_string()))
    };
    let hour = |field: &str, text: &str| {
        Time::strptime("%H:%M", text)
            .ok()
            .ok_or_else(|| refuse(shown, field, format!("found hour {text:?}, expected the form 07:00")))
    };
    let opens = hour("opens", &spec.opens)?;
    let closes = hour("closes", &spec.closes)?;
    if closes <= opens {
        return Err(refuse(shown, "closes", format!("found {} to {}, expected to close after opening", spec.opens, spec.closes)));
    }
    let day_after = date.tomorrow().map_err(|e| refuse(shown, "date", e.to_string()))?;
    Ok(Election {
        id: spec.id.clone(),
        name: spec.name.clone(),
        date: spec.date.clone(),
        kind: spec.kind,
        authority: spec.authority.clone(),
        covers: spec.precincts.clone().map_or(Covers::Everywhere, Covers::Precincts),
        places_listed: spec.places_listed,
        hours: Hours {
            opens: spec.opens.clone(),
            closes: spec.closes.clone(),
            opens_utc: instant(date, opens)?,
            closes_utc: instant(date, closes)?,
        },
        over_utc: instant(day_after, Time::midnight())?,
        cure_by: law.and_then(|law| law.cure_by(date, spec.kind).ok().flatten()),
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]
    use super::*;

    fn profile(date: &str) -> Profile {
        let text = format!(
            "name='x'\nas_of='2020-09-22'\ntime_zone='America/Chicago'\nstate='MS'\nstate_fips='28'\ninputs=[]\n\
             [[elections]]\nid='a'\nname='A'\ndate='{date}'\nkind='general'\nauthority={{kind='county'}}\n"
        );
        toml::from_str(&text).unwrap()
    }

    #[test]
    fn central_time_is_six_hours_behind_in_november_and_five_in_june() {
        let november = elections(&profile("2020-11-03"), "p").unwrap().remove(0);
        assert_eq!(november.hours.opens_utc, "2020-11-03T13:00:00Z");
        assert_eq!(november.hours.closes_utc, "2020-11-04T01:00:00Z");
        assert_eq!(november.over_utc, "2020-11-04T06:00:00Z");
        let june = elections(&profile("2027-06-08"), "p").unwrap().remove(0);
        assert_eq!(june.hours.opens_utc, "2027-06-08T12:00:00Z");
    }

    #[test]
    fn the_cure_date_is_written_for_mississippi_alone() {
        let cure = |profile: &Profile| elections(profile, "p").unwrap().remove(0).cure_by;
        let mississippi = cure(&profile("2026-11-03")).unwrap();
        assert_eq!((mississippi.date.as_str(), mississippi.over_utc.as_str(), mississippi.certain), ("2026-11-10", "2026-11-11T06:00:00Z", true));
        assert_eq!(cure(&profile("2035-11-06")), None, "no holidays on file");
        let elsewhere = Profile { state: "NC".to_owned(), ..profile("2026-11-03") };
        assert_eq!(cure(&elsewhere), None);
    }

    #[test]
    fn a_date_that_is_none_is_named() {
        let said = elections(&profile("2027-02-30"), "p.toml").unwrap_err().to_string();
        assert_eq!(said, "p.toml [date]: found date \"2027-02-30\", expected the form 2027-11-02");
    }
}
