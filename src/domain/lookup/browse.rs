//! What one looks through rather than asks: the edition's head, a county's list, its streets, its outlines.

use serde::{Deserialize, Serialize};

use super::locate::precinct_ref;
use super::freshness::{About, freshness, not_too_old};
use super::placed::{At, Placed, placed};
use super::{AnswerNotice, Freshness, FreshnessState, Instant, Shelf, Stop};
use crate::domain::edition::{CountyIndex, NumberRange};
use crate::domain::election::ElectionRef;
use crate::domain::place::{Contact, CountyFips, CountyRef, PlaceRef, PrecinctRef};

/// The edition's head.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename = "opened")]
pub struct OpenedEdition {
    /// "Mississippi, 22 September 2020".
    pub name: String,
    /// `YYYY-MM-DD`.
    pub as_of: String,
    /// Nobody signed it.
    pub unsigned: bool,
    /// Invented places.
    pub made_up: bool,
    /// Old where no election lies ahead.
    pub freshness: Freshness,
    /// By date; the last is the one that is asked about unless another is named.
    pub elections: Vec<ElectionRef>,
    /// By code.
    pub counties: Vec<OpenedCounty>,
    /// What the edition was made from, and under which terms; each source once.
    pub attribution: Vec<(String, String)>,
    /// The statewide lines.
    pub contact: Contact,
}

/// A county of the edition.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OpenedCounty {
    /// Code.
    pub fips: CountyFips,
    /// Name.
    pub name: String,
    /// Whether addresses can be looked up.
    pub streets: bool,
    /// West, south, east, north in degrees.
    pub bounds: Option<[f64; 4]>,
}

/// A county's list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CountyDetail {
    /// Which county.
    pub county: CountyRef,
    /// Whether addresses can be looked up.
    pub streets: bool,
    /// Whether it has polygons.
    pub map: bool,
    /// By code.
    pub precincts: Vec<ListedPrecinct>,
    /// Whom to call.
    pub contact: Contact,
}

/// A row of a county's list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ListedPrecinct {
    /// Which precinct.
    pub precinct: PrecinctRef,
    /// Its place at the election asked about; none where the source names none.
    pub place: Option<PlaceRef>,
    /// Notices that touch it; where one says `moved`, `place` is the new one.
    pub notices: Vec<AnswerNotice>,
    /// Registered voters, where the list says.
    pub registered: Option<u32>,
}

/// A street for a county → street → number list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StreetName {
    /// As the source writes it.
    pub name: String,
    /// Town, where the source says.
    pub town: Option<String>,
    /// Five digits, where the source says.
    pub zip: Option<String>,
    /// Lowest and highest number.
    pub numbers: (u32, u32),
}

/// A precinct's polygon.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Outline {
    /// Which precinct.
    pub precinct: PrecinctRef,
    /// Rings of `[lon, lat]` degrees, closed; outer ones counter-clockwise.
    pub rings: Vec<Vec<(f64, f64)>>,
}

/// The edition's head.
///
/// # Errors
/// [`Stop`] until its files are at hand.
pub fn open(shelf: &Shelf, now: &Instant) -> Result<OpenedEdition, Stop> {
    let (site, gazetteer) = shelf.site()?;
    let ahead = site.elections.iter().any(|e| e.over_utc.as_str() > now.as_str());
    let degrees = |b: [i32; 4]| b.map(|hundredths| f64::from(hundredths) / 100.0);
    let county = |c: &crate::domain::edition::GazetteerCounty| OpenedCounty {
        fips: c.county.fips,
        name: c.county.name.clone(),
        streets: c.streets,
        bounds: c.bounds.map(degrees),
    };
    not_too_old(shelf, now)?;
    let state = if ahead { FreshnessState::Current } else { FreshnessState::Old };
    let freshness = freshness(shelf, site, now, state, About::default());
    Ok(OpenedEdition {
        name: site.name.clone(),
        as_of: site.as_of.clone(),
        unsigned: freshness.unsigned,
        made_up: site.made_up,
        freshness,
        elections: site.elections.iter().map(Into::into).collect(),
        counties: gazetteer.counties.iter().map(county).collect(),
        attribution: site.attribution.iter().map(|a| (a.source.clone(), a.licence.clone())).collect(),
        contact: Contact::with_offices(Vec::new()),
    })
}

/// A county's list of precincts and places at an election, the latest without one. Without a clock no notice is over.
///
/// # Errors
/// [`Stop`] until its files are at hand.
pub fn county_detail(shelf: &Shelf, fips: CountyFips, election: Option<&str>, now: Option<&Instant>) -> Result<CountyDetail, Stop> {
    let (site, _) = shelf.site()?;
    if let Some(now) = now {
        not_too_old(shelf, now)?;
    }
    let index = shelf.index(fips)?;
    // A county without precincts has its list all the same.
    shelf.places(fips)?;
    let named = election.and_then(|id| site.elections.iter().position(|e| e.id == id));
    let at = named.or(site.elections.len().checked_sub(1));
    let at = at.and_then(|i| Some(At { election: site.elections.get(i)?, position: u16::try_from(i).ok()?, now }));
    let mut precincts = Vec::new();
    for (i, held) in (0u16..).zip(&index.precincts) {
        let Placed { place, notices } = at.map(|at| placed(shelf, index, i, at)).transpose()?.unwrap_or_default();
        let precinct = precinct_ref(&index.county, held);
        precincts.push(ListedPrecinct { precinct, place, notices, registered: held.registered });
    }
    Ok(CountyDetail {
        county: index.county.clone(),
        streets: index.streets.any(),
        map: index.shards.iter().any(|s| s.name.ends_with(".precincts")),
        precincts,
        contact: Contact::with_offices(index.offices.clone()),
    })
}

/// A county's streets, one entry per street and locality.
///
/// # Errors
/// [`Stop`] until its files are at hand.
pub fn street_names(shelf: &Shelf, fips: CountyFips) -> Result<Vec<StreetName>, Stop> {
    let streets = shelf.streets(fips)?;
    let mut names = Vec::new();
    for street in streets.all() {
        let mut localities: Vec<u16> = street.ranges.iter().map(|r| r.locality).collect();
        localities.sort_unstable();
        localities.dedup();
        for at in localities {
            let ranges = || street.ranges.iter().filter(|r: &&NumberRange| r.locality == at);
            let locality = ranges().next().and_then(|r| streets.locality(r));
            names.push(StreetName {
                name: street.name.clone(),
                town: locality.map(|l| l.town.clone()).filter(|t| !t.is_empty()),
                zip: locality.and_then(|l| l.zip).map(|z| format!("{z:05}")),
                numbers: (
                    ranges().map(|r| r.low).min().unwrap_or_default(),
                    ranges().map(|r| r.high).max().unwrap_or_default(),
                ),
            });
        }
    }
    Ok(names)
}

/// A county's polygons, in the order of its precincts.
///
/// # Errors
/// [`Stop`] until its files are at hand.
pub fn outlines(shelf: &Shelf, fips: CountyFips) -> Result<Vec<Outline>, Stop> {
    let index: &CountyIndex = shelf.index(fips)?;
    let Some((precincts, _)) = shelf.precincts(fips)? else { return Ok(Vec::new()) };
    let per_degree = f64::from(precincts.quantum.per_degree());
    let degrees = |v: &[i32; 2]| (f64::from(v[0]) / per_degree, f64::from(v[1]) / per_degree);
    let outline = |shape: &crate::domain::edition::PrecinctShape| {
        let held = index.precincts.get(usize::from(shape.precinct))?;
        let rings = shape.rings().iter().flatten().map(|ring| ring.iter().map(degrees).collect()).collect();
        Some(Outline { precinct: precinct_ref(&index.county, held), rings })
    };
    Ok(precincts.shapes.iter().filter_map(outline).collect())
}

/// Precincts of a county that vote at a place, by its id.
///
/// # Errors
/// [`Stop`] until its files are at hand.
pub fn precincts_of_place(
    shelf: &Shelf,
    fips: CountyFips,
    place: &str,
    election: Option<&str>,
    now: Option<&Instant>,
) -> Result<Vec<ListedPrecinct>, Stop> {
    let detail = county_detail(shelf, fips, election, now)?;
    let here = |p: &ListedPrecinct| p.place.as_ref().is_some_and(|held| held.id == place);
    Ok(detail.precincts.into_iter().filter(here).collect())
}
