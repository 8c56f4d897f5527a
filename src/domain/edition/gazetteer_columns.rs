//! `site/gazetteer` as it is stored: column by column, because lists of one kind deflate to half of mixed ones.

use serde::{Deserialize, Serialize};

use super::{Gazetteer, GazetteerCounty, GazetteerTown, GazetteerZip, Shard};
use crate::domain::place::CountyRef;

/// The columns of a [`Gazetteer`].
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct GazetteerColumns {
    /// Each county's code as a number, less the one before.
    pub(super) county_steps: Vec<u32>,
    /// County names, a line feed after each.
    pub(super) county_names: String,
    /// Whether the edition has any address of each county.
    pub(super) streets: Vec<bool>,
    /// West, south, width and height of each county in 1e-2 degrees; a width of 0 where there is no polygon.
    pub(super) bounds: Vec<i32>,
    /// Town names, a line feed after each.
    pub(super) town_names: String,
    /// Each town's counties.
    pub(super) town_counties: Sets,
    /// Each ZIP as a number, less the one before.
    pub(super) zip_steps: Vec<u32>,
    /// Each ZIP's towns.
    pub(super) zip_towns: Sets,
    /// Each ZIP's counties; none where they are its towns', in the towns' order.
    pub(super) zip_counties: Sets,
}

/// Lists of positions, one after another.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Sets {
    /// How many in each list.
    pub(super) counts: Vec<u16>,
    /// The members of all.
    pub(super) members: Vec<u16>,
}

impl Sets {
    fn push(&mut self, members: &[u16]) {
        // A longer list than 65,535 positions cannot be without a position twice.
        self.counts.push(u16::try_from(members.len()).unwrap_or(u16::MAX));
        self.members.extend(members.iter().take(usize::from(u16::MAX)));
    }

    /// The lists, if the counts add up to the members and each of these is below `limit`.
    fn lists(&self, limit: usize) -> Result<Vec<&[u16]>, &'static str> {
        if self.members.iter().any(|m| usize::from(*m) >= limit) {
            return Err("found a position beyond its list");
        }
        let mut rest = self.members.as_slice();
        let mut all = Vec::new();
        for count in &self.counts {
            let Some((list, others)) = rest.split_at_checked(usize::from(*count)) else {
                return Err("found fewer positions than the counts say");
            };
            all.push(list);
            rest = others;
        }
        if rest.is_empty() { Ok(all) } else { Err("found more positions than the counts say") }
    }
}

/// Each number less the one before. Wraps, so that any list comes back as it was.
fn steps(numbers: impl Iterator<Item = u32>) -> Vec<u32> {
    let mut before = 0;
    numbers.map(|n| n.wrapping_sub(std::mem::replace(&mut before, n))).collect()
}

/// Lines of text; a line feed within a name would be one too many.
pub(super) fn lines<'a>(names: impl Iterator<Item = &'a str>) -> String {
    names.flat_map(|name| [name.replace('\n', " "), "\n".to_owned()]).collect()
}

/// The counties of these towns, each once, in the order in which they come.
fn counties_of_towns(towns: &[u16], counties: &dyn Fn(u16) -> Vec<u16>) -> Vec<u16> {
    let mut all = Vec::new();
    for town in towns {
        for county in counties(*town) {
            if !all.contains(&county) {
                all.push(county);
            }
        }
    }
    all
}

impl From<&Gazetteer> for GazetteerColumns {
    fn from(from: &Gazetteer) -> Self {
        let number = |c: &GazetteerCounty| c.county.fips.as_str().parse().unwrap_or(0);
        let mut columns = Self {
            county_steps: steps(from.counties.iter().map(number)),
            county_names: lines(from.counties.iter().map(|c| c.county.name.as_str())),
            town_names: lines(from.towns.iter().map(|t| t.name.as_str())),
            zip_steps: steps(from.zips.iter().map(|z| z.zip)),
            ..Self::default()
        };
        for county in &from.counties {
            columns.streets.push(county.streets);
            let [west, south, east, north] = county.bounds.unwrap_or_default();
            columns.bounds.extend([west, south, east - west, north - south]);
        }
        for town in &from.towns {
            columns.town_counties.push(&town.counties);
        }
        let of_town = |town: u16| from.towns.get(usize::from(town)).map(|t| t.counties.clone()).unwrap_or_default();
        for zip in &from.zips {
            columns.zip_towns.push(&zip.towns);
            let derived = counties_of_towns(&zip.towns, &of_town);
            columns.zip_counties.push(if derived == zip.counties { &[] } else { &zip.counties });
        }
        columns
    }
}

impl GazetteerColumns {
    /// The gazetteer that these columns are of.
    ///
    /// # Errors
    /// Columns of different lengths, or a position beyond its list.
    pub fn open(&self) -> Result<Gazetteer, &'static str> {
        const UNEVEN: &str = "found columns of different lengths";
        let mut gazetteer = Gazetteer::default();
        let count = self.county_steps.len();
        let names: Vec<&str> = self.county_names.split_terminator('\n').collect();
        let town_names: Vec<&str> = self.town_names.split_terminator('\n').collect();
        let town_counties = self.town_counties.lists(count)?;
        let zip_towns = self.zip_towns.lists(town_names.len())?;
        let zip_counties = self.zip_counties.lists(count)?;
        let zips = self.zip_steps.len();
        let even = [
            (names.len(), count),
            (self.streets.len(), count),
            (self.bounds.len(), count * 4),
            (town_counties.len(), town_names.len()),
            (zip_towns.len(), zips),
            (zip_counties.len(), zips),
        ];
        if even.iter().any(|(a, b)| a != b) {
            return Err(UNEVEN);
        }
        let mut code = 0u32;
        for (((step, name), streets), bounds) in
            self.county_steps.iter().zip(names).zip(&self.streets).zip(self.bounds.as_chunks::<4>().0)
        {
            code = code.wrapping_add(*step);
            let Ok(fips) = format!("{code:05}").parse() else { return Err("found a county code that is not five digits") };
            let [west, south, width, height] = *bounds;
            let around = [west, south, west.wrapping_add(width), south.wrapping_add(height)];
            gazetteer.counties.push(GazetteerCounty {
                county: CountyRef { fips, name: name.to_owned() },
                bounds: (width != 0).then_some(around),
                streets: *streets,
            });
        }
        for (name, counties) in town_names.iter().zip(&town_counties) {
            gazetteer.towns.push(GazetteerTown { name: (*name).to_owned(), counties: counties.to_vec() });
        }
        let of_town = |town: u16| town_counties.get(usize::from(town)).map(|c| c.to_vec()).unwrap_or_default();
        let mut number = 0u32;
        for ((step, towns), counties) in self.zip_steps.iter().zip(zip_towns).zip(zip_counties) {
            number = number.wrapping_add(*step);
            let counties = if counties.is_empty() { counties_of_towns(towns, &of_town) } else { counties.to_vec() };
            gazetteer.zips.push(GazetteerZip { zip: number, towns: towns.to_vec(), counties });
        }
        Ok(gazetteer)
    }
}

impl Shard for GazetteerColumns {
    const KIND: u8 = b'G';
    const VERSION: u8 = 2;

    /// [`GazetteerColumns::open`] checks, and whoever decodes opens.
    fn check(&self) -> Result<(), String> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]
    use super::*;

    fn gazetteer() -> Gazetteer {
        let county = |fips: &str, bounds, streets| GazetteerCounty {
            county: CountyRef { fips: fips.parse().unwrap(), name: format!("County {fips}") },
            bounds,
            streets,
        };
        let town = |name: &str, counties: &[u16]| GazetteerTown { name: name.to_owned(), counties: counties.to_vec() };
        let zip = |zip, towns: &[u16], counties: &[u16]| GazetteerZip { zip, towns: towns.to_vec(), counties: counties.to_vec() };
        Gazetteer {
            counties: vec![
                county("01001", Some([-8912, 3300, -8899, 3350]), true),
                county("28159", None, false),
                county("28161", Some([-1, -1, 1, 1]), true),
            ],
            towns: vec![town("Pretend Springs", &[1, 0]), town("Élan", &[2]), town("Nowhere", &[0])],
            zips: vec![zip(39_339, &[0, 1], &[1, 0, 2]), zip(39_340, &[0], &[0, 1]), zip(39_999, &[], &[2])],
        }
    }

    #[test]
    fn columns_open_to_what_they_were_made_of() {
        for whole in [gazetteer(), Gazetteer::default()] {
            assert_eq!(GazetteerColumns::from(&whole).open(), Ok(whole));
        }
    }

    #[test]
    fn a_zip_whose_counties_are_its_towns_takes_no_room() {
        assert_eq!(GazetteerColumns::from(&gazetteer()).zip_counties, Sets { counts: vec![0, 2, 1], members: vec![0, 1, 2] });
    }

    #[test]
    fn columns_that_do_not_fit_together_are_refused() {
        let spoil: [fn(&mut GazetteerColumns); 10] = [
            |c| c.county_steps.push(1),
            |c| c.county_names.push_str("One more\n"),
            |c| c.streets.truncate(1),
            |c| c.bounds.truncate(11),
            |c| c.town_names.clear(),
            |c| c.town_counties.members.push(0),
            |c| c.town_counties.counts.push(1),
            |c| c.zip_towns.members.fill(3),
            |c| c.zip_counties.members.fill(3),
            |c| c.county_steps.fill(99_999),
        ];
        for (at, spoil) in spoil.iter().enumerate() {
            let mut columns = GazetteerColumns::from(&gazetteer());
            spoil(&mut columns);
            assert!(columns.open().is_err(), "{at}");
        }
    }
}
