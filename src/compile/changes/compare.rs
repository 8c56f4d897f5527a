//! Compares two editions, county by county.

use std::collections::{BTreeMap, BTreeSet};

use super::freeze::{self, Freeze, InFreeze};
use super::same_address::{Addresses, KnownTowns, compare as compare_addresses};
use super::{Change, ChangeList, Compared, Kind, PlaceSaid, Totals, sentence};
use crate::compile::place_numbers::plain;
use crate::compile::whole_edition::{OpenError, WholeCounty, WholeEdition};
use crate::domain::election::Election;

/// A precinct of a list, with its place at the election compared.
struct Listed {
    name: String,
    registered: Option<u32>,
    place: Option<PlaceSaid>,
}

/// By code.
type Precincts = BTreeMap<String, Listed>;

/// Compares the places of one election of each edition, by their positions.
///
/// # Errors
/// A file of an edition that is missing or not genuine.
pub fn compare(old: (&WholeEdition, usize), new: (&WholeEdition, usize)) -> Result<ChangeList, OpenError> {
    let towns: BTreeSet<String> = old.0.towns().into_iter().chain(new.0.towns()).collect();
    let (before, after) = (compared(old), compared(new));
    let frozen = freeze::touched(&new.0.site.elections, &new.0.site.state, &before.as_of, &after.as_of);
    let mut comparing = Comparing { towns: KnownTowns(&towns), frozen: &frozen, totals: Totals::default(), changes: Vec::new() };
    let (had, has) = (old.0.counties(), new.0.counties());
    let all: BTreeSet<_> = had.keys().chain(has.keys()).copied().collect();
    for fips in all {
        let names = [&has, &had].map(|c| c.get(&fips).cloned());
        let [in_new, in_old] = &names;
        let name = in_new.clone().or_else(|| in_old.clone()).unwrap_or_default();
        let before = in_old.as_ref().map(|_| old.0.county(fips)).transpose()?.map(|c| listed(&c, old.1));
        let after = in_new.as_ref().map(|_| new.0.county(fips)).transpose()?.map(|c| listed(&c, new.1));
        // A county of which a source has the map but not the list is not in its list.
        let before = before.filter(|p| !p.is_empty());
        let after = after.filter(|p| !p.is_empty());
        comparing.county((fips.as_str(), &name), before, after);
    }
    let Comparing { mut totals, mut changes, .. } = comparing;
    changes.sort_by(|a, b| (&a.county, a.kind, &a.precinct).cmp(&(&b.county, b.kind, &b.precinct)));
    for change in &changes {
        *totals.by_kind.entry(change.kind).or_default() += 1;
        if change.kind.sends_elsewhere() {
            totals.voters_sent_elsewhere += u64::from(change.registered.unwrap_or(0));
        }
        match change.freeze.iter().map(|f| f.inside).min() {
            Some(InFreeze::Surely) => totals.surely_in_freeze += 1,
            Some(InFreeze::Perhaps) => totals.perhaps_in_freeze += 1,
            None => {}
        }
    }
    Ok(ChangeList { old: before, new: after, totals, changes })
}

/// What an edition says of itself.
pub(in crate::compile) fn compared((edition, election): (&WholeEdition, usize)) -> Compared {
    let site = &edition.site;
    let held = |say: fn(&Election) -> String| site.elections.get(election).map(say).unwrap_or_default();
    Compared {
        name: site.name.clone(),
        as_of: site.as_of.clone(),
        election: held(|e| e.id.clone()),
        election_date: held(|e| e.date.clone()),
        made_up: site.made_up,
    }
}

/// What the list says of a county: precincts that only the map has are not in it.
fn listed(county: &WholeCounty, election: usize) -> Precincts {
    let serving = county.index.serving.iter().find(|s| usize::from(s.election) == election);
    let place_of = |at: usize| -> Option<PlaceSaid> {
        let place = serving?.places.get(at).copied().flatten()?;
        let place = county.places.places.get(usize::from(place))?;
        Some(PlaceSaid { name: place.name.clone(), address: place.address.clone(), room: place.room.clone() })
    };
    let rows = county.index.precincts.iter().enumerate().filter(|(_, p)| p.row.is_some());
    rows.map(|(at, p)| (p.code.clone(), Listed { name: p.name.clone(), registered: p.registered, place: place_of(at) })).collect()
}

struct Comparing<'a> {
    towns: KnownTowns<'a>,
    frozen: &'a [Freeze],
    totals: Totals,
    changes: Vec<Change>,
}

impl Comparing<'_> {
    fn county(&mut self, county: (&str, &str), before: Option<Precincts>, after: Option<Precincts>) {
        self.totals.precincts_old += before.as_ref().map_or(0, BTreeMap::len);
        self.totals.precincts_new += after.as_ref().map_or(0, BTreeMap::len);
        let (before, after) = match (before, after) {
            (Some(before), Some(after)) => (before, after),
            (None, None) => return,
            (before, after) => {
                let holder = if after.is_some() { "new" } else { "old" };
                let precincts = before.as_ref().or(after.as_ref()).map_or(0, BTreeMap::len);
                let mut change = blank(Kind::CountyInOneOnly, county);
                change.sentence = sentence::one_list_only(county.1, holder, precincts);
                self.changes.push(change);
                return;
            }
        };
        for (code, now) in &after {
            if let Some(was) = before.get(code) {
                self.totals.joined += 1;
                self.precinct(county, code, was, now);
            }
        }
        self.came_and_went(county, &before, &after);
    }

    fn precinct(&mut self, county: (&str, &str), code: &str, was: &Listed, now: &Listed) {
        if plain(&was.name) != plain(&now.name) {
            let mut change = about(Kind::PrecinctRenamed, county, code, now);
            change.sentence = sentence::renamed_precinct(county.1, code, &was.name, &now.name, now.registered);
            self.changes.push(change);
        }
        if let (Some(a), Some(b)) = (&was.place, &now.place)
            && plain(&a.name) == plain(&b.name)
        {
            self.totals.same_place_name += 1;
        }
        if !self.place(county, code, was, now) {
            self.totals.place_unchanged += 1;
        }
    }

    /// Notes what became of a precinct's place; whether anything did.
    fn place(&mut self, county: (&str, &str), code: &str, was: &Listed, now: &Listed) -> bool {
        let Some(kind) = of_place(was.place.as_ref(), now.place.as_ref(), &self.towns) else { return false };
        let mut change = about(kind, county, code, now);
        change.registered = now.registered.or(was.registered);
        change.old.clone_from(&was.place);
        change.new.clone_from(&now.place);
        if kind.sends_elsewhere() {
            change.freeze = self.frozen.to_vec();
        }
        change.sentence = sentence::of(&change, code);
        self.changes.push(change);
        true
    }

    /// Precincts in one list only. One that went and one that came under the same name, both alone with it, is a new code.
    fn came_and_went(&mut self, county: (&str, &str), before: &Precincts, after: &Precincts) {
        let gone: Vec<(&String, &Listed)> = before.iter().filter(|(code, _)| !after.contains_key(*code)).collect();
        let new: Vec<(&String, &Listed)> = after.iter().filter(|(code, _)| !before.contains_key(*code)).collect();
        let alone = |all: &[(&String, &Listed)], name: &str| all.iter().filter(|(_, p)| plain(&p.name) == plain(name)).count() == 1;
        let mut recoded = BTreeSet::new();
        for (code, now) in &new {
            let twin = gone.iter().find(|(_, was)| {
                !now.name.is_empty() && plain(&was.name) == plain(&now.name) && alone(&gone, &now.name) && alone(&new, &now.name)
            });
            let Some((old_code, was)) = twin else { continue };
            recoded.extend([(*old_code).clone(), (*code).clone()]);
            let mut change = about(Kind::PrecinctRecoded, county, code, now);
            change.old.clone_from(&was.place);
            change.new.clone_from(&now.place);
            change.sentence = sentence::recoded(county.1, old_code, code, &now.name, now.registered);
            self.changes.push(change);
            self.place(county, code, was, now);
        }
        for (kind, all) in [(Kind::PrecinctGone, gone), (Kind::PrecinctNew, new)] {
            for (code, held) in all.into_iter().filter(|(code, _)| !recoded.contains(*code)) {
                let mut change = about(kind, county, code, held);
                if kind == Kind::PrecinctGone {
                    change.old.clone_from(&held.place);
                } else {
                    change.new.clone_from(&held.place);
                }
                change.sentence = sentence::of(&change, code);
                self.changes.push(change);
            }
        }
    }
}

/// What became of a precinct's place; none where it is the same in all but spelling.
pub(in crate::compile) fn of_place(was: Option<&PlaceSaid>, now: Option<&PlaceSaid>, towns: &KnownTowns<'_>) -> Option<Kind> {
    let (was, now) = match (was, now) {
        (None, None) => return None,
        (None, Some(_)) => return Some(Kind::PlaceNew),
        (Some(_), None) => return Some(Kind::PlaceGone),
        (Some(was), Some(now)) => (was, now),
    };
    let same_name = plain(&was.name) == plain(&now.name);
    match (same_name, compare_addresses(&was.address, &now.address, towns)) {
        (true, Addresses::Same) => {
            let room = |p: &PlaceSaid| plain(p.room.as_deref().unwrap_or_default());
            (room(was) != room(now)).then_some(Kind::RoomChanged)
        }
        (true, Addresses::Other) => Some(Kind::SameNameOtherAddress),
        // Both blank is no change of words.
        (true, Addresses::Unsure) => (plain(&was.address) != plain(&now.address)).then_some(Kind::AddressReworded),
        (false, Addresses::Same) => Some(Kind::Renamed),
        (false, Addresses::Other) => Some(Kind::Moved),
        (false, Addresses::Unsure) => Some(Kind::MovedOrRenamed),
    }
}

fn blank(kind: Kind, (fips, county): (&str, &str)) -> Change {
    Change {
        kind,
        fips: fips.to_owned(),
        county: county.to_owned(),
        precinct: String::new(),
        precinct_name: String::new(),
        old: None,
        new: None,
        registered: None,
        freeze: Vec::new(),
        sentence: String::new(),
    }
}

fn about(kind: Kind, county: (&str, &str), code: &str, precinct: &Listed) -> Change {
    Change {
        precinct: format!("{}/{code}", county.0),
        precinct_name: precinct.name.clone(),
        registered: precinct.registered,
        ..blank(kind, county)
    }
}
