//! Reads from a verified edition what the Directory shows: the site, and one county after the other.

use super::DirectoryError;
use crate::compile::folder_driver::FolderDriver;
use crate::domain::edition::{ALERTS, CountyIndex, NOTICES, SiteElections};
use crate::domain::election::{AuthorityKind, Election};
use crate::domain::lookup::{AnswerNotice, ELECTIONS, Instant, ListedPrecinct, Outline, ShardRef, Shelf, Step, Stop, county_detail, open, outlines};
use crate::domain::place::{Contact, CountyRef, Office, PollingPlace};

/// What every page says.
#[derive(Debug)]
pub(super) struct Site {
    pub(super) name: String,
    pub(super) as_of: String,
    pub(super) made_up: bool,
    pub(super) unsigned: bool,
    /// The latest first.
    pub(super) elections: Vec<Election>,
    pub(super) counties: Vec<CountyRef>,
    /// Source and licence, each once.
    pub(super) attribution: Vec<(String, String)>,
    pub(super) statewide: Vec<String>,
    /// The file that names the elections and all the source files, and those of notices.
    pub(super) made_from: Vec<ShardRef>,
}

/// A county.
#[derive(Debug)]
pub(super) struct County {
    pub(super) county: CountyRef,
    pub(super) offices: Vec<Office>,
    /// Names as shown, in the edition's order; two of one name carry their codes.
    pub(super) precincts: Vec<String>,
    pub(super) places: Vec<PollingPlace>,
    /// One for each election that reaches this county, the latest first.
    pub(super) lists: Vec<List>,
    pub(super) outlines: Vec<Drawn>,
}

/// A precinct's polygons.
#[derive(Debug)]
pub(super) struct Drawn {
    /// Position in `precincts`.
    pub(super) precinct: usize,
    pub(super) rings: Vec<Vec<(f64, f64)>>,
}

/// Who votes where at one election.
#[derive(Debug)]
pub(super) struct List {
    /// Position in the site's elections.
    pub(super) election: usize,
    /// `None` where somebody else chooses the places and the edition does not know them. Else each precinct that the
    /// election reaches, once, by name.
    pub(super) rows: Option<Vec<Row>>,
}

/// A precinct at an election.
#[derive(Debug, Clone)]
pub(super) struct Row {
    /// Position in the county's precincts.
    pub(super) precinct: usize,
    /// Position of its place in the county's; after a move, of the new one.
    pub(super) place: Option<usize>,
    /// Notices about it, a move first.
    pub(super) notices: Vec<AnswerNotice>,
}

impl County {
    /// Precincts that vote at a place, with the election, the latest first.
    pub(super) fn at_place(&self, place: usize) -> Vec<(usize, Vec<usize>)> {
        let here = |list: &List| {
            let rows = list.rows.iter().flatten();
            let precincts: Vec<usize> = rows.filter(|row| row.place == Some(place)).map(|row| row.precinct).collect();
            (!precincts.is_empty()).then_some((list.election, precincts))
        };
        self.lists.iter().filter_map(here).collect()
    }

    /// What notices say of a place at an election, each with the precincts it is about: of those who vote there now, and of
    /// those whom the list still sends there.
    pub(super) fn said_of(&self, place: &PollingPlace, election: usize) -> Vec<(&AnswerNotice, Vec<&Row>)> {
        let rows = self.lists.iter().filter(|list| list.election == election).filter_map(|list| list.rows.as_ref()).flatten();
        let mut said: Vec<(&AnswerNotice, Vec<&Row>)> = Vec::new();
        for row in rows {
            let here = row.place.and_then(|at| self.places.get(at)).is_some_and(|held| held.id == place.id);
            for notice in &row.notices {
                if !here && notice.instead_of.as_ref().is_none_or(|old| old.id != place.id) {
                    continue;
                }
                // One notice about two precincts that voted at two places makes two sentences.
                let same = |(held, _): &&mut (&AnswerNotice, Vec<&Row>)| held.id == notice.id && held.instead_of == notice.instead_of;
                match said.iter_mut().find(same) {
                    Some((_, rows)) => rows.push(row),
                    None => said.push((notice, vec![row])),
                }
            }
        }
        said
    }

    /// Whether a notice is said of anybody here.
    pub(super) fn has_notices(&self) -> bool {
        self.lists.iter().filter_map(|list| list.rows.as_ref()).flatten().any(|row| !row.notices.is_empty())
    }
}

fn had<T>(driver: &mut FolderDriver, ask: impl Fn(&Shelf) -> Result<T, Stop>) -> Result<T, DirectoryError> {
    let asked = driver.ask(|shelf| match ask(shelf) {
        Ok(found) => Step::Done(Ok(found)),
        Err(Stop::Needs(wants)) => Step::Needs(wants),
        Err(Stop::Unavailable { name, error, .. }) => Step::Done(Err(DirectoryError { name, error })),
    });
    let endless = || DirectoryError { name: "m/now.json".to_owned(), error: "the edition wants files without end".to_owned() };
    asked.unwrap_or_else(|| Err(endless()))
}

/// Reads the head of the edition.
pub(super) fn site(driver: &mut FolderDriver) -> Result<Site, DirectoryError> {
    // `open` wants a clock for the freshness, which is decided here by `--today` alone, so any reading will do.
    let any: Instant = "1970-01-01T00:00:00Z".parse().map_err(|e| DirectoryError { name: ELECTIONS.to_owned(), error: format!("{e}") })?;
    let opened = had(driver, |shelf| open(shelf, &any))?;
    let held: SiteElections = had(driver, |shelf| shelf.elections().cloned())?;
    Ok(Site {
        name: opened.name,
        as_of: opened.as_of,
        made_up: opened.made_up,
        unsigned: opened.unsigned,
        elections: held.elections.into_iter().rev().collect(),
        counties: opened.counties.into_iter().map(|c| CountyRef { fips: c.fips, name: c.name }).collect(),
        attribution: opened.attribution,
        statewide: opened.contact.statewide,
        made_from: driver.shelf.refs(&[ELECTIONS, NOTICES, ALERTS]),
    })
}

/// Reads a county.
pub(super) fn county(driver: &mut FolderDriver, site: &Site, county: &CountyRef) -> Result<County, DirectoryError> {
    let index = had(driver, |shelf| shelf.index(county.fips).cloned())?;
    let places = had(driver, |shelf| shelf.places(county.fips).cloned())?.places;
    let drawn = had(driver, |shelf| outlines(shelf, county.fips))?;
    let precincts = names(&index);
    let ids: Vec<String> = index.precincts.iter().map(|p| format!("{}/{}", county.fips, p.code)).collect();
    let mut by_name: Vec<usize> = (0..precincts.len()).collect();
    by_name.sort_by_cached_key(|at| (precincts.get(*at).map(|name| natural(name)), ids.get(*at).cloned()));
    let position = |outline: Outline| {
        let precinct = ids.iter().position(|id| *id == outline.precinct.id)?;
        Some(Drawn { precinct, rings: outline.rings })
    };
    let mut lists = Vec::new();
    for (at, election) in site.elections.iter().enumerate() {
        let reached: Vec<usize> = by_name.iter().copied().filter(|at| ids.get(*at).is_some_and(|id| election.covers(id))).collect();
        if reached.is_empty() {
            continue;
        }
        // Positions in the edition count from the earliest election.
        let place_in_edition = site.elections.len() - 1 - at;
        let serving = index.serving.iter().any(|s| usize::from(s.election) == place_in_edition);
        let of_city = election.authority.kind == AuthorityKind::Municipality;
        if !election.places_listed || (!serving && of_city) {
            lists.push(List { election: at, rows: None });
            continue;
        }
        // As the page has it, with notices. Without a clock none is over: the pages have none either.
        let detail = had(driver, |shelf| county_detail(shelf, county.fips, Some(&election.id), None))?;
        let row = |precinct: usize| {
            let held: Option<&ListedPrecinct> = detail.precincts.get(precinct);
            let place = held.and_then(|held| held.place.as_ref()).and_then(|here| places.iter().position(|p| p.id == here.id));
            Row { precinct, place, notices: held.map(|held| held.notices.clone()).unwrap_or_default() }
        };
        lists.push(List { election: at, rows: Some(reached.into_iter().map(row).collect()) });
    }
    Ok(County {
        county: index.county.clone(),
        offices: Contact::with_offices(index.offices.clone()).offices,
        lists,
        outlines: drawn.into_iter().filter_map(position).collect(),
        precincts,
        places,
    })
}

/// Names of precincts; where two of a county have one name, with the code behind it.
fn names(index: &CountyIndex) -> Vec<String> {
    let same = |name: &str| index.precincts.iter().filter(|p| p.name == name).count();
    index.precincts.iter().map(|p| if same(&p.name) > 1 { format!("{} ({})", p.name, p.code) } else { p.name.clone() }).collect()
}

/// Sorts names as a person does: without regard to case, and numbers by what they are worth.
fn natural(name: &str) -> Vec<(u8, u64, String)> {
    let mut parts: Vec<(u8, u64, String)> = Vec::new();
    let mut rest = name;
    while let Some(first) = rest.chars().next() {
        let digits = first.is_ascii_digit();
        let end = rest.find(|c: char| c.is_ascii_digit() != digits).unwrap_or(rest.len());
        let (part, behind) = rest.split_at(end);
        let worth = part.parse().unwrap_or(u64::MAX);
        parts.push(if digits { (0, worth, part.to_owned()) } else { (1, 0, part.to_lowercase()) });
        rest = behind;
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::natural;

    #[test]
    fn numbers_in_names_are_sorted_by_what_they_are_worth() {
        let mut names = ["Zion", "10 Elm", "2 Oak", "Beat 12", "beat 3", "99999999999999999999999 x", ""];
        names.sort_by_key(|name| natural(name));
        assert_eq!(names, ["", "2 Oak", "10 Elm", "99999999999999999999999 x", "beat 3", "Beat 12", "Zion"]);
    }
}
