//! From what a clerk says on the telephone to a notice, with who is affected by it.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use jiff::civil::{Date, DateTime, Time};
use jiff::tz::TimeZone;

use super::NoticeFiles;
use crate::compile::place_numbers::plain;
use crate::compile::whole_edition::{OpenError, WholeCounty, WholeEdition};
use crate::domain::edition::{Moment, Notice, NoticeKind};
use crate::domain::election::Election;
use crate::domain::lookup::Instant;
use crate::domain::place::{CountyFips, PollingPlace};

/// Why there is no notice.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum NoticeError {
    /// What was said, and what was expected.
    #[error("{field}: {said}")]
    Said {
        /// Which part of it.
        field: &'static str,
        /// Found and expected.
        said: String,
    },
    /// The edition does not open.
    #[error(transparent)]
    Open(#[from] OpenError),
}

fn refuse<T>(field: &'static str, said: String) -> Result<T, NoticeError> {
    Err(NoticeError::Said { field, said })
}

/// What a clerk says. Moments are local: `06:10` on election day, or `2026-11-03T06:10`.
#[derive(Debug, Clone)]
pub struct Wanted {
    /// What happened.
    pub kind: NoticeKind,
    /// Precincts by id.
    pub precincts: Vec<String>,
    /// All who vote at this place, by its id or name.
    pub of_place: Option<String>,
    /// All of these counties, by code or name.
    pub of_counties: Vec<String>,
    /// Where they vote now, by id or name.
    pub new_place: Option<String>,
    /// The door to use, by id or name.
    pub entrance: Option<String>,
    /// From when; without it as the kind has it.
    pub from: Option<String>,
    /// Until when; without it to the end of election day, where the kind allows that.
    pub until: Option<String>,
    /// The notice it replaces.
    pub supersedes: Option<String>,
    /// Nobody looks at what is found before it is published: a part of a name is not enough.
    pub in_full: bool,
}

/// A precinct that a notice touches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Affected {
    /// `28159/11`.
    pub precinct: String,
    /// As the list writes it.
    pub name: String,
    /// Without the word "County".
    pub county: String,
    /// Registered voters, where the list says.
    pub registered: Option<u32>,
    /// The place the edition lists: id and name.
    pub listed: Option<(String, String)>,
}

/// An edition, one of its elections and the clock.
pub struct Compose<'a> {
    /// The edition.
    pub edition: &'a WholeEdition,
    /// Position of the election that the notice is about.
    pub election: usize,
    /// The clock.
    pub now: &'a Instant,
}

impl Compose<'_> {
    /// The notice, and who is affected. Every id in it is one of the edition.
    ///
    /// # Errors
    /// [`NoticeError`] says what was found and what was expected.
    pub fn compose(&self, wanted: &Wanted, standing: &NoticeFiles) -> Result<(Notice, Vec<Affected>), NoticeError> {
        let Some(election) = self.edition.site.elections.get(self.election) else {
            return refuse("election", "found none, expected one of the edition".to_owned());
        };
        let affected = self.affected(wanted)?;
        let counties = self.counties_of(&affected)?;
        let new_place_id = wanted.new_place.as_deref().map(|text| self.place(&counties, "new place", text, wanted.in_full)).transpose()?.map(|p| p.id);
        let at: Vec<&str> = affected.iter().filter_map(|a| a.listed.as_ref()).map(|(id, _)| id.as_str()).collect();
        let entrance = wanted.entrance.as_deref().map(|text| self.door(&counties, &at, text)).transpose()?;
        if let Some(new) = &new_place_id
            && affected.iter().all(|a| a.listed.as_ref().is_some_and(|(id, _)| id == new))
            && !standing.standing().iter().any(|n| n.kind == NoticeKind::Moved && affected.iter().any(|a| n.is_about(&a.precinct)))
        {
            return refuse("new place", format!("found {new}, where all of them vote already, expected another place"));
        }
        if let Some(old) = &wanted.supersedes
            && !standing.standing().iter().any(|n| n.id == *old)
        {
            let known: Vec<&str> = standing.standing().into_iter().map(|n| n.id.as_str()).collect();
            return refuse("supersedes", format!("found {old:?}, expected a notice that stands: {}", if known.is_empty() { "there is none".to_owned() } else { known.join(", ") }));
        }
        let [from, until] = self.moments(wanted, election)?;
        if until.utc.as_str() <= self.now.as_str() {
            return refuse("until", format!("found {}, which is over, expected a moment ahead", until.local));
        }
        let mut precincts: Vec<String> = affected.iter().map(|a| a.precinct.clone()).collect();
        precincts.sort();
        let notice = Notice {
            id: fresh_id(self.now, standing),
            kind: wanted.kind,
            precincts,
            new_place_id,
            entrance,
            from,
            until,
            issued_at: self.now.as_str().to_owned(),
            supersedes: wanted.supersedes.clone(),
        };
        notice.check().or_else(|said| refuse("notice", said))?;
        Ok((notice, affected))
    }

    /// The precincts of a notice that exists; one that the edition does not have any more is an error that names it.
    ///
    /// # Errors
    /// [`NoticeError`], also where the notice names a place or a door that the edition does not have.
    pub fn affected_by(&self, notice: &Notice) -> Result<Vec<Affected>, NoticeError> {
        let affected = self.by_id(&notice.precincts)?;
        let counties = self.counties_of(&affected)?;
        if let Some(id) = &notice.new_place_id {
            self.place(&counties, "new place", id, true)?;
        }
        if let Some(id) = &notice.entrance {
            self.door(&counties, &[], id)?;
        }
        Ok(affected)
    }

    fn affected(&self, wanted: &Wanted) -> Result<Vec<Affected>, NoticeError> {
        let said = [!wanted.precincts.is_empty(), wanted.of_place.is_some(), !wanted.of_counties.is_empty()];
        if said.iter().filter(|s| **s).count() != 1 {
            return refuse("who", "expected precincts, or the place where they vote, or counties, and only one of these".to_owned());
        }
        if let Some(text) = &wanted.of_place {
            let all: Vec<CountyFips> = self.edition.counties().into_keys().collect();
            let place = match text.split_once(':').and_then(|(fips, _)| fips.parse().ok()) {
                Some(fips) => self.place(&self.read(&[fips])?, "place", text, wanted.in_full)?,
                None => self.place(&self.read(&all)?, "place", text, wanted.in_full)?,
            };
            let fips = place.id.split(':').next().and_then(|f| f.parse().ok()).into_iter().collect::<Vec<CountyFips>>();
            let mut found = Vec::new();
            for county in self.read(&fips)? {
                found.extend(self.precincts(&county).into_iter().filter(|a| a.listed.as_ref().is_some_and(|(id, _)| *id == place.id)));
            }
            if found.is_empty() {
                return refuse("place", format!("found {} ({}), where no precinct votes at this election", place.name, place.id));
            }
            return Ok(found);
        }
        if wanted.of_counties.is_empty() {
            return self.by_id(&wanted.precincts);
        }
        let mut found = Vec::new();
        let known = self.edition.counties();
        for text in &wanted.of_counties {
            let Some((fips, _)) = known.iter().find(|(fips, name)| fips.as_str() == text || plain(name) == plain(text)) else {
                return refuse("county", format!("found {text:?}, expected one of {}", known.values().cloned().collect::<Vec<_>>().join(", ")));
            };
            for county in self.read(&[*fips])? {
                found.extend(self.precincts(&county).into_iter().filter(|a| a.listed.is_some()));
            }
        }
        found.sort_by(|a, b| a.precinct.cmp(&b.precinct));
        found.dedup();
        Ok(found)
    }

    fn by_id(&self, ids: &[String]) -> Result<Vec<Affected>, NoticeError> {
        let mut found: Vec<Affected> = Vec::new();
        let known = self.edition.counties();
        // A notice may name all precincts of a county: each county is opened once.
        let mut opened: BTreeMap<CountyFips, Vec<Affected>> = BTreeMap::new();
        for id in ids {
            let county = id.split('/').next().and_then(|f| f.parse::<CountyFips>().ok());
            let Some(county) = county.filter(|fips| known.contains_key(fips)) else {
                return refuse("precinct", format!("found {id:?}, expected an id such as 28159/11, of a county of the edition"));
            };
            let all = match opened.entry(county) {
                Entry::Occupied(at_hand) => at_hand.into_mut(),
                Entry::Vacant(new) => new.insert(self.read(&[county])?.iter().flat_map(|c| self.precincts(c)).collect()),
            };
            let Some(one) = all.iter().find(|a| a.precinct == *id) else {
                let known: Vec<&str> = all.iter().map(|a| a.precinct.as_str()).take(12).collect();
                return refuse("precinct", format!("found {id:?}, expected one of {} …", known.join(", ")));
            };
            if !found.contains(one) {
                found.push(one.clone());
            }
        }
        Ok(found)
    }

    fn read(&self, counties: &[CountyFips]) -> Result<Vec<WholeCounty>, NoticeError> {
        let known = self.edition.counties();
        let read = counties.iter().filter(|fips| known.contains_key(fips)).map(|fips| self.edition.county(*fips));
        Ok(read.collect::<Result<_, _>>()?)
    }

    fn counties_of(&self, affected: &[Affected]) -> Result<Vec<WholeCounty>, NoticeError> {
        let mut fips: Vec<CountyFips> = affected.iter().filter_map(|a| a.precinct.split('/').next()?.parse().ok()).collect();
        fips.sort_unstable();
        fips.dedup();
        self.read(&fips)
    }

    fn precincts(&self, county: &WholeCounty) -> Vec<Affected> {
        let index = &county.index;
        let serving = index.serving.iter().find(|s| usize::from(s.election) == self.election);
        let listed = |at: usize| {
            let place = serving?.places.get(at).copied().flatten()?;
            county.places.places.get(usize::from(place)).map(|p| (p.id.clone(), p.name.clone()))
        };
        let one = |(at, held): (usize, &crate::domain::edition::IndexPrecinct)| Affected {
            precinct: format!("{}/{}", index.county.fips, held.code),
            name: held.name.clone(),
            county: index.county.name.clone(),
            registered: held.registered,
            listed: listed(at),
        };
        index.precincts.iter().enumerate().map(one).collect()
    }

    /// A place by its id, its name, or a part of its name that no other has.
    fn place(&self, counties: &[WholeCounty], field: &'static str, text: &str, in_full: bool) -> Result<PollingPlace, NoticeError> {
        let all = || counties.iter().flat_map(|c| &c.places.places);
        let wanted = plain(text);
        let by: [&dyn Fn(&PollingPlace) -> bool; 3] =
            [&|p| p.id == text, &|p| plain(&p.name) == wanted, &|p| !wanted.is_empty() && plain(&p.name).contains(&wanted)];
        for fits in by.into_iter().take(if in_full { 2 } else { 3 }) {
            match all().filter(|p| fits(p)).collect::<Vec<_>>().as_slice() {
                [] => {}
                [one] => return Ok((*one).clone()),
                several => {
                    let names: Vec<String> = several.iter().take(12).map(|p| format!("{} ({})", p.name, p.id)).collect();
                    return refuse(field, format!("found {text:?}, which may be any of {}; say its id", names.join(", ")));
                }
            }
        }
        let names: Vec<String> = all().take(12).map(|p| format!("{} ({})", p.name, p.id)).collect();
        refuse(field, format!("found {text:?}, expected a polling place of the edition, such as {}", names.join(", ")))
    }

    /// A door by its id, or by a name that no other door has at these places.
    fn door(&self, counties: &[WholeCounty], at: &[&str], text: &str) -> Result<String, NoticeError> {
        let mut doors = Vec::new();
        for county in counties {
            let surveys = self.edition.surveys(&county.index)?;
            let here = surveys.into_iter().filter(|(place, _)| at.is_empty() || at.contains(&place.as_str()) || text.starts_with(place.as_str()));
            doors.extend(here.flat_map(|(_, s)| s.doors).map(|d| (d.id, d.name)));
        }
        let fitting: Vec<&(String, String)> = match doors.iter().find(|(id, _)| id == text) {
            Some(one) => vec![one],
            None => doors.iter().filter(|(_, name)| plain(name) == plain(text)).collect(),
        };
        let said = |some: &[&(String, String)]| some.iter().take(12).map(|(id, name)| format!("{name} ({id})")).collect::<Vec<_>>().join(", ");
        match fitting.as_slice() {
            [(id, _)] => Ok(id.clone()),
            [] if doors.is_empty() => refuse("entrance", format!("found {text:?}, and no door of these places is surveyed")),
            [] => refuse("entrance", format!("found {text:?}, expected a door of the survey, such as {}", said(&doors.iter().collect::<Vec<_>>()))),
            several => refuse("entrance", format!("found {text:?}, which may be any of {}; say its id", said(several))),
        }
    }

    fn moments(&self, wanted: &Wanted, election: &Election) -> Result<[Moment; 2], NoticeError> {
        let (opens, closes) = (election.hours.opens.as_str(), election.hours.closes.as_str());
        let day: Date = election.date.parse().or_else(|_| refuse("election", format!("found its day {:?}, expected one such as 2026-11-03", election.date)))?;
        let tomorrow = day.tomorrow().or_else(|e| refuse("election", e.to_string()))?;
        // A whole day, unless the kind is about an hour that only somebody can say.
        let (from, until) = match wanted.kind {
            NoticeKind::Moved | NoticeKind::EntranceChanged | NoticeKind::CallClerk => (Some("00:00"), None),
            NoticeKind::DelayedOpen => (Some(opens), Some("the hour at which the polls open there")),
            NoticeKind::ExtendedHoursCourt => (Some(closes), Some("the hour until which the court keeps the polls open")),
            NoticeKind::ClosedTemp => (None, Some("the hour at which it opens again")),
        };
        let from = match (wanted.from.as_deref(), from) {
            (Some(said), _) | (None, Some(said)) => self.moment("from", said, day)?,
            (None, None) => return refuse("from", "expected the hour from which it is closed".to_owned()),
        };
        let until = match (wanted.until.as_deref(), until) {
            (Some(said), _) => self.moment("until", said, day)?,
            (None, None) => self.at("until", tomorrow.to_datetime(Time::midnight()))?,
            (None, Some(what)) => return refuse("until", format!("expected {what}")),
        };
        Ok([from, until])
    }

    fn moment(&self, field: &'static str, text: &str, day: Date) -> Result<Moment, NoticeError> {
        let said = match Time::strptime("%H:%M", text) {
            Ok(time) => Ok(day.to_datetime(time)),
            Err(_) => DateTime::strptime("%Y-%m-%dT%H:%M", text),
        };
        match said {
            Ok(local) => self.at(field, local),
            Err(_) => refuse(field, format!("found {text:?}, expected 06:10 on election day, or 2026-11-03T06:10")),
        }
    }

    fn at(&self, field: &'static str, local: DateTime) -> Result<Moment, NoticeError> {
        let name = &self.edition.site.time_zone;
        let zone = TimeZone::get(name).or_else(|e| refuse(field, format!("{name}: {e}")))?;
        let zoned = local.to_zoned(zone).or_else(|e| refuse(field, e.to_string()))?;
        Ok(Moment {
            local: zoned.strftime("%Y-%m-%dT%H:%M").to_string(),
            utc: zoned.timestamp().strftime("%Y-%m-%dT%H:%M:%SZ").to_string(),
        })
    }
}

/// By the second of its issue, so that no id comes twice, even after one was withdrawn.
fn fresh_id(now: &Instant, standing: &NoticeFiles) -> String {
    let digits: String = now.as_str().chars().filter(char::is_ascii_digit).collect();
    let base = format!("n{digits}");
    let taken = |id: &str| standing.all().iter().any(|n| n.id == id);
    if !taken(&base) {
        return base;
    }
    (2..).map(|n| format!("{base}-{n}")).find(|id| !taken(id)).unwrap_or(base)
}
