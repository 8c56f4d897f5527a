//! `places/<fips>.streets-N` as it is stored: column by column, because lists of one kind deflate to a third of mixed ones.

use serde::{Deserialize, Serialize};

use super::gazetteer_columns::lines;
use super::{Layer, Locality, NumberRange, Parity, RowRef, Settles, Shard, Street, StreetShard};

/// The columns of a [`StreetShard`].
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct StreetColumns {
    /// Towns of the localities, a line feed after each.
    pub(super) towns: String,
    /// Their ZIPs as numbers; 0 for none.
    pub(super) zips: Vec<u32>,
    /// Street names, a line feed after each.
    pub(super) names: String,
    /// How many ranges each street has.
    pub(super) counts: Vec<u32>,
    /// Each range's lowest number less the one before in its street.
    pub(super) low_steps: Vec<i32>,
    /// Highest number less the lowest.
    pub(super) spans: Vec<u32>,
    /// Which numbers in between.
    pub(super) parities: Vec<Parity>,
    /// Positions of the localities.
    pub(super) localities: Vec<u16>,
    /// Where the ranges come from.
    pub(super) layers: Vec<Layer>,
    /// The precinct that a range settles, plus 1; 0 where it settles something else.
    pub(super) precincts: Vec<u32>,
    /// Of ranges that settle a precinct: the split, plus 1; 0 for none.
    pub(super) splits: Vec<u32>,
    /// What the other ranges settle, in order.
    pub(super) others: Vec<Settles>,
    /// The file of the row behind a range, plus 1; 0 for none.
    pub(super) row_files: Vec<u32>,
    /// Of ranges with a row: the row less the one before.
    pub(super) row_steps: Vec<i32>,
}

/// A number less the one before, which it replaces. Wraps, so that any list comes back as it was.
fn step(before: &mut u32, number: u32) -> i32 {
    number.wrapping_sub(std::mem::replace(before, number)).cast_signed()
}

/// The number that is a step from the one before, which it replaces.
fn stepped(before: &mut u32, step: i32) -> u32 {
    *before = before.wrapping_add(step.cast_unsigned());
    *before
}

/// A position plus 1, and 0 for none.
fn or_zero(position: Option<u16>) -> u32 {
    position.map_or(0, |at| u32::from(at) + 1)
}

/// What [`or_zero`] was made of.
fn or_none(position: u32) -> Result<Option<u16>, &'static str> {
    let Some(at) = position.checked_sub(1) else { return Ok(None) };
    u16::try_from(at).map(Some).or(Err("found a position beyond 65,535"))
}

impl From<&StreetShard> for StreetColumns {
    fn from(from: &StreetShard) -> Self {
        let mut columns = Self {
            towns: lines(from.localities.iter().map(|l| l.town.as_str())),
            zips: from.localities.iter().map(|l| l.zip.unwrap_or(0)).collect(),
            names: lines(from.streets.iter().map(|s| s.name.as_str())),
            ..Self::default()
        };
        let mut row_before = 0;
        for street in &from.streets {
            columns.counts.push(u32::try_from(street.ranges.len()).unwrap_or(u32::MAX));
            let mut low_before = 0;
            for range in &street.ranges {
                columns.low_steps.push(step(&mut low_before, range.low));
                columns.spans.push(range.high.wrapping_sub(range.low));
                columns.parities.push(range.parity);
                columns.localities.push(range.locality);
                columns.layers.push(range.layer);
                if let Settles::One { precinct, split } = range.settles {
                    columns.precincts.push(or_zero(Some(precinct)));
                    columns.splits.push(or_zero(split));
                } else {
                    columns.precincts.push(0);
                    columns.others.push(range.settles.clone());
                }
                columns.row_files.push(or_zero(range.row.map(|row| row.file)));
                if let Some(row) = range.row {
                    columns.row_steps.push(step(&mut row_before, row.row));
                }
            }
        }
        columns
    }
}

impl StreetColumns {
    /// The streets that these columns are of.
    ///
    /// # Errors
    /// Columns of different lengths, a position beyond its list, or a range whose highest number is too large.
    pub fn open(&self) -> Result<StreetShard, &'static str> {
        const UNEVEN: &str = "found columns of different lengths";
        let mut shard = StreetShard::default();
        for town in self.towns.split_terminator('\n') {
            let zip = *self.zips.get(shard.localities.len()).ok_or(UNEVEN)?;
            shard.localities.push(Locality { town: town.to_owned(), zip: (zip != 0).then_some(zip) });
        }
        if shard.localities.len() != self.zips.len() {
            return Err(UNEVEN);
        }
        let (mut at, mut row_before) = (0, 0);
        let (mut splits, mut others, mut row_steps) = (self.splits.iter(), self.others.iter(), self.row_steps.iter());
        let mut counts = self.counts.iter();
        for name in self.names.split_terminator('\n') {
            let mut street = Street { name: name.to_owned(), ranges: Vec::new() };
            let mut low_before = 0;
            for _ in 0..*counts.next().ok_or(UNEVEN)? {
                let low = stepped(&mut low_before, *self.low_steps.get(at).ok_or(UNEVEN)?);
                let span = *self.spans.get(at).ok_or(UNEVEN)?;
                let high = low.checked_add(span).ok_or("found a range beyond the largest number")?;
                let locality = *self.localities.get(at).ok_or(UNEVEN)?;
                if usize::from(locality) >= shard.localities.len() {
                    return Err("found a locality beyond its list");
                }
                let settles = match or_none(*self.precincts.get(at).ok_or(UNEVEN)?)? {
                    Some(precinct) => Settles::One { precinct, split: or_none(*splits.next().ok_or(UNEVEN)?)? },
                    None => others.next().ok_or(UNEVEN)?.clone(),
                };
                let row = match or_none(*self.row_files.get(at).ok_or(UNEVEN)?)? {
                    Some(file) => Some(RowRef { file, row: stepped(&mut row_before, *row_steps.next().ok_or(UNEVEN)?) }),
                    None => None,
                };
                street.ranges.push(NumberRange {
                    low,
                    high,
                    parity: *self.parities.get(at).ok_or(UNEVEN)?,
                    locality,
                    layer: *self.layers.get(at).ok_or(UNEVEN)?,
                    settles,
                    row,
                });
                at += 1;
            }
            shard.streets.push(street);
        }
        let all = [self.low_steps.len(), self.spans.len(), self.parities.len(), self.localities.len(), self.layers.len(),
            self.precincts.len(), self.row_files.len()];
        let left = [counts.len(), splits.len(), others.len(), row_steps.len()];
        if all.iter().any(|length| *length != at) || left.iter().any(|left| *left != 0) {
            return Err(UNEVEN);
        }
        Ok(shard)
    }
}

impl Shard for StreetColumns {
    const KIND: u8 = b'S';
    const VERSION: u8 = 3;

    /// [`StreetColumns::open`] checks, and whoever decodes opens.
    fn check(&self) -> Result<(), String> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]
    use super::*;
    use proptest::prelude::*;

    fn settles() -> impl Strategy<Value = Settles> {
        prop_oneof![
            (any::<u16>(), any::<Option<u16>>()).prop_map(|(precinct, split)| Settles::One { precinct, split }),
            any::<Vec<u16>>().prop_map(Settles::Straddles),
            any::<Vec<u16>>().prop_map(Settles::Gap),
            (any::<u16>(), any::<u16>()).prop_map(|(row, polygon)| Settles::Conflict { row, polygon }),
        ]
    }

    fn range() -> impl Strategy<Value = NumberRange> {
        let parity = prop_oneof![Just(Parity::Even), Just(Parity::Odd), Just(Parity::Both)];
        let layer = prop_oneof![Just(Layer::Registered), Just(Layer::Roads), Just(Layer::Segments), Just(Layer::Points)];
        let row = any::<Option<(u16, u32)>>().prop_map(|row| row.map(|(file, row)| RowRef { file, row }));
        (any::<u32>(), any::<u32>(), parity, 0u16..2, layer, settles(), row).prop_map(|(a, b, parity, locality, layer, settles, row)| {
            NumberRange { low: a.min(b), high: a.max(b), parity, locality, layer, settles, row }
        })
    }

    fn localities() -> Vec<Locality> {
        vec![Locality { town: "Pretend Springs".to_owned(), zip: Some(39_999) }, Locality::default()]
    }

    proptest! {
        #[test]
        fn columns_open_to_what_they_were_made_of(streets in prop::collection::vec(("[a-zA-Z é']{0,9}", prop::collection::vec(range(), 0..6)), 0..5)) {
            let streets = streets.into_iter().map(|(name, ranges)| Street { name, ranges }).collect();
            let whole = StreetShard { localities: localities(), streets };
            prop_assert_eq!(StreetColumns::from(&whole).open(), Ok(whole));
        }
    }

    fn small() -> StreetColumns {
        let range = |settles, row| NumberRange { low: 1, high: 9, parity: Parity::Odd, locality: 1, layer: Layer::Roads, settles, row };
        let ranges = vec![
            range(Settles::One { precinct: 3, split: Some(0) }, Some(RowRef { file: 0, row: 7 })),
            range(Settles::Gap(vec![1]), None),
        ];
        StreetColumns::from(&StreetShard { localities: localities(), streets: vec![Street { name: "Ivy Ave".to_owned(), ranges }] })
    }

    #[test]
    fn a_line_feed_in_a_name_does_not_make_two_streets() {
        let street = Street { name: "Ivy\nAve".to_owned(), ranges: Vec::new() };
        let opened = StreetColumns::from(&StreetShard { localities: Vec::new(), streets: vec![street] }).open().unwrap();
        assert_eq!(opened.streets.iter().map(|s| s.name.as_str()).collect::<Vec<_>>(), ["Ivy Ave"]);
    }

    #[test]
    fn columns_that_do_not_fit_together_are_refused() {
        assert!(small().open().is_ok());
        let spoil: [fn(&mut StreetColumns); 18] = [
            |c| c.towns.push('\n'),
            |c| c.zips.push(0),
            |c| c.names.push_str("One more\n"),
            |c| c.counts.push(0),
            |c| c.counts.fill(1),
            |c| c.counts.fill(3),
            |c| c.low_steps.push(0),
            |c| c.low_steps.truncate(1),
            |c| c.spans.fill(u32::MAX),
            |c| c.parities.truncate(1),
            |c| c.localities.fill(2),
            |c| c.layers.push(Layer::Points),
            |c| c.precincts.fill(70_000),
            |c| c.precincts.fill(0),
            |c| c.splits.clear(),
            |c| c.others.clear(),
            |c| c.row_files.fill(1),
            |c| c.row_steps.push(1),
        ];
        for (at, spoil) in spoil.iter().enumerate() {
            let mut columns = small();
            spoil(&mut columns);
            assert!(columns.open().is_err(), "{at}");
        }
    }
}
