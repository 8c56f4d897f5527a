//! A day as a number, for formats that keep days in two bytes and for counting days between two.

use super::{Day, days_in, is_leap};

/// Days in the years before this one, the year 1 being the first.
const fn days_before(year: u16) -> u32 {
    let past = year as u32 - 1;
    past * 365 + past / 4 - past / 100 + past / 400
}

impl Day {
    /// 0 for the first day there is, one more for each day after.
    #[must_use]
    pub fn number(self) -> u32 {
        let months: u32 = (1..self.month).map(|month| u32::from(days_in(self.year, month))).sum();
        days_before(self.year) + months + u32::from(self.day) - 1
    }

    /// The day of a number; `None` after the year 9999.
    #[must_use]
    pub fn of_number(number: u32) -> Option<Self> {
        // Never too late a year: 400 years have 146,097 days.
        let mut year = u16::try_from(u64::from(number) * 400 / 146_097 + 1).ok()?;
        while year > 1 && days_before(year) > number {
            year -= 1;
        }
        while number - days_before(year) >= 365 + u32::from(is_leap(year)) {
            year += 1;
        }
        let mut left = number - days_before(year);
        let mut month = 1;
        while left >= u32::from(days_in(year, month)) {
            left -= u32::from(days_in(year, month));
            month += 1;
        }
        Self::new(year, month, u8::try_from(left + 1).ok()?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counted_one_by_one_from_the_last_day_to_the_first() {
        let mut day = Day::LAST;
        for number in (0..=day.number()).rev() {
            assert_eq!((day.number(), Day::of_number(number)), (number, Some(day)));
            day = day.before();
        }
        assert_eq!((day, Day::FIRST.number()), (Day::FIRST, 0));
        assert_eq!(Day::of_number(Day::LAST.number() + 1), None);
        assert_eq!(Day::of_number(u32::MAX), None);
    }
}
