//! A VIP feed as a list: each precinct with the one place that serves it on election day, and its splits.

use std::collections::{BTreeMap, BTreeSet};

use super::finding::{Finding, FixIn, Severity, Spot};
use super::profile::Input;
use super::sources::vip::{VipFeed, VipLocation, VipPrecinct, VipTally};
use super::sources::ListRow;
use crate::domain::edition::IndexSplit;
use crate::domain::election::Election;
use crate::domain::place::BallotStyle;

/// What a feed says as a list.
#[derive(Debug, Default)]
pub struct VipList {
    /// One for each precinct, with its splits.
    pub rows: Vec<(ListRow, Vec<IndexSplit>)>,
    /// Precincts first, then locations.
    pub tallies: Vec<VipTally>,
    /// Of the feed and of the list.
    pub findings: Vec<Finding>,
}

/// Makes the list; `served` are the elections it is for.
#[must_use]
pub fn list(feed: &VipFeed, input: &Input, elections: &[Election], served: &[u16]) -> VipList {
    let mut making = Making {
        feed,
        locations: feed.locations.iter().map(|l| (l.id.as_str(), l)).collect(),
        chosen: BTreeSet::new(),
        list: VipList { findings: feed.findings.clone(), ..VipList::default() },
    };
    making.check_dates(elections, served);
    // A precinct of VIP 5 and 6 is one object for each split.
    let mut groups: Vec<Vec<&VipPrecinct>> = Vec::new();
    let mut known: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for precinct in &feed.precincts {
        let key = (precinct.locality.as_str(), precinct.code.as_str());
        match known.get(&key).and_then(|at| groups.get_mut(*at)) {
            Some(group) => group.push(precinct),
            None => {
                known.insert(key, groups.len());
                groups.push(vec![precinct]);
            }
        }
    }
    let mut used = 0_usize;
    for group in &groups {
        if let Some(row) = making.row(group, input) {
            used += group.len();
            making.list.rows.push(row);
        }
    }
    making.note_locations();
    making.check_hours(elections, served);
    feed.say_county(&mut making.list.findings);
    let chosen = making.chosen.len();
    making.list.tallies = vec![
        VipTally { what: "Precincts", rows_in: feed.precincts_in, used },
        VipTally { what: "PollingLocations", rows_in: feed.locations_in, used: chosen },
    ];
    making.list
}

struct Making<'a> {
    feed: &'a VipFeed,
    locations: BTreeMap<&'a str, &'a VipLocation>,
    /// Ids of the places that serve a precinct.
    chosen: BTreeSet<&'a str>,
    list: VipList,
}

impl<'a> Making<'a> {
    fn find(&mut self, code: &'static str, severity: Severity, spot: Spot, subject: &str, sentence: String, received: Option<&str>) {
        self.list.findings.push(Finding {
            code,
            severity,
            county: String::new(),
            subject: subject.to_owned(),
            sentence,
            fix_in: FixIn::Sems,
            spot,
            received: received.map(str::to_owned),
            at: None,
        });
    }

    /// A feed of another day would put other places on the card.
    fn check_dates(&mut self, elections: &[Election], served: &[u16]) {
        let ours: Vec<&str> = served.iter().filter_map(|at| elections.get(usize::from(*at))).map(|e| e.date.as_str()).collect();
        let differs = !self.feed.elections.is_empty() && !self.feed.elections.iter().any(|date| ours.contains(&date.as_str()));
        if differs {
            let sentence = format!("The feed is for {}, the profile's election for {}; expected the same day.", self.feed.elections.join(", "), ours.join(", "));
            self.find("vip-other-election", Severity::Error, Spot::file(&self.feed.name), "", sentence, None);
        }
    }

    fn row(&mut self, group: &[&'a VipPrecinct], input: &Input) -> Option<(ListRow, Vec<IndexSplit>)> {
        let first = *group.first()?;
        let locality = self.feed.localities.get(&first.locality);
        let county = match (&input.county, locality) {
            (Some(county), _) => county.clone(),
            (None, Some(locality)) => locality.fips.clone().unwrap_or_else(|| locality.name.clone()),
            (None, None) => {
                let sentence = format!("Found the locality id {:?}, expected one of the feed; the precinct {} was left out.", first.locality, first.name);
                self.find("vip-reference-unknown", Severity::Error, first.spot.clone().field("LocalityId"), &first.name, sentence, Some(&first.received));
                return None;
            }
        };
        let mut ids: Vec<&'a str> = Vec::new();
        for id in group.iter().flat_map(|p| &p.locations) {
            if !ids.contains(&id.as_str()) {
                ids.push(id);
            }
        }
        let place = self.place(first, &ids);
        let name = |p: &VipPrecinct| p.name.split_whitespace().collect::<Vec<_>>().join(" ");
        let row = ListRow {
            county,
            code: first.code.clone(),
            precinct: name(first),
            place: place.map(|p| p.name.clone()).unwrap_or_default(),
            address: place.map(|p| p.address.clone()).unwrap_or_default(),
            at: place.and_then(|p| p.at),
            place_elsewhere: place.is_none() && self.has_reason(first, &ids),
            spot: first.spot.clone(),
            received: first.received.clone(),
            ..ListRow::default()
        };
        Some((row, self.splits(group)))
    }

    /// The place of election day: neither a drop box nor open early only. Of several none is picked for the voter.
    fn place(&mut self, precinct: &VipPrecinct, ids: &[&'a str]) -> Option<&'a VipLocation> {
        let mut serving: Vec<&'a VipLocation> = Vec::new();
        for id in ids {
            match self.locations.get(id) {
                Some(location) if !location.drop_box && !location.early => serving.push(location),
                Some(_) => {}
                None => {
                    let sentence = format!("Found the polling location id {id:?} at {}, expected one of the feed.", precinct.name);
                    let spot = precinct.spot.clone().field("PollingLocationIds");
                    self.find("vip-reference-unknown", Severity::Error, spot, &precinct.name, sentence, Some(&precinct.received));
                }
            }
        }
        match serving.as_slice() {
            [only] => {
                self.chosen.insert(&only.id);
                Some(only)
            }
            [] => None,
            several => {
                let names: Vec<&str> = several.iter().map(|l| if l.name.is_empty() { l.address.as_str() } else { l.name.as_str() }).collect();
                let sentence = format!("Found {} polling places of election day for {} ({}), expected one; none is shown.", several.len(), precinct.name, names.join("; "));
                let spot = precinct.spot.clone().field("PollingLocationIds");
                self.find("precinct-several-places", Severity::Error, spot, &precinct.name, sentence, Some(&precinct.received));
                None
            }
        }
    }

    /// Whether the feed itself says why no place is named, which is then told once.
    fn has_reason(&self, precinct: &VipPrecinct, ids: &[&str]) -> bool {
        let several = ids.iter().filter_map(|id| self.locations.get(id)).filter(|l| !l.drop_box && !l.early).count() > 1;
        several || precinct.mail_only || (ids.is_empty() && self.at_large().next().is_some())
    }

    /// Places of election day that serve a whole locality or state.
    fn at_large(&self) -> impl Iterator<Item = &'a VipLocation> {
        let named = self.feed.at_large.iter().filter_map(|id| self.locations.get(id.as_str()).copied());
        named.filter(|l| !l.drop_box && !l.early)
    }

    fn splits(&self, group: &[&VipPrecinct]) -> Vec<IndexSplit> {
        let mut splits: Vec<IndexSplit> = Vec::new();
        for precinct in group {
            let ballot_styles: Vec<BallotStyle> =
                [&precinct.ballot_style].into_iter().filter(|s| !s.is_empty()).map(|s| BallotStyle { party: None, style: s.clone() }).collect();
            if !precinct.split.is_empty() {
                splits.push(IndexSplit { code: precinct.split.clone(), name: precinct.split.clone(), ballot_styles });
            }
            let own = self.feed.splits.iter().filter(|(_, s)| s.precinct == precinct.id);
            splits.extend(own.map(|(id, s)| IndexSplit { code: id.clone(), name: s.name.clone(), ballot_styles: Vec::new() }));
        }
        splits.sort_by(|a, b| a.code.cmp(&b.code));
        splits.dedup_by(|a, b| a.code == b.code);
        splits
    }

    /// Every location that serves no precinct, by the reason.
    fn note_locations(&mut self) {
        let at_large: BTreeSet<&str> = self.at_large().map(|l| l.id.as_str()).collect();
        let named: BTreeSet<&str> = self.feed.precincts.iter().flat_map(|p| &p.locations).map(String::as_str).collect();
        let (mut boxes, mut early, mut common, mut shared) = (0_usize, 0_usize, 0_usize, 0_usize);
        for location in &self.feed.locations {
            let id = location.id.as_str();
            if self.chosen.contains(id) {
            } else if location.drop_box {
                boxes += 1;
            } else if location.early {
                early += 1;
            } else if named.contains(id) {
                shared += 1;
            } else if at_large.contains(id) {
                common += 1;
            } else {
                let sentence = format!("No precinct and no locality names the place {}; it was left out.", location.name);
                self.find("vip-place-unnamed", Severity::Warning, location.spot.clone(), &location.name, sentence, None);
            }
        }
        let file = Spot::file(&self.feed.name);
        let mut note = |n: usize, code, severity, sentence: String| {
            if n > 0 {
                self.find(code, severity, file.clone(), "", sentence, None);
            }
        };
        note(boxes, "vip-drop-boxes", Severity::Note, format!("{boxes} places are drop boxes, not polling places of election day; they were left out."));
        note(early, "vip-early-places", Severity::Note, format!("{early} places are open before election day only; they were left out."));
        note(shared, "vip-place-not-shown", Severity::Warning, format!("{shared} places share a precinct with another place of election day; they are not shown."));
        let sentence = format!(
            "{common} places serve a whole county (vote centers): a voter may choose any, and no precinct names one of its own. An answer says so with whom to call; they were left out."
        );
        note(common, "vip-places-at-large", Severity::Warning, sentence);
        for precinct in self.feed.precincts.iter().filter(|p| p.mail_only) {
            let sentence = format!("All of {} votes by mail, so it has no polling place.", precinct.name);
            self.find("precinct-by-mail", Severity::Note, precinct.spot.clone(), &precinct.name, sentence, None);
        }
    }

    /// An edition has one set of hours for an election; a place with others is told.
    fn check_hours(&mut self, elections: &[Election], served: &[u16]) {
        let chosen: Vec<&VipLocation> = self.feed.locations.iter().filter(|l| self.chosen.contains(l.id.as_str())).collect();
        for location in chosen.iter().filter(|l| !l.hours.is_empty()) {
            let Some(schedules) = self.feed.hours.get(&location.hours) else {
                let sentence = format!("Found the hours id {:?} at {}, expected one of the feed.", location.hours, location.name);
                self.find("vip-reference-unknown", Severity::Warning, location.spot.clone().field("HoursOpenId"), &location.name, sentence, None);
                continue;
            };
            for election in served.iter().filter_map(|at| elections.get(usize::from(*at))) {
                let on_day = |days: &(String, String)| {
                    (days.0.is_empty() || days.0.as_str() <= election.date.as_str()) && (days.1.is_empty() || election.date.as_str() <= days.1.as_str())
                };
                let hours: Vec<&(String, String)> = schedules.iter().filter(|s| on_day(&s.days)).flat_map(|s| &s.hours).collect();
                let ours = (&election.hours.opens, &election.hours.closes);
                if hours.iter().any(|(from, to)| (from, to) == ours) {
                    continue;
                }
                let theirs: Vec<String> = hours.iter().map(|(from, to)| format!("{from} to {to}")).collect();
                let theirs = if theirs.is_empty() { "no hours".to_owned() } else { theirs.join(" and ") };
                let sentence = format!("The feed gives {} {theirs} on {}, the profile's election {} to {}; expected the same.", location.name, election.date, ours.0, ours.1);
                self.find("hours-differ", Severity::Error, location.spot.clone().field("HoursOpenId"), &location.name, sentence, None);
            }
        }
    }
}
